"""The interview: pure functions on a case. What to ask next, and the case with an answer put in, taken back or changed.

The same functions serve the line-by-line interview and the screens. An answer goes where its fact's scope says; a blank
changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass

from assessor.assess.acts import assess_whole
from assessor.assess.records import Question
from assessor.case.edit import put
from assessor.case.model import Act, Answer, Case
from assessor.interview.question import next_question
from legal_rules.facts import split_world
from legal_rules.files.problems import Problem
from legal_rules.questions import SUPPORT
from legal_rules.rulebook import RuleBook


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next: a question, or nothing, or answers that contradict each other."""

    question: Question | None
    conflicts: tuple[Problem, ...] = ()


def ask_next(case: Case, book: RuleBook, view: str = SUPPORT, today: dt.date | None = None) -> Next:
    """The next question of a case."""
    whole = assess_whole(case, book, today=today)
    if whole.conflicts:
        return Next(None, whole.conflicts)
    return Next(next_question(whole, view))


def ask_soonest(
    case: Case, book: RuleBook, view: str = SUPPORT, settled: MutableMapping[str, object] | None = None
) -> Next:
    """The next question as `ask_next` gives it, without looking at acts after the one it is about: what contradicts
    itself there is said when it is reached.

    `settled` remembers between calls, by act, what was known when nothing was left to ask about it.
    """
    done: MutableMapping[str, object] = {} if settled is None else settled
    for act in case.acts:
        known = (view, act, case.people, case.images, case.facts, case.nation, case.as_at, book.hash)
        if done.get(act.id) == known:
            continue
        whole = assess_whole(case, book, only=(act.id,))
        if whole.conflicts:
            return Next(None, whole.conflicts)
        question = next_question(whole, view)
        if question is not None:
            return Next(question)
        done[act.id] = known
    return Next(None)


def answer(case: Case, question: Question, value: str, source: str = "", supported_says: str = "") -> Case:
    """The case with an answer to a question; an empty value changes nothing."""
    if not value:
        return case
    return put(case, question.act, question.fact, question.of, Answer(value, source, "", supported_says))


def tick(case: Case, question: Question, ticked: Mapping[str, str], source: str = "") -> Case:
    """The case with answers to some facts of a list of ticks; those not named stay as they were."""
    for row in question.ticks:
        value = ticked.get(row.fact, "")
        if value:
            case = put(case, question.act, row.fact, place_of_tick(question, row.fact), Answer(value, source))
    return case


def place_of_tick(question: Question, fact: str) -> str:
    """Where an answer to a fact of a list of ticks goes: the same place as the question's, or the act for a world."""
    return question.act if split_world(fact)[0] else str(question.of)


def passing_over(case: Case, skipped: Iterable[tuple[str, str]]) -> Case:
    """The case with skipped questions (act and fact) counted as asked: for finding the next question only. What is skipped
    of a picture in one act is not asked of it in another; what was answered meanwhile is not passed over."""
    for act_id, fact in skipped:
        picture = next((act.image for act in case.acts if act.id == act_id and act.image), "")
        for act in case.acts:
            same = act.id == act_id or (act.image == picture != "" and fact.startswith(_OF_PICTURES))
            if same and not _answered(case, act, fact):
                case = put(case, act.id, fact, act.id, Answer("declined"))
    return case


def _answered(case: Case, act: Act, fact: str) -> bool:
    """Whether a fact is said anywhere that it could be said of an act."""
    image = case.images.get(act.image)
    shown = () if image is None else (image.facts, *image.shown.values())
    people = [case.people[name].facts for name in (act.by, act.about) if name in case.people]
    return any(fact in facts for facts in (act.facts, *shown, *people, case.facts))


_OF_PICTURES = ("image.", "shows.", "online.", "earlier.")
"""How the names of facts begin that are said of a picture."""
