"""The two bars of every screen: what is open under which law, and which keys do what."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual.app import RenderResult
from textual.content import Content
from textual.events import Click
from textual.widget import Widget

from tui.safe import content


class TopBar(Widget):
    """Two lines: the screen's title with how cases are kept, and the nation with the day of the law."""

    DEFAULT_CSS = """
    TopBar { dock: top; height: 2; background: $bar; color: $foreground; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._left = self._right = self._below = ""

    def say(self, left: str, right: str, below: str) -> None:
        """Set the words; nothing is redrawn if they are the same."""
        if (left, right, below) != (self._left, self._right, self._below):
            self._left, self._right, self._below = left, right, below
            self.refresh()

    def render(self) -> RenderResult:
        """The bar as two lines."""
        room = self.size.width - cell_len(self._left) - cell_len(self._right)
        first = self._left + " " * max(room, 2) + self._right
        return Content("\n").join([content(first, "bold"), content(self._below)])


KEY_NAMES = {
    "escape": "Esc",
    "pageup": "Page Up",
    "pagedown": "Page Down",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "comma": ",",
    "full_stop": ".",
    "plus": "+",
    "slash": "/",
    "less_than_sign": "<",
    "greater_than_sign": ">",
}


def key_words(key: str) -> str:
    """A key as it is printed on keyboards."""
    if key.startswith("ctrl+"):
        return f"^{key[5:].upper()}"
    return KEY_NAMES.get(key) or (key.upper() if len(key) < 4 else key.capitalize())


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the bar: what to press, what it does, and the action it runs."""

    press: str
    does: str
    action: str


class KeyBar(Widget):
    """The keys of the screen and, on the last line, those of every screen. A click on a key presses it."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: auto; background: $bar; color: $foreground; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[list[Key]] = []
        self._places: list[tuple[int, int, int, str]] = []

    def show(self, own: list[Key], everywhere: list[Key]) -> None:
        """Show keys, laid out over as many lines as the width needs."""
        width = max(self.app.size.width - 2, 20)
        rows = [*_laid_out(own, width), *_laid_out(everywhere, width)]
        if rows != self._rows:
            self._rows = rows
            self.refresh(layout=True)

    def render(self) -> RenderResult:
        """The bar, a line for each row of keys."""
        lines = []
        self._places = []
        for y, row in enumerate(self._rows):
            line = Content("")
            for key in row:
                start = line.cell_length
                line = line + Content.styled(f"{key.press}", "bold reverse") + Content(f" {key.does}  ")
                self._places.append((y, start, line.cell_length, key.action))
            lines.append(line)
        return Content("\n").join(lines)

    async def on_click(self, event: Click) -> None:
        """Run the action of the key that was clicked."""
        for y, start, end, action in self._places:
            if event.y == y and start <= event.x - 1 < end:
                await self.screen.run_action(action)


def _laid_out(keys: list[Key], width: int) -> list[list[Key]]:
    rows: list[list[Key]] = []
    used = width + 1
    for key in keys:
        size = cell_len(key.press) + cell_len(key.does) + 3
        if used + size > width:
            rows.append([])
            used = 0
        rows[-1].append(key)
        used += size
    return rows
