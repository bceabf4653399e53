"""The right answer to a problem: what the engine's proof says of each part of each offence."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from assessor.assess.headline import in_force, standing_of, worth_showing
from assessor.assess.records import Exclusion, Finding, Part
from assessor.result.report import assess_case
from assessor.study.records import CANNOT_TELL, DOES_NOT_FIT, FITS, MET, NOT_MET, Problem, RightOffence, RightPart
from assessor.study.scenarios import Scenario
from legal_rules.backwards.gaps import SUMMARY, about
from legal_rules.backwards.unread import CORE
from legal_rules.rulebook import RuleBook
from legal_rules.slices import law_on

_MARK = {"met": MET, "applies": MET, "not-met": NOT_MET, "ruled-out": NOT_MET, "unknown": CANNOT_TELL}
_CONCLUSION = {"met": FITS, "met-unless": FITS, "open": CANNOT_TELL, "excluded": DOES_NOT_FIT, "not-met": DOES_NOT_FIT}


def problem_of(scenario: Scenario) -> Problem | None:
    """A worked case as a problem; nothing for one whose answer is about a course of conduct only."""
    acts = [row.act for row in scenario.expected.rows() if row.act]
    if not acts:
        return None
    hidden = [scenario.teaches]
    hidden += [f"Answered by: {a.title or f'{a.statute} {a.at}'.strip()} ({_READ[a.read]})" for a in scenario.authority]
    ask = dict.fromkeys(row.offence for row in scenario.expected.rows() if row.act == acts[0])
    text = " ".join(scenario.narrative.split())
    return Problem(
        scenario.id, scenario.title, text, scenario.case, acts[0], tuple(ask), scenario.difficulty, tuple(hidden)
    )


_READ = {"full": "its own words were read", "report": "known from a report of it"}


def day_of(problem: Problem) -> dt.date:
    """The first day on which the act may have been done, or that of the assessment where nothing is said."""
    when = problem.case.act(problem.act).when
    return when.day or when.from_ or problem.case.as_at or dt.date.today()


def right_answer(problem: Problem, book: RuleBook) -> dict[str, RightOffence]:
    """The right marking of every offence about the act, by id.

    Raises:
        ValueError: the problem's facts contradict one another.
    """
    result, conflicts = assess_case(problem.case, book, "law")
    if result is None:
        raise ValueError("; ".join(problem_.message for problem_ in conflicts))
    act = next(act for act in result.acts if act.id == problem.act)
    period = act.periods[0]
    return {finding.offence: _right(finding) for finding in period.findings}


def _right(finding: Finding) -> RightOffence:
    fits = _CONCLUSION[finding.outcome] if in_force(finding) else DOES_NOT_FIT
    penalty = finding.penalty
    return RightOffence(
        offence=finding.offence,
        provision=finding.provision,
        title=finding.title,
        law=standing_of(finding),
        conclusion=fits,
        summary_only=penalty is not None and penalty.mode == SUMMARY,
        elements=tuple(_part(row) for row in finding.elements),
        exclusions=tuple(_exclusion(row) for row in finding.exclusions if worth_showing(row)),
    )


def _exclusion(row: Exclusion) -> RightPart:
    """An exception that nothing raises does not apply, as far as a reader can tell."""
    part = _part(row)
    return replace(part, mark=NOT_MET) if part.mark == CANNOT_TELL and not row.raised else part


def _part(row: Part) -> RightPart:
    return RightPart(
        id=row.id,
        says=row.says,
        at=row.at,
        mark=_MARK[row.result],
        burden=row.burden,
        facts=tuple(fact.fact for fact in row.facts),
    )


def expected_offences(right: dict[str, RightOffence], book: RuleBook, nation: str) -> tuple[str, ...]:
    """The core offences an answer should take up: those that fit."""
    return tuple(id for id, row in right.items() if row.conclusion == FITS and book.offences[(nation, id)].role == CORE)


def offered(problem: Problem, right: dict[str, RightOffence], book: RuleBook) -> tuple[str, ...]:
    """The offences to choose from: those the problem is about and every core offence on that kind of act, in the order of
    the law's files."""
    day = day_of(problem)
    law = law_on(book, problem.case.nation, day, problem.case.as_at or day)
    core = {rule.offence.id for rule in about(law, problem.case.act(problem.act).kind) if rule.offence.role == CORE}
    return tuple(id for id in right if id in core or id in problem.ask)
