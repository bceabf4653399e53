"""The page of a result, by view."""

from __future__ import annotations

from typing import Any

from assessor.case.model import Case
from assessor.pages.help import reported_page
from assessor.pages.law import law_page
from assessor.pages.support import support_page
from assessor.safety.known import reported
from assessor.text.blocks import Page
from legal_rules.rulebook import RuleBook

Json = dict[str, Any]


def result_page(result: Json, case: Case, book: RuleBook, view: str, full: bool = False) -> Page:
    """The page of a result in a view; for someone who was reported, what there is for them in its place.

    `full`: in law view with every part though the day is not known.
    """
    if reported(case):
        return reported_page(case, book)
    if view == "support":
        return support_page(result, case, book)
    return law_page(result, case, book, full)
