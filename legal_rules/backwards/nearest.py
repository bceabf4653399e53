"""The offence that comes nearest to a gap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from legal_rules.backwards.cover import point, valuation
from legal_rules.backwards.ground import Abstract, Ground, Limbs

Limb = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Miss:
    """The offence that comes nearest to a gap: by which of its parts it misses, and whether that is an exclusion."""

    offence: str
    part: str
    exclusion: bool


def nearest_of(ground: Ground, offences: Iterable[Abstract], here: Any) -> Miss | None:
    """The offence that misses by the fewest parts, an exclusion counting as less than an element: parts by which it
    misses all of the pattern, or else those by which it misses one completion of it."""
    told = valuation(ground.space, point(ground.space, here, ground.facts))
    at_one = [(offence.rule.offence.id, *_missed(ground.limbs(offence), told)) for offence in offences]
    for wholly in (True, False):
        misses = []
        for id, *limbs in at_one:
            elements, exclusions = (
                [part for part, limb in rows if not wholly or not (here & limb).satisfiable()] for rows in limbs
            )
            missed = [*elements, *exclusions]
            if missed:
                misses.append((len(missed), len(elements), Miss(id, missed[0], not elements)))
        if misses:
            return min(misses, key=lambda row: row[:2])[2]
    return None


def _missed(limbs: Limbs, told: Sequence[tuple[int, bool]]) -> tuple[list[Limb], list[Limb]]:
    """The elements that fail at one completion, and the exclusions that apply to it."""
    elements, exclusions = ([row for row in rows if not row[1].eval(told)] for rows in (limbs.met, limbs.clear))
    return elements, exclusions
