"""The file of an embedded store's keys, and the pause after a wrong passphrase."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from assessor.files.private import write_private_bytes
from assessor.store.crypto import (
    PASSPHRASE,
    RECOVERY,
    Cost,
    Wrapped,
    checksum,
    new_code,
    new_id,
    new_key,
    unwrap_any,
    wrap,
    wrapped_from,
)
from assessor.store.places import Places
from assessor.store.problems import WRONG_PASSPHRASE, StoreProblem

FORMAT = 1
SHORTEST = 8
LONGEST_PAUSE = 30.0
_DAMAGED = StoreProblem(
    "damaged",
    "The store's file of keys is damaged. It was not changed.",
    "Each copy has its own: 'assessor cases restore' puts the last good one back.",
)


@dataclass(frozen=True, slots=True)
class Keyring:
    """The keys of a store: its id, and the data key wrapped by each secret; bare only if encryption was refused."""

    store: str
    wrapped: tuple[Wrapped, ...] = ()
    bare: bytes = b""

    @property
    def encrypted(self) -> bool:
        """Whether the store is encrypted."""
        return not self.bare

    def text(self) -> bytes:
        """As it is written to its file."""
        body = {"format": FORMAT, "store": self.store, "wrapped": [one.plain() for one in self.wrapped]}
        if self.bare:
            body["bare"] = self.bare.hex()
        inner = json.dumps(body, sort_keys=True)
        return json.dumps({"keys": inner, "sum": checksum(inner.encode())}).encode()

    def unlock(self, secret: str) -> bytes | None:
        """The data key, or nothing if the secret is wrong."""
        return self.bare or unwrap_any(list(self.wrapped), secret, self.store)

    def with_secret(self, key: bytes, kind: str, secret: str, cost: Cost | None = None) -> Keyring:
        """The same key under another secret of a kind, in place of the one before."""
        others = tuple(one for one in self.wrapped if one.kind != kind)
        return replace(self, wrapped=(*others, wrap(key, secret, kind, self.store, cost)))


def new_keyring(secret: str | None, cost: Cost | None = None) -> tuple[Keyring, bytes, str]:
    """A store's new keyring, its data key and recovery code; without a secret the store is not encrypted."""
    key = new_key()
    if secret is None:
        return Keyring(new_id(), bare=key), key, ""
    code = new_code()
    ring = Keyring(new_id()).with_secret(key, PASSPHRASE, secret, cost).with_secret(key, RECOVERY, code, cost)
    return ring, key, code


def read_keyring(path: Path) -> Keyring | StoreProblem:
    """The keyring in a file, or what is wrong with it."""
    try:
        outer = json.loads(path.read_bytes())
        if checksum(outer["keys"].encode()) != outer["sum"]:
            return _DAMAGED
        body = json.loads(outer["keys"])
        if body["format"] != FORMAT:
            return StoreProblem("newer", "The store was made by a newer version of this program.", "Use that version.")
        wrapped = tuple(wrapped_from(one) for one in body["wrapped"])
        return Keyring(str(body["store"]), wrapped, bytes.fromhex(body.get("bare", "")))
    except FileNotFoundError:
        return StoreProblem("no-store", "There is no store here yet.", "'assessor cases new' makes one.")
    except (KeyError, TypeError, ValueError, AttributeError):
        return _DAMAGED


def unlock(
    places: Places, ring: Keyring, secret: str, pause: Callable[[float], None] = time.sleep
) -> bytes | StoreProblem:
    """The data key; a wrong secret says only that it is wrong, and each makes the next try wait longer.

    The wait is slept, not read off a clock, so that setting the clock does not shorten it.
    """
    failed = _tries(places)
    if failed:
        pause(min(LONGEST_PAUSE, 0.5 * 2 ** (failed - 1)))
    key = ring.unlock(secret)
    if key is None:
        _remember(places, failed + 1)
        return WRONG_PASSPHRASE
    if failed:
        _remember(places, 0)
    return key


def _tries(places: Places) -> int:
    try:
        return max(0, min(int(places.tries.read_text()), 20))
    except (OSError, ValueError):
        return 0


def _remember(places: Places, failed: int) -> None:
    try:
        write_private_bytes(places.tries, str(failed).encode())
    except OSError:
        return  # a folder that cannot be written cannot remember; the cost of Argon2id remains


def too_weak(secret: str) -> StoreProblem | None:
    """Why a new passphrase is refused, if it is; advice on one that is taken is `advice`."""
    if len(secret) < SHORTEST:
        return StoreProblem(
            "weak-passphrase",
            f"A passphrase has at least {SHORTEST} characters.",
            "Four or more unrelated words are easy to keep.",
        )
    return None
