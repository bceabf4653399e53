"""The law of one nation on one day: which version of each offence is read, what its status is, and its compiled form."""

from __future__ import annotations

import bisect
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, TypeVar, cast

from legal_rules.facts import renamed
from legal_rules.formula import All, Any_, Fact, Formula, atoms, resolve
from legal_rules.law import Definition, DefinitionVersion, Element, Exclusion, InForce, Offence, OffenceVersion
from legal_rules.program import ALL, ANY, Pattern, Program, Tree
from legal_rules.readings.diagram import Diagram, Walk
from legal_rules.readings.functions import OffenceFunctions, offence_functions
from legal_rules.readings.symbolic import Space
from legal_rules.rulebook import RuleBook

Status = Literal["in-force", "not-yet", "repealed", "unconfirmed", "proposed"]
IN_FORCE: Final = "in-force"
NOT_YET: Final = "not-yet"
REPEALED: Final = "repealed"
UNCONFIRMED: Final = "unconfirmed"
PROPOSED: Final = "proposed"
UNREAD = "in-force-unread"
"""How law stands that was in force, but whose text was not read: its commencement may be confirmed, its words are not."""
_OFTEN = 4
"""How many patterns with a rule's facts filled in take as long as writing its diagram out."""
Version = TypeVar("Version", OffenceVersion, DefinitionVersion)
_PERSON = {
    "shown": ("image.of-person", "B is the person shown"),
    "recipient": ("recipient.is-person", "B is the person it was sent, shown or done to"),
}
_PERSON_SAYS = {
    "threatened": "B is the person shown in what was threatened",
    "watched": "B is the person watched",
    "affected": "B is the person it was done to",
}


def first_day(in_force: InForce) -> dt.date | None:
    """The first day a version is read as of: its commencement, or the day before which it cannot have begun."""
    return in_force.from_ or in_force.not_before


def version_on(versions: Sequence[Version], day: dt.date) -> tuple[Version, Status]:
    """The version read for an act on a day, and the law's status that day.

    In force that day; else passed but not confirmed; else the first (`not-yet`), or the one before (`repealed`).
    """
    for version in versions:
        start, end = version.in_force.from_, version.in_force.to
        if start is not None and start <= day <= (end or dt.date.max):
            return version, IN_FORCE
    started: list[tuple[dt.date, Version]] = []
    proposed: list[Version] = []
    for version in versions:
        start = first_day(version.in_force)
        if start is None or version.in_force.status == "proposed":
            proposed.append(version)
        else:
            started.append((start, version))
    if not started:
        return proposed[0], PROPOSED
    started.sort(key=lambda row: row[0])
    before = [row for row in started if row[0] <= day]
    if not before:
        return started[0][1], NOT_YET
    latest = before[-1][1]
    return latest, REPEALED if latest.in_force.from_ is not None else UNCONFIRMED


def standing(law: str, reconstructed: bool) -> str:
    """How law stands for those who ask whether it fits: its status, or `UNREAD`."""
    return UNREAD if law == IN_FORCE and reconstructed else law


def reading_day(in_force: InForce, day: dt.date, status: str, as_at: dt.date) -> dt.date:
    """The day on which a version's definitions are read."""
    if status == IN_FORCE:
        return day
    if status == PROPOSED:
        return as_at
    if status == REPEALED:
        return in_force.to or day
    return first_day(in_force) or day


@dataclass(frozen=True)
class Rule:
    """One offence as read for a day: its version, status, and the trees and steps of its parts."""

    offence: Offence
    version: OffenceVersion
    law: Status
    elements: tuple[tuple[Element, Tree], ...]
    exclusions: tuple[tuple[Exclusion, Tree, Tree | None], ...]
    e: int
    x: int
    triggers: Tree | None

    @property
    def standing(self) -> str:
        """The law's status that day, `UNREAD` where it was in force and its text was not read."""
        return standing(self.law, self.version.reconstructed)

    @cached_property
    def e_formula(self) -> Formula:
        """All elements."""
        return All(tuple(tree.formula for _, tree in self.elements))

    @cached_property
    def x_formula(self) -> Formula:
        """Any exclusion."""
        return Any_(tuple(tree.formula for _, tree, _ in self.exclusions))

    @cached_property
    def element_facts(self) -> frozenset[str]:
        """Every fact an element turns on."""
        return frozenset(fact for _, tree in self.elements for fact in tree.facts)

    @cached_property
    def exclusion_facts(self) -> frozenset[str]:
        """Every fact an exclusion turns on."""
        return frozenset(fact for _, tree, _ in self.exclusions for fact in tree.facts)


