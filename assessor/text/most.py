"""The most an offence carries, in a few words and in order, for tables of many offences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from assessor.text.names import joined
from legal_rules.law import OffenceVersion
from legal_rules.penalties import maximum

MODES = ("summary", "either-way", "indictable")
MODE_WORDS = {"summary": "summary only", "either-way": "either way", "indictable": "on indictment only"}
SHORT_MODES = {"summary": "S", "either-way": "E", "indictable": "I"}


@dataclass(frozen=True, slots=True, order=True)
class Most:
    """Months in prison at most (several, where they turn on the day of conviction), and the mode of trial; `months` is empty
    where no maximum was obtained."""

    months: tuple[int, ...]
    mode: int

    @property
    def words(self) -> str:
        """Mode and maximum: "either way, up to 2 years"."""
        if self == UNSTATED:
            return "what it carries is not stated"
        mode = MODE_WORDS[MODES[self.mode]]
        return (
            f"{mode}, up to {joined([_long(m) for m in self.months], 'or')}"
            if self.months
            else f"{mode}, maximum not obtained"
        )

    @property
    def short(self) -> str:
        """For a cell of a table: "E 2y"."""
        if self == UNSTATED:
            return "?"
        months = "/".join(f"{m // 12}y" if m >= 24 else f"{m}m" for m in self.months)
        return f"{SHORT_MODES[MODES[self.mode]]} {months or '?'}"


UNSTATED = Most((), -1)
"""Of an offence whose penalty is not stated."""


def most_of(version: OffenceVersion, day: dt.date) -> Most | None:
    """The most a version of an offence carries for an act on a day; nothing where its penalty is not known."""
    penalty = version.penalty
    if penalty is None or penalty.mode not in MODES:
        return None
    found = maximum(penalty, (day, day))
    mode = MODES.index(penalty.mode)
    years = "".join(letter for letter in penalty.indictment if letter.isdigit())
    if years:
        return Most((int(years) * 12,), mode)
    summary = sorted({row.months for row in found.imprisonment if row.months})
    return Most(tuple(summary), mode)


def highest(found: Iterable[Most | None]) -> Most | None:
    """The highest of some, by months and then by mode."""
    return max((most for most in found if most is not None), key=lambda m: (m.months[-1:], m.mode), default=None)


def _long(months: int) -> str:
    return f"{months // 12} years" if months >= 24 else f"{months} months"
