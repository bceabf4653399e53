"""Leaving at once, covering when nobody is there, locking, and ending: what hides a case from whoever looks next."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.app import App

from tui.screens.ask import Ask
from tui.screens.cover import Cover

if TYPE_CHECKING:
    from assessor.files.preferences import Preferences
    from tui.keeping import Keeping, Kept
    from tui.saving import Saver
    from tui.session import Session

_LOOK_EVERY = 5.0
LOSE = "The open case is not saved. Going on loses it."
STAY, LOSE_IT, SAVE_IT = "Stay", "Go on, and lose it", "Save it first"


class Leaving(App[int]):
    """The part of the application that covers, locks and ends."""

    session: Session
    keeping: Keeping
    saver: Saver
    preferences: Preferences
    covered = False
    _touched = 0.0

    def action_save(self) -> None:
        """Save the case, or offer ways to."""
        raise NotImplementedError

    def watch_over(self) -> None:
        """Begin to look at how long nobody has pressed a key."""
        self._touched = time.monotonic()
        self.set_interval(_LOOK_EVERY, self._look)

    async def on_event(self, event: events.Event) -> None:
        """Note that someone is there."""
        if isinstance(event, events.InputEvent):
            self._touched = time.monotonic()
        await super().on_event(event)

    def _look(self) -> None:
        if self.idle_for() >= self.preferences.cover_minutes * 60 and not self.covered:
            self.cover(lock=True)

    def idle_for(self) -> float:
        """Seconds since a key was last pressed."""
        return time.monotonic() - self._touched

    def on_app_blur(self) -> None:
        """The terminal lost the focus: cover what is open, without locking."""
        if self.preferences.cover_when_away and self.session.case is not None and not self.covered:
            self.cover(lock=False)

    def action_leave_now(self) -> None:
        """Cover at once, save and lock; pressed again, end."""
        if self.covered:
            self.end()
        else:
            self.cover(lock=True)

    def cover(self, lock: bool) -> None:
        """Put the cover over everything now; saving and locking follow in a thread."""
        self.covered = True
        self._clipboard = ""
        self.push_screen(Cover(lock and self.keeping.lasting and not self.keeping.locked))
        kept = self.session.kept()
        if lock:
            self.run_worker(lambda: self._save_and_lock(kept), thread=True, group="lock", exit_on_error=False)

    def _save_and_lock(self, kept: Kept | None) -> None:
        if kept is not None and not self.keeping.locked:
            self.saver.flush()
            if self.session.unsaved:
                self.keeping.hold(kept)
        self.keeping.lock()

    def uncover(self) -> None:
        """Take the cover away."""
        if self.covered:
            self.covered = False
            self.pop_screen()

    def end(self) -> None:
        """Forget everything and end; the terminal's other screen comes back as it was. A clean end empties the slot, but
        not one under the cover: what was not saved then is offered at the next start."""
        self.saver.flush()
        if not self.covered:
            self.keeping.wipe()
        self.session.forget()
        self.keeping.close()
        self.exit(0)

    def action_end(self) -> None:
        """End, asking first if something would be lost."""
        if self.covered:
            self.end()
        else:
            self.leave_case(self.end)

    def leave_case(self, then: Callable[[], object], stay: Callable[[], object] = lambda: None) -> None:
        """Go on to what puts the open case away, asking first if something of it would be lost: the one place where a case
        is left.

        Args:
            then: what puts it away.
            stay: what to do if the person stays with it.
        """
        if self.session.unsaved and self.keeping.lasting:
            self.saver.flush()
        self.call_later(self._leave_case, then, stay)

    def _leave_case(self, then: Callable[[], object], stay: Callable[[], object]) -> None:
        if not self.session.unsaved:
            then()
            return

        def decided(answer: str | None) -> None:
            if answer == "lose":
                self.call_later(then)
                return
            self.call_later(stay)
            if answer == "save":
                self.call_later(self.action_save)

        rows = [("stay", STAY), ("lose", LOSE_IT), ("save", SAVE_IT)]
        self.push_screen(Ask(LOSE, rows), decided)
