"""Which leaves of a decision diagram many patterns can still reach, folded over bit planes.

With t and f the planes where a node's literal surely holds and surely does not, a leaf is reachable from the node where
it is from the high branch and not f, or from the low branch and not t. That is the complement of "surely not this leaf",
T(n) = t·T(hi) + f·T(lo) + T(hi)·T(lo), in three operations a node.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from legal_rules.readings.diagram import LEAVES, Diagram

Words = NDArray[np.uint64]
Planes = Callable[[str, Sequence[str]], tuple[Words, Words]]
_BLOCK = 1024
_ALL_ONES = np.uint64(0xFFFF_FFFF_FFFF_FFFF)


def reached(diagram: Diagram, leaves: Sequence[int], planes: Planes, out: Words) -> None:
    """Write, for each of some leaves (marks 1, 2 or 4), the plane of the patterns that can still reach it.

    `out` has the shape (leaves, words). The leaves are held side by side, so that one operation serves them all.
    """
    count, words = out.shape
    literals = [planes(fact, (value,)) for fact, value in diagram.literals]
    place, slots = _slots(diagram)
    size = min(_BLOCK, words)
    kept = np.empty((slots, count * size), np.uint64)
    spare = np.empty(count * size, np.uint64)
    for start in range(0, words, size):
        width = min(size, words - start)
        total = count * width
        may = [_not(true, start, width, count) for true, _ in literals]
        must = [_not(false, start, width, count) for _, false in literals]
        ends = [_leaf(mark, leaves, width) for mark in range(LEAVES)]
        at = ends + [kept[slot, :total] for slot in place[LEAVES:]]
        scratch = spare[:total]
        for node in range(LEAVES, len(diagram.var)):
            var, target = diagram.var[node], at[node]
            low, high = diagram.low[node], diagram.high[node]
            if not high:
                np.bitwise_and(at[low], may[var], out=target)
            elif not low:
                np.bitwise_and(at[high], must[var], out=target)
            else:
                np.bitwise_and(at[high], must[var], out=scratch)
                np.bitwise_and(at[low], may[var], out=target)
                np.bitwise_or(target, scratch, out=target)
        out[:, start : start + width] = at[diagram.root].reshape(count, width)


def _not(plane: Words, start: int, width: int, count: int) -> Words:
    return np.tile(~plane[start : start + width], count)


def _leaf(mark: int, leaves: Sequence[int], width: int) -> Words:
    return np.repeat(np.array([_ALL_ONES if mark & leaf else np.uint64(0) for leaf in leaves]), width)


def _slots(diagram: Diagram) -> tuple[list[int], int]:
    """A place to keep each node's planes, used again once no later node needs them; and how many places that takes."""
    last = list(range(len(diagram.var)))
    for node in range(LEAVES, len(diagram.var)):
        last[diagram.low[node]] = last[diagram.high[node]] = node
    last[diagram.root] = len(diagram.var)
    ending: dict[int, list[int]] = {}
    for node in range(LEAVES, len(diagram.var)):
        ending.setdefault(last[node], []).append(node)
    place = [0] * len(diagram.var)
    free: list[int] = []
    used = 0
    for node in range(LEAVES, len(diagram.var)):
        free += [place[done] for done in ending.get(node, ()) if done != node]
        if free:
            place[node] = free.pop()
        else:
            place[node], used = used, used + 1
    return place, max(used, 1)
