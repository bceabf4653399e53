"""The periods of an act as a view shows them: neighbours that read the same there are one, the newest first.

The JSON keeps every period in which a finding differs at all; a reader is told only of a difference that they see.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Generic, TypeVar

from assessor.assess.findings import in_force
from assessor.assess.procedure import dated, terms
from assessor.assess.records import Finding, Period
from assessor.text.names import joined, long_day, sentence, span
from legal_rules.penalties import Maximum
from legal_rules.periods import Stretch
from legal_rules.rulebook import RuleBook
from legal_rules.slices import changes

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Days:
    """What the days of a merged part need: the book, the day of assessment, the nation and whether the act lasted."""

    book: RuleBook
    as_at: dt.date
    nation: str
    lasting: bool = False


def undated(period: Period) -> Period:
    """A period whose findings say which time limit goes with them, and not on which days it ends."""
    return replace(period, findings=tuple(map(without_days, period.findings)))


def without_days(finding: Finding) -> Finding:
    """A finding without the days of its time limit and maximum penalty, which `redated` works out again."""
    limit, penalty = finding.time_limit, finding.penalty
    if limit is not None:
        ends = dt.date.max if limit.last_day else None
        limit = replace(limit, says=limit.says and limit.id, last_day=ends, earliest=None)
    return replace(finding, time_limit=limit, penalty=penalty and Maximum(penalty.mode))


def parts(periods: Sequence[Period], days: Days, shown: Callable[[Period], object]) -> tuple[Period, ...]:
    """Periods as a view shows them, newest first: neighbours for which `shown` gives the same are one.

    `shown` is what the view says of a period, its own days apart.
    """
    groups = [list(group) for _, group in groupby(periods, key=lambda period: shown(undated(period)))]
    return tuple(joined_part(group, days) for group in reversed(groups))


@dataclass(frozen=True, slots=True)
class Short:
    """What the law of a period says, in short: what fits, may fit or is excepted (empty: nothing), and what else to
    consider."""

    core: str
    also: tuple[str, ...] = ()


def in_short(fits: Sequence[str], open_: Sequence[str], excepted: Sequence[str], also: Sequence[str]) -> Short:
    """The short form; `fits` already says on what each turns."""
    said = list(fits)
    if open_:
        said.append(f"cannot tell yet: {joined(list(open_))}")
    if excepted:
        said.append(f"an exception in the law may apply: {joined(list(excepted))}")
    return Short("; ".join(said), tuple(also))


@dataclass(frozen=True, slots=True)
class Older:
    """Days before the newest part on which what fits and may fit reads the same, and a line about them."""

    from_: dt.date | None
    line: str


def older_law(
    newest_first: Sequence[Period], short: Callable[[Period], Short], lasting: bool = False
) -> tuple[Older, ...]:
    """A line for all of older law, newest first; what only else to consider differs in is one line."""
    newest = short(newest_first[0])
    lines = []
    for core, group in groupby(newest_first[1:], key=lambda part: short(part).core):
        rows = list(group)
        alike = {short(part).also for part in rows}
        also = list(dict.fromkeys(name for part in rows for name in short(part).also))
        if core:
            said = "what fits or may fit is as above" if core == newest.core else core
        else:
            said = "none of the image laws that we hold fits" if also else "nothing that we hold fits"
        if also and not (core == newest.core and alike == {newest.also}):
            said += f"; also consider{'' if len(alike) == 1 else ', for some of those days,'} {joined(also)}"
        days = sentence(span(rows[-1].from_, rows[0].to, lasting))
        lines.append(Older(rows[-1].from_, f"{days}: {said}."))
    return tuple(lines)


def depends_on_the_day(starts: Sequence[dt.date | None], lasting: bool = False) -> str:
    """The headline of an act with more than one part: the days at which what is said changes.

    `starts`: the first day of each part, the newest first.
    """
    on = joined([long_day(start) for start in reversed(starts[:-1]) if start is not None])
    if lasting:
        return f"It went on while the law changed ({on}). Each part is for its own days, the latest first."
    return f"It depends on the day. What is said changes on {on}. The latest days stand first: an order, not a guess."


def older_lead(newest: Period, days: Days) -> str:
    """The words that lead in what is said of the days before the newest part, where law or an age changed."""
    first = newest.from_ or newest.to
    law = first in changes(days.book, days.nation)
    before = f"For the days before {long_day(first)}" if days.lasting else f"If it was before {long_day(first)}"
    why = "older law applies (newer law does not reach back)" if law else "an age was another, and so is what fits"
    return f"{before}, {why}:"


def joined_part(group: Sequence[Period], days: Days) -> Period:
    """Neighbouring periods as one, with the penalty and time limit of each finding as they are over all its days."""
    if len(group) == 1:
        return group[0]
    first, last = group[0].from_, group[-1].to
    return Period(first, last, tuple(redated(finding, first, last, days) for finding in group[-1].findings))


def redated(finding: Finding, first: dt.date | None, last: dt.date, days: Days) -> Finding:
    """A finding with its penalty and time limit over some days."""
    offence = days.book.offences[(days.nation, finding.offence)]
    version = next((v for v in offence.versions if in_force(v) == finding.in_force), None)
    if version is None:
        return finding
    began = first or finding.in_force.from_ or finding.in_force.not_before
    return dated(finding, terms(version), Stretch(began or last, last, first is None, days.lasting), days.as_at)


@dataclass(frozen=True, slots=True)
class Run(Generic[Row]):
    """Something shown on all days of neighbouring periods: from the first to the last, with what it was made of."""

    from_: dt.date | None
    to: dt.date
    of: Row


def runs(periods: Iterable[Period], rows: Callable[[Period], Mapping[Hashable, Row]]) -> list[Run[Row]]:
    """Every row of every period once for each unbroken stretch of periods in which it reads the same, newest first.

    `rows`: for each row of a period, what is shown of it, and what it was made of. Within the same last day the order
    is that of the rows.
    """
    going: dict[Hashable, Run[Row]] = {}
    ended: list[Run[Row]] = []
    for period in periods:
        now = rows(period)
        ended += [run for shown, run in going.items() if shown not in now]
        going = {
            shown: Run(going[shown].from_ if shown in going else period.from_, period.to, of)
            for shown, of in now.items()
        }
    ended += going.values()
    return sorted(ended, key=lambda run: run.to, reverse=True)
