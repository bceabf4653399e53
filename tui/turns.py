"""What one turn of the interview shows, worked out in a thread: panels that come first, then the next question."""

from __future__ import annotations

from collections.abc import Collection, MutableMapping
from dataclasses import dataclass

from assessor.assess.records import Question
from assessor.case.model import Case
from assessor.interview.live import Effect, Standing, effects, standings
from assessor.interview.question import question_about
from assessor.interview.turns import ask_soonest, passing_over
from assessor.safety.interrupts import Shown, interrupts_for
from assessor.safety.known import reported
from assessor.text.blocks import Block, Page
from assessor.text.names import MATCH_WORDS, OUTCOME_WORDS, STATUS_THAT_DAY, joined
from assessor.text.signs import state_of
from legal_rules.files.problems import Problem
from legal_rules.questions import SUPPORT
from legal_rules.rulebook import RuleBook
from legal_rules.slices import IN_FORCE, UNREAD


@dataclass(frozen=True, slots=True)
class Turn:
    """Panels, and a question, or contradictions, or neither when all that counts is settled. `stops`: the person helped
    was the one reported, so nothing is asked."""

    panels: tuple[Shown, ...]
    question: Question | None
    conflicts: tuple[Problem, ...] = ()
    stops: bool = False


def next_turn(
    case: Case,
    book: RuleBook,
    view: str,
    skipped: Collection[tuple[str, str]],
    at: tuple[str, str] | None = None,
    settled: MutableMapping[str, object] | None = None,
) -> Turn:
    """The next turn of a case; `at` (an act and a fact) asks that question again. `settled` as in `ask_soonest`."""
    panels = interrupts_for(case, book)
    if reported(case):
        return Turn(panels, None, stops=True)
    if at is not None and any(act.id == at[0] for act in case.acts):
        return Turn(panels, question_about(case, book, *at))
    found = ask_soonest(passing_over(case, skipped), book, SUPPORT if view == SUPPORT else "law", settled)
    return Turn(panels, found.question, found.conflicts)


def live_blocks(case: Case, book: RuleBook, question: Question | None, act: str) -> list[Block]:
    """How the act of a question stands and what each answer would change; never shown in the plain view."""
    page = Page()
    page.head(f"{act} as it stands", 3)
    rows = standings(case, book, act)
    for says in dict.fromkeys(map(_outcome, rows)):
        under = [row for row in rows if _outcome(row) == says]
        page.para(f"{says}:", state_of(under[0].outcome, under[0].law))
        for row in under:
            page.item(_standing(row))
    if not rows:
        page.para("Nothing that is law that day can still fit.")
    if question is not None and not question.ticks:
        page.head("What an answer would change", 3)
        for effect in effects(case, book, question):
            page.para(_effect(effect, question))
    return page.blocks


def _outcome(row: Standing) -> str:
    if row.law == IN_FORCE:
        return OUTCOME_WORDS[row.outcome]
    return f"{'Text not read' if row.law == UNREAD else 'Not confirmed as law'}; {MATCH_WORDS[row.outcome]}"


def _standing(row: Standing) -> str:
    return row.cited if row.law == IN_FORCE else f"{row.cited} ({STATUS_THAT_DAY[row.law]})"


def _effect(effect: Effect, question: Question) -> str:
    says = next(o.says for o in question.options if o.value == effect.value)
    if effect.contradicts:
        return f"{says}: contradicts another answer."
    parts = [
        f"{words} {joined(list(cited))}"
        for words, cited in (
            ("would fit:", effect.gained),
            ("no longer:", effect.lost),
            ("ruled out:", effect.ruled_out),
        )
        if cited
    ]
    return f"{says}: {'; '.join(parts) or 'nothing yet'}."