class Slice:
    """The law of a nation for every day of one stretch in which nothing changes."""

    def __init__(self, book: RuleBook, nation: str, day: dt.date, as_at: dt.date) -> None:
        self.book = book
        self.nation = nation
        self.day = day
        self.program = Program()
        self._defined: dict[tuple[str, str, dt.date, frozenset[str]], Formula] = {}
        self.rules = tuple(self._rule(offence, as_at) for offence in book.of_nation(nation))
        self.by_id = {rule.offence.id: rule for rule in self.rules}
        self._loose: dict[str, frozenset[str]] = {}
        self._functions: dict[tuple[str, frozenset[str]], OffenceFunctions] = {}
        self._diagrams: dict[tuple[str, frozenset[str]], Diagram] = {}
        self._walks: dict[tuple[tuple[str, frozenset[str]], ...], Walk] = {}
        self._filled: Counter[tuple[str, frozenset[str]]] = Counter()

    @cached_property
    def exclusion_only(self) -> frozenset[str]:
        """The facts that some exclusion turns on and no element of any offence does."""
        elements = frozenset[str]().union(*(rule.element_facts for rule in self.rules))
        return frozenset[str]().union(*(rule.exclusion_facts for rule in self.rules)) - elements

    def definition(self, id: str, day: dt.date) -> Formula:
        """What a definition says on a day."""
        return version_on(self.book.definitions[(self.nation, id)].versions, day)[0].is_

    def resolved(self, formula: Formula, day: dt.date, derived: frozenset[str] = frozenset()) -> Formula:
        """A formula with the definitions of a day filled in and its worlds turned into renamed facts."""
        facts = self.book.vocabulary.facts

        def name(fact: str, world: str) -> str:
            return fact if fact in derived else renamed(facts[fact], world)

        def defined(id: str, world: str) -> Formula:
            key = (id, world, day, derived)
            if key not in self._defined:
                self._defined[key] = resolve(self.definition(id, day), defined, name, world)
            return self._defined[key]

        return resolve(formula, defined, name)

    def _rule(self, offence: Offence, as_at: dt.date) -> Rule:
        version, law = version_on(offence.versions, self.day)
        day = reading_day(version.in_force, self.day, law, as_at)
        derived = frozenset(item.id for item in offence.derive)

        def tree(formula: Formula) -> Tree:
            return self.program.tree(self.resolved(formula, day, derived))

        age = self.book.responsibility.get(self.nation)
        elements = [(_person(offence), self.program.tree(_person(offence).is_))]
        elements += [(element, tree(element.is_)) for element in version.elements]
        exclusions = tuple(
            (exclusion, tree(exclusion.is_), tree(exclusion.raised_by) if exclusion.raised_by else None)
            for exclusion in (*version.exclusions, *((age.exclusion,) if age else ()))
        )
        return Rule(
            offence=offence,
            version=version,
            law=law,
            elements=tuple(elements),
            exclusions=exclusions,
            e=self.program.join(ALL, tuple(item.node for _, item in elements)),
            x=self.program.join(ANY, tuple(item.node for _, item, _ in exclusions)),
            triggers=tree(offence.triggers) if offence.triggers else None,
        )

    @cached_property
    def space(self) -> Space:
        """The variables of every diagram of this stretch of law."""
        vocabulary = self.book.vocabulary
        named = set(self.program.by_fact).union(*vocabulary.bound)
        for spec in vocabulary.facts.values():
            if spec.only_if is not None and spec.id in named:
                named |= {atom.id for atom in atoms(spec.only_if)}
        return Space(vocabulary, named)

    @cached_property
    def unread(self) -> frozenset[str]:
        """The facts that only constraints speak of, umbrellas among them."""
        return frozenset(self.space.facts) - frozenset(self.program.by_fact)

    def diagram(self, rule: Rule, said: Iterable[str] = ()) -> Diagram:
        """The decision diagram of a rule for patterns of some facts, built when first asked for: facts that no rule
        reads are in it only if they are said."""
        key = self._key(rule, said)
        found = self._diagrams.get(key)
        if found is None:
            found = self._diagrams[key] = self.functions(rule, said).diagram()
        return found

    def functions(self, rule: Rule, said: Iterable[str] = ()) -> OffenceFunctions:
        """The functions behind a rule's diagram."""
        key = self._key(rule, said)
        found = self._functions.get(key)
        if found is None:
            left_out = self.unread - key[1]
            found = self._functions[key] = offence_functions(self.space, rule.e_formula, rule.x_formula, left_out)
        return found

    def reach(self, rule: Rule, pattern: Pattern) -> int:
        """What `Diagram.reach` of a rule gives for a pattern, without its diagram."""
        return self.functions(rule, pattern).reach(pattern)

    def walk(self, rules: Sequence[Rule], said: Iterable[str]) -> Walk:
        """The three things that can be so of each of some rules, and then each group of constraints, as one table."""
        said = frozenset(said)
        key = tuple(self._key(rule, said) for rule in rules)
        found = self._walks.get(key)
        if found is None:
            each = [self.functions(rule, said) for rule in rules]
            parts = [part for functions in each for _, part in functions.parts(functions.c)]
            found = self._walks[key] = self.space.walk([*parts, *(bound for _, bound in self.space.groups)])
        return found

    def left_open(self, rule: Rule, pattern: Pattern) -> tuple[Diagram, list[int]]:
        """A diagram that says on what a rule still turns, with the state of its literals: for the first patterns, one with
        what each says filled in; then the rule's own, which takes longer to write out, but once."""
        key = self._key(rule, pattern)
        self._filled[key] += 1
        if key in self._diagrams or self._filled[key] > _OFTEN:
            written = self.diagram(rule, pattern)
            return written, written.assign(pattern)
        filled = self.functions(rule, pattern).left_open(pattern)
        return filled, filled.assign({})

    def _key(self, rule: Rule, said: Iterable[str]) -> tuple[str, frozenset[str]]:
        loose = self._loose.get(rule.offence.id)
        if loose is None:
            bound = self.space.bound(rule.element_facts | rule.exclusion_facts)
            loose = self._loose[rule.offence.id] = self.unread & bound
        return rule.offence.id, loose.intersection(said)


