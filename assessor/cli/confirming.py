"""`law confirm`, `law confirmed`, `law unconfirm`: commencements that a supervisor vouches for."""

from __future__ import annotations

import datetime as dt
import sys

import click

from assessor.cli.common import FORMAT, NATION, fail, give, rule_book
from assessor.cli.days import day_of
from assessor.cli.once import command
from assessor.files.confirmations import PREFIX, confirmations_folder, with_confirmations
from assessor.pages.confirming import Request, asked_for, confirmed_page, taken_back, will_change
from assessor.text.names import joined
from assessor.text.overlaid import overlay_rows


@command()
@click.argument("provision")
@click.option("--from", "first", required=True, metavar="DATE", help="Its first day in force, YYYY-MM-DD.")
@click.option("--source", required=True, metavar="TEXT", help="Where that is said: an instrument, or an address.")
@click.option(
    "--by", required=True, metavar="OFFICE", help="The name of the office that confirms it; no person's name."
)
@NATION
@click.option("--yes", is_flag=True, help="Do not ask.")
def confirm(provision: str, first: str, source: str, by: str, nation: str | None, yes: bool) -> None:
    """Confirm on this machine that an enacted provision has begun. What it will change is shown first.

    PROVISION is the id of an offence or definition, or what several ids begin with (soa2003-66AB: every offence of that
    section). Every command and screen uses it from then on, and says by which office, on which day and on what source it was
    confirmed. Law whose text was not read still never fits and gives no penalty.
    """
    book = with_confirmations(rule_book(shipped=True)).book
    today = dt.date.today()
    ready = asked_for(book, Request(provision, day_of(first, "--from"), source, by, today, nation or ""))
    if isinstance(ready, list):
        fail(ready)
    for line in will_change(book, ready):
        click.echo(line)
    if sys.stdin.isatty() and not yes and not click.confirm("Confirm it?", err=True):
        click.echo("Nothing was confirmed.", err=True)
        return
    wrong = ready.keep()
    if wrong:
        fail([wrong])
    click.echo(f"Confirmed. Taken back by: assessor law unconfirm {provision}", err=True)


@command()
@FORMAT
def confirmed(form: str) -> None:
    """List what was confirmed on this machine: provision, first day, office, day, source."""
    found = with_confirmations(rule_book(shipped=True))
    rows = [row for row in overlay_rows(found.book) if row.id.startswith(PREFIX)]
    aside = [str(problem) for problem in found.left_aside]
    data = {"schema": 1, "folder": str(confirmations_folder()), "confirmed": rows, "left_aside": aside}
    give(lambda: confirmed_page(found.book, aside), data, form)


@command()
@click.argument("provisions", nargs=-1, required=True, metavar="PROVISION...")
def unconfirm(provisions: tuple[str, ...]) -> None:
    """Take a confirmation back: the provision is again passed, with no first day confirmed."""
    done = taken_back(provisions)
    if isinstance(done, str):
        fail([done])
    click.echo(f"Taken back: {joined(done)}.", err=True)
