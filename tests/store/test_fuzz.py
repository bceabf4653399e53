"""Mutated stores, keys, notes, slots and copies, and mutated tables of a server: refused, or exactly what was stored.

A few of each; 2,000 files and 500 tables with `--full`.
"""

from __future__ import annotations

import json
import random
import shutil
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, inspect, text

from assessor.case.model import Case
from assessor.store import StoreProblem, create_store, open_store
from assessor.store.copies import copies, copy_at
from assessor.store.crypto import checksum
from assessor.store.how import Created
from assessor.store.opening import restore_embedded
from assessor.store.places import Places
from assessor.store.slot import Unsaved
from assessor.store.store import Store
from assessor.store.types import Listed, Loaded
from tests.conftest import FULL
from tests.evidence import record
from tests.hostile import TOKENS, hostile
from tests.memory import megabytes
from tests.store.conftest import QUICK, SECRET
from tests.store.test_gate import _driver, _put_back, _said, filled

FILES, TABLES = (2_000, 500) if FULL else (40, 8)
SLOWEST, MOST = 15.0, 400
ANY = replace(QUICK, accept_older=True)
VALUES: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    3.5,
    10**30,
    "",
    "x",
    "\u202e\x1b[2J",
    "00" * 70_000,
    [],
    {},
    [[]] * 50,
    {"a": {"b": []}},
    "passphrase",
)


def seen(store: Store) -> dict[str, Any]:
    """All that a store shows, case by case; what is refused is left out."""
    found: dict[str, Any] = {}
    lines = store.list()
    for line in lines if not isinstance(lines, StoreProblem) else ():
        for name, value in (
            ("line", line),
            ("load", store.load(line.id)),
            ("history", store.history(line.id)),
            ("held", store.held(line.id)),
            ("record", store.record.entries(line.id)),
        ):
            if not isinstance(value, StoreProblem) and not (isinstance(value, Listed) and value.wrong):
                found[f"{name} {line.id}"] = value
    return found


def turned(value: Any, draw: random.Random) -> Any:
    """JSON with one thing in it changed."""
    if isinstance(value, dict) and value and draw.random() < 0.85:
        name = draw.choice(sorted(value))
        if draw.random() < 0.15:
            return {other: said for other, said in value.items() if other != name}
        return {**value, name: turned(value[name], draw)}
    if isinstance(value, list) and value and draw.random() < 0.85:
        at = draw.randrange(len(value))
        return [*value[:at], turned(value[at], draw), *value[at + 1 :]]
    if isinstance(value, str) and value and draw.random() < 0.5:
        at = draw.randrange(len(value))
        return value[:at] + draw.choice("0123456789abcdefg") + value[at + 1 :]
    return draw.choice(VALUES)


def turned_keys(content: bytes, seed: int) -> bytes:
    """A file of keys changed inside, its sum made right again; or only outside."""
    draw = random.Random(seed)
    if draw.random() < 0.3:
        return hostile(content, seed)
    outer = json.loads(content)
    inner = json.dumps(turned(json.loads(outer["keys"]), draw))
    return json.dumps({"keys": inner, "sum": checksum(inner.encode())}).encode()


