"""A document as plain text, 78 columns wide, for screen readers and terminals: tables are read out row by row."""

from __future__ import annotations

import textwrap

from assessor.text.content import Block, Contact, Document, Listing, Paragraph, Space, Table

WIDTH = 78


def write(document: Document) -> bytes:
    """The document as UTF-8 text."""
    lines = [*_wrapped(document.title.upper()), "=" * min(len(document.title), WIDTH), ""]
    for label, value in document.header:
        lines += _wrapped(f"{label}: {value}", hang=2)
    for section in document.sections:
        heading = _wrapped(section.heading.upper() if section.level == 2 else section.heading)
        lines += ["", *heading, ("-" if section.level == 2 else ".") * min(len(section.heading), WIDTH)]
        for block in section.blocks:
            lines += ["", *_lines(block)]
    return ("\n".join(lines) + "\n").encode()


def _wrapped(text: str, first: str = "", hang: int = 0) -> list[str]:
    later = " " * (hang or len(first))
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    ) or [first.rstrip()]


def _lines(block: Block) -> list[str]:
    match block:
        case Paragraph(text, "warning"):
            return _wrapped(f"IMPORTANT: {text}")
        case Paragraph(text, "note"):
            return _wrapped(f"Note: {text}")
        case Paragraph(text):
            return _wrapped(text)
        case Listing(items, numbered):
            marks = [f"{n}. " if numbered else "- " for n in range(1, len(items) + 1)]
            return [line for mark, item in zip(marks, items, strict=True) for line in _wrapped(item, mark)]
        case Table(caption, head, rows):
            return [*_wrapped(f"{caption}:"), *(line for row in rows for line in _row(head, row))]
        case Contact(name, lines):
            return [*_wrapped(name), *(line for label, value in lines for line in _wrapped(f"{label}: {value}", "  "))]
        case Space(label, count):
            return [*_wrapped(f"{label}:"), *["_" * WIDTH] * count]


def _row(head: tuple[str, ...], row: tuple[str, ...]) -> list[str]:
    """A row as labelled lines; cells left for writing in are lines to write on."""
    lines = [""]
    for n, (label, cell) in enumerate(zip(head, row, strict=True)):
        lines += _wrapped(f"{label}: {cell or '________________'}", "* " if n == 0 else "  ")
    return lines
