"""The first screens: who uses this, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList, Static

from assessor.files.preferences import ROLES
from tui.base import BaseScreen
from tui.keeping import Kept
from tui.safe import content
from tui.screens.ask import Ask, Type
from tui.screens.help import PLAIN
from tui.screens.save import Save
from tui.widgets.choices import Choices

WELCOME = (
    "Information on the law of intimate images in the United Kingdom, not legal advice. Everything stays on this machine. "
    "F2 is for danger now. F9 covers the screen at once."
)
UNLOCK = "Esc goes on without the store: nothing that was kept can be opened then, and nothing is saved."
NOTHING_TYPED = "Type the passphrase, or press Esc to go on without the store."
MOST_DUE = 5
OPENING = "Opening the store ..."
WITHOUT_THE_STORE = "The store is locked, so nothing is saved. F5 opens it."
FOR_THIS_SESSION = "What you enter is kept in memory only, and is gone when you end the program."


class FirstRun(BaseScreen):
    """Asks who uses this. The answer sets the view and what is kept; settings change it later."""

    ABOUT_A_CASE: ClassVar[bool] = False

    TITLE: ClassVar[str] = "Welcome"
    HELP_TEXT: ClassVar[str] = (
        "Choose the kind of work. It sets the words results are given in, whether notes may be pasted, and whether cases "
        "are kept. Settings change it at any time."
    )

    can_leave: ClassVar[bool] = False

    def body(self) -> Iterator[Widget]:
        """What this is, and the kinds of work."""
        with VerticalScroll(can_focus=False):
            yield Static(content(WELCOME), classes="words")
            yield Static(content(PLAIN), classes="note")
            yield Static("Who is using it?", classes="asks", markup=False)
            yield Choices([(role.id, role.says) for role in ROLES.values()])

    def on_mount(self) -> None:
        """The list has the keys."""
        super().on_mount()
        self.query_one(Choices).highlighted = 0
        self.query_one(Choices).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the kind of work and go to the start."""
        role = self.query_one(Choices).chosen(event)
        self.root.settings_said = self.root.choose(replace(self.root.preferences, role=role))
        self.app.push_screen(Start())
        if self.root.preferences.works_as.stores and not self.root.keeping.lasting:
            self.app.push_screen(Save(first=True))


class Start(BaseScreen):
    """The menu. Help in danger is one key away here as everywhere."""

    ABOUT_A_CASE: ClassVar[bool] = False

    TITLE: ClassVar[str] = "Start"
    HELP_TEXT: ClassVar[str] = (
        "Choose with the arrows and Enter, or with a number. Ctrl+P lists everything there is, a first tour of four cards among it."
    )

    can_leave: ClassVar[bool] = False

    def body(self) -> Iterator[Widget]:
        """Words of safety first, then the menu."""
        with VerticalScroll(can_focus=False):
            yield Static(content(WELCOME), classes="words")
            yield Static("", id="notice", classes="note", markup=False)
            yield Static("", id="due", classes="words", markup=False)
            yield Choices()

    def on_mount(self) -> None:
        """Show the menu at once; it needs no law."""
        super().on_mount()
        self.returned()
        self.query_one(Choices).focus()

    def ready(self) -> None:
        """Where a store is locked, its passphrase; then what a crash left in the slot, offered once."""
        if self.root.keeping.locked:
            self._ask_passphrase()
        else:
            self.later("held", self.root.keeping.held, self._offer)
            self.later("due", partial(self.root.keeping.due, self.root.now().astimezone()), self._due)

    def _due(self, lines: Sequence[str] | str) -> None:
        """What is due, once the store is open: by reference, never by words of a case."""
        rows = () if isinstance(lines, str) else lines
        shown = [*rows[:MOST_DUE], *([f"and {len(rows) - MOST_DUE} more"] if len(rows) > MOST_DUE else [])]
        self.query_one("#due", Static).update(content("\n".join(["Due:", *shown]) if shown else ""))

    def _ask_passphrase(self, wrong: str = "") -> None:
        def typed(passphrase: str | None) -> None:
            if passphrase is not None:
                self.query_one("#notice", Static).update(OPENING)
                self.query_one(Choices).disabled = True
                self.later("unlock", lambda: self.root.keeping.unlock(passphrase), tried)

        def tried(wrong: str) -> None:
            self.returned()
            self.query_one(Choices).disabled = False
            self.query_one(Choices).focus()
            if wrong:
                self._ask_passphrase(wrong)
            else:
                self.ready()

        box = Type("The store's passphrase", UNLOCK, secret=True, check=_nothing_typed, wrong=wrong)
        self.app.push_screen(box, typed)

    def _offer(self, held: Kept | None) -> None:
        if held is None:
            return

        def decided(answer: str | None) -> None:
            if answer == "yes":
                self.session.begin(held, saved=False)
                self.root.changed()
                self.root.open_entry("interview")
            elif answer == "no":
                self.root.keeping.wipe()

        rows = [("yes", "Go on with it at the same question"), ("no", "No: wipe it")]
        self.app.push_screen(Ask("The last session was not ended. It can go on where it stopped.", rows), decided)

    def returned(self) -> None:
        """What can be done now, and how cases are kept."""
        open_case = self.session.case is not None
        shown = [found for found in self.root.offered() if found.on_start or (found.needs_case and open_case)]
        rows = [(found.id, found.title) for found in sorted(shown, key=lambda found: not found.needs_case)]
        choices = self.query_one(Choices)
        choices.show(rows, choices.value)
        said = [self.root.settings_said, *self.root.settings_wrong]
        if not self.root.keeping.lasting:
            said.append(FOR_THIS_SESSION)
        elif self.root.keeping.locked:
            said.append(WITHOUT_THE_STORE)
        self.query_one("#notice", Static).update(content(" ".join(part for part in said if part)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        self.root.open_entry(self.query_one(Choices).chosen(event))


def _nothing_typed(passphrase: str) -> str:
    return "" if passphrase else NOTHING_TYPED
