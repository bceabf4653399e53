"""The case file: what happened, as answers to facts, with who did what to whom and when.

The shape is the contract that users' files rest on. Every fault of a file is a value with its line and column.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from assessor.dates.when import Lasting, When
from legal_rules.files.problems import NOWHERE, Where
from legal_rules.law import NATIONS

NATIONS_OR_ELSEWHERE = (*NATIONS, "elsewhere")
AGE_BANDS = ("under-10", "10-11", "12", "13-15", "16-17", "adult")
PERSON, GROUP, ORGANISATION = "person", "group", "organisation"
ROLES = ("responsible", "supported", "affected", "other")
UNKNOWN, DISPUTED, DECLINED = "unknown", "disputed", "declined"
NO_INFORMATION = (UNKNOWN, DISPUTED, DECLINED)
SOURCES = ("told", "seen", "document", "inferred", "note")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: yes, no, a choice, or unknown, disputed or declined; with who said so."""

    value: str
    source: str = ""
    note: str = ""
    supported_says: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    @property
    def known(self) -> bool:
        """Whether it gives information."""
        return self.value not in NO_INFORMATION


Facts = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in the case, by a letter: one person, or a group or an organisation that something was sent to. `age` is
    on the day of the act: a number or a band; or `born` YYYY[-MM[-DD]]."""

    role: str
    age: str = ""
    born: str = ""
    facts: Facts = field(default_factory=dict)
    is_: str = PERSON
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture or film, described only by who is in it and by facts; never the picture itself. `shown` says what it
    shows of each person, where it shows several."""

    of: tuple[str, ...] | None = None
    facts: Facts = field(default_factory=dict)
    shown: Mapping[str, Facts] = field(default_factory=dict)
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done by one person, to or about one person affected."""

    id: str
    kind: str
    by: str = ""
    about: str = ""
    to: tuple[str, ...] | None = None
    image: str = ""
    when: When = When()
    lasting: Lasting | None = None
    nation: tuple[str, ...] = ()
    ages: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    part_of: str = ""
    same_as: str = ""
    facts: Facts = field(default_factory=dict)
    intended: Facts = field(default_factory=dict)
    threatened: Facts = field(default_factory=dict)
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Case:
    """A whole case file. `schema` is 1 or 2, read alike; `as_at` null means the day it is assessed."""

    id: str
    nation: str
    schema: int = 1
    synthetic: bool = False
    as_at: dt.date | None = None
    people: Mapping[str, Person] = field(default_factory=dict)
    images: Mapping[str, Image] = field(default_factory=dict)
    acts: tuple[Act, ...] = ()
    facts: Facts = field(default_factory=dict)

    def act(self, id: str) -> Act:
        """The act of that id.

        Raises:
            KeyError: there is none.
        """
        for act in self.acts:
            if act.id == id:
                return act
        raise KeyError(id)

    def nations_of(self, act: Act) -> tuple[str, ...]:
        """The nations an act is assessed under."""
        return act.nation or (self.nation,)
