"""Every screen has a plain counterpart, which is there; the tour has four cards a user; a shell can complete."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from textual.pilot import Pilot

from assessor.__main__ import main
from assessor.files.preferences import ROLES
from assessor.pages.accessibility import COUNTERPARTS, IN_A_FILE, accessibility_page, command_of
from legal_rules.rulebook import RuleBook
from tests.conftest import ROOT
from tests.tui.driving import drive, press, screen
from tui.app import AssessorApp
from tui.registry import ENTRIES
from tui.screens.tour import CARDS, Tour


def test_every_screen_has_a_plain_counterpart_that_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    """No screen without one; each names a command that prints its help; the table stands in the documentation."""
    assert set(COUNTERPARTS) == {entry.id for entry in ENTRIES}
    commands = {command for _, command in COUNTERPARTS.values() if command != IN_A_FILE}
    for command in commands:
        assert main([*command.split(), "--help"]) == 0, command
        assert "Usage: assessor" in capsys.readouterr().out
    page = (ROOT / "docs" / "tui.md").read_text(encoding="utf-8")
    for id, (name, _) in COUNTERPARTS.items():
        assert f"| {name} | {command_of(id)} |" in page


def test_the_topic_is_a_command_and_a_screen(book: RuleBook, capsys: pytest.CaptureFixture[str]) -> None:
    """The same page."""
    assert main(["accessibility"]) == 0
    assert capsys.readouterr().out == accessibility_page().text()

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert "A screen reader cannot follow the screens" in screen(app)

    drive("accessibility", book, steps)


def test_the_tour_has_four_cards_a_user(book: RuleBook) -> None:
    """Enter goes on, B back, and after the fourth it is over."""
    assert {role.view for role in ROLES.values()} == set(CARDS)
    assert all(len(cards) == 4 for cards in CARDS.values())

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert "1 of 4" in screen(app) and "Safe first" in screen(app)
        await press(app, pilot, "enter", "enter", "b")
        assert "2 of 4" in screen(app)
        await press(app, pilot, "enter", "enter", "enter")
        assert not isinstance(app.screen, Tour)

    drive("tour", book, steps)


def test_a_shell_can_complete_commands() -> None:
    """What the topic tells to put into a shell's start file prints a script that names the command."""
    found = subprocess.run(
        [sys.executable, "-m", "assessor"],
        env={**os.environ, "_ASSESSOR_COMPLETE": "bash_source"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "assessor" in found.stdout and "complete" in found.stdout
