"""Covers: a body of facts as the fewest, shortest patterns, none of which can lose a part and none of which is spare.

Minato and Morreale's method over an interval: every pattern lies inside `upper`, together they cover `lower`, each is
prime and the cover is irredundant. Variables early in the order are dropped from patterns first.
"""

from __future__ import annotations

from typing import Any

from legal_rules.readings.symbolic import Literal, Space

Cube = tuple[tuple[int, bool], ...]


def cover(space: Space, lower: Any, upper: Any) -> tuple[Cube, ...]:
    """An irredundant prime cover of `lower` within `upper`; each cube is a tuple of (literal number, holds)."""
    space.tidy()
    return _Isop(space).of(lower, upper)[0]


class _Isop:
    def __init__(self, space: Space) -> None:
        self.space = space
        self.known: dict[tuple[Any, Any], tuple[tuple[Cube, ...], Any]] = {}

    def of(self, lower: Any, upper: Any) -> tuple[tuple[Cube, ...], Any]:
        """The cubes, and the function they cover."""
        manager = self.space.manager
        if not lower.satisfiable():
            return (), manager.false()
        if upper.valid():
            return ((),), manager.true()
        key = (lower, upper)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._split(lower, upper)
        return found

    def _split(self, lower: Any, upper: Any) -> tuple[tuple[Cube, ...], Any]:
        tops = [top for top in (lower.node_var(), upper.node_var()) if top is not None]
        top = min(tops)
        lower_yes, lower_no = lower.cofactors() if lower.node_var() == top else (lower, lower)
        upper_yes, upper_no = upper.cofactors() if upper.node_var() == top else (upper, upper)
        cubes_no, covered_no = self.of(lower_no & ~upper_yes, upper_no)
        cubes_yes, covered_yes = self.of(lower_yes & ~upper_no, upper_yes)
        rest = (lower_no & ~covered_no) | (lower_yes & ~covered_yes)
        cubes, covered = self.of(rest, upper_no & upper_yes)
        var = self.space.manager.var(top)
        every = (
            *(((top, False), *cube) for cube in cubes_no),
            *(((top, True), *cube) for cube in cubes_yes),
            *cubes,
        )
        return every, (~var & covered_no) | (var & covered_yes) | covered


def function(space: Space, cube: Cube) -> Any:
    """The function of a cube."""
    total = space.manager.true()
    for number, holds in cube:
        var = space.manager.var(number)
        total = total & (var if holds else ~var)
    return total


def count(space: Space, of: Any, facts: set[str]) -> int:
    """How many complete patterns over some facts a function allows, whatever the others are."""
    for number, (fact, _) in enumerate(space.literals):
        if fact not in facts:
            of = of.exists(space.manager.var(number))
    spare = sum(1 for fact, _ in space.literals if fact not in facts)
    return int(of.sat_count(len(space.literals))) >> spare


def values(space: Space, cube: Cube) -> dict[str, tuple[str, ...]]:
    """A cube as facts, each with the values it leaves: a choice that is not one value has the others left."""
    left: dict[str, list[str]] = {}
    for number, holds in cube:
        fact, value = space.literals[number]
        if not space.is_choice(fact):
            left[fact] = ["yes" if holds else "no"]
        elif holds:
            left[fact] = [value]
        elif len(left.get(fact, space.values[fact])) > 1:
            left[fact] = [other for other in left.get(fact, space.values[fact]) if other != value]
    return {fact: tuple(kept) for fact, kept in left.items()}


def example(space: Space, of: Any, prefer: dict[str, str]) -> dict[str, str]:
    """A complete pattern within a function that keeps to preferred values where it can, `no` and last choices elsewhere.

    Raises:
        ValueError: the function allows nothing.
    """
    if not of.satisfiable():
        raise ValueError("nothing to give an example of")
    chosen: dict[str, str] = {}
    for fact in space.facts:
        options = list(dict.fromkeys([prefer.get(fact, space.values[fact][-1]), *reversed(space.values[fact])]))
        for value in options:
            narrowed = of & space.atom(fact, (value,))
            if narrowed.satisfiable():
                of, chosen[fact] = narrowed, value
                break
    return chosen


__all__ = ["Cube", "Literal", "count", "cover", "example", "function", "values"]
