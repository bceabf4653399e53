"""Who is shown which help, and what interrupts: by age, nation and what happened, never by guess."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any
from urllib.parse import urlparse

import pytest

from assessor.assess.acts import assess_whole
from assessor.assess.flags import flags
from assessor.case.file import read_case
from assessor.case.model import Case
from assessor.result.report import assess_case
from assessor.safety import routes as module
from assessor.safety.interrupts import interrupts, interrupts_for
from assessor.safety.known import holds
from assessor.safety.routes import for_a_child_who_did_it, incomplete_routes, routes, routes_for, stale_routes
from legal_rules.formula import atoms
from legal_rules.rulebook import RuleBook
from tests.conftest import ROOT
from tests.language import offences_against

Json = dict[str, Any]
REMOVAL = {"stopncii", "report-remove", "take-it-down"}


def case_of(book: RuleBook, nation: str = "england-wales", now: str = "", **facts: Any) -> Case:
    """A sharing of a picture, with some facts on the picture, the act, the person and the case."""
    person: Json = {"role": "supported", "facts": {}}
    if now:
        person["facts"]["affected.age-now"] = now
    named = {name.replace("__", "."): value for name, value in facts.items()}
    split: dict[str, Json] = {"image": {}, "act": {}, "case": {}, "person": {}}
    for name, value in named.items():
        fact = name.replace("_", "-")
        scope = book.vocabulary.facts[fact].scope
        split["image" if scope.startswith("image") else scope][fact] = value
    responsible = {"role": "responsible", "facts": split["person"]}
    plain = {
        "schema": 1,
        "case": "t",
        "nation": nation,
        "as_at": "2026-11-22",
        "people": {"A": responsible, "B": person},
        "images": {"p": {"of": ["B"], "facts": split["image"]}},
        "facts": split["case"],
        "acts": [
            {
                "id": "a",
                "kind": "share",
                "by": "A",
                "about": "B",
                "to": "public",
                "image": "p",
                "when": "2025-01-01",
                "facts": split["act"],
            }
        ],
    }
    case, problems = read_case(json.dumps(plain), book.vocabulary)
    assert case is not None, "\n".join(map(str, problems))
    return case


def shown(case: Case, book: RuleBook) -> list[str]:
    return [route.id for route in routes_for(case, book)]


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ("13-15", "13-15", {"report-remove", "take-it-down"}),
        ("13-15", "16-17", {"report-remove", "take-it-down"}),
        ("13-15", "adult", {"take-it-down"}),
        ("adult", "adult", {"stopncii"}),
        ("", "", {"report-remove", "take-it-down"}),
        ("", "adult", {"take-it-down"}),
    ],
)
def test_the_right_way_to_removal_for_the_age_then_and_now(
    then: str, now: str, expected: set[str], book: RuleBook
) -> None:
    """A picture at 15: Report Remove while under 18, Take It Down always, StopNCII never. At 25: StopNCII alone.
    Age not known: the rules for children."""
    facts = {"image__age_then": then} if then else {}
    assert set(shown(case_of(book, now=now, **facts), book)) & REMOVAL == expected


def test_an_adult_then_is_an_adult_now_without_being_asked(book: RuleBook) -> None:
    """Nobody grows younger: a person shown as an adult is not sent to a child's helpline."""
    found = shown(case_of(book, image__age_then="adult"), book)
    assert "revenge-porn-helpline" in found
    assert "childline" not in found


@pytest.mark.parametrize(
    ("nation", "there", "not_there"),
    [
        ("scotland", "rape-crisis-scotland", "sexual-abuse-line"),
        ("northern-ireland", "dsa-helpline-ni", "rape-crisis-scotland"),
        ("england-wales", "live-fear-free", "dsa-helpline-ni"),
    ],
)
def test_help_is_of_the_nation(nation: str, there: str, not_there: str, book: RuleBook) -> None:
    """Contacts match the nation; England and Wales apart where they differ."""
    found = shown(case_of(book, nation, image__age_then="adult"), book)
    assert there in found
    assert not_there not in found


