"""The law read backwards: fact patterns that are wrongful and met by no offence in force, every one, none twice.

W is a wrong, L the law that counts on the day, C the constraints. A pattern is a cube inside "W and not L" or "not C"
from which nothing can be dropped; together the patterns cover "W and not L" within C, and none is spare. Named
definitions of the law and of the yardstick stand in patterns as one word wherever they can.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from legal_rules.facts import renamed
from legal_rules.formula import All, Fact, Formula, Use, atoms, worlds
from legal_rules.readings.cover import Cube, count, cover, function, values
from legal_rules.readings.symbolic import Space
from legal_rules.rulebook import RuleBook
from legal_rules.slices import IN_FORCE, NOT_YET, PROPOSED, UNCONFIRMED, Rule, Slice, law_on
from legal_rules.wrongs import Wrong, Yardstick

CORE, ADJACENT = "core", "adjacent"
KIND = "act.kind"
DEFINED = "def."


@dataclass(frozen=True, slots=True)
class Pattern:
    """One gap: the values each fact is left, what it misses, and how much of the wrong lies in it."""

    facts: Mapping[str, tuple[str, ...]]
    complete_patterns: int
    share: float
    nearest_offence: str = ""
    nearest_element: str = ""
    would_catch: tuple[str, ...] = ()
    could_catch: tuple[str, ...] = ()
    adjacent: tuple[str, ...] = ()
    law_points: tuple[str, ...] = ()
    cube: Cube = ()


@dataclass(frozen=True, slots=True)
class KindGaps:
    """The gaps of one wrong: how much of it is caught, and every pattern that is not."""

    wrong: Wrong
    caught_share: float
    patterns: tuple[Pattern, ...]
    facts: tuple[str, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Options:
    """What counts as law: core offences, or adjacent ones too; and whether summary-only offences count."""

    roles: tuple[str, ...] = (CORE,)
    summary_counts: bool = True


@dataclass
class Ground:
    """One wrong on one body of law, as functions over one space: what gaps and changes are worked out on."""

    law: Slice
    wrong_formula: Formula
    kind: str
    yardstick: Yardstick
    options: Options = Options()
    others: tuple[Slice, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The offences about this kind of act, whatever their status."""
        return self.rules_of(self.law)

    def rules_of(self, law: Slice) -> tuple[Rule, ...]:
        """The offences of a body of law about this kind of act, whatever their status."""
        return tuple(rule for rule in law.rules if rule.offence.scope == "act" and self.kind in kinds_of(rule))

    @cached_property
    def definitions(self) -> dict[str, tuple[str, Formula]]:
        """Named formulas that patterns may speak of: id to title and resolved formula."""
        vocabulary = self.law.book.vocabulary
        found: dict[str, tuple[str, Formula]] = {}
        for named in self.yardstick.definitions:
            formula = self.yardstick.resolved(named.is_, vocabulary)
            if {atom.id for atom in atoms(formula)} <= self._wrong_facts:
                found[named.id] = (named.title, formula)
        for law in (self.law, *self.others):
            for rule in self.rules_of(law):
                for formula in rule.version.formulas():
                    for use, world in worlds(formula):
                        if isinstance(use, Use) and not world and use.id not in found:
                            definition = law.book.definitions[(law.nation, use.id)]
                            found[use.id] = (definition.title.lower(), law.resolved(use, law.day))
        return found

    @cached_property
    def _wrong_facts(self) -> set[str]:
        return {atom.id for atom in atoms(self.wrong_formula)}

    @cached_property
    def space(self) -> Space:
        """The variables, details first: what comes early is dropped from patterns first."""
        vocabulary = self.law.book.vocabulary
        rules = [rule for law in (self.law, *self.others) for rule in self.rules_of(law)]
        facts = {fact for rule in rules for fact in rule.element_facts | rule.exclusion_facts} | self._wrong_facts
        inside = {atom.id for _, formula in self.definitions.values() for atom in atoms(formula)}
        order = {fact: position for position, fact in enumerate(vocabulary.facts)}
        for constraint in vocabulary.constraints:
            named = {atom.id for atom in atoms(constraint.is_)}
            facts |= named if named & facts else set()
        for fact in list(facts):
            spec = vocabulary.facts.get(fact)
            if spec is not None and spec.only_if is not None:
                facts |= {atom.id for atom in atoms(spec.only_if)}

        def rank(fact: str) -> tuple[int, int, str]:
            late = 0 if fact.startswith("law.") else 1 if fact in inside else 3 if fact in self._wrong_facts else 2
            return late, order.get(fact, len(order)), fact

        names = [DEFINED + id for id in self.definitions]
        return Space(vocabulary, [KIND, *sorted(facts - {KIND}, key=rank), *names], ordered=True)

    def of_kind(self, built: Any) -> Any:
        """A function with the kind of act filled in."""
        for value in self.space.values[KIND]:
            var = self.space.manager.var(self.space.number[(KIND, value)])
            built = (built & (var if value == self.kind else ~var)).exists(var)
        return built

    @cached_property
    def care(self) -> Any:
        """The constraints, and that each named definition means its formula."""
        total, _ = self.space.constraint(self.space.facts)
        for id, (_, formula) in self.definitions.items():
            name = self.space.atom(DEFINED + id, ("yes",))
            built = self.space.build(formula)
            total = total & ((name & built) | (~name & ~built))
        return self.of_kind(total)

    @cached_property
    def wrong(self) -> Any:
        """The wrong."""
        return self.of_kind(self.space.build(self.wrong_formula))

    def made(self, rule: Rule) -> Any:
        """That an offence is made out."""
        e, x = self.space.build(rule.e_formula), self.space.build(rule.x_formula)
        return self.of_kind(e & ~x)

    def counts(self, rule: Rule) -> bool:
        """Whether an offence counts as law: in force, read, of a role that counts."""
        penalty = rule.version.penalty
        weak = penalty is not None and penalty.mode == "summary" and not self.options.summary_counts
        return (
            rule.law == IN_FORCE
            and not rule.version.reconstructed
            and rule.offence.role in self.options.roles
            and not weak
        )

    def law_function(self, law: Slice) -> Any:
        """That some offence that counts is made out."""
        total = self.space.manager.false()
        for rule in self.rules_of(law):
            if self.counts(rule):
                total = total | self.made(rule)
        return total

    @cached_property
    def caught(self) -> Any:
        """The law of the day."""
        return self.law_function(self.law)

    @cached_property
    def counted(self) -> set[str]:
        """The facts that complete patterns are counted over: those the wrong and the law of this kind turn on."""
        return {fact for fact in self.space.facts if not fact.startswith(DEFINED) and fact != KIND and self._turns(fact)}

    def _turns(self, fact: str) -> bool:
        return fact in self._wrong_facts or any(
            fact in rule.element_facts | rule.exclusion_facts for rule in self.rules if self.counts(rule)
        )


