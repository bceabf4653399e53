"""Confirming that an enacted provision has begun, or taking that back: a day, a source, an office, and what will change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList, Static

from assessor.files.confirmations import take_back
from assessor.pages.confirming import Ready, Request, asked_for, confirmed_here, meant, will_change, wrong_words
from assessor.text.citing import cited
from assessor.text.names import long_day, sentence
from assessor.text.overlaid import Overlaid, overlay_lines, overlay_rows
from legal_rules.law import Definition, Offence
from tui.base import BaseScreen
from tui.days import ask_law_day
from tui.safe import content
from tui.screens.ask import Ask, Type
from tui.widgets.choices import Choices

NOT_SAID = "not said"
OFFICE_NOTE = "The name of an office, such as head of legal. No person's name."
SOURCE_NOTE = "An instrument with its number, or an address."
UNDONE = "It is again law that was passed, with no first day confirmed."


class Confirming(BaseScreen):
    """The form: each line is asked for with Enter, and nothing is confirmed before the last."""

    ABOUT_A_CASE: ClassVar[bool] = False

    TITLE: ClassVar[str] = "Its start"
    HELP_TEXT: ClassVar[str] = (
        "For a supervisor. Say the first day in force, where that is said, and the name of the office that vouches for it. What "
        "will change stands below. The last line confirms it, on this machine: every result says so from then on. Law whose words "
        "were not read is still never said to fit. The same key takes it back. Esc changes nothing."
    )

    def __init__(self, entry: str, nation: str) -> None:
        super().__init__()
        self._entry, self._nation = entry, nation
        self._whole = False
        self._first: dt.date | None = None
        self._source = self._by = ""

    def body(self) -> Iterator[Widget]:
        """The lines, and what will change."""
        with VerticalScroll(can_focus=False):
            yield Static("", id="says", classes="note", markup=False)
            yield Choices()
            yield Static("", id="changes", markup=False)
            yield Static("", id="wrong", classes="wrong", markup=False)

    def ready(self) -> None:
        """Show what is said so far."""
        self.query_one(Choices).focus()
        self._fill()

    def _fill(self, wrong: str = "") -> None:
        says = f"{cited(self.book, self.entry.provision)} {self.entry.title}"
        under = self._under()
        if under:
            changes = overlay_lines(under)
            many = any(len(row.confirms) > 1 for row in under)
            rows = [("undo", "Take this back"), *([("undo-all", "Take all of this back")] if many else [])]
        else:
            rows = self._rows()
            changes = self._changes()
        self.query_one("#says", Static).update(content(says))
        choices = self.query_one(Choices)
        choices.show(rows, choices.value)
        self.query_one("#changes", Static).update(content("\n\n".join(changes)))
        self.query_one("#wrong", Static).update(content(wrong))

    @property
    def entry(self) -> Offence | Definition:
        """What is confirmed, as the law now has it."""
        return self.book.find(self._entry, self._nation)[0]

    def _under(self) -> list[Overlaid]:
        """The confirmation that it stands under, if there is one."""
        id = confirmed_here(self.book, self.entry)
        return [row for row in overlay_rows(self.book) if row.id == id]

    def _rows(self) -> list[tuple[str, str]]:
        day = long_day(self._first) if self._first is not None else NOT_SAID
        rows = [
            ("day", f"First day in force: {day}"),
            ("source", f"Source: {self._source or NOT_SAID}"),
            ("by", f"Office: {self._by or NOT_SAID}"),
            ("confirm", "Confirm it"),
        ]
        if len(meant(self.book, self._family(), self._nation)) > 1:
            rows.insert(0, ("which", f"Of: {'every offence of this section' if self._whole else 'this offence only'}"))
        return rows

    def _family(self) -> str:
        entry = self.entry
        return entry.family if isinstance(entry, Offence) and entry.family else self._entry

    def _asked(self) -> Ready | list[str]:
        if self._first is None:
            return ["the first day in force has to be said"]
        name = self._family() if self._whole else self._entry
        request = Request(name, self._first, self._source, self._by, self.root.today(), self._nation)
        return asked_for(self.book, request)

    def _changes(self) -> list[str]:
        ready = self._asked()
        return will_change(self.book, ready) if isinstance(ready, Ready) else []

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for a line, confirm, or take back."""
        match self.query_one(Choices).chosen(event):
            case "which":
                self._whole = not self._whole
                self._fill()
            case "day":
                today = self.root.today()
                ask_law_day(self.app, "Its first day in force?", self._first or today, today, self._day)
            case "source":
                self._type("Where is that said?", SOURCE_NOTE, self._source, self._said)
            case "by":
                self._type("Which office confirms it?", OFFICE_NOTE, self._by, self._vouched)
            case "confirm":
                self._confirm()
            case "undo":
                self._undo([self._entry])
            case "undo-all":
                self._undo([confirmed.id for row in self._under() for confirmed in row.confirms])

    def _day(self, day: dt.date) -> None:
        self._first = day
        self._fill()

    def _said(self, source: str) -> None:
        self._source = source

    def _vouched(self, by: str) -> None:
        self._by = by

    def _type(self, question: str, note: str, value: str, take: Callable[[str], None]) -> None:
        def typed(text: str | None) -> None:
            if text is not None:
                take(text.strip())
                self._fill()

        self.app.push_screen(Type(question, note, value, check=_wrong), typed)

    def _confirm(self) -> None:
        ready = self._asked()
        wrong = "\n".join(map(sentence, ready)) if isinstance(ready, list) else ready.keep(self.root.confirmations)
        self._done(wrong)

    def _undo(self, ids: list[str]) -> None:
        def decided(answer: str | None) -> None:
            if answer == "yes":
                self._done(take_back([(self._nation, id) for id in ids], self.root.confirmations))

        rows = [("no", "Leave it confirmed"), ("yes", "Take it back")]
        self.app.push_screen(Ask("Take the confirmation back?", rows, UNDONE), decided)

    def _done(self, wrong: str) -> None:
        if wrong:
            self._fill(wrong)
            return
        self.root.confirmed_anew()
        self.dismiss()


def _wrong(text: str) -> str:
    wrong = wrong_words(text)
    return f"It {wrong}." if wrong else ""
