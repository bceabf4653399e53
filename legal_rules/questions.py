"""The planner: which question is worth asking next, among those that can still change an offence that counts.

An offence counts if it is core and in force, or passed and not confirmed. It is settled when `made_out` is yes or
no, or when it waits only on what was asked and not answered, on what the view does not ask, or on points of law.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from legal_rules.assessment import OPEN, Finding
from legal_rules.facts import KIND, FactSpec, in_world, split_world
from legal_rules.readings.likelihood import gains
from legal_rules.slices import IN_FORCE, UNCONFIRMED, Slice

SUPPORT, LAW, POLICY = "support", "law", "policy"
CONDUCT = "conduct"
AGE_THEN, AGE_AT_ACT, INDECENT, CONTENT = "image.age-then", "affected.age", "image.indecent", "shows."
_CHILD = {AGE_THEN: "image.under-18", AGE_AT_ACT: "affected.under-18"}
_NATURE_COST = {"seen": 1.0, "mind": 1.4, "judged": 1.6, "legal": 1.0}


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask next of one act: the fact, the facts ticked in the same list, the offences it matters to, and how
    many questions remain at most, this one among them."""

    fact: str
    ticks: tuple[str, ...]
    matters_to: tuple[str, ...]
    remaining_at_most: int


def counts(finding: Finding) -> bool:
    """Whether a finding's offence is one the planner asks about."""
    return finding.rule.offence.role == "core" and finding.rule.law in (IN_FORCE, UNCONFIRMED)


def wanted(finding: Finding, view: str) -> frozenset[str]:
    """The facts that a view would still ask for the sake of one finding; empty if it is settled for that view."""
    if finding.made_out != OPEN:
        return frozenset()
    vocabulary = finding.law.book.vocabulary
    if view != SUPPORT:
        named = finding.rule.element_facts | finding.rule.exclusion_facts
        turns_on = finding.dependent & named
    else:
        turns_on = _in_support(finding)
    kind = finding.answers.pattern.get(KIND, "")

    def can_be_put(fact: str) -> bool:
        spec = vocabulary.spec(fact)
        return spec.nature != "legal" and (view != SUPPORT or (spec.ask != "law" and kind not in spec.not_asked_of))

    return frozenset(
        fact
        for fact in turns_on
        if vocabulary.knows(fact) and fact not in finding.answers.answered and can_be_put(fact)
    )


def _in_support(finding: Finding) -> frozenset[str]:
    """What a finding turns on for the people helped: its elements, and exclusions that something raised. Where the kind
    of act is a conduct of the offence only if something more was done, that comes first, and nothing after it while it
    is not known."""
    done = _more_was_done(finding)
    if done:
        return done
    raised = frozenset(
        fact
        for exclusion, tree, _ in finding.rule.exclusions
        if exclusion.id in finding.raised_exclusions
        for fact in tree.facts
    )
    return finding.elements_turn_on & finding.rule.element_facts | finding.dependent & raised


def _more_was_done(finding: Finding) -> frozenset[str]:
    """The facts that open elements of conduct turn on beside the kind of act, if none of them is a leading question."""
    vocabulary = finding.law.book.vocabulary
    found = set[str]()
    for element, tree, result in finding.elements():
        if element.kind == CONDUCT and result == "unknown" and KIND in tree.facts:
            facts = {fact for fact in finding.elements_turn_on.intersection(tree.facts) if vocabulary.knows(fact)}
            if all(vocabulary.spec(fact).ask == "raised" for fact in facts):
                found |= facts
    return frozenset(found)


def next_question(findings: Sequence[Finding], view: str = SUPPORT, images: bool = True) -> Question | None:
    """The next question of one act, from its findings in every period; `None` when all that counts is settled.

    `images` says whether the act has a picture: then the age in the picture gates what it shows, else the person's
    age at the time does.
    """
    if not findings:
        return None
    law, answers = findings[0].law, findings[0].answers
    open_to = {id(finding): wanted(finding, view) for finding in findings if counts(finding)}
    facts: set[str] = set().union(*open_to.values())
    gate = AGE_THEN if images else AGE_AT_ACT
    age = "adult" if answers.pattern.get(_CHILD[gate]) == "no" else answers.pattern.get(gate, "")
    facts = _gated(facts, gate, findings, answers.answered, age)
    if not facts:
        return None
    best = gate if gate in facts and _content(facts - {gate}) else _best(findings, open_to, facts, law)

    def settles(umbrella: str) -> bool:
        parts = _parts(umbrella, law)
        turn_on = [finding for finding in findings if not parts.isdisjoint(open_to.get(id(finding), ()))]
        settled = sum(finding.settled_by(umbrella, "yes", parts) for finding in turn_on)
        return settled * 2 >= len(turn_on) > 0

    chosen = best if best == gate else _widest(best, answers.answered, law, settles)
    meant = {best, chosen, *_parts(chosen, law)}
    return Question(
        fact=chosen,
        ticks=_ticks(chosen, facts, answers.answered, law),
        matters_to=tuple(
            dict.fromkeys(
                f.rule.offence.id
                for f in findings
                if meant & open_to.get(id(f), set()) or (chosen == gate and counts(f))
            )
        ),
        remaining_at_most=_questions(facts, law),
    )


