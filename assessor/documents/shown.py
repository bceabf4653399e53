"""A document for a screen: its blocks without wrapping of their own, and its blanks filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assessor.text import blocks as page
from assessor.text.content import Block, Contact, Document, Listing, Paragraph, Space, Table

ROOM = "." * 24
_BEFORE = {"warning": "IMPORTANT: ", "note": "Note: "}


def screen_blocks(document: Document) -> list[page.Block]:
    """The document as the blocks of a page, for a reader that wraps them to its own width."""
    found = [page.Block(document.title, 1)]
    found += [page.Block(f"{label}: {value}") for label, value in document.header]
    for section in document.sections:
        found.append(page.Block(section.heading, section.level))
        for block in section.blocks:
            found += _blocks(block)
    return found


def _blocks(block: Block) -> Iterator[page.Block]:
    match block:
        case Paragraph(text, tone):
            yield page.Block(f"{_BEFORE.get(tone, '')}{text}")
        case Listing(items, numbered):
            yield from (page.Block(f"{n}. {item}" if numbered else item, -1) for n, item in enumerate(items, 1))
        case Table(caption, head, rows):
            yield page.Block(f"{caption}:")
            for row in rows:
                cells = "; ".join(f"{label}: {cell or ROOM}" for label, cell in zip(head, row, strict=True))
                yield page.Block(cells, -1)
        case Contact(name, lines):
            yield page.Block(name)
            yield from (page.Block(f"{label}: {value}", -1) for label, value in lines)
        case Space(label):
            yield page.Block(f"{label}: {ROOM}")


def blanks(document: Document) -> tuple[str, ...]:
    """What is left to be written in, in order."""
    return tuple(block.label for block in document.blocks() if isinstance(block, Space))


def filled(document: Document, values: Sequence[str]) -> Document:
    """The document with its blanks filled in, in order; an empty value leaves one as it is. The values are kept nowhere else."""
    given = iter(values)

    def fill(block: Block) -> Block:
        if not isinstance(block, Space):
            return block
        value = " ".join(next(given, "").split())
        return Paragraph(f"{block.label}: {value}") if value else block

    sections = tuple(replace(s, blocks=tuple(fill(block) for block in s.blocks)) for s in document.sections)
    return replace(document, sections=sections)
