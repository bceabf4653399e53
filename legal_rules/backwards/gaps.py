"""The law read backwards: fact patterns that are wrongful and met by no offence in force, every one, none to spare.

For a wrong W, the law that counts L and what can be C (`ground.care`), a gap is a pattern inside "W and not L" or
"not C" that can take in no more; together the gaps cover "W and not L" within C. Gaps on a point of law that is not
settled stand apart: one reading of it would close them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from legal_rules.backwards.cover import Cube, count, cover, function, point, within
from legal_rules.backwards.ground import ADJACENT, LAW, Abstract, Ground, Part, points_of
from legal_rules.backwards.wrongs import Wrong, Yardstick
from legal_rules.facts import OTHERS
from legal_rules.formula import atoms
from legal_rules.readings.symbolic import literals
from legal_rules.rulebook import RuleBook
from legal_rules.slices import IN_FORCE, NOT_YET, PROPOSED, UNCONFIRMED, Rule, Slice, law_on, version_on

KIND = "act.kind"
CORE = "core"
SUMMARY = "summary"
COMING = (NOT_YET, UNCONFIRMED, PROPOSED)


@dataclass(frozen=True, slots=True)
class Counts:
    """Which law counts: core offences in force whose text was read, or adjacent ones too; whether a summary-only offence
    is enough; and whether, for the sake of argument, law whose text was not read counts as if its words were those of
    the reconstruction (`unread`)."""

    adjacent: bool = False
    summary: bool = True
    unread: bool = False

    def of(self, rule: Rule) -> bool:
        """Whether an offence counts."""
        penalty = rule.version.penalty
        return (
            rule.law == IN_FORCE
            and (self.unread or not rule.version.reconstructed)
            and (self.adjacent or rule.offence.role == CORE)
            and (self.summary or penalty is None or penalty.mode != SUMMARY)
        )


COUNTS = Counts()


@dataclass(frozen=True, slots=True)
class Miss:
    """The offence that comes nearest to a gap: by which of its parts it misses, and whether that is an exclusion."""

    offence: str
    part: str
    exclusion: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """One pattern. `tells` are its facts beyond what the wrong itself says; `complete` counts the complete patterns in
    it and `share` is their part of the wrong's; `closed_by` would meet all of it once in force, `touched_by` some; `unread`
    are in force and would meet all or some, were their words those of the reconstruction."""

    cube: Cube
    tells: tuple[str, ...]
    complete: int
    share: float
    nearest: Miss | None
    closed_by: tuple[str, ...]
    touched_by: tuple[str, ...]
    unread: tuple[str, ...]
    adjacent: tuple[str, ...]
    exempt: bool

    @property
    def law_points(self) -> tuple[str, ...]:
        """The points of law that are not settled on which it turns."""
        return points_of(self.cube)


@dataclass(frozen=True, slots=True)
class WrongGaps:
    """The gaps of one wrong: its complete patterns, and what part of them some offence meets whatever an unsettled point
    means, what turns on such points, what the law lets off by an exclusion, and what no offence reaches (these four add
    up to 1); the patterns; those met by summary-only offences alone (`weaker`); and the named parts."""

    wrong: Wrong
    complete: int
    caught: float
    open: float
    let_off: float
    missed: float
    gaps: tuple[Gap, ...]
    unsettled: tuple[Gap, ...]
    weaker: tuple[Gap, ...]
    parts: Mapping[str, Part]


def unread_on(book: RuleBook, nation: str, on: dt.date) -> tuple[str, ...]:
    """The core offences of a nation in force on a day whose text was not read."""
    found = (
        (offence.id, *version_on(offence.versions, on)) for offence in book.of_nation(nation) if offence.role == CORE
    )
    return tuple(id for id, version, law in found if law == IN_FORCE and version.reconstructed)


def kinds_of(rule: Rule) -> frozenset[str]:
    """The kinds of act an offence's elements allow."""
    found: frozenset[str] | None = None
    for _, tree in rule.elements:
        for atom in atoms(tree.formula):
            if atom.id == KIND:
                found = frozenset(atom.values) if found is None else found | frozenset(atom.values)
    return found or frozenset()


def about(law: Slice, kind: str) -> tuple[Rule, ...]:
    """The offences of single acts that a kind of act can come under, whatever their status."""
    return tuple(rule for rule in law.rules if rule.offence.scope == "act" and kind in kinds_of(rule))


