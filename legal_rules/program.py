"""Formulas compiled to one straight list of steps, equal parts shared, that every local reading runs over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from legal_rules.formula import All, Any_, Fact, Formula, Not, Note, Use

ATOM, ALL, ANY, NOT = range(4)
FALSE, UNKNOWN, TRUE = 0, 1, 3
_START = (UNKNOWN, TRUE, FALSE, UNKNOWN)
"""What each kind of step is before anything is joined."""
Step = tuple[int, tuple[int, ...]]


@dataclass(frozen=True)
class Tree:
    """A resolved formula as a person reads it, each part with the number of the step that gives its value."""

    node: int
    formula: Formula
    parts: tuple[Tree, ...] = ()

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """Every fact the tree names, once, in order."""
        found: dict[str, None] = {}
        todo = [self]
        while todo:
            tree = todo.pop()
            if isinstance(tree.formula, Fact):
                found[tree.formula.id] = None
            elif tree.parts:
                todo += tree.parts[::-1]
        return tuple(found)


@dataclass(slots=True)
class Program:
    """Steps in an order in which each needs only earlier ones; `by_fact` finds a fact's own steps and their values, and
    `joins` are the steps that are no fact's own, each with its number, its first part and its others; `start` has what each
    step is while nothing is known and nothing joined: for a join of nothing, all there is to it."""

    steps: list[Step] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    joins: list[tuple[int, int, int, tuple[int, ...]]] = field(default_factory=list)
    facts: list[Fact | None] = field(default_factory=list)
    by_fact: dict[str, list[tuple[int, tuple[str, ...]]]] = field(default_factory=dict)
    _known: dict[object, int] = field(default_factory=dict)
    _definitions: dict[int, Tree] = field(default_factory=dict)

    def tree(self, formula: Formula) -> Tree:
        """Add a resolved formula and give its tree.

        Raises:
            ValueError: the formula holds an unresolved definition or world.
        """
        match formula:
            case Fact(name, values):
                return Tree(self._atom(name, values, formula), formula)
            case All(parts) | Any_(parts):
                trees = tuple(self.tree(part) for part in parts)
                code = ALL if isinstance(formula, All) else ANY
                return Tree(self.join(code, tuple(tree.node for tree in trees)), formula, trees)
            case Not(part):
                tree = self.tree(part)
                return Tree(self._step(NOT, (tree.node,)), formula, (tree,))
            case Note(part):
                tree = self.tree(part)
                return Tree(tree.node, formula, (tree,))
            case Use(_, part) if part is not None:
                tree = self._of_definition(part)
                return Tree(tree.node, formula, (tree,))
            case _:
                raise ValueError(f"unresolved formula: {formula}")

    def _of_definition(self, part: Formula) -> Tree:
        """The tree of what a definition says, made once for all that use it: they hold the same formula."""
        if id(part) not in self._definitions:
            self._definitions[id(part)] = self.tree(part)
        return self._definitions[id(part)]

    def join(self, code: int, nodes: tuple[int, ...]) -> int:
        """The step that joins others by all-of or any-of."""
        distinct = tuple(dict.fromkeys(nodes))
        return distinct[0] if len(distinct) == 1 else self._step(code, distinct)

    def _atom(self, name: str, values: tuple[str, ...], fact: Fact) -> int:
        key = (ATOM, name, frozenset(values))
        if key not in self._known:
            node = self._push(key, (ATOM, ()), fact)
            self.by_fact.setdefault(name, []).append((node, values))
        return self._known[key]

    def _step(self, code: int, nodes: tuple[int, ...]) -> int:
        key = (code, nodes)
        return self._known[key] if key in self._known else self._push(key, (code, nodes), None)

    def _push(self, key: object, step: Step, fact: Fact | None) -> int:
        self._known[key] = len(self.steps)
        code, parts = step
        if parts:
            self.joins.append((len(self.steps), code, parts[0], parts[1:]))
        self.start.append(_START[code])
        self.steps.append(step)
        self.facts.append(fact)
        return self._known[key]


Pattern = Mapping[str, str]
