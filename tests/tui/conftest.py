"""Every test of the screens runs on a clock that does not wait."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest

from tests.tui import clock


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asyncio, "run", clock.run)


@pytest.fixture(autouse=True)
def _memory_is_the_tests_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program keeps the law to its end; here every program that was started before would be kept with it. Nor is the
    memory of all tests looked through when one of them locks: `test_forgetting.py` looks at a program in a process of its
    own."""
    monkeypatch.setattr("tui.app.gc", SimpleNamespace(freeze=lambda: None))
    monkeypatch.setattr("tui.leaving.forget_freed", lambda: None)