class Reading:
    """One wrong beside some offences: what its gaps and changes are worked out on."""

    def __init__(
        self,
        book: RuleBook,
        nation: str,
        wrong: Wrong,
        yardstick: Yardstick,
        rules: Iterable[Rule],
        adjacent: bool = False,
    ) -> None:
        def title(id: str) -> str:
            found = book.definitions.get((nation, id))
            return found.title.lower() if found else yardstick.titles.get(id, id)

        self.wrong = wrong
        self._adjacent = adjacent
        formula = yardstick.resolved(wrong.is_, book.vocabulary)
        known = {KIND: wrong.kind, **book.settled_law}
        self.ground = Ground(book.vocabulary, known, formula, rules, title)
        self.space = self.ground.space

    @cached_property
    def here(self) -> Any:
        """The wrong, within what can be."""
        return self.ground.wrong & self.ground.care

    @cached_property
    def counted(self) -> frozenset[str]:
        """What complete patterns are counted over: all that the wrong and the offences speak of, but points of law, and
        but offences next door unless they count."""
        offences = [o for o in self.ground.offences if self._adjacent or o.rule.offence.role == CORE]
        return frozenset(fact for fact in self.ground.facts_of(offences) if not fact.startswith(LAW))

    @cached_property
    def complete(self) -> int:
        """The complete patterns of the wrong."""
        return self.count(self.here)

    def count(self, of: Any) -> int:
        """The complete patterns a function allows."""
        return count(self.space, of, self.counted)

    def share(self, of: Any) -> float:
        """Their part of the wrong's."""
        return self.count(of) / self.complete if self.complete else 0.0

    def law(self, counts: Callable[[Rule], bool]) -> Any:
        """That some offence that counts is made out."""
        total = self.space.manager.false()
        for offence in self.ground.offences:
            if counts(offence.rule):
                total = total | self.made(offence)
        return total

    def made(self, offence: Abstract) -> Any:
        """That an offence is made out."""
        return self.ground.made(offence)

    def whatever_the_law(self, of: Any) -> Any:
        """What a function allows whichever way the unsettled points of law go."""
        points = points_of(self.ground.facts)
        return of.forall(literals(self.space, points)) if points else of

    @cached_property
    def drop(self) -> tuple[str, ...]:
        """What to leave out of patterns first: points of law, then the offences' facts from the last on."""
        points = points_of(self.ground.facts)
        return (*points, *(fact for fact in reversed(self.ground.facts) if fact not in points))

    def patterns(self, of: Any, step: Callable[[], None] = lambda: None) -> tuple[tuple[Cube, ...], tuple[Cube, ...]]:
        """Patterns of what a function allows within the wrong: settled ones, and those on a point of law."""
        wrongful = self.ground.wrong & of
        outside = ~self.ground.care
        settled = self.whatever_the_law(wrongful)
        first = cover(self.space, settled & self.ground.care, settled | outside, self.drop, step)
        rest = cover(self.space, wrongful & ~settled & self.ground.care, wrongful | outside, self.drop, step)
        return first, rest

    def example(self, of: Any) -> dict[str, str]:
        """One complete pattern of facts within the wrong that a function allows, with nobody else shown if it can be."""
        for fact in self.ground.facts:
            if fact.startswith(OTHERS):
                alone = of & self.space.atom(fact, ("no",))
                of = alone if alone.satisfiable() else of
        return self.ground.completed(point(self.space, of, self.ground.facts))

    def tells(self, cube: Cube) -> tuple[str, ...]:
        """The facts of a pattern that the wrong does not already say."""
        return tuple(
            fact
            for fact in self.ground.facts
            if fact in cube and (self.here & ~within(self.space, fact, cube[fact])).satisfiable()
        )


def gaps(
    book: RuleBook,
    nation: str,
    on: dt.date,
    yardstick: Yardstick,
    counts: Counts = COUNTS,
    weaker: bool = False,
    step: Callable[[], None] = lambda: None,
) -> tuple[WrongGaps, ...]:
    """The gaps of a nation's law on a day, an entry for each wrong of the yardstick.

    Args:
        book: the rule book.
        nation: the nation.
        on: the day of the conduct; an offence counts if it was in force then and its text was read.
        yardstick: the wrongs.
        counts: which offences count.
        weaker: also give what only summary-only offences meet.
        step: called between patterns; raise from it to stop.
    """
    law = law_on(book, nation, on, on)
    return tuple(
        wrong_gaps(read(book, law, wrong, yardstick, counts), counts, weaker, step) for wrong in yardstick.wrongs
    )


