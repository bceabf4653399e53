"""Mutants of a rule: each literal of each element and exclusion flipped, dropped, or loosened, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legal_rules.formula import FALSE, TRUE, All, Any_, Fact, Formula, Not, Note, Use, atoms
from legal_rules.slices import Rule


@dataclass(frozen=True)
class Mutant:
    """A rule with one literal changed: its elements and exclusions, what was done, and the facts of the literal."""

    elements: Formula
    exclusions: Formula
    says: str
    facts: frozenset[str]


def mutants(rule: Rule) -> Iterator[Mutant]:
    """Every mutant of a rule."""
    elements = [(element.id, tree.formula) for element, tree in rule.elements]
    exclusions = [(exclusion.id, tree.formula) for exclusion, tree, _ in rule.exclusions]
    for position, (name, formula) in enumerate(elements):
        for changed, says, facts in changes(formula):
            parts = [f for _, f in elements]
            parts[position] = changed
            yield Mutant(All(tuple(parts)), Any_(tuple(f for _, f in exclusions)), f"{name}: {says}", facts)
    for position, (name, formula) in enumerate(exclusions):
        for changed, says, facts in changes(formula):
            parts = [f for _, f in exclusions]
            parts[position] = changed
            yield Mutant(All(tuple(f for _, f in elements)), Any_(tuple(parts)), f"{name}: {says}", facts)


Changed = tuple[Formula, str, frozenset[str]]


def changes(formula: Formula) -> Iterator[Changed]:
    """A formula with one literal flipped, dropped from its list, or its list loosened (all to any) or tightened."""
    match formula:
        case Fact(name, values):
            facts = frozenset({name})
            shown = name if values == ("yes",) else f"{name} = {'|'.join(values)}"
            yield Not(formula), f"flip {shown}", facts
            if len(values) > 1:
                for value in values:
                    rest = tuple(other for other in values if other != value)
                    yield Fact(name, rest, False), f"drop {value} from {shown}", facts
        case Not(part):
            for changed, says, facts in changes(part):
                yield Not(changed), says, facts
        case Note(part) | Use(_, part) if part is not None:
            yield from changes(part)
        case All(parts) | Any_(parts):
            yield from _list_changes(formula, parts)


def _list_changes(formula: All | Any_, parts: tuple[Formula, ...]) -> Iterator[Changed]:
    build = All if isinstance(formula, All) else Any_
    for position, part in enumerate(parts):
        named = frozenset(atom.id for atom in atoms(part))
        rest = (*parts[:position], *parts[position + 1 :])
        empty = TRUE if build is All else FALSE
        yield (build(rest) if rest else empty), f"drop {', '.join(sorted(named))}", named
        for changed, says, facts in changes(part):
            yield build((*parts[:position], changed, *parts[position + 1 :])), says, facts
    if len(parts) > 1:
        other = Any_ if build is All else All
        named = frozenset(atom.id for atom in atoms(formula))
        yield (
            other(parts),
            f"{'loosen all to any' if build is All else 'tighten any to all'} of {', '.join(sorted(named))}",
            named,
        )