def test_what_to_keep_comes_before_removal_and_three_ways_are_not_criminal(book: RuleBook) -> None:
    """Evidence first; and for adults in England and Wales at least three routes that need no offence."""
    found = routes_for(case_of(book, image__age_then="adult"), book)
    kinds = [route.kind for route in found]
    assert kinds.index("evidence") < kinds.index("removal")
    assert sum(kind in ("removal", "order", "civil", "complaint") for kind in kinds) >= 3


def test_someone_who_was_reported_sees_advice_and_support_only(book: RuleBook) -> None:
    """Nothing else is offered to the person reported; help in danger and in a crisis is support too."""
    case = case_of(book, image__age_then="adult", case__reported_person="yes")
    assert set(shown(case, book)) == {"police-999", "samaritans", "solicitor", "stop-it-now"}
    assert interrupts_for(case, book)[0].id == "reported-person"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"image__age_then": "13-15"}, "under-18"),
        ({"image__looks": "child"}, "under-18"),
        ({"safety__danger_now": "yes"}, "danger-now"),
        ({"safety__self_harm": "yes"}, "self-harm"),
        ({"message__self_harm": "yes"}, "self-harm"),
        ({"demand__for": "money-or-property"}, "money-demand"),
        ({"demand__for": "drop-a-report"}, "demand-more"),
        ({"demand__for": "more-images"}, "demand-more"),
        ({"safety__recent_assault": "yes"}, "recent-assault"),
        ({"course__stalking": "yes"}, "stalking"),
        ({"relation__to_person": "ex-partner"}, "domestic-abuse"),
    ],
)
def test_each_interrupt_comes_when_called_for(facts: Json, expected: str, book: RuleBook) -> None:
    """The fact that calls for it brings it, named as the reason, and nothing else does."""
    found = {item.id: item for item in interrupts_for(case_of(book, **facts), book)}
    assert expected in found
    assert found[expected].because
    assert expected not in {item.id for item in interrupts_for(case_of(book, image__age_then="adult"), book)}


def test_a_mothers_picture_for_a_nurse_gets_the_softer_words(book: RuleBook) -> None:
    """Care and family pictures: the panel softens."""
    hard = interrupts_for(case_of(book, image__age_then="under-13"), book)[0].says
    soft = interrupts_for(case_of(book, image__age_then="under-13", care__health="yes"), book)[0].says
    assert "offence in itself" in hard
    assert soft.startswith("Pictures for care")


def test_every_under_18_case_prints_safeguarding_before_any_offence(book: RuleBook) -> None:
    """Text and JSON: the stop comes first, with the status of the reporting duty and the day it was looked at."""
    from assessor.pages.support import support_page

    case = case_of(book, image__age_then="13-15", image__indecent="yes")
    result, _ = assess_case(case, book)
    assert result is not None
    assert result.flags[0].id == "under-18"
    page = " ".join(support_page(result, case, book).text().split())
    assert page.index("Do not copy") < page.lower().index("sexual picture of a child")
    assert "27 August 2026" in page


def test_flags_hold_no_score(book: RuleBook) -> None:
    """No number and no grade of danger in any interrupt."""
    whole = assess_whole(case_of(book, course__stalking="yes", relation__to_person="partner"), book)
    words = " ".join(flag.says for flag in flags(whole)).lower()
    assert "score" not in words
    assert "high risk" not in words


def test_every_text_keeps_to_the_language_guide() -> None:
    """Routes and interrupts use no banned word and no law term."""
    texts = [(r.id, t) for r in routes() for t in (r.title, r.says)]
    texts += [(i.id, t) for i in interrupts() for t in (i.title, i.says, i.softer.says if i.softer else "")]
    allowed = {"victim", "revenge porn"}  # in the names of a helpline and of a code
    found = [(where, [w for w in offences_against(text) if w.lower() not in allowed]) for where, text in texts]
    assert not [row for row in found if row[1]]


