"""Every answer a case holds, as rows that can be gone back to and changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assessor.case.model import Answer, Case, Facts
from assessor.case.shown import part_of_picture
from assessor.interview.question import answer_words
from legal_rules.facts import Vocabulary, in_world


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: under which act it is asked, the fact, where it stands (`of`), and both in words."""

    act: str
    fact: str
    of: str
    answer: Answer
    asks: str
    says: str


def answers_given(case: Case, vocabulary: Vocabulary) -> tuple[Given, ...]:
    """Every answer in the case, act by act; what is said of a picture or a person stands with the first act it is in."""
    return tuple(dict.fromkeys(_rows(case, vocabulary)))


def _rows(case: Case, vocabulary: Vocabulary) -> Iterator[Given]:
    seen: set[tuple[str, str]] = set()

    def rows(act: str, of: str, facts: Facts, world: str = "") -> Iterator[Given]:
        for name, answer in facts.items():
            fact = in_world(world, name)
            if vocabulary.knows(fact) and (of, fact) not in seen:
                seen.add((of, fact))
                says = answer_words(answer.value)
                yield Given(act, fact, of, answer, vocabulary.question(fact), says)

    for act in case.acts:
        yield from rows(act.id, act.id, act.facts)
        yield from rows(act.id, act.id, act.intended, "intended")
        yield from rows(act.id, act.id, act.threatened, "threatened")
        if act.image in case.images:
            image = case.images[act.image]
            yield from rows(act.id, act.image, image.facts)
            for name, facts in image.shown.items():
                yield from rows(act.id, part_of_picture(act.image, name), facts)
        for name, fact in ((act.by, "responsible.age"), (act.about, "affected.age")):
            person = case.people.get(name)
            if person is not None:
                yield from rows(act.id, name, {fact: Answer(person.age)} if person.age else {})
                yield from rows(act.id, name, person.facts)
        yield from rows(act.id, "case", case.facts)
