"""Small questions over a screen: choose one of some, or type a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from tui.safe import content
from tui.widgets.choices import Choices

Rows = Sequence[tuple[str, str]]


class ModalBox(ModalScreen[str | None]):
    """A question over a screen; Esc closes it and changes nothing."""

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CSS = """
    ModalBox { align: center middle; background: $background 70%; }
    ModalBox > VerticalScroll {
        width: 76; max-width: 100%; height: auto; max-height: 100%; background: $background; border: heavy $focus;
        padding: 0 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close", id="box.close")]

    def action_close(self) -> None:
        """Close; nothing was chosen."""
        self.dismiss(None)


class Ask(ModalBox):
    """Gives the value of the row that was chosen, or `None`. The cursor is on the row `at`, or on none: Enter alone answers
    nothing."""

    KEYS: ClassVar[str] = "Enter or a number chooses. Esc closes. F9 leaves now."

    def __init__(self, question: str, rows: Rows, note: str = "", at: str | None = None) -> None:
        super().__init__()
        self._question, self._rows, self._note, self._at = question, rows, note, at

    def compose(self) -> ComposeResult:
        """The question, the rows, and what can be done."""
        with VerticalScroll(can_focus=False):
            yield Static(content(self._question), classes="asks")
            if self._note:
                yield Static(content(self._note), classes="words")
            yield Choices(self._rows, records=True)
            yield Static(self.KEYS, classes="note", markup=False)

    def on_mount(self) -> None:
        """The list has the keys."""
        choices = self.query_one(Choices)
        choices.highlighted = choices.values.index(self._at) if self._at in choices.values else None
        choices.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give what was chosen."""
        self.dismiss(self.query_one(Choices).chosen(event))


class Type(ModalBox):
    """Gives the line that was typed, or `None`. `check` says what is wrong with it, or nothing; `echo` how it is taken;
    `wrong` is what was wrong with what was typed before."""

    def __init__(
        self,
        question: str,
        note: str = "",
        value: str = "",
        check: Callable[[str], str] = lambda _: "",
        echo: Callable[[str], str] = lambda _: "",
        secret: bool = False,
        wrong: str = "",
    ) -> None:
        super().__init__()
        self._question, self._note, self._value = question, note, value
        self._check, self._echo, self._secret, self._wrong = check, echo, secret, wrong

    def compose(self) -> ComposeResult:
        """The question, the line, how it is taken, and what is wrong."""
        with VerticalScroll(can_focus=False):
            yield Static(content(self._question), classes="asks")
            if self._note:
                yield Static(content(self._note), classes="words")
            if self._wrong:
                yield Static(content(self._wrong), classes="wrong")
            yield Input(self._value, password=self._secret)
            yield Static("", id="echo", classes="note", markup=False)
            yield Static("Enter takes it. Esc closes and changes nothing. F9 leaves now.", classes="note", markup=False)

    def on_mount(self) -> None:
        """The line has the keys."""
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how it would be taken."""
        wrong = self._check(event.value) if event.value else ""
        self.query_one("#echo", Static).update(content(wrong or (self._echo(event.value) if event.value else "")))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take it if nothing is wrong."""
        wrong = self._check(event.value)
        if wrong:
            self.query_one("#echo", Static).update(content(wrong))
            return
        self.dismiss(event.value)
