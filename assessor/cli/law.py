"""`law`: the law and the vocabulary themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from assessor.cli.common import FORMAT, NATION, OVERLAYS, fail, give, rule_book
from assessor.cli.confirming import confirm, confirmed, unconfirm
from assessor.cli.days import day_of
from assessor.cli.document import drawing, sheet
from assessor.cli.once import Group
from assessor.cli.timeline import timeline
from assessor.pages.laid import laid
from assessor.pages.provision import offence_rows, rows_page, show_data, show_page
from assessor.pages.search import fact_rows, facts_page, search_page, search_rows
from assessor.text.overlaid import overlay_rows
from legal_rules.facts import KIND
from legal_rules.files.problems import nearest
from legal_rules.law import NATIONS

ON = click.option("--on", metavar="DATE", help="The law as it stood on a day, YYYY-MM-DD; today, if not said.")


@click.group(cls=Group)
def law() -> None:
    """List, show and search the law; list the facts; draw the timeline; confirm what has begun."""


for command in (sheet, confirm, confirmed, unconfirm, timeline):
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
    """Find offences, definitions, facts and contacts that hold every one of some words; everyday words (deepfake, revenge
    porn, sextortion, hidden camera) lead to them too."""
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
