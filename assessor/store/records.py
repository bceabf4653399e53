"""Reading and writing a case's rows and history on an open connection; sealing happens here and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, delete, func, insert, or_, select, update

from assessor.store.chain import Entry, Head, code, digest, first
from assessor.store.crypto import Box, new_id
from assessor.store.models import Base, CaseRow, Event, Tombstone
from assessor.store.rows import COLUMNS, OF_CASE, Difference, Row
from assessor.store.types import Listed

CASES, EVENTS, TOMBSTONES = Base.metadata.tables["cases"], Event.__table__, Tombstone.__table__
TABLES: dict[str, Table] = {name: Base.metadata.tables[name] for name in COLUMNS}


@dataclass(frozen=True, slots=True)
class Writing:
    """What every write needs: the box that seals, the chain's key, who writes, and when (UTC, ISO 8601)."""

    box: Box
    key: bytes
    by: str
    at: str


class Stale(Exception):
    """The case was changed since it was read; nothing of this write stands."""


def new_case_row(connection: Connection, writing: Writing, case_id: str) -> Head:
    """Begin a case's history; the head of nothing written yet."""
    head = Head(0, first(writing.key, case_id))
    connection.execute(insert(CaseRow).values(id=case_id, version=0, head=head.mac, changed=writing.at))
    return head


def head_of(connection: Connection, case_id: str) -> tuple[Head, str] | None:
    """The head of a case and when it was last changed; nothing if there is no such case."""
    found = connection.execute(
        select(CaseRow.version, CaseRow.head, CaseRow.changed).where(CaseRow.id == case_id)
    ).first()
    return None if found is None else (Head(found.version, found.head), found.changed)


def append(
    connection: Connection, writing: Writing, case_id: str, before: Head, body: dict[str, Any], event_id: str,
    what: Difference,
) -> tuple[Head, tuple[Row, ...]]:  # fmt: skip
    """Write a difference and the entry that says so; the new head, and the added rows as they are stored.

    Raises:
        Stale: the case is no longer at the head given.
    """
    seq = before.seq + 1
    adds = [replace(row, id=new_id(), since=seq) for row in what.adds]
    said = {
        **body,
        "adds": [[row.table, row.id, digest(row)] for row in adds],
        "ends": [row.id for row in what.ends],
    }
    entry = Entry(case_id, seq, event_id, writing.at, writing.by, said)
    mac = code(writing.key, entry, before.mac)
    moved = connection.execute(
        update(CaseRow)
        .where(CaseRow.id == case_id, CaseRow.version == before.seq)
        .values(version=seq, head=mac, changed=writing.at)
    )
    if moved.rowcount != 1:
        raise Stale
    _end(connection, what.ends, seq)
    _add(connection, writing.box, case_id, adds)
    for row, position in what.moves:
        table = TABLES[row.table]
        connection.execute(update(table).where(table.c.id == row.id).values(position=position))
    text = writing.box.seal(json.dumps(said, ensure_ascii=False), f"events.body:{event_id}:{case_id}")
    connection.execute(
        insert(Event).values(case_id=case_id, seq=seq, id=event_id, at=writing.at, by=writing.by, body=text, mac=mac)
    )
    return Head(seq, mac), tuple(adds)


def _end(connection: Connection, rows: Iterable[Row], seq: int) -> None:
    for row in rows:
        table = TABLES[row.table]
        connection.execute(update(table).where(table.c.id == row.id).values(ended=seq))


def _add(connection: Connection, box: Box, case_id: str, rows: Sequence[Row]) -> None:
    by_table: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        sealed = {
            column: box.seal(text, f"{row.table}.{column}:{row.id}:{case_id}") for column, text in row.content.items()
        }
        fixed = {"id": row.id, "case_id": case_id, "position": row.position, "since": row.since, "ended": None}
        by_table.setdefault(row.table, []).append({**fixed, **sealed})
    for name, values in by_table.items():
        connection.execute(insert(TABLES[name]), values)


def rows_at(connection: Connection, box: Box, case_id: str, version: int) -> tuple[Row, ...]:
    """A case's rows as they stood at an entry of its history."""

    def standing(table: Table) -> ColumnElement[bool]:
        return and_(table.c.since <= version, or_(table.c.ended.is_(None), table.c.ended > version))

    return _read(connection, box, case_id, standing, OF_CASE)


