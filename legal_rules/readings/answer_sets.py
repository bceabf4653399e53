"""Smallest sets of answers: those that would complete an offence's elements, end it, or flip a finding.

A set is minimal when no answer can be left out of it. `completes` and `ends` are the prime implicants, over answers,
of "the elements are certain" and "it is not made out"; `flips` are the smallest changes to answers given.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from legal_rules.program import Pattern
from legal_rules.readings.diagram import E_NOT_X, E_X, LEAVES, OPEN, Diagram, Literal
from legal_rules.readings.functions import OffenceFunctions, cofactor
from legal_rules.readings.symbolic import Space

MOST = 8
LIMIT = 2_000
AnswerSet = frozenset[Literal]
NOTHING_CHANGED: tuple[AnswerSet, ...] = (frozenset(),)


@dataclass(frozen=True, slots=True)
class AnswerSets:
    """At most `MOST` sets, smallest first, and how many more there are."""

    sets: tuple[AnswerSet, ...] = ()
    more: int = 0


def completes(
    functions: OffenceFunctions, pattern: Pattern, askable: Callable[[str], bool], own: Collection[str] = ()
) -> AnswerSets:
    """The smallest sets of answers that make the elements certain, whatever the points of law turn out to be.

    Of sets of one size, those over the rule's `own` facts come before those that only constraints tie to it.
    """
    return _implicants(functions, pattern, askable, functions.c & ~functions.e, own)


def ends(
    functions: OffenceFunctions, pattern: Pattern, askable: Callable[[str], bool], own: Collection[str] = ()
) -> AnswerSets:
    """The smallest sets of answers after which the offence is surely not made out, ordered as in `completes`."""
    return _implicants(functions, pattern, askable, functions.c & functions.e & ~functions.x, own)


def _implicants(
    functions: OffenceFunctions,
    pattern: Pattern,
    askable: Callable[[str], bool],
    against: Any,
    own: Collection[str],
) -> AnswerSets:
    space = functions.space
    space.tidy()
    known = functions.restrict(against, pattern)
    allowed = functions.restrict(functions.c, pattern)
    open_facts = [fact for fact in space.facts if fact in functions.facts and fact not in pattern]
    not_asked = [fact for fact in open_facts if not askable(fact)]
    good = _for_all(~known, space, not_asked)
    if good.valid():
        return AnswerSets()
    order = {fact: position for position, fact in enumerate(open_facts)}
    finder = _Primes(space, order)
    consistent = [found for found in finder.of(good) if _possible(allowed, space, found)]
    return _ranked(consistent, order, own)


def _for_all(function: Any, space: Space, facts: Iterable[str]) -> Any:
    for fact in facts:
        for value in space.values[fact] if space.is_choice(fact) else ("yes",):
            function = function.forall(space.manager.var(space.number[(fact, value)]))
    return function


def _possible(allowed: Any, space: Space, answers: AnswerSet) -> bool:
    for fact, value in answers:
        allowed = allowed & space.atom(fact, (value,))
    return bool(allowed.satisfiable())


def _ranked(found: Sequence[AnswerSet], order: Mapping[str, int], own: Collection[str] = ()) -> AnswerSets:
    def rank(answers: AnswerSet) -> tuple[int, int, list[tuple[int, str]]]:
        foreign = sum(1 for fact, _ in answers if own and fact not in own)
        return len(answers), foreign, sorted((order[fact], value) for fact, value in answers)

    ranked = sorted(found, key=rank)
    return AnswerSets(tuple(ranked[:MOST]), max(0, len(ranked) - MOST))


class _Primes:
    """Prime implicants whose literals are answers: a fact has one of its values, never merely not another."""

    def __init__(self, space: Space, order: dict[str, int]) -> None:
        self.space = space
        self.order = order
        self.known: dict[Any, tuple[AnswerSet, ...]] = {}

    def of(self, function: Any) -> tuple[AnswerSet, ...]:
        """Every prime of a function (at most `LIMIT` at each step), smallest first."""
        if function.valid():
            return (frozenset(),)
        if not function.satisfiable():
            return ()
        found = self.known.get(function)
        if found is None:
            found = self.known[function] = self._split(function)
        return found

    def _split(self, function: Any) -> tuple[AnswerSet, ...]:
        fact = self.space.literals[function.node_var()][0]
        branches = self._branches(function, fact)
        whatever = self.space.manager.true()
        for _, branch in branches:
            whatever = whatever & branch
        without = self.of(whatever)
        result = list(without)
        for value, branch in branches:
            if value is not None:
                for rest in self.of(branch):
                    if not any(smaller <= rest for smaller in without):
                        result.append(rest | {(fact, value)})
        result.sort(key=len)
        return tuple(result[:LIMIT])

    def _branches(self, function: Any, fact: str) -> list[tuple[str | None, Any]]:
        space = self.space
        if not space.is_choice(fact):
            yes, no = function.cofactors()
            return [("yes", yes), ("no", no)]
        none = function
        for value in space.values[fact]:
            none = cofactor(none, space, (fact, value), False)
        branches: list[tuple[str | None, Any]] = []
        for value in space.values[fact]:
            branch = function
            for other in space.values[fact]:
                branch = cofactor(branch, space, (fact, other), other == value)
            branches.append((value, branch))
        return [*branches, (None, none)]


def flips(diagram: Diagram, pattern: Pattern, facts: Iterable[str]) -> AnswerSets:
    """The smallest changes to the answers given after which the elements could all be so; of sets of one size, those
    come first whose facts do."""
    state = diagram.assign(pattern)
    best: list[tuple[AnswerSet, ...]] = [(frozenset(),) if leaf & (E_NOT_X | E_X) else () for leaf in range(LEAVES)]
    known: dict[tuple[tuple[AnswerSet, ...], tuple[AnswerSet, ...]], tuple[AnswerSet, ...]] = {}
    for node in range(LEAVES, len(diagram.var)):
        var = diagram.var[node]
        fact, value = diagram.literals[var]
        low, high = best[diagram.low[node]], best[diagram.high[node]]
        if state[var] != OPEN:
            choice = len(diagram.index[fact]) > 1 or value != "yes"
            to_high = (frozenset({(fact, value)}),) if not state[var] else (frozenset[Literal](),)
            to_low = (frozenset({(fact, "no")}),) if state[var] and not choice else (frozenset[Literal](),)
            low = tuple(s | to_low[0] for s in low)
            high = tuple(s | to_high[0] for s in high)
        both = known.get((low, high))
        if both is None:
            both = known[low, high] = _of_both(low, high)
        best.append(both)
    order = {fact: position for position, fact in enumerate(facts)}
    return _ranked([s for s in best[diagram.root] if s], order)


def _of_both(low: tuple[AnswerSet, ...], high: tuple[AnswerSet, ...]) -> tuple[AnswerSet, ...]:
    """The smallest sets of two branches, each of which holds no set within another."""
    if not low or low == high:
        return high
    if not high or low == NOTHING_CHANGED or high == NOTHING_CHANGED:
        return NOTHING_CHANGED if high == NOTHING_CHANGED else low
    return _smallest((*low, *high))


def _smallest(sets: Iterable[AnswerSet]) -> tuple[AnswerSet, ...]:
    kept: list[AnswerSet] = []
    for candidate in sorted(set(sets), key=lambda s: (len(s), sorted(s))):
        if not any(smaller <= candidate for smaller in kept):
            kept.append(candidate)
            if len(kept) > 2 * MOST:
                break
    return tuple(kept)
