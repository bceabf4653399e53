"""The record of the open case: a diary, proof that there is, requests to take something down, and letters made from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList, Static

from assessor.documents.forms import FORMS, FormError
from assessor.files.write import WriteError, target, write_file
from assessor.record.due import clock_of
from assessor.record.entries import KINDS, REMOVAL, Line, Wrong, entry_words, taken
from assessor.record.letters import Letter, letters_for, write_letter
from assessor.text.content import Document
from tui.base import BaseScreen
from tui.keeping import Noted
from tui.safe import content
from tui.screens.ask import Ask, Type
from tui.widgets.choices import Choices

OFF = "This service keeps no notes, so there is no record here."
EMPTY = "Nothing is in the record yet. A adds something that happened, proof, or a request to take something down."
SAYS = "Facts only, in the third person, as told or seen. Never a picture, an address or an opinion. A court may read this."
ADDRESSEE = "Typed for the letter and kept nowhere. Empty: left to be filled in."
FORM_WORDS = {"docx": "Word", "pdf": "PDF", "html": "a page for a browser", "text": "plain text"}


class RecordScreen(BaseScreen):
    """What is in the record, by kind; each entry can be added to and made into a letter."""

    TITLE: ClassVar[str] = "The record"
    HELP_TEXT: ClassVar[str] = (
        "A adds an entry, a line at a time; an empty line leaves it out. E changes the entry under the cursor: what it said before "
        "stays in the history. O makes a letter from it. It is kept encrypted with the case, as soon as there is a store."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", id="record.add"),
        Binding("e", "change", "Change", id="record.change"),
        Binding("o", "letter", "Letter", id="record.letter"),
    ]

    def body(self) -> Iterator[Widget]:
        """The entries, and what the clock of the one under the cursor says."""
        yield Static(content(SAYS), id="says", classes="note", markup=False)
        with VerticalScroll(can_focus=False):
            yield Choices(numbered=False)
            yield Static("", id="clock", classes="words", markup=False)

    def ready(self) -> None:
        """Show what there is."""
        self.query_one(Choices).focus()
        self.returned()

    @property
    def _keeps(self) -> bool:
        return self.root.preferences.works_as.notes

    def returned(self) -> None:
        """The record may have changed."""
        entries = self._entries()
        rows = [(f"{kind}/{name}", entry_words(kind, noted.says)) for (kind, name), noted in entries.items()]
        choices = self.query_one(Choices)
        choices.show(rows, choices.value)
        says = OFF if not self._keeps else SAYS if rows else f"{SAYS} {EMPTY}"
        self.query_one("#says", Static).update(content(says))

    def _entries(self) -> dict[tuple[str, str], Noted]:
        return {at: noted for at, noted in self.session.record.items() if at[0] in KINDS}

    def _under_cursor(self) -> Noted | None:
        kind, _, name = self.query_one(Choices).value.partition("/")
        return self.session.record.get((kind, name))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The clock of a request."""
        noted = self._under_cursor()
        clock = clock_of(noted.says) if noted is not None and noted.kind == REMOVAL else None
        self.query_one("#clock", Static).update(content(clock.says if clock is not None else ""))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change the entry."""
        self.action_change()

    def action_add(self) -> None:
        """Choose the kind of entry, then line by line."""
        if not self._keeps or self.session.case is None:
            return

        def chosen(kind: str | None) -> None:
            if kind is not None:
                self._line(kind, self._free(kind), {}, 0)

        self.app.push_screen(Ask("What is it?", [(kind.id, kind.title) for kind in KINDS.values()]), chosen)

    def _free(self, kind: str) -> str:
        return next(name for n in range(1, 10_000) if (kind, name := f"{kind}-{n}") not in self.session.record)

    def action_change(self) -> None:
        """Go through the lines of the entry under the cursor."""
        noted = self._under_cursor()
        if noted is not None and self._keeps:
            self._line(noted.kind, noted.name, dict(noted.says), 0)

    def _line(self, kind: str, name: str, says: Mapping[str, str], at: int) -> None:
        """Ask for a line; what was typed before stands in it. Esc keeps nothing of this entry."""
        lines = KINDS[kind].lines
        if at == len(lines):
            self.session.note(Noted(kind, name, {key: value for key, value in says.items() if value}))
            self.root.changed()
            self.returned()
            return
        line = lines[at]

        def typed(text: str | None) -> None:
            value = taken(line, text, self.root.today()) if text is not None else None
            if isinstance(value, str):
                self._line(kind, name, {**says, line.id: value}, at + 1)

        note = f"{KINDS[kind].title}, {at + 1} of {len(lines)}. An empty line leaves it out."
        self.app.push_screen(Type(line.asks, note, says.get(line.id, ""), check=partial(self._wrong, line)), typed)

    def _wrong(self, line: Line, text: str) -> str:
        found = taken(line, text, self.root.today())
        return found.says if isinstance(found, Wrong) else ""

    def action_letter(self) -> None:
        """Choose a letter, whom it goes to, its form and its place."""
        noted = self._under_cursor()
        if noted is None:
            return
        fitting = {letter.id: letter for letter in letters_for(noted.kind)}

        def chosen(id: str | None) -> None:
            if id is not None:
                self.app.push_screen(Type("Whom does it go to?", ADDRESSEE), partial(self._form, fitting[id], noted))

        if fitting:
            rows = [(letter.id, letter.title) for letter in fitting.values()]
            self.app.push_screen(Ask("Which letter?", rows), chosen)

    def _form(self, letter: Letter, noted: Noted, addressee: str | None) -> None:
        if addressee is None:
            return
        made = write_letter(letter, noted.says, addressee, self.root.today())

        def where(form: str | None) -> None:
            if form is not None:
                box = Type("Write it where?", "A file that is not there yet, or a folder.", check=_no_place)
                self.app.push_screen(box, lambda name: self._write(made, form, name))

        self.app.push_screen(Ask("In which form?", list(FORM_WORDS.items())), where)

    def _write(self, made: Document, form: str, name: str | None) -> None:
        if name:
            self.later("written", partial(written, made, form, Path(name.strip()).expanduser()), self._said)

    def _said(self, words: str) -> None:
        self.query_one("#clock", Static).update(content(words))


def _no_place(name: str) -> str:
    return "" if name.strip() and Path(name.strip()).expanduser().parent.is_dir() else "There is no such folder."


def written(made: Document, form: str, to: Path) -> str:
    """What came of writing a letter."""
    try:
        path = target(to, "letter", "case", FORMS[form].ending)
        write_file(path, FORMS[form].write(made))
    except (FormError, WriteError) as error:
        return str(error).partition(", or use")[0]
    return f"Written to {path}, readable by you only. It is not encrypted. Read it through before it goes out."
