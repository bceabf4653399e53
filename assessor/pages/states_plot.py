"""What the law said of each wrong over time, drawn: a row a wrong, a bar a stretch of time, to scale.

State is told by sign, shade and words, so that the drawing can be read without colour. SVG, with no script and nothing
fetched.
"""

from __future__ import annotations

import datetime as dt
import itertools
import textwrap
from collections.abc import Iterator, Sequence
from html import escape

from assessor.pages.states import LEGEND, Cell
from assessor.pages.timeline import MODES, StateTimeline
from assessor.text.names import long_day, nation_name
from legal_rules.backwards.states import ALWAYS, NONE, ONLY_IF, UNLESS, UNSETTLED

WIDTH, LABELS, ROW, BAR, HEAD, GAP, LINE, NOTE = 1220, 420, 34, 24, 74, 30, 18, 170
FILLS = {NONE: "#ffffff", ONLY_IF: "#b9cfe4", UNSETTLED: "#e8dcb5", UNLESS: "#3f6f9f", ALWAYS: "#3f6f9f"}
DARK = (UNLESS, ALWAYS)
LEAST = 42
"""The least width of a stretch, in pixels, so that its sign can be read."""


def timeline_svg(made: Sequence[StateTimeline], until: dt.date, notes: Sequence[str] = ()) -> str:
    """Every nation's drawing, one beneath the other, up to a day; notes at the foot."""
    parts: list[str] = []
    top = 10
    for timeline in made:
        parts += _nation(timeline, until, top)
        top += HEAD + ROW * len(timeline.rows) + GAP
    for line in (LEGEND, MODES, *(part for note in notes for part in textwrap.wrap(note, NOTE))):
        parts.append(_text(10, top + 10, line, size=12))
        top += LINE
    height = top + LINE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'font-family="sans-serif" role="img" aria-label="What the law said of each wrong over time">'
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>{"".join(parts)}</svg>\n'
    )


def _nation(made: StateTimeline, until: dt.date, top: int) -> Iterator[str]:
    yield _text(10, top + 18, nation_name(made.nation), size=16, weight="bold")
    edges = _edges(made.days, until)
    for at, (day, x) in enumerate(zip(made.days, edges, strict=False)):
        anchor = "end" if x > WIDTH - 110 else "start"
        yield _text(x, top + (36 + 14 * (at % 3)), long_day(day), size=10, anchor=anchor)
        yield f'<line x1="{x}" y1="{top + HEAD}" x2="{x}" y2="{top + HEAD + ROW * len(made.rows)}" stroke="#9aa5ad"/>'
    for row, (wrong, cells) in enumerate(made.rows):
        y = top + HEAD + ROW * row
        yield _text(10, y + 17, wrong.title, size=12)
        for first, last, one in _stretches(cells):
            yield _bar(edges[first], edges[last], y, wrong.title, one)


def _edges(days: Sequence[dt.date], until: dt.date) -> list[int]:
    """Where each day of change stands, and the end: to scale, but no stretch so narrow that it can't be read."""
    ends = [*days, max(until, days[-1] + dt.timedelta(days=1))]
    spans = [(after - before).days for before, after in itertools.pairwise(ends)]
    room = WIDTH - LABELS - 10 - LEAST * len(spans)
    edges, x = [LABELS], float(LABELS)
    for span in spans:
        x += LEAST + room * span / sum(spans)
        edges.append(round(x))
    return edges


def _stretches(cells: Sequence[Cell]) -> Iterator[tuple[int, int, Cell]]:
    first = 0
    for at in range(1, len(cells) + 1):
        if at == len(cells) or cells[at] != cells[first]:
            yield first, at, cells[first]
            first = at


def _bar(x: int, end: int, y: int, title: str, one: Cell) -> str:
    fill, ink = FILLS[one.state], "#ffffff" if one.state in DARK else "#1c2429"
    told = f"{one.sign} {one.carries}".strip()
    shown = told if end - x > 7 * len(told) + 8 else one.sign
    return (
        f"<g><title>{escape(f'{title}: {told}')}</title>"
        f'<rect x="{x}" y="{y}" width="{end - x}" height="{BAR}" fill="{fill}" stroke="#56646e"/>'
        f"{_text(x + 5, y + 16, shown, size=12, ink=ink)}</g>"
    )


def _text(
    x: int, y: int, text: str, size: int, weight: str = "normal", ink: str = "#1c2429", anchor: str = "start"
) -> str:
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{ink}" text-anchor="{anchor}">'
        f"{escape(text)}</text>"
    )
