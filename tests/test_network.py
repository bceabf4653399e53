"""No command opens a socket: every use of one by Python, from the start of the process to its end, is noted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assessor.cli import COMMANDS
from tests.conftest import FULL, ROOT

CASE = "data/worked-case.yaml"
DRAFT = "docs/examples/draft-taking.yaml"
RUN = """
import contextlib, io, sys
used = []
sys.addaudithook(lambda event, _: used.append(event) if event.startswith("socket.") else None)
from assessor.cli import main
for line in sys.stdin.read().splitlines():
    said = io.StringIO()
    sys.stdin = io.StringIO("leave\\n")
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = main(line.split())
    print("@", line.split()[0], status, sorted(set(used)))
    if status not in (0, 1):
        print(said.getvalue())
"""


def lines(folder: Path) -> dict[str, str]:
    """A command line for each command, quick where there is a choice."""
    note = folder / "note.txt"
    note.write_text("He shared a picture of her on 3 May 2025.\n", encoding="utf-8")
    receipt = folder / "receipt.json"
    with receipt.open("w", encoding="utf-8") as stream:
        subprocess.run(
            [sys.executable, "-m", "assessor", "assess", CASE, "--format", "json"], cwd=ROOT, stdout=stream, check=True
        )
    day = "--on 2026-11-22 --nation scotland"
    long = {
        "gaps": f"gaps {day}",
        "changes": "changes 2024-01-01 2024-03-01 --nation scotland",
        "check": "check",
        "compare": f"compare {CASE}",
        "bulk": f"bulk docs/examples/patterns.csv {folder}/out.csv",
        "draft": f"draft {DRAFT} --nation england-wales",
        "sql": f"sql {day}",
    }
    return {
        "assess": f"assess {CASE}",
        "ask": f"ask {CASE}",
        "interview": f"interview {CASE} --plain",
        "narrative": f"narrative {note}",
        "document": f"document case-note {CASE} --to {folder}/note.docx",
        "cases": f"cases list --store {folder}/none",
        "whatif": f"whatif {CASE} --set consent.sharing=yes",
        "law": "law search privacy",
        "accessibility": "accessibility",
        "exercise": "exercise list",
        "record": f"record list ref --store {folder}/none",
        "replay": f"replay {receipt} {CASE}",
        **(long if FULL else {name: f"{name} --help" for name in long}),
    }


@pytest.mark.timeout(700)
def test_no_command_uses_a_socket(tmp_path: Path) -> None:
    """C4: one process runs a line of every command in the table of commands, spaCy's first import among them (of those that
    work for long only with `--full`; else their help)."""
    wanted = lines(tmp_path)
    assert set(wanted) == set(COMMANDS)
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        input="\n".join(wanted.values()),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(tmp_path / "state")},
    )
    said = done.stdout.splitlines()
    ran = {line.split()[1]: line for line in said if line.startswith("@ ")}
    assert set(ran) == set(COMMANDS), (done.stdout[-2_000:], done.stderr[-2_000:])
    assert [line for line in ran.values() if not line.endswith("[]")] == []
    assert {name for name, line in ran.items() if line.split()[2] not in "01"} <= {"cases", "record"}, done.stdout


def test_reading_a_note_brings_no_client() -> None:
    """Nothing that speaks to a network is imported beside the words of a note."""
    code = (
        "import sys; from assessor.notes import narrate; narrate('He shared a picture.', None); "
        "print(sorted({'requests', 'urllib3', 'httpx', 'http.client', 'ssl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
