"""How a store is opened, and what making one gives; nothing here loads a database."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.store.crypto import Cost

if TYPE_CHECKING:
    from assessor.store.store import Store


@dataclass(frozen=True, slots=True)
class Created:
    """A new store, open, and its recovery code: shown once, kept nowhere. Empty for a store that is not encrypted."""

    store: Store
    recovery_code: str


@dataclass(frozen=True, slots=True)
class How:
    """How to open a store.

    Attributes:
        interface: hold it for one interface; a second is told.
        accept_older: open a file older than the last one used here.
        worker: who is writing, for the history; the name used to log in to this machine, if not said.
        cost: what Argon2id costs for a new secret.
        pause: waits after a wrong passphrase.
        trouble: is told when a team's server cannot be reached and is tried again.
    """

    interface: bool = False
    accept_older: bool = False
    worker: str = ""
    cost: Cost | None = None
    pause: Callable[[float], None] = time.sleep
    trouble: Callable[[str], None] = lambda _: None
