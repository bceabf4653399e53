"""Days of a case that cannot be: too long ago, not come yet, or before the birth of somebody who was in what was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from assessor.case.facts_of_act import birth_range
from assessor.case.model import Act, Case, Person
from assessor.dates.lexicon import lexicon
from legal_rules.files.problems import Problem, Where
from legal_rules.periods import ONE_DAY

OLDEST = 120


def impossible_days(case: Case, today: dt.date) -> list[Problem]:
    """Every day of a case that cannot be, apart from those after the day of assessment of an act."""
    return [*_people(case, today), *_long_ago(case), *before_birth(case, today)]


def _people(case: Case, today: dt.date) -> Iterator[Problem]:
    as_at, earliest = case.as_at or today, lexicon().earliest["birth"]
    for name, person in case.people.items():
        if person.age.isdecimal() and int(person.age) > OLDEST:
            yield Problem(person.where, f"nobody is {person.age} years old: is {name}'s age right?")
        born = _earliest_birth(person)
        if born is None:
            continue
        if born.year < earliest:
            yield Problem(person.where, f"{name}'s birth, {person.born}, is before {earliest}: is the year right?")
        if born > as_at:
            yield Problem(person.where, f"{name}'s birth, {person.born}, is after the day of assessment, {as_at}")


def _long_ago(case: Case) -> Iterator[Problem]:
    earliest = lexicon().earliest["act"]
    if case.as_at is not None and case.as_at.year < earliest:
        yield Problem(_file(case), f"the day of assessment, {case.as_at}, is before {earliest}: is the year right?")
    for act in case.acts:
        for day, where in _days(act):
            if day.year < earliest:
                yield Problem(where, f"{day} is before {earliest}: is the year right?", "write all four figures of it")


def _days(act: Act) -> Iterator[tuple[dt.date, Where]]:
    when, lasting = act.when, act.lasting
    said = [(when.where, day) for day in (when.day, when.from_, when.to, when.before, when.after)]
    if lasting is not None:
        said += [(lasting.where, day) for day in (lasting.from_, lasting.to)]
    for where, day in said:
        if day is not None:
            yield day, where if where.line else act.where


def before_birth(case: Case, today: dt.date) -> list[Problem]:
    """Acts that were over before somebody who was in them, or in the picture, can have been born."""
    return [
        Problem(
            act.where,
            f"'{act.id}' was done by {last}, before {name} was born ({case.people[name].born})",
            "one of the two days is wrong, or it is another person",
        )
        for act in case.acts
        for last in (_last_day(act, case.as_at or today),)
        for name in _concerned(case, act)
        if (born := _earliest_birth(case.people[name])) is not None and last < born
    ]


def _last_day(act: Act, as_at: dt.date) -> dt.date:
    if act.lasting is not None:
        return act.lasting.to or as_at
    when = act.when
    return min(when.day or as_at, when.to or as_at, when.before - ONE_DAY if when.before else as_at)


def _concerned(case: Case, act: Act) -> tuple[str, ...]:
    image = case.images.get(act.image)
    names = (act.by, act.about, *(act.to or ()), *((image.of or ()) if image is not None else ()))
    return tuple(dict.fromkeys(name for name in names if name in case.people))


def _earliest_birth(person: Person) -> dt.date | None:
    """The first day on which a person may have been born; none if it is not said or there is no such day."""
    try:
        return min(birth_range(person.born)) if person.born else None
    except ValueError:
        return None


def _file(case: Case) -> Where:
    places = [person.where.file for person in case.people.values()] + [act.where.file for act in case.acts]
    return Where(next(filter(None, places), ""))
