"""Help: what the screen below is for, what has the focus, and every key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.screen import Screen
from textual.widget import Widget

from assessor.text.blocks import Page
from tui.base import BaseScreen
from tui.widgets.reader import Reader

PLAIN = (
    "A screen reader cannot follow these screens. 'assessor interview --plain' asks the same questions line by line, "
    "and 'assessor --help' lists the commands for everything else."
)


class Help(BaseScreen):
    """Shows the help of another screen."""

    TITLE: ClassVar[str] = "Help"

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self._page = _page(about)

    def body(self) -> Iterator[Widget]:
        """The help as a page."""
        yield Reader()

    def on_mount(self) -> None:
        """Show it at once; no law is needed."""
        super().on_mount()
        reader = self.query_one(Reader)
        reader.show_blocks(self._page.blocks, opened=True)
        reader.focus()


def _page(about: Screen[object]) -> Page:
    page = Page()
    words = about.HELP_TEXT if isinstance(about, BaseScreen) else ""
    page.head(about.TITLE or "This screen" if isinstance(about, BaseScreen) else "This question", 1)
    for part in words.split("\n\n") if words else ("Choose with the arrows and Enter, or with a number.",):
        page.para(part)
    focused = about.focused
    if focused is not None and focused.HELP:
        page.head("What the keys are on now")
        page.para(focused.HELP)
    page.head("Keys")
    page.item("Arrows, Page Up, Page Down, Home and End move; Tab goes to the next part; Enter chooses.")
    for key, active in about.active_bindings.items():
        if active.enabled and active.binding.id and active.binding.description:
            page.item(f"{about.app.get_key_display(active.binding) or key}: {active.binding.description}")
    page.head("For screen readers")
    page.para(PLAIN)
    page.head("Leave now")
    page.para(
        "F9 or Ctrl+X covers the screen at once. The same key again ends the program and blanks the terminal's title. "
        "It cannot clear what another program recorded: the terminal's own log, a recording of the screen, or someone "
        "who watches this machine. If that may be so, use a device they cannot get at."
    )
    return page
