"""`python -m tools.mutation WORK`: draw changes of the engine, the case, assessment and interview, and hold the tests to them.

The tree is copied to WORK, an empty folder outside it; what each test runs is looked at once, then each change is tried.
`--size`, `--seed`, `--processes`. A run that was cut off goes on where it was. `--again` tries once more what was not caught,
with the tests of `--also FOLDER` besides; `--report` prints what came of it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tools.mutation.mutants import Mutant, results, sample

ROOT = Path(__file__).resolve().parents[2]
ENGINE = ("assessment", "questions", "periods", "penalties", "timelimits", "responsibility")
ROOMS = ("assessor/case", "assessor/assess", "assessor/interview")
NARROW = (
    "assess",
    "asking_first",
    "confirming",
    "headline",
    "idle",
    "interrupts",
    "nations",
    "no_false_accusation",
    "nothing_lost",
    "opening",
    "routes",
    "said_to_the_person",
    "unknown_day",
)
TESTS = (
    "tests/legal_rules",
    *(f"tests/assessor/test_{name}.py" for name in NARROW),
    "tests/corpus",
    "tests/test_bad_input.py",
)
COPIED = ("legal_rules", "assessor", "tui", "data", "tests", "tools", "docs", "benchmarks")


def paths() -> list[str]:
    """The files that are changed."""
    rooms = [path.relative_to(ROOT).as_posix() for room in ROOMS for path in (ROOT / room).glob("*.py")]
    return sorted([f"legal_rules/{name}.py" for name in ENGINE] + rooms)


def prepare(work: Path, size: int, seed: int) -> None:
    """Copy the tree, and draw the changes."""
    for name in COPIED:
        shutil.copytree(ROOT / name, work / "tree" / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in [*ROOT.glob("*.*"), ROOT / "NOTICE"]:
        if path.is_file():
            shutil.copy(path, work / "tree")
    (work / "paths.json").write_text(json.dumps(paths()), encoding="utf-8")
    drawn = [asdict(mutant) for mutant in sample(work / "tree", paths(), size, seed)]
    (work / "mutants.json").write_text(json.dumps(drawn, indent=0), encoding="utf-8")


def start(work: Path, share: str, tests: Sequence[str] = TESTS) -> subprocess.Popen[bytes]:
    """Look at what the tests run (no share), or try a share of the changes."""
    told = dict(
        os.environ,
        ASSESSOR_MUTATION=str(work),
        ASSESSOR_SHARE=share,
        ASSESSOR_MUTANT="",
        PYTHONPATH=str(work / "tree"),
        PYTHONDONTWRITEBYTECODE="1",
        PYTHONHASHSEED="0",
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tools.mutation.plugin", "-p", "no:cacheprovider", "-n0"]
    base = [f"--basetemp={work / 'temporary'}{share.partition('/')[0]}"]
    with (work / f"said{share.partition('/')[0]}.txt").open("wb") as said:
        return subprocess.Popen([*command, *base, *tests], cwd=work / "tree", env=told, stdout=said, stderr=said)


def report(work: Path) -> None:
    """How many were caught, by file, and what was not."""
    found = results(work)
    drawn = [Mutant(**row) for row in json.loads((work / "mutants.json").read_text(encoding="utf-8"))]
    tried = [each for each in drawn if (each.path, each.number) in found]
    caught = {each for each in tried if found[each.path, each.number].startswith("killed")}
    files, kept = Counter(each.path for each in tried), Counter(each.path for each in caught)
    for path in sorted(files):
        print(f"{kept[path]:4} of {files[path]:4}  {path}")
    print(f"{len(caught):4} of {len(tried):4}  in all: {100 * len(caught) / max(1, len(tried)):.1f} %")
    for each in tried:
        if each not in caught:
            source = (work / "tree" / each.path).read_text(encoding="utf-8").splitlines()[each.line - 1].strip()
            said = found[each.path, each.number]
            print(f"{each.path}:{each.line} #{each.number} {each.function} [{said}] {each.what}\n    {source}")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--also", action="append", default=[], metavar="FOLDER")
    parser.add_argument("--report", action="store_true")
    asked = parser.parse_args()
    work = asked.work.resolve()
    os.environ["ASSESSOR_AGAIN"] = "yes" if asked.again else ""
    if not asked.report:
        work.mkdir(parents=True, exist_ok=True)
        if not (work / "mutants.json").exists():
            prepare(work, asked.size, asked.seed)
        if not (work / "coverage.json").exists():
            start(work, "").wait()
        for path in asked.also:
            (work / "tree" / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copytree(ROOT / path, work / "tree" / path, dirs_exist_ok=True)
        if asked.also:
            start(work, "", asked.also).wait()
        for process in [start(work, f"{n}/{asked.processes}", [*TESTS, *asked.also]) for n in range(asked.processes)]:
            process.wait()
    report(work)


if __name__ == "__main__":
    main()
