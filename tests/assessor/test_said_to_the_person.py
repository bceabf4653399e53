"""Rows of the trials of November 2026 on what is said to the person that no other test shows; docs/corners.md names each."""

from __future__ import annotations

import re
from typing import Any

import pytest

from assessor.assess.records import Finding
from assessor.pages.result import result_page
from assessor.result.report import assess_case
from assessor.safety.interrupts import interrupts_for
from assessor.safety.routes import routes_for
from tests.assessor.test_headline import HEAD
from tests.documents.helping import TODAY, book, case_of, made, whole_text

Json = dict[str, Any]
OF_ONESELF = {"stopncii", "platform-report", "search-engines"}
BARE = "image.age-then: adult, image.origin: camera, shows.genitals: yes, shows.genitals-bare: yes, shows.only-underwear: no"
PARTS = ("genitals", "buttocks", "breasts", "pubic", "sexual-act", "sexual-thing", "toilet")
NOT_SHARED = "consent.sharing: no, belief.reasonable: no"


def text(image: str, act: str, nation: str = "england-wales", doer: str = "adult") -> str:
    """A case of one act with one picture."""
    picture = f"images: {{p: {{of: [B], facts: {{{image}}}}}}}\n"
    return (
        HEAD.format(nation=nation, age="adult", doer=doer) + picture + f"acts:\n- {{id: a, by: A, about: B, {act}}}\n"
    )


def share(image: str, more: str = "") -> str:
    facts = NOT_SHARED + (f", {more}" if more else "")
    return text(image, f"image: p, kind: share, to: public, when: 2025-03-01, facts: {{{facts}}}")


def outcomes(case: str, view: str = "law") -> dict[str, Finding]:
    result, problems = assess_case(case_of(case), book(), view, TODAY, whole_lists=False)
    assert result is not None, problems
    return {finding.offence: finding for finding in result.acts[0].periods[0].findings}


def support(case: str) -> str:
    read = case_of(case)
    result, problems = assess_case(read, book(), "support", TODAY, whole_lists=False)
    assert result is not None, problems
    return " ".join(result_page(result, read, book(), "support").text().split())


def asked(case: str) -> str:
    result, problems = assess_case(case_of(case), book(), "support", TODAY, whole_lists=False)
    assert result is not None, problems
    return str(result.next_question.fact if result.next_question is not None else None)


@pytest.mark.parametrize("nation", ["england-wales", "scotland", "northern-ireland"])
def test_a_hacked_account_may_fit_in_every_nation(nation: str) -> None:
    """S2: the Act of 1990 is for the whole United Kingdom, and its headline is that other law may fit."""
    facts = "access.unauthorised: yes, access.knew: yes, access.computer-used: yes"
    case = text("image.age-then: adult", f"kind: access, when: 2025-03-01, facts: {{{facts}}}", nation)
    assert outcomes(case)["cma1990-1"].outcome in ("met", "met-unless")
    assert "Other law may fit what you have told us: getting into an account or device" in support(case)


@pytest.mark.parametrize(
    ("image", "proviso"),
    [
        (BARE + ", shows.breasts: no", False),
        (
            "image.age-then: adult, image.origin: camera, shows.breasts: yes, shows.breasts-bare: yes, shows.only-underwear: no",
            True,
        ),
    ],
)
def test_what_is_ordinarily_seen_in_public_does_not_fit_and_the_proviso_is_asked_where_it_can_arise(
    image: str, proviso: bool
) -> None:
    """S4: genitals alone leave no room for breastfeeding, so s.66B does not fit; with breasts shown that is asked."""
    case = share(image + ", shows.ordinary-in-public: yes")
    found = outcomes(case)
    sharing = {found[f"soa2003-66B-{n}"].made_out for n in (1, 2, 3)}
    if proviso:
        assert found["soa2003-66B-1"].made_out == "open"
        assert (
            outcomes(share(image + ", shows.ordinary-in-public: yes, shows.breastfeeding: no"))[
                "soa2003-66B-1"
            ].made_out
            == "no"
        )
    else:
        assert sharing == {"no"} and "More serious forms also fit" not in support(case)
        assert asked(case) != "shows.breastfeeding"


def test_a_picture_in_underwear_says_what_fails_and_speaks_of_no_exception() -> None:
    """S5: s.66A has no exception; covered genitals are no genitals, so it does not fit."""
    case = share("image.age-then: adult, image.origin: camera, shows.genitals: yes, shows.only-underwear: yes")
    found = outcomes(case)
    for offence in ("soa2003-66A-1-a", "soa2003-66A-1-b"):
        assert found[offence].made_out == "no", offence
    sheet = " ".join(whole_text(made("options", case_of(case), help=())).split())
    for said in (support(case), sheet):
        assert "exception in the law may apply" not in said
        assert "oes not fit what you have told us: nothing is bare" in said


