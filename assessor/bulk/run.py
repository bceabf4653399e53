"""`assessor bulk` from end to end: read, judge, write, with progress; nothing is left behind if it is stopped."""

from __future__ import annotations

import datetime as dt
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assessor.assess import STALE_DAYS
from assessor.bulk.columns import DATES, NATION, Columns, output_names, sort_columns
from assessor.bulk.source import EPOCH, Source, TableError, connect, first_line, open_source, repair
from assessor.bulk.staging import ELSEWHERE_CODE, stage
from legal_rules.law import Offence
from legal_rules.problems import Problem
from legal_rules.rulebook import RuleBook

ROWS_AT_ONCE = 1 << 17
LISTED = 50
INTERRUPTED = "Query interrupted"
_POLL = 0.1
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for: which rows' nation and day are given for all, which offences, how strong, how strict."""

    as_at: dt.date
    nation: str = ""
    on: dt.date | None = None
    only: frozenset[str] = frozenset()
    core: bool = False
    exact: bool = False
    strict: bool = False


@dataclass(slots=True)
class Result:
    """What was done: rows read, rows written, the bad rows with their reasons (the first `LISTED`) and their number."""

    read: int = 0
    written: int = 0
    bad: int = 0
    listed: list[tuple[int, str]] = field(default_factory=list)
    remarks: tuple[str, ...] = ()
    stopped: bool = False

    def refuse(self, row: int, reason: str) -> None:
        """Note a bad row."""
        self.bad += 1
        if len(self.listed) < LISTED:
            self.listed.append((row, reason))


def chosen(book: RuleBook, options: Options, nations: frozenset[str]) -> list[Offence]:
    """The offences that are reported, in the order of the files."""
    return [
        offence
        for nation in book.nations
        if nation in nations
        for offence in book.of_nation(nation)
        if (not options.only or offence.id in options.only) and (not options.core or offence.role == "core")
    ]


def given(options: Options) -> frozenset[str]:
    """What every row has by an option."""
    return frozenset(word for word, there in ((NATION, options.nation), (DATES[0], options.on)) if there)


def run(
    source: Path, target: Path, book: RuleBook, options: Options, progress: Progress
) -> tuple[Result | None, tuple[Problem, ...]]:
    """Assess every row of a table and write the result, whole or not at all.

    Raises:
        TableError: the table cannot be read.
        OSError: the result cannot be written.
    """
    with private_folder(target) as folder, database(folder) as connection:
        opened = open_source(connection, source)
        columns, problems = sort_columns(opened.names, opened.truths, book, str(source), given(options))
        if columns is None:
            return None, problems
        _stage(connection, opened, columns, book, options, folder, progress)
        return _assess(connection, columns, book, options, folder, target, progress), ()


@contextmanager
def private_folder(target: Path) -> Iterator[Path]:
    """A folder beside the target that only its owner can read, gone at the end whatever happens."""
    with tempfile.TemporaryDirectory(prefix=".", suffix=".part", dir=target.absolute().parent) as name:
        yield Path(name)


@contextmanager
def database(folder: Path) -> Iterator[Any]:
    """A database that spills into a folder, closed at the end. An interrupt of its work is an interrupt.

    Raises:
        TableError: it could not do what it was asked (the disk is full, say).
    """
    import duckdb

    connection = connect(folder)
    try:
        yield connection
    except duckdb.Error as error:
        raise TableError(f"the work could not be finished: {first_line(error)}") from None
    except RuntimeError as error:
        if str(error) == INTERRUPTED:
            raise KeyboardInterrupt from None
        raise
    finally:
        connection.close()


def _stage(
    connection: Any,
    source: Source,
    columns: Columns,
    book: RuleBook,
    options: Options,
    folder: Path,
    progress: Progress,
) -> None:
    import duckdb

    def load(table: Source) -> None:
        statement = stage(table, columns, book, options.as_at, options.nation, options.on)
        _watched(connection, statement, progress)

    try:
        load(source)
    except duckdb.Error as error:
        if source.parquet:
            raise TableError(f"{source.path}: cannot be read: {first_line(error)}") from None
        try:
            load(repair(source, folder))
        except duckdb.Error as again:
            raise TableError(f"{source.path}: cannot be read: {first_line(again)}") from None


