"""The fourth stage: the days that a note names, and the one that belongs to an act. Nothing is dated after the note, or by its own day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assessor.dates.lexicon import lexicon
from assessor.dates.reader import Read, Unsure, read_days
from assessor.dates.when import When
from assessor.notes.lists import lists
from assessor.notes.tree import Tree
from assessor.notes.what import FOUND, POSSESS, Act
from assessor.notes.words import Sentence

_LONGEST = 6
"""Words of the longest expression of a day."""


@dataclass(frozen=True)
class Days:
    """Words for a day or days, and the days they can mean: from the first to the last."""

    first: int
    last: int
    begin: dt.date
    end: dt.date


@cache
def _starts() -> frozenset[str]:
    """Words with which an expression of days begins."""
    words = lexicon()
    known = [
        *words.months,
        *words.weekdays,
        *words.seasons,
        *words.named(),
        *words.near,
        *words.numbers,
        *words.some,
        *words.parts,
    ]
    leads = [lead for name in ("beginning", "ending") for lead in words.leads[name]]
    return frozenset(text.split()[0] for text in (*known, *leads, *lists().classes["date-leads"]))


def days_in(sentence: Sentence, note_date: dt.date) -> list[Days]:
    """Every expression of days in a sentence, the longest where they overlap."""
    out: list[Days] = []
    at = 0
    while at < len(sentence.words):
        found = _longest(sentence, at, note_date) if _begins(sentence, at) else None
        if found is not None:
            out.append(found)
        at = found.last if found is not None else at + 1
    return out


def _begins(sentence: Sentence, at: int) -> bool:
    low = sentence.lows[at]
    return low in _starts() or low[0].isdigit()


def _longest(sentence: Sentence, at: int, note_date: dt.date) -> Days | None:
    since = sentence.lows[at] in lists().classes["since"]
    for last in range(min(at + _LONGEST + since, len(sentence.words)), at + since, -1):
        words = sentence.lows[at + since : last]
        if words and words[-1][-1].isalnum() and not _word_only(sentence, at + since, last):
            found = _read(" ".join(words), note_date)
            if found is not None:
                return Days(at, last, found[0], note_date if since else found[1])
    return None


def _word_only(sentence: Sentence, first: int, last: int) -> bool:
    """Whether what could be a day is a lone word that is something else too ("may", "sat"), or a bare figure."""
    if last - first > 1:
        return False
    word = sentence.words[first]
    led = first > 0 and sentence.lows[first - 1] in lists().classes["date-leads"]
    if word.low[0].isdigit():
        return not any(not char.isalnum() for char in word.low) and not (led and len(word.low) == 4)
    return word.low not in lexicon().near and not (led or (word.raw[:1].isupper() and first > 0))


def _read(text: str, note_date: dt.date) -> tuple[dt.date, dt.date] | None:
    taken = read_days(text, note_date)
    options = taken.options if isinstance(taken, Unsure) else (taken,) if isinstance(taken, Read) else ()
    spans = [span for option in options if isinstance(option.days, When) and (span := _span(option.days))]
    return (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None


def _span(when: When) -> tuple[dt.date, dt.date] | None:
    if when.day is not None:
        return when.day, when.day
    return (when.from_, when.to) if when.from_ is not None and when.to is not None else None


def day_of(act: Act, sentence: Sentence, tree: Tree, note_date: dt.date) -> Days | None:
    """The days of an act: of the one expression that hangs on its own verb. A day of finding is not the day of what was found."""
    found = days_in(sentence, note_date)
    if len(found) != 1 or act.kind == POSSESS or act.rule == FOUND:
        return None
    days = found[0]
    verbs = {next(_verbs(tree, at), -1) for at in range(days.first, days.last)}
    return days if act.verb in verbs or (act.verb in _chain(tree, verbs)) else None


def _verbs(tree: Tree, at: int) -> Iterator[int]:
    yield from (head for head in tree.above(at) if tree.verb(head))


def _chain(tree: Tree, verbs: Sequence[int] | set[int]) -> set[int]:
    """Verbs that are done in one go with some: what each is an open part of."""
    return {tree.heads[v] for v in verbs if v >= 0 and tree.deps[v] == "xcomp" and tree.verb(tree.heads[v])}
