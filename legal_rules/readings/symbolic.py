"""Decide: every completion of the facts that the constraints allow, through a binary decision diagram.

`oxidd` builds the diagrams (this module alone knows it); the hot paths walk exported tuples (`diagram`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from legal_rules.facts import Vocabulary
from legal_rules.formula import Fact, Formula, atoms, fold
from legal_rules.program import Pattern
from legal_rules.readings.diagram import ALWAYS, LEAVES, NEVER, Diagram, Literal, Walk

Row = tuple[frozenset[str], Any]
_CAPACITY = 1 << 20
_REMEMBERED = 1 << 16
"""Room for results of operations: each stretch of law touches all of it, and a larger one is no faster."""


class _Algebra:
    """Facts as diagram variables; the four readings of a formula's parts are the diagram's own operations."""

    def __init__(self, space: Space) -> None:
        self.space = space

    def fact(self, atom: Fact) -> Any:
        return self.space.atom(atom.id, atom.values)

    def all_of(self, parts: Sequence[Any]) -> Any:
        total = self.space.manager.true()
        for part in parts:
            total = total & part
        return total

    def any_of(self, parts: Sequence[Any]) -> Any:
        total = self.space.manager.false()
        for part in parts:
            total = total | part
        return total

    def negate(self, part: Any) -> Any:
        return ~part


class Space:
    """The variables of one body of law: one for a yes/no fact, one a value for a choice. `facts` stand in the vocabulary's
    order and the variables as `_side_by_side` puts them, or both in an order given (then `facts` is taken as it comes).

    A name the vocabulary does not know is a yes/no fact. `arises` says when each choice that need not arise does; the
    vocabulary says so unless it is given.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        facts: Iterable[str],
        ordered: bool = False,
        arises: Mapping[str, Formula] | None = None,
        nodes: int = _CAPACITY,
    ) -> None:
        from oxidd.bdd import BDDManager

        self.vocabulary = vocabulary
        order = {fact: position for position, fact in enumerate(vocabulary.facts)}
        self.facts = list(dict.fromkeys(facts))
        if not ordered:
            self.facts.sort(key=lambda fact: (order.get(fact, order.get(fact.partition(".")[2], len(order))), fact))
        self.values = {fact: self._values(fact) for fact in self.facts}
        self.arises = {f: s.only_if for f, s in vocabulary.facts.items() if s.only_if} if arises is None else arises
        self.literals: list[Literal] = [
            (fact, value)
            for fact in (self.facts if ordered else self._side_by_side())
            for value in (self.values[fact] if self.is_choice(fact) else ("yes",))
        ]
        self.number = {literal: position for position, literal in enumerate(self.literals)}
        self._shorter: dict[frozenset[str], list[Row]] = {}
        self._answers: dict[Literal, Any] = {}
        self.told: dict[tuple[str, tuple[str, ...]], Any] = {}
        self.variables: dict[tuple[str, ...], Any] = {}
        self.manager: Any = BDDManager(nodes, _REMEMBERED, 1)
        self._full = nodes // 2
        self.manager.add_vars(len(self.literals))

    def _side_by_side(self) -> list[str]:
        """From each fact, as the vocabulary has them, to those that constraints bind it to, and on from there: what bears
        on one another then stands close, which makes diagrams half as large."""
        near: dict[str, set[str]] = {fact: set() for fact in self.facts}
        arising = [{fact, *(atom.id for atom in atoms(only_if))} for fact, only_if in self.arises.items()]
        for named in (*self.vocabulary.bound, *arising):
            if named <= near.keys():
                for fact in named:
                    near[fact] |= named
        place = {fact: position for position, fact in enumerate(self.facts)}
        found: dict[str, None] = {}
        for fact in self.facts:
            todo = [fact]
            while todo:
                if (at := todo.pop()) not in found:
                    found[at] = None
                    todo += sorted(near[at] - found.keys(), key=place.__getitem__, reverse=True)
        return list(found)

    def _values(self, fact: str) -> tuple[str, ...]:
        return self.vocabulary.spec(fact).values if self.vocabulary.knows(fact) else ("yes", "no")

    def is_choice(self, fact: str) -> bool:
        """Whether a fact has choices rather than yes and no."""
        return self.values[fact] != ("yes", "no")

    def atom(self, fact: str, values: Iterable[str]) -> Any:
        """That a fact has one of some values: of a choice, that value and no other, which the constraints say too and
        which keeps what is said of one kind of act out of what is said of another."""
        wanted = frozenset(values)
        if not self.is_choice(fact):
            var = self.manager.var(self.number[(fact, "yes")])
            total = self.manager.false()
            for value in wanted:
                total = total | (var if value == "yes" else ~var)
            return total
        none_yet, exactly = self.manager.true(), self.manager.false()
        for value in self.values[fact]:
            var = self.manager.var(self.number[(fact, value)])
            exactly = (exactly & ~var) | (none_yet & var) if value in wanted else exactly & ~var
            none_yet = none_yet & ~var
        return exactly

    def tidy(self) -> None:
        """Give back the nodes of diagrams no longer held, once they fill half the room: nothing else ever does."""
        if self.manager.approx_num_inner_nodes() > self._full:
            self.manager.gc()

    def build(self, formula: Formula) -> Any:
        """The diagram of a resolved formula."""
        self.tidy()
        return fold(formula, _Algebra(self))

    @cached_property
    def rules(self) -> list[Row]:
        """Every constraint within these facts: the vocabulary's own, and one value at a time for choices."""
        known = set(self.facts)
        rows: list[Row] = []
        for named, constraint in zip(self.vocabulary.bound, self.vocabulary.constraints, strict=True):
            if named <= known:
                rows.append((named, self.build(constraint.is_)))
        for fact in self.facts:
            if self.is_choice(fact):
                rows.append(self.one_value(fact, known))
        return rows

    def one_value(self, fact: str, known: set[str]) -> Row:
        """That a choice has one value, where it arises, and none where it does not; and the facts this names."""
        none_yet, exactly = self.manager.true(), self.manager.false()
        for value in self.values[fact]:
            var = self.manager.var(self.number[(fact, value)])
            exactly = (exactly & ~var) | (none_yet & var)
            none_yet = none_yet & ~var
        only_if = self.arises.get(fact)
        if only_if is None:
            return frozenset({fact}), exactly
        named = frozenset(atom.id for atom in atoms(only_if))
        if not named <= known:
            return frozenset({fact}), exactly | none_yet
        holds = self.build(only_if)
        return named | {fact}, (holds & exactly) | (~holds & none_yet)

    def bound(self, facts: Iterable[str]) -> frozenset[str]:
        """Some facts, and all that constraints bind to them, directly or through others."""
        reached = set(facts)
        pending = [named for named, _ in self.rules]
        while near := [named for named in pending if named & reached]:
            pending = [named for named in pending if not named & reached]
            reached = reached.union(*near)
        return frozenset(reached)

    def _rules_without(self, left_out: frozenset[str]) -> list[Row]:
        if left_out not in self._shorter:
            keep = frozenset(self.facts) - left_out
            self._shorter[left_out] = eliminated(self, self.rules, keep) if left_out else self.rules
        return self._shorter[left_out]

    def constraint(self, facts: Iterable[str], left_out: frozenset[str] = frozenset()) -> tuple[Any, frozenset[str]]:
        """All constraints that bear on some facts, directly or through others, and all facts they name; what they
        say of the facts left out is kept only as far as it binds the others."""
        reached = set(facts)
        pending = list(self._rules_without(left_out))
        total = self.manager.true()
        while True:
            near = [row for row in pending if row[0] & reached]
            if not near:
                return total, frozenset(reached)
            pending = [row for row in pending if not row[0] & reached]
            for named, diagram in near:
                reached |= named
                total = total & diagram

    @cached_property
    def groups(self) -> tuple[Row, ...]:
        """Each group of facts that constraints bind together, with what they say of it."""
        rows: list[Row] = []
        placed: set[str] = set()
        for named, _ in self.rules:
            if not named <= placed:
                constraint, reached = self.constraint(named)
                placed |= reached
                rows.append((reached, constraint))
        return tuple(rows)

    def said(self, pattern: Pattern, facts: frozenset[str]) -> list[tuple[Literal, bool]]:
        """Each literal of some facts that a pattern decides, and how."""
        return [
            ((fact, choice), choice == value)
            for fact, value in pattern.items()
            if fact in facts
            for choice in (self.values[fact] if self.is_choice(fact) else ("yes",))
        ]

    def allowed(self, function: Any, pattern: Pattern, facts: frozenset[str]) -> Any:
        """A function where the facts of a pattern are as it says."""
        answers = self.manager.true()
        for fact, value in pattern.items():
            if fact in facts:
                answers = answers & self._answer(fact, value)
        return function & answers

    def _answer(self, fact: str, value: str) -> Any:
        """That a fact's literals are as one answer says."""
        found = self._answers.get((fact, value))
        if found is None:
            found = self.manager.true()
            for literal, holds in self.said({fact: value}, frozenset({fact})):
                var = self.manager.var(self.number[literal])
                found = found & (var if holds else ~var)
            self._answers[fact, value] = found
        return found

    def export(self, leaves: Sequence[tuple[int, Any]]) -> Diagram:
        """Several functions that exclude one another, walked together into one diagram with a leaf for each."""
        roots = tuple(function for _, function in leaves)
        marks = tuple(mark for mark, _ in leaves)
        var: list[int] = [-1] * LEAVES
        low: list[int] = list(range(LEAVES))
        high: list[int] = list(range(LEAVES))
        known: dict[tuple[Any, ...], int] = {}
        unique: dict[tuple[int, int, int], int] = {}

        def visit(functions: tuple[Any, ...]) -> int:
            found = known.get(functions)
            if found is not None:
                return found
            tops = [function.node_var() for function in functions]
            inner = [top for top in tops if top is not None]
            if not inner:
                mark = sum(m for m, function in zip(marks, functions, strict=True) if function.valid())
                known[functions] = mark
                return mark
            top = min(inner)
            halves = [
                function.cofactors() if at == top else (function, function)
                for function, at in zip(functions, tops, strict=True)
            ]
            yes = visit(tuple(half[0] for half in halves))
            no = visit(tuple(half[1] for half in halves))
            if yes == no:
                known[functions] = yes
                return yes
            name = unique.get((top, no, yes))
            if name is None:
                name = unique[(top, no, yes)] = len(var)
                var.append(top)
                low.append(no)
                high.append(yes)
            known[functions] = name
            return name

        return self._written(visit(roots), var, low, high)

    def walk(self, functions: Sequence[Any]) -> Walk:
        """Some functions as one table."""
        number: dict[Any, int] = {self.manager.false(): NEVER, self.manager.true(): ALWAYS}
        place: dict[int, int] = {}
        nodes: list[tuple[int, int, int]] = []

        def visit(function: Any) -> int:
            found = number.get(function)
            if found is None:
                high, low = map(visit, function.cofactors())
                var = place.setdefault(function.node_var(), len(place))
                found = number[function] = len(nodes) + len((NEVER, ALWAYS))
                nodes.append((var, low, high))
            return found

        roots = tuple(map(visit, functions))
        return Walk(tuple(self.literals[var] for var in place), tuple(nodes), roots)

    def _written(self, root: int, var: Sequence[int], low: Sequence[int], high: Sequence[int]) -> Diagram:
        """A diagram with those of our variables that it has."""
        used = sorted(set(var[LEAVES:]))
        place = {number: position for position, number in enumerate(used)}
        literals = tuple(self.literals[number] for number in used)
        index: dict[str, list[tuple[int, str]]] = {}
        for position, (fact, value) in enumerate(literals):
            index.setdefault(fact, []).append((position, value))
        return Diagram(
            literals=literals,
            index={fact: tuple(rows) for fact, rows in index.items()},
            var=tuple(place.get(number, -1) for number in var),
            low=tuple(low),
            high=tuple(high),
            root=root,
        )


