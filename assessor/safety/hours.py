"""Opening hours as data, on the clocks of London, and the same hours in words as a page that is kept prints them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from assessor.text.names import joined, sentence
from legal_rules.files.shape import Field, ListOf, OneOf, Record, Shape, Text

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
RUNS = {"every-day": DAYS, "weekdays": DAYS[:5], "weekend": DAYS[5:]}
DAY_LONG = 24 * 60
NOT_SAID = "not-said"


@dataclass(frozen=True, slots=True)
class Opening:
    """A stretch of the day, in minutes from midnight, on some days of the week; one that ends no later than it begins
    runs into the next day."""

    days: tuple[str, ...]
    begins: int
    ends: int

    def on(self, day: dt.date) -> tuple[dt.datetime, dt.datetime] | None:
        """When it begins and ends where it begins on a day; nothing on other days of the week."""
        if DAYS[day.weekday()] not in self.days:
            return None
        midnight = dt.datetime.combine(day, dt.time())
        ends = self.ends if self.ends > self.begins else self.ends + DAY_LONG
        return midnight + dt.timedelta(minutes=self.begins), midnight + dt.timedelta(minutes=ends)

    def words(self) -> str:
        """The days and the times of day."""
        whole = (self.begins, self.ends) == (0, DAY_LONG)
        times = "day and night" if whole else f"{clock(self.begins)} to {clock(self.ends)}"
        return f"{_days_in_words(self.days)} {times}"


@dataclass(frozen=True, slots=True)
class Hours:
    """When a service can be reached, when it may be on what was read, and what it does on a public holiday."""

    times: tuple[Opening, ...]
    perhaps: tuple[Opening, ...] = ()
    holidays: str = NOT_SAID

    @property
    def always(self) -> bool:
        """Whether it says that it never closes."""
        whole = {day for one in self.times if (one.begins, one.ends) == (0, DAY_LONG) for day in one.days}
        return self.holidays == "open" and whole == set(DAYS)

    def words(self) -> str:
        """The hours as they are printed."""
        said = "day and night" if self.always else "; ".join(one.words() for one in self.times)
        if self.perhaps:
            said += "; perhaps also " + "; ".join(one.words() for one in self.perhaps)
        return sentence(said) + (", not on public holidays" if self.holidays == "closed" else "")


def clock(minutes: int) -> str:
    """A time of day as it is said."""
    return "midnight" if minutes % DAY_LONG == 0 else f"{minutes // 60:02}:{minutes % 60:02}"


def _days_in_words(days: tuple[str, ...]) -> str:
    at = sorted(DAYS.index(day) for day in days)
    if len(at) == len(DAYS):
        return "every day"
    if len(at) > 2 and at[-1] - at[0] == len(at) - 1:
        return f"{sentence(DAYS[at[0]])} to {sentence(DAYS[at[-1]])}"
    return joined([sentence(DAYS[one]) for one in at])


def _minutes(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def _opening(days: tuple[str, ...], begins: str, ends: str) -> Opening:
    named = {one for day in days for one in RUNS.get(day, (day,))}
    return Opening(tuple(day for day in DAYS if day in named), _minutes(begins), _minutes(ends))


_CLOCK = Text(r"([01]\d|2[0-3]):[0-5]\d|24:00", "a time of day (HH:MM, in quotes)")
_OPENING: Shape = Record(
    "a stretch of opening hours",
    _opening,
    {
        "days": Field(ListOf(OneOf((*RUNS, *DAYS), "day"), lone=True, least=1), required=True),
        "from": Field(_CLOCK, required=True, to="begins"),
        "to": Field(_CLOCK, required=True, to="ends"),
    },
    placed=False,
)
HOURS: Shape = Record(
    "opening hours",
    Hours,
    {
        "times": Field(ListOf(_OPENING, least=1), required=True),
        "perhaps": Field(ListOf(_OPENING), default=()),
        "holidays": Field(OneOf(("open", "closed", NOT_SAID), "word for holidays"), default=NOT_SAID),
    },
    placed=False,
)
