"""A note read: suggestions, each on the words it came from. Nothing here is a fact until somebody accepts it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right

from assessor.notes.acts import Acts
from assessor.notes.ages import find_ages
from assessor.notes.alarms import Alarms
from assessor.notes.clean import LONGEST_NOTE, clean
from assessor.notes.facts import FactReader
from assessor.notes.grouping import add_elliptical_threats, group_acts
from assessor.notes.note import Json, Note, Suggestions, letters_of
from assessor.notes.people import find_people
from assessor.notes.persons import Persons
from assessor.notes.pictures import Pictures
from assessor.notes.places import Place, find_places, nation_of
from assessor.notes.private import find_private
from assessor.notes.reader import Reader
from assessor.notes.rest import Rest
from assessor.notes.times import find_times
from assessor.notes.tokens import Pipeline, pipeline

SCHEMA = 1


class NotRead(Exception):
    """A note that could not be read; its text says why, in words for the user."""


def read_note(text: str, note_date: dt.date | None, nation: str | None) -> Json:
    """The reading of a note, in the contract's JSON shape.

    Raises:
        NotRead: the note is longer than can be read.
        ImportError: spaCy or dateparser is missing or broken.
    """
    if len(text) > LONGEST_NOTE:
        raise NotRead(f"the note is longer than {LONGEST_NOTE:,} characters")
    pipe = pipeline()
    words = pipe.read(clean(text))
    people = find_people(words, pipe.lex)
    reader = Reader(words, people, pipe.lex, pipe.hits(pipe.cues, words))
    events = reader.read()
    add_elliptical_threats(words, reader, events)
    acts = group_acts(words, people, events)
    facts = FactReader(reader, acts, pipe.lex.facts).read(pipe.hits(pipe.facts, words))
    times = [
        (max(bisect_right(words.start, t.start) - 1, 0), t) for t in find_times(words.clean.text, pipe.lex, note_date)
    ]
    note = Note(
        words,
        people,
        reader,
        events,
        acts,
        facts,
        times,
        find_ages(words, people),
        note_date,
        letters_of(
            words,
            people,
            acts,
            [e.subject for e in events if e.kind and e.subject and e.status in ("hedged", "denied", "threat")],
        ),
    )
    return _write(note, pipe, nation)


def _write(note: Note, pipe: Pipeline, given: str | None) -> Json:
    """The whole reading as JSON; `given` is the nation to take where the note names no place."""
    found = Suggestions(note.words)
    nation, places = nation_of(find_places(note.words, pipe))
    acts, persons, rest = Acts(note, pipe, found), Persons(note, pipe, found), Rest(note, pipe, found)
    pictures = Pictures(note, pipe, found, acts)
    act_rows = [acts.write(act, nation or given or "") for act in note.acts]
    people_rows = persons.write()
    _suggest_nation(found, nation, places)
    image_rows = pictures.write()
    persons.ages(image_rows[0]["id"] if image_rows else None)
    pictures.facts()
    persons.said_relation()
    rest.unsure()
    found.settle()
    personal = [p.as_json() for p in find_private(note.words, note.people, pipe.lex, note.letters)]
    found.rows.sort(key=lambda s: (s["spans"][0] if s["spans"] else [0, 0], s["fact"]))
    return {
        "schema": SCHEMA,
        "note_date": note.note_date.isoformat() if note.note_date else None,
        "suggestions": found.rows,
        "acts": act_rows,
        "people": people_rows,
        "images": image_rows,
        "said_not": rest.said_not(),
        "not_understood": rest.not_understood(),
        "contradictions": rest.contradictions(),
        "flags": Alarms(note, pipe).write(personal),
        "personal": personal,
    }


def _suggest_nation(found: Suggestions, nation: str, places: list[Place]) -> None:
    words = found.words
    for place in places[:5] if nation else ():
        cue = words.text(place.first, place.last)
        found.add("nation", nation, place.first, place.last, cue, "place", "a place in that nation is named")
    if places and not nation:
        cue = ", ".join(dict.fromkeys(words.text(p.first, p.last) for p in places[:4]))
        why = "places in more than one nation are named"
        found.add("nation", "unknown", places[0].first, places[0].last, cue, "place", why)
