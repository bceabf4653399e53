"""Reading a table of patterns with DuckDB: words become codes, days become numbers, and bad rows get their reasons.

Cells are read as text and compared with the exact words of the vocabulary. What the coded table takes beyond a bounded
amount of memory goes to a private folder on disk.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assessor.bulk.columns import DATES, Column, Columns
from assessor.case import DECLINED, DISPUTED, UNKNOWN
from legal_rules.facts import PRESUMED
from legal_rules.readings.bulk import NO_INFORMATION, values_of
from legal_rules.rulebook import RuleBook

BAD = 255
ELSEWHERE, ELSEWHERE_CODE = "elsewhere", 254
NO_ANSWER = (UNKNOWN, DISPUTED, DECLINED)
MEMORY = "1GB"
EPOCH = dt.date(1970, 1, 1)
_DAY = r"\d{4}-\d{2}-\d{2}"
_LONGEST_CELL = 1 << 24


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
        "temp_directory": str(folder / "spill"),
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "allow_community_extensions": "false",
    }
    connection = duckdb.connect(config=settings)
    connection.execute("SET enable_progress_bar = false")
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
            line = stream.readline(_LONGEST_CELL)
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
    csv.field_size_limit(_LONGEST_CELL)
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


def stage(
    connection: Any,
    source: Source,
    columns: Columns,
    book: RuleBook,
    as_at: dt.date,
    nation: str = "",
    on: dt.date | None = None,
) -> str:
    """The statement that fills the table `staged` from a source.

    Rows keep their order, so `rowid` counts them from 0. Its columns: `nation`, a code; `first`, `last`, days since 1970 (`last` no later than `as_at`);
    `open`, whether the row gives no beginning; a code for each fact (`f` + place); what passes through (`c` + place);
    and `fault`, empty for a good row.
    """
    coded = [(column, _fact_code(column, book)) for column in columns.facts]
    place = _nation_code(columns.nation, book, nation)
    faults = [_fault(f"f{column.place}", column, _takes(column, book)) for column in columns.facts]
    if columns.nation is not None:
        faults.append(_fault("nation", columns.nation, ", ".join((*book.nations, ELSEWHERE))))
    bad = " OR ".join([f"greatest({', '.join(['nation', *(f'f{c.place}' for c in columns.facts)])}) = {BAD}", "late"])
    facts = "".join(f", f{column.place}" for column in columns.facts)
    passing = "".join(f", {column.raw}" for column in columns.passing)
    parts = ", ".join([*faults, "late_says"])
    form_fault = f"nullif(c{columns.count}, '')" if source.repaired else "NULL"
    dates = _dates(columns, as_at, on)
    return f"""
        CREATE TABLE staged AS
        SELECT nation, first, last, open{facts}{passing},
               coalesce(form_fault, CASE WHEN {bad} THEN concat_ws('; ', {parts}) END) AS fault
        FROM (SELECT *, late_says IS NOT NULL AS late FROM (SELECT *, {dates.says} AS late_says FROM (
            SELECT *, {dates.first} AS first, {dates.last} AS last, {dates.open} AS open
            FROM (SELECT *, {place} AS nation, {form_fault} AS form_fault{dates.days}
                  {"".join(f", {code} AS f{column.place}" for column, code in coded)}
                  FROM {_table(source, columns.count)}))))
    """


def _table(source: Source, count: int) -> str:
    places = [f"c{place}" for place in range(count)]
    if source.parquet:
        return f"read_parquet({local_file(source.path)}) AS t({', '.join(places)})"
    if source.repaired:
        places.append(f"c{count}")
    types = ", ".join(f"'{place}': 'VARCHAR'" for place in places)
    return (
        f"read_csv({local_file(source.path)}, header = true, auto_detect = false, delim = {text(source.delimiter)}, "
        f"quote = '\"', escape = '\"', columns = {{{types}}}, max_line_size = {_LONGEST_CELL})"
    )


def _word(column: Column) -> str:
    if column.truth:
        return f"CASE {column.raw} WHEN true THEN 'yes' WHEN false THEN 'no' ELSE '' END"
    return f"coalesce(CAST({column.raw} AS VARCHAR), '')"


def _fact_code(column: Column, book: RuleBook) -> str:
    values = values_of(book.vocabulary, column.name)
    codes = dict.fromkeys(("", *NO_ANSWER), NO_INFORMATION) | {value: code for code, value in enumerate(values, 1)}
    if column.name in PRESUMED:
        codes[""] = codes[PRESUMED[column.name]]
    return _cases(_word(column), codes)


def _cases(word: str, codes: dict[str, int]) -> str:
    whens = " ".join(f"WHEN {text(value)} THEN {code}" for value, code in codes.items())
    return f"CAST(CASE {word} {whens} ELSE {BAD} END AS UTINYINT)"


def _nation_code(column: Column | None, book: RuleBook, given: str) -> str:
    codes = {nation: code for code, nation in enumerate(book.nations)} | {ELSEWHERE: ELSEWHERE_CODE}
    return _cases(_word(column), codes) if column is not None else f"CAST({codes[given]} AS UTINYINT)"


def _takes(column: Column, book: RuleBook) -> str:
    return ", ".join((*values_of(book.vocabulary, column.name), *NO_ANSWER)) + " or nothing"


def _fault(code: str, column: Column, takes: str) -> str:
    says = f"{text(column.name + ' is ')} || {_shown(column)} || {text('; it takes ' + takes)}"
    return f"CASE WHEN {code} = {BAD} THEN {says} END"


def _shown(column: Column) -> str:
    return f"'''' || left({_word(column)}, 40) || ''''"


@dataclass(frozen=True, slots=True)
class _DateParts:
    days: str
    first: str
    last: str
    open: str
    says: str


def _dates(columns: Columns, as_at: dt.date, on: dt.date | None) -> _DateParts:
    day, start, end = (next((c for c in columns.dates if c.role == role), None) for role in DATES)
    limit = (as_at - EPOCH).days
    exact = f"{(on - EPOCH).days}" if on is not None else ("d_when" if day else "NULL::INTEGER")
    begin, until = ("d_from" if start else "NULL::INTEGER"), ("d_to" if end else "NULL::INTEGER")
    names = {"when": "d_when", "when.from": "d_from", "when.to": "d_to"}
    days = "".join(f", {_day_number(column)} AS {names[column.role]}" for column in columns.dates)
    tests = [
        f"WHEN {names[c.role]} IS NULL AND NOT {_no_day(c)} "
        f"THEN {text(c.name + ' is ')} || {_shown(c)} || {text('; a day is written YYYY-MM-DD')}"
        for c in columns.dates
    ]
    if day and (start or end):
        tests.append(
            f"WHEN {exact} IS NOT NULL AND coalesce({begin}, {until}) IS NOT NULL "
            "THEN 'it has a day under when and a range as well'"
        )
    tests += [
        f"WHEN {begin} > {until} THEN 'its range ends before it begins'",
        f"WHEN coalesce({exact}, {begin}) > {limit} THEN 'it begins after the day of assessment, {as_at.isoformat()}'",
    ]
    return _DateParts(
        days=days,
        first=f"coalesce({exact}, {begin})",
        last=f"least(coalesce({exact}, {until}, {limit}), {limit})",
        open=f"coalesce({exact}, {begin}) IS NULL",
        says=f"CASE {' '.join(tests)} END",
    )


def _no_day(column: Column) -> str:
    return f"{_word(column)} IN ('', {text(UNKNOWN)})"


def _day_number(column: Column) -> str:
    word = _word(column)
    return (
        f"CASE WHEN regexp_full_match({word}, {text(_DAY)}) "
        f"THEN CAST(try_cast({word} AS DATE) - DATE '1970-01-01' AS INTEGER) END"
    )
