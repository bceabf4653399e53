"""Whether a service is open at a moment. What is not known is "check first", never open and never closed.

A public holiday of a nation that the service is for, a day that the list of holidays does not reach, hours that sources give
differently and hours that nobody gave are not known. Only a service that says it never closes is open on a holiday.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from assessor.safety.hours import DAYS, Hours, Opening, clock
from assessor.safety.looked_at import STALE_DAYS
from assessor.text.names import sentence
from legal_rules.files.data import data_dir
from legal_rules.files.problems import NOWHERE, Problem, Where
from legal_rules.files.shape import Day, Field, Flag, ListOf, MapOf, OneOf, Record, Shape, Text, read_shipped
from legal_rules.law import NATIONS

OPEN, CLOSED, CHECK_FIRST = "open", "closed", "check first"
ZONE = "Europe/London"
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Holidays:
    """The public holidays of each nation between two days, and where the list comes from."""

    days: Mapping[str, tuple[dt.date, ...]]
    from_: dt.date
    to: dt.date
    source: str
    checked: dt.date
    confirmed: bool
    note: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    def usual(self, day: dt.date, nations: Collection[str] = ()) -> bool:
        """Whether a day is surely no holiday in some nations; in any, where none is named."""
        return self.from_ <= day <= self.to and all(
            day not in days for nation, days in self.days.items() if not nations or nation in nations
        )


HOLIDAY_FILE: Shape = Record(
    "the file of public holidays",
    Holidays,
    {
        "from": Field(Day(), required=True, to="from_"),
        "to": Field(Day(), required=True),
        "days": Field(MapOf(OneOf(NATIONS, "nation"), ListOf(Day(), least=1)), required=True),
        "source": Field(Text(), required=True),
        "checked": Field(Day(), required=True),
        "confirmed": Field(Flag(), required=True),
        "note": Field(Text(), default=""),
    },
)


@cache
def holidays() -> Holidays:
    """The shipped list.

    Raises:
        BrokenFile: the file has a problem (its text, with file and line).
    """
    found: Holidays = read_shipped(data_dir() / "holidays.yaml", HOLIDAY_FILE, "data/holidays.yaml")
    return found


def stale_holidays(today: dt.date) -> Iterator[Problem]:
    """A problem if the list was last looked at too long ago, or ends soon."""
    listed = holidays()
    if (today - listed.checked).days > STALE_DAYS:
        yield Problem(listed.where, f"the holidays were last checked on {listed.checked}", "look at them again")
    if (listed.to - today).days < STALE_DAYS:
        yield Problem(listed.where, f"the holidays are listed up to {listed.to}", "list the next year")


def open_at(hours: Hours | None, moment: dt.datetime, nations: Collection[str] = ()) -> str:
    """`open`, `closed` or `check first` of a service for some nations (none named: the whole UK); a moment without a zone is
    read on the clocks of London."""
    here = _in_london(moment)
    if hours is None or here is None:
        return CHECK_FIRST
    if hours.always:
        return OPEN
    on = [(day, which) for which in (hours.times, hours.perhaps) for day in _running(which, here)]
    if not all(holidays().usual(day, nations) for day in {here.date(), *(day for day, _ in on)}):
        return CHECK_FIRST
    if any(which is hours.times for _, which in on):
        return OPEN
    return CHECK_FIRST if on else CLOSED


def said_at(hours: Hours | None, moment: dt.datetime, nations: Collection[str] = ()) -> str:
    """What a screen says of a service at a moment: until when it is open, when it next opens, or to check first."""
    here = _in_london(moment)
    state = open_at(hours, moment, nations)
    if hours is None or here is None or state == CHECK_FIRST:
        return "Check first whether it is open."
    if state == OPEN:
        ends = _ends(hours, here)
        return f"Open until {clock(ends.hour * 60 + ends.minute)}." if ends is not None else "Open now, day and night."
    begins = _next(hours, here, nations)
    if begins is None:
        return "Closed now. Check first when it opens."
    ahead = (begins.date() - here.date()).days
    day = ("today", "tomorrow")[ahead] if ahead < 2 else sentence(DAYS[begins.weekday()])
    return f"Closed now. Opens {day} at {clock(begins.hour * 60 + begins.minute)}."


def _in_london(moment: dt.datetime) -> dt.datetime | None:
    """The clocks of London at a moment; none where this machine knows no zones."""
    if moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None)
    except ZoneInfoNotFoundError:
        return None


def _running(openings: tuple[Opening, ...], here: dt.datetime) -> Iterator[dt.date]:
    """The days on which the stretches began that a moment falls into."""
    for opening in openings:
        for day in (here.date() - _DAY, here.date()):
            stretch = opening.on(day)
            if stretch is not None and stretch[0] <= here < stretch[1]:
                yield day


def _ends(hours: Hours, here: dt.datetime) -> dt.datetime | None:
    """When it next closes, stretches that meet taken as one; none within a week."""
    ends = here
    for _ in range(2 * len(DAYS)):
        later = [
            stretch[1]
            for opening in hours.times
            for day in (ends.date() - _DAY, ends.date())
            if (stretch := opening.on(day)) is not None and stretch[0] <= ends < stretch[1]
        ]
        if not later:
            return ends
        ends = max(later)
    return None


def _next(hours: Hours, here: dt.datetime, nations: Collection[str]) -> dt.datetime | None:
    """When it next opens; none where a holiday, or hours that are not sure, come before."""
    for ahead in range(len(DAYS) + 1):
        day = here.date() + ahead * _DAY
        if not holidays().usual(day, nations):
            return None
        begins = [
            (stretch[0], which is hours.times)
            for which in (hours.times, hours.perhaps)
            for opening in which
            if (stretch := opening.on(day)) is not None and stretch[0] > here
        ]
        if begins:
            first, sure = min(begins)
            return first if sure else None
    return None
