"""A note beside the store, in another folder, of how often it was written: an older file put in its place shows.

The note follows each commit, so it is never ahead of the file. It lies on the same machine: who can replace both can go
back unseen, which only a head printed elsewhere shows. A store whose note is gone or altered is not taken to be the newest.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from pathlib import Path
from typing import BinaryIO

from assessor.store.places import make_private, state_folder

_NUMBER, _CODE = 8, 32


class Anchor:
    """The note of one store on this machine. Where none can be written, nothing is known of the store."""

    def __init__(self, store: str, key: bytes, folder: Path | None = None) -> None:
        self._key = key
        self._stream: BinaryIO | None = None
        self.path = (folder or state_folder()) / hashlib.sha256(store.encode()).hexdigest()[:16]

    def noted(self) -> int | None:
        """How often the store had been written when last noted; nothing if there is no such note, or it was altered."""
        try:
            record = self.path.read_bytes()
        except OSError:
            return None
        if len(record) != _NUMBER + _CODE or not hmac.compare_digest(self._code(record[:_NUMBER]), record[_NUMBER:]):
            return None
        return int.from_bytes(record[:_NUMBER], "big")

    def note(self, writes: int) -> None:
        """Note how often the store was written. A note that cannot be written is left as it was."""
        number = writes.to_bytes(_NUMBER, "big")
        try:
            if self._stream is None:
                self._stream = self._opened()
            self._stream.seek(0)
            self._stream.write(number + self._code(number))
            self._stream.truncate()
        except OSError:
            return

    def _opened(self) -> BinaryIO:
        make_private(self.path.parent)
        return os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0)

    def close(self) -> None:
        """Let go of the file."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _code(self, number: bytes) -> bytes:
        return hmac.digest(self._key, number, "sha256")
