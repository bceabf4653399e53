"""Formulas as clauses for a SAT solver: a reading that shares nothing with decision diagrams, to check them by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from legal_rules.formula import Fact, Formula, fold


class Clauses:
    """Clauses built up formula by formula; every formula has a literal that is true just when the formula is.

    `values` gives each choice its values; a fact without them is a yes/no fact.
    """

    def __init__(self, values: Mapping[str, Sequence[str]]) -> None:
        self.values = values
        self.clauses: list[list[int]] = []
        self._known: dict[tuple[str, str], int] = {}
        self._last = 0
        self.true = self._fresh()
        self.clauses.append([self.true])

    def _fresh(self) -> int:
        self._last += 1
        return self._last

    def literal(self, fact: str, value: str) -> int:
        """The literal of a fact's value; for a yes/no fact `no` is the negation of `yes`."""
        if fact not in self.values:
            found = self._of((fact, "yes"))
            return found if value == "yes" else -found
        return self._of((fact, value))

    def _of(self, key: tuple[str, str]) -> int:
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._fresh()
        return found

    def formula(self, formula: Formula) -> int:
        """The literal of a resolved formula."""
        return fold(formula, self)

    def one_of(self, fact: str, values: Iterable[str], none: bool) -> int:
        """The literal that a fact has one of some values, or (`none`) no value at all."""
        told = [self.literal(fact, value) for value in values]
        if none:
            told.append(self.all_of([-self.literal(fact, value) for value in self.values[fact]]))
        return self.any_of(told)

    def require(self, literal: int) -> None:
        """Every solution has this."""
        self.clauses.append([literal])

    def exactly_one(self, literals: Sequence[int]) -> int:
        """The literal that one of some literals is true, and no other."""
        pairs = [self.any_of([-a, -b]) for place, a in enumerate(literals) for b in literals[place + 1 :]]
        return self.all_of([self.any_of(literals), *pairs])

    def fact(self, atom: Fact) -> int:
        """The reading of a fact."""
        return self.any_of([self.literal(atom.id, value) for value in atom.values])

    def all_of(self, parts: Sequence[int]) -> int:
        """The reading of a conjunction."""
        return -self.any_of([-part for part in parts])

    def any_of(self, parts: Sequence[int]) -> int:
        """The reading of a disjunction."""
        if not parts:
            return -self.true
        if len(parts) == 1:
            return parts[0]
        gate = self._fresh()
        self.clauses.append([-gate, *parts])
        self.clauses += [[gate, -part] for part in parts]
        return gate

    def negate(self, part: int) -> int:
        """The reading of a negation."""
        return -part
