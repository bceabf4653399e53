"""Leaving now, the cover, the idle lock, and a crash: what is seen afterwards holds no word of a case."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from textual import events
from textual.pilot import Pilot

from legal_rules.rulebook import RuleBook
from tests.fewer import some
from tests.tui.driving import TABLE, drive, press, screen
from tui.app import AssessorApp
from tui.crash import report
from tui.keeping import Memory, Place
from tui.pictures import opened, settle

COVERED = "Paused. Enter goes on. F9 ends now."


@pytest.mark.parametrize("shot", some([name for name in TABLE if name != "cover"], 14))
def test_leave_now_covers_every_screen_at_once(shot: str, book: RuleBook) -> None:
    """One key, F9 or Ctrl+X, wherever the focus is: nothing but the cover is on the screen after it; the case is not
    lost."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        case = app.session.case
        for key in ("f9", "ctrl+x"):
            await pilot.press(key)
            await pilot.pause()
            assert screen(app) == COVERED
            await press(app, pilot, "enter")
            assert app.session.case is case
            assert screen(app) != COVERED

    drive(shot, book, steps)


def test_again_ends_and_forgets(book: RuleBook) -> None:
    """The program ends; nothing is held any more."""

    async def run() -> None:
        keeping = Memory()
        async with opened(TABLE["question"], book, keeping=keeping) as (app, pilot):
            await pilot.press("f9")
            await pilot.press("f9")
            await settle(app, pilot)
            assert not app.is_running or app._exit
            assert app.session.case is None
            assert keeping.listed() == []
            assert app.return_code == 0

    asyncio.run(run())


def test_no_key_but_those_of_the_cover_does_anything_under_it(book: RuleBook) -> None:
    """Help, danger, palette and letters stay without effect until the cover is taken away."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        case = app.session.case
        for key in ("f1", "f2", "f3", "y", "j", "r", "escape", "ctrl+p"):
            await pilot.press(key)
            await settle(app, pilot)
            assert "Paused" in screen(app)
            assert "intimate" not in screen(app)
        assert app.session.case is case

    drive("cover", book, steps)


def test_nobody_there_covers_and_so_does_a_terminal_out_of_focus(book: RuleBook) -> None:
    """After the minutes chosen; at once when the focus is lost, if that is wanted and a case is open."""

    async def idle(app: AssessorApp, pilot: Pilot[int]) -> None:
        app._look()
        assert not app.covered
        app._touched -= app.preferences.cover_minutes * 60
        app._look()
        await settle(app, pilot)
        assert screen(app) == COVERED

    async def away(app: AssessorApp, pilot: Pilot[int]) -> None:
        app.post_message(events.AppBlur())
        await settle(app, pilot)
        assert app.covered is (app.session.case is not None)

    async def allowed(app: AssessorApp, pilot: Pilot[int]) -> None:
        app.preferences = replace(app.preferences, cover_when_away=False)
        app.post_message(events.AppBlur())
        await settle(app, pilot)
        assert not app.covered

    drive("question", book, idle)
    drive("question", book, away)
    drive("start", book, away)
    drive("question", book, allowed)


def test_ending_asks_only_if_something_would_be_lost(book: RuleBook) -> None:
    """Ctrl+Q on an unsaved case asks; staying is the first row."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "y", "ctrl+q")
        assert "not saved" in screen(app)
        await press(app, pilot, "1")
        assert app.session.case is not None
        await press(app, pilot, "ctrl+q", "2")
        assert app.session.case is None

    drive("question", book, steps)


def test_where_someone_was_is_noted_for_coming_back(book: RuleBook) -> None:
    """The act and the fact of the question that is on the screen."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert app.session.place == Place("interview", "shared-1", "purpose.gratification")

    drive("question", book, steps)


def test_a_crash_says_where_in_the_code_and_no_value() -> None:
    """Neither the message of the fault nor any local variable is in what is printed."""

    def work(secret: str) -> None:
        raise ValueError(f"cannot read {secret}")

    try:
        work("zanzibar")
    except ValueError as error:
        said = report(error)
    assert "ValueError" in said
    assert "in work" in said
    assert "zanzibar" not in said


def test_a_fault_on_a_screen_ends_the_program_with_that_message_only(book: RuleBook) -> None:
    """No traceback of Textual's is left to be printed."""

    kept: list[AssessorApp] = []

    async def run() -> None:
        async with opened(TABLE["question"], book) as (app, pilot):
            kept.append(app)
            secret = "zanzibar"
            app.call_later(lambda: int(secret))
            await pilot.pause(0.2)

    with pytest.raises(ValueError, match="zanzibar"):
        asyncio.run(run())
    (app,) = kept
    assert "ValueError" in app.crash
    assert "zanzibar" not in app.crash
    assert not app._exit_renderables
    assert app.return_code == 1


def test_the_palette_offers_no_picture_of_a_case(book: RuleBook) -> None:
    """Neither by name nor by action, and copying stays inside the program."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        commands = list(app.get_system_commands(app.screen))
        assert not [c for c in commands if "screenshot" in f"{c.title} {c.help}".lower()]
        app.copy_to_clipboard("zanzibar")
        assert app.clipboard == "zanzibar"
        await press(app, pilot, "f9")
        assert app.clipboard == ""
        assert list(app.get_system_commands(app.screen)) == []

    drive("question", book, steps)


def test_the_palette_opens_once_however_often_it_is_asked_for(book: RuleBook) -> None:
    """Asked for again from a screen that was opened over it, nothing breaks."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "ctrl+p", "f1", "ctrl+p", "f2", "ctrl+p")
        assert not app.crash
        assert [screen.id for screen in app.screen_stack].count("--command-palette") == 1

    drive("question", book, steps)
