"""`compare`: the same facts in the three nations."""

from __future__ import annotations

from pathlib import Path

from assessor.cli.common import CASE, FORMAT, OVERLAYS, case_and_book, fail, give
from assessor.cli.once import command
from assessor.pages.nations import compare_page
from assessor.result.compare import compare as run
from assessor.safety.known import reported
from assessor.text.names import NO_RESULTS


@command()
@CASE
@OVERLAYS
@FORMAT
def compare(case_file: Path, overlays: tuple[Path, ...], form: str) -> None:
    """Assess the same facts under the law of each of the three nations, side by side."""
    case, book = case_and_book(case_file, overlays)
    if reported(case):
        fail([f"{case_file}: {NO_RESULTS}"])
    result, conflicts = run(case, book)
    if result is None:
        fail(conflicts)
    give(lambda: compare_page(result, book), result, form)
