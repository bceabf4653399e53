"""Bringing a store's cases and settings under codes that its tables had no place for before."""

from __future__ import annotations

from sqlalchemy import Connection

from assessor.store import records
from assessor.store.backend import KEEP_MONTHS, first_settings, setting
from assessor.store.chain import ORDER, Whole, grown
from assessor.store.crypto import Tampered, new_id
from assessor.store.migrate import migrate
from assessor.store.records import Writing
from assessor.store.rows import Difference


def bring_up(connection: Connection, writing: Writing) -> None:
    """Bring the tables to the version of this program and put under its codes what came before them.

    Raises:
        StoreFault: the store is newer than this program, or a migration does not work.
    """
    if migrate(connection):
        seal_all(connection, writing)


def seal_all(connection: Connection, writing: Writing) -> None:
    """Note the order of every case's rows in its history, and seal what a list shows of it and the service's settings.

    A case whose history does not hold is left as it is: without a seal it is refused wherever it is read.
    """
    for id in records.ids(connection):
        whole = _as_it_was(connection, writing, id)
        if whole is not None:
            moves = tuple((row, row.position) for row in whole.every)
            records.append(connection, writing, whole, {"kind": ORDER}, new_id(), Difference(moves=moves))
    months = setting(connection, KEEP_MONTHS)
    first_settings(connection, writing.key, months if months.isdecimal() and len(months) < 5 else "0")


def _as_it_was(connection: Connection, writing: Writing, id: str) -> Whole | None:
    """A case as a store without seals has it, if its history holds."""
    stored = records.case_row(connection, id)
    try:
        whole, found = grown(
            writing.key,
            records.begun(writing.key, id),
            records.entries_after(connection, writing.box, id, 0),
            records.rows_after(connection, writing.box, id, 0),
        )
    except Tampered:
        return None
    return whole if stored is not None and stored[:2] == (whole.head.seq, whole.head.mac) and not found else None
