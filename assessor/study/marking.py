"""Marking: a student's answer against the right one, part by part, each with its place in the law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assessor.case.facts_of_act import situation
from assessor.study.records import (
    CANNOT_TELL,
    DOES_NOT_FIT,
    FITS,
    HIT,
    MET,
    MISS,
    MISSED_OFFENCE,
    NOT_MET,
    OVER_CHARGED,
    TRAP,
    UNKNOWN_PART,
    UNSUPPORTED,
    WRONG_BURDEN,
    WRONG_LAW,
    Marked,
    OffenceAnswer,
    Problem,
    RightOffence,
    RightPart,
    StudentAnswer,
)
from assessor.study.right import day_of, expected_offences, right_answer
from assessor.study.traps import fallen_into
from assessor.text.names import BURDEN_WORDS, LAW_STATUS
from legal_rules.rulebook import RuleBook
from legal_rules.slices import IN_FORCE

_SAYS = {FITS: "fits", DOES_NOT_FIT: "does not fit", CANNOT_TELL: "cannot tell"}


def mark(answer: StudentAnswer, problem: Problem, book: RuleBook) -> tuple[Marked, ...]:
    """Everything there is to say of an answer: hits, misses, offences over-charged or missed, law of the wrong day, wrong
    burdens, facts that do not show what they are named for, and traps."""
    right = right_answer(problem, book)
    facts = problem_facts(problem, book)
    found: list[Marked] = []
    for given in answer.offences:
        row = right.get(given.offence)
        if row is None:
            found.append(
                Marked(UNKNOWN_PART, given.offence, "", given.offence, "", "", "No such offence in this nation.")
            )
            continue
        found += [*_conclusion(given, row), *_elements(given, row), *_exclusions(given, row)]
        found += fallen_into(given, row, facts)
    taken = {given.offence for given in answer.offences}
    for id in expected_offences(right, book, problem.case.nation):
        if id not in taken:
            row = right[id]
            found.append(Marked(MISSED_OFFENCE, id, "", "", _SAYS[FITS], row.provision, f"{row.title} fits too."))
    return tuple(found)


def problem_facts(problem: Problem, book: RuleBook) -> Mapping[str, str]:
    """What the problem's case says of the act, presumptions among it."""
    act = problem.case.act(problem.act)
    return situation(problem.case, act, book.vocabulary, day_of(problem)).answers().pattern


def _conclusion(given: OffenceAnswer, row: RightOffence) -> Iterator[Marked]:
    said, right = _SAYS[given.conclusion], _SAYS[row.conclusion]
    if given.conclusion == FITS and row.law != IN_FORCE:
        yield Marked(WRONG_LAW, row.offence, "", said, right, row.provision, f"{row.title}: {LAW_STATUS[row.law]}.")
    elif given.conclusion == row.conclusion:
        yield Marked(HIT, row.offence, "", said, right, row.provision, "")
    elif given.conclusion == FITS:
        yield Marked(OVER_CHARGED, row.offence, "", said, right, row.provision, _why_not(row))
    else:
        yield Marked(MISS, row.offence, "", said, right, row.provision, _why_not(row))


def _why_not(row: RightOffence) -> str:
    missing = [part.says for part in row.elements if part.mark == NOT_MET]
    missing += [part.says for part in row.exclusions if part.mark == MET]
    return f"What decides: {'; '.join(missing)}." if missing else ""


def _elements(given: OffenceAnswer, row: RightOffence) -> Iterator[Marked]:
    parts = {part.id: part for part in row.elements}
    for id, answer in given.elements.items():
        part = parts.get(id)
        yield _marked(row, part, id, answer.mark, "element")
        if part is not None and answer.fact and answer.fact not in part.facts:
            shows = ", ".join(part.facts)
            yield Marked(
                UNSUPPORTED, row.offence, id, answer.fact, shows, part.at, f"That fact does not show it: {part.says}."
            )


def _exclusions(given: OffenceAnswer, row: RightOffence) -> Iterator[Marked]:
    parts = {part.id: part for part in row.exclusions}
    for id, answer in given.exclusions.items():
        part = parts.get(id)
        yield _marked(row, part, id, answer.mark, "exception")
        if part is not None and answer.burden and answer.burden != part.burden:
            said = BURDEN_WORDS.get(answer.burden, answer.burden)
            yield Marked(WRONG_BURDEN, row.offence, id, said, BURDEN_WORDS[part.burden], part.at, part.says)


def _marked(row: RightOffence, part: RightPart | None, id: str, said: str, what: str) -> Marked:
    """How one part was marked; `what` is what it would be, if the offence has none of that name."""
    if part is None:
        return Marked(UNKNOWN_PART, row.offence, id, said, "", row.provision, f"It has no such {what}.")
    kind = HIT if said == part.mark else MISS
    why = "" if kind == HIT else f"{part.says}: it turns on {', '.join(part.facts)}."
    return Marked(kind, row.offence, id, said, part.mark, part.at, why)


def score(marked: tuple[Marked, ...]) -> tuple[int, int]:
    """How many marks were hits, and how many there were; traps are explained, not counted."""
    counted = [row for row in marked if row.kind != TRAP]
    return sum(row.kind == HIT for row in counted), len(counted)