def all_rows(connection: Connection, box: Box, case_id: str) -> tuple[Row, ...]:
    """Every row a case ever had."""
    return _read(connection, box, case_id, lambda table: table.c.case_id == case_id)


def rows_now(connection: Connection, box: Box, case_id: str) -> tuple[Row, ...]:
    """A case's rows as they stand."""
    return _read(connection, box, case_id, lambda table: table.c.ended.is_(None), OF_CASE)


def _read(
    connection: Connection, box: Box, case_id: str, which: Any, tables: Iterable[str] = TABLES
) -> tuple[Row, ...]:
    found = []
    for name in tables:
        table = TABLES[name]
        columns = [table.c.id, table.c.position, table.c.since, table.c.ended]
        content = COLUMNS[name]
        statement = (
            select(*columns, *(table.c[column] for column in content))
            .where(table.c.case_id == case_id, which(table))
            .order_by(table.c.position, table.c.since, table.c.id)
        )
        for id, position, since, ended, *stored in connection.execute(statement):
            said = {
                column: box.open(text, f"{name}.{column}:{id}:{case_id}")
                for column, text in zip(content, stored, strict=True)
            }
            found.append(Row(name, said, position, id, since, ended))
    return tuple(found)


def entries(connection: Connection, box: Box, case_id: str) -> tuple[Entry, ...]:
    """A case's history, opened."""
    found = connection.execute(select(EVENTS).where(EVENTS.c.case_id == case_id).order_by(EVENTS.c.seq))
    return tuple(
        Entry(case_id, row.seq, row.id, row.at, row.by, _body(box, row.id, case_id, row.body), row.mac) for row in found
    )


def entry_of(connection: Connection, event_id: str) -> Head | None:
    """The head an entry made, if it was written: how a save whose answer was lost on the way is known to have worked."""
    found = connection.execute(select(Event.seq, Event.mac).where(Event.id == event_id)).first()
    return None if found is None else Head(found.seq, found.mac)


def _body(box: Box, event_id: str, case_id: str, stored: str) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(box.open(stored, f"events.body:{event_id}:{case_id}"))
    return body


def listed(connection: Connection, box: Box) -> tuple[Listed, ...]:
    """Every case, last changed first."""
    particulars, acts = TABLES["particulars"], TABLES["acts"]
    count = (
        select(acts.c.case_id, func.count().label("acts")).where(acts.c.ended.is_(None)).group_by(acts.c.case_id)
    ).subquery()
    statement = (
        select(
            CASES.c.id, CASES.c.changed, CASES.c.version, particulars.c.id.label("row"), particulars.c.reference,
            particulars.c.nation, func.coalesce(count.c.acts, 0).label("acts"),
        )
        .join(particulars, and_(particulars.c.case_id == CASES.c.id, particulars.c.ended.is_(None)))
        .join(count, count.c.case_id == CASES.c.id, isouter=True)
        .order_by(CASES.c.changed.desc(), CASES.c.id)
    )  # fmt: skip
    return tuple(
        Listed(
            row.id,
            box.open(row.reference, f"particulars.reference:{row.row}:{row.id}"),
            box.open(row.nation, f"particulars.nation:{row.row}:{row.id}"),
            row.acts,
            row.changed,
            row.version,
        )
        for row in connection.execute(statement)
    )


def ids(connection: Connection) -> tuple[str, ...]:
    """The id of every case."""
    return tuple(connection.execute(select(CaseRow.id).order_by(CaseRow.id)).scalars())


def erase(connection: Connection, case_id: str, day: str) -> str:
    """Remove a case, its content and its history; the id of the tombstone that is left."""
    for table in TABLES.values():
        connection.execute(delete(table).where(table.c.case_id == bindparam("of")), {"of": case_id})
    connection.execute(delete(CaseRow).where(CaseRow.id == case_id))
    connection.execute(delete(Event).where(Event.case_id == case_id))
    id = new_id()
    connection.execute(insert(Tombstone).values(id=id, day=day))
    return id
