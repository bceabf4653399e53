"""With an embedded store the process opens no socket."""

from __future__ import annotations

import json
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
import json, os, sys
def refuse(event, arguments):
    if event.startswith("socket."):
        raise SystemExit(f"a socket was used: {event}")
sys.addaudithook(refuse)
from assessor.cli import main
place, secret, commands = json.loads(sys.argv[1])
for command in commands:
    there, here = os.pipe()
    os.write(here, (secret + "\\n").encode())
    os.close(here)
    os.dup2(there, 0)
    sys.stdin = os.fdopen(0, closefd=False)
    if main(["cases", *command, "--store", place, "--secret-fd", "0"]) != 0:
        sys.exit(f"{command} did not work")
"""


def ran(place: str, *before: str) -> subprocess.CompletedProcess[str]:
    """The commands run on a store, one after another in a process that Python's every use of a socket ends."""
    return subprocess.run(
        [*before, sys.executable, "-c", DENY, json.dumps([place, SECRET, COMMANDS])],
        cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_no_command_makes_a_socket(place: str, tmp_path: Path) -> None:
    """An audit hook ends the process at the first use of a socket by Python; and the system sees no call that makes,
    connects or sends on one, by any library, from making a store to deleting a case."""
    trace = tmp_path / "trace"
    traced = shutil.which("strace") is not None
    done = ran(place, *(("strace", "-f", "-e", "trace=network", "-o", str(trace)) if traced else ()))
    if traced and ("PTRACE" in done.stderr or "ptrace" in done.stderr):
        traced, done = False, ran(place)
    assert done.returncode == 0, done.stderr
    assert all(word in done.stdout + done.stderr for word in ("Recovery code", "worked-case")), done.stdout
    if traced:
        calls = [line for line in trace.read_text().splitlines() if "(" in line]
        assert [line for line in calls if "SIG" not in line and "+++" not in line] == []
