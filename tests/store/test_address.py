"""Where a team's store is: decided by the URL alone, checked before a passphrase is asked for, wrong ones one line each."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from assessor.store import StoreProblem, create_store, open_store
from assessor.store.address import OF_LIBRARY, checked_url
from assessor.store.copies import copies
from assessor.store.how import Created, How
from assessor.store.opening import restore_embedded
from assessor.store.places import Places
from assessor.store.store import Store
from tests.conftest import ROOT
from tests.fewer import some
from tests.store.conftest import QUICK, SECRET

GOOD = "postgresql://ann@localhost/cases"


def test_a_url_without_a_server_is_refused_whatever_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """B1: `postgresql:///cases` let PostgreSQL's library choose the server, without asking for TLS."""
    for place in (
        "postgresql:///cases",
        "postgresql://ann@/cases",
        "postgresql://ann@/cases?host=",
        "postgresql:/cases",
    ):
        assert isinstance(checked_url(place), StoreProblem), place
    monkeypatch.setenv("PGHOST", "db.example.org")
    assert isinstance(checked_url("postgresql:///cases"), StoreProblem)


@pytest.mark.parametrize("name", sorted(OF_LIBRARY))
def test_every_variable_of_the_library_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """B1: none is followed, by whatever name; an empty one counts too, since the library reads it."""
    assert not isinstance(checked_url(GOOD), StoreProblem)
    for value in ("x", ""):
        monkeypatch.setenv(name, value)
        problem = checked_url(GOOD)
        assert isinstance(problem, StoreProblem) and name in problem.message


def test_the_library_reads_no_variable_that_is_not_in_the_list() -> None:
    """The library itself says which it reads for a connection."""
    from psycopg import pq

    read = {option.envvar.decode() for option in pq.Conninfo.get_defaults() if option.envvar}
    assert read and read <= OF_LIBRARY


@pytest.mark.parametrize(
    "place",
    [
        GOOD,
        "postgresql://ann@evil.example/c?host=127.0.0.1",
        "postgresql://ann@localhost:5433/c?host=/run/pg",
        "postgresql://ann@/c?host=/run/pg&port=5",
        "postgresql://ann@db.example.org/c?port=5",
        "postgresql://a@[::1]/c",
    ],
)
def test_the_server_that_was_checked_is_the_one_that_is_spoken_to(place: str) -> None:
    """What reaches the library names the host, and no other encryption in place of TLS."""
    url = checked_url(place)
    assert not isinstance(url, StoreProblem)
    _, options = create_engine(url).dialect.create_connect_args(url)
    host = str(url.query.get("host") or url.host)
    assert options["host"] == host
    assert options["sslmode"] == (
        "prefer" if host in ("localhost", "127.0.0.1", "::1") or host[0] == "/" else "verify-full"
    )


@pytest.mark.parametrize(
    "place",
    [
        f"{GOOD}?port=x",
        f"{GOOD}?port=0",
        f"{GOOD}?port=65536",
        f"{GOOD}?port=5432,5433",
        "postgresql://a@localhost:x/c",
        f"postgresql://a@{'a' * 70}/c",
        "postgresql://a@[::1/c",
        "://",
        f"{GOOD}?port=\u0661",
        "postgresql://a@\x00/c",
        "postgresql://a@localhost/c%00?host=/nowhere",
        "postgresql://a@/c?host=/nowhere&sslmode=no",
    ],
)
def test_an_address_that_is_none_is_a_value(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """C3: a port that is no number, a name that is no server's: a problem to show, never a fault of the program."""
    monkeypatch.setattr("assessor.store.team.TRIES", 1)
    how = How(worker="w", pause=lambda _: None)
    problem = open_store(place, SECRET, how)
    assert isinstance(problem, StoreProblem) and problem.code in ("wrong-url", "connection", "no-store")


COMMANDS = (
    ["list"],
    ["new", "ref"],
    ["open", "x"],
    ["history", "x"],
    ["verify"],
    ["export", "x", "--to", "-", "--for", "worker"],
    ["delete", "x"],
    ["retention"],
    ["members"],
    ["members", "--begin"],
    ["members", "--add", "ben"],
    ["passphrase"],
)


def without_the_driver(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command where the extra is not installed; nobody is there to type a passphrase."""
    code = (
        f"import sys; sys.modules['psycopg'] = None; from assessor.cli import main; sys.exit(main({list(arguments)!r}))"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.parametrize("arguments", some(COMMANDS, 4), ids=" ".join)
def test_without_the_extra_a_team_s_store_is_a_line_before_the_passphrase(arguments: list[str]) -> None:
    """P11: every command says which package is missing and how it is added, and asks for nothing."""
    done = without_the_driver("cases", *arguments, "--store", GOOD)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("A team's store needs the package 'psycopg'") and len(done.stderr.splitlines()) == 2


def test_a_wrong_address_is_said_before_the_passphrase() -> None:
    """C3: the port, on the command line."""
    done = subprocess.run(
        [sys.executable, "-m", "assessor", "cases", "list", "--store", f"{GOOD}?port=x"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ,
    )
    assert done.returncode == 2 and done.stderr.startswith("The port in the URL is a number")


@pytest.mark.skipif(sys.platform == "win32", reason="rights on folders are POSIX")
def test_a_folder_of_others_is_not_taken_over(tmp_path: Path, created: Created) -> None:
    """B7: a shared folder with anything in it is refused, its rights and files as they were; an empty one is taken."""
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    (shared / "minutes.txt").write_text("theirs", encoding="utf-8")
    problem = create_store(str(shared), SECRET, QUICK)
    assert isinstance(problem, StoreProblem) and problem.code == "not-a-store"
    created.store.backup()
    copy = copies(Places(tmp_path / "kept"))[0]
    back = restore_embedded(shared, copy, SECRET, QUICK)
    assert isinstance(back, StoreProblem) and back.code == "not-a-store"
    (shared / "data").mkdir()
    assert isinstance(create_store(str(shared), SECRET, QUICK), StoreProblem)
    assert shared.stat().st_mode & 0o777 == 0o777
    assert sorted(path.name for path in shared.iterdir()) == ["data", "minutes.txt"]
    empty = tmp_path / "empty"
    empty.mkdir()
    made = create_store(str(empty), SECRET, QUICK)
    assert isinstance(made, Created)
    made.store.lock()


def test_a_store_beside_which_somebody_put_a_file_still_opens(created: Created, place: str) -> None:
    """What lies in a store's own folder keeps nobody from it."""
    created.store.lock()
    (Path(place) / "minutes.txt").write_text("theirs", encoding="utf-8")
    opened = open_store(place, SECRET, QUICK)
    assert isinstance(opened, Store)
    opened.lock()
