"""Three nations in one rule base: twins that differ only in the nation, and nothing of one nation on another's acts."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.case.file import read_case
from assessor.cli import main
from assessor.result.compare import compare
from assessor.result.report import assess_case
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook
from tests.conftest import ROOT
from tests.corpus.cases import case_of, runs

Json = dict[str, Any]
FITS = ("met", "met-unless")
FACE_ON_A_NUDE = {
    "image.age-then": "adult",
    "image.origin": "altered",
    "image.change": "put-into-another-picture",
    "shows.genitals": "yes",
    "image.original-private-sexual": "no",
    "shows.only-underwear": "no",
    "earlier.public": "no",
    "image.looks": "adult",
}


def fitting(
    book: RuleBook, nation: str, day: str, kind: str, facts: Json, image: Json | None = None, **act: Any
) -> set[str]:
    plain = {
        "schema": 1,
        "case": "t",
        "nation": nation,
        "as_at": "2026-11-22",
        "people": {"A": {"role": "responsible", "age": "adult"}, "B": {"role": "affected", "age": "adult"}},
        "images": {"p": {"of": ["B"], "facts": image or {}}},
        "acts": [{"id": "a", "kind": kind, "by": "A", "about": "B", "image": "p", "when": day, "facts": facts, **act}],
    }
    case, problems = read_case(json.dumps(plain), book.vocabulary)
    assert case is not None, "\n".join(map(str, problems))
    result, conflicts = assess_case(case, book, "law", whole_lists=False)
    assert result is not None, conflicts
    return {
        f.offence
        for period in result.acts[0].periods
        for f in period.findings
        if f.role == "core" and f.outcome in FITS and f.law == "in-force"
    }


SHARED = {"consent.sharing": "no", "share.reach": "group", "belief.reasonable": "no", "purpose.distress": "yes"}


@pytest.mark.parametrize(
    ("nation", "day", "found"),
    [
        ("england-wales", "2023-06-01", set()),
        ("england-wales", "2024-06-01", {"soa2003-66B-1", "soa2003-66B-2"}),
        ("scotland", "2024-06-01", {"asp2016-22-2-disclose"}),
        ("northern-ireland", "2024-06-01", set()),
    ],
)
def test_a_face_put_onto_a_nude_photograph(nation: str, day: str, found: set[str], book: RuleBook) -> None:
    """Shared to distress: an offence in England and Wales since 2024 and in Scotland, none in Northern Ireland."""
    assert fitting(book, nation, day, "share", SHARED, FACE_ON_A_NUDE) == found


def test_recklessness_in_scotland_against_intent_in_northern_ireland(book: RuleBook) -> None:
    """Seeing that it may distress and doing it anyway is enough in Scotland only."""
    facts = {
        **SHARED,
        "purpose.distress": "no",
        "purpose.alarm": "no",
        "purpose.fear": "no",
        "reckless.distress": "yes",
    }
    altered = ("image.change", "image.original-private-sexual")
    real = {**{fact: value for fact, value in FACE_ON_A_NUDE.items() if fact not in altered}, "image.origin": "camera"}
    assert fitting(book, "scotland", "2024-06-01", "share", facts, real) == {"asp2016-22-2-disclose"}
    assert fitting(book, "northern-ireland", "2024-06-01", "share", facts, real) == set()


@pytest.mark.parametrize(
    ("nation", "day", "found"),
    [
        ("england-wales", "2024-06-01", set()),
        ("scotland", "2024-06-01", set()),
        ("northern-ireland", "2023-11-26", set()),
        ("northern-ireland", "2023-11-27", {"ni2008-71B-1", "ni2008-71B-4"}),
    ],
)
def test_downblousing(nation: str, day: str, found: set[str], book: RuleBook) -> None:
    """A picture down a top in a public place: an offence in Northern Ireland alone, from 27 November 2023."""
    facts = {
        "equipment.where": "above-clothing",
        "hidden-otherwise": "yes",
        "purpose.gratification": "yes",
        "gratification.whose": "own",
        "consent.taking": "no",
        "belief.reasonable": "no",
        "place.private": "no",
        "intends.viewing": "yes",
        "intended.shows.breasts": "yes",
    }
    image = {"shows.breasts": "yes", "shows.only-underwear": "yes", "image.age-then": "adult", "image.origin": "camera"}
    assert fitting(book, nation, day, "take", facts, image) == found


@pytest.mark.parametrize(
    ("nation", "day", "found"),
    [
        ("scotland", "2017-07-02", set()),
        ("scotland", "2017-07-03", {"asp2016-22-2-disclose"}),
        ("northern-ireland", "2016-05-12", set()),
        ("northern-ireland", "2016-05-13", {"ni2016-51-disclose"}),
    ],
)
def test_first_days(nation: str, day: str, found: set[str], book: RuleBook) -> None:
    """Sharing a real private sexual picture, on the days either side of commencement."""
    real = {
        "image.age-then": "adult",
        "image.origin": "camera",
        "shows.genitals": "yes",
        "shows.only-underwear": "no",
        "earlier.public": "no",
    }
    assert fitting(book, nation, day, "share", SHARED, real) == found


@given(st.data())
def test_nothing_of_one_nation_fires_on_anothers_acts(book: RuleBook, data: st.DataObject) -> None:
    """Any public case, moved to any nation: every finding is of an offence that nation holds."""
    run = data.draw(st.sampled_from(list(runs(book))))
    nation = data.draw(st.sampled_from(NATIONS))
    case = case_of(run, book)
    moved = replace(case, nation=nation, acts=tuple(replace(act, nation=()) for act in case.acts))
    result, conflicts = assess_case(moved, book, "law", whole_lists=False)
    assert result is not None, conflicts
    own = {offence.id for offence in book.of_nation(nation)}
    found = {f.offence for act in result.acts for p in act.periods for f in p.findings}
    assert found <= own


def test_compare_shows_where_a_person_is_protected_and_where_not(book: RuleBook) -> None:
    """Side by side, with the nations where something fits and where nothing does."""
    plain = {
        "schema": 1,
        "case": "t",
        "nation": "england-wales",
        "as_at": "2026-11-22",
        "people": {"A": {"role": "responsible"}, "B": {"role": "affected", "age": "adult"}, "C": {"role": "other"}},
        "images": {"p": {"of": ["B"], "facts": FACE_ON_A_NUDE}},
        "acts": [
            {
                "id": "a",
                "kind": "share",
                "by": "A",
                "about": "B",
                "to": ["C"],
                "image": "p",
                "when": "2024-06-01",
                "facts": {fact: value for fact, value in SHARED.items() if fact != "share.reach"},
            },
        ],
    }
    case, problems = read_case(json.dumps(plain), book.vocabulary)
    assert case is not None, problems
    result, _ = compare(case, book)
    assert result is not None
    assert {key: nations for key, nations in result.acts[0].only_in.items() if nations} == {
        "fits": ["england-wales", "scotland"],
        "nothing_fits": ["northern-ireland"],
    }


@pytest.mark.parametrize(
    ("days", "law", "outcome"),
    [
        (("1996-03-01", "1996-03-08"), "not-yet", "not-met"),
        (("1998-03-01", "1998-03-08"), "unconfirmed", "open"),
        (("1998-03-01", "2000-03-08"), "in-force", "open"),
        (("2000-03-01", "2000-03-08"), "in-force", "met-unless"),
    ],
)
def test_harassment_in_the_years_in_which_the_order_began(
    days: tuple[str, str], law: str, outcome: str, book: RuleBook
) -> None:
    """Northern Ireland, 1997 to 1999: whether an act of those days counts is not confirmed, and so open, never no."""
    plain = {
        "schema": 1,
        "case": "t",
        "nation": "northern-ireland",
        "as_at": "2026-11-22",
        "people": {"A": {"role": "responsible", "age": "adult"}, "B": {"role": "affected", "age": "adult"}},
        "facts": {"course.harassment": "yes", "course.knew": "yes"},
        "acts": [
            {"id": f"a{n}", "kind": "contact", "by": "A", "about": "B", "when": day} for n, day in enumerate(days)
        ],
    }
    case, problems = read_case(json.dumps(plain), book.vocabulary)
    assert case is not None, problems
    result, _ = assess_case(case, book, "law", whole_lists=False)
    assert result is not None
    (found,) = [row for row in result.across if row.offence == "ni1997-4"]
    assert (found.law, found.outcome) == (law, outcome)


@pytest.mark.parametrize(
    ("nation", "offence", "began"),
    [
        ("england-wales", "soa2003-66B-2", "2024-01-31"),
        ("scotland", "asp2016-22-2-disclose", "2017-07-03"),
        ("northern-ireland", "ni2016-51-disclose", "2016-05-13"),
    ],
)
def test_leaving_up_what_was_put_up_before_the_law_is_not_settled(
    nation: str, offence: str, began: str, book: RuleBook
) -> None:
    """The three laws each speak of making available: none is made out, nor ruled out, by that alone."""
    plain = {
        "schema": 1,
        "case": "t",
        "nation": nation,
        "as_at": "2026-11-22",
        "people": {"A": {"role": "responsible", "age": "adult"}, "B": {"role": "affected", "age": "adult"}},
        "images": {
            "p": {
                "of": ["B"],
                "facts": {"image.age-then": "adult", "image.origin": "camera", "shows.genitals-bare": "yes"},
            }
        },
        "acts": [
            {
                "id": "a",
                "kind": "share",
                "by": "A",
                "about": "B",
                "to": "public",
                "image": "p",
                "lasting": {"from": "2015-01-01", "to": "2025-01-01"},
                "facts": {"consent.sharing": "no", "purpose.distress": "yes", "belief.reasonable": "no"},
            }
        ],
    }
    case, problems = read_case(json.dumps(plain), book.vocabulary)
    assert case is not None, problems
    result, _ = assess_case(case, book, "law")
    assert result is not None
    rows = [
        (row, "law.still-up" in row.law_points)
        for period in result.acts[0].periods
        if (period.from_ or dt.date.min) >= dt.date.fromisoformat(began)
        for row in period.findings
        if row.offence == offence
    ]
    assert rows and all(row.made_out == "open" and point for row, point in rows)


def test_the_compare_command(capfd: pytest.CaptureFixture[str]) -> None:
    """It prints three nations and ends with status 0."""
    assert main(["compare", str(ROOT / "data" / "worked-case.yaml")]) == 0
    out = capfd.readouterr().out
    for name in ("England and Wales", "Scotland", "Northern Ireland"):
        assert name in out


def test_a_nation_where_it_cannot_be_told_yet_is_not_one_where_nothing_fits(capfd: pytest.CaptureFixture[str]) -> None:
    """The worked case's sharing in Scotland turns on what nobody has said: open, never "no offence"."""
    assert main(["compare", str(ROOT / "data" / "worked-case.yaml")]) == 0
    out = capfd.readouterr().out
    assert "An offence fits in England and Wales.\n\nWe cannot tell yet in Scotland and Northern Ireland." in out


