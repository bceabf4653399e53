"""Whatever a case holds appears as text in every form, and acts in none."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from functools import cache
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from assessor.case.model import Case
from assessor.documents.forms import FORMS
from assessor.documents.kinds import KINDS
from assessor.text.content import Contact, Document, Listing, Paragraph, Section, Space, Table
from tests.documents.helping import case_of, made, whole_text

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</document><section title='x'>",
    "<![CDATA[x]]> <!-- x --> <?xml x?>",
    "&lt;b&gt; &amp; &#x3c;script&#x3e;",
    "{{ 7*7 }} {% for x in range(9) %}x{% endfor %} {# x #}",
    "{{ ''.__class__.__mro__ }}",
    '#[ #eval("1") ] $x$ #import "x": * @label <label> *b* _i_ `c` \\ ~',
    "[link](javascript:alert(1)) ![i](x) **b** `c` # h | a | b |",
    "1. one - two + three > four === ---",
    "</w:t></w:r><w:r><w:t>",
    '=HYPERLINK("http://x.example")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(A1) -2+3",
    "\x1b[31mred\x07\x00\x08",
    "‮gnp.exe‬ zero​width",
    "line one\nline two\r\n\tthree\u2028four",
    "```html ~~~ &copy; https://x.example/<b>",
)


def holding(text: str) -> Document:
    """A document in which every place for a text holds one."""
    from assessor.files.clean import plain

    shown = plain(text).strip()
    blocks = (
        Paragraph(shown),
        Paragraph(shown, "lead"),
        Paragraph(shown, "note"),
        Paragraph(shown, "warning"),
        Listing((shown, "x")),
        Listing((shown,), True),
        Table(shown, (shown, "b"), ((shown, "c"), ("d", shown))),
        Contact(shown, ((shown, shown),)),
        Space(shown, 2),
    )
    return Document("x", shown, "worker", ((shown, shown),), (Section(shown, blocks), Section(shown, blocks, 3)))


class Seen(HTMLParser):
    """The elements and texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element, and any attribute that could act."""
        self.tags.add(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.texts.append(data)


ALLOWED = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "h1",
    "h2",
    "h3",
    "dl",
    "dt",
    "dd",
    "p",
    "ul",
    "ol",
    "li",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "div",
    "strong",
    "em",
    "blockquote",
    "hr",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_html_shows_it_as_text(attack: str) -> None:
    """No element, handler or address comes of it; the text is there."""
    document = holding(attack)
    page = Seen()
    page.feed(FORMS["html"].write(document).decode())
    assert page.tags <= ALLOWED - {"strong", "em", "blockquote", "hr"}
    assert page.handlers == []
    assert sum(document.title in text for text in page.texts) >= 10


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_shows_it_as_text(attack: str) -> None:
    """A renderer that lets raw HTML through makes no element of it and gives the text back."""
    document = holding(attack)
    text = FORMS["markdown"].write(document).decode()
    page = Seen()
    page.feed(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))
    assert page.tags <= ALLOWED
    assert page.handlers == []
    shown = " ".join(" ".join(page.texts).split())
    assert shown.count(" ".join(document.title.split())) >= 20


@pytest.mark.parametrize("attack", ATTACKS)
def test_plain_text_and_json_hold_no_control_character(attack: str) -> None:
    """A terminal cannot be driven by a case; JSON gives back the very text."""
    document = holding(attack)
    text = FORMS["text"].write(document).decode()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", text)
    assert json.loads(FORMS["json"].write(document))["title"] == document.title


@pytest.mark.parametrize("attack", ATTACKS)
def test_word_shows_it_as_text(attack: str) -> None:
    """The file is well formed, holds no link, field or picture, and gives the text back."""
    document = holding(attack)
    with zipfile.ZipFile(io.BytesIO(FORMS["docx"].write(document))) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    names = {element.tag.removeprefix(w) for element in body.iter()}
    assert not names & {"hyperlink", "fldSimple", "instrText", "drawing", "object"}
    texts = [element.text or "" for element in body.iter(f"{w}t")]
    assert sum(document.title in text for text in texts) >= 15


@pytest.mark.parametrize("attack", ATTACKS)
def test_csv_cells_cannot_be_formulas(attack: str) -> None:
    """No cell begins with a sign that a spreadsheet acts on."""
    rows = list(csv.reader(io.StringIO(FORMS["csv"].write(holding(attack)).decode("utf-8-sig"))))
    assert all(not cell.lstrip().startswith(("=", "+", "-", "@", "|", "%")) for row in rows for cell in row)
    assert any(attack.split("\n")[0][1:6] in cell for row in rows for cell in row) or "\x1b" in attack


@pytest.mark.parametrize("attack", ATTACKS)
def test_pdf_sets_it_as_text(attack: str) -> None:
    """Typst reads none of it: the file is made, and no part of the text ran."""
    assert FORMS["pdf"].write(holding(attack)).startswith(b"%PDF-")


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize(
    "kind", [kind.id for kind in KINDS.values() if kind.view == "support" and kind.id not in ("options", "next-steps")]
)
def test_a_case_cannot_change_the_shape_of_a_document(kind: str, attack: str) -> None:
    """The place of an act is free text: through the template it stays one text in one cell."""
    harmless = _harmless(kind)
    attacked = made(kind, _placed(attack))
    assert [(s.heading, len(s.blocks)) for s in harmless.sections] == [
        (s.heading, len(s.blocks)) for s in attacked.sections
    ]
    from assessor.files.clean import plain, without_addresses

    assert " ".join(without_addresses(plain(attack)).split()) in whole_text(attacked)


@cache
def _harmless(kind: str) -> Document:
    return made(kind, _placed("a site"))


def _placed(place: str) -> Case:
    return case_of(
        "schema: 1\ncase: x\nsynthetic: true\nnation: england-wales\nas_at: 2026-11-22\n"
        "people: {A: {role: responsible}, B: {role: supported, age: 27}}\n"
        f"acts:\n  - {{id: a1, kind: share, by: A, about: B, when: 2024-06-01, place: {json.dumps(place)}}}\n"
    )


def test_controls_show_as_pictures_and_turned_writing_as_numbers() -> None:
    """A reader sees that something was there."""
    from assessor.files.clean import plain

    assert plain("\x1b[31m") == "␛[31m"
    assert plain("a\u202eb\u200bc") == "a[U+202E]b[U+200B]c"
    assert plain("a\r\n\tb\u2028c") == "a b c"
    assert plain("Siân ŵyl 👩‍👧 ø") == "Siân ŵyl 👩‍👧 ø"
