"""A note is pasted, and read on this machine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static, TextArea

from assessor.notes import narrate
from assessor.notes.cards import cards
from assessor.notes.personal import replace_private
from legal_rules.files.written import Json
from tui.base import BaseScreen
from tui.safe import content
from tui.screens.review import NOTHING, PERSONAL, Review

SAYS = (
    "Paste or type the note, then Ctrl+R reads it. What it states is proposed as cards, never taken as a fact. No pictures: "
    "describe them in words."
)


READING = "Reading the note ..."


class Note(BaseScreen):
    """A note to be read."""

    TITLE: ClassVar[str] = "A note"
    HELP_TEXT: ClassVar[str] = (
        "The note is read on this machine. What it states is shown as cards on its words: Y confirms one, N drops it, E changes it, "
        "M says which act of the case it is; Enter puts what was confirmed into a case. Nothing is confirmed beforehand."
    )
    DEFAULT_CSS = "Note > TextArea { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "read", "Read it", id="note.read"),
        Binding("ctrl+l", "roles", "Roles for names", id="note.roles"),
    ]

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._begun = text

    def body(self) -> Iterator[Widget]:
        """What it is, and the note."""
        yield Static(content(SAYS), id="says", classes="note", markup=False)
        yield TextArea(self._begun, soft_wrap=True)

    def made_with(self) -> tuple[object, ...]:
        """The note as it was typed."""
        return (self.query_one(TextArea).text,)

    def ready(self) -> None:
        """The note has the keys; the reader is made ready meanwhile."""
        area = self.query_one(TextArea)
        area.cursor_blink = False
        area.focus()
        self.later("warm", partial(_read, ""), lambda _: None)

    def action_read(self) -> None:
        """Read it in a thread."""
        text = self.query_one(TextArea).text
        if not text.strip():
            return
        self.query_one("#says", Static).update(content(READING))
        self.later("read", partial(_read, text), partial(self._shown, text))

    def _shown(self, text: str, reading: Json) -> None:
        if not cards(reading) and not reading["flags"]:
            self.query_one("#says", Static).update(content(reading.get("message") or NOTHING))
            return
        personal = len(reading["personal"])
        self.query_one("#says", Static).update(content(PERSONAL.format(personal) if personal else SAYS))
        self.app.push_screen(Review(text, reading))

    def action_roles(self) -> None:
        """Put letters and roles in place of what is personal."""
        area = self.query_one(TextArea)
        text = area.text

        def put(reading: Json) -> None:
            area.text = replace_private(text, reading["personal"])

        self.later("roles", partial(_read, text), put)


def _read(text: str) -> Json:
    return narrate(text, dt.date.today())
