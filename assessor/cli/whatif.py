"""`whatif`: a case beside itself with facts or days changed."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from assessor.cli.common import FORMAT, OVERLAYS, case_and_book, fail, give
from assessor.cli.once import command
from assessor.pages.laid import laid
from assessor.pages.whatif import change_words, what_if_page
from assessor.result.whatif import what_if, with_change
from assessor.text.overlaid import overlay_rows


@command()
@click.argument("case_file", metavar="CASE.yaml", type=click.Path(path_type=Path))
@click.option(
    "--set",
    "sets",
    metavar="[ACT:]FACT=VALUE",
    multiple=True,
    required=True,
    help="A fact or 'when' to change, of an act (the first, if not said); 'unknown' takes an answer away. May be repeated.",
)
@OVERLAYS
@FORMAT
def whatif(case_file: Path, sets: tuple[str, ...], overlays: tuple[Path, ...], form: str) -> None:
    """Show what a changed fact or day would gain and lose, and which part decides. The case file stays as it is."""
    case, book = case_and_book(case_file, overlays)
    if not case.acts:
        fail([f"{case_file}: there is no act to change"])
    changed, said = case, []
    for text in sets:
        name, _, value = text.partition("=")
        act, _, fact = name.rpartition(":")
        act = act or case.acts[0].id
        if not value:
            fail([f"--set: '{text[:60]}' is not written FACT=VALUE"])
        after = with_change(changed, act, fact, value, book)
        if isinstance(after, str):
            fail([f"--set: {after}"])
        changed = after
        said.append(change_words(changed, book, act, fact, value))
    turns = what_if(case, changed, book)
    if isinstance(turns, str):
        fail([turns])
    data = {
        "schema": 1,
        "case": case.id,
        "laid_over": overlay_rows(book),
        "changed": said,
        "turns": [asdict(turn) for turn in turns],
    }
    give(lambda: laid(what_if_page(said, turns), book), data, form)
