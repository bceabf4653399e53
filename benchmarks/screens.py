"""The screens, from outside: the first frame of a fresh process in a terminal, and a key to the frame that shows it."""

from __future__ import annotations

import json
import os
import select
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.timing import Row

FIRST_FRAME, KEY, SLIDE = 250_000.0, 50_000.0, 80_000.0
RUNS = 9
TIMES_BARE = 1.6
MEMORY = 150
SHOWN = b"assessor:"
PATIENCE = 20.0


def rows() -> list[Row]:
    """The first frame, and the 95th percentile of keys with 50 acts open; no rows where there is no pseudo-terminal."""
    if os.name != "posix":
        return []
    ours, bare = first_frames()
    return [
        Row(
            f"screens: first frame of a fresh process, median of {RUNS}",
            ours,
            FIRST_FRAME,
            f"{ours / bare:.2f} times a bare Textual application in the same run (budget {TIMES_BARE})",
        ),
        *_keys(),
    ]


def first_frames(runs: int = RUNS) -> tuple[float, float]:
    """The medians of first frames, ours and a bare Textual application's, one after the other so that both meet the same
    machine."""
    pairs = [(_first_frame("assessor"), _first_frame("benchmarks.bare")) for _ in range(runs)]
    return statistics.median(ours for ours, _ in pairs), statistics.median(bare for _, bare in pairs)


def _first_frame(module: str) -> float:
    """Microseconds from starting the process to the first output that holds the title."""
    import pty

    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = pty.openpty()
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "PYTHONPATH": str(Path(__file__).resolve().parent.parent),
            "COLUMNS": "80",
            "LINES": "24",
            "ASSESSOR_CONFIG": folder,
        }
        start = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, "-P", "-m", module],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            start_new_session=True,
        )
        os.close(theirs)
        seen = b""
        try:
            while SHOWN not in seen and time.perf_counter() - start < PATIENCE:
                if select.select([ours], [], [], 0.5)[0]:
                    seen += os.read(ours, 65536)
            return (time.perf_counter() - start) * 1e6
        finally:
            child.kill()
            child.wait()
            os.close(ours)


def _keys() -> list[Row]:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "benchmarks.first_frame"], capture_output=True, text=True, check=False, timeout=600
    )
    if done.returncode != 0:
        return []
    measured = json.loads(done.stdout)
    memory = measured.pop("memory")
    keys = [
        Row(
            f"screens: {kind}{'' if 'bench' in kind else ', 50 acts'}, key to frame, 95th percentile of {found['keys']} (median {found['median']:.0f} ms)",
            found["p95"] * 1_000,
            SLIDE if "bench" in kind else KEY,
        )
        for kind, found in measured.items()
    ]
    return [
        *keys,
        Row("screens: most memory with 50 acts open and answered", 0, ratio=f"{memory} MB (budget {MEMORY} MB)"),
    ]
