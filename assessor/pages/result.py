"""The page of a result, by view."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from assessor.assess.records import Result
from assessor.case.model import Case
from assessor.pages.help import reported_page
from assessor.pages.in_short import aloud_blocks, fits_blocks, in_short
from assessor.pages.law import law_page
from assessor.pages.plan import plan_blocks
from assessor.pages.support import header, support_page
from assessor.safety.known import reported
from assessor.safety.plan import plan_for
from assessor.text.blocks import Page
from legal_rules.rulebook import RuleBook

IN_FULL = "Everything that was done, in full"


def result_page(
    result: Result,
    case: Case,
    book: RuleBook,
    view: str,
    full: bool = False,
    now: dt.datetime | None = None,
    done: Mapping[str, str] | None = None,
) -> Page:
    """The page of a result in a view; for someone who was reported, what there is for them in its place.

    `full`: in law view with every part though the day is not known. `now`: for a screen, so that it can say who is open.
    `done`: the steps of the plan that were ticked, with when.
    """
    if reported(case):
        return reported_page(case, book, now)
    if view != "support":
        return law_page(result, case, book, full)
    page = plan_page(result, case, book, now, done or {})
    page.blocks += support_page(result, case, book, now, under=IN_FULL).blocks
    return page


def plan_page(
    result: Result, case: Case, book: RuleBook, now: dt.datetime | None = None, done: Mapping[str, str] | None = None
) -> Page:
    """The result as a worker needs it first: what comes before anything else, what to do now, what fits, what to say."""
    page = Page()
    nations = (act.nation for act in result.acts)
    header(page, result.receipt, nations, "What to do, and what the law says", plain=True)
    for flag in result.flags:
        page.para(flag.says)
    plan_blocks(page, plan_for(case, book, result.receipt.as_at), done or {}, now)
    found = in_short(result, case, book)
    fits_blocks(page, found)
    aloud_blocks(page, found)
    return page
