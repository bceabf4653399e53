"""Covers: a body of facts as patterns, each as wide as it can be, none spare.

A pattern gives each fact it names the values it is left; a fact it does not name may be anything. Every pattern of a
cover lies inside `upper`, cannot take in one more value of any fact, and together they cover `lower` with none to spare.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from legal_rules.readings.diagram import Literal
from legal_rules.readings.symbolic import Row, Space, without

NONE = ""
Cube = Mapping[str, tuple[str, ...]]


def domain(space: Space, fact: str) -> tuple[str, ...]:
    """The values a fact can have; `NONE` last, where a choice may not arise at all."""
    values = space.values[fact]
    return (*values, NONE) if fact in space.arises else values


def within(space: Space, fact: str, values: Sequence[str]) -> Any:
    """That a fact has one of some values, `NONE` among them."""
    key = (fact, tuple(values))
    found = space.told.get(key)
    if found is None:
        found = space.atom(fact, [value for value in values if value != NONE])
        if NONE in values:
            found = found | ~space.atom(fact, space.values[fact])
        space.told[key] = found
    return found


def function(space: Space, cube: Cube) -> Any:
    """The function of a pattern."""
    total = space.manager.true()
    for fact, values in cube.items():
        total = total & within(space, fact, values)
    return total


def cover(
    space: Space, lower: Any, upper: Any, drop: Sequence[str], step: Callable[[], None] = lambda: None
) -> tuple[Cube, ...]:
    """Patterns inside `upper` that cover `lower`; facts early in `drop` are left out of patterns first.

    `lower` holds only completions in which every choice in `drop` has at most one value.
    """
    bad = ~upper
    found: list[Cube] = []
    left = lower
    while left.satisfiable():
        step()
        cube = widened(space, point(space, left, drop), bad, drop)
        found.append(cube)
        left = left & ~function(space, cube)
        space.tidy()
    return irredundant(space, found, lower)


def point(space: Space, of: Any, facts: Sequence[str]) -> dict[str, str]:
    """One completion that a function allows.

    Raises:
        ValueError: it allows none.
    """
    picked = of.pick_cube()
    if picked is None:
        raise ValueError("nothing is allowed")
    chosen = {}
    for fact in facts:
        if space.is_choice(fact):
            chosen[fact] = next((v for v in space.values[fact] if picked[space.number[(fact, v)]]), NONE)
        else:
            chosen[fact] = "yes" if picked[space.number[(fact, "yes")]] else "no"
    return chosen


def plain_first(space: Space, fact: str) -> list[str]:
    """The values a fact can have: that it does not arise or is not so, then the others in order."""
    return sorted(domain(space, fact), key=lambda value: value not in (NONE, "no"))


def plainest(space: Space, of: Any, facts: Sequence[str]) -> dict[str, str]:
    """The completion that a function allows in which, from the last fact to the first, as much as can be does not arise or is
    not so, and a choice has the first of its values that it can.

    Raises:
        ValueError: it allows none.
    """
    chosen = {}
    for fact in reversed(facts):
        for value in plain_first(space, fact):
            narrowed = of & within(space, fact, (value,))
            if narrowed.satisfiable():
                chosen[fact], of = value, narrowed
                break
        else:
            raise ValueError("nothing is allowed")
    return {fact: chosen[fact] for fact in facts}


def widened(space: Space, at: Mapping[str, str], bad: Any, drop: Sequence[str]) -> Cube:
    """A pattern around a completion that touches nothing bad and can take in no more."""
    rests = [space.manager.true()]
    for fact in reversed(drop):
        rests.append(rests[-1] & within(space, fact, (at[fact],)))
    rests.reverse()
    kept: dict[str, tuple[str, ...]] = {}
    told = space.manager.true()
    place = 0
    while place < len(drop):
        place = _first_kept(bad, told, rests, place)
        if place < len(drop):
            fact = drop[place]
            values = _most(space, fact, at[fact], bad & (told & rests[place + 1]))
            if values:
                kept[fact] = values
                told = told & within(space, fact, values)
            place += 1
    return kept


def _first_kept(bad: Any, told: Any, rests: Sequence[Any], place: int) -> int:
    """The first fact from a place on that cannot be left out with all before it; `rests` say what those after it are.

    What is left of the completion grows less bad the more of it is kept, so the place is found by halving, after strides
    that grow.
    """
    stride, clear = 1, place
    while clear < len(rests) - 1:
        tried = min(clear + stride, len(rests) - 1)
        if (bad & (told & rests[tried])).satisfiable():
            break
        clear, stride = tried, stride * 2
    else:
        return clear
    low, high = clear, tried
    while high - low > 1:
        middle = (low + high) // 2
        if (bad & (told & rests[middle])).satisfiable():
            high = middle
        else:
            low = middle
    return low


def _most(space: Space, fact: str, value: str, bad: Any) -> tuple[str, ...]:
    """The most values of a fact that stay clear of what is bad; none if it may be anything."""
    if not bad.satisfiable():
        return ()
    every = domain(space, fact)
    clear = tuple(v for v in every if v == value or not (bad & within(space, fact, (v,))).satisfiable())
    return () if len(clear) == len(every) else clear


def irredundant(space: Space, cubes: Sequence[Cube], lower: Any) -> tuple[Cube, ...]:
    """The patterns without those whose share of `lower` the others cover; the narrowest are left out first."""
    order = sorted(range(len(cubes)), key=lambda number: -len(cubes[number]))
    functions = [function(space, cubes[number]) & lower for number in order]
    after = [space.manager.false()]
    for own in reversed(functions):
        after.append(after[-1] | own)
        space.tidy()
    after.reverse()
    covered = space.manager.false()
    kept = []
    for place, own in enumerate(functions):
        if (own & ~(covered | after[place + 1])).satisfiable():
            covered = covered | own
            kept.append(order[place])
        space.tidy()
    return tuple(cubes[number] for number in sorted(kept))


def together(space: Space, rows: Sequence[Row], within: Any) -> Any:
    """The conjunction of some rows within a function, which keeps it small from the first row on."""
    total = within
    for _, row in sorted(rows, key=lambda row: (len(row[0]), sorted(row[0]))):
        total = total & row
        space.tidy()
    return total


def completion(
    space: Space, at: Mapping[str, str], left_out: Sequence[tuple[str, Any]], usual: Mapping[str, str]
) -> dict[str, str]:
    """Some values of facts kept in an elimination that can go together, and with them values of those left out: the usual
    ones where they can be had."""
    found = dict(at)
    told = [(number, False) for number in range(len(space.literals))]
    for item in at.items():
        _tell(space, told, item, True)
    for fact, bound in reversed(left_out):
        ordered = plain_first(space, fact)
        for value in (*(v for v in ordered if v == usual.get(fact)), *ordered):
            _tell(space, told, (fact, value), True)
            if bound.eval(told):
                found[fact] = value
                break
            _tell(space, told, (fact, value), False)
    return found


def valuation(space: Space, at: Mapping[str, str]) -> list[tuple[int, bool]]:
    """Each variable of some facts with whether it holds under their values: all that `eval` of a function of them needs."""
    return [(space.number[literal], holds) for literal, holds in space.said(at, frozenset(at))]


def _tell(space: Space, told: list[tuple[int, bool]], literal: Literal, holds: bool) -> None:
    number = space.number.get(literal)
    if number is not None:
        told[number] = (number, holds)


def count(space: Space, of: Any, facts: frozenset[str]) -> int:
    """How many completions of some facts a function allows, whatever the others are."""
    others = [fact for fact in space.facts if fact not in facts]
    spare = sum(len(space.values[fact]) if space.is_choice(fact) else 1 for fact in others)
    return int(without(space, of, others).sat_count(len(space.literals))) >> spare
