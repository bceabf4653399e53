"""How the open case is kept, and what can be done with it: save, lock, history, hand over, a file, copies, deleting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList, Static

from assessor.case.file import case_to_yaml
from assessor.case.model import Case
from assessor.documents.build import build
from assessor.documents.contacts import help_for
from assessor.documents.forms import FORMS, FormError
from assessor.documents.markup import TemplateError
from assessor.files.write import WriteError, write_file
from assessor.safety.known import reported
from assessor.text.blocks import Block
from assessor.text.content import Document
from assessor.text.names import NO_DOCUMENT
from legal_rules.rulebook import RuleBook
from tui.base import BaseScreen
from tui.keeping import Keeping
from tui.safe import content
from tui.screens.ask import Type
from tui.widgets.choices import Choices
from tui.widgets.reader import Reader

ROWS = {
    "save": "Save it now, or see ways to",
    "lock": "Lock: cover the screen and forget the passphrase",
    "history": "History: who entered what, when, and what it was before",
    "hand-over": "Hand over to the police: a sheet that a person can read, with the case file beside it",
    "file": "Write the case to a file, NOT encrypted",
    "copy": "Make a copy of the store, and read it back",
    "restore": "Put a copy of the store back",
    "delete": "Delete this case and its history for good",
}
STORED = ("lock", "copy", "restore")
OF_CASE = ("save", "hand-over", "file")
OF_STORED_CASE = ("history", "delete")
FOLDER = "A folder that is there. Two files are written; neither is encrypted: keep them, send them and delete them with care."
CUT = "This cannot be undone. Type {} to delete it."
NOT_DELETED = "Nothing was deleted."
NUMBER = "Which copy? Its number"
WORKING = "One moment ..."


class Keep(BaseScreen):
    """Everything that can be done with the open case and the store, on one list."""

    TITLE: ClassVar[str] = "Keeping: this case and the store"
    HELP_TEXT: ClassVar[str] = (
        "What is offered depends on whether a case is open and a store is there. Deleting asks for the case's reference. A hand-over "
        "is a sheet to read and the case file beside it, in a folder you name. Nothing is written over."
    )

    def body(self) -> Iterator[Widget]:
        """How it is kept, and what can be done."""
        with VerticalScroll(can_focus=False):
            yield Static("", id="says", classes="words", markup=False)
            yield Choices(records=True)
            yield Static("", id="wrong", classes="wrong", markup=False)

    def ready(self) -> None:
        """Fill the list."""
        self.query_one(Choices).focus()
        self.returned()

    def returned(self) -> None:
        """What can be done now."""
        keeping, session = self.root.keeping, self.session
        there = keeping.lasting and not keeping.locked
        ways = [*OF_CASE] if session.case is not None else []
        ways += [*STORED] if there else []
        ways += [*OF_STORED_CASE] if there and session.key else []
        case = f"{session.case.id}: " if session.case is not None else ""
        self.query_one("#says", Static).update(content(f"{case}{self.root.keeping_words()}."))
        self.query_one(Choices).show([(way, ROWS[way]) for way in ROWS if way in ways] or [("save", ROWS["save"])])

    def _say(self, said: str) -> None:
        self.query_one("#wrong", Static).update(content(said))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do it."""
        way = self.query_one(Choices).chosen(event)
        self._say("")
        getattr(self, f"_{way.replace('-', '_')}")()

    def _save(self) -> None:
        self.root.save()

    def _lock(self) -> None:
        self.root.cover(lock=True)

    def _history(self) -> None:
        self.later("history", partial(self.root.keeping.history, self.session.key), self._lines)

    def _copy(self) -> None:
        self._say(WORKING)
        self.later("copy", self.root.keeping.copy, self._lines)

    def _lines(self, lines: Sequence[str] | str) -> None:
        self._say(lines if isinstance(lines, str) else "")
        if not isinstance(lines, str):
            self.app.push_screen(Lines(lines))

    def _hand_over(self) -> None:
        case = self.session.case
        if case is None or reported(case):
            self._say(NO_DOCUMENT)
            return

        def typed(name: str | None) -> None:
            if name:
                work = partial(hand_over, case, self.book, Path(name.strip()).expanduser())
                self.later("handed", work, self._say)

        self.app.push_screen(Type("Into which folder?", FOLDER, check=_no_folder), typed)

    def _file(self) -> None:
        self.root.save_to_file()

    def _delete(self) -> None:
        case, key = self.session.case, self.session.key
        if case is None:
            return

        def typed(name: str | None) -> None:
            if name is None or name.strip() != case.id:
                self._say(NOT_DELETED)
                return
            self.later("deleted", partial(self.root.keeping.delete, key), deleted)

        def deleted(lines: Sequence[str] | str) -> None:
            if isinstance(lines, str):
                self._say(lines)
                return
            self.session.forget()
            self.returned()
            self._say(" ".join(lines))

        self.app.push_screen(Type("Delete this case?", CUT.format(case.id)), typed)

    def _restore(self) -> None:
        keeping = self.root.keeping

        def number(typed: str | None) -> None:
            if typed and typed.strip().isdecimal():
                secret = partial(passphrase, int(typed))
                self.app.push_screen(Type("The passphrase the copy was made under", secret=True), secret)

        def passphrase(which: int, typed: str | None) -> None:
            if typed:
                self._say(WORKING)
                self.later("restored", partial(_restored, keeping, which, typed), done)

        def done(wrong: str) -> None:
            self.session.forget()
            self.returned()
            self._say(wrong or "Put back. What was there before is set aside beside the store.")

        note = "The open case is put away first. 'Make a copy' shows the numbers."
        self.root.leave_case(lambda: self.app.push_screen(Type(NUMBER, note), number))


class Lines(BaseScreen):
    """Lines to read."""

    TITLE: ClassVar[str] = "Keeping"

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._lines = lines

    def body(self) -> Iterator[Widget]:
        """The lines."""
        yield Reader()

    def ready(self) -> None:
        """Show them."""
        self.query_one(Reader).show_blocks([Block(line) for line in self._lines])
        self.query_one(Reader).focus()


def _restored(keeping: Keeping, number: int, passphrase: str) -> str:
    return keeping.restore(number, passphrase)


def _no_folder(name: str) -> str:
    return "" if Path(name.strip()).expanduser().is_dir() else "There is no such folder."


def hand_over(case: Case, book: RuleBook, folder: Path) -> str:
    """A sheet for the police that a person can read, and the case file beside it; what came of it."""
    try:
        made = build("police-sheet", case, book, "police", help_for(case, book))
        if not isinstance(made, Document):
            return " ".join(problem.message for problem in made)
        try:
            form, paper = FORMS["docx"], FORMS["docx"].write(made)
        except FormError:
            form, paper = FORMS["html"], FORMS["html"].write(made)
        sheet, data = folder / f"hand-over{form.ending}", folder / "hand-over.yaml"
        write_file(sheet, paper)
        write_file(data, case_to_yaml(case).encode())
    except (TemplateError, FormError, WriteError) as error:
        return str(error).partition(", or use")[0]
    return f"Written: {sheet.name} to be read, {data.name} for another machine, in {folder}. Neither is encrypted."
