"""Texts as other programs write them: UTF-8, UTF-16 with its mark, and Windows-1252; what is none of these is no text."""

from __future__ import annotations

import codecs

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SIGNS = "‘’“”–—…€£éèêëàáâäöüßçñ\u00a0°½"
"""What a text in Windows-1252 holds beyond plain letters; other bytes above these are taken for no text."""


def text_of(raw: bytes) -> tuple[str, str] | None:
    """A text and the encoding it was in (empty for UTF-8), or nothing where the bytes are no text."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), "" if encoding == "utf-8-sig" else "UTF-16"
            except UnicodeDecodeError:
                return None
    if b"\0" in raw:
        return None
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    odd = {character for character in text if not character.isascii() and character not in _SIGNS}
    return None if odd else (text, "Windows-1252")
