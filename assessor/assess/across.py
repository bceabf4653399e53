"""What several acts make together: courses of conduct, per person responsible and person affected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from assessor.assess.acts import ActAssessment, Assessment, Piece
from assessor.assess.findings import FindingWriter
from assessor.assess.procedure import dated
from assessor.assess.records import Course, Finding
from legal_rules.assessment import Finding as Judged
from legal_rules.assessment import mask_of
from legal_rules.law import Derived
from legal_rules.program import FALSE, TRUE, UNKNOWN, Program
from legal_rules.questions import SUPPORT
from legal_rules.readings.explain import evaluate
from legal_rules.responsibility import DOER, SURELY
from legal_rules.slices import IN_FORCE, UNCONFIRMED, Rule, Slice, law_on, version_on

Pair = tuple[str, str, str]


def across(whole: Assessment, writer: FindingWriter, view: str) -> tuple[Finding, ...]:
    """A finding for every course offence, for each person responsible and person affected with acts in its nation."""
    rows: list[Finding] = []
    for (nation, by, about), acts in _pairs(whole).items():
        person = whole.case.people.get(by)
        if view == SUPPORT and person is not None and person.role == "supported":
            continue
        for finding, piece, counted in course_findings(whole, nation, acts):
            course = Course(by or None, about or None, nation, tuple(counted))
            rows.append(dated(*writer.finding(finding, piece, course), piece.stretch, whole.as_at))
    return tuple(rows)


def course_findings(
    whole: Assessment, nation: str, acts: Sequence[ActAssessment]
) -> Iterator[tuple[Judged, Piece, list[str]]]:
    """Each course offence of a nation on some acts by one person to another; the law is that of the last act."""
    last = max(acts, key=lambda act: act.pieces[-1].stretch.last).pieces[-1]
    law = law_on(whole.book, nation, last.stretch.last, whole.as_at)
    for rule in law.rules:
        if rule.offence.scope == "course":
            counted: list[str] = []
            derived = {}
            for item in rule.offence.derive:
                value = _derive(item, rule, acts)
                if value:
                    derived[item.id] = value
                counted = [act.act.id for act in acts if _counts(item, rule, act) != FALSE]
            yield _finding(law, rule, last, derived), last, counted


def _pairs(whole: Assessment) -> Mapping[Pair, list[ActAssessment]]:
    pairs: dict[Pair, list[ActAssessment]] = {}
    for act in whole.acts:
        if act.pieces:
            pairs.setdefault((act.nation, act.act.by, act.act.about), []).append(act)
    return pairs


def _derive(item: Derived, rule: Rule, acts: Sequence[ActAssessment]) -> str:
    """`yes` if enough acts surely count, each on a day of its own; `no` if too few possibly do; else nothing.

    Two acts of one day may be one occasion, or two: that is left open.
    """
    counted = [(_counts(item, rule, act), act) for act in acts]
    if _days_apart([act for value, act in counted if value == TRUE]) >= item.at_least:
        return "yes"
    return "no" if sum(value != FALSE for value, _ in counted) < item.at_least else ""


def _days_apart(acts: Sequence[ActAssessment]) -> int:
    """How many of some acts were surely done on days that differ from one another."""
    taken, until = 0, dt.date.min
    for first, last in sorted(
        ((act.pieces[0].stretch.first, act.pieces[-1].stretch.last) for act in acts), key=itemgetter(1)
    ):
        if not taken or first > until:
            taken, until = taken + 1, last
    return taken


def _counts(item: Derived, rule: Rule, act: ActAssessment) -> int:
    """Whether an act counts: it meets the definition, on a day when the offence was law; it may, where that day is not
    confirmed to be one."""
    total, any_of = TRUE, FALSE
    for piece in act.pieces:
        law = version_on(rule.offence.versions, piece.stretch.first)[1]
        value = FALSE
        if law in (IN_FORCE, UNCONFIRMED):
            program = Program()
            tree = program.tree(piece.law.resolved(item.acts, piece.stretch.first))
            known = piece.situation.answers().pattern
            value = FALSE if known.get(DOER) == SURELY else evaluate(program, known)[tree.node]
        if law == UNCONFIRMED:
            value &= UNKNOWN
        total &= value
        any_of |= value
    return total | (any_of & 1)


def _finding(law: Slice, rule: Rule, last: Piece, derived: Mapping[str, str]) -> Judged:
    now = last.situation.answers()
    pattern = {**now.pattern, **law.book.settled_law, **derived}
    answers = replace(now, pattern=pattern, answered=now.answered | frozenset(derived))
    values = evaluate(law.program, pattern)
    return Judged(rule, law, answers, values, mask_of(law, rule, pattern, values))
