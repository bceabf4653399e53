"""The one gate: whatever is read of a case for use, or added to it, goes through here and is checked on the way.

A case is followed along its history from its beginning, or from where it was last checked while the store is open, so that
an answer saved costs no second reading of the whole. What does not hold is a problem that says what, and up to where the
history is whole; nothing is shown, added or removed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from assessor.store import records
from assessor.store.chain import Head, Whole, added_to, against, grown, line
from assessor.store.crypto import Box, Tampered
from assessor.store.heads import Heads, Noted
from assessor.store.problems import NO_CASE, StoreFault, StoreProblem
from assessor.store.types import Listed

SEALED = "A sealed value was altered, or moved from where it belongs."
LINE = "What the list of cases shows of it was altered."
END = "Entries are missing from the end of the history, or its head was altered."


def passed(
    connection: Connection, box: Box, key: bytes, id: str, known: Whole | None, heads: Heads, to_write: bool = False
) -> Whole:
    """A case, checked.

    Args:
        connection: in a transaction that sees one state of the store, or with `to_write`.
        box: opens sealed values.
        key: the chain's key.
        id: the case.
        known: the case as it was last checked, to go on from there.
        heads: the heads this machine has seen.
        to_write: keep others from writing it until the transaction ends.

    Raises:
        StoreFault: there is no such case, or something of it was altered.
    """
    stored = records.case_row(connection, id, to_write)
    if stored is None:
        raise StoreFault(NO_CASE)
    if known is not None and known.stored == stored:
        return known
    noted = heads.of(id)
    if known is not None and known.head.seq < stored[0]:
        whole, found = _checked(connection, box, key, known, stored)
    else:
        whole, found = _checked(connection, box, key, records.begun(key, id), stored)
    if not found and noted is not None:
        found = [wrong] if (wrong := against(noted.head, whole.entries)) else []
    if found:
        raise StoreFault(altered(id, found, whole, noted))
    heads.note(id, whole.head)
    return whole


def faults(connection: Connection, box: Box, key: bytes, id: str, heads: Sequence[Head]) -> tuple[str, ...]:
    """Everything that is wrong with a case, read from its beginning and held against heads noted elsewhere.

    Raises:
        StoreFault: there is no such case.
    """
    stored = records.case_row(connection, id)
    if stored is None:
        if id in records.ids(connection):
            return ("The case's own row is missing.",)
        raise StoreFault(NO_CASE)
    whole, found = _checked(connection, box, key, records.begun(key, id), stored)
    return (*found, *(wrong for head in heads if (wrong := against(head, whole.entries))))


def _checked(
    connection: Connection, box: Box, key: bytes, base: Whole, stored: tuple[Any, ...]
) -> tuple[Whole, list[str]]:
    try:
        entries = records.entries_after(connection, box, base.id, base.head.seq)
        tables = added_to(entries) if base.head.seq else records.TABLES
        rows = records.rows_after(connection, box, base.id, base.head.seq, tables)
        whole, found = grown(key, base, entries, rows)
        if not found and stored[:2] != (whole.head.seq, whole.head.mac):
            found = [END]
        if not found:
            found = _line_faults(box, key, whole, stored)
    except Tampered:
        return base, [SEALED]
    return Whole(whole.id, whole.head, whole.entries, whole.rows, whole.gone, stored), found


def _line_faults(box: Box, key: bytes, whole: Whole, stored: tuple[Any, ...]) -> list[str]:
    try:
        return [] if records.read_line(box, key, whole.id, stored) == line(whole) else [LINE]
    except Tampered:
        return [LINE]


def altered(id: str, found: Sequence[str], whole: Whole, noted: Noted | None) -> StoreProblem:
    """The problem of a case that was altered: what, since when, and what can be done."""
    more = f" {len(found) - 1} more such." if len(found) > 1 else ""
    until = f" Its history is whole up to entry {whole.head.seq}, of {whole.entries[-1].at}." if whole.entries else ""
    last = f" It was whole when last read on this machine, at entry {noted.head.seq}, {noted.at}." if noted else ""
    return StoreProblem(
        "altered",
        f"Case {id} was altered outside this program, so it is neither shown nor added to: {found[0]}{more}{until}{last} "
        "Nothing was changed.",
        "'assessor cases verify' says all that is wrong. 'assessor cases restore' puts the last good copy back; a team asks "
        "whoever runs the server for a copy, and a head printed on a document or seen by a colleague says which is right.",
    )


def listed(connection: Connection, box: Box, key: bytes, heads: Heads) -> tuple[Listed, ...]:
    """Every case, last changed first; one that was altered is named with what is wrong, and nothing of it is shown."""
    found = [_listed(box, key, row, heads) for row in records.case_rows_all(connection)]
    found += [Listed(id, "", "", 0, "", 0, "its own row is missing") for id in records.without_row(connection)]
    found.sort(key=lambda one: one.id)
    return tuple(sorted(found, key=lambda one: one.changed, reverse=True))


def _listed(box: Box, key: bytes, row: tuple[Any, ...], heads: Heads) -> Listed:
    id, version, mac, *_ = row
    try:
        shown = records.read_line(box, key, id, row[1:])
    except Tampered:
        return Listed(id, "", "", 0, "", version, "it was altered outside this program")
    noted = heads.of(id)
    if noted is not None and (noted.head.seq > version or (noted.head.seq == version and noted.head.mac != mac)):
        return Listed(id, "", "", 0, "", version, f"it is older than when last read on this machine, {noted.at}")
    return Listed(id, shown["reference"], shown["nation"], shown["acts"], shown["changed"], version)
