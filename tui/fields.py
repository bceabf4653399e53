"""What can be changed of a person, a picture and an act, line by line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assessor.case.edit import (
    NATION_CHOICES,
    change_act,
    change_image,
    change_person,
    days_words,
    kinds_said,
    read_act_days,
    read_person_birth,
    set_born,
    set_days,
)
from assessor.case.model import AGE_BANDS, ROLES, Act, Case, Image, Person
from assessor.dates.reader import AS_SAID, Read, Taken
from assessor.interview.question import choice_words
from assessor.text.names import joined, nation_name
from legal_rules.facts import Vocabulary

Rows = Sequence[tuple[str, str]]
ROLE_WORDS = {
    "responsible": "the person responsible",
    "supported": "the person supported",
    "affected": "someone else affected",
    "other": "someone else",
}


NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. With `rows` it is chosen from them, else typed; `put` gives the case with it, or what is wrong."""

    id: str
    label: str
    now: str
    put: Callable[[str], Case | str]
    rows: Rows = ()
    at: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DayField:
    """A field for days: how what is typed is read on a day, and the case with it."""

    id: str
    label: str
    now: str
    read: Callable[[str, dt.date], Taken]
    put: Callable[[Read, dt.date], Case]
    note: str = AS_SAID


Fields = Sequence[Field | DayField]


def person_fields(letter: str) -> Callable[[Case, Vocabulary], Fields]:
    """The fields of a person."""

    def fields(case: Case, _: Vocabulary) -> Fields:
        person = case.people[letter]

        def to(changed: Person) -> Case:
            return change_person(case, letter, changed)

        bands = [*((band, choice_words(band)) for band in AGE_BANDS), ("", "Not known")]
        return [
            Field(
                "role",
                f"Who {letter} is",
                ROLE_WORDS[person.role],
                lambda role: to(replace(person, role=role)),
                [(role, ROLE_WORDS[role]) for role in ROLES],
                person.role,
            ),
            Field(
                "age",
                f"How old {letter} was when it was done",
                choice_words(person.age) if person.age else NOT_KNOWN,
                lambda age: to(replace(person, age=age, born="" if age else person.born)),
                bands,
                person.age,
            ),
            DayField(
                "born",
                f"Or when {letter} was born",
                person.born or NOT_KNOWN,
                lambda text, today: read_person_birth(case, letter, text, today),
                lambda read, today: set_born(case, letter, read, today),
                "A year is enough; or a month as April 2006, or a day as 30/4/2006.",
            ),
        ]

    return fields


def image_fields(name: str) -> Callable[[Case, Vocabulary], Fields]:
    """The fields of a picture: who is in it."""

    def fields(case: Case, vocabulary: Vocabulary) -> Fields:
        image: Image = case.images[name]
        now = NOT_KNOWN if image.of is None else (joined(list(image.of)) or "nobody real")

        def put(text: str) -> Case | str:
            who = _people(case, text)
            return who if isinstance(who, str) else change_image(case, name, who, vocabulary)

        return [Field("of", "Who is in it", now, put, note="Letters with commas, as B, C; nobody; or not known.")]

    return fields


def _people(case: Case, text: str) -> list[str] | str | None:
    words = text.strip().lower()
    if words in ("not known", "unknown"):
        return None
    if words == "nobody":
        return []
    letters = [part.strip().upper() for part in text.split(",") if part.strip()]
    missing = [letter for letter in letters if letter not in case.people]
    return f"Nobody in the case is called {joined(missing)}." if missing else letters


def act_fields(id: str) -> Callable[[Case, Vocabulary], Fields]:
    """The fields of an act."""

    def fields(case: Case, vocabulary: Vocabulary) -> Fields:
        act = case.act(id)

        def to(changed: Act) -> Case:
            return change_act(case, id, changed)

        images = [*((name, name) for name in case.images), ("", "None")]
        return [
            Field(
                "kind",
                "What was done",
                vocabulary.facts["act.kind"].says.get(act.kind, act.kind),
                lambda kind: to(replace(act, kind=kind)),
                kinds_said(vocabulary),
                act.kind,
            ),
            DayField(
                "days",
                "When it was done",
                days_words(act),
                lambda text, today: read_act_days(case, id, text, today),
                lambda read, _: set_days(case, id, read.days),
            ),
            *_who_fields(case, act, to),
            Field(
                "image", "Which picture", act.image or "none", lambda i: to(replace(act, image=i)), images, act.image
            ),
            *_where_fields(case, act, to),
        ]

    return fields


def _who_fields(case: Case, act: Act, to: Callable[[Act], Case]) -> Fields:
    """Whose act it is, and whom it was done to and sent to."""
    people = [(name, f"{name}, {ROLE_WORDS[p.role]}") for name, p in case.people.items()]
    somebody = [*people, ("", "Not known")]
    return [
        Field("by", "Who did it", act.by or NOT_KNOWN, lambda by: to(replace(act, by=by)), somebody, act.by),
        Field(
            "about",
            "Whom it was done to",
            act.about or NOT_KNOWN,
            lambda a: to(replace(act, about=a)),
            somebody,
            act.about,
            "One entry for each person affected: copy the act for another person.",
        ),
        Field(
            "to",
            "Who got it",
            _recipients(act),
            lambda text: _sent(case, act, text),
            note="Letters with commas, as B, C; public; nobody; or not known.",
        ),
    ]


def _where_fields(case: Case, act: Act, to: Callable[[Act], Case]) -> Fields:
    """The nation and the site."""
    nation = joined([nation_name(n) for n in case.nations_of(act)])
    return [
        Field(
            "nation",
            "Where it was done",
            nation,
            lambda n: to(replace(act, nation=(n,) if n else ())),
            [*((n, nation_name(n)) for n in NATION_CHOICES), ("", "As the case")],
            act.nation[0] if act.nation else "",
        ),
        Field(
            "place",
            "Site, service or link",
            act.place or "not said",
            lambda text: to(replace(act, place=text)),
            note="No home or work address. Never a copy of the picture.",
        ),
    ]


def _recipients(act: Act) -> str:
    return NOT_KNOWN if act.to is None else (joined(list(act.to)) or "nobody")


def _sent(case: Case, act: Act, text: str) -> Case | str:
    if text.strip().lower() == "public":
        return change_act(case, act.id, replace(act, to=("public",)))
    who = _people(case, text)
    return (
        who if isinstance(who, str) else change_act(case, act.id, replace(act, to=None if who is None else tuple(who)))
    )
