"""`law timeline`: what became criminal, and stopped, when; and what the law said of each wrong at each change."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

import click

from assessor.cli.common import NATION, OVERLAYS, fail, give, rule_book
from assessor.cli.once import command
from assessor.cli.yardsticks import AS_IF_READ, progress, yardstick
from assessor.files.csvform import tables
from assessor.pages.laid import laid, under_title, unread_said
from assessor.pages.states_plot import timeline_svg
from assessor.pages.states_tables import timeline_table
from assessor.pages.timeline import (
    state_timeline,
    state_timeline_data,
    state_timeline_page,
    timeline_page,
    timeline_rows,
)
from assessor.text.overlaid import overlay_lines, overlay_rows
from assessor.text.printing import give_file
from legal_rules.backwards.changes import caught_over
from legal_rules.backwards.gaps import Counts
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook

DRAWN = ("csv", "svg")


@command()
@NATION
@click.option("--gaps", is_flag=True, help="What the law said of each wrong at each change.")
@AS_IF_READ
@OVERLAYS
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", *DRAWN]),
    default="text",
    show_default=True,
    help="The form of the output; csv and svg, with --gaps, are a table and a drawing.",
)
def timeline(nation: str | None, gaps: bool, unread: bool, overlays: tuple[Path, ...], form: str) -> None:
    """Show what became criminal, and stopped, when, and by which instrument."""
    nations = [nation] if nation else list(NATIONS)
    if gaps:
        _states(rule_book(overlays), nations, unread, form)
        return
    if unread:
        fail(["--as-if-read counts only with --gaps"])
    if form in DRAWN:
        fail([f"--format {form} goes with --gaps"])
    book = rule_book(overlays)
    rows = [row for name in nations for row in timeline_rows(book, name)]
    give(lambda: laid(timeline_page(rows), book), {"schema": 1, "laid_over": overlay_rows(book), "changes": rows}, form)


def _states(book: RuleBook, nations: Sequence[str], unread: bool, form: str) -> None:
    measure, counts = yardstick(book, None), Counts(unread=unread)
    with progress("Days of change") as step:
        made = [state_timeline(book, nation, measure, counts, step) for nation in nations]
        shares = [caught_over(book, row.nation, row.days, measure, counts, step) for row in made if form == "json"]
    said = [line for row in made for line in unread_said(book, row.nation, row.days[-1:], unread)]
    notes = [*overlay_lines(overlay_rows(book)), *said]
    if form == "csv":
        give_file(io.BytesIO(tables([timeline_table(row) for row in made], notes)))
    elif form == "svg":
        click.echo(timeline_svg(made, dt.date.today(), notes), nl=False)
    else:
        rows = [state_timeline_data(row, share) for row, share in zip(made, shares, strict=False)]
        data = {"schema": 1, "laid_over": overlay_rows(book), "as_if_read": unread, "nations": rows}
        give(lambda: laid(under_title(state_timeline_page(made), said), book), data, form)
