"""No wrong day gets into a case: from a file, on a screen, from a command."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assessor.case.edit import add_act, new_case, read_act_days, read_person_birth, set_born, set_days
from assessor.case.file import read_case
from assessor.case.model import Case, Person
from assessor.cli import main
from assessor.dates.reader import FUTURE, IMPLAUSIBLE, Read, Refused, Unsure, read_birth, read_day
from assessor.dates.when import When
from legal_rules.rulebook import RuleBook
from tests.tui.driving import drive, press, screen, type_in
from tui.app import AssessorApp
from tui.pictures import TODAY

HEAD = "schema: 1\ncase: c\nnation: england-wales\nas_at: 2026-11-22\npeople:\n  A: {role: responsible}\n"
PEOPLE = HEAD + "  B: {role: supported}\n"
ACT = "acts:\n- {id: s, kind: share, by: A, about: B, image: p, %s}\nimages:\n  p: {of: [B]}\n"


def problems(text: str, book: RuleBook) -> list[str]:
    case, found = read_case(text, book.vocabulary, "case.yaml")
    assert (case is None) == bool(found)
    return [str(problem) for problem in found]


@pytest.mark.parametrize(
    "days",
    [
        "when: 0024-02-03",
        "when: {from: 0024-02-03, to: 2024-02-03}",
        "when: {before: 0024-02-03}",
        "when: {after: 0024-02-03}",
        "lasting: {from: 0024-02-03}",
        "when: 1949-12-31",
    ],
)
def test_a_day_too_long_ago_in_a_file_is_refused_with_file_and_line(days: str, book: RuleBook) -> None:
    """U2: `0024-02-03` was taken as a day of the year 24, and nothing fitted."""
    (said,) = problems(PEOPLE + ACT % days, book)
    assert said.startswith("case.yaml:9:") and "is before 1950: is the year right?" in said
    assert not problems(PEOPLE + ACT % "when: 1950-01-01", book)


def test_a_day_of_assessment_too_long_ago_is_refused(book: RuleBook) -> None:
    """Against the year 26 every day would be in the future."""
    assert any(
        "day of assessment, 0026-11-22, is before 1950" in p for p in problems(HEAD.replace("2026", "0026", 1), book)
    )


@pytest.mark.parametrize(
    ("born", "says"),
    [
        ("2027-01-01", "is after the day of assessment, 2026-11-22"),
        ("2027", "is after the day of assessment"),
        ("0024", "is before 1900: is the year right?"),
        ("2025-06", "'s' was done by 2024-02-03, before B was born (2025-06)"),
        ("2024-02-04", "before B was born"),
    ],
)
def test_a_birth_that_cannot_be_is_refused_with_file_and_line(born: str, says: str, book: RuleBook) -> None:
    """F7: somebody born after what was done was taken for a child under ten."""
    found = problems(HEAD + f"  B: {{role: supported, born: {born}}}\n" + ACT % "when: 2024-02-03", book)
    assert any(says in p and p.startswith("case.yaml:") for p in found), found


def test_births_are_held_against_everybody_in_what_was_done_and_in_the_picture(book: RuleBook) -> None:
    """The person responsible, who got it, and who is shown; a birth that may have been in time is left alone."""
    late = "born: 2025"
    other = PEOPLE + f"  C: {{role: other, {late}}}\n"
    assert any("before C was born" in p for p in problems(other + ACT % "when: 2024-02-03, to: C", book))
    assert any(
        "before C was born" in p for p in problems(other + (ACT % "when: 2024-02-03").replace("[B]", "[B, C]"), book)
    )
    doer = PEOPLE.replace("responsible", f"responsible, {late}")
    assert any("before A was born" in p for p in problems(doer + ACT % "when: 2024-02-03", book))
    assert not problems(doer + ACT % "when: {after: 2024-02-03}", book)
    assert not problems(doer + ACT % "when: 2025-01-01", book)


def test_an_age_nobody_reaches_is_refused(book: RuleBook) -> None:
    """`age: 199` was a grown-up."""
    assert any(
        "nobody is 199 years old" in p for p in problems(HEAD.replace("responsible", "responsible, age: 199"), book)
    )


def _case(born: str = "") -> Case:
    case = add_act(new_case("england-wales"), "share")
    return replace(case, people={**case.people, "B": Person("supported", born=born)})


def test_what_is_typed_is_held_against_births_both_ways() -> None:
    """A day before a birth, and a birth after a day, are refused; of two things the one that can be is left."""
    early = read_act_days(_case("2019"), "share-1", "2018", TODAY)
    assert isinstance(early, Refused) and "before B was born (2019)" in early.words
    dated = read_act_days(_case("2021"), "share-1", "Nov 20", TODAY)
    assert isinstance(dated, Read) and dated.days == When(day=dt.date(2026, 11, 20))
    case = _case()
    found = read_act_days(case, "share-1", "2018", TODAY)
    assert isinstance(found, Read)
    late = read_person_birth(set_days(case, "share-1", found.days), "B", "2019", TODAY)
    assert isinstance(late, Refused) and late.kind == IMPLAUSIBLE


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("2006", "2006"),
        ("April 2006", "2006-04"),
        ("2006-4", "2006-04"),
        ("30/4/06", "2006-04-30"),
        ("30/4/89", "1989-04-30"),
        ("2026", "2026"),
        ("unknown", ""),
        ("1931", "1931"),
    ],
)
def test_births_are_read_as_people_say_them(typed: str, born: str) -> None:
    """A year, a month or a day; two figures are a year of the last hundred."""
    found = read_birth(typed, TODAY)
    assert isinstance(found, Read)
    assert set_born(_case(), "B", found, TODAY).people["B"].born == born


@pytest.mark.parametrize(
    ("typed", "kind"), [("2027", FUTURE), ("0024", IMPLAUSIBLE), ("1899", IMPLAUSIBLE), ("last week", "unreadable")]
)
def test_births_that_cannot_be_are_refused(typed: str, kind: str) -> None:
    """Not born yet, too long ago, or no day, month or year."""
    found = read_birth(typed, TODAY)
    assert isinstance(found, Refused) and found.kind == kind


def test_nothing_is_taken_that_is_after_the_day_of_assessment() -> None:
    """A case with its own day of assessment ends there, and says so."""
    case = replace(_case(), as_at=dt.date(2026, 6, 1))
    found = read_act_days(case, "share-1", "yesterday", TODAY)
    assert isinstance(found, Refused) and "after the day of assessment, 1 June 2026" in found.words


def test_the_law_of_a_day_may_lie_ahead_and_is_one_day() -> None:
    """A month is not one day; a day to come is."""
    ahead = read_day("1 January 2027", TODAY)
    assert isinstance(ahead, Read) and ahead.day == dt.date(2027, 1, 1)
    assert isinstance(read_day("November 2026", TODAY), Refused)
    assert isinstance(read_day("0024-02-03", TODAY), Refused)
    assert isinstance(read_day("last Thursday", TODAY), Unsure)


def test_a_command_takes_a_day_as_it_is_said_and_says_it_back(capfd: pytest.CaptureFixture[str]) -> None:
    """Words are said back on standard error; what names no one day ends with status 2 and the reason."""
    assert main(["law", "list", "--nation", "scotland", "--on", "20 November 2025"]) == 0
    assert "--on: taken as Thursday 20 November 2025." in capfd.readouterr().err
    for typed, says in (
        ("November 2025", "One day is needed here"),
        ("3/2/0024", "is before 1800"),
        ("31/4/24", "no such day"),
    ):
        assert main(["law", "list", "--on", typed]) == 2
        assert says in capfd.readouterr().err


def test_whatif_takes_a_day_as_it_is_said(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """And says it back in words; a day to come and one that could be two are refused."""
    path = tmp_path / "c.yaml"
    path.write_text(PEOPLE + ACT % "when: 2024-02-03", encoding="utf-8")
    assert main(["whatif", str(path), "--set", "when=spring 2023"]) == 0
    assert "s: done some day from 1 March 2023 to 31 May 2023" in " ".join(capfd.readouterr().out.split())
    for typed, says in (("25/12/2099", "is after"), ("Nov 20", "That could be")):
        assert main(["whatif", str(path), "--set", f"when={typed}"]) == 2
        assert says in capfd.readouterr().err


def test_a_new_case_shows_back_what_was_typed_and_asks_where_it_could_be_two(book: RuleBook) -> None:
    """U2 and U14: `20/11/26` is this year's; a day to come and a day of the year 24 are not taken; a choice is made."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        for typed, says in (
            ("25/12/2026", "is after today, 22 November 2026"),
            ("3/2/0024", "is before 1950"),
            ("20/11/26", "Taken as: Friday 20 November 2026."),
            ("yesterday", "Taken as: Saturday 21 November 2026."),
            ("Nov 20", "That could be Friday 20 November 2026 or some day in November 2020. Enter asks which."),
        ):
            await press(app, pilot, "ctrl+u")
            await type_in(app, pilot, typed)
            assert says in screen(app), typed
            if "Taken" not in says:
                await press(app, pilot, "enter")
        assert "Which day is meant?" in screen(app)
        await press(app, pilot, "escape")
        assert "It was shared: when?" in screen(app)
        await press(app, pilot, "enter", "2")
        assert app.session.case is not None
        assert app.session.case.acts[0].when == When(from_=dt.date(2020, 11, 1), to=dt.date(2020, 11, 30))

    drive("new-case-when", book, steps)


def test_the_form_of_an_act_asks_which_day_is_meant(book: RuleBook) -> None:
    """The choice is put in; nothing before it is made."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        before = app.session.case
        await press(app, pilot, "2")
        await type_in(app, pilot, "last Thursday")
        await press(app, pilot, "enter")
        assert app.session.case is before
        await press(app, pilot, "2")
        assert app.session.case is not None
        assert app.session.case.act("threatened-1").when == When(day=dt.date(2026, 11, 12))

    drive("act", book, steps)
