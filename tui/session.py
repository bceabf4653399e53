"""What the interface holds while it is open: the case, the way back, what was skipped, and what was shown already.

The case itself never changes; every answer makes another, and the one before stays for `back`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assessor.case.edit import NEW_CASE
from tui.keeping import Kept, Noted, Place

if TYPE_CHECKING:
    from assessor.case.model import Case

DEEPEST = 500
"""How many steps back are kept."""


@dataclass(slots=True)
class Session:
    """One sitting. `state` grows with every change of the case: what was worked out for an older one is dropped. `file` is
    the file that the case was written to last, `begun` the number of the case, of those put in so far. `record`: the entries of
    its record by kind and name, `not_noted` those that are not kept yet. `undone`: what `redo` brings back."""

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
    record: dict[tuple[str, str], Noted] = field(default_factory=dict)
    not_noted: dict[tuple[str, str], Noted] = field(default_factory=dict)
    undone: list[tuple[Case, Place]] = field(default_factory=list)

    def begin(self, kept: Kept, saved: bool = True) -> None:
        """Put a case in, in place of what was there. `saved` says whether what lies under its key is this."""
        self.forget()
        self.case, self.key, self.place = kept.case, kept.key, kept.place
        self.skipped = set(kept.place.skipped)
        self.record = {(noted.kind, noted.name): noted for noted in kept.notes}
        self.not_noted = {} if kept.key else dict(self.record)
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
        self.undone.clear()
        self.state += 1

    def note(self, noted: Noted) -> None:
        """Put an entry into the record, in place of one of the same name."""
        at = (noted.kind, noted.name)
        self.record[at] = self.not_noted[at] = noted
        self.state += 1

    def are_noted(self, notes: Iterable[Noted]) -> None:
        """These entries are kept."""
        for noted in notes:
            if self.not_noted.get((noted.kind, noted.name)) == noted:
                del self.not_noted[(noted.kind, noted.name)]

    def named(self, reference: str) -> None:
        """Take over the working name that a case was given when it was first saved; what it holds is as before."""
        if self.case is not None and self.case.id == NEW_CASE:
            self.case = replace(self.case, id=reference)

    def back(self) -> bool:
        """Take the last change back; whether there was one."""
        if not self.before or self.case is None:
            return False
        self.undone.append((self.case, self.place))
        self.case, self.place = self.before.pop()
        self.turning = None
        self.skipped.discard((self.place.act, self.place.fact))
        self.state += 1
        return True

    def again(self) -> bool:
        """Bring back what was taken back last; whether there was something."""
        if not self.undone or self.case is None:
            return False
        self.before.append((self.case, self.place))
        self.case, self.place = self.undone.pop()
        self.turning = None
        self.state += 1
        return True

    def at(self, screen: str, act: str = "", fact: str = "") -> None:
        """Note where someone is."""
        self.place = Place(screen, act, fact)

    def law_changed(self) -> None:
        """The law is read otherwise from now on: nothing worked out before holds; the case itself is as it was."""
        saved = self.saved == self.state
        self.state += 1
        self.saved = self.state if saved else self.saved
        self.settled = {}

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
        self.undone, self.record, self.not_noted = [], {}, {}
        self.settled = {}
        self.state += 1
        self.saved = self.state
