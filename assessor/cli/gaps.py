"""`gaps`: wrongs that no offence reaches."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click

from assessor.cli.common import FORMAT, OVERLAYS, WITHOUT_CONFIRMATIONS, fail, give, missing, rule_book
from assessor.cli.days import day_of
from assessor.files.private import write_private
from assessor.pages.changes import change_rows, changes_page, difference_rows, maximum_words, said_between
from assessor.pages.draft import draft_data, draft_page
from assessor.pages.gaps import gap_rows, patterns_page
from assessor.pages.laid import beside_law
from assessor.pages.states import example_files, state_row, states_page
from assessor.text.blocks import Page
from assessor.text.names import long_day, nation_name
from assessor.text.overlaid import overlay_rows
from assessor.text.printing import redraw
from legal_rules.backwards.certificate import Certificate, certificate, read_certificate, verify
from legal_rules.backwards.changes import changes as every_change
from legal_rules.backwards.differences import differences
from legal_rules.backwards.draft import draft_report
from legal_rules.backwards.gaps import Counts
from legal_rules.backwards.gaps import gaps as every_gap
from legal_rules.backwards.states import states
from legal_rules.backwards.wrongs import Yardstick, load_wrongs
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook

ONE_NATION = click.option(
    "--nation", type=click.Choice(NATIONS), default=NATIONS[0], show_default=True, help="Whose law."
)
WRONGS = click.option(
    "--wrongs", "wrongs_file", type=click.Path(path_type=Path), metavar="FILE",
    help="A yardstick of your own: wrongs as formulas; the shipped one, if not said.",
)  # fmt: skip
ADJACENT = click.option("--adjacent", is_flag=True, help="Count the offences next door too.")
AS_IF_READ = click.option(
    "--as-if-read", "unread", is_flag=True,
    help="For the sake of argument, count law whose text was not read as if our reconstruction were the Act.",
)  # fmt: skip


def yardstick(book: RuleBook, path: Path | None) -> Yardstick:
    """The yardstick, or an end with every problem shown."""
    found, problems = load_wrongs(book.vocabulary, path)
    if found is None:
        fail(problems)
    return found


@contextmanager
def progress(what: str) -> Iterator[Callable[[], None]]:
    """A count on standard error while something long goes on in a terminal."""
    err = sys.stderr
    shown = 0

    def step() -> None:
        nonlocal shown
        shown += 1
        if err.isatty() and shown % 10 == 0:
            redraw(f"{what}: {shown} patterns")

    try:
        yield step
    finally:
        if err.isatty() and shown >= 10:
            redraw(" " * (len(what) + 24))
            redraw("")


@click.command()
@ONE_NATION
@click.option("--on", metavar="DATE", help="The day of the conduct, YYYY-MM-DD; today, if not said.")
@click.option("--act", "--kind", "kind", metavar="KIND", help="Only the wrongs of one kind of act.")
@ADJACENT
@AS_IF_READ
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
@FORMAT
def gaps(
    nation: str,
    on: str | None,
    kind: str | None,
    adjacent: bool,
    unread: bool,
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
    day = day_of(on)
    counts = Counts(adjacent=adjacent, unread=unread)
    with progress("Gaps") as step:
        said = states(book, nation, day, measure, counts, step)
        every = full or weaker or write is not None or form == "json"
        found = every_gap(book, nation, day, measure, counts, weaker, step) if every else ()
    if write is not None:
        _write(write, certificate(book, nation, day, measure, counts, found))
    if examples is not None:
        _write_examples(examples, example_files(book, nation, day, said))
    data = {
        "schema": 1,
        "nation": nation,
        "on": day.isoformat(),
        "rule_base": {"version": book.stamp.version, "hash": book.hash},
        "laid_over": overlay_rows(book),
        "as_if_read": unread,
        "wrongs": [
            row | state_row(book, nation, day, state) for row, state in zip(gap_rows(book, found), said, strict=False)
        ],
    }

    def page() -> Page:
        made = states_page(book, nation, day, said, full)
        if full or weaker:
            made.blocks += patterns_page(book, nation, day, found).blocks
        return beside_law(made, book, nation, [day], unread)

    give(page, data, form)


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
        write_private(path, json.dumps(made.as_json(), indent=1) + "\n")
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


@click.command()
@click.argument("before", metavar="FROM")
@click.argument("after", metavar="TO", required=False)
@ONE_NATION
@ADJACENT
@AS_IF_READ
@click.option("--full", is_flag=True, help="Every pattern.")
@WRONGS
@OVERLAYS
@FORMAT
def changes(
    before: str,
    after: str | None,
    nation: str,
    adjacent: bool,
    unread: bool,
    full: bool,
    wrongs_file: Path | None,
    overlays: tuple[Path, ...],
    form: str,
) -> None:
    """What the law newly meets and no longer meets, between two days or with an overlay laid over it.

    FROM and TO are days, YYYY-MM-DD, of the conduct. With an overlay, FROM is the law as it is and TO (the same day, if
    not said) the law with the overlay. Penalties, modes, burdens and time limits are told part by part; in JSON each
    pattern carries an example as a case file.
    """
    old = rule_book()
    new = rule_book(overlays) if overlays else old
    days = (day_of(before, "FROM"), day_of(after or before, "TO"))
    if after is None and not overlays:
        fail(["say a second day, or lay an overlay over the law with --overlay FILE"])
    sides = ((old, days[0]), (new, days[1]))
    measure, counts = yardstick(new, wrongs_file), Counts(adjacent=adjacent, unread=unread)
    with progress("Changes") as step:
        found = every_change(*sides, nation, measure, counts, step)
    parts = differences(*sides, nation, maximum_words, adjacent)
    overlaid = " with the overlay" if overlays else ""
    title = f"{nation_name(nation)}: {long_day(days[0])} to {long_day(days[1])}{overlaid}"
    data = {
        "schema": 1,
        "nation": nation,
        "from": days[0].isoformat(),
        "to": days[1].isoformat(),
        "rule_bases": [old.hash, new.hash],
        "laid_over": overlay_rows(new),
        "as_if_read": unread,
        "wrongs": change_rows(new, nation, days, found),
        "parts": difference_rows(parts),
    }

    def page() -> Page:
        said = said_between(sides, nation, measure, counts)
        made = changes_page((old, new), nation, title, found, parts, said, full)
        return beside_law(made, new, nation, days, unread)

    give(page, data, form)


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="OVERLAY.yaml")
@ONE_NATION
@click.option("--on", metavar="DATE", help="The day of the conduct, YYYY-MM-DD; today, if not said.")
@AS_IF_READ
@WRONGS
@WITHOUT_CONFIRMATIONS
@FORMAT
def draft(file: Path, nation: str, on: str | None, unread: bool, wrongs_file: Path | None, form: str) -> None:
    """What a draft offence or amendment would do: gaps closed and left, overlaps, parts that do nothing, innocents.

    The draft is an overlay: a file that adds or replaces offences and definitions, or says when an enacted one begins.
    Law whose text was not read meets nothing, here as everywhere, though a draft says when it begins.
    """
    law, drafted = rule_book(), rule_book((file,))
    day = day_of(on)
    measure = yardstick(drafted, wrongs_file)
    with progress("Draft") as step:
        report = draft_report(law, drafted, nation, day, measure, step, unread)
    parts = differences((law, day), (drafted, day), nation, maximum_words)
    data = draft_data((law, drafted), nation, day, report, parts) | {"as_if_read": unread}

    def page() -> Page:
        said = said_between(((law, day), (drafted, day)), nation, measure, Counts(unread=unread))
        made = draft_page((law, drafted), nation, day, report, parts, said)
        return beside_law(made, law, nation, [day], unread, drafted)

    give(page, data, form)
