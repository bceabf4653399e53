"""Problems made from the law itself: a case that meets an offence, or misses it by one part, told in plain sentences."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from typing import Any

from assessor.case.from_pattern import pattern_case
from assessor.study.records import Problem
from assessor.text.literals import said
from assessor.text.names import long_day, nation_name, sentence
from legal_rules.backwards.gaps import KIND, Reading, kinds_of
from legal_rules.backwards.ground import LAW, PART
from legal_rules.backwards.wrongs import Yardstick, anything
from legal_rules.formula import TRUE, All, Any_, Formula, Not
from legal_rules.responsibility import DOER
from legal_rules.responsibility import PART as DOER_AGE
from legal_rules.rulebook import RuleBook
from legal_rules.slices import IN_FORCE, Rule, law_on

WHOLE = "whole"
ORDINARY = {"act.completed": "yes", "act.deliberate": "yes", "image.of-person": "yes", "recipient.is-person": "no"}
"""What a story takes for granted, and so is told only where it is otherwise."""


def variants(book: RuleBook, nation: str, offence: str, on: dt.date) -> tuple[str, ...]:
    """The problems that can be made of an offence on a day: a whole case, and one near miss for each part that can fail
    or apply alone; empty if the offence was not law that day."""
    rule = law_on(book, nation, on, on).by_id.get(offence)
    if rule is None or rule.standing != IN_FORCE or not kinds_of(rule):
        return ()
    reading = _reading(book, nation, rule, min(kinds_of(rule)))
    exclusions = [exclusion.id for exclusion, _, _ in rule.exclusions if exclusion.id != DOER_AGE]
    parts = [*(element.id for element, _ in rule.elements), *exclusions]
    return tuple(name for name in (WHOLE, *parts) if _region(reading, name).satisfiable())


def generate(book: RuleBook, nation: str, offence: str, on: dt.date, seed: int) -> Problem | str:
    """A problem on an offence, the same for the same seed; or why there is none."""
    choices = variants(book, nation, offence, on)
    if not choices:
        return f"'{offence}' was not law in {nation_name(nation)} on {long_day(on)}, or is not about a single act"
    choice = random.Random(seed)
    name = choices[seed % len(choices)]
    rule = law_on(book, nation, on, on).by_id[offence]
    kind = choice.choice(sorted(kinds_of(rule)))
    reading = _reading(book, nation, rule, kind)
    if not _region(reading, name).satisfiable():
        kind = min(kinds_of(rule))
        reading = _reading(book, nation, rule, kind)
    facts = _varied(reading, name, choice, kind)
    named = [fact for fact in facts if fact in rule.element_facts | rule.exclusion_facts]
    case = pattern_case({KIND: kind} | {fact: facts[fact] for fact in named}, nation, on, book, f"{offence}-{seed}")
    hidden = ("The case meets every element." if name == WHOLE else f"The case turns on '{name}'.",)
    return Problem(
        id=f"{offence}@{on.isoformat()}#{seed}",
        title=f"{rule.offence.title}, {nation_name(nation)}, {long_day(on)}",
        text=_told(book, kind, on, facts, named),
        case=case,
        act=case.acts[0].id,
        ask=(offence,),
        difficulty=1 if name == WHOLE else 2,
        hidden=hidden,
    )


def _reading(book: RuleBook, nation: str, rule: Rule, kind: str) -> Reading:
    return Reading(book, nation, anything(kind), Yardstick(), (rule,))


def _region(reading: Reading, name: str) -> Any:
    """The completions in which one part alone decides, whatever an unsettled point of law means: every element but it, no
    exclusion but it."""
    offence = reading.ground.offences[0]
    elements = dict(offence.elements)
    exclusions = dict(offence.exclusions)
    wanted: list[Formula] = [Not(part) if id == name else part for id, part in elements.items()]
    wanted.append(exclusions.get(name, TRUE))
    wanted.append(Not(Any_(tuple(part for id, part in exclusions.items() if id != name))))
    return reading.whatever_the_law(reading.space.build(All(tuple(wanted)))) & reading.ground.care


def _varied(reading: Reading, name: str, choice: random.Random, kind: str) -> Mapping[str, str]:
    """A completion of a region, with as much as can be drawn by chance."""
    region = _region(reading, name)
    space = reading.space
    facts = [fact for fact in reading.ground.facts if not fact.startswith((PART, LAW)) and fact != DOER]
    choice.shuffle(facts)
    for fact in facts[: len(facts) // 2]:
        narrowed = region & space.atom(fact, (choice.choice(space.values[fact]),))
        if narrowed.satisfiable():
            region = narrowed
    return {KIND: kind, **reading.example(region)}


def _told(book: RuleBook, kind: str, on: dt.date, facts: Mapping[str, str], named: list[str]) -> str:
    vocabulary = book.vocabulary
    done = vocabulary.facts[KIND].says.get(kind, kind)
    lines = [f"On {long_day(on)}, {done}: by A, about B."]
    lines += [
        sentence(said(vocabulary, fact, facts[fact])) + "."
        for fact in named
        if facts[fact] != ORDINARY.get(fact) and not fact.startswith(LAW)
    ]
    return " ".join(lines)
