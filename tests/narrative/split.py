"""The rule that put each public case's note in one half: development (read while patterns are written) or kept out.

Written and run before any pattern was; the halves are in `split.yaml`, ids only.
"""

from __future__ import annotations

import hashlib

RULE = "the first byte of SHA-256 of the case's id, as UTF-8: even is development, odd is kept-out"


def half(id: str) -> str:
    """The half of a case, by its id alone."""
    return "kept-out" if hashlib.sha256(id.encode("utf-8")).digest()[0] % 2 else "development"
