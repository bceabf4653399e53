"""The student's bench: facts left, findings right, the day of the act on a line of time below; each turn shows what it moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import DataTable, OptionList, Static

from assessor.case.edit import act_words
from assessor.case.model import Case
from assessor.interview.answers import Given, answers_given
from assessor.result.whatif import with_change
from assessor.safety.known import reported
from assessor.study.bench import (
    GAINED,
    LOST,
    SIGN_OF_MOVE,
    on_day,
    turning_days,
)
from assessor.text.names import NO_RESULTS, joined, long_day, nation_name
from assessor.text.signs import SIGNS
from tui.base import BaseScreen
from tui.days import ask_law_day
from tui.laid import Laid, cells, laid_out, turned, warm
from tui.safe import content
from tui.screens.ask import Ask
from tui.states import coloured, signed_cell
from tui.widgets.choices import Choices
from tui.widgets.strip import TimeStrip

NONE = "No case is open, or nothing that was done is entered yet."
DAY, ACT = "when", "act"
"""The rows of the facts that are no facts: the day, and which act it is about."""
ROOM = ((34, 9), (24, 4), (0, 1))
"""How many offences are drawn on the line of time, by the rows of the terminal."""
PANES = (
    ("#facts", "Facts", "Space turns"),
    ("#stands", "Findings", ""),
    ("#nations", "Three nations", "same facts, same day"),
    ("#strip", "The day of the act", "← → a day, Shift a month, comma and full stop a change of the law"),
)
MONTH = 30
WIDE = 100
"""Columns from which a state before a turn has its words too."""


class Bench(BaseScreen):
    """One act of the open case turned over in the hand; the case itself stays as it is."""

    TITLE: ClassVar[str] = "The bench"
    HELP_TEXT: ClassVar[str] = (
        "A copy of the case, one act at a time. Left and Right move its day by one, with Shift by a month; , and . go to the day on "
        "which the law changed before or after, G to any day. Space turns the fact under the cursor to its next answer, Enter "
        "chooses one. What the last turn moved is marked: + gained, − lost, ~ otherwise, = the same. T shows the three nations "
        "in place of the findings where there is no room for both. C copies the citation of the finding under the cursor.\n\n"
        "● fits, ◐ fits unless an exception applies, ? cannot tell, ○ does not fit, ◇ not law then, ◈ passed and not confirmed."
    )
    DEFAULT_CSS = """
    Bench > Horizontal { height: 1fr; }
    Bench Choices { width: 31; height: 1fr; }
    Bench.-wide Choices { width: 46; }
    Bench #right { height: 1fr; }
    Bench DataTable { height: 1fr; border: round $muted; overflow-x: hidden; scrollbar-size-vertical: 1; }
    Bench DataTable:focus { border: heavy $focus; }
    Bench #nations { display: none; height: 6; }
    Bench.-wide #nations { display: block; }
    Bench.-by-nation #nations { display: block; height: 1fr; }
    Bench.-by-nation #stands { display: none; }
    Bench.-wide.-by-nation #stands { display: block; }
    Bench.-wide.-by-nation #nations { height: 6; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "day(-1)", "Day before", id="bench.before", priority=True, show=False),
        Binding("right", "day(1)", "Day after", id="bench.after", priority=True, show=False),
        Binding("shift+left", f"day(-{MONTH})", "Month before", id="bench.month-before", priority=True, show=False),
        Binding("shift+right", f"day({MONTH})", "Month after", id="bench.month-after", priority=True, show=False),
        Binding("comma", "change(-1)", "Change before", id="bench.change-before"),
        Binding("full_stop", "change(1)", "Change after", id="bench.change-after"),
        Binding("g", "go", "Go to a day", id="bench.go"),
        Binding("space", "turn", "Turn", id="bench.turn"),
        Binding("t", "nations", "Nations", id="bench.nations"),
        Binding("c", "copy", "Copy citation", id="bench.copy"),
        Binding("x", "reset", "Begin again", id="bench.reset"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._case: Case | None = None
        self._act = ""
        self._laid: Laid | None = None
        self.shown_day: dt.date | None = None
        """The day of the findings that are shown."""
        self._given: tuple[Given, ...] = ()

    def body(self) -> Iterator[Widget]:
        """Facts, findings, nations, and the line of time."""
        with Horizontal():
            yield Choices(numbered=False, id="facts")
            with Vertical(id="right"):
                yield DataTable(id="stands", cursor_type="row", cell_padding=0)
                yield DataTable(id="nations", cursor_type="row", cell_padding=0)
        yield Static("", id="says", classes="note", markup=False)
        yield TimeStrip(id="strip")

    def ready(self) -> None:
        """Begin with the case as it is, and read the law of the other days meanwhile."""
        self.query_one("#stands", DataTable).add_columns("offence", "was", "now", "", "at most")
        self.query_one("#nations", DataTable).add_columns("nation", "same facts", "at most", "closest")
        for id, title, below in PANES:
            pane = self.query_one(id)
            pane.border_title, pane.border_subtitle = title, below
        self.query_one(Choices).focus()
        self.action_reset()
        if self._case is not None:
            self.later("warm", partial(warm, self._case, self._act, self.book, self.root.today()), lambda _: None)

    def action_reset(self) -> None:
        """The case as it is, and its first act."""
        self._case = self.session.case
        self._laid = None
        if self._case is None or not self._case.acts or reported(self._case):
            words = NO_RESULTS if self._case is not None and reported(self._case) else NONE
            self._case = None
            self._say(words)
            return
        self._act = self._case.acts[0].id
        self._work()

    @property
    def _day(self) -> dt.date:
        """The day of the act; of one whose day is not known, today."""
        when = self._case.act(self._act).when if self._case is not None else None
        known = when and (when.day or when.to or when.from_)
        return known or self.root.today()

    def _work(self) -> None:
        if self._case is not None:
            before = self._laid.stood if self._laid is not None else None
            self.later("turned", partial(laid_out, self._case, self._act, self.book, before), self._show)

    def _show(self, laid: Laid) -> None:
        if laid.wrong:
            self._say(laid.wrong)
            return
        self._laid = laid
        self._show_facts()
        self._show_tables(laid)
        self._say(turned(laid.rows))
        self.shown_day = self._day
        self._show_strip()

    def _say(self, words: str) -> None:
        self.query_one("#says", Static).update(content(words))

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Say what the offence under the cursor is called, and which of its parts are surely not so."""
        table, laid = event.data_table, self._laid
        if table.id == "stands" and table.has_focus and laid is not None and event.cursor_row < len(laid.rows):
            now = laid.rows[event.cursor_row].now
            missing = f" Not so: {joined(list(now.missing))}." if now.missing else ""
            self._say(f"{now.cited} {now.title}.{missing}")

    def _show_facts(self) -> None:
        case = self._case
        if case is None:
            return
        self._given = tuple(row for row in answers_given(case, self.book.vocabulary) if row.act == self._act)
        rows = [(ACT, f"Act: {act_words(case.act(self._act), self.book.vocabulary)}")] if len(case.acts) > 1 else []
        rows += [(DAY, f"Day: {long_day(self._day)}")]
        rows += [(row.fact, f"{self.book.vocabulary.spec(row.fact).topic}: {row.says}") for row in self._given]
        choices = self.query_one(Choices)
        choices.show(rows, choices.value or DAY)

    def _show_tables(self, laid: Laid) -> None:
        table = self.query_one("#stands", DataTable)
        colours = self.app.theme_variables
        at, wide = table.cursor_row, self.size.width >= WIDE
        table.clear()
        for row in laid.rows:
            before = (
                signed_cell(row.before, colours) if wide else coloured(f"{SIGNS[row.before]} ", row.before, colours)
            )
            move = f"{SIGN_OF_MOVE[row.moved]} {row.moved} " if wide else f"{SIGN_OF_MOVE[row.moved]} "
            move_cell = coloured(move, row.moved, colours) if row.moved in (GAINED, LOST) else Text(move)
            now = signed_cell(row.now.state, colours)
            table.add_row(*cells(row.now.cited), before, now, move_cell, *cells(row.now.most))
        table.move_cursor(row=min(at, max(len(laid.rows) - 1, 0)))
        nations = self.query_one("#nations", DataTable)
        nations.clear()
        for nation, found in laid.nations:
            nations.add_row(
                *cells(nation_name(nation)), signed_cell(found.state, colours), *cells(found.most, found.cited)
            )

    def _show_strip(self) -> None:
        if self._laid is not None:
            rows = next(rows for height, rows in ROOM if self.size.height >= height)
            last = max(self.root.today(), self._day)
            self.query_one(TimeStrip).show(self._laid.bars, self._day, last, self.size.width - 4, rows)

    def on_resize(self) -> None:
        """The line of time follows the width."""
        super().on_resize()
        self._show_strip()

    def _move_to(self, day: dt.date) -> None:
        if self._case is not None:
            self._case = on_day(self._case, self._act, min(day, self.root.today()))
            self._work()

    def action_day(self, by: int) -> None:
        """The day of the act some days on."""
        self._move_to(self._day + dt.timedelta(days=by))

    def action_change(self, by: int) -> None:
        """To the day before or after on which an offence of the table began or ended."""
        if self._laid is None or self._case is None:
            return
        days = turning_days(self._case, self._act, self.book, self.root.today())
        there = (
            [day for day in days if day > self._day] if by > 0 else [day for day in reversed(days) if day < self._day]
        )
        if there:
            self._move_to(there[0])

    def action_go(self) -> None:
        """Type a day."""
        if self._case is not None:
            ask_law_day(self.app, "Done on which day?", self._day, self.root.today(), self._move_to)

    def action_turn(self) -> None:
        """The next answer of the fact under the cursor."""
        fact = self.query_one(Choices).value
        given = next((row for row in self._given if row.fact == fact), None)
        if given is not None:
            values = [*self.book.vocabulary.spec(fact).values, "unknown"]
            now = given.answer.value
            self._turn(fact, values[(values.index(now) + 1) % len(values)] if now in values else values[0])

    def _turn(self, fact: str, value: str) -> None:
        if self._case is None:
            return
        after = with_change(self._case, self._act, fact, value, self.book, self.root.today())
        if isinstance(after, str):
            self.notify(after, markup=False)
            return
        self._case = after
        self._work()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose a day, an act, or an answer."""
        which = self.query_one(Choices).chosen(event)
        if which == DAY:
            self.action_go()
        elif which == ACT:
            self._choose_act()
        else:
            self._choose_value(which)

    def _choose_act(self) -> None:
        case = self._case
        if case is None:
            return

        def chosen(act: str | None) -> None:
            if act is not None:
                self._act, self._laid = act, None
                self._work()

        rows = [(act.id, act_words(act, self.book.vocabulary)) for act in case.acts]
        self.app.push_screen(Ask("Which act?", rows, at=self._act), chosen)

    def _choose_value(self, fact: str) -> None:
        spec = self.book.vocabulary.spec(fact)
        rows = [(value, spec.says.get(value, value)) for value in spec.values]

        def chosen(value: str | None) -> None:
            if value is not None:
                self._turn(fact, value)

        self.app.push_screen(Ask(self.book.vocabulary.question(fact), [*rows, ("unknown", "Not known")]), chosen)

    def action_nations(self) -> None:
        """Nations in place of findings, and back, where both have no room."""
        self.toggle_class("-by-nation")

    def action_copy(self) -> None:
        """Copy the citation of the finding under the cursor; no word of the case goes with it."""
        row = self.query_one("#stands", DataTable).cursor_row
        if self._laid is not None and 0 <= row < len(self._laid.rows):
            now = self._laid.rows[row].now
            self.app.copy_to_clipboard(f"{now.cited} ({now.title})")
            self.notify(f"Copied: {now.cited}", markup=False)
