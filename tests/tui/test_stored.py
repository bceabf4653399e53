"""The real store behind the screens: saved, locked, killed, and gone on with at the same question."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assessor.store import StoreProblem, create_store
from legal_rules.rulebook import RuleBook
from tests.tui.driving import TABLE, drive, press, screen, type_in
from tui.app import AssessorApp
from tui.keeping import Keeping, Kept
from tui.pictures import opened, settle
from tui.stored import Stored, keeping_for

SECRET = "correct horse battery staple zebra"


@pytest.fixture
def place(tmp_path: Path) -> str:
    """A new store."""
    made = create_store(str(tmp_path / "store"), SECRET)
    assert not isinstance(made, StoreProblem), made
    made.store.lock()
    return str(tmp_path / "store")


def test_a_store_is_used_where_there_is_one(place: str, tmp_path: Path) -> None:
    """None where there is none; locked at first; a wrong passphrase says so."""
    assert keeping_for(str(tmp_path / "nowhere")) is None
    found = keeping_for(place)
    assert found is not None
    way: Keeping = found
    assert way.locked
    assert "does not open" in way.unlock("wrong")
    assert way.unlock(SECRET) == ""
    assert way.listed() == []
    way.close()


def test_killed_after_an_answer_it_goes_on_at_the_same_question(place: str, book: RuleBook) -> None:
    """Each answer is in the store when the next question is there; the slot says where someone was; no word is readable."""
    first, second = Stored(place), Stored(place)
    asked: list[tuple[str, str]] = []

    async def killed() -> None:
        async with opened(TABLE["start"], book, keeping=first) as (app, pilot):
            await type_in(app, pilot, SECRET)
            await press(app, pilot, "enter", "1", "1", "5")
            await type_in(app, pilot, "2024-02-03")
            await press(app, pilot, "enter", "6", "1", "4")
            assert app.saver.flush()
            question = app.screen.question  # type: ignore[attr-defined] # it is the interview
            asked.append((question["act"], question["fact"]))
            app.changed()
            assert app.saver.flush()
            first.lock()

    async def again() -> None:
        async with opened(TABLE["start"], book, keeping=second) as (app, pilot):
            await type_in(app, pilot, SECRET)
            await press(app, pilot, "enter")
            assert "The last session was not ended" in screen(app)
            await press(app, pilot, "1")
            await settle(app, pilot)
            question = app.screen.question  # type: ignore[attr-defined] # it is the interview
            assert (question["act"], question["fact"]) == asked[0]
            assert app.session.case is not None
            assert len(app.session.case.acts) == 1

    asyncio.run(killed())
    for path in Path(place).rglob("*"):
        if path.is_file():
            assert b"share-1" not in path.read_bytes()
            assert b"england-wales" not in path.read_bytes()
    asyncio.run(again())


def test_leave_now_locks_the_store_and_the_passphrase_goes_on(place: str, book: RuleBook) -> None:
    """The answer given just before is in it."""
    keeping = Stored(place)
    assert keeping.unlock(SECRET) == ""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "y", "f9")
        assert keeping.locked
        await type_in(app, pilot, SECRET)
        await press(app, pilot, "enter")
        assert not app.covered
        assert app.session.key
        kept = keeping.open(app.session.key)
        assert isinstance(kept, Kept)
        assert kept.case == app.session.case
        app.end()

    drive("question", book, steps, keeping=keeping)
