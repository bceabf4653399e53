"""What the commands that read the law backwards have in common: whose law, measured by what, and a count while they work."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from assessor.cli.common import fail
from assessor.text.printing import redraw
from legal_rules.backwards.wrongs import Yardstick, load_wrongs
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook

ONE_NATION = click.option(
    "--nation", type=click.Choice(NATIONS), default=NATIONS[0], show_default=True, help="Whose law."
)
WRONGS = click.option(
    "--wrongs",
    "wrongs_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A yardstick of your own: wrongs as formulas; the shipped one, if not said.",
)
ADJACENT = click.option("--adjacent", is_flag=True, help="Count the offences next door too.")
AS_IF_READ = click.option(
    "--as-if-read",
    "unread",
    is_flag=True,
    help="For the sake of argument, count law whose text was not read as if our reconstruction were the Act.",
)


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
