"""One fact with one value, or with the values it is left, in words."""

from __future__ import annotations

from collections.abc import Sequence

from legal_rules.facts import Vocabulary, split_world

WORLD_WORDS = {
    "believed": "it was believed that",
    "intended": "in what was meant to happen,",
    "threatened": "in what was threatened,",
}


def said(vocabulary: Vocabulary, fact: str, value: str) -> str:
    """A fact's value as a report says it, in its world."""
    return left(vocabulary, fact, (value,))


def left(vocabulary: Vocabulary, fact: str, values: Sequence[str]) -> str:
    """The values a fact is left, as a report says them, in its world."""
    if not vocabulary.knows(fact):
        return f"{fact}: {' or '.join(values)}"
    spec = vocabulary.spec(fact)
    words = " or ".join(spec.says.get(value, f"{spec.topic}: {value}") for value in values)
    world = split_world(fact)[0] if fact not in vocabulary.facts else ""
    return f"{WORLD_WORDS[world]} {words}" if world else words
