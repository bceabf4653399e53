"""A machine that fails: a clear message, nothing lost that was saved, nothing damaged."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assessor.case.model import Answer, Case
from assessor.store import StoreProblem, create_store, open_store
from assessor.store.copies import NEWEST, copies, copy_at
from assessor.store.how import Created
from assessor.store.opening import restore_embedded
from assessor.store.places import Places
from assessor.store.store import Store
from assessor.store.types import Conflict, Loaded, Saved
from tests.conftest import ROOT
from tests.store.conftest import QUICK, SECRET

YES = Answer("yes", "told", "x" * 4000)


def save(store: Store, id: str, version: int, value: str = "yes") -> Saved | Conflict | StoreProblem:
    return store.save_answer(id, "shared-1", "consent.sharing", "shared-1", replace(YES, value=value), version)


def driver(store: Store, statement: str) -> None:
    """Run a statement on the store's own connection, beside SQLAlchemy."""
    raw = store._backend.engine.raw_connection()
    raw.driver_connection.execute(statement).fetchall()
    raw.close()


def test_a_full_disk_is_said_and_nothing_is_lost(store: Store, worked: Case) -> None:
    """The database may not grow: the save is refused whole; once there is room, it works."""
    begun = store.new(worked)
    assert isinstance(begun, Saved)
    driver(store, "PRAGMA max_page_count = 1")
    version, problem = 1, None
    for _ in range(40):
        done = save(store, begun.id, version, "yes" if version % 2 else "no")
        if isinstance(done, StoreProblem):
            problem = done
            break
        version = done.version
    assert problem is not None and problem.code == "disk-full" and "disk is full" in problem.message
    found = store.load(begun.id)
    assert isinstance(found, Loaded) and found.version == version and store.verify(begun.id) == ()
    driver(store, "PRAGMA max_page_count = 1000000")
    assert isinstance(save(store, begun.id, version, "unknown"), Saved)


@pytest.mark.skipif(sys.platform == "win32", reason="limits on files are POSIX")
def test_a_write_cut_short_by_the_system_loses_nothing(created: Created, worked: Case, place: str) -> None:
    """The system refuses to let any file grow, as a full disk or quota does, in the middle of a save."""
    begun = created.store.new(worked)
    assert isinstance(begun, Saved)
    created.store.lock()
    code = f"""
import resource, signal, sys
from assessor.case.model import Answer
from assessor.store import open_store
from tests.store.conftest import QUICK
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = open_store({place!r}, sys.stdin.readline().rstrip(), QUICK)
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
version = 1
for number in range(200):
    done = store.save_answer({begun.id!r}, "shared-1", "consent.sharing", "shared-1", Answer("yes", "told", str(number) + "x" * 4000), version)
    if not hasattr(done, "version"):
        print(version, done.code)
        break
    version = done.version
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=SECRET + "\n",
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    version, problem = done.stdout.split()
    assert problem in ("disk", "disk-full") and done.stderr == ""
    again = open_store(place, SECRET, QUICK)
    assert isinstance(again, Store), again
    found = again.load(begun.id)
    assert isinstance(found, Loaded) and found.version == int(version) and again.verify(begun.id) == ()
    again.lock()


@pytest.mark.skipif(sys.platform == "win32", reason="rights on folders are POSIX")
def test_a_folder_that_cannot_be_written_is_said(created: Created, worked: Case, place: str, tmp_path: Path) -> None:
    """Reading may work, saving says that the folder cannot be written to; run as a user who may not."""
    begun = created.store.new(worked)
    assert isinstance(begun, Saved)
    created.store.lock()
    state = tmp_path / "state"
    for path in (Path(place), *Path(place).rglob("*"), state, *state.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for path in tmp_path.parents:
        if os.getuid() == 0 and str(path).startswith("/tmp/"):
            path.chmod(path.stat().st_mode | 0o055)
    tmp_path.chmod(0o755)
    code = f"""