def _watched(connection: Any, statement: str, progress: Progress) -> None:
    """Run a statement so that its progress is shown and an interrupt ends it at once."""
    failed: list[BaseException] = []

    def work() -> None:
        try:
            connection.execute(statement)
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    share = 0.0
    try:
        while thread.is_alive():
            thread.join(_POLL)
            share = max(share, connection.query_progress() / 100)
            progress("reading", share)
    except BaseException:
        connection.interrupt()
        thread.join()
        raise
    if failed:
        raise failed[0]


def _assess(
    connection: Any,
    columns: Columns,
    book: RuleBook,
    options: Options,
    folder: Path,
    target: Path,
    progress: Progress,
) -> Result:
    from assessor.bulk.judging import Judge
    from assessor.bulk.writing import Writer

    result = Result(remarks=columns.remarks)
    result.read = int(connection.execute("SELECT count(*) FROM staged").fetchone()[0])
    codes = [row[0] for row in connection.execute("SELECT DISTINCT nation FROM staged WHERE fault IS NULL").fetchall()]
    nations = frozenset(book.nations[code] for code in codes if code != ELSEWHERE_CODE)
    offences = chosen(book, options, nations)
    names, ids = output_names(columns.passing, offences)
    judge = Judge(book, options.as_at, offences, frozenset(c.name for c in columns.facts), options.exact)
    writer = Writer(connection, folder, target, names, ids)
    for low in range(1, max(result.read, 1) + 1, ROWS_AT_ONCE):
        _refuse(connection, low, result)
        if not (options.strict and result.bad):
            for judged in judge.judge(_batch(connection, columns, low)):
                for row, reason in judged.contradictory:
                    result.refuse(row, reason)
                writer.add(judged)
        if options.strict and result.bad:
            result.stopped = True
            return result
        progress("assessing", min((low + ROWS_AT_ONCE - 1) / max(result.read, 1), 1.0))
    writer.finish()
    result.written = writer.written
    result.remarks += _age_of_the_law(connection, book, options)
    return result


def _age_of_the_law(connection: Any, book: RuleBook, options: Options) -> tuple[str, ...]:
    checked = book.stamp.checked
    latest = connection.execute("SELECT max(last) FROM staged WHERE fault IS NULL").fetchone()[0]
    late = latest is not None and EPOCH + dt.timedelta(latest) > checked
    stale = (options.as_at - checked).days > STALE_DAYS
    return (f"law last checked {checked.isoformat()}; it may have changed",) if late or stale else ()


def _span(low: int) -> str:
    return f"rowid BETWEEN {low - 1} AND {low + ROWS_AT_ONCE - 2}"


def _refuse(connection: Any, low: int, result: Result) -> None:
    query = f"FROM staged WHERE {_span(low)} AND fault IS NOT NULL"
    bad = int(connection.execute(f"SELECT count(*) {query}").fetchone()[0])
    room = max(LISTED - len(result.listed), 0)
    result.listed += connection.execute(f"SELECT rowid + 1, fault {query} ORDER BY rowid LIMIT {room}").fetchall()
    result.bad += bad


def _batch(connection: Any, columns: Columns, low: int) -> Any:
    import numpy as np

    from assessor.bulk.judging import Batch

    facts = "".join(f", f{column.place}" for column in columns.facts)
    rows = connection.execute(
        f"SELECT rowid + 1 AS row, nation, coalesce(first, 0) AS first, last, open{facts} FROM staged "
        f"WHERE {_span(low)} AND fault IS NULL ORDER BY rowid"
    ).fetchnumpy()
    plain = {name: np.ma.getdata(column) for name, column in rows.items()}
    coded = {column.name: plain[f"f{column.place}"] for column in columns.facts}
    return Batch(plain["row"], plain["nation"], plain["first"], plain["last"], plain["open"], coded)
