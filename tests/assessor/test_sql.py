"""Explain, bulk and SQL are one reading: the same rows from each, on real databases."""

from __future__ import annotations

import csv
import datetime as dt
import sqlite3
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest
import sqlglot
from click.testing import CliRunner, Result

from assessor.bulk.query import Question, sql
from assessor.cli import cli
from legal_rules.assessment import outcome_of
from legal_rules.facts import OTHERS
from legal_rules.readings.explain import evaluate
from legal_rules.responsibility import AGE, DOER, OPEN, standing
from legal_rules.rulebook import RuleBook
from legal_rules.slices import law_on
from legal_rules.slices import standing as law_standing
from tests.assessor import patterns as p
from tests.conftest import FULL
from tests.evidence import record
from tests.legal_rules.test_bulk import local_mask

CHUNKS, ROWS, RANGES = (50, 20_000, 0.03) if FULL else (1, 150, 0.5)
SPARK_ROWS = 2_000 if FULL else 120
BASIC = "soa2003-66B-1"
pytestmark = pytest.mark.timeout(7200 if FULL else 300)


class Table:
    """A random table, as rows and as a file, and what bulk writes for it."""

    def __init__(self, book: RuleBook, folder: Path, seed: int, rows: int = ROWS) -> None:
        self.names = p.names_of(book)
        self.rows = p.table(book, rows, seed, RANGES)
        self.source = p.write(folder / f"{seed}.csv", self.names, self.rows)
        self.bulk = p.by_bulk(book, self.source)


_FIRST: list[Table] = []
"""The table of the first seed, with what bulk writes for it: made once for every database."""


def tables(book: RuleBook, folder: Path) -> Iterator[Table]:
    if not _FIRST:
        _FIRST.append(Table(book, folder, 0))
    yield _FIRST[0]
    yield from (Table(book, folder, seed) for seed in range(1, CHUNKS))


def test_bulk_on_files_is_explain_on_each_piece(book: RuleBook, tmp_path: Path) -> None:
    """Every row and period that bulk writes is what explain says of that row on the period's first and last day."""
    table = Table(book, tmp_path, 101, min(ROWS, 2_000))
    names, found = table.bulk
    facts = p.facts_of(book)
    assert len(found) > len(table.rows)
    for result in found:
        row = dict(zip(names, result, strict=True))
        given = dict(zip(table.names, table.rows[row["row"] - 1], strict=True))
        if given["nation"] not in book.nations:
            continue
        presumed = book.vocabulary.presumed
        pattern = {fact: given[fact] or presumed.get(fact, "") for fact in facts}
        pattern |= {fact: value for fact, value in presumed.items() if fact.startswith(OTHERS)}
        for day in {row["from"] or row["to"], row["to"]}:
            law = law_on(book, given["nation"], dt.date.fromisoformat(day), p.AS_AT)
            known = {fact: value for fact, value in pattern.items() if value not in p.OPEN_WORDS}
            ages = book.ages(given["nation"], dt.date.fromisoformat(day))
            assert ages is not None
            below = standing(ages, {given[AGE]})
            known |= {} if below == OPEN else {DOER: below}
            values = evaluate(law.program, known)
            for rule in law.rules:
                assert row[rule.offence.id] == outcome_of(local_mask(rule, values)), (given["ref"], rule.offence.id)
                assert row[f"{rule.offence.id}.law"] == law_standing(rule.law, rule.version.reconstructed)


def test_the_periods_of_a_row_follow_one_another(book: RuleBook, tmp_path: Path) -> None:
    """Pieces of a row leave no day out and count none twice, and neighbours differ."""
    names, found = Table(book, tmp_path, 102).bulk
    start, end = names.index("from"), names.index("to")
    for before, after in pairwise(found):
        if before[0] == after[0]:
            assert dt.date.fromisoformat(before[end]) + dt.timedelta(1) == dt.date.fromisoformat(after[start])
            assert before[end + 1 :] != after[end + 1 :]


def test_sqlite_gives_what_bulk_gives(book: RuleBook, tmp_path: Path) -> None:
    """The query on SQLite, row by row."""
    text = p.query(book, p.names_of(book), "sqlite")
    for table in tables(book, tmp_path):
        p.same(table.bulk, p.on_sqlite(text, table.names, table.rows))
    record("patterns on which explain's bulk reading and SQLite agree", CHUNKS * ROWS)


