"""What is wrong with a file, as values: gathered all at once, each with its place and the way to mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file; line and column count from 1 (0: the file as a whole)."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Where()


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: where it stands, what is wrong, and what to do about it."""

    where: Where
    message: str
    hint: str = ""

    @property
    def file(self) -> str:
        """The file's name as the user gave it."""
        return self.where.file

    @property
    def line(self) -> int:
        """The line, from 1."""
        return self.where.line

    @property
    def column(self) -> int:
        """The column, from 1."""
        return self.where.column

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}"
        return f"{text}\n  {self.hint}" if self.hint else text


def nearest(word: str, known: Iterable[str], most: int = 3) -> str:
    """A hint that names the valid words nearest to one that is not known; empty if nothing is near."""
    close = difflib.get_close_matches(word[:80], list(known), n=most, cutoff=0.6)
    if not close:
        return ""
    return "did you mean " + " or ".join(f"'{name}'" for name in close) + "?"
