"""Making and opening an embedded store: keys first, then the file, its encryption, its health, its version, its age."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from assessor.files.private import write_private_bytes
from assessor.store.backend import CAUGHT, Embedded, failed, first_settings, set_setting, setting
from assessor.store.copies import Copy, copies, finish, keys_of, put_back
from assessor.store.crypto import PASSPHRASE, RECOVERY, ClearBox, SealedBox, new_code, subkey
from assessor.store.engine import assert_encrypted, faults_in_file
from assessor.store.how import Created, How
from assessor.store.instance import IN_USE, Instance
from assessor.store.keyring import Keyring, new_keyring, read_keyring, too_weak, unlock
from assessor.store.migrate import LATEST, migrate, version_of
from assessor.store.places import Places, create_private, make_private
from assessor.store.problems import DAMAGED, StoreFault, StoreProblem, of_system
from assessor.store.records import writing
from assessor.store.slot import Slot
from assessor.store.store import Store
from assessor.store.upgrade import bring_up

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


NOT_A_STORE = StoreProblem(
    "not-a-store",
    "That folder holds something else than a store. It was not changed.",
    "Choose an empty folder, or one that is not there yet.",
)


def create_embedded(folder: Path, secret: str | None, how: How) -> Created | StoreProblem:
    """Make a store in a folder; without a secret it is not encrypted, which every start then says."""
    places = Places(folder)
    if secret is not None and (weak := too_weak(secret)) is not None:
        return weak
    try:
        if places.keys.exists() or places.data.exists():
            return EXISTS
        if places.foreign():
            return NOT_A_STORE
        make_private(folder)
        ring, key, code = new_keyring(secret, how.cost)
        places.coming.unlink(missing_ok=True)
        create_private(places.coming)
        backend = Embedded(places.coming, places, ring, key)
        try:
            backend.write(lambda connection: _first(connection, ring.store, subkey(key, "chain")))
        finally:
            backend.abandon()
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


def restore_embedded(folder: Path, copy: Copy, secret: str, how: How) -> Store | StoreProblem:
    """Put a copy in the store's place and open it; what was there is set aside."""
    places = Places(folder)
    ring = keys_of(copy)
    if isinstance(ring, StoreProblem):
        return ring
    key = unlock(places, ring, secret, how.pause)
    if isinstance(key, StoreProblem):
        return key
    try:
        if places.foreign():
            return NOT_A_STORE
        make_private(folder)
        instance = Instance(places.lock)
        if not instance.take():
            return IN_USE
        put_back(places, copy, ring, key)
        instance.free()
        return _open(places, ring, key, replace(how, accept_older=True))
    except StoreFault as fault:
        return fault.problem
    except OSError as error:
        return of_system(error)


def change_secret(folder: Path, secret: str, new: str | None, how: How) -> str | StoreProblem:
    """Put a new passphrase, or without one a new recovery code, in place of the old; the code is given back.

    The store's copies get the same keys, so that the old secret opens none of them. What was copied elsewhere before still
    opens with the old one.
    """
    places = Places(folder)
    ring = read_keyring(places.keys)
    if isinstance(ring, StoreProblem):
        return ring
    if not ring.encrypted:
        return StoreProblem("refused", "This store is not encrypted: it has no passphrase.", NO_WAY)
    if new is not None and (weak := too_weak(new)) is not None:
        return weak
    key = unlock(places, ring, secret, how.pause)
    if isinstance(key, StoreProblem):
        return key
    code = "" if new is not None else new_code()
    made = ring.with_secret(
        key, PASSPHRASE if new is not None else RECOVERY, new if new is not None else code, how.cost
    )
    try:
        write_private_bytes(places.keys, made.text())
        for copy in copies(places):
            write_private_bytes(copy.keys, made.text())
    except OSError as error:
        return of_system(error)
    return code


NO_WAY = "Make a new store with a passphrase and import the cases into it."


def _first(connection: Connection, store: str, chain: bytes) -> None:
    migrate(connection)
    set_setting(connection, "store", store)
    first_settings(connection, chain)


def _open(places: Places, ring: Keyring, key: bytes, how: How) -> Store:
    instance = Instance(places.lock)
    if how.interface and not instance.take():
        raise StoreFault(IN_USE)
    finish(places)
    backend = Embedded(places.data, places, ring, key)
    try:
        warnings = _checked(places, ring, backend, how, subkey(key, "chain"))
    except BaseException:
        backend.abandon()
        instance.free()
        raise
    backend.instance = instance
    _no_core_dumps()
    slot = Slot(places.session, SealedBox(subkey(key, "slot")) if ring.encrypted else None)
    worker = how.worker or login()
    return Store(ring.store, backend, ClearBox(), key, slot, worker, _kept(places, ring), warnings, ring.encrypted)


def _checked(places: Places, ring: Keyring, backend: Embedded, how: How, chain: bytes) -> tuple[str, ...]:
    """Everything that has to hold before a store is used; what has to be said about it."""

    def look(connection: Connection) -> tuple[str, int]:
        if ring.encrypted:
            assert_encrypted(connection, places.data)
        if faults_in_file(connection, ring.encrypted):
            raise StoreFault(DAMAGED)
        return setting(connection, "store"), int(setting(connection, "writes") or 0)

    try:
        store, writes = backend.read(look)
    except CAUGHT as error:
        raise failed(error) from None
    if store != ring.store:
        raise StoreFault(DAMAGED)
    noted = backend.anchor.noted()
    if noted is not None and noted > writes:
        if not how.accept_older:
            raise StoreFault(OLDER)
        backend.write(lambda connection: set_setting(connection, "writes", str(noted)))
    else:
        backend.anchor.note(writes)
    if backend.read(version_of) != LATEST:
        backend.backup(None)
        backend.write(lambda connection: bring_up(connection, writing(ClearBox(), chain, how.worker or login())))
    return () if ring.encrypted else (NOT_ENCRYPTED_WARNING,)


def _kept(places: Places, ring: Keyring) -> str:
    how = "encrypted with your passphrase" if ring.encrypted else "NOT encrypted"
    return (
        f"Cases are kept in {places.folder}, {how}, until you delete them. Each answer is saved as it is given. What is not "
        "saved yet lies there too, until you save, or leave in the ordinary way."
    )


def login() -> str:
    """The name used to log in to this machine, as the session says it; asking the system could open a socket."""
    names = (os.environ.get(name) for name in ("LOGNAME", "USER", "USERNAME"))
    return next((name[:80] for name in names if name), "not said")


def _no_core_dumps() -> None:
    """A crash writes no picture of the memory."""
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))
