"""Records as JSON: the one place that writes them, so that everything behind it stays typed.

A record is written with its fields in their order, each by its name without the underscore that keeps it from being a word
of Python. What a field says otherwise stands in its metadata; where a record was read (`where`) is not part of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, fields, is_dataclass
from types import MappingProxyType
from typing import Any

Json = dict[str, Any]
Meta = MappingProxyType[str, Any]
"""How a field is written, for `dataclasses.field(metadata=...)`."""
LEFT_OUT = Meta({"left out": True})
"""Not written where it has its default."""
FLAT = Meta({"flat": True})
"""Its own fields stand in its place; nothing does where there is no record."""
PAIRS = Meta({"pairs": True})
"""Pairs of a name and a value, written as an object."""
ASIDE = Meta({"aside": True})
"""Written, and not promised: its schema does not name it."""
LOOSE = Meta({"loose": True})
"""Its schema says what kind of thing it is, and nothing of what is in it."""


def written(value: object) -> Any:
    """A record, or anything that holds records, as what JSON is made of."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [written(each) for each in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: written(each) for name, each in value.items()}
    return dict(_pairs(value))


def key(field: Field[Any]) -> str:
    """The name a field is written under."""
    return field.name.rstrip("_")


def content(record: type) -> Iterator[Field[Any]]:
    """The fields of a kind of record that are part of what it says."""
    return (field for field in fields(record) if field.compare)


def _pairs(record: Any) -> Iterator[tuple[str, Any]]:
    kind = type(record)
    if kind not in _PLANS:
        _PLANS[kind] = _plan(kind)
    for name, attribute, flat, absent, write in _PLANS[kind]:
        value = getattr(record, attribute)
        if flat:
            if value is not None:
                yield from _pairs(value)
        elif absent is None or value != absent[0]:
            yield name, write(value)


Step = tuple[str, str, bool, tuple[Any] | None, Callable[[Any], Any]]
_PLANS: dict[type, tuple[Step, ...]] = {}


def _plan(record: type) -> tuple[Step, ...]:
    """How each field of a kind of record is written: its name, attribute, whether it is flat, when it is left out."""
    if not is_dataclass(record):
        raise TypeError(f"not a record: {record.__name__}")
    return tuple(
        (
            key(field),
            field.name,
            "flat" in field.metadata,
            (field.default,) if "left out" in field.metadata else None,
            _object if "pairs" in field.metadata else written,
        )
        for field in content(record)
    )


def _object(pairs: Any) -> Json:
    return {name: written(value) for name, value in pairs}
