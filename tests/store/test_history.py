"""Tampering, truncation and replay: what the chain finds, and what only a head kept elsewhere finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from assessor.case.model import Answer, Case
from assessor.store import StoreProblem
from assessor.store.chain import Head, read_head
from assessor.store.records import TABLES, case_row
from assessor.store.store import Store
from assessor.store.types import Saved

DROP = "DROP TRIGGER events_stay; DROP TRIGGER events_kept;"
TAMPERINGS = {
    "an answer altered": "UPDATE answers SET value = 'yes' WHERE fact = 'consent.sharing' AND value = 'no'",
    "its source altered": "UPDATE answers SET source = 'seen' WHERE fact = 'consent.sharing'",
    "an answer removed": "DELETE FROM answers WHERE fact = 'consent.sharing'",
    "an answer brought back": "UPDATE answers SET ended = NULL",
    "an answer ended": "UPDATE answers SET ended = 1 WHERE fact = 'shows.breasts'",
    "an answer slipped in": "INSERT INTO answers SELECT 'x', case_id, position, since, ended, stands, \"on\", world, 'x', value, "
    "source, note, supported_says, more FROM answers LIMIT 1",
    "acts exchanged": "UPDATE acts SET position = 3 - position",
    "an answer said to be newer": "UPDATE answers SET since = 2 WHERE fact = 'shows.breasts'",
    "every act removed": "DELETE FROM acts",
    "an entry of the record slipped in": "INSERT INTO record SELECT 'x', id, 1, 1, NULL, 'note', 'n', '{}', '' FROM cases",
    "what the list shows altered": "UPDATE cases SET line = replace(line, 'worked-case', 'other')",
    "what the list shows taken away": "UPDATE cases SET line = '', seal = ''",
    "a day altered": "UPDATE acts SET \"when\" = '{}'",
    "a decision removed": "DELETE FROM decisions",
    "the reference altered": "UPDATE particulars SET reference = 'other'",
    "an entry's time altered": DROP + "UPDATE events SET at = '2020-01-01' WHERE seq = 2",
    "an entry's author altered": DROP + "UPDATE events SET by = 'someone' WHERE seq = 2",
    "that results had been seen altered": DROP + "UPDATE events SET body = replace(body, 'true', 'false')",
    "an entry removed": DROP + "DELETE FROM events WHERE seq = 2",
    "the last entry removed": DROP + "DELETE FROM events WHERE seq = 3",
    "the last entry removed, the count put back": DROP
    + "DELETE FROM events WHERE seq = 3; UPDATE cases SET version = 2; DELETE FROM decisions",
    "two entries exchanged": DROP + "UPDATE events SET seq = 9 WHERE seq = 2; UPDATE events SET seq = 2 WHERE seq = 3; "
    "UPDATE events SET seq = 3 WHERE seq = 9",
}


@pytest.fixture
def begun(store: Store, worked: Case) -> Saved:
    """A case with a correction after results and a decision."""
    saved = store.new(worked)
    assert isinstance(saved, Saved)
    store.save_answer(saved.id, "shared-1", "consent.sharing", "shared-1", Answer("yes", "told"), 1, after_results=True)
    done = store.decide(saved.id, "wait")
    assert isinstance(done, Saved) and done.version == 3
    return done


def tamper(store: Store, statements: str) -> None:
    raw = store._backend.engine.raw_connection()
    raw.driver_connection.executescript(statements)
    raw.close()


def row_of(store: Store, id: str) -> tuple[Any, ...]:
    with store._backend.engine.connect() as connection:
        found = case_row(connection, id)
    assert found is not None
    return found


@pytest.mark.parametrize("what", TAMPERINGS)
def test_what_is_altered_removed_or_slipped_in_is_found(store: Store, begun: Saved, what: str) -> None:
    """Each tampering, by someone who has the file open but not the chain's key."""
    assert store.verify(begun.id) == ()
    tamper(store, TAMPERINGS[what])
    found = store.verify(begun.id)
    assert not isinstance(found, StoreProblem) and found


