"""`assessor bulk` from end to end: read, judge, write, with progress; nothing is left behind if it is stopped."""

from __future__ import annotations

import datetime as dt
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assessor.assess.acts import STALE_DAYS
from assessor.bulk.columns import DATES, NATION, Columns, output_names, sort_columns
from assessor.bulk.judging import Batch, Judge
from assessor.bulk.refused import Refused
from assessor.bulk.source import EPOCH, Source, TableError, connect, first_line, open_source, repair
from assessor.bulk.staging import ELSEWHERE_CODE, PACKED, groups, stage
from assessor.bulk.writing import Writer
from assessor.files.private import place_of
from assessor.text.overlaid import overlay_lines, overlay_rows
from legal_rules.files.problems import Problem
from legal_rules.law import Offence
from legal_rules.rulebook import RuleBook

ROWS_AT_ONCE = 1 << 17
INTERRUPTED = "Query interrupted"
_POLL = 0.1
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for: which rows' nation and day are given for all, which offences, how strong, how strict, and where
    the bad rows are listed."""

    as_at: dt.date
    nation: str = ""
    on: dt.date | None = None
    only: frozenset[str] = frozenset()
    core: bool = False
    exact: bool = False
    strict: bool = False
    bad: Path | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What was done: rows read, written and refused, the first refused with their reasons, remarks, and whether a bad row
    ended it before anything was written."""

    read: int
    written: int
    bad: int
    listed: tuple[tuple[int, str], ...]
    remarks: tuple[str, ...]
    stopped: bool


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
        work = _Work(connection, columns, book, options, folder, progress)
        work.read(opened)
        with private_folder(options.bad or target) as beside:
            return work.assess(target, Refused(beside, options.bad)), ()


@contextmanager
def private_folder(target: Path) -> Iterator[Path]:
    """A folder beside the target that only its owner can read, gone at the end whatever happens."""
    with tempfile.TemporaryDirectory(prefix=".", suffix=".part", dir=place_of(target).absolute().parent) as name:
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


@dataclass(frozen=True, slots=True)
class _Work:
    connection: Any
    columns: Columns
    book: RuleBook
    options: Options
    folder: Path
    progress: Progress

    def read(self, source: Source) -> None:
        """Fill the table `staged`; a CSV file with malformed rows is read once more, in a repaired copy."""
        import duckdb

        try:
            self._stage(source)
        except duckdb.Error as error:
            if source.parquet:
                raise TableError(f"{source.path}: cannot be read: {first_line(error)}") from None
            try:
                self._stage(repair(source, self.folder))
            except duckdb.Error as again:
                raise TableError(f"{source.path}: cannot be read: {first_line(again)}") from None

    def _stage(self, source: Source) -> None:
        options = self.options
        statement = stage(source, self.columns, self.book, options.as_at, options.nation, options.on)
        _watched(self.connection, statement, self.progress)

    def assess(self, target: Path, refused: Refused) -> Result:
        """Judge and write the staged rows, batch after batch, and put the result in its place."""
        read = int(self._value("count(*)"))
        offences = chosen(self.book, self.options, self._nations())
        names, ids = output_names(self.columns.passing, offences)
        facts = frozenset(column.name for column in self.columns.facts)
        judge = Judge(self.book, self.options.as_at, offences, facts, self.options.exact)
        writer = Writer(self.connection, self.folder, target, names, ids)
        stopped = False
        for low in range(0, max(read, 1), ROWS_AT_ONCE):
            self._batch(low, judge, writer, refused)
            stopped = self.options.strict and refused.count > 0
            if stopped:
                break
            self.progress("assessing", min((low + ROWS_AT_ONCE) / max(read, 1), 1.0))
        if not stopped:
            writer.finish()
        refused.finish()
        remarks = (*self.columns.remarks, *overlay_lines(overlay_rows(self.book)), *self._age_of_the_law())
        return Result(read, 0 if stopped else writer.written, refused.count, tuple(refused.listed), remarks, stopped)

    def _batch(self, low: int, judge: Judge, writer: Writer, refused: Refused) -> None:
        rows = f"FROM staged WHERE rowid BETWEEN {low} AND {low + ROWS_AT_ONCE - 1} AND fault IS"
        refused.add(self.connection.execute(f"SELECT rowid + 1, fault {rows} NOT NULL ORDER BY rowid").fetchall())
        for judged in judge.judge(self._coded(f"{rows} NULL ORDER BY rowid")):
            refused.add(judged.contradictory)
            writer.add(judged)

    def _coded(self, rows: str) -> Batch:
        import numpy as np

        packed = groups(self.columns)
        names = "".join(f", g{number}" for number in range(len(packed)))
        query = f"SELECT rowid + 1 AS row, nation, coalesce(first, 0) AS first, last, open{names} {rows}"
        found = self.connection.execute(query).fetchnumpy()
        plain = {name: np.ma.getdata(column) for name, column in found.items()}
        bytes_ = [plain[f"g{number}"].astype("<u8").view(np.uint8).reshape(-1, PACKED) for number in range(len(packed))]
        coded = {c.name: bytes_[number][:, byte] for number, group in enumerate(packed) for byte, c in enumerate(group)}
        return Batch(plain["row"], plain["nation"], plain["first"], plain["last"], plain["open"], coded)

    def _value(self, what: str, where: str = "true") -> Any:
        return self.connection.execute(f"SELECT {what} FROM staged WHERE {where}").fetchone()[0]

    def _nations(self) -> frozenset[str]:
        codes = self._value("list(DISTINCT nation)", "fault IS NULL") or []
        return frozenset(self.book.nations[code] for code in codes if code != ELSEWHERE_CODE)

    def _age_of_the_law(self) -> tuple[str, ...]:
        checked = self.book.stamp.checked
        latest = self._value("max(last)", "fault IS NULL")
        late = latest is not None and EPOCH + dt.timedelta(latest) > checked
        stale = (self.options.as_at - checked).days > STALE_DAYS
        return (f"law last checked {checked.isoformat()}; it may have changed",) if late or stale else ()
