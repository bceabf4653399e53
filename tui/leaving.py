"""Leaving at once, covering when nobody is there, locking, and ending: what hides a case from whoever looks next."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen

from assessor.files.memory import forget_freed
from tui.base import BaseScreen
from tui.registry import Entry, entry_of
from tui.screens.ask import Ask
from tui.screens.cover import Cover

if TYPE_CHECKING:
    from assessor.files.preferences import Preferences
    from tui.keeping import Keeping, Kept
    from tui.saving import Saver
    from tui.session import Session

Again = tuple[str, tuple[object, ...]]
"""The id of a screen of the registry, and what it is made with."""
_LOOK_EVERY = 5.0
_SETTLED = 0.3
"""Seconds after which the cover is on the screen and what was under it is gone."""
LOSE = "The open case is not saved. Going on loses it."
STAY, LOSE_IT, SAVE_IT = "Stay", "Go on, and lose it", "Save it first"


def _may_show_a_case(screen: Screen[Any]) -> bool:
    return not isinstance(screen, Cover) and not (isinstance(screen, BaseScreen) and not screen.ABOUT_A_CASE)


class Leaving(App[int]):
    """The part of the application that covers, locks and ends."""

    session: Session
    keeping: Keeping
    saver: Saver
    preferences: Preferences
    covered = False
    _touched = 0.0
    _sealed = b""
    _under: tuple[Kept | None, list[Screen[Any]], list[Again]] = (None, [], [])

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
        """Put the cover over everything now; saving and locking follow in a thread, and what was open is put away."""
        self.covered = True
        self._clipboard = ""
        self.push_screen(Cover(lock and self.keeping.lasting and not self.keeping.locked))
        screens = [screen for screen in self.screen_stack if _may_show_a_case(screen)]
        again = [(entry_of(screen), screen.made_with()) for screen in screens if isinstance(screen, BaseScreen)]
        if lock:
            self._under = (self.session.kept(), screens, again)
            self.run_worker(self._save_and_lock, thread=True, group="lock", exit_on_error=False)

    def _save_and_lock(self) -> None:
        (kept, screens, again), self._under = self._under, (None, [], [])
        if self.keeping.locked:
            return
        self.saver.flush()
        if kept is not None and self.session.unsaved:
            self.keeping.hold(kept)
        sealed = self.keeping.seal(pickle.dumps((self.session, again)))
        kept = None
        again.clear()
        self.keeping.lock()
        if sealed is not None and self.is_running:
            self.call_from_thread(self._put_away, sealed, screens)

    def _put_away(self, sealed: bytes, screens: list[Screen[Any]]) -> None:
        """Drop the open case and the screens that may show something of it, and write over what that leaves in memory:
        only the passphrase brings them back."""
        if not (self.covered and self.keeping.locked):
            return
        self._sealed = sealed
        self.session.forget()
        for screen in screens:
            self._screen_stack.remove(screen)
        gone: list[DOMNode] = [node for screen in screens for node in (screen, *screen.query("*"))]
        for screen in screens:
            screen.remove()
        self.set_timer(_SETTLED, lambda: self._forget(gone))

    def _forget(self, gone: list[DOMNode]) -> None:
        """Drop what was shown: tasks and workers of Textual hold on to what was taken down for as long as they last."""
        for watchers in getattr(self, "__watchers", {}).values():  # Textual lets go of them at the next change only
            watchers[:] = [watcher for watcher in watchers if watcher[0].is_attached]
        for node in gone:
            vars(node).clear()
        gone.clear()
        Thread(target=forget_freed, daemon=True).start()

    def uncover(self) -> None:
        """Take the cover away, and bring back what was put away when the store was locked."""
        if not self.covered:
            return
        self.covered = False
        self.pop_screen()
        found, self._sealed = self.keeping.unseal(self._sealed), b""
        if found is None:
            return
        self.session, again = pickle.loads(found)
        for id, given in again:
            if id == "new" and self.session.case is not None:
                id = "interview"
            if id:
                self.open_entry(id, *given)
        self.changed()

    def changed(self) -> None:
        """The case was changed: keep it."""
        raise NotImplementedError

    def open_entry(self, which: Entry | str, *given: object) -> None:
        """Open a screen of the registry."""
        raise NotImplementedError

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
