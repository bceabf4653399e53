"""What an offence is: elements, exclusions with their burdens, penalty and procedure, in versions by date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from legal_rules.files.problems import NOWHERE, Where
from legal_rules.formula import Formula

NATIONS = ("england-wales", "scotland", "northern-ireland")
GROUPS = (
    "taking",
    "creating",
    "requesting",
    "copying",
    "sharing",
    "threatening",
    "sending",
    "observing",
    "installing",
    "tools",
    "exposing",
    "child-images",
    "course",
    "demands",
    "communications",
    "other",
)
Basis = Literal["statute-text", "secondary", "bill", "memory"]
Burden = Literal["prosecution", "evidential", "defendant", "unsettled"]
Role = Literal["core", "adjacent"]
Person = Literal["shown", "recipient", "threatened", "watched", "affected"]
BASES: tuple[Basis, ...] = get_args(Basis)
BURDENS: tuple[Burden, ...] = get_args(Burden)
KINDS = ("conduct", "circumstance", "consent", "mental", "other")
PERSONS: tuple[Person, ...] = get_args(Person)


@dataclass(frozen=True, slots=True)
class InForce:
    """When a text is law: from its first day to its last, both inclusive, and the instrument that says so.

    `from_` null with `not_before`: passed, commencement not confirmed. `status` proposed: not passed.
    """

    from_: dt.date | None
    to: dt.date | None = None
    by: str = ""
    not_before: dt.date | None = None
    status: str = ""
    until_by: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that must be so."""

    id: str
    says: str
    at: str
    kind: str
    is_: Formula
    basis: str = ""
    plain: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """What takes conduct out of an offence: `kind` is carve-out, exemption or defence; `burden` says who proves what."""

    id: str
    says: str
    at: str
    burden: Burden
    is_: Formula
    readings: tuple[str, ...] = ()
    why: str = ""
    raised_by: Formula | None = None
    basis: str = ""
    plain: str = ""
    kind: str = "exemption"
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Penalty:
    """Mode of trial and the statute's own phrases for the maximum, resolved by `penalties`."""

    mode: str
    at: str
    imprisonment: str = ""
    indictment: str = ""
    fine: str = ""
    indictment_fine: str = ""
    basis: str = ""
    note: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Effect:
    """A consequence or protection that goes with an offence (notification, anonymity and the like)."""

    says: str
    at: str = ""
    basis: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Remark:
    """A note printed with a finding, to one view or all, on acts within its dates."""

    says: str
    view: str = "all"
    from_: dt.date | None = None
    to: dt.date | None = None
    basis: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CaseNote:
    """A decided case and the element it bears on; it never changes the logic."""

    name: str
    citation: str
    says: str
    element: str = ""
    read: str = "report"
    url: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NotEncoded:
    """A provision deliberately left out, and why."""

    reason: str


Ledger = Mapping[str, tuple[str, ...] | NotEncoded]


@dataclass(frozen=True, slots=True)
class Derived:
    """A fact counted over several acts, by the same people: so many of them, each on its own day, meet a definition."""

    id: str
    at_least: int
    acts: Formula
    same: tuple[str, ...] = ("by", "about")
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OffenceVersion:
    """An offence as it stood between two days."""

    in_force: InForce
    basis: Basis
    elements: tuple[Element, ...]
    carve_outs: tuple[Exclusion, ...] = ()
    exemptions: tuple[Exclusion, ...] = ()
    defences: tuple[Exclusion, ...] = ()
    penalty: Penalty | None = None
    time_limit: str = ""
    reconstructed: bool = False
    checked: dt.date | None = None
    sources: tuple[str, ...] = ()
    alternative_to: tuple[str, ...] = ()
    notification: Effect | None = None
    anonymity: Effect | None = None
    special_measures: Effect | None = None
    deprivation: Effect | None = None
    notes: tuple[Remark, ...] = ()
    cases: tuple[CaseNote, ...] = ()
    ledger: Ledger = field(default_factory=dict)
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    @property
    def exclusions(self) -> tuple[Exclusion, ...]:
        """Carve-outs, exemptions and defences, in that order."""
        return (*self.carve_outs, *self.exemptions, *self.defences)

    @property
    def parts(self) -> tuple[Element | Exclusion, ...]:
        """Every element, then every exclusion."""
        return (*self.elements, *self.exclusions)

    def formulas(self) -> Iterator[Formula]:
        """Every formula of the version, `raised_by` included."""
        for element in self.elements:
            yield element.is_
        for exclusion in self.exclusions:
            yield exclusion.is_
            if exclusion.raised_by is not None:
                yield exclusion.raised_by


@dataclass(frozen=True, slots=True)
class DefinitionVersion:
    """A definition as it stood between two days."""

    in_force: InForce
    basis: str
    is_: Formula
    sources: tuple[str, ...] = ()
    checked: dt.date | None = None
    reconstructed: bool = False
    notes: tuple[Remark, ...] = ()
    cases: tuple[CaseNote, ...] = ()
    ledger: Ledger = field(default_factory=dict)
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    def formulas(self) -> Iterator[Formula]:
        """The one formula."""
        yield self.is_


@dataclass(frozen=True, slots=True)
class Provision:
    """Where in which enactment."""

    act: str
    at: str
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Definition:
    """A named formula that several offences share, by version. `others` says in words that it holds of somebody else in
    the picture, for a law that looks at anyone shown: rules read that as the fact `others.ID`."""

    id: str
    title: str
    provision: Provision
    nation: str
    versions: tuple[DefinitionVersion, ...]
    others: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Offence:
    """An offence in one nation, by version."""

    id: str
    title: str
    provision: Provision
    nation: str
    group: str
    role: Role
    scope: str
    person: Person
    versions: tuple[OffenceVersion, ...]
    plain: str = ""
    about: str = ""
    family: str = ""
    derive: tuple[Derived, ...] = ()
    triggers: Formula | None = None
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    @property
    def name(self) -> str:
        """What it is called where law terms are not wanted."""
        return self.plain or self.title


@dataclass(frozen=True, slots=True)
class LawFile:
    """One file of law as it was written."""

    definitions: tuple[Definition, ...] = ()
    offences: tuple[Offence, ...] = ()
