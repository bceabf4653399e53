"""Three panes beside one another on a wide screen, behind one another as tabs on a narrow one; the same things in both.

F6 goes to the next pane, Z makes the one with the keys fill the screen and back, < and > make it narrower and wider, Shift+Z hides
the two at the sides. Widths and what is hidden are kept with the settings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import Click, Resize
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

WIDE = 100
LEFT, MIDDLE, RIGHT = "left", "middle", "right"
WIDTHS: Mapping[str, int] = {LEFT: 30, RIGHT: 36}
"""Columns of the panes at the sides, as long as nobody chose others; nought hides one."""
LEAST, MOST, STEP = 16, 60, 4
LEAST_MIDDLE = 36
"""A side gives way before the work has fewer columns than this."""


class Tabs(Static):
    """The names of the panes, the one that is seen marked; a click shows its pane."""

    DEFAULT_CSS = "Tabs { height: 1; padding: 0 1; display: none; background: $background; color: $foreground; }"

    class Chosen(Message):
        """A name was clicked."""

        def __init__(self, which: str) -> None:
            super().__init__()
            self.which = which

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__("", markup=False)
        self._names = names

    def show_names(self, seen: str) -> None:
        """Mark the pane that is seen."""
        parts = [
            Content.styled(f" {name} ", "bold reverse" if which == seen else "") for which, name in self._names.items()
        ]
        self.update(Content(" ").join([*parts, Content("F6 next")]))

    def on_click(self, event: Click) -> None:
        """Show the pane whose name was clicked."""
        at = 1
        for which, name in self._names.items():
            if at <= event.x < at + len(name) + 2:
                self.post_message(self.Chosen(which))
            at += len(name) + 3


class Panes(Container):
    """Lays out what it is given as left, middle and right, each with a name. `widths` are those of the sides."""

    DEFAULT_CSS = """
    Panes { height: 1fr; layout: vertical; }
    Panes > #columns { height: 1fr; layout: horizontal; }
    Panes .pane { height: 1fr; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6", "next_pane", "Next pane", show=False, id="panes.next"),
        Binding("z", "fill", "Fill the screen", show=False, id="panes.fill"),
        Binding("Z", "sides", "Hide or show the sides", show=False, id="panes.sides"),
        Binding("less_than_sign", f"wider({-STEP})", "Narrower", show=False, id="panes.narrower"),
        Binding("greater_than_sign", f"wider({STEP})", "Wider", show=False, id="panes.wider"),
    ]

    class Laid(Message):
        """The widths were changed, to be kept."""

        def __init__(self, widths: Mapping[str, int]) -> None:
            super().__init__()
            self.widths = widths

    def __init__(self, parts: Mapping[str, tuple[str, Sequence[Widget]]], widths: Mapping[str, int]) -> None:
        super().__init__()
        self._names = {which: name for which, (name, _) in parts.items()}
        self._parts = {which: Container(*inside, id=which, classes="pane") for which, (_, inside) in parts.items()}
        self.widths = {**WIDTHS, **widths}
        self.seen, self.filled = MIDDLE, False

    def compose(self) -> list[Widget]:
        """The names, and the panes."""
        return [Tabs(self._names), Container(*(self._parts[which] for which in (LEFT, MIDDLE, RIGHT)), id="columns")]

    def on_resize(self, event: Resize) -> None:
        """Beside one another where there is room."""
        self.lay_out()

    def lay_out(self) -> None:
        """Show what fits."""
        wide = self.app.size.width >= WIDE
        alone = self.filled or not wide
        room = self.app.size.width - LEAST_MIDDLE
        for which, pane in self._parts.items():
            width = self.widths.get(which, 1)
            pane.display = which == self.seen if alone else bool(width)
            if which == MIDDLE or alone:
                pane.styles.width = "1fr"
            elif width:
                pane.styles.width = min(width, max(room // 2, LEAST))
            pane.set_class(not alone and which == RIGHT, "beside")
            pane.set_class(not alone and which == LEFT, "before")
        tabs = self.query_one(Tabs)
        tabs.display = alone
        tabs.show_names(self.seen)

    def is_seen(self, which: str) -> bool:
        """Whether a pane is on the screen."""
        return bool(self._parts[which].display)

    def show(self, which: str) -> None:
        """Show a pane and give it the keys."""
        self.seen = which
        if self.app.size.width >= WIDE and not self.widths.get(which, 1):
            self._keep({which: WIDTHS[which]})
        self.lay_out()
        self.call_after_refresh(self._give_keys, which)

    def _give_keys(self, which: str) -> None:
        for widget in self._parts[which].query("*"):
            if widget.focusable:
                widget.focus()
                return

    def _with_keys(self) -> str:
        focused = self.screen.focused
        inside = (which for which, pane in self._parts.items() if focused is not None and pane in focused.ancestors)
        return next(inside, self.seen)

    def on_tabs_chosen(self, event: Tabs.Chosen) -> None:
        """A click on a name does what F6 does."""
        event.stop()
        self.show(event.which)

    def action_next_pane(self) -> None:
        """The next pane that is there, round the end."""
        order = [which for which in (LEFT, MIDDLE, RIGHT) if self.widths.get(which, 1) or self.app.size.width < WIDE]
        here = self._with_keys()
        self.show(order[(order.index(here) + 1) % len(order)] if here in order else MIDDLE)

    def action_fill(self) -> None:
        """Let the pane with the keys fill the screen, or put all back."""
        self.seen, self.filled = self._with_keys(), not self.filled
        self.lay_out()

    def action_sides(self) -> None:
        """Hide the panes at the sides, or show them."""
        shown = any(self.widths[side] for side in WIDTHS)
        self._keep({side: 0 if shown else width for side, width in WIDTHS.items()})
        self.show(MIDDLE)

    def action_wider(self, by: int) -> None:
        """Make the pane with the keys wider; the middle, by making the right one narrower."""
        which = self._with_keys()
        side, by = (RIGHT, -by) if which == MIDDLE else (which, by)
        if self.widths[side]:
            self._keep({side: min(max(self.widths[side] + by, LEAST), MOST)})
            self.lay_out()

    def _keep(self, widths: Mapping[str, int]) -> None:
        self.widths.update(widths)
        self.post_message(self.Laid(dict(self.widths)))
