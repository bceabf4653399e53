"""Safety on the careful side: what is said first, and to whom, when ages are open, disputed, or follow from dates."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest
import textstat

from assessor.case.edit import add_act, new_case, put
from assessor.case.file import read_case
from assessor.case.model import Answer, Case, Image
from assessor.cli import main
from assessor.result.report import assess_case
from assessor.safety.interrupts import interrupts, interrupts_for
from assessor.safety.routes import EVERYWHERE, routes, routes_for
from legal_rules.rulebook import RuleBook
from tests.conftest import ROOT
from tests.corpus.cases import HERE as CORPUS
from tests.corpus.cases import entries
from tests.language import offences_against

Json = dict[str, Any]
UNDER_18 = ROOT / "tests" / "documents" / "cases" / "under-18.yaml"
CHILD = ("under-10", "under-13", "10-11", "12", "13-15", "16-17")
CHILD_PICTURE = {"report-remove", "take-it-down", "keep-no-copies"}
SHARE: Json = {"id": "a", "kind": "share", "by": "A", "about": "B", "to": "public", "image": "p", "when": "2025-01-01"}
CONTACT: Json = {"id": "c", "kind": "contact", "by": "A", "about": "B", "when": "2025-02-01"}


def case_of(
    book: RuleBook, acts: list[Json], about: Json | None = None, image: Json | None = None, **more: Any
) -> Case:
    """A case with A responsible, B supported, and one picture of B."""
    plain = {
        "schema": 1,
        "case": "t",
        "nation": "england-wales",
        "as_at": "2026-11-22",
        "people": {"A": {"role": "responsible"}, "B": {"role": "supported", **(about or {})}},
        "images": {"p": {"of": ["B"], "facts": image or {}}},
        "acts": acts,
        **more,
    }
    case, problems = read_case(json.dumps(plain), book.vocabulary)
    assert case is not None, "\n".join(map(str, problems))
    return case


def shown(case: Case, book: RuleBook) -> set[str]:
    return {route.id for route in routes_for(case, book)}


def called(case: Case, book: RuleBook) -> dict[str, Any]:
    return {item.id: item for item in interrupts_for(case, book)}


def test_an_act_without_a_picture_brings_no_rules_for_pictures_of_children(book: RuleBook) -> None:
    """A picture of an adult and unwanted calls: an adult is not sent to Report Remove because the calls show nobody."""
    both = shown(case_of(book, [SHARE, CONTACT], image={"image.age-then": "adult"}), book)
    assert not both & CHILD_PICTURE
    assert "stopncii" in both
    assert not shown(case_of(book, [CONTACT], {"age": 27}), book) & (CHILD_PICTURE | {"stopncii"})


def test_what_to_keep_of_a_childs_picture_is_a_list_in_words(book: RuleBook) -> None:
    """Link, user name and date only: neither messages as they came nor a screenshot, while the age is open too."""
    for image in ({"image.age-then": "13-15"}, {}):
        kept = shown(case_of(book, [SHARE], image=image), book) & {
            "keep-list",
            "keep-messages",
            "keep-evidence",
            "keep-no-copies",
        }
        assert kept == {"keep-list", "keep-no-copies"}
    assert "keep-messages" in shown(case_of(book, [CONTACT]), book)


def test_an_age_on_an_earlier_day_tells_that_someone_is_grown_up_now(book: RuleBook) -> None:
    """17 at a picture of 2015: Take It Down, and help for adults, not Report Remove."""
    then = {"image.age-then": "16-17"}
    grown = shown(case_of(book, [{**SHARE, "when": "2015-01-01"}], {"age": "16-17"}, then), book)
    assert grown & {"report-remove", "take-it-down", "childline", "stopncii"} == {"take-it-down"}
    young = shown(case_of(book, [{**SHARE, "when": "2026-06-01"}], {"age": "16-17"}, then), book)
    assert {"report-remove", "childline"} <= young


@pytest.mark.parametrize(
    ("born", "expected"), [("2011", {"report-remove", "take-it-down"}), ("1990", {"take-it-down"})]
)
def test_a_date_of_birth_tells_the_age_today(born: str, expected: set[str], book: RuleBook) -> None:
    """From the year alone, where both ends of it agree."""
    found = shown(case_of(book, [SHARE], {"born": born}, {"image.age-then": "13-15"}), book)
    assert found & {"report-remove", "take-it-down", "stopncii"} == expected


def test_an_age_that_a_range_of_days_leaves_open_is_taken_from_its_first_day(book: RuleBook) -> None:
    """Born in 2006 and shown on some day from 2015 on: they may have been a child, and are handled so."""
    act = {**SHARE, "when": {"from": "2015-01-01", "to": "2026-01-01"}}
    assert "safeguarding" in called(case_of(book, [act], {"born": "2006-01-01"}), book)


@pytest.mark.parametrize("says", ["13-15", "adult"])
def test_a_disputed_age_is_read_on_the_careful_side(says: str, book: RuleBook) -> None:
    """What the person supported says counts when it makes a child of the person shown, never when it makes an adult."""
    case = case_of(book, [SHARE], image={"image.age-then": {"is": "disputed", "supported_says": says}})
    assert ("under-18" in called(case, book)) == (says == "13-15")
    assert "report-remove" in shown(case, book)
    assert "stopncii" not in shown(case, book)


def test_a_child_who_was_sent_something_gets_the_banner_without_any_picture_of_theirs(book: RuleBook) -> None:
    """Someone of 14 sent a picture of the sender: safeguarding, and Childline."""
    sent = {"id": "s", "kind": "send", "by": "A", "about": "B", "to": "B", "when": "2025-02-01"}
    found = called(case_of(book, [sent], {"age": 14}), book)
    assert "safeguarding" in found
    assert "childline" in [route.id for route in found["safeguarding"].contacts]


def test_the_softer_words_never_take_the_banner_away(book: RuleBook) -> None:
    """A parent's picture for a nurse: gentler about the picture, and safeguarding still stands beside it."""
    act = {**SHARE, "facts": {"care.health": "yes"}}
    found = called(case_of(book, [act], image={"image.age-then": "under-13"}), book)
    assert found["under-18"].says.startswith("Pictures for care")
    assert "section 85" in found["safeguarding"].says


