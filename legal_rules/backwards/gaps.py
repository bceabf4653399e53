"""The law read backwards: fact patterns that are wrongful and met by no offence in force, every one, none to spare.

For a wrong W, the law that counts L and what can be C (`ground.care`), a gap is a pattern inside "W and not L" or
"not C" that can take in no more; together the gaps cover "W and not L" within C. They hold whatever a point of law that is
not settled means. What is a gap on some reading of the law and not on every reading stands apart, in patterns of its own
that name no point of law; each says on which points it turns.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, cast

from legal_rules.backwards.cover import Cube, count, cover, function, point, widened, within
from legal_rules.backwards.examples import Examples
from legal_rules.backwards.ground import ADJACENT, LAW, Abstract, Bounds, Ground, Part, bounds, points_of
from legal_rules.backwards.nearest import Miss, nearest_of
from legal_rules.backwards.others import implied
from legal_rules.backwards.unread import CORE, is_unread
from legal_rules.backwards.wrongs import Wrong, Yardstick
from legal_rules.facts import KIND
from legal_rules.formula import atoms
from legal_rules.readings.symbolic import literals, without
from legal_rules.rulebook import RuleBook
from legal_rules.slices import IN_FORCE, NOT_YET, PROPOSED, UNCONFIRMED, Rule, Slice, law_on

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
class Gap:
    """One pattern. `tells` are its facts beyond what the wrong itself says; `complete` counts the complete patterns in
    it and `share` is their part of the wrong's; `closed_by` would meet all of it once in force, `touched_by` some; `unread`
    in force, were their words those of the reconstruction; `readings` are answers to unsettled points of law under which
    all of it is a gap."""

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
    readings: Mapping[str, tuple[str, ...]]

    @property
    def law_points(self) -> tuple[str, ...]:
        """The points of law on which it turns."""
        return tuple(self.readings)


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
    key = ("by kind", id(law))
    if key not in law.book.cache:
        law.book.cache[key] = (law, [(rule, kinds_of(rule)) for rule in law.rules if rule.offence.scope == "act"])
    _, rules = cast("tuple[Slice, list[tuple[Rule, frozenset[str]]]]", law.book.cache[key])
    return tuple(rule for rule, kinds in rules if kind in kinds)


class Reading:
    """One wrong beside some offences of a nation's law on some days (any, if none is named): what its gaps and changes are worked
    out on."""

    def __init__(
        self,
        book: RuleBook,
        nation: str,
        wrong: Wrong,
        yardstick: Yardstick,
        rules: Iterable[Rule],
        adjacent: bool = False,
        days: Iterable[dt.date] = (),
    ) -> None:
        def title(id: str) -> str:
            found = book.definitions.get((nation, id))
            return found.title.lower() if found else yardstick.titles.get(id, id)

        self.wrong = wrong
        self._adjacent = adjacent
        formula = yardstick.resolved(wrong.is_, book.vocabulary)
        known = {KIND: wrong.kind, **book.settled_law}
        rule = book.responsibility.get(nation)
        ages = rule.bound(days) if rule is not None else ()
        key = ("bounds", nation, wrong.kind, ages)
        if key not in book.cache:
            book.cache[key] = bounds(book.vocabulary, known, (*implied(book, nation), *ages))
        self.ground = Ground(book.vocabulary, known, formula, rules, title, cast("Bounds", book.cache[key]))
        self.space = self.ground.space
        self.examples = Examples(self.ground, yardstick.plain)
        self._regions: dict[tuple[tuple[str, tuple[str, ...]], ...], Any] = {}
        self._tells: dict[tuple[str, tuple[str, ...]], bool] = {}

    @cached_property
    def here(self) -> Any:
        """The wrong, within what can be."""
        return self.ground.here

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
        return of.forall(literals(self.space, self.points)) if self.points else of

    @cached_property
    def points(self) -> tuple[str, ...]:
        """The points of law that are not settled."""
        return points_of(self.ground.facts)

    @cached_property
    def drop(self) -> tuple[str, ...]:
        """What patterns may name, in the order in which it is left out of them: the offences' facts from the last on."""
        return tuple(fact for fact in reversed(self.ground.facts) if fact not in self.points)

    def patterns(self, of: Any, step: Callable[[], None] = lambda: None) -> tuple[tuple[Cube, ...], tuple[Cube, ...]]:
        """Patterns of what a function allows within the wrong: whatever the law is, and on some reading of it alone."""
        wrongful = self.ground.wrong & of
        outside = ~self.ground.care
        settled = self.whatever_the_law(wrongful)
        first = cover(self.space, settled & self.ground.care, settled | outside, self.drop, step)
        if not self.points:
            return first, ()
        some = without(self.space, wrongful, self.points)
        rest = cover(self.space, some & ~settled & self.ground.care, some | outside, self.drop, step)
        return first, rest

    def readings(self, cube: Cube, of: Any) -> Cube:
        """The fewest answers to points of law under which a function allows all of a pattern; nothing, if it does whatever
        they are. Where no answers do, each point on which it turns, with both."""
        here = self.region(cube)
        if not (here & ~of).satisfiable():
            return {}
        whole = (~here | of).forall(literals(self.space, self.drop))
        if whole.satisfiable():
            return widened(self.space, point(self.space, whole, self.points), ~whole, self.points)
        allowed = here & of
        return {name: ("yes", "no") for name in self.points if self._turns(allowed, name)}

    def _turns(self, of: Any, point_of_law: str) -> bool:
        variable = literals(self.space, (point_of_law,))
        return bool(of.exists(variable) != of.forall(variable))

    def region(self, cube: Cube) -> Any:
        """A pattern within the wrong and what can be."""
        key = tuple(cube.items())
        found = self._regions.get(key)
        if found is None:
            found = self._regions[key] = function(self.space, cube) & self.here
        return found

    def tells(self, cube: Cube) -> tuple[str, ...]:
        """The facts of a pattern that the wrong does not already say."""
        return tuple(fact for fact in self.ground.facts if fact in cube and self._told(fact, cube[fact]))

    def _told(self, fact: str, values: tuple[str, ...]) -> bool:
        found = self._tells.get((fact, values))
        if found is None:
            found = self._tells[(fact, values)] = (self.here & ~within(self.space, fact, values)).satisfiable()
        return found


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
    return Reading(book, law.nation, wrong, yardstick, about(law, wrong.kind), counts.adjacent, [law.day])