def test_the_database_itself_refuses_to_alter_a_history(store: Store, begun: Saved) -> None:
    """An entry can be neither changed nor removed while its case is there."""
    for statement in ("UPDATE events SET at = ''", "DELETE FROM events"):
        with pytest.raises(Exception, match="history is only added to"):
            tamper(store, statement)


def test_a_case_put_back_whole_shows_against_a_printed_head(
    store: Store, worked: Case, reopen: Callable[[], Store]
) -> None:
    """Rows, entries and head as they were two entries earlier: whole in itself, not the one the document was made of."""
    new = store.new(worked)
    assert isinstance(new, Saved)
    first = row_of(store, new.id)
    store.save_answer(new.id, "shared-1", "consent.sharing", "shared-1", Answer("yes", "told"), 1, after_results=True)
    begun = store.decide(new.id, "wait")
    assert isinstance(begun, Saved)
    printed = read_head(str(begun.head))
    assert printed is not None and store.verify(begun.id, printed) == ()
    earlier = store.load(begun.id)
    assert not isinstance(earlier, StoreProblem)
    tamper(
        store,
        DROP + "DELETE FROM events WHERE seq > 1; DELETE FROM decisions; DELETE FROM answers WHERE since > 1; "
        "UPDATE answers SET ended = NULL; UPDATE cases SET version = 1, head = (SELECT mac FROM events), "
        f"line = '{first[2]}', seal = '{first[3]}'",
    )
    again = reopen()
    assert again.verify(begun.id) == ()
    store = again
    assert store.verify(begun.id, printed)
    assert store.verify(begun.id, Head(1, "0" * 16))


def test_another_case_s_entries_do_not_pass_for_this_one_s(store: Store, begun: Saved, worked: Case) -> None:
    """A chain belongs to its case: moved to another, its first entry does not fit."""
    other = store.new(replace(worked, id="other"))
    assert isinstance(other, Saved)
    tamper(
        store,
        DROP
        + f"DELETE FROM events WHERE case_id = '{other.id}'; UPDATE events SET case_id = '{other.id}', id = id || 'x' "
        f"WHERE case_id = '{begun.id}' AND seq = 1",
    )
    found = store.verify(other.id)
    assert not isinstance(found, StoreProblem) and found


def test_deleting_leaves_a_random_id_and_a_day(store: Store, begun: Saved) -> None:
    """No row of the case is in any table; the tombstone's id is not the case's."""
    from sqlalchemy import text

    gone = store.delete(begun.id)
    assert not isinstance(gone, StoreProblem) and gone.tombstone != begun.id
    tables = ("cases", "events", *TABLES)
    with store._backend.engine.connect() as connection:
        assert [connection.execute(text(f"SELECT count(*) FROM {name}")).scalar() for name in tables] == [0] * len(
            tables
        )
        ((id, day),) = connection.execute(text("SELECT id, day FROM tombstones")).all()
    assert id == gone.tombstone and len(day) == 10


@pytest.mark.parametrize("text", ["", "12", "12-", "x-0123456789abcdef", "12-0123456789abcde", "12-0123456789abcdeg"])
def test_a_head_that_is_none_is_not_read(text: str) -> None:
    """Only a number and sixteen digits of a code are a head; case and spaces around do not matter."""
    assert read_head(text) is None
    assert read_head(" 12-0123456789ABCDEF ") == Head(12, "0123456789abcdef")


def test_a_case_whose_particulars_were_taken_away_is_still_checked(
    store: Store, begun: Saved, reopen: Callable[[], Store]
) -> None:
    """The list has it still, reading it is a problem and no fault of the program, and the check of all finds it."""
    tamper(store, "DELETE FROM particulars")
    again = reopen()
    assert again.ids() == (begun.id,)
    assert isinstance(again.load(begun.id), StoreProblem)
    assert again.verify(begun.id)
    tamper(store, DROP + "PRAGMA foreign_keys = OFF; DELETE FROM cases")
    (line,) = again.list()
    assert line.id == begun.id and line.wrong == "its own row is missing"
    assert again.verify(begun.id) == ("The case's own row is missing.",)
