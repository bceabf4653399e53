"""The rule book: everything under `data/` that is law, loaded, linked and checked as one thing or not at all.

`python -m legal_rules.rulebook` prints every problem of the shipped rule base.
"""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from legal_rules.facts import (
    FACT_FILE,
    Constraint,
    FactFile,
    FactSpec,
    LawPoint,
    Vocabulary,
    arranged,
    in_worlds,
    law_fact,
    others_fact,
)
from legal_rules.files.data import data_dir
from legal_rules.files.problems import Problem, Where, nearest
from legal_rules.files.shape import MISSING, Day, Field, Record, Shape, Text, read_file
from legal_rules.law import NATIONS, Definition, LawFile, Offence
from legal_rules.loading.law_file import LAW_FILE
from legal_rules.loading.linking import dates, link
from legal_rules.loading.overlays import Overlay, apply_overlays, hash_with, read_overlays
from legal_rules.loading.statutes import STATUTE_FILE, Statute
from legal_rules.responsibility import RESPONSIBILITY_FILE, Ages, Responsibility, faults

LARGEST_DATA = 20_000_000
Key = tuple[str, str]
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Stamp:
    """The rule base's own version (`YYYY.MM.DD.n`) and the day its law was last checked."""

    version: str
    checked: dt.date


STAMP = Record(
    "the rule base's stamp",
    Stamp,
    {
        "version": Field(Text(r"\d{4}\.\d{2}\.\d{2}\.\d+", "a version YYYY.MM.DD.n"), required=True),
        "checked": Field(Day(), required=True),
    },
    placed=False,
)


@dataclass(frozen=True)
class RuleBook:
    """The law and the vocabulary, immutable. Offences and definitions are keyed by nation and id."""

    stamp: Stamp
    hash: str
    vocabulary: Vocabulary
    statutes: Mapping[str, Statute]
    definitions: Mapping[Key, Definition]
    offences: Mapping[Key, Offence]
    nations: tuple[str, ...]
    overlays: tuple[Overlay, ...] = ()
    settled_law: Mapping[str, str] = field(default_factory=dict)
    responsibility: Mapping[str, Responsibility] = field(default_factory=dict)

    def of_nation(self, nation: str) -> tuple[Offence, ...]:
        """Every offence of a nation, in the order of the files."""
        return self._by_nation.get(nation, ())

    def find(self, id: str, nation: str = "") -> tuple[Offence | Definition, ...]:
        """Every offence or definition of that id, in one nation or all."""
        tables: tuple[Mapping[Key, Offence | Definition], ...] = (self.offences, self.definitions)
        return tuple(
            item for table in tables for (where, name), item in table.items() if name == id and nation in ("", where)
        )

    def ages(self, nation: str, day: dt.date) -> Ages | None:
        """The ages of responsibility in a nation on a day, if the rule base holds them."""
        rule = self.responsibility.get(nation)
        return rule.on(day) if rule is not None else None

    @cached_property
    def _by_nation(self) -> dict[str, tuple[Offence, ...]]:
        table: dict[str, list[Offence]] = {}
        for (nation, _), offence in self.offences.items():
            table.setdefault(nation, []).append(offence)
        return {nation: tuple(offences) for nation, offences in table.items()}

    @cached_property
    def cache(self) -> dict[object, object]:
        """Where derived, rebuildable things (slices of the law, diagrams) are kept with the book they belong to."""
        return {}


@dataclass(frozen=True, slots=True)
class Loaded:
    """The rule book, or the problems that kept it from loading: never half of each."""

    book: RuleBook | None
    problems: tuple[Problem, ...] = ()


