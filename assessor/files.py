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
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent or Path())
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