def test_a_course_of_conduct_is_counted_over_acts(book: RuleBook) -> None:
    """Two acts by one person to another count; one does not; another person's act does not."""

    def across(acts: list[Json]) -> Json:
        plain = {
            "schema": 1,
            "case": "t",
            "nation": "england-wales",
            "as_at": "2026-11-22",
            "people": {
                "A": {"role": "responsible"},
                "B": {"role": "affected", "age": "adult"},
                "C": {"role": "affected"},
            },
            "facts": {"course.harassment": "yes", "course.knew": "yes"},
            "acts": acts,
        }
        case, problems = read_case(json.dumps(plain), book.vocabulary)
        assert case is not None, problems
        result, _ = assess_case(case, book, "law", whole_lists=False)
        assert result is not None
        return {(row.offence, row.course.about): row.outcome for row in result.across if row.course}

    def act(id: str, about: str, day: str) -> Json:
        return {"id": id, "kind": "contact", "by": "A", "about": about, "when": day}

    two = across([act("a", "B", "2024-01-01"), act("b", "B", "2024-02-01")])
    assert two[("pha1997-2", "B")] in FITS
    apart = across([act("a", "B", "2024-01-01"), act("b", "C", "2024-02-01")])
    assert apart[("pha1997-2", "B")] == "not-met"
