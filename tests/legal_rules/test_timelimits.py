"""The last day to start a charge: counted as its statute counts, and said with what it depends on."""

from __future__ import annotations

import datetime as dt

import pytest

from legal_rules.penalties import shipped
from legal_rules.periods import long_day
from legal_rules.timelimits import last_day, time_limit

DAY, LATER = dt.date(2024, 2, 3), dt.date(2024, 3, 4)


@pytest.mark.parametrize(
    ("start", "months", "counted", "end"),
    [
        (dt.date(2024, 2, 3), 6, False, dt.date(2024, 8, 3)),
        (dt.date(2024, 2, 3), 6, True, dt.date(2024, 8, 2)),
        (dt.date(2024, 8, 31), 6, False, dt.date(2025, 2, 28)),
        (dt.date(2024, 8, 31), 6, True, dt.date(2025, 2, 28)),
        (dt.date(2024, 1, 1), 12, True, dt.date(2024, 12, 31)),
    ],
)
def test_a_period_ends_on_the_corresponding_day(start: dt.date, months: int, counted: bool, end: dt.date) -> None:
    """The day before it where the first is counted; the month's last day where it has none."""
    assert last_day(start, months, counted) == end


def test_a_limit_that_never_ends_has_no_last_day() -> None:
    """It says its own words."""
    rule = next(rule for rule in shipped().time_limits.values() if not rule.clocks)
    found = time_limit(rule.id, DAY, DAY)
    assert (found.last_day, found.earliest, found.says, found.at, found.basis) == (
        None,
        None,
        rule.says,
        rule.at,
        rule.basis,
    )


@pytest.mark.parametrize("id", [rule.id for rule in shipped().time_limits.values() if rule.clocks])
def test_how_a_limit_is_said(id: str) -> None:
    """By a day, by one of some days, by one at the latest; has until that day, had after it; every clock with its count."""
    rule = shipped().time_limits[id]
    clocks = [clock for clock in rule.clocks if clock.runs_from == "act"]
    first, last = (min(last_day(day, c.months, c.first_day == "included") for c in clocks) for day in (DAY, LATER))
    exact, ranged, open_ = (time_limit(id, *days) for days in ((LATER, LATER), (DAY, LATER), (None, LATER)))
    assert (exact.last_day, exact.earliest, ranged.earliest, open_.earliest) == (last, last, first, None)
    assert f" by {long_day(last)} (" in exact.says
    assert f"by a day from {long_day(first)} to {long_day(last)}, depending" in ranged.says
    assert f"by {long_day(last)} at the latest, or earlier, depending" in open_.says
    for as_at, had in ((last, "has"), (last + dt.timedelta(days=1), "had"), (None, "had")):
        assert time_limit(id, LATER, LATER, as_at=as_at).says.startswith(f"A charge {had} normally to be started")
    for clock in clocks:
        counted = (
            "counting the day it was done as the first" if clock.first_day == "included" else "not counting that day"
        )
        assert counted in exact.says
    knowledge = any(clock.runs_from == "knowledge" for clock in rule.clocks)
    assert ("both have to be kept" in exact.says) is knowledge
    assert exact.says.endswith(".") and exact.doubt == ""
    for doubt in rule.doubts:
        doubted = time_limit(id, LATER, LATER, offence=doubt.offences[0])
        assert doubted.doubt == doubt.says and doubted.says.endswith(f"; {doubt.says}.")
