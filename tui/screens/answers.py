"""Every answer so far: go to one and change it, say who said so, or take it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static

from assessor.case.edit import put
from assessor.case.model import SOURCES
from assessor.interview.answers import Given, answers_given
from tui.base import BaseScreen
from tui.screens.ask import Ask
from tui.widgets.choices import Choices

NONE = "No answers yet."
SOURCE_WORDS = {
    "told": "Told by the person",
    "seen": "Seen by the worker",
    "document": "From a document",
    "inferred": "Inferred",
    "note": "From a note",
}


class Answers(BaseScreen):
    """A list of answers. Enter asks the question again; nothing changes until it is answered."""

    TITLE: ClassVar[str] = "Every answer so far"
    HELP_TEXT: ClassVar[str] = (
        "Enter asks a question again, and S there leaves the answer as it is. I says who said so. X takes an answer back, "
        "after asking."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "source", "Who said so", id="answers.source"),
        Binding("x", "take_back", "Take back", id="answers.take-back"),
    ]

    def __init__(self, ask_again: Callable[[str, str], None] | None = None) -> None:
        """Opened from the questions, it is given what asks one again."""
        super().__init__()
        self._ask_again = ask_again
        self._rows: tuple[Given, ...] = ()

    def body(self) -> Iterator[Widget]:
        """The answers."""
        yield Static("Enter asks it again.", classes="note", id="says", markup=False)
        yield Choices(numbered=False)

    def ready(self) -> None:
        """Fill the list."""
        self.fill()
        self.query_one(Choices).focus()

    def returned(self) -> None:
        """The answers may have changed."""
        self.fill()

    def fill(self) -> None:
        """Show every answer."""
        case = self.session.case
        self._rows = answers_given(case, self.book.vocabulary) if case is not None else ()
        choices = self.query_one(Choices)
        choices.show([(str(n), _words(row)) for n, row in enumerate(self._rows)], choices.value)
        if not self._rows:
            self.query_one("#says", Static).update(NONE)

    def _row(self) -> Given | None:
        value = self.query_one(Choices).value
        return self._rows[int(value)] if value else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask it again."""
        row = self._rows[event.option_index]
        if self._ask_again is None:
            self.root.replace_entry("interview", (row.act, row.fact))
        else:
            self._ask_again(row.act, row.fact)
            self.dismiss()

    def action_source(self) -> None:
        """Choose who said so."""
        row = self._row()
        if row is None:
            return

        def chosen(source: str | None) -> None:
            case = self.session.case
            if source and case is not None:
                self.session.change(put(case, row.act, row.fact, row.of, replace(row.answer, source=source)))
                self.root.changed()
                self.fill()

        rows = [(source, SOURCE_WORDS[source]) for source in SOURCES]
        self.app.push_screen(Ask("Who said so?", rows, row.asks, row.answer.source), chosen)

    def action_take_back(self) -> None:
        """Take an answer away, after asking."""
        row = self._row()
        if row is None:
            return

        def decided(answer: str | None) -> None:
            case = self.session.case
            if answer == "yes" and case is not None:
                self.session.change(put(case, row.act, row.fact, row.of, None))
                self.root.changed()
                self.fill()

        rows = [("no", "Leave it"), ("yes", "Take it back")]
        self.app.push_screen(Ask("Take this answer back?", rows, _words(row)), decided)


def _words(row: Given) -> str:
    source = f" ({SOURCE_WORDS[row.answer.source].lower()})" if row.answer.source in SOURCE_WORDS else ""
    return f"{row.says}{source}: {row.asks} [{row.of}]"
