"""Who can help and what can be done, for a case; and what there is for someone who was reported."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.widget import Widget

from assessor.case.edit import new_case, put
from assessor.case.model import Answer, Case
from assessor.pages.help import contacts_page
from assessor.safety.routes import routes_for
from assessor.text.blocks import Page
from tui.base import BaseScreen
from tui.widgets.reader import Reader


class Contacts(BaseScreen):
    """The contacts that fit the open case."""

    TITLE: ClassVar[str] = "Who can help"
    HELP_TEXT: ClassVar[str] = "Enter opens one. Those marked 'check first' could not be confirmed. + opens all."

    def body(self) -> Iterator[Widget]:
        """One page."""
        yield Reader()

    def case(self) -> Case:
        """The case the contacts are for."""
        return self.session.case or new_case("elsewhere")

    def ready(self) -> None:
        """Find them in a thread."""
        self.query_one(Reader).focus()
        case, book, now = self.case(), self.book, self.root.now()
        self.later("contacts", lambda: contacts_page(routes_for(case, book), order=True, now=now), self._show)

    def _show(self, page: Page) -> None:
        self.query_one(Reader).show_blocks(page.blocks)


class Reported(Contacts):
    """For someone who was reported: legal advice and support, and nothing about the law's outcome."""

    TITLE: ClassVar[str] = "For someone who was reported"
    HELP_TEXT: ClassVar[str] = "This tool does not advise anyone who was reported. Enter opens a contact."

    def case(self) -> Case:
        """No case but that they were reported."""
        return put(new_case("elsewhere"), "", "case.reported-person", "case", Answer("yes"))
