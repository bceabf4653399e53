"""`bulk` and `sql`: whole populations of fact patterns."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from assessor.cli.common import NATION, OVERLAYS, WRONG_INPUT, fail, rule_book
from assessor.cli.law import day_of
from legal_rules.problems import nearest
from legal_rules.rulebook import RuleBook

ONLY = click.option(
    "--offence", "only", multiple=True, metavar="ID", help="Only this offence; may be given several times."
)
CORE = click.option("--core", is_flag=True, help="Leave out what is only to be considered besides.")
AS_AT = click.option(
    "--as-at", metavar="DATE", help="The day of assessment, YYYY-MM-DD; no act is later. Today, if not said."
)


@click.command()
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path))
@NATION
@click.option("--on", metavar="DATE", help="The day of every act, YYYY-MM-DD, for a table without dates.")
@AS_AT
@ONLY
@CORE
@click.option("--exact", is_flag=True, help="Look at every completion that the constraints allow; slower.")
@click.option("--strict", is_flag=True, help="Write nothing if any row is bad.")
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
    overlays: tuple[Path, ...],
) -> None:
    """Assess many fact patterns: a CSV or Parquet file in, one out.

    A column for each fact (see 'assessor law facts'), 'nation', and 'when' or 'when.from' and 'when.to' (YYYY-MM-DD,
    the last day included); other columns pass through. A cell is one of the fact's values, unknown, disputed, declined,
    or empty. Out comes a row for each row and period: its number, the days, and for each offence the outcome and, under
    ID.law, whether it was law. Bad rows are listed with their number and left out. IN and OUT end in .csv or .parquet.
    """
    from assessor.bulk.run import Options, run
    from assessor.bulk.source import SourceError

    for path in (source, target):
        if path.suffix.lower() not in (".csv", ".parquet"):
            fail([f"{path}: the name of a table ends in .csv or .parquet"])
    if target.exists() and source.exists() and target.samefile(source):
        fail([f"{target}: the result would take the place of the table it comes from"])
    book = rule_book(overlays)
    options = Options(
        as_at=_day("--as-at", as_at) or dt.date.today(),
        nation=nation or "",
        on=_day("--on", on),
        only=known_offences(book, only),
        core=core,
        exact=exact,
        strict=strict,
    )
    if options.on is not None and options.on > options.as_at:
        fail([f"--on: {options.on} is after the day of assessment, {options.as_at}"])
    try:
        result, problems = run(source, target, book, options, _Bar())
    except SourceError as error:
        fail([str(error)])
    except OSError as error:
        fail([f"{target}: cannot be written: {error.strerror or error}"])
    if result is None:
        fail(problems)
    for remark in result.remarks:
        click.echo(f"note: {remark}", err=True)
    for row, reason in result.listed:
        click.echo(f"row {row}: {printable(reason)}", err=True)
    if result.bad > len(result.listed):
        click.echo(f"and {result.bad - len(result.listed):,} more bad rows", err=True)
    if result.stopped:
        click.echo("nothing written, because a row is bad", err=True)
        raise click.exceptions.Exit(WRONG_INPUT)
    click.echo(f"{result.read:,} rows read, {result.bad:,} bad; {result.written:,} rows written", err=True)


def known_offences(book: RuleBook, ids: tuple[str, ...]) -> frozenset[str]:
    """The ids of offences that were asked for, or an end with the nearest names."""
    known = sorted({id for _, id in book.offences})
    wrong = [f"there is no offence '{id[:60]}'. {nearest(id, known)}" for id in ids if id not in known]
    if wrong:
        fail(wrong)
    return frozenset(ids)


def printable(said: str) -> str:
    """A text from a table with nothing in it that a terminal would obey."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in said)


def _day(option: str, given: str | None) -> dt.date | None:
    return None if given is None else day_of(given, option)


class _Bar:
    """A bar on standard error, where that is a terminal."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty()
        self.last = ""

    def __call__(self, doing: str, share: float) -> None:
        if not self.shown:
            return
        done = int(30 * share)
        line = f"\r{doing:<10} [{'#' * done}{'-' * (30 - done)}] {share:4.0%}"
        if line != self.last:
            ends = share >= 1 and doing == "assessing"
            click.echo(line + ("\n" if ends else ""), nl=False, err=True)
            self.last = line
