"""Changing who and what is in a case, as pure functions; answers are put in by `assessor.interview`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from string import ascii_uppercase

from assessor.case import Act, Case, Image, Lasting, Person, When
from assessor.interview import read_when
from assessor.shown import with_people
from assessor.words import long_day
from legal_rules.facts import Vocabulary

Days = When | Lasting
LASTING = "lasting"


def read_days(text: str) -> Days | str:
    """Days as a person types them: as `read_when` takes them, or `lasting DAY to DAY` (or `lasting DAY`, still going on)."""
    words = text.strip().lower()
    if not words.startswith(LASTING):
        return read_when(text)
    first, _, last = words[len(LASTING) :].strip().removeprefix("from").partition(" to ")
    start, end = read_when(first), read_when(last) if last else When()
    if isinstance(start, str):
        return start
    if isinstance(end, str):
        return end
    began = start.day or start.from_
    if began is None:
        return "Conduct that lasted needs its first day: lasting 2024-01-01 to 2024-03-01."
    ended = end.day or end.to
    if ended is not None and ended < began:
        return "The last day is before the first."
    return Lasting(began, ended)


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
    if isinstance(days, Lasting):
        end = f"to {long_day(days.to)}" if days.to else "and still going on"
        return f"from {long_day(days.from_)} {end}"
    if days.day is not None:
        return long_day(days.day)
    if days.from_ is not None or days.to is not None:
        first = long_day(days.from_) if days.from_ else "a day not known"
        return f"some day from {first} to {long_day(days.to) if days.to else 'now'}"
    if days.before is not None or days.after is not None:
        parts = [f"before {long_day(days.before)}"] if days.before else []
        return " and ".join([*parts, *([f"after {long_day(days.after)}"] if days.after else [])])
    return "on a day not known"
