"""How a store runs its work on its database: each piece one transaction, every error a value, nothing half done."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, select, update
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from assessor.store.anchor import Anchor
from assessor.store.chain import setting_code
from assessor.store.copies import Copy, clear_aside, copies, make_copy, remove
from assessor.store.crypto import Tampered, subkey
from assessor.store.engine import embedded_engine
from assessor.store.instance import Instance
from assessor.store.keyring import Keyring
from assessor.store.models import Meta
from assessor.store.places import Places
from assessor.store.problems import (
    LOCKED,
    StoreFault,
    StoreProblem,
    of_database,
    of_system,
)

T = TypeVar("T")
Work = Callable[[Connection], T]
ALTERED = StoreProblem(
    "damaged",
    "Something in the store was altered from outside, so it cannot be read. Nothing was changed.",
    "'assessor cases verify' says which case; a backup has it as it was.",
)
SETTING_ALTERED = StoreProblem(
    "altered",
    "The service's settings (how long cases are kept, whether notes are kept) were altered outside this program, so nothing is "
    "said to be due and nothing is added to a record.",
    "Look at a copy or ask whoever set them, then set them again: 'assessor cases retention --months N --notes'.",
)
KEEP_MONTHS, KEEP_RECORD = "keep_months", "keep_record"


class Backend(Protocol):
    """The database behind a store."""

    def read(self, work: Work[T]) -> T:
        """Do work that only reads.

        Raises:
            StoreFault: it could not be done.
        """
        ...

    def write(self, work: Work[T]) -> T:
        """Do work that writes: all of it on the disk when this returns, or none of it.

        Raises:
            StoreFault: it could not be done, and nothing was changed.
        """
        ...

    def erased(self) -> tuple[str, ...]:
        """Clear away what deleting left in the files; what cannot be reached, one sentence each."""
        ...

    def backup(self, to: Path | None) -> Copy:
        """Make a copy beside the store, or in another folder.

        Raises:
            StoreFault: no copy could be made.
        """
        ...

    def close(self) -> None:
        """Close it, and forget the key.

        Raises:
            StoreFault: it is closed, but no copy could be made of what was written.
        """
        ...


def failed(error: Exception) -> StoreFault:
    """The fault behind an error met in a transaction; the error's own text may hold values and goes no further."""
    match error:
        case StoreFault():
            return error
        case DBAPIError():
            return StoreFault(of_database(str(error.orig)))
        case PoolTimeout():
            return StoreFault(LOCKED)
        case Tampered():
            return StoreFault(ALTERED)
        case OSError():
            return StoreFault(of_system(error))
    return StoreFault(of_database(str(error)))


CAUGHT: tuple[type[Exception], ...] = (StoreFault, SQLAlchemyError, Tampered, OSError)


class Embedded:
    """A store in one file on this machine."""

    def __init__(self, path: Path, places: Places, ring: Keyring, key: bytes) -> None:
        self.engine = embedded_engine(path, subkey(key, "file") if ring.encrypted else None)
        self.anchor = Anchor(ring.store, subkey(key, "anchor"))
        self.instance: Instance | None = None
        self._own = (places, ring, key)
        self._uncopied = False

    def read(self, work: Work[T]) -> T:
        """Do work that only reads."""
        try:
            with self.engine.connect().execution_options(reading=True) as connection, connection.begin():
                return work(connection)
        except CAUGHT as error:
            raise failed(error) from None

    def write(self, work: Work[T]) -> T:
        """Do work that writes, count it, and note the count beside the store once it is on the disk."""
        try:
            with self.engine.begin() as connection:
                result = work(connection)
                writes = count_write(connection)
        except CAUGHT as error:
            raise failed(error) from None
        self._uncopied = True
        self.anchor.note(writes)
        return result

    def erased(self) -> tuple[str, ...]:
        """Write the log back into the file and empty it, and replace every copy by a new one without what is gone."""
        try:
            raw: Any = self.engine.raw_connection()
            try:
                raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                raw.close()
        except self._caught() as error:
            raise failed(error) from None
        places = self._own[0]
        made = self.backup(None)
        for copy in copies(places):
            if copy.number < made.number:
                remove(copy)
        clear_aside(places)
        return NOT_REACHED

    def backup(self, to: Path | None) -> Copy:
        """Make a copy and read it back."""
        try:
            made = make_copy(self.engine, *self._own, to)
        except self._caught() as error:
            raise failed(error) from None
        if to is None:
            self._uncopied = False
        return made

    def close(self) -> None:
        """Copy what was written, close the file, and let go of the note beside it."""
        try:
            if self._uncopied:
                self.backup(None)
        finally:
            self.engine.dispose()
            self._own = (*self._own[:2], b"")
            self.anchor.close()
            if self.instance is not None:
                self.instance.free()

    def abandon(self) -> None:
        """Close without a copy: it was not opened rightly, or is not the store yet."""
        self._uncopied = False
        self.close()

    def _caught(self) -> tuple[type[Exception], ...]:
        """What can be met where the driver is used without SQLAlchemy around it."""
        own: type[Exception] = self.engine.dialect.loaded_dbapi.Error
        return (*CAUGHT, own)


NOT_REACHED = (
    "Copies that were put elsewhere, and files that were exported or printed, are not reached.",
    "A disk may keep old blocks, an SSD above all; what is left there is encrypted, unless the store is not.",
    "The machine's own backups and swap space are not reached.",
)


def setting(connection: Connection, name: str) -> str:
    """A setting of the store; empty if it was never set."""
    return connection.execute(select(Meta.value).where(Meta.name == name)).scalar() or ""


def set_setting(connection: Connection, name: str, value: str) -> None:
    """Set a setting of the store."""
    if connection.execute(update(Meta).where(Meta.name == name).values(value=value)).rowcount == 0:
        connection.execute(Meta.__table__.insert().values(name=name, value=value))  # type: ignore[attr-defined]  # a Table


def set_sealed(connection: Connection, key: bytes, name: str, value: str) -> None:
    """Set a setting of the service under the chain's key."""
    set_setting(connection, name, value)
    set_setting(connection, f"{name}.seal", setting_code(key, name, value))


def first_settings(connection: Connection, key: bytes, months: str = "0") -> None:
    """Set the settings of a service that has set none, or only how many months cases are kept."""
    for name, value in ((KEEP_MONTHS, months), (KEEP_RECORD, "yes")):
        set_sealed(connection, key, name, value)


def sealed(connection: Connection, key: bytes, name: str) -> str:
    """A setting that was set under the chain's key.

    Raises:
        StoreFault: it was altered or removed.
    """
    value = setting(connection, name)
    if not hmac.compare_digest(setting(connection, f"{name}.seal").encode(), setting_code(key, name, value).encode()):
        raise StoreFault(SETTING_ALTERED)
    return value


def count_write(connection: Connection) -> int:
    """Count one more write of the store; the count."""
    writes = int(setting(connection, "writes") or 0) + 1
    set_setting(connection, "writes", str(writes))
    return writes