def kinds_of(rule: Rule) -> frozenset[str]:
    """The kinds of act an offence's elements allow."""
    found: frozenset[str] | None = None
    for _, tree in rule.elements:
        for atom in atoms(tree.formula):
            if atom.id == KIND:
                found = frozenset(atom.values) if found is None else found | frozenset(atom.values)
    return found or frozenset()


def gaps(
    book: RuleBook, nation: str, on: dt.date, yardstick: Yardstick, kind: str = "", options: Options = Options()
) -> tuple[KindGaps, ...]:
    """The gaps of a nation on a day, one entry for each wrong (or those of one kind of act)."""
    law = law_on(book, nation, on)
    return tuple(kind_gaps(ground(law, wrong, yardstick, options), wrong) for wrong in yardstick.wrongs if kind in ("", wrong.kind))


def ground(law: Slice, wrong: Wrong, yardstick: Yardstick, options: Options = Options(), others: Sequence[Slice] = ()) -> Ground:
    """A wrong on a body of law (and others beside it, for changes)."""
    formula = yardstick.resolved(wrong.is_, law.book.vocabulary)
    return Ground(law, formula, wrong.kind, yardstick, options, tuple(others))


def kind_gaps(on: Ground, wrong: Wrong) -> KindGaps:
    """Every pattern of one wrong that no offence catches."""
    gap = on.wrong & ~on.caught
    total = count(on.space, on.wrong & on.care, on.counted)
    open_ = count(on.space, gap & on.care, on.counted)
    patterns = [_pattern(on, cube, total) for cube in cover(on.space, gap & on.care, gap | ~on.care)]
    patterns.sort(key=lambda p: (bool(p.law_points), -p.share, len(p.facts), sorted(p.facts.items())))
    share = 1.0 - open_ / total if total else 0.0
    return KindGaps(wrong, share, tuple(patterns), tuple(sorted(on.counted)), total)


