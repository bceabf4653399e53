"""Panels that come before anything else because someone's safety does. They are read and closed; they never score."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from assessor.pages.help import contact
from assessor.safety.interrupts import Shown
from assessor.text.blocks import Page
from tui.base import BaseScreen
from tui.widgets.reader import Reader

HEAVY = "This screen speaks of pictures of children. It can be closed with Enter at any time."
_ABOUT_CHILDREN = ("under-18", "safeguarding")


class Panel(BaseScreen):
    """One or more panels, the gravest first, with contacts for the ages and nation of the case."""

    TITLE: ClassVar[str] = "Before you go on"
    HELP_TEXT: ClassVar[str] = "Read it, and press Enter to go on. It can be found again under 'Who can help'."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave_screen", "Go on", id="panel.go-on", priority=True),
    ]

    def __init__(self, shown: Sequence[Shown]) -> None:
        super().__init__()
        self._shown = shown

    def body(self) -> Iterator[Widget]:
        """One page."""
        yield Reader()

    def on_mount(self) -> None:
        """It is shown at once."""
        super().on_mount()
        reader = self.query_one(Reader)
        reader.show_blocks(panel_page(self._shown, self.root.now()).blocks, opened=True)
        reader.focus()


def panel_page(shown: Sequence[Shown], now: dt.datetime) -> Page:
    """Panels as a page, with who can be reached at that moment."""
    page = Page()
    if any(one.id in _ABOUT_CHILDREN for one in shown):
        page.para(HEAVY)
    for one in shown:
        page.head(one.title)
        page.para(one.says)
        for route in one.contacts:
            contact(page, route, now)
    return page
