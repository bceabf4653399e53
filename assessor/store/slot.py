"""The slot for what an interface has not saved yet: one sealed file, offered after a crash, wiped on a clean exit."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assessor.files.private import write_private_bytes
from assessor.store.crypto import ClosedBox, SealedBox, Tampered
from assessor.store.problems import CLOSED, StoreProblem, of_system

_PLACE = "session"


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What was on the screen: the case file's text, the store's id and version of the case if it has one, and whatever
    the interface needs to go on at the same question (`screen`: plain JSON)."""

    case_yaml: str
    case_id: str = ""
    version: int = 0
    screen: dict[str, Any] = field(default_factory=dict)


class Slot:
    """The slot of one store. Without a box (an unencrypted store) it is a readable file like the rest."""

    def __init__(self, path: Path, box: SealedBox | None) -> None:
        self._path = path
        self._box: SealedBox | ClosedBox | None = box

    def close(self) -> None:
        """Forget the key: from now on nothing is kept or offered; what is there stays."""
        self._box = ClosedBox()

    def sealed(self, content: bytes) -> bytes:
        """Bytes sealed under the slot's key, to be held elsewhere until the store is opened again.

        Raises:
            Tampered: the slot is closed.
        """
        return self._box.seal_bytes(content, _PLACE) if self._box else content

    def opened(self, stored: bytes) -> bytes:
        """What was sealed.

        Raises:
            Tampered: it was altered, or sealed under another key.
        """
        return self._box.open_bytes(stored, _PLACE) if self._box else stored

    def keep(self, unsaved: Unsaved) -> StoreProblem | None:
        """Put what is on the screen in the slot, in place of what was there; on the disk when this returns."""
        plain = {
            "case": unsaved.case_yaml,
            "id": unsaved.case_id,
            "version": unsaved.version,
            "screen": unsaved.screen,
        }
        try:
            write_private_bytes(self._path, self.sealed(json.dumps(plain, ensure_ascii=False).encode()))
        except OSError as error:
            return of_system(error)
        except Tampered:
            return CLOSED
        return None

    def offer(self) -> Unsaved | None:
        """What a crash left behind, to be offered; it stays until it is kept anew or wiped. Damaged: nothing."""
        try:
            plain = json.loads(self.opened(self._path.read_bytes()))
            return Unsaved(plain["case"], plain["id"], int(plain["version"]), dict(plain["screen"]))
        except (OSError, ValueError, KeyError, TypeError, Tampered):
            return None

    def wipe(self) -> None:
        """Empty the slot: on a clean exit, on saving, or when the offer is turned down."""
        try:
            with self._path.open("r+b") as stream:
                size = os.fstat(stream.fileno()).st_size
                stream.write(os.urandom(size))
                stream.flush()
                os.fsync(stream.fileno())
            self._path.unlink()
        except OSError:
            return
