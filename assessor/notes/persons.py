"""The people of a note as suggestions: roles, relation, ages."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from typing import Any

from assessor.notes.ages import Age, band_of
from assessor.notes.mentions import CLIENT, ME
from assessor.notes.naming import owner_of
from assessor.notes.note import Json, Note, Suggestions
from assessor.notes.tokens import Pipeline

_OF_PICTURE = re.compile(
    r"(?: years old| yrs old| yo| y/o)?,?(?: when (?:i|she|he|they|b|we) (?:had |first )?(?:sent|took|made|shared|gave|posed)\b"
    r"| (?:when|at the time) (?:it|they|that|this|the (?:\w+ ){0,2}(?:photos?|pictures?|pics?|videos?|images?|nudes|clips?)) (?:was|were) "
    r"(?:taken|made|filmed|recorded)\b"
    r"| in (?:it|them|the (?:\w+ ){0,2}(?:photos?|pictures?|pics?|videos?|images?|nudes|clips?))\b)",
    re.IGNORECASE,
)


class Persons:
    """Writes the people of one note."""

    def __init__(self, note: Note, pipe: Pipeline, found: Suggestions) -> None:
        self.note, self.pipe, self.found = note, pipe, found
        self.words, self.people = note.words, note.people

    def write(self) -> list[Json]:
        out: list[Json] = []
        ages: dict[str, Age] = {}
        for age in self.note.ages:
            if self._in_the_picture(age):
                continue
            held = ages.get(age.who)
            if held is None or (held.now and not age.now) or (held.years is None and age.years is not None):
                ages[age.who] = age
        for who, letter in sorted(self.note.letters.items(), key=lambda kv: kv[1]):
            person = self.people.persons.get(who)
            if person is None and who != self.people.affected:
                continue
            affected = who == self.people.affected
            did = any(act.by == who for act in self.note.acts)
            role = (
                ("supported" if who in (CLIENT, ME) else "affected")
                if affected
                else ("responsible" if letter == "A" or did else "other")
            )
            held = ages.get(who)
            spans = [self.words.span(person.first, person.last)] if person is not None and person.first >= 0 else []
            row: Json = {
                "id": letter,
                "role": role,
                "called": person.label if person and person.label else letter,
                "spans": spans,
            }
            if held is not None and held.band and held.band != "under-18":
                row["age"] = held.years if held.years is not None else held.band
            out.append(row)
            relation = self._relation(who)
            if relation and role == "responsible" and person is not None and letter == "A":
                self.found.add(
                    "relation.to-person",
                    relation[0],
                    *relation[1],
                    self.words.text(*relation[1]),
                    "relation",
                    "who they are said to be to each other",
                    person=letter,
                )
        return out

    def said_relation(self) -> None:
        """A relation that a sentence states ("they split up"), for the person responsible, where no noun has said it."""
        facts = [f for f in self.note.facts if f.scope == "person"]
        held = next((row for row in self.found.rows if row["fact"] == "relation.to-person"), None)
        parted = next((f for f in facts if f.value == "ex-partner"), None)
        if held is not None and held["value"] == "partner" and parted is not None:
            self.found.rows.remove(held)
            facts = [parted]
        elif held is not None or not facts or not self.note.acts:
            return
        fact = facts[0]
        self.found.add(fact.fact, fact.value, fact.first, fact.last, fact.cue, fact.rule, fact.why, person="A")

    def _relation(self, who: str) -> tuple[str, tuple[int, int]] | None:
        """The relation said between the one who was wronged and somebody, and the words that say it."""
        groups = {g["id"]: g["relation"] for g in self.pipe.lex.people["groups"]}
        b = self.people.affected
        for mention in self.people.mentions:
            if mention.kind != "noun" or not groups.get(mention.group):
                continue
            if mention.group == "family" and owner_of(self.words, self.people, mention.first) is None:
                continue
            if mention.who == who or (
                mention.who == b
                and len(self.note.letters) <= 3
                and who
                and mention.group in ("partner", "ex", "friend")
                and self.note.letters.get(who) == "A"
            ):
                return groups[mention.group], (mention.first, mention.last)
        return None

    def ages(self, picture: str | None) -> None:
        """Every age as a suggestion; one said of when the picture was made goes to the picture, if there is one."""
        earliest, latest = self._span_of_acts()
        for age in self.note.ages:
            letter = self.note.letter(age.who)
            if letter is None or not age.band:
                continue
            first = max(bisect_right(self.words.start, age.start) - 1, 0)
            last = max(bisect_right(self.words.start, age.end - 1), first + 1)
            cue = self.words.text(first, last)
            affected = age.who == self.people.affected
            fact = "affected.age" if affected else "responsible.age"
            more: dict[str, Any] = {"age": age.years} if age.years is not None else {}
            if age.band == "under-18":
                self.found.add(fact, "unknown", first, last, cue, age.rule, "under 18, but not how old", person=letter)
                continue
            if self._in_the_picture(age):
                band = "under-13" if age.years is not None and age.years < 13 else age.band
                self.found.add(
                    "image.age-then",
                    band,
                    first,
                    last,
                    cue,
                    age.rule,
                    "the age said for when the picture was made",
                    image=picture,
                )
                continue
            if not age.now:
                self.found.add(
                    fact, age.band, first, last, cue, age.rule, "the age said for that time", person=letter, **more
                )
                continue
            if affected:
                band = "under-13" if age.years is not None and age.years < 13 else age.band
                self.found.add(
                    "affected.age-now", band, first, last, cue, age.rule, "the age said for now", person=letter, **more
                )
            if any(other.who == age.who and not other.now for other in self.note.ages):
                continue
            if self._holds_then(age, earliest, latest):
                self.found.add(
                    fact,
                    age.band,
                    first,
                    last,
                    cue,
                    age.rule,
                    "the age said for now, and it was the same band then",
                    person=letter,
                    **more,
                )
            elif age.band == "adult" and earliest is None:
                self.found.add(
                    fact,
                    age.band,
                    first,
                    last,
                    cue,
                    age.rule,
                    "the age said for now; no date is said",
                    person=letter,
                    **more,
                )

    def _in_the_picture(self, age: Age) -> bool:
        """Whether an age is said of when the person wronged made or sent the picture, or of the picture itself."""
        if age.now or age.who != self.people.affected:
            return False
        return _OF_PICTURE.match(self.words.clean.text, age.end) is not None

    def _span_of_acts(self) -> tuple[dt.date | None, dt.date | None]:
        days = [time for _, time in self.note.times]
        return (min((t.first for t in days), default=None), max((t.last for t in days), default=None))

    def _holds_then(self, age: Age, earliest: dt.date | None, latest: dt.date | None) -> bool:
        """Whether an age said for now puts somebody in the same band on the earliest day the note speaks of."""
        if age.years is None:
            return age.band == "adult" and (
                earliest is None or self.note.note_date is None or self.note.note_date.year - earliest.year < 2
            )
        if earliest is None:
            return True
        reference = self.note.note_date
        if reference is None:
            return False
        years_ago = (
            reference.year
            - earliest.year
            + (1 if (reference.month, reference.day) < (earliest.month, earliest.day) else 0)
        )
        young = age.years - max(reference.year - earliest.year, 0) - 1
        if (reference - earliest).days <= 120:
            young = age.years
        del years_ago
        return young > 0 and band_of(young) == band_of(age.years)
