"""Which answers cannot all be so: the smallest set that the constraints between facts forbid."""

from __future__ import annotations

from itertools import combinations

from legal_rules.program import Pattern
from legal_rules.readings.diagram import Diagram, Literal
from legal_rules.readings.symbolic import Space

_TRIED = 4


def smallest_conflict(space: Space, pattern: Pattern) -> tuple[Literal, ...]:
    """A smallest contradicting set of answers, in the vocabulary's order; empty if the answers can all be so."""
    found: list[tuple[Literal, ...]] = []
    for facts, function in space.groups:
        if not space.allowed(function, pattern, facts).satisfiable():
            diagram = space.export(((1, function),))
            told = diagram.index.keys() & pattern.keys()
            found.append(_smallest(diagram, {fact: pattern[fact] for fact in space.facts if fact in told}))
    return min(found, key=len, default=())


def _smallest(diagram: Diagram, answers: dict[str, str]) -> tuple[Literal, ...]:
    needed = dict(answers)
    for fact in list(needed):
        fewer = {other: value for other, value in needed.items() if other != fact}
        if not diagram.reach(fewer):
            needed = fewer
    for size in range(1, min(len(needed), _TRIED + 1)):
        for chosen in combinations(answers.items(), size):
            if not diagram.reach(dict(chosen)):
                return chosen
    return tuple(needed.items())
