"""Panes: beside one another or as tabs, hidden, filled, widened by keys, and kept; the tree says what is asked, and asks again."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from assessor.files.preferences import read_preferences
from legal_rules.rulebook import RuleBook
from tests.tui.driving import drive, press, screen
from tui.app import AssessorApp
from tui.pictures import settle, text_of
from tui.screens.interview import Interview
from tui.widgets.case_tree import CaseTree
from tui.widgets.panes import LEFT, MIDDLE, RIGHT, Panes
from tui.widgets.reader import Reader

FACT = "shows.breasts"
"""What the worked case's picture is intimate by."""
WIDE = (120, 40)
NARROW = (80, 24)
SIZES = ((60, 20), NARROW, (99, 30), (100, 30), WIDE, (160, 50), (40, 12), (20, 6), (5, 5), (1, 1))


def _panes(app: AssessorApp) -> Panes:
    return app.screen.query_one(Panes)


@pytest.mark.parametrize("shot", ["question", "question-law", "ticks"])
def test_three_panes_from_100_columns_and_tabs_below_and_no_size_breaks_them(shot: str, book: RuleBook) -> None:
    """At every size the work is there; nothing reaches beyond the last column; each pane is one key away."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            panes = _panes(app)
            seen = [which for which in (LEFT, MIDDLE, RIGHT) if panes.is_seen(which)]
            assert seen == ([LEFT, MIDDLE, RIGHT] if size[0] >= 100 else [MIDDLE]), size
            assert all(len(line) <= size[0] for line in text_of(app).splitlines())
            for which in (RIGHT, LEFT, MIDDLE):
                await press(app, pilot, "f6")
                assert panes.is_seen(which) and not app.crash, size

    drive(shot, book, steps)


def test_hidden_filled_and_widened_by_keys_and_the_choice_is_kept(book: RuleBook) -> None:
    """Shift+Z hides the sides, Z fills the screen, < and > move the edge; the settings hold the widths."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        panes = _panes(app)
        await press(app, pilot, "f6", "less_than_sign")
        assert app.focused is app.screen.query_one("#live", Reader)
        assert panes.widths[RIGHT] == 32
        assert read_preferences(app.settings_file)[0].panes[RIGHT] == 32
        await press(app, pilot, "z")
        assert panes.is_seen(RIGHT) and not panes.is_seen(MIDDLE)
        await press(app, pilot, "z", "Z")
        assert not panes.is_seen(LEFT) and panes.is_seen(MIDDLE)
        chosen, wrong = read_preferences(app.settings_file)
        assert not wrong and chosen.panes == {LEFT: 0, RIGHT: 0}
        await press(app, pilot, "escape")
        app.open_entry("interview")
        await press(app, pilot, "shift+tab")
        assert not _panes(app).is_seen(LEFT)
        await press(app, pilot, "Z")
        assert _panes(app).is_seen(LEFT)

    drive("question", book, steps, WIDE)


def test_the_tree_says_what_is_asked_and_asks_again(book: RuleBook) -> None:
    """In the plain view asked, now and not yet, and no state; Enter on an answer asks that question."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert "✓ No: whether they agreed" in screen(app) and "not asked yet" in screen(app)
        assert not set("●◐○◇◈") & set(text_of(app))
        await press(app, pilot, "f6", "f6")
        tree = app.screen.query_one(CaseTree)
        assert app.focused is tree and tree.find("agreed to the sharing")
        await press(app, pilot, "enter")
        assert isinstance(app.screen, Interview) and app.screen.question is not None
        assert app.screen.question.fact == "consent.sharing"

    drive("question", book, steps, WIDE)


def test_beside_the_question_in_law_view_stand_findings_and_what_was_gained_and_lost(book: RuleBook) -> None:
    """As the act stands with signs and words; after an answer that moves something, what it moved."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert "◐ Fits, unless an exception" in screen(app) and "◐ fits unless" in screen(app)
        assert isinstance(app.screen, Interview)
        app.screen.ask_again("shared-1", FACT)
        app.screen.ask()
        await settle(app, pilot)
        await press(app, pilot, "n")
        moved = screen(app)
        assert "− lost:" in moved and "s.66B(1)" in moved

    drive("question-law", book, steps, WIDE)
