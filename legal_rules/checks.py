"""Checks of the law itself, each small, each giving its findings as values.

A `fault` makes `assessor check` end with status 1; a `note` is something to know (one offence within another, say).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from legal_rules.facts import NOT_USED_BY_RULES
from legal_rules.files.problems import Where
from legal_rules.formula import atoms
from legal_rules.law import Definition, DefinitionVersion, NotEncoded, Offence, OffenceVersion
from legal_rules.penalties import shipped, unknown_names
from legal_rules.rulebook import RuleBook
from legal_rules.slices import IN_FORCE, Rule, Slice, changes

FAULT, NOTE = "fault", "note"
_PROCEDURE = {
    "elements",
    "carve_outs",
    "exemptions",
    "defences",
    "penalty",
    "time_limit",
    "alternative_to",
    "procedure",
}
_PINPOINT = re.compile(r"(?:s|ss|art|arts)\.(\d+[A-Z]*)|(\(\d+[A-Z]*\))")


@dataclass(frozen=True, slots=True, order=True)
class CheckFinding:
    """One thing a check found: which check, how grave, where, and what."""

    check: str
    severity: str
    where: Where
    says: str

    def __str__(self) -> str:
        return f"{self.where}: [{self.check}] {self.says}"


@dataclass(frozen=True, slots=True)
class _Seen:
    """How rules read in the stretches of a nation's law looked at so far, each with its number, and the pairs compared."""

    readings: dict[tuple[object, ...], int] = field(default_factory=dict)
    pairs: set[tuple[int, int]] = field(default_factory=set)


def check(book: RuleBook) -> tuple[CheckFinding, ...]:
    """Every finding of every check, in order of check and place."""
    found = [*ledgers(book), *unused_facts(book), *penalties(book)]
    for nation in book.nations:
        seen = _Seen()
        for law in _laws(book, nation):
            found += _lint(law, seen)
    return tuple(sorted(set(found)))


def _laws(book: RuleBook, nation: str) -> Iterator[Slice]:
    """Each stretch of a nation's law, one at a time: kept, their diagrams would take more than half a gigabyte."""
    for day in changes(book, nation):
        yield Slice(book, nation, day, day)


def _entries(book: RuleBook) -> Iterator[Offence | Definition]:
    yield from book.offences.values()
    yield from book.definitions.values()


def ledgers(book: RuleBook) -> Iterator[CheckFinding]:
    """Every subsection of every section that is encoded is claimed, and every claim names something that is there."""
    claimed: set[tuple[str, str, str]] = set()
    for entry in _entries(book):
        act, home = entry.provision.act, pinpoints(entry.provision.at)
        claimed |= {(act, *place) for place in home}
        section = home[0][0] if home else ""
        for version in entry.versions:
            claimed |= {(act, *place) for at in version.ledger for place in pinpoints(at, section)}
            if isinstance(version, OffenceVersion):
                claimed |= {(act, *place) for part in version.parts for place in pinpoints(part.at, section)}
            yield from _claims(book, entry, version)
    begun = {(act, section) for act, section, _ in claimed}
    for (act, section), subsections in _sections(book).items():
        for subsection in subsections:
            if (act, section) in begun and (act, section, subsection) not in claimed:
                where = book.statutes[act].where
                says = (
                    f"{act} s.{section}{subsection} is claimed by no element, exclusion, definition or procedure field"
                )
                yield CheckFinding("ledger", FAULT, where, says)


def pinpoints(text: str, section: str = "") -> list[tuple[str, str]]:
    """The section and subsection of each place a pinpoint names; a bare subsection belongs to the section before it."""
    found: list[tuple[str, str]] = []
    for number, subsection in _PINPOINT.findall(text):
        section = number or section
        found.append((section, subsection))
    return found


def _sections(book: RuleBook) -> Mapping[tuple[str, str], tuple[str, ...]]:
    return {
        (statute.id, section): subsections
        for statute in book.statutes.values()
        for section, subsections in statute.sections.items()
    }


def _claims(
    book: RuleBook, entry: Offence | Definition, version: OffenceVersion | DefinitionVersion
) -> Iterator[CheckFinding]:
    own = {part.id for part in version.parts} if isinstance(version, OffenceVersion) else set[str]()
    ids = own | _PROCEDURE | {name for _, name in (*book.offences, *book.definitions)}
    others = {
        part.id
        for offence in book.offences.values()
        if offence.provision.act == entry.provision.act
        for other in offence.versions
        for part in other.parts
    }
    for at, claim in version.ledger.items():
        for name in () if isinstance(claim, NotEncoded) else claim:
            if name not in ids and (isinstance(version, OffenceVersion) or name not in others):
                says = f"the ledger of '{entry.id}' claims {at} for '{name}', which is not there"
                yield CheckFinding("ledger", FAULT, version.where, says)


