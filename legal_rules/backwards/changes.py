"""Two states of the law compared by meaning: the wrongful conduct that some offence newly meets, or no longer meets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from legal_rules.backwards.cover import Cube
from legal_rules.backwards.gaps import COUNTS, Counts, Reading, about
from legal_rules.backwards.ground import ADJACENT, Abstract, Part
from legal_rules.backwards.wrongs import Wrong, Yardstick
from legal_rules.facts import KIND
from legal_rules.rulebook import RuleBook
from legal_rules.slices import Rule, Slice, law_on


@dataclass(frozen=True, slots=True)
class Change:
    """One pattern: what it adds to the wrong, its share, the offences that meet it (after, or before if it is lost), the
    answers to points of law under which all of it is so, and one complete pattern of facts that shows it."""

    cube: Cube
    tells: tuple[str, ...]
    share: float
    offences: tuple[str, ...]
    readings: Mapping[str, tuple[str, ...]]
    example: Mapping[str, str]

    @property
    def law_points(self) -> tuple[str, ...]:
        """The points of law on which it turns."""
        return tuple(self.readings)


@dataclass(frozen=True, slots=True)
class WrongChange:
    """One wrong before and after: the share met whatever an unsettled point means, and the patterns gained and lost."""

    wrong: Wrong
    before: float
    after: float
    gained: tuple[Change, ...]
    lost: tuple[Change, ...]
    parts: Mapping[str, Part]


class Pair:
    """One wrong beside two bodies of law."""

    def __init__(
        self, before: Slice, after: Slice, wrong: Wrong, yardstick: Yardstick, counts: Counts = COUNTS
    ) -> None:
        self._counts = counts
        old, new = (looked_at(law, wrong, counts) for law in (before, after))
        self._old, self._new = _ids(old), _ids(new)
        days = (before.day, after.day)
        self.reading = Reading(after.book, after.nation, wrong, yardstick, (*old, *new), counts.adjacent, days)
        self.before = self.reading.law(lambda rule: id(rule) in self._old and counts.of(rule))
        self.after = self.reading.law(lambda rule: id(rule) in self._new and counts.of(rule))

    def offences(self, here: Any, new: bool) -> tuple[str, ...]:
        """The offences of one of the two that meet some of a region."""
        side = self._new if new else self._old
        return tuple(dict.fromkeys(offence.rule.offence.id for offence in self._of(side) if self._meets(offence, here)))

    def _of(self, side: frozenset[int]) -> Iterable[Abstract]:
        for offence in self.reading.ground.offences:
            if id(offence.rule) in side and self._counts.of(offence.rule):
                yield offence

    def _meets(self, offence: Abstract, here: Any) -> bool:
        return bool((here & self.reading.made(offence)).satisfiable())


def looked_at(law: Slice, wrong: Wrong, counts: Counts) -> tuple[Rule, ...]:
    """The offences beside which a wrong is set: those next door bind many facts, and say nothing unless they count."""
    return tuple(rule for rule in about(law, wrong.kind) if counts.adjacent or rule.offence.role != ADJACENT)


def _ids(rules: Sequence[Rule]) -> frozenset[int]:
    return frozenset(id(rule) for rule in rules)


def changes(
    before: tuple[RuleBook, dt.date],
    after: tuple[RuleBook, dt.date],
    nation: str,
    yardstick: Yardstick,
    counts: Counts = COUNTS,
    step: Callable[[], None] = lambda: None,
) -> tuple[WrongChange, ...]:
    """What a nation's law newly meets and no longer meets of each wrong, between two days or two rule books."""
    old, new = (law_on(book, nation, day, day) for book, day in (before, after))
    return tuple(wrong_change(Pair(old, new, wrong, yardstick, counts), step) for wrong in yardstick.wrongs)


def wrong_change(pair: Pair, step: Callable[[], None] = lambda: None) -> WrongChange:
    """What is newly met and no longer met of one wrong."""
    reading = pair.reading
    surely = [reading.whatever_the_law(law) & reading.here for law in (pair.before, pair.after)]
    return WrongChange(
        wrong=reading.wrong,
        before=reading.share(surely[0]),
        after=reading.share(surely[1]),
        gained=_patterns(pair, pair.after & ~pair.before, True, step),
        lost=_patterns(pair, pair.before & ~pair.after, False, step),
        parts=reading.ground.parts,
    )


def _patterns(pair: Pair, of: Any, new: bool, step: Callable[[], None]) -> tuple[Change, ...]:
    reading = pair.reading
    found = []
    for cube in (cube for cubes in reading.patterns(of, step) for cube in cubes):
        reading.space.tidy()
        here = reading.region(cube) & of
        found.append(
            Change(
                cube=cube,
                tells=reading.tells(cube),
                share=reading.share(here),
                offences=pair.offences(here, new),
                readings=reading.readings(cube, of),
                example={KIND: reading.wrong.kind, **reading.examples.one(here)},
            )
        )
    return tuple(sorted(found, key=lambda row: (bool(row.law_points), -row.share, len(row.tells))))


def caught_over(
    book: RuleBook,
    nation: str,
    days: Sequence[dt.date],
    yardstick: Yardstick,
    counts: Counts = COUNTS,
    step: Callable[[], None] = lambda: None,
) -> dict[str, tuple[float, ...]]:
    """How much of each wrong was met by some offence on each of some days, whatever unsettled points mean.

    Complete patterns are counted over the facts of every version of the law on those days, so that days compare.
    """
    table: dict[str, tuple[float, ...]] = {}
    laws = [law_on(book, nation, day, day) for day in days]
    for wrong in yardstick.wrongs:
        by_day = [looked_at(law, wrong, counts) for law in laws]
        reading = Reading(book, nation, wrong, yardstick, distinct(by_day), counts.adjacent, days)
        made = {same_text(offence.rule): reading.made(offence) for offence in reading.ground.offences}
        known: dict[frozenset[tuple[object, ...]], float] = {}
        shares = []
        for rules in by_day:
            step()
            standing = frozenset(same_text(rule) for rule in rules if counts.of(rule))
            if standing not in known:
                total = reading.space.manager.false()
                for key in standing:
                    total = total | made[key]
                known[standing] = reading.share(reading.whatever_the_law(total) & reading.here)
            shares.append(known[standing])
        table[wrong.id] = tuple(shares)
    return table


def distinct(by_day: Sequence[Sequence[Rule]]) -> tuple[Rule, ...]:
    return tuple({same_text(rule): rule for rules in by_day for rule in rules}.values())


def same_text(rule: Rule) -> tuple[object, ...]:
    """The same for the same text, and for no other: a version, with the definitions it is read with."""
    return (id(rule.version), *(tree.formula for _, tree in rule.elements), rule.x_formula)
