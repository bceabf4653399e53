"""What the bench shows, worked out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from rich.text import Text

from assessor.case.model import Case
from assessor.study.bench import (
    GAINED,
    LOST,
    Bar,
    Best,
    Row,
    Stood,
    bars,
    best,
    in_nation,
    moved,
    on_day,
    standing_on,
    turning_days,
)
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook


@dataclass(frozen=True, slots=True)
class Laid:
    """What one turn comes to: the table, the three nations, the bars; or why there is none."""

    stood: tuple[Stood, ...]
    rows: tuple[Row, ...]
    nations: tuple[tuple[str, Best], ...]
    bars: tuple[Bar, ...]
    wrong: str = ""


def turned(rows: tuple[Row, ...]) -> str:
    """What the last turn gained and lost."""
    by = ((how.capitalize(), [row.now.cited for row in rows if row.moved == how]) for how in (GAINED, LOST))
    return (
        ". ".join(f"{how}: {', '.join(some)}" for how, some in by if some) or "The last turn gained and lost nothing."
    )


def cells(*words: str) -> Iterator[Text]:
    """Cells of a table, with a space before the next."""
    return (Text(f"{word} ") for word in words)


def laid_out(case: Case, act: str, book: RuleBook, before: tuple[Stood, ...] | None) -> Laid:
    now = standing_on(case, act, book)
    if isinstance(now, str):
        return Laid((), (), (), (), now)
    rows = moved(now if before is None else before, now)
    return Laid(now, rows, _nations(case, act, book), bars(rows, case, act, book))


def _nations(case: Case, act: str, book: RuleBook) -> tuple[tuple[str, Best], ...]:
    found = []
    for nation in NATIONS:
        stood = standing_on(in_nation(case, act, nation), act, book)
        found.append((nation, best(stood if not isinstance(stood, str) else ())))
    return tuple(found)


def warm(case: Case, act: str, book: RuleBook, today: dt.date) -> None:
    """Read the law of every day on which it changed once, so that a turn of the day waits for nothing."""
    for day in turning_days(case, act, book, today):
        _nations(on_day(case, act, day), act, book)
