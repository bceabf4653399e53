"""Changing who and what is in a case, as pure functions; answers are put in by `assessor.interview.turns`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from string import ascii_uppercase

from assessor.case.births import before_birth
from assessor.case.facts_of_act import birth_range
from assessor.case.model import Act, Case, Image, Person, When
from assessor.case.shown import with_people
from assessor.dates.reader import IMPLAUSIBLE, Read, Refused, Taken, Unsure, born_text, read_birth, read_days
from assessor.dates.said import Days, said
from assessor.text.names import sentence
from legal_rules.facts import Vocabulary


def read_act_days(case: Case, act_id: str, text: str, today: dt.date) -> Taken:
    """When an act was done, as a person types it; a day before the birth of somebody in it is refused with the reason."""
    person = case.people.get(case.act(act_id).about)
    born = birth_range(person.born) if person is not None and person.born else None
    found = read_days(text, today, born=born, limit=case.as_at)
    return _after_births(case, found, lambda read: set_days(case, act_id, read.days), today)


def read_person_birth(case: Case, letter: str, text: str, today: dt.date) -> Taken:
    """When a person was born, as it is typed; a birth after something the person was in is refused with the reason."""
    found = read_birth(text, case.as_at or today)
    return _after_births(case, found, lambda read: set_born(case, letter, read, today), today)


def _after_births(case: Case, found: Taken, put: Callable[[Read], Case], today: dt.date) -> Taken:
    """What was read, without what would put an act before the birth of somebody in it."""
    if isinstance(found, Refused):
        return found
    before = before_birth(case, today)
    kept: list[Read] = []
    wrong = ""
    for option in found.options if isinstance(found, Unsure) else (found,):
        clashes = [problem.message for problem in before_birth(put(option), today) if problem not in before]
        wrong = wrong or "".join(clashes[:1])
        if not clashes:
            kept.append(option)
    if not kept:
        return Refused(IMPLAUSIBLE, f"{sentence(wrong)}.")
    return kept[0] if len(kept) == 1 else Unsure(tuple(kept))


def set_born(case: Case, letter: str, read: Read, today: dt.date) -> Case:
    """The case with a person's day, month or year of birth in the place of an age."""
    return change_person(
        case, letter, replace(case.people[letter], born=born_text(read.days, case.as_at or today), age="")
    )


def set_days(case: Case, act_id: str, days: Days) -> Case:
    """The case with an act's day, range or lasting period."""
    if isinstance(days, When):
        return change_act(case, act_id, replace(case.act(act_id), when=days, lasting=None))
    return change_act(case, act_id, replace(case.act(act_id), when=When(), lasting=days))


def change_act(case: Case, act_id: str, to: Act) -> Case:
    """The case with another act in an act's place."""
    return replace(case, acts=tuple(to if act.id == act_id else act for act in case.acts))


def add_person(case: Case, role: str) -> tuple[Case, str]:
    """The case with one more person, and the letter they are known by."""
    letter = next(name for name in _letters() if name not in case.people)
    return replace(case, people={**case.people, letter: Person(role)}), letter


def _letters() -> Sequence[str]:
    return [*ascii_uppercase, *(f"{a}{b}" for a in ascii_uppercase for b in ascii_uppercase)]


def change_person(case: Case, letter: str, to: Person) -> Case:
    """The case with other words about a person."""
    return replace(case, people={**case.people, letter: to})


def remove_person(case: Case, letter: str) -> Case | str:
    """The case without a person, or why they have to stay."""
    acts = [act.id for act in case.acts if letter in (act.by, act.about, *(act.to or ()))]
    if acts:
        return f"{letter} is in {', '.join(acts)}. Change that first."
    images = {
        name: replace(
            image,
            of=tuple(who for who in image.of if who != letter) if image.of else image.of,
            shown={who: facts for who, facts in image.shown.items() if who != letter},
        )
        for name, image in case.images.items()
    }
    people = {name: person for name, person in case.people.items() if name != letter}
    return replace(case, people=people, images=images)


def add_image(case: Case, of: Sequence[str] | None) -> tuple[Case, str]:
    """The case with one more picture, described only by who is in it (`None` for not known), and its name."""
    number = 1
    while f"picture-{number}" in case.images:
        number += 1
    name = f"picture-{number}"
    return replace(case, images={**case.images, name: Image(of=None if of is None else tuple(of))}), name


def change_image(case: Case, name: str, of: Sequence[str] | None, vocabulary: Vocabulary) -> Case:
    """The case with other people in a picture; `None` for not known."""
    image = with_people(case.images[name], None if of is None else tuple(of), vocabulary)
    return replace(case, images={**case.images, name: image})


def remove_image(case: Case, name: str) -> Case | str:
    """The case without a picture, or why it has to stay."""
    acts = [act.id for act in case.acts if act.image == name]
    if acts:
        return f"{name} is in {', '.join(acts)}. Change that first."
    return replace(case, images={key: image for key, image in case.images.items() if key != name})


def act_words(act: Act, vocabulary: Vocabulary) -> str:
    """What was done, by whom, about whom and when, in a line."""
    done = vocabulary.facts["act.kind"].says.get(act.kind, act.kind)
    about = f", about {act.about}" if act.about else ""
    return f"{act.id}: {done}, by {act.by or 'someone not known'}{about}, {days_words(act)}"


def days_words(act: Act) -> str:
    """When an act was done, in words."""
    return span_words(act.lasting or act.when)


def span_words(days: Days) -> str:
    """Days in words."""
    return said(days, weekdays=False)
