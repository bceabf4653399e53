"""Confirming a start on the screen: the form, what it will change, taking it back, and a stored case that moves for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assessor.case.file import read_case
from assessor.store import StoreProblem, create_store
from legal_rules.rulebook import RuleBook
from tests.assessor.test_confirming import COPY
from tests.tui.driving import drive, press, screen, type_in
from tui.app import AssessorApp
from tui.keeping import Kept
from tui.pictures import Shot, settle
from tui.screens.law import Provision
from tui.screens.open_case import ReadAnew
from tui.stored import Stored

LAW = Shot("law", "law", role="law", case="")
SECRET = "correct horse battery staple zebra"


async def to_the_form(app: AssessorApp, pilot: Pilot[int], words: str = "s.66AE") -> None:
    """From the list of the law to a provision, and C."""
    await type_in(app, pilot, words)
    await press(app, pilot, "enter", "enter", "e")


async def filled(app: AssessorApp, pilot: Pilot[int]) -> None:
    """A day, a source, an office; the last line is not chosen yet."""
    await press(app, pilot, "1")
    await press(app, pilot, *["backspace"] * 10)
    await type_in(app, pilot, "2026-09-01")
    await press(app, pilot, "enter", "2")
    await type_in(app, pilot, "an instrument")
    await press(app, pilot, "enter", "3")
    await type_in(app, pilot, "head of legal")
    await press(app, pilot, "enter")


def test_a_start_is_confirmed_on_the_screen_and_taken_back_by_the_same_key(book: RuleBook) -> None:
    """What will change stands there first; then the provision and the list say it; taken back, nothing is left of it."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await to_the_form(app, pilot)
        await press(app, pilot, "4")
        assert "The first day in force has to be said" in screen(app)
        await filled(app, pilot)
        assert "now passed, start not confirmed; then in force from 1 September 2026" in screen(app)
        assert not list(app.confirmations.glob("*")) and app.book is book
        await press(app, pilot, "4")
        assert isinstance(app.screen, Provision)
        assert "Confirmed by head of legal" in screen(app) and "its text was not read" in screen(app)
        assert app.book is not None and app.book.hash != book.hash
        await press(app, pilot, "e", "1", "2")
        assert isinstance(app.screen, Provision) and app.book is not None
        assert "Confirmed by" not in screen(app) and app.book.hash == book.hash
        assert not list(app.confirmations.glob("*"))

    drive(LAW, book, steps)


def test_a_day_ahead_is_refused_and_the_key_is_only_where_it_means_something(book: RuleBook) -> None:
    """Nothing is written; on a provision in force there is no such key."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await to_the_form(app, pilot)
        await filled(app, pilot)
        await press(app, pilot, "1", *["backspace"] * 10)
        await type_in(app, pilot, "2027-03-01")
        await press(app, pilot, "enter", "4")
        assert "lies ahead" in screen(app) and not list(app.confirmations.glob("*"))

    async def elsewhere(app: AssessorApp, pilot: Pilot[int]) -> None:
        await to_the_form(app, pilot, "s.66B(1)")
        assert isinstance(app.screen, Provision) and "Its start" not in screen(app)

    drive(LAW, book, steps)
    drive(LAW, book, elsewhere)


@pytest.fixture
def place(tmp_path: Path, book: RuleBook) -> str:
    """A store with a case of copying, saved while nothing was confirmed."""
    made = create_store(str(tmp_path / "store"), SECRET)
    assert not isinstance(made, StoreProblem), made
    case, problems = read_case(COPY, book.vocabulary, "copy")
    assert case is not None, problems
    assert not isinstance(made.store.new(replace(case, as_at=None), book), StoreProblem)
    made.store.lock()
    return str(tmp_path / "store")


def opens(place: str, book: RuleBook, then: Callable[[AssessorApp, Pilot[int]], object], *keys: str) -> Stored:
    """Confirm the start of the offence of copying on the screen, open the case, and press keys."""
    keeping = Stored(place)
    assert keeping.unlock(SECRET) == ""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await to_the_form(app, pilot)
        await filled(app, pilot)
        await press(app, pilot, "4", "escape", "escape")
        app.open_entry("open")
        await settle(app, pilot)
        await press(app, pilot, "1")
        await press(app, pilot, *keys)
        then(app, pilot)

    drive(LAW, book, steps, keeping=keeping)
    return keeping


def test_a_stored_case_says_what_moved_before_anything_is_saved(place: str, book: RuleBook) -> None:
    """The confirmation and the finding that moved are named; nothing is saved while the page stands."""

    def then(app: AssessorApp, _: object) -> None:
        assert isinstance(app.screen, ReadAnew)
        shown = screen(app)
        assert "its start was confirmed since: in force from 1 September 2026" in shown
        assert "soa2003-66AE" in shown and "Before: passed; whether it had begun is not confirmed" in shown
        assert "Now: in force on the day of the act; its text was not read" in shown
        assert app.session.case is None

    keeping = opens(place, book, then)
    found = keeping.listed()
    assert not isinstance(found, str)
    kept = keeping.open(found[0].key)
    assert isinstance(kept, Kept) and kept.changes


def test_gone_on_with_it_is_saved_under_the_law_as_confirmed(place: str, book: RuleBook) -> None:
    """Enter takes the case up; opened again, there is nothing to look at."""

    def then(app: AssessorApp, _: object) -> None:
        assert app.session.case is not None and app.session.case.id == "copied"

    keeping = opens(place, book, then, "enter")
    found = keeping.listed()
    assert not isinstance(found, str)
    kept = keeping.open(found[0].key)
    assert isinstance(kept, Kept) and not kept.changes
