"""How long the screens take, for the benchmarks: `python -m benchmarks.first_frame` prints milliseconds as JSON.

An invented case of 50 acts is open. A key is put in as the terminal would put it in, and the time is taken until the
frame that shows what it did has been drawn.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from collections.abc import Callable

from textual import events

from benchmarks.documents import fifty_acts
from legal_rules.rulebook import load
from tui.app import TURN, AssessorApp
from tui.pictures import Shot, opened
from tui.screens.bench import Bench
from tui.screens.interview import Interview

ROUNDS = 150
PATIENCE = 5.0
ANSWERS = ("n", "k", "y")


class Frames:
    """Notes when a frame was drawn."""

    def __init__(self, app: AssessorApp) -> None:
        self.last = 0.0
        drawn = app._display

        def display(*given: object) -> None:
            drawn(*given)  # type: ignore[arg-type] # handed on as they came
            self.last = time.perf_counter()

        app._display = display  # type: ignore[method-assign,assignment] # only to take the time


async def until(frames: Frames, began: float, shown: Callable[[], bool]) -> float:
    """Milliseconds from the key to the first frame drawn after what it did was there."""
    there = 0.0
    while time.perf_counter() - began < PATIENCE:
        if not there and shown():
            there = time.perf_counter()
        if there and frames.last >= there:
            return (frames.last - began) * 1_000
        await asyncio.sleep(0)
    raise TimeoutError("no frame was drawn")


async def measure(view: str) -> dict[str, list[float]]:
    """Milliseconds of each key: moving in a list, and answering, after which the next question is on the screen."""
    book = load().book
    assert book is not None
    found: dict[str, list[float]] = {"move": [], "answer": []}
    async with opened(Shot("measured", "interview", role=view), book, (120, 40), case=fifty_acts()) as (app, pilot):
        frames = Frames(app)
        for number in range(ROUNDS):
            screen = app.screen
            if not isinstance(screen, Interview) or screen.question is None:
                break
            began = time.perf_counter()
            app.post_message(events.Key("down", None))
            found["move"].append(await until(frames, began, lambda: True))
            before = screen.question
            key = "enter" if before.ticks else ANSWERS[number % len(ANSWERS)]
            if not before.ticks and "yes" not in [option.value for option in before.options]:
                key = "k"
            began = time.perf_counter()
            app.post_message(events.Key(key, key if len(key) == 1 else None))
            found["answer"].append(await until(frames, began, lambda s=screen, b=before: s.question is not b))  # type: ignore[misc] # bound now
            await pilot.pause(0.05)
    return found


async def slide() -> list[float]:
    """Milliseconds of each move of the day on the bench, from the key to the frame that shows it, over changes of the law too."""
    book = load().book
    assert book is not None
    found: list[float] = []
    async with opened(Shot("slid", "bench", role="law"), book, (120, 40)) as (app, pilot):
        frames, screen = Frames(app), app.screen
        assert isinstance(screen, Bench)
        for number in range(ROUNDS):
            before = screen.shown_day
            key = ("left", "right", "comma", "left", "full_stop", "shift+right")[number % 6]
            began = time.perf_counter()
            app.post_message(events.Key(key, None))
            found.append(await until(frames, began, lambda b=before: screen.shown_day != b))  # type: ignore[misc] # bound now
            await pilot.pause(0.02)
    return found


def share(values: list[float], part: float) -> float:
    """The value below which a part of the values lies."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)]


def most_memory() -> int:
    """The most memory that this process had so far, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main() -> int:
    """Print the median and the 95th percentile of each kind of key in both views."""
    sys.setswitchinterval(TURN)
    table: dict[str, object] = {}
    for view in ("support", "law"):
        for kind, values in asyncio.run(measure(view)).items():
            table[f"{view} {kind}"] = {"keys": len(values), "median": share(values, 0.5), "p95": share(values, 0.95)}
    table["memory"] = most_memory()
    slid = asyncio.run(slide())
    table["day moved on the bench"] = {"keys": len(slid), "median": share(slid, 0.5), "p95": share(slid, 0.95)}
    print(json.dumps(table, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
