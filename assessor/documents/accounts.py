"""A dispute as two results: every disputed matter as the person supported says it was, and every one otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from assessor.assess.records import ActFound, Period, Result
from assessor.case.model import DISPUTED, Answer, Case, Facts
from assessor.pages.open_points import said_outcome
from assessor.result.report import assess_case
from legal_rules.rulebook import RuleBook

OPPOSITE = {"yes": "no", "no": "yes"}


def two_results(case: Case, book: RuleBook, view: str, as_at: dt.date) -> tuple[Result, Result] | None:
    """The results on the person's account and otherwise; nothing if no answer gives the person's account.

    Otherwise, a yes or no is turned round and a choice is left open. An account that contradicts the other answers
    gives nothing either: the plain result stands.
    """
    if not any(_has_account(facts) for facts in _all_facts(case)):
        return None
    results = [assess_case(_as(case, said), book, view, as_at)[0] for said in (True, False)]
    said, otherwise = results
    return (said, otherwise) if said is not None and otherwise is not None else None


def _all_facts(case: Case) -> list[Facts]:
    tables = [case.facts, *(p.facts for p in case.people.values()), *(i.facts for i in case.images.values())]
    for act in case.acts:
        tables += [act.facts, act.intended, act.threatened]
    return tables


def _has_account(facts: Facts) -> bool:
    return any(answer.value == DISPUTED and answer.supported_says for answer in facts.values())


def _as(case: Case, said: bool) -> Case:
    """The case with every disputed matter that has the person's account as they say, or otherwise."""

    def settled(facts: Facts) -> Facts:
        return {name: _answer(answer, said) for name, answer in facts.items()}

    return replace(
        case,
        facts=settled(case.facts),
        people={name: replace(p, facts=settled(p.facts)) for name, p in case.people.items()},
        images={name: replace(i, facts=settled(i.facts)) for name, i in case.images.items()},
        acts=tuple(
            replace(a, facts=settled(a.facts), intended=settled(a.intended), threatened=settled(a.threatened))
            for a in case.acts
        ),
    )


def _answer(answer: Answer, said: bool) -> Answer:
    if answer.value != DISPUTED or not answer.supported_says:
        return answer
    if said:
        return replace(answer, value=answer.supported_says, supported_says="")
    return replace(answer, value=OPPOSITE.get(answer.supported_says, DISPUTED), supported_says="")


def outcomes_there(
    act: ActFound, period: Period, results: tuple[Result, Result] | None
) -> tuple[Mapping[str, str], Mapping[str, str]] | None:
    """The outcome, as it is said, of every offence for one act on the last day of a period, in both results."""
    if results is None:
        return None
    said, otherwise = (_outcomes(result, act, period.to) for result in results)
    return said, otherwise


def _outcomes(result: Result, act: ActFound, day: dt.date) -> Mapping[str, str]:
    for other in result.acts:
        if (other.id, other.nation) == (act.id, act.nation):
            for period in other.periods:
                if period.to >= day:
                    return {finding.offence: said_outcome(finding) for finding in period.findings}
    return {}
