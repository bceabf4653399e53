"""A clock that does not wait: where a program only waits for time to pass, it has passed.

A screen's tests wait for frames, for timers, and for the process to be idle. On this clock they happen in the same order
and nobody waits for them; while a thread works, time passes as it does elsewhere.
"""

from __future__ import annotations

import asyncio
import selectors
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from typing import Any, TypeVar

T = TypeVar("T")
_OF_EXECUTORS = ("asyncio_", "ThreadPoolExecutor")


class _Selector(selectors.DefaultSelector):
    """Looks for what has come, and skips the time that nothing but a timer would end."""

    skip: Callable[[float], bool] = staticmethod(lambda _: False)

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        come = super().select(0)
        if come or timeout == 0:
            return come
        if timeout is not None and timeout > 0 and self.skip(timeout):
            return []
        return super().select(timeout)


class Skipping(asyncio.SelectorEventLoop):
    """An event loop whose time jumps to its next timer whenever neither it nor a thread of the test has work."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self._lent = 0
        self._known = set(threading.enumerate())
        selector = _Selector()
        super().__init__(selector)
        selector.skip = self._skip

    def time(self) -> float:
        return super().time() + self._ahead

    def run_in_executor(self, executor: Executor | None, func: Callable[..., T], *args: Any) -> asyncio.Future[T]:
        future: asyncio.Future[T] = super().run_in_executor(executor, func, *args)
        self._lent += 1
        future.add_done_callback(self._back)
        return future

    def _back(self, _: object) -> None:
        self._lent -= 1

    def _skip(self, seconds: float) -> bool:
        at_work = self._lent or any(
            thread not in self._known and not thread.name.startswith(_OF_EXECUTORS) for thread in threading.enumerate()
        )
        if not at_work:
            self._ahead += seconds
        return not at_work


def run(main: Coroutine[Any, Any, T], *, debug: bool | None = None) -> T:
    """As `asyncio.run`, on this clock."""
    with asyncio.Runner(debug=debug, loop_factory=Skipping) as runner:
        return runner.run(main)
