"""Documents of the open case: chosen with their reader, shown, and written where one says."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static

from assessor.case.model import Case
from assessor.documents.build import build
from assessor.documents.contacts import help_for
from assessor.documents.forms import FORMS, FormError
from assessor.documents.kinds import KINDS, READERS, Kind, fits_reader
from assessor.documents.markup import TemplateError
from assessor.documents.shown import blanks, filled, screen_blocks
from assessor.files.write import WriteError, target, write_file
from assessor.safety.known import reported
from assessor.text.blocks import Block
from assessor.text.content import Document
from assessor.text.names import NO_DOCUMENT
from legal_rules.rulebook import RuleBook
from tui.base import BaseScreen
from tui.safe import content
from tui.screens.ask import Ask, Type
from tui.widgets.choices import Choices
from tui.widgets.reader import Reader

SAYS = "Each is shown before it is written. What is written is not encrypted: keep it, send it and delete it with care."
INVENTED = "A gap memo is made from invented cases only."
FORM_WORDS = {
    "docx": "Word",
    "pdf": "PDF",
    "html": "a page for a browser",
    "markdown": "Markdown",
    "text": "plain text",
    "csv": "a table (CSV)",
    "json": "data (JSON)",
}
Made = tuple["Document | None", list[Block]]
NO_NAME = "Type the name of a file, or a folder."


class Documents(BaseScreen):
    """The kinds of document."""

    TITLE: ClassVar[str] = "Documents"
    HELP_TEXT: ClassVar[str] = (
        "Choose a kind, then who will read it. The document is shown; W writes it. Nothing is written without that, and nothing "
        "over a file that is there."
    )

    def body(self) -> Iterator[Widget]:
        """What it is, and the kinds."""
        yield Static(content(SAYS), id="says", classes="note", markup=False)
        yield Choices()

    def ready(self) -> None:
        """Fill the list."""
        case = self.session.case
        choices = self.query_one(Choices)
        choices.focus()
        if case is not None and reported(case):
            self.query_one("#says", Static).update(content(NO_DOCUMENT))
            return
        support = self.session.view == "support"
        rows = [(k.id, f"{k.title}: {k.about}") for k in KINDS.values() if k.view == "support" or not support]
        choices.show(rows)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask who will read it."""
        kind = KINDS[self.query_one(Choices).chosen(event)]
        case = self.session.case
        if kind.view == "policy" and case is not None and not case.synthetic:
            self.query_one("#says", Static).update(content(INVENTED))
            return

        def chosen(reader: str | None) -> None:
            if reader is not None:
                self.app.push_screen(Preview(kind, reader))

        rows = [(reader, words) for reader, words in READERS.items()]
        self.app.push_screen(Ask("Who will read it?", rows, at=kind.readers[0]), chosen)


class Preview(BaseScreen):
    """A document as text, and a key that writes it."""

    TITLE: ClassVar[str] = "A document"
    HELP_TEXT: ClassVar[str] = (
        "O writes the document: choose its form, then a file or folder (~ is your own). E fills in what is left blank, one after the "
        "other; that is kept nowhere but in the document. Esc leaves it unwritten."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "write", "Write", id="documents.write"),
        Binding("e", "fill", "Fill in", id="documents.fill"),
    ]

    def __init__(self, kind: Kind, reader: str) -> None:
        super().__init__()
        self._kind, self._reader = kind, reader
        self._document: Document | None = None

    def title_words(self) -> str:
        """The kind of document."""
        return self._kind.title

    def body(self) -> Iterator[Widget]:
        """Whom it is for, and the document."""
        yield Static("", id="says", classes="note", markup=False)
        yield Reader()

    def ready(self) -> None:
        """Make it in a thread."""
        self.query_one(Reader).focus()
        case = self.session.case
        if case is not None:
            self.later("made", partial(_made, case, self.book, self._kind.id, self._reader), self._show)

    def _show(self, made: Made) -> None:
        self._document, shown = made
        says = f"For {READERS[self._reader]}. Check that it holds no name, address or contact that should not go there."
        if not fits_reader(self._kind, self._reader):
            says += f" It is written for {READERS[self._kind.readers[0]]}: read it through first."
        self.query_one("#says", Static).update(content(says if self._document is not None else ""))
        self.query_one(Reader).show_blocks(shown, opened=True)

    def action_fill(self) -> None:
        """Fill in the blanks, one after the other."""
        if self._document is not None and (labels := blanks(self._document)):
            self._blank(labels, [])

    def _blank(self, labels: Sequence[str], values: list[str]) -> None:
        if len(values) == len(labels):
            assert self._document is not None
            self._document = filled(self._document, values)
            self.query_one(Reader).show_blocks(screen_blocks(self._document), opened=True)
            return

        def typed(value: str | None) -> None:
            self._blank(labels, [*values, value or ""])

        note = (
            f"{len(values) + 1} of {len(labels)}. Empty: left to be written by hand. Kept nowhere but in the document."
        )
        self.app.push_screen(Type(labels[len(values)], note), typed)

    def action_write(self) -> None:
        """Choose the form."""
        if self._document is None:
            return

        def chosen(form: str | None) -> None:
            if form is not None:
                self._where(form)

        self.app.push_screen(Ask("In which form?", list(FORM_WORDS.items())), chosen)

    def _where(self, form: str) -> None:
        def typed(name: str | None) -> None:
            case = self.session.case
            if name and self._document is not None and case is not None:
                work = partial(_write, self._document, form, Path(name.strip()).expanduser(), case.id)
                self.later("written", work, self._written)

        note = "A file that is not there yet, or a folder. The name itself should say nothing."
        self.app.push_screen(Type("Write it where?", note, check=_no_place), typed)

    def _written(self, said: str) -> None:
        self.query_one("#says", Static).update(content(said))


def _no_place(name: str) -> str:
    if not name.strip():
        return NO_NAME
    path = Path(name.strip()).expanduser()
    return "" if path.parent.is_dir() else "There is no such folder."


def _made(case: Case, book: RuleBook, kind: str, reader: str) -> Made:
    try:
        made = build(kind, case, book, reader, help_for(case, book))
    except TemplateError as error:
        return None, [Block(str(error))]
    if isinstance(made, Document):
        return made, screen_blocks(made)
    return None, [Block(problem.message) for problem in made]


def _write(document: Document, form: str, to: Path, case: str) -> str:
    try:
        content_ = FORMS[form].write(document)
        ending = FORMS[form].ending
        named = to if to.suffix or to.is_dir() else to.with_name(f"{to.name}{ending}")
        path = _free(to, ending) if to.is_dir() else target(named, document.kind, case, ending)
        write_file(path, content_)
    except (FormError, WriteError) as error:
        return str(error).partition(", or use")[0]
    return f"Written to {path}, readable by you only. It is not encrypted."


def _free(folder: Path, ending: str) -> Path:
    """A name in a folder that nothing has yet and that says nothing."""
    return next(path for n in count(1) if not os.path.lexists(path := folder / f"paper-{n}{ending}"))
