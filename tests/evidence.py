"""Writes what a full run measured to docs/evidence: date, commit, machine size, and every figure tests recorded.

Tests record a figure with `record(name, value)`; `python -m tests.evidence STATUS SECONDS [ARGUMENTS]` gathers them after
the run.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".pytest_cache" / "figures"


def record(name: str, value: object) -> None:
    """Keep a figure of this run, under a name; the last of a name wins."""
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")


def _memory() -> str:
    try:
        pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return "memory not known"
    return f"{pages / 2**30:.0f} GiB of memory"


def main(status: str, seconds: str, *arguments: str) -> None:
    """Write the figures of the last run to a page named by its date; one of only some tests says which."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    today = dt.date.today().isoformat()
    lines = [
        f"# Full run of {today}",
        "",
        f"Commit {commit.stdout.strip() or 'not known'}; {os.cpu_count()} processors, {_memory()}; "
        f"Python {platform.python_version()} on {platform.system()}. "
        f"Made by `{' '.join(('python3 run.py test --full', *arguments))}` in {seconds} s; the tests ended with status {status}.",
        "",
        "| figure | value |",
        "|---|---|",
    ]
    for path in sorted(KEPT.glob("*.json")):
        value = json.loads(path.read_text(encoding="utf-8"))
        said = ", ".join(f"{key}: {part}" for key, part in value.items()) if isinstance(value, dict) else value
        lines.append(f"| {path.stem} | {said} |")
    target = ROOT / "docs" / "evidence" / f"full-{today}.md"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"figures written to {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
