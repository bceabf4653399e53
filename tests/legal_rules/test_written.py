"""Records as JSON: names, order, what is left out, what stands flat; and nothing that is no record."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import pytest

from legal_rules.files.problems import NOWHERE, Where
from legal_rules.files.written import FLAT, LEFT_OUT, PAIRS, written


@dataclass(frozen=True, slots=True)
class Days:
    from_: dt.date | None
    to: dt.date


@dataclass(frozen=True, slots=True)
class Row:
    more: Days | None = field(metadata=FLAT)
    says: tuple[str, ...]
    counts: tuple[tuple[str, int], ...] = field(metadata=PAIRS)
    note: str = field(default="", metadata=LEFT_OUT)
    where: Where = field(default=NOWHERE, compare=False)


def test_a_record_is_written_by_its_fields_in_their_order() -> None:
    """An underscore that keeps a name from being a word of Python is no part of the key; a day is its ISO form; where a
    record was read is not written."""
    row = Row(Days(None, dt.date(2024, 2, 29)), ("a", "b"), (("x", 2),), "seen")
    assert written(row) == {"from": None, "to": "2024-02-29", "says": ["a", "b"], "counts": {"x": 2}, "note": "seen"}
    assert list(written(row)) == ["from", "to", "says", "counts", "note"]


def test_what_is_at_its_default_or_not_there_is_left_out() -> None:
    """A field marked so, and a flat record that is null; an empty list is written."""
    assert written(Row(None, (), ())) == {"says": [], "counts": {}}


def test_records_inside_lists_and_objects_are_written_too() -> None:
    """Whatever holds them."""
    assert written({"rows": [Days(dt.date(2020, 1, 1), dt.date(2020, 1, 2))], "same": True}) == {
        "rows": [{"from": "2020-01-01", "to": "2020-01-02"}],
        "same": True,
    }


def test_what_is_no_record_is_refused() -> None:
    """A set has no order that JSON could keep."""
    with pytest.raises(TypeError):
        written({"rows": {1, 2}})
