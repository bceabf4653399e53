"""A team's store on PostgreSQL: sealed from the server's operator, many writers, a connection that is lost."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from click.exceptions import Exit
from sqlalchemy import create_engine, text

from assessor.case.edit import put
from assessor.case.model import Answer, Case
from assessor.cli import main
from assessor.cli.cases import Keeper
from assessor.store import StoreProblem, create_store, open_store
from assessor.store.address import checked_url
from assessor.store.how import Created, How
from assessor.store.store import Store
from assessor.store.team import add_member, change_team_secret, members, remove_member
from assessor.store.types import Conflict, Loaded, Saved
from assessor.text.printing import standard_streams
from legal_rules.rulebook import load
from tests.conftest import FULL
from tests.evidence import record
from tests.files import contents
from tests.store.conftest import QUICK, SECRET
from tests.store.server import Cluster

SECONDS, WRITERS = (60, 20) if FULL else (4, 20)
MARKS = ("Pelargonium", "quicksilver-7719", "Umbrage-in-Didcot")


@pytest.fixture
def shared(team: str) -> Created:
    """A team's store, open as its first member."""
    made = create_store(team, SECRET, QUICK)
    assert isinstance(made, Created), made
    return made


def member(place: str, name: str, secret: str = SECRET, trouble: list[str] | None = None) -> Store:
    opened = open_store(
        place, secret, replace(QUICK, worker=name, trouble=trouble.append if trouble is not None else print)
    )
    assert isinstance(opened, Store), opened
    return opened


@pytest.mark.postgres
def test_what_a_colleague_changed_outlasts_every_later_save(shared: Created, worked: Case, team: str) -> None:
    """Two members on one case, one save after the other: nobody's answer is dropped by the other's next one."""
    code = add_member(team, SECRET, "worker-2", QUICK)
    assert isinstance(code, str), code
    one, two = shared.store, member(team, "worker-2", code)
    begun = one.new(worked)
    assert isinstance(begun, Saved)
    facts = ("consent.sharing", "belief.reasonable", "excuse.reasonable", "privacy.expected")
    cases, versions = [worked, worked], [1, 1]
    for at, fact in enumerate(facts):
        writer = (one, two)[at % 2]
        cases[at % 2] = put(cases[at % 2], "shared-1", fact, "shared-1", Answer("unknown"))
        saved = writer.save_case(begun.id, cases[at % 2], versions[at % 2])
        assert isinstance(saved, Saved)
        versions[at % 2] = saved.version
    found = one.load(begun.id)
    assert isinstance(found, Loaded)
    assert [found.stored.act("shared-1").facts[fact].value for fact in facts] == ["unknown"] * 4
    assert one.verify(begun.id) == ()
    two.lock()
    one.lock()


@pytest.mark.postgres
def test_a_case_is_kept_the_same_on_a_server(shared: Created, worked: Case) -> None:
    """Saved, read back, corrected, checked and deleted as in an embedded store."""
    store = shared.store
    begun = store.new(worked)
    assert isinstance(begun, Saved)
    found = store.load(begun.id)
    assert isinstance(found, Loaded) and found.stored == worked
    changed = put(worked, "shared-1", "consent.sharing", "shared-1", Answer("yes"))
    assert isinstance(store.save_case(begun.id, changed, 1), Saved)
    other = put(worked, "shared-1", "consent.sharing", "shared-1", Answer("unknown"))
    assert isinstance(store.save_case(begun.id, other, 1), Conflict)
    assert isinstance(store.decide(begun.id, "wait"), Saved) and store.verify(begun.id) == ()
    store.delete(begun.id)
    assert store.list() == ()
    store.lock()


@pytest.mark.postgres
def test_the_server_never_sees_a_word_of_a_case(shared: Created, worked: Case, server: Cluster) -> None:
    """Known sentences, and every fact's and act's name, are in no file of the server's data and not in its log, which
    holds each statement with its values."""
    case = replace(
        put(worked, "shared-1", "consent.sharing", "shared-1", Answer("no", "told", MARKS[0])),
        id=MARKS[1],
    )
    case = replace(case, acts=(replace(case.acts[0], place=MARKS[2]), *case.acts[1:]))
    begun = shared.store.new(case)
    assert isinstance(begun, Saved)
    shared.store.decide(begun.id, f"decided {MARKS[0]}")
    shared.store.history(begun.id)
    shared.store.lock()
    server.run("psql", "-h", str(server.folder), "-p", str(server.port), "-U", "tester", "-c", "CHECKPOINT", "postgres")
    words = [mark.encode() for mark in (*MARKS, "consent.sharing", "shared-1", "england-wales", SECRET)]
    found = dict(contents(server.folder))
    assert b"INSERT INTO answers" in found[server.log]
    assert [(path, word) for path, content in found.items() for word in words if word in content] == []


