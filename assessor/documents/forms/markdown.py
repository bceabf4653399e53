"""A document as Markdown (CommonMark with tables), in which every text shows as it is."""

from __future__ import annotations

import re

from assessor.text.content import Block, Contact, Document, Listing, Paragraph, Space, Table

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$^])")
_LINE_START = re.compile(r"^([-+=]|\d{1,9}[.)])")


def write(document: Document) -> bytes:
    """The document as UTF-8 Markdown."""
    lines = [f"# {escape(document.title)}", ""]
    lines += [f"- **{escape(label)}:** {escape(value)}" for label, value in document.header]
    for section in document.sections:
        lines += ["", f"{'#' * section.level} {escape(section.heading)}"]
        for block in section.blocks:
            lines += ["", *_lines(block)]
    return ("\n".join(lines) + "\n").encode()


def escape(text: str) -> str:
    """A text that Markdown shows as it is, with no element, entity or mark-up of its own."""
    escaped = _SPECIAL.sub(r"\\\1", text.replace("&", "\0")).replace("\0", "&amp;")
    return _LINE_START.sub(lambda found: _first_mark(found.group(1)), escaped)


def _first_mark(mark: str) -> str:
    return f"{mark[:-1]}\\{mark[-1]}"


def _lines(block: Block) -> list[str]:
    match block:
        case Paragraph(text, "warning" | "note"):
            return [f"> {escape(text)}"]
        case Paragraph(text, "lead"):
            return [f"**{escape(text)}**"]
        case Paragraph(text):
            return [escape(text)]
        case Listing(items, numbered):
            return [f"{f'{n}.' if numbered else '-'} {escape(item)}" for n, item in enumerate(items, 1)]
        case Table(caption, head, rows):
            rule = "|" + " --- |" * len(head)
            return [f"*{escape(caption)}*", "", _row(head), rule, *(_row(row) for row in rows)]
        case Contact(name, lines):
            return [f"**{escape(name)}**", "", *(f"- {escape(label)}: {escape(value)}" for label, value in lines)]
        case Space(label, count):
            return [f"{escape(label)}:", "", *(["\\_" * 40, ""] * count)][:-1]


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(escape(cell) for cell in cells) + " |"
