"""Reading and writing a case's rows and history on an open connection; sealing happens here and nowhere else."""

from __future__ import annotations

import datetime as dt
import hmac
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, union, update

from assessor.store.chain import Entry, Head, Whole, code, digest, first, line, seal, without
from assessor.store.crypto import Box, Tampered, new_id
from assessor.store.models import Base, CaseRow, Event, Tombstone
from assessor.store.rows import COLUMNS, MORE, Difference, Row, after, emptied

EVENTS = Event.__table__
TABLES: dict[str, Table] = {name: Base.metadata.tables[name] for name in COLUMNS}


@dataclass(frozen=True, slots=True)
class Writing:
    """What every write needs: the box that seals, the chain's key, who writes, and when (UTC, ISO 8601)."""

    box: Box
    key: bytes
    by: str
    at: str


def writing(box: Box, key: bytes, by: str, now: dt.datetime | None = None) -> Writing:
    """A write at a moment; now, if not said."""
    at = (now or dt.datetime.now(dt.UTC)).astimezone(dt.UTC)
    return Writing(box, key, by, at.isoformat(timespec="milliseconds"))


class Stale(Exception):
    """The case was changed since it was read; nothing of this write stands."""


def new_case(connection: Connection, writing: Writing, case_id: str) -> Whole:
    """Begin a case's history; the case of which nothing is written yet."""
    before = begun(writing.key, case_id)
    connection.execute(insert(CaseRow).values(id=case_id, version=0, head=before.head.mac, line="", seal=""))
    return before


def begun(key: bytes, case_id: str) -> Whole:
    """A case before its first entry."""
    return Whole(case_id, Head(0, first(key, case_id)))


def case_row(connection: Connection, case_id: str, to_write: bool = False) -> tuple[Any, ...] | None:
    """A case's own row as stored: version, head, line, seal; nothing if there is no such case.

    Args:
        connection: the connection.
        case_id: the case.
        to_write: keep others from writing the case until the transaction ends.
    """
    statement = select(CaseRow.version, CaseRow.head, CaseRow.line, CaseRow.seal).where(CaseRow.id == case_id)
    found = connection.execute(statement.with_for_update() if to_write else statement).first()
    return None if found is None else tuple(found)


def append(
    connection: Connection, writing: Writing, before: Whole, body: dict[str, Any], event_id: str, what: Difference
) -> Whole:
    """Write a difference and the entry that says so; the case as it is from then on.

    Raises:
        Stale: the case is no longer at the head given.
    """
    seq, case_id = before.head.seq + 1, before.id
    adds = [replace(row, id=new_id(), since=seq) for row in what.adds]
    said = {
        **body,
        "adds": [[row.table, row.id, digest(row), row.position] for row in adds],
        "ends": [row.id for row in what.ends],
        "moves": [[row.id, position] for row, position in what.moves],
    }
    if what.erases:
        said["erases"] = [[row.id, digest(emptied(row))] for row in what.erases]
    entry = Entry(case_id, seq, event_id, writing.at, writing.by, said)
    entry = replace(entry, mac=code(writing.key, entry, before.head.mac))
    whole = _after(before, entry, what, adds)
    shown = _text(line(whole))
    stored = (
        seq,
        entry.mac,
        writing.box.seal(shown, f"cases.line:{seq}:{case_id}"),
        seal(writing.key, case_id, seq, entry.mac, shown),
    )
    moved = connection.execute(
        update(CaseRow)
        .where(CaseRow.id == case_id, CaseRow.version == before.head.seq)
        .values(dict(zip(("version", "head", "line", "seal"), stored, strict=True)))
    )
    if moved.rowcount != 1:
        raise Stale
    _end(connection, what.ends, seq)
    _add(connection, writing.box, case_id, adds)
    for row, position in what.moves:
        if row.position != position:
            table = TABLES[row.table]
            connection.execute(update(table).where(table.c.id == row.id).values(position=position))
    _erase(connection, writing.box, case_id, what.erases)
    text = writing.box.seal(_text(said), f"events.body:{event_id}:{case_id}")
    connection.execute(
        insert(Event).values(
            case_id=case_id, seq=seq, id=event_id, at=writing.at, by=writing.by, body=text, mac=entry.mac
        )
    )
    return replace(whole, stored=stored)


def _after(before: Whole, entry: Entry, what: Difference, adds: Sequence[Row]) -> Whole:
    ended = {row.id for row in what.ends}
    gone = (replace(row, ended=entry.seq) for row in before.rows if row.id in ended)
    return replace(
        before,
        head=Head(entry.seq, entry.mac),
        entries=(*before.entries, entry),
        rows=after(before.rows, what, adds),
        gone=without((*before.gone, *gone), {row.id for row in what.erases}),
    )


def _text(said: object) -> str:
    return json.dumps(said, ensure_ascii=False)


def _end(connection: Connection, rows: Iterable[Row], seq: int) -> None:
    for row in rows:
        table = TABLES[row.table]
        connection.execute(update(table).where(table.c.id == row.id).values(ended=seq))


