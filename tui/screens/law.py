"""The law: found as one types, by nation and day; a provision as a tree, its versions side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from assessor.pages.confirming import confirmed_here, unconfirmed
from assessor.pages.laid import laid
from assessor.pages.provision import show_data, show_page, status_on
from assessor.pages.search import search_rows, tries
from assessor.pages.versions import Beside, beside, versions_page
from assessor.text.citing import cited
from assessor.text.names import STATUS_THAT_DAY, nation_name
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook
from tui.safe import content
from tui.screens.confirming import Confirming
from tui.screens.dated import DatedScreen
from tui.widgets.choices import Choices
from tui.widgets.reader import Reader
from tui.widgets.searchable import NothingFound

SEARCHED = "offences and definitions of this nation (Ctrl+P searches facts, contacts and worked cases too)"
WIDE = 100
Found = tuple[tuple[str, str], ...]


class Law(DatedScreen):
    """Offences and definitions as a list that narrows as one types."""

    TITLE: ClassVar[str] = "Browse the law"
    HELP_TEXT: ClassVar[str] = (
        "Type words to narrow the list; every word has to be in an offence, a definition, its provision or its case law. Everyday "
        "words (deepfake, sextortion, hidden camera) lead to the law too. Down "
        "goes into the list, Enter opens a provision. There, comma and full stop step from change of the law to change, G goes to "
        "a day, T takes another nation."
    )

    def __init__(self, nation: str = "", day: dt.date | None = None) -> None:
        super().__init__(nation, day)
        self._found: Found = ()

    def body(self) -> Iterator[Widget]:
        """A line to type in, the nation and day, and the list."""
        yield Static("", id="says", classes="note", markup=False)
        yield Input(placeholder="Words, such as sharing, deepfake, hidden camera, s.66B, reasonable belief")
        yield NothingFound()
        yield Choices(numbered=False)

    def ready(self) -> None:
        """Everything there is."""
        self.choose()
        self.query_one(Input).focus()
        self.moved()

    def moved(self) -> None:
        """Fill the list for the nation and day."""
        self.query_one("#says", Static).update(content(self.law_words()))
        self.later("found", partial(found, self.book, self.nation, self.day, self.query_one(Input).value), self._show)

    def _show(self, rows: Found) -> None:
        self._found = rows
        typed = self.query_one(Input).value.split()
        self.query_one(NothingFound).say("" if rows or not typed else tries(typed, SEARCHED))
        choices = self.query_one(Choices)
        choices.show([(id, words) for id, words in rows], choices.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self.moved()

    async def on_key(self, event: Key) -> None:
        """Down goes from the line into the list."""
        if event.key == "down" and self.query_one(Input).has_focus:
            event.stop()
            self.query_one(Choices).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Into the list."""
        self.query_one(Choices).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the provision."""
        self.app.push_screen(Provision(self._found[event.option_index][0], self.nation, self.day))


def found(book: RuleBook, nation: str, day: dt.date, typed: str) -> Found:
    """The offences and definitions that hold every word typed or that everyday words lead to, with their status on a day."""
    rows = []
    for row in search_rows(book, typed.split(), nation):
        for entry in book.find(row.id, nation):
            status = status_on(entry, day)
            provision = cited(book, entry.provision)
            rows.append((row.id, f"{provision} {entry.title}: {STATUS_THAT_DAY[status]}"))
    return tuple(rows)


class Provision(DatedScreen):
    """One provision as a tree, on a day."""

    TITLE: ClassVar[str] = "A provision"
    HELP_TEXT: ClassVar[str] = (
        "The provision as it stood that day: elements and exceptions with their places in the law and who has to prove them, "
        "penalty and time, case law and sources, and what was not verified. V shows its versions, two side by side on a wide screen, with what differs. Comma and full stop "
        "step from change of the law to change. Where a start waits to be confirmed, E confirms it with a day, a source and the "
        "name of an office, or takes that back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "versions", "Versions", id="law.versions"),
        Binding("e", "confirm", "Its start", id="law.confirm"),
    ]

    def __init__(self, entry: str, nation: str, day: dt.date) -> None:
        super().__init__(nation, day)
        self._entry = entry
        self._side_by_side = False

    def body(self) -> Iterator[Widget]:
        """The nation and day, the page, and the place for two versions side by side."""
        yield Static("", id="says", classes="note", markup=False)
        yield Reader()
        with VerticalScroll(id="beside"):
            yield Static("", id="versions", markup=False)

    def ready(self) -> None:
        """Show it."""
        self.choose()
        self.query_one(Reader).focus()
        self.moved()

    def moved(self) -> None:
        """Show it as of the day."""
        self.query_one("#says", Static).update(content(self.law_words()))
        entries = self.book.find(self._entry, self.nation)
        wide = self._side_by_side and self.app.size.width >= WIDE
        pair = beside(self.book, entries[0], self.day) if wide and entries else None
        reader, columns = self.query_one(Reader), self.query_one("#beside", VerticalScroll)
        reader.display, columns.display = pair is None, pair is not None
        (reader if pair is None else columns).focus()
        self.call_after_refresh(self.bars)
        if pair is not None:
            self.query_one("#versions", Static).update(columns_of(pair))
        elif not entries:
            reader.show_text(f"{nation_name(self.nation)} has no such provision.")
        elif self._side_by_side:
            reader.show_blocks(versions_page(self.book, entries[0]).blocks, opened=True)
        else:
            page = laid(show_page([show_data(self.book, entries[0], self.day)]), self.book)
            reader.show_blocks(page.blocks, opened=True)

    def on_resize(self) -> None:
        """Two versions stand side by side only where there is room."""
        super().on_resize()
        if self._side_by_side:
            self.moved()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """E is a key only where a start waits to be confirmed, or was confirmed here."""
        if action != "confirm":
            return super().check_action(action, parameters)
        return self.root.book is not None and any(
            unconfirmed(entry) or confirmed_here(self.book, entry)
            for entry in self.book.find(self._entry, self.nation or NATIONS[0])
        )

    def returned(self) -> None:
        """Its start may have been confirmed, or that taken back."""
        self.moved()

    def action_confirm(self) -> None:
        """Confirm its start, or take that back."""
        self.app.push_screen(Confirming(self._entry, self.nation))

    def action_versions(self) -> None:
        """Between the provision and its versions side by side."""
        self._side_by_side = not self._side_by_side
        self.moved()


def columns_of(pair: Beside) -> Table:
    """Two versions as columns, with the parts that differ first and marked in words."""
    table = Table(box=None, expand=True, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold")
    table.add_column("", ratio=2)
    for name in pair.names:
        table.add_column(Text(name), ratio=5)
    for part, left, right, differs in pair.rows:
        table.add_row(Text(f"{'DIFFERS: ' if differs else 'the same: '}{part}"), Text(left), Text(right))
    return table
