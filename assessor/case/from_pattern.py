"""A complete pattern of facts as a case of one act, so that it can be assessed, shown and kept like any other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from assessor.case.model import Act, Answer, Case, Image, Person
from assessor.case.shown import with_people
from assessor.dates.when import When
from legal_rules.backwards.cover import point
from legal_rules.facts import KIND, OTHERS, Vocabulary, split_world
from legal_rules.formula import Use, atoms
from legal_rules.rulebook import RuleBook
from legal_rules.slices import Slice, law_on

AGES = {"responsible.age": "A", "affected.age": "B"}
SHOWN = "image.of-person"
BY, ABOUT, ANOTHER, ONE_MORE, PICTURE = "A", "B", "C", "D", "p"
IMAGE = "image"


def pattern_case(pattern: Mapping[str, str], nation: str, day: dt.date, book: RuleBook, id: str = "example") -> Case:
    """An invented case of one act by A, about B, on a day; points of law have no place in a case and are left out. What is
    counted over others in a picture becomes somebody else, C, who is shown so; beside D, where B is not in it: what a picture
    of one person shows, it shows of nobody else."""
    ages = {AGES[fact]: value for fact, value in pattern.items() if fact in AGES}
    placed = _placed(pattern, book.vocabulary)
    act, image = placed["act"], placed[IMAGE]
    shown = image.pop(SHOWN, None)
    of = None if shown is None else (ABOUT,) if shown.value == "yes" else ()
    pictured = bool(image) or of is not None
    picture = Image(of, image)
    another = _shown_of_another(pattern, law_on(book, nation, day))
    if another and of:
        picture = with_people(picture, (*of, ANOTHER), book.vocabulary)
        picture = replace(picture, shown={**picture.shown, ANOTHER: another})
    elif another:
        act |= {fact: image.pop(fact) for fact in tuple(image) if book.vocabulary.spec(fact).each}
        picture = Image((ANOTHER, ONE_MORE), image, {ANOTHER: another})
    return Case(
        id=id,
        nation=nation,
        synthetic=True,
        as_at=day,
        people={
            BY: Person("responsible", age=ages.get(BY, ""), facts=placed[BY]),
            ABOUT: Person("affected", age=ages.get(ABOUT, ""), facts=placed[ABOUT]),
            **{name: Person("other") for name in (ANOTHER, ONE_MORE) if name in (picture.of or ())},
        },
        images={PICTURE: picture} if pictured else {},
        acts=(
            Act(
                id="act",
                kind=pattern[KIND],
                by=BY,
                about=ABOUT,
                image=PICTURE if pictured else "",
                when=When(day=day),
                facts=act,
                intended=placed["intended"],
                threatened=placed["threatened"],
            ),
        ),
        facts=placed["case"],
    )


def _placed(pattern: Mapping[str, str], vocabulary: Vocabulary) -> dict[str, dict[str, Answer]]:
    """The answers of a pattern by where in the case they stand; what nobody is asked is left out."""
    placed: dict[str, dict[str, Answer]] = {
        place: {} for place in ("act", "intended", "threatened", IMAGE, BY, ABOUT, "case", "law")
    }
    for fact, value in pattern.items():
        asked = not vocabulary.knows(fact) or vocabulary.spec(fact).nature != "legal"
        if asked and fact not in (KIND, *AGES) and not fact.startswith(OTHERS):
            place, name = _place(fact, vocabulary)
            placed[place][name] = Answer(value)
    return placed


def _place(fact: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Where in the case an answer to a fact stands, and under which name."""
    world, base = split_world(fact)
    spec = vocabulary.spec(fact)
    if world in ("intended", "threatened"):
        return world, base
    if world or spec.scope == "act":
        return "act", fact
    if spec.scope == "person":
        return BY if spec.of == "responsible" else ABOUT, fact
    return IMAGE if spec.scope.startswith(IMAGE) else spec.scope, fact


def _shown_of_another(pattern: Mapping[str, str], law: Slice) -> dict[str, Answer]:
    """What a picture shows of somebody else, so that what a pattern counts over others comes out as it says."""
    space, vocabulary = law.space, law.book.vocabulary
    counted = {fact: value for fact, value in pattern.items() if fact.startswith(OTHERS) and fact in space.values}
    if "yes" not in counted.values():
        return {}
    formulas = {fact: law.resolved(Use(fact.removeprefix(OTHERS)), law.day) for fact in counted}
    named = {atom.id for formula in formulas.values() for atom in atoms(formula)}
    region, reached = space.constraint(named)
    for fact, formula in formulas.items():
        region = region & (space.build(formula) if counted[fact] == "yes" else ~space.build(formula))
    each = [fact for fact in space.facts if fact in reached and vocabulary.knows(fact) and vocabulary.spec(fact).each]
    for fact in reached.intersection(pattern).difference(each):
        region = region & space.atom(fact, (pattern[fact],))
    return {fact: Answer(value) for fact, value in point(space, region, each).items()}
