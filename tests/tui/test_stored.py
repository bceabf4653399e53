"""The real store behind the screens: saved, locked, killed, and gone on with at the same question."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assessor.case.edit import new_case, put
from assessor.case.file import load_case
from assessor.case.model import Answer, Case
from assessor.store import StoreProblem, create_store, open_store
from assessor.store.store import Store
from assessor.store.types import Saved
from legal_rules.files.data import data_dir
from legal_rules.rulebook import RuleBook
from tests.files import contents
from tests.tui.driving import FROM_THE_DAY, TABLE, TO_THE_DAY, drive, press, screen, type_in
from tui.app import AssessorApp
from tui.keeping import Keeping, Kept
from tui.pictures import opened, settle
from tui.stored import CHANGED_ELSEWHERE, Stored, keeping_for

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
            await press(app, pilot, "enter", "1", *TO_THE_DAY)
            await type_in(app, pilot, "2024-02-03")
            await press(app, pilot, "enter", *FROM_THE_DAY, "4")
            assert app.saver.flush()
            question = app.screen.question  # type: ignore[attr-defined] # it is the interview
            asked.append((question.act, question.fact))
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
            assert (question.act, question.fact) == asked[0]
            assert app.session.case is not None
            assert len(app.session.case.acts) == 1

    asyncio.run(killed())
    for path, content in contents(Path(place)):
        assert b"share-1" not in content and b"england-wales" not in content, path
    asyncio.run(again())


def test_what_a_colleague_changed_outlasts_going_on_locking_and_a_crash(place: str, book: RuleBook) -> None:
    """Their answer stays, beside ours, through the next save, through locking and unlocking, and in what a crash leaves;
    a clash is refused until the case was opened again, however often saving is tried."""
    case, _ = load_case(data_dir() / "worked-case.yaml", book.vocabulary)
    assert case is not None
    ours, theirs = Stored(place), open_store(place, SECRET)
    assert ours.unlock(SECRET) == "" and isinstance(theirs, Store)
    begun = saved(ours, Kept(case))
    assert isinstance(theirs.save_case(begun.key, answered(case, "consent.sharing"), 1), Saved)
    beside = saved(ours, replace(begun, case=answered(case, "privacy.expected")))
    assert "consent.sharing" in beside.told and saved(ours, replace(beside, told="")).told == ""
    ours.lock()
    assert ours.unlock(SECRET) == ""
    going_on = answered(beside.case, "excuse.reasonable")
    saved(ours, replace(begun, case=going_on))
    assert ours.hold(replace(begun, case=answered(going_on, "belief.reasonable"))) == ""
    clash = replace(begun, case=answered(going_on, "consent.sharing", "yes"))
    assert [ours.save(clash, False) for _ in range(3)] == [CHANGED_ELSEWHERE] * 3
    ours.lock()
    again = Stored(place)
    assert again.unlock(SECRET) == ""
    left = again.held()
    assert left is not None
    for found in (saved(again, left), again.open(begun.key)):
        assert isinstance(found, Kept)
        for fact in ("consent.sharing", "privacy.expected", "excuse.reasonable", "belief.reasonable"):
            assert found.case.act("shared-1").facts[fact].value == "unknown", fact
    again.lock()
    theirs.lock()


def test_two_new_cases_are_told_apart_in_the_list_and_can_be_named(place: str, book: RuleBook) -> None:
    """Each is listed under the day and a number, which the case page shows; typed over, the list shows what was typed."""
    keeping = Stored(place)
    assert keeping.unlock(SECRET) == ""
    first = saved(keeping, Kept(new_case("england-wales")))
    today = dt.date.today().isoformat()

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        app.session.begin(Kept(new_case("scotland")))
        app.action_save()
        assert app.saver.flush()
        await settle(app, pilot)
        assert app.session.case is not None and app.session.case.id == f"case-{today}-2"
        app.open_entry("setup")
        await settle(app, pilot)
        assert f"Reference: case-{today}-2" in screen(app)
        await press(app, pilot, "end", "enter")
        await type_in(app, pilot, "K-17/b")
        await press(app, pilot, "enter")
        assert "Letters, digits, dots and hyphens" in screen(app)
        await press(app, pilot, "backspace", "backspace", "enter")
        assert app.saver.flush()

    drive("start", book, steps, keeping=keeping)
    listed = keeping.listed()
    assert not isinstance(listed, str)
    assert {row.reference for row in listed} == {f"case-{today}-1", "K-17"} and first.case.id == f"case-{today}-1"
    keeping.lock()


def answered(case: Case, fact: str, value: str = "unknown") -> Case:
    return put(case, "shared-1", fact, "shared-1", Answer(value))


def saved(keeping: Stored, kept: Kept) -> Kept:
    found = keeping.save(kept, False)
    assert isinstance(found, Kept), found
    return found


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
