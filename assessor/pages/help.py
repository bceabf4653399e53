"""Who can help and what can be done, on a page; and the page in place of results for someone who was reported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from assessor.assess.records import Reach
from assessor.case.model import Case
from assessor.safety.platforms import platforms
from assessor.safety.routes import Route, routes, routes_for
from assessor.text.blocks import Block, Page
from assessor.text.names import STOPPED, long_day
from legal_rules.rulebook import RuleBook

KIND_WORDS = {
    "safety": "Safety first",
    "helpline": "Someone to talk to",
    "evidence": "What to keep",
    "removal": "Getting images taken down",
    "order": "Orders that protect",
    "civil": "A court case of one's own",
    "compensation": "Money for an injury",
    "complaint": "Complaints",
    "police": "Going to the police",
    "criminal": "After a report",
    "review": "If the police or prosecutors stop",
    "support-reported": "Legal advice and support",
}
ORDER = (
    "Taking something down can take away what shows that it was there. Keep a record first if that is wanted: the link, "
    "the user name, the date. The order is the person's choice, and so is whether to report at all."
)


SITES = "platform-report"
"""The route under which the table of sites and apps stands: it is for an adult's picture only."""


def contact(page: Page, route: Route, now: dt.datetime | None = None) -> None:
    """One contact: what it is, what it does, and how it is reached; with `now`, for a screen, whether it is open."""
    check = "" if route.confirmed else " (check first)"
    page.para(f"{route.title}{check}")
    page.item(route.says)
    for label, value in route.lines():
        page.item(f"{label}: {value}")
    if now is not None and (said := route.now(now)):
        page.item(said)


def open_now(contact: Reach, now: dt.datetime) -> str:
    """Whether a contact of a result is open, for a screen; empty where nobody answers there."""
    for route in routes():
        if route.id == contact.id:
            return replace(route, confirmed=contact.confirmed).now(now)
    return ""


def sites(page: Page) -> None:
    """The sites and apps: how to report there, who takes part in StopNCII.org, what the duty of 48 hours means there."""
    table = platforms()
    page.head("Sites and apps", 3)
    page.para(f"Last looked at on {long_day(min(one.checked for one in table.platforms))}. Sites change their pages.")
    for duty, under in zip(table.duties, table.under().values(), strict=True):
        page.para(duty.words())
        for one in under:
            page.item(one.words())


def contacts_page(found: Sequence[Route], order: bool, now: dt.datetime | None = None) -> Page:
    """Contacts by kind; with `now`, for a screen, whether each is open. What is kept or printed gives the hours only."""
    page = Page()
    page.head("Who can help", 1)
    if order and any(route.kind == "removal" for route in found):
        page.para(ORDER)
    before = ""
    for route in found:
        if route.kind != before:
            page.head(KIND_WORDS[route.kind])
            before = route.kind
        contact(page, route, now)
        if route.id == SITES:
            sites(page)
    return page


def reported_page(case: Case, book: RuleBook, now: dt.datetime | None = None) -> Page:
    """What there is for someone who was reported: legal advice and support, and nothing about what the law says."""
    page = contacts_page(routes_for(case, book), order=False, now=now)
    page.blocks.insert(1, Block(STOPPED))
    return page
