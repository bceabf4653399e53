"""Every figure of the benchmarks, as one table."""

from __future__ import annotations

import os
import platform

from benchmarks import bulk, documents, gaps, narrative, screens, store
from benchmarks.engine import rows
from benchmarks.timing import Row, table


def figures() -> list[Row]:
    """Every figure, measured now."""
    return [*rows(), *documents.rows(), *bulk.rows(), *gaps.rows(), *narrative.rows(), *store.rows(), *screens.rows()]


def text(found: list[Row]) -> str:
    """The machine's size and a table of figures."""
    machine = (
        f"{os.cpu_count()} processors, Python {platform.python_version()} on {platform.system()}; medians of one run."
    )
    return f"{machine}\n\n{table(found)}"