@pytest.mark.postgres
def test_yes_and_no_are_sealed_to_the_same_length(shared: Created, worked: Case, team: str) -> None:
    """The length of what is stored tells nothing of the answer."""
    shared.store.new(worked)
    with create_engine(team.replace("postgresql:", "postgresql+psycopg:")).connect() as connection:
        lengths = connection.execute(text("SELECT DISTINCT length(value) FROM answers")).scalars().all()
    assert len(lengths) == 1
    shared.store.lock()


@pytest.mark.postgres
@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE answers SET value = (SELECT value FROM answers WHERE id <> a.id LIMIT 1) FROM (SELECT id FROM answers LIMIT 1) a WHERE answers.id = a.id",
        "UPDATE answers SET ended = 1 WHERE id = (SELECT id FROM answers LIMIT 1)",
        "DELETE FROM answers WHERE id = (SELECT id FROM answers LIMIT 1)",
        "UPDATE cases SET version = version - 1",
    ],
)
def test_what_the_server_s_operator_alters_is_found(shared: Created, worked: Case, team: str, tampering: str) -> None:
    """A value moved from one row to another, a row ended or removed, an entry cut off."""
    begun = shared.store.new(worked)
    assert isinstance(begun, Saved)
    shared.store.save_answer(begun.id, "shared-1", "consent.sharing", "shared-1", Answer("yes"), 1)
    assert shared.store.verify(begun.id) == ()
    with create_engine(team.replace("postgresql:", "postgresql+psycopg:")).begin() as connection:
        connection.execute(text(tampering))
    found = shared.store.verify(begun.id)
    assert not isinstance(found, StoreProblem) and found
    shared.store.lock()


@pytest.mark.postgres
def test_many_writers_lose_nothing_and_meet_no_deadlock(shared: Created, worked: Case, team: str) -> None:
    """Twenty people on three cases: every save is kept, merged or shown as a clash, and the histories are whole."""
    ids = []
    for number in range(3):
        begun = shared.store.new(replace(worked, id=f"ref-{number}"))
        assert isinstance(begun, Saved)
        ids.append(begun.id)
    counts = {"saved": 0, "clash": 0}
    faults: list[object] = []
    slowest = [0.0]
    guard = threading.Lock()
    until = time.monotonic() + SECONDS

    def write(number: int) -> None:
        store = member(team, "worker-1")
        version = dict.fromkeys(ids, 1)
        turn = 0
        while time.monotonic() < until:
            turn += 1
            id = ids[(number + turn) % 3]
            fact = ("consent.sharing", "belief.reasonable", "excuse.reasonable", "purpose.distress")[
                (number * 7 + turn) % 4
            ]
            begun = time.perf_counter()
            done = store.save_answer(
                id, "shared-1", fact, "shared-1", Answer("yes", "told", f"w{number}:{turn}"), version[id]
            )
            took = time.perf_counter() - begun
            with guard:
                slowest[0] = max(slowest[0], took)
                if isinstance(done, StoreProblem):
                    faults.append(done)
                else:
                    counts["saved" if isinstance(done, Saved) else "clash"] += 1
            if not isinstance(done, StoreProblem):
                version[id] = done.version
        store.lock()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    entries = 0
    for id in ids:
        assert shared.store.verify(id) == ()
        history = shared.store.history(id)
        assert not isinstance(history, StoreProblem)
        entries += len(history) - 1
    figures = {
        "seconds": SECONDS,
        **counts,
        "slowest save, ms": round(slowest[0] * 1000),
        "lost": 0,
        "deadlocks shown": 0,
    }
    record(f"store, PostgreSQL, {WRITERS} writers", figures)
    assert entries == counts["saved"] > WRITERS
    shared.store.lock()


@pytest.mark.postgres
def test_a_lost_connection_is_said_and_the_save_goes_through_once(
    shared: Created, worked: Case, team: str, server: Cluster
) -> None:
    """The server stops as in a crash and comes back: the save is told of, tried again, and there exactly once."""
    said: list[str] = []
    store = member(team, "worker-1", trouble=said)
    begun = store.new(worked)
    assert isinstance(begun, Saved)
    server.stop()
    threading.Timer(0.8, server.start).start()
    saved = store.save_answer(begun.id, "shared-1", "consent.sharing", "shared-1", Answer("yes"), 1)
    assert isinstance(saved, Saved) and saved.version == 2 and any("connection is lost" in line for line in said)
    history = store.history(begun.id)
    assert not isinstance(history, StoreProblem) and len(history) == 2
    store.lock()
    shared.store.lock()


