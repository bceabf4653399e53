"""Newer programs and newer law: tables brought up from every earlier version, and cases read anew."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, inspect, text

from assessor.case.edit import put
from assessor.case.model import Act, Answer, Case, Image, Person
from assessor.store import StoreProblem, open_store
from assessor.store import migrate as migrations
from assessor.store.chain import read_head
from assessor.store.copies import copies
from assessor.store.crypto import subkey
from assessor.store.engine import embedded_engine
from assessor.store.how import Created
from assessor.store.keyring import Keyring, read_keyring
from assessor.store.migrate import LATEST, SCRIPTS, migrate, version_of
from assessor.store.models import Base
from assessor.store.places import Places
from assessor.store.problems import StoreFault
from assessor.store.records import TABLES
from assessor.store.reread import reread
from assessor.store.store import Store
from assessor.store.types import Loaded, Saved
from legal_rules.rulebook import RuleBook
from tests.store.conftest import QUICK, SECRET
from tests.store.server import Cluster

EARLIER = ("0002", "0001")
KEPT = Path(__file__).parent / "kept" / "0002"
FIRST, HEAD, SECOND = "e9749d4b3301e882", "5-54ec6a9ab622353c", "2c9b2d4cb9cecc9e"
ON_SERVER, HEAD_THERE, SECOND_THERE = "982a592f692a4f2f", "5-b2df4d4497ee23ad", "b7ec67624a3cdfd9"
UNKNOWN = replace(QUICK, accept_older=True)
"""A store that this machine has no note of."""
FAILING = """
from alembic import op
from sqlalchemy import Column, String
revision = "0009"
down_revision = "{before}"
def upgrade():
    op.create_table("half", Column("id", String(4), primary_key=True))
    op.execute("INSERT INTO half VALUES ('x')")
    op.execute("UPDATE answers SET value = 'lost'")
    op.execute("SELECT * FROM no_such_table")
