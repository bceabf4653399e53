"""`gaps`: wrongs that no offence reaches."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from assessor.cli.common import OVERLAYS, fail, give, missing, rule_book
from assessor.cli.days import day_of
from assessor.cli.once import command
from assessor.cli.yardsticks import ADJACENT, AS_IF_READ, ONE_NATION, WRONGS, progress, yardstick
from assessor.files.csvform import tables
from assessor.files.private import write_private
from assessor.pages.gaps import gap_rows, patterns_page
from assessor.pages.laid import beside_law, laid, under_title, unread_said
from assessor.pages.states import example_files, state_row, states_page
from assessor.pages.states_tables import nations_page, nations_table
from assessor.text.blocks import Page
from assessor.text.overlaid import overlay_lines, overlay_rows
from assessor.text.printing import give_file
from legal_rules.backwards.certificate import Certificate, certificate, read_certificate, verify
from legal_rules.backwards.gaps import Counts
from legal_rules.backwards.gaps import gaps as every_gap
from legal_rules.backwards.states import states
from legal_rules.backwards.wrongs import Yardstick
from legal_rules.files.written import written
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of: a law, on a day, measured by some wrongs, and which offences count."""

    book: RuleBook
    day: dt.date
    measure: Yardstick
    counts: Counts


@command()
@ONE_NATION
@click.option("--on", metavar="DATE", help="The day of the conduct, YYYY-MM-DD; today, if not said.")
@click.option(
    "--act",
    "--kind",
    "kind",
    metavar="KIND",
    help="Only the wrongs of one kind of act (take, create, request, share, ...), or one wrong.",
)
@ADJACENT
@AS_IF_READ
@click.option("--nations", "every_nation", is_flag=True, help="Each wrong in the three nations, side by side.")
@click.option("--weaker", is_flag=True, help="Also what only summary-only offences meet.")
@click.option("--full", is_flag=True, help="Everything: every way, exception and pattern, with offences next door.")
@click.option(
    "--examples",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Also write an example of each part as a case file, to be assessed like any other.",
)
@click.option(
    "--certificate",
    "write",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also write every pattern to a file that can be checked.",
)
@click.option(
    "--verify",
    "check",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Check such a file with another solver, and do nothing else.",
)
@WRONGS
@OVERLAYS
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "csv"]),
    default="text",
    show_default=True,
    help="The form of the output; csv is the table of states.",
)
def gaps(
    nation: str,
    on: str | None,
    kind: str | None,
    adjacent: bool,
    unread: bool,
    every_nation: bool,
    weaker: bool,
    full: bool,
    examples: Path | None,
    write: Path | None,
    check: Path | None,
    wrongs_file: Path | None,
    overlays: tuple[Path, ...],
    form: str,
) -> None:
    """What the law in force on a day said of each wrong: no offence; an offence only if more is so, or unless an exception
    applies; an offence whatever else is so; or not settled. With the most it carries and what more has to be so.

    Law that is only enacted or unconfirmed counts as none, and is named where it would reach. --full gives every pattern
    that no offence reached, none to spare; those that turn on law not settled stand apart.
    """
    book = rule_book(overlays)
    whole = yardstick(book, wrongs_file)
    measure = whole.of_kind(kind)
    if check is not None:
        _verify(book, measure, check)
    if not measure.wrongs:
        fail([f"--act: no wrong is about '{kind}'. Kinds: " + ", ".join(whole.kinds)])
    if unread and write is not None:
        fail(["--certificate: patterns counted for the sake of argument are not certified; leave --as-if-read out"])
    asked = Asked(book, day_of(on), measure, Counts(adjacent=adjacent, unread=unread))
    if every_nation or form == "csv":
        _side_by_side(asked, NATIONS if every_nation else (nation,), form)
    else:
        _one(asked, nation, Depth(full, weaker, write), examples, form)