@pytest.mark.postgres
def test_members_come_and_go_each_with_a_secret_of_their_own(shared: Created, team: str) -> None:
    """A new member opens with a code, chooses a passphrase; a removed one is let in no more; nobody has another's."""
    shared.store.lock()
    code = add_member(team, SECRET, "worker-2", QUICK)
    assert isinstance(code, str)
    second = replace(QUICK, worker="worker-2")
    assert isinstance(open_store(team, SECRET, second), StoreProblem)
    assert change_team_secret(team, code, "their own long words", second) == ""
    member(team, "worker-2", "their own long words").lock()
    assert members(team, QUICK) == ("worker-1", "worker-2")
    assert isinstance(open_store(team, shared.recovery_code, QUICK), Store)
    assert remove_member(team, SECRET, "worker-2", QUICK) is None
    gone = open_store(team, "their own long words", second)
    assert isinstance(gone, StoreProblem) and gone.code == "no-store"
    assert isinstance(remove_member(team, SECRET, "worker-1", QUICK), StoreProblem)
    wrong = open_store(team, "not this one at all", QUICK)
    assert isinstance(wrong, StoreProblem) and wrong.code == "wrong-passphrase"


@pytest.mark.parametrize(
    ("place", "good"),
    [
        ("postgresql://ann@127.0.0.1/cases", "prefer"),
        ("postgresql://ann@/cases?host=/run/pg", "prefer"),
        ("postgresql://ann@db.example.org/cases", "verify-full"),
        ("postgresql://ann@db.example.org/cases?sslmode=verify-ca", "verify-ca"),
        ("postgresql://ann@db.example.org/cases?sslmode=require", ""),
        ("postgresql://ann@db.example.org/cases?sslmode=disable", ""),
        ("postgresql://ann@127.0.0.1/cases?host=db.example.org&sslmode=disable", ""),
        ("postgresql://ann@127.0.0.1/cases?hostaddr=10.0.0.1", ""),
        ("postgresql://ann@localhost,db.example.org/cases", ""),
        ("postgresql://ann:secret@127.0.0.1/cases", ""),
        ("mysql://ann@127.0.0.1/cases", ""),
        ("postgresql://ann@127.0.0.1", ""),
        ("://", ""),
    ],
)
def test_off_this_machine_tls_is_checked_or_the_server_is_not_spoken_to(place: str, good: str) -> None:
    """No way of writing the URL leads to an unchecked connection to another machine; no password stands in it."""
    url = checked_url(place)
    assert ("" if isinstance(url, StoreProblem) else url.query["sslmode"]) == good


def test_the_environment_cannot_lead_to_another_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Variables of PostgreSQL's own library that name a server are refused."""
    monkeypatch.setenv("PGHOSTADDR", "10.0.0.1")
    assert isinstance(checked_url("postgresql://ann@127.0.0.1/cases"), StoreProblem)


def test_a_server_that_is_not_there_is_said_and_given_up(tmp_path: Path) -> None:
    """The waits are told of, then the problem is a value with a hint."""
    said: list[str] = []
    how = How(worker="w", trouble=said.append)
    began = time.monotonic()
    opened = open_store(f"postgresql://w@/none?host={tmp_path}", SECRET, how)
    assert isinstance(opened, StoreProblem) and opened.code == "connection"
    assert said and time.monotonic() - began < 60 and os.fspath(tmp_path) not in str(opened)


@pytest.mark.postgres
def test_a_colleague_s_name_and_answer_reach_the_terminal_harmless(
    shared: Created, team: str, worked: Case, capfd: pytest.CaptureFixture[str]
) -> None:
    """B2: the list of members, and the message of a conflict, which shows what the other wrote."""
    name, note = "ben\x1b]0;\u202e", "x\x9b31m\u2066y"
    assert isinstance(add_member(team, SECRET, name, QUICK), str)
    assert main(["cases", "members", "--store", team]) == 0
    begun = shared.store.new(worked)
    assert isinstance(begun, Saved)
    found = shared.store.load(begun.id)
    assert isinstance(found, Loaded)
    book = load().book
    assert book is not None
    keeper = Keeper(shared.store, found, book)
    shared.store.save_answer(begun.id, "shared-1", "consent.sharing", "shared-1", Answer("yes", "told", note), 1)
    with standard_streams(), pytest.raises(Exit):
        keeper.keep(put(worked, "shared-1", "consent.sharing", "shared-1", Answer("unknown")), False)
    out, err = capfd.readouterr()
    assert "ben␛]0;<U+202E>" in out and "x<U+009B>31m<U+2066>y" in err
    shared.store.lock()
