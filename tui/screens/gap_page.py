"""A page on a cell of the table of gaps, and what the pages are made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.widget import Widget

from assessor.pages.changes import changes_page, maximum_words, said_between
from assessor.pages.draft import draft_page
from assessor.pages.gaps import patterns_page
from assessor.pages.laid import beside_law
from assessor.pages.states import states_page
from assessor.pages.timeline import StateTimeline, state_timeline
from assessor.text.blocks import Page
from assessor.text.names import long_day, nation_name
from legal_rules.backwards.changes import changes
from legal_rules.backwards.differences import differences
from legal_rules.backwards.draft import draft_report
from legal_rules.backwards.gaps import gaps
from legal_rules.backwards.states import states
from legal_rules.backwards.wrongs import Yardstick, load_wrongs
from legal_rules.rulebook import RuleBook, laid_over, load
from tui.base import BaseScreen
from tui.widgets.reader import Reader


class GapPage(BaseScreen):
    """A page worked out in a thread."""

    ABOUT_A_CASE: ClassVar[bool] = False

    TITLE: ClassVar[str] = "Gaps in the law"
    HELP_TEXT: ClassVar[str] = "Every pattern, as 'assessor gaps', 'changes' and 'draft' print it. Esc goes back."

    def __init__(self, title: str, make: partial[Page]) -> None:
        super().__init__()
        self._title, self._make = title, make

    def title_words(self) -> str:
        """What the page is."""
        return self._title

    def body(self) -> Iterator[Widget]:
        """One page."""
        yield Reader()

    def ready(self) -> None:
        """Work it out."""
        self.query_one(Reader).focus()
        self.query_one(Reader).show_text("Working it out ...")
        self.later("page", self._make, lambda page: self.query_one(Reader).show_blocks(page.blocks, opened=True))


def table_of(book: RuleBook, nation: str) -> tuple[Yardstick, StateTimeline]:
    yardstick, problems = load_wrongs(book.vocabulary)
    if yardstick is None:
        raise ValueError(str(problems[0]))
    return yardstick, state_timeline(book, nation, yardstick)


def gaps_of(book: RuleBook, nation: str, day: dt.date, yardstick: Yardstick, wrong: str) -> Page:
    one = replace(yardstick, wrongs=tuple(w for w in yardstick.wrongs if w.id == wrong))
    page = states_page(book, nation, day, states(book, nation, day, one), full=True)
    page.blocks += patterns_page(book, nation, day, gaps(book, nation, day, one, weaker=True)).blocks
    return beside_law(page, book, nation, [day], counted=False)


def changes_of(book: RuleBook, nation: str, before: dt.date, day: dt.date, yardstick: Yardstick) -> Page:
    sides = ((book, before), (book, day))
    title = f"{nation_name(nation)}: {long_day(before)} to {long_day(day)}"
    found = changes(*sides, nation, yardstick)
    parts = differences(*sides, nation, partial(maximum_words, nation), adjacent=False)
    page = changes_page((book, book), nation, title, found, parts, said_between(sides, nation, yardstick))
    return beside_law(page, book, nation, [before, day], counted=False)


def draft_of(book: RuleBook, nation: str, day: dt.date, file: Path) -> Page:
    loaded = load(overlays=[file])
    yardstick, _ = load_wrongs(book.vocabulary)
    if loaded.book is None or yardstick is None:
        page = Page()
        page.head("This file is no draft that can be laid over the law", 1)
        for problem in loaded.problems:
            page.item(str(problem))
        return page
    drafted = laid_over(loaded.book, book.overlays).book or loaded.book
    report = draft_report(book, drafted, nation, day, yardstick)
    parts = differences((book, day), (drafted, day), nation, partial(maximum_words, nation))
    said = said_between(((book, day), (drafted, day)), nation, yardstick)
    page = draft_page((book, drafted), nation, day, report, parts, said)
    return beside_law(page, book, nation, [day], counted=False, read=drafted)
