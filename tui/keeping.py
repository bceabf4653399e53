"""Where a case is kept while the interface is open, behind one small protocol.

The screens know only `Keeping`. `Memory` keeps a case for this session alone and says so; an encrypted store is another
implementation of the same protocol.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from assessor.case.model import Case
    from legal_rules.rulebook import RuleBook


NOT_KEPT = "Nothing is kept: there is no store."


@dataclass(frozen=True, slots=True)
class Place:
    """Where someone was: the name of the screen, the question (an act and a fact) that was asked, and those left for later."""

    screen: str = "interview"
    act: str = ""
    fact: str = ""
    skipped: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Listed:
    """A case that can be opened: its key in the store, its reference, and when it was last changed, in words."""

    key: str
    reference: str
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """An entry of the record of a case: what is said under a kind and a name."""

    kind: str
    name: str
    says: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """A case as it was kept. `key` is empty for one that was never saved, `told` says what saving it has to tell. `changes`:
    what reads differently since it was saved, in lines to be shown before anything of it is saved; `since`: the law it was
    saved under; `notes`: its record."""

    case: Case
    key: str = ""
    place: Place = Place()
    told: str = ""
    changes: tuple[str, ...] = ()
    since: str = ""
    notes: tuple[Noted, ...] = ()


class Keeping(Protocol):
    """Keeps cases. Every method may block and is called in a thread; a text given back is what went wrong."""

    @property
    def says(self) -> str:
        """In a few words, how cases are kept, for the header of every screen."""
        ...

    @property
    def lasting(self) -> bool:
        """Whether anything outlasts the program."""
        ...

    @property
    def locked(self) -> bool:
        """Whether a passphrase is needed before anything can be read or saved."""
        ...

    def under(self, book: RuleBook) -> None:
        """Read and save cases under this law from now on."""
        ...

    def unlock(self, passphrase: str) -> str:
        """Open with a passphrase; what went wrong, or nothing."""
        ...

    def lock(self) -> None:
        """Forget the key; nothing can be read until it is unlocked."""
        ...

    def seal(self, content: bytes) -> bytes | None:
        """Something to be held in memory while it is locked, so that only unlocking gives it back; nothing where there is no
        key to seal it with."""
        ...

    def unseal(self, sealed: bytes) -> bytes | None:
        """What was sealed; nothing if it is locked, or was opened under another key."""
        ...

    def listed(self) -> Sequence[Listed] | str:
        """The cases that can be opened."""
        ...

    def open(self, key: str) -> Kept | str:
        """A case that was saved."""
        ...

    def save(self, kept: Kept, seen: bool) -> Kept | str:
        """Save a case; the same case with its key. `seen` says whether results had been shown."""
        ...

    def note(self, key: str, noted: Noted) -> str:
        """Put an entry into the record of a case, in place of one of the same name."""
        ...

    def history(self, key: str) -> Sequence[str] | str:
        """Who entered what, when, and what it was before, in lines."""
        ...

    def due(self, now: dt.datetime) -> Sequence[str] | str:
        """What is due in the records of all cases, in lines, by reference and never by words of a case."""
        ...

    def delete(self, key: str) -> Sequence[str] | str:
        """Delete a case and its history for good; what that cannot reach, in lines."""
        ...

    def copy(self) -> Sequence[str] | str:
        """Make a copy of everything that is kept, and read it back; where it is, and the copies there are, in lines."""
        ...

    def restore(self, number: int, passphrase: str) -> str:
        """Put a copy, by its number, in the place of what is kept; what went wrong, or nothing."""
        ...

    def hold(self, kept: Kept) -> str:
        """Put what is not saved yet in the slot, in place of what was there."""
        ...

    def held(self) -> Kept | None:
        """What a crash left in the slot; it stays there until `hold` or `wipe`."""
        ...

    def wipe(self) -> None:
        """Empty the slot."""
        ...

    def close(self) -> None:
        """Let go of everything at the end."""
        ...


class Memory:
    """Keeps nothing: a case is in the session alone, and nothing of it is ever said to be saved."""

    says = "kept in memory only"
    lasting = False
    locked = False

    def under(self, book: RuleBook) -> None:
        """There is no case to read anew."""

    def unlock(self, passphrase: str) -> str:
        """Nothing is locked."""
        return ""

    def lock(self) -> None:
        """There is no key to forget; the cover hides the case."""

    def seal(self, content: bytes) -> bytes | None:
        """There is no key."""
        return None

    def unseal(self, sealed: bytes) -> bytes | None:
        """Nothing was sealed."""
        return None

    def listed(self) -> Sequence[Listed] | str:
        """No case."""
        return []

    def open(self, key: str) -> Kept | str:
        """There is none to open."""
        return NOT_KEPT

    def save(self, kept: Kept, seen: bool) -> Kept | str:
        """Memory is no place to save in."""
        return NOT_KEPT

    def note(self, key: str, noted: Noted) -> str:
        """Memory is no place for a record."""
        return NOT_KEPT

    def history(self, key: str) -> Sequence[str] | str:
        """There is none."""
        return NOT_KEPT

    def due(self, now: dt.datetime) -> Sequence[str] | str:
        """Nothing is."""
        return ()

    def delete(self, key: str) -> Sequence[str] | str:
        """There is nothing to delete."""
        return NOT_KEPT

    def copy(self) -> Sequence[str] | str:
        """There is nothing to copy."""
        return NOT_KEPT

    def restore(self, number: int, passphrase: str) -> str:
        """There is no copy."""
        return NOT_KEPT

    def hold(self, kept: Kept) -> str:
        """Nothing outlasts the program, so there is no slot."""
        return ""

    def held(self) -> Kept | None:
        """Nothing outlasts the program."""
        return None

    def wipe(self) -> None:
        """There is nothing to empty."""

    def close(self) -> None:
        """There is nothing to let go of."""
