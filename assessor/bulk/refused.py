"""The bad rows of a table: counted, the first of them listed, and all of them written to a file if one is asked for."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from assessor.files.csvform import harmless
from assessor.files.private import place_of

LISTED = 50


class Refused:
    """Rows refused with their numbers and reasons. The file, if any, is put in its place by `finish`.

    Raises:
        OSError: the file cannot be written.
    """

    def __init__(self, folder: Path, target: Path | None) -> None:
        self.count = 0
        self.listed: list[tuple[int, str]] = []
        self.target = target
        self.part = folder / "bad.csv"
        self.stream: TextIO | None = None
        if target is not None:
            self.stream = self.part.open("w", encoding="utf-8", newline="")
            csv.writer(self.stream).writerow(("row", "reason"))

    def add(self, rows: Iterable[tuple[int, str]]) -> None:
        """Refuse some rows."""
        for row, reason in rows:
            self.count += 1
            if len(self.listed) < LISTED:
                self.listed.append((row, reason))
            if self.stream is not None:
                csv.writer(self.stream).writerow((row, harmless(reason)))

    def finish(self) -> None:
        """Put the file in its place, if one was asked for."""
        if self.stream is not None and self.target is not None:
            self.stream.close()
            self.part.chmod(0o600)
            os.replace(self.part, place_of(self.target))
