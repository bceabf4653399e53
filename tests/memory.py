"""How much memory a worker takes: said at the end, and given back once it is much; and when the collector looks at it.

What was there when the tests begin (every module, every test) lives to the end: the collector leaves it alone, and looks
at the rest less often than it would, which is a quarter of the processor's time.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from tests.sharing import forget

MUCH, MORE = 480, 60
"""Megabytes in use above which memory is given back after a test, and how many more than what was left there have to be."""
SELDOM = (100_000, 50, 1_000)
"""New objects before the collector looks at the youngest, and how often it does so before it looks at the older ones."""
_TRIM = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
_STATUS = Path("/proc/self/status")
_peaks: list[int] = []
_left = [0]


def megabytes(kind: str) -> int:
    """What this process has in memory (`VmRSS`) or had at most (`VmHWM`); 0 where the system does not say."""
    if not _STATUS.is_file():
        return 0
    found = [line.split()[1] for line in _STATUS.read_text().splitlines() if line.startswith(f"{kind}:")]
    return int(found[0]) // 1024 if found else 0


def reset_peak() -> None:
    """Let `VmHWM` count from now, where the system knows how."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return


def give_back() -> None:
    """Once it is much: the diagrams of the shipped law, then what nothing holds any more (rule books refer to themselves).

    In this order, for the collector then has little to look at; and what is free goes back to the system.
    """
    if megabytes("VmRSS") > max(MUCH, _left[0] + MORE):
        forget()
        gc.collect()
        if _TRIM is not None:
            _TRIM(0)
        _left[0] = megabytes("VmRSS")


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """After a test."""
    give_back()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Nothing of what is collected is garbage."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(*SELDOM)
        gc.enable()


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
