"""The first stage: a note as sentences of words. The words of the trade are written out; each word keeps its place in the note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from assessor.notes.clean import clean
from assessor.notes.lists import Lists

Span = tuple[int, int]
LONGEST_SENTENCE = 120
"""Words after which a sentence without a stop is cut: nobody writes longer ones, and no reading of one is worth its time."""
_SOFT_WRAP = 60
_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|@\w+|£\s?\d+(?:[.,]\d+)*(?:k\b)?"
    r"|\d+(?:[/.:,-]\d+)*(?:(?:st|nd|rd|th|k|pm|am)(?![a-z]))?|[A-Za-z]{1,3}/(?:out|[A-Za-z]{1,2})(?![A-Za-z])"
    r"|[a-z]{1,2}\*+[a-z]+|[^\W\d_]+(?:['-][^\W\d_]+)*|\.\.+|\S|\n",
    re.IGNORECASE,
)
_CONTRACTED = re.compile(r"(?i)(.+?)(n't|'(?:s|ll|d|ve|re|m))$")
_LINE, _STOPS = "\n", frozenset(".!?")
_AFTER_STOP = frozenset("\"')]")
_BULLET = frozenset("-*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is read (`low`, in small letters and written out) and as it stands in the note."""

    low: str
    raw: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """A sentence: its number, its words, and its place in the note."""

    number: int
    words: tuple[Word, ...]

    @cached_property
    def lows(self) -> tuple[str, ...]:
        """The words as they are read."""
        return tuple(word.low for word in self.words)

    @property
    def span(self) -> Span:
        """From its first character to behind its last."""
        return self.words[0].start, self.words[-1].end

    def place(self, first: int, last: int) -> Span:
        """The place in the note of some of its words."""
        return self.words[first].start, self.words[last - 1].end


@dataclass
class _Cutter:
    """Cuts words into sentences."""

    lists: Lists
    plain: str
    done: list[Sentence] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    line: int = 0

    def cut(self) -> None:
        if any(any(char.isalnum() for char in word.raw) for word in self.words):
            self.done.append(Sentence(len(self.done), tuple(self.words)))
        self.words = []

    def breaks(self, start: int, end: int) -> bool:
        """Whether a line's end is a sentence's: not where a long line goes on in small letters."""
        after = self.plain[end : end + 3].lstrip(" ")
        short = start - self.line < _SOFT_WRAP
        self.line = end
        return short or not after[:1].islower()


def sentences_of(text: str, lists: Lists) -> tuple[Sentence, ...]:
    """A note as its sentences."""
    plain = clean(text)
    cutter = _Cutter(lists, plain.text)
    closing = False
    for match in _TOKEN.finditer(plain.text):
        raw, (start, end) = match.group(), match.span()
        if raw == _LINE:
            if cutter.breaks(start, end):
                cutter.cut()
            closing = False
            continue
        if closing and raw not in _AFTER_STOP and raw[0] not in _STOPS:
            cutter.cut()
            closing = False
        if not (raw in _BULLET and not cutter.words):
            cutter.words += [
                Word(low, said, *plain.back(start + a, start + b)) for low, said, a, b in written_out(raw, lists)
            ]
        closing = closing or (raw[0] in _STOPS and not _inside(plain.text, start, cutter.words, lists))
        if len(cutter.words) >= LONGEST_SENTENCE:
            cutter.cut()
    cutter.cut()
    return tuple(cutter.done)


def _inside(text: str, at: int, words: list[Word], lists: Lists) -> bool:
    """Whether a full stop ends no sentence: behind a short word, or with a letter or figure at once after it."""
    after = text[at + 1 : at + 2]
    before = words[-2].raw.lower() if len(words) > 1 else ""
    return after.isalnum() or (
        text[at] == "." and before in lists.stops and text[at + 1 : at + 3].strip()[:1].islower()
    )


def written_out(raw: str, lists: Lists) -> Iterator[tuple[str, str, int, int]]:
    """The words that stand for what was written, each with what was written of it and where it stands in that."""
    for part, first in _parts(raw, lists.trade):
        length = len(part)
        meant = lists.trade.get(part) or lists.trade.get(part.lower())
        if meant is None:
            yield part.lower(), part, first, first + length
            continue
        for word in meant.split():
            yield word, part, first, first + length


def _parts(raw: str, trade: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """A written word in its parts: "didn't" in two, "screen-shot" in two where no list has it whole."""
    if raw in trade or raw.lower() in trade or not raw[0].isalpha():
        yield raw, 0
        return
    match = _CONTRACTED.match(raw)
    if match is not None:
        yield from _parts(match[1], trade)
        yield match[2], len(match[1])
        return
    yield raw, 0
