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
from legal_rules.backwards.cover import NONE, point
from legal_rules.backwards.gaps import kinds_of
from legal_rules.backwards.ground import LAW, points_of
from legal_rules.facts import KIND, OTHERS
from legal_rules.formula import TRUE, All, Formula, Not
from legal_rules.readings.symbolic import literals
from legal_rules.responsibility import AGE, DOER
from legal_rules.responsibility import PART as DOER_AGE
from legal_rules.rulebook import RuleBook
from legal_rules.slices import IN_FORCE, Rule, Slice, law_on

WHOLE = "whole"
ORDINARY = {"act.completed": "yes", "act.deliberate": "yes", "image.of-person": "yes", "recipient.is-person": "no"}
"""What a story takes for granted, and so is told only where it is otherwise."""


def variants(book: RuleBook, nation: str, offence: str, on: dt.date) -> tuple[str, ...]:
    """The problems that can be made of an offence on a day: a whole case, and one near miss for each part that can fail
    or apply alone; empty if the offence was not law that day."""
    law = law_on(book, nation, on, on)
    rule = law.by_id.get(offence)
    if rule is None or rule.standing != IN_FORCE or not kinds_of(rule):
        return ()
    exclusions = [exclusion.id for exclusion, _, _ in rule.exclusions if exclusion.id != DOER_AGE]
    parts = [*(element.id for element, _ in rule.elements), *exclusions]
    kind = min(kinds_of(rule))
    return tuple(name for name in (WHOLE, *parts) if _region(law, rule, kind, name).satisfiable())


def generate(book: RuleBook, nation: str, offence: str, on: dt.date, seed: int) -> Problem | str:
    """A problem on an offence, the same for the same seed; or why there is none."""
    choices = variants(book, nation, offence, on)
    if not choices:
        return f"'{offence}' was not law in {nation_name(nation)} on {long_day(on)}, or is not about a single act"
    choice = random.Random(seed)
    name = choices[seed % len(choices)]
    law = law_on(book, nation, on, on)
    rule = law.by_id[offence]
    kind = choice.choice(sorted(kinds_of(rule)))
    region = _region(law, rule, kind, name)
    if not region.satisfiable():
        kind = min(kinds_of(rule))
        region = _region(law, rule, kind, name)
    facts = _varied(law, rule, region, choice)
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


def _region(law: Slice, rule: Rule, kind: str, name: str) -> Any:
    """The completions in which one part alone decides, whatever an unsettled point of law means: every element but it, no
    exclusion but it. Nobody else is in the picture, and whoever did it is old enough to be charged."""
    functions = law.functions(rule)
    space = functions.space
    elements = {element.id: tree.formula for element, tree in rule.elements}
    exclusions = {exclusion.id: tree.formula for exclusion, tree, _ in rule.exclusions}
    wanted: list[Formula] = [Not(part) if id == name else part for id, part in elements.items()]
    wanted.append(exclusions.get(name, TRUE))
    wanted += [Not(part) for id, part in exclusions.items() if id != name]
    points = points_of(functions.facts)
    region = space.build(All(tuple(wanted)))
    region = functions.c & (region.forall(literals(space, points)) if points else region)
    for fact in functions.facts:
        if fact == DOER or fact.startswith(OTHERS):
            region = region & space.atom(fact, ("no",))
    ages = law.book.responsibility[law.nation].on(law.day)
    if AGE in functions.facts:
        old_enough = [age for age in space.values[AGE] if age not in (*ages.below, *ages.open)]
        region = region & space.atom(AGE, old_enough)
    return region & space.atom(KIND, (kind,))


def _varied(law: Slice, rule: Rule, region: Any, choice: random.Random) -> Mapping[str, str]:
    """A completion of a region, with as much as can be drawn by chance."""
    functions = law.functions(rule)
    space = functions.space
    own = [fact for fact in space.facts if fact in rule.element_facts | rule.exclusion_facts]
    drawn = [fact for fact in own if not fact.startswith((LAW, OTHERS)) and fact not in (KIND, DOER)]
    choice.shuffle(drawn)
    for fact in drawn[: len(drawn) // 2]:
        narrowed = region & space.atom(fact, (choice.choice(space.values[fact]),))
        if narrowed.satisfiable():
            region = narrowed
    found = point(space, region, [fact for fact in space.facts if fact in functions.facts])
    return {fact: value for fact, value in found.items() if value != NONE}


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
