"""Writing a document to a file: whole or not at all, for the owner's eyes, over nothing that is there unless asked."""

from __future__ import annotations

import os
from pathlib import Path

from assessor.files.clean import file_stem, plain
from assessor.files.private import place_of, written_beside


class WriteError(Exception):
    """A file could not be written; says why, and what to do."""


def target(to: Path, kind: str, case: str, ending: str) -> Path:
    """The file to write: as given, or, for a folder, a plain name of the kind and the case's reference in it.

    Raises:
        WriteError: the name cannot be used on every system.
    """
    if to.is_dir():
        return to / f"{kind}-{file_stem(case)}{ending}"
    if plain(to.name) != to.name or any(c in '<>:"|?*\\' for c in to.name):
        raise WriteError(
            "that file name holds characters that some systems do not allow; use letters, digits and hyphens"
        )
    if file_stem(to.stem).startswith("x-") and not to.stem.lower().startswith("x-"):
        raise WriteError("that file name is reserved on some systems; choose another")
    return to


def refuse_existing(path: Path, replace: bool) -> None:
    """Stop before anything is made if something has that name and writing over it was not asked for.

    Raises:
        WriteError: something is there.
    """
    if not replace and os.path.lexists(path):
        raise WriteError(f"{path} is there already; choose another name, or use --replace")


def write_file(path: Path, content: bytes, replace: bool = False) -> None:
    """Write a file in one step, readable by its owner only; to replace a link is to replace the file it stands for.

    Raises:
        WriteError: something is there and `replace` was not asked for, or the place cannot be written to.
    """
    refuse_existing(path, replace)
    try:
        place = place_of(path)
        waiting = written_beside(place, content)
    except OSError as error:
        raise WriteError(f"{path}: {error.strerror or 'cannot be written'}") from None
    try:
        _put(waiting, place, replace)
    except OSError as error:
        raise WriteError(f"{path}: {error.strerror or 'cannot be written'}") from None
    finally:
        waiting.unlink(missing_ok=True)


def _put(waiting: Path, path: Path, replace: bool) -> None:
    """Give the finished file its name; a file that came there meanwhile is not written over."""
    if replace:
        os.replace(waiting, path)
        return
    try:
        os.link(waiting, path)
    except FileExistsError:
        raise WriteError(f"{path} is there already; choose another name, or use --replace") from None
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise WriteError(f"{path} is there already; choose another name, or use --replace") from None
        os.replace(waiting, path)
