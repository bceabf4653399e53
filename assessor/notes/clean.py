"""A note made plain for reading: one alphabet, no invisible marks; every character remembers where it came from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST_NOTE = 1_000_000
_LONGEST_RUN = 60
_SAME = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201b": "'",
    "\u02bc": "'",
    "\u00b4": "'",
    "`": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u2013": "-",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2212": "-",
    "\r": " ",
    "\t": " ",
    "\u2028": "\n",
    "\u2029": "\n",
    "\u0130": "I",
    "\u2026": "...",
}
_SPACED = {"\u2014": " - ", "\u2015": " - ", "/": "/"}
_BULLET = frozenset("\u2022\u25aa\u25e6\u00b7\u2023\u25cf\u25cb\u2043\u27a2\u25ba\u2713\u2714")


@dataclass(frozen=True, slots=True)
class Clean:
    """The plain text, and for each of its characters the code point of the original it stands for."""

    text: str
    origin: tuple[int, ...] | range
    length: int

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that a span of the plain text stands for."""
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else self.length
            return at, at
        return self.origin[start], self.origin[end - 1] + 1


def clean(note: str) -> Clean:
    """A note made plain; nothing that can be seen is lost, and what cannot be seen is left out."""
    if note.isascii() and "\r" not in note and "\t" not in note and not _has_long_run(note):
        return Clean(note.replace("`", "'"), range(len(note)), len(note))
    out: list[str] = []
    origin: list[int] = []
    run = 0
    for at, char in enumerate(note):
        for plain in _plain(char):
            if plain.isspace():
                run = 0
            else:
                run += 1
                if run > _LONGEST_RUN:
                    out.append(" ")
                    origin.append(at)
                    run = 1
            out.append(plain)
            origin.append(at)
    return Clean("".join(out), tuple(origin), len(note))


def _has_long_run(note: str) -> bool:
    return re.search(rf"\S{{{_LONGEST_RUN}}}", note) is not None


def _plain(char: str) -> str:
    if char.isascii():
        return _SAME.get(char, char) if char in "`\r\t" else char
    if char in _SAME:
        return _SAME[char]
    if char in _SPACED:
        return _SPACED[char]
    if char in _BULLET:
        return "\n- "
    category = unicodedata.category(char)
    if category in ("Cf", "Mn", "Me", "Cc"):
        return ""
    if category == "Zs":
        return " "
    base = "".join(part for part in unicodedata.normalize("NFKD", char)[:4] if unicodedata.category(part) != "Mn")
    return base or char
