"""How a store runs its work on its database: each piece one transaction, every error a value, nothing half done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from assessor.store.anchor import Anchor
from assessor.store.crypto import Tampered
from assessor.store.models import Meta
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

    def close(self) -> None:
        """Close it, and forget the key."""
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
    return StoreFault(of_database(""))


CAUGHT = (StoreFault, SQLAlchemyError, Tampered, OSError)


class Embedded:
    """A store in one file on this machine."""

    def __init__(self, engine: Engine, anchor: Anchor) -> None:
        self.engine = engine
        self.anchor = anchor
        self.written = False

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
        self.written = True
        self.anchor.note(writes)
        return result

    def erased(self) -> tuple[str, ...]:
        """Write the log back into the file and empty it, so that no page of what was deleted is left in either."""
        raw = self.engine.raw_connection()
        try:
            _driver(raw).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            raw.close()
        return ()

    def close(self) -> None:
        """Close the file and let go of the note beside it."""
        self.engine.dispose()
        self.anchor.close()


def _driver(raw: Any) -> Any:
    return raw.driver_connection


def setting(connection: Connection, name: str) -> str:
    """A setting of the store; empty if it was never set."""
    return connection.execute(select(Meta.value).where(Meta.name == name)).scalar() or ""


def set_setting(connection: Connection, name: str, value: str) -> None:
    """Set a setting of the store."""
    if connection.execute(update(Meta).where(Meta.name == name).values(value=value)).rowcount == 0:
        connection.execute(Meta.__table__.insert().values(name=name, value=value))  # type: ignore[attr-defined]  # a Table


def count_write(connection: Connection) -> int:
    """Count one more write of the store; the count."""
    writes = int(setting(connection, "writes") or 0) + 1
    set_setting(connection, "writes", str(writes))
    return writes