def test_the_banner_says_the_state_of_the_duty_and_the_day_it_was_looked_at() -> None:
    """Passed, not in force on the last day read, when looked at; it does not decide whose duty it is, and stands only
    where England is concerned: the policy of the service everywhere."""
    panel = next(item for item in interrupts() if item.id == "safeguarding")
    assert panel.says == "Follow your own safeguarding policy now."
    assert [there.nations for there in panel.there] == [("england",), ("northern-ireland",)]
    says = panel.there[0].says
    for part in ("has been passed", "not yet in force on 27 August 2026", "22 November 2026", "does not decide"):
        assert part in says


@pytest.mark.parametrize(
    ("nation", "home", "names_it"),
    [
        ("england-wales", "", True),
        ("england-wales", "england", True),
        ("england-wales", "wales", False),
        ("scotland", "", False),
        ("northern-ireland", "", False),
        ("elsewhere", "", True),
    ],
)
def test_the_duty_of_england_is_named_only_where_england_is_concerned(
    nation: str, home: str, names_it: bool, book: RuleBook
) -> None:
    """Not in Glasgow, Belfast or Wales, on the panel and in what a document says of it; the service's policy everywhere."""
    case = put(add_act(new_case(nation), "share"), "share-1", "affected.age", "B", Answer("13-15"))
    case = replace(case, facts={"case.nation": Answer(home)} if home else {})
    (panel,) = (one for one in interrupts_for(case, book) if one.id == "safeguarding")
    assert panel.says.startswith("Follow your own safeguarding policy now.")
    assert ("in England" in panel.says) == names_it


def test_which_picture_it_is_whose_age_is_not_known_is_said_where_there_are_several(book: RuleBook) -> None:
    """By its name in the flag of a result; with one picture there is nothing to tell apart."""
    one = add_act(new_case("england-wales"), "share")
    two = replace(one, images={**one.images, "picture-2": Image(("B",), {"image.age-then": Answer("adult")})})
    three = add_act(replace(one, images={**one.images, "picture-2": Image(("B",))}), "share")
    for case, says in (
        (one, "the person in the picture was"),
        (two, "the person in picture-1 was"),
        (three, "the people in picture-1 and picture-2 were"),
    ):
        acts = (*case.acts[:-1], replace(case.acts[-1], image=list(case.images)[-1] if case is three else "picture-1"))
        result, _ = assess_case(replace(case, acts=acts), book)
        assert result is not None
        (flag,) = (flag for flag in result.flags if flag.id == "age-in-image-not-known")
        assert f"how old {says}." in flag.says


