"""What the law says of each wrong as tables: three nations side by side on a day, and one nation over the days of change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from assessor.pages.states import LEGEND, cell, state_words
from assessor.pages.timeline import StateTimeline
from assessor.text.blocks import Page
from assessor.text.content import Table
from assessor.text.names import long_day, nation_name
from legal_rules.backwards.states import WrongStates

ByNation = Mapping[str, Sequence[WrongStates]]


def nations_page(found: ByNation, day: dt.date) -> Page:
    """Each wrong with what each nation's law says of it."""
    page = Page()
    page.head(f"What the law said of each wrong, nation by nation: {long_day(day)}", 1)
    for rows in zip(*found.values(), strict=True):
        page.item(rows[0].wrong.title)
        for nation, row in zip(found, rows, strict=True):
            page.item(f"{cell(row, day).sign} {nation_name(nation)}: {state_words(row, day)}", 2)
    page.para(
        f"{LEGEND} Offences next door are not counted. 'assessor gaps --nation NATION' says what more has to be so."
    )
    return page


def nations_table(found: ByNation, day: dt.date) -> Table:
    """The same as a table: a row a wrong, a column a nation."""
    return Table(
        caption=f"What the law said of each wrong: {long_day(day)}",
        head=("Wrong", *map(nation_name, found)),
        rows=tuple(
            (rows[0].wrong.title, *(f"{cell(row, day).sign} {state_words(row, day)}" for row in rows))
            for rows in zip(*found.values(), strict=True)
        ),
    )


def timeline_table(made: StateTimeline) -> Table:
    """One nation over its days of change: a row a wrong, a column a day; the sign and the most it carries."""
    return Table(
        caption=f"What the law said of each wrong: {nation_name(made.nation)}",
        head=("Wrong", *map(long_day, made.days)),
        rows=tuple(
            (wrong.title, *(f"{one.sign} {one.carries}".strip() for one in cells)) for wrong, cells in made.rows
        ),
    )
