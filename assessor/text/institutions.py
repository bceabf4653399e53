"""Who decides about charges in each nation, and what its courts are called, from `data/institutions.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from assessor.text.names import nation_name
from legal_rules.files.data import data_dir
from legal_rules.files.problems import NOWHERE, Where
from legal_rules.files.shape import Field, ListOf, OneOf, Record, Shape, Text, read_shipped
from legal_rules.law import NATIONS
from legal_rules.loading.law_file import BASIS


@dataclass(frozen=True, slots=True)
class Institutions:
    """A nation's: who decides about charges, under which code, and what a court without a jury is called."""

    nation: str
    charges: str
    code: str
    summary_court: str
    basis: str
    where: Where = field(default=NOWHERE, compare=False, repr=False)


_INSTITUTIONS: Shape = Record(
    "a nation's institutions",
    Institutions,
    {
        "nation": Field(OneOf(NATIONS, "nation"), required=True),
        "charges": Field(Text(), required=True),
        "code": Field(Text(), required=True),
        "summary_court": Field(Text(), required=True),
        "basis": Field(BASIS, required=True),
    },
)
INSTITUTION_FILE: Shape = Record(
    "the file of institutions",
    lambda institutions: institutions,
    {"institutions": Field(ListOf(_INSTITUTIONS), required=True)},
    placed=False,
)


@cache
def institutions() -> Mapping[str, Institutions]:
    """The institutions of every nation.

    Raises:
        BrokenFile: the file has a problem (its text, with file and line).
    """
    rows = read_shipped(data_dir() / "institutions.yaml", INSTITUTION_FILE, "data/institutions.yaml")
    return {row.nation: row for row in rows}


def who_charges(nations: Iterable[str]) -> str:
    """A sentence for each nation on who decides about charges and under which code; none for a place we hold no law of."""
    found = [institutions()[nation] for nation in dict.fromkeys(nations) if nation in institutions()]
    if len(found) == 1:
        return f"Charges are for {found[0].charges}, under {found[0].code}."
    return " ".join(f"In {nation_name(row.nation)}, charges are for {row.charges}, under {row.code}." for row in found)


def summary_court(nation: str) -> str:
    """What a court without a jury is called in a nation."""
    return institutions()[nation].summary_court
