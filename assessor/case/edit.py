"""Changing who and what is in a case, as pure functions; answers are put in by `assessor.interview.turns`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import count
from string import ascii_uppercase

from assessor.case.births import before_birth
from assessor.case.facts_of_act import birth_range
from assessor.case.kinds import EARLIER, kinds
from assessor.case.model import AGE_BANDS, NATIONS_OR_ELSEWHERE, Act, Answer, Case, Facts, Image, Person
from assessor.case.shown import with_people
from assessor.dates.reader import IMPLAUSIBLE, Read, Refused, Taken, Unsure, born_text, read_birth, read_days
from assessor.dates.said import Days, said
from assessor.dates.when import When
from assessor.text.names import sentence
from legal_rules.facts import Vocabulary, split_world


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


def put(case: Case, act_id: str, fact: str, of: str, given: Answer | None) -> Case:
    """The case with an answer at a place (an act, image or person id, `image/person` for what a picture shows of one of
    several people, or `case`); `None` takes the answer away."""
    if of == "case":
        return replace(case, facts=_with(case.facts, fact, given))
    name, apart, person = of.partition("/")
    if name in case.images and (apart or of != act_id):
        image = case.images[name]
        if apart:
            shown = {**image.shown, person: _with(image.shown.get(person, {}), fact, given)}
            return replace(case, images={**case.images, name: replace(image, shown=shown)})
        return replace(case, images={**case.images, of: replace(image, facts=_with(image.facts, fact, given))})
    if of in case.people and of != act_id:
        return _person(case, of, fact, given)
    acts = tuple(_act(act, fact, given) if act.id == (of or act_id) else act for act in case.acts)
    return replace(case, acts=acts)


def _act(act: Act, fact: str, given: Answer | None) -> Act:
    world, name = split_world(fact)
    if world == "intended" and (name in act.intended or fact not in act.facts):
        return replace(act, intended=_with(act.intended, name, given))
    if world == "threatened" and (name in act.threatened or fact not in act.facts):
        return replace(act, threatened=_with(act.threatened, name, given))
    return replace(act, facts=_with(act.facts, fact, given))


def _person(case: Case, name: str, fact: str, given: Answer | None) -> Case:
    person = case.people[name]
    if fact in ("affected.age", "responsible.age"):
        band = given is not None and given.value in AGE_BANDS
        person = replace(
            person,
            age=given.value if given is not None and band else "",
            facts=_with(person.facts, fact, None if band else given),
        )
    else:
        person = replace(person, facts=_with(person.facts, fact, given))
    return replace(case, people={**case.people, name: person})


def _with(facts: Facts, fact: str, given: Answer | None) -> dict[str, Answer]:
    kept = {name: value for name, value in facts.items() if name != fact or given is not None}
    return kept if given is None else {**kept, fact: given}


NEW_CASE = "new-case"
"""The reference of a case that nobody named and nothing keeps yet."""


def working_name(day: dt.date, taken: Collection[str]) -> str:
    """A reference for a new case that no other has: the day and a number."""
    return next(name for number in count(1) if (name := f"case-{day.isoformat()}-{number}") not in taken)


def new_case(nation: str, reference: str = NEW_CASE) -> Case:
    """A case with the person responsible (A) and the person supported (B), and nothing said."""
    return Case(id=reference, nation=nation, people={"A": Person("responsible"), "B": Person("supported")})


def fresh_act(case: Case, kind: str) -> str:
    """A name for one more act, after its kind and the number of such acts, that no act has."""
    number = 1 + sum(1 for act in case.acts if act.kind == kind)
    while any(act.id == f"{kind}-{number}" for act in case.acts):
        number += 1
    return f"{kind}-{number}"


def add_act(case: Case, kind: str, when: When | None = None, about: str = "B", by: str = "A") -> Case:
    """The case with one more act, named after its kind; kinds with a picture get an image of the person affected."""
    id = fresh_act(case, kind)
    images = dict(case.images)
    image = ""
    begins_with = kinds()[kind].begins_with
    if begins_with:
        image = next((name for name in images if begins_with == EARLIER), "")
        if not image:
            image = f"picture-{len(images) + 1}"
            images[image] = Image(of=(about,) if about else None)
    act = Act(id=id, kind=kind, by=by, about=about, image=image, when=when or When())
    return replace(case, images=images, acts=(*case.acts, act))


def copy_act(case: Case, act_id: str, about: str, vocabulary: Vocabulary) -> Case:
    """The case with an act entered again for another person affected, linked to the first; no answer is copied that is
    one person's own (agreement, what was meant for them, what the picture shows of them)."""
    act = case.act(act_id)
    own = ("consent.", "belief.", "knew.", "purpose.", "reckless.", "effect.")
    facts = {
        name: value
        for name, value in act.facts.items()
        if not split_world(name)[1].startswith(own) and not vocabulary.spec(name).each
    }
    id = f"{act.id}-{about}"
    images = dict(case.images)
    image = images.get(act.image)
    if image is not None and image.of is not None and about not in image.of:
        images[act.image] = with_people(image, (*image.of, about), vocabulary)
    entry = replace(act, id=id, about=about, same_as=act.id, facts=facts, intended={}, threatened={})
    return replace(case, images=images, acts=(*case.acts, entry))


def remove_act(case: Case, act_id: str) -> Case:
    """The case without an act."""
    return replace(case, acts=tuple(act for act in case.acts if act.id != act_id))


def kinds_said(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Every kind of act with its words."""
    says = vocabulary.facts["act.kind"].says
    return [(kind, says.get(kind, kind)) for kind in kinds()]


NATION_CHOICES = NATIONS_OR_ELSEWHERE
