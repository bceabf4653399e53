"""`assessor record`: entries of a stored case by command, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.store.conftest import SECRET
from tests.store.test_commands import begun, imported  # noqa: F401 (fixtures)


def record(place: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command on the record of a store's case."""
    return subprocess.run(
        [sys.executable, "-m", "assessor", "record", *arguments, "--store", place, "--secret-fd", "0"],
        cwd=ROOT,
        input=f"{SECRET}\n",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_request_goes_through_the_log_and_becomes_a_letter(begun: str, tmp_path: Path) -> None:  # noqa: F811
    """Added with days as they are said, with the clock and its doubt; due; answered; a letter; whom it went to is not kept."""
    made = record(begun, "add", "worked-case", "removal", "--set", "to=Telegram", "--set", "asked=four days ago")
    assert made.returncode == 0 and made.stdout == "removal-1\n"
    assert "could not be confirmed" in made.stderr
    (row,) = json.loads(record(begun, "due", "--format", "json").stdout)["due"]
    assert row["says"] == "Telegram: 48 hours without an answer; is it still up?"
    paper = tmp_path / "second.txt"
    written = record(
        begun, "letter", "worked-case", "removal-1", "second", "--to", str(paper), "--addressee", "Zebulon"
    )
    assert written.returncode == 0 and "Zebulon" in paper.read_text(encoding="utf-8")
    changed = record(begun, "change", "worked-case", "removal-1", "--set", "answer=taken down")
    assert "answer: taken down" in changed.stdout
    assert record(begun, "due").stdout == "Nothing is due.\n"
    listed = record(begun, "list", "worked-case").stdout
    assert "removal-1" in listed and "Zebulon" not in listed
    refused = record(begun, "add", "worked-case", "proof", "--set", "day=tomorrow", "--set", "what=a.jpg")
    assert refused.returncode == 2 and "day:" in refused.stderr and "what:" in refused.stderr
