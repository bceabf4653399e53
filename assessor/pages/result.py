"""The page of a result, by view."""

from __future__ import annotations

import datetime as dt
from typing import Any

from assessor.case.model import Case
from assessor.pages.help import reported_page
from assessor.pages.law import law_page
from assessor.pages.support import support_page
from assessor.safety.known import reported
from assessor.text.blocks import Page
from legal_rules.rulebook import RuleBook

Json = dict[str, Any]


def result_page(
    result: Json, case: Case, book: RuleBook, view: str, full: bool = False, now: dt.datetime | None = None
) -> Page:
    """The page of a result in a view; for someone who was reported, what there is for them in its place.

    `full`: in law view with every part though the day is not known. `now`: for a screen, so that it can say who is open.
    """
    if reported(case):
        return reported_page(case, book, now)
    if view == "support":
        return support_page(result, case, book, now)
    return law_page(result, case, book, full)
