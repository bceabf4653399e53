"""Timing by the best of several batches, as a median over batches, in microseconds."""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure: what, how long (microseconds, median of batches), the budget if there is one, and a ratio."""

    what: str
    micros: float
    budget: float | None = None
    ratio: str = ""


def timed(work: Callable[[], object], batches: int = 9, least: float = 0.02) -> float:
    """The median over batches of the mean time of one call, in microseconds; each batch lasts at least `least` seconds."""
    work()
    calls = 1
    while True:
        start = time.perf_counter()
        for _ in range(calls):
            work()
        spent = time.perf_counter() - start
        if spent >= least:
            break
        calls = max(calls * 2, int(calls * least / max(spent, 1e-9)) + 1)
    means = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(batches):
            start = time.perf_counter()
            for _ in range(calls):
                work()
            means.append((time.perf_counter() - start) / calls)
    finally:
        gc.enable()
    return statistics.median(means) * 1e6


def once(work: Callable[[], object]) -> float:
    """The time of one call, in microseconds: for work of seconds, where a warm-up changes little."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e6


def process(arguments: Sequence[str], runs: int = 7) -> float:
    """The median wall time of a whole Python process, in microseconds, after one warm-up."""
    times = []
    for number in range(runs + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
        if number:
            times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e6


def table(rows: Sequence[Row]) -> str:
    """Rows as a Markdown table."""
    lines = ["| figure | median | budget | ratio |", "|---|---|---|---|"]
    for row in rows:
        budget = _human(row.budget) if row.budget is not None else ""
        lines.append(f"| {row.what} | {_human(row.micros)} | {budget} | {row.ratio} |")
    return "\n".join(lines)


def _human(micros: float) -> str:
    return f"{micros:.1f} us" if micros < 1_000 else f"{micros / 1_000:.2f} ms"