def _erase(connection: Connection, box: Box, case_id: str, rows: Iterable[Row]) -> None:
    """Write nothing over the words of rows; what names them stays."""
    for row in rows:
        table, left = TABLES[row.table], emptied(row).content
        gone = {column: box.seal("", _place(row, column, case_id)) for column, said in left.items() if not said}
        connection.execute(update(table).where(table.c.id == row.id).values(gone))


def _place(row: Row, column: str, case_id: str) -> str:
    return f"{row.table}.{column}:{row.id}:{case_id}"


def _add(connection: Connection, box: Box, case_id: str, rows: Sequence[Row]) -> None:
    by_table: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        sealed = {column: box.seal(text, _place(row, column, case_id)) for column, text in row.content.items()}
        fixed = {"id": row.id, "case_id": case_id, "position": row.position, "since": row.since, "ended": None}
        by_table.setdefault(row.table, []).append({**fixed, **sealed})
    for name, values in by_table.items():
        connection.execute(insert(TABLES[name]), values)


def rows_after(
    connection: Connection, box: Box, case_id: str, version: int, tables: Collection[str] = TABLES
) -> tuple[Row, ...]:
    """Every row a case was given after an entry of its history, also those that ended since; of some tables, or of all.

    Raises:
        Tampered: a value was altered.
    """
    found = []
    for name in tables:
        table = TABLES[name]
        columns = [table.c.id, table.c.position, table.c.since, table.c.ended]
        content = COLUMNS[name]
        statement = (
            select(*columns, *(table.c[column] for column in content))
            .where(table.c.case_id == case_id, table.c.since > version)
            .order_by(table.c.position, table.c.since, table.c.id)
        )
        for id, position, since, ended, *stored in connection.execute(statement):
            said = {
                column: _opened(box, column, text, f"{name}.{column}:{id}:{case_id}")
                for column, text in zip(content, stored, strict=True)
            }
            found.append(Row(name, said, position, id, since, ended))
    return tuple(found)


def _opened(box: Box, column: str, stored: str, place: str) -> str:
    """A value read back; rows of an earlier version have nothing in `more`."""
    return "" if column == MORE and not stored else box.open(stored, place)


def entries_after(connection: Connection, box: Box, case_id: str, version: int) -> tuple[Entry, ...]:
    """A case's history after an entry of it, opened.

    Raises:
        Tampered: an entry was altered.
    """
    later = select(EVENTS).where(EVENTS.c.case_id == case_id, EVENTS.c.seq > version).order_by(EVENTS.c.seq)
    return tuple(
        Entry(case_id, row.seq, row.id, row.at, row.by, _body(box, row.id, case_id, row.body), row.mac)
        for row in connection.execute(later)
    )


def _body(box: Box, event_id: str, case_id: str, stored: str) -> dict[str, Any]:
    try:
        body: dict[str, Any] = json.loads(box.open(stored, f"events.body:{event_id}:{case_id}"))
    except (ValueError, RecursionError):
        raise Tampered("events") from None
    return body


def read_line(box: Box, key: bytes, case_id: str, stored: Sequence[Any]) -> dict[str, Any]:
    """What a list shows of a case, from its own row as stored.

    Raises:
        Tampered: something of the row was altered.
    """
    version, mac, text, code = stored
    text = box.open(text, f"cases.line:{version}:{case_id}")
    if not hmac.compare_digest(seal(key, case_id, version, mac, text).encode(), code.encode()):
        raise Tampered("cases")
    said: dict[str, Any] = json.loads(text)
    return said


def case_rows_all(connection: Connection) -> tuple[tuple[Any, ...], ...]:
    """Every case's own row as stored: id, version, head, line, seal."""
    return tuple(
        tuple(row)
        for row in connection.execute(select(CaseRow.id, CaseRow.version, CaseRow.head, CaseRow.line, CaseRow.seal))
    )


def without_row(connection: Connection) -> tuple[str, ...]:
    """The id of every case there is a history of and no row."""
    orphans = select(Event.case_id).where(Event.seq == 1, Event.case_id.not_in(select(CaseRow.id)))
    return tuple(connection.execute(orphans).scalars())


def ids(connection: Connection) -> tuple[str, ...]:
    """The id of every case there is a row or a history of."""
    both = union(select(CaseRow.id), select(Event.case_id)).subquery()
    return tuple(connection.execute(select(both.c.id).order_by(both.c.id)).scalars())


def erase(connection: Connection, case_id: str, day: str) -> str:
    """Remove a case, its content and its history; the id of the tombstone that is left."""
    for table in TABLES.values():
        connection.execute(delete(table).where(table.c.case_id == bindparam("of")), {"of": case_id})
    connection.execute(delete(CaseRow).where(CaseRow.id == case_id))
    connection.execute(delete(Event).where(Event.case_id == case_id))
    id = new_id()
    connection.execute(insert(Tombstone).values(id=id, day=day))
    return id
