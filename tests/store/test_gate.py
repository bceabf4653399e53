"""One gate: whatever is read of a case for use, or added to it, is checked first, and refused whole if it does not hold."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, inspect, text

from assessor.case.model import Answer, Case
from assessor.store import StoreProblem, create_store, open_store
from assessor.store.how import Created
from assessor.store.store import Store
from assessor.store.types import Conflict, Listed, Loaded, Saved
from tests.conftest import FULL
from tests.store.conftest import QUICK, SECRET
from tests.store.server import Cluster
from tests.store.test_history import TAMPERINGS, tamper

YES, NO = Answer("yes", "told"), Answer("no", "told")
CELLS = 4 if FULL else 1


def filled(store: Store, worked: Case) -> str:
    """A case with a correction, acts in another order, a decision and a document; the store keeps cases six months."""
    begun = store.new(worked)
    assert isinstance(begun, Saved)
    store.save_answer(begun.id, "shared-1", "consent.sharing", "shared-1", YES, 1, after_results=True)
    store.save_case(begun.id, replace(worked, acts=tuple(reversed(worked.acts))), 2)
    store.decide(begun.id, "wait")
    assert isinstance(store.wrote(begun.id, "note", "worker", "text"), Saved)
    store.record.add(begun.id, "note", {"text": "first"}, "n")
    store.record.correct(begun.id, "note", "n", {"text": "second"})
    store.record.add(begun.id, "incident", {"text": "words"}, "one")
    store.record.redact(begun.id, "incident", "one", {"text": "fewer"})
    assert store.set_keep_months(6) is None
    return begun.id


def uses(store: Store, id: str) -> dict[str, Callable[[], object]]:
    """Everything that reads a case for use or adds to it."""
    return {
        "load": lambda: store.load(id),
        "history": lambda: store.history(id),
        "held": lambda: store.held(id),
        "head": lambda: store.head(id),
        "record": lambda: store.record.entries(id),
        "keep a note": lambda: store.record.add(id, "note", {"text": "third"}),
        "decide": lambda: store.decide(id, "more"),
        "wrote": lambda: store.wrote(id, "note", "worker", "text"),
        "save_answer": lambda: store.save_answer(id, "shared-1", "belief.reasonable", "shared-1", NO, 1),
    }


@pytest.mark.parametrize("what", TAMPERINGS)
def test_nothing_is_read_for_use_or_added_after_tampering(
    store: Store, worked: Case, reopen: Callable[[], Store], what: str
) -> None:
    """Each tampering that `verify` finds is met by every use of the case: refused, with the case, what, since when and
    what can be done; and no row is added or removed."""
    begun = store.new(worked)
    assert isinstance(begun, Saved)
    store.save_answer(begun.id, "shared-1", "consent.sharing", "shared-1", YES, 1, after_results=True)
    store.decide(begun.id, "wait")
    tamper(store, TAMPERINGS[what])
    before = counts(store._backend.engine)
    again = reopen()
    for name, use in uses(again, begun.id).items():
        problem = use()
        assert isinstance(problem, StoreProblem) and problem.code == "altered", (name, problem)
        assert begun.id in problem.message and "Nothing was changed" in problem.message and "verify" in problem.hint
    assert counts(store._backend.engine) == before
    assert again.verify(begun.id)
    assert not isinstance(again.delete(begun.id), StoreProblem)


def counts(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar() or 0
            for name in inspect(connection).get_table_names()
        }


def test_a_refusal_says_up_to_where_the_history_is_whole(
    store: Store, worked: Case, reopen: Callable[[], Store]
) -> None:
    """The last entry that holds, and its time."""
    store.clock = lambda: dt.datetime(2026, 5, 1, 10, tzinfo=dt.UTC)
    id = filled(store, worked)
    tamper(store, "DROP TRIGGER events_stay; UPDATE events SET at = '2020' WHERE seq = 4")
    problem = reopen().load(id)
    assert isinstance(problem, StoreProblem)
    assert "Entry 4 of the history was altered" in problem.message
    assert "whole up to entry 3, of 2026-05-01T10:00:00.000+00:00" in problem.message


def test_another_case_is_read_and_listed_as_before(store: Store, worked: Case, reopen: Callable[[], Store]) -> None:
    """One case that was altered takes no other with it; the list names it and shows nothing of it."""
    bad, good = filled(store, worked), filled(store, replace(worked, id="good"))
    tamper(store, f"UPDATE cases SET line = replace(line, 'worked-case', 'other') WHERE id = '{bad}'")
    again = reopen()
    assert isinstance(again.load(good), Loaded) and isinstance(again.load(bad), StoreProblem)
    lines = {line.id: line for line in again.list()}
    assert lines[good].reference == "good" and not lines[good].wrong
    assert lines[bad] == Listed(bad, "", "", 0, "", 9, "it was altered outside this program")


def shown(store: Store, id: str) -> dict[str, Any]:
    """Everything a store shows of a case, and of itself."""
    lines = store.list()
    assert not isinstance(lines, StoreProblem), lines
    found: dict[str, Any] = {name: use() for name, use in list(uses(store, id).items())[:5]}
    found |= {f"line {line.id}": line for line in lines}
    return found | {"months": store.keep_months(), "keeps": store.record.keeps(), "due": store.due(dt.date(2040, 1, 1))}


@pytest.mark.postgres
@pytest.mark.parametrize("kind", ["embedded", "team"])
def test_any_cell_that_is_changed_is_refused_or_changes_nothing_shown(
    kind: str, place: str, team: str, worked: Case
) -> None:
    """Property: every column of every table, a row drawn at random, another value in it, or the row removed or doubled
    over another: each use refuses or shows what it showed before."""
    made = create_store(place if kind == "embedded" else team, SECRET, QUICK)
    assert isinstance(made, Created)
    store = made.store
    id = filled(store, worked)
    other = filled(store, replace(worked, id="other"))
    engine = store._backend.engine if kind == "embedded" else create_engine(_driver(team))
    free = "SELECT 1" if kind == "embedded" else "SET session_replication_role = replica"
    drop = "DROP TRIGGER IF EXISTS events_stay" + ("" if kind == "embedded" else " ON events")
    if kind == "embedded":
        tamper(store, "PRAGMA foreign_keys = OFF; DROP TRIGGER events_kept")
    with engine.begin() as connection:
        connection.execute(text(drop))
    truth = {name: shown(store, name) for name in (id, other)}
    draw, tried = random.Random(7), 0
    for change in _changes(engine, draw):
        kept = _dump(engine)
        with engine.connect() as connection:
            connection.execute(text(free))
            connection.commit()
            try:
                connection.execute(text(change))
                connection.commit()
            except Exception:  # the database itself refuses it
                connection.rollback()
                continue
        tried += 1
        store._known.clear()
        store._heads = type(store._heads)()
        for name, was in truth.items():
            said = shown(store, name)
            hidden = {line.id for line in said.values() if isinstance(line, Listed) and line.wrong}
            if isinstance(said["due"], tuple):
                was = {**was, "due": tuple(due for due in was["due"] if due.id not in hidden)}
            for what, now in said.items():
                refused = isinstance(now, StoreProblem) or (isinstance(now, Listed) and now.wrong)
                assert refused or now == was[what], (change, what)
        _put_back(engine, kept, free)
    assert tried > 100
    store._known.clear()
    assert shown(store, id) == truth[id]
    store.lock()


def _driver(place: str) -> str:
    return place.replace("postgresql:", "postgresql+psycopg:")


_LEFT = ("alembic_version", "members", "tombstones")


def _changes(engine: Engine, draw: random.Random) -> list[str]:
    """Statements that each change one cell, or remove or copy one row."""
    found = []
    with engine.connect() as connection:
        look = inspect(connection)
        for table in sorted(set(look.get_table_names()) - set(_LEFT)):
            names = [column["name"] for column in look.get_columns(table)]
            rows = connection.execute(text(f"SELECT * FROM {table}")).all()
            for row in draw.sample(rows, min(len(rows), CELLS)):
                where = " AND ".join(
                    f'"{name}" = {_said(value)}' for name, value in zip(names, row, strict=True) if value is not None
                )
                found.append(f"DELETE FROM {table} WHERE {where}")
                for number, name in enumerate(names):
                    others = {other[number] for other in rows} - {row[number]}
                    wanted = [_near(row[number]), *draw.sample(sorted(others, key=str), min(len(others), 1))]
                    wanted += [None] if name == "ended" else []
                    found += [f'UPDATE {table} SET "{name}" = {_said(value)} WHERE {where}' for value in wanted]
    return found


def _near(value: object) -> object:
    if isinstance(value, int) or value is None:
        return (value or 0) + 1
    return f"{value[:-1]}{'B' if value[-1:] == 'A' else 'A'}" if isinstance(value, str) else value


def _said(value: object) -> str:
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''").replace(":", "\\:") + "'"


def _dump(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    with engine.connect() as connection:
        return {
            table: [dict(row) for row in connection.execute(text(f"SELECT * FROM {table}")).mappings()]
            for table in inspect(connection).get_table_names()
            if table not in _LEFT
        }


def _put_back(engine: Engine, kept: dict[str, list[dict[str, Any]]], free: str) -> None:
    with engine.connect() as connection:
        connection.execute(text(free))
        connection.commit()
        for table, rows in kept.items():
            now = [dict(row) for row in connection.execute(text(f"SELECT * FROM {table}")).mappings()]
            if now == rows:
                continue
            connection.execute(text(f"DELETE FROM {table}"))
            for row in rows:
                names = ", ".join(f'"{name}"' for name in row)
                connection.execute(
                    text(f"INSERT INTO {table} ({names}) VALUES ({', '.join(map(_said, row.values()))})")
                )
        connection.commit()


@pytest.mark.postgres
def test_the_server_s_operator_cannot_choose_which_answer_counts(team: str, worked: Case) -> None:
    """A corrected *yes* is brought back, acts are removed, the order turned, an author forged: every use refuses, in a
    session that opens the case and in one that has it open."""
    made = create_store(team, SECRET, QUICK)
    assert isinstance(made, Created)
    engine = create_engine(_driver(team))
    for statement in (
        "UPDATE answers SET ended = NULL",
        "DELETE FROM acts",
        "UPDATE acts SET position = 3 - position",
        "ALTER TABLE events DISABLE TRIGGER ALL; UPDATE events SET by = 'someone'; ALTER TABLE events ENABLE TRIGGER ALL",
    ):
        id = filled(made.store, worked)
        assert isinstance(made.store.load(id), Loaded)
        before = made.store.load(id)
        with engine.begin() as connection:
            connection.execute(text(statement))
        fresh = open_store(team, SECRET, QUICK)
        assert isinstance(fresh, Store)
        for name, use in uses(fresh, id).items():
            problem = use()
            assert isinstance(problem, StoreProblem) and problem.code == "altered", (statement, name)
        fresh.lock()
        assert made.store.load(id) == before
        made.store.delete(id)
    engine.dispose()
    made.store.lock()


@pytest.mark.postgres
def test_a_case_put_back_by_the_server_is_refused_where_it_was_read_before(
    team: str, worked: Case, server: Cluster
) -> None:
    """Row, history and seal as they were: whole in itself, older than what this machine saw; `accept_older` takes it."""
    made = create_store(team, SECRET, QUICK)
    assert isinstance(made, Created)
    begun = made.store.new(worked)
    assert isinstance(begun, Saved)
    engine = create_engine(_driver(team))
    with engine.connect() as connection:
        row = connection.execute(text("SELECT version, head, line, seal FROM cases")).mappings().one()
    assert isinstance(made.store.decide(begun.id, "wait"), Saved)
    made.store.lock()
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE events DISABLE TRIGGER ALL"))
        connection.execute(text("DELETE FROM events WHERE seq = 2"))
        connection.execute(text("DELETE FROM decisions"))
        connection.execute(
            text("UPDATE cases SET version = :version, head = :head, line = :line, seal = :seal"), dict(row)
        )
    opened = open_store(team, SECRET, QUICK)
    assert isinstance(opened, Store)
    problem = opened.load(begun.id)
    assert (
        isinstance(problem, StoreProblem)
        and "had 2 entries" in problem.message
        and "last read on this machine" in problem.message
    )
    (line,) = opened.list()
    assert line.wrong.startswith("it is older than when last read")
    assert opened.verify(begun.id)
    opened.lock()
    taken = open_store(team, SECRET, replace(QUICK, accept_older=True))
    assert isinstance(taken, Store) and isinstance(taken.load(begun.id), Loaded)
    taken.lock()
    engine.dispose()


@pytest.mark.postgres
def test_what_a_colleague_wrote_is_checked_from_where_this_session_stood(team: str, worked: Case) -> None:
    """Only later entries and their rows are read, and what they say is what is shown; altered, it is refused."""
    made = create_store(team, SECRET, QUICK)
    assert isinstance(made, Created)
    begun = made.store.new(worked)
    assert isinstance(begun, Saved)
    other = open_store(team, SECRET, replace(QUICK, worker="worker-1"))
    assert isinstance(other, Store)
    turned = replace(worked, acts=tuple(reversed(worked.acts)))
    other.save_case(begun.id, turned, 1)
    other.save_answer(begun.id, "shared-1", "consent.sharing", "shared-1", YES, 2)
    found, fresh = made.store.load(begun.id), other.load(begun.id)
    assert (
        isinstance(found, Loaded) and isinstance(fresh, Loaded) and found.stored == fresh.stored and found.version == 3
    )
    other.save_answer(begun.id, "shared-1", "consent.sharing", "shared-1", NO, 3)
    engine = create_engine(_driver(team))
    with engine.begin() as connection:
        connection.execute(text("UPDATE answers SET since = 2 WHERE since = 4"))
    problem = made.store.load(begun.id)
    assert isinstance(problem, StoreProblem) and "is missing" in problem.message
    assert not isinstance(
        made.store.save_answer(begun.id, "shared-1", "belief.reasonable", "shared-1", NO, 3), Saved | Conflict
    )
    engine.dispose()
    other.lock()
    made.store.lock()


def test_how_long_cases_are_kept_is_sealed_and_a_forged_day_makes_nothing_due(
    store: Store, worked: Case, reopen: Callable[[], Store]
) -> None:
    """B6: the setting and the day of the last change are under the codes; what is no day or number is a problem."""
    id = filled(store, worked)
    assert store.due(dt.date(2040, 1, 1)) != ()
    tamper(store, 'UPDATE cases SET line = replace(line, \'"changed": "2\', \'"changed": "x\')')
    assert reopen().due(dt.date(2040, 1, 1)) == ()
    assert isinstance(reopen().load(id), StoreProblem)
    for value in ("1", "x", ""):
        tamper(store, f"UPDATE meta SET value = '{value}' WHERE name = 'keep_months'")
        problems = (reopen().keep_months(), reopen().due())
        assert all(isinstance(problem, StoreProblem) and problem.code == "altered" for problem in problems)


def test_a_case_due_after_the_last_year_of_the_calendar_is_not_due(store: Store, worked: Case) -> None:
    """A clock in the year 9999 is a value, not a fault."""
    store.clock = lambda: dt.datetime(9999, 6, 1, tzinfo=dt.UTC)
    store.new(worked)
    assert store.set_keep_months(1200) is None and store.due(dt.date(9999, 12, 31)) == ()