"""


def scripts_with(folder: Path, more: str) -> Path:
    """The shipped migrations and one more."""
    made = folder / "scripts"
    shutil.copytree(SCRIPTS, made, ignore=shutil.ignore_patterns("__pycache__"))
    (made / "versions" / "v0009_more.py").write_text(more, encoding="utf-8")
    return made


def test_the_newest_migration_is_the_version_the_program_expects() -> None:
    """The constant that spares importing Alembic is the end of the shipped chain."""
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    directory = ScriptDirectory.from_config(config)
    assert directory.get_current_head() == LATEST
    assert [script.revision for script in directory.walk_revisions()] == [LATEST, *EARLIER]


def columns(engine: Engine) -> dict[str, object]:
    found = inspect(engine)
    return {
        name: sorted((c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(name))
        for name in sorted(found.get_table_names())
        if name != "alembic_version"
    }


def test_migrations_make_the_tables_the_models_say(tmp_path: Path) -> None:
    """Built step by step or from the models, the tables and their columns are the same."""
    stepped, whole = (embedded_engine(tmp_path / name, bytes(32)) for name in ("stepped", "whole"))
    with stepped.begin() as connection:
        migrate(connection)
    with whole.begin() as connection:
        Base.metadata.create_all(connection)
    assert columns(stepped) == columns(whole)


def kept_store(place: str, version: str) -> None:
    """A store as the last program of an earlier version left it: a case corrected and turned, with a decision and a
    document, and a second case; made by that program, not by this one."""
    shutil.copytree(KEPT, place)
    if version == "0002":
        return
    ring = read_keyring(Path(place) / "keys")
    assert isinstance(ring, Keyring)
    key = ring.unlock(SECRET)
    assert key is not None
    engine = embedded_engine(Path(place) / "data", subkey(key, "file"))
    with engine.begin() as connection:
        for name in ("members", "documents", "decisions"):
            connection.execute(text(f"DROP TABLE {name}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()


@pytest.mark.parametrize("version", EARLIER)
def test_a_store_of_an_earlier_version_opens_with_its_cases(worked: Case, place: str, version: str) -> None:
    """Its tables are brought up, a copy is made before, and its cases and histories are as they were."""
    kept_store(place, version)
    opened = open_store(place, SECRET, UNKNOWN)
    assert isinstance(opened, Store), opened
    assert len(copies(Places(Path(place)))) == 1
    found = opened.load(SECOND)
    assert isinstance(found, Loaded) and found.stored == replace(worked, id="second") and opened.verify(SECOND) == ()
    assert isinstance(opened.decide(SECOND, "wait"), Saved)
    assert opened._backend.read(version_of) == LATEST
    opened.lock()


def looks_the_same(opened: Store, worked: Case, first: str, head: str, second: str) -> None:
    """What the version before had stored reads as it did, is listed, due and checked, and can be added to."""
    found = opened.load(first)
    assert isinstance(found, Loaded) and found.version == 6
    turned = replace(worked, acts=tuple(reversed(worked.acts)))
    assert found.stored == put(turned, "shared-1", "consent.sharing", "shared-1", Answer("yes", "told"))
    assert opened.verify(first, read_head(head)) == () == opened.verify(second)
    lines = opened.list()
    assert [(line.id, line.reference, line.changed[:10], line.wrong) for line in lines] == [
        (second, "second", "2026-11-22", ""),
        (first, "worked-case", "2026-11-21", ""),
    ]
    assert opened.keep_months() == 6
    assert [due.since for due in opened.due(dt.date(2027, 5, 21))] == ["2027-05-21"]
    history = opened.history(first)
    assert not isinstance(history, StoreProblem)
    assert [line.what for line in history[3:]] == [
        "decision noted",
        "document written",
        "brought up to this version: the order of what is kept noted",
    ]
    saved = opened.save_case(first, worked, 5)
    assert isinstance(saved, Saved) and saved.version == 7
    after = opened.load(first)
    assert isinstance(after, Loaded) and after.stored == worked and opened.verify(first) == ()


def test_a_store_made_by_the_version_before_reads_as_it_did(worked: Case, place: str) -> None:
    """Answers, order, history, printed heads, days of change and how long cases are kept; a save of before goes on."""
    kept_store(place, "0002")
    opened = open_store(place, SECRET, UNKNOWN)
    assert isinstance(opened, Store), opened
    looks_the_same(opened, worked, FIRST, HEAD, SECOND)
    opened.lock()
    again = open_store(place, SECRET, QUICK)
    assert isinstance(again, Store) and isinstance(again.load(FIRST), Loaded)
    again.lock()


def test_a_case_the_version_before_would_find_altered_is_not_sealed_as_if_whole(worked: Case, place: str) -> None:
    """What was altered before the tables were brought up is refused afterwards; the other case is as it was."""
    kept_store(place, "0002")
    ring = read_keyring(Path(place) / "keys")
    assert isinstance(ring, Keyring)
    key = ring.unlock(SECRET)
    assert key is not None
    engine = embedded_engine(Path(place) / "data", subkey(key, "file"))
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE answers SET ended = NULL WHERE case_id = '{FIRST}'"))
    engine.dispose()
    opened = open_store(place, SECRET, UNKNOWN)
    assert isinstance(opened, Store), opened
    problem = opened.load(FIRST)
    assert isinstance(problem, StoreProblem) and problem.code == "altered"
    assert isinstance(opened.load(SECOND), Loaded)
    opened.lock()


@pytest.mark.postgres
def test_a_team_s_store_made_by_the_version_before_reads_as_it_did(team: str, server: Cluster, worked: Case) -> None:
    """The same on a server; a session of the version before that is still open cannot write past the codes."""
    server.run(
        "psql",
        "-q",
        "-v",
        "ON_ERROR_STOP=1",
        "-h",
        str(server.folder),
        "-p",
        str(server.port),
        "-U",
        "tester",
        "-f",
        _readable(KEPT / "team.sql", server),
        team.rsplit("/", 1)[1],
    )
    opened = open_store(team, SECRET, QUICK)
    assert isinstance(opened, Store), opened
    looks_the_same(opened, worked, ON_SERVER, HEAD_THERE, SECOND_THERE)
    engine = create_engine(team.replace("postgresql:", "postgresql+psycopg:"))
    with pytest.raises(Exception, match="changed"), engine.begin() as connection:
        connection.execute(text("UPDATE cases SET version = 9, head = 'x', changed = '2026'"))
    engine.dispose()
    opened.lock()


def _readable(path: Path, server: Cluster) -> str:
    copy = server.folder / path.name
    copy.write_bytes(path.read_bytes())
    copy.chmod(0o644)
    return str(copy)


@pytest.mark.postgres
@pytest.mark.parametrize("version", EARLIER)
def test_a_team_s_store_of_an_earlier_version_is_brought_up(team: str, version: str) -> None:
    """The same migrations on a server, in one transaction."""
    engine = create_engine(team.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        assert migrate(connection, latest=version)
        connection.execute(text("INSERT INTO tombstones VALUES ('a', '2026-01-01')"))
    with engine.begin() as connection:
        assert migrate(connection)
        assert connection.execute(text("SELECT day FROM tombstones")).scalar() == "2026-01-01"
    assert set(TABLES) <= set(inspect(engine).get_table_names())
    engine.dispose()


def test_a_migration_that_fails_leaves_nothing_behind(
    created: Created, worked: Case, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trap 3: tables made and rows changed by half a migration are gone; the store opens with the version before."""
    begun = created.store.new(worked)
    assert isinstance(begun, Saved)
    created.store.lock()
    with monkeypatch.context() as patched:
        patched.setattr(
            migrations.migrate, "__defaults__", (scripts_with(tmp_path, FAILING.format(before=LATEST)), "0009")
        )
        patched.setattr("assessor.store.opening.LATEST", "0009")
        problem = open_store(place, SECRET, QUICK)
    assert isinstance(problem, StoreProblem) and problem.code == "migration" and "as it was" in problem.message
    again = open_store(place, SECRET, QUICK)
    assert isinstance(again, Store)
    assert not inspect(again._backend.engine).has_table("half")
    found = again.load(begun.id)
    assert isinstance(found, Loaded) and found.stored == worked and again.verify(begun.id) == ()
    again.lock()


