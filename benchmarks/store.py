"""The case store: saving an answer beside plain SQLite in the same run, and opening a store of many cases to its list."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from assessor.case.file import load_case
from assessor.case.model import Answer, Case
from assessor.store import create_store, open_store
from assessor.store.how import Created
from assessor.store.keyring import Keyring, read_keyring
from assessor.store.places import Places
from assessor.store.store import Store
from assessor.store.types import Saved
from benchmarks.documents import fifty_acts
from benchmarks.timing import Row
from legal_rules.files.data import data_dir
from legal_rules.rulebook import load

CASES, SAVES = 2_000, 300
SAVE_BUDGET, OPEN_BUDGET = 5_000.0, 300_000.0
SECRET = "a passphrase for figures only"


def rows() -> list[Row]:
    """Every figure of the store, in a folder that is removed again."""
    with tempfile.TemporaryDirectory() as folder:
        return [*_saving(Path(folder)), *_opening(Path(folder))]


def _worked() -> Case:
    book = load(nations=("england-wales",)).book
    assert book is not None
    case, _ = load_case(data_dir() / "worked-case.yaml", book.vocabulary)
    assert case is not None
    return case


def _saving(folder: Path) -> list[Row]:
    plain = _p95(_plain_writer(folder / "plain"))
    found = [Row("saving a row, plain SQLite, 95th percentile", plain)]
    for name, case in (("2 acts", _worked()), ("50 acts", fifty_acts())):
        ours = _p95(_store_writer(folder / name.replace(" ", "-"), case))
        ratio = f"{ours / plain:.1f} x plain SQLite"
        found.append(Row(f"saving an answer, case of {name}, 95th percentile", ours, SAVE_BUDGET, ratio))
    return found


def _p95(write: Callable[[int], object]) -> float:
    """The 95th percentile of many writes, in microseconds."""
    times = []
    for number in range(SAVES):
        start = time.perf_counter()
        write(number)
        times.append(time.perf_counter() - start)
    return statistics.quantiles(times, n=20)[-1] * 1e6


def _plain_writer(path: Path) -> Callable[[int], object]:
    raw = sqlite3.connect(path, isolation_level=None)
    for statement in (
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "CREATE TABLE answers (id, fact, value)",
    ):
        raw.execute(statement)
    return lambda number: raw.execute("INSERT INTO answers VALUES (?, 'consent.sharing', 'yes')", (number,))


def _store_writer(folder: Path, case: Case) -> Callable[[int], object]:
    made = create_store(str(folder), SECRET)
    assert isinstance(made, Created)
    store = made.store
    begun = store.new(case)
    assert isinstance(begun, Saved)
    act = case.acts[0].id

    def write(number: int) -> None:
        given = Answer("yes" if number % 2 else "no", "told")
        saved = store.save_answer(begun.id, act, "consent.sharing", act, given, number + 1)
        assert isinstance(saved, Saved)

    return write


def _opening(folder: Path) -> list[Row]:
    place = folder / "many"
    made = create_store(str(place), SECRET)
    assert isinstance(made, Created)
    case = _worked()
    for number in range(CASES):
        made.store.new(replace(case, id=f"case-{number}"))
    made.store.lock()
    ring = read_keyring(Places(place).keys)
    assert isinstance(ring, Keyring)
    derive, whole = [], []
    for _ in range(5):
        start = time.perf_counter()
        ring.unlock(SECRET)
        derive.append(time.perf_counter() - start)
        start = time.perf_counter()
        store = open_store(str(place), SECRET)
        assert isinstance(store, Store)
        listed = store.list()
        whole.append(time.perf_counter() - start)
        assert isinstance(listed, tuple) and len(listed) == CASES
        store.lock()
    key, all_ = statistics.median(derive) * 1e6, statistics.median(whole) * 1e6
    megabytes = Places(place).data.stat().st_size / 1e6
    return [
        Row("deriving the store's key from a passphrase", key),
        Row(
            f"opening a store of {CASES:,} cases ({megabytes:.0f} MB), checked, to the list; beyond the key",
            all_ - key,
            OPEN_BUDGET,
        ),
    ]