def eliminated(space: Space, rows: Sequence[Row], keep: frozenset[str]) -> list[Row]:
    """Rows that together say what some rows say of the facts kept; the others are left out one by one."""
    return elimination(space, rows, keep)[0]


def elimination(space: Space, rows: Sequence[Row], keep: frozenset[str]) -> tuple[list[Row], list[tuple[str, Any]]]:
    """What `eliminated` gives; and each fact left out, in order, with what binds it to the facts left out after it and
    to those kept: from the last back to the first, they give each fact left out a value it can have."""
    pending = list(rows)
    left_out: list[tuple[str, Any]] = []
    loose = frozenset[str]().union(*(facts for facts, _ in pending)) - keep
    widths = _widths(loose, pending)
    while widths:
        fact = min(widths, key=lambda name: (widths[name], name))
        del widths[fact]
        near = [row for row in pending if fact in row[0]]
        pending = [row for row in pending if fact not in row[0]]
        total = space.manager.true()
        for _, row in near:
            total = total & row
        space.tidy()
        left_out.append((fact, total))
        others = frozenset[str]().union(*(facts for facts, _ in near)) - {fact}
        pending.append((others, without(space, total, (fact,))))
        widths.update(_widths(others & widths.keys(), pending))
    return pending, left_out


def _widths(loose: frozenset[str], rows: Sequence[Row]) -> dict[str, int]:
    """How many facts the rows with each loose fact name together."""
    near: dict[str, set[str]] = {fact: set() for fact in loose}
    for facts, _ in rows:
        for fact in facts & loose:
            near[fact] |= facts
    return {fact: len(facts) for fact, facts in near.items()}


def without(space: Space, of: Any, facts: Sequence[str]) -> Any:
    """A function with some facts left out: what it allows for some values of them."""
    return of.exists(literals(space, facts))


def literals(space: Space, facts: Sequence[str]) -> Any:
    """The variables of some facts, as the one function that `exists` and `forall` take."""
    key = tuple(facts)
    if key not in space.variables:
        space.variables[key] = _literals(space, facts)
    return space.variables[key]


def _literals(space: Space, facts: Sequence[str]) -> Any:
    numbers = sorted(
        space.number[(fact, value)]
        for fact in facts
        for value in (space.values[fact] if space.is_choice(fact) else ("yes",))
    )
    total = space.manager.true()
    for number in reversed(numbers):
        total = space.manager.var(number) & total
    return total
