"""Patterns of words, matched in one pass that grows with the text alone.

A pattern is places with a space between: `word`, `a|b` (either), `stem*` (how a word begins), `#class` (any pattern of a class of
one word), `~3` (up to so many words of any kind), `!a|b` (any other word). Every pattern begins with words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

STEM, CLASS, GAP, NOT, EITHER = "*", "#", "~", "!", "|"
Classes = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Place:
    """What one place of a pattern takes: words, beginnings of words, or any word (`gap` of them, or all but some)."""

    words: frozenset[str]
    stems: tuple[str, ...] = ()
    gap: int = 0
    other: bool = False

    def takes(self, word: str) -> bool:
        """Whether a word fits here."""
        return (word in self.words or (bool(self.stems) and word.startswith(self.stems))) != self.other


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule's words: from the first to behind the last."""

    rule: str
    first: int
    last: int


class BadPattern(ValueError):
    """A pattern that cannot be read; its text says why."""


def compile_pattern(text: str, classes: Classes) -> list[tuple[Place, ...]]:
    """A pattern's places; several rows where a class of its has patterns of more words than one.

    Raises:
        BadPattern: it is empty, begins with a gap, or names a class that is not there.
    """
    rows: list[tuple[Place, ...]] = [()]
    for part in str(text).split():
        ways = _ways(part, classes)
        rows = [(*row, *way) for row in rows for way in ways]
    if not rows[0] or any(row[0].gap or row[0].other for row in rows):
        raise BadPattern(f"'{text}' does not begin with words")
    return rows


def _ways(part: str, classes: Classes) -> list[tuple[Place, ...]]:
    if part[0] == GAP and part[1:].isdigit():
        return [(Place(frozenset(), gap=int(part[1:])),)]
    other = part[0] == NOT and len(part) > 1
    words: set[str] = set()
    stems: set[str] = set()
    longer: list[tuple[Place, ...]] = []
    for piece in part[other:].split(EITHER):
        if piece[0] == CLASS and len(piece) > 1:
            if piece[1:] not in classes:
                raise BadPattern(f"no class of words is called '{piece[1:]}', in '{part}'")
            for row in (row for text in classes[piece[1:]] for row in compile_pattern(text, classes)):
                if len(row) == 1:
                    words |= row[0].words
                    stems |= set(row[0].stems)
                else:
                    longer.append(row)
        elif piece.endswith(STEM) and len(piece) > 1:
            stems.add(piece[:-1])
        else:
            words.add(piece)
    return [(Place(frozenset(words), tuple(sorted(stems)), other=other),), *([] if other else longer)]


class Matcher:
    """Patterns of many rules, found by the word that each begins with."""

    def __init__(self, rules: Iterable[tuple[str, Iterable[str]]], classes: Classes) -> None:
        self._words: dict[str, list[tuple[str, tuple[Place, ...]]]] = defaultdict(list)
        self._stems: dict[str, list[tuple[str, tuple[Place, ...]]]] = defaultdict(list)
        for rule, patterns in rules:
            for row in (row for text in patterns for row in compile_pattern(text, classes)):
                for word in row[0].words:
                    self._words[word].append((rule, row[1:]))
                for stem in row[0].stems:
                    self._stems[stem].append((rule, row[1:]))
        self._longest = max(map(len, self._stems), default=0)

    def hits(self, words: Sequence[str]) -> list[Hit]:
        """Every rule that some words have, each once for a place, in the order of the words."""
        out: dict[Hit, None] = {}
        for at, word in enumerate(words):
            for rule, rest in self._begun(word):
                last = _end(rest, words, at + 1)
                if last:
                    out[Hit(rule, at, last)] = None
        return list(out)

    def _begun(self, word: str) -> Iterable[tuple[str, tuple[Place, ...]]]:
        yield from self._words.get(word, ())
        for length in range(1, min(len(word), self._longest) + 1):
            yield from self._stems.get(word[:length], ())


def _end(places: tuple[Place, ...], words: Sequence[str], at: int) -> int:
    """Where the places end if they fit from a word on, the nearest first; 0 if they do not."""
    if not places:
        return at
    place, rest = places[0], places[1:]
    if place.gap:
        ends = (_end(rest, words, at + skipped) for skipped in range(place.gap + 1) if at + skipped <= len(words))
        return next((end for end in ends if end), 0)
    return _end(rest, words, at + 1) if at < len(words) and place.takes(words[at]) else 0
