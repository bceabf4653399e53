"""An assessment as the result of the contract: findings per act and period, what is across acts, flags, what to ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from assessor import __version__
from assessor.assess.across import across
from assessor.assess.acts import ActAssessment, Assessment, Piece, assess_whole, supported
from assessor.assess.findings import FindingWriter, Undated
from assessor.assess.flags import flags
from assessor.assess.idle import idle_answers
from assessor.assess.procedure import dated
from assessor.assess.records import ActFound, Finding, Idle, Period, Receipt, Result, RuleBase
from assessor.case.facts_of_act import stays_up
from assessor.case.model import Case
from assessor.interview.question import next_question
from assessor.safety.known import reported
from assessor.text.overlaid import overlay_rows
from legal_rules.files.problems import Problem
from legal_rules.periods import Stretch
from legal_rules.questions import SUPPORT
from legal_rules.rulebook import RuleBook

SCHEMA: Final = 1


def receipt(whole: Assessment) -> Receipt:
    """What a result rests on."""
    book = whole.book
    base = RuleBase(book.stamp.version, book.hash, book.stamp.checked)
    return Receipt(base, __version__, overlay_rows(book), whole.as_at)


def report(whole: Assessment, view: str = SUPPORT, whole_lists: bool = True, sets: bool = True) -> Result:
    """The whole result. The view decides the next question, and hides what a supported person did in support view;
    where the person helped was the one reported, there are no results in any. `whole_lists` and `sets` as for
    `FindingWriter`."""
    writer = FindingWriter(whole, whole_lists, sets)
    results = not reported(whole.case)
    return Result(
        schema=SCHEMA,
        receipt=receipt(whole),
        case=whole.case.id,
        acts=tuple(
            _act(whole, act, writer, results and not (view == SUPPORT and supported(whole, act))) for act in whole.acts
        ),
        across=across(whole, writer, view) if results else (),
        flags=flags(whole),
        idle=tuple(Idle(str(one.where) or None, one.message, one.hint) for one in idle_answers(whole)),
        next_question=next_question(whole, view),
    )


def _act(whole: Assessment, act: ActAssessment, writer: FindingWriter, shown: bool) -> ActFound:
    periods = [
        _period(days, (dated(*finding, _done(act, days), whole.as_at) for finding in found))
        for days, found in _merged((piece, writer.findings(piece)) for piece in act.pieces if shown)
    ]
    return ActFound(
        id=act.act.id,
        kind=act.act.kind,
        nation=act.nation,
        by=act.act.by or None,
        about=act.act.about or None,
        flags=act.flags if shown else (*act.flags, "supported-not-assessed"),
        periods=tuple(periods) or (_period(act.stretch, ()),),
    )


def _done(act: ActAssessment, days: Stretch) -> Stretch:
    """The days of a period from which time runs: what was put up and left there was shared on the first."""
    if days.lasting and stays_up(act.act) and days.first == act.stretch.first:
        return Stretch(days.first, days.first)
    return days


def _merged(written: Iterable[tuple[Piece, list[Undated]]]) -> list[tuple[Stretch, list[Undated]]]:
    periods: list[tuple[Stretch, list[Undated]]] = []
    for piece, findings in written:
        if periods and periods[-1][1] == findings:
            periods[-1] = (replace(periods[-1][0], last=piece.stretch.last), findings)
        else:
            periods.append((piece.stretch, findings))
    return periods


def _period(days: Stretch, findings: Iterable[Finding]) -> Period:
    return Period(None if days.open_start else days.first, days.last, tuple(findings))


def assess_case(
    case: Case,
    book: RuleBook,
    view: str = SUPPORT,
    today: dt.date | None = None,
    whole_lists: bool = True,
    sets: bool = True,
) -> tuple[Result | None, tuple[Problem, ...]]:
    """The result of `assessor assess` for a case, or the contradictions that keep it from being assessed. `whole_lists` and
    `sets` as for
    `FindingWriter`."""
    whole = assess_whole(case, book, today=today)
    if whole.conflicts:
        return None, whole.conflicts
    return report(whole, view, whole_lists, sets), ()
