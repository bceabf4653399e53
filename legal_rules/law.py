"""What an offence is: elements, exclusions with their burdens, penalty and procedure, in versions by date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from legal_rules.formula import FORMULA, Formula
from legal_rules.problems import NOWHERE, Where
from legal_rules.shape import ID, Day, Either, Field, Flag, ListOf, MapOf, Nullable, OneOf, Record, Shape, Text, Whole

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
BASES = ("statute-text", "secondary", "bill", "memory")
BURDENS = ("prosecution", "evidential", "defendant", "unsettled")
KINDS = ("conduct", "circumstance", "consent", "mental", "other")
PERSONS = ("shown", "recipient", "threatened", "watched", "affected")
EXCLUSION_KINDS = ("carve-out", "exemption", "defence")


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
    burden: str
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
    """A fact counted over several acts: at least so many of them meet a definition, by the same people."""

    id: str
    at_least: int
    acts: Formula
    same: tuple[str, ...] = ("by", "about")
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OffenceVersion:
    """An offence as it stood between two days."""

    in_force: InForce
    basis: str
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
    """A named formula that several offences share, by version."""

    id: str
    title: str
    provision: Provision
    nation: str
    versions: tuple[DefinitionVersion, ...]
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Offence:
    """An offence in one nation, by version."""

    id: str
    title: str
    provision: Provision
    nation: str
    group: str
    role: str
    scope: str
    person: str
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


TEXT = Text()
BASIS = OneOf(BASES, "basis")
IN_FORCE: Shape = Record(
    "a period in force",
    InForce,
    {
        "from": Field(Nullable(Day()), required=True, to="from_"),
        "to": Field(Nullable(Day())),
        "by": Field(TEXT, default=""),
        "not_before": Field(Day()),
        "status": Field(OneOf(("proposed",), "status"), default=""),
        "until_by": Field(TEXT, default=""),
    },
)
_ELEMENT: Shape = Record(
    "an element",
    Element,
    {
        "id": Field(ID, required=True),
        "says": Field(TEXT, required=True),
        "at": Field(TEXT, required=True),
        "kind": Field(OneOf(KINDS, "kind of element"), required=True),
        "is": Field(FORMULA, required=True, to="is_"),
        "basis": Field(BASIS, default=""),
        "plain": Field(TEXT, default=""),
    },
)


def _exclusion(kind: str) -> Shape:
    def build(**values: object) -> Exclusion:
        return Exclusion(kind=kind, **values)  # type: ignore[arg-type]  # the shape has checked each value's type

    return Record(
        f"a {kind}",
        build,
        {
            "id": Field(ID, required=True),
            "says": Field(TEXT, required=True),
            "at": Field(TEXT, required=True),
            "burden": Field(OneOf(BURDENS, "burden"), required=True),
            "is": Field(FORMULA, required=True, to="is_"),
            "readings": Field(ListOf(OneOf(BURDENS[:3], "burden")), default=()),
            "why": Field(TEXT, default=""),
            "raised_by": Field(FORMULA),
            "basis": Field(BASIS, default=""),
            "plain": Field(TEXT, default=""),
        },
    )


_PENALTY: Shape = Record(
    "a penalty",
    Penalty,
    {
        "mode": Field(OneOf(("summary", "either-way", "indictable", "unknown"), "mode of trial"), required=True),
        "at": Field(TEXT, required=True),
        "imprisonment": Field(ID, default=""),
        "indictment": Field(Nullable(TEXT), default=""),
        "fine": Field(Nullable(ID), default=""),
        "indictment_fine": Field(Nullable(TEXT), default=""),
        "basis": Field(BASIS, default=""),
        "note": Field(TEXT, default=""),
    },
)
_EFFECT: Shape = Record(
    "an effect",
    Effect,
    {"says": Field(TEXT, required=True), "at": Field(TEXT, default=""), "basis": Field(BASIS, default="")},
)
_REMARK: Shape = Record(
    "a note",
    Remark,
    {
        "says": Field(TEXT, required=True),
        "view": Field(OneOf(("support", "law", "policy", "all"), "view"), default="all"),
        "from": Field(Day(), to="from_"),
        "to": Field(Day()),
        "basis": Field(BASIS, default=""),
    },
)
_CASE: Shape = Record(
    "a decided case",
    CaseNote,
    {
        "name": Field(TEXT, required=True),
        "citation": Field(TEXT, required=True),
        "says": Field(TEXT, required=True),
        "element": Field(Text(empty=True), default=""),
        "read": Field(OneOf(("full", "report"), "reading"), default="report"),
        "url": Field(TEXT, default=""),
    },
)
_NOT_ENCODED: Shape = Record(
    "a provision left out", NotEncoded, {"not-encoded": Field(TEXT, required=True, to="reason")}, placed=False
)
_LEDGER: Shape = MapOf(TEXT, Either(_NOT_ENCODED, ListOf(TEXT, lone=True)))
_DERIVED: Shape = Record(
    "a derived fact",
    Derived,
    {
        "id": Field(ID, required=True),
        "at_least": Field(Whole(1, 9), required=True),
        "acts": Field(FORMULA, required=True),
        "same": Field(ListOf(OneOf(("by", "about"), "role")), default=("by", "about")),
    },
)
_PROVISION: Shape = Record(
    "a provision", Provision, {"act": Field(ID, required=True), "at": Field(TEXT, required=True)}
)
_COMMON = {
    "in_force": Field(IN_FORCE, required=True),
    "basis": Field(BASIS, required=True),
    "reconstructed": Field(Flag(), default=False),
    "checked": Field(Day()),
    "sources": Field(ListOf(TEXT), default=()),
    "notes": Field(ListOf(_REMARK), default=()),
    "cases": Field(ListOf(_CASE), default=()),
    "ledger": Field(_LEDGER, default={}),
}
OFFENCE_VERSION: Shape = Record(
    "a version",
    OffenceVersion,
    _COMMON
    | {
        "elements": Field(ListOf(_ELEMENT, least=1), required=True),
        "carve_outs": Field(ListOf(_exclusion("carve-out")), default=()),
        "exemptions": Field(ListOf(_exclusion("exemption")), default=()),
        "defences": Field(ListOf(_exclusion("defence")), default=()),
        "penalty": Field(Nullable(_PENALTY)),
        "time_limit": Field(ID, default=""),
        "alternative_to": Field(ListOf(ID), default=()),
        "notification": Field(Nullable(_EFFECT)),
        "anonymity": Field(Nullable(_EFFECT)),
        "special_measures": Field(Nullable(_EFFECT)),
        "deprivation": Field(Nullable(_EFFECT)),
    },
)
DEFINITION_VERSION: Shape = Record(
    "a version", DefinitionVersion, _COMMON | {"is": Field(FORMULA, required=True, to="is_")}
)
_HEAD = {
    "id": Field(ID, required=True),
    "title": Field(TEXT, required=True),
    "provision": Field(_PROVISION, required=True),
    "nation": Field(OneOf(NATIONS, "nation"), required=True),
}
DEFINITION: Shape = Record(
    "a definition", Definition, _HEAD | {"versions": Field(ListOf(DEFINITION_VERSION, least=1), required=True)}
)
OFFENCE: Shape = Record(
    "an offence",
    Offence,
    _HEAD
    | {
        "group": Field(OneOf(GROUPS, "group"), required=True),
        "role": Field(OneOf(("core", "adjacent"), "role"), required=True),
        "scope": Field(OneOf(("act", "course"), "scope"), required=True),
        "person": Field(OneOf(PERSONS, "person"), required=True),
        "plain": Field(TEXT, default=""),
        "about": Field(TEXT, default=""),
        "family": Field(ID, default=""),
        "derive": Field(ListOf(_DERIVED), default=()),
        "triggers": Field(FORMULA),
        "versions": Field(ListOf(OFFENCE_VERSION, least=1), required=True),
    },
)
LAW_FILE: Shape = Record(
    "a file of law",
    LawFile,
    {"definitions": Field(ListOf(DEFINITION), default=()), "offences": Field(ListOf(OFFENCE), default=())},
    placed=False,
)
