"""What the tests of the screens share: running a coroutine, opening a screen, and reading what is on it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot

from assessor.case.model import Case
from legal_rules.rulebook import RuleBook
from tui.app import AssessorApp
from tui.keeping import Keeping
from tui.pictures import SHOTS, SIZE, Shot, opened, settle, text_of
from tui.themes import DARK

Steps = Callable[[AssessorApp, Pilot[int]], Awaitable[None]]
TABLE = {shot.name: shot for shot in SHOTS}


def drive(
    shot: Shot | str,
    book: RuleBook,
    steps: Steps,
    size: tuple[int, int] = SIZE,
    theme: str = DARK,
    case: Case | None = None,
    keeping: Keeping | None = None,
) -> AssessorApp:
    """Open a shot, do some steps, and give the application as it was at the end."""

    async def run() -> AssessorApp:
        which = TABLE[shot] if isinstance(shot, str) else shot
        async with opened(which, book, size, theme, case, keeping) as (app, pilot):
            await steps(app, pilot)
            return app

    return asyncio.run(run())


async def press(app: AssessorApp, pilot: Pilot[int], *keys: str) -> None:
    """Press keys, waiting after each until nothing is being worked out."""
    for key in keys:
        await pilot.press(key)
        await settle(app, pilot)


async def type_in(app: AssessorApp, pilot: Pilot[int], text: str) -> None:
    """Type a text into the line that has the keys."""
    names = {"-": "minus", " ": "space", "/": "slash", ".": "full_stop", ",": "comma", "_": "underscore"}
    await pilot.press(*[names.get(c, c) for c in text])
    await settle(app, pilot)


def screen(app: AssessorApp) -> str:
    """What is on the screen with every run of blanks as one, so that a sentence broken over lines is found."""
    frame = str.maketrans(dict.fromkeys("│┃╭╮╰╯┏┓┗┛─━▂▆▄▇▁▃", " "))
    return " ".join(text_of(app).translate(frame).split())


def here() -> Path:
    """The folder of these tests."""
    return Path(__file__).resolve().parent


TO_WHAT = ("1", "1", "s", "s")
"""The opening of a case: safe to talk, the nation; where they live and who it was are left out."""


def what(*rows: int) -> tuple[str, ...]:
    """Keys that tick these rows, counted from one in rising order, of what was done."""
    keys: list[str] = []
    at = 1
    for row in rows:
        keys += ["down"] * (row - at) + ["space"]
        at = row
    return (*keys, "enter")


TO_THE_DAY = (*TO_WHAT, *what(5), "s")
"""And something shared; how the picture was made is left out."""
FROM_THE_DAY = ("1", "6", "s", "s", "enter")
"""Nothing else was done, a grown-up; whether it is still up, may be seen or goes on is left out."""
