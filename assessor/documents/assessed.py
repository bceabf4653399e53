"""A case with its result, as every document gets it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from assessor.assess.records import Result
from assessor.case.model import Case
from assessor.documents.contacts import Help
from legal_rules.rulebook import RuleBook


@dataclass(frozen=True, slots=True)
class Assessed:
    """A case with its result in one view, and what goes with it."""

    case: Case
    result: Result
    book: RuleBook
    help: tuple[Help, ...]
    reader: str
    as_at: dt.date


def in_nation(case: Case, nation: str) -> Case:
    """The same facts, all in one nation."""
    return replace(case, nation=nation, acts=tuple(replace(act, nation=()) for act in case.acts))
