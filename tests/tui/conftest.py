"""Every test of the screens runs on a clock that does not wait."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from tests.memory import give_back
from tests.tui import clock


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(asyncio, "run", clock.run)
    yield
    give_back()
