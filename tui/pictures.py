"""Pictures of every screen for the documentation, of invented cases: `python -m tui.pictures docs/pictures`.

The table here is also what the tests walk: each shot has its snapshots, and every key is pressed on it.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from textual.pilot import Pilot

from assessor.case.file import load_case
from assessor.case.model import Answer, Case
from assessor.files.preferences import Preferences, write_preferences
from assessor.study.files import ENVIRONMENT as EXERCISES
from legal_rules.files.data import data_dir
from legal_rules.rulebook import RuleBook, load
from tui.app import AssessorApp
from tui.base import BaseScreen
from tui.keeping import Keeping, Kept
from tui.themes import DARK

SIZE = (80, 24)
WIDE = (120, 40)
TODAY = dt.date(2026, 11, 22)
"""The day on which pictures and snapshots are taken to be drawn."""
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shot:
    """One screen as it is shown: the kind of user, the entry that is opened (none: the start), and keys pressed then."""

    name: str
    entry: str = ""
    keys: tuple[str, ...] = ()
    role: str = "support"
    case: str = "worked"


NOTE = ["space" if c == " " else "full_stop" if c == "." else c for c in "My ex posted nude photos of me on Facebook."]
"""The keys of an invented note."""

SHOTS: tuple[Shot, ...] = (
    Shot("first-run", role="", case=""),
    Shot("start", case=""),
    Shot("start-with-case"),
    Shot("new-case", "new", case=""),
    Shot("new-case-what", "new", ("1", "1", "s", "s", "space"), case=""),
    Shot("new-case-when", "new", ("1", "1", "s", "s", *("down",) * 4, "space", "enter", "s"), case=""),
    Shot("open-case", "open", case=""),
    Shot("worked-cases", "worked", case=""),
    Shot("note", "note", case=""),
    Shot("review", "note", (*NOTE, "ctrl+r", "down"), case=""),
    Shot("question", "interview"),
    Shot("question-law", "interview", role="law"),
    Shot("question-beside", "interview", ("f6",), role="law"),
    Shot("question-case", "interview", ("f6", "f6")),
    Shot("ticks", "interview", ("y", "n", "n"), case="ticks"),
    Shot("ticked", "interview", ("y", "n", "n", "y", "k", "n"), case="ticks"),
    Shot("panel", "interview", case="child"),
    Shot("answers", "answers"),
    Shot("setup", "setup"),
    Shot("act", "setup", ("end", "up", "enter")),
    Shot("person", "setup", ("enter",)),
    Shot("plan", "plan", ("down", "space")),
    Shot("plan-fits", "plan", ("f6",)),
    Shot("record", "record"),
    Shot("keep", "keep"),
    Shot("results", "results"),
    Shot("results-law", "results", ("down", "enter"), role="law"),
    Shot("what-if", "what-if", ("g", "1", *"2024-01-30", "enter"), role="law"),
    Shot("bench", "bench", ("comma", "left"), role="law"),
    Shot("bench-nations", "bench", ("comma", "t"), role="law"),
    Shot("nations", "nations"),
    Shot("days", "days"),
    Shot("documents", "documents"),
    Shot("document", "documents", ("2", "enter")),
    Shot("exercises", "exercise", role="law", case=""),
    Shot("choose", "exercise", ("enter", "enter", "down", "space"), role="law", case=""),
    Shot("exercise", "exercise", ("enter", "enter", "space", "enter", "y", "y"), role="law", case=""),
    Shot("learn", "learn", role="law", case=""),
    Shot("law", "law", ("s", "h", "a", "r", "i", "n", "g"), role="law", case=""),
    Shot("law-nothing", "law", tuple("qqqq"), role="law", case=""),
    Shot("provision", "law", (*"66B(1)", "enter", "enter"), role="law", case=""),
    Shot("versions", "law", (*"33", "space", *"distress", "enter", "enter", "v"), role="law", case=""),
    Shot("gaps", "gaps", role="policy", case=""),
    Shot("gap", "gaps", ("enter",), role="policy", case=""),
    Shot("tour", "tour", case=""),
    Shot("accessibility", "accessibility", case=""),
    Shot("contacts", "contacts"),
    Shot("reported", "reported", case=""),
    Shot("settings", "settings", case=""),
    Shot("danger", "interview", ("f2",)),
    Shot("help", "interview", ("f1",)),
    Shot("palette", "interview", ("ctrl+p",)),
    Shot("ask", "answers", ("i",)),
    Shot("cover", "interview", ("f9",)),
)


def case_for(shot: Shot, book: RuleBook) -> Case:
    """The invented case a shot shows: the worked case, or one with less or other answers about the picture."""
    case, problems = load_case(data_dir() / "worked-case.yaml", book.vocabulary)
    if case is None:
        raise RuntimeError("\n".join(map(str, problems)))
    if shot.case == "worked":
        return case
    age = "13-15" if shot.case == "child" else "adult"
    image = replace(case.images["photo-1"], facts={"image.origin": Answer("camera"), "image.age-then": Answer(age)})
    return replace(case, images={"photo-1": image}, acts=case.acts[:1])


@asynccontextmanager
async def opened(
    shot: Shot,
    book: RuleBook,
    size: tuple[int, int] = SIZE,
    theme: str = DARK,
    case: Case | None = None,
    keeping: Keeping | None = None,
) -> AsyncIterator[tuple[AssessorApp, Pilot[int]]]:
    """The interface as a shot shows it, at rest, with its pilot."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "interface.toml"
        os.environ[EXERCISES] = str(Path(folder) / "exercises.json")
        if shot.role:
            write_preferences(settings, Preferences(role=shot.role, theme=theme))
        app = AssessorApp(keeping, settings, lambda: book)
        if not shot.role:
            app.theme = theme
        app.settings_shown = "interface.toml"
        app.today = lambda: TODAY
        app.now = lambda: dt.datetime.combine(TODAY, dt.time(12), dt.UTC)
        async with app.run_test(size=size) as pilot:
            await settle(app, pilot)
            if shot.case:
                app.session.begin(Kept(case or case_for(shot, book)))
                app.session.saved = app.session.state
            if shot.entry:
                app.open_entry(shot.entry)
            elif isinstance(app.screen, BaseScreen):
                app.screen.returned()
                app.screen.bars()
            await settle(app, pilot)
            for key in shot.keys:
                await pilot.press(key)
                await settle(app, pilot)
            yield app, pilot


