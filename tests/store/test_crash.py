"""Killed at any moment: what was acknowledged is there, the store opens, and its histories are whole."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assessor.case.model import Case
from assessor.store import StoreProblem, create_store, open_store
from assessor.store.how import Created
from assessor.store.places import Places
from assessor.store.slot import Unsaved
from assessor.store.store import Store
from assessor.store.types import Deleted, Loaded, Saved
from tests.conftest import FULL, ROOT
from tests.evidence import record
from tests.store.conftest import QUICK, SECRET

SESSIONS = 500 if FULL else 6


def killed_session(place: str, case_id: str, seed: int) -> list[str]:
    """Run a session, kill it at a random moment, and give every line it had printed."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.store.session", place, case_id, str(seed)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None and child.stdout is not None
    child.stdin.write(SECRET + "\n")
    child.stdin.flush()
    first = child.stdout.readline()
    time.sleep(random.Random(seed).uniform(0, 0.12))
    child.kill()
    rest = child.stdout.read().splitlines(keepends=True)
    child.wait()
    return [line for line in (first, *rest) if line.endswith("\n")]


def check_after(store: Store, case_id: str, lines: list[str]) -> int:
    """Every acknowledged answer is in the history at its entry, and the history is whole; how many there were."""
    history = store.history(case_id)
    assert not isinstance(history, StoreProblem), history
    by_seq = {line.seq: line for line in history}
    for line in lines:
        version, fact, value, _, mark = line.split()
        (change,) = by_seq[int(version)].changes
        assert change.about == f"{fact} (shared-1)" and change.now.startswith(value) and mark in change.now
    assert store.verify(case_id) == ()
    return len(lines)


def kill_often(place: str, worked: Case, sessions: int) -> int:
    """Sessions on one store, one after another; one case in ten stays, so that the store is never empty or large."""
    created = create_store(place, SECRET, QUICK)
    assert isinstance(created, Created), created
    store = created.store
    acknowledged = 0
    for seed in range(sessions):
        begun = store.new(worked)
        assert isinstance(begun, Saved)
        store.lock()
        lines = killed_session(place, begun.id, seed)
        opened = open_store(place, SECRET, QUICK)
        assert isinstance(opened, Store), opened
        store = opened
        acknowledged += check_after(store, begun.id, lines)
        if seed % 10:
            assert isinstance(store.delete(begun.id), Deleted)
    store.lock()
    return acknowledged


@pytest.mark.timeout(3600)
def test_killed_at_random_moments_no_acknowledged_answer_is_lost(place: str, worked: Case) -> None:
    """Embedded: sessions of long and short answers, each killed without warning."""
    acknowledged = kill_often(place, worked, SESSIONS)
    record("store, embedded, killed", {"sessions": SESSIONS, "acknowledged answers": acknowledged, "lost": 0})
    assert acknowledged > SESSIONS


@pytest.mark.postgres
@pytest.mark.timeout(3600)
def test_killed_at_random_moments_on_a_server_no_acknowledged_answer_is_lost(team: str, worked: Case) -> None:
    """On a team's server: the same sessions."""
    acknowledged = kill_often(team, worked, SESSIONS)
    record("store, PostgreSQL, killed", {"sessions": SESSIONS, "acknowledged answers": acknowledged, "lost": 0})
    assert acknowledged > SESSIONS


def test_a_torn_or_truncated_log_never_opens_as_if_nothing_was_lost(
    created: Created, worked: Case, place: str, tmp_path: Path
) -> None:
    """The log cut at, or damaged from, any place: the store says it is older or damaged; opened on purpose, it is whole
    up to an earlier entry."""
    store = created.store
    begun = store.new(worked)
    assert isinstance(begun, Saved)
    store.lock()
    lines = killed_session(place, begun.id, 7)
    log = Places(Path(place)).side_files()[0]
    whole = log.read_bytes()
    last = int(lines[-1].split()[0])
    kept = tmp_path / "as-killed"
    shutil.copytree(place, kept)
    draw = random.Random(1)
    lost = 0
    for number in range(12):
        shutil.rmtree(place)
        shutil.copytree(kept, place)
        cut = draw.randrange(len(whole))
        log.write_bytes(whole[:cut] if number % 2 else whole[:cut] + draw.randbytes(len(whole) - cut))
        opened = open_store(place, SECRET, QUICK)
        if isinstance(opened, StoreProblem):
            assert opened.code in ("older", "damaged"), opened
            lost += 1
            opened = open_store(place, SECRET, replace(QUICK, accept_older=True))
        if isinstance(opened, Store):
            case = opened.load(begun.id)
            if isinstance(case, Loaded):
                assert case.version <= last + 1 and opened.verify(begun.id) == ()
            opened.lock()
    assert lost > 6


def test_what_was_not_saved_is_offered_after_a_crash_and_wiped_on_leaving(
    store: Store, place: str, reopen: Callable[[], Store]
) -> None:
    """The slot: sealed on the disk, offered by the next start, gone once wiped, nothing offered if it was damaged."""
    assert store.slot.offer() is None
    unsaved = Unsaved("schema: 1\ncase: on-screen\n", "abc", 3, {"question": "consent.sharing"})
    assert store.slot.keep(unsaved) is None
    path = Places(Path(place)).session
    assert b"on-screen" not in path.read_bytes() and path.stat().st_mode & 0o777 == 0o600
    again = reopen()
    assert again.slot.offer() == unsaved
    content = bytearray(path.read_bytes())
    content[40] ^= 1
    path.write_bytes(content)
    assert again.slot.offer() is None
    again.slot.wipe()
    assert not path.exists()
