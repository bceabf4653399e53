"""What is said of the newest Act, whose text was not read: that it may cover an act too, never that it fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assessor.assess.records import Finding, Period
from assessor.pages.headline import plain_names
from assessor.text.names import joined, long_day
from assessor.text.notices import NEW_ACT, notices
from legal_rules.rulebook import RuleBook
from legal_rules.slices import IN_FORCE, NOT_YET, UNCONFIRMED


def newer_law(near: Sequence[Finding], period: Period, nation: str, book: RuleBook) -> tuple[str, ...]:
    """What is said of the newest Act, where an offence of it whose text was not read may be near; else nothing. That our
    reconstruction does not match does not keep it away: its words may be wider."""
    new_act = notices()[NEW_ACT]
    unread = _of_new_act(near, nation, book)
    passed = new_act.since(nation)
    if not unread or not passed:
        return ()
    if period.to < passed:
        return (new_act.before,)
    lines = _begun_lines(unread, nation, book)
    if any(f.law in (NOT_YET, UNCONFIRMED) and not f.in_force.from_ for f in unread):
        day = long_day(max(period.to, passed)) if period.from_ == period.to else "the day it happened"
        lines.append(new_act.says.format(day=day))
    return tuple(lines)


def _of_new_act(findings: Iterable[Finding], nation: str, book: RuleBook) -> list[Finding]:
    groups = notices()[NEW_ACT].groups
    return [f for f in findings if f.reconstructed and book.offences[(nation, f.offence)].group in groups]


def _begun_lines(findings: Sequence[Finding], nation: str, book: RuleBook) -> list[str]:
    """What is said of law that somebody here confirmed, and whose text was not read: by that day it may cover an act that
    it does not miss, and before that day it does not reach back; never that it fits."""
    near = [f for f in findings if f.in_force.from_ and f.outcome not in ("not-met", "excluded")]
    begun = [f for f in near if f.law == IN_FORCE]
    after = [f for f in near if f.law == NOT_YET]
    notice = notices()[NEW_ACT]
    return [
        says.format(
            names=joined(plain_names([f for f in rows if f.in_force.from_ == day], nation, book)), day=long_day(day)
        )
        for says, rows in ((notice.begun, begun), (notice.after, after))
        for day in dict.fromkeys(f.in_force.from_ for f in rows)
        if day is not None
    ]
