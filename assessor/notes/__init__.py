"""From a worker's note to suggested facts, offline: each suggestion on the words it came from, none ticked.

`narrate` never raises: what cannot be read gives a result with a message and nothing suggested.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from assessor.notes.reading import NotRead, read_note

Json = dict[str, Any]
MISSING = "The part that reads notes could not be loaded ({}). The interview works without it."


def narrate(text: str, note_date: dt.date | None, nation: str | None = None) -> Json:
    """What a note suggests: the contract's JSON, with `message` set (and the rest empty) where it could not be read.

    `note_date` is the day the note was made: "last March" is counted from it; without it such words give no date.
    `nation` is used for the acts where the note names no place.
    """
    try:
        return read_note(text, note_date, nation)
    except NotRead as error:
        return _nothing(str(error))
    except (ImportError, OSError) as error:
        return _nothing(MISSING.format(getattr(error, "name", None) or type(error).__name__))


def _nothing(message: str) -> Json:
    return {
        "schema": 1, "message": message, "note_date": None, "suggestions": [], "acts": [], "people": [], "images": [], "said_not": [],
        "not_understood": [], "contradictions": [], "flags": [], "personal": [],
    }  # fmt: skip
