"""What a list or a page has to do so that slash finds words in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from textual.widgets import Static

from tui.safe import content


@runtime_checkable
class Searchable(Protocol):
    """A widget that goes to words."""

    def find(self, words: str) -> bool:
        """Go to the next place that holds every word, from where one is, round the end; whether there is one."""


class NothingFound(Static):
    """Where nothing was found: what to try. It takes no line while there is something."""

    DEFAULT_CSS = "NothingFound { padding: 0 1; height: auto; display: none; }"

    def say(self, words: str) -> None:
        """Say it, or be gone."""
        self.update(content(words))
        self.display = bool(words)


def next_place(texts: Iterable[str], after: int, words: str) -> int:
    """The number of the next text after a place that holds every word, round the end; -1 if none does."""
    wanted = words.casefold().split()
    holding = [n for n, text in enumerate(texts) if all(word in text.casefold() for word in wanted)]
    return next((n for n in holding if n > after), holding[0] if holding else -1)
