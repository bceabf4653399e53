"""Letters made from the record. Whom one goes to is typed when it is made, and kept nowhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assessor.record.entries import KINDS, day_words
from assessor.text.content import Document, Paragraph, Section, Space
from assessor.text.names import INFORMATION, long_day
from legal_rules.files.data import data_dir
from legal_rules.files.shape import ID, Field, Flag, ListOf, OneOf, Record, Shape, Text, read_shipped

NOT_CONFIRMED = "What this says of the law was not confirmed. Have it looked at before it goes out."
BLANK = "................"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: the kinds of entry it is made from, its paragraphs with places to be filled, and room to write in."""

    id: str
    title: str
    of: tuple[str, ...]
    says: tuple[str, ...]
    spaces: tuple[str, ...]
    source: str
    confirmed: bool


_TEXT = Text()
_LETTER: Shape = Record(
    "a letter",
    Letter,
    {
        "id": Field(ID, required=True),
        "title": Field(_TEXT, required=True),
        "of": Field(ListOf(OneOf(tuple(KINDS), "kind of entry"), least=1), required=True),
        "says": Field(ListOf(_TEXT, least=1), required=True),
        "spaces": Field(ListOf(_TEXT), default=()),
        "source": Field(_TEXT, required=True),
        "confirmed": Field(Flag(), required=True),
    },
    placed=False,
)
LETTER_FILE: Shape = Record(
    "the file of letters", lambda letters: letters, {"letters": Field(ListOf(_LETTER), required=True)}, placed=False
)


@cache
def letters() -> tuple[Letter, ...]:
    """Every letter of the shipped file.

    Raises:
        BrokenFile: the file has a problem (its text, with file and line).
    """
    return tuple(read_shipped(data_dir() / "letters.yaml", LETTER_FILE, "data/letters.yaml"))


def letters_for(kind: str) -> tuple[Letter, ...]:
    """The letters that can be made from an entry of a kind."""
    return tuple(letter for letter in letters() if kind in letter.of)


def write_letter(letter: Letter, says: Mapping[str, str], addressee: str, today: dt.date) -> Document:
    """A letter from an entry; what the entry does not say is left to be filled in by hand."""
    given = {
        "addressee": " ".join(addressee.split()) or BLANK,
        "today": long_day(today),
        "what": says.get("what") or BLANK,
        "where": says.get("where") or BLANK,
        "reference": says.get("reference") or BLANK,
        "asked": day_words(says.get("asked") or says.get("day", "")),
    }
    paragraphs = [Paragraph(text.format_map(given)) for text in letter.says]
    spaces = [Space(label) for label in letter.spaces]
    notes = [Paragraph(INFORMATION, "note"), *([] if letter.confirmed else [Paragraph(NOT_CONFIRMED, "note")])]
    sections = (
        Section(letter.title, (*paragraphs, *spaces)),
        Section("For whoever sends it: cut this off", tuple(notes)),
    )
    return Document("letter", letter.title, "the-person", (), sections)
