"""A certificate of gaps, and its check by a SAT solver: each pattern is sound and as wide as it can be, none is spare,
and together they leave nothing out, neither what is a gap on every reading of the law nor what is one on some.

The check shares with the finding of gaps the formulas and nothing of how they are solved. It needs the extra `certify`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from legal_rules.backwards.cover import NONE, Cube
from legal_rules.backwards.gaps import Counts, Reading, WrongGaps, read
from legal_rules.backwards.ground import Ground, points_of
from legal_rules.backwards.wrongs import Yardstick
from legal_rules.files.problems import Problem
from legal_rules.files.shape import ID, MISSING, Day, Field, Flag, ListOf, MapOf, OneOf, Record, Shape, Text, read_file
from legal_rules.formula import TRUE, All, Any_, Fact, Not, atoms, filled
from legal_rules.law import NATIONS
from legal_rules.readings.sat import Clauses
from legal_rules.rulebook import LARGEST_DATA as LARGEST
from legal_rules.rulebook import RuleBook
from legal_rules.slices import law_on


@dataclass(frozen=True, slots=True)
class WrongPatterns:
    """The patterns of one wrong, with the titles of the named parts they speak of."""

    wrong: str
    parts: Mapping[str, str]
    settled: tuple[Cube, ...]
    unsettled: tuple[Cube, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """The gaps of a nation and day, with hashes of the rule base and of the yardstick they were found with."""

    nation: str
    on: dt.date
    adjacent: bool
    rule_base: str
    yardstick: str
    wrongs: tuple[WrongPatterns, ...]
    certificate: str = "gaps"
    schema: int = 1


_TEXT = Text()
_VALUE = Text(empty=True)
_CUBE = MapOf(_TEXT, ListOf(_VALUE))
CERTIFICATE: Shape = Record(
    "a certificate",
    Certificate,
    {
        "schema": Field(OneOf(("1",), "schema"), default=1),
        "certificate": Field(OneOf(("gaps",), "certificate"), required=True),
        "nation": Field(OneOf(NATIONS, "nation"), required=True),
        "on": Field(Day(), required=True),
        "adjacent": Field(Flag(), required=True),
        "rule_base": Field(_TEXT, required=True),
        "yardstick": Field(_TEXT, required=True),
        "wrongs": Field(
            ListOf(
                Record(
                    "the patterns of a wrong",
                    WrongPatterns,
                    {
                        "wrong": Field(ID, required=True),
                        "parts": Field(MapOf(_TEXT, _TEXT), default={}),
                        "settled": Field(ListOf(_CUBE), required=True),
                        "unsettled": Field(ListOf(_CUBE), required=True),
                    },
                    placed=False,
                )
            ),
            required=True,
        ),
    },
    placed=False,
)


def certificate(
    book: RuleBook, nation: str, on: dt.date, yardstick: Yardstick, counts: Counts, found: Sequence[WrongGaps]
) -> Certificate:
    """The gaps that were found, with all that is needed to check them again."""
    rows = tuple(
        WrongPatterns(
            wrong=row.wrong.id,
            parts={name: part.title for name, part in row.parts.items()},
            settled=tuple(gap.cube for gap in row.gaps),
            unsettled=tuple(gap.cube for gap in row.unsettled),
        )
        for row in found
    )
    return Certificate(nation, on, counts.adjacent, book.hash, yardstick_hash(yardstick), rows)


def yardstick_hash(yardstick: Yardstick) -> str:
    """A hash of the wrongs and their named parts."""
    named = [(item.id, item.is_) for item in yardstick.definitions]
    wrongs = [(wrong.id, wrong.kind, wrong.is_) for wrong in yardstick.wrongs]
    return hashlib.sha256(repr((named, wrongs)).encode()).hexdigest()


def read_certificate(path: Path) -> tuple[Certificate | None, tuple[Problem, ...]]:
    """A certificate from its file, or every problem that keeps it from being read."""
    value, problems = read_file(path, CERTIFICATE, largest=LARGEST)
    return (None if value is MISSING or problems else value), tuple(problems)


def verify(book: RuleBook, yardstick: Yardstick, given: Certificate) -> Iterator[str]:
    """Everything that is wrong with a certificate; nothing, if it holds.

    Raises:
        ModuleNotFoundError: the extra `certify` is not installed.
    """
    if given.rule_base != book.hash:
        yield "it was made with another rule base"
        return
    if given.yardstick != yardstick_hash(yardstick):
        yield "it was made with another yardstick"
        return
    law = law_on(book, given.nation, given.on, given.on)
    rows = {row.wrong: row for row in given.wrongs}
    for wrong in yardstick.wrongs:
        row = rows.get(wrong.id)
        reading = read(book, law, wrong, yardstick)
        if row is None:
            yield f"{wrong.id}: it has no patterns for this wrong"
        elif dict(row.parts) != {name: part.title for name, part in reading.ground.parts.items()}:
            yield f"{wrong.id}: its named parts are not those of the rule base"
        else:
            for fault in _unknown(reading.ground, row) or Check(reading, Counts(given.adjacent), row).faults():
                yield f"{wrong.id}: {fault}"


def _unknown(ground: Ground, row: WrongPatterns) -> list[str]:
    """The facts and values of patterns that the law does not speak of."""
    return [
        f"it names {fact} = {', '.join(values) or 'nothing'}, which the law does not speak of"
        for cube in (*row.settled, *row.unsettled)
        for fact, values in cube.items()
        if fact not in ground.facts or not values or not set(values) <= set(ground.domain(fact))
    ]


class Check:
    """The check of one wrong's patterns."""

    def __init__(self, reading: Reading, counts: Counts, row: WrongPatterns) -> None:
        self._ground = reading.ground
        self._row = row
        self._clauses = _bound(self._ground)
        made = [
            All((*(part for _, part in offence.elements), Not(Any_(tuple(part for _, part in offence.exclusions)))))
            for offence in self._ground.offences
            if counts.of(offence.rule)
        ]
        gap = All((self._ground.wrong_formula, Not(Any_(tuple(made)))))
        points = points_of(dict.fromkeys(atom.id for atom in atoms(gap)))
        readings = [dict(zip(points, way, strict=True)) for way in product(("yes", "no"), repeat=len(points))]
        on_each = [self._clauses.formula(filled(gap, known)) for known in readings]
        self._settled, self._some = self._clauses.all_of(on_each), self._clauses.any_of(on_each)

    def faults(self) -> Iterator[str]:
        """Everything that is wrong with the patterns.

        Raises:
            ModuleNotFoundError: the extra `certify` is not installed.
        """
        unsettled = self._clauses.all_of([self._some, -self._settled])
        yield from self._of("settled", self._row.settled, self._settled, self._settled)
        yield from self._of("unsettled", self._row.unsettled, unsettled, self._some)

    def _of(self, name: str, cubes: Sequence[Cube], lower: int, upper: int) -> Iterator[str]:
        """What is wrong with patterns that are to cover one thing and lie within another."""
        from pysat.solvers import Cadical195

        inside = [self._inside(cube) for cube in cubes]
        widenings = [
            (number, fact, self._inside({**cube, fact: (value,)}))
            for number, cube in enumerate(cubes, 1)
            for fact, value in self._left_out(cube)
        ]
        with Cadical195(bootstrap_with=self._clauses.clauses) as solver:
            for number, pattern in enumerate(inside, 1):
                if solver.solve(assumptions=[pattern, -upper]):
                    yield f"{name} pattern {number} is not sound: it takes in conduct that is no gap"
                if not solver.solve(assumptions=[lower, pattern, *(-other for other in inside if other != pattern)]):
                    yield f"{name} pattern {number} is spare"
            for number, fact, pattern in widenings:
                if not solver.solve(assumptions=[pattern, -upper]):
                    yield f"{name} pattern {number} is narrower than it need be: {fact}"
            if solver.solve(assumptions=[lower, *(-pattern for pattern in inside)]):
                yield f"the {name} patterns are not complete: there is a gap that none of them takes in"

    def _inside(self, cube: Mapping[str, Sequence[str]]) -> int:
        clauses = self._clauses
        return clauses.all_of(
            [clauses.one_of(fact, [v for v in values if v != NONE], NONE in values) for fact, values in cube.items()]
        )

    def _left_out(self, cube: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
        for fact, values in cube.items():
            for value in self._ground.domain(fact):
                if value not in values:
                    yield fact, value


def _bound(ground: Ground) -> Clauses:
    """What holds of every completion: constraints, one value a choice where it arises, what the named parts mean."""
    facts = ground.every_fact
    clauses = Clauses({fact: ground.space.values[fact] for fact in facts if ground.space.is_choice(fact)})
    for formula in ground.bound_formulas():
        clauses.require(clauses.formula(formula))
    for fact, values in clauses.values.items():
        literals = [clauses.literal(fact, value) for value in values]
        one, none = clauses.exactly_one(literals), clauses.all_of([-literal for literal in literals])
        arises = ground.arises.get(fact, TRUE)
        holds = clauses.formula(arises)
        clauses.require(clauses.any_of([-holds, one]))
        clauses.require(clauses.any_of([holds, none]))
    for part in ground.parts.values():
        name, meaning = clauses.formula(Fact(part.name)), clauses.formula(part.formula)
        clauses.require(clauses.any_of([-name, meaning]))
        clauses.require(clauses.any_of([name, -meaning]))
    return clauses
