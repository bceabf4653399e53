"""A note read: four stages, one after the other, into what is proposed, what is pointed at and what is to be looked at.

`narrate` never raises: what cannot be read gives a result with a message and nothing proposed. Nothing is a fact until somebody
accepts it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from assessor.case.model import AGE_BANDS
from assessor.notes.clean import LONGEST_NOTE
from assessor.notes.lists import lists, rows
from assessor.notes.personal import personal
from assessor.notes.pictures import Picture, Pictures, picture_words
from assessor.notes.pointing import Pointing, alarms, point, to_look_at
from assessor.notes.told import Age, ages, figures, named_places, nation_of, relations
from assessor.notes.trained import grammar
from assessor.notes.tree import Grammar, Tree
from assessor.notes.what import Act, Acts
from assessor.notes.when import Days, day_of, days_in
from assessor.notes.who import Person, Who, find_people
from assessor.notes.words import Sentence, Span, sentences_of
from legal_rules.files.written import Json

SCHEMA = 1
MOST_PARSED = 6_000
"""Words of a note whose grammar is read; in a longer one only sentences that speak of something are, up to so many words."""
TOO_LONG = "The note is longer than {:,} characters. Read it in parts."
PART = "The note is long: acts are proposed from its first sentences only. The rest is listed and pointed at."
OFF = "Acts are not proposed: the part that reads grammar is not installed. The note is pointed at all the same."
KIND, WHEN, NATION, RELATION, AGE_NOW = "act.kind", "when", "nation", "relation.to-person", "affected.age-now"
FIRST_LETTERS = ("A", "B")


class NotRead(Exception):
    """A note that could not be read; its text says why."""


@dataclass
class Reading:
    """Everything read of one note, before it is written as JSON."""

    text: str
    note_date: dt.date | None
    who: Who
    pictures: Pictures
    pointing: Pointing
    acts: list[Act] = field(default_factory=list)
    days: dict[int, Days] = field(default_factory=dict)
    message: str = ""

    @property
    def sentences(self) -> Sequence[Sentence]:
        """The note's sentences."""
        return self.who.sentences

    @cached_property
    def letters(self) -> dict[str, str]:
        """The letter of each person who does or suffers something: A does it, B is the client, C and on the others."""
        doers = [act.by for act in self.acts if act.by is not None]
        order = [*doers[:1], *doers[1:], *(p for p in self.who.people[1:] if p.mentions)]
        found = {self.who.client.key: FIRST_LETTERS[1]}
        free = iter([FIRST_LETTERS[0], *(chr(n) for n in range(ord("C"), ord("Z") + 1))])
        for person in order:
            if person.key not in found:
                letter = next(free, "")
                if letter:
                    found[person.key] = letter
        return found

    @cached_property
    def ages(self) -> list[Age]:
        """Ages in figures."""
        return ages(self.who)

    def points(self, fact: str, near: int | None = None) -> list[Span]:
        """The places of the sentences that bear on a fact, best first."""
        kinds = {act.sentence: act.kind for act in self.acts}
        return [self.sentences[n].span for n in self.pointing.sentences_for(fact, kinds, near, self.told)]

    @cached_property
    def told(self) -> dict[str, set[int]]:
        """The sentences in which a stage found an age, a nation, a relation or days, by what a row of patterns calls them."""
        return {
            "ages": figures(self.who),
            "nation": {s.number for s in self.sentences if named_places(s)},
            "relation": {m.sentence for p in self.who.people if p.relation for m in p.mentions[:1]},
            "days": {s.number for s in self.sentences if self.note_date and days_in(s, self.note_date)},
        }

    def to_look_at(self) -> list[Span]:
        """The places of sentences that speak of something and gave no act."""
        return [self.sentences[n].span for n in to_look_at(self.sentences, {act.sentence for act in self.acts})]


def read(text: str, note_date: dt.date | None, using: Grammar | None) -> Reading:
    """A note read; without grammar it is pointed at and listed, and nothing is proposed.

    Raises:
        NotRead: it is longer than can be read.
    """
    if len(text) > LONGEST_NOTE:
        raise NotRead(TOO_LONG.format(LONGEST_NOTE))
    sentences = sentences_of(text, lists())
    who = find_people(sentences, picture_words(sentences))
    reading = Reading(text, note_date, who, Pictures(who), point(sentences))
    if using is None:
        reading.message = OFF
        return reading
    chosen = _worth_parsing(sentences)
    reading.message = PART if len(chosen) < len(sentences) else ""
    reader = Acts(who, reading.pictures)
    for sentence, tree in zip(chosen, using.trees([(s.lows, _as_written(s, who)) for s in chosen]), strict=True):
        _add(reading, sentence, tree, reader)
    return reading


def _add(reading: Reading, sentence: Sentence, tree: Tree, reader: Acts) -> None:
    for act in reader.read(sentence, tree):
        if reading.note_date is not None:
            days = day_of(act, sentence, tree, reading.note_date)
            if days is not None and days.begin <= reading.note_date:
                reading.days[len(reading.acts)] = days
        reading.acts.append(act)


def _worth_parsing(sentences: Sequence[Sentence]) -> list[Sentence]:
    """All of them; of a long note those that speak of something, up to a number of words."""
    if sum(len(s.words) for s in sentences) <= MOST_PARSED:
        return list(sentences)
    speaking = set(to_look_at(sentences, ()))
    out: list[Sentence] = []
    left = MOST_PARSED
    for sentence in sentences:
        if sentence.number in speaking:
            left -= len(sentence.words)
            if left < 0:
                break
            out.append(sentence)
    return out


