"""Writing judged rows as CSV or Parquet: part after part into a private folder, then whole into place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assessor.bulk.columns import LAW_SUFFIX
from assessor.bulk.judging import RESULTS, Judged
from assessor.bulk.source import local_file, name, text
from assessor.files.csvform import ACTING, harmless
from assessor.files.private import place_of

PARQUET, CSV = ".parquet", ".csv"
_SIGNS = "".join("\\-" if sign == "-" else sign for sign in ACTING if not sign.isspace())
_ACTS = rf"^[\s\p{{Z}}]*[{_SIGNS}]"
MOST_CELLS = 1 << 22
# Wide tables in groups of few rows: a group is held in memory until it is full.
_PARQUET = "FORMAT parquet, ROW_GROUP_SIZE 16384"
_NUMBER = r"[-+]?\d+(\.\d+)?"


class Writer:
    """Collects parts and puts the whole file in its place at the end; nothing is there before.

    `passing` gives, for each passing column's name in queries, the name it is written under.
    """

    def __init__(
        self, connection: Any, folder: Path, target: Path, passing: Mapping[str, str], offences: Sequence[str]
    ) -> None:
        self.connection = connection
        self.folder = folder
        self.target = target
        self.passing = passing
        self.offences = offences
        self.parquet = target.suffix.lower() == PARQUET
        self.parts: list[Path] = []
        self.written = 0

    def add(self, judged: Judged) -> None:
        """Write some rows after those already written, so many at once that a wide table needs no more memory."""
        at_once = max(MOST_CELLS // (2 * len(self.offences) + len(self.passing) + 1), 1)
        for start in range(0, max(len(judged.row), 1), at_once):
            self._add(judged.part(slice(start, start + at_once)))
        self.written += len(judged.row)

    def _add(self, judged: Judged) -> None:
        part = self.folder / f"part-{len(self.parts)}{PARQUET if self.parquet else CSV}"
        form = _PARQUET if self.parquet else f"FORMAT csv, HEADER {'false' if self.parts else 'true'}"
        columns = {f"o{place}": np.ascontiguousarray(codes) for place, codes in enumerate(judged.results)}
        frame = {"number": np.arange(len(judged.row)), "row": judged.row, "first": judged.first, "last": judged.last}
        self.connection.register("judged", {**frame, "open": judged.open, **columns})
        self.connection.execute(f"COPY ({self._query(judged)}) TO {text(str(part))} ({form})")
        self.connection.unregister("judged")
        self.parts.append(part)

    def _query(self, judged: Judged) -> str:
        outcomes = _list(outcome for outcome, _ in RESULTS)
        laws = _list(law for _, law in RESULTS)
        picked = [
            "j.row AS row",
            """CASE WHEN NOT j.open THEN DATE '1970-01-01' + j.first END AS "from\"""",
            """DATE '1970-01-01' + j.last AS "to\"""",
        ]
        for raw, said in self.passing.items():
            picked.append(f"{self._cell(raw)} AS {name(said if self.parquet else harmless(said))}")
        for place, id in enumerate(self.offences):
            picked.append(f"{outcomes}[j.o{place}] AS {name(id)}")
            picked.append(f"{laws}[j.o{place}] AS {name(id + LAW_SUFFIX)}")
        source = "judged AS j"
        if self.passing:
            low, high = (int(judged.row[0]), int(judged.row[-1])) if len(judged.row) else (0, 0)
            rows = f"SELECT *, rowid + 1 AS row FROM staged WHERE rowid BETWEEN {low - 1} AND {high - 1}"
            source += f" JOIN ({rows}) AS s ON s.row = j.row ORDER BY j.number"
        return f"SELECT {', '.join(picked)} FROM {source}"

    def _cell(self, raw: str) -> str:
        """A passing cell; in CSV, one that no spreadsheet takes as a formula."""
        if self.parquet:
            return f"s.{raw}"
        word = f"CAST(s.{raw} AS VARCHAR)"
        acts = f"regexp_matches({word}, {text(_ACTS)}) AND NOT regexp_full_match({word}, {text(_NUMBER)})"
        return f"CASE WHEN {acts} THEN '''' || {word} ELSE {word} END"

    def finish(self) -> None:
        """Put the whole file in its place.

        Raises:
            OSError: it cannot be written there.
        """
        whole = self.folder / f"whole{self.target.suffix}"
        if self.parquet:
            listed = ", ".join(local_file(part) for part in self.parts)
            query = f"SELECT * FROM read_parquet([{listed}])"
            self.connection.execute(f"COPY ({query}) TO {text(str(whole))} ({_PARQUET})")
        else:
            with whole.open("wb") as out:
                for part in self.parts:
                    with part.open("rb") as piece:
                        shutil.copyfileobj(piece, out, 1 << 20)
                    part.unlink()
        with whole.open("rb+") as out:
            os.fsync(out.fileno())
        whole.chmod(0o600)
        os.replace(whole, place_of(self.target))


def _list(words: Iterable[str]) -> str:
    """A list as SQL writes it; a place beyond it, 0 among them, gives no word."""
    return f"([{', '.join(map(text, words))}])"