@pytest.mark.timeout(3_600)
def test_a_mutated_store_opens_as_it_was_or_not_at_all(
    created: Created, worked: Case, place: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Data, log, keys, note, tries, slot, a copy and its keys: a problem, or everything as it was stored, in bounded time."""
    filled(created.store, worked)
    created.store.slot.keep(Unsaved("case: x", screen={"act": "a"}))
    truth = seen(created.store)
    note = created.store._backend.anchor.path
    created.store.backup()
    created.store.lock()
    kept, folder = tmp_path / "right", Path(place)
    shutil.copytree(folder, kept)
    right = note.read_bytes()
    copy = copies(Places(folder))[0]
    names = ("data", "data", "data", "keys", "keys", "note", "tries", "session", "copy", "copy keys", "data-wal")
    opened_as_it_was, before = 0, megabytes("VmRSS")
    for seed in range(FILES):
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)
        note.write_bytes(right)
        name = names[seed % len(names)]
        path = {"note": note, "copy": copy.path, "copy keys": copy.keys}.get(name, folder / name)
        content = path.read_bytes() if path.exists() else (kept / "data").read_bytes()[:8_192]
        path.write_bytes(turned_keys(content, seed) if "keys" in name else hostile(content, seed))
        begun = time.monotonic()
        if name.startswith("copy"):
            opened = restore_embedded(folder, copy_at(copy.path), SECRET, QUICK)
        else:
            opened = open_store(place, SECRET, QUICK if name == "note" else ANY)
        assert time.monotonic() - begun < SLOWEST, (seed, name)
        if isinstance(opened, StoreProblem):
            assert str(opened), seed
            continue
        assert seen(opened) == truth, (seed, name)
        assert opened.slot.offer() in (Unsaved("case: x", screen={"act": "a"}), None)
        opened_as_it_was += 1
        opened._backend._uncopied = False
        opened.lock()
    out, err = capfd.readouterr()
    assert (out, err) == ("", "") and megabytes("VmRSS") - before < MOST
    assert 0 < opened_as_it_was < FILES
    if FULL:
        record(
            "mutated stores, keys, notes, slots, copies",
            {"opened as they were": opened_as_it_was, "refused": FILES - opened_as_it_was},
        )


def _statements(engine: Engine, draw: random.Random) -> list[str]:
    """One to three changes of tables: a cell, a row put elsewhere, twice or nowhere, two cells exchanged."""
    made = []
    with engine.connect() as connection:
        look = inspect(connection)
        tables = {
            name: [dict(row) for row in connection.execute(text(f"SELECT * FROM {name}")).mappings()]
            for name in sorted(look.get_table_names())
        }
    filled_in = [name for name, rows in tables.items() if rows]
    for _ in range(draw.choice((1, 1, 2, 3))):
        table = draw.choice(filled_in)
        row, other = draw.choice(tables[table]), draw.choice(tables[table])
        name = draw.choice(sorted(row))
        where = " AND ".join(f'"{key}" = {_said(value)}' for key, value in row.items() if value is not None)
        match draw.randrange(5):
            case 0:
                made.append(f"DELETE FROM {table} WHERE {where}")
            case 1:
                made.append(f'UPDATE {table} SET "{name}" = {_said(other[name])} WHERE {where}')
            case 2:
                columns = ", ".join(f'"{key}"' for key in row)
                values = {**row, "id": "0" * 16} if "id" in row else row
                made.append(f"INSERT INTO {table} ({columns}) VALUES ({', '.join(map(_said, values.values()))})")
            case 3 if isinstance(row[name], str):
                said = row[name].encode()
                if table == "members" and name == "wrapped":
                    said = json.dumps(turned(json.loads(said), draw)).encode()
                else:
                    said = hostile(said, draw.randrange(10**9))
                value = said.decode("utf-8", "replace").replace("\0", "")
                made.append(f'UPDATE {table} SET "{name}" = {_said(value)} WHERE {where}')
            case _:
                value = draw.choice((None, -1, 0, 2**31 - 1, "", "x", draw.choice(TOKENS).decode("utf-8", "replace")))
                said_value = _said(value if not isinstance(value, str) else value.replace("\0", ""))
                made.append(f'UPDATE {table} SET "{name}" = {said_value} WHERE {where}')
    return made


@pytest.mark.postgres
@pytest.mark.timeout(3_600)
def test_mutated_tables_of_a_server_show_what_was_stored_or_nothing(
    team: str, worked: Case, capfd: pytest.CaptureFixture[str]
) -> None:
    """Any table, the members' keys, the settings and the version among them: a problem, or everything as it was stored."""
    made = create_store(team, SECRET, QUICK)
    assert isinstance(made, Created)
    id = filled(made.store, worked)
    truth = {**seen(made.store), "members": 1}
    made.store.lock()
    engine = create_engine(_driver(team))
    with engine.begin() as connection:
        connection.execute(text("DROP TRIGGER events_stay ON events"))
        kept = {
            table: [dict(row) for row in connection.execute(text(f"SELECT * FROM {table}")).mappings()]
            for table in inspect(connection).get_table_names()
        }
    free, refused, tried = "SET session_replication_role = replica", 0, 0
    for seed in range(TABLES):
        draw = random.Random(seed)
        with engine.connect() as connection:
            connection.execute(text(free))
            connection.commit()
            for statement in _statements(engine, draw):
                try:
                    connection.execute(text(statement))
                    connection.commit()
                    tried += 1
                except Exception:  # the database itself refuses it
                    connection.rollback()
        begun = time.monotonic()
        opened = open_store(team, SECRET, ANY)
        if isinstance(opened, StoreProblem):
            assert str(opened)
            refused += 1
        else:
            now = seen(opened)
            assert {name: value for name, value in now.items() if truth.get(name) != value} == {}, seed
            loaded = opened.load(id)
            assert isinstance(loaded, StoreProblem | Loaded)
            for asked in (opened.keep_months, opened.due, opened.record.keeps, opened.ids):
                assert asked() is not None
            refused += len(now) < len(truth) - 1
            opened.lock()
        assert time.monotonic() - begun < SLOWEST, seed
        _put_back(engine, kept, free)
    engine.dispose()
    assert capfd.readouterr() == ("", "") and tried > TABLES // 2
    if FULL:
        record("mutated tables of a server", {"refused": refused, "showed what was stored": TABLES - refused})
