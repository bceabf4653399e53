"""The heads of a team's cases as this machine last saw them, so that a server that puts a case back as it was is found out.

A file of sealed lines that is only added to; several programs of one user may add at the same time. It lies on this
machine: what was never read here, or where the file was removed, is not known.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from assessor.files.private import write_private_bytes
from assessor.store.chain import Head
from assessor.store.crypto import SealedBox, Tampered

_PLACE = "heads"
_TOO_LONG = 4
_SHORT = 500


@dataclass(frozen=True, slots=True)
class Noted:
    """A head, and when it was seen (UTC, ISO 8601)."""

    head: Head
    at: str


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


@dataclass
class Heads:
    """The heads seen. Without a file they are remembered while the store is open, and what is older is not told apart."""

    path: Path | None = None
    box: SealedBox | None = None
    clock: Callable[[], str] = _now
    _noted: dict[str, Noted] = field(default_factory=dict)

    def of(self, id: str) -> Noted | None:
        """The last head seen of a case."""
        return self._noted.get(id)

    def note(self, id: str, head: Head) -> None:
        """Note a head that was checked; one that is not newer changes nothing."""
        before = self._noted.get(id)
        if before is not None and before.head.seq >= head.seq:
            return
        self._noted[id] = Noted(head, self.clock())
        self._add(id)

    def forget(self, id: str) -> None:
        """Forget a case that was deleted."""
        if self._noted.pop(id, None) is not None:
            self._add(id)

    def _add(self, id: str) -> None:
        """Add a line to the file. One that cannot be written is not remembered by the next program, which is no fault."""
        if self.path is None:
            return
        try:
            with self.path.open("ab", buffering=0) as stream:
                stream.write(b"\n" + self._line(id))
        except OSError:
            return

    def _line(self, id: str) -> bytes:
        assert self.box is not None
        noted = self._noted.get(id)
        said = [id, noted.head.seq, noted.head.mac, noted.at] if noted else [id]
        return self.box.seal(json.dumps(said), _PLACE).encode() + b"\n"

    def read(self, anew: bool = False) -> None:
        """Read the file, and write it anew where most of it is outdated; or forget everything it holds."""
        assert self.path is not None and self.box is not None
        try:
            lines = [] if anew else self.path.read_bytes().split()
        except OSError:
            return
        for stored in lines:
            self._take(stored)
        if anew or len(lines) > _SHORT + _TOO_LONG * len(self._noted):
            try:
                write_private_bytes(self.path, b"".join(map(self._line, self._noted)))
            except OSError:
                return

    def _take(self, stored: bytes) -> None:
        assert self.box is not None
        try:
            id, *rest = json.loads(self.box.open(stored.decode("ascii"), _PLACE))
        except (Tampered, ValueError, TypeError):
            return
        if not rest:
            self._noted.pop(id, None)
            return
        seq, mac, at = rest
        before = self._noted.get(id)
        if before is None or before.head.seq < seq:
            self._noted[id] = Noted(Head(seq, mac), at)
