"""What one turn of the interview shows, worked out in a thread: panels that come first, then the next question."""

from __future__ import annotations

from collections.abc import Collection, MutableMapping
from dataclasses import dataclass

from assessor.assess.records import Question
from assessor.case.model import Case
from assessor.interview.answers import answers_given
from assessor.interview.live import Effect, Standing, effects, standings
from assessor.interview.opening import opening
from assessor.interview.question import question_about
from assessor.interview.turns import ask_soonest, passing_over
from assessor.safety.interrupts import Shown, interrupts_for
from assessor.safety.known import reported
from assessor.text.blocks import Block, Page
from assessor.text.names import MATCH_WORDS, OUTCOME_WORDS, STATUS_THAT_DAY, joined, sentence
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


@dataclass(frozen=True, slots=True)
class Beside:
    """What belongs beside a question; `stood` is how its act stands, and is not there in the plain view."""

    blocks: list[Block]
    stood: tuple[Standing, ...] | None = None


def beside_of(
    case: Case, book: RuleBook, question: Question | None, view: str, before: tuple[Standing, ...] | None
) -> Beside:
    """In the plain view what is known of the act, and never what an answer would do; in the others how the act stands, what
    the last answer moved, and what each answer would change."""
    if question is None:
        return Beside([])
    if view == SUPPORT:
        return Beside(known_blocks(case, book, question))
    rows = standings(case, book, question.act)
    page = Page()
    _moved(page, rows, before)
    page.blocks += live_blocks(case, book, question, rows)
    return Beside(page.blocks, rows)


def known_blocks(case: Case, book: RuleBook, question: Question) -> list[Block]:
    """What is known of an act so far, and whether somebody is in danger."""
    page = Page()
    page.head("Known of this so far", 3)
    rows = [row for row in answers_given(case, book.vocabulary) if row.act == question.act]
    for row in rows:
        page.item(f"{sentence(book.vocabulary.spec(row.fact).topic)}: {row.says}")
    if not rows:
        page.para("Nothing yet.")
    page.head("Safe to talk", 3)
    page.para(opening().safe.short)
    return page.blocks


def _moved(page: Page, rows: Collection[Standing], before: tuple[Standing, ...] | None) -> None:
    if before is None:
        return
    now, then = ([row.cited for row in some if row.fits] for some in (rows, before))
    gained, lost = [name for name in now if name not in then], [name for name in then if name not in now]
    if gained or lost:
        page.head("What the last answer moved", 3)
    if gained:
        page.para(f"+ gained: {joined(gained)}")
    if lost:
        page.para(f"− lost: {joined(lost)}")


def live_blocks(case: Case, book: RuleBook, question: Question, rows: tuple[Standing, ...]) -> list[Block]:
    """How the act of a question stands and what each answer would change; never shown in the plain view."""
    page = Page()
    page.head(f"{question.act} as it stands", 3)
    for says in dict.fromkeys(map(_outcome, rows)):
        under = [row for row in rows if _outcome(row) == says]
        page.para(f"{says}:", state_of(under[0].outcome, under[0].law))
        for row in under:
            page.item(_standing(row))
    if not rows:
        page.para("Nothing that is law that day can still fit.")
    found = () if question.ticks else effects(case, book, question)
    moving = [effect for effect in found if effect.contradicts or effect.gained or effect.lost or effect.ruled_out]
    if moving:
        page.head("What an answer would change", 3)
    for effect in moving:
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
    return f"{says}: {'; '.join(parts)}."
