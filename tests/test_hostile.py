"""Every command that reads a file, on hostile ones: a line and a status, no traceback, in bounded time and memory.

A few files for each command; 300 with `--full` (a hundred of `check`, thirty of `draft`, which take seconds each).
"""

from __future__ import annotations

import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest

from assessor.cli import main
from tests.conftest import FULL, ROOT
from tests.evidence import record
from tests.hostile import hostile
from tests.memory import megabytes, reset_peak

EACH = 300 if FULL else 5
SLOWEST, MOST = 60.0, 1_500
"""Seconds for one file, and megabytes that a command's files may add to what was in memory before."""
CASE, DRAFT, ANSWER = "data/worked-case.yaml", "docs/examples/draft-taking.yaml", "docs/examples/answer.yaml"
TABLE, NOTE = "docs/examples/patterns.csv", "note.txt"
SAID = (
    "B rang on 3 May 2025. Her ex (26) shared a nude picture of her in a group chat on 1 April 2025 without her consent and "
    "says he will send it to her boss unless she comes back. She is 17. Her number is 0161 496 0000.\n"
)
COMMANDS: dict[str, tuple[str, Callable[[str, str], tuple[str, ...]]]] = {
    "assess": (CASE, lambda file, _: ("assess", file)),
    "assess json": (CASE, lambda file, _: ("assess", file, "--format", "json", "--view", "law")),
    "ask": (CASE, lambda file, _: ("ask", file)),
    "interview": (CASE, lambda file, _: ("interview", file, "--plain")),
    "document": (CASE, lambda file, to: ("document", "case-note", file, "--to", to, "--replace")),
    "compare": (CASE, lambda file, _: ("compare", file)),
    "whatif": (CASE, lambda file, _: ("whatif", file, "--set", "consent.sharing=yes")),
    "replay": ("receipt.json", lambda file, _: ("replay", file, CASE)),
    "narrative": (NOTE, lambda file, _: ("narrative", file)),
    "overlay": (DRAFT, lambda file, _: ("assess", CASE, "--overlay", file)),
    "check": (DRAFT, lambda file, _: ("check", "--overlay", file)),
    "draft": (DRAFT, lambda file, _: ("draft", file, "--nation", "england-wales")),
    "exercise mark": (ANSWER, lambda file, _: ("exercise", "mark", file)),
    "bulk": (TABLE, lambda file, to: ("bulk", file, to)),
}
SLOW = {"draft": 30, "check": 100}
"""Fewer, even so, where one file takes seconds."""
ASKED = {name: EACH if name not in SLOW else min(EACH, SLOW[name]) if FULL else 1 for name in COMMANDS}
_ACTS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@pytest.fixture(scope="module")
def goods(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, bytes]]:
    """The good files, by name."""
    place = tmp_path_factory.mktemp("goods")
    with pytest.MonkeyPatch.context() as here:
        here.setenv("ASSESSOR_CONFIG", str(place / "config"))
        here.setenv("ASSESSOR_EXERCISES", str(place / "exercises"))
        here.chdir(ROOT)
        found = {name: (ROOT / name).read_bytes() for name in (CASE, DRAFT, ANSWER, TABLE)}
        with (place / "receipt").open("w", encoding="utf-8") as stream:
            here.setattr(sys, "stdout", stream)
            assert main(("assess", CASE, "--format", "json")) == 0
        yield {**found, NOTE: SAID.encode(), "receipt.json": (place / "receipt").read_bytes()}


@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_survives_hostile_files(
    name: str,
    goods: dict[str, bytes],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Status 0 to 3, no traceback, nothing in what is printed that acts on a terminal or turns the writing."""
    which, command = COMMANDS[name]
    monkeypatch.setattr(sys, "stdin", StringIO("no\n\nleave\n" * 50))
    path = tmp_path / f"file{Path(which).suffix}"
    path.write_bytes(goods[which])
    out_file = tmp_path / f"out{'.csv' if name == 'bulk' else '.txt'}"
    assert main(command(str(path), str(out_file))) in (0, 1), capfd.readouterr().err
    capfd.readouterr()
    reset_peak()
    before, slowest = megabytes("VmRSS"), 0.0
    for seed in range(ASKED[name]):
        path.write_bytes(hostile(goods[which], seed))
        out_file.unlink(missing_ok=True)
        sys.stdin.seek(0)
        begun = time.monotonic()
        status = main(command(str(path), str(out_file)))
        slowest = max(slowest, time.monotonic() - begun)
        out, err = capfd.readouterr()
        assert status in (0, 1, 2, 3), (seed, status)
        assert "Traceback" not in out + err, (seed, err)
        assert status != 2 or err, seed
        said = (out if name != "bulk" else "") + err
        assert not _ACTS.search(said.replace("\n", "").replace("\t", "")), (seed, name)
        assert not [c for c in said if unicodedata.category(c) in ("Cf", "Cs", "Zl", "Zp")], (seed, name)
    if FULL:
        figures = {
            "files": ASKED[name],
            "slowest": f"{slowest:.1f} s",
            "more memory": f"{megabytes('VmRSS') - before} MB",
        }
        record(f"hostile files: {name}", figures)
    assert slowest < SLOWEST and megabytes("VmHWM") - before < MOST