def _pattern(on: Ground, cube: Cube, total: int) -> Pattern:
    here = function(on.space, cube) & on.care
    facts = values(on.space, cube)
    size = count(on.space, here, on.counted)
    offence, element = _nearest(on, here)
    later = [rule for rule in on.rules if rule.offence.role == CORE and (rule.law in (NOT_YET, UNCONFIRMED, PROPOSED))]
    made = {rule.offence.id: on.made(rule) for rule in later}
    return Pattern(
        facts=facts,
        complete_patterns=size,
        share=size / total if total else 0.0,
        nearest_offence=offence,
        nearest_element=element,
        would_catch=tuple(id for id, function_ in made.items() if not (here & ~function_).satisfiable()),
        could_catch=tuple(id for id, function_ in made.items() if (here & function_).satisfiable()),
        adjacent=tuple(
            rule.offence.id
            for rule in on.rules
            if rule.offence.role == ADJACENT and rule.law == IN_FORCE and (here & on.made(rule)).satisfiable()
        ),
        law_points=tuple(fact for fact in facts if fact.startswith("law.")),
        cube=cube,
    )


def _nearest(on: Ground, here: Any) -> tuple[str, str]:
    """The offence that misses by least, and the part by which it misses."""
    best: tuple[int, str, str] | None = None
    for rule in on.rules:
        if not on.counts(rule):
            continue
        failing = [
            element.id
            for element, tree in rule.elements
            if not (here & on.of_kind(on.space.build(tree.formula))).satisfiable()
        ]
        applying = [
            exclusion.id
            for exclusion, tree, _ in rule.exclusions
            if not (here & ~on.of_kind(on.space.build(tree.formula))).satisfiable()
        ]
        missed = [*failing, *applying]
        if missed and (best is None or len(missed) < best[0]):
            best = (len(missed), rule.offence.id, missed[0])
    return (best[1], best[2]) if best else ("", "")


def shares(book: RuleBook, nation: str, days: Iterable[dt.date], yardstick: Yardstick) -> dict[str, list[tuple[dt.date, float]]]:
    """How much of each wrong was caught on each of some days."""
    table: dict[str, list[tuple[dt.date, float]]] = {}
    for wrong in yardstick.wrongs:
        for day in days:
            on = ground(law_on(book, nation, day), wrong, yardstick)
            total = count(on.space, on.wrong & on.care, on.counted)
            caught = count(on.space, on.wrong & on.caught & on.care, on.counted)
            table.setdefault(wrong.id, []).append((day, caught / total if total else 0.0))
    return table


def describe(facts: Mapping[str, tuple[str, ...]], on: Ground) -> list[str]:
    """The parts of a pattern in words, each as a report says it."""
    vocabulary = on.law.book.vocabulary
    rows = []
    for fact, left in facts.items():
        if fact.startswith(DEFINED):
            title = on.definitions[fact[len(DEFINED) :]][0]
            rows.append(f"it is {title}" if left == ("yes",) else f"it is not {title}")
            continue
        spec = vocabulary.spec(fact)
        said = [spec.says.get(value, f"{fact} = {value}") for value in left]
        world = "" if fact in vocabulary.facts else fact.partition(".")[0] + ": "
        rows.append(world + " or ".join(said))
    return rows


def implied(on: Ground, facts: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The facts of a pattern that every case of the wrong has anyhow."""
    here = on.wrong & on.care
    found = set()
    for fact, left in facts.items():
        if not (here & ~on.space.atom(fact, left)).satisfiable():
            found.add(fact)
    return found


__all__ = [
    "ADJACENT", "CORE", "All", "Fact", "Ground", "KindGaps", "Options", "Pattern", "describe", "gaps", "ground", "implied",
    "kind_gaps", "kinds_of", "renamed", "shares",
]  # fmt: skip
