"""The record of a case: entries of any kind, corrected with their history, redacted for good, refused where none is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, text

from assessor.case.model import Case
from assessor.store import StoreProblem, create_store, open_store
from assessor.store.how import Created
from assessor.store.record import MOST, Recorded, Redacted
from assessor.store.store import Store
from assessor.store.types import Saved
from tests.store.conftest import QUICK, SECRET
from tests.store.test_history import tamper

SAYS = {
    "day": "2026-11-20",
    "what": "the film is up again",
    "about": ["B"],
    "source": "told",
    "seen": {"where": "a site"},
}


@pytest.fixture
def case_id(store: Store, worked: Case) -> str:
    """A case."""
    saved = store.new(worked)
    assert isinstance(saved, Saved)
    return saved.id


def standing(store: Store, id: str, kind: str | None = None) -> tuple[Recorded, ...]:
    found = store.record.entries(id, kind)
    assert not isinstance(found, StoreProblem), found
    return found


def test_entries_are_kept_by_kind_and_read_back_after_opening_again(
    store: Store, case_id: str, reopen: Callable[[], Store]
) -> None:
    """In the order they were made, with who and when; they are in the history and in what is held, by whom each is about."""
    assert isinstance(store.record.add(case_id, "incident", SAYS, "one"), Saved)
    assert isinstance(store.record.add(case_id, "request", {"to": "a platform"}), Saved)
    again = reopen()
    first, second = standing(again, case_id)
    assert (first.kind, first.name, first.says, first.made_by, first.redacted) == (
        "incident",
        "one",
        SAYS,
        "worker-1",
        False,
    )
    assert standing(again, case_id, "request") == (second,) and second.says == {"to": "a platform"}
    history, held = again.history(case_id), again.held(case_id)
    assert not isinstance(history, StoreProblem) and not isinstance(held, StoreProblem)
    assert history[1].what == "entry of the record made" and "the film is up again" in history[1].changes[0].now
    (item,) = (item for item in held if item.what == "in the record: incident one")
    assert item.about == ("B (supported)",) and item.supplied == "told by the person supported"
    assert again.verify(case_id) == ()


def test_a_correction_keeps_what_was_said_before(store: Store, case_id: str) -> None:
    """The entry keeps its place and beginning; its earlier words are in the history."""
    store.record.add(case_id, "note", {"text": "first"}, "n")
    store.record.add(case_id, "note", {"text": "other"}, "later")
    assert isinstance(store.record.correct(case_id, "note", "n", {"text": "second"}), Saved)
    assert [entry.says["text"] for entry in standing(store, case_id)] == ["second", "other"]
    history = store.history(case_id)
    assert not isinstance(history, StoreProblem)
    assert (history[3].changes[0].before, history[3].changes[0].now) == ("text: first", "text: second")


def test_what_is_redacted_is_in_no_file_and_the_history_says_that_it_was(
    store: Store, case_id: str, reopen: Callable[[], Store], worked: Case
) -> None:
    """Every form the entry had; other words may stand in its place; verified in this session and the next."""
    store.record.add(case_id, "note", {"text": "rang 0161 496 0000"}, "n")
    store.record.correct(case_id, "note", "n", {"text": "rang 0161 496 0001"})
    done = store.record.redact(case_id, "note", "n", {"text": "rang [a number]"})
    assert isinstance(done, Redacted) and done.not_reached
    for opened in (store, reopen()):
        (entry,) = standing(opened, case_id)
        assert entry.says == {"text": "rang [a number]"} and entry.redacted and opened.verify(case_id) == ()
        history, held = opened.history(case_id), opened.held(case_id)
        assert "496" not in str(history) + str(held) and "words of the record taken out for good" in str(history)
    with store._backend.engine.connect() as connection:
        assert "496" not in str(connection.execute(text("SELECT * FROM record")).all())
        assert "496" not in str(connection.execute(text("SELECT body FROM events")).all())
    gone = store.record.redact(case_id, "note", "n")
    assert isinstance(gone, Redacted) and standing(store, case_id) == () and store.verify(case_id) == ()


@pytest.mark.postgres
def test_words_taken_out_cannot_be_put_back_by_the_server(team: str, worked: Case) -> None:
    """The row as it was, sealed by a member: it is refused."""
    made = create_store(team, SECRET, QUICK)
    assert isinstance(made, Created)
    saved = made.store.new(worked)
    assert isinstance(saved, Saved)
    made.store.record.add(saved.id, "note", {"text": "a name"}, "n")
    engine = create_engine(team.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        row = connection.execute(text("SELECT says FROM record")).scalar()
    assert isinstance(made.store.record.redact(saved.id, "note", "n"), Redacted)
    assert made.store.verify(saved.id) == ()
    with engine.begin() as connection:
        connection.execute(text("UPDATE record SET says = :says"), {"says": row})
    fresh = open_store(team, SECRET, replace(QUICK))
    assert isinstance(fresh, Store)
    problem = fresh.record.entries(saved.id)
    assert isinstance(problem, StoreProblem) and problem.code == "altered"
    for one in (fresh, made.store):
        one.lock()
    engine.dispose()


def test_nothing_is_added_where_the_service_keeps_no_notes(
    store: Store, case_id: str, reopen: Callable[[], Store]
) -> None:
    """What was kept is shown and can be redacted; the setting is under the codes."""
    store.record.add(case_id, "note", {"text": "before"}, "n")
    assert store.record.set_keeps(False) is None
    again = reopen()
    assert again.record.keeps() is False
    for refused in (again.record.add(case_id, "note", {}), again.record.correct(case_id, "note", "n", {})):
        assert isinstance(refused, StoreProblem) and "keeps no notes" in refused.message
    assert len(standing(again, case_id)) == 1
    assert isinstance(again.record.redact(case_id, "note", "n"), Redacted) and standing(again, case_id) == ()
    tamper(store, "UPDATE meta SET value = 'yes' WHERE name = 'keep_record'")
    forged = reopen().record.add(case_id, "note", {})
    assert isinstance(forged, StoreProblem) and forged.code == "altered"


def test_what_is_no_entry_or_names_none_is_refused_and_changes_nothing(store: Store, case_id: str) -> None:
    """Sizes, names, what is no JSON, a name twice, entries that are not there, a case that is not there."""
    record = store.record
    record.add(case_id, "note", {"text": "x"}, "n")
    refused = (
        record.add(case_id, "A kind", {}),
        record.add(case_id, "note", {}, "../n"),
        record.add(case_id, "note", {"a": {1}}),
        record.add(case_id, "note", {"text": "x" * MOST}),
        record.add(case_id, "note", {"a": float("nan")}),
        record.add(case_id, "note", {"a": "\ud800"}),
        record.add(case_id, "note", {}, "n"),
        record.correct(case_id, "note", "m", {}),
        record.redact(case_id, "note", "m"),
        record.add("none", "note", {}),
        record.redact(case_id, "note", "m", {}),
    )
    assert all(isinstance(one, StoreProblem) for one in refused), refused
    assert len(standing(store, case_id)) == 1 and store.head(case_id).seq == 2
