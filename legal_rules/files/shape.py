"""Shapes of the project's files, said once: the same shape reads a YAML node into frozen records, with every
fault as a value at its line and column, and exports the JSON Schema that editors use.

A shape never raises on bad input: it adds a `Problem` to the `Reading` and returns `MISSING`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import yaml

from legal_rules.files.broken import BrokenFile
from legal_rules.files.problems import Problem, Where, nearest
from legal_rules.files.written import Json
from legal_rules.files.yamltext import LARGEST_CASE, compose, place, read_text


class _Missing:
    __slots__ = ()

    def __repr__(self) -> str:
        return "MISSING"

    def __bool__(self) -> bool:
        return False


MISSING: Any = _Missing()
YES = frozenset({"yes", "true"})
NO = frozenset({"no", "false"})
_NULL = "tag:yaml.org,2002:null"


@dataclass(slots=True)
class Reading:
    """One file being read: its name and the problems found so far."""

    name: str
    problems: list[Problem] = field(default_factory=list)

    def where(self, node: yaml.Node) -> Where:
        """Where a node of this file begins."""
        return place(node, self.name)

    def fault(self, node: yaml.Node, message: str, hint: str = "") -> Any:
        """Record a problem at a node and return `MISSING`."""
        self.problems.append(Problem(self.where(node), message, hint))
        return MISSING


class Shape(Protocol):
    """What a part of a file looks like."""

    def read(self, node: yaml.Node, to: Reading) -> Any:
        """The value at a node, or `MISSING` with a problem recorded."""

    def schema(self) -> Json:
        """The JSON Schema of this part."""


def short(node: yaml.Node) -> str:
    """How a message names a value that does not fit."""
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    text = str(node.value)
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"


_compiled = cache(re.compile)


def is_null(node: yaml.Node) -> bool:
    """Whether a node is YAML's null (nothing written, `null` or `~`)."""
    return isinstance(node, yaml.ScalarNode) and node.tag == _NULL


@dataclass(frozen=True, slots=True)
class Text:
    """A text; with `pattern`, one that matches it (said to people as `called`)."""

    pattern: str = ""
    called: str = "a text"
    empty: bool = False

    def read(self, node: yaml.Node, to: Reading) -> Any:
        """The text, stripped of white space at its ends."""
        if not isinstance(node, yaml.ScalarNode) or is_null(node):
            return to.fault(node, f"{self.called} is needed here, not {short(node) if node.value else 'nothing'}")
        text = str(node.value).strip()
        if not text and not self.empty:
            return to.fault(node, f"{self.called} is needed here, not nothing")
        if self.pattern and not _compiled(self.pattern).fullmatch(text):
            return to.fault(node, f"{self.called} is needed here, not {short(node)}")
        return text

    def schema(self) -> Json:
        """A JSON string, or a number that is read as its digits."""
        return {"type": ["string", "number"], **({"pattern": f"^(?:{self.pattern})$"} if self.pattern else {})}


