"""The notes kept with a case: put in by day, and pointed at beside the questions."""

from __future__ import annotations

import datetime as dt

from assessor.notes.beside import beside
from tui.keeping import Noted
from tui.safe import safe
from tui.session import Session

NOTE = "note"
"""The kind under which the record of a case keeps notes."""


def noted(session: Session, text: str, day: dt.date) -> Noted:
    """A note as an entry of the record, added to what was noted on that day."""
    name = day.isoformat()
    before = session.record.get((NOTE, name))
    said = str(before.says["text"]) if before is not None else ""
    return Noted(NOTE, name, {"date": name, "text": said if text in said else f"{said}\n{text}".strip()})


def has_note(session: Session) -> bool:
    """Whether a note is kept with the case."""
    return any(kind == NOTE for kind, _ in session.record)


def pointed(session: Session, fact: str) -> str:
    """What the latest note kept with the case says that bears on a fact, in lines; nothing where there is none."""
    notes = [entry for (kind, _), entry in session.record.items() if kind == NOTE]
    latest = max(notes, key=lambda entry: entry.name, default=None)
    if latest is None:
        return ""
    said = beside(str(latest.says["text"]), fact, dt.date.fromisoformat(latest.name))
    return safe("\n".join(f"In the note: {words}" for words in said))
