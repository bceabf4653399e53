"""Where the processors' time goes: with `--spent`, a table of the seconds by folder of tests, child processes included.

`--spent-to FILE` writes each test's seconds as JSON. What no test spent (imports, collecting) is a line of its own.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

_tests: defaultdict[str, float] = defaultdict(float)
_OUTSIDE = "outside tests"


def processors() -> float:
    """The seconds of processor that this process, and those it started and saw end, have taken."""
    return sum(os.times()[:4])


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options."""
    parser.addoption("--spent", action="store_true", help="processor seconds by folder of tests")
    parser.addoption("--spent-to", metavar="FILE", help="processor seconds of each test, as JSON")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """What a test took, with the fixtures made for it first."""
    began = processors()
    try:
        return (yield)
    finally:
        _tests[item.nodeid] += processors() - began


def pytest_sessionfinish(session: pytest.Session) -> None:
    """What this process took outside tests; a worker tells all of it."""
    told = session.config.pluginmanager.hasplugin("dsession")  # by workers, whose time is in what they tell
    _tests[_OUTSIDE] += sum(os.times()[:2]) if told else processors() - sum(_tests.values())
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
    if wanted := terminalreporter.config.getoption("--spent-to"):
        Path(wanted).write_text(json.dumps(_tests, indent=0), encoding="utf-8")
    if not terminalreporter.config.getoption("--spent"):
        return
    folders: defaultdict[str, float] = defaultdict(float)
    number: Counter[str] = Counter()
    for test, seconds in _tests.items():
        folders[_folder(test)] += seconds
        number[_folder(test)] += 1
    for folder, seconds in sorted(folders.items(), key=lambda row: -row[1]):
        terminalreporter.write_line(f"{seconds:8.1f} s  {'' if folder == _OUTSIDE else number[folder]:>5}  {folder}")
    terminalreporter.write_line(f"{sum(folders.values()):8.1f} s  of processor")