IDENT = r"[A-Za-z0-9][A-Za-z0-9._-]*"
ID = Text(IDENT, "an id (letters, digits, dots and hyphens)")


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no, quoted or not, also written true or false."""

    def read(self, node: yaml.Node, to: Reading) -> Any:
        """`True` or `False`."""
        text = str(node.value).strip().lower() if isinstance(node, yaml.ScalarNode) else ""
        if text in YES or text in NO:
            return text in YES
        return to.fault(node, f"yes or no is needed here, not {short(node)}")

    def schema(self) -> Json:
        """A JSON boolean, or the words for one."""
        return {"enum": [True, False, "yes", "no", "true", "false"]}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `least` to `most`."""

    least: int = 0
    most: int = 10_000

    def read(self, node: yaml.Node, to: Reading) -> Any:
        """The number."""
        text = str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""
        if re.fullmatch(r"\d{1,9}", text) and self.least <= int(text) <= self.most:
            return int(text)
        return to.fault(node, f"a whole number from {self.least} to {self.most} is needed here, not {short(node)}")

    def schema(self) -> Json:
        """A JSON integer."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class Day:
    """A day, written YYYY-MM-DD."""

    def read(self, node: yaml.Node, to: Reading) -> Any:
        """A `datetime.date`."""
        text = str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            try:
                return dt.date.fromisoformat(text)
            except ValueError:
                return to.fault(node, f"there is no such day as {text}")
        return to.fault(node, f"a day written YYYY-MM-DD is needed here, not {short(node)}")

    def schema(self) -> Json:
        """A JSON string in the form of a date."""
        return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


@dataclass(frozen=True, slots=True)
class OneOf:
    """One word of a fixed list."""

    words: tuple[str, ...]
    called: str = "value"

    def read(self, node: yaml.Node, to: Reading) -> Any:
        """The word."""
        text = str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""
        if text in self.words:
            return text
        hint = nearest(text, self.words)
        most = ", ".join(self.words)
        return to.fault(node, f"{short(node)} is not a {self.called}", f"{hint + ' ' if hint else ''}Valid: {most}.")

    def schema(self) -> Json:
        """A JSON enumeration; YAML reads a bare yes or no as a boolean."""
        return {"enum": [*self.words, *(word in YES for word in self.words if word in YES | NO)]}


@dataclass(frozen=True, slots=True)
class Nullable:
    """A shape, or null."""

    shape: Shape

    def read(self, node: yaml.Node, to: Reading) -> Any:
        """`None` for null, else what the shape reads."""
        return None if is_null(node) else self.shape.read(node, to)

    def schema(self) -> Json:
        """Either JSON null or the shape."""
        return {"anyOf": [{"type": "null"}, self.shape.schema()]}


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; with `lone`, one item may stand without the list."""

    item: Shape
    lone: bool = False
    least: int = 0

    def read(self, node: yaml.Node, to: Reading) -> Any:
        """A tuple of the items that could be read."""
        if not isinstance(node, yaml.SequenceNode):
            if self.lone:
                value = self.item.read(node, to)
                return () if value is MISSING else (value,)
            return to.fault(node, f"a list is needed here, not {short(node)}")
        if len(node.value) < self.least:
            return to.fault(node, "this list may not be empty")
        values = [self.item.read(child, to) for child in node.value]
        return tuple(value for value in values if value is not MISSING)

    def schema(self) -> Json:
        """A JSON array, or a lone item."""
        array: Json = {"type": "array", "items": self.item.schema()}
        if self.least:
            array["minItems"] = self.least
        return {"anyOf": [self.item.schema(), array]} if self.lone else array


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping with free keys of one shape and values of another."""

    key: Shape
    value: Shape

    def read(self, node: yaml.Node, to: Reading) -> Any:
        """A dict in the file's order."""
        if not isinstance(node, yaml.MappingNode):
            return to.fault(node, f"a mapping is needed here, not {short(node)}")
        result: dict[Any, Any] = {}
        for key_node, value_node in unique_keys(node, to):
            key = self.key.read(key_node, to)
            value = self.value.read(value_node, to)
            if key is not MISSING and value is not MISSING:
                result[key] = value
        return result

    def schema(self) -> Json:
        """A JSON object."""
        names = self.key.schema()
        return {"type": "object", "propertyNames": names, "additionalProperties": self.value.schema()}


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record: its shape, whether it must stand, its default, and the record's own name for it."""

    shape: Shape
    required: bool = False
    default: Any = None
    to: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with fixed keys, read into `build(**values)`; a `where` is passed if `placed`. `names` has what the record
    calls each key, `defaults` what stands for each that is not written."""

    called: str
    build: Callable[..., Any]
    fields: Mapping[str, Field]
    placed: bool = True
    names: Mapping[str, str] = field(init=False)
    defaults: Mapping[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        names = {key: spec.to or key.replace("-", "_") for key, spec in self.fields.items()}
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "defaults", {names[key]: spec.default for key, spec in self.fields.items()})

    def read(self, node: yaml.Node, to: Reading) -> Any:
        """The record, or `MISSING` if any part of it could not be read."""
        if not isinstance(node, yaml.MappingNode):
            return to.fault(node, f"{self.called} is a mapping, not {short(node)}")
        values = {**self.defaults}
        given: set[str] = set()
        whole = True
        for key_node, value_node in unique_keys(node, to):
            key = str(key_node.value)
            spec = self.fields.get(key)
            if spec is None:
                to.fault(key_node, f"{self.called} has no key '{key[:60]}'", self._hint(key, node, value_node))
                whole = False
                continue
            given.add(key)
            value = values[self.names[key]] = spec.shape.read(value_node, to)
            if value is MISSING:
                whole = False
        if len(given) < len(self.fields):
            for key, spec in self.fields.items():
                if spec.required and key not in given:
                    to.fault(node, f"{self.called} needs the key '{key}'")
                    whole = False
        if not whole:
            return MISSING
        if self.placed:
            values["where"] = to.where(node)
        return self.build(**values)

    def _hint(self, key: str, node: yaml.MappingNode, value: yaml.Node) -> str:
        if node.flow_style and is_null(value) and key not in self.fields:
            return "an unquoted comma splits a text: put quotes around a text that holds one"
        return nearest(key, self.fields) or "Keys: " + ", ".join(self.fields) + "."

    def schema(self) -> Json:
        """A JSON object with these properties and no others."""
        needed = [key for key, spec in self.fields.items() if spec.required]
        return {
            "type": "object",
            "properties": {key: spec.shape.schema() for key, spec in self.fields.items()},
            "required": needed,
            "additionalProperties": False,
        }


@dataclass(frozen=True, slots=True)
class Either:
    """A mapping read by one shape, anything else by another."""

    mapping: Shape
    other: Shape

    def read(self, node: yaml.Node, to: Reading) -> Any:
        """What the fitting shape reads."""
        return (self.mapping if isinstance(node, yaml.MappingNode) else self.other).read(node, to)

    def schema(self) -> Json:
        """Either of the two."""
        return {"anyOf": [self.mapping.schema(), self.other.schema()]}


def unique_keys(node: yaml.MappingNode, to: Reading) -> list[tuple[yaml.Node, yaml.Node]]:
    """The pairs of a mapping whose key is a text given once; the rest become problems."""
    seen: dict[str, yaml.Node] = {}
    pairs: list[tuple[yaml.Node, yaml.Node]] = []
    for pair in node.value:
        key = pair[0]
        if not isinstance(key, yaml.ScalarNode):
            to.fault(key, "a key must be a text")
        elif (first := seen.setdefault(key.value, key)) is not key:
            to.fault(key, f"the key '{key.value[:60]}' stands twice", f"first in line {first.start_mark.line + 1}")
        else:
            pairs.append(pair)
    return pairs


def read_file(path: Path, shape: Shape, name: str = "", largest: int = LARGEST_CASE) -> tuple[Any, list[Problem]]:
    """Read a whole file by a shape: its value (or `MISSING`) and every problem found."""
    text = read_text(path, largest)
    if isinstance(text, Problem):
        return MISSING, [text]
    return read_string(text, shape, name or str(path))


def read_shipped(path: Path, shape: Shape, name: str) -> Any:
    """The value of a file the project ships.

    Raises:
        BrokenFile: the file has a problem.
    """
    value, problems = read_file(path, shape, name)
    if value is MISSING or problems:
        raise BrokenFile("\n".join(map(str, problems)))
    return value


def read_string(text: str, shape: Shape, name: str) -> tuple[Any, list[Problem]]:
    """Read a YAML text by a shape: its value (or `MISSING`) and every problem found."""
    node = compose(text, name)
    if isinstance(node, Problem):
        return MISSING, [node]
    reading = Reading(name)
    value = shape.read(node, reading)
    return value, sorted(reading.problems)


def file_schema(title: str, shape: Shape, definitions: Sequence[tuple[str, Json]] = ()) -> Json:
    """The JSON Schema document of a kind of file."""
    document: Json = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **shape.schema()}
    if definitions:
        document["$defs"] = dict(definitions)
    return document
