"""A list to choose from: numbered, chosen with a digit, with Enter, or with the mouse; texts are never markup."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.events import Click, Key
from textual.style import Style
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.safe import content
from tui.widgets.searchable import next_place

NUMBERED = 9


class Choices(OptionList):
    """Shows `(value, words)` pairs. Posts `OptionSelected` with the value as the option's id.

    `records` says that a choice is an answer: no row is under the cursor then until someone goes to one.
    """

    def __init__(
        self, rows: Sequence[tuple[str, str]] = (), id: str | None = None, numbered: bool = True, records: bool = False
    ) -> None:
        super().__init__(id=id, markup=False)
        self._numbered, self._records = numbered, records
        self.values: list[str] = []
        self._fill(rows)

    def show(self, rows: Sequence[tuple[str, str]], at: str | None = None) -> None:
        """Show other rows, with the cursor on the value `at` if it is one of them, else on the first, or on none where a
        choice is an answer."""
        self.clear_options()
        self._fill(rows)
        if at is not None and at in self.values:
            self.highlighted = self.values.index(at)
        else:
            self.highlighted = None if self._records or not self.values else 0

    def _fill(self, rows: Sequence[tuple[str, str]]) -> None:
        self.values = [value for value, _ in rows]
        self.add_options([Option(content(self._words(n, words))) for n, (_, words) in enumerate(rows, 1)])

    def _words(self, number: int, words: str) -> str:
        if not self._numbered:
            return words
        return f"{number}. {words}" if number <= NUMBERED else f"   {words}"

    def chosen(self, event: OptionList.OptionSelected) -> str:
        """The value of the row an event is about."""
        return self.values[event.option_index]

    @property
    def value(self) -> str:
        """The value under the cursor, or nothing."""
        return self.values[self.highlighted] if self.highlighted is not None else ""

    def find(self, words: str) -> bool:
        """Go to the next row that holds the words."""
        at = -1 if self.highlighted is None else self.highlighted
        place = next_place((str(option.prompt) for option in self.options), at, words)
        if place >= 0:
            self.highlighted = place
        return place >= 0

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """As the style sheet says; the row under the cursor is also turned round where there are only the terminal's own
        colours, since it would not be seen there otherwise."""
        style = super().get_visual_style(*component_classes, partial=partial)
        if self.app.native_ansi_color and "option-list--option-highlighted" in component_classes:
            return style + Style(reverse=True)
        return style

    def on_key(self, event: Key) -> None:
        """A digit chooses its row at once."""
        if self._numbered and event.character and event.character.isdigit():
            number = int(event.character)
            if 1 <= number <= min(len(self.values), NUMBERED):
                event.stop()
                self.highlighted = number - 1
                self.action_select()


class MarkList(Choices):
    """A list whose rows are marked, then taken together with Enter: a click marks its row and takes nothing."""

    def __init__(self, mark: Callable[[], None], id: str | None = None) -> None:
        super().__init__(id=id, numbered=False)
        self._mark = mark

    def on_click(self, event: Click) -> None:
        """Put the cursor on the row and mark it."""
        event.prevent_default()
        row = event.style.meta.get("option")
        if row is not None:
            self.highlighted = row
            self._mark()
