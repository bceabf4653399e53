"""A document as JSON: the content model as it is, for other programs."""

from __future__ import annotations

import dataclasses
from typing import Any

from assessor.text.content import Block, Document
from assessor.text.harmless import json_text

SCHEMA = 1


def write(document: Document) -> bytes:
    """The document as UTF-8 JSON."""
    plain = {
        "schema": SCHEMA,
        "kind": document.kind,
        "title": document.title,
        "reader": document.reader,
        "language": document.language,
        "header": [{"label": label, "value": value} for label, value in document.header],
        "sections": [
            {"heading": s.heading, "level": s.level, "blocks": [_block(b) for b in s.blocks]} for s in document.sections
        ],
    }
    return f"{json_text(plain)}\n".encode()


def _block(block: Block) -> dict[str, Any]:
    fields = {field.name: getattr(block, field.name) for field in dataclasses.fields(block)}
    return {"block": type(block).__name__.lower(), **fields}
