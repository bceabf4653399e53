"""A document as one HTML page: no script, nothing fetched, readable by screen readers, printing to A4."""

from __future__ import annotations

from html import escape

from assessor.text.content import Block, Contact, Document, Listing, Paragraph, Space, Table

_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { font: 100%/1.5 system-ui, "DejaVu Sans", Arial, sans-serif; color: #1a1a1a; background: #fff;
  max-width: 48rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere; }
body.large { font-size: 125%; }
body.wide { max-width: 64rem; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.35rem; line-height: 1.25; margin: 2rem 0 .5rem; padding-top: .5rem; border-top: 2px solid #1f4e6b; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
dl.header { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0; padding: 1rem;
  background: #f1f5f8; border-left: .4rem solid #1f4e6b; }
dl.header dt { font-weight: 700; } dl.header dd { margin: 0; }
p.lead { font-weight: 700; }
p.note { border-left: .3rem solid #6b7c88; padding-left: .8rem; }
p.warning { border: 2px solid #8a1c1c; padding: .8rem; font-weight: 700; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
caption { text-align: left; font-weight: 700; margin-bottom: .3rem; }
th, td { border: 1px solid #6b7c88; padding: .35rem .5rem; text-align: left; vertical-align: top;
  overflow-wrap: break-word; word-break: normal; }
thead th { background: #e3ebf0; } tbody th { font-weight: 600; }
.contact { border: 1px solid #6b7c88; padding: .6rem .9rem; margin: .8rem 0; }
.contact p { margin: 0 0 .2rem; } .contact p.name { font-weight: 700; }
.space { margin: .8rem 0; } .space p { margin: 0; }
.space .line { border-bottom: 1px solid #6b7c88; height: 2.2rem; }
@page { size: A4; margin: 18mm 16mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; } body.large { font-size: 14pt; }
  h1, h2, h3 { break-after: avoid; } p, li { orphans: 3; widows: 3; }
  tr, .contact, .space, p.warning, dl.header { break-inside: avoid; } thead { display: table-header-group; }
  table { font-size: .88em; }
}
"""


def write(document: Document) -> bytes:
    """The document as UTF-8 HTML."""
    wide = any(isinstance(block, Table) and len(block.head) > 4 for block in document.blocks())
    classes = " ".join(name for name, on in (("large", document.large), ("wide", wide)) if on)
    parts = [
        "<!doctype html>",
        f'<html lang="{escape(document.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(document.title)}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        f'<body class="{classes}">' if classes else "<body>",
        "<main>",
        f"<h1>{escape(document.title)}</h1>",
        '<dl class="header">',
        *(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in document.header),
        "</dl>",
    ]
    for section in document.sections:
        parts.append(f"<h{section.level}>{escape(section.heading)}</h{section.level}>")
        for block in section.blocks:
            parts += _block(block)
    parts += ["</main>", "</body>", "</html>", ""]
    return "\n".join(parts).encode()


def _block(block: Block) -> list[str]:
    match block:
        case Paragraph(text, tone):
            return [f"<p>{escape(text)}</p>" if tone == "plain" else f'<p class="{escape(tone)}">{escape(text)}</p>']
        case Listing(items, numbered):
            tag = "ol" if numbered else "ul"
            return [f"<{tag}>", *(f"<li>{escape(item)}</li>" for item in items), f"</{tag}>"]
        case Table(caption, head, rows):
            return [
                "<table>",
                f"<caption>{escape(caption)}</caption>",
                "<thead><tr>" + "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head) + "</tr></thead>",
                "<tbody>",
                *(_row(row) for row in rows),
                "</tbody></table>",
            ]
        case Contact(name, lines):
            said = [f"<p>{escape(label)}: {escape(value)}</p>" for label, value in lines]
            return ['<div class="contact">', f'<p class="name">{escape(name)}</p>', *said, "</div>"]
        case Space(label, count):
            return [f'<div class="space"><p>{escape(label)}:</p>' + '<div class="line"></div>' * count + "</div>"]


def _row(row: tuple[str, ...]) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
    return f'<tr><th scope="row">{escape(row[0])}</th>{cells}</tr>'
