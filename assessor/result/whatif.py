"""What would be otherwise: a case beside the same case with a fact or day changed, offence by offence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from assessor.assess.headline import fitting, in_force, standing_of
from assessor.assess.records import Finding, Result
from assessor.case.edit import put, read_act_days, set_days
from assessor.case.model import Answer, Case
from assessor.case.shown import place_in_picture
from assessor.dates.reader import Read
from assessor.result.report import assess_case
from assessor.safety.known import reported
from assessor.text.names import LAW_STATUS, MATCH_WORDS, NO_RESULTS, OUTCOME_WORDS, joined
from legal_rules.facts import split_world
from legal_rules.files.problems import nearest
from legal_rules.rulebook import RuleBook

GAINED, LOST, MOVED = "gained", "lost", "moved"
_HEADS = {GAINED: "Offences gained", LOST: "Offences lost", MOVED: "Answers that change otherwise"}


@dataclass(frozen=True, slots=True)
class Turn:
    """One offence whose answer differs: for which act, how (`GAINED`, `LOST`, `MOVED`), its answers before and after (with
    the status of the law, day by day), and the parts that decide: those that fail on the side where it does not fit."""

    act: str
    offence: str
    provision: str
    title: str
    how: str
    before: str
    after: str
    because: tuple[str, ...]


def what_if(case: Case, changed: Case, book: RuleBook, view: str = "law") -> tuple[Turn, ...] | str:
    """Every offence whose answer differs between two forms of a case, gained ones first; or why the second cannot be."""
    if reported(case):
        return NO_RESULTS
    results = []
    for each in (case, changed):
        result, conflicts = assess_case(each, book, view)
        if result is None:
            return "These answers cannot all be so: " + " ".join(problem.message for problem in conflicts)
        results.append(_findings(result))
    before, after = results
    turns = [_turn(key[0], before.get(key, []), after.get(key, [])) for key in dict.fromkeys((*before, *after))]
    order = (GAINED, LOST, MOVED)
    return tuple(sorted((turn for turn in turns if turn is not None), key=lambda turn: order.index(turn.how)))


def _findings(result: Result) -> dict[tuple[str, str], list[Finding]]:
    """Every finding by act and offence, one for each stretch of time."""
    rows: dict[tuple[str, str], list[Finding]] = {}
    for act in result.acts:
        for period in act.periods:
            for finding in period.findings:
                rows.setdefault((act.id, finding.offence), []).append(finding)
    for finding in result.across:
        if finding.course is not None:
            rows.setdefault((joined(finding.course.acts), finding.offence), []).append(finding)
    return rows


def _turn(act: str, before: Sequence[Finding], after: Sequence[Finding]) -> Turn | None:
    first, second = _answers(before), _answers(after)
    if first == second:
        return None
    fits = [any(map(fitting, rows)) for rows in (before, after)]
    how = GAINED if fits[1] and not fits[0] else LOST if fits[0] and not fits[1] else MOVED
    shown = (after or before)[0]
    missing = before if how == GAINED else after
    return Turn(act, shown.offence, shown.provision, shown.title, how, first, second, _failing(missing))


def _answers(rows: Sequence[Finding]) -> str:
    return joined(list(dict.fromkeys(map(_answer, rows))), "or") or "not law there"


def _answer(finding: Finding) -> str:
    words = OUTCOME_WORDS[finding.outcome].split(".")[0] if in_force(finding) else MATCH_WORDS[finding.outcome]
    return f"{words} ({LAW_STATUS[standing_of(finding)]})"


def _failing(rows: Sequence[Finding]) -> tuple[str, ...]:
    names = []
    for finding in rows:
        if not in_force(finding):
            names.append(LAW_STATUS[standing_of(finding)])
        names += [e.says for e in finding.elements if e.id in finding.failing]
        names += [e.says for e in finding.exclusions if e.result == "applies"]
    return tuple(dict.fromkeys(names))


def with_change(
    case: Case, act_id: str, fact: str, value: str, book: RuleBook, today: dt.date | None = None
) -> Case | str:
    """A case with one fact of an act changed, or its day (`when`); or what is wrong with the change.

    A value of `unknown` takes the answer away.
    """
    if act_id not in {act.id for act in case.acts}:
        return f"there is no act '{act_id[:40]}'. Acts: {joined([act.id for act in case.acts])}"
    if fact == "when":
        found = read_act_days(case, act_id, value, today or dt.date.today())
        return set_days(case, act_id, found.days) if isinstance(found, Read) else found.words
    vocabulary = book.vocabulary
    if not vocabulary.knows(fact):
        return f"no fact is called '{fact[:60]}'. {nearest(fact, vocabulary.facts)}".strip()
    if value != "unknown" and value not in vocabulary.spec(fact).values:
        return f"'{fact}' has no value '{value[:40]}'. Values: {joined(list(vocabulary.spec(fact).values))}"
    given = None if value == "unknown" else Answer(value)
    return put(case, act_id, fact, place_of(case, act_id, fact, book), given)


def place_of(case: Case, act_id: str, fact: str, book: RuleBook) -> str:
    """Where a fact of an act stands in a case: the act, its picture, a person or the case."""
    act = case.act(act_id)
    if split_world(fact)[0] and fact not in book.vocabulary.facts:
        return act.id
    spec = book.vocabulary.spec(fact)
    if spec.scope in ("image", "image (act)") and act.image:
        return place_in_picture(case, act, spec)
    if spec.scope == "person":
        return act.by if spec.of == "responsible" else act.about
    return "case" if spec.scope == "case" else act.id
