"""What stands in a process's memory: no picture of it is written, nothing else may look in, and locking forgets."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

LIMITS = """
import ctypes, resource
print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


def said(code: str) -> str:
    """What a program prints that was started with core dumps on."""
    begin = "import resource; most = resource.getrlimit(resource.RLIMIT_CORE)[1]\n"
    done = subprocess.run(
        [sys.executable, "-c", f"{begin}resource.setrlimit(resource.RLIMIT_CORE, (most, most))\n{code}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="the system's own way to forbid it")
@pytest.mark.parametrize(
    "start",
    [
        "from assessor import cli; cli.main = lambda: exec(LIMITS)\ntry: cli.run()\nexcept SystemExit: pass",
        "from assessor.store import open_store\nopen_store('/nowhere', 'a secret'); exec(LIMITS)",
        "from assessor.store import open_store\nopen_store('postgresql://ann@localhost/c?port=x', 'a secret'); exec(LIMITS)",
        "from assessor.store import create_store\ncreate_store('postgresql:///c', 'a secret'); exec(LIMITS)",
    ],
    ids=["any command", "a store opened", "a team's store opened", "a team's store made"],
)
def test_no_crash_writes_a_picture_and_no_other_program_looks_in(start: str) -> None:
    """B5: off before a command runs, and before a key is made from a passphrase, for both kinds of store."""
    assert said(f"LIMITS = {LIMITS!r}\n{start}").split() == ["0", "0"]
