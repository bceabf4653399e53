"""A document as a tagged PDF (PDF/UA-1), set by Typst. The texts go in as data: Typst never reads them as mark-up."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import typst

from assessor.documents.forms import FormError
from assessor.documents.forms.jsonform import write as write_json
from assessor.text.content import Document, Table, column_weights

LAYOUT = Path(__file__).resolve().parent / "layout.typ"
# The day a file was made is no part of a document: the same case gives the same bytes.
MADE = int(dt.datetime(2000, 1, 1, tzinfo=dt.UTC).timestamp())


# What the letters at hand are sure to hold: Latin with its accents, and ordinary punctuation.
_SURE = re.compile(r"[^\u0020-\u024f\u2010-\u2027\u2030-\u203a\u20ac]")


def write(document: Document) -> bytes:
    """The document as PDF. A character that no letters at hand can show is set as its number ([U+241B]).

    Raises:
        FormError: it could not be set.
    """
    plain = json.loads(write_json(document)) | {"large": document.large}
    blocks = [block for section in plain["sections"] for block in section["blocks"]]
    for block, given in zip(blocks, document.blocks(), strict=True):
        if isinstance(given, Table):
            block["weights"] = column_weights(given)
    data = json.dumps(plain, ensure_ascii=False)
    try:
        return _set(data)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise FormError(f"the PDF could not be set: {str(error)[:300]}") from None
    try:
        return _set(_SURE.sub(lambda found: f"[U+{ord(found.group()):04X}]", data))
    except typst.TypstError as error:
        raise FormError(f"the PDF could not be set: {str(error)[:300]}") from None


def _set(data: str) -> bytes:
    return bytes(
        typst.compile(
            LAYOUT.read_bytes(),
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={"document": data},
            timestamp=MADE,
        )
    )