def test_every_formula_names_facts_that_are_there(book: RuleBook) -> None:
    """Routes and interrupts name only facts of the vocabulary, and routes that exist."""
    formulas = (
        [r.when for r in routes()] + [i.when for i in interrupts()] + [i.softer.when for i in interrupts() if i.softer]
    )
    for formula in formulas:
        for atom in atoms(formula):
            assert atom.id in book.vocabulary.facts, atom.id
            assert set(atom.values) <= set(book.vocabulary.facts[atom.id].values), atom
    known = {route.id for route in routes()}
    assert not [name for item in interrupts() for name in item.routes if name not in known]


def test_routes_not_looked_at_for_long_are_noted() -> None:
    """After 180 days each is a problem with its place."""
    assert not stale_routes(dt.date(2026, 12, 1))
    assert len(stale_routes(dt.date(2027, 6, 1))) == len(routes())


def test_unknown_is_not_shown_unless_said(book: RuleBook) -> None:
    """A route that asks for a fact is hidden while the fact is open, unless its data says to show it."""
    route = next(route for route in routes() if route.id == "stopncii")
    assert holds(route.when, {}) == 1
    assert "stopncii" not in shown(case_of(book), book)


def test_no_route_holds_an_address() -> None:
    """Contacts are phones, texts, mails and web pages; nowhere to go in person."""
    text = (ROOT / "data" / "routes.yaml").read_text(encoding="utf-8").lower()
    assert "postcode" not in text
    assert "address:" not in text


OFFICIAL = (
    "gov.uk",
    "gov.scot",
    "gov.wales",
    "police.uk",
    "nhs.uk",
    "nhsinform.scot",
    "safer.scot",
    "ico.org.uk",
    "slab.org.uk",
    "lra.org.uk",
)
OWN = {
    "samaritans": "samaritans.org",
    "revenge-porn-helpline": "revengepornhelpline.org.uk",
    "childline": "nspcc.org.uk",
    "childline-reported": "nspcc.org.uk",
    "dsa-helpline-ni": "dsahelpline.org",
    "victim-support-ni": "victimsupportni.com",
    "stop-it-now": "stopitnow.org.uk",
    "stopncii": "stopncii.org",
    "report-remove": "iwf.org.uk",
    "iwf": "iwf.org.uk",
    "ncdv": "ncdv.org.uk",
    "havens-london": "thehavens.org.uk",
    "karma-nirvana": "karmanirvana.org.uk",
    "ugly-mugs": "nationaluglymugs.org",
    "child-lawyer-scotland": "sclc.org.uk",
    "child-lawyer-ni": "childrenslawcentre.org.uk",
    "union": "tuc.org.uk",
}
OF_THE_HELPLINE = ("keep-list", "keep-messages", "keep-evidence", "which-first", "safer-device")


def test_confirmed_stands_on_a_page_of_its_own_or_an_official_one() -> None:
    """A blog, a law firm, a paper or another charity confirms nothing. What to keep is the helpline's own advice."""
    for route in routes():
        if route.confirmed and route.id not in OF_THE_HELPLINE:
            host = urlparse(route.source).netloc
            allowed = (*OFFICIAL, *([OWN[route.id]] if route.id in OWN else []))
            assert host.endswith(allowed), (route.id, host)


def test_a_part_of_the_law_of_one_nation_is_not_confirmed_by_a_page_of_another() -> None:
    """A force, a government, a prosecutor of one nation speaks for its own."""
    of = {
        "gov.scot": "scotland",
        "scotland.police.uk": "scotland",
        "copfs.gov.uk": "scotland",
        "slab.org.uk": "scotland",
        "nhsinform.scot": "scotland",
        "ppsni.gov.uk": "northern-ireland",
        "psni.police.uk": "northern-ireland",
        "justice-ni.gov.uk": "northern-ireland",
        "nidirect.gov.uk": "northern-ireland",
        "gov.wales": "wales",
        "england.nhs.uk": "england",
    }
    for route in routes():
        host = urlparse(route.source).netloc
        theirs = {nation for end, nation in of.items() if host.endswith(end)}
        if route.confirmed and theirs:
            assert set(route.confirmed_in or route.nations) <= theirs, route.id


