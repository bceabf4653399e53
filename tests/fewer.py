"""Fewer of many like cases, always the same ones; all of them with `--full`."""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
FULL = os.environ.get("ASSESSOR_FULL") == "1"


def some(rows: Iterable[T], number: int) -> list[T]:
    """A sample of so many, in their order."""
    every = list(rows)
    if FULL or number >= len(every):
        return every
    return [every[place] for place in sorted(random.Random(7).sample(range(len(every)), number))]


def spread(*axes: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Combinations of one of each: every one with `--full`, else so few that each stands in one, and of three or more
    axes any two together."""
    every = list(itertools.product(*(range(len(axis)) for axis in axes)))
    together = 2 if len(axes) > 2 else 1
    seen: set[Any] = set()
    chosen = every if FULL else []
    for new in range(len(axes), 0, -1):
        for at in every:
            held = set(itertools.combinations(enumerate(at), together))
            if not FULL and len(held - seen) >= new:
                seen |= held
                chosen.append(at)
    return [tuple(axis[place] for axis, place in zip(axes, at, strict=True)) for at in chosen]
