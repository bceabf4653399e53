"""When an act was done: one known day, one unknown day in a range, or conduct that lasted; and where the law, or an
age, changes within it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

ONE_DAY = dt.timedelta(days=1)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_day(day: dt.date) -> str:
    """A day as people write it, whatever the locale: 3 August 2024."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year:04}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from the first to the last, both included. `open_start`: the file gives no beginning."""

    first: dt.date
    last: dt.date
    open_start: bool = False
    lasting: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one known day."""
        return self.first == self.last and not self.open_start


def cut(stretch: Stretch, days: Iterable[dt.date]) -> tuple[Stretch, ...]:
    """A stretch cut so that each of some days begins a new piece; in order, nothing lost."""
    starts = sorted({stretch.first, *(day for day in days if stretch.first < day <= stretch.last)})
    ends = [*(start - ONE_DAY for start in starts[1:]), stretch.last]
    return tuple(
        Stretch(start, end, stretch.open_start and start == stretch.first, stretch.lasting)
        for start, end in zip(starts, ends, strict=True)
    )


def birthday(born: dt.date, years: int) -> dt.date:
    """The day a person reaches an age; someone born on 29 February reaches it on 1 March in a common year."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return dt.date(born.year + years, 3, 1)
