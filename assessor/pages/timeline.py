"""What became criminal in a nation, and stopped, when, and by which instrument: as data and on a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from assessor.pages.states import LEGEND, SIGNS, Cell, cell
from assessor.text.blocks import Page
from assessor.text.citing import cite
from assessor.text.names import joined, long_day, nation_name
from legal_rules.backwards.gaps import COUNTS, Counts
from legal_rules.backwards.states import NONE, states_over
from legal_rules.backwards.wrongs import Wrong, Yardstick
from legal_rules.law import Offence
from legal_rules.periods import ONE_DAY
from legal_rules.rulebook import RuleBook
from legal_rules.slices import changes, first_day

MODES = "S: summary only; E: either way; I: on indictment only; then the most, in months or years."
NEVER = Cell(NONE, None, None, unconfirmed=False, turns=False)


@dataclass(frozen=True, slots=True)
class StateTimeline:
    """What a nation's law said of each wrong on some days."""

    nation: str
    days: tuple[dt.date, ...]
    rows: tuple[tuple[Wrong, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class ChangeOfLaw:
    """A beginning or end of an offence's version."""

    day: dt.date
    nation: str
    change: str
    offence: str
    title: str
    role: str
    by: str


@dataclass(frozen=True, slots=True)
class WrongOverTime:
    """A wrong on each day of a timeline: the share of complete patterns met, its state, what it carries."""

    wrong: str
    title: str
    met: tuple[float, ...]
    states: tuple[str, ...]
    carries: tuple[str, ...]
    unconfirmed: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A nation's timeline, as data."""

    nation: str
    days: tuple[dt.date, ...]
    wrongs: tuple[WrongOverTime, ...]


def timeline_rows(book: RuleBook, nation: str) -> list[ChangeOfLaw]:
    """Every beginning and end of an offence's version in a nation, by day."""
    rows: list[ChangeOfLaw] = []
    for offence in book.of_nation(nation):
        dated = [(day, v.in_force) for v in offence.versions if (day := first_day(v.in_force)) is not None]
        dated.sort(key=itemgetter(0))
        for position, (began, period) in enumerate(dated):
            change = "changes" if position else "begins"
            if period.from_ is None:
                change = "passed, start not confirmed"
            rows.append(_row(book, offence, began, change, period.by))
            if period.to is not None:
                next_day = period.to + ONE_DAY
                if [day for day, _ in dated[position + 1 : position + 2]] != [next_day]:
                    rows.append(_row(book, offence, next_day, "ends", period.until_by))
    return sorted(rows, key=lambda row: (row.day, row.offence))


def _row(book: RuleBook, offence: Offence, day: dt.date, change: str, by: str) -> ChangeOfLaw:
    return ChangeOfLaw(
        day=day,
        nation=offence.nation,
        change=change,
        offence=offence.id,
        title=offence.title,
        role=offence.role,
        by=cite(book, by) if by else "",
    )


def timeline_page(rows: Sequence[ChangeOfLaw]) -> Page:
    """The timeline on a page, by nation and day."""
    page = Page()
    page.head("What became criminal, and stopped, when", 1)
    for nation in dict.fromkeys(row.nation for row in rows):
        page.head(nation_name(nation))
        for day in dict.fromkeys(row.day for row in rows if row.nation == nation):
            page.item(long_day(day))
            for row in (row for row in rows if row.nation == nation and row.day == day):
                by = f", by {row.by}" if row.by else ""
                page.item(f"{row.change}: {row.title} ({row.offence}{by})", 2)
    return page


def state_timeline(
    book: RuleBook,
    nation: str,
    yardstick: Yardstick,
    counts: Counts = COUNTS,
    step: Callable[[], None] = lambda: None,
) -> StateTimeline:
    """What the law said of each wrong on each day on which that, or the most it carried, changed for some wrong."""
    days = changes(book, nation)
    table = states_over(book, nation, days, yardstick, counts, step)
    cells = [tuple(cell(states, day) for states, day in zip(row, days, strict=True)) for row in table]
    moved = [at for at in range(len(days)) if any(row[at] != (row[at - 1] if at else NEVER) for row in cells)]
    return StateTimeline(
        nation=nation,
        days=tuple(days[at] for at in moved),
        rows=tuple((wrong, tuple(row[at] for at in moved)) for wrong, row in zip(yardstick.wrongs, cells, strict=True)),
    )


def state_timeline_data(made: StateTimeline, shares: Mapping[str, Sequence[float]]) -> TimelineRow:
    """The same as data, with the shares of complete patterns met on each day."""
    return TimelineRow(
        made.nation,
        made.days,
        tuple(
            WrongOverTime(
                wrong=wrong.id,
                title=wrong.title,
                met=tuple(round(share, 6) for share in shares[wrong.id]),
                states=tuple(one.state for one in cells),
                carries=tuple(one.carries for one in cells),
                unconfirmed=tuple(one.unconfirmed for one in cells),
            )
            for wrong, cells in made.rows
        ),
    )


def state_timeline_page(made: Sequence[StateTimeline]) -> Page:
    """The table of days and states on a page, a row of signs for each wrong, then day by day."""
    page = Page()
    page.head("What the law said of each wrong, day of change by day of change", 1)
    for row in made:
        page.head(nation_name(row.nation))
        for wrong, cells in row.rows:
            page.item(f"{' '.join(SIGNS[one.state] for one in cells)}  {wrong.title}")
        page.para(f"One sign a day of change: {joined([long_day(day) for day in row.days])}.")
        for at, day in enumerate(row.days):
            told = [
                f"{one[at].sign} {wrong.id}{f' ({one[at].carries})' if one[at].carries else ''}"
                for wrong, one in row.rows
                if one[at].state != NONE and (not at or one[at] != one[at - 1])
            ]
            page.item(f"{long_day(day)}: {', '.join(told) or 'law next door, or law that is not confirmed, alone'}")
    page.para(f"{LEGEND} {MODES}")
    return page
