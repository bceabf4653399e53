"""Random tables of fact patterns, read by `assessor bulk` and by the query of `assessor sql` on real databases."""

from __future__ import annotations

import csv
import datetime as dt
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from assessor.bulk.columns import Columns, legal, sort_columns
from assessor.bulk.query import Question, sql
from assessor.bulk.run import Options, run
from legal_rules.facts import YES_NO
from legal_rules.rulebook import RuleBook
from legal_rules.spans import spans
from legal_rules.tables.bulk import values_of

AS_AT = dt.date(2026, 11, 22)
DATES = ("when", "when.from", "when.to")
OPEN_WORDS = ("", "", "unknown", "disputed", "declined")
Row = tuple[str, ...]


def facts_of(book: RuleBook) -> list[str]:
    """Every fact that any offence of any nation has ever turned on, points and tests of law apart."""
    found = {
        fact for nation in book.nations for span in spans(book, nation, AS_AT) for fact in span.law.program.by_fact
    }
    return sorted(fact for fact in found if not legal(fact, book))


def names_of(book: RuleBook) -> list[str]:
    """The columns of a table that gives every fact."""
    return ["ref", "nation", *DATES, *facts_of(book)]


def table(book: RuleBook, size: int, seed: int, ranges: float = 0.5) -> list[Row]:
    """Rows of every nation; a share of them with days not known: ranges, some without an end or a beginning. Facts are
    mostly known in some rows and mostly not in others."""
    draw = np.random.default_rng(seed)
    known = draw.random(size)
    columns = [np.array([f"r{number}" for number in range(size)], object)]
    columns.append(_picked(draw, (*book.nations, "england-wales", "elsewhere"), size))
    columns += _days(draw, size, ranges)
    for fact in facts_of(book):
        values, nothing = _picked(draw, values_of(book.vocabulary, fact), size), _picked(draw, OPEN_WORDS, size)
        columns.append(np.where(draw.random(size) < known, values, nothing))
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _picked(draw: np.random.Generator, words: Sequence[str], size: int) -> Any:
    return np.array(words, object)[draw.integers(0, len(words), size)]


def _days(draw: np.random.Generator, size: int, ranges: float) -> list[Any]:
    def day(back: int) -> Any:
        return np.array(
            [(AS_AT - dt.timedelta(int(days))).isoformat() for days in draw.integers(0, back, size)], object
        )

    form = np.where(draw.random(size) < ranges, draw.integers(1, 5, size), 0)
    one, two = day(22500), day(22500)
    first, second = np.minimum(one, two), np.maximum(one, two)
    exact = np.where(form == 0, day(5000), np.where(form == 4, "unknown", ""))
    return [exact, np.where(form % 4 * (form != 3) > 0, first, ""), np.where(np.isin(form, (1, 3)), second, "")]


def columns_of(book: RuleBook, names: Sequence[str]) -> Columns:
    columns, problems = sort_columns(names, frozenset(), book, "patterns")
    assert columns is not None, problems
    return columns


def query(book: RuleBook, names: Sequence[str], dialect: str) -> str:
    """The query over the whole law for a table of some columns."""
    offences = [offence for nation in book.nations for offence in book.of_nation(nation)]
    return sql(book, Question(columns_of(book, names), offences, AS_AT, key="ref_number"), dialect)


def write(path: Path, names: Sequence[str], rows: Sequence[Row]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([names, *rows])
    return path


def by_bulk(book: RuleBook, source: Path, exact: bool = False) -> tuple[list[str], list[tuple[Any, ...]]]:
    """What `assessor bulk` writes for a table, as names and rows."""
    target = source.with_suffix(".out.parquet")
    result, problems = run(source, target, book, Options(AS_AT, exact=exact), lambda doing, share: None)
    assert result is not None, problems
    found = duckdb.sql(f"""SELECT * REPLACE ("from"::VARCHAR AS "from", "to"::VARCHAR AS "to") FROM '{target}'""")
    return found.columns, found.fetchall()


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def on_sqlite(text: str, names: Sequence[str], rows: Sequence[Row]) -> tuple[list[str], list[tuple[Any, ...]]]:
    """What the query gives on SQLite."""
    connection = sqlite3.connect(":memory:")
    listed = ", ".join(f"{quoted(name)} TEXT" for name in names)
    connection.execute(f"CREATE TABLE patterns (ref_number INTEGER, {listed})")
    marks = ", ".join("?" * (len(names) + 1))
    connection.executemany(
        f"INSERT INTO patterns VALUES ({marks})", [(number, *row) for number, row in enumerate(rows)]
    )
    found = connection.execute(text)
    return [column[0] for column in found.description], found.fetchall()


def on_duckdb(text: str, source: Path) -> tuple[list[str], list[tuple[Any, ...]]]:
    """What the query gives on DuckDB, over a CSV file."""
    connection = duckdb.connect()
    connection.execute(
        f"CREATE TABLE patterns AS SELECT row_number() OVER () AS ref_number, * "
        f"FROM read_csv('{source}', all_varchar = true)"
    )
    found = connection.execute(text)
    assert found.description is not None
    return [column[0] for column in found.description], found.fetchall()


def truth_facts(book: RuleBook) -> list[str]:
    """The facts that are yes or no."""
    return [fact for fact in facts_of(book) if values_of(book.vocabulary, fact) == YES_NO]


def on_postgres(
    text: str, names: Sequence[str], source: Path, connection: Any
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """What the query gives on a PostgreSQL server, over a CSV file."""
    listed = ", ".join(map(quoted, names))
    connection.execute("DROP TABLE IF EXISTS patterns")
    columns = ", ".join(f"{quoted(name)} text" for name in names)
    connection.execute(f"CREATE TABLE patterns (ref_number serial, {columns})")
    form = "FORMAT csv, HEADER"
    with connection.cursor().copy(f"COPY patterns ({listed}) FROM STDIN ({form})") as copy:
        copy.write(source.read_bytes())
    found = connection.execute(text.encode())
    return [column.name for column in found.description], found.fetchall()


def on_spark(text: str, source: Path) -> tuple[list[str], list[tuple[Any, ...]]]:
    """What the query gives on Spark, over a CSV file."""
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.codegen.wholeStage", "false")
        .getOrCreate()
    )
    try:
        session.read.csv(str(source), header=True).createOrReplaceTempView("patterns")
        found = session.sql(text)
        return found.columns, [tuple(row) for row in found.collect()]
    finally:
        session.stop()


def same(one: tuple[list[str], list[tuple[Any, ...]]], other: tuple[list[str], list[tuple[Any, ...]]]) -> None:
    """Fail unless two results have the same columns and the same rows, whatever the order of their columns."""
    names, rows = one
    assert set(names) == set(other[0]) and len(rows) == len(other[1])
    order = [other[0].index(name) for name in names]
    for mine, found in zip(rows, other[1], strict=True):
        theirs = tuple(found[place] for place in order)
        assert mine == theirs, {
            name: pair for name, *pair in zip(names, mine, theirs, strict=True) if pair[0] != pair[1]
        }