def load(data: Path | None = None, nations: Iterable[str] | None = None, overlays: Sequence[Path] = ()) -> Loaded:
    """Load the rule base of some nations (all, if not said), with overlays in their order.

    Every problem of every file is gathered; a rule book is given only if there is none. What is read stays, so the garbage
    collector has nothing to find and waits.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _load(data, nations, overlays)
    finally:
        if collecting:
            gc.enable()


def _load(data: Path | None, nations: Iterable[str] | None, overlays: Sequence[Path]) -> Loaded:
    try:
        root = data if data is not None else data_dir()
    except FileNotFoundError as error:
        return Loaded(None, (Problem(Where("data"), str(error)),))
    wanted = tuple(NATIONS if nations is None else nations)
    source = _Source(root)
    facts = [value for path in sorted(root.glob("facts*.yaml")) if (value := source.read(path, FACT_FILE))]
    statutes = [
        entry for path in sorted(root.glob("statutes*.yaml")) for entry in source.read(path, STATUTE_FILE) or ()
    ]
    laws = [
        value
        for nation in wanted
        for path in sorted((root / "offences" / nation).glob("*.yaml"))
        if (value := source.read(path, LAW_FILE))
    ]
    ages = [rule for path in root.glob("responsibility.yaml") for rule in source.read(path, RESPONSIBILITY_FILE) or ()]
    stamp = source.read(root / "rulebase.yaml", STAMP) or Stamp("0000.00.00.0", dt.date.min)
    layers, wrong = read_overlays(overlays)
    source.problems.extend(wrong)
    if source.problems:
        return Loaded(None, tuple(sorted(source.problems)))
    digest = hash_with(content_hash(root), layers)
    return _assemble(facts, statutes, laws, ages, stamp, digest, wanted, layers)


def laid_over(book: RuleBook, overlays: Sequence[Overlay]) -> Loaded:
    """A rule book that was read, with overlays that only confirm laid on it after those it has."""
    problems = [
        Problem(where, f"'{id}': nothing but confirmations can be laid over law that is read")
        for overlay in overlays
        for _, id, where in sorted(overlay.touches() - replace(overlay, replace=(), add=(), answer_law=()).touches())
    ]
    taken = [(nation, id, overlay.id) for overlay in book.overlays for nation, id, _ in overlay.touches()]
    problems += [
        Problem(where, f"'{id}' is touched by two overlays", f"the other is '{other}'")
        for overlay in overlays
        for nation, id, where in sorted(overlay.touches())
        for there, same, other in taken
        if same == id and (nation == there or "" in (nation, there))
    ]
    applied = apply_overlays(book.definitions, book.offences, book.vocabulary, overlays, book.nations)
    moved = [o for key, o in applied.offences.items() if o is not book.offences[key]]
    redefined = [d for key, d in applied.definitions.items() if d is not book.definitions[key]]
    problems += [*applied.problems, *dates((*moved, *redefined), book.vocabulary, book.statutes)]
    if problems:
        return Loaded(None, tuple(sorted(problems)))
    return Loaded(
        replace(
            book,
            hash=hash_with(book.hash, overlays),
            definitions=applied.definitions,
            offences=applied.offences,
            overlays=(*book.overlays, *overlays),
        )
    )


class _Source:
    """Reads the files of one folder, naming them by their path in it, and hashes what it read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []

    def read(self, path: Path, shape: Shape) -> Any:
        """What a file holds, or `None` with its problems kept."""
        name = path.relative_to(self.root.parent).as_posix()
        value, problems = read_file(path, shape, name, LARGEST_DATA)
        self.problems.extend(problems)
        return None if value is MISSING else value


def content_hash(root: Path) -> str:
    """SHA-256 over the names and contents of every law and vocabulary file of a data folder, line ends apart."""
    total = hashlib.sha256()
    patterns = (
        "rulebase.yaml",
        "facts*.yaml",
        "statutes*.yaml",
        "penalties*.yaml",
        "responsibility.yaml",
        "kinds.yaml",
        "notices.yaml",
        "institutions.yaml",
        "offences/*/*.yaml",
    )
    for path in sorted(path for pattern in patterns for path in root.glob(pattern)):
        total.update(path.relative_to(root).as_posix().encode())
        total.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()


