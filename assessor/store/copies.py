"""Copies of an embedded store: made whole beside it, read back before they count, a few kept, and put back when needed.

A copy is two files, the database and its keys, so that it opens by itself with the passphrase. The order of copies is
their number, not their date, so that a clock that jumps does not make an old copy the newest.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from assessor.files.private import settle, write_private_bytes
from assessor.store.crypto import subkey
from assessor.store.engine import whole
from assessor.store.keyring import Keyring, read_keyring
from assessor.store.places import Places, create_private, make_folder, make_private, sync
from assessor.store.problems import DAMAGED, StoreFault, StoreProblem

NEWEST, DAYS = 5, 7
BAD_COPY = StoreProblem(
    "damaged", "A copy was made but could not be read back, so it was thrown away.", "Check the disk."
)
NO_COPY = StoreProblem("no-copy", "There is no such copy.", "'assessor cases backup --list' shows them.")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy: its number (0: one kept elsewhere), its database, when the file was written (local time) and its size."""

    number: int
    path: Path

    @property
    def keys(self) -> Path:
        """Its keys."""
        return self.path.with_name(self.path.name + "k")

    @property
    def made(self) -> dt.datetime:
        """When it was made, as the file says."""
        return dt.datetime.fromtimestamp(self.path.stat().st_mtime)

    @property
    def size(self) -> int:
        """Bytes."""
        return self.path.stat().st_size


def copies(places: Places) -> tuple[Copy, ...]:
    """The copies beside a store, the newest first."""
    found = [Copy(int(path.name), path) for path in places.copies.glob("[0-9]*") if path.name.isdecimal()]
    return tuple(sorted((copy for copy in found if copy.keys.exists()), key=lambda copy: -copy.number))


def copy_at(path: Path) -> Copy:
    """A copy that was put somewhere else."""
    return Copy(0, path)


def make_copy(engine: Engine, places: Places, ring: Keyring, key: bytes, to: Path | None = None) -> Copy:
    """Copy an open store, read the copy back, and give it its number; in another folder, it gets a name of its own.

    Raises:
        StoreFault: the copy is not sound.
        OSError: the folder cannot be written, or the disk is full.
    """
    folder = to or places.copies
    make_private(folder) if to is None else make_folder(folder)
    taken = {path.name.removesuffix("k") for path in folder.glob("[0-9]*")}
    number = max((int(name) for name in taken if name.isdecimal()), default=0) + 1
    part = _begun(folder, ours=to is None)
    try:
        raw: Any = engine.raw_connection()
        try:
            raw.driver_connection.execute("VACUUM INTO ?", (str(part),))
        finally:
            raw.close()
        if not whole(part, subkey(key, "file") if ring.encrypted else None):
            raise StoreFault(BAD_COPY)
        sync(part)
        copy = Copy(number, folder / f"{number:06d}")
        write_private_bytes(copy.keys, ring.text())
        part.rename(copy.path)
    finally:
        part.unlink(missing_ok=True)
    settle(folder)
    if to is None:
        _rotate(places)
    return copy


def _begun(folder: Path, ours: bool) -> Path:
    """An empty file for a copy to be made in: in the store's own folder in place of one that was cut short."""
    if ours:
        part = folder / ".part"
        part.unlink(missing_ok=True)
        create_private(part)
        return part
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=folder)
    os.close(handle)
    return Path(name)


def _rotate(places: Places) -> None:
    """Keep the newest few and the newest of each of the last days there is a copy of."""
    kept = copies(places)
    days: dict[dt.date, Copy] = {}
    for copy in kept[NEWEST:]:
        days.setdefault(copy.made.date(), copy)
    spared = {*kept[:NEWEST], *list(days.values())[:DAYS]}
    for copy in kept:
        if copy not in spared:
            remove(copy)


def remove(copy: Copy) -> None:
    """Remove a copy."""
    copy.path.unlink(missing_ok=True)
    copy.keys.unlink(missing_ok=True)


def keys_of(copy: Copy) -> Keyring | StoreProblem:
    """The keys of a copy."""
    return read_keyring(copy.keys) if copy.path.exists() else NO_COPY


def put_back(places: Places, copy: Copy, ring: Keyring, key: bytes) -> None:
    """Put a copy in the store's place; what was there is set aside in the folder of copies, not removed.

    Cut short anywhere, either the old file or the copy is there and opens.

    Raises:
        StoreFault: the copy is not sound; nothing was changed.
        OSError: the folder cannot be written, or the disk is full.
    """
    if not whole(copy.path, subkey(key, "file") if ring.encrypted else None):
        raise StoreFault(
            StoreProblem(
                "damaged", "That copy is damaged; nothing was changed.", "Choose an older one with its number."
            )
        )
    make_private(places.folder)
    make_private(places.copies)
    places.coming.unlink(missing_ok=True)
    create_private(places.coming)
    with copy.path.open("rb") as source, places.coming.open("wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
    sync(places.coming)
    _set_aside(places)
    write_private_bytes(places.keys, ring.text())
    finish(places)


def _set_aside(places: Places) -> None:
    """Move the store's files into the folder of copies, the database first: a log without its database is no danger,
    because `finish` moves it away; a log beside another database would be."""
    aside = places.copies / "aside"
    make_private(aside)
    if places.keys.exists():
        write_private_bytes(aside / "keys", places.keys.read_bytes())
    for path in (places.data, *places.side_files()):
        if path.exists():
            path.replace(aside / path.name)
    settle(places.folder)


def finish(places: Places) -> None:
    """Put a whole new database in its place, where making or restoring a store got that far.

    Raises:
        StoreFault: there is no database at all.
        OSError: the folder cannot be written.
    """
    if places.data.exists():
        return
    if not places.coming.exists():
        raise StoreFault(DAMAGED)
    for path in places.side_files():
        path.unlink(missing_ok=True)
    places.coming.rename(places.data)
    settle(places.folder)


def clear_aside(places: Places) -> None:
    """Remove what restoring had set aside."""
    shutil.rmtree(places.copies / "aside", ignore_errors=True)
