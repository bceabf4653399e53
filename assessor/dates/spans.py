"""Stretches of days on the calendar: months, seasons, parts of them, and days counted back."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

ONE = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that something said can mean; both the same where it is one day."""

    first: dt.date
    last: dt.date

    def wider(self, days: int) -> Span:
        """The same with some days more at each end."""
        return Span(back(self.first, days, "day"), self.last + days * ONE)


def month(year: int, number: int) -> Span:
    """A whole month."""
    return Span(dt.date(year, number, 1), dt.date(year, number, calendar.monthrange(year, number)[1]))


def year(number: int) -> Span:
    """A whole year."""
    return Span(dt.date(number, 1, 1), dt.date(number, 12, 31))


def months(year_: int, said: str) -> Span:
    """The months `FIRST-LAST` that begin in a year."""
    first, last = (int(part) for part in said.split("-"))
    return Span(month(year_, first).first, month(year_ + (last < first), last).last)


def named(year_: int, said: str) -> Span:
    """The days `MONTH-DAY/MONTH-DAY` that begin in a year."""
    (first_month, first), (last_month, last) = (map(int, part.split("-")) for part in said.split("/"))
    return Span(dt.date(year_, first_month, first), dt.date(year_ + (last_month < first_month), last_month, last))


def week(day: dt.date, back_: int = 0) -> Span:
    """The week from Monday to Sunday that a day is in, or one some weeks before."""
    monday = day - (day.weekday() + 7 * back_) * ONE
    return Span(monday, monday + 6 * ONE)


def third(part: str, of: Span) -> Span:
    """The `first`, `middle` or `last` third of a stretch of days, with room at its edges."""
    size = (of.last - of.first).days // 3
    room = size // 4
    if part == "first":
        return Span(of.first, of.first + (size + room) * ONE)
    if part == "last":
        return Span(of.last - (size + room) * ONE, of.last)
    return Span(of.first + (size - room) * ONE, of.last - (size - room) * ONE)


def half(first: bool, of: Span) -> Span:
    """The first or the second half of a stretch of days; of whole years, by months."""
    if (of.first.month, of.first.day, of.last.month, of.last.day) == (1, 1, 12, 31) and of.first.year == of.last.year:
        turn = dt.date(of.first.year, 7, 1)
    else:
        turn = of.first + (of.last - of.first) // 2
    return Span(of.first, turn - ONE) if first else Span(turn, of.last)


def back(day: dt.date, amount: float, unit: str) -> dt.date:
    """A day some days, weeks, months or years earlier; a day of the month that is not there is the month's last.

    Raises:
        ValueError: that is before the first year.
    """
    if unit in ("day", "week"):
        ordinal = day.toordinal() - round(amount * (7 if unit == "week" else 1))
        return dt.date.fromordinal(ordinal)
    whole, rest = divmod(amount * (12 if unit == "year" else 1), 1)
    number = day.year * 12 + day.month - 1 - int(whole)
    year_, month_ = divmod(number, 12)
    length = calendar.monthrange(year_, month_ + 1)[1] if year_ >= 1 else 0
    return dt.date(year_, month_ + 1, min(day.day, length)) - round(30 * rest) * ONE


def latest(make: Callable[[int], Span], until: dt.date, before: Span | None = None) -> Span | None:
    """The latest year's stretch that has begun by a day (and begins before another); nothing in a hundred years is such."""
    for number in range(until.year, max(until.year - 100, 0), -1):
        try:
            span = make(number)
        except ValueError:
            continue
        if span.first <= until and (before is None or span.first < before.first):
            return span
    return None