import ctypes, os, resource, sys
from assessor.store import open_store, StoreProblem
import assessor.store.opening, assessor.store.team, assessor.store.migrate, sqlcipher3.dbapi2, argon2.low_level
import cryptography.hazmat.primitives.ciphers.aead, cryptography.hazmat.primitives.kdf.hkdf
import sqlalchemy.dialects.sqlite, assessor.store.store, platformdirs.unix
from tests.store.conftest import QUICK
from assessor.case.model import Answer
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
store = open_store({place!r}, sys.stdin.readline().rstrip(), QUICK)
if isinstance(store, StoreProblem):
    print(store.code)
else:
    print(store.save_answer({begun.id!r}, "shared-1", "consent.sharing", "shared-1", Answer("yes"), 1).code)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=SECRET + "\n",
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout == "read-only\n", done.stderr
    for path in (Path(place), *Path(place).rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    again = open_store(place, SECRET, QUICK)
    assert isinstance(again, Store) and again.verify(begun.id) == ()
    again.lock()


def test_a_locked_file_is_said_and_the_save_can_be_made_again(
    store: Store, worked: Case, reopen: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program holds the right to write; when it lets go, the same save works."""
    begun = store.new(worked)
    assert isinstance(begun, Saved)
    other = reopen()
    driver(store, "PRAGMA busy_timeout = 50")
    raw = other._backend.engine.raw_connection()
    raw.driver_connection.execute("BEGIN IMMEDIATE")
    problem = save(store, begun.id, 1)
    assert isinstance(problem, StoreProblem) and problem.code == "locked" and problem.status == 3
    raw.driver_connection.execute("ROLLBACK")
    raw.close()
    assert isinstance(save(store, begun.id, 1), Saved)


def test_a_second_interface_is_told_and_commands_work_beside_it(created: Created, worked: Case, place: str) -> None:
    """One interface at a time; when its process is gone, however, the store is free."""
    created.store.lock()
    first = open_store(place, SECRET, replace(QUICK, interface=True))
    assert isinstance(first, Store)
    second = open_store(place, SECRET, replace(QUICK, interface=True))
    assert isinstance(second, StoreProblem) and second.code == "in-use" and second.status == 3
    beside = open_store(place, SECRET, QUICK)
    assert isinstance(beside, Store) and isinstance(beside.new(worked), Saved)
    beside.lock()
    assert isinstance(restore_embedded(Path(place), copies(Places(Path(place)))[0], SECRET, QUICK), StoreProblem)
    first.lock()
    third = open_store(place, SECRET, replace(QUICK, interface=True))
    assert isinstance(third, Store)
    third.lock()


def test_a_clock_that_jumps_loses_nothing_and_is_marked(store: Store, worked: Case) -> None:
    """Entries keep their order; one made when the clock stood earlier says so; the copies keep theirs by number."""
    store.clock = lambda: dt.datetime(2026, 5, 1, 10, tzinfo=dt.UTC)
    begun = store.new(worked)
    assert isinstance(begun, Saved)
    store.clock = lambda: dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
    assert isinstance(save(store, begun.id, 1, "no"), Saved)
    store.clock = lambda: dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    third = save(store, begun.id, 2, "yes")
    assert isinstance(third, Saved) and third.clock_back
    lines = store.history(begun.id)
    assert not isinstance(lines, StoreProblem)
    assert [(line.seq, line.clock_back) for line in lines] == [(1, False), (2, False), (3, True)]
    assert store.verify(begun.id) == ()


def test_copies_rotate_and_each_opens(created: Created, worked: Case, place: str) -> None:
    """The newest few are kept, numbered onwards; the newest one put back holds the last state."""
    store = created.store
    begun = store.new(worked)
    assert isinstance(begun, Saved)
    for _ in range(NEWEST + 3):
        store.backup()
    found = copies(Places(Path(place)))
    assert [copy.number for copy in found[:2]] == [NEWEST + 3, NEWEST + 2] and len(found) == NEWEST + 1
    store.lock()
    for copy in copies(Places(Path(place))):
        back = restore_embedded(Path(place), copy, SECRET, QUICK)
        assert isinstance(back, Store) and back.verify(begun.id) == ()
        back.lock()


def test_a_damaged_copy_is_not_put_back(created: Created, worked: Case, place: str) -> None:
    """Restoring from a copy with one bit turned changes nothing."""
    created.store.new(worked)
    created.store.lock()
    (copy,) = copies(Places(Path(place)))
    content = bytearray(copy.path.read_bytes())
    content[9000] ^= 1
    copy.path.write_bytes(content)
    before = Places(Path(place)).data.read_bytes()
    back = restore_embedded(Path(place), copy, SECRET, QUICK)
    assert isinstance(back, StoreProblem) and back.code == "damaged"
    assert Places(Path(place)).data.read_bytes() == before
    assert isinstance(restore_embedded(Path(place), copy_at(Path(place) / "none"), SECRET, QUICK), StoreProblem)


@pytest.mark.parametrize("step", range(6))
def test_restoring_cut_short_anywhere_leaves_a_store_that_opens(
    created: Created, worked: Case, place: str, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process ends at one of the steps of putting a copy back: what opens is the old state or the copy."""
    begun = created.store.new(worked)
    assert isinstance(begun, Saved)
    created.store.lock()
    opened = open_store(place, SECRET, QUICK)
    assert isinstance(opened, Store)
    assert isinstance(save(opened, begun.id, 1), Saved)
    opened._backend._uncopied = False
    steps = iter(range(100))

    def stopping(own: Callable[..., object]) -> Callable[..., object]:
        def do(*arguments: object) -> object:
            if next(steps) == step:
                raise KeyboardInterrupt
            return own(*arguments)

        return do

    from assessor.store import copies as module

    (copy,) = copies(Places(Path(place)))
    wal = shutil.copytree(place, f"{place}-live")
    opened.lock()
    shutil.rmtree(place)
    shutil.move(wal, place)
    with monkeypatch.context() as patched:
        for name in ("sync", "write_private_bytes", "settle", "finish"):
            patched.setattr(module, name, stopping(getattr(module, name)))
        patched.setattr(Path, "replace", stopping(Path.replace))
        try:
            restore_embedded(Path(place), copy, SECRET, QUICK)
        except KeyboardInterrupt:
            pass
        else:
            pytest.fail("no step was cut short")
    again = open_store(place, SECRET, replace(QUICK, accept_older=True))
    assert isinstance(again, Store), again
    found = again.load(begun.id)
    assert isinstance(found, Loaded) and found.version in (1, 2) and again.verify(begun.id) == ()
    again.lock()


def test_a_store_cut_short_while_it_was_made_can_be_made_again(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before its keys are written there is no store; making it works the second time."""
    from assessor.store import opening

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(opening, "write_private_bytes", stop)
        with pytest.raises(KeyboardInterrupt):
            create_store(place, SECRET, QUICK)
    made = create_store(place, SECRET, QUICK)
    assert isinstance(made, Created)
    made.store.lock()
    second = create_store(place, SECRET, QUICK)
    assert isinstance(second, StoreProblem) and second.code == "exists"


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", json.dumps({"keys": "{}", "sum": "x"}), json.dumps({"keys": 3, "sum": "x"})]
)
def test_a_broken_file_of_keys_is_said(created: Created, place: str, content: str) -> None:
    """Damaged, not a wrong passphrase; and its copy puts it right."""
    created.store.lock()
    places = Places(Path(place))
    places.keys.write_text(content, encoding="utf-8")
    problem = open_store(place, SECRET, QUICK)
    assert isinstance(problem, StoreProblem) and problem.code == "damaged"


def test_a_locked_store_answers_every_call_with_a_problem(store: Store, worked: Case) -> None:
    """After `lock` nothing can be read or saved, and nothing raises."""
    store.lock()
    assert store.lock() is None
    calls: list[object] = [store.list(), store.new(worked), store.load("x"), store.history("x"), store.verify("x")]
    calls += [store.delete("x"), store.due(), store.backup(), store.head("x"), store.decide("x", "y"), store.held("x")]
    assert all(isinstance(call, StoreProblem) and call.code == "closed" for call in calls)
