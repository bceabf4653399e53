"""The eighty notes with their annotation: each note's text, and the place of each of its sentences. README.md says what every field means."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.plain import read_words

HERE = Path(__file__).parent
JOINS = {"space": " ", "line": "\n"}
Json = dict[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True)
class Note:
    """A note and its annotation, every scalar of it a word."""

    id: str
    date: dt.date
    text: str
    spans: tuple[Span, ...]
    gold: Json

    def sentence(self, number: int | str) -> str:
        """The sentence of that number, counted from 1."""
        first, last = self.spans[int(number) - 1]
        return self.text[first:last]

    def place(self, row: Json) -> Span:
        """Where the words of a row stand, in characters."""
        first, last = self.spans[int(row["at"][0]) - 1]
        start = self.text.index(row["words"], first, last)
        return start, start + len(row["words"])


def notes(folder: Path = HERE) -> tuple[Note, ...]:
    """All of them, or those of another folder in the same form, in order."""
    return tuple(_note(row) for file in sorted(folder.glob("notes-*.yaml")) for row in read_words(file)["notes"])


def days(when: Any) -> tuple[tuple[dt.date, dt.date], ...]:
    """The ranges of days that fit, each as its first and last day."""
    rows = when if isinstance(when, list) else [when]
    ends = ((row["from"], row["to"]) if isinstance(row, dict) else (row, row) for row in rows)
    return tuple((dt.date.fromisoformat(first), dt.date.fromisoformat(last)) for first, last in ends)


def _note(row: Json) -> Note:
    join = JOINS[row["joined_by"]]
    spans, start = [], 0
    for sentence in row["sentences"]:
        spans.append((start, start + len(sentence)))
        start += len(sentence) + len(join)
    return Note(row["id"], dt.date.fromisoformat(row["note_date"]), join.join(row["sentences"]), tuple(spans), row)
