"""A page of output as plain blocks, written out as wrapped text or as Markdown; no block carries markup of its own."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from dataclasses import dataclass, field

WIDTH = 78
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LINE_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


@dataclass(frozen=True, slots=True)
class Block:
    """One block: a heading (`level` 1 to 3), a paragraph (0) or an item of a list (`level` is minus its depth). `state`: what it
    says of an offence, as `assessor.text.signs` names it, for a screen to mark; the words say it too."""

    text: str
    level: int = 0
    state: str = ""


@dataclass(slots=True)
class Page:
    """Blocks in order."""

    blocks: list[Block] = field(default_factory=list)

    def head(self, text: str, level: int = 2) -> None:
        """Add a heading."""
        self.blocks.append(Block(clean(text), level))

    def para(self, text: str, state: str = "") -> None:
        """Add a paragraph."""
        self.blocks.append(Block(clean(text), 0, state))

    def item(self, text: str, depth: int = 1, state: str = "") -> None:
        """Add an item of a list."""
        self.blocks.append(Block(clean(text), -depth, state))

    def text(self, width: int = WIDTH) -> str:
        """The page as plain text, headings in words and no colour."""
        lines: list[str] = []
        before = 0
        for block in self.blocks:
            if lines and (block.level >= 0 or before >= 0):
                lines.append("")
            lines.extend(_text_lines(block, width))
            before = block.level
        return "\n".join(lines) + "\n"

    def markdown(self) -> str:
        """The page as Markdown, with everything that could be read as markup escaped."""
        lines: list[str] = []
        before = 0
        for block in self.blocks:
            if lines and (block.level >= 0 or before >= 0):
                lines.append("")
            text = escape_markdown(block.text)
            if block.level > 0:
                lines.append("#" * block.level + " " + text)
            elif block.level < 0:
                lines.append("  " * (-block.level - 1) + "- " + text)
            else:
                lines.append(text)
            before = block.level
        return "\n".join(lines) + "\n"


def _text_lines(block: Block, width: int) -> list[str]:
    if block.level == 1:
        return [block.text.upper(), "=" * min(len(block.text), width)]
    if block.level > 1:
        return [*_wrapped(block.text, width), "-" * min(len(block.text), width)][: 3 if block.level == 2 else -1]
    if block.level < 0:
        indent = "  " * (-block.level - 1)
        return _wrapped(block.text, width, f"{indent}- ", f"{indent}  ")
    return _wrapped(block.text, width)


def _wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Lines no longer than the width, except that no link or fact is cut at a hyphen."""
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=False
    ) or [""]


def clean(text: str) -> str:
    """A text on one line without control characters or characters that turn the direction of writing."""
    flat = re.sub(r"\s+", " ", text)
    return "".join(c for c in flat if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co")).strip()


def escape_markdown(text: str) -> str:
    """A text that Markdown shows as it is."""
    escaped = _MARKDOWN.sub(r"\\\1", text)
    return _LINE_START.sub(r"\1\\\2", escaped)
