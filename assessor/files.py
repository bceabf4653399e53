"""Writing a file that others on the machine cannot read, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_private(path: Path, text: str) -> None:
    """Write a text to a file readable by its owner only; a crash leaves the old file or the new one, never half.

    Raises:
        OSError: the folder is not there, is not writable, or the disk is full.
    """
    write_private_bytes(path, text.encode("utf-8"))


def write_private_bytes(path: Path, content: bytes) -> None:
    """Write a file readable by its owner only, whole or not at all, and on the disk when this returns.

    Raises:
        OSError: the folder is not there, is not writable, or the disk is full.
    """
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent or Path())
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    settle(path.parent)


def settle(folder: Path) -> None:
    """Put a folder's own list of names on the disk, where the system lets a folder be synced."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
