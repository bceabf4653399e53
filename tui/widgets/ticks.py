"""A list of statements to tick: each gets yes, no, don't know, disputed, prefer not to say, or stays blank."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tui.safe import content
from tui.widgets.choices import MarkList

SHORT: Mapping[str, str] = {
    "": "          ",
    "yes": "yes       ",
    "no": "no        ",
    "unknown": "don't know",
    "disputed": "disputed  ",
    "declined": "not said  ",
}


class Ticks(MarkList):
    """Rows with their ticks; `told` hears of each as it is made: its fact, its answer and the one before. Enter is the screen's: it goes on."""

    HELP = "Y, N, K, D or P answers the statement under the cursor and goes on to the next; Space or a click goes round; Enter goes on."

    def __init__(self, told: Callable[[str, str, str], None], id: str | None = None) -> None:
        super().__init__(self.turn, id)
        self._told = told
        self.ticked: dict[str, str] = {}
        self._says: dict[str, str] = {}

    def show_ticks(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show statements, none of them answered."""
        self._says = dict(rows)
        self.ticked = {fact: "" for fact, _ in rows}
        self.show([(fact, self._line(fact)) for fact, _ in rows])

    def _line(self, fact: str) -> str:
        return f"[{SHORT.get(self.ticked[fact], self.ticked[fact])}] {self._says[fact]}"

    def tick(self, value: str) -> None:
        """Answer the statement under the cursor and go on to the next; the last one keeps the cursor."""
        at = self.highlighted
        if at is None:
            return
        self._answer(at, value)
        self.highlighted = min(at + 1, len(self.values) - 1)

    def turn(self) -> None:
        """The next answer round for the statement under the cursor."""
        if self.highlighted is not None:
            order = list(SHORT)
            now = self.ticked[self.values[self.highlighted]]
            self._answer(self.highlighted, order[(order.index(now) + 1) % len(order)] if now in order else "")

    def _answer(self, at: int, value: str) -> None:
        fact = self.values[at]
        before = self.ticked[fact]
        self.put(fact, value)
        self._told(fact, value, before)

    def put(self, fact: str, value: str) -> None:
        """Show a statement as answered, or as blank."""
        self.ticked[fact] = value
        self.replace_option_prompt_at_index(self.values.index(fact), content(self._line(fact)))
