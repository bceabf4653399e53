"""How an act stands while it is being asked about, and what each answer would change. For law, study and policy views
only: the plain view never says what an answer would do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assessor.assess.acts import Assessment, assess_whole
from assessor.assess.headline import FITTING
from assessor.assess.records import Question
from assessor.case.model import Case
from assessor.interview.turns import answer
from assessor.text.citing import cited
from legal_rules.assessment import Finding
from legal_rules.rulebook import RuleBook
from legal_rules.slices import IN_FORCE, UNCONFIRMED


@dataclass(frozen=True, slots=True)
class Standing:
    """One offence as an act now stands: its citation, its name, the outcome and the law's status on that day."""

    offence: str
    cited: str
    outcome: str
    law: str

    @property
    def fits(self) -> bool:
        """Whether it may stand under words that say it fits."""
        return self.law == IN_FORCE and self.outcome in FITTING


def standings(case: Case, book: RuleBook, act_id: str) -> tuple[Standing, ...]:
    """Each core offence an act may still fit, and each next door that fits, over its periods and nations; what fits first."""
    rows = _rows(assess_whole(case, book, only=(act_id,)))
    order = {"met": 0, "met-unless": 1, "open": 2, "excluded": 3, "not-met": 4}
    return tuple(sorted((row for row in rows if row.outcome != "not-met"), key=lambda row: order[row.outcome]))


def _rows(whole: Assessment) -> list[Standing]:
    return list(
        dict.fromkeys(
            Standing(f.rule.offence.id, cited(whole.book, f.rule.offence.provision), f.outcome, f.rule.standing)
            for f in _counting(whole)
        )
    )


def _counting(whole: Assessment) -> Iterable[Finding]:
    for act in whole.acts:
        for piece in act.pieces:
            for f in piece.findings:
                core = f.rule.offence.role == "core" and f.rule.law in (IN_FORCE, UNCONFIRMED)
                if core or (f.rule.standing == IN_FORCE and f.outcome in FITTING):
                    yield f


@dataclass(frozen=True, slots=True)
class Effect:
    """What one answer would change: citations that would then fit, no longer fit, or be ruled out; or a contradiction."""

    value: str
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    ruled_out: tuple[str, ...] = ()
    contradicts: bool = False


def effects(case: Case, book: RuleBook, question: Question) -> tuple[Effect, ...]:
    """What each answer to a question that gives information would change for its act."""
    act = question.act
    before = {row.cited: row for row in _rows(assess_whole(case, book, only=(act,)))}
    return tuple(
        _effect(option.value, before, assess_whole(answer(case, question, option.value), book, only=(act,)))
        for option in question.options[:-3]
    )


def _effect(value: str, before: dict[str, Standing], whole: Assessment) -> Effect:
    if whole.conflicts:
        return Effect(value, contradicts=True)
    after = {row.cited: row for row in _rows(whole)}
    fitted = {cited for cited, row in before.items() if row.fits}
    fits = {cited for cited, row in after.items() if row.fits}
    out = {c for c, row in after.items() if row.outcome == "not-met" and c in before and before[c].outcome == "open"}
    return Effect(value, tuple(sorted(fits - fitted)), tuple(sorted(fitted - fits)), tuple(sorted(out)))
