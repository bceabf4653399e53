"""What the palette finds beside screens and keys: offences, definitions, facts, contacts and worked cases, by everyday words too.

The search is that of `assessor law search`. The palette imports this module when it is first opened.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from assessor.pages.help import contacts_page
from assessor.pages.search import CONTACT, FoundRow, fact_rows, facts_page, search_rows, tries
from assessor.safety.routes import routes
from assessor.study.scenarios import Scenario, cases_found, load_scenarios
from assessor.text.blocks import Page
from assessor.text.names import nation_name
from legal_rules.facts import KIND
from legal_rules.law import NATIONS
from tui.keeping import Kept
from tui.safe import safe
from tui.screens.law import Provision
from tui.screens.pages import OnePage

if TYPE_CHECKING:
    from legal_rules.rulebook import RuleBook
    from tui.program import Program

Found = tuple[str, str, Callable[[], object]]
"""The words of what was found, what it is, and what opens it."""
NOWHERE = "Nothing in the law, the contacts or the worked cases for:"
SEARCHED = "offences, definitions, facts, contacts and worked cases"
SHORTEST = 3
"""Fewer letters than these find half the law."""
MOST = 60
"""So many are shown; more letters make them fewer."""
SURE, NOTHING = 0.5, 0.01
"""How far up they stand: below a screen that is called just so, and the line that nothing was found last."""


class Finder(Provider):
    """Finds what is no screen and no key."""

    _library: tuple[Scenario, ...] = ()

    async def startup(self) -> None:
        """Read the worked cases once, in a thread."""
        book = self._program.book
        if book is not None:
            self._library = (await asyncio.to_thread(load_scenarios, book))[0]

    async def discover(self) -> Hits:
        """Before anything is typed, a line that says what can be."""
        yield DiscoveryHit(
            "Find anything by an everyday word", self._nowhere, help="Such as deepfake, sextortion, hidden camera."
        )

    async def search(self, query: str) -> Hits:
        """What the words lead to, in the order of the search."""
        book, typed = self._program.book, " ".join(query.split())
        if book is None or len(typed) < SHORTEST:
            return
        rows = await asyncio.to_thread(search_rows, book, typed.split(), "")
        cases = cases_found(self._library, typed)
        hits = [*(self._of_row(row) for row in rows), *(self._of_case(case) for case in cases)]
        for number, (words, what, opens) in enumerate(hits[:MOST]):
            yield Hit(SURE - number / 1_000, safe(words), opens, help=what)
        if not hits:
            yield Hit(NOTHING, f"{NOWHERE} {safe(typed)}", self._nowhere, help=tries(typed.split(), SEARCHED))

    @property
    def _program(self) -> Program:
        return cast("Program", self.app)

    def _of_row(self, row: FoundRow) -> Found:
        what = "Contact" if row.kind == CONTACT else f"{row.kind.capitalize()} {row.id}"
        if row.nation is None:
            return row.title, what, partial(self._one, row)
        screen = partial(Provision, row.id, row.nation, self._program.today())
        return f"{row.title} ({nation_name(row.nation)})", what, lambda: self.app.push_screen(screen())

    def _of_case(self, case: Scenario) -> Found:
        opens = partial(self._program.take_up, Kept(case.case), "results", keeps=False)
        return case.title, f"Worked case, {nation_name(case.case.nation)}", opens

    def _one(self, row: FoundRow) -> None:
        """A fact or a contact, on a page."""
        book = self._program.book
        if book is not None:
            self.app.push_screen(OnePage(page_of(row, book, self._program)))

    def _nowhere(self) -> None:
        """The line leads to the list of the law, which narrows as one types."""
        self._program.open_entry("law")


def page_of(row: FoundRow, book: RuleBook, program: Program) -> Page:
    """A page on one contact or fact."""
    if row.kind == CONTACT:
        return contacts_page([route for route in routes() if route.id == row.id], order=False, now=program.now())
    rows = [fact for fact in fact_rows(book, row.id, NATIONS, program.today()) if fact.id == row.id]
    return facts_page(rows, len(book.vocabulary.spec(KIND).values))
