"""Text of a case made harmless for a terminal: shown as it is written, never as markup, never as a command to the terminal.

Control characters become their pictures, what turns the direction of writing becomes its code point, and what a terminal
cannot be trusted to draw in one place (a lone surrogate, a private character) does too.
"""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from assessor.text.harmless import harmless


def safe(text: str) -> str:
    """A text with every character that could act on a terminal made visible; line ends stay, tabs become spaces."""
    return harmless(text).replace("\t", "    ")


def content(text: str, style: str = "") -> Content:
    """A text as Textual draws it: harmless, and with no markup read in it."""
    return Content.styled(safe(text), style) if style else Content(safe(text))


NARROWEST = 8
"""Cells that a line of text has at the least, whatever stands before it."""


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Lines of a harmless text no wider than `width` cells, broken at spaces, a word too wide for a line anywhere. What
    leads a line gives way where there is no room for the text beside it."""
    width = max(width, NARROWEST)
    first, rest = (lead[max(len(lead) - (width - NARROWEST), 0) :] for lead in (first, rest))
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrapped(paragraph, width, first if not lines else rest, rest)
    return lines


def _wrapped(text: str, width: int, lead: str, rest: str) -> list[str]:
    lines: list[str] = []
    line, size = lead, cell_len(lead)
    empty = True
    for word in text.split(" "):
        wide = cell_len(word)
        if not empty and size + 1 + wide > width:
            lines.append(line)
            line, size, empty = rest, cell_len(rest), True
        if not empty:
            line, size = f"{line} ", size + 1
        while size + wide > width:
            head = _fitting(word, width - size)
            lines.append(line + head)
            word = word[len(head) :]
            wide = cell_len(word)
            line, size = rest, cell_len(rest)
        line, size, empty = line + word, size + wide, False
    return [*lines, line]


def _fitting(word: str, room: int) -> str:
    """The longest beginning of a word that fits in some cells, one character at the least."""
    if word.isascii():
        return word[: max(room, 1)]
    size = 0
    for number, character in enumerate(word):
        size += cell_len(character)
        if size > room:
            return word[: max(number, 1)]
    return word
