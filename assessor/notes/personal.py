"""Personal data in a note: pointed at, with what could stand in its place. Nothing is replaced unasked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from assessor.notes.clean import Clean, clean
from assessor.notes.lists import private
from legal_rules.files.written import Json

NAME = "name"
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_LONGEST_NAME = 3


@cache
def _kinds() -> tuple[tuple[str, str, str, re.Pattern[str]], ...]:
    return tuple((row.id, row.kind, row.replace, re.compile(row.pattern)) for row in private().kinds)


def personal(text: str) -> list[Json]:
    """Everything in a note that could tell who somebody is, in order; none of it overlaps."""
    plain = clean(text)
    taken = bytearray(len(plain.text) + 1)
    out: list[Json] = []
    for id, kind, replace, pattern in _kinds():
        for match in pattern.finditer(plain.text):
            first, last = match.span()
            if last > first and not any(taken[first:last]):
                taken[first:last] = b"\1" * (last - first)
                out.append(_row(plain, first, last, kind, replace, id))
    out += [_row(plain, first, last, NAME, private().replace, NAME) for first, last in _names(plain.text, taken)]
    return sorted(out, key=lambda row: row["span"])


def _row(plain: Clean, first: int, last: int, kind: str, replace: str, id: str) -> Json:
    return {"kind": kind, "span": list(plain.back(first, last)), "replace": replace, "rule": f"private.{id}"}


def _names(text: str, taken: bytearray) -> Iterator[tuple[int, int]]:
    """Given names with what follows them in capitals; words with a capital after "called" or a title."""
    words = [match for match in _WORD.finditer(text) if not taken[match.start()]]
    given, never, leads = set(private().given), set(private().never), set(private().leads)
    if text.isupper():
        return
    at = 0
    while at < len(words):
        low = words[at].group().lower()
        led = at > 0 and words[at - 1].group().lower() in leads
        if not _capital(words[at]) or low in never or not (low in given or led):
            at += 1
            continue
        last = at + 1
        while last < len(words) and last - at < _LONGEST_NAME and _follows(text, words[last - 1], words[last], never):
            last += 1
        yield words[at].start(), words[last - 1].end()
        at = last


def _follows(text: str, before: re.Match[str], word: re.Match[str], never: set[str]) -> bool:
    return text[before.end() : word.start()] == " " and _capital(word) and word.group().lower() not in never


def _capital(match: re.Match[str]) -> bool:
    return len(match.group()) > 1 and match.group()[:1].isupper()


def replace_private(text: str, found: Sequence[Mapping[str, Any]]) -> str:
    """A text with pieces of personal data replaced: `found` as `personal` gives it, or the part of it that was agreed to."""
    out: list[str] = []
    at = 0
    for row in sorted(found, key=lambda r: r["span"]):
        start, end = row["span"]
        if start >= at:
            out += [text[at:start], row["replace"]]
            at = end
    out.append(text[at:])
    return "".join(out)
