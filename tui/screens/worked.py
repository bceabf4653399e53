"""Worked cases: invented, each opened as a case of one's own that nobody's record is touched by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from assessor.pages.search import tries
from assessor.study.scenarios import Scenario, cases_found, load_scenarios
from assessor.text.names import nation_name
from tui.base import BaseScreen
from tui.keeping import Kept
from tui.safe import content
from tui.widgets.choices import Choices
from tui.widgets.searchable import NothingFound

SAYS = "Invented cases. Type to narrow the list; Down goes into it; Enter opens one."
HEAVY = "Some of them are about children, or about acts of violence. Their titles say so."


class Worked(BaseScreen):
    """The library as a list that narrows as one types."""

    TITLE: ClassVar[str] = "Worked cases"
    HELP_TEXT: ClassVar[str] = (
        "Type words of a title or topic to narrow the list. Enter opens a case; its answers can be changed like any other's."
    )

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Scenario, ...] = ()
        self._shown: list[Scenario] = []

    def body(self) -> Iterator[Widget]:
        """A line to type in, and the list."""
        yield Static(content(f"{SAYS} {HEAVY}"), id="says", classes="note")
        yield Input(placeholder="Words of a title or topic")
        yield NothingFound()
        yield Choices(numbered=False)

    def ready(self) -> None:
        """Read the library in a thread."""
        self.query_one(Input).focus()
        book = self.book
        self.later("library", lambda: load_scenarios(book)[0], self._loaded)

    def _loaded(self, library: tuple[Scenario, ...]) -> None:
        self._all = library
        self._narrow(self.query_one(Input).value)

    def _narrow(self, typed: str) -> None:
        self._shown = list(cases_found(self._all, typed))
        self.query_one(NothingFound).say("" if self._shown else tries(typed.split(), "worked cases"))
        rows = [(str(n), f"{s.title} ({nation_name(s.case.nation)})") for n, s in enumerate(self._shown)]
        self.query_one(Choices).show(rows)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._narrow(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Into the list."""
        self.query_one(Choices).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the case, once the open one may be left."""
        self.root.take_up(Kept(self._shown[event.option_index].case), "results", keeps=False)
