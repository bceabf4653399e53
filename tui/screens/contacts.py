"""Who can help and what can be done, for a case; and what there is for someone who was reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.widget import Widget

from assessor.case import Answer, Case
from assessor.interview import new_case, put
from assessor.page import Page
from assessor.routes import Route, routes_for
from tui.base import BaseScreen
from tui.widgets.reader import Reader

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


class Contacts(BaseScreen):
    """The contacts that fit the open case."""

    TITLE: ClassVar[str] = "Who can help"
    HELP_TEXT: ClassVar[str] = "Enter opens one. Those marked 'check first' could not be confirmed. X opens all."

    def body(self) -> Iterator[Widget]:
        """One page."""
        yield Reader()

    def case(self) -> Case:
        """The case the contacts are for."""
        return self.session.case or new_case("elsewhere")

    def ready(self) -> None:
        """Find them in a thread."""
        self.query_one(Reader).focus()
        case, book = self.case(), self.book
        self.later("contacts", lambda: contacts_page(routes_for(case, book), order=True), self._show)

    def _show(self, page: Page) -> None:
        self.query_one(Reader).show_blocks(page.blocks)


class Reported(Contacts):
    """For someone who was reported: legal advice and support, and nothing about the law's outcome."""

    TITLE: ClassVar[str] = "For someone who was reported"
    HELP_TEXT: ClassVar[str] = "This tool does not advise anyone who was reported. Enter opens a contact."

    def case(self) -> Case:
        """No case but that they were reported."""
        return put(new_case("elsewhere"), "", "case.reported-person", "case", Answer("yes"))
