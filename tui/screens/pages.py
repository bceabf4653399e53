"""Screens that are one page worked out from the open case: the three nations, and the case's days against the law's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar

from textual.widget import Widget

from assessor.case.model import Case
from assessor.pages.accessibility import accessibility_page
from assessor.pages.days import case_timeline_page
from assessor.pages.laid import laid
from assessor.pages.nations import compare_page
from assessor.result.compare import compare
from assessor.text.blocks import Page
from legal_rules.rulebook import RuleBook
from tui.base import BaseScreen
from tui.widgets.reader import Reader

NONE = "No case is open."
NO_ACTS = "Nothing that was done is entered yet."


class CasePage(BaseScreen):
    """A page about the open case; a screen of its own gives `make`."""

    make: ClassVar[Callable[[Case, RuleBook], Page]]
    opened: ClassVar[bool] = True

    def body(self) -> Iterator[Widget]:
        """One page."""
        yield Reader()

    def ready(self) -> None:
        """Work it out."""
        self.query_one(Reader).focus()
        self._work()

    def returned(self) -> None:
        """The case may have changed."""
        self._work()

    def _work(self) -> None:
        case = self.session.case
        if case is None or not case.acts:
            self.query_one(Reader).show_text(NONE if case is None else NO_ACTS)
            return
        self.later("page", partial(type(self).make, case, self.book), self._show)

    def _show(self, page: Page) -> None:
        self.query_one(Reader).show_blocks(page.blocks, opened=self.opened)


class OnePage(BaseScreen):
    """A page made elsewhere, that needs no case: a fact or a contact that was found."""

    TITLE: ClassVar[str] = "What was found"
    HELP_TEXT: ClassVar[str] = "Esc goes back. Slash finds words on the page."
    ABOUT_A_CASE: ClassVar[bool] = False

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page

    def body(self) -> Iterator[Widget]:
        """The page."""
        yield Reader()

    def ready(self) -> None:
        """Show it."""
        reader = self.query_one(Reader)
        reader.show_blocks(self._page.blocks, opened=True)
        reader.focus()


def nations_page(case: Case, book: RuleBook) -> Page:
    """The same facts in the three nations."""
    result, conflicts = compare(case, book)
    if result is not None:
        return compare_page(result, book)
    page = Page()
    page.head("These answers cannot all be so", 1)
    for problem in conflicts:
        page.para(problem.message)
    return page


def days_page(case: Case, book: RuleBook) -> Page:
    """The days of the acts against the days on which their law changed."""
    return laid(case_timeline_page(case, book), book)


class Accessibility(OnePage):
    """Screen readers, keys and colours; every screen with the command that does the same."""

    TITLE: ClassVar[str] = "Without seeing the screens"

    def __init__(self) -> None:
        super().__init__(accessibility_page())


class Nations(CasePage):
    """The comparison of nations."""

    TITLE: ClassVar[str] = "The same facts in the three nations"
    HELP_TEXT: ClassVar[str] = (
        "Every act as if it had been done in each nation on the same day: where an offence fits, where that cannot be told yet, "
        "and what is missing. ] and [ go from heading to heading."
    )
    make: ClassVar[Callable[[Case, RuleBook], Page]] = staticmethod(nations_page)


class Days(CasePage):
    """The case's days against the law's."""

    TITLE: ClassVar[str] = "The days of the case and of the law"
    HELP_TEXT: ClassVar[str] = (
        "What was done, and when the law on it changed, on one line of time. A day that is not known is drawn over all the days "
        "it may have been."
    )
    make: ClassVar[Callable[[Case, RuleBook], Page]] = staticmethod(days_page)
