"""Everyday words and what they lead to, from `data/everyday.yaml`. They help to find something and say nothing about the law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from legal_rules.files.data import data_dir
from legal_rules.files.problems import NOWHERE, Where
from legal_rules.files.shape import Field, ListOf, Record, Shape, Text, read_shipped

SHORTEST = 4
"""So many letters of an everyday word, typed so far, lead to what it finds."""


@dataclass(frozen=True, slots=True)
class Everyday:
    """Words that mean much the same: the ids of what they lead to, and the topics of worked cases."""

    says: tuple[str, ...]
    finds: tuple[str, ...]
    topics: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    def meant(self, typed: str) -> bool:
        """Whether what was typed holds one of the words whole, or is the beginning of one."""
        plain = _plain(typed)
        squeezed = plain.replace(" ", "")
        return any(
            f" {word} " in f" {plain} "
            or word.replace(" ", "") == squeezed
            or (len(squeezed) >= SHORTEST and word.replace(" ", "").startswith(squeezed))
            for word in map(_plain, self.says)
        )


_EVERYDAY: Shape = Record(
    "everyday words",
    Everyday,
    {
        "says": Field(ListOf(Text(), least=1), required=True),
        "finds": Field(ListOf(Text(), least=1), required=True),
        "topics": Field(ListOf(Text()), default=()),
    },
)
EVERYDAY_FILE: Shape = Record(
    "the file of everyday words",
    lambda words: words,
    {"words": Field(ListOf(_EVERYDAY, least=1), required=True)},
    placed=False,
)


@cache
def everyday() -> tuple[Everyday, ...]:
    """The shipped everyday words.

    Raises:
        BrokenFile: the file has a problem (its text, with file and line).
    """
    return tuple(read_shipped(data_dir() / "everyday.yaml", EVERYDAY_FILE, "data/everyday.yaml"))


def meant_by(typed: str) -> tuple[Everyday, ...]:
    """The everyday words that something typed holds or begins."""
    return tuple(row for row in everyday() if row.meant(typed)) if typed.strip() else ()


def every_word() -> Iterator[str]:
    """Every everyday word."""
    for row in everyday():
        yield from row.says


def ids_of(rows: Sequence[Everyday]) -> tuple[str, ...]:
    """What some everyday words lead to, each once."""
    return tuple(dict.fromkeys(id for row in rows for id in row.finds))


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").split())
