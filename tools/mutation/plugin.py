"""What pytest does for it: which lines each test runs, and each change against the tests that run its line.

Tests are collected once. For each change the process is forked; the child puts the changed code into the function that is
there and runs its tests, quickest first, until one fails. What lies outside a function, or had run before the fork, is
changed as it is imported, in a process of its own (`ASSESSOR_MUTANT`).
"""

from __future__ import annotations

import gc
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any

import pytest
from hypothesis import Phase, settings

from tools.mutation.mutants import Mutant, mutated, results

ROOT = Path(__file__).resolve().parents[2]
WORK = Path(os.environ["ASSESSOR_MUTATION"])
"""The folder of a run: `coverage.json`, `mutants.json`, and what came of each in `done-*.jsonl`."""
SHARE = os.environ.get("ASSESSOR_SHARE", "")
AGAIN = os.environ.get("ASSESSOR_AGAIN", "")
ONE = os.environ.get("ASSESSOR_MUTANT", "")
BUDGET, LIMIT = float(os.environ.get("ASSESSOR_BUDGET", "4")), 90.0
"""Seconds of tests, as measured without a change, that are tried on one change; and after which it counts as caught."""
PLUGINS = ("-p", "tools.mutation.plugin", "-p", "no:cacheprovider")
OFTEN = 40
"""How often a function is looked at in one test: by then it has run most of the lines it will."""
Runs = dict[str, tuple[float, dict[str, list[int]]]]
"""By test: its seconds, and the lines it runs by file."""
_before: set[tuple[str, str]] = set()
"""The functions that ran before the tests do, by file and name."""


def wanted() -> list[Mutant]:
    """The changes of this run."""
    return [Mutant(**row) for row in json.loads((WORK / "mutants.json").read_text(encoding="utf-8"))]


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module with its change."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.name = mutant.path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, ROOT / self.mutant.path, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(mutated(ROOT, self.mutant), str(ROOT / self.mutant.path), "exec"), module.__dict__)


if ONE:
    sys.meta_path.insert(0, _Changed(next(each for each in wanted() if f"{each.path}:{each.number}" == ONE)))


def _ours(code: CodeType) -> str | None:
    """The file of ours that some code is of, if the run is about it."""
    return _FILES.get(code.co_filename)


_FILES = {str(ROOT / path): path for path in json.loads((WORK / "paths.json").read_text(encoding="utf-8"))}


def _note_before(frame: FrameType, event: str, arg: object) -> None:
    if path := _ours(frame.f_code):
        _before.add((path, frame.f_code.co_qualname.partition(".<locals>")[0]))


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Hypothesis looks for no smaller example and keeps none; what runs while tests are collected is noted."""
    phases = (Phase.explicit, Phase.generate)
    settings.register_profile("mutants", settings.default, phases=phases, database=None)
    settings.load_profile("mutants")
    sys.settrace(_note_before)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In a process for one change: its tests alone, quickest first."""
    sys.settrace(None)
    if ONE:
        ids = json.loads(os.environ["ASSESSOR_TESTS"])
        by_id = {item.nodeid: item for item in items}
        items[:] = [by_id[each] for each in ids if each in by_id]


def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """What each test runs; or every change of this share."""
    if ONE:
        return None
    if SHARE:
        _changes(session)
        return True
    _coverage(session)
    return True


def _coverage(session: pytest.Session) -> None:
    """Each test's seconds, while it is looked at, and the lines it is the first to run or runs too."""
    runs: Runs = {}
    lines: defaultdict[str, set[int]] = defaultdict(set)
    calls: Counter[CodeType] = Counter()

    def local(frame: FrameType, event: str, arg: object) -> Any:
        lines[_FILES[frame.f_code.co_filename]].add(frame.f_lineno)
        return local

    def trace(frame: FrameType, event: str, arg: object) -> Any:
        if frame.f_code.co_filename not in _FILES or calls[frame.f_code] > OFTEN:
            return None
        calls[frame.f_code] += 1
        return local

    for item, after in zip(session.items, [*session.items[1:], None], strict=True):
        lines.clear()
        calls.clear()
        began = time.process_time()
        sys.settrace(trace)
        try:
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        finally:
            sys.settrace(None)
        runs[item.nodeid] = time.process_time() - began, {path: sorted(each) for path, each in lines.items()}
    file = WORK / "coverage.json"
    before: Runs = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    file.write_text(json.dumps(before | runs), encoding="utf-8")


