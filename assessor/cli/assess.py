"""`assess`, `ask` and `replay`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from assessor.case.model import Case
from assessor.cli.common import FORMAT, OVERLAYS, case_and_book, fail, give, view_option
from assessor.pages.nations import compare_page
from assessor.pages.result import result_page
from assessor.result.compare import compare as run
from assessor.result.replay import differences, read_receipt, same_day
from assessor.result.report import assess_case
from assessor.safety.known import reported
from assessor.text.blocks import Page
from assessor.text.names import NO_RESULTS
from legal_rules.rulebook import RuleBook

CASE = click.argument("case_file", metavar="CASE.yaml", type=click.Path(path_type=Path))
Json = dict[str, Any]


def assessed(path: Path, overlays: tuple[Path, ...], view: str) -> tuple[Json, Case, RuleBook]:
    """A case file assessed, or an end with every problem shown."""
    case, book = case_and_book(path, overlays)
    result, conflicts = assess_case(case, book, view)
    if result is None:
        fail(conflicts)
    return result, case, book


@click.command()
@CASE
@OVERLAYS
@view_option("support")
@click.option("--full", is_flag=True, help="In law view, every part of every offence even where the day is not known.")
@FORMAT
def assess(case_file: Path, overlays: tuple[Path, ...], view: str, full: bool, form: str) -> None:
    """Assess every act of a case against every offence of its nation and date.

    The JSON form is described by data/schema/assessment.json.
    """
    result, case, book = assessed(case_file, overlays, view)
    give(lambda: result_page(result, case, book, view, full), result, form)


@click.command()
@CASE
@OVERLAYS
@view_option("support")
@FORMAT
def ask(case_file: Path, overlays: tuple[Path, ...], view: str, form: str) -> None:
    """Give the next question that can still change something, and why it is asked; none when all is settled."""
    result, _, _ = assessed(case_file, overlays, view)
    question = result["next_question"]
    give(lambda: question_page(question, view), question, form)


def question_page(question: Json | None, view: str) -> Page:
    """A question on a page of its own."""
    page = Page()
    if question is None:
        page.para("Nothing more to ask: every answer that could still change something has been given or left open.")
        return page
    page.para(question["asks"])
    for tick in question["ticks"]:
        page.item(tick["asks"])
    page.para(f"Why we ask: {question['why']}")
    if question["help"]:
        page.para(question["help"])
    page.para("Answers: " + ", ".join(option["says"] for option in question["options"]) + ".")
    page.para(
        f"Write it as: {question['fact']} ({question['of']}). At most {question['remaining_at_most']} questions left for this act."
    )
    if view != "support" and question["matters_to"]:
        page.para("It matters to: " + ", ".join(question["matters_to"]) + ".")
    return page


@click.command()
@click.argument("receipt_file", metavar="RECEIPT", type=click.Path(path_type=Path))
@CASE
@OVERLAYS
@FORMAT
def replay(receipt_file: Path, case_file: Path, overlays: tuple[Path, ...], form: str) -> None:
    """Assess a case again as a saved result did (RECEIPT is the JSON that `assess` gave): the same, or what changed.

    Ends with status 1 if anything is different.
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
    rows = differences(before, json.loads(json.dumps(result)))
    page = Page()
    page.para("The same result." if not rows else f"{len(rows)} differences:")
    for row in rows:
        page.item(row)
    give(lambda: page, {"schema": 1, "same": not rows, "differences": rows}, form)
    raise click.exceptions.Exit(1 if rows else 0)


@click.command()
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
