"""The cover: a screen that says nothing about what is under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, Static

from tui.safe import content

if TYPE_CHECKING:
    from tui.program import Program

PAUSED = "Paused."
AGAIN = "F9 ends now."
ENTER = "Enter goes on."
PASSPHRASE = "Type the passphrase to go on."


class Cover(Screen[None]):
    """Hides everything. Enter goes on; where a store was open and is locked now, its passphrase does."""

    ALLOW_SELECT: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "go_on", "Go on", id="cover.go-on")]

    def __init__(self, asks: bool) -> None:
        super().__init__()
        self._asks = asks

    @property
    def root(self) -> Program:
        """The application, as far as a screen may know it."""
        return cast("Program", self.app)

    def compose(self) -> ComposeResult:
        """A word, and what the keys do."""
        yield Static(PAUSED, classes="asks", markup=False)
        yield Static(f"{PASSPHRASE if self._asks else ENTER} {AGAIN}", classes="note", markup=False)
        if self._asks:
            yield Input(password=True)
        yield Static("", id="wrong", classes="wrong", markup=False)

    def action_go_on(self) -> None:
        """Take the cover away, if no passphrase is asked for."""
        if not self.query(Input):
            self.root.uncover()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Try the passphrase in a thread: making a key of it takes a while."""
        passphrase = event.value
        event.input.value = ""
        self.query_one("#wrong", Static).update("Opening ...")

        def work() -> None:
            self.app.call_from_thread(self._tried, self.root.keeping.unlock(passphrase))

        self.run_worker(work, thread=True, exclusive=True, group="unlock", exit_on_error=False)

    def _tried(self, wrong: str) -> None:
        self.query_one("#wrong", Static).update(content(wrong))
        if not wrong:
            self.root.uncover()
