"""Personal data in a note: pointed at, with what could stand in its place. Nothing is replaced unasked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from assessor.notes.lexicon import Lexicon, lexicon
from assessor.notes.mentions import People
from assessor.notes.tokens import Words

Json = dict[str, Any]
_AFTER_NAME = frozenset({"called", "named", "name", "mr", "mrs", "miss", "ms", "mx", "dr", "prof"})
_NOT_NAMES = frozenset(
    [
        "i",
        "a",
        "b",
        "c",
        "d",
        "e",
        "the",
        "she",
        "he",
        "they",
        "it",
        "my",
        "his",
        "her",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "english",
        "british",
        "scottish",
        "irish",
        "welsh",
        "police",
        "facebook",
        "instagram",
        "snapchat",
        "whatsapp",
        "ok",
        "tv",
        "uk",
        "us",
        "mp",
    ]
)


@dataclass(frozen=True, slots=True)
class Private:
    """One piece of personal data: its kind, its span in the original, and what could replace it."""

    kind: str
    start: int
    end: int
    replace: str
    rule: str

    def as_json(self) -> Json:
        """As the command writes it."""
        return {"kind": self.kind, "span": [self.start, self.end], "replace": self.replace, "rule": self.rule}


@cache
def _patterns() -> tuple[tuple[str, str, str, re.Pattern[str]], ...]:
    return tuple(
        (row["id"], row["kind"], row["replace"], re.compile(row["pattern"])) for row in lexicon().private["kinds"]
    )


def find_private(words: Words, people: People, lex: Lexicon, letters: Mapping[str, str]) -> list[Private]:
    """Everything in a note that could tell who somebody is; `letters` gives the letter of each person of the reading."""
    text = words.clean.text
    out: list[Private] = []
    taken: list[tuple[int, int]] = []
    for id, kind, replace, pattern in _patterns():
        last = 0
        for match in pattern.finditer(text):
            start, end = match.span()
            if end == start or any(a < end and start < b for a, b in taken[-50:]):
                continue
            last = end
            taken.append((start, end))
            first_char, last_char = words.clean.back(start, end)
            out.append(Private(kind, first_char, last_char, replace, f"private.{id}"))
        del last
    out.extend(_names(words, people, lex, letters, taken))
    return sorted(out, key=lambda p: (p.start, p.end))


def _names(
    words: Words, people: People, lex: Lexicon, letters: Mapping[str, str], taken: Sequence[tuple[int, int]]
) -> list[Private]:
    """Given names, and the family names after them; words with a capital after "called" or a title."""
    covered = bytearray(len(words.low) + 1)
    starts = {start: n for n, start in enumerate(words.start)}
    for a, b in taken:
        n = starts.get(a)
        while n is not None and n < len(words.low) and words.start[n] < b:
            covered[n] = 1
            n += 1
    out: list[Private] = []
    at = 0
    while at < len(words.low):
        raw, low = words.raw[at], words.low[at]
        before = words.low[at - 1].rstrip(".") if at else ""
        named = raw[:1].isupper() and raw.isalpha() and len(raw) > 1 and not covered[at]
        is_name = named and (
            (low in lex.names and words.label[at] == "")
            or (before in _AFTER_NAME and low not in _NOT_NAMES and words.label[at] == "")
        )
        if is_name and not (low in _MONTHS_AND_WORDS and before not in _AFTER_NAME):
            last = at + 1
            while (
                last < len(words.low)
                and last - at < 3
                and words.raw[last][:1].isupper()
                and words.raw[last].isalpha()
                and words.low[last] not in _NOT_NAMES
                and words.label[last] == ""
                and len(words.raw[last]) > 1
                and not words.shouting
            ):
                last += 1
            mention = people.at.get(at)
            letter = letters.get(mention.who, "") if mention is not None else ""
            start, end = words.span(at, last)
            out.append(Private("name", start, end, letter or "[name]", "private.name"))
            at = last
        else:
            at += 1
    return out


_MONTHS_AND_WORDS = frozenset(
    {
        "mark",
        "grace",
        "rob",
        "will",
        "may",
        "june",
        "april",
        "dawn",
        "joy",
        "hope",
        "faith",
        "bill",
        "jack",
        "rose",
        "sue",
        "pat",
        "frank",
        "grant",
        "max",
        "ray",
        "art",
        "drew",
        "gene",
        "holly",
        "ivy",
        "jay",
        "kit",
        "lily",
        "olive",
        "robin",
        "ruby",
        "ron",
        "sky",
        "jan",
        "don",
    }
    - {"mark", "rob", "jack", "sue", "grant", "max", "holly", "lily", "robin", "ruby", "ron", "grace", "frank"}
)


def replace_private(text: str, found: Sequence[Mapping[str, Any]]) -> str:
    """A text with pieces of personal data replaced: `found` as `personal` of a reading, or the part of it that was agreed to."""
    out: list[str] = []
    at = 0
    for row in sorted(found, key=lambda r: r["span"]):
        start, end = row["span"]
        if start < at:
            continue
        out += [text[at:start], row["replace"]]
        at = end
    out.append(text[at:])
    return "".join(out)
