"""What the process holds in its memory, kept to it: a crash writes no picture, other programs of the same user may not look
into it where the system knows how to forbid that, and what was let go of is overwritten when something is locked.

Python writes nothing over what it frees. `forget_freed` does, as far as a program can from inside: blocks of Python's own
allocator are taken up and filled, pages of the system's are given back. What some other library copied is its own affair.
"""

from __future__ import annotations

import functools
import gc
import sys
from typing import Any

_SET_DUMPABLE, _PERTURB = 4, -6
_OWN = ("rich", "textual", "tui", "assessor")
_SMALL, _STEP, _HEAD = 512, 16, 33
_FIRST, _EACH = 32 << 20, 8 << 20


def keep_memory_private() -> None:
    """Turn off core dumps, and on Linux close the memory to other programs of the same user. To be called before a
    passphrase is asked for; what the system refuses is left as it is."""
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))
    _call("prctl", _SET_DUMPABLE, 0, 0, 0, 0)


def overwrite_what_is_freed() -> None:
    """From now on the system's library writes over every block of memory that is given back to it. Python's own blocks, the
    small ones, are `forget_freed`'s."""
    _call("mallopt", _PERTURB, 0xFF)


def forget_freed() -> None:
    """Drop what was remembered of texts shown, collect what nothing refers to, and write over what is free."""
    gc.unfreeze()
    for cached in gc.get_objects():
        if isinstance(cached, functools._lru_cache_wrapper) and str(cached.__module__).split(".")[0] in _OWN:
            cached.cache_clear()
    gc.collect()
    gc.freeze()
    amount = _FIRST
    for size in range(_SMALL, _HEAD + _STEP, -_STEP):
        filled = [bytes(size - _HEAD) for _ in range(amount // size)]
        del filled
        amount = _EACH
    _call("malloc_trim", 0)


def _call(name: str, *arguments: Any) -> None:
    """A call of Linux's own library, where it has it."""
    if sys.platform != "linux":
        return
    import ctypes

    try:
        getattr(ctypes.CDLL(None), name)(*arguments)
    except (AttributeError, OSError):
        return
