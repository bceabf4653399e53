"""A document as a Word file: headings are headings, lists are lists, tables have a repeated row of headings.

The body is written as Word XML and read in once: built piece by piece it takes time that grows with its square.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor

from assessor.text.content import Block, Contact, Document, Listing, Paragraph, Space, Table, column_weights

MADE = dt.datetime(2000, 1, 1)
_PAGE_WIDTH = 9638  # twentieths of a point: A4 less its margins
_LINE = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="6B7C88"/></w:pBdr>'
_MARKS = {"b": "<w:b/>", "i": "<w:i/>", "s": '<w:sz w:val="19"/>'}
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="6B7C88"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def write(document: Document) -> bytes:
    """The document as a .docx file."""
    word = docx.Document()
    _prepare(word, document)
    body = word.element.body
    holder = parse_xml(f"<w:body {nsdecls('w')}>{''.join(_body(document))}</w:body>")
    page = body[-1]  # the properties of the page stand last in a Word file
    for element in list(holder):
        page.addprevious(element)
    out = io.BytesIO()
    word.save(out)
    return _undated(out.getvalue())


def _undated(packed: bytes) -> bytes:
    """The same file with no time of writing in it, so that the same case gives the same bytes."""
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), source.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()


def _prepare(word: WordFile, document: Document) -> None:
    """Page, language, letters; and no name or day of making in the file's properties."""
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
    style = word.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(15 if document.large else 11)
    style.paragraph_format.space_after = Pt(6)
    style.element.get_or_add_rPr().append(parse_xml(f"<w:lang {nsdecls('w')} w:val={quoteattr(document.language)}/>"))
    for level in (1, 2, 3):
        word.styles[f"Heading {level}"].font.color.rgb = RGBColor(0x1F, 0x3A, 0x4D)
    core = word.core_properties
    core.author = core.last_modified_by = core.comments = ""
    core.title, core.language = document.title, document.language
    core.created = core.modified = MADE


def _body(document: Document) -> Iterator[str]:
    yield _paragraph(document.title, style="Heading1")
    for label, value in document.header:
        yield f"<w:p>{_run(f'{label}: ', 'b')}{_run(value)}</w:p>"
    for section in document.sections:
        yield _paragraph(section.heading, style=f"Heading{section.level}")
        for block in section.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text, tone):
            yield _paragraph(text, mark={"lead": "b", "warning": "b", "note": "i"}.get(tone, ""))
        case Listing(items, True):
            yield from (_paragraph(f"{n}. {item}") for n, item in enumerate(items, 1))
        case Listing(items):
            yield from (_paragraph(item, style="ListBullet") for item in items)
        case Table(caption):
            yield _paragraph(caption, mark="b", extra="<w:keepNext/>")
            yield _table(block)
            yield "<w:p/>"
        case Contact(name, lines):
            yield _paragraph(name, mark="b", extra="<w:keepNext/>")
            yield from (_paragraph(f"{label}: {value}") for label, value in lines)
        case Space(label, count):
            yield _paragraph(f"{label}:", extra="<w:keepNext/>")
            yield from (_paragraph("", extra=_LINE) for _ in range(count))


def _paragraph(text: str, style: str = "", mark: str = "", extra: str = "") -> str:
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + extra
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{_run(text, mark) if text else ''}</w:p>"


def _run(text: str, mark: str = "") -> str:
    marks = "".join(_MARKS[letter] for letter in mark)
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _table(table: Table) -> str:
    weights = column_weights(table)
    widths = [_PAGE_WIDTH * weight // sum(weights) for weight in weights]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = [_row(table.head, widths, "<w:cantSplit/><w:tblHeader/>", "bs")]
    rows += [_row(row, widths, "<w:cantSplit/>", "s") for row in table.rows]
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:firstColumn="1"/>'
        f"<w:tblCaption w:val={quoteattr(table.caption)}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(cells: tuple[str, ...], widths: list[int], properties: str, mark: str) -> str:
    filled = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(cell, mark=mark)}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{filled}</w:tr>"
