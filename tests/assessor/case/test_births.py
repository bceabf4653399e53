"""Days that cannot be: the last that can is taken, the next is a fault."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assessor.case.births import OLDEST, before_birth, impossible_days
from assessor.case.edit import add_act, new_case, set_days
from assessor.case.model import Case, Image, Person
from assessor.dates.lexicon import lexicon
from assessor.dates.said import Days
from assessor.dates.when import Lasting, When

TODAY = dt.date(2026, 11, 22)
BORN = dt.date(2006, 5, 4)
BEFORE = BORN - dt.timedelta(days=1)


def case(days: Days, who: str = "about") -> Case:
    """An act with somebody born on a day in it."""
    people = {"A": Person("responsible"), "B": Person("supported"), "C": Person("other", born=BORN.isoformat())}
    started = set_days(add_act(replace(new_case("scotland"), people=people), "share"), "share-1", days)
    act = started.acts[0]
    if who == "in the picture":
        return replace(started, images={act.image: Image(("B", "C"))})
    held: dict[str, object] = {who: ("public", "C") if who == "to" else "C"}
    return replace(started, acts=(replace(act, **held),))  # type: ignore[arg-type]


@pytest.mark.parametrize("who", ["by", "about", "to", "in the picture"])
def test_nothing_is_done_with_somebody_before_their_birth(who: str) -> None:
    """Whoever has a part in it; on the day of birth it can be."""
    (problem,) = before_birth(case(When(day=BEFORE), who), TODAY)
    assert problem.message == f"'share-1' was done by {BEFORE}, before C was born ({BORN})"
    assert not before_birth(case(When(day=BORN), who), TODAY)


@pytest.mark.parametrize(
    ("days", "possible"),
    [
        (When(from_=dt.date(2000, 1, 1), to=BEFORE), False),
        (When(from_=dt.date(2000, 1, 1), to=BORN), True),
        (When(before=BORN), False),
        (When(before=BORN + dt.timedelta(days=1)), True),
        (When(after=dt.date(2000, 1, 1)), True),
        (When(), True),
        (Lasting(dt.date(2000, 1, 1), BEFORE), False),
        (Lasting(dt.date(2000, 1, 1), BORN), True),
        (Lasting(dt.date(2000, 1, 1), None), True),
    ],
)
def test_the_last_day_it_can_have_been_done_counts(days: Days, possible: bool) -> None:
    """Of a range, and of what lasted."""
    assert (before_birth(case(days), TODAY) == []) is possible


def test_a_birth_of_which_only_the_year_is_known_may_be_its_first_day() -> None:
    """So nothing of that year is impossible."""
    year = replace(case(When(day=dt.date(2006, 1, 1))), people={"C": Person("other", born="2006")})
    assert not before_birth(year, TODAY)
    assert before_birth(replace(year, people={"C": Person("other", born="2007")}), TODAY)
    assert not before_birth(replace(year, people={"C": Person("other", born="2006-02-30")}), TODAY), "no such day"


def messages(people: dict[str, Person], as_at: dt.date | None = TODAY) -> list[str]:
    return [problem.message for problem in impossible_days(Case("c", "scotland", as_at=as_at, people=people), TODAY)]


def test_ages_and_births_that_nobody_has() -> None:
    """The oldest age, the earliest year and the day of assessment are still possible; without one, today."""
    earliest = lexicon().earliest["birth"]
    assert messages({"B": Person("supported", age=str(OLDEST)), "C": Person("other", age="adult")}) == []
    assert messages({"B": Person("supported", age=str(OLDEST + 1))}) == [
        f"nobody is {OLDEST + 1} years old: is B's age right?"
    ]
    assert messages({"B": Person("supported", born=f"{earliest}-01-01")}) == []
    (early,) = messages({"B": Person("supported", born=f"{earliest - 1}-12-31")})
    assert early.startswith(f"B's birth, {earliest - 1}-12-31, is before {earliest}")
    assert messages({"B": Person("supported", born=TODAY.isoformat())}) == []
    tomorrow = (TODAY + dt.timedelta(days=1)).isoformat()
    assert messages({"B": Person("supported", born=tomorrow)}, None) == [
        f"B's birth, {tomorrow}, is after the day of assessment, {TODAY}"
    ]
    assert messages({"A": Person("responsible"), "B": Person("supported", born=tomorrow)}) != []


@pytest.mark.parametrize("field", ["day", "from_", "to", "before", "after"])
def test_a_day_too_long_ago_is_a_fault_wherever_it_is_said(field: str) -> None:
    """The first of the earliest year is not."""
    earliest = lexicon().earliest["act"]
    started = add_act(new_case("scotland"), "share")
    early = set_days(started, "share-1", When(**{field: dt.date(earliest - 1, 12, 31)}))
    assert [problem.message for problem in impossible_days(early, TODAY)] == [
        f"{earliest - 1}-12-31 is before {earliest}: is the year right?"
    ]
    assert not impossible_days(set_days(started, "share-1", When(**{field: dt.date(earliest, 1, 1)})), TODAY)


def test_what_lasted_and_the_day_of_assessment_are_looked_at_too() -> None:
    """Both ends, and a day of assessment long ago."""
    earliest = lexicon().earliest["act"]
    long_ago = dt.date(earliest - 1, 6, 1)
    lasting = set_days(add_act(new_case("scotland"), "share"), "share-1", Lasting(long_ago, long_ago))
    assert len(impossible_days(lasting, TODAY)) == 2
    assert len(impossible_days(replace(new_case("scotland"), as_at=long_ago), TODAY)) == 1
    assert not impossible_days(replace(new_case("scotland"), as_at=dt.date(earliest, 1, 1)), TODAY)
