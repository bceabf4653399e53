"""What can be done with a case and its store on the screen: history, hand over, copies, restore, delete; the record; what is due."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assessor.store import create_store
from legal_rules.rulebook import RuleBook
from tests.store.conftest import SECRET
from tests.tui.driving import drive, press, screen, type_in
from tui.app import AssessorApp
from tui.keeping import Noted
from tui.pictures import Shot
from tui.stored import Stored

KEEP, RECORD, START = Shot("keep", "keep"), Shot("record", "record"), Shot("start", case="")


@pytest.fixture
def stored(tmp_path: Path) -> Stored:
    """A store, open."""
    made = create_store(str(tmp_path / "kept"), SECRET)
    return Stored(str(tmp_path / "kept"), made.store)  # type: ignore[union-attr]


def choose(way: str) -> tuple[str, ...]:
    """Keys to a row of the list, counted as it stands with a stored case."""
    rows = ["save", "lock", "history", "hand-over", "file", "copy", "restore", "delete"]
    return (str(rows.index(way) + 1),)


def test_history_copy_and_delete_are_on_the_screen(book: RuleBook, stored: Stored) -> None:
    """U13: nothing of these was found; deleting asks for the reference, and a wrong one deletes nothing."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "f5")
        assert app.saver.flush()
        await press(app, pilot, "escape")
        app.open_entry("keep")
        await press(app, pilot, *choose("history"))
        assert "1. " in screen(app)
        await press(app, pilot, "escape", *choose("copy"))
        assert "and read back" in screen(app)
        await press(app, pilot, "escape", *choose("delete"))
        await type_in(app, pilot, "no")
        await press(app, pilot, "enter")
        assert "Nothing was deleted." in screen(app) and app.session.case is not None
        await press(app, pilot, *choose("delete"))
        await type_in(app, pilot, app.session.case.id)
        await press(app, pilot, "enter")
        assert "Deleted." in screen(app) and app.session.case is None
        assert stored.listed() == []

    drive("question", book, steps, keeping=stored)


def test_a_hand_over_is_a_sheet_to_read_with_the_file_beside_it(book: RuleBook, tmp_path: Path) -> None:
    """U13: a police officer got YAML alone. Neither file is written over."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        for said in ("Written: hand-over", "already"):
            await press(app, pilot, "2")
            await type_in(app, pilot, str(tmp_path))
            await press(app, pilot, "enter")
            assert said in screen(app), screen(app)
        assert {path.suffix for path in tmp_path.iterdir()} == {".docx", ".yaml"}

    drive(KEEP, book, steps)


def test_an_entry_of_the_record_is_asked_line_by_line_and_kept_encrypted(book: RuleBook, stored: Stored) -> None:
    """A request: whom, when as people say it, the clock with its doubt; it is in the store, and due on the start screen."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "a", "3")
        for line in ("Telegram", "four days ago"):
            await type_in(app, pilot, line)
            await press(app, pilot, "enter")
        await press(app, pilot, *["enter"] * 6)
        assert "asked Telegram" in screen(app)
        await press(app, pilot, "down")
        assert "could not be confirmed" in screen(app)
        assert app.saver.flush()
        lines = stored.due(dt.datetime.now())
        assert len(lines) == 1 and "Telegram: 48 hours without an answer" in lines[0]

    drive(RECORD, book, steps, keeping=stored)

    async def start(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "escape")
        assert "Due:" in screen(app) and "Telegram" in screen(app)

    drive(START, book, start, keeping=stored)


def test_a_tick_of_the_plan_is_in_the_store_with_the_case(book: RuleBook, stored: Stored) -> None:
    """What is ticked is there when the case is opened again."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "space")
        assert app.saver.flush()

    drive(Shot("plan", "plan"), book, steps, keeping=stored)
    (row,) = stored.listed()
    found = stored.open(row.key)  # type: ignore[union-attr]
    assert isinstance(found.notes[0], Noted)  # type: ignore[union-attr]
    assert (found.notes[0].kind, found.notes[0].name) == ("plan", "safe-contact")  # type: ignore[union-attr]


def test_the_first_start_sets_up_the_store_or_says_what_memory_means(
    book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U1: asked once, after the kind of work; a passphrase twice, the recovery code, done; memory in words of consequence."""
    monkeypatch.setenv("ASSESSOR_STORE", str(tmp_path / "made"))

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "1")
        assert "everything is gone when the program ends" in screen(app)
        await press(app, pilot, "1")
        for _ in range(2):
            await type_in(app, pilot, SECRET)
            await press(app, pilot, "enter")
        assert "Recovery code:" in screen(app)
        await press(app, pilot, "1", "1")
        assert app.keeping.lasting and "1. New case" in screen(app)

    drive("first-run", book, steps)

    async def student(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "4")
        assert "Where are cases to be kept" not in screen(app)

    drive("first-run", book, student)
