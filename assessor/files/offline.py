"""Libraries imported without the HTTP clients that they would bring: nothing here speaks to a network, and importing one of
those clients opens a socket to see what the machine can do."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

CLIENTS = ("requests", "urllib3", "httpx", "aiohttp")


@contextmanager
def without_clients() -> Iterator[None]:
    """While this lasts, a client that was not imported before is an empty module to whoever imports it."""
    stood_in = [name for name in CLIENTS if name not in sys.modules]
    sys.modules.update({name: ModuleType(name) for name in stood_in})
    try:
        yield
    finally:
        for name in stood_in:
            del sys.modules[name]