@pytest.mark.parametrize(
    ("wanted", "panels"),
    [
        ("money-or-property", {"money-demand"}),
        ("sexual-act", {"demand-more"}),
        ("stay-return-or-meet", {"demand-more"}),
        ("unknown", {"money-demand"}),
    ],
)
def test_the_panel_is_that_of_what_was_demanded(wanted: str, panels: set[str]) -> None:
    """S10: a demand for a sexual act under pressure is no demand for money; what is not known is taken to be one."""
    act = f"kind: demand, to: [B], when: 2025-03-01, facts: {{demand.for: {wanted}, demand.pressure: yes}}"
    found = {panel.id for panel in interrupts_for(case_of(text("image.age-then: adult", act)), book(), TODAY)}
    assert found & {"money-demand", "demand-more"} == panels


def test_two_demands_have_each_its_panel() -> None:
    """What takes a panel away is read of the act that calls for it, and of no other."""
    acts = [("a", "sexual-act"), ("b", "money-or-property")]
    rows = "".join(
        f"- {{id: {id}, by: A, about: B, to: [B], kind: demand, when: 2025-03-01, facts: {{demand.for: {what}, demand.pressure: yes}}}}\n"
        for id, what in acts
    )
    case = case_of(HEAD.format(nation="scotland", age="adult", doer="adult") + "acts:\n" + rows)
    found = {panel.id for panel in interrupts_for(case, book(), TODAY)}
    assert {"money-demand", "demand-more"} <= found


def test_a_picture_that_is_not_intimate_gets_other_steps() -> None:
    """S11: no code of an intimate picture and no "it is my intimate image"; where one part is not known they stay."""
    none = ", ".join(f"shows.{part}: no" for part in PARTS)
    adult = "image.age-then: adult, image.origin: camera, "
    steps = {route.id for route in routes_for(case_of(share(adult + none)), book(), TODAY)}
    open_ = {
        route.id
        for route in routes_for(
            case_of(share(adult + none.replace("genitals: no", "genitals: unknown"))), book(), TODAY
        )
    }
    assert not OF_ONESELF & steps and {"account-report", "keep-list"} <= steps
    assert open_ >= OF_ONESELF and "account-report" not in open_


def test_swimwear_is_not_asked_for_as_underwear() -> None:
    """S12: the question does not widen itself with "or the like", and its help says what swimwear is not."""
    for fact in ("shows.only-underwear", "shows.genitals", "shows.buttocks", "shows.breasts"):
        spec = book().vocabulary.facts[fact]
        assert "or the like" not in f"{spec.question} {spec.help}", fact
    assert "Swimwear worn to swim is not underwear" in book().vocabulary.facts["shows.only-underwear"].help


@pytest.mark.parametrize("kind", ["options", "police-sheet"])
def test_what_was_not_read_is_for_the_law_view(kind: str) -> None:
    """S13: the person's sheet does not reason from where a section stands, nor speak of what was not read."""
    created = "image.age-then: adult, image.origin: altered, image.intimate-added: yes, image.looks: adult, shows.breasts: yes"
    act = (
        "image: p, kind: create, when: 2026-09-01, facts: {consent.creating: no, belief.reasonable: no, act.via: self}"
    )
    said = " ".join(whole_text(made(kind, case_of(text(created, act)), help=())).split())
    assert "anonym" in said.lower() or kind == "options"
    assert not re.search(r"expected, because|Part 1|was not read|not obtained|prospective|reconstruct", said), said


@pytest.mark.parametrize("nation", ["england-wales", "scotland", "northern-ireland"])
def test_whoever_wore_nothing_is_not_asked_about_looking_under_clothes(nation: str) -> None:
    """A man filmed in the shower: whether he wore anything is asked before the angle, and "no" settles the angle."""
    picture = "image.age-then: adult, image.origin: camera, shows.intimate-unsaid: yes, shows.breastfeeding: no"
    known = "consent.taking: no, place.private: yes, belief.reasonable: no, intends.viewing: yes, purpose.gratification: yes"
    next_asked = {
        dressed: first_of_clothes(picture, f"{known}, knew.no-consent: no{dressed}", nation)
        for dressed in ("", ", clothing.worn: yes", ", clothing.worn: no")
    }
    assert list(next_asked.values()) == ["clothing.worn", "equipment.where", ""]


def first_of_clothes(picture: str, facts: str, nation: str) -> str:
    """The first question about clothes, if whatever else is asked of the act before it is not known; empty if none."""
    meant = ""
    for _ in range(20):
        act = f"image: p, kind: take, when: 2026-05-10, facts: {{{facts}}}, intended: {{{meant}}}"
        fact = asked(text(picture, act, nation))
        if fact in ("clothing.worn", "equipment.where"):
            return fact
        if fact == "None" or fact.startswith("shows."):
            return ""
        if fact.startswith("intended."):
            meant += f"{', ' if meant else ''}{fact.removeprefix('intended.')}: unknown"
        else:
            facts += f", {fact}: unknown"
    return ""
