"""Sixty people's dates and more, each with the right reading on a stated day, in any locale."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from assessor.case.facts_of_act import birth_range
from assessor.dates.reader import Read, Refused, Unsure, read_days
from assessor.dates.when import Lasting, When
from tests.conftest import ROOT
from tests.plain import read_words

TABLE, MORE = (read_words(ROOT / "tests" / "dates" / name) for name in ("people.yaml", "more.yaml"))
ROWS: list[dict[str, Any]] = [*TABLE["rows"], *MORE["rows"]]


def reading(row: dict[str, Any]) -> Read | Unsure | Refused:
    born = birth_range(row["born"]) if "born" in row else None
    return read_days(row["said"], dt.date.fromisoformat(row.get("today", TABLE["today"])), born=born)


def short(days: When | Lasting) -> str:
    """Days in the table's own form."""
    if isinstance(days, Lasting):
        return f"lasting {days.from_}..{days.to or ''}"
    if days == When():
        return "unknown"
    if days.day is not None:
        return str(days.day)
    if days.before is not None or days.after is not None:
        return f"<{days.before}" if days.before else f">{days.after}"
    return f"{days.from_}..{days.to}"


def ends(text: str) -> list[str]:
    first, _, last = text.partition("..")
    return [first, last or first]


def test_the_tables_have_more_than_sixty_rows_each() -> None:
    """As many as were asked for, twice; none stands in both."""
    said = [(row["said"], row.get("today"), row.get("born")) for row in ROWS]
    assert len(set(said)) == len(said)
    assert min(len(TABLE["rows"]), len(MORE["rows"])) >= 60 and TABLE["today"] == MORE["today"]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['said']}-{n}" for n, row in enumerate(ROWS)])
def test_a_day_is_read_as_it_is_meant(row: dict[str, Any]) -> None:
    """The day, the range, the choice, or the refusal that the table says."""
    found = reading(row)
    if "refused" in row:
        assert isinstance(found, Refused), found
        assert found.kind == row["refused"]
    elif "ask" in row:
        assert isinstance(found, Unsure), found
        assert [short(option.days) for option in found.options] == row["ask"]
    elif "is" in row:
        assert isinstance(found, Read), found
        assert short(found.days) == row["is"]
    else:
        assert isinstance(found, Read), found
        first, last = ends(short(found.days))
        (inner, inner_last), (outer, outer_last) = ends(row["covers"]), ends(row["within"])
        assert outer <= first <= inner <= inner_last <= last <= outer_last, short(found.days)
        assert first < last, "a vague word never gives one day"
