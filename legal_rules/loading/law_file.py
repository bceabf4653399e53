"""How a file of definitions and offences is read, in the grammar of `docs/legal_rules.md`."""

from __future__ import annotations

from legal_rules.files.shape import (
    ID,
    Day,
    Either,
    Field,
    Flag,
    ListOf,
    MapOf,
    Nullable,
    OneOf,
    Record,
    Shape,
    Text,
    Whole,
)
from legal_rules.formula import FORMULA
from legal_rules.law import (
    BASES,
    BURDENS,
    GROUPS,
    KINDS,
    NATIONS,
    PERSONS,
    CaseNote,
    Definition,
    DefinitionVersion,
    Derived,
    Effect,
    Element,
    Exclusion,
    InForce,
    LawFile,
    NotEncoded,
    Offence,
    OffenceVersion,
    Penalty,
    Provision,
    Remark,
)

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
    "a definition",
    Definition,
    _HEAD | {"versions": Field(ListOf(DEFINITION_VERSION, least=1), required=True), "others": Field(TEXT, default="")},
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
