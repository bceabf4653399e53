"""An offence as functions of the facts: its constraints, elements and exclusions, before any diagram is written out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from legal_rules.formula import Formula, atoms
from legal_rules.program import Pattern
from legal_rules.readings.diagram import E_NOT_X, E_X, NOT_E, Diagram, Literal
from legal_rules.readings.symbolic import Space


@dataclass(frozen=True, slots=True)
class OffenceFunctions:
    """The functions behind an offence's diagram: constraints, elements, exclusions, and the facts they reach."""

    space: Space
    c: Any
    e: Any
    x: Any
    facts: frozenset[str]

    def diagram(self) -> Diagram:
        """The three things that can be so, walked together into one diagram."""
        return self.space.export(self.parts(self.c))

    def reach(self, pattern: Pattern) -> int:
        """What `Diagram.reach` gives, without the diagram, which takes long to write out and is no quicker to walk."""
        here = self.space.allowed(self.c, pattern, self.facts)
        return sum(mark for mark, part in self.parts(here) if part.satisfiable())

    def left_open(self, pattern: Pattern) -> Diagram:
        """The diagram with the facts of a pattern filled in and left out."""
        space, said = self.space, self.space.said(pattern, self.facts)
        filled = space.allowed(space.manager.true(), pattern, self.facts)
        variables = space.manager.true()
        for literal, _ in said:
            variables = variables & space.manager.var(space.number[literal])
        return space.export(tuple((mark, part.exists(variables)) for mark, part in self.parts(self.c & filled)))

    def parts(self, here: Any) -> tuple[tuple[int, Any], ...]:
        """Each of the three things that can be so within a function, with its leaf."""
        met = here & self.e
        return (NOT_E, here & ~self.e), (E_NOT_X, met & ~self.x), (E_X, met & self.x)

    def restrict(self, function: Any, pattern: Pattern) -> Any:
        """A function with the facts of a pattern filled in."""
        for literal, holds in self.space.said(pattern, self.facts):
            function = cofactor(function, self.space, literal, holds)
        return function


def offence_functions(
    space: Space, elements: Formula, exclusions: Formula, left_out: frozenset[str] = frozenset()
) -> OffenceFunctions:
    """The functions of an offence, without facts that nothing here turns on."""
    named = {atom.id for formula in (elements, exclusions) for atom in atoms(formula)}
    constraint, reached = space.constraint(named, left_out)
    return OffenceFunctions(space, constraint, space.build(elements), space.build(exclusions), reached)


def cofactor(function: Any, space: Space, literal: Literal, holds: bool) -> Any:
    """A function with one literal decided."""
    var = space.manager.var(space.number[literal])
    return (function & (var if holds else ~var)).exists(var)
