"""Diagrams written out as tuples: what the hot paths walk.

For an offence with elements E, exclusions X and constraints C, each leaf of its diagram says which of three things is so:
`NOT_E`, `E_NOT_X` or `E_X`; the leaf 0 is what the constraints rule out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from legal_rules.program import Pattern

NOT_E, E_NOT_X, E_X = 1, 2, 4
LEAVES = 8
FALSE, TRUE, OPEN = 0, 1, 2
NEVER, ALWAYS = 0, 1
Literal = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Walk:
    """Functions written out as one table of nodes, what they share once: `NEVER` and `ALWAYS`, then each node of `nodes`
    with its variable (an index into `literals`), its low and its high branch, children before parents."""

    literals: tuple[Literal, ...]
    nodes: tuple[tuple[int, int, int], ...]
    roots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """An exported diagram. Node numbers below `LEAVES` are leaves (masks); children come before parents.

    `var[n]` is an index into `literals`; its high branch means that the fact has that value.
    """

    literals: tuple[Literal, ...]
    index: Mapping[str, tuple[tuple[int, str], ...]]
    var: tuple[int, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    root: int

    def assign(self, pattern: Pattern) -> list[int]:
        """The state of each literal under a pattern: `FALSE`, `TRUE` or `OPEN`."""
        state = [OPEN] * len(self.literals)
        for fact, value in pattern.items():
            for position, wanted in self.index.get(fact, ()):
                state[position] = TRUE if value == wanted else FALSE
        return state

    def masks(self, state: Sequence[int]) -> list[int]:
        """For every node, which leaves can still be reached."""
        mask = list(range(LEAVES))
        push = mask.append
        for var, low, high in zip(self.var[LEAVES:], self.low[LEAVES:], self.high[LEAVES:], strict=True):
            known = state[var]
            if known == OPEN:
                push(mask[low] | mask[high])
            else:
                push(mask[high if known else low])
        return mask

    def reach(self, pattern: Pattern) -> int:
        """Which leaves the facts of a pattern still allow, as a mask; 0 if they contradict the constraints."""
        return self.masks(self.assign(pattern))[self.root]

    def support(self, state: Sequence[int], merged: Sequence[int]) -> set[int]:
        """The literals on which the outcome can still depend, leaves being told apart only as `merged` tells them
        (one number a leaf; 0 for what is ruled out)."""
        canon = list(merged)
        fresh = max(merged) + 1
        known: dict[tuple[int, int, int], int] = {}
        parts: dict[int, tuple[int, int, int]] = {}
        for node in range(LEAVES, len(self.var)):
            var = self.var[node]
            low, high = canon[self.low[node]], canon[self.high[node]]
            if state[var] != OPEN:
                canon.append(high if state[var] else low)
            elif low == high or not high:
                canon.append(low)
            elif not low:
                canon.append(high)
            else:
                key = (var, low, high)
                name = known.get(key)
                if name is None:
                    name = known[key] = fresh
                    parts[name] = key
                    fresh += 1
                canon.append(name)
        found: set[int] = set()
        seen: set[int] = set()
        todo = [canon[self.root]]
        while todo:
            name = todo.pop()
            if name in parts and name not in seen:
                seen.add(name)
                var, low, high = parts[name]
                found.add(var)
                todo += (low, high)
        return found

    def facts(self, literals: Iterable[int]) -> set[str]:
        """The facts of some literals."""
        return {self.literals[position][0] for position in literals}