def wrong_gaps(
    reading: Reading, counts: Counts = COUNTS, weaker: bool = False, step: Callable[[], None] = lambda: None
) -> WrongGaps:
    """Every gap of one wrong."""
    caught = reading.law(counts.of)
    settled, unsettled = reading.patterns(~caught, step)
    surely = reading.whatever_the_law(caught) & reading.here
    maybe = caught & reading.here
    weak: tuple[Gap, ...] = ()
    if weaker:
        weakly = ~reading.law(replace(counts, summary=False).of) & reading.whatever_the_law(caught)
        weak = _described(reading, reading.patterns(weakly, step)[0], weakly, counts)
    found = _described(reading, settled, ~caught, counts)
    missed = reading.space.manager.false()
    for gap in found:
        if not gap.exempt:
            missed = missed | reading.region(gap.cube)
            reading.space.tidy()
    share, reached, plain = reading.share(surely), reading.share(maybe), reading.share(missed)
    return WrongGaps(
        wrong=reading.wrong,
        complete=reading.complete,
        caught=share,
        open=reached - share,
        let_off=1.0 - reached - plain if reading.complete else 0.0,
        missed=plain,
        gaps=found,
        unsettled=_described(reading, unsettled, ~caught, counts),
        weaker=weak,
        parts=reading.ground.parts,
    )


def _described(reading: Reading, cubes: Iterable[Cube], of: Any, counts: Counts) -> tuple[Gap, ...]:
    beside = _Beside.of(reading, counts)
    found = [_gap(reading, cube, of, beside) for cube in cubes]
    return tuple(sorted(found, key=lambda gap: (gap.exempt, -gap.share, len(gap.tells), sorted(gap.cube.items()))))


@dataclass(frozen=True, slots=True)
class _Beside:
    """The offences that stand beside a gap: those that count, those it tells of where they meet some of it, and those in
    force whose text was not read."""

    counted: tuple[Abstract, ...]
    told: tuple[Abstract, ...]
    unread: tuple[Abstract, ...]

    @classmethod
    def of(cls, reading: Reading, counts: Counts) -> _Beside:
        every = reading.ground.offences
        counted = tuple(offence for offence in every if counts.of(offence.rule))
        return cls(
            counted=counted,
            told=tuple(offence for offence in every if _told_of(offence.rule)),
            unread=tuple(offence for offence in every if is_unread(offence.rule) and offence not in counted),
        )


def _gap(reading: Reading, cube: Cube, of: Any, beside: _Beside) -> Gap:
    reading.space.tidy()
    here = reading.region(cube) & of
    nearest = nearest_of(reading.ground, beside.counted, here)
    complete = reading.count(here)
    meeting = [offence for offence in beside.told if (here & reading.made(offence)).satisfiable()]
    coming = [offence for offence in meeting if offence.rule.offence.role == CORE]
    whole = [offence for offence in coming if not (here & ~reading.made(offence)).satisfiable()]
    return Gap(
        cube=cube,
        tells=reading.tells(cube),
        complete=complete,
        share=complete / reading.complete if reading.complete else 0.0,
        nearest=nearest,
        closed_by=_ids(whole),
        touched_by=_ids(offence for offence in coming if offence not in whole),
        unread=_ids(offence for offence in beside.unread if (here & reading.made(offence)).satisfiable()),
        adjacent=_ids(offence for offence in meeting if offence.rule.offence.role == ADJACENT),
        exempt=nearest is not None and nearest.exclusion,
        readings=reading.readings(cube, of),
    )


def _told_of(rule: Rule) -> bool:
    """Whether a gap tells of an offence that meets some of it: one that is coming, or one next door in force."""
    return rule.law in COMING if rule.offence.role == CORE else rule.law == IN_FORCE


def _ids(offences: Iterable[Abstract]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(offence.rule.offence.id for offence in offences))
