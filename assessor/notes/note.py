"""A note being read, and the suggestions drawn from it so far."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from assessor.notes.ages import Age
from assessor.notes.events import Event
from assessor.notes.facts import Act, Fact
from assessor.notes.mentions import CLIENT, ME, OFFICIAL, People
from assessor.notes.reader import Reader
from assessor.notes.times import Time
from assessor.notes.tokens import Words

Json = dict[str, Any]


@dataclass(slots=True)
class Note:
    """A note being read."""

    words: Words
    people: People
    reader: Reader
    events: list[Event]
    acts: list[Act]
    facts: list[Fact]
    times: list[tuple[int, Time]]
    ages: list[Age]
    note_date: dt.date | None
    letters: dict[str, str]

    def letter(self, who: str) -> str | None:
        """The letter of a person; nothing for nobody in particular."""
        return self.letters.get(who) if who else None


_LETTERS = "CDEFGHIJKLMNOPQRSTUVWXYZ"


def _first_doer(people: People, acts: list[Act]) -> str:
    return next((act.by for act in acts if act.by and act.by not in (people.affected, OFFICIAL, ME, CLIENT)), "")


def letters_of(words: Words, people: People, acts: list[Act], maybe: list[str]) -> dict[str, str]:
    """A letter for each person: B for the one who was wronged, A for the one who did the first act, then C, D and so on.

    `maybe` are those of whom an act is only feared or denied: the first of them is A where no act was done.
    """
    if words.letters:
        out = {who: who for who in people.persons if len(who) == 1}
        out[people.affected] = "B"
        if "A" not in people.persons:
            doer = _first_doer(people, acts)
            out.update({doer: "A"} if doer else {})
    else:
        out = {people.affected: "B"}
        doer = _first_doer(people, acts) or next(
            (who for who in maybe if who not in (people.affected, OFFICIAL, ME, CLIENT)), ""
        )
        if not doer:
            doer = next(
                (who for who, p in people.persons.items() if p.group in ("ex", "partner") and who != people.affected),
                "",
            )
        if doer:
            out[doer] = "A"
    free = iter(letter for letter in _LETTERS if letter not in out.values())
    for act in acts:
        if act.by and act.by not in out and act.by not in (OFFICIAL,):
            out[act.by] = next(free, "Z")
    for who, person in people.persons.items():
        if (who.startswith("name:") and who not in out) or (who == ME and people.voice == "own" and who not in out):
            out[who] = next(free, "Z")
        del person
    return out


class Suggestions:
    """The suggestions of one note; the same thing said twice is one suggestion with two spans."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.rows: list[Json] = []
        self.seen: set[tuple[Any, ...]] = set()

    def add(
        self,
        fact: str,
        value: Any,
        first: int,
        last: int,
        cue: str,
        rule: str,
        why: str,
        act: str | None = None,
        image: str | None = None,
        person: str | None = None,
        **more: Any,
    ) -> None:
        key = (act, image, person, fact, str(value))
        span = self.words.span(first, last)
        if key in self.seen:
            for row in self.rows:
                if (row["act"], row["image"], row["person"], row["fact"], str(row["value"])) == key:
                    if span not in row["spans"] and len(row["spans"]) < 20:
                        row["spans"].append(span)
                    return
        self.seen.add(key)
        self.rows.append(
            {
                "act": act,
                "image": image,
                "person": person,
                "fact": fact,
                "value": value,
                "spans": [span],
                "cue": cue,
                "rule": rule,
                "why": why,
                **more,
            }
        )

    def settle(self) -> None:
        """One reading where two say the same thing of one place at different strengths."""
        drop: set[int] = set()
        by_place: dict[tuple[Any, ...], list[int]] = {}
        for n, row in enumerate(self.rows):
            by_place.setdefault((row["act"], row["image"], row["person"], row["fact"]), []).append(n)
        for (_, _, _, fact), rows in by_place.items():
            values = [self.rows[n]["value"] for n in rows]
            if fact == "share.reach" and len(rows) > 1:
                order = ["open-to-anyone", "group", "one-other", "only-the-person-shown"]
                keep = min(
                    rows,
                    key=lambda n: order.index(self.rows[n]["value"]) if self.rows[n]["value"] in order else 9,
                )
                drop.update(n for n in rows if n != keep)
            elif fact == "image.origin" and len(rows) > 1:
                keep = next((n for n in rows if self.rows[n]["value"] == "generated"), rows[0])
                drop.update(n for n in rows if n != keep)
            elif fact.startswith("demand") and len(rows) > 1:
                drop.update(rows[1:])
            elif "unknown" in values and "no" in values and fact.startswith("consent"):
                for n in rows:
                    if self.rows[n]["value"] == "unknown":
                        drop.add(n)
        self.rows = [row for n, row in enumerate(self.rows) if n not in drop]
