"""The JSON Schema of a kind of record, made from its fields, their types and what `legal_rules.files.written` is told of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import Field, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from legal_rules.files.written import Json, content, key

TEXT: Json = {"type": "string"}
DAY: Json = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
MAYBE: Json = {"type": ["string", "null"]}
WHOLE: Json = {"type": "integer", "minimum": 0}
YES_OR_NO: Json = {"type": "boolean"}
_PLAIN: dict[Any, Json] = {str: TEXT, bool: YES_OR_NO, int: {"type": "integer"}, dt.date: DAY}


def record(required: dict[str, Json], also: dict[str, Json] | None = None) -> Json:
    """An object with keys that are always there; keys may be added within a schema number."""
    return {"type": "object", "properties": {**required, **(also or {})}, "required": list(required)}


def array(items: Json) -> Json:
    """A list of one kind of thing."""
    return {"type": "array", "items": items}


def words(*values: str | int) -> Json:
    """One of some words."""
    return {"enum": list(values)}


def of_record(kind: Any, *more: Any) -> Json:
    """The schema of a kind of record; of several that are written as one object, with the keys of each."""
    required: dict[str, Json] = {}
    also: dict[str, Json] = {}
    for each in (kind, *more):
        hints = get_type_hints(each)
        for field in content(each):
            if field.metadata.keys().isdisjoint(("aside", "flat")):
                (also if "left out" in field.metadata else required)[key(field)] = _of_field(field, hints[field.name])
    return record(required, also)


def _of_field(field: Field[Any], hint: Any) -> Json:
    if "least" in field.metadata:
        return {"type": "integer", "minimum": field.metadata["least"]}
    if "loose" in field.metadata:
        return {"type": ["object", "null"] if NoneType in get_args(hint) else "object"}
    if "pairs" in field.metadata:
        pair = get_args(hint)[0]
        return {"type": "object", "additionalProperties": of_type(get_args(pair)[1])}
    return of_type(hint)


def of_type(hint: Any) -> Json:
    """The schema of what a field of a type holds."""
    arguments = get_args(hint)
    origin = get_origin(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if is_dataclass(hint):
        return of_record(hint)
    if origin is Literal:
        return {"const": arguments[0]} if arguments == (1,) else words(*arguments)
    if origin is tuple and arguments[1:] == (Ellipsis,):
        return array(of_type(arguments[0]))
    if origin in (Union, UnionType):
        return _of_union(arguments)
    raise TypeError(f"no schema is known for {hint}")


def _of_union(arguments: tuple[Any, ...]) -> Json:
    if set(arguments) == {str, NoneType}:
        return MAYBE
    known = [of_type(each) for each in arguments if each is not NoneType]
    return {"anyOf": [*known, *([{"type": "null"}] if NoneType in arguments else [])]}
