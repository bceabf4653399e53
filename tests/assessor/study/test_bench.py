"""The bench says of an act on a day what the assessment says, and what a turn moved."""

from __future__ import annotations

import datetime as dt

import pytest

from assessor.assess.headline import fitting
from assessor.case.model import Case
from assessor.result.report import assess_case
from assessor.result.whatif import with_change
from assessor.study.bench import (
    GAINED,
    LOST,
    SAME,
    bars,
    best,
    in_nation,
    moved,
    on_day,
    standing_on,
    turning_days,
)
from assessor.text.signs import FITS, FITS_UNLESS, NOT_LAW, SIGNS, UNCONFIRMED, WORDS, state_of
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook

ACT = "shared-1"
LAST = dt.date(2026, 11, 22)


def stood(case: Case, book: RuleBook, day: dt.date, nation: str = "england-wales") -> dict[str, str]:
    """The state of each offence of the act on a day."""
    found = standing_on(on_day(in_nation(case, ACT, nation), ACT, day), ACT, book)
    assert not isinstance(found, str), found
    return {row.offence: row.state for row in found}


@pytest.mark.parametrize("nation", NATIONS)
def test_what_fits_on_the_bench_fits_in_the_assessment_and_the_reverse(
    nation: str, worked: Case, book: RuleBook
) -> None:
    """On the first and the last day that is read, and the newest change, in every nation."""
    days = turning_days(in_nation(worked, ACT, nation), ACT, book, LAST)
    for day in (days[-1], LAST):
        case = on_day(in_nation(worked, ACT, nation), ACT, day)
        result, conflicts = assess_case(case, book, "law")
        assert result is not None, conflicts
        act = next(act for act in result.acts if act.id == ACT)
        fits = {f.offence for period in act.periods for f in period.findings if fitting(f)}
        here = {offence for offence, state in stood(worked, book, day, nation).items() if state in (FITS, FITS_UNLESS)}
        assert here == fits


def test_a_day_across_a_change_of_the_law_is_said_as_gained_and_lost(worked: Case, book: RuleBook) -> None:
    """From the day before the sharing offences began to their first day, and back; nothing moves between two days of one law."""
    before, first, second = (
        standing_on(on_day(worked, ACT, day), ACT, book)
        for day in (dt.date(2024, 1, 30), dt.date(2024, 1, 31), dt.date(2024, 2, 1))
    )
    assert not isinstance(before, str) and not isinstance(first, str) and not isinstance(second, str)
    on, back = moved(before, first), moved(first, before)
    assert {row.now.offence for row in on if row.moved == GAINED} == {"soa2003-66B-1", "soa2003-66B-2"}
    assert {row.now.offence for row in back if row.moved == LOST} == {"soa2003-66B-1", "soa2003-66B-2"}
    assert {row.moved for row in moved(first, second)} == {SAME}
    assert next(row for row in back if row.now.offence == "soa2003-66B-1").now.state == NOT_LAW


def test_law_that_was_not_in_force_or_not_read_never_fits_by_its_sign() -> None:
    """Whatever the facts match."""
    for outcome in ("met", "met-unless", "open", "excluded", "not-met"):
        assert state_of(outcome, "in-force") == outcome
        for standing in ("not-yet", "repealed"):
            assert state_of(outcome, standing) == NOT_LAW
        for standing in ("unconfirmed", "proposed", "in-force-unread"):
            assert state_of(outcome, standing) == UNCONFIRMED
    assert SIGNS.keys() == WORDS.keys()


def test_a_nation_s_best_is_what_fits_there_first(worked: Case, book: RuleBook) -> None:
    """Its sign, its citation, and the most it carries."""
    found = standing_on(worked, ACT, book)
    assert not isinstance(found, str)
    first = best(found)
    assert (first.state, first.cited) == (FITS_UNLESS, "SOA 2003 s.66B(1) and 1 more")
    assert best(()).cited == ""


def test_bars_give_the_days_of_each_offence_and_join_versions_that_follow_on(worked: Case, book: RuleBook) -> None:
    """The 2015 offence is one stretch though its words changed; what began is open to the right and is confirmed."""
    found = standing_on(worked, ACT, book)
    assert not isinstance(found, str)
    drawn = {bar.cited: bar.stretches for bar in bars(moved(found, found), worked, ACT, book)}
    assert drawn["CJCA 2015 s.33"] == ((dt.date(2015, 4, 13), dt.date(2024, 1, 30), True),)
    assert drawn["SOA 2003 s.66B(1)"] == ((dt.date(2024, 1, 31), None, True),)


def test_answers_that_cannot_all_be_so_are_said(worked: Case, book: RuleBook) -> None:
    """A picture shared with everybody that reached one person."""
    case = with_change(worked, ACT, "share.reach", "one-other", book)
    assert isinstance(case, Case)
    found = standing_on(case, ACT, book)
    assert isinstance(found, str) and found
