"""What a change of what is confirmed moves in a case: the findings that are otherwise now, each by name."""

from __future__ import annotations

from collections.abc import Mapping

from assessor.assess.headline import wrong_kind
from assessor.case.model import Case
from assessor.pages.law_said import outcome_said
from assessor.result.report import assess_case
from assessor.safety.known import reported
from assessor.text.names import joined
from legal_rules.questions import SUPPORT
from legal_rules.rulebook import RuleBook

NOTHING_MOVES = "No finding of this case is otherwise for it."
_PLACE = tuple[str, str, str]


def moved_lines(case: Case, before: RuleBook, now: RuleBook, view: str) -> list[str]:
    """A line for each offence whose finding is otherwise under one body of law than under another; none are told of a case
    of somebody who was reported."""
    if reported(case):
        return []
    was, is_ = _said(case, before, view), _said(case, now, view)
    places = [place for place in dict.fromkeys((*was, *is_)) if was.get(place) != is_.get(place)]
    lines = [
        f"{place[0]}: {_named(place, now, view)}. Before: {_joined(was.get(place))}. Now: {_joined(is_.get(place))}."
        for place in places
    ]
    return lines or [NOTHING_MOVES]


def _said(case: Case, book: RuleBook, view: str) -> Mapping[_PLACE, tuple[str, ...]]:
    """What is said of each offence about each act, over its periods, each time once."""
    result, _ = assess_case(case, book, view, whole_lists=False)
    table: dict[_PLACE, dict[str, None]] = {}
    for act in result.acts if result is not None else ():
        for period in act.periods:
            for finding in period.findings:
                if not wrong_kind(finding):
                    said = table.setdefault((act.id, act.nation, finding.offence), {})
                    said[outcome_said(finding).rstrip(".")] = None
    return {place: tuple(said) for place, said in table.items()}


def _named(place: _PLACE, book: RuleBook, view: str) -> str:
    offence = book.offences[place[1:]]
    return offence.name if view == SUPPORT else f"{offence.title} ({offence.id})"


def _joined(said: tuple[str, ...] | None) -> str:
    return joined([words[:1].lower() + words[1:] for words in said], "or") if said else "not found"
