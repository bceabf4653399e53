"""The kinds of act and what holds of each, from `data/kinds.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from legal_rules.files.data import data_dir
from legal_rules.files.problems import NOWHERE, Where
from legal_rules.files.shape import ID, Field, Flag, ListOf, OneOf, Reading, Record, Shape, read_shipped

NEEDED, POSSIBLE, NONE = "needed", "possible", "none"
NEW, EARLIER = "new", "earlier"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of act.

    Attributes:
        picture: whether one is `needed` (asked about though none is named), `possible` (only help and safety reckon with
            one) or there is `none`.
        begins_with: the picture a new act begins with: a `new` one, an `earlier` one, or none.
        makes_picture: whether it makes its picture.
        uses_picture: whether its picture was there before.
        taken_then: whether a picture that comes of it shows people as old as they then were.
        makes_available: whether it puts something before others: whom it went to says how far it reached.
    """

    id: str
    picture: str
    begins_with: str = ""
    makes_picture: bool = False
    uses_picture: bool = False
    makes_available: bool = False
    taken_then: bool = False
    where: Where = field(default=NOWHERE, compare=False, repr=False)


_KIND: Shape = Record(
    "a kind of act",
    Kind,
    {
        "id": Field(ID, required=True),
        "picture": Field(OneOf((NEEDED, POSSIBLE, NONE), "need of a picture"), required=True),
        "begins_with": Field(OneOf((NEW, EARLIER), "picture to begin with"), default=""),
        "makes_picture": Field(Flag(), default=False),
        "uses_picture": Field(Flag(), default=False),
        "makes_available": Field(Flag(), default=False),
        "taken_then": Field(Flag(), default=False),
    },
)
KIND_FILE: Shape = Record(
    "the file of kinds of act",
    lambda kinds: kinds,
    {"kinds": Field(ListOf(_KIND, least=1), required=True)},
    placed=False,
)


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of act by id, in the order of the file.

    Raises:
        BrokenFile: the file has a problem (its text, with file and line).
    """
    return {kind.id: kind for kind in read_shipped(data_dir() / "kinds.yaml", KIND_FILE, "data/kinds.yaml")}


class ActKind:
    """The name of a kind of act."""

    def read(self, node: yaml.Node, to: Reading) -> Any:
        """The name."""
        return self._words().read(node, to)

    def schema(self) -> dict[str, Any]:
        """A JSON enumeration."""
        return self._words().schema()

    def _words(self) -> OneOf:
        return OneOf(tuple(kinds()), "kind of act")
