"""A provision as it is shown, as records: its dates, parts, trees and sources; `provision` fills and prints them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from assessor.assess.records import Effects
from legal_rules.files.written import FLAT, LEFT_OUT


@dataclass(frozen=True, slots=True)
class OffenceRow:
    """An offence with its status on a day."""

    id: str
    title: str
    provision: str
    nation: str
    group: str
    role: str
    scope: str
    law: str
    basis: str
    reconstructed: bool


@dataclass(frozen=True, slots=True)
class FactNode:
    """A fact with the values that make it so."""

    op: str
    fact: str
    values: tuple[str, ...]
    topic: str
    at: str = field(default="", metadata=LEFT_OUT)
    says: str = field(default="", metadata=LEFT_OUT)


@dataclass(frozen=True, slots=True)
class PartsNode:
    """All, any or none of some parts."""

    op: str
    parts: tuple[Node, ...]
    at: str = field(default="", metadata=LEFT_OUT)
    says: str = field(default="", metadata=LEFT_OUT)


@dataclass(frozen=True, slots=True)
class UseNode:
    """A definition, and what it says."""

    op: str
    use: str
    title: str
    at: str
    parts: tuple[Node, ...]
    says: str = field(default="", metadata=LEFT_OUT)


@dataclass(frozen=True, slots=True)
class WorldNode:
    """What is asked of what was meant, threatened or believed."""

    op: str
    world: str
    parts: tuple[Node, ...]
    at: str = field(default="", metadata=LEFT_OUT)
    says: str = field(default="", metadata=LEFT_OUT)


Node = FactNode | PartsNode | UseNode | WorldNode


@dataclass(frozen=True, slots=True)
class Dates:
    """When a version is law, and by what."""

    from_: dt.date | None
    to: dt.date | None
    not_before: dt.date | None
    by: str
    by_citation: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An enactment that a version was written from, and how much of it was read."""

    id: str
    citation: str
    url: str
    read: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note, and what it rests on."""

    says: str
    basis: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A decided case, and the element it bears on."""

    name: str
    citation: str
    says: str
    element: str
    read: str


@dataclass(frozen=True, slots=True)
class LeftUnsaid:
    """Why a provision is not encoded."""

    not_encoded: str


@dataclass(frozen=True, slots=True)
class ElementRow:
    """An element as a tree."""

    id: str
    says: str
    at: str
    kind: str
    burden: str
    basis: str
    is_: Node


@dataclass(frozen=True, slots=True)
class ExclusionRow:
    """An exclusion as a tree."""

    id: str
    says: str
    at: str
    kind: str
    burden: str
    readings: tuple[str, ...]
    why: str
    basis: str
    is_: Node


@dataclass(frozen=True, slots=True)
class PenaltyRow:
    """A maximum in the statute's own phrases."""

    mode: str
    at: str
    imprisonment: str
    indictment: str
    fine: str


@dataclass(frozen=True, slots=True)
class OffenceShown:
    """What an offence has and a definition has not."""

    group: str
    role: str
    scope: str
    person: str
    elements: tuple[ElementRow, ...]
    exclusions: tuple[ExclusionRow, ...]
    penalty: PenaltyRow | None
    time_limit: str
    effects: Effects
    alternative_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A provision on a day: a definition as one tree, an offence by its parts."""

    id: str
    title: str
    provision: str
    nation: str
    law: str
    versions: tuple[Dates, ...]
    in_force: Dates
    basis: str
    reconstructed: bool
    checked: dt.date | None
    sources: tuple[SourceRow, ...]
    not_verified: tuple[str, ...]
    notes: tuple[NoteRow, ...]
    cases: tuple[CaseRow, ...]
    ledger: Mapping[str, tuple[str, ...] | LeftUnsaid]
    is_: Node | None = field(default=None, metadata=LEFT_OUT)
    offence: OffenceShown | None = field(default=None, metadata=FLAT)
