"""The known words nearest to one that is not known. It stands apart so that the list of commands imports nothing else."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], most: int = 3) -> str:
    """A hint that names the valid words nearest to one that is not known; empty if nothing is near."""
    import difflib

    close = difflib.get_close_matches(word[:80], list(known), n=most, cutoff=0.6)
    if not close:
        return ""
    return "did you mean " + " or ".join(f"'{name}'" for name in close) + "?"
