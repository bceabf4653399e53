"""The SQL reading beside explain, on small random rule books: formulas that no law has yet."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import column
from sqlalchemy.dialects import sqlite

from assessor.bulk.query import Question, sql
from legal_rules.assessment import outcome_of
from legal_rules.program import FALSE, TRUE, UNKNOWN
from legal_rules.readings.explain import evaluate
from legal_rules.rulebook import RuleBook
from legal_rules.tables.sql import Expressions, expression
from tests.assessor.patterns import AS_AT, columns_of, quoted
from tests.conftest import FULL
from tests.legal_rules.small_books import DAY, PATTERNS, POINT, VALUES, books, law_of
from tests.legal_rules.test_bulk import local_mask

FACTS = [fact for fact in VALUES if fact != POINT]
NAMES = ["nation", "when", *FACTS]


def query(book: RuleBook, dialect: str) -> str:
    return sql(book, Question(columns_of(book, NAMES), book.of_nation("england-wales"), AS_AT), dialect)


def rows(patterns: list[dict[str, str]]) -> list[tuple[str, ...]]:
    return [("england-wales", DAY.isoformat(), *(pattern.get(fact, "") for fact in FACTS)) for pattern in patterns]


def explained(book: RuleBook, patterns: list[dict[str, str]]) -> list[list[str]]:
    law = law_of(book)
    found = []
    for pattern in patterns:
        known = {fact: value for fact, value in pattern.items() if fact != POINT} | dict(book.settled_law)
        found.append([outcome_of(local_mask(rule, evaluate(law.program, known))) for rule in law.rules])
    return found


@given(books(), st.lists(PATTERNS, min_size=1, max_size=20), st.sampled_from([{}, {POINT: "yes"}, {POINT: "no"}]))
def test_any_law_reads_the_same_on_sqlite(book: RuleBook, patterns: list[dict[str, str]], law: dict[str, str]) -> None:
    """Whatever the formulas, and whichever way an overlay settles a point of law, SQL says what explain says."""
    book = replace(book, settled_law=law)
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE TABLE patterns ({', '.join(map(quoted, NAMES))})")
    connection.executemany(f"INSERT INTO patterns VALUES ({', '.join('?' * len(NAMES))})", rows(patterns))
    found = connection.execute(query(book, "sqlite")).fetchall()
    assert [list(row[3::2]) for row in found] == explained(book, patterns)


@settings(max_examples=1000 if FULL else 15)
@given(books(), st.lists(PATTERNS, min_size=1, max_size=20))
def test_any_law_reads_the_same_carried_over_to_another_dialect(book: RuleBook, patterns: list[dict[str, str]]) -> None:
    """SQLGlot's form of the query keeps its meaning, whatever the formulas."""
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE patterns ({', '.join(f'{quoted(name)} VARCHAR' for name in NAMES)})")
    connection.executemany(f"INSERT INTO patterns VALUES ({', '.join('?' * len(NAMES))})", rows(patterns))
    found = connection.execute(query(book, "duckdb")).fetchall()
    assert [list(row[3::2]) for row in found] == explained(book, patterns)


@given(books(), PATTERNS)
def test_every_part_is_true_false_or_null(book: RuleBook, pattern: dict[str, str]) -> None:
    """Each step alone, with columns for some facts, constants for others and none for the rest, is what explain has."""
    program = law_of(book).program
    held = {fact: value for fact, value in pattern.items() if fact != "f2"}
    fixed = {"f2": pattern["f2"]} if "f2" in pattern else {}
    expressions = Expressions(program, lambda fact: fixed.get(fact) or (column(fact) if fact in held else None))
    values = evaluate(program, pattern)
    connection = sqlite3.connect(":memory:")
    given_values = ", ".join(f"'{value}' AS {quoted(fact)}" for fact, value in held.items()) or "1 AS one"
    for node in range(len(program.steps)):
        part = expression(expressions.value(node))
        text = part.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
        found = connection.execute(f"SELECT {text} FROM (SELECT {given_values})").fetchone()[0]
        assert {1: TRUE, 0: FALSE, None: UNKNOWN}[found] == values[node]