def _person(offence: Offence) -> Element:
    """The element that B stands in the role the offence protects; the others follow from `about`."""
    fact, says = _PERSON.get(offence.person, ("", ""))
    is_: Formula = Fact(fact) if fact else All(())
    return Element("person", says or _PERSON_SAYS[offence.person], offence.provision.at, "circumstance", is_)


def changes(book: RuleBook, nation: str) -> tuple[dt.date, ...]:
    """Every day on which the law of a nation, offences and definitions alike, may read differently from the day before."""
    key = ("changes", nation)
    if key not in book.cache:
        days = {
            day for entry in _entries(book, nation) for version in entry.versions for day in _edges(version.in_force)
        }
        if nation in book.responsibility:
            days |= {row.from_ for row in book.responsibility[nation].ages if row.from_ is not None}
        book.cache[key] = tuple(sorted(days))
    return cast("tuple[dt.date, ...]", book.cache[key])


def _entries(book: RuleBook, nation: str) -> Iterator[Offence | Definition]:
    yield from book.of_nation(nation)
    for (where, _), definition in book.definitions.items():
        if where == nation:
            yield definition


def _edges(in_force: InForce) -> Iterator[dt.date]:
    start = first_day(in_force)
    if start is not None:
        yield start
    if in_force.to is not None:
        yield in_force.to + dt.timedelta(days=1)


def law_on(book: RuleBook, nation: str, day: dt.date, as_at: dt.date | None = None) -> Slice:
    """The law of a nation on a day, compiled; kept with the book and shared by every day of the same stretch."""
    days = changes(book, nation)
    position = bisect.bisect_right(days, day)
    anchor = days[position - 1] if position else day
    key = ("slice", nation, position)
    if key not in book.cache:
        book.cache[key] = Slice(book, nation, anchor, as_at or day)
    return cast("Slice", book.cache[key])


def earliest(book: RuleBook, nation: str) -> dt.date:
    """The first day of the earliest version held for a nation (its first change)."""
    days = changes(book, nation)
    return days[0] if days else dt.date(2000, 1, 1)
