"""`bulk` and `sql`: whole populations of fact patterns."""

from __future__ import annotations

import datetime as dt
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from assessor.bulk.columns import sort_columns
from assessor.bulk.query import Question, every_column
from assessor.bulk.query import sql as write
from assessor.bulk.run import Options, Result, chosen, given, run
from assessor.bulk.source import TableError, connect, open_source
from assessor.cli.common import NATION, OVERLAYS, WRONG_INPUT, fail, missing, rule_book
from assessor.cli.days import day_of
from assessor.cli.once import command
from assessor.text.blocks import clean
from assessor.text.harmless import harmless
from assessor.text.overlaid import overlay_lines, overlay_rows
from assessor.text.printing import give_file, redraw
from legal_rules.files.problems import nearest
from legal_rules.rulebook import RuleBook

OUTPUT = Path("-")
ONLY = click.option(
    "--offence", "only", multiple=True, metavar="ID", help="Only this offence; may be given several times."
)
CORE = click.option("--core", is_flag=True, help="Leave out what is only to be considered besides.")
AS_AT = click.option(
    "--as-at", metavar="DATE", help="The day of assessment, YYYY-MM-DD; no act is later. Today, if not said."
)


@command()
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path))
@NATION
@click.option("--on", metavar="DATE", help="The day of every act, YYYY-MM-DD, for a table without dates.")
@AS_AT
@ONLY
@CORE
@click.option("--exact", is_flag=True, help="Look at every completion that the constraints allow; slower.")
@click.option("--strict", is_flag=True, help="Write nothing if any row is bad.")
@click.option(
    "--bad",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write every bad row's number and reason to a CSV file.",
)
@OVERLAYS
def bulk(
    source: Path,
    target: Path,
    nation: str | None,
    on: str | None,
    as_at: str | None,
    only: tuple[str, ...],
    core: bool,
    exact: bool,
    strict: bool,
    bad: Path | None,
    overlays: tuple[Path, ...],
) -> None:
    """Assess many fact patterns: a CSV or Parquet file in, one out.

    A column for each fact (see 'assessor law facts'), 'nation', and 'when' or 'when.from' and 'when.to' (YYYY-MM-DD,
    the last day included); other columns pass through. A cell is one of the fact's values, unknown, disputed, declined,
    or empty. Out comes a row for each row and period: its number, the days, and for each offence the outcome and, under
    ID.law, whether it was law. Bad rows are listed with their number and left out. IN and OUT end in .csv or .parquet;
    OUT may be -, which is CSV to standard output.
    """
    _two_tables(source, target)
    book = rule_book(overlays)
    options = Options(
        as_at=_day("--as-at", as_at) or dt.date.today(),
        nation=nation or "",
        on=_day("--on", on),
        only=known_offences(book, only),
        core=core,
        exact=exact,
        strict=strict,
        bad=bad,
    )
    if options.on is not None and options.on > options.as_at:
        fail([f"--on: {options.on} is after the day of assessment, {options.as_at}"])
    try:
        with ending_cleanly(), written_to(target) as whole:
            result, problems = run(source, whole, book, options, Bar())
    except TableError as error:
        fail([str(error)])
    except ModuleNotFoundError as error:
        fail([missing(error, "bulk")])
    except OSError as error:
        fail([f"{target}: cannot be written: {error.strerror or error}"])
    if result is None:
        fail(problems)
    _say(result)


def _two_tables(source: Path, target: Path) -> None:
    for path in (source, target):
        if path.suffix.lower() not in (".csv", ".parquet") and path != OUTPUT:
            fail([f"{path}: the name of a table ends in .csv or .parquet"])
    if target.exists() and source.exists() and target.samefile(source):
        fail([f"{target}: the result would take the place of the table it comes from"])


def _say(result: Result) -> None:
    """What came of it, on standard error; the status for wrong input if a bad row stopped it."""
    for remark in result.remarks:
        click.echo(f"note: {harmless(remark)}", err=True)
    for row, reason in result.listed:
        click.echo(f"row {row}: {harmless(reason)}", err=True)
    if result.bad > len(result.listed):
        click.echo(f"and {result.bad - len(result.listed):,} more bad rows", err=True)
    if result.stopped:
        click.echo("nothing written, because a row is bad", err=True)
        raise click.exceptions.Exit(WRONG_INPUT)
    click.echo(f"{result.read:,} rows read, {result.bad:,} bad; {result.written:,} rows written", err=True)


