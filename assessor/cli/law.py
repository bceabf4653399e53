"""`law`: the law and the vocabulary themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from assessor.cli.common import FORMAT, NATION, OVERLAYS, fail, give, rule_book
from assessor.cli.confirming import confirm, confirmed, unconfirm
from assessor.cli.days import day_of
from assessor.cli.document import drawing, sheet
from assessor.cli.gaps import AS_IF_READ, progress, yardstick
from assessor.pages.laid import laid, under_title, unread_said
from assessor.pages.provision import offence_rows, rows_page, show_data, show_page
from assessor.pages.search import fact_rows, facts_page, search_page, search_rows
from assessor.pages.timeline import (
    state_timeline,
    state_timeline_data,
    state_timeline_page,
    timeline_page,
    timeline_rows,
)
from assessor.text.overlaid import overlay_rows
from legal_rules.backwards.changes import caught_over
from legal_rules.backwards.gaps import Counts
from legal_rules.facts import KIND
from legal_rules.files.problems import nearest
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook

ON = click.option("--on", metavar="DATE", help="The law as it stood on a day, YYYY-MM-DD; today, if not said.")


@click.group()
def law() -> None:
    """List, show and search the law; list the facts; draw the timeline; confirm what has begun."""


for command in (sheet, confirm, confirmed, unconfirm):
    law.add_command(command)


@law.command("list")
@NATION
@ON
@OVERLAYS
@FORMAT
def list_(nation: str | None, on: str | None, overlays: tuple[Any, ...], form: str) -> None:
    """List every offence with its status on a day."""
    book = rule_book(overlays)
    day = day_of(on)
    rows = [row for name in ([nation] if nation else NATIONS) for row in offence_rows(book, name, day)]
    data = {"schema": 1, "on": day.isoformat(), "laid_over": overlay_rows(book), "offences": rows}
    give(lambda: laid(rows_page(rows, day), book), data, form)


@law.command()
@click.argument("id")
@NATION
@ON
@OVERLAYS
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "svg"]),
    default="text",
    show_default=True,
    help="The form of the output; svg draws an offence as its tree.",
)
@click.option(
    "--case",
    "case_file",
    type=click.Path(path_type=Path),
    metavar="CASE.yaml",
    help="With svg: light the facts of a case.",
)
@click.option("--act", metavar="ID", help="With svg and a case: of which act; its first, if not said.")
def show(
    id: str,
    nation: str | None,
    on: str | None,
    overlays: tuple[Any, ...],
    form: str,
    case_file: Path | None,
    act: str | None,
) -> None:
    """Show a provision as a tree: pinpoints, burdens, status, what is not verified. Takes definition ids too."""
    book = rule_book(overlays)
    found = book.find(id, nation or "")
    if not found:
        names = sorted({key[1] for key in (*book.offences, *book.definitions)})
        hint = nearest(id, names)
        fail(
            [
                f"there is no offence or definition '{id[:60]}'. {hint} 'assessor law list' lists them all.".replace(
                    "  ", " "
                )
            ]
        )
    if form == "svg":
        click.echo(drawing(book, found, on, case_file, act), nl=False)
        return
    day = day_of(on)
    data = [show_data(book, entry, day) for entry in found]
    whole = {"schema": 1, "on": day.isoformat(), "laid_over": overlay_rows(book), "provisions": data}
    give(lambda: laid(show_page(data), book), whole, form)


@law.command()
@click.argument("words", nargs=-1, required=True)
@NATION
@FORMAT
def search(words: tuple[str, ...], nation: str | None, form: str) -> None:
    """Find offences, definitions and facts that hold every one of some words."""
    rows = search_rows(rule_book(), words, nation or "")
    give(lambda: search_page(rows, words), {"schema": 1, "found": rows}, form)


@law.command()
@click.argument("prefix", default="")
@NATION
@ON
@FORMAT
def facts(prefix: str, nation: str | None, on: str | None, form: str) -> None:
    """List the vocabulary: every fact a case may use (those that begin with PREFIX), with its values and question, and
    the kinds of act for which the law of a day turns on it."""
    book = rule_book()
    rows = fact_rows(book, prefix, [nation] if nation else NATIONS, day_of(on))
    if not rows:
        fail([f"no fact begins with '{prefix[:60]}'"])
    give(lambda: facts_page(rows, len(book.vocabulary.spec(KIND).values)), {"schema": 1, "facts": rows}, form)


@law.command()
@NATION
@click.option("--gaps", is_flag=True, help="What the law said of each wrong at each change.")
@AS_IF_READ
@OVERLAYS
@FORMAT
def timeline(nation: str | None, gaps: bool, unread: bool, overlays: tuple[Any, ...], form: str) -> None:
    """Show what became criminal, and stopped, when, and by which instrument."""
    if gaps:
        _state_timeline(rule_book(overlays), [nation] if nation else list(NATIONS), unread, form)
        return
    if unread:
        fail(["--as-if-read counts only with --gaps"])
    book = rule_book(overlays)
    rows = [row for name in ([nation] if nation else NATIONS) for row in timeline_rows(book, name)]
    give(lambda: laid(timeline_page(rows), book), {"schema": 1, "laid_over": overlay_rows(book), "changes": rows}, form)


def _state_timeline(book: RuleBook, nations: Sequence[str], unread: bool, form: str) -> None:
    measure, counts = yardstick(book, None), Counts(unread=unread)
    with progress("Days of change") as step:
        made = [state_timeline(book, nation, measure, counts, step) for nation in nations]
        shares = [caught_over(book, row.nation, row.days, measure, counts, step) for row in made if form == "json"]
    said = [line for row in made for line in unread_said(book, row.nation, row.days[-1:], unread)]
    rows = [state_timeline_data(row, share) for row, share in zip(made, shares, strict=False)]
    data = {"schema": 1, "laid_over": overlay_rows(book), "as_if_read": unread, "nations": rows}
    give(lambda: laid(under_title(state_timeline_page(made), said), book), data, form)
