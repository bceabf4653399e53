"""A list of statements to tick: each gets yes, no, don't know, disputed, prefer not to say, or stays blank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.safe import content
from tui.widgets.choices import Choices

SHORT: Mapping[str, str] = {
    "": "          ",
    "yes": "yes       ",
    "no": "no        ",
    "unknown": "don't know",
    "disputed": "disputed  ",
    "declined": "not said  ",
}


class Ticks(Choices):
    """Rows with their ticks. Enter is the screen's: it takes what is ticked."""

    HELP = "Y, N, K, D or P answers the statement under the cursor and goes on to the next; Space goes round; Enter takes it."

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, numbered=False)
        self.ticked: dict[str, str] = {}
        self._says: dict[str, str] = {}

    def show_ticks(self, rows: Sequence[tuple[str, str]], before: Mapping[str, str]) -> None:
        """Show statements, with answers given before."""
        self._says = dict(rows)
        self.ticked = {fact: before.get(fact, "") for fact, _ in rows}
        self.show([(fact, self._line(fact)) for fact, _ in rows])

    def _line(self, fact: str) -> str:
        return f"[{SHORT.get(self.ticked[fact], self.ticked[fact])}] {self._says[fact]}"

    def tick(self, value: str) -> None:
        """Answer the statement under the cursor and go on to the next; the last one keeps the cursor."""
        at = self.highlighted
        if at is None:
            return
        self._set(at, value)
        self.highlighted = min(at + 1, len(self.values) - 1)

    def turn(self) -> None:
        """The next answer round for the statement under the cursor."""
        if self.highlighted is not None:
            order = list(SHORT)
            now = self.ticked[self.values[self.highlighted]]
            self._set(self.highlighted, order[(order.index(now) + 1) % len(order)] if now in order else "")

    def _set(self, at: int, value: str) -> None:
        self.ticked[self.values[at]] = value
        self.replace_option_prompt_at_index(at, content(self._line(self.values[at])))