@contextmanager
def ending_cleanly() -> Iterator[None]:
    """While this lasts, being told to end, or the terminal being closed, is an interrupt: what was begun is removed."""
    known = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heeded = [which for which in known if signal.getsignal(which) is not signal.SIG_IGN]
    before = {which: signal.signal(which, signal.default_int_handler) for which in heeded}
    try:
        yield
    finally:
        for which, handler in before.items():
            signal.signal(which, handler)


@contextmanager
def written_to(target: Path) -> Iterator[Path]:
    """Where to write; for standard output, a file of its own that is given out once it is whole."""
    if target != OUTPUT:
        yield target
        return
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "out.csv"
        yield whole
        if whole.exists():
            with whole.open("rb") as stream:
                give_file(stream)


def known_offences(book: RuleBook, ids: tuple[str, ...]) -> frozenset[str]:
    """The ids of offences that were asked for, or an end with the nearest names."""
    known = sorted({id for _, id in book.offences})
    wrong = [f"there is no offence '{id[:60]}'. {nearest(id, known)}" for id in ids if id not in known]
    if wrong:
        fail(wrong)
    return frozenset(ids)


def _day(option: str, given: str | None) -> dt.date | None:
    return None if given is None else day_of(given, option)


class Bar:
    """A bar on standard error, where that is a terminal."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty()
        self.last = ""

    def __call__(self, doing: str, share: float) -> None:
        if not self.shown:
            return
        done = int(30 * share)
        line = f"{doing:<10} [{'#' * done}{'-' * (30 - done)}] {share:4.0%}"
        if line != self.last:
            ends = share >= 1 and doing == "assessing"
            redraw(line + ("\n" if ends else ""))
            self.last = line


@command()
@click.option(
    "--dialect",
    type=click.Choice(["sqlite", "duckdb", "postgresql", "spark"]),
    required=True,
    help="For which database.",
)
@click.option(
    "--like",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A CSV or Parquet file with the columns of the table; without it, a column for every fact, nation and when.",
)
@click.option("--table", "name", default="patterns", show_default=True, help="The table that holds the patterns.")
@click.option("--key", metavar="COLUMN", help="Number the rows in the order of this column; else as they are found.")
@NATION
@click.option("--on", metavar="DATE", help="The day of every act, YYYY-MM-DD, for a table without dates.")
@AS_AT
@ONLY
@CORE
@OVERLAYS
def sql(
    dialect: str,
    like: Path | None,
    name: str,
    key: str | None,
    nation: str | None,
    on: str | None,
    as_at: str | None,
    only: tuple[str, ...],
    core: bool,
    overlays: tuple[Path, ...],
) -> None:
    """Print the assessment of a whole table as one query, to run where the data lives.

    It reads the columns 'assessor bulk' reads and gives the columns that writes, but for every nation's offences. A cell
    that is none of a fact's values says nothing; a row whose nation or days cannot be read gives no row. What is open
    stays open: the query uses SQL's own three-valued logic, and agrees with 'assessor bulk' on every pattern.
    """
    book = rule_book(overlays)
    options = Options(
        as_at=_day("--as-at", as_at) or dt.date.today(),
        nation=nation or "",
        on=_day("--on", on),
        only=known_offences(book, only),
        core=core,
    )
    names, truths = _names(like) if like is not None else (every_column(book, options), frozenset[int]())
    columns, problems = sort_columns(names, truths, book, str(like or name), given(options))
    if columns is None:
        fail(problems)
    for remark in columns.remarks:
        click.echo(f"note: {harmless(remark)}", err=True)
    offences = chosen(book, options, frozenset([nation] if nation else book.nations))
    question = Question(columns, offences, options.as_at, options.nation, options.on, name, key or "")
    for line in overlay_lines(overlay_rows(book)):
        click.echo(f"-- {clean(line)}")
    try:
        click.echo(f"{write(book, question, dialect)};")
    except ModuleNotFoundError as error:
        fail([missing(error, "bulk")])


def _names(like: Path) -> tuple[tuple[str, ...], frozenset[int]]:
    """The names of a file's columns and which hold truth values."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            source = open_source(connect(Path(folder)), like)
        except TableError as error:
            fail([str(error)])
        except ModuleNotFoundError as error:
            fail([missing(error, "bulk")])
    return source.names, source.truths
