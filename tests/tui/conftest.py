"""Every test of the screens runs on a clock that does not wait."""

from __future__ import annotations

import asyncio

import pytest

from tests.tui import clock


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asyncio, "run", clock.run)
