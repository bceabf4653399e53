"""Whole populations: a million three-valued patterns against all core offences of England and Wales, beside OpenFisca's
two-valued calculation of one offence; and a million-row CSV end to end, beside plain DuckDB."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from assessor.bulk.columns import legal
from assessor.bulk.run import Options, run
from benchmarks.engine import DAY, NATION, OFFENCE, england
from benchmarks.timing import Row, once, timed
from legal_rules.rulebook import RuleBook
from legal_rules.slices import Rule, law_on
from legal_rules.tables.bulk import Population, exact, local, values_of

try:
    from benchmarks import openfisca_population
except ModuleNotFoundError:
    openfisca_population = None  # type: ignore[assignment]

SIZE = 1_000_000
SEED = 7
CELLS = 60
AS_AT = dt.date(2026, 11, 22)
LOCAL, EXACT = 150_000.0, 1_000_000.0


def rows() -> list[Row]:
    """Every figure of the bulk reading."""
    book = england()
    return [
        *_patterns(book),
        *(_files(book) if find_spec("duckdb") else [Row("duckdb is not installed (extra 'bulk')", 0.0)]),
    ]


def _patterns(book: RuleBook) -> list[Row]:
    import numpy as np

    law = law_on(book, NATION, DAY)
    core = [rule for rule in law.rules if rule.offence.role == "core" and rule.offence.scope == "act"]
    rng = np.random.default_rng(SEED)
    columns = {
        fact: rng.integers(0, len(values_of(book.vocabulary, fact)) + 1, SIZE, np.uint8) for fact in law.space.facts
    }
    population = Population(law, columns, SIZE)
    population.pack(core)
    exact(population, core)
    found = local(population, core)
    count = len(core)
    ours = timed(lambda: local(population, core))

    def pack() -> object:
        fresh = Population(law, columns, SIZE)
        fresh.pack(core)
        return fresh

    pack_time, out_time = timed(pack, 3), timed(lambda: _unpacked(found, count), 3)
    return [
        Row(f"a million three-valued patterns, {count} core offences, local, once packed", ours, LOCAL),
        Row(f"each of the {count} offences of that", ours / count),
        Row("the same, exact, once packed", timed(lambda: exact(population, core), 3), EXACT),
        Row("packing them", timed(pack, 3)),
        Row("writing their outcomes out, one byte each", timed(lambda: _unpacked(found, count), 3)),
        *_openfisca(core, law.by_id[OFFENCE], ours / count, (pack_time + ours + out_time) / count),
    ]


def _unpacked(found: Any, count: int) -> list[Any]:
    return [found.outcomes(number) for number in range(count)]


def _openfisca(core: Sequence[Rule], one: Rule, ours: float, with_packing: float) -> list[Row]:
    """OpenFisca on the same offences, two-valued, beside ours: the bare calculation, and a whole call for one."""
    if find_spec("openfisca_core") is None:
        return []
    bare = timed(openfisca_population.Population(core, SIZE, SEED).bare, 3) / len(core)
    whole = timed(openfisca_population.Population([one], SIZE, SEED).whole, 3)
    says = f"{whole / ours:.0f} x ours once packed; {whole / with_packing:.0f} x ours, packing and writing out included"
    return [
        Row(
            "the same offences, two-valued, in openfisca-core: bare calculation, each",
            bare,
            None,
            f"{bare / ours:.1f} x ours",
        ),
        Row(f"{OFFENCE}, two-valued, in openfisca-core: whole call", whole, None, says),
    ]


def _files(book: RuleBook) -> list[Row]:
    """A million-row CSV of one nation's facts and days, read, assessed and written; and copied by DuckDB alone."""
    import duckdb

    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.csv", Path(folder) / "out.csv"
        connection = duckdb.connect()
        connection.execute("SET enable_progress_bar = false")
        connection.execute(_table(book, source))
        copy = f"COPY (FROM read_csv('{source}', all_varchar = true)) TO '{target}'"

        def assessed(exact: bool) -> float:
            options = Options(AS_AT, core=True, exact=exact)
            return once(lambda: _whole(source, target, book, options))

        plain = once(lambda: connection.execute(copy))
        mine, sure = assessed(False), assessed(True)
        size = source.stat().st_size / 1e6
    return [
        Row(f"a million-row CSV of {CELLS} facts ({size:.0f} MB) read and written by DuckDB", plain),
        Row("the same file through assessor bulk --core", mine, None, f"{mine / plain:.1f} x DuckDB alone"),
        Row("the same with --exact", sure, None, f"{sure / plain:.1f} x DuckDB alone"),
    ]


def _whole(source: Path, target: Path, book: RuleBook, options: Options) -> None:
    """Assess a table.

    Raises:
        ValueError: the table was refused, which would look quick.
    """
    _, problems = run(source, target, book, options, lambda doing, share: None)
    if problems:
        raise ValueError("\n".join(map(str, problems)))


def _table(book: RuleBook, target: Path) -> str:
    facts = [fact for fact in law_on(book, NATION, DAY).program.by_fact if book.vocabulary.knows(fact)]
    asked = [fact for fact in facts if fact not in book.vocabulary.law_points and not legal(fact, book)][:CELLS]
    cells = ", ".join(f'{_any((*values_of(book.vocabulary, fact), "", "unknown"))} AS "{fact}"' for fact in asked)
    day = "DATE '2018-01-01' + CAST(floor(random() * 3000) AS INTEGER)"
    return f"""COPY (SELECT '{NATION}' AS nation, {day} AS "when", {cells} FROM range({SIZE})) TO '{target}' (HEADER)"""


def _any(words: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f"[{listed}][1 + CAST(floor(random() * {len(words)}) AS INTEGER)]"
