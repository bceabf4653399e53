"""Examples of what a function over a ground allows: complete patterns of facts, as plain as they can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from legal_rules.backwards.cover import plainest
from legal_rules.backwards.ground import LAW, Ground
from legal_rules.facts import OTHERS
from legal_rules.formula import Fact, Formula, atoms


class Examples:
    """Examples over a ground; `plain` says how things are in each where they can be so, the first before the next."""

    def __init__(self, ground: Ground, plain: Sequence[Formula]) -> None:
        self.ground = ground
        self.plain = plain

    def one(self, of: Any) -> dict[str, str]:
        """The plainest complete pattern that a function allows, with every fact behind its parts."""
        return self.completed(self.plainest(of))

    def completed(self, at: Mapping[str, str]) -> dict[str, str]:
        """Values of what patterns speak of with every fact behind its parts, as things are in an example where they can be."""
        return self.ground.completed(at, self._usually)

    @cached_property
    def _usually(self) -> dict[str, str]:
        facts = [formula for formula in self.plain if isinstance(formula, Fact)]
        return {fact.id: fact.values[0] for fact in reversed(facts)}

    def plainest(self, of: Any) -> dict[str, str]:
        """The plainest completion that a function allows: as things are in an example where they can be so, with nobody else
        shown if it can be."""
        ground = self.ground
        for formula in self.plain:
            if all(atom.id in ground.facts for atom in atoms(formula)):
                narrowed = of & ground.space.build(formula)
                of = narrowed if narrowed.satisfiable() else of
        others = [fact for fact in ground.facts if fact.startswith(OTHERS)]
        return plainest(ground.space, of, [*(fact for fact in ground.facts if fact not in others), *others])

    def beside(self, example: Mapping[str, str]) -> tuple[str, ...]:
        """What is so in an example, and not in the plainest example of the wrong."""
        told = (fact for fact, value in example.items() if value not in ("no", self._usual.get(fact)))
        return tuple(fact for fact in told if not fact.startswith((LAW, OTHERS)))

    @cached_property
    def _usual(self) -> dict[str, str]:
        return self.one(self.ground.here)
