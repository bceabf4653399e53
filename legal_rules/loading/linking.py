"""Linking: every name a rule uses must exist, dates must not overlap, and nothing may go round in a circle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from legal_rules.facts import FactSpec, Vocabulary, renamed
from legal_rules.files.problems import Problem, Where, nearest
from legal_rules.formula import Fact, Formula, Use, worlds
from legal_rules.law import Definition, DefinitionVersion, InForce, Offence, OffenceVersion
from legal_rules.loading.statutes import Statute

Key = tuple[str, str]


def link(
    vocabulary: Vocabulary,
    definitions: Mapping[Key, Definition],
    offences: Mapping[Key, Offence],
    statutes: Mapping[str, Statute],
) -> list[Problem]:
    """Every fault that can only be seen with the whole rule base in hand."""
    linker = _Linker(vocabulary, definitions)
    for spec in vocabulary.facts.values():
        linker.fact(spec)
    for constraint in vocabulary.constraints:
        linker.formula(constraint.is_, "")
    for definition in definitions.values():
        linker.entry(definition, statutes)
        for version in definition.versions:
            linker.formula(version.is_, definition.nation)
    for offence in offences.values():
        linker.entry(offence, statutes)
        linker.offence(offence)
    linker.problems.extend(_circles(definitions))
    linker.problems.extend(_alternatives(offences))
    return linker.problems


def dates(
    entries: Iterable[Offence | Definition], vocabulary: Vocabulary, statutes: Mapping[str, Statute]
) -> list[Problem]:
    """What is wrong with the days of some offences and definitions, and with the instruments that are named for them."""
    linker = _Linker(vocabulary, {})
    for entry in entries:
        linker.entry(entry, statutes)
    return linker.problems


class _Linker:
    def __init__(self, vocabulary: Vocabulary, definitions: Mapping[Key, Definition]) -> None:
        self.vocabulary = vocabulary
        self.definitions = definitions
        self.problems: list[Problem] = []
        self.derived: frozenset[str] = frozenset()

    def fault(self, where: Where, message: str, hint: str = "") -> None:
        self.problems.append(Problem(where, message, hint))

    def fact(self, spec: FactSpec) -> None:
        if spec.type == "one" and not spec.choices:
            self.fault(spec.where, f"'{spec.id}' is a choice and needs its choices")
        if spec.type == "yn" and spec.choices:
            self.fault(spec.where, f"'{spec.id}' is a yes/no fact and has no choices")
        if "unknown" in spec.choices:
            self.fault(spec.where, f"'{spec.id}' may not have 'unknown' as a choice: every fact takes it as an answer")
        if len(set(spec.choices)) != len(spec.choices):
            self.fault(spec.where, f"'{spec.id}' lists a choice twice")
        if (spec.scope == "person") != bool(spec.of):
            self.fault(spec.where, f"'{spec.id}': a fact of scope person, and no other, says of whom")
        for value in spec.says:
            if value not in spec.values:
                self.fault(spec.where, f"'{spec.id}' has no value '{value}'", nearest(value, spec.values))
        if spec.only_if is not None:
            self.formula(spec.only_if, "")
        for other in (*spec.umbrella, *filter(None, (spec.within, spec.beside))):
            if other not in self.vocabulary.facts or other == spec.id:
                self.fault(spec.where, f"no other fact is called '{other}'", nearest(other, self.vocabulary.facts))

    def offence(self, offence: Offence) -> None:
        self.derived = frozenset(derived.id for derived in offence.derive)
        if offence.scope == "course" and not offence.derive:
            self.fault(offence.where, f"'{offence.id}' is a course of conduct and needs derived facts")
        for derived in offence.derive:
            self.formula(derived.acts, offence.nation)
        if offence.triggers is not None:
            self.formula(offence.triggers, offence.nation)
        for version in offence.versions:
            self.version(offence, version)
        self.derived = frozenset()

    def version(self, offence: Offence, version: OffenceVersion) -> None:
        seen: set[str] = set()
        for part in version.parts:
            if part.id in seen or part.id == "person":
                self.fault(part.where, f"'{part.id}' stands twice in '{offence.id}'" if part.id in seen else _RESERVED)
            seen.add(part.id)
        for exclusion in version.exclusions:
            if exclusion.burden == "unsettled" and (len(exclusion.readings) < 2 or not exclusion.why):
                self.fault(exclusion.where, f"'{exclusion.id}': an unsettled burden lists its readings and says why")
            if exclusion.burden != "unsettled" and exclusion.readings:
                self.fault(exclusion.where, f"'{exclusion.id}': only an unsettled burden has readings")
        if version.reconstructed and any(exclusion.basis != "bill" for exclusion in version.exclusions):
            self.fault(
                version.where,
                f"'{offence.id}': a reconstructed version has notes, not exclusions, unless a bill's were read",
            )
        for formula in version.formulas():
            self.formula(formula, offence.nation)

    def entry(self, entry: Offence | Definition, statutes: Mapping[str, Statute]) -> None:
        if statutes and entry.provision.act not in statutes:
            hint = nearest(entry.provision.act, statutes)
            self.fault(entry.provision.where, f"no enactment is called '{entry.provision.act}'", hint)
        for version in entry.versions:
            by = version.in_force.by
            if statutes and by and " " not in by and by not in statutes:
                self.fault(version.in_force.where, f"no instrument is called '{by}'", nearest(by, statutes))
            self.period(version.in_force)
        self.overlap(entry.id, entry.versions)

    def period(self, in_force: InForce) -> None:
        if in_force.from_ is None and not in_force.not_before and in_force.status != "proposed":
            self.fault(in_force.where, "a version with no first day needs 'not_before', or the status 'proposed'")
        if in_force.from_ and in_force.to and in_force.to < in_force.from_:
            self.fault(in_force.where, f"the last day {in_force.to} is before the first {in_force.from_}")
        if in_force.from_ and in_force.not_before:
            self.fault(in_force.where, "a version has a first day or a 'not_before', not both")

    def overlap(self, name: str, versions: Sequence[OffenceVersion | DefinitionVersion]) -> None:
        dated = [(v.in_force.from_, v.in_force.to or dt.date.max, v) for v in versions if v.in_force.from_ is not None]
        dated.sort(key=lambda row: row[0])
        for (_, end, _), (start, _, later) in pairwise(dated):
            if start <= end:
                self.fault(later.in_force.where, f"two versions of '{name}' are both in force on {start}")

    def formula(self, formula: Formula, nation: str) -> None:
        for item, world in worlds(formula):
            if isinstance(item, Use):
                self.use(item, nation)
                continue
            self.atom(item, world)
            spec = self.vocabulary.facts.get(item.id)
            if nation and spec is not None and spec.umbrella:
                hint = "read what it speaks of: " + ", ".join(spec.umbrella)
                self.fault(item.where, f"'{item.id}' is an umbrella: no rule reads it", hint)

    def use(self, use: Use, nation: str) -> None:
        if (nation, use.id) not in self.definitions:
            names = [id for where, id in self.definitions if nation in ("", where)]
            self.fault(use.where, f"no definition is called '{use.id}'", nearest(use.id, names))

    def atom(self, atom: Fact, world: str) -> None:
        if atom.id in self.derived:
            return
        spec = self.vocabulary.facts.get(atom.id)
        if spec is None:
            new = self.vocabulary.renamed.get(atom.id)
            hint = f"it is now called '{new}'" if new else nearest(atom.id, self.vocabulary.facts)
            self.fault(atom.where, f"no fact is called '{atom.id}'", hint)
            return
        if atom.bare and spec.type == "one":
            self.fault(
                atom.where, f"'{atom.id}' is a choice: say which value", "Values: " + ", ".join(spec.values) + "."
            )
        for value in atom.values:
            if not atom.bare and value not in spec.values:
                self.fault(atom.where, f"'{atom.id}' has no value '{value}'", nearest(value, spec.values))
        if world and _moves(spec, world) and world not in spec.worlds:
            self.fault(
                atom.where, f"'{atom.id}' cannot be asked in the world '{world}'", "add the question to the fact"
            )


_RESERVED = "the element 'person' is given by the key 'person' of the offence"


def _moves(spec: FactSpec, world: str) -> bool:
    return renamed(spec, world) != spec.id


def _circles(definitions: Mapping[Key, Definition]) -> Iterator[Problem]:
    links = {
        key: sorted({(key[0], u.id) for v in d.versions for u, _ in worlds(v.is_) if isinstance(u, Use)})
        for key, d in definitions.items()
    }
    done: set[Key] = set()
    for start in definitions:
        path: list[Key] = []
        todo: list[tuple[Key, bool]] = [(start, False)]
        while todo:
            key, leaving = todo.pop()
            if leaving:
                path.pop()
                done.add(key)
            elif key in path:
                names = " -> ".join(name for _, name in (*path[path.index(key) :], key))
                yield Problem(definitions[key].where, f"definitions go round in a circle: {names}")
                return
            elif key in links and key not in done:
                path.append(key)
                todo.append((key, True))
                todo.extend((other, False) for other in links[key])


def _alternatives(offences: Mapping[Key, Offence]) -> Iterator[Problem]:
    for (nation, _), offence in offences.items():
        for version in offence.versions:
            for other in version.alternative_to:
                if (nation, other) not in offences:
                    names = [id for where, id in offences if where == nation]
                    yield Problem(version.where, f"no offence is called '{other}'", nearest(other, names))
