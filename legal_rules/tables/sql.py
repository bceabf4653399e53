"""SQL: the steps of a program as SQLAlchemy expressions, in SQL's own three-valued logic.

A fact's column holds one of its values or null; null is no information. `and`, `or` and `not` are then Kleene's, so
every database reads a formula as `explain` does. Parts that no column can settle are worked out beforehand: a value here
is `True`, `False`, `None` (never known) or an expression.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Boolean, ColumnElement, and_, case, cast, false, literal, not_, null, or_, true

from legal_rules.assessment import EXCLUDED, MET, MET_UNLESS, NOT_MET, OPEN
from legal_rules.program import ALL, NOT, Program

Value = ColumnElement[bool] | bool | None
Text = ColumnElement[str]
Cell = Callable[[str], Text | str | None]


class Expressions:
    """The expression of any step of a program; `cell` gives a fact's column, the value it always has, or `None`."""

    def __init__(self, program: Program, cell: Cell) -> None:
        self.program = program
        self.cell = cell
        self._known: dict[int, Value] = {}

    def value(self, node: int) -> Value:
        """What a step says of a row."""
        if node not in self._known:
            self._known[node] = self._value(node)
        return self._known[node]

    def _value(self, node: int) -> Value:
        fact = self.program.facts[node]
        if fact is not None:
            cell = self.cell(fact.id)
            if cell is None or isinstance(cell, str):
                return None if cell is None else cell in fact.values
            return cell.in_(fact.values) if len(fact.values) > 1 else cell == fact.values[0]
        code, parts = self.program.steps[node]
        values = [self.value(part) for part in parts]
        if code == NOT:
            return negated(values[0])
        return _joined(values, code == ALL)


def negated(value: Value) -> Value:
    """The contrary of a value; what is not known stays so."""
    if value is None or isinstance(value, bool):
        return None if value is None else not value
    return not_(value)


def _joined(values: Sequence[Value], conjunction: bool) -> Value:
    """All of some values, or any of them. What settles it alone does; what adds nothing is left out."""
    if any(value is (not conjunction) for value in values):
        return not conjunction
    rest = [value for value in values if value is not conjunction]
    expressions = [value for value in rest if value is not None and not isinstance(value, bool)]
    if len(expressions) < len(rest):
        if not expressions:
            return None
        expressions.append(expression(None))
    if not expressions:
        return conjunction
    return and_(*expressions) if conjunction else or_(*expressions)


def expression(value: Value) -> ColumnElement[bool]:
    """A value as an expression."""
    if value is None:
        return cast(null(), Boolean)
    if isinstance(value, bool):
        return true() if value else false()
    return value


def outcome(elements: ColumnElement[bool], exclusions: ColumnElement[bool]) -> Text:
    """The local outcome, the first that holds, from two columns that each are true, false or null."""
    return case(
        (not_(elements), literal(NOT_MET)),
        (exclusions, literal(EXCLUDED)),
        (and_(elements, not_(exclusions)), literal(MET)),
        (elements, literal(MET_UNLESS)),
        else_=literal(OPEN),
    )
