"""Who can help and what can be done, on a page; and the page in place of results for someone who was reported."""

from __future__ import annotations

from collections.abc import Sequence

from assessor.case.model import Case
from assessor.safety.routes import Route, routes_for
from assessor.text.blocks import Block, Page
from assessor.text.names import STOPPED
from legal_rules.rulebook import RuleBook

KIND_WORDS = {
    "safety": "Safety first",
    "helpline": "Someone to talk to",
    "evidence": "What to keep",
    "removal": "Getting images taken down",
    "order": "Orders that protect",
    "civil": "A court case of one's own",
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


def contact(page: Page, route: Route) -> None:
    """One contact: what it is, what it does, and how it is reached."""
    check = "" if route.confirmed else " (check first)"
    page.para(f"{route.title}{check}")
    page.item(route.says)
    for label, value in route.lines():
        page.item(f"{label}: {value}")


def contacts_page(found: Sequence[Route], order: bool) -> Page:
    """Contacts by kind."""
    page = Page()
    page.head("Who can help", 1)
    if order and any(route.kind == "removal" for route in found):
        page.para(ORDER)
    before = ""
    for route in found:
        if route.kind != before:
            page.head(KIND_WORDS[route.kind])
            before = route.kind
        contact(page, route)
    return page


def reported_page(case: Case, book: RuleBook) -> Page:
    """What there is for someone who was reported: legal advice and support, and nothing about what the law says."""
    page = contacts_page(routes_for(case, book), order=False)
    page.blocks.insert(1, Block(STOPPED))
    return page
