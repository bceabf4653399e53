"""Open a case that was kept, or a case file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList, Static

from assessor.case.file import load_case
from assessor.case.model import Case
from assessor.pages.moved import moved_lines
from assessor.text.blocks import Page
from tui.base import BaseScreen
from tui.keeping import Kept, Listed
from tui.safe import content
from tui.screens.ask import Type
from tui.widgets.choices import Choices
from tui.widgets.reader import Reader

FILE = "a file"
WORKING = "Working out what is otherwise now ..."
NOTHING = "No case is kept."
NOT_ENCRYPTED = "A case file is not encrypted. What you change here is not written back to it."


class OpenCase(BaseScreen):
    """The cases that can be opened, and a line to type a file's name."""

    TITLE: ClassVar[str] = "Open a case"
    HELP_TEXT: ClassVar[str] = (
        "Choose a case that was kept, or type the name of a case file. A file's mistakes are all named."
    )

    def __init__(self) -> None:
        super().__init__()
        self._listed: Sequence[Listed] = ()

    def body(self) -> Iterator[Widget]:
        """The list."""
        with VerticalScroll(can_focus=False):
            yield Static("", id="says", classes="note", markup=False)
            yield Choices()
            yield Static("", id="wrong", classes="wrong", markup=False)

    def ready(self) -> None:
        """Ask the store in a thread."""
        self.query_one(Choices).focus()
        self.returned()

    def returned(self) -> None:
        """The store may have been opened meanwhile."""
        self.later("listed", self.root.keeping.listed, self._show)

    def _show(self, listed: Sequence[Listed] | str) -> None:
        self._listed = () if isinstance(listed, str) else listed
        says = listed if isinstance(listed, str) else ("" if listed else NOTHING)
        self.query_one("#says", Static).update(content(says))
        rows = [(row.key, f"{row.reference}  {row.changed}") for row in self._listed]
        self.query_one(Choices).show([*rows, (FILE, "A case file: type its name")])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        self._open(self.query_one(Choices).chosen(event))

    def _open(self, key: str) -> None:
        if key != FILE:
            self.later("open", lambda: self.root.keeping.open(key), self._opened)
            return

        def typed(name: str | None) -> None:
            if name:
                vocabulary = self.book.vocabulary
                self.later("open", lambda: load_case(Path(name).expanduser(), vocabulary), self._read)

        self.app.push_screen(Type("Which file?", NOT_ENCRYPTED), typed)

    def _read(self, read: tuple[Case | None, tuple[object, ...]]) -> None:
        case, problems = read
        self._opened("\n".join(map(str, problems[:8])) if case is None else Kept(case))

    def _opened(self, found: Kept | str) -> None:
        if isinstance(found, str):
            self.query_one("#wrong", Static).update(content(found))
            return
        if found.changes:
            self.app.push_screen(ReadAnew(found))
        else:
            take_up(self, found)


def take_up(screen: BaseScreen, found: Kept) -> None:
    """Put a case that was opened in."""
    screen.root.take_up(found, "interview" if found.case.acts else "setup")


class ReadAnew(BaseScreen):
    """What reads differently since a case was saved, before anything of it is saved."""

    TITLE: ClassVar[str] = "Read anew"
    HELP_TEXT: ClassVar[str] = (
        "Since this case was saved the law, or what was confirmed of it, has changed. What reads differently is listed, with "
        "every result that is another now. Enter goes on with the case; it is saved from then on. Esc leaves it as it is."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "Go on with the case", id="anew.go", priority=True)
    ]

    def __init__(self, found: Kept) -> None:
        super().__init__()
        self._found = found

    def body(self) -> Iterator[Widget]:
        """One page."""
        yield Reader()

    def ready(self) -> None:
        """Work out which results are otherwise now."""
        reader = self.query_one(Reader)
        reader.focus()
        reader.show_text(WORKING)
        found, before, book, view = self._found, self.root.law_as_of(self._found.since), self.book, self.session.view
        self.later("moved", lambda: moved_lines(found.case, before, book, view), self._show)

    def _show(self, lines: Sequence[str]) -> None:
        page = Page()
        page.head("What reads differently since this case was saved", 1)
        for line in (*self._found.changes, *lines):
            page.item(line)
        page.para("Nothing of this is saved yet. Enter goes on with the case. Esc leaves it as it is.")
        self.query_one(Reader).show_blocks(page.blocks, opened=True)

    def action_go_on(self) -> None:
        """Go on with the case in place of the list of cases."""
        screen = self.app.screen_stack[-2]
        self.dismiss()
        if isinstance(screen, OpenCase):
            self.app.call_later(take_up, screen, self._found)
