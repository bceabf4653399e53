"""The age at which a child can commit an offence, by nation and day: one exclusion that every offence of a nation has.

It turns on a fact that nobody is asked: it follows from the age of whoever did the act, and is presumed `no`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from legal_rules.facts import Vocabulary
from legal_rules.files.problems import NOWHERE, Problem, Where, nearest
from legal_rules.files.shape import ID, Day, Field, ListOf, Nullable, OneOf, Record, Shape, Text
from legal_rules.formula import Any_, Fact, Formula, Not
from legal_rules.law import BASES, NATIONS, Exclusion

DOER, AGE = "doer.below-responsibility", "responsible.age"
SURELY, OPEN, NOT = "yes", "open", "no"
PART = "doer-age"


@dataclass(frozen=True, slots=True)
class Ages:
    """From a first day on (from the start, if none): the bands of age that are below it, and those that leave it open."""

    from_: dt.date | None
    below: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Responsibility:
    """The rule of one nation: the words of the exclusion, the sentences for a reader, and the ages by first day."""

    nation: str
    says: str
    at: str
    below_says: str
    open_says: str
    basis: str
    sources: tuple[str, ...]
    ages: tuple[Ages, ...]
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    def on(self, day: dt.date) -> Ages:
        """The ages on a day."""
        begun = [row for row in self.ages if row.from_ is None or row.from_ <= day]
        return max(begun, key=lambda row: row.from_ or dt.date.min) if begun else Ages(None)

    def bound(self, days: Iterable[dt.date]) -> tuple[Formula, ...]:
        """What binds the age of whoever did it to being below that of responsibility, on some days; on every day, if none is
        named."""
        rows = [self.on(day) for day in days] or list(self.ages)
        surely = tuple(band for band in dict.fromkeys(b for row in rows for b in row.below) if _in_all(band, rows))
        perhaps = tuple(dict.fromkeys(band for row in rows for band in (*row.below, *row.open)))
        below = Fact(DOER)
        least = (Any_((Not(Fact(AGE, surely)), below)),) if surely else ()
        return (*least, Any_((Not(below), Fact(AGE, perhaps))) if perhaps else Not(below))

    @property
    def exclusion(self) -> Exclusion:
        """The exclusion as every offence of the nation has it."""
        fact = Fact(DOER)
        return Exclusion(PART, self.says, self.at, "prosecution", fact, raised_by=fact, basis=self.basis)


def _in_all(band: str, rows: Iterable[Ages]) -> bool:
    return all(band in row.below for row in rows)


def standing(ages: Ages, bands: Collection[str]) -> str:
    """Whether someone whose age is in one of some bands was surely below it, surely not, or that is open."""
    if bands and all(band in ages.below for band in bands):
        return SURELY
    return OPEN if any(band in (*ages.below, *ages.open) for band in bands) else NOT


_TEXT = Text()
_AGES: Shape = Record(
    "ages from a day on",
    Ages,
    {
        "from": Field(Nullable(Day()), required=True, to="from_"),
        "below": Field(ListOf(ID), default=()),
        "open": Field(ListOf(ID), default=()),
    },
)
_RULE: Shape = Record(
    "the rule of a nation",
    Responsibility,
    {
        "nation": Field(OneOf(NATIONS, "nation"), required=True),
        "says": Field(_TEXT, required=True),
        "at": Field(_TEXT, required=True),
        "below": Field(_TEXT, required=True, to="below_says"),
        "open": Field(_TEXT, required=True, to="open_says"),
        "basis": Field(OneOf(BASES, "basis"), required=True),
        "sources": Field(ListOf(_TEXT), required=True),
        "ages": Field(ListOf(_AGES, least=1), required=True),
    },
)
RESPONSIBILITY_FILE: Shape = Record(
    "the ages of responsibility",
    lambda responsibility: responsibility,
    {"responsibility": Field(ListOf(_RULE), required=True)},
    placed=False,
)


def faults(rules: Iterable[Responsibility], vocabulary: Vocabulary) -> list[Problem]:
    """A fact that is missing, and bands that the fact of the age does not have."""
    problems = []
    for rule in rules:
        missing = [fact for fact in (DOER, AGE) if fact not in vocabulary.facts]
        problems += [Problem(rule.where, f"no fact is called '{fact}'") for fact in missing]
        bands = vocabulary.facts[AGE].values if AGE in vocabulary.facts else ()
        problems += [
            Problem(row.where, f"'{AGE}' has no value '{band}'", nearest(band, bands))
            for row in rule.ages
            for band in (*row.below, *row.open)
            if bands and band not in bands
        ]
    return problems
