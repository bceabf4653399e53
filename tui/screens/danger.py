"""Help in an emergency, over whatever is open. It asks nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.widget import Widget

from assessor.case.edit import new_case
from assessor.pages.help import contact
from assessor.safety.routes import Route, routes_for
from assessor.text.blocks import Page
from tui.base import BaseScreen
from tui.widgets.reader import Reader

FIRST = (
    "If someone is in danger now, call 999. If it is not safe to talk, call 999 from a mobile and press 55 when asked."
)
LEAVE = "F9 covers this screen at once. Esc goes back to where you were; nothing is lost."


class Danger(BaseScreen):
    """Says what to do first, at once; then who else is there, for the nation and ages of the open case."""

    ABOUT_A_CASE: ClassVar[bool] = False

    TITLE: ClassVar[str] = "In danger now"
    HELP_TEXT: ClassVar[str] = "Who to call first. Nothing here is saved, and nothing has to be answered."

    def body(self) -> Iterator[Widget]:
        """One page."""
        yield Reader()

    def on_mount(self) -> None:
        """The first words need no law."""
        super().on_mount()
        self._show([])
        self.query_one(Reader).focus()

    def ready(self) -> None:
        """Who else is there."""
        case, book = self.session.case or new_case("elsewhere"), self.book
        self.later(
            "contacts", lambda: [r for r in routes_for(case, book) if r.kind in ("safety", "helpline")], self._show
        )

    def _show(self, found: list[Route]) -> None:
        page = Page()
        page.head("In danger now", 1)
        page.para(FIRST)
        page.para(LEAVE)
        if found:
            page.head("Who else is there")
        for route in found:
            contact(page, route, self.root.now())
        self.query_one(Reader).show_blocks(page.blocks, opened=True)