async def settle(app: AssessorApp, pilot: Pilot[int], still: Callable[[], bool] = lambda: True) -> None:
    """Wait until the law is read and nothing is being worked out."""
    for _ in range(2_000):
        await pilot.pause()
        if not app.is_running or app.crash:
            return
        await app.workers.wait_for_complete()
        busy = any(screen.busy for screen in app.screen_stack if isinstance(screen, BaseScreen))
        if app.book is not None and not busy and still():
            break
        await asyncio.sleep(0.005)
    await pilot.pause()


def text_of(app: AssessorApp) -> str:
    """What is on the screen, as lines of text without colour."""
    lines = ["".join(part.text for part in line).rstrip() for line in app.screen._compositor.render_strips()]
    return "\n".join(lines) + "\n"


def svg_of(app: AssessorApp) -> str:
    """What is on the screen, as a drawing that loads nothing from anywhere."""
    return _FONTS.sub("", app.export_screenshot(title="assessor"))


def picture_name(shot: str, size: tuple[int, int]) -> str:
    """The name of a screen's picture at a size."""
    return f"{shot}.svg" if size == SIZE else f"{shot}-{size[0]}.svg"


async def draw(shot: Shot, book: RuleBook, folder: Path) -> None:
    """Write the pictures of one screen, at both sizes."""
    for size in (SIZE, WIDE):
        async with opened(shot, book, size) as (app, _):
            (folder / picture_name(shot.name, size)).write_text(svg_of(app) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Draw every screen into the folder named, or only the shots named after it."""
    book = load().book
    if book is None or not arguments:
        print("usage: python -m tui.pictures FOLDER [SHOT ...]", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for shot in SHOTS:
        if not arguments[1:] or shot.name in arguments[1:]:
            asyncio.run(draw(replace(shot), book, folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
