"""The clock of the screens' tests: nobody waits, the order stays, and a thread is never overtaken."""

from __future__ import annotations

import asyncio
import time


def test_what_only_waits_is_over_at_once_and_in_order() -> None:
    """An hour passes in no time, and timers end in the order in which they would."""
    ended: list[str] = []

    async def wait(name: str, seconds: float) -> None:
        await asyncio.sleep(seconds)
        ended.append(name)

    async def run() -> None:
        await asyncio.gather(wait("hour", 3600), wait("minute", 60), wait("frame", 1 / 60))

    began = time.monotonic()
    asyncio.run(run())
    assert ended == ["frame", "minute", "hour"] and time.monotonic() - began < 30


def test_while_a_thread_works_time_passes_as_elsewhere() -> None:
    """A limit of twenty seconds does not run out over a thread that works for a fifth of one."""

    async def run() -> str:
        async with asyncio.timeout(20):
            return await asyncio.to_thread(lambda: time.sleep(0.2) or "done")

    assert asyncio.run(run()) == "done"
