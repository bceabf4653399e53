"""The shipped rule book is read once in a process, whoever asks for it; one laid over, or of another folder, is read anew.

It lives to the end, so the collector of garbage leaves it alone.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from pathlib import Path

from legal_rules import rulebook
from legal_rules.law import NATIONS

_read = rulebook.load

_shipped: dict[tuple[str, ...], rulebook.Loaded] = {}


def load(
    data: Path | None = None, nations: Iterable[str] | None = None, overlays: Sequence[Path] = ()
) -> rulebook.Loaded:
    """As `legal_rules.rulebook.load`, which this stands in for: what it gives is never changed."""
    if data is not None or overlays:
        return _read(data, nations, overlays)
    wanted = tuple(NATIONS if nations is None else nations)
    if wanted not in _shipped:
        _shipped[wanted] = _read(nations=wanted)
        gc.freeze()
    return _shipped[wanted]


def forget() -> None:
    """Drop what was worked out from the shipped rule books (stretches of law, diagrams): it is made again when needed."""
    for loaded in _shipped.values():
        if loaded.book is not None:
            loaded.book.cache.clear()


rulebook.load = load