def _as_written(sentence: Sentence, who: Who) -> list[str]:
    """A sentence's words for the reading of grammar: as they are written, those of the trade written out, letters as names."""
    shouting = all(word.raw.isupper() or not word.raw.isalpha() for word in sentence.words)
    return [
        who.name(sentence.number, at)
        or lists().read_as.get(word.low)
        or (word.low if shouting or word.raw.lower() != word.low else word.raw)
        for at, word in enumerate(sentence.words)
    ]


def narrate(text: str, note_date: dt.date | None, nation: str | None = None) -> Json:
    """What a note gives, as the contract's JSON, with `message` set where something was left out.

    `note_date` is the day the note was made: "last March" is counted from it; without it such words give no days.
    `nation` is used for the acts where the note names no place.
    """
    try:
        return _Writer(read(text, note_date, grammar()), nation).json()
    except NotRead as error:
        return {**_empty(note_date), "message": str(error)}


def _empty(note_date: dt.date | None) -> Json:
    day = note_date.isoformat() if note_date else None
    parts: Json = {
        name: [] for name in ("suggestions", "acts", "people", "images", "not_understood", "flags", "personal")
    }
    return {"schema": SCHEMA, "note_date": day, **parts, "points": []}


@dataclass
class _Writer:
    """Writes a reading as JSON."""

    reading: Reading
    given: str | None
    found: list[Json] = field(default_factory=list)

    def json(self) -> Json:
        """The contract's object."""
        reading = self.reading
        self.images = [p for p in reading.pictures.all if any(act.picture is p for act in reading.acts)]
        nation, places = nation_of(reading.sentences)
        acts = [self._act(number, act, nation or self.given) for number, act in enumerate(reading.acts)]
        people = list(self._people())
        if nation:
            self._suggest(NATION, nation, places[:1], "place")
        self.found.sort(key=lambda row: (row["spans"][0], row["fact"]))
        return {
            **_empty(reading.note_date),
            "suggestions": self.found,
            "acts": acts,
            "people": people,
            "images": [self._image(number, picture) for number, picture in enumerate(self.images)],
            "not_understood": [list(span) for span in reading.to_look_at()],
            "points": [
                {"id": row.id, "facts": list(row.facts), "spans": [list(span) for span in reading.points(row.facts[0])]}
                for row in rows("facts")
            ],
            "flags": self._flags(),
            "personal": personal(reading.text),
            **({"message": reading.message} if reading.message else {}),
        }

    def _suggest(self, fact: str, value: Any, spans: Sequence[Span], rule: str, **of: str | None) -> None:
        cue = " ".join(self.reading.text[a:b] for a, b in spans)
        row = {
            "act": None,
            "image": None,
            "person": None,
            "fact": fact,
            "value": value,
            "cue": cue,
            "rule": rule,
            "why": rule,
        }
        self.found.append({**row, "spans": [list(span) for span in spans], **of})

    def _letter(self, person: Person | None) -> str | None:
        return self.reading.letters.get(person.key) if person is not None else None

    def _act(self, number: int, act: Act, nation: str | None) -> Json:
        sentence = self.reading.sentences[act.sentence]
        span, id = sentence.place(act.verb, act.verb + 1), f"act-{number + 1}"
        days = self.reading.days.get(number)
        when = _when(days) if days is not None else None
        self._suggest(KIND, act.kind, [span], act.rule, act=id)
        if days is not None:
            self._suggest(WHEN, when, [sentence.place(days.first, days.last)], WHEN, act=id)
        image = next((f"image-{n + 1}" for n, p in enumerate(self.images) if p is act.picture), None)
        return {
            "id": id,
            "kind": act.kind,
            "when": when,
            "nation": nation,
            "by": self._letter(act.by),
            "about": self._letter(act.about),
            "to": None,
            "spans": [list(span), list(sentence.span)],
            "image": image,
            "asks": [],
        }

    def _people(self) -> Iterator[Json]:
        reading = self.reading
        doers = [act.by for act in reading.acts if act.by is not None]
        figures: Mapping[str, Age] = {age.person.key: age for age in reading.ages}
        for person in reading.who.people:
            letter = self._letter(person)
            if letter is None or not person.mentions:
                continue
            spans = [list(span) for span in reading.who.places(person)]
            role = "supported" if person is reading.who.client else "responsible" if person in doers else "other"
            row: Json = {"id": letter, "role": role, "called": reading.text[spans[0][0] : spans[0][1]], "spans": spans}
            age = figures.get(person.key)
            if age is not None:
                row["age"] = age.years
                if person is reading.who.client and (band := age_band(age.years)):
                    self._suggest(AGE_NOW, band, [age.place], AGE_NOW, person=letter)
            yield row
        for person, place in relations(reading.who, doers):
            self._suggest(RELATION, person.relation, [place], RELATION, person=self._letter(person))

    def _image(self, number: int, picture: Picture) -> Json:
        of = self._letter(picture.of)
        places = [list(self.reading.sentences[s].place(first, last)) for s, first, last in picture.places]
        return {"id": f"image-{number + 1}", "of": [of] if of else [], "spans": places}

    def _flags(self) -> list[Json]:
        return [
            {
                "id": alarm.row.id,
                "severity": alarm.row.severity,
                "says": alarm.row.says,
                "because": [list(p) for p in alarm.places],
            }
            for alarm in alarms(self.reading.sentences)
        ]


def _when(days: Days) -> Json | str:
    if days.begin == days.end:
        return days.begin.isoformat()
    return {"from": days.begin.isoformat(), "to": days.end.isoformat()}


def age_band(years: int) -> str:
    """The band of the vocabulary in which an age lies; the last where it is above all."""
    for band in AGE_BANDS:
        ends = [int(part) for part in band.split("-") if part.isdigit()]
        if ends and ends[0] <= years <= ends[-1]:
            return band
    return AGE_BANDS[-1] if years > 17 else ""
