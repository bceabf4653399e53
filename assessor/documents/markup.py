"""What a template writes, read into the content model.

A template is Jinja2 that writes a few elements:

    <document large="yes">
      <section title="..." level="2">
        <p>...</p>  <p tone="note">...</p>          tone: lead, note, warning
        <ul><li>...</li></ul>  <ol><li>...</li></ol>
        <table caption="..."><tr><th>...</th></tr><tr><td>...</td></tr></table>
        <contact name="..."><line label="Telephone">...</line></contact>
        <space label="..." lines="3"/>
      </section>
    </document>

Values are escaped by Jinja2, so a value can never become an element. An empty section, list, table or paragraph is left
out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from assessor.text.content import TONES, Block, Contact, Listing, Paragraph, Section, Space, Table

Element = ElementTree.Element


class TemplateError(Exception):
    """A template that cannot be read or run: says which template, what is wrong and where."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a template gives: sections, and whether it asks for large print."""

    sections: tuple[Section, ...]
    large: bool = False


def read_body(markup: str, name: str) -> Body:
    """The sections that a template wrote.

    Raises:
        TemplateError: what it wrote is not well formed, or uses an element that does not exist.
    """
    if "<!" in markup or "<?" in markup:
        raise TemplateError(f"{name}: comments, doctypes and instructions (<! and <?) are not used in a document")
    try:
        root = ElementTree.fromstring(markup)
    except ElementTree.ParseError as error:
        raise TemplateError(f"{name}: what it writes is not well formed: {error}") from None
    if root.tag != "document":
        raise TemplateError(f"{name}: it must write one <document>, not <{root.tag}>")
    sections = tuple(section for child in root for section in _section(child, name))
    return Body(sections, root.get("large", "no") == "yes")


def _section(element: Element, name: str) -> Iterator[Section]:
    if element.tag != "section":
        raise TemplateError(f"{name}: <{element.tag}> stands outside a <section>")
    blocks = tuple(block for child in element for block in _block(child, name))
    heading = flat(element.get("title", ""))
    if blocks or element.get("keep") == "yes":
        yield Section(heading, blocks, 3 if element.get("level") == "3" else 2)


def _block(element: Element, name: str) -> Iterator[Block]:
    if element.tag not in _READERS:
        raise TemplateError(f"{name}: there is no element <{element.tag}>; elements: {', '.join(_READERS)}")
    block = _READERS[element.tag](element)
    if block is not None:
        yield block


def _paragraph(element: Element) -> Block | None:
    tone = element.get("tone", "plain")
    text = _text(element)
    return Paragraph(text, tone if tone in TONES else "plain") if text else None


def _listing(element: Element) -> Block | None:
    items = tuple(text for child in element if (text := _text(child)))
    return Listing(items, element.tag == "ol") if items else None


def _table(element: Element) -> Block | None:
    rows = [tuple(_text(cell) for cell in row) for row in element]
    return Table(flat(element.get("caption", "")), rows[0], tuple(rows[1:])) if len(rows) > 1 else None


def _contact(element: Element) -> Block | None:
    lines = tuple((flat(line.get("label", "")), text) for line in element if (text := _text(line)))
    return Contact(flat(element.get("name", "")), lines)


def _space(element: Element) -> Block | None:
    lines = element.get("lines", "1")
    return Space(flat(element.get("label", "")), min(int(lines), 20) if lines.isdigit() else 1)


_READERS: dict[str, Callable[[Element], Block | None]] = {
    "p": _paragraph,
    "ul": _listing,
    "ol": _listing,
    "table": _table,
    "contact": _contact,
    "space": _space,
}


def _text(element: Element) -> str:
    return flat("".join(element.itertext()))


def flat(text: str) -> str:
    """A text with its runs of white space made one space."""
    return " ".join(text.split())
