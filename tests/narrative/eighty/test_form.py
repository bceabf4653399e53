"""The form of the eighty notes' annotation: every place lies in its note, every fact, kind, person and picture is known."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest

from legal_rules.rulebook import RuleBook
from tests.narrative.eighty.notes import JOINS, Json, Note, days, notes

NOTES = notes()
PARTS = {
    "": (
        "id",
        "note_date",
        "joined_by",
        "sentences",
        "people",
        "pictures",
        "nation",
        "acts",
        "look",
        "may",
        "not",
        "safety",
        "facts",
        "speaks",
    ),
    "people": ("id", "words", "at", "age", "relation", "relation_at"),
    "pictures": ("id", "words", "at", "of", "made_by"),
    "acts": ("kind", "by", "about", "to", "picture", "when", "when_at", "at"),
    "look": ("kind", "by", "about", "to", "picture", "when", "when_at", "at", "why"),
    "may": ("kind", "by", "about", "to", "picture", "when", "when_at", "at"),
    "not": ("kind", "by", "about", "to", "picture", "when", "when_at", "at", "why"),
    "facts": ("fact", "of", "value", "best"),
}
READINGS = ("acts", "look", "may", "not")
MATTERS = {"under-18", "self-harm", "danger-now", "stalking", "domestic-abuse"}
SPOKEN_OF = {"picture", "device", "undress", "threat", "child"}
CLOSE = {"partner", "ex-partner", "family"}
WORDS = range(18, 191)

each = pytest.mark.parametrize("note", NOTES, ids=lambda note: note.id)


def _rows(note: Note, *parts: str) -> Iterator[Json]:
    for part in parts:
        yield from note.gold.get(part, ())


def _safety(note: Note, *parts: str) -> Iterator[Json]:
    for part in parts or ("is", "allowed", "false"):
        yield from note.gold.get("safety", {}).get(part, ())


def _with_words(note: Note) -> Iterator[Json]:
    yield from _rows(note, "people", "pictures")
    yield from _safety(note)
    if "nation" in note.gold:
        yield note.gold["nation"]


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def test_there_are_eighty_in_order() -> None:
    """None is lost or doubled, and no text comes twice."""
    assert [note.id for note in NOTES] == [f"eighty-{number:02d}" for number in range(1, 81)]
    assert len({note.text for note in NOTES}) == 80


@each
def test_only_known_fields(note: Note) -> None:
    """A mistyped field would be left out of every measure."""
    assert set(note.gold) <= set(PARTS[""]) and note.gold["joined_by"] in JOINS
    for part, fields in PARTS.items():
        for row in _rows(note, part) if part else ():
            assert set(row) <= set(fields), row
    assert all("why" in row for row in _rows(note, "look", "not"))
    assert all("why" in row for row in _safety(note, "false"))


@each
def test_every_place_lies_in_the_note(note: Note) -> None:
    """Numbers of sentences are those of the note; words stand in their sentence; the sentences are the text."""
    assert len(note.text.split()) in WORDS
    for number in range(1, len(note.spans) + 1):
        assert note.sentence(number) == note.gold["sentences"][number - 1].strip()
    numbers = set(map(str, range(1, len(note.spans) + 1)))
    for row in (*_rows(note, "people", "pictures", "facts", *READINGS), *_safety(note), note.gold.get("nation", {})):
        for field in ("at", "when_at", "best", "relation_at"):
            assert set(row.get(field, ())) <= numbers and row.get(field) != [], row
    for row in _with_words(note):
        first, last = note.place(row)
        assert note.text[first:last] == row["words"]
    assert all(set(found) <= numbers for found in note.gold.get("speaks", {}).values())


@each
def test_every_kind_fact_and_value_is_known(note: Note, book: RuleBook) -> None:
    """As the rule base has them."""
    facts = book.vocabulary.facts
    assert {row["kind"] for row in _rows(note, *READINGS)} <= set(facts["act.kind"].choices)
    for row in _rows(note, "facts"):
        spec = facts[row["fact"]]
        assert row.get("value", "yes") in (spec.choices or ("yes", "no")) or "value" not in row, row
    relations = {row["relation"] for row in _rows(note, "people") if "relation" in row}
    assert relations <= set(facts["relation.to-person"].choices)
    assert note.gold.get("nation", {"is": "wales"})["is"] in facts["case.nation"].choices
    assert {row["matter"] for row in _safety(note)} <= MATTERS
    assert set(note.gold.get("speaks", ())) <= SPOKEN_OF


@each
def test_every_person_and_picture_is_one_of_the_note(note: Note) -> None:
    """Who does it, whom it shows, whose picture it is, what a fact is of."""
    people = {row["id"] for row in _rows(note, "people")}
    pictures = {row["id"] for row in _rows(note, "pictures")}
    for row in _rows(note, *READINGS):
        for field in ("by", "about"):
            assert set(re.split("[+/]", row.get(field, "?"))) <= people | {"?"}, row
        assert set(_listed(row.get("picture", []))) <= pictures, row
    assert all("by" in row for row in _rows(note, "acts"))
    for row in _rows(note, "pictures"):
        assert set(row["of"].split("+")) | {row.get("made_by", "nobody")} <= people | {"nobody"}, row
    acts = {str(number) for number in range(1, len(note.gold["acts"]) + 1)}
    assert all(row["of"] in people | pictures | acts | {"case"} for row in _rows(note, "facts"))


@each
def test_no_act_lies_after_its_note(note: Note) -> None:
    """Every day is one of the calendar, in order, with the sentence that says it."""
    for row in _rows(note, *READINGS):
        for first, last in days(row["when"]) if "when" in row else ():
            assert dt.date(2010, 1, 1) < first <= last <= note.date, row
        assert ("when" in row) == ("when_at" in row)


@each
def test_a_row_never_stands_on_two_sides(note: Note) -> None:
    """What is asked for is not a trap, and no panel is both wanted and false; a close relation allows one of abuse."""
    asked = {_key(row) for row in _rows(note, "acts", "may", "look")}
    assert not asked & {_key(row) for row in _rows(note, "not") if "when" not in row}
    assert not {_key(row) for row in _rows(note, "look")} & {_key(row) for row in _rows(note, "acts", "may")}
    wanted = {row["matter"] for row in _safety(note, "is", "allowed")}
    false = [row for row in _safety(note, "false") if row["matter"] in wanted]
    assert all((row["at"], row["words"]) not in [(w["at"], w["words"]) for w in _safety(note, "is")] for row in false)
    doers = {by for row in _rows(note, "acts", "look") for by in re.split("[+/]", row.get("by", "?"))}
    close = {row["id"] for row in _rows(note, "people") if row.get("relation") in CLOSE}
    assert not (doers & close) or "domestic-abuse" in wanted


@each
def test_what_is_an_act_speaks_of_something(note: Note) -> None:
    """Every act has a sentence among those never to be silent."""
    spoken = {number for found in note.gold.get("speaks", {}).values() for number in found}
    for row in _rows(note, "acts"):
        assert spoken & set(row["at"]), row


def _key(row: Json) -> tuple[str, str, str, str]:
    return row["kind"], row.get("by", ""), row.get("about", ""), row["at"][0]
