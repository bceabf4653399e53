"""Snapshots of every screen at two sizes in three kinds of colour, and the pictures of the documentation."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from legal_rules.rulebook import RuleBook
from tests.conftest import FULL, ROOT
from tests.tui.driving import TABLE, drive, here, press
from tests.tui.golden import UPDATE, check, dump
from tui.app import AssessorApp
from tui.pictures import SIZE, WIDE, draw, picture_name, svg_of, text_of
from tui.themes import ANSI_DARK, DARK, LIGHT

FRAMES = {
    "80x24-dark": (SIZE, DARK),
    "80x24-light": (SIZE, LIGHT),
    "80x24-mono": (SIZE, ANSI_DARK),
    "120x40-dark": (WIDE, DARK),
}
EVERY_THIRD = ("80x24-light", "80x24-mono", "120x40-dark")
"""Frames in which every third screen is looked at, and every one in a full run or when they are written."""
LOOKS = [
    (shot, frame)
    for number, shot in enumerate(TABLE)
    for frame in FRAMES
    if FULL or UPDATE or frame not in EVERY_THIRD or number % 3 == 0
]
VERSION = re.compile(r"rule base [\d.]+ ?\([0-9a-f]{12}\)")
PICTURES = ROOT / "docs" / "pictures"


def as_kept(text: str) -> str:
    """A dump without what changes with every change of the law's files: the rule base's version and hash."""
    return VERSION.sub(lambda found: "rule base " + "." * (len(found.group(0)) - 10), text)


@pytest.mark.parametrize(("shot", "frame"), LOOKS)
def test_a_screen_looks_as_it_is_kept(shot: str, frame: str, book: RuleBook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words, its layout and its styles; nothing beyond the last column; the keys of every screen are all in the bar."""
    size, theme = FRAMES[frame]
    if theme == ANSI_DARK:
        monkeypatch.setenv("NO_COLOR", "1")

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        check(here() / "golden" / f"{shot}-{frame}.txt", as_kept(dump(app, styles=True)))
        if theme == DARK:
            picture_is_current(picture_name(shot, size), svg_of(app) + "\n")
        lines = text_of(app).splitlines()
        assert len(lines) == size[1] and all(len(line) <= size[0] for line in lines)
        if not app.covered and len(app.screen.query("KeyBar")):
            bar = "\n".join(lines[-5:])
            for words in ("Help", "In danger", "View", "Save", "Leave now", "Menu", "Quit"):
                assert words in bar, words

    drive(shot, book, steps, size, theme)


def test_no_colour_means_no_colour(book: RuleBook, monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR no cell has a colour of its own, and the words are the same as with colours."""
    texts = []

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "down")
        texts.append(text_of(app))
        if app.theme == ANSI_DARK:
            colours = {
                part.style.color.name
                for line in app.screen._compositor.render_strips()
                for part in line
                if part.style is not None and part.style.color is not None
            }
            assert colours <= {"default"}, colours
            assert any(
                "2. No" not in part.text and "1. Yes" in part.text and part.style.reverse
                for line in app.screen._compositor.render_strips()
                for part in line
                if part.style
            ), "the row under the cursor is marked without colour"

    drive("question", book, steps)
    monkeypatch.setenv("NO_COLOR", "1")
    drive("question", book, steps)
    assert texts[0] == texts[1]


def picture_is_current(name: str, drawn: str) -> None:
    """A picture drawn anew is the one that is kept, or is written; it is drawn from words alone and loads nothing."""
    path = PICTURES / name
    if UPDATE:
        path.write_text(drawn, encoding="utf-8")
    kept = path.read_text("utf-8") if path.is_file() else ""
    assert as_kept(drawn) == as_kept(kept), f"{name}: run python -m tui.pictures docs/pictures"
    assert "url(" not in kept.replace("url(#", "")


def test_the_pictures_of_the_documentation_are_all_there_and_shown(book: RuleBook, tmp_path: Path) -> None:
    """Each shot has its picture at both sizes, which is shown on the page, and there is no other; drawn into a folder, one is the same.
    (Each is compared with the screen where the screen is looked at.)"""
    page = (ROOT / "docs" / "tui.md").read_text(encoding="utf-8")
    for name in TABLE:
        assert f"pictures/{name}.svg" in page and f"pictures/{name}-120.svg" in page
    both = {picture_name(name, size) for name in TABLE for size in (SIZE, WIDE)}
    assert {path.name for path in PICTURES.glob("*.svg")} == both
    asyncio.run(draw(TABLE["question"], book, tmp_path))
    for name in ("question.svg", "question-120.svg"):
        picture_is_current(name, (tmp_path / name).read_text("utf-8"))


def test_keys_pressed_on_a_small_screen_reach_everything(book: RuleBook) -> None:
    """At 60 by 16 the question, its answers and the way on can still be reached with the arrows."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "down", "down", "down", "down", "enter")
        assert app.screen.__class__.__name__ == "Ask"

    drive("question", book, steps, (60, 16))