def test_duckdb_gives_what_bulk_gives(book: RuleBook, tmp_path: Path) -> None:
    """The query on DuckDB, row by row."""
    text = p.query(book, p.names_of(book), "duckdb")
    for table in tables(book, tmp_path):
        p.same(table.bulk, p.on_duckdb(text, table.source))
    record("patterns on which explain's bulk reading and DuckDB agree", CHUNKS * ROWS)


@pytest.mark.postgres
def test_postgresql_gives_what_bulk_gives(book: RuleBook, tmp_path: Path) -> None:
    """The query on a PostgreSQL server of the tests' own, row by row."""
    import psycopg

    from tests.services import postgres

    text = p.query(book, p.names_of(book), "postgresql")
    with postgres() as server, psycopg.connect(server.url) as connection:
        for table in tables(book, tmp_path):
            p.same(table.bulk, p.on_postgres(text, table.names, table.source, connection))
    record("patterns on which explain's bulk reading and PostgreSQL agree", CHUNKS * ROWS)


def test_spark_s_query_is_read_and_means_the_same(book: RuleBook, tmp_path: Path) -> None:
    """The Spark form is Spark to a parser of that dialect; carried over to DuckDB, it gives what bulk gives."""
    table = Table(book, tmp_path, 103) if FULL else next(tables(book, tmp_path))
    text = p.query(book, table.names, "spark")
    carried = sqlglot.transpile(text, read="spark", write="duckdb", error_level=sqlglot.ErrorLevel.RAISE)
    assert len(carried) == 1
    p.same(table.bulk, p.on_duckdb(carried[0], table.source))


if find_spec("pyspark") is not None:

    def test_spark_itself_gives_what_bulk_gives(book: RuleBook, tmp_path: Path) -> None:
        """The query on Spark, row by row."""
        table = Table(book, tmp_path, 104, SPARK_ROWS)
        text = p.query(book, table.names, "spark").replace("`ref_number`", "CAST(SUBSTR(`ref`, 2) AS INT)")
        p.same(table.bulk, p.on_spark(text, table.source))


def query(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["sql", *map(str, arguments), "--as-at", "2026-11-22"], prog_name="assessor")


def on_sqlite(text: str, names: list[str], *rows: tuple[Any, ...], table: str = "patterns") -> list[dict[str, Any]]:
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    connection.execute(f"CREATE TABLE {p.quoted(table)} ({', '.join(map(p.quoted, names))})")
    connection.executemany(f"INSERT INTO {p.quoted(table)} VALUES ({', '.join('?' * len(names))})", rows)
    return [dict(row) for row in connection.execute(text)]


def test_names_of_every_kind_are_only_names(tmp_path: Path) -> None:
    """Quotes, percent signs, colons and statements in names of tables and columns do no harm in any dialect."""
    names = ["nation", "when", "act.kind", 'a"b', "50%", ":key", "x; DROP TABLE patterns --", "row"]
    source = p.write(tmp_path / "t.csv", names, [])
    table = 'it\'s; the "table" %s :x'
    found = query("--dialect", "sqlite", "--like", source, "--table", table, "--offence", BASIC)
    assert found.exit_code == 0, found.output
    row = ("england-wales", "2024-03-01", "take", 1, 2, 3, 4, 5)
    assert on_sqlite(found.output, names, row, table=table) == [
        {
            "row": 1,
            "from": "2024-03-01",
            "to": "2024-03-01",
            'a"b': 1,
            "50%": 2,
            ":key": 3,
            "x; DROP TABLE patterns --": 4,
            "input.row": 5,
            BASIC: "not-met",
            f"{BASIC}.law": "in-force",
        }
    ]
    for dialect in ("duckdb", "spark", "postgresql"):
        only = [] if FULL else ["--offence", BASIC]
        text = query("--dialect", dialect, "--like", source, "--table", "a b", *only).output
        read = {"postgresql": "postgres"}.get(dialect, dialect)
        tree = sqlglot.parse_one(text, read=read)
        assert {name for name in names if name != "row"} <= {c.name for c in tree.find_all(sqlglot.exp.Column)}


def one_offence(book: RuleBook, names: list[str], dialect: str) -> str:
    offences = [offence for offence in book.of_nation("england-wales") if offence.id == BASIC]
    return sql(book, Question(p.columns_of(book, names), offences, p.AS_AT), dialect)


