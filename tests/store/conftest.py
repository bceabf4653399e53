"""A store in a folder of its own, cheap to open, whose memory of earlier stores lies in that folder too."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assessor.store import StoreProblem, create_store, open_store
from assessor.store.crypto import Cost
from assessor.store.how import Created, How
from assessor.store.store import Store
from tests.store.server import Cluster, cluster

SECRET = "seven green lamps at noon"
CHEAP = Cost(passes=1, memory=8_192, lanes=1)
CHEAPLY = f"""
import sys
import assessor.store.crypto as crypto
from assessor.cli import main
real = crypto.Cost
crypto.Cost = lambda **given: real(**(given or dict(passes={CHEAP.passes}, memory={CHEAP.memory}, lanes={CHEAP.lanes})))
sys.exit(main(sys.argv[1:]))
"""
"""The command in a process of its own, by which a store is made whose passphrase costs little to try ever after."""
QUICK = How(cost=CHEAP, worker="worker-1", pause=lambda _: None)


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes what the machine remembers of its user's own stores."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("ASSESSOR_STORE", raising=False)


@pytest.fixture
def place(tmp_path: Path) -> str:
    """Where a store is to be."""
    return str(tmp_path / "kept")


@pytest.fixture
def created(place: str) -> Iterator[Created]:
    """A new store, open."""
    made = create_store(place, SECRET, QUICK)
    assert not isinstance(made, StoreProblem), made
    yield made
    made.store.lock()


@pytest.fixture
def store(created: Created) -> Store:
    """A new store, open."""
    return created.store


@pytest.fixture
def reopen(place: str) -> Iterator[Callable[[], Store]]:
    """Opens the store again with its passphrase."""
    opened: list[Store] = []

    def again() -> Store:
        store = open_store(place, SECRET, QUICK)
        assert isinstance(store, Store), store
        opened.append(store)
        return store

    yield again
    for store in opened:
        store.lock()


@pytest.fixture(scope="session")
def server() -> Iterator[Cluster]:
    """A PostgreSQL for this session."""
    with cluster() as made:
        yield made


@pytest.fixture
def team(server: Cluster) -> str:
    """The URL of an empty database."""
    return server.database(f"d{next(_NUMBERS)}")


_NUMBERS = itertools.count(1)