@pytest.mark.postgres
def test_a_migration_that_fails_on_a_server_leaves_nothing_behind(team: str, tmp_path: Path) -> None:
    """The same on PostgreSQL."""
    engine = create_engine(team.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        migrate(connection)
    with pytest.raises(StoreFault), engine.begin() as connection:
        migrate(connection, scripts_with(tmp_path, FAILING.format(before=LATEST)), "0009")
    assert not inspect(engine).has_table("half")
    with engine.connect() as connection:
        assert version_of(connection) == LATEST
    engine.dispose()


def test_the_driver_s_own_transactions_would_leave_half_a_migration(tmp_path: Path) -> None:
    """Why transactions are begun by hand: left to the driver, a table made before a fault stays."""
    raw = sqlite3.connect(tmp_path / "plain")
    raw.execute("CREATE TABLE half (id)")
    with pytest.raises(sqlite3.OperationalError):
        raw.execute("INSERT INTO no_such_table VALUES (1)")
    raw.rollback()
    assert raw.execute("SELECT name FROM sqlite_master").fetchall() == [("half",)]
    raw.close()


def test_a_store_of_a_newer_program_is_not_touched(created: Created, place: str) -> None:
    """It says so, and stays as it is."""
    with created.store._backend.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    created.store.lock()
    problem = open_store(place, SECRET, QUICK)
    assert isinstance(problem, StoreProblem) and problem.code == "newer"


# Newer law.


def older(book: RuleBook) -> tuple[Case, RuleBook]:
    """A case under names that a made-up newer rule base has renamed or retired."""
    vocabulary = replace(
        book.vocabulary,
        renamed={
            "was.once": "was.then",
            "was.then": "consent.sharing",
            "old.excuse": "excuse.reasonable",
            "old.watch": "consent.observing",
        },
        retired=frozenset({"gone.fact"}),
    )
    facts = {
        "was.once": Answer("no", "told", "kept"),
        "gone.fact": Answer("yes"),
        "never.was": Answer("yes"),
        "share.reach": Answer("everyone-alive"),
        "old.excuse": Answer("yes"),
        "excuse.reasonable": Answer("no"),
        "belief.reasonable": Answer("disputed"),
    }
    act = Act("shared-1", "share", "A", "B", image="p", facts=facts, intended={"old.watch": Answer("no")})
    people = {"A": Person("responsible", "adult"), "B": Person("supported", "27")}
    case = Case("old", "england-wales", people=people, images={"p": Image(("B",))}, acts=(act,))
    return case, replace(book, vocabulary=vocabulary)


def test_an_older_case_is_read_anew_and_every_difference_is_shown(book: RuleBook) -> None:
    """Renamed twice over, in a world, retired, no fact any more, a value that is gone, an old and a new name both given."""
    case, newer = older(book)
    now, changes = reread(case, newer.vocabulary)
    act = now.acts[0]
    assert dict(act.facts) == {
        "consent.sharing": Answer("no", "told", "kept"),
        "excuse.reasonable": Answer("no"),
        "belief.reasonable": Answer("disputed"),
    }
    assert dict(act.intended) == {"consent.observing": Answer("no")}
    kinds = [(change.kind, change.was, change.now) for change in changes]
    assert kinds == [
        ("renamed", "was.once", "consent.sharing"),
        ("retired", "gone.fact", ""),
        ("unknown", "never.was", ""),
        ("value", "share.reach", "share.reach"),
        ("twice", "old.excuse", "excuse.reasonable"),
        ("renamed", "old.watch", "consent.observing"),
    ]
    assert "carried over" in str(changes[0]) and "left aside" in str(changes[1])


def test_the_store_keeps_the_answers_as_given_until_the_case_is_saved(store: Store, book: RuleBook) -> None:
    """Reading anew saves nothing; saving says in the history that it was read anew."""
    case, newer = older(book)
    begun = store.new(case)
    assert isinstance(begun, Saved)
    found = store.load(begun.id, newer)
    assert isinstance(found, Loaded) and found.changes and not found.problems
    again = store.load(begun.id)
    assert isinstance(again, Loaded) and again.stored == case == found.stored
    saved = store.save_case(begun.id, found.case, found.version, book=newer, kind="reread")
    assert isinstance(saved, Saved)
    settled = store.load(begun.id, newer)
    assert isinstance(settled, Loaded) and not settled.changes and settled.stored == found.case
    history = store.history(begun.id)
    assert not isinstance(history, StoreProblem) and history[1].what == "read anew under a newer rule base"
    assert any(change.about == "was.once (shared-1)" and not change.now for change in history[1].changes)


def test_a_case_that_needs_no_reading_anew_is_the_same(book: RuleBook, worked: Case) -> None:
    """Nothing changes under the rule base it was stored under."""
    assert reread(worked, book.vocabulary) == (worked, ())