def _assemble(
    facts: Sequence[FactFile],
    statutes: Sequence[Statute],
    laws: Sequence[LawFile],
    ages: Sequence[Responsibility],
    stamp: Stamp,
    digest: str,
    nations: tuple[str, ...],
    layers: Sequence[Overlay],
) -> Loaded:
    problems: list[Problem] = []
    vocabulary = _vocabulary(facts, problems)
    register = _unique([(entry.id, entry, entry.where) for entry in statutes], "enactment", problems)
    definitions = _unique(
        [((d.nation, d.id), d, d.where) for law in laws for d in law.definitions], "definition", problems
    )
    offences = _unique([((o.nation, o.id), o, o.where) for law in laws for o in law.offences], "offence", problems)
    applied = apply_overlays(definitions, offences, vocabulary, layers, nations)
    problems.extend(applied.problems)
    book = RuleBook(
        stamp=stamp,
        hash=digest,
        vocabulary=_with_others(vocabulary, applied.definitions),
        statutes=register,
        definitions=applied.definitions,
        offences=applied.offences,
        nations=nations,
        overlays=tuple(layers),
        settled_law=applied.settled_law,
        responsibility=_unique([(rule.nation, rule, rule.where) for rule in ages], "nation", problems),
    )
    problems.extend(faults(ages, vocabulary))
    problems.extend(link(book.vocabulary, book.definitions, book.offences, book.statutes))
    if problems:
        return Loaded(None, tuple(sorted(problems)))
    return Loaded(replace(book, vocabulary=_in_every_world(book.vocabulary)))


def _in_every_world(vocabulary: Vocabulary) -> Vocabulary:
    constraints = [each for written in vocabulary.constraints for each in in_worlds(written, vocabulary.facts)]
    return replace(vocabulary, constraints=tuple(constraints))


def _unique(items: Iterable[tuple[K, V, Where]], called: str, problems: list[Problem]) -> dict[K, V]:
    table: dict[K, V] = {}
    first: dict[K, Where] = {}
    for key, value, where in items:
        if key in table:
            name = key[1] if isinstance(key, tuple) else key
            problems.append(Problem(where, f"the {called} '{name}' stands twice", f"first at {first[key]}"))
        else:
            table[key], first[key] = value, where
    return table


def _vocabulary(files: Sequence[FactFile], problems: list[Problem]) -> Vocabulary:
    specs: list[FactSpec] = [spec for file in files for spec in file.facts]
    points: list[LawPoint] = [point for file in files for point in file.law_points]
    constraints: list[Constraint] = [constraint for file in files for constraint in file.constraints]
    facts = _unique([(s.id, s, s.where) for s in (*specs, *map(law_fact, points))], "fact", problems)
    _unique([(c.id, c, c.where) for c in constraints], "constraint", problems)
    renamed = {old: new for file in files for old, new in file.renamed.items()}
    retired = frozenset(name for file in files for name in file.retired)
    presumed = tuple(row for file in files for row in file.presumptions)
    _unique([(row.fact, row, row.where) for row in presumed], "presumption", problems)
    for old, new in renamed.items():
        if new not in facts:
            problems.append(
                Problem(Where("facts"), f"'{old}' is renamed to '{new}', which is no fact", nearest(new, facts))
            )
        if old in facts:
            problems.append(Problem(facts[old].where, f"'{old}' is listed as renamed and may not be used again"))
    vocabulary = Vocabulary(arranged(facts), {p.id: p for p in points}, tuple(constraints), renamed, retired, presumed)
    problems.extend(_of_presumptions(vocabulary))
    return vocabulary


def _of_presumptions(vocabulary: Vocabulary) -> Iterator[Problem]:
    for row in vocabulary.presumptions:
        for fact in (row.fact, *row.not_beside):
            if not vocabulary.knows(fact):
                yield Problem(row.where, f"there is no fact '{fact}'", nearest(fact, vocabulary.facts))
        if vocabulary.knows(row.fact) and row.value not in vocabulary.spec(row.fact).values:
            yield Problem(row.where, f"'{row.value}' is no answer to '{row.fact}'")


def _with_others(vocabulary: Vocabulary, definitions: Mapping[Key, Definition]) -> Vocabulary:
    """The vocabulary with what definitions say of others in a picture; where nothing is said, nobody else is in it."""
    specs = [others_fact(d.id, d.others, d.where) for d in definitions.values() if d.others]
    return replace(
        vocabulary,
        facts={**vocabulary.facts, **{spec.id: spec for spec in specs}},
        nobody_else=frozenset(spec.id for spec in specs),
    )


def main() -> int:
    """Print every problem of the shipped rule base; 1 if there is one."""
    loaded = load()
    for problem in loaded.problems:
        print(problem)
    if loaded.book is not None:
        print(f"{len(loaded.book.offences)} offences, {len(loaded.book.vocabulary.facts)} facts, no problems")
    return 1 if loaded.problems else 0


if __name__ == "__main__":
    sys.exit(main())
