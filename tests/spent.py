"""Where the processors' time goes: with `--spent`, a table of the seconds by folder of tests, child processes included.

`--spent=FILE` writes each test's seconds besides. What no test spent (imports, collecting) is a line of its own.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_tests: defaultdict[str, float] = defaultdict(float)
_OUTSIDE = "outside tests"


def processors() -> float:
    """The seconds of processor that this process, and those it started and saw end, have taken."""
    return sum(os.times()[:4])


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option."""
    parser.addoption("--spent", nargs="?", const="", help="processor seconds by folder; =FILE: of each test, as JSON")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """What a test took, with the fixtures made for it first."""
    began = processors()
    try:
        return (yield)
    finally:
        _tests[item.nodeid] += processors() - began


def pytest_sessionfinish(session: pytest.Session) -> None:
    """What this process took outside tests; a worker tells all of it."""
    _tests[_OUTSIDE] += processors() - sum(_tests.values())
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["spent"] = dict(_tests)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What a worker told."""
    for test, seconds in getattr(node, "workeroutput", {}).get("spent", {}).items():
        _tests[test] += seconds


def _folder(test: str) -> str:
    path = test.partition("::")[0]
    return path if "/" not in path or path.count("/") == 1 else path.rpartition("/")[0]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """The table, and the file."""
    wanted = terminalreporter.config.getoption("--spent")
    if wanted is None:
        return
    folders: defaultdict[str, float] = defaultdict(float)
    number: Counter[str] = Counter()
    for test, seconds in _tests.items():
        folders[_folder(test)] += seconds
        number[_folder(test)] += 1
    for folder, seconds in sorted(folders.items(), key=lambda row: -row[1]):
        terminalreporter.write_line(f"{seconds:8.1f} s  {'' if folder == _OUTSIDE else number[folder]:>5}  {folder}")
    terminalreporter.write_line(f"{sum(folders.values()):8.1f} s  of processor")
    if wanted:
        Path(wanted).write_text(json.dumps(_tests, indent=0), encoding="utf-8")
