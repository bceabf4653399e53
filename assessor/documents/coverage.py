"""What is covered, where and when, and by what; and what is not, through which element."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from assessor.assess.headline import FITS, NOT_HELD, OTHER_LAW, TOO_YOUNG, Headline, headline_of, in_force
from assessor.assess.records import ActFound, Finding, Period
from assessor.case.model import Case
from assessor.dates.when import When
from assessor.documents.assessed import Assessed, in_nation
from assessor.pages.day_parts import Days, parts
from assessor.pages.law_said import missing, near_findings
from assessor.pages.open_points import raised_and_open, said_outcome
from assessor.result.report import assess_case
from assessor.text.names import joined, long_day, nation_name, span
from legal_rules.facts import Vocabulary
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook

COVERED, PARTLY, NOT_COVERED, UNCLEAR = "covered", "partly covered", "not covered", "cannot tell"
NEXT_DOOR, NOT_COMPARED = "covered by law next door only", "not compared"


@dataclass(frozen=True, slots=True)
class Cover:
    """One act under one nation on some days: whether it is covered, by what, and what fails where it is not."""

    act: str
    nation: str
    days: str
    result: str
    by: str
    why: str
    summary_only: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage table, and how the answer would differ under the law of the day of assessment."""

    rows: tuple[Cover, ...]
    today: tuple[Cover, ...]

    @property
    def missing(self) -> tuple[Cover, ...]:
        """The rows that nothing in force covers, or only in part."""
        return tuple(row for row in self.rows if row.result != COVERED)


def coverage(given: Assessed) -> Coverage:
    """Each act under each nation the rule base holds, on its own days; and in its own nation on the day of assessment."""
    rows: list[Cover] = []
    for nation in (n for n in NATIONS if n in given.book.nations and given.book.of_nation(n)):
        rows += _cover(in_nation(given.case, nation), given.book, given.as_at)
    now = replace(given.case, acts=tuple(replace(a, when=When(day=given.as_at), lasting=None) for a in given.case.acts))
    return Coverage(tuple(rows), tuple(_cover(now, given.book, given.as_at)))


def _cover(case: Case, book: RuleBook, as_at: dt.date) -> list[Cover]:
    result, _ = assess_case(case, book, "policy", as_at, sets=False)
    if result is None:
        return []
    rows = []
    for act in result.acts:
        lasting = case.act(act.id).lasting is not None

        def covered(period: Period, act: ActFound = act, days: str = "") -> Cover:
            found = headline_of(result, act, period, book.vocabulary)
            return _row(act, period, days, found, book.vocabulary)

        held = [period for period in act.periods if period.findings]
        for part in parts(held, Days(book, as_at, act.nation, lasting), covered):
            rows.append(covered(part, days=span(part.from_, part.to, lasting)))
    return rows


def _row(act: ActFound, period: Period, days: str, found: Headline, vocabulary: Vocabulary) -> Cover:
    near = [f for f in near_findings(period) if in_force(f)]
    fits = list(found.fits or found.other)
    result, named = NOT_COVERED, list[Finding]()
    if found.kind == FITS:
        result, named = COVERED if any(said_outcome(f) == "met" for f in fits) else PARTLY, fits
    elif found.kind == OTHER_LAW:
        result, named = NEXT_DOOR, fits
    elif found.open:
        result, named = UNCLEAR, list(found.open)
    elif found.kind == NOT_HELD:
        result = NOT_COMPARED
    return Cover(
        act=act.id,
        nation=nation_name(act.nation),
        days=days,
        result=result,
        by=joined(list(dict.fromkeys(f.provision for f in named))) or "none",
        why=_WHY.get(found.kind) or _why(result, named, near, period, vocabulary),
        summary_only=bool(fits) and all(f.penalty and f.penalty.mode == "summary" for f in fits),
    )


_WHY = {
    TOO_YOUNG: "whoever did it was under the age of criminal responsibility",
    NOT_HELD: "no offence held for this nation and these days is about this kind of act",
}


def _why(result: str, named: list[Finding], near: list[Finding], period: Period, vocabulary: Vocabulary) -> str:
    """What keeps an act from being covered: the element that fails, the exception that is open, what is not known."""
    if result == COVERED:
        return ""
    if result == PARTLY:
        return "; ".join(f"{f.provision}: unless {joined([e.says for e in raised_and_open(f)], 'or')}" for f in named)
    if result == UNCLEAR:
        return "; ".join(
            f"{f.provision} turns on: {joined(list(missing(f, vocabulary))) or 'an open exception'}" for f in named
        )
    misses = sorted((f for f in near if f.role == "core" and f.outcome == "not-met"), key=lambda f: len(f.failing))
    said = [f"{f.provision}: {_failed(f)}" for f in misses[:3] if f.failing]
    excluded = [f"{f.provision}: an exception applies ({_applying(f)})" for f in near if f.outcome == "excluded"]
    later = [
        f"{f.provision} began on {long_day(f.in_force.from_)}"
        for f in period.findings
        if f.law == "not-yet" and f.role == "core" and f.outcome in ("met", "met-unless") and f.in_force.from_
    ]
    return "; ".join((*excluded, *said, *later)) or "no intimate-image offence about this kind of act was in force"


def _failed(finding: Finding) -> str:
    failing = set(finding.failing)
    return joined([f"fails on “{e.says}” ({e.at})" for e in finding.elements if e.id in failing])


def _applying(finding: Finding) -> str:
    return joined([f"{e.says}, {e.at}" for e in finding.exclusions if e.result == "applies"])
