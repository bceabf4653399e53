"""Work in threads: what comes too late is dropped, the screen answers meanwhile, and 50 acts are no different from two."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace

from textual.pilot import Pilot

from benchmarks.documents import fifty_acts
from legal_rules.rulebook import RuleBook
from tests.tui.driving import drive, press, screen
from tui.app import AssessorApp
from tui.base import BaseScreen
from tui.pictures import settle


def test_what_was_worked_out_for_an_older_case_is_dropped(book: RuleBook) -> None:
    """The case changes while a thread works: what comes of it is not used."""
    gate, used = threading.Event(), []

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert isinstance(app.screen, BaseScreen)
        app.screen.later("slow", lambda: gate.wait(5), used.append)
        assert app.session.case is not None
        app.session.change(replace(app.session.case, id="another"))
        gate.set()
        await settle(app, pilot)
        assert used == []

    drive("answers", book, steps)


def test_only_the_last_work_of_a_kind_counts_and_dropped_work_does_not(book: RuleBook) -> None:
    """Begun twice, used once; let go of, not at all."""
    used: list[str] = []

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        at = app.screen
        assert isinstance(at, BaseScreen)
        at.later("kind", lambda: "first", used.append)
        at.later("kind", lambda: "second", used.append)
        at.later("other", lambda: "third", used.append)
        at.drop("other")
        await settle(app, pilot)
        assert used == ["second"]

    drive("answers", book, steps)


def test_the_screen_answers_and_says_so_while_something_is_worked_out(book: RuleBook) -> None:
    """A thread that is kept waiting keeps nobody: the cursor moves, help opens, and the bar says 'working'."""
    gate = threading.Event()

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        at = app.screen
        assert isinstance(at, BaseScreen)
        at.later("slow", lambda: gate.wait(20), lambda _: None)
        await asyncio.sleep(0.3)
        await pilot.press("down")
        await pilot.pause()
        assert "working" in screen(app)
        await pilot.press("f1")
        await pilot.pause()
        assert "Help" in screen(app)
        gate.set()
        await settle(app, pilot)
        await press(app, pilot, "escape")
        assert "working" not in screen(app)

    drive("answers", book, steps)


def test_fifty_acts_are_asked_about_listed_and_assessed(book: RuleBook) -> None:
    """Each act is there: in the list, and at the end of the results of both views."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "k", "e", "end")
        assert "act-49" in screen(app)
        await press(app, pilot, "r")
        for _ in range(2):
            await press(app, pilot, "end", "up", "pageup", "f3", "end")
            assert "act-49" in " ".join(block.text for block in app.screen.query_one("Reader").blocks)  # type: ignore[attr-defined] # a Reader

    drive("question", book, steps, case=fifty_acts())
