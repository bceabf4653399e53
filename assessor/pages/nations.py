"""The page of the three nations, side by side."""

from __future__ import annotations

from itertools import groupby

from assessor.assess.headline import (
    FITTING,
    NOT_CONFIRMED,
)
from assessor.pages.law_said import say_point
from assessor.pages.support import header
from assessor.result.compare import HEADLINES, NOT_COMPARED, ComparedPeriod, Comparison
from assessor.text.blocks import Page
from assessor.text.names import OUTCOME_WORDS, joined, nation_name, sentence, span
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook


def compare_page(result: Comparison, book: RuleBook) -> Page:
    """The comparison on a page."""
    page = Page()
    header(page, result.receipt, NATIONS, "The same facts in the three nations")
    page.para(NOT_COMPARED)
    for flag in result.flags:
        page.para(flag.says)
    for act in result.acts:
        page.head(f"{act.id}: {book.vocabulary.facts['act.kind'].says.get(act.kind, act.kind)}")
        for words, key, _ in HEADLINES:
            if act.only_in[key]:
                page.para(f"{words} {joined([nation_name(n) for n in act.only_in[key]])}.")
        for nation, periods in act.nations.items():
            page.head(nation_name(nation), 3)
            alike = [list(group) for _, group in groupby(periods, key=lambda period: _rows(period, book).blocks)]
            for group in reversed(alike):
                page.para(f"{sentence(span(group[0].from_, group[-1].to))}:")
                page.blocks += _rows(group[0], book).blocks
    return page


def _rows(period: ComparedPeriod, book: RuleBook) -> Page:
    """What is said of a period, its days apart."""
    page = Page()
    for row in period.offences:
        door = "" if row.role == "core" else " (law next door)"
        page.item(f"{row.provision} {row.title}{door}: {OUTCOME_WORDS[row.outcome].split('.')[0]}.", state=row.outcome)
        details = {
            "Not known": row.missing_says if row.outcome != "not-met" else [],
            "Does not fit because this fails": row.failing_says,
            "The law is not settled": [say_point(point, book.vocabulary) for point in row.law_points],
        }
        for words, parts in details.items():
            if parts:
                page.item(f"{words}: {'; '.join(parts)}", 2)
        if row.maximum and row.outcome in FITTING:
            page.item(f"Penalty: {row.maximum}", 2)
    if not period.offences:
        unsure = period.headline == NOT_CONFIRMED
        page.item(
            "What we hold about this kind of act could not be confirmed."
            if unsure
            else "No offence in force is about this kind of act."
        )
    return page
