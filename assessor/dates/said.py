"""Days said back in words, and written so that the reader reads the same days again."""

from __future__ import annotations

import datetime as dt

from assessor.dates import spans
from assessor.dates.lexicon import lexicon
from assessor.dates.when import Lasting, When
from assessor.text.names import long_day

Days = When | Lasting
_NEAR = 31


def full_day(day: dt.date) -> str:
    """A day with its day of the week: Friday 20 November 2026."""
    return f"{lexicon().weekday_name(day.isoweekday())} {long_day(day)}"


def said(days: Days, today: dt.date | None = None, weekdays: bool = True) -> str:
    """Days in words. With `today`, a month or year that is not over is said as the whole of it."""
    one = full_day if weekdays else long_day
    if isinstance(days, Lasting):
        end = f"to {one(days.to)}" if days.to else "and still going on"
        return f"from {one(days.from_)} {end}"
    if days.day is not None:
        return one(days.day)
    if days.from_ is not None and days.to is not None:
        if whole := whole_period(days.from_, days.to, today):
            return f"some day in {long_day(days.from_).split(' ', 1)[1] if whole == 'month' else days.from_.isoformat()[:4]}"
        one = one if (days.to - days.from_).days <= _NEAR else long_day
        return f"some day from {one(days.from_)} to {one(days.to)}"
    if days.from_ is not None or days.to is not None:
        first = one(days.from_) if days.from_ else "a day not known"
        return f"some day from {first} to {one(days.to) if days.to else 'now'}"
    if days.before is not None or days.after is not None:
        parts = [f"before {one(days.before)}"] if days.before else []
        return " and ".join([*parts, *([f"after {one(days.after)}"] if days.after else [])])
    return "on a day not known"


def whole_period(first: dt.date, last: dt.date, today: dt.date | None) -> str:
    """`month` or `year` if the days are the whole of one, or all of it up to today; else nothing."""
    ends = {"month": spans.month(first.year, first.month), "year": spans.year(first.year)}
    for name, span in ends.items():
        if first == span.first and first < last and last in (span.last, today) and last <= span.last:
            return name
    return ""


def written(days: Days) -> str:
    """Days as text that is read as the same days."""
    if isinstance(days, Lasting):
        return f"lasting {days.from_}" + (f" to {days.to}" if days.to else "")
    if days.day is not None:
        return days.day.isoformat()
    if days.from_ is not None and days.to is not None:
        return f"{days.from_} to {days.to}"
    if days.before is not None and days.after is not None:
        return f"after {days.after} and before {days.before}"
    if days.before is not None:
        return f"up to {days.before - spans.ONE}"
    return f"after {days.after}" if days.after is not None else "unknown"
