"""What is wrong with a file, as values: gathered all at once, each with its place and the way to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from legal_rules.files.near import nearest as nearest


class Where(NamedTuple):
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
