"""Every screen has a plain counterpart, which is there; a shell can complete."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from assessor.cli import main
from assessor.pages.accessibility import COUNTERPARTS, IN_A_FILE, command_of
from tests.conftest import ROOT
from tui.registry import ENTRIES


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
