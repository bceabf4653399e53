"""`assess` and `ask`."""

from __future__ import annotations

from pathlib import Path

import click

from assessor.assess.records import Question, Result
from assessor.case.model import Case
from assessor.cli.common import CASE, FORMAT, OVERLAYS, case_and_book, fail, give, nations_named, view_option
from assessor.cli.once import command
from assessor.pages.result import result_page
from assessor.result.report import assess_case
from assessor.text.blocks import Page
from legal_rules.questions import SUPPORT
from legal_rules.rulebook import RuleBook


def assessed(path: Path, overlays: tuple[Path, ...], view: str, whole_lists: bool) -> tuple[Result, Case, RuleBook]:
    """A case file assessed under the law of the nations it names, or an end with every problem shown. `whole_lists` as
    for `FindingWriter`: the plain words read none of them."""
    case, book = case_and_book(path, overlays, nations_named(path))
    result, conflicts = assess_case(case, book, view, whole_lists=whole_lists)
    if result is None:
        fail(conflicts)
    return result, case, book


@command()
@CASE
@OVERLAYS
@view_option("support")
@click.option("--full", is_flag=True, help="In law view, every part of every offence even where the day is not known.")
@FORMAT
def assess(case_file: Path, overlays: tuple[Path, ...], view: str, full: bool, form: str) -> None:
    """Assess every act of a case against every offence of its nation and date.

    The JSON form is described by data/schema/assessment.json.
    """
    result, case, book = assessed(case_file, overlays, view, whole_lists=view != SUPPORT or form == "json")

    def page() -> Page:
        page = result_page(result, case, book, view, full)
        if result.idle:
            page.head("Answers that are not used")
        for row in result.idle:
            page.item(f"{row.where or ''}: {row.says}. {row.hint}".removeprefix(": ").strip())
        return page

    give(page, result, form)


@command()
@CASE
@OVERLAYS
@view_option("support")
@FORMAT
def ask(case_file: Path, overlays: tuple[Path, ...], view: str, form: str) -> None:
    """Give the next question that can still change something, and why it is asked; none when all is settled."""
    result, _, _ = assessed(case_file, overlays, view, whole_lists=False)
    question = result.next_question
    give(lambda: question_page(question, view), question, form)


def question_page(question: Question | None, view: str) -> Page:
    """A question on a page of its own."""
    page = Page()
    if question is None:
        page.para("Nothing more to ask: every answer that could still change something has been given or left open.")
        return page
    page.para(question.asks)
    for tick in question.ticks:
        page.item(tick.asks)
    page.para(f"Why we ask: {question.why}")
    if question.help:
        page.para(question.help)
    page.para("Answers: " + ", ".join(option.says for option in question.options) + ".")
    page.para(
        f"Write it as: {question.fact} ({question.of}). At most {question.remaining_at_most} questions left for this act."
    )
    if view != "support" and question.matters_to:
        page.para("It matters to: " + ", ".join(question.matters_to) + ".")
    return page
