"""Opening and making stores, embedded or a team's: the front door that `assessor.store` opens when it is used."""

from __future__ import annotations

from pathlib import Path

from assessor.files.memory import keep_memory_private, overwrite_what_is_freed
from assessor.store.address import checked_url
from assessor.store.copies import Copy, copies
from assessor.store.how import Created, How
from assessor.store.opening import create_embedded, open_embedded, restore_embedded
from assessor.store.places import Places, is_url
from assessor.store.problems import StoreProblem
from assessor.store.store import Store
from assessor.store.team import create_team, open_team


def usable(place: str) -> StoreProblem | None:
    """Why a store cannot be used however it is opened: a team's URL that is wrong, or a package that is not there."""
    if not is_url(place):
        return None
    url = checked_url(place)
    return url if isinstance(url, StoreProblem) else None


def open_store(place: str, secret: str | None, how: How | None = None) -> Store | StoreProblem:
    """Open the store in a folder, or the team's at an URL, with a passphrase or recovery code."""
    keep_memory_private()
    overwrite_what_is_freed()
    if is_url(place):
        return open_team(place, secret or "", how or How())
    return open_embedded(Path(place), secret, how or How())


def create_store(place: str, secret: str | None, how: How | None = None) -> Created | StoreProblem:
    """Make a store; a team's in an empty database. With no secret an embedded one is not encrypted, which every start
    then says."""
    keep_memory_private()
    overwrite_what_is_freed()
    if is_url(place):
        return create_team(place, secret or "", how or How())
    return create_embedded(Path(place), secret, how or How())


def copies_of(place: str) -> tuple[Copy, ...]:
    """The copies beside a store in a folder, the newest first; a team's server has its own."""
    return () if is_url(place) else copies(Places(Path(place)))


def restore(place: str, number: int, secret: str, how: How) -> Store | StoreProblem:
    """Put a copy, by its number, in the place of a store in a folder; what was there is set aside."""
    found = next((copy for copy in copies_of(place) if copy.number == number), None)
    if found is None:
        return StoreProblem("no-copy", "There is no such copy.")
    return restore_embedded(Path(place), found, secret, how)
