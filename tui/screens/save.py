"""Saving where nothing keeps the case: what that means, and ways to keep it: an encrypted store, begun or opened, or a file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList, Static

from assessor.case.file import case_to_yaml
from assessor.files.write import WriteError, target, write_file
from assessor.store.advice import advice, suggest
from tui.base import BaseScreen
from tui.safe import content
from tui.screens.ask import Ask, Type
from tui.stored import Stored, begin_store, open_again, wrong_passphrase
from tui.widgets.choices import Choices

if TYPE_CHECKING:
    from assessor.case.model import Case

NO_CASE = "No case is open. What is typed under 'New case' becomes one at its last step."
MEMORY = (
    "Nothing is saved. The case is in memory only: not on the disk, and gone when the program ends, the machine stops or this "
    "window is closed."
)
LOCKED = (
    "Nothing is saved: the store on this machine is locked. The case is in memory only, and gone when the program ends."
)
ROWS = {
    "store": "Keep cases on this machine, encrypted: choose a passphrase",
    "unlock": "Open the store: type its passphrase, and save there",
    "file": "Write this case to a file, NOT encrypted",
    "stay": "Go on without saving",
}
FIRST = (
    "Where are cases to be kept? Encrypted on this machine, each answer saved as it is given; or in memory only, and then "
    "everything is gone when the program ends, the machine stops or this window is closed. F5 makes the store later."
)
IN_MEMORY = "In memory only, for now"
CHOOSE = "Choose a passphrase"
CHOOSE_NOTE = (
    "Whoever has it can read every case kept here. Without it, or the recovery code that comes next, nobody can. One made at "
    "random just now: {}"
)
NOT_THE_SAME = "The two were not the same. Nothing was made. Choose again."
MAKING = "Making the store ..."
OPENING = "Opening the store ..."
CODE = "Recovery code: {}"
CODE_NOTE = (
    "It opens the store if the passphrase is forgotten. It is shown this once and kept nowhere: write it down, and keep it away "
    "from this machine."
)
KEPT = "Done. The store is in {}. This case is saved there, and so is every answer to it from now on."
BEGUN = "Done. The store is in {}."
FILE_NOTE = "A file name or a folder. It is NOT encrypted: whoever can open it can read the case. What you answer later is not in it."
OVER = "There is a file of that name. Write over it?"


class Code(Ask):
    """The recovery code. It is not shown again, so it goes only when it was written down."""

    KEYS: ClassVar[str] = "1 goes on, once it is written down. F9 leaves now."

    def __init__(self, code: str) -> None:
        super().__init__(CODE.format(code), [("done", "I have written it down")], CODE_NOTE)

    def action_close(self) -> None:
        """Esc does not take it away."""


class Save(BaseScreen):
    """Says how the open case is kept, and what can be done about it."""

    TITLE: ClassVar[str] = "Save"
    HELP_TEXT: ClassVar[str] = (
        "A case is kept in memory only until there is a store. The store is encrypted: it needs a passphrase, and gives a "
        "recovery code once. A file can be written instead; it is not encrypted. Esc changes nothing."
    )

    def __init__(self, to_file: bool = False, first: bool = False) -> None:
        super().__init__()
        self._to_file, self._first = to_file, first

    def body(self) -> Iterator[Widget]:
        """What holds now, and what can be done."""
        with VerticalScroll(can_focus=False):
            yield Static("", id="says", classes="words", markup=False)
            yield Choices(records=True)
            yield Static("", id="wrong", classes="wrong", markup=False)

    def on_mount(self) -> None:
        """Show it; no law is needed."""
        super().on_mount()
        locked, case = self.root.keeping.lasting, self.session.case
        if self._to_file:
            self._offer(FILE_NOTE, [("file", ROWS["file"]), ("stay", ROWS["stay"])])
            self._file()
            return
        if self._first:
            self._offer(FIRST, [("store", ROWS["store"]), ("stay", IN_MEMORY)])
            return
        ways = ["unlock" if locked else "store", *(["file"] if case is not None else []), "stay"]
        says = NO_CASE if case is None else (LOCKED if locked else MEMORY)
        self._offer(says, [(way, ROWS[way]) for way in ways])

    def _offer(self, says: str, rows: list[tuple[str, str]]) -> None:
        self.query_one("#says", Static).update(content(says))
        self.query_one("#wrong", Static).update("")
        choices = self.query_one(Choices)
        choices.show(rows)
        choices.focus()

    def _done(self, says: str) -> None:
        self._offer(says, [("stay", "Go on")])

    def _wrong(self, says: str) -> None:
        self.query_one("#wrong", Static).update(content(says))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go that way."""
        match self.query_one(Choices).chosen(event):
            case "store":
                self._choose()
            case "unlock":
                self._unlock()
            case "file":
                self._file()
            case _:
                self.dismiss()

    def _choose(self, wrong: str = "") -> None:
        def typed(first: str | None) -> None:
            if first is not None:
                self.app.push_screen(Type("The same again", secret=True), partial(again, first))

        def again(first: str, second: str | None) -> None:
            if second == first:
                self._wrong(MAKING)
                self.later("begun", partial(begin_store, first), self._begun)
            elif second is not None:
                self._choose(NOT_THE_SAME)

        note = CHOOSE_NOTE.format(suggest())
        box = Type(CHOOSE, note, check=wrong_passphrase, echo=advice, secret=True, wrong=wrong)
        self.app.push_screen(box, typed)

    def _begun(self, made: tuple[Stored, str] | str) -> None:
        if isinstance(made, str):
            self._wrong(made)
            return
        stored, code = made
        self.root.keep_in(stored)
        self._done((BEGUN if self.session.case is None else KEPT).format(stored.place))
        self.app.push_screen(Code(code))

    def _unlock(self, wrong: str = "") -> None:
        keeping = self.root.keeping

        def typed(passphrase: str | None) -> None:
            if passphrase:
                self._wrong(OPENING)
                self.later("unlock", partial(open_again, keeping, passphrase), opened)

        def opened(wrong: str) -> None:
            self._wrong("")
            if wrong:
                self._unlock(wrong)
                return
            self.root.keep_in(keeping)
            self.dismiss()

        self.app.push_screen(Type("The store's passphrase", secret=True, wrong=wrong), typed)

    def _file(self) -> None:
        def typed(name: str | None) -> None:
            case = self.session.case
            if name is None or case is None:
                return
            path = file_named(name)
            if path.exists():
                rows = [("no", "No"), ("yes", "Write over it")]
                self.app.push_screen(Ask(OVER, rows, str(path)), lambda said: self._write(case, path, said == "yes"))
            else:
                self._write(case, path, True)

        box = Type("Write it where?", FILE_NOTE, self.session.file, check=_no_place)
        self.app.push_screen(box, typed)

    def _write(self, case: Case, path: Path, wanted: bool) -> None:
        state = self.session.state

        def written(wrong: str) -> None:
            if wrong:
                self._wrong(wrong)
                return
            self.session.file, self.session.saved = str(path), state
            self._done(
                f"Written to {path}, readable by you only. It is not encrypted. Later answers are not in it: save again."
            )

        if wanted:
            self.later("written", partial(_written, case, path), written)


def file_named(name: str) -> Path:
    """The file that a typed name means; a folder stands for a file in it."""
    path = Path(name.strip()).expanduser()
    if path.is_dir():
        return path / "case.yaml"
    return path if path.suffix else path.with_name(f"{path.name}.yaml")


def _no_place(name: str) -> str:
    if not name.strip():
        return "Type a name, such as case.yaml."
    return "" if file_named(name).parent.is_dir() else "There is no such folder."


def _written(case: Case, path: Path) -> str:
    try:
        write_file(target(path, "case", case.id, ".yaml"), case_to_yaml(case).encode(), replace=True)
    except WriteError as error:
        return str(error)
    return ""
