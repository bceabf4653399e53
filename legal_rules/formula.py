"""Formulas: the small language in which the law is written, and the fold that every reading uses.

Grammar (`FORMULA` reads it)::

    F = fact-id | {fact-id: value | [values]} | {all: [F..]} | {any: [F..]} | {not: F} | {use: definition-id}
      | {fact-or-belief: fact-id} | {in: believed|intended|threatened, is: F} | {is: F, at: pinpoint, says: text}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

import yaml

from legal_rules.files.problems import NOWHERE, Where
from legal_rules.files.shape import IDENT, MISSING, Reading, short, unique_keys
from legal_rules.files.written import Json

WORLDS = ("believed", "intended", "threatened")
_KEYWORDS = ("all", "any", "not", "use", "fact-or-belief", "in", "is", "at", "says")
_NAME = re.compile(IDENT)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact has one of these values; a yes/no fact is written with the value `yes` alone."""

    id: str
    values: tuple[str, ...] = ("yes",)
    bare: bool = True
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Any_:
    """At least one part holds."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Formula


@dataclass(frozen=True, slots=True)
class Use:
    """What a named definition says; `part` is filled when definitions are resolved for a day."""

    id: str
    part: Formula | None = None
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class In:
    """The part, about what was believed, intended or threatened rather than what was."""

    world: str
    part: Formula


@dataclass(frozen=True, slots=True)
class Note:
    """The part, with a pinpoint or a gloss of its own."""

    part: Formula
    at: str = ""
    says: str = ""


Formula = Fact | All | Any_ | Not | Use | In | Note
TRUE = All(())
FALSE = Any_(())

T = TypeVar("T")


class Algebra(Protocol[T]):
    """One reading of a formula: what a fact, all-of, any-of and not mean in it."""

    def fact(self, atom: Fact) -> T:
        """The reading of one fact."""

    def all_of(self, parts: Sequence[T]) -> T:
        """The reading of a conjunction."""

    def any_of(self, parts: Sequence[T]) -> T:
        """The reading of a disjunction."""

    def negate(self, part: T) -> T:
        """The reading of a negation."""


def fold(formula: Formula, algebra: Algebra[T]) -> T:
    """Read a resolved formula in an algebra; names and notes are transparent.

    Raises:
        ValueError: the formula still holds a definition or a world that was not resolved.
    """
    match formula:
        case Fact():
            return algebra.fact(formula)
        case All(parts):
            return algebra.all_of([fold(part, algebra) for part in parts])
        case Any_(parts):
            return algebra.any_of([fold(part, algebra) for part in parts])
        case Not(part):
            return algebra.negate(fold(part, algebra))
        case Note(part):
            return fold(part, algebra)
        case Use(_, part) if part is not None:
            return fold(part, algebra)
        case _:
            raise ValueError(f"unresolved formula: {formula}")


def resolve(
    formula: Formula,
    defined: Callable[[str, str], Formula],
    renamed: Callable[[str, str], str],
    world: str = "",
) -> Formula:
    """A formula with its definitions filled in and its worlds turned into renamed facts.

    `defined` gives the formula behind an id on the day in question, resolved in a world; `renamed` gives a fact's name in
    a world (the fact's own name where that world does not touch it). The innermost world wins.
    """

    def again(part: Formula, inside: str = world) -> Formula:
        return resolve(part, defined, renamed, inside)

    match formula:
        case Fact(name, values, bare, where):
            return Fact(renamed(name, world) if world else name, values, bare, where)
        case All(parts):
            return All(tuple(again(part) for part in parts))
        case Any_(parts):
            return Any_(tuple(again(part) for part in parts))
        case Not(part):
            return Not(again(part))
        case Note(part, at, says):
            return Note(again(part), at, says)
        case Use(name, _, where):
            return Use(name, defined(name, world), where)
        case In(inner, part):
            return again(part, inner)


def atoms(formula: Formula) -> Iterator[Fact]:
    """Every fact a formula names, in order, repeats included."""
    match formula:
        case Fact():
            yield formula
        case All(parts) | Any_(parts):
            for part in parts:
                yield from atoms(part)
        case Not(part) | Note(part) | In(_, part):
            yield from atoms(part)
        case Use(_, part):
            if part is not None:
                yield from atoms(part)


def uses(formula: Formula) -> Iterator[Use]:
    """Every definition a formula names directly."""
    match formula:
        case All(parts) | Any_(parts):
            for part in parts:
                yield from uses(part)
        case Not(part) | Note(part) | In(_, part):
            yield from uses(part)
        case Use():
            yield formula


def worlds(formula: Formula, world: str = "") -> Iterator[tuple[Fact | Use, str]]:
    """Every fact and definition named directly, with the world it is read in (empty: as it was)."""
    match formula:
        case Fact() | Use():
            yield formula, world
        case All(parts) | Any_(parts):
            for part in parts:
                yield from worlds(part, world)
        case Not(part) | Note(part):
            yield from worlds(part, world)
        case In(inner, part):
            yield from worlds(part, inner)


@dataclass(frozen=True, slots=True)
class FormulaShape:
    """Reads a formula; whether the facts and values it names exist is checked once the vocabulary is known."""

    def read(self, node: yaml.Node, to: Reading) -> Any:
        """A `Formula`, or `MISSING`."""
        if isinstance(node, yaml.ScalarNode):
            return _fact(node, to)
        if not isinstance(node, yaml.MappingNode):
            return to.fault(node, "a formula is a fact or a mapping, not a list", "write {all: [...]} or {any: [...]}")
        pairs = unique_keys(node, to)
        keys = {str(key.value): value for key, value in pairs}
        if len(keys) != len(node.value):
            return MISSING
        if "in" in keys:
            return self._world(node, keys, to)
        if "is" in keys:
            return self._note(node, keys, to)
        if len(keys) != 1:
            return to.fault(node, f"a formula is one of its forms, not several at once: {', '.join(keys)[:80]}", _COMMA)
        (key, value), key_node = next(iter(keys.items())), pairs[0][0]
        return self._form(key, key_node, value, to)

    def _form(self, key: str, key_node: yaml.Node, value: yaml.Node, to: Reading) -> Any:
        match key:
            case "all" | "any":
                return self._parts(key, value, to)
            case "not":
                part = self.read(value, to)
                return MISSING if part is MISSING else Not(part)
            case "use":
                name = _name(value, to)
                return MISSING if name is MISSING else Use(name, None, to.where(value))
            case "fact-or-belief":
                fact = _fact(value, to)
                return MISSING if fact is MISSING else Any_((fact, In("believed", fact)))
            case _:
                return _choice(key, key_node, value, to)

    def _parts(self, key: str, value: yaml.Node, to: Reading) -> Any:
        if not isinstance(value, yaml.SequenceNode) or not value.value:
            return to.fault(value, f"'{key}' needs a list of at least one formula")
        parts = [self.read(child, to) for child in value.value]
        if MISSING in parts:
            return MISSING
        return All(tuple(parts)) if key == "all" else Any_(tuple(parts))

    def _world(self, node: yaml.Node, keys: Mapping[str, yaml.Node], to: Reading) -> Any:
        if set(keys) != {"in", "is"}:
            return to.fault(node, "a world is written {in: WORLD, is: F} and nothing else", _COMMA)
        world = str(keys["in"].value)
        if world not in WORLDS:
            return to.fault(keys["in"], f"{short(keys['in'])} is not a world", "Worlds: " + ", ".join(WORLDS) + ".")
        part = self.read(keys["is"], to)
        return MISSING if part is MISSING else In(world, part)

    def _note(self, node: yaml.Node, keys: Mapping[str, yaml.Node], to: Reading) -> Any:
        if not set(keys) <= {"is", "at", "says"}:
            return to.fault(node, "a note is written {is: F, at: pinpoint, says: text}", _COMMA)
        part = self.read(keys["is"], to)
        texts = {name: str(keys[name].value) for name in ("at", "says") if name in keys}
        return MISSING if part is MISSING else Note(part, **texts)

    def schema(self) -> Json:
        """A reference to the recursive definition that `formula_schema` gives."""
        return {"$ref": "#/$defs/formula"}


_COMMA = "an unquoted comma splits a text: put quotes around a text that holds one"
FORMULA = FormulaShape()


def _name(node: yaml.Node, to: Reading) -> Any:
    text = str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""
    if _NAME.fullmatch(text):
        return text
    return to.fault(node, f"an id is needed here, not {short(node)}")


def _fact(node: yaml.Node, to: Reading) -> Any:
    name = _name(node, to)
    return MISSING if name is MISSING else Fact(name, ("yes",), True, to.where(node))


def _choice(key: str, key_node: yaml.Node, value: yaml.Node, to: Reading) -> Any:
    if not _NAME.fullmatch(key):
        return to.fault(key_node, f"'{key[:60]}' is neither a fact nor a form of formula", _COMMA)
    items = value.value if isinstance(value, yaml.SequenceNode) else [value]
    if not items or not all(isinstance(item, yaml.ScalarNode) and str(item.value).strip() for item in items):
        return to.fault(value, f"'{key}' needs a value or a list of values")
    return Fact(key, tuple(str(item.value).strip() for item in items), False, to.where(key_node))


def formula_schema() -> tuple[str, Json]:
    """The name and the JSON Schema of a formula, for the `$defs` of a document."""
    ref = {"$ref": "#/$defs/formula"}
    ident = {"type": "string", "pattern": f"^{IDENT}$"}

    def one(key: str, value: Json) -> Json:
        return {"type": "object", "properties": {key: value}, "required": [key], "additionalProperties": False}

    parts = {"type": "array", "items": ref, "minItems": 1}
    word = {"type": ["string", "boolean", "number"]}
    choice = {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "propertyNames": {**ident, "not": {"enum": list(_KEYWORDS)}},
        "additionalProperties": {"anyOf": [word, {"type": "array", "items": word, "minItems": 1}]},
    }
    world = one("is", ref) | {"properties": {"in": {"enum": list(WORLDS)}, "is": ref}, "required": ["in", "is"]}
    note = one("is", ref) | {"properties": {"is": ref, "at": {"type": "string"}, "says": {"type": "string"}}}
    forms = [ident, one("all", parts), one("any", parts), one("not", ref), one("use", ident)]
    return "formula", {"anyOf": [*forms, one("fact-or-belief", ident), world, note, choice]}


def filled(formula: Formula, known: Mapping[str, str]) -> Formula:
    """A resolved formula with some facts filled in, and what they settle left out."""
    match formula:
        case Fact(id, values) if id in known:
            return TRUE if known[id] in values else FALSE
        case All(parts):
            return joined(All, TRUE, FALSE, [filled(part, known) for part in parts])
        case Any_(parts):
            return joined(Any_, FALSE, TRUE, [filled(part, known) for part in parts])
        case Not(part):
            inner = filled(part, known)
            return FALSE if inner == TRUE else TRUE if inner == FALSE else Not(inner)
        case Note(part):
            return filled(part, known)
        case Use(id, part, where) if part is not None:
            inner = filled(part, known)
            return inner if inner in (TRUE, FALSE) else Use(id, inner, where)
        case _:
            return formula


def joined(join: type[All] | type[Any_], neutral: Formula, ends: Formula, parts: Sequence[Formula]) -> Formula:
    """The parts joined, those that change nothing left out."""
    left = [part for part in parts if part != neutral]
    if ends in left:
        return ends
    return left[0] if len(left) == 1 else join(tuple(left)) if left else neutral
