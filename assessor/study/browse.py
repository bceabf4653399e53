"""The library of problems, found by nation, topic, offence, date and difficulty; twins beside their siblings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessor.case.facts_of_act import stretch_of
from assessor.study.scenarios import Scenario
from assessor.text.blocks import Page
from assessor.text.names import long_day, nation_name

DIFFICULTY = {1: "easy", 2: "middling", 3: "hard"}


def found(
    library: Sequence[Scenario],
    nation: str | None = None,
    topic: str = "",
    offence: str = "",
    difficulty: int | None = None,
    before: dt.date | None = None,
    after: dt.date | None = None,
) -> tuple[Scenario, ...]:
    """The scenarios that fit every condition given, each twin right after its sibling."""
    words = topic.lower().split()
    chosen = [
        s
        for s in library
        if nation in (None, s.case.nation)
        and all(word in " ".join([s.title, *s.topics]).lower() for word in words)
        and (not offence or offence in s.offences)
        and difficulty in (None, s.difficulty)
        and (before is None or _first(s) < before)
        and (after is None or _first(s) > after)
    ]
    return tuple(_twins_together(chosen))


def _twins_together(chosen: Sequence[Scenario]) -> list[Scenario]:
    """In the order given, but each twin after its sibling, and a twin's own twins after it."""
    here = {s.id for s in chosen}
    after: dict[str, list[Scenario]] = {}
    for s in chosen:
        after.setdefault(s.twin_of if s.twin_of in here else "", []).append(s)
    rows: list[Scenario] = []
    waiting = after.get("", [])[::-1]
    while waiting:
        s = waiting.pop()
        rows.append(s)
        waiting += after.get(s.id, [])[::-1]
    return rows


def _first(scenario: Scenario) -> dt.date:
    end = scenario.case.as_at or dt.date.today()
    return min((stretch_of(act, end, dt.date.min).first for act in scenario.case.acts), default=end)


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """A scenario in the list of them."""

    id: str
    title: str
    nation: str
    topics: tuple[str, ...]
    offences: tuple[str, ...]
    difficulty: int
    first_day: dt.date | None
    twin_of: str | None
    differs: str | None


def library_rows(rows: Sequence[Scenario]) -> tuple[LibraryRow, ...]:
    """Scenarios as data."""
    return tuple(
        LibraryRow(
            id=s.id,
            title=s.title,
            nation=s.case.nation,
            topics=s.topics,
            offences=s.offences,
            difficulty=s.difficulty,
            first_day=_day(s),
            twin_of=s.twin_of or None,
            differs=s.differs or None,
        )
        for s in rows
    )


def _day(scenario: Scenario) -> dt.date | None:
    first = _first(scenario)
    return None if first == dt.date.min else first


def library_page(rows: Sequence[Scenario], done: Mapping[str, tuple[int, int]]) -> Page:
    """Scenarios on a page, with the best marks of those done."""
    page = Page()
    page.para(f"{len(rows)} problems. 'assessor exercise show ID' shows one, 'assessor exercise do ID' asks it.")
    for s in rows:
        day = _day(s)
        marks = f"; done: {done[s.id][0]} of {done[s.id][1]}" if s.id in done else ""
        when = long_day(day) if day else "day not known"
        page.item(f"{s.id}: {s.title}. {nation_name(s.case.nation)}, {when}, {DIFFICULTY[s.difficulty]}{marks}.")
        if s.twin_of:
            page.item(f"twin of {s.twin_of}; what differs: {s.differs}", 2)
    return page
