"""Days: how they are written, cut and counted; nothing of a stretch is lost, and nothing counted twice."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_rules.periods import ONE_DAY, Stretch, birthday, cut, long_day

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2020, 3, 1))


@given(DAYS, DAYS, st.lists(DAYS, max_size=5), st.booleans(), st.booleans())
def test_a_stretch_is_cut_into_pieces_that_follow_one_another(
    one: dt.date, other: dt.date, days: list[dt.date], open_start: bool, lasting: bool
) -> None:
    """From its first to its last day, each piece but the first begins on one of the days; only the first is open."""
    stretch = Stretch(min(one, other), max(one, other), open_start, lasting)
    pieces = cut(stretch, days)
    assert pieces[0].first == stretch.first and pieces[-1].last == stretch.last
    assert all(b.first == a.last + ONE_DAY for a, b in pairwise(pieces))
    assert {piece.first for piece in pieces[1:]} == {day for day in days if stretch.first < day <= stretch.last}
    assert [piece.open_start for piece in pieces] == [open_start] + [False] * (len(pieces) - 1)
    assert all(piece.lasting is lasting and piece.first <= piece.last for piece in pieces)


def test_one_known_day_is_exact() -> None:
    """A range is not, nor a day without a beginning."""
    day = dt.date(2024, 2, 29)
    assert Stretch(day, day).exact
    assert not Stretch(day, day + ONE_DAY).exact and not Stretch(day, day, open_start=True).exact


@pytest.mark.parametrize(
    ("born", "years", "day"),
    [
        (dt.date(2006, 5, 4), 18, dt.date(2024, 5, 4)),
        (dt.date(2008, 2, 29), 16, dt.date(2024, 2, 29)),
        (dt.date(2008, 2, 29), 18, dt.date(2026, 3, 1)),
    ],
)
def test_an_age_is_reached_on_the_birthday(born: dt.date, years: int, day: dt.date) -> None:
    """Born on the last day of February of a leap year: on the first of March."""
    assert birthday(born, years) == day


def test_a_day_is_written_out() -> None:
    """Every month has its name."""
    assert long_day(dt.date(2024, 8, 3)) == "3 August 2024" and long_day(dt.date(33, 1, 9)) == "9 January 0033"
    names = [long_day(dt.date(2024, month, 1)).split()[1] for month in range(1, 13)]
    assert [name[:3] for name in names] == [
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    ]
