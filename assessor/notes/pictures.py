"""The pictures of a note: which words are for one, and whom it shows where the words beside it say so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from assessor.notes.lists import acts, lists
from assessor.notes.matching import Matcher
from assessor.notes.who import Person, Who
from assessor.notes.words import Sentence

PICTURE, OWN, ORDINARY, FAKE, HARMLESS = "picture", "own", "ordinary", "fake", "harmless"
_REACH = 3
"""Sentences back to which "it" or "them" reaches for a picture."""
_BEHIND = 4
"""Words behind a picture within which "of her" says whom it shows."""


@dataclass
class Picture:
    """A picture or set; `of` is who is shown, if that was said."""

    of: Person | None
    made: bool
    places: list[tuple[int, int, int]] = field(default_factory=list)


@cache
def _matcher() -> Matcher:
    classes = lists().classes
    return Matcher(
        (
            (PICTURE, classes["picture"]),
            (HARMLESS, acts().harmless),
            (OWN, acts().own),
            (ORDINARY, acts().ordinary),
            (FAKE, classes["fake"]),
        ),
        classes,
    )


def picture_words(sentences: Sequence[Sentence]) -> frozenset[tuple[int, int]]:
    """Where words for a picture stand, by sentence and word."""
    return frozenset(
        (s.number, at)
        for s in sentences
        for hit in _matcher().hits(s.lows)
        if hit.rule == PICTURE
        for at in range(hit.first, hit.last)
    )


class Pictures:
    """Every picture of a note, gone through in order."""

    def __init__(self, who: Who) -> None:
        self.who = who
        self.all: list[Picture] = []
        self.at: dict[tuple[int, int], Picture] = {}
        self._order: list[tuple[int, int]] = []
        self._said: dict[int, set[int]] = {}
        self._owners: list[Person] = []
        self._marks: dict[int, dict[str, set[int]]] = {}
        for sentence in who.sentences:
            self._read(sentence)

    def shown(self, picture: Picture | None, sentence: int) -> Person | None:
        """Whom a picture shows as far as a sentence says it, or the whole note speaks of one person's alone."""
        if picture is None or picture.of is None:
            return None
        here = self._said.get(sentence, set())
        return picture.of if here == {id(picture.of)} or (not here and len(self._owners) == 1) else None

    def harmless(self, sentence: int) -> bool:
        """Whether it is said there, or right after, that the picture shows nothing."""
        return any(self._marks.get(number, {}).get(HARMLESS) for number in (sentence, sentence + 1))

    def marks(self, sentence: int, rule: str) -> set[int]:
        """The words of a sentence that are marked as intimate, as the doer's own, or as ordinary."""
        return self._marks[sentence].get(rule, set())

    def _read(self, sentence: Sentence) -> None:
        marks: dict[str, set[int]] = {}
        for hit in _matcher().hits(sentence.lows):
            marks.setdefault(hit.rule, set()).update(range(hit.first, hit.last))
        self._marks[sentence.number] = marks
        for at in sorted(marks.get(PICTURE, ())):
            self._picture(sentence, at)

    def _picture(self, sentence: Sentence, at: int) -> None:
        of, made = self._shown(sentence, at), bool(self.marks(sentence.number, FAKE))
        found = next((p for p in self.all if p.made == made and (p.of is of or p.of is None or of is None)), None)
        if of is not None:
            self._said.setdefault(sentence.number, set()).add(id(of))
            self._owners += [of] * (of not in self._owners)
        if found is None:
            found = Picture(of, made)
            self.all.append(found)
        found.of = found.of or of
        found.places.append((sentence.number, at, at + 1))
        self.at[sentence.number, at] = found
        self._order.append((sentence.number, at))

    def _shown(self, sentence: Sentence, at: int) -> Person | None:
        """Whose the picture is said to be ("her nudes", "pics of her"); nobody where that is not said or is open."""
        behind = range(at + 1, min(at + _BEHIND, len(sentence.words) - 1))
        of = next((n for n in behind if sentence.lows[n] in lists().classes["of"]), None)
        if of is not None:
            mention = next(
                (
                    m
                    for n in range(of + 1, min(of + 3, len(sentence.words)))
                    if (m := self.who.at.get((sentence.number, n)))
                ),
                None,
            )
            return mention.person if mention is not None else None
        for before in range(at - 1, max(at - _BEHIND, -1), -1):
            if sentence.lows[before] in lists().classes["owns"] and before:
                before -= 1
            elif sentence.lows[before] not in lists().classes["whose"]:
                if (sentence.number, before) in self.who.at:
                    return None
                continue
            mention = self.who.at.get((sentence.number, before))
            return mention.person if mention is not None else None
        return None

    def before(self, sentence: int, at: int) -> Picture | None:
        """The picture last spoken of before a word, for "it" and "them"."""
        last = bisect_left(self._order, (sentence, at)) - 1
        if last < 0 or sentence - self._order[last][0] > _REACH:
            return None
        return self.at[self._order[last]]
