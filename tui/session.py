"""What the interface holds while it is open: the case, the way back, what was skipped, and what was shown already.

The case itself never changes; every answer makes another, and the one before stays for `back`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assessor.case.edit import NEW_CASE
from tui.keeping import Kept, Place

if TYPE_CHECKING:
    from assessor.case.model import Case

DEEPEST = 500
"""How many steps back are kept."""


@dataclass(slots=True)
class Session:
    """One sitting. `state` grows with every change of the case: what was worked out for an older one is dropped. `file` is
    the file that the case was written to last, `begun` the number of the case, of those put in so far."""

    view: str = "support"
    case: Case | None = None
    key: str = ""
    place: Place = field(default_factory=Place)
    state: int = 0
    saved: int = 0
    results_seen: bool = False
    skipped: set[tuple[str, str]] = field(default_factory=set)
    panels_seen: set[str] = field(default_factory=set)
    settled: dict[str, object] = field(default_factory=dict)
    before: list[tuple[Case, Place]] = field(default_factory=list)
    turning: tuple[str, str] | None = None
    file: str = ""
    begun: int = 0

    def begin(self, kept: Kept, saved: bool = True) -> None:
        """Put a case in, in place of what was there. `saved` says whether what lies under its key is this."""
        self.forget()
        self.case, self.key, self.place = kept.case, kept.key, kept.place
        self.skipped = set(kept.place.skipped)
        self.begun += 1
        self.state += 1
        self.saved = self.state if kept.key and saved else 0

    def change(self, case: Case, turning: tuple[str, str] | None = None) -> None:
        """Put the case as it now is, and keep what it was for `back`. `turning` is the act and fact of a statement that is
        being turned round: its turns, one after the other, are one change."""
        if self.case is not None and (turning is None or turning != self.turning):
            self.before.append((self.case, self.place))
            del self.before[:-DEEPEST]
        self.case, self.turning = case, turning
        self.state += 1

    def named(self, reference: str) -> None:
        """Take over the working name that a case was given when it was first saved; what it holds is as before."""
        if self.case is not None and self.case.id == NEW_CASE:
            self.case = replace(self.case, id=reference)

    def back(self) -> bool:
        """Take the last change back; whether there was one."""
        if not self.before:
            return False
        self.case, self.place = self.before.pop()
        self.turning = None
        self.skipped.discard((self.place.act, self.place.fact))
        self.state += 1
        return True

    def at(self, screen: str, act: str = "", fact: str = "") -> None:
        """Note where someone is."""
        self.place = Place(screen, act, fact)

    def kept(self) -> Kept | None:
        """The case as it would be kept now."""
        place = replace(self.place, skipped=frozenset(self.skipped))
        return None if self.case is None else Kept(self.case, self.key, place)

    @property
    def unsaved(self) -> bool:
        """Whether something of the case was not saved."""
        return self.case is not None and self.saved != self.state

    def forget(self) -> None:
        """Drop the case and everything that came of it."""
        self.case, self.key, self.place = None, "", Place()
        self.turning, self.file = None, ""
        self.results_seen = False
        self.skipped, self.panels_seen, self.before = set(), set(), []
        self.settled = {}
        self.state += 1
        self.saved = self.state
