"""The tables of a document as CSV, for a paper or a spreadsheet. No cell can act as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from assessor.text.content import Document, Table

# Spreadsheets take a cell that begins with one of these as a formula or a command.
ACTING = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def write(document: Document) -> bytes:
    """Every table of a document as CSV."""
    return tables([block for block in document.blocks() if isinstance(block, Table)])


def tables(made: Sequence[Table], notes: Sequence[str] = ()) -> bytes:
    """Some tables, each headed by its caption, as UTF-8 CSV with the mark that spreadsheets look for; then notes, a row each."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    for n, table in enumerate(made):
        if n:
            writer.writerow([])
        writer.writerow([harmless(table.caption)])
        writer.writerow([harmless(cell) for cell in table.head])
        writer.writerows([harmless(cell) for cell in row] for row in table.rows)
    writer.writerows([] if not note else [harmless(note)] for note in (["", *notes] if notes else []))
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """A cell that a spreadsheet shows and does not run."""
    return f"'{cell}" if cell.lstrip().startswith(ACTING) else cell
