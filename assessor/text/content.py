"""The content of a document: headings and blocks of plain text, with no markup in them and no form in mind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

TONES = ("plain", "lead", "note", "warning")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `tone` is plain, lead (the line that matters most), note or warning."""

    text: str
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, numbered or not."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of headings; the first cell of each row names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone to turn to: a name and labelled lines (what they do, telephone, web, when checked)."""

    name: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Space:
    """Room to write in by hand: a label and a number of lines."""

    label: str
    lines: int = 1


Block = Paragraph | Listing | Table | Contact | Space


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of level 2 or 3 and what stands under it up to the next heading."""

    heading: str
    blocks: tuple[Block, ...]
    level: int = 2


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `header` holds labelled lines; `large` asks for large print."""

    kind: str
    title: str
    reader: str
    header: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    large: bool = False
    language: str = "en-GB"

    def blocks(self) -> Iterator[Block]:
        """Every block, in order."""
        for section in self.sections:
            yield from section.blocks

    def texts(self) -> Iterator[str]:
        """Every text a reader sees, in order."""
        yield self.title
        for label, value in self.header:
            yield label
            yield value
        for section in self.sections:
            yield section.heading
            for block in section.blocks:
                yield from block_texts(block)


def block_texts(block: Block) -> Iterator[str]:
    """Every text of a block, in order."""
    match block:
        case Paragraph(text):
            yield text
        case Listing(items):
            yield from items
        case Table(caption, head, rows):
            yield caption
            yield from head
            for row in rows:
                yield from row
        case Contact(name, lines):
            yield name
            for label, value in lines:
                yield label
                yield value
        case Space(label):
            yield label


def column_weights(table: Table) -> tuple[int, ...]:
    """How wide each column should be beside the others: by its usual text, with room for its longest word."""
    weights = []
    for n, head in enumerate(table.head):
        cells = [row[n] for row in table.rows if n < len(row)] or [""]
        usual = sum(map(len, cells)) // len(cells)
        word = max((len(part) for text in (head, *cells) for part in text.split()), default=1)
        weights.append(max(10, min(usual, 34), min(word + 6, 22)))
    return tuple(weights)