def unused_facts(book: RuleBook) -> Iterator[CheckFinding]:
    """Facts and points of law that no rule, definition or constraint names; only with every nation loaded."""
    if len(book.nations) < 3:
        return
    used = set(book.vocabulary.presumed) | NOT_USED_BY_RULES | {"act.kind", "image.of-person", "recipient.is-person"}
    formulas = [formula for entry in _entries(book) for version in entry.versions for formula in version.formulas()]
    formulas += [constraint.is_ for constraint in book.vocabulary.constraints]
    formulas += [derived.acts for offence in book.offences.values() for derived in offence.derive]
    formulas += [offence.triggers for offence in book.offences.values() if offence.triggers is not None]
    for formula in formulas:
        used |= {atom.id for atom in atoms(formula)}
    for spec in book.vocabulary.facts.values():
        if spec.id not in used and spec.scope != "case":
            yield CheckFinding("unused-fact", NOTE, spec.where, f"no rule uses the fact '{spec.id}'")


def penalties(book: RuleBook) -> Iterator[CheckFinding]:
    """Every penalty phrase and time limit that an offence names is in `penalties.yaml`."""
    for problem in unknown_names(book.offences.values(), shipped()):
        yield CheckFinding("penalty", FAULT, problem.where, problem.message)


def _lint(law: Slice, seen: _Seen) -> Iterator[CheckFinding]:
    """What is found in a stretch of law, but for rules and pairs of them that read as in a stretch before."""
    live = [rule for rule in law.rules if rule.law == IN_FORCE]
    numbers = []
    for rule in live:
        reading = (tuple(law.space.facts), law.unread, rule.version.where, rule.e_formula, rule.x_formula)
        new = reading not in seen.readings
        numbers.append(seen.readings.setdefault(reading, len(seen.readings)))
        if new:
            yield from rule_lint(law, rule)
    pairs = {(i, j): (a, b) for i, a in zip(numbers, live, strict=True) for j, b in zip(numbers, live, strict=True)}
    yield from subsumed(law, [pair for at, pair in pairs.items() if at not in seen.pairs])
    seen.pairs.update(pairs)


def rule_lint(law: Slice, rule: Rule) -> Iterator[CheckFinding]:
    """An offence that nothing can meet; an element that the others already imply; an exclusion that never applies."""
    functions, space = law.functions(rule), law.space
    where, name = rule.version.where, rule.offence.id
    c, e, x = functions.c, functions.e, functions.x
    if not (c & e & ~x).satisfiable():
        yield CheckFinding("unsatisfiable", FAULT, where, f"nothing can make out '{name}'")
        return
    parts = [(element, space.build(tree.formula)) for element, tree in rule.elements]
    for position, (element, own) in enumerate(parts):
        rest = c
        for other, (_, part) in enumerate(parts):
            if other != position:
                rest = rest & part
        if element.id != "person" and not (rest & ~own).satisfiable():
            says = f"the element '{element.id}' of '{name}' changes nothing: the others imply it"
            yield CheckFinding("inert-element", NOTE, element.where, says)
    for exclusion, tree, _ in rule.exclusions:
        if not (c & e & space.build(tree.formula)).satisfiable():
            says = f"the {exclusion.kind} '{exclusion.id}' of '{name}' can never apply"
            yield CheckFinding("unreachable-exclusion", FAULT, exclusion.where, says)


def subsumed(law: Slice, pairs: Iterable[tuple[Rule, Rule]]) -> Iterator[CheckFinding]:
    """Offences whose every case is also a case of another in force on the same days; pairs come with the first in order."""
    space = law.space
    c, _ = space.constraint(space.facts, law.unread)
    for rule, others in groupby(pairs, lambda pair: pair[0]):
        space.tidy()
        inside = c & _made(law, rule)
        for _, other in others:
            space.tidy()
            if other is not rule and not (inside & ~_made(law, other)).satisfiable():
                says = f"every case of '{rule.offence.id}' is also one of '{other.offence.id}'"
                yield CheckFinding("subsumed", NOTE, rule.version.where, says)


def _made(law: Slice, rule: Rule) -> Any:
    functions = law.functions(rule)
    return functions.e & ~functions.x


def stale(checked: dt.date, today: dt.date, days: int = 90) -> bool:
    """Whether something was last checked too long ago to be relied on without saying so."""
    return (today - checked).days > days
