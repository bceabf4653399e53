"""With an embedded store the process opens no socket."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_no_command_makes_a_socket_where_every_socket_is_refused(command: tuple[str, ...], place: str) -> None:
    """An audit hook ends the process at the first use of a socket by Python."""
    for one in (COMMANDS[0], command):
        done = subprocess.run(
            [sys.executable, "-c", DENY, "cases", *one, "--store", place, "--secret-fd", "0"],
            cwd=ROOT, input=SECRET + "\n", capture_output=True, text=True, timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not there")
def test_the_system_sees_no_socket(place: str, tmp_path: Path) -> None:
    """No call that makes, connects or sends on a socket, by any library, from making a store to deleting a case."""
    trace = tmp_path / "trace"
    for number, command in enumerate(COMMANDS):
        done = subprocess.run(
            ["strace", "-f", "-e", "trace=network", "-o", f"{trace}{number}", sys.executable, "-m", "assessor", "cases",
             *command, "--store", place, "--secret-fd", "0"],
            cwd=ROOT, input=SECRET + "\n", capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        if "PTRACE" in done.stderr or "ptrace" in done.stderr:
            pytest.skip("this machine does not let a process be traced")
        assert done.returncode == 0, done.stderr
        calls = [line for line in Path(f"{trace}{number}").read_text().splitlines() if "(" in line]
        assert [line for line in calls if "SIG" not in line and "+++" not in line] == []
