"""A page to read: plain lines drawn one by one, however many there are, with parts that open and close.

Lines are `Segment`s of harmless text; nothing in them is read as markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from assessor.text.blocks import Block
from assessor.text.signs import ORDER, SIGNS
from tui.safe import safe, wrap
from tui.states import TOKENS
from tui.widgets.searchable import next_place

HEAD, BODY, ITEM = "head", "body", "item"
RULES = {1: "━", 2: "─"}
"""What is drawn under a heading, by its level: it shows without colour too."""
OPEN = -1_000
"""Deeper than any block: nothing is hidden."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line on the screen. `node` is the index of the block it can open or stands for, or -1; `state` what it says of an
    offence."""

    text: str
    kind: str = BODY
    node: int = -1
    state: str = ""


class Reader(ScrollView, can_focus=True):
    """Shows blocks. A block followed by deeper ones opens and closes with Enter; `[+]` and `[-]` say which it is. What says a state
    has its sign and colours."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reader--head",
        "reader--item",
        "reader--cursor",
        *(f"reader--{state}" for state in ORDER),
    }
    DEFAULT_CSS = """
    Reader {
        height: 1fr; padding: 0 0 0 1; color: $foreground; background: $background; overflow-x: hidden;
        overflow-y: scroll; scrollbar-size-vertical: 1;
    }
    Reader .reader--head { text-style: bold; color: $focus; background: $background; }
    Reader .reader--item { color: $foreground; background: $background; }
    Reader .reader--cursor { text-style: bold; color: $cursor-text; background: $cursor; }
    """ + "".join(
        f"Reader .reader--{state} {{ color: ${TOKENS[state]}; background: ${TOKENS[state]}-fill; text-style: bold; }}\n"
        for state in ORDER
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Down", show=False, id="reader.down"),
        Binding("up", "move(-1)", "Up", show=False, id="reader.up"),
        Binding("enter,space", "unfold", "Open or close", show=False, id="reader.open"),
        Binding("plus", "unfold_all", "Open all", id="reader.all"),
        Binding("right_square_bracket", "head(1)", "Next heading", show=False, id="reader.next-heading"),
        Binding("left_square_bracket", "head(-1)", "Heading before", show=False, id="reader.heading-before"),
    ]

    class Chosen(Message):
        """Enter was pressed on a block that has nothing to open."""

        def __init__(self, reader: Reader, index: int) -> None:
            super().__init__()
            self.reader, self.index = reader, index

        @property
        def control(self) -> Reader:
            """The reader."""
            return self.reader

    def __init__(self, id: str | None = None, pick: bool = False) -> None:
        super().__init__(id=id)
        self.blocks: Sequence[Block] = ()
        self.lines: list[Line] = []
        self.cursor = self._sought = -1
        self._open: set[int] = set()
        self._places: dict[int, int] = {}
        self._pick = pick

    def show_blocks(self, blocks: Sequence[Block], opened: bool = False) -> None:
        """Show other blocks; `opened` says whether what can be opened is."""
        self.blocks = blocks
        self._open = {part for part in self._foldable() if opened or blocks[part].level < 0}
        self.cursor = self._sought = -1
        self._lay_out()
        self.scroll_home(animate=False)

    def show_text(self, text: str) -> None:
        """Show a text, a block for each paragraph."""
        self.show_blocks([Block(part) for part in text.split("\n\n")])

    def _foldable(self) -> list[int]:
        blocks = self.blocks
        return [n for n, block in enumerate(blocks[:-1]) if block.level <= 0 and blocks[n + 1].level < block.level]

    def _end(self, part: int) -> int:
        """The number of the first block after what a part opens."""
        level = self.blocks[part].level
        return next((n for n in range(part + 1, len(self.blocks)) if self.blocks[n].level >= level), len(self.blocks))

    def _lay_out(self) -> None:
        width = max((self.scrollable_content_region.width or self.app.size.width - 2) - 1, 20)
        foldable = set(self._foldable())
        lines: list[Line] = []
        self._places = {}
        closed = OPEN
        before = 0
        for number, block in enumerate(self.blocks):
            if block.level < closed:
                continue
            closed = block.level if number in foldable and number not in self._open else OPEN
            if lines and (block.level > 0 or (block.level == 0 and before >= 0 and not _both_closed(lines, foldable))):
                lines.append(Line(""))
            self._places[number] = len(lines)
            mark = ("[-] " if number in self._open else "[+] ") if number in foldable else ""
            lines += _block_lines(block, number, width, mark, self._pick)
            before = block.level
        self.lines = lines
        self.virtual_size = Size(width, len(lines))
        if self.cursor >= len(lines) or (self.cursor >= 0 and lines[self.cursor].node < 0):
            self.cursor = -1
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Lines follow the width."""
        if self.blocks:
            self._lay_out()

    def render_line(self, y: int) -> Strip:
        """One line of the part that is seen."""
        left, top = self.scroll_offset
        width = self.scrollable_content_region.width
        number = top + y
        if number >= len(self.lines):
            return Strip.blank(width, self.rich_style)
        line = self.lines[number]
        name = "reader--cursor" if self._under_cursor(number) else f"reader--{line.state or line.kind}"
        style = self.rich_style if name == "reader--body" else self.get_component_rich_style(name)
        strip = Strip([Segment(line.text, style)]).adjust_cell_length(width, style)
        return strip.crop(left, left + width)

    def _under_cursor(self, number: int) -> bool:
        if self.cursor < 0 or not self.has_focus:
            return False
        return number == self.cursor or (0 <= self.lines[self.cursor].node == self.lines[number].node)

    def action_move(self, by: int) -> None:
        """To the next part that can be opened in that direction if it is in sight, else a line further."""
        number = self.cursor if self.cursor >= 0 else (self.scroll_offset.y - 1 if by > 0 else self.scroll_offset.y)
        node = self.lines[self.cursor].node if self.cursor >= 0 else -1
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        while 0 <= number + by < len(self.lines):
            number += by
            if self.lines[number].node >= 0 and self.lines[number].node != node:
                first = self._first(number)
                if top - 1 <= first < top + height:
                    self._go(first)
                    return
                break
        self.scroll_relative(y=by, animate=False)

    def _first(self, number: int) -> int:
        while number > 0 and self.lines[number - 1].node == self.lines[number].node:
            number -= 1
        return number

    def _go(self, number: int) -> None:
        self.cursor = number
        self.scroll_to_region(Region(0, number, 1, 2), animate=False)
        self.refresh()

    def action_head(self, by: int) -> None:
        """To the next heading in that direction."""
        number = self.scroll_offset.y + by
        while 0 <= number < len(self.lines):
            if self.lines[number].kind == HEAD and (number == 0 or self.lines[number - 1].kind != HEAD):
                self.scroll_to(y=number, animate=False)
                return
            number += by

    def find(self, words: str) -> bool:
        """Go to the next block that holds the words, opening the part it stands in."""
        place = next_place((block.text for block in self.blocks), self._sought, words)
        self._sought = place
        if place < 0:
            return False
        self._open |= {part for part in self._foldable() if part <= place < self._end(part)}
        self._lay_out()
        first = self._places.get(place, 0)
        self.cursor = first if self.lines[first].node >= 0 else -1
        self.scroll_to(y=max(first - 1, 0), animate=False)
        return True

    def action_unfold(self) -> None:
        """Open or close the part under the cursor."""
        node = self.lines[self.cursor].node if 0 <= self.cursor < len(self.lines) else -1
        if node < 0:
            return
        if node not in self._foldable():
            self.post_message(self.Chosen(self, node))
            return
        self._open ^= {node}
        self._lay_out()
        self.cursor = next(n for n, line in enumerate(self.lines) if line.node == node)
        self.refresh()

    def action_unfold_all(self) -> None:
        """Open everything, or close it if everything is open."""
        every = set(self._foldable())
        self._open = set() if self._open == every else every
        self._lay_out()

    def on_click(self, event: Click) -> None:
        """A click on a part that can be opened opens or closes it."""
        number = self.scroll_offset.y + event.y
        if 0 <= number < len(self.lines) and self.lines[number].node >= 0:
            self.cursor = self._first(number)
            self.action_unfold()


def _both_closed(lines: Sequence[Line], foldable: set[int]) -> bool:
    """Whether the line before is a closed part, which the next closed part follows without a gap."""
    return lines[-1].node in foldable and lines[-1].node >= 0


def _block_lines(block: Block, number: int, width: int, mark: str, pick: bool) -> list[Line]:
    text = safe(block.text)
    state = block.state if block.state in SIGNS else ""
    sign = f"{SIGNS[state]} " if state else ""
    node = number if mark or (pick and block.level == 0) else -1
    if block.level > 0:
        lines = [Line(part, HEAD) for part in wrap(text, width)]
        return [*lines, Line(RULES[block.level] * width, HEAD)] if block.level in RULES else lines
    if block.level < 0:
        indent = "    " * -block.level
        first = indent[: -len(mark)] + mark if mark else f"{indent[:-2]}- "
        return [Line(part, ITEM, node, state) for part in wrap(text, width, first + sign, indent)]
    return [Line(part, BODY, node, state) for part in wrap(text, width, mark + sign, "    " if mark else "")]
