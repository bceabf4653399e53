"""The case store: encrypted, safe against crashes, embedded in a folder or shared by a team on PostgreSQL.

    opened = open_store(chosen_store(), passphrase, How(interface=True))
    if isinstance(opened, StoreProblem): ...            # str(opened) is fit to be shown
    opened.slot.offer()                                 # what a crash left behind: an `Unsaved`, or nothing
    saved = opened.new(case, book)
    loaded = opened.load(saved.id, book)                # loaded.changes: show them before saving
    saved = opened.save_case(saved.id, case, loaded.version, after_results=False, book=book)
    if isinstance(saved, Conflict): ...                 # choose, and save again with saved.version
    opened.slot.wipe()                                  # on a clean exit only
    opened.lock()

Nothing here raises: a method gives its value or a `StoreProblem` whose `str` is fit to be shown. SQLAlchemy is imported
when a store is opened or made, not before.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor.store.how import Created, How
from assessor.store.keyring import read_keyring
from assessor.store.places import Places, chosen_store, is_url
from assessor.store.problems import StoreProblem
from assessor.store.slot import Unsaved
from assessor.store.types import Conflict, Listed, Loaded, Saved

if TYPE_CHECKING:
    from assessor.store.copies import Copy
    from assessor.store.store import Store

__all__ = [
    "Conflict",
    "Created",
    "How",
    "Listed",
    "Loaded",
    "Saved",
    "StoreProblem",
    "Unsaved",
    "chosen_store",
    "copies_of",
    "create_store",
    "is_encrypted",
    "open_store",
    "restore",
    "store_exists",
    "usable",
]


_FRONT = "assessor.store.front"


def store_exists(place: str) -> bool:
    """Whether there is a store to open; a team's is assumed to be there."""
    return is_url(place) or Places(Path(place)).keys.exists()


def is_encrypted(place: str) -> bool:
    """Whether a secret is needed to open a store."""
    ring = None if is_url(place) else read_keyring(Places(Path(place)).keys)
    return ring is None or isinstance(ring, StoreProblem) or ring.encrypted


def usable(place: str) -> StoreProblem | None:
    """Why a store cannot be used however it is opened: a team's URL that is wrong, or a package that is not there."""
    problem: StoreProblem | None = _front().usable(place)
    return problem


def open_store(place: str, secret: str | None, how: How | None = None) -> Store | StoreProblem:
    """Open the store in a folder, or the team's at an URL, with a passphrase or recovery code."""
    opened: Store | StoreProblem = _front().open_store(place, secret, how)
    return opened


def create_store(place: str, secret: str | None, how: How | None = None) -> Created | StoreProblem:
    """Make a store; a team's in an empty database. With no secret an embedded one is not encrypted, which every start
    then says."""
    made: Created | StoreProblem = _front().create_store(place, secret, how)
    return made


def copies_of(place: str) -> tuple[Copy, ...]:
    """The copies beside a store in a folder, the newest first."""
    found: tuple[Copy, ...] = _front().copies_of(place)
    return found


def restore(place: str, number: int, secret: str, how: How) -> Store | StoreProblem:
    """Put a copy, by its number, in the place of a store in a folder; what was there is set aside."""
    put: Store | StoreProblem = _front().restore(place, number, secret, how)
    return put


def _front() -> Any:
    """The front door, with SQLAlchemy behind it: imported when a store is opened or made, so that a start costs nothing."""
    return import_module(_FRONT)
