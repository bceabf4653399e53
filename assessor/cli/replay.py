"""`replay`: the same result again, or what changed."""

from __future__ import annotations

from pathlib import Path

import click

from assessor.cli.common import CASE, FORMAT, OVERLAYS, case_and_book, fail, give
from assessor.cli.once import command
from assessor.pages.laid import laid
from assessor.result.replay import differences, moved, read_receipt, same_day
from assessor.result.report import assess_case
from assessor.text.blocks import Page
from legal_rules.files.written import written


@command()
@click.argument("receipt_file", metavar="RECEIPT", type=click.Path(path_type=Path))
@CASE
@OVERLAYS
@FORMAT
def replay(receipt_file: Path, case_file: Path, overlays: tuple[Path, ...], form: str) -> None:
    """Assess a case again as a saved result did (RECEIPT is the JSON that `assess` gave): the same, or what changed.

    What was found comes first; the JSON form has every difference. Ends with status 1 if anything is different.
    """
    before = read_receipt(receipt_file)
    if isinstance(before, str):
        fail([f"{receipt_file}: {before}"])
    case, book = case_and_book(case_file, overlays)
    result, conflicts = assess_case(
        same_day(case, before), book, "support" if before.get("view") == "support" else "law"
    )
    if result is None:
        fail(conflicts)
    rows = differences(before, written(result))
    page = Page()
    first = [row for row in rows if moved(row)]
    smaller = len(rows) - len(first)
    page.para("The same result." if not rows else f"{len(rows)} differences:")
    for row in first:
        page.item(row)
    if smaller:
        page.para(f"{smaller} more are of wording, proof or source within a finding: --format json has every one.")
    give(lambda: laid(page, book), {"schema": 1, "same": not rows, "differences": rows}, form)
    raise click.exceptions.Exit(1 if rows else 0)
