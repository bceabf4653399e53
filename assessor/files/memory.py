"""What the process holds in its memory, kept to it: a crash writes no picture, and other programs of the same user may not
look into it where the system knows how to forbid that."""

from __future__ import annotations

import sys

_SET_DUMPABLE = 4


def keep_memory_private() -> None:
    """Turn off core dumps, and on Linux close the memory to other programs of the same user. To be called before a
    passphrase is asked for; what the system refuses is left as it is."""
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))
    if sys.platform != "linux":
        return
    import ctypes

    try:
        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
    except (AttributeError, OSError):  # a library of the system that has no such call
        return
