"""A table of patterns on disk, and the database that reads it; malformed rows of CSV are told apart and kept count of."""

from __future__ import annotations

import csv
import datetime as dt
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MEMORY, MOST_THREADS = "1GB", 8
EPOCH = dt.date(1970, 1, 1)
LONGEST_CELL = 1 << 21


class TableError(Exception):
    """The table cannot be read at all; says why in a line."""


@dataclass(frozen=True, slots=True)
class Source:
    """A table on disk. `repaired`: rewritten because rows were malformed; its last column then says how."""

    path: Path
    names: tuple[str, ...]
    truths: frozenset[int]
    parquet: bool
    delimiter: str = ","
    repaired: bool = False


def connect(folder: Path) -> Any:
    """A database in memory, of bounded size: what is more goes to a private folder. No extensions, configuration locked.

    Raises:
        ModuleNotFoundError: DuckDB is not installed.
    """
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "threads": min(MOST_THREADS, os.cpu_count() or 1),
        "temp_directory": str(folder / "spill"),
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "allow_community_extensions": "false",
    }
    connection = duckdb.connect(config=settings)
    connection.execute("SET enable_progress_bar = true")
    connection.execute("SET enable_progress_bar_print = false")
    connection.execute("SET lock_configuration = true")
    return connection


def text(value: str) -> str:
    """A text as SQL writes it."""
    return "'" + value.replace("'", "''") + "'"


def name(value: str) -> str:
    """A name as SQL writes it."""
    return '"' + value.replace('"', '""') + '"'


def local_file(path: Path) -> str:
    """A path as SQL writes it, none of its characters a wildcard."""
    escaped = "".join(f"[{sign}]" if sign in "[*?" else sign for sign in str(path.absolute()))
    return text(escaped)


def open_source(connection: Any, path: Path) -> Source:
    """The names of a table's columns and how it is to be read.

    Raises:
        TableError: there is no such file, or it has no header that can be read.
    """
    if not path.is_file():
        raise TableError(f"{path}: there is no such file")
    if path.suffix.lower() == ".parquet":
        import duckdb

        try:
            rows = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({local_file(path)})").fetchall()
        except duckdb.Error as error:
            raise TableError(f"{path}: not a Parquet file that can be read: {first_line(error)}") from None
        truths = frozenset(place for place, row in enumerate(rows) if row[1] == "BOOLEAN")
        return Source(path, tuple(row[0] for row in rows), truths, True)
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as stream:
            line = stream.readline(LONGEST_CELL)
            delimiter = max(",;\t", key=line.count)
            stream.seek(0)
            names = next(csv.reader(stream, delimiter=delimiter), [])
    except (OSError, csv.Error) as error:
        raise TableError(f"{path}: its first line cannot be read: {error}") from None
    if any(map(_not_text, names)):
        raise TableError(f"{path}: its first line holds bytes that are not UTF-8")
    if not any(item.strip() for item in names):
        raise TableError(f"{path}: its first line has no names of columns")
    return Source(path, tuple(names), frozenset(), False, delimiter)


def first_line(error: Exception) -> str:
    """The first line of what went wrong."""
    return str(error).strip().split("\n")[0][:200]


def repair(source: Source, folder: Path) -> Source:
    """A copy of a CSV file in which every row has its fields, and one more that says what was wrong with it."""
    target = folder / "repaired.csv"
    csv.field_size_limit(LONGEST_CELL)
    width = len(source.names)
    with (
        source.path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as stream,
        target.open("w", encoding="utf-8", errors="replace", newline="") as out,
    ):
        reader, writer = csv.reader(stream, delimiter=source.delimiter), csv.writer(out)
        next(reader, None)
        writer.writerow([*(f"c{place}" for place in range(width)), "fault"])
        for row in _rows(reader):
            fault = _form_fault(row, width)
            writer.writerow([*([""] * width if fault else row), fault])
    return Source(target, source.names, source.truths, False, ",", True)


def _rows(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = ["\udcff"]
        if row:
            yield row


def _form_fault(row: Sequence[str], width: int) -> str:
    if any(map(_not_text, row)):
        return "the row holds bytes that are not UTF-8"
    return "" if len(row) == width else f"the row has {len(row)} fields where the first line has {width}"


def _not_text(cell: str) -> bool:
    return any("\udc80" <= sign <= "\udcff" for sign in cell)
