"""A note beside the questions: the sentences that bear on what is asked, without waiting for the pipeline and without an answer."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from assessor.notes.reading import NotRead, Reading, read
from assessor.notes.text import quote

SHOWN = 2
"""Sentences shown beside a question."""
_KEPT = 4


@lru_cache(maxsize=_KEPT)
def _read(text: str, day: dt.date | None) -> Reading | None:
    try:
        return read(text, day, None)
    except NotRead:
        return None


def beside(text: str, fact: str, day: dt.date | None = None) -> list[str]:
    """The sentences of a note that bear on a fact, best first, at most two, each between marks."""
    reading = _read(text, day)
    return [quote(text, span) for span in reading.points(fact)[:SHOWN]] if reading is not None and text else []
