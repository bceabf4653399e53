"""How the law is read: the learning pages, one after another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.widget import Widget

from assessor.study.learning import learning_page
from tui.base import BaseScreen
from tui.widgets.reader import Reader


class Learn(BaseScreen):
    """The pages as one to read."""

    ABOUT_A_CASE: ClassVar[bool] = False

    TITLE: ClassVar[str] = "How the law is read"
    HELP_TEXT: ClassVar[str] = (
        "Five short pages. ] and [ go from heading to heading. Commands in them can be typed in a terminal."
    )

    def body(self) -> Iterator[Widget]:
        """One page."""
        yield Reader()

    def ready(self) -> None:
        """Show them."""
        self.query_one(Reader).focus()
        self.later("pages", learning_page, lambda page: self.query_one(Reader).show_blocks(page.blocks, opened=True))