def read(book: RuleBook, law: Slice, wrong: Wrong, yardstick: Yardstick, counts: Counts = COUNTS) -> Reading:
    """A wrong beside every offence of a body of law that its kind of act can come under."""
    return Reading(book, law.nation, wrong, yardstick, about(law, wrong.kind), counts.adjacent)


def wrong_gaps(
    reading: Reading, counts: Counts = COUNTS, weaker: bool = False, step: Callable[[], None] = lambda: None
) -> WrongGaps:
    """Every gap of one wrong."""
    caught = reading.law(counts.of)
    settled, unsettled = reading.patterns(~caught, step)
    surely = reading.whatever_the_law(caught) & reading.here
    maybe = caught & reading.here
    weak: Sequence[Cube] = ()
    if weaker:
        strong = reading.law(replace(counts, summary=False).of)
        weak = reading.patterns(~strong & reading.whatever_the_law(caught), step)[0]
    found = _described(reading, settled, counts)
    missed = reading.space.manager.false()
    for gap in found:
        if not gap.exempt:
            missed = missed | function(reading.space, gap.cube) & reading.here
    share, reached, plain = reading.share(surely), reading.share(maybe), reading.share(missed)
    return WrongGaps(
        wrong=reading.wrong,
        complete=reading.complete,
        caught=share,
        open=reached - share,
        let_off=1.0 - reached - plain if reading.complete else 0.0,
        missed=plain,
        gaps=found,
        unsettled=_described(reading, unsettled, counts),
        weaker=_described(reading, weak, counts),
        parts=reading.ground.parts,
    )


def _described(reading: Reading, cubes: Iterable[Cube], counts: Counts) -> tuple[Gap, ...]:
    found = [_gap(reading, cube, counts) for cube in cubes]
    return tuple(sorted(found, key=lambda gap: (gap.exempt, -gap.share, len(gap.tells), sorted(gap.cube.items()))))


def _gap(reading: Reading, cube: Cube, counts: Counts) -> Gap:
    here = function(reading.space, cube) & reading.here
    nearest = _nearest(reading, here, counts)
    coming = {
        offence.rule.offence.id: reading.made(offence)
        for offence in reading.ground.offences
        if offence.rule.offence.role == CORE and offence.rule.law in COMING
    }
    whole = tuple(id for id, made in coming.items() if not (here & ~made).satisfiable())
    return Gap(
        cube=cube,
        tells=reading.tells(cube),
        complete=reading.count(here),
        share=reading.share(here),
        nearest=nearest,
        closed_by=whole,
        touched_by=tuple(id for id, made in coming.items() if id not in whole and (here & made).satisfiable()),
        unread=tuple(
            offence.rule.offence.id
            for offence in reading.ground.offences
            if offence.rule.offence.role == CORE
            and offence.rule.law == IN_FORCE
            and offence.rule.version.reconstructed
            and not counts.of(offence.rule)
            and (here & reading.made(offence)).satisfiable()
        ),
        adjacent=tuple(
            offence.rule.offence.id
            for offence in reading.ground.offences
            if offence.rule.offence.role == ADJACENT
            and offence.rule.law == IN_FORCE
            and (here & reading.made(offence)).satisfiable()
        ),
        exempt=nearest is not None and nearest.exclusion,
    )


def _nearest(reading: Reading, here: Any, counts: Counts) -> Miss | None:
    """The offence that misses by the fewest parts, an exclusion counting as less than an element: parts by which it
    misses all of the pattern, or else those by which it misses one completion of it."""
    offences = [offence for offence in reading.ground.offences if counts.of(offence.rule)]
    one = function(reading.space, {f: (v,) for f, v in point(reading.space, here, reading.drop).items()})
    for region in (here, one & here):
        misses = [miss for offence in offences if (miss := _miss(reading, offence, region)) is not None]
        if misses:
            return min(misses, key=lambda row: row[:2])[2]
    return None


def _miss(reading: Reading, offence: Abstract, here: Any) -> tuple[int, int, Miss] | None:
    failing = [id for id, part in offence.elements if not (here & reading.ground.built(part)).satisfiable()]
    applying = [id for id, part in offence.exclusions if not (here & ~reading.ground.built(part)).satisfiable()]
    missed = [*failing, *applying]
    return (len(missed), len(failing), Miss(offence.rule.offence.id, missed[0], not failing)) if missed else None
