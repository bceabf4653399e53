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
IMAGE = "image"


def pattern_case(
    pattern: Mapping[str, str], nation: str, day: dt.date, vocabulary: Vocabulary, id: str = "example"
) -> Case:
    """An invented case of one act by A, about B, on a day; points of law have no place in a case and are left out."""
    ages = {AGES[fact]: value for fact, value in pattern.items() if fact in AGES}
    placed: dict[str, dict[str, Answer]] = {
        place: {} for place in ("act", "intended", "threatened", IMAGE, BY, ABOUT, "case", "law")
    }
    for fact, value in pattern.items():
        if fact not in (KIND, DOER, *AGES):
            place, name = _place(fact, vocabulary)
            placed[place][name] = Answer(value)
    act, image = placed["act"], placed[IMAGE]
    shown = image.pop(SHOWN, None)
    of = None if shown is None else (ABOUT,) if shown.value == "yes" else ()
    pictured = bool(image) or of is not None
    return Case(
        id=id,
        nation=nation,
        synthetic=True,
        as_at=day,
        people={
            BY: Person("responsible", age=ages.get(BY, ""), facts=placed[BY]),
            ABOUT: Person("affected", age=ages.get(ABOUT, ""), facts=placed[ABOUT]),
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
                intended=placed["intended"],
                threatened=placed["threatened"],
            ),
        ),
        facts=placed["case"],
    )


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
