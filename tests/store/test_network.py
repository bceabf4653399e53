"""With an embedded store the process opens no socket."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.store.conftest import SECRET

COMMANDS = (
    ("import", "data/worked-case.yaml"),
    ("list",),
    ("history", "worked-case"),
    ("verify",),
    ("backup",),
    ("delete", "worked-case", "--yes"),
)
DENY = """
import sys
def refuse(event, arguments):
    if event.startswith("socket."):
        raise SystemExit(f"a socket was used: {event}")
sys.addaudithook(refuse)
from assessor.cli import main
sys.exit(main(sys.argv[1:]))
"""


def ran(place: str, command: tuple[str, ...], *before: str) -> subprocess.CompletedProcess[str]:
    """A command run on a store where Python's every use of a socket ends the process."""
    return subprocess.run(
        [*before, sys.executable, "-c", DENY, "cases", *command, "--store", place, "--secret-fd", "0"],
        cwd=ROOT,
        input=SECRET + "\n",
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_no_command_makes_a_socket(place: str, tmp_path: Path) -> None:
    """An audit hook ends the process at the first use of a socket by Python; and the system sees no call that makes,
    connects or sends on one, by any library, from making a store to deleting a case."""
    trace = tmp_path / "trace"
    traced = shutil.which("strace") is not None
    for number, command in enumerate(COMMANDS):
        strace = ("strace", "-f", "-e", "trace=network", "-o", f"{trace}{number}") if traced else ()
        done = ran(place, command, *strace)
        if traced and ("PTRACE" in done.stderr or "ptrace" in done.stderr):
            traced, done = False, ran(place, command)
        assert done.returncode == 0, (command, done.stderr)
        if traced:
            calls = [line for line in Path(f"{trace}{number}").read_text().splitlines() if "(" in line]
            assert [line for line in calls if "SIG" not in line and "+++" not in line] == []
