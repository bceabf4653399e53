"""Exercises in words: a problem, what its offences ask, and an answer marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assessor.study.generate import generate
from assessor.study.marking import score
from assessor.study.records import (
    CANNOT_TELL,
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
    Problem,
    RightOffence,
)
from assessor.study.right import problem_of
from assessor.study.scenarios import Scenario
from assessor.text.blocks import Page
from assessor.text.names import BURDEN_WORDS, nation_name
from legal_rules.rulebook import RuleBook

MARK_WORDS = {MET: "met", NOT_MET: "not met", CANNOT_TELL: "cannot tell"}
_HEADS = {
    MISSED_OFFENCE: "Offences you did not take up that fit",
    OVER_CHARGED: "Offences charged that do not fit",
    WRONG_LAW: "Law of the wrong day",
    WRONG_BURDEN: "Who has to prove it",
    UNSUPPORTED: "Facts that do not show what they were named for",
    MISS: "Marked otherwise than the law has it",
    TRAP: "Traps",
    UNKNOWN_PART: "Not there",
    HIT: "Right",
}


def find_problem(id: str, library: Sequence[Scenario], book: RuleBook) -> Problem | str:
    """A problem by its id: a worked case's, or one made from the law (`offence@day#seed`); or why there is none."""
    from datetime import date

    if "@" in id and "#" in id:
        offence, _, rest = id.partition("@")
        day, _, seed = rest.partition("#")
        nation = next((where for where, name in book.offences if name == offence), "")
        try:
            return (
                generate(book, nation, offence, date.fromisoformat(day), int(seed))
                if nation
                else f"no offence '{offence}'"
            )
        except ValueError:
            return f"'{id[:80]}' is not written OFFENCE@YYYY-MM-DD#NUMBER"
    for scenario in library:
        if scenario.id == id:
            return problem_of(scenario) or f"'{id}' is about a course of conduct; it is read, not marked"
    return f"no problem is called '{id[:60]}'; 'assessor exercise list' lists them"


def problem_page(problem: Problem, right: Mapping[str, RightOffence], answers: bool = False) -> Page:
    """The problem, and the elements of the offences it asks about; with `answers`, how they are rightly marked."""
    page = Page()
    page.head(problem.title, 1)
    page.para(problem.text)
    page.para(f"{nation_name(problem.case.nation)}. Problem {problem.id}. Which offences fit, and which part decides?")
    for id in problem.ask:
        row = right[id]
        page.head(f"{row.provision} {row.title} ({id})")
        for part in (*row.elements, *row.exclusions):
            kind = "exception" if part in row.exclusions else "element"
            shown = f": {MARK_WORDS[part.mark]}; {BURDEN_WORDS[part.burden]}" if answers else ""
            page.item(f"{kind} {part.id}: {part.says} ({part.at}){shown}")
    if answers:
        for line in problem.hidden:
            page.para(line)
    return page


def marked_page(problem: Problem, marked: tuple[Marked, ...], issues: Sequence[str] = ()) -> Page:
    """An answer marked, the faults first; the issues as they were stated stand beside the marks."""
    page = Page()
    hits, of = score(marked)
    page.head(f"{problem.title}: {hits} of {of} right", 1)
    for kind, head in _HEADS.items():
        rows = [row for row in marked if row.kind == kind]
        if rows:
            page.head(head)
            for line in _lines(rows):
                page.item(line)
    if issues:
        page.head("The issues as you stated them")
        for issue in issues:
            page.item(issue)
    page.head("What it teaches")
    for line in problem.hidden:
        page.para(line)
    return page


def _lines(rows: Sequence[Marked]) -> Iterator[str]:
    for row in rows:
        name = f"{row.offence} {row.part}".strip()
        said = MARK_WORDS.get(row.said, row.said)
        right = f"; rightly {MARK_WORDS.get(row.right, row.right)}" if row.right and row.right != row.said else ""
        at = f" ({row.at})" if row.at else ""
        why = f". {row.why}" if row.why else ""
        yield f"{name}: {said}{right}{at}{why}"


@dataclass(frozen=True, slots=True)
class MarkedAnswer:
    """An answer to a problem, marked."""

    schema: int
    problem: str
    hits: int
    of: int
    marked: tuple[Marked, ...]


def marked_data(problem: Problem, marked: tuple[Marked, ...]) -> MarkedAnswer:
    """An answer marked, as data."""
    hits, of = score(marked)
    return MarkedAnswer(1, problem.id, hits, of, marked)
