"""The register of enactments and commencement instruments: what each is, where it is, and how much of it was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from legal_rules.files.problems import NOWHERE, Where
from legal_rules.files.shape import ID, Day, Field, ListOf, MapOf, OneOf, Record, Shape, Text


@dataclass(frozen=True, slots=True)
class Statute:
    """An enactment, instrument or other source the rule base cites.

    `sections` lists the subsections of each section that is encoded, for the ledgers to be held against.
    """

    id: str
    citation: str
    kind: str
    short: str = ""
    url: str = ""
    extent: tuple[str, ...] = ()
    checked: dt.date | None = None
    read: str = "no"
    note: str = ""
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    where: Where = field(default=NOWHERE, compare=False, repr=False)


STATUTE: Shape = Record(
    "an enactment",
    Statute,
    {
        "id": Field(ID, required=True),
        "citation": Field(Text(), required=True),
        "kind": Field(
            OneOf(
                ("act", "asp", "ni-act", "ni-order", "si", "ssi", "nisr", "bill", "report", "guidance", "other"), "kind"
            ),
            required=True,
        ),
        "short": Field(Text(), default=""),
        "url": Field(Text(), default=""),
        "extent": Field(ListOf(ID), default=()),
        "checked": Field(Day()),
        "read": Field(OneOf(("full", "part", "no"), "reading"), default="no"),
        "note": Field(Text(), default=""),
        "sections": Field(MapOf(ID, ListOf(Text(r"\(\d+[A-Z]*\)", "a subsection in brackets"))), default={}),
    },
)
STATUTE_FILE: Shape = Record(
    "the register of enactments",
    lambda statutes: statutes,
    {"statutes": Field(ListOf(STATUTE), required=True)},
    placed=False,
)
