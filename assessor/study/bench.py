"""The student's bench: one act of a case on a day, offence by offence, and what a turn of a fact or of the day moves.

What stands here is what `assess_whole` says; nothing is decided again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from assessor.assess.acts import assess_whole
from assessor.case.edit import set_days
from assessor.case.model import Case
from assessor.dates.when import When
from assessor.text.citing import cited
from assessor.text.most import most_of
from assessor.text.signs import DOES_NOT_FIT, FITS, FITS_UNLESS, ORDER, state_of
from legal_rules.assessment import NOT_MET, Finding
from legal_rules.law import OffenceVersion
from legal_rules.periods import ONE_DAY
from legal_rules.rulebook import RuleBook
from legal_rules.slices import changes, first_day

GAINED, LOST, MOVED, SAME = "gained", "lost", "moved", "same"
SIGN_OF_MOVE: Mapping[str, str] = {GAINED: "+", LOST: "−", MOVED: "~", SAME: "="}
FITTING = (FITS, FITS_UNLESS)
CORE = "core"


@dataclass(frozen=True, slots=True)
class Stood:
    """One offence for one act on one day.

    Attributes:
        offence: its name.
        cited: its provision, in short.
        title: what it is called.
        state: as `assessor.text.signs` names them.
        near: whether the facts match its words or may, in force or not.
        most: the mode of trial and the most it carries, in short.
        missing: its parts that are surely not so.
    """

    offence: str
    cited: str
    title: str
    state: str
    near: bool
    most: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An offence after a turn, its state before it, and how it moved (`GAINED`, `LOST`, `MOVED`, `SAME`)."""

    now: Stood
    before: str
    moved: str


@dataclass(frozen=True, slots=True)
class Best:
    """How a nation's law stands to an act: the state that fits best, the first offence in it, and the most that carries."""

    state: str
    cited: str
    most: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The days on which an offence was law: stretches from a first day to a last (none: still), and whether the first is
    confirmed."""

    cited: str
    stretches: tuple[tuple[dt.date, dt.date | None, bool], ...]


def on_day(case: Case, act: str, day: dt.date) -> Case:
    """The case with one act done on another day."""
    return set_days(case, act, When(day=day))


def in_nation(case: Case, act: str, nation: str) -> Case:
    """The case as if it, and one of its acts, were of another nation."""
    acts = tuple(replace(one, nation=()) if one.id == act else one for one in case.acts)
    return replace(case, nation=nation, acts=acts)


def standing_on(case: Case, act: str, book: RuleBook) -> tuple[Stood, ...] | str:
    """Every core offence for an act, and each next door that fits, what fits first; or what is contradictory in the answers.

    Where an act has several periods, an offence stands as in the one in which it fits best.
    """
    whole = assess_whole(case, book, only=(act,))
    if whole.conflicts:
        return " ".join(problem.message for problem in whole.conflicts)
    found: dict[str, Stood] = {}
    for piece in (piece for one in whole.acts for piece in one.pieces):
        for finding in piece.findings:
            row = _stood(finding, book, piece.stretch.first)
            if finding.rule.offence.role != CORE and row.state not in FITTING:
                continue
            kept = found.get(row.offence)
            if kept is None or ORDER.index(row.state) < ORDER.index(kept.state):
                found[row.offence] = row
    return tuple(sorted(found.values(), key=lambda row: ORDER.index(row.state)))


def _stood(finding: Finding, book: RuleBook, day: dt.date) -> Stood:
    rule = finding.rule
    most = most_of(rule.version, day)
    failing = set(finding.failing)
    return Stood(
        offence=rule.offence.id,
        cited=cited(book, rule.offence.provision),
        title=rule.offence.title,
        state=state_of(finding.outcome, rule.standing),
        near=finding.outcome != NOT_MET,
        most=most.short if most is not None else "?",
        missing=tuple(element.says for element, _ in rule.elements if element.id in failing),
    )


def moved(before: Sequence[Stood], now: Sequence[Stood]) -> tuple[Row, ...]:
    """Each offence whose words the facts match or may match, before a turn or after it."""
    earlier = {row.offence: row for row in before}
    later = {row.offence: row for row in now}
    rows = []
    for offence in dict.fromkeys([*later, *earlier]):
        was, is_ = earlier.get(offence), later.get(offence)
        shown = is_ or replace(earlier[offence], state=DOES_NOT_FIT, near=False, missing=())
        if shown.near or (was is not None and was.near):
            state = was.state if was is not None else DOES_NOT_FIT
            rows.append(Row(shown, state, _how(state, shown.state)))
    return tuple(rows)


def _how(before: str, now: str) -> str:
    fitted, fits = before in FITTING, now in FITTING
    if fitted != fits:
        return GAINED if fits else LOST
    return MOVED if before != now else SAME


def best(rows: Sequence[Stood]) -> Best:
    """What fits best of offences in the order of their states."""
    near = [row for row in rows if row.near]
    if not near:
        return Best(DOES_NOT_FIT, "", "")
    more = sum(row.state == near[0].state for row in near) - 1
    return Best(near[0].state, near[0].cited + (f" and {more} more" if more else ""), near[0].most)


def turning_days(case: Case, act: str, book: RuleBook, last: dt.date) -> tuple[dt.date, ...]:
    """The days up to one on which the law of the act's nations changed."""
    nations = [nation for nation in case.nations_of(case.act(act)) if nation in book.nations]
    return tuple(sorted({day for nation in nations for day in changes(book, nation) if day <= last}))


def bars(rows: Sequence[Row], case: Case, act: str, book: RuleBook) -> tuple[Bar, ...]:
    """When each offence of a table was law."""
    wanted = [row.now.offence for row in rows]
    nations = case.nations_of(case.act(act))
    found = {
        offence.id: Bar(cited(book, offence.provision), _stretches(offence.versions))
        for nation in nations
        if nation in book.nations
        for offence in book.of_nation(nation)
        if offence.id in wanted
    }
    return tuple(found[offence] for offence in wanted if offence in found)


def _stretches(versions: Iterable[OffenceVersion]) -> tuple[tuple[dt.date, dt.date | None, bool], ...]:
    """The versions' days, those that follow on one another as one."""
    dated = sorted(
        (
            (day, v.in_force.to, v.in_force.from_ is not None)
            for v in versions
            if (day := first_day(v.in_force)) is not None
        ),
        key=itemgetter(0),
    )
    found: list[tuple[dt.date, dt.date | None, bool]] = []
    for first, last, confirmed in dated:
        if found and found[-1][1] is not None and found[-1][1] + ONE_DAY == first and found[-1][2] == confirmed:
            found[-1] = (found[-1][0], last, confirmed)
        else:
            found.append((first, last, confirmed))
    return tuple(found)
