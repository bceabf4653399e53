"""The ground that gaps and changes are worked out on: one kind of act, its wrong and its offences, over named parts.

A definition that a formula uses, an element or exclusion of several facts, and the whole of an offence next door stands
here as one yes/no fact of its own, a *named part*, so that patterns speak of it as one thing. What binds the parts to one
another and to the other facts is kept: everything that the facts behind them, and the constraints between facts, allow of
them (`care`). Nothing else of those facts is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from types import MappingProxyType
from typing import Any

from legal_rules.backwards.cover import NONE, completion, domain, function, together
from legal_rules.facts import Vocabulary, split_world
from legal_rules.formula import FALSE, TRUE, All, Any_, Fact, Formula, Not, Use, atoms, filled, joined
from legal_rules.readings.symbolic import Row, Space, elimination
from legal_rules.slices import Rule

ADJACENT = "adjacent"
PART = "part."
LAW = "law."
DEFINITION, EXCLUSION, NEXT_DOOR = "definition", "exclusion", "next-door"
NODES = 1 << 22
"""The room of a diagram in which a wrong stands beside every version of every offence of a nation."""


@dataclass(frozen=True, slots=True)
class Part:
    """A named part: its name in the space, how a report calls it, what it stands for, and what it is (`DEFINITION`, which
    takes in elements, `EXCLUSION` or `NEXT_DOOR`)."""

    name: str
    title: str
    formula: Formula
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class Abstract:
    """An offence over named parts: each element and each exclusion with its formula. It equals itself alone."""

    rule: Rule
    elements: tuple[tuple[str, Formula], ...]
    exclusions: tuple[tuple[str, Formula], ...]


@dataclass(frozen=True, slots=True)
class Limbs:
    """The functions of an offence: each element met, and each exclusion kept clear of."""

    met: tuple[tuple[str, Any], ...]
    clear: tuple[tuple[str, Any], ...]


def points_of(facts: Iterable[str]) -> tuple[str, ...]:
    """The points of law among some facts."""
    return tuple(fact for fact in facts if fact.startswith(LAW))


def _answered(point: str, answer: str) -> Formula:
    return Fact(point) if answer == "yes" else Not(Fact(point))


@dataclass(frozen=True, slots=True)
class Bounds:
    """What binds facts to one another where some are filled in: constraints with the facts they name, umbrellas left out
    (whatever their parts are, they can go with them); when each choice that need not arise does; and every set of facts
    that is bound together."""

    constraints: tuple[tuple[frozenset[str], Formula], ...]
    arises: Mapping[str, Formula]
    named: tuple[frozenset[str], ...]


def bounds(vocabulary: Vocabulary, known: Mapping[str, str], others: Sequence[Formula] = ()) -> Bounds:
    """What binds the facts of a vocabulary where some are filled in, and what is said of others in a picture."""
    umbrellas = {fact for fact, spec in vocabulary.facts.items() if spec.umbrella}
    constraints = tuple(
        (_facts_of(formula), formula)
        for constraint in vocabulary.constraints
        if not any(split_world(fact)[1] in umbrellas for fact in _facts_of(constraint.is_))
        for formula in (filled(constraint.is_, known),)
    )
    constraints += tuple((_facts_of(formula), formula) for formula in others)
    whens = ((fact, filled(spec.only_if, known)) for fact, spec in vocabulary.facts.items() if spec.only_if is not None)
    arises = {fact: when for fact, when in whens if when != TRUE}
    named = (*(facts for facts, _ in constraints), *(_facts_of(when) | {fact} for fact, when in arises.items()))
    return Bounds(constraints, arises, named)


def _facts_of(formula: Formula) -> frozenset[str]:
    return frozenset(atom.id for atom in atoms(formula))


class Ground:
    """One kind of act: a wrong and some offences, over named parts and the facts outside them."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        known: Mapping[str, str],
        wrong: Formula,
        rules: Iterable[Rule],
        title: Callable[[str], str],
        bounds: Bounds,
    ) -> None:
        self.vocabulary = vocabulary
        self._known = known
        self._title = title
        self._bounds = bounds
        self._parts: dict[Formula, Part] = {}
        self._made: dict[Abstract, Any] = {}
        self._limbs: dict[Abstract, Limbs] = {}
        self.wrong_formula = self._abstract(filled(wrong, self._known))
        self.offences: tuple[Abstract, ...] = tuple(self._offence(rule) for rule in rules)

    def _offence(self, rule: Rule) -> Abstract:
        if rule.offence.role == ADJACENT:
            return self._next_door(rule)
        elements = tuple(
            (element.id, self._element(element.says, filled(tree.formula, self._known)))
            for element, tree in rule.elements
        )
        exclusions = tuple(
            (exclusion.id, self._exclusion(exclusion.says, filled(tree.formula, self._known)))
            for exclusion, tree, _ in rule.exclusions
        )
        return Abstract(rule, elements, exclusions)

    def _next_door(self, rule: Rule) -> Abstract:
        """An offence next door as one named part: that it is made out."""
        made = filled(All((rule.e_formula, Not(rule.x_formula))), self._known)
        return Abstract(rule, (("offence", self._read(rule.offence.title, made, NEXT_DOOR)),), ())

    def _element(self, says: str, formula: Formula) -> Formula:
        abstract = self._abstract(formula)
        named = {atom.id for atom in atoms(abstract)}
        if len(named) < 3 or points_of(named):
            return abstract
        return self._named(self._called(says, formula), formula, DEFINITION)

    def _exclusion(self, says: str, formula: Formula) -> Formula:
        """An exclusion of several facts as one named part; one that turns on a point of law as its facts."""
        named = {atom.id for atom in atoms(formula)}
        if len(named) < 2 or points_of(named):
            return self._abstract(formula)
        return self._named(says, formula, EXCLUSION)

    def _named(self, title: str, formula: Formula, kind: str) -> Fact:
        found = self._parts.get(formula)
        if found is None:
            found = self._parts[formula] = Part(f"{PART}{len(self._parts)}", title, formula, kind)
        return Fact(found.name)

    def _read(self, title: str, formula: Formula, kind: str) -> Formula:
        """A formula as one named part; as one for each reading of the points of law on which it turns, if it turns on any."""
        points = points_of(dict.fromkeys(atom.id for atom in atoms(formula)))
        readings = list(product(("no", "yes"), repeat=len(points)))
        parts = []
        for number, answers in enumerate(readings, start=1):
            answered = dict(zip(points, answers, strict=True))
            read = filled(formula, answered)
            which = f" (reading {number} of {len(readings)})" if points else ""
            part = read if read in (TRUE, FALSE) else self._named(f"{title}{which}", read, kind)
            parts.append(joined(All, TRUE, FALSE, [part, *(_answered(*row) for row in answered.items())]))
        return joined(Any_, FALSE, TRUE, parts)

    def _abstract(self, formula: Formula) -> Formula:
        match formula:
            case Use(id, part) if part is not None:
                if len({atom.id for atom in atoms(part)}) < 2:
                    return self._abstract(part)
                return self._read(self._called(self._title(id), part), part, DEFINITION)
            case All(parts):
                return All(tuple(self._abstract(part) for part in parts))
            case Any_(parts):
                return Any_(tuple(self._abstract(part) for part in parts))
            case Not(part):
                return Not(self._abstract(part))
            case _:
                return formula

    @staticmethod
    def _called(title: str, part: Formula) -> str:
        world = next((split_world(atom.id)[0] for atom in atoms(part)), "")
        return f"{title} ({world})" if world else title

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        """The named parts by name."""
        named = {part.name: part for part in self._parts.values()}
        return {fact: named[fact] for fact in self.facts if fact in named}

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The facts and named parts that patterns speak of: the wrong's first, then the offences' in order."""
        return self.facts_of(self.offences)

    def facts_of(self, offences: Iterable[Abstract]) -> tuple[str, ...]:
        """Those of the wrong and of some offences."""
        formulas = [self.wrong_formula]
        for offence in offences:
            formulas += [formula for _, formula in (*offence.elements, *offence.exclusions)]
        return tuple(dict.fromkeys(atom.id for formula in formulas for atom in atoms(formula)))

    @cached_property
    def every_fact(self) -> tuple[str, ...]:
        """The facts behind what patterns speak of, details before their part; and all that constraints bind to them,
        each beside a fact it is bound to."""
        order: list[str] = []
        for fact in self.facts:
            part = self.parts.get(fact)
            order += [*(atom.id for atom in atoms(part.formula)), fact] if part else [fact]
        known = set(order)
        bound = self._bounds.named
        while True:
            more = [(named & known, sorted(named - known)) for named in bound if named & known and named - known]
            if not more:
                return tuple(dict.fromkeys(order))
            for beside, facts in more:
                fresh = [fact for fact in facts if fact not in known]
                place = min(order.index(fact) for fact in beside) + 1
                order[place:place] = fresh
                known |= set(fresh)

    @cached_property
    def space(self) -> Space:
        """The variables."""
        return Space(self.vocabulary, self.every_fact, ordered=True, arises=self._bounds.arises, nodes=NODES)

    def bound_formulas(self) -> list[Formula]:
        """The constraints whose facts are all here."""
        return [formula for _, formula in self._constraints]

    @cached_property
    def _constraints(self) -> tuple[tuple[frozenset[str], Formula], ...]:
        known = set(self.every_fact)
        return tuple(row for row in self._bounds.constraints if row[0] and row[0] <= known)

    @property
    def arises(self) -> Mapping[str, Formula]:
        """When each choice that need not arise does."""
        return self._bounds.arises

    def domain(self, fact: str) -> tuple[str, ...]:
        """The values a fact can have, `NONE` among them where a choice need not arise."""
        return domain(self.space, fact)

    @cached_property
    def _rows(self) -> tuple[tuple[frozenset[str], Any], ...]:
        """Everything that binds facts and parts to one another, each with the facts it names."""
        space = self.space
        known = set(space.facts)
        rows = [space.one_value(fact, known) for fact in space.facts if space.is_choice(fact)]
        rows += [(named, space.build(formula)) for named, formula in self._constraints]
        for part in self.parts.values():
            name = space.atom(part.name, ("yes",))
            meaning = space.build(part.formula)
            named = frozenset({part.name, *(atom.id for atom in atoms(part.formula))})
            rows.append((named, (name & meaning) | (~name & ~meaning)))
        return tuple(rows)

    @cached_property
    def _eliminated(self) -> tuple[list[Row], list[tuple[str, Any]]]:
        return elimination(self.space, self._rows, frozenset(self.facts))

    @cached_property
    def care(self) -> Any:
        """What can be, of the facts and parts that patterns speak of."""
        return together(self.space, self._eliminated[0], self.space.manager.true())

    @cached_property
    def here(self) -> Any:
        """What can be, within the wrong: much smaller than all that can be."""
        return together(self.space, self._eliminated[0], self.wrong)

    def completed(self, at: Mapping[str, str], usual: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
        """Every fact, those behind the parts among them, in one way that goes with values of what patterns speak of; as usual
        where that can be.

        Raises:
            ValueError: the values cannot go together.
        """
        told = function(self.space, {fact: (value,) for fact, value in at.items()})
        if not together(self.space, self._eliminated[0], told).satisfiable():
            raise ValueError("these values cannot go together")
        found = completion(self.space, at, self._eliminated[1], usual)
        return {fact: value for fact, value in found.items() if value != NONE and fact not in self.parts}

    @cached_property
    def wrong(self) -> Any:
        """The wrong."""
        return self.space.build(self.wrong_formula)

    def limbs(self, offence: Abstract) -> Limbs:
        """The functions of an offence's elements and exclusions, built once."""
        found = self._limbs.get(offence)
        if found is None:
            found = self._limbs[offence] = Limbs(
                met=tuple((id, self.space.build(formula)) for id, formula in offence.elements),
                clear=tuple((id, ~self.space.build(formula)) for id, formula in offence.exclusions),
            )
        return found

    def made(self, offence: Abstract) -> Any:
        """That an offence is made out: every element and no exclusion."""
        found = self._made.get(offence)
        if found is None:
            limbs = self.limbs(offence)
            found = self.space.manager.true()
            for _, limb in (*limbs.met, *limbs.clear):
                found = found & limb
            self._made[offence] = found
        return found
