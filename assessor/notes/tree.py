"""A sentence as its grammar: each word with its base form, its sort and the word it hangs on. Whatever reads sentences gives these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

SUBJECT = frozenset({"nsubj", "csubj"})
PASSIVE = frozenset({"nsubjpass", "csubjpass"})
OBJECT = frozenset({"dobj", "obj"})
NAMED_TO = frozenset({"dative", "iobj"})
PREP, AGENT, CONJ = "prep", "agent", "conj"
IN_PREP = frozenset({"pobj", "pcomp"})
OPEN = frozenset({"xcomp", "ccomp", "conj", "advcl", "pcomp"})
"""How a verb hangs on one whose subject it may share."""


@dataclass(frozen=True)
class Tree:
    """The grammar of one sentence; a head of itself is the root."""

    words: Sequence[str]
    lemmas: Sequence[str]
    tags: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]

    @cached_property
    def below(self) -> Sequence[Sequence[int]]:
        """For each word those that hang on it, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for at, head in enumerate(self.heads):
            if head != at:
                found[head].append(at)
        return found

    def on(self, at: int, deps: Iterable[str]) -> list[int]:
        """The words that hang on a word in one of some ways."""
        return [child for child in self.below[at] if self.deps[child] in deps]

    def above(self, at: int) -> Iterator[int]:
        """The words over a word, up to the root."""
        while self.heads[at] != at:
            at = self.heads[at]
            yield at

    def verb(self, at: int) -> bool:
        """Whether a word is a verb."""
        return self.tags[at].startswith("V") or self.tags[at] == "MD"

    def passive(self, at: int) -> bool:
        """Whether a verb's subject is what it is done to."""
        return bool(self.on(at, PASSIVE) or self.on(at, ("auxpass",)))

    def preps(self, at: int) -> Iterator[tuple[str, int]]:
        """The words behind prepositions that hang on a word, each with its preposition; those of a group of words alike."""
        for prep in self.on(at, (PREP, "dative", AGENT)):
            for noun in self.on(prep, IN_PREP):
                yield self.words[prep], noun
                for more in self.on(noun, (CONJ,)):
                    yield self.words[prep], more
            for further in self.on(prep, (PREP,)):
                for noun in self.on(further, IN_PREP):
                    yield self.words[further], noun


class Grammar(Protocol):
    """Whatever reads the grammar of sentences."""

    def trees(self, sentences: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Iterator[Tree]:
        """The grammar of each sentence, given as its words for reading and as they are written."""
        ...
