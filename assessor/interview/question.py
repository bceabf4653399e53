"""The next question of a case: the planner's choice, put in words and in its place."""

from __future__ import annotations

from collections.abc import Sequence

from assessor.assess.acts import Assessment, Piece, assess_whole, supported
from assessor.assess.findings import place_of
from assessor.assess.records import Option, Question, Tick
from assessor.case.facts_of_act import Situation, situation, stretch_of
from assessor.case.kinds import NEEDED, kinds
from assessor.case.model import Case
from assessor.safety.known import reported
from legal_rules.assessment import Finding
from legal_rules.facts import Vocabulary
from legal_rules.questions import SUPPORT
from legal_rules.questions import Question as Planned
from legal_rules.questions import counts as matters
from legal_rules.questions import next_question as plan
from legal_rules.rulebook import RuleBook

DAY_KNOWN = "act.day-known"
_STATES = ("unknown", "disputed", "declined")
_WORDS = {"yes": "Yes", "no": "No", "unknown": "Don't know", "disputed": "Disputed", "declined": "Prefer not to say"}


def next_question(whole: Assessment, view: str = SUPPORT) -> Question | None:
    """The next question that can still change something, act by act; `None` when all that counts is settled, and where
    the person helped was the one reported."""
    if reported(whole.case):
        return None
    for act_id in dict.fromkeys(act.act.id for act in whole.acts):
        acts = [act for act in whole.acts if act.act.id == act_id]
        if view == SUPPORT and supported(whole, acts[0]):
            continue
        pieces = [piece for act in acts for piece in act.pieces]
        findings = [finding for piece in pieces for finding in piece.findings]
        images = bool(acts[0].act.image) or kinds()[acts[0].act.kind].picture == NEEDED
        if asks_the_day(pieces):
            return _worded(
                Planned(DAY_KNOWN, (DAY_KNOWN,), (), 1 + _left(findings, view, images)), pieces[0].situation, whole
            )
        question = plan(findings, view, images)
        if question is not None:
            return _worded(question, pieces[0].situation, whole)
    return None


def asks_the_day(pieces: Sequence[Piece]) -> bool:
    """Whether an act's day is not known, matters to what fits or may fit, and has not been asked about: then it is asked first."""
    if len(pieces) < 2 or pieces[0].stretch.lasting or DAY_KNOWN in pieces[0].situation.stated:
        return False
    may_fit: dict[str, set[frozenset[tuple[str, str]]]] = {}
    for piece in pieces:
        fitting = ((f.rule.offence.id, f.made_out) for f in piece.findings if matters(f) and f.made_out != "no")
        may_fit.setdefault(piece.law.nation, set()).add(frozenset(fitting))
    return any(len(sets) > 1 for sets in may_fit.values())


def _left(findings: Sequence[Finding], view: str, images: bool) -> int:
    question = plan(findings, view, images)
    return question.remaining_at_most if question is not None else 0


def question_about(case: Case, book: RuleBook, act_id: str, fact: str) -> Question:
    """The question that an answer in a case is an answer to, whether or not it would be asked now.

    Raises:
        KeyError: there is no such act or fact.
    """
    whole = assess_whole(case, book, only=())
    act = case.act(act_id)
    where = situation(case, act, book.vocabulary, stretch_of(act, whole.as_at, whole.as_at).last)
    return _worded(Planned(fact, (fact,), (), 0), where, whole)


def _worded(question: Planned, where: Situation, whole: Assessment) -> Question:
    vocabulary = whole.book.vocabulary
    spec = vocabulary.spec(question.fact)
    ticks = question.ticks if len(question.ticks) > 1 else ()
    return Question(
        act=where.act.id,
        fact=question.fact,
        scope=spec.scope,
        of=place_of(question.fact, where, whole),
        asks=vocabulary.question(question.fact),
        why=spec.why,
        help=spec.help,
        nature=spec.nature,
        options=options(question.fact, vocabulary),
        ticks=tuple(Tick(fact, vocabulary.question(fact)) for fact in ticks),
        matters_to=question.matters_to,
        remaining_at_most=question.remaining_at_most,
    )


def options(fact: str, vocabulary: Vocabulary) -> tuple[Option, ...]:
    """The answers a question takes, each with its words; the last three give no information."""
    spec = vocabulary.spec(fact)
    return tuple(Option(value, answer_words(value)) for value in (*spec.values, *_STATES))


def answer_words(value: str) -> str:
    """An answer's value in words."""
    return _WORDS.get(value) or choice_words(value)


def choice_words(value: str) -> str:
    """A choice's value in words."""
    return value.replace("-", " ").capitalize() if not value[0].isdigit() else value.replace("-", " to ")