def test_every_public_case_with_someone_under_18_gets_the_banner_first(book: RuleBook) -> None:
    """Every case of the collection in which anyone is, or was when shown, under 18."""
    found = 0
    for entry in entries():
        case, problems = read_case(json.dumps(entry["case"], default=str), book.vocabulary)
        assert case is not None, problems
        if not _child_in(entry["case"]):
            continue
        found += 1
        result, _ = assess_case(case, book)
        assert result is not None
        assert "safeguarding" in [flag.id for flag in result.flags], entry["id"]
    assert found >= 5, (found, CORPUS)


def _child_in(case: Json) -> bool:
    images = [image.get("facts", {}).get("image.age-then") for image in case.get("images", {}).values()]
    ages = [person.get("age") for person in case["people"].values() if person.get("role") != "other"]
    concerned = {name for act in case["acts"] for name in (act.get("by"), act.get("about"))}
    people = [case["people"][name].get("age") for name in concerned if name in case["people"]]
    used = [age for age in people if age in ages]
    return any(age in CHILD or (isinstance(age, int) and age < 18) for age in [*images, *used])


def test_someone_reported_who_may_hurt_themselves_gets_crisis_help(book: RuleBook) -> None:
    """Nothing but advice and support, and that holds in a crisis too: there is someone to call."""
    facts = {"case.reported-person": "yes", "safety.self-harm": "yes"}
    case = case_of(book, [SHARE], image={"image.age-then": "adult"}, facts=facts)
    assert [route.id for route in called(case, book)["self-harm"].contacts] == ["police-999", "samaritans"]
    assert {route.kind for route in routes_for(case, book)} == {"safety", "support-reported"}


def test_a_young_person_who_was_reported_is_sent_to_childline(book: RuleBook) -> None:
    """Support fits the age of the person reported as well."""
    people = {"A": {"role": "responsible", "age": 15}, "B": {"role": "affected"}}
    plain = case_of(book, [SHARE], facts={"case.reported-person": "yes"}, people=people)
    assert "childline-reported" in shown(plain, book)


def test_a_case_only_abroad_still_shows_who_to_call(book: RuleBook) -> None:
    """No nation of ours is touched: only what is there for the whole UK, and 999 is."""
    case = case_of(book, [], nation="elsewhere", facts={"safety.danger-now": "yes"})
    assert [route.id for route in called(case, book)["danger-now"].contacts] == ["police-999"]
    assert all(set(route.nations) == set(EVERYWHERE) for route in routes_for(case, book))


def test_people_alone_can_call_for_a_panel(book: RuleBook) -> None:
    """Before any act is entered: a former partner, and someone of 14."""
    people = {
        "A": {"role": "responsible", "facts": {"relation.to-person": "ex-partner"}},
        "B": {"role": "supported", "age": 14},
    }
    assert {"domestic-abuse", "safeguarding"} <= set(called(case_of(book, [], people=people), book))


@pytest.mark.parametrize(
    ("home", "there", "not_there"),
    [
        ("wales", {"live-fear-free"}, {"national-da-helpline"}),
        ("england", {"national-da-helpline"}, {"live-fear-free"}),
        ("scotland", {"rape-crisis-scotland", "non-molestation"}, {"live-fear-free", "sexual-abuse-line"}),
    ],
)
def test_help_follows_where_the_person_lives_and_law_follows_the_act(
    home: str, there: set[str], not_there: set[str], book: RuleBook
) -> None:
    """Someone in Scotland, an act in England: their own helplines, and the orders of the place of the act."""
    people = {"A": {"role": "responsible", "facts": {"relation.to-person": "ex-partner"}}, "B": {"role": "supported"}}
    found = shown(case_of(book, [SHARE], facts={"case.nation": home}, people=people), book)
    assert there <= found
    assert not not_there & found


@pytest.mark.parametrize(
    ("wish", "away"),
    [("men", {"national-da-helpline", "galop"}), ("women", {"mens-advice-line", "galop"}), ("", set())],
)
def test_a_wish_for_a_service_takes_the_others_away_and_no_wish_takes_none(
    wish: str, away: set[str], book: RuleBook
) -> None:
    """Left open, every service is shown; nobody has to say who they are to be shown any."""
    people = {"A": {"role": "responsible", "facts": {"relation.to-person": "partner"}}, "B": {"role": "supported"}}
    facts = {"help.wanted-for": wish} if wish else {}
    every = {"national-da-helpline", "galop", "mens-advice-line"}
    assert every - shown(case_of(book, [SHARE], facts=facts, people=people), book) == away


