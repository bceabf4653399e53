"""How an act stands while it is being asked about, and what each answer would change. For law, study and policy views
only: the plain view never says what an answer would do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assessor.assess import Assessment, assess_whole
from assessor.case import Case
from assessor.interview import answer
from legal_rules.assessment import Finding
from legal_rules.rulebook import RuleBook

Json = dict[str, Any]
FITS = ("met", "met-unless")
_CORE = "core"


@dataclass(frozen=True, slots=True)
class Standing:
    """One offence as an act now stands: its citation, its name, the outcome and the law's status on that day."""

    offence: str
    cited: str
    outcome: str
    law: str


def standings(case: Case, book: RuleBook, act_id: str) -> tuple[Standing, ...]:
    """Each core offence an act may still fit, over the periods and nations of the act; what fits comes first."""
    rows = _rows(assess_whole(case, book, only=(act_id,)))
    order = {"met": 0, "met-unless": 1, "open": 2, "excluded": 3, "not-met": 4}
    return tuple(sorted((row for row in rows if row.outcome != "not-met"), key=lambda row: order[row.outcome]))


def _rows(whole: Assessment) -> list[Standing]:
    from assessor.findings import FindingWriter

    cite = FindingWriter(whole).provision
    return list(
        dict.fromkeys(
            Standing(f.rule.offence.id, cite(f.rule.offence.provision), f.outcome, f.rule.law)
            for f in _core(whole)
            if f.rule.law in ("in-force", "unconfirmed")
        )
    )


def _core(whole: Assessment) -> Iterable[Finding]:
    return (f for act in whole.acts for piece in act.pieces for f in piece.findings if f.rule.offence.role == _CORE)


@dataclass(frozen=True, slots=True)
class Effect:
    """What one answer would change: citations that would then fit, no longer fit, or be ruled out; or a contradiction."""

    value: str
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    ruled_out: tuple[str, ...] = ()
    contradicts: bool = False


def effects(case: Case, book: RuleBook, question: Json) -> tuple[Effect, ...]:
    """What each answer to a question that gives information would change for its act."""
    act = question["act"]
    before = {row.cited: row.outcome for row in _rows(assess_whole(case, book, only=(act,)))}
    return tuple(
        _effect(option["value"], before, assess_whole(answer(case, question, option["value"]), book, only=(act,)))
        for option in question["options"][:-3]
    )


def _effect(value: str, before: dict[str, str], whole: Assessment) -> Effect:
    if whole.conflicts:
        return Effect(value, contradicts=True)
    after = {row.cited: row.outcome for row in _rows(whole)}
    fitted = {cited for cited, outcome in before.items() if outcome in FITS}
    fits = {cited for cited, outcome in after.items() if outcome in FITS}
    out = {c for c, o in after.items() if o == "not-met" and before.get(c) == "open"}
    return Effect(value, tuple(sorted(fits - fitted)), tuple(sorted(fitted - fits)), tuple(sorted(out)))