def _parts(fact: str, law: Slice) -> frozenset[str]:
    """The facts an umbrella of several speaks of, in its own world; an umbrella of one is no shorter to ask."""
    world, parts = split_world(fact)[0], law.book.vocabulary.spec(fact).umbrella
    return frozenset(in_world(world, part) for part in parts) if len(parts) > 1 else frozenset()


def _widest(fact: str, answered: Collection[str], law: Slice, settles: Callable[[str], bool]) -> str:
    """What is asked first for the sake of a fact: the wider fact it is within, or an umbrella over it that may be all
    that has to be asked, if that was not asked yet. An umbrella in the list of its own parts is ticked there."""
    vocabulary, world = law.book.vocabulary, split_world(fact)[0]
    spec = vocabulary.spec(fact)
    over = [
        other.id
        for other in vocabulary.facts.values()
        if other.group != spec.group
        and any(
            part == spec.id or (spec.group and vocabulary.spec(part).group == spec.group) for part in other.umbrella
        )
    ]
    for wider in filter(None, (spec.within, *over)):
        name = in_world(world, wider)
        if name not in answered and vocabulary.knows(name) and (wider == spec.within or settles(name)):
            return _widest(name, answered, law, settles)
    return fact


def _content(facts: Iterable[str]) -> set[str]:
    return {fact for fact in facts if split_world(fact)[1].startswith(CONTENT)}


def _gated(facts: set[str], gate: str, findings: Sequence[Finding], answered: Collection[str], age: str) -> set[str]:
    """Facts with the rule on ages applied: content is asked only once the person shown is known to be adult."""
    if age == "adult":
        return facts
    content = _content(facts)
    rest = facts - content
    if gate not in answered:
        return rest | content | {gate} if content or rest & {INDECENT} else rest
    if (content or age) and gate == AGE_THEN and INDECENT not in answered and _child_image_open(findings):
        rest.add(INDECENT)
    return rest


def _child_image_open(findings: Sequence[Finding]) -> bool:
    return any(
        finding.rule.offence.group == "child-images" and finding.rule.law == IN_FORCE and INDECENT in finding.dependent
        for finding in findings
    )


def _best(findings: Sequence[Finding], open_to: dict[int, frozenset[str]], facts: Collection[str], law: Slice) -> str:
    worth = dict.fromkeys(facts, 0.0)
    for finding in findings:
        if not open_to.get(id(finding)):
            continue
        diagram = finding.law.diagram(finding.rule, finding.answers.pattern)
        for fact, gain in gains(diagram, diagram.assign(finding.answers.pattern)).items():
            if fact in worth:
                worth[fact] += gain
    order = {fact: position for position, fact in enumerate(law.book.vocabulary.facts)}

    def rank(fact: str) -> tuple[float, int, str]:
        return -worth[fact] / _cost(law.book.vocabulary.spec(fact)), order.get(split_world(fact)[1], len(order)), fact

    return min(facts, key=rank)


def _cost(spec: FactSpec) -> float:
    return (1.0 + 0.4 * (spec.sensitivity - 1)) * _NATURE_COST[spec.nature] * (1.0 if spec.ask == "lead" else 1.25)


def _group(fact: str, law: Slice) -> str:
    world, _ = split_world(fact)
    group = law.book.vocabulary.spec(fact).group
    return in_world(world, group) if group else fact


def _wider(fact: str, law: Slice) -> str:
    """The wider fact that a fact is within, in its own world; empty if there is none."""
    world, wider = split_world(fact)[0], law.book.vocabulary.spec(fact).within
    return in_world(world, wider) if wider else ""


def _ticks(chosen: str, facts: Collection[str], answered: Collection[str], law: Slice) -> tuple[str, ...]:
    """The facts put in the same list as the chosen one, or wider ones for their sake, in the vocabulary's order, and
    last an umbrella over them that belongs to the list; only yes/no facts are ticked."""
    group = _group(chosen, law)
    if group == chosen or law.book.vocabulary.spec(chosen).type != "yn":
        return (chosen,)
    order = {fact: position for position, fact in enumerate(law.book.vocabulary.facts)}
    listed = {*facts, *(_wider(fact, law) for fact in facts)} - {"", *answered}
    same = [f for f in listed if _group(f, law) == group and law.book.vocabulary.spec(f).type == "yn"]
    over = [spec.id for spec in law.book.vocabulary.facts.values() if spec.umbrella and _group(spec.id, law) == group]
    same.sort(key=lambda fact: order.get(split_world(fact)[1], len(order)))
    return (*same, *(fact for fact in over if fact not in answered and len(same) > 1))


def _questions(facts: Collection[str], law: Slice) -> int:
    ticked = {_group(fact, law) for fact in facts if law.book.vocabulary.spec(fact).type == "yn"}
    return len(ticked) + sum(1 for fact in facts if law.book.vocabulary.spec(fact).type != "yn")
