"""Every stretch of days of a nation in which its law reads the same, from the beginning of time to its end."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from legal_rules.periods import ONE_DAY
from legal_rules.rulebook import RuleBook
from legal_rules.slices import Slice, changes, law_on


@dataclass(frozen=True, slots=True)
class Span:
    """The law of a nation from a first to a last day, both included."""

    nation: str
    first: dt.date
    last: dt.date
    law: Slice


def spans(book: RuleBook, nation: str, as_at: dt.date) -> tuple[Span, ...]:
    """The spans of a nation, in order and without gaps; the first ends before the first change of law."""
    starts = [dt.date.min, *changes(book, nation)]
    ends = [*(start - ONE_DAY for start in starts[1:]), dt.date.max]
    return tuple(
        Span(nation, start, end, law_on(book, nation, end if start == dt.date.min else start, as_at))
        for start, end in zip(starts, ends, strict=True)
    )
