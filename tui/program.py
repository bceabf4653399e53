"""What a screen may ask of the application: a screen knows this and not the application, which opens the screens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from assessor.files.preferences import Preferences
from legal_rules.rulebook import RuleBook
from tui.keeping import Keeping, Kept
from tui.registry import Entry
from tui.session import Session
from tui.widgets.bars import Key


class Program(Protocol):
    """The application, as its screens see it.

    Attributes:
        session: what is open.
        keeping: where cases are kept.
        preferences: what the person chose.
        book: the law, once it is read.
        today: the day of today.
        now: this moment, with its zone.
        settings_said: what came of writing the preferences down.
        settings_wrong: what is wrong with the file of preferences.
        settings_shown: where that file is.
        confirmations: the folder of what was confirmed on this machine.
    """

    session: Session
    keeping: Keeping
    preferences: Preferences
    book: RuleBook | None
    today: Callable[[], dt.date]
    now: Callable[[], dt.datetime]
    settings_said: str
    settings_wrong: tuple[str, ...]
    settings_shown: str
    confirmations: Path

    def law_as_of(self, stamp: str) -> RuleBook:
        """The law with what was confirmed when a case was saved under a stamp of the store."""

    def confirmed_anew(self) -> None:
        """Something was confirmed or taken back: read the law so from now on."""

    def changed(self) -> None:
        """The case was changed: keep it."""

    def choose(self, preferences: Preferences) -> str:
        """Take other preferences; what went wrong, or nothing."""

    def keep_in(self, keeping: Keeping) -> None:
        """Keep cases in another place."""

    def keeping_words(self) -> str:
        """How the case is kept."""

    def keys_everywhere(self) -> list[Key]:
        """The keys that hold on every screen."""

    def leave_case(self, then: Callable[[], object], stay: Callable[[], object] = ...) -> None:
        """Go on to what puts the open case away, asking first if something would be lost."""

    def offered(self) -> tuple[Entry, ...]:
        """The screens that can be opened now."""

    def open_entry(self, which: Entry | str, *given: object) -> None:
        """Open a screen of the registry."""

    def replace_entry(self, id: str, *given: object) -> None:
        """Open a screen of the registry in place of the one that is open."""

    def take_up(self, kept: Kept, then: str, keeps: bool = ...) -> None:
        """Put a case in and open a screen on it, once the open case may be left."""

    def cover(self, lock: bool) -> None:
        """Put the cover over everything; with `lock`, save and forget the passphrase."""

    def save(self) -> None:
        """Save the case, or offer ways to."""

    def save_to_file(self) -> None:
        """Offer ways to write the case to a file."""

    def uncover(self) -> None:
        """Take the cover away."""

    def view_words(self) -> str:
        """The name of the view."""
