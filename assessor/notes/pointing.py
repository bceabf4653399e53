"""For every question the sentences of a note that bear on it, best first; what a person should look at; what to say first.

Nothing here says what is so: where words stand that have to do with a matter, their sentence is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assessor.notes.lists import Row, matcher, rows
from assessor.notes.words import Sentence, Span

_STRONG, _WEAK, _OF_KIND, _NEAR, _MOST, _TOLD = 4, 1, 2, 3, 3, 8


@dataclass(frozen=True)
class Pointing:
    """How much each sentence has to do with each row of `facts.yaml`."""

    sentences: Sequence[Sentence]
    weights: Mapping[str, Mapping[int, int]]

    def sentences_for(
        self,
        fact: str,
        kinds: Mapping[int, str],
        near: int | None = None,
        told: Mapping[str, Collection[int]] | None = None,
    ) -> list[int]:
        """The numbers of the sentences that bear on a fact, best first.

        Args:
            fact: an id of the vocabulary.
            kinds: for sentences that an act was read from, its kind.
            near: the sentence of the act that is asked about.
            told: sentences in which a stage found what a row calls `told`.
        """
        found: dict[int, int] = defaultdict(int)
        for row in rows("facts"):
            if row.bears_on(fact):
                for number, weight in self.weights.get(row.id, {}).items():
                    found[number] += weight
                for number, kind in kinds.items():
                    found[number] += _OF_KIND * (kind in row.kinds)
                for number in (told or {}).get(row.told, ()):
                    found[number] += _TOLD
        if near is not None:
            for number in found:
                found[number] += max(_NEAR - abs(number - near), 0) if found[number] else 0
        return sorted((number for number, weight in found.items() if weight), key=lambda n: (-found[n], n))


def point(sentences: Sequence[Sentence]) -> Pointing:
    """Every sentence weighed for every row, in one pass."""
    weights: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for part, weight in (("patterns", _STRONG), ("weak", _WEAK)):
        for sentence in sentences:
            seen: dict[str, set[int]] = defaultdict(set)
            for hit in matcher("facts", part).hits(sentence.lows):
                seen[hit.rule].add(hit.first)
            for rule, places in seen.items():
                weights[rule][sentence.number] += weight + min(len(places), _MOST) - 1
    return Pointing(sentences, weights)


def to_look_at(sentences: Iterable[Sentence], proposed: Collection[int]) -> list[int]:
    """The sentences that speak of a picture, a device, undress, a threat or a child and gave no act."""
    look = matcher("look")
    return [s.number for s in sentences if s.number not in proposed and look.hits(s.lows)]


@dataclass(frozen=True)
class Alarm:
    """A matter that has to be looked at first, with the words that raised it."""

    row: Row
    places: tuple[Span, ...]


def alarms(sentences: Sequence[Sentence]) -> list[Alarm]:
    """Every matter of `safety.yaml` that the note may speak of."""
    found: dict[str, list[Span]] = defaultdict(list)
    raises, unless = matcher("safety"), matcher("safety", "unless")
    for sentence in sentences:
        back = unless.hits(sentence.lows)
        for hit in raises.hits(sentence.lows):
            if not any(b.rule == hit.rule and b.first < hit.last and hit.first < b.last for b in back):
                found[hit.rule].append(sentence.place(hit.first, hit.last))
    return [Alarm(row, tuple(found[row.id])) for row in rows("safety") if row.id in found]
