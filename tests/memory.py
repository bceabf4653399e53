"""How much memory a worker takes: said at the end, and given back between files of tests once it is much."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sharing import forget

MUCH, MORE = 350, 100
"""Megabytes in use above which memory is given back, and how many more than what was left there have to be after that."""
_STATUS = Path("/proc/self/status")
_peaks: list[int] = []
_left = [0]


def megabytes(kind: str) -> int:
    """What this process has in memory (`VmRSS`) or had at most (`VmHWM`); 0 where the system does not say."""
    if not _STATUS.is_file():
        return 0
    found = [line.split()[1] for line in _STATUS.read_text().splitlines() if line.startswith(f"{kind}:")]
    return int(found[0]) // 1024 if found else 0


def give_back() -> None:
    """Once it is much: diagrams, and what nothing holds any more (rule books refer to themselves).

    What the interface told the collector to leave alone is looked through again.
    """
    if megabytes("VmRSS") > max(MUCH, _left[0] + MORE):
        forget()
        gc.unfreeze()
        gc.collect()
        _left[0] = megabytes("VmRSS")


@pytest.fixture(autouse=True, scope="module")
def given_back() -> Iterator[None]:
    """After a file of tests."""
    yield
    give_back()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker tells how much it took; a process alone keeps its own figure."""
    peak = megabytes("VmHWM")
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["peak"] = peak
    else:
        _peaks.append(peak)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What a worker told."""
    _peaks.append(getattr(node, "workeroutput", {}).get("peak", 0))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """One line at the end."""
    if any(_peaks):
        terminalreporter.write_line(f"memory: at most {max(_peaks)} MB in a process of tests")
