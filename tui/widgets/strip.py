"""A line of time: when each offence was law, with the day of the act across it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from assessor.study.bench import Bar
from assessor.text.names import long_day
from tui.safe import content

YEARS = 13
"""How many years are drawn, up to the last day or, where the act was earlier, around it."""
LABEL = 20
LEAST = 10
YEAR_WIDTH = 5
IN_FORCE, NOT_CONFIRMED, BEGINS, ENDS, GOES_ON, UNSURE = "━", "┄", "┣", "┫", "►", "◈"
"""Signs of a stretch of law; one whose first day is not confirmed has other ones."""


class TimeStrip(Static):
    """Draws bars between two days; `show` moves the day."""

    DEFAULT_CSS = """
    TimeStrip { height: auto; padding: 0 1; border: round $muted; color: $foreground; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)

    def show(self, bars: Sequence[Bar], day: dt.date, last: dt.date, width: int, rows: int) -> None:
        """Draw as many bars as there is room for, and say how many are left out."""
        first = min(day, _years_before(last, YEARS))
        room = max(width - LABEL, LEAST)
        shown = bars[:rows]
        at = place(day, first, last, room)
        lines = [_line(bar.cited, drawn(bar, first, last, room), at) for bar in shown]
        left = f"and {len(bars) - len(shown)} more" if len(bars) > len(shown) else ""
        lines.append(_line(left, years(first, last, room), at))
        lines.append(content(_under(f"◄ {long_day(day)} ►", LABEL + at, LABEL + room)).stylize("bold"))
        self.update(Content("\n").join(lines))


def _years_before(day: dt.date, years: int) -> dt.date:
    return dt.date(day.year - years, 1, 1)


def place(day: dt.date, first: dt.date, last: dt.date, room: int) -> int:
    """The cell of a day between two days; a day outside them stands at the edge."""
    span = max((last - first).days, 1)
    return min(max((day - first).days * (room - 1) // span, 0), room - 1)


def drawn(bar: Bar, first: dt.date, last: dt.date, room: int) -> str:
    """The stretches of a bar to scale."""
    cells = [" "] * room
    for begins, ends, confirmed in bar.stretches:
        if begins > last or (ends is not None and ends < first):
            continue
        start, stop = place(begins, first, last, room), place(ends or last, first, last, room)
        cells[start : stop + 1] = (IN_FORCE if confirmed else NOT_CONFIRMED) * (stop - start + 1)
        if begins >= first:
            cells[start] = BEGINS if confirmed else UNSURE
        if stop > start:
            cells[stop] = ENDS if ends is not None and ends < last else GOES_ON
    return "".join(cells)


def years(first: dt.date, last: dt.date, room: int) -> str:
    """The years under the bars, as many as have room."""
    cells = [" "] * room
    free = 0
    for year in range(first.year, last.year + 1):
        at = place(dt.date(year, 1, 1), first, last, room)
        if at >= free and at + len(str(year)) <= room:
            cells[at : at + len(str(year))] = str(year)
            free = at + YEAR_WIDTH
    return "".join(cells)


def _line(label: str, line: str, at: int) -> Content:
    made = content(f"{label[: LABEL - 1]:{LABEL}}{line}")
    return made.stylize("reverse", LABEL + at, LABEL + at + 1)


def _under(words: str, at: int, width: int) -> str:
    start = min(max(at - len(words) // 2, 0), max(width - len(words), 0))
    return " " * start + words
