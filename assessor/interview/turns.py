"""The interview: pure functions on a case. What to ask next, and the case with an answer put in, taken back or changed.

The same functions serve the line-by-line interview and the screens. An answer goes where its fact's scope says; a blank
changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from typing import Any

from assessor.assess.acts import assess_whole
from assessor.case.model import (
    ACT_KINDS,
    AGE_BANDS,
    NATIONS_OR_ELSEWHERE,
    Act,
    Answer,
    Case,
    Facts,
    Image,
    Person,
    When,
)
from assessor.case.shown import with_people
from assessor.interview.question import next_question
from legal_rules.facts import Vocabulary, split_world
from legal_rules.files.problems import Problem
from legal_rules.questions import SUPPORT
from legal_rules.rulebook import RuleBook

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next: a question (the contract's JSON), or nothing, or answers that contradict each other."""

    question: Json | None
    conflicts: tuple[Problem, ...] = ()


def ask_next(case: Case, book: RuleBook, view: str = SUPPORT, today: dt.date | None = None) -> Next:
    """The next question of a case."""
    whole = assess_whole(case, book, today=today)
    if whole.conflicts:
        return Next(None, whole.conflicts)
    return Next(next_question(whole, view))


def ask_soonest(
    case: Case, book: RuleBook, view: str = SUPPORT, settled: MutableMapping[str, object] | None = None
) -> Next:
    """The next question as `ask_next` gives it, without looking at acts after the one it is about: what contradicts
    itself there is said when it is reached.

    `settled` remembers between calls, by act, what was known when nothing was left to ask about it.
    """
    done: MutableMapping[str, object] = {} if settled is None else settled
    for act in case.acts:
        known = (view, act, case.people, case.images, case.facts, case.nation, case.as_at, book.hash)
        if done.get(act.id) == known:
            continue
        whole = assess_whole(case, book, only=(act.id,))
        if whole.conflicts:
            return Next(None, whole.conflicts)
        question = next_question(whole, view)
        if question is not None:
            return Next(question)
        done[act.id] = known
    return Next(None)


def answer(case: Case, question: Json, value: str, source: str = "", supported_says: str = "") -> Case:
    """The case with an answer to a question; an empty value changes nothing."""
    if not value:
        return case
    return put(case, question["act"], question["fact"], question["of"], Answer(value, source, "", supported_says))


def tick(case: Case, question: Json, ticked: Mapping[str, str], source: str = "") -> Case:
    """The case with answers to some facts of a list of ticks; those not named stay as they were."""
    for row in question["ticks"]:
        value = ticked.get(row["fact"], "")
        if value:
            case = put(case, question["act"], row["fact"], place_of_tick(question, row["fact"]), Answer(value, source))
    return case


def place_of_tick(question: Json, fact: str) -> str:
    """Where an answer to a fact of a list of ticks goes: the same place as the question's, or the act for a world."""
    return question["act"] if split_world(fact)[0] else str(question["of"])


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


def passing_over(case: Case, skipped: Iterable[tuple[str, str]]) -> Case:
    """The case with skipped questions (act and fact) counted as asked: for finding the next question only."""
    acts = {act.id for act in case.acts}
    for act_id, fact in skipped:
        if act_id in acts:
            case = put(case, act_id, fact, act_id, Answer("declined"))
    return case


def new_case(nation: str, reference: str = "new-case") -> Case:
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
    if kind in ("take", "create", "copy", "share", "possess"):
        image = next((name for name in images if kind in ("share", "copy", "possess")), "")
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


def kinds(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Every kind of act with its words."""
    says = vocabulary.facts["act.kind"].says
    return [(kind, says.get(kind, kind)) for kind in ACT_KINDS]


NATION_CHOICES = NATIONS_OR_ELSEWHERE