@pytest.mark.parametrize("nation", ["england-wales", "scotland", "northern-ireland"])
def test_every_nation_has_the_same_kinds_of_help(nation: str, book: RuleBook) -> None:
    """After an assault, stalking and a former partner: a centre, police, who decides, evidence, anonymity, review, orders,
    rights, money for an injury, a claim of one's own."""
    facts = {"safety__recent_assault": "yes", "course__stalking": "yes", "relation__to_person": "ex-partner"}
    found = routes_for(case_of(book, nation, image__age_then="adult", **facts), book)
    kinds = [route.kind for route in found]
    assert {
        "safety",
        "helpline",
        "evidence",
        "removal",
        "civil",
        "compensation",
        "complaint",
        "police",
        "review",
    } <= set(kinds)
    assert kinds.count("order") >= 2
    assert kinds.count("police") == kinds.count("compensation") == 1
    titles = [route.title for route in found if route.kind == "criminal"]
    for title in (
        "Who decides about a charge",
        "Help with giving evidence",
        "Keeping your name out of the news",
        "Order made by a criminal court",
    ):
        assert titles.count(title) == 1, title
    assert any("assault" in route.says for route in found if route.kind == "helpline")


@pytest.mark.parametrize(
    ("nation", "there", "not_there"),
    [
        ("england-wales", "compensation-gb", "compensation-ni"),
        ("scotland", "compensation-gb", "compensation-ni"),
        ("northern-ireland", "compensation-ni", "compensation-gb"),
    ],
)
def test_compensation_is_that_of_the_place(nation: str, there: str, not_there: str, book: RuleBook) -> None:
    """The scheme of Great Britain, and another in Northern Ireland; pictures alone may not count, and both say so."""
    found = shown(case_of(book, nation, image__age_then="adult"), book)
    assert there in found
    assert not_there not in found
    assert "may not count" in next(route.says for route in routes() if route.id == there)


@pytest.mark.parametrize(
    ("fact", "nation", "expected"),
    [
        ("help__work", "england-wales", {"at-work", "union"}),
        ("help__work", "northern-ireland", {"at-work-ni", "union"}),
        ("help__sex_work", "scotland", {"ugly-mugs"}),
        ("help__learning_disability", "england-wales", {"mencap"}),
        ("help__learning_disability", "scotland", {"enable-scotland"}),
        ("help__honour", "northern-ireland", {"karma-nirvana", "forced-marriage-unit"}),
        ("help__armed_forces", "england-wales", {"service-care-unit"}),
    ],
)
def test_services_for_some_are_shown_when_they_are_wanted(
    fact: str, nation: str, expected: set[str], book: RuleBook
) -> None:
    """Said: there. Not said, or no: not on the page, so that nobody reads of what was not asked for."""
    base = {"image__age_then": "adult"}
    assert expected <= set(shown(case_of(book, nation, **base, **{fact: "yes"}), book))
    assert not expected & set(shown(case_of(book, nation, **base), book))
    assert not expected & set(shown(case_of(book, nation, **base, **{fact: "no"}), book))


@pytest.mark.parametrize(
    ("nation", "age", "expected"),
    [
        ("england-wales", "13-15", {"childline-reported", "shore", "child-lawyer-england"}),
        ("scotland", "13-15", {"childline-reported", "shore", "child-lawyer-scotland", "childrens-reporter"}),
        ("scotland", "16-17", {"childline-reported", "shore", "child-lawyer-scotland"}),
        ("northern-ireland", "16-17", {"childline-reported", "shore", "child-lawyer-ni"}),
        ("scotland", "under-10", {"childline-reported", "child-lawyer-scotland"}),
    ],
)
def test_a_child_who_did_it_gets_the_childs_routes(nation: str, age: str, expected: set[str], book: RuleBook) -> None:
    """By age and nation; nothing that belongs to the person affected, and nothing for grown-ups."""
    case = case_of(book, nation, image__age_then="13-15", responsible__age=age)
    assert {route.id for route in for_a_child_who_did_it(case, book, dt.date(2026, 11, 29))} == expected