def test_words_and_rows_the_query_cannot_read_say_nothing(book: RuleBook) -> None:
    """A word that is no answer is no information; a row with no day, no nation or a day to come gives no row."""
    names = ["nation", "when", "act.kind", "act.completed"]
    rows = [
        ("england-wales", "2024-03-01", "shair", None),
        ("england-wales", "2024-03-01", "take", None),
        ("england-wales", "1 March", "take", None),
        ("england-wales", "2027-01-01", "take", None),
        ("wales", "2024-03-01", "take", None),
    ]
    found = on_sqlite(one_offence(book, names, "sqlite"), names, *rows)
    assert [(row["row"], row[BASIC]) for row in found] == [(1, "open"), (2, "not-met")]


def test_without_a_file_every_fact_is_a_column_and_options_take_their_place() -> None:
    """The query names every fact the law has turned on; a nation and a day for all rows need no columns."""
    whole = query("--dialect", "sqlite", "--offence", BASIC)
    narrow = query("--dialect", "sqlite", "--offence", BASIC, "--nation", "england-wales", "--on", "2024-03-01")
    assert '"act.completed"' in whole.output and '"nation"' in whole.output and '"when"' in whole.output
    assert '"nation"' not in narrow.output and '"when"' not in narrow.output
    assert "law.sent-only-to-b" not in whole.output


@pytest.mark.postgres
def test_the_printed_query_is_a_script_for_psql(book: RuleBook, tmp_path: Path) -> None:
    """What the command prints is given to psql as it is, and its table is the one that bulk writes as CSV."""
    from tests.services import postgres, program

    names = ["ref", "nation", *p.DATES, "act.kind", "image.of-person", "consent.sharing"]
    places = [p.names_of(book).index(name) for name in names]
    rows = [tuple(row[place] for place in places) for row in p.table(book, 40, 105)]
    source = p.write(tmp_path / "t.csv", names, rows)
    for nation in book.nations:
        assert any(row[1] == nation for row in rows)
    columns = ", ".join(f"{p.quoted(name)} text" for name in names)
    script = tmp_path / "script.sql"
    printed = query("--dialect", "postgresql", "--like", source).stdout
    script.write_text(f"CREATE TABLE patterns ({columns});\n\\copy patterns FROM '{source}' csv header\n{printed}")
    with postgres() as server:
        command = [program("psql"), "--quiet", "--csv", "-v", "ON_ERROR_STOP=1", "--file", str(script), server.url]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    written = CliRunner().invoke(cli, ["bulk", str(source), "-", "--as-at", "2026-11-22"], prog_name="assessor").stdout
    found, wanted = (list(csv.DictReader(text.splitlines())) for text in (done.stdout, written))
    assert found == wanted and len(found) > len(rows)


def test_truth_values_and_dates_of_a_database_are_read(book: RuleBook) -> None:
    """Columns of true and false, and of real dates, are answers and days."""
    names = ["nation", "when", "act.kind", "act.completed"]
    text = one_offence(book, names, "duckdb")
    connection = duckdb.connect()
    connection.execute(
        'CREATE TABLE patterns (nation VARCHAR, "when" DATE, "act.kind" VARCHAR, "act.completed" BOOLEAN)'
    )
    connection.execute("INSERT INTO patterns VALUES ('england-wales', '2024-03-01', 'share', false)")
    assert connection.execute(text).fetchall() == [(1, "2024-03-01", "2024-03-01", "not-met", "in-force")]


def test_an_id_that_two_nations_share_is_asked_of_one(book: RuleBook) -> None:
    """An offence asked for in one nation says nothing of the rows of another that has an offence of the same id."""
    shared = {id for _, id in book.offences if sum(other == id for _, other in book.offences) > 1}
    assert BASIC not in shared and shared
    names, id = ["nation", "when", "act.kind"], min(shared)
    (first, *others) = (nation for nation, other in book.offences if other == id)
    text = sql(book, Question(p.columns_of(book, names), [book.offences[(first, id)]], p.AS_AT), "sqlite")
    rows = [(nation, "2024-03-01", "take") for nation in (first, *others)]
    found = [row[f"{id}.law"] is not None for row in on_sqlite(text, names, *rows)]
    assert found == [True, *(False for _ in others)]
