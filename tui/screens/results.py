"""What the law says: per act and period, in the words of the view, each part opening into what it rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from assessor.case.model import Case
from assessor.pages.result import result_page
from assessor.pages.support import support_page
from assessor.result.report import assess_case
from assessor.safety.known import reported
from assessor.text.blocks import Page
from legal_rules.questions import SUPPORT
from legal_rules.rulebook import RuleBook
from tui.base import BaseScreen
from tui.widgets.reader import Reader

NONE = "No case is open."
NO_ACTS = "Nothing that was done is entered yet."


class Results(BaseScreen):
    """The results. The plain view is open; in the law view each offence opens into its elements."""

    TITLE: ClassVar[str] = "What the law says"
    HELP_TEXT: ClassVar[str] = (
        "What is marked [+] opens with Enter: in the law view into every element with its place in the law, who has to prove "
        "it, the facts and who said so, penalty and time. + opens or closes everything; ] and [ go from heading to heading. "
        "F3 turns between the plain and the law view.\n\n"
        "In the plain view each result has a sentence that can be read aloud."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "jump", "Every answer", id="results.jump"),
        Binding("q", "questions", "Questions", id="results.questions"),
        Binding("w", "contacts", "Who can help", id="results.contacts"),
    ]

    def body(self) -> Iterator[Widget]:
        """One page."""
        yield Reader()

    def ready(self) -> None:
        """Work it out."""
        self.query_one(Reader).focus()
        self._work()

    def returned(self) -> None:
        """The view or the case may have changed."""
        self._work()

    def _work(self) -> None:
        case, view = self.session.case, self.session.view
        if case is None or not case.acts:
            self.query_one(Reader).show_text(NONE if case is None else NO_ACTS)
            return
        if self.session.place.screen == "interview":
            self.session.at("results", self.session.place.act, self.session.place.fact)
        self.later("results", partial(page_of, case, self.book, view, self.root.now()), partial(self._show, view))

    def _show(self, view: str, page: Page) -> None:
        self.session.results_seen = True
        self.query_one(Reader).show_blocks(page.blocks, opened=view == SUPPORT)

    def action_jump(self) -> None:
        """Every answer so far."""
        self.root.open_entry("answers")

    def action_questions(self) -> None:
        """On with the questions."""
        self.root.replace_entry("interview")

    def action_contacts(self) -> None:
        """Who can help."""
        self.root.open_entry("contacts")


def page_of(case: Case, book: RuleBook, view: str, now: dt.datetime | None = None) -> Page:
    """The page of a case in a view, with `now` with who can be reached; contradictions in its place if there are any."""
    result, conflicts = assess_case(case, book, view)
    if result is not None and view == SUPPORT and not reported(case):
        return support_page(result, case, book, now)
    if result is not None:
        return result_page(result, case, book, view, now=now)
    page = Page()
    page.head("These answers cannot all be so", 1)
    for problem in conflicts:
        page.para(problem.message)
        page.item(problem.hint)
    return page
