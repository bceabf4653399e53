"""The map of the law: wrongs by day of change, each with its state and the most it carried; a cell opens; two days; a draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.coordinate import Coordinate
from textual.widget import Widget
from textual.widgets import DataTable, Static

from assessor.pages.states import LEGEND
from assessor.pages.timeline import StateTimeline
from assessor.text.blocks import Page
from assessor.text.names import long_day, nation_name
from assessor.text.overlaid import overlay_lines, overlay_rows
from legal_rules.backwards.wrongs import Wrong, Yardstick
from legal_rules.law import NATIONS
from tui.base import BaseScreen
from tui.days import ask_law_day
from tui.safe import content
from tui.screens.ask import Ask, Type
from tui.screens.gap_page import GapPage, changes_of, draft_of, gaps_of, table_of

SAYS = "Rows are wrongs, columns days on which the law changed."
CARRIES = "S summary only, E either way, I on indictment only; then the most."
DAY_WIDTH = len(" 2026-02-06")
READING = "Working out every day of change ..."


class Gaps(BaseScreen):
    """The table of wrongs and days."""

    ABOUT_A_CASE: ClassVar[bool] = False

    TITLE: ClassVar[str] = "Gaps in the law"
    HELP_TEXT: ClassVar[str] = (
        "The arrow keys go from cell to cell; Enter opens what the law said of the wrong on that day: what more had to be so, "
        "what kept it away, an example, and every pattern that no offence reached. V compares the day with the one before it, G "
        f"with any other; T takes another nation; A lays a draft over the law of the day, from a file.\n\n{LEGEND} {CARRIES}"
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "compare", "Compare with the day before", id="gaps.compare"),
        Binding("g", "two_days", "Compare with a day", id="gaps.days"),
        Binding("t", "nation", "Nation", id="gaps.nation"),
        Binding("a", "draft", "Draft", id="gaps.draft"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._nation = NATIONS[0]
        self._made: StateTimeline | None = None
        self._yardstick: Yardstick | None = None
        self._placing = False

    def body(self) -> Iterator[Widget]:
        """What it is, and the table."""
        yield Static(content(SAYS), id="says", classes="note", markup=False)
        yield DataTable(zebra_stripes=False, cursor_type="cell", fixed_columns=1, cell_padding=0)

    def ready(self) -> None:
        """Work out the table in a thread."""
        self.query_one(DataTable).focus()
        self._work()

    def _work(self) -> None:
        self.query_one("#says", Static).update(content(READING))
        self.later("gaps", partial(table_of, self.book, self._nation), self._show)

    def _show(self, made: tuple[Yardstick, StateTimeline]) -> None:
        self._yardstick, self._made = made
        self.query_one("#says", Static).update(
            content(" ".join([f"{nation_name(self._nation)}. {SAYS} {LEGEND} {CARRIES}", *self._laid()]))
        )
        table = self.query_one(DataTable)
        table.clear(columns=True)
        table.add_columns("wrong", *(Text(f" {day.isoformat()}") for day in made[1].days))
        for wrong, cells in made[1].rows:
            table.add_row(Text(wrong.id), *(Text(f" {one.sign} {one.carries}") for one in cells))
        self._placing = bool(made[1].days)
        self._to_last_day()

    def _laid(self) -> list[str]:
        return overlay_lines(overlay_rows(self.book))

    @property
    def busy(self) -> bool:
        """Also while the table finds its place."""
        return super().busy or self._placing

    def _to_last_day(self, widest: float = -1) -> None:
        """Go to the last day, again until the table has its whole width; before that it cannot be scrolled to."""
        if not self._placing or not self.is_attached:
            return
        table = self.query_one(DataTable)
        last = len(self._days)
        table.cursor_coordinate = Coordinate(0, last)
        if table.virtual_size.width > last * DAY_WIDTH and table.scroll_x == table.max_scroll_x == widest:
            self._placing = False
            return
        table.scroll_to(x=table.max_scroll_x, animate=False, force=True, immediate=True)
        self.set_timer(0.02, partial(self._to_last_day, table.max_scroll_x))

    @property
    def _days(self) -> tuple[dt.date, ...]:
        return self._made.days if self._made else ()

    @property
    def _wrongs(self) -> tuple[Wrong, ...]:
        return tuple(wrong for wrong, _ in self._made.rows) if self._made else ()

    def _at(self) -> tuple[str, dt.date, dt.date] | None:
        """The wrong under the cursor, its day, and the day of change before."""
        days = self._days
        where = self.query_one(DataTable).cursor_coordinate
        column = where.column - 1
        if not 0 <= column < len(days):
            return None
        before = days[column - 1] if column else days[0] - dt.timedelta(days=1)
        return self._wrongs[where.row].id, days[column], before

    def on_data_table_cell_selected(self, event: DataTable.CellSelected) -> None:
        """Open the patterns of a cell."""
        at = self._at()
        if at is not None and self._yardstick is not None:
            wrong, day, _ = at
            self._open("Gaps", partial(gaps_of, self.book, self._nation, day, self._yardstick, wrong))

    def action_compare(self) -> None:
        """What changed on the day under the cursor."""
        at = self._at()
        if at is not None:
            self._between(at[2], at[1])

    def action_two_days(self) -> None:
        """Type a day, and compare it with the day under the cursor, the earlier first."""
        at = self._at()
        if at is None:
            return
        day = at[1]

        def given(other: dt.date) -> None:
            self._between(min(other, day), max(other, day))

        note = f"{long_day(day)} is under the cursor. "
        ask_law_day(self.app, "Compare with which day?", at[2], self.root.today(), given, note)

    def _between(self, before: dt.date, day: dt.date) -> None:
        if self._yardstick is not None:
            self._open("Changes", partial(changes_of, self.book, self._nation, before, day, self._yardstick))

    def action_draft(self) -> None:
        """Type the name of an overlay, and see what it would do on the day under the cursor."""
        at = self._at()
        if at is None:
            return

        def typed(name: str | None) -> None:
            if name:
                self._open("Draft", partial(draft_of, self.book, self._nation, at[1], Path(name.strip()).expanduser()))

        self.app.push_screen(Type("Which draft?", "The name of an overlay file (see 'assessor draft')."), typed)

    def action_nation(self) -> None:
        """Another nation."""

        def chosen(nation: str | None) -> None:
            if nation is not None:
                self._nation = nation
                self._work()

        self.app.push_screen(Ask("Whose law?", [(n, nation_name(n)) for n in NATIONS], at=self._nation), chosen)

    def _open(self, title: str, make: partial[Page]) -> None:
        self.app.push_screen(GapPage(title, make))
