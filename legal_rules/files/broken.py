"""A file of the program itself that is no longer as it was shipped."""

from __future__ import annotations


class BrokenFile(ValueError):
    """A file the project ships has problems: its text says which, with file and line, and what can be done."""

    def __str__(self) -> str:
        return f"A file of the program itself is broken; install the program again, or mend this:\n{self.args[0]}"
