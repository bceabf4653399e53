"""Texts of a case made safe to print: one line, no hidden characters, no addresses."""

from __future__ import annotations

import re
import unicodedata

LEFT_OUT = "[address left out]"
_POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|BFPO\s*\d{1,4})\b", re.IGNORECASE)
_STREETS = (
    "avenue|ave|close|court|crescent|drive|gardens|grove|house|lane|mews|park|place|road|rd|row|square|street|st|terrace|"
    "walk|way"
)
_STREET = re.compile(
    rf"\b(?:flat\s+\w+\s*,?\s*)?\d{{1,5}}[a-z]?,?\s+(?:[\w'’.-]+\s+){{1,3}}(?:{_STREETS})\b", re.IGNORECASE
)


def plain(text: str) -> str:
    """A text on one line, in which a character that could act instead of being read shows as what it is.

    Controls become their pictures (ESC is ␛), characters that turn the direction of writing or take no room become
    their number (U+202E). Line ends and tabs are spaces.
    """
    return "".join(map(_shown, re.sub(r"[\s\u2028\u2029\x85]+", " ", text)))


def _shown(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") and character not in "\u200c\u200d":
        return f"[U+{code:04X}]"
    return character


def without_addresses(text: str) -> str:
    """A text in which what looks like a postal address is left out.

    It is a net, not a guarantee: a name of a place with no number or postcode passes.
    """
    return _POSTCODE.sub(LEFT_OUT, _STREET.sub(LEFT_OUT, text))


def file_stem(text: str) -> str:
    """A name that is safe on every file system: small letters, digits and hyphens, at most 60."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:60].strip("-")
    reserved = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
    return f"x-{stem}" if stem in reserved or not stem else stem
