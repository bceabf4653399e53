"""Making and opening an embedded store: keys first, then the file, its encryption, its health, its version, its age."""

from __future__ import annotations

import getpass
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from assessor.store.anchor import Anchor
from assessor.store.backend import CAUGHT, Embedded, failed, set_setting, setting
from assessor.store.crypto import ClearBox, Cost, SealedBox, subkey
from assessor.store.engine import assert_encrypted, embedded_engine, faults_in_file
from assessor.store.instance import IN_USE, Instance
from assessor.store.keyring import Keyring, new_keyring, read_keyring, too_weak, unlock
from assessor.store.migrate import LATEST, migrate, version_of
from assessor.store.places import Places, create_private, make_private, settle, write_private_bytes
from assessor.store.problems import DAMAGED, StoreFault, StoreProblem, of_system
from assessor.store.slot import Slot
from assessor.store.store import Store

NOT_ENCRYPTED_WARNING = (
    "This store is NOT encrypted: whoever can open its files can read every case. "
    "'assessor cases passphrase' encrypts nothing that is there already; make a new store and import into it."
)
OLDER = StoreProblem(
    "older",
    "The store's file is older than when it was last used on this machine: an earlier copy was put in its place, or its "
    "last writes were lost. It was not opened.",
    "If you put it there on purpose, open it once with --accept-older.",
)
EXISTS = StoreProblem("exists", "There is a store here already. It was not changed.", "Choose another folder.")


@dataclass(frozen=True, slots=True)
class Created:
    """A new store, open, and its recovery code: shown once, kept nowhere. Empty for a store that is not encrypted."""

    store: Store
    recovery_code: str


@dataclass(frozen=True, slots=True)
class How:
    """How to open a store.

    Attributes:
        interface: hold it for one interface; a second is told.
        accept_older: open a file older than the last one used here.
        worker: who is writing, for the history; the name used to log in to this machine, if not said.
        cost: what Argon2id costs for a new secret.
        pause: waits after a wrong passphrase.
    """

    interface: bool = False
    accept_older: bool = False
    worker: str = ""
    cost: Cost | None = None
    pause: Callable[[float], None] = time.sleep


def create_embedded(folder: Path, secret: str | None, how: How) -> Created | StoreProblem:
    """Make a store in a folder; without a secret it is not encrypted, which every start then says."""
    places = Places(folder)
    if secret is not None and (weak := too_weak(secret)) is not None:
        return weak
    try:
        make_private(folder)
        if places.keys.exists() or places.data.exists():
            return EXISTS
        ring, key, code = new_keyring(secret, how.cost)
        places.coming.unlink(missing_ok=True)
        create_private(places.coming)
        with closing(_backend(places.coming, ring, key)) as backend:
            backend.write(lambda connection: _first(connection, ring.store))
        write_private_bytes(places.keys, ring.text())
        opened = _open(places, ring, key, how)
    except StoreFault as fault:
        return fault.problem
    except OSError as error:
        return of_system(error)
    return Created(opened, code)


def open_embedded(folder: Path, secret: str | None, how: How) -> Store | StoreProblem:
    """Open the store in a folder, or say why not."""
    places = Places(folder)
    ring = read_keyring(places.keys)
    if isinstance(ring, StoreProblem):
        return ring
    key = unlock(places, ring, secret or "", how.pause)
    if isinstance(key, StoreProblem):
        return key
    try:
        return _open(places, ring, key, how)
    except StoreFault as fault:
        return fault.problem
    except OSError as error:
        return of_system(error)


def _backend(path: Path, ring: Keyring, key: bytes) -> Embedded:
    engine = embedded_engine(path, subkey(key, "file") if ring.encrypted else None)
    return Embedded(engine, Anchor(ring.store, subkey(key, "anchor")))


def _first(connection: Connection, store: str) -> None:
    migrate(connection)
    set_setting(connection, "store", store)


def _open(places: Places, ring: Keyring, key: bytes, how: How) -> Store:
    instance = Instance(places.lock)
    if how.interface and not instance.take():
        raise StoreFault(IN_USE)
    _finish(places)
    backend = _backend(places.data, ring, key)
    try:
        warnings = _checked(places, ring, backend, how)
    except BaseException:
        backend.close()
        instance.free()
        raise
    _no_core_dumps()
    slot = Slot(places.session, SealedBox(subkey(key, "slot")) if ring.encrypted else None)
    worker = how.worker or _login()
    return Store(ring.store, backend, ClearBox(), key, slot, worker, _kept(places, ring), warnings, ring.encrypted)


def _finish(places: Places) -> None:
    """Put a new file in its place where making or restoring a store was cut short just before that.

    Raises:
        StoreFault: there is no file at all.
    """
    if not places.data.exists():
        if not places.coming.exists():
            raise StoreFault(DAMAGED)
        places.coming.rename(places.data)
        settle(places.folder)


def _checked(places: Places, ring: Keyring, backend: Embedded, how: How) -> tuple[str, ...]:
    """Everything that has to hold before a store is used; what has to be said about it."""

    def look(connection: Connection) -> tuple[str, int]:
        if ring.encrypted:
            assert_encrypted(connection, places.data)
        if faults_in_file(connection, ring.encrypted):
            raise StoreFault(DAMAGED)
        return setting(connection, "store"), int(setting(connection, "writes") or 0)

    try:
        store, writes = backend.read(look)
        if backend.read(version_of) != LATEST:
            backend.write(migrate)
    except CAUGHT as error:
        raise failed(error) from None
    if store != ring.store:
        raise StoreFault(DAMAGED)
    noted = backend.anchor.noted()
    if noted is not None and noted > writes and not how.accept_older:
        raise StoreFault(OLDER)
    backend.anchor.note(writes)
    return () if ring.encrypted else (NOT_ENCRYPTED_WARNING,)


def _kept(places: Places, ring: Keyring) -> str:
    how = "encrypted with your passphrase" if ring.encrypted else "NOT encrypted"
    return (
        f"Cases are kept in {places.folder}, {how}, until you delete them. Each answer is saved as it is given. What is not "
        "saved yet lies there too, until you save, or leave in the ordinary way."
    )


def _login() -> str:
    try:
        return getpass.getuser()[:80]
    except (OSError, KeyError, ImportError):
        return "unknown"


def _no_core_dumps() -> None:
    """A crash writes no picture of the memory."""
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))
