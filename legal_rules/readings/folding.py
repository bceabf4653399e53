"""Which functions many patterns can still meet, folded over bit planes.

With t and f the planes where a node's literal surely holds and surely does not, a function can still be met at the node
where it can from the high branch and not f, or from the low branch and not t: three operations a node, one where a branch
can never be. Every function of a call is walked at once, so that what they share is worked out once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from legal_rules.readings.diagram import ALWAYS, NEVER, Walk

Words = NDArray[np.uint64]
Planes = Callable[[str, Sequence[str]], tuple[Words, Words]]
_BLOCK = 4096
_ALL_ONES = np.uint64(0xFFFF_FFFF_FFFF_FFFF)


def reached(walk: Walk, planes: Planes, out: Words) -> None:
    """Write, for each root of a walk, the plane of the patterns that can still meet it; `out` has the shape (roots, words)."""
    literals = [planes(fact, (value,)) for fact, value in walk.literals]
    place, slots = _slots(walk)
    roots_at = _roots(walk)
    words = out.shape[1]
    size = min(_BLOCK, words)
    kept = np.empty((slots, size), np.uint64)
    may, must = np.empty((2, len(literals), size), np.uint64)
    ends = np.zeros(size, np.uint64), np.full(size, _ALL_ONES)
    for start in range(0, words, size):
        width = min(size, words - start)
        block = slice(start, start + width)
        for position, (true, false) in enumerate(literals):
            np.invert(true[block], out=may[position, :width])
            np.invert(false[block], out=must[position, :width])
        at = [plane[:width] for plane in ends] + [kept[slot, :width] for slot in place]
        scratch = np.empty(width, np.uint64)
        may_be, must_be = list(may[:, :width]), list(must[:, :width])
        for node, (var, low, high) in enumerate(walk.nodes, len(ends)):
            if high == NEVER:
                np.bitwise_and(at[low], may_be[var], out=at[node])
            elif low == NEVER:
                np.bitwise_and(at[high], must_be[var], out=at[node])
            else:
                np.bitwise_and(at[high], must_be[var], out=scratch)
                np.bitwise_and(at[low], may_be[var], out=at[node])
                np.bitwise_or(at[node], scratch, out=at[node])
            for root in roots_at.get(node, ()):
                out[root, block] = at[node]
        for node in (NEVER, ALWAYS):
            for root in roots_at.get(node, ()):
                out[root, block] = at[node]


def _roots(walk: Walk) -> dict[int, list[int]]:
    """The roots by the node they are."""
    found: dict[int, list[int]] = {}
    for root, node in enumerate(walk.roots):
        found.setdefault(node, []).append(root)
    return found


def _slots(walk: Walk) -> tuple[list[int], int]:
    """A place to keep each node's plane, used again once no later node needs it; and how many places that takes."""
    first = ALWAYS + 1
    last = list(range(first + len(walk.nodes)))
    for node, (_, low, high) in enumerate(walk.nodes, first):
        last[low] = last[high] = node
    ending: dict[int, list[int]] = {}
    for node in range(first, len(last)):
        ending.setdefault(last[node], []).append(node)
    place = [0] * len(last)
    free: list[int] = []
    used = 0
    for node in range(first, len(last)):
        free += [place[done] for done in ending.get(node, ()) if done != node]
        if free:
            place[node] = free.pop()
        else:
            place[node], used = used, used + 1
        if last[node] == node:
            free.append(place[node])
    return place[first:], max(used, 1)
