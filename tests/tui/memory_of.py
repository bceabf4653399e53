"""What stands in the memory of another process: how often each of some words does, in the encodings a program may use."""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

_THERE = (1 << 63) | (1 << 62)


def found(pid: int, words: Iterable[bytes]) -> dict[bytes, int]:
    """How often words stand in the memory of a process that can be written to, in one byte a character and in four.

    Raises:
        PermissionError: this user may not look.
    """
    forms = {word: (word, word.decode("latin-1").encode("utf-32-le")) for word in words}
    counts = dict.fromkeys(forms, 0)
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for begin, size in _there(pid):
            try:
                memory.seek(begin)
                piece = memory.read(size)
            except (OSError, ValueError):
                continue
            for word, both in forms.items():
                counts[word] += sum(map(piece.count, both))
    return counts


def _there(pid: int) -> Iterator[tuple[int, int]]:
    """Every run of pages that holds something: where it begins, and its size."""
    page = mmap.PAGESIZE
    with Path(f"/proc/{pid}/pagemap").open("rb", buffering=0) as table:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            place, rights, *_ = line.split()
            if not rights.startswith("rw"):
                continue
            begin, end = (int(part, 16) for part in place.split("-"))
            table.seek(begin // page * 8)
            entries = np.frombuffer(table.read((end - begin) // page * 8), np.uint64)
            there = np.concatenate(([False], (entries & np.uint64(_THERE)) != 0, [False]))
            edges = np.flatnonzero(there[1:] != there[:-1])
            for first, after in zip(edges[::2], edges[1::2], strict=True):
                yield begin + int(first) * page, int(after - first) * page