def test_the_reason_given_is_the_fact_that_calls_and_no_other(book: RuleBook) -> None:
    """A picture that looks like an adult's but was taken at 14: the age is the reason, the look is not."""
    image = {"image.age-then": "13-15", "image.looks": "adult"}
    assert called(case_of(book, [SHARE], image=image), book)["under-18"].because == ("image.age-then",)


def test_the_gravest_panels_come_first(book: RuleBook) -> None:
    """Danger before pictures, pictures before money, money before the rest; the words on money begin with not paying."""
    act = {**SHARE, "facts": {"demand.for": "money-or-property"}}
    facts = {"safety.danger-now": "yes", "safety.device-watched": "yes"}
    case = case_of(book, [act], image={"image.age-then": "13-15"}, facts=facts)
    assert list(called(case, book)) == ["danger-now", "under-18", "safeguarding", "money-demand", "device-watched"]
    assert called(case, book)["money-demand"].says.startswith("Do not pay")


def test_limits_can_be_read_in_the_routes(book: RuleBook) -> None:
    """The four limits: removal, the 48 hours, time to charge, and who decides."""
    says = " ".join(route.says for route in routes_for(case_of(book, [SHARE], image={"image.age-then": "adult"}), book))
    for part in (
        "removal cannot be guaranteed",
        "a duty on their systems, not a promise",
        "that does not stop you reporting",
        "The police and the Crown Prosecution Service decide",
    ):
        assert part in says


def test_someone_who_does_not_want_to_report_loses_nothing(book: RuleBook) -> None:
    """Nothing asks whether the police were told: no route turns on it, and both orders are offered."""
    assert not [fact for fact in book.vocabulary.facts if "reported-to" in fact]
    assert "which-first" in shown(case_of(book, [SHARE], image={"image.age-then": "adult"}), book)


def test_languages_and_other_ways_in_are_printed_with_the_contact() -> None:
    """Sign language and text relay for 999; Welsh where a service works in it."""
    lines = {route.id: dict(route.lines()) for route in routes()}
    assert "British Sign Language" in lines["police-999"]["Languages"]
    assert "text relay" in lines["police-999"]["Other ways"]
    assert "Welsh" in lines["live-fear-free"]["Languages"]


def test_unconfirmed_entries_say_so_and_all_have_a_day() -> None:
    """What was taken from memory is not confirmed; no entry was looked at on a day to come."""
    for route in routes():
        assert not (route.confirmed and route.source == "not obtained"), route.id
        assert not (route.confirmed and "from memory" in route.note), route.id
        assert route.checked <= dt.date(2026, 11, 30), route.id


def test_panels_and_routes_read_easily_and_keep_to_the_guide() -> None:
    """A word list and a reading grade over all of them; names of organisations and of the Code are let be."""
    names = {"victim", "revenge porn"}
    texts = [(route.id, route.says) for route in routes()]
    texts += [(i.id, text) for i in interrupts() for text in (i.says, i.softer.says if i.softer else "") if text]
    assert not [(where, w) for where, text in texts for w in offences_against(text) if w.lower() not in names]
    hard = {where: textstat.flesch_kincaid_grade(text) for where, text in texts}
    assert not {where: grade for where, grade in hard.items() if grade > 9}
    assert sum(hard.values()) / len(hard) <= 8


@pytest.mark.parametrize("view", ["support", "law", "policy"])
def test_the_stop_for_pictures_of_children_stands_before_any_offence_in_every_view(
    view: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What `assess` prints of the under-18 fixture: handling of the image and safeguarding, then the acts."""
    assert main(["assess", str(UNDER_18), "--view", view]) == 0
    text = " ".join(capsys.readouterr().out.split())
    first_act = text.index("took-1:")
    assert text.index("Do not copy, forward, show, store or ask for the picture.") < first_act
    assert text.index("Follow your own safeguarding policy now.") < first_act
    assert "what the picture shows" not in text


def test_the_contacts_of_a_panel_stand_in_the_plan_under_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    """In the support view; a contact that was not confirmed says so."""
    assert main(["assess", str(UNDER_18)]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert text.index("Do not copy, forward") < text.index("Childline, 0800 1111.")
    assert "CEOP Safety Centre (check first)" in text
