"""Assess a case: every act, in every nation it touches, over every period in which the law is the same, against
every offence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assessor.assess.possible_days import possible_days
from assessor.case.facts_of_act import Situation, periods, situation_in_law, stays_up, stretch_of
from assessor.case.model import UNKNOWN, Act, Case
from assessor.case.shown import ages_shown
from legal_rules.assessment import Answers, Finding, assess, contradictions
from legal_rules.files.problems import Problem, Where
from legal_rules.formula import atoms
from legal_rules.periods import Stretch
from legal_rules.responsibility import DOER, SURELY
from legal_rules.rulebook import RuleBook
from legal_rules.slices import Slice, changes, earliest, law_on

ELSEWHERE = "elsewhere"
NOT_HERE = {"act.place-of-act": ("other-uk-nation", "abroad", "mixed"), "assist.may-be-here": ("no",)}
"""Answers that put an act, or what it was to help with, outside this nation."""
STALE_DAYS = 90


@dataclass(frozen=True)
class Piece:
    """One act on the days of one period: what is known of it and every finding of scope act."""

    stretch: Stretch
    law: Slice
    situation: Situation
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class ActAssessment:
    """One act under one nation. `pieces` is empty where there is no law to apply (elsewhere)."""

    act: Act
    nation: str
    stretch: Stretch
    pieces: tuple[Piece, ...]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Assessment:
    """A whole case assessed on a day."""

    case: Case
    book: RuleBook
    as_at: dt.date
    acts: tuple[ActAssessment, ...]
    conflicts: tuple[Problem, ...] = field(default=())


def assess_whole(
    case: Case, book: RuleBook, only: Iterable[str] | None = None, today: dt.date | None = None
) -> Assessment:
    """Assess every act of a case (or only some, by id). Contradictory answers become `conflicts`, not findings."""
    as_at = case.as_at or today or dt.date.today()
    wanted = None if only is None else frozenset(only)
    acts: list[ActAssessment] = []
    conflicts: list[Problem] = []
    for act in case.acts:
        if wanted is not None and act.id not in wanted:
            continue
        for nation in case.nations_of(act):
            acts.append(_assess_act(case, act, nation, book, as_at, conflicts))
    return Assessment(case, book, as_at, tuple(acts), tuple(dict.fromkeys(conflicts)))


def _assess_act(
    case: Case, act: Act, nation: str, book: RuleBook, as_at: dt.date, conflicts: list[Problem]
) -> ActAssessment:
    flags = _flags(case, act, book)
    if nation not in book.nations:
        return ActAssessment(act, nation, stretch_of(act, as_at, as_at), (), flags)
    stretch = possible_days(case, act, as_at, earliest(book, nation))
    if stretch is None:
        conflicts.append(_no_day(act))
        return ActAssessment(act, nation, stretch_of(act, as_at, as_at), (), flags)
    pieces: list[Piece] = []
    for piece in periods(case, act, stretch, changes(book, nation)):
        law = law_on(book, nation, piece.first, as_at)
        now = situation_in_law(case, act, law, piece.first)
        answers = now.answers()
        clash = _clashes(now, law, answers)
        if clash:
            conflicts.extend(clash)
            break
        pieces.append(Piece(piece, law, now, assess(law, answers)))
    return ActAssessment(act, nation, stretch, tuple(pieces), (*flags, *_age_flags(pieces)))


def _age_flags(pieces: Sequence[Piece]) -> list[str]:
    """What is to be said of the age of whoever did an act: too young on some of its days, or that it is left open."""
    said = {stated.answer.value for piece in pieces if (stated := piece.situation.stated.get(DOER)) is not None}
    return [flag for flag, value in (("doer-too-young", SURELY), ("doer-age-open", UNKNOWN)) if value in said]


def place_not_settled(case: Case, act: Act) -> bool:
    """Whether an act, or what it was to help with, was abroad, in another nation or in several places, so that which law
    applies is not settled."""
    beyond = any(fact in act.facts and act.facts[fact].value in values for fact, values in NOT_HERE.items())
    return beyond or len(case.nations_of(act)) > 1 or ELSEWHERE in case.nations_of(act)


def _no_day(act: Act) -> Problem:
    return Problem(
        act.when.where if act.when.where.line else act.where,
        f"act '{act.id}': none of the days said for it is possible with what else is said",
        "look at the births and ages, the act it is part of and the day its picture was made; correct one of them",
    )


def _flags(case: Case, act: Act, book: RuleBook) -> tuple[str, ...]:
    flags = []
    if place_not_settled(case, act):
        flags.append("where-not-settled")
    image = case.images.get(act.image)
    if image is not None:
        ages, everyone = ages_shown(case, act)
        if not everyone or not all(age.known for age in ages):
            flags.append("age-in-image-not-known")
    online = act.facts.get("online.now") or (image.facts.get("online.now") if image is not None else None)
    if stays_up(act) and online is not None and online.value == "yes" and _before_change(case, act, book):
        flags.append("still-up")
    if case.as_at is not None and (case.as_at - book.stamp.checked).days > STALE_DAYS:
        flags.append("law-last-checked")
    return tuple(flags)


def _before_change(case: Case, act: Act, book: RuleBook) -> bool:
    """Whether the law of a nation changed between an act and the day of assessment."""
    last = act.lasting.from_ if act.lasting is not None else act.when.day or act.when.to or act.when.before
    as_at = case.as_at or dt.date.today()
    return last is not None and any(
        last < day <= as_at
        for nation in case.nations_of(act)
        if nation in book.nations
        for day in changes(book, nation)
    )


_TWICE = "the answers contradict each other; correct one of them"
_BY_FILE = {
    "share.reach": "'to' of the act says the first; if it names a group, write 'is: group' under it in 'people'",
    "recipient.is-person": "'to' of the act says the first; correct it or the answer",
    "image.of-person": "'of' of the image says the first; correct it or the answer",
    "act.kind": "'kind' of the act says the first; correct it or the answer",
    "affected.age": "the age in 'people' or in 'ages' says the first; correct it or the answer",
    "responsible.age": "the age in 'people' or in 'ages' says the first; correct it or the answer",
    "ages.within-two-years": "the ages in 'people' say the first; correct them or the answer",
}


def _clashes(now: Situation, law: Slice, answers: Answers) -> list[Problem]:
    """Answers given twice and differently, or that the constraints do not allow together."""
    problems = [
        Problem(
            where,
            f"act '{now.act.id}': '{fact}' is both '{one}' and '{other}'",
            _BY_FILE[fact] if now.stated[fact].settled_by_file and fact in _BY_FILE else _TWICE,
        )
        for fact, one, other, where in now.conflicts
    ]
    for conflict in [contradictions(law, answers.pattern)]:
        if conflict:
            listed = ", ".join(f"{fact} = {value}" for fact, value in conflict)
            places = [now.stated[fact].answer.where for fact, _ in conflict if fact in now.stated]
            where = max(places, default=Where())
            message = f"act '{now.act.id}': these answers contradict each other: {listed}"
            problems.append(Problem(where, message, _why(law, {fact for fact, _ in conflict})))
    return problems


def _why(law: Slice, facts: set[str]) -> str:
    for constraint in law.book.vocabulary.constraints:
        named = {atom.id for atom in atoms(constraint.is_)}
        if facts <= named:
            return constraint.says
    return "they cannot all be so; correct one of them"


def supported(whole: Assessment, act: ActAssessment) -> bool:
    """Whether the person who did an act is someone being supported."""
    person = whole.case.people.get(act.act.by)
    return person is not None and person.role == "supported"