@dataclass(frozen=True, slots=True)
class Depth:
    """How much is worked out: every pattern, also what only summary-only offences meet, and a certificate to write."""

    full: bool
    weaker: bool
    certificate: Path | None

    @property
    def patterns(self) -> bool:
        """Whether a page shows patterns."""
        return self.full or self.weaker


def _one(asked: Asked, nation: str, depth: Depth, examples: Path | None, form: str) -> None:
    """One nation's wrongs in their states, with every pattern if that is asked for."""
    book, day, measure, counts = asked.book, asked.day, asked.measure, asked.counts
    with progress("Gaps") as step:
        said = states(book, nation, day, measure, counts, step)
        every = depth.patterns or depth.certificate is not None or form == "json"
        found = every_gap(book, nation, day, measure, counts, depth.weaker, step) if every else ()
    if depth.certificate is not None:
        _write(depth.certificate, certificate(book, nation, day, measure, counts, found))
    if examples is not None:
        _write_examples(examples, example_files(book, nation, day, said))
    pairs = zip(gap_rows(book, found), said, strict=False)
    rows = [written(row) | written(state_row(book, nation, day, state)) for row, state in pairs]
    data = {"schema": 1, "nation": nation, **_about(asked), "wrongs": rows}

    def page() -> Page:
        made = states_page(book, nation, day, said, depth.full, counts.adjacent)
        if depth.patterns:
            made.blocks += patterns_page(book, nation, day, found).blocks
        return beside_law(made, book, nation, [day], counts.unread)

    give(page, data, form)


def _about(asked: Asked) -> dict[str, object]:
    """What every answer says of the law it was read from."""
    return {
        "on": asked.day.isoformat(),
        "rule_base": {"version": asked.book.stamp.version, "hash": asked.book.hash},
        "laid_over": overlay_rows(asked.book),
        "as_if_read": asked.counts.unread,
    }


def _side_by_side(asked: Asked, nations: Sequence[str], form: str) -> None:
    """The states of a day in some nations, on a page, as data or as a table."""
    book, day, counts = asked.book, asked.day, asked.counts
    found = {nation: states(book, nation, day, asked.measure, counts) for nation in nations}
    unread = list(dict.fromkeys(line for nation in nations for line in unread_said(book, nation, [day], counts.unread)))
    if form == "csv":
        notes = [*overlay_lines(overlay_rows(book)), *unread]
        give_file(io.BytesIO(tables([nations_table(found, day)], notes)))
        return
    rows = {nation: [state_row(book, nation, day, row) for row in rows] for nation, rows in found.items()}
    data = {"schema": 1, **_about(asked), "nations": rows}
    give(lambda: laid(under_title(nations_page(found, day), unread), book), data, form)


def _write_examples(folder: Path, files: Mapping[str, str]) -> None:
    """Write examples for their owner's eyes into a folder, made if it is not there, or end with what is wrong."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, text in files.items():
            write_private(folder / name, text)
    except OSError as error:
        fail([f"{folder}: {error.strerror}"])


def _write(path: Path, made: Certificate) -> None:
    """Write a certificate for its owner's eyes, or end with what is wrong."""
    try:
        write_private(path, json.dumps(written(made), indent=1) + "\n")
    except OSError as error:
        fail([f"{path}: {error.strerror}"])


def _verify(book: RuleBook, measure: Yardstick, path: Path) -> NoReturn:
    """Check a certificate and end: status 0 if it holds, 1 if it does not."""
    given, problems = read_certificate(path)
    if given is None:
        fail(problems)
    try:
        faults = list(verify(book, measure, given))
    except ModuleNotFoundError as error:
        fail([missing(error, "certify")])
    for fault in faults:
        click.echo(fault)
    if not faults:
        count = sum(len(row.settled) + len(row.unsettled) for row in given.wrongs)
        click.echo(f"It holds: {count} patterns, each sound and as wide as it can be, none spare, none left out.")
    raise click.exceptions.Exit(1 if faults else 0)