def test_a_grown_up_who_did_it_gets_no_routes_for_a_child(book: RuleBook) -> None:
    """The same case with an adult."""
    case = case_of(book, image__age_then="13-15", responsible__age="adult")
    assert not for_a_child_who_did_it(case, book, dt.date(2026, 11, 29))


def test_a_service_for_one_place_says_so_and_is_not_offered_elsewhere(book: RuleBook) -> None:
    """Wales, London: with their place while it is open where the person lives; away once it is known to be another."""
    assault = {"image__age_then": "adult", "safety__recent_assault": "yes"}
    open_case = {route.id: dict(route.lines()) for route in routes_for(case_of(book, **assault), book)}
    assert open_case["live-fear-free"]["Only for"] == "Wales"
    assert open_case["havens-london"]["Only for"] == "London"
    assert "Only for" not in open_case["revenge-porn-helpline"]
    in_leeds = shown(case_of(book, **assault, case__nation="england", case__london="no"), book)
    assert not {"live-fear-free", "sarc-wales", "havens-london"} & set(in_leeds)
    assert "havens-london" in shown(case_of(book, **assault, case__nation="england", case__london="yes"), book)
    in_wales = shown(case_of(book, **assault, case__nation="wales"), book)
    assert {"live-fear-free", "sarc-wales"} <= set(in_wales)
    assert "havens-london" not in in_wales


def test_a_mark_that_holds_for_some_nations_is_no_mark_elsewhere(book: RuleBook) -> None:
    """Unions: the page read is of the congress of England and Wales."""
    for nation, sure in (("england-wales", True), ("scotland", False), ("northern-ireland", False)):
        found = routes_for(case_of(book, nation, image__age_then="adult", help__work="yes"), book)
        assert next(route for route in found if route.id == "union").confirmed is sure


def test_nothing_is_called_confirmed_without_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """`check` makes it a fault, with the place."""
    assert not incomplete_routes()
    first = routes()[0]
    bad = (
        replace(first, source="not obtained"),
        replace(first, nations=("wales",), confirmed_in=("scotland",)),
    )
    monkeypatch.setattr(module, "routes", lambda: bad)
    assert len(incomplete_routes()) == 2


def test_a_picture_that_is_not_of_the_person_gets_no_steps_for_pictures_of_oneself(book: RuleBook) -> None:
    """Flashed at by a picture: no code of one's own picture and no "it is my intimate image"; the account is reported."""
    of_oneself = {"stopncii", "platform-report", "search-engines"}
    own = shown(case_of(book, image__age_then="adult", image__of_person="yes"), book)
    theirs = case_of(book, image__age_then="adult")
    theirs = replace(theirs, images={"p": replace(theirs.images["p"], of=("A",))})
    assert of_oneself <= set(own) and "account-report" not in own
    assert not of_oneself & set(shown(theirs, book)) and "account-report" in shown(theirs, book)


@pytest.mark.parametrize(
    ("kind", "private", "there"), [("take", "yes", True), ("take", "no", False), ("share", "yes", False)]
)
def test_a_hidden_camera_gets_its_own_first_steps(kind: str, private: str, there: bool, book: RuleBook) -> None:
    """Leave it, tell the police, ask the place for its recordings: where somebody was filmed somewhere private."""
    case = case_of(book, place__private=private)
    (act,) = case.acts
    assert ("found-device" in shown(replace(case, acts=(replace(act, kind=kind),)), book)) == there
