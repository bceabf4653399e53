"""A complete pattern of facts as a case of one act, so that it can be assessed, shown and kept like any other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from assessor.case.model import Act, Answer, Case, Image, Person
from assessor.dates.when import When
from legal_rules.facts import Vocabulary, split_world
from legal_rules.responsibility import DOER

KIND = "act.kind"
AGES = {"responsible.age": "A", "affected.age": "B"}
SHOWN = "image.of-person"
BY, ABOUT, PICTURE = "A", "B", "p"


def pattern_case(
    pattern: Mapping[str, str], nation: str, day: dt.date, vocabulary: Vocabulary, id: str = "example"
) -> Case:
    """An invented case of one act by A, about B, on a day; points of law have no place in a case and are left out."""
    act: dict[str, Answer] = {}
    worlds: dict[str, dict[str, Answer]] = {"intended": {}, "threatened": {}}
    image: dict[str, Answer] = {}
    people: dict[str, dict[str, Answer]] = {BY: {}, ABOUT: {}}
    whole: dict[str, Answer] = {}
    ages: dict[str, str] = {}
    for fact, value in pattern.items():
        if fact in (KIND, DOER):
            continue
        if fact in AGES:
            ages[AGES[fact]] = value
            continue
        world, base = split_world(fact)
        spec = vocabulary.spec(fact)
        if world in worlds:
            worlds[world][base] = Answer(value)
        elif world:
            act[fact] = Answer(value)
        elif spec.scope in ("image", "image (act)"):
            image[fact] = Answer(value)
        elif spec.scope == "person":
            people[BY if spec.of == "responsible" else ABOUT][fact] = Answer(value)
        elif spec.scope == "case":
            whole[fact] = Answer(value)
        elif spec.scope == "act":
            act[fact] = Answer(value)
    shown = image.pop(SHOWN, None)
    of = None if shown is None else (ABOUT,) if shown.value == "yes" else ()
    pictured = bool(image) or of is not None
    return Case(
        id=id,
        nation=nation,
        synthetic=True,
        as_at=day,
        people={
            BY: Person("responsible", age=ages.get(BY, ""), facts=people[BY]),
            ABOUT: Person("affected", age=ages.get(ABOUT, ""), facts=people[ABOUT]),
        },
        images={PICTURE: Image(of, image)} if pictured else {},
        acts=(
            Act(
                id="act",
                kind=pattern[KIND],
                by=BY,
                about=ABOUT,
                image=PICTURE if pictured else "",
                when=When(day=day),
                facts=act,
                intended=worlds["intended"],
                threatened=worlds["threatened"],
            ),
        ),
        facts=whole,
    )
