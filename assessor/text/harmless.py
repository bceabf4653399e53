"""Text made harmless: a character that a terminal would obey, or that turns the direction of writing, shows as what it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache

from legal_rules.files.written import written

_PICTURES, _DELETE = 0x2400, 0x7F
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_KEPT = frozenset("\n\t")


@lru_cache(maxsize=4096)
def seen(character: str) -> str:
    """A character as it may be printed: itself, or what it is where a terminal would obey it or could not be trusted."""
    if unicodedata.category(character) not in _UNSEEN or character in _KEPT:
        return character
    code = ord(character)
    if code < 0x20:
        return chr(_PICTURES + code)
    return "␡" if code == _DELETE else f"<U+{code:04X}>"


def harmless(text: str) -> str:
    """A text in which no character acts on a terminal; line ends and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(seen, text.replace("\r\n", "\n")))


def escaped(text: str, escape: Callable[[str], str]) -> str:
    """A text of a format that has escapes, in which what `seen` would replace is escaped: it reads back the same."""
    return "".join(c if seen(c) == c else escape(c) for c in text)


def json_text(data: object) -> str:
    """Records as JSON for people and programs."""
    import json

    return escaped(
        json.dumps(written(data), indent=2, ensure_ascii=False), lambda character: json.dumps(character)[1:-1]
    )
