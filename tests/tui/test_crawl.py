"""Every key of every screen, and streams of keys: nothing breaks, and the case stays one that can be read back."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from assessor.case.file import case_to_yaml, read_case
from legal_rules.rulebook import RuleBook
from tests.conftest import FULL
from tests.evidence import record
from tests.fewer import some
from tests.tui.driving import TABLE, drive
from tui.app import AssessorApp
from tui.keeping import Kept
from tui.pictures import Shot, case_for, opened, settle, text_of

ENDS = frozenset({"f9", "ctrl+x", "ctrl+q", "ctrl+c"})
KEYS = (
    *"abcdefghijklmnopqrstuvwxyz0123456789",
    "enter",
    "enter",
    "enter",
    "escape",
    "up",
    "down",
    "left",
    "right",
    "tab",
    "shift+tab",
    "space",
    "backspace",
    "delete",
    "home",
    "end",
    "pageup",
    "pagedown",
    "f1",
    "f2",
    "f3",
    "f9",
    "ctrl+x",
    "ctrl+p",
    "left_square_bracket",
    "right_square_bracket",
    "minus",
    "slash",
    "ctrl+u",
    "ctrl+a",
    "ctrl+v",
)
SAME = ("ticked", "start-with-case", "versions", "review")
"""Shots of a screen whose keys another shot or a test of its own presses already."""
EVERY_KEY = ("question", "open-case")
"""Shots on which keys of every screen and of typing are pressed too, whatever the counts."""
UNTYPED = ("what-if", "law", "note")
STREAM = 10_000 if FULL else 240


PRESSED = some([name for name in TABLE if FULL or name not in (*SAME, *EVERY_KEY)], 14)
"""The shots whose keys are pressed beside those of `EVERY_KEY`."""


@pytest.mark.parametrize("shot", [name for name in TABLE if name in PRESSED or name in EVERY_KEY])
def test_every_binding_of_every_screen_can_be_pressed(shot: str, book: RuleBook) -> None:
    """Each key that a screen or what has its focus binds is pressed on it; nothing breaks and something is shown."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        keys = [
            key
            for key, active in app.screen.active_bindings.items()
            if key not in ENDS and _pressed(app, active.node, shot)
        ]
        assert keys or app.covered
        at_rest = _here(app)
        for key in keys:
            await pilot.press(key)
            await settle(app, pilot)
            assert not app.crash, (key, app.crash)
            assert text_of(app).strip(), key
            if _here(app) != at_rest:
                await _again(app, pilot, shot, book)
                at_rest = _here(app)

    drive(_plain(shot), book, steps)


def _plain(shot: str) -> Shot:
    """The shot, without what was typed in it where every key can be pressed without that."""
    which = TABLE[shot]
    return which if FULL or shot not in UNTYPED else replace(which, keys=())


def _pressed(app: AssessorApp, node: object, shot: str) -> bool:
    """A key of the screen itself or of what has the focus; keys of every screen, and of typing, on one screen of each
    kind only, unless this is a full run."""
    return FULL or shot in EVERY_KEY or not (node is app or isinstance(node, Input))


def _here(app: AssessorApp) -> tuple[int, int, object, str]:
    """What shows whether a key changed where one is: the screen, the case, what has the focus; in a full run, the words
    too, so that each key is pressed on the screen just as the shot shows it."""
    return id(app.screen), app.session.state, app.focused, text_of(app) if FULL else ""


async def _again(app: AssessorApp, pilot: Pilot[int], shot: str, book: RuleBook) -> None:
    """Back to the screen as the shot opens it."""
    which = _plain(shot)
    app.uncover()
    while len(app.screen_stack) > 1 and app.screen is not app.screen_stack[0]:
        app.pop_screen()
        await pilot.pause()
    app.session.forget()
    if which.case:
        app.session.begin(Kept(case_for(which, book)))
    if which.entry:
        app.open_entry(which.entry)
    await settle(app, pilot)
    for key in which.keys:
        await pilot.press(key)
        await settle(app, pilot)


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(4))
def test_streams_of_keys_break_nothing(seed: int, book: RuleBook) -> None:
    """Keys at random, as fast as they come: no fault, and the case that comes of them reads back as itself."""
    choice = random.Random(seed)
    left = STREAM // 4

    async def run() -> None:
        nonlocal left
        shot = TABLE[choice.choice(["start", "question", "setup", "question-law", "results-law"])]
        async with opened(shot, book, choice.choice([(80, 24), (120, 40), (60, 16)])) as (app, pilot):
            while left > 0 and app.is_running and not app._exit:
                left -= 1
                key = choice.choice(KEYS)
                if app.covered and key in ENDS:
                    key = "enter"
                await pilot.press(key)
                if choice.random() < 0.3:
                    await settle(app, pilot)
                assert not app.crash, (key, app.crash)
            await settle(app, pilot)
            if app.session.case is not None:
                again, problems = read_case(case_to_yaml(app.session.case), book.vocabulary)
                assert again is None or again == app.session.case
                assert again is not None or all(problem.message for problem in problems)

    while left > 0:
        asyncio.run(run())
    record(f"keys at random on the screens, stream {seed}", {"keys": STREAM // 4, "faults": 0})
