"""Which facts the law of a day can turn on for a kind of act: what its rules still ask once the kind is known, and what
constraints bind to that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from legal_rules.facts import KIND, OTHERS
from legal_rules.formula import Fact, Formula, fold
from legal_rules.program import FALSE, TRUE, UNKNOWN
from legal_rules.readings.explain import NEGATED
from legal_rules.slices import NOT_YET, REPEALED, Rule, Slice

Left = tuple[int, frozenset[str]]
"""The local value of a part, and the facts it is still open on."""
_NONE = frozenset[str]()


@dataclass(frozen=True, slots=True)
class _Open:
    """The fold that keeps what is open: Kleene's values, with the facts behind each unknown."""

    known: Mapping[str, str]

    def fact(self, atom: Fact) -> Left:
        value = self.known.get(atom.id)
        return (UNKNOWN, frozenset((atom.id,))) if value is None else (TRUE if value in atom.values else FALSE, _NONE)

    def all_of(self, parts: Sequence[Left]) -> Left:
        return _joined(parts, FALSE, TRUE)

    def any_of(self, parts: Sequence[Left]) -> Left:
        return _joined(parts, TRUE, FALSE)

    def negate(self, part: Left) -> Left:
        return NEGATED[part[0]], part[1]


def _joined(parts: Sequence[Left], decides: int, otherwise: int) -> Left:
    if any(value == decides for value, _ in parts):
        return decides, _NONE
    facts = _NONE.union(*(left for _, left in parts))
    return (UNKNOWN, facts) if facts else (otherwise, _NONE)


def left_open(formula: Formula, known: Mapping[str, str]) -> Left:
    """The local value of a resolved formula where some facts are known, and the facts it is still open on."""
    return fold(formula, _Open(known))


def turned_on(law: Slice, kind: str) -> frozenset[str]:
    """Every fact that some offence of the day, next door and of courses too, can turn on for a kind of act, and what
    constraints bind to it; an offence that was no law yet, or no more, asks nothing. Remembered with the book."""
    key = ("turned-on", law.nation, law.day, kind)
    cache = law.book.cache
    if key not in cache:
        cache[key] = _bound(law, kind, _NONE.union(*(_of_rule(law, rule, kind) for rule in law.rules)))
    return cast("frozenset[str]", cache[key])


def _of_rule(law: Slice, rule: Rule, kind: str) -> frozenset[str]:
    if rule.law in (NOT_YET, REPEALED):
        return _NONE
    known = {KIND: kind}
    elements = [left_open(tree.formula, known) for _, tree in rule.elements]
    if any(value == FALSE for value, _ in elements):
        return _NONE
    return _NONE.union(*(facts for _, facts in elements), *(left_open(f, known)[1] for f in _more(law, rule)))


def _more(law: Slice, rule: Rule) -> Iterator[Formula]:
    """The formulas of a rule beside its elements: exclusions and what raises them, and which acts a course counts."""
    for _, tree, raiser in rule.exclusions:
        yield tree.formula
        if raiser is not None:
            yield raiser.formula
    if rule.triggers is not None:
        yield rule.triggers.formula
    for item in rule.offence.derive:
        yield law.resolved(item.acts, law.day)


def _bound(law: Slice, kind: str, read: frozenset[str]) -> frozenset[str]:
    """The facts read, those of definitions counted over other people, and what constraints bind to either."""
    known = {KIND: kind}
    for fact in read:
        if fact.startswith(OTHERS):
            definition = law.definition(fact.removeprefix(OTHERS), law.day)
            read |= left_open(law.resolved(definition, law.day), known)[1]
    groups = [facts for c in law.book.vocabulary.constraints if (facts := left_open(c.is_, known)[1])]
    while more := [facts for facts in groups if not read.isdisjoint(facts) and not facts <= read]:
        read = read.union(*more)
    return read
