"""A draft clause laid over the law: what it closes and leaves, what it repeats, what in it does nothing, whom it would
newly catch that nobody calls wrongful."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from legal_rules.backwards.changes import Pair, WrongChange, changes
from legal_rules.backwards.gaps import Counts, Reading, WrongGaps, about, gaps, kinds_of
from legal_rules.backwards.ground import Abstract
from legal_rules.backwards.unread import CORE
from legal_rules.backwards.wrongs import Named, Wrong, Yardstick, anything
from legal_rules.checks import CheckFinding, rule_lint
from legal_rules.facts import KIND
from legal_rules.formula import atoms
from legal_rules.rulebook import RuleBook
from legal_rules.slices import IN_FORCE, Rule, Slice, law_on

SAME, WITHIN, AROUND, OVERLAPS = "the same as", "within", "around", "overlaps"


@dataclass(frozen=True, slots=True)
class Overlap:
    """How an offence of the draft stands to another for one kind of act; `share` is the part of the draft's complete
    patterns that the other meets too."""

    draft: str
    other: str
    kind: str
    how: str
    share: float


@dataclass(frozen=True, slots=True)
class Caught:
    """Innocent conduct that the draft would newly meet in some case, with one complete pattern of it."""

    innocent: Named
    kind: str
    example: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DraftReport:
    """What a draft does: wrongs newly met and no longer met, gaps left, overlaps, parts that do nothing, innocents."""

    offences: tuple[str, ...]
    changes: tuple[WrongChange, ...]
    left: tuple[WrongGaps, ...]
    overlaps: tuple[Overlap, ...]
    lint: tuple[CheckFinding, ...]
    caught: tuple[Caught, ...]


def draft_report(
    law: RuleBook,
    draft: RuleBook,
    nation: str,
    on: dt.date,
    yardstick: Yardstick,
    step: Callable[[], None] = lambda: None,
    unread: bool = False,
) -> DraftReport:
    """What the overlays that one rule book has and the other has not would do to a nation's law on a day.

    Args:
        law: the law as it is.
        draft: the same with the draft laid over it.
        nation: whose law.
        on: the day of the conduct.
        yardstick: wrongs and innocents.
        step: called between patterns; raise from it to stop.
        unread: whether law whose text was not read counts, for the sake of argument.
    """
    own = [overlay for overlay in draft.overlays if overlay not in law.overlays]
    touched = frozenset(id for overlay in own for where, id, _ in overlay.touches() if where in ("", nation))
    counts = Counts(unread=unread)
    before, after = law_on(law, nation, on, on), law_on(draft, nation, on, on)
    rules = [rule for rule in after.rules if rule.offence.id in touched and rule.law == IN_FORCE]
    return DraftReport(
        offences=tuple(rule.offence.id for rule in rules),
        changes=changes((law, on), (draft, on), nation, yardstick, counts, step),
        left=gaps(draft, nation, on, yardstick, counts, step=step),
        overlaps=tuple(overlap for rule in rules for overlap in _overlaps(after, rule, yardstick)),
        lint=tuple(finding for rule in rules for finding in rule_lint(after, rule)),
        caught=tuple(_caught(before, after, yardstick, counts)),
    )


def _overlaps(law: Slice, rule: Rule, yardstick: Yardstick) -> Iterable[Overlap]:
    for kind in sorted(kinds_of(rule)):
        others = [
            other
            for other in about(law, kind)
            if other is not rule and other.law == IN_FORCE and other.offence.role == CORE
        ]
        reading = Reading(law.book, law.nation, anything(kind), yardstick, (rule, *others), days=[law.day])
        offences = {offence.rule.offence.id: offence for offence in reading.ground.offences}
        mine = offences[rule.offence.id]
        for other in others:
            overlap = _overlap(reading, mine, offences[other.offence.id], kind)
            if overlap is not None:
                yield overlap


def _overlap(reading: Reading, mine: Abstract, other: Abstract, kind: str) -> Overlap | None:
    own, others = reading.made(mine) & reading.ground.care, reading.made(other) & reading.ground.care
    both = own & others
    if not both.satisfiable():
        return None
    inside, around = not (own & ~others).satisfiable(), not (others & ~own).satisfiable()
    how = SAME if inside and around else WITHIN if inside else AROUND if around else OVERLAPS
    share = reading.count(both) / reading.count(own)
    return Overlap(mine.rule.offence.id, other.rule.offence.id, kind, how, share)


def _caught(before: Slice, after: Slice, yardstick: Yardstick, counts: Counts) -> Iterable[Caught]:
    for innocent in yardstick.innocents:
        kinds = [value for atom in atoms(innocent.is_) if atom.id == KIND for value in atom.values]
        for kind in dict.fromkeys(kinds):
            pair = Pair(before, after, Wrong(innocent.id, kind, "", "", innocent.is_), yardstick, counts)
            newly = pair.after & ~pair.before & pair.reading.here
            if newly.satisfiable():
                yield Caught(innocent, kind, {KIND: kind, **pair.reading.examples.one(newly)})
