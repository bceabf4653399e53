"""The embedded database: SQLite with SQLCipher, keyed before anything else, with transactions that are only ours.

Four traps, each with a test: a connection without its key makes a readable file without a word; a wrong key makes the
library write to the screen; the driver's own transactions leave half a migration behind; a key in an URL ends in logs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from assessor.store.problems import StoreFault, StoreProblem

READABLE = b"SQLite format 3\x00"
WAIT_MS = 4_000
_PRAGMAS = (
    "temp_store = MEMORY",
    "foreign_keys = ON",
    "secure_delete = ON",
    "journal_mode = WAL",
    "synchronous = FULL",
    "wal_autocheckpoint = 400",
    f"busy_timeout = {WAIT_MS}",
)
NO_ENCRYPTION = StoreProblem(
    "no-encryption",
    "The library that encrypts the store cannot be loaded, so nothing is stored.",
    "Install the program again; 'sqlcipher3' must be there. Nothing falls back to a readable file.",
)
NOT_ENCRYPTED = StoreProblem(
    "not-encrypted",
    "The store's file is readable though its keys say it is encrypted. It was not opened.",
    "Somebody put another file in its place; 'assessor cases restore' puts back the last good copy.",
)


def embedded_engine(path: Path, key: bytes | None) -> Engine:
    """An engine on a file; without a key the file is readable by anyone.

    Raises:
        StoreFault: the library that encrypts cannot be loaded.
    """
    module = _module(key)
    engine = create_engine(
        "sqlite+pysqlite://",
        module=module,
        creator=_creator(module, path, key),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _module(key: bytes | None) -> Any:
    if key is None:
        return sqlite3
    try:
        import sqlcipher3.dbapi2 as sqlcipher
    except ImportError:
        raise StoreFault(NO_ENCRYPTION) from None
    return sqlcipher


def _creator(module: Any, path: Path, key: bytes | None) -> Callable[[], Any]:
    return lambda: _connect(module, path, key, _PRAGMAS)


def _connect(module: Any, path: Path, key: bytes | None, pragmas: tuple[str, ...]) -> Any:
    raw = module.connect(str(path), isolation_level=None, check_same_thread=False, timeout=WAIT_MS / 1000)
    try:
        if key is not None:
            raw.execute("PRAGMA cipher_log_level = NONE")
            raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in pragmas:
            raw.execute(f"PRAGMA {pragma}")
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        raw.close()
        raise
    return raw


def whole(path: Path, key: bytes | None) -> bool:
    """Whether a file that is not in use opens with a key and every page and table of it is sound.

    Raises:
        StoreFault: the library that encrypts cannot be loaded.
    """
    module = _module(key)
    try:
        raw = _connect(module, path, key, ("query_only = ON", "temp_store = MEMORY"))
    except module.Error:
        return False
    try:
        if key is not None and raw.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
            return False
        sound: bool = raw.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        return sound and raw.execute("SELECT count(*) FROM cases").fetchone() is not None
    except module.Error:
        return False
    finally:
        raw.close()


def _begin(connection: Connection) -> None:
    """Begin explicitly: at once with the right to write, unless the connection says it only reads."""
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def assert_encrypted(connection: Connection, path: Path) -> None:
    """Refuse a file that can be read without its key.

    Raises:
        StoreFault: the file is readable, or the library does not encrypt.
    """
    version = connection.exec_driver_sql("PRAGMA cipher_version").scalar()
    if not version:
        raise StoreFault(NO_ENCRYPTION)
    with path.open("rb") as stream:
        if stream.read(len(READABLE)) == READABLE:
            raise StoreFault(NOT_ENCRYPTED)


def faults_in_file(connection: Connection, encrypted: bool) -> bool:
    """Whether a page of the file does not carry its own code, or the database's structure is broken."""
    if encrypted and connection.exec_driver_sql("PRAGMA cipher_integrity_check").first() is not None:
        return True
    return connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok"