def tests_of(mutant: Mutant, runs: Runs, caught: Mapping[str, int]) -> list[str]:
    """The tests to try on a change, within the budget: those that run its line, then those that run its file; first what has
    caught most changes of this file, then the quickest of each module of tests, then each module's next."""
    near = sorted((test for test in runs if mutant.path in runs[test][1]), key=lambda test: runs[test][0])
    place: Counter[str] = Counter()
    order: dict[str, tuple[bool, int, int, float]] = {}
    for test in near:
        line = mutant.line in runs[test][1][mutant.path]
        module = f"{test.partition('::')[0]} {line}"
        order[test] = not line, -caught.get(test, 0), place[module], runs[test][0]
        place[module] += 1
    chosen: list[str] = []
    seconds = 0.0
    for test in sorted(near, key=order.__getitem__):
        seconds += runs[test][0]
        if chosen and seconds > BUDGET:
            break
        chosen.append(test)
    return chosen


def _changes(session: pytest.Session) -> None:
    """Every change of this share, one after another; a line of JSON for each."""
    runs: Runs = json.loads((WORK / "coverage.json").read_text(encoding="utf-8"))
    items = {item.nodeid: item for item in session.items}
    here = _functions()
    this, of = map(int, SHARE.split("/"))
    caught: defaultdict[str, Counter[str]] = defaultdict(Counter)
    sys.settrace(_note_before)
    sys.modules["tests.sharing"].load()  # imported by the tests: here it would come before a change to what it imports
    sys.settrace(None)
    done = results(WORK)
    gc.collect()
    gc.freeze()
    with (WORK / f"done-{this}.jsonl").open("a", encoding="utf-8") as out:
        for mutant in [each for each in wanted() if not _done(each, done)][this::of]:
            tests = [test for test in tests_of(mutant, runs, caught[mutant.path]) if test in items]
            name = mutant.function.rstrip("!")
            inside = here.get((mutant.path, name), [])
            began = sum(os.times()[2:4])
            said = _forked(mutant, inside, [items[test] for test in tests]) if inside and tests else "survived"
            if not tests:
                said = "no test runs it"
            elif said == "survived" and (not inside or (mutant.path, name) in _before):
                said = _apart(mutant, tests)
            if said.startswith("killed by "):
                caught[mutant.path][said.removeprefix("killed by ")] += 1
            spent = round(sum(os.times()[2:4]) - began, 2)
            row = {"path": mutant.path, "number": mutant.number, "said": said, "spent": spent}
            out.write(json.dumps(row) + "\n")
            out.flush()


def _done(mutant: Mutant, done: Mapping[tuple[str, int], str]) -> bool:
    said = done.get((mutant.path, mutant.number), "")
    return said.startswith("killed") or bool(said and not AGAIN)


def _functions() -> dict[tuple[str, str], list[FunctionType]]:
    """The functions that are there, by file and name."""
    found: defaultdict[tuple[str, str], list[FunctionType]] = defaultdict(list)
    gc.unfreeze()  # the tests have the collector leave alone what was there when they began
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and (path := _ours(each.__code__)):
            found[path, each.__code__.co_qualname].append(each)
    return found


def _codes(code: CodeType) -> Generator[CodeType, None, None]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)


def _forked(mutant: Mutant, functions: list[FunctionType], items: list[pytest.Item]) -> str:
    """What the tests say of a change put into functions that are there."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(int(LIMIT))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        status = 3
        try:
            whole = compile(mutated(ROOT, mutant), str(ROOT / mutant.path), "exec")
            by_name = {(code.co_qualname, code.co_firstlineno): code for code in _codes(whole)}
            for function in functions:
                function.__code__ = by_name[function.__code__.co_qualname, function.__code__.co_firstlineno]
            os.write(writing, _tried(items).encode())
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as told:
        by = told.read()
    _, ended = os.waitpid(child, 0)
    if os.WIFSIGNALED(ended):
        return "killed: time" if os.WTERMSIG(ended) == signal.SIGALRM else "killed: crash"
    if os.WEXITSTATUS(ended):
        return "killed: crash"
    return f"killed by {by}" if by else "survived"


def _tried(items: list[pytest.Item]) -> str:
    """The first test that fails; nothing if none does."""
    failed: list[str] = []

    class Watch:
        def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
            if report.failed:
                failed.append(report.nodeid)

    items[0].config.pluginmanager.register(Watch())
    for item, after in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        if failed:
            return failed[0]
    return ""


def _apart(mutant: Mutant, tests: list[str]) -> str:
    """What the tests say of a change that is made as the module is imported."""
    told = dict(
        os.environ,
        ASSESSOR_MUTANT=f"{mutant.path}:{mutant.number}",
        ASSESSOR_TESTS=json.dumps(tests),
        ASSESSOR_SHARE="",
    )
    files = dict.fromkeys(test.partition("::")[0] for test in tests)
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n0", *PLUGINS]
    try:
        done = subprocess.run([*command, *files], cwd=ROOT, env=told, capture_output=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return "killed: time"
    if done.returncode in (pytest.ExitCode.NO_TESTS_COLLECTED, pytest.ExitCode.USAGE_ERROR):
        raise RuntimeError(done.stdout.decode())
    return "survived" if done.returncode == 0 else "killed"
