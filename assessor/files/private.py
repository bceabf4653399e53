"""Writing a file that others on the machine cannot read, whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path


def write_private(path: Path, text: str) -> None:
    """Write a text to a file readable by its owner only; a crash leaves the old file or the new one, never half.

    Raises:
        OSError: the folder is not there, is not writable, or the disk is full; see `place_of` for links.
    """
    write_private_bytes(path, text.encode("utf-8"))


def write_private_bytes(path: Path, content: bytes) -> None:
    """Write a file readable by its owner only, whole or not at all, and on the disk when this returns.

    Raises:
        OSError: the folder is not there, is not writable, or the disk is full; see `place_of` for links.
    """
    place = place_of(path)
    waiting = written_beside(place, content)
    try:
        os.replace(waiting, place)
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise
    settle(place.parent)


def place_of(path: Path) -> Path:
    """Where what is written to a path goes: for a symbolic link the file it stands for, so that the link stays.

    Raises:
        OSError: there is something that is no ordinary file, or a link that goes round in a circle or is somebody else's.
    """
    if path.is_symlink() and _of_somebody_else(path):
        raise OSError(errno.EPERM, "it is a link that somebody else made", str(path))
    place = Path(os.path.realpath(path)) if path.is_symlink() else path
    if place.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    if place.exists() and not place.is_file():
        raise OSError(errno.EINVAL, "it is not an ordinary file", str(path))
    return place


def _of_somebody_else(link: Path) -> bool:
    return os.name == "posix" and link.lstat().st_uid not in (0, os.geteuid())


def written_beside(place: Path, content: bytes) -> Path:
    """The content in a file of another name in the same folder, readable by its owner only and on the disk, to be renamed.

    Raises:
        OSError: the folder is not there, is not writable, or the disk is full.
    """
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=place.parent)
    waiting = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise
    return waiting


def settle(folder: Path) -> None:
    """Put a folder's own list of names on the disk, where the system lets a folder be synced."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
