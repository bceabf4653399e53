"""The days of a case against the days on which the law on its kinds of act changed, drawn in text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from assessor.assess.possible_days import possible_days
from assessor.case.edit import act_words
from assessor.case.facts_of_act import stretch_of
from assessor.case.model import Act, Case
from assessor.pages.timeline import timeline_rows
from assessor.text.blocks import Page
from assessor.text.names import long_day, nation_name
from legal_rules.backwards.gaps import kinds_of
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook
from legal_rules.slices import law_on

WIDTH = 60
CORE = "core"


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of the drawing: from which day to which (both inclusive), the sign it is drawn with, and its words."""

    first: dt.date
    last: dt.date
    sign: str
    words: str


def case_timeline_page(case: Case, book: RuleBook, today: dt.date | None = None) -> Page:
    """The drawing: a row for each act, and one for each day on which an offence about such an act began or ended."""
    end = today or case.as_at or dt.date.today()
    page = Page()
    page.head("The days of the case and of the law", 1)
    for nation in dict.fromkeys(n for act in case.acts for n in case.nations_of(act)):
        page.head(nation_name(nation))
        acts = [act for act in case.acts if nation in case.nations_of(act)]
        law = _law(book, nation, {act.kind for act in acts}, end) if nation in NATIONS else []
        earliest = min((mark.first for mark in law), default=end)
        done = [_act(case, act, book, earliest, end) for act in acts]
        marks = sorted([*done, *law], key=lambda mark: (mark.first, mark.last))
        start = min(mark.first for mark in marks)
        page.para(f"From {long_day(start)} to {long_day(end)}:")
        for mark in marks:
            page.para(mark.words)
            page.item(drawn(mark, start, end))
        page.para(
            "'=' an act, over all the days it may have been or lasted; '|' a change of the law on that kind of act."
        )
    return page


def drawn(mark: Mark, first: dt.date, last: dt.date) -> str:
    """The days of a mark to scale between two days."""
    span = max((last - first).days, 1)

    def place(day: dt.date) -> int:
        return min(max((day - first).days * (WIDTH - 1) // span, 0), WIDTH - 1)

    start, stop = place(mark.first), place(min(mark.last, last))
    return "." * start + mark.sign * (stop - start + 1) + "." * (WIDTH - 1 - stop)


def _act(case: Case, act: Act, book: RuleBook, earliest: dt.date, end: dt.date) -> Mark:
    days = possible_days(case, act, end, earliest) or stretch_of(act, end, earliest)
    return Mark(days.first, days.last, "=", act_words(act, book.vocabulary))


def _law(book: RuleBook, nation: str, kinds: set[str], end: dt.date) -> list[Mark]:
    about = {rule.offence.id for rule in law_on(book, nation, end, end).rules if kinds & kinds_of(rule)}
    rows = [row for row in timeline_rows(book, nation) if row.role == CORE and row.offence in about]
    marks: dict[tuple[dt.date, str], list[str]] = {}
    for row in rows:
        marks.setdefault((row.day, row.change), []).append(row.title)
    return [
        Mark(day, day, "|", f"{long_day(day)}: {change}: {'; '.join(titles)}")
        for (day, change), titles in marks.items()
        if day <= end
    ]
