"""Changes of the law in words: what is newly met and no longer met, and what differs part by part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessor.case.file import case_to_yaml
from assessor.case.from_pattern import pattern_case
from assessor.pages.gaps import offence_cite, pattern_words
from assessor.pages.states import state_words
from assessor.text.blocks import Page
from assessor.text.citing import cite
from assessor.text.names import joined, sentence
from assessor.text.penalty import penalty_words
from legal_rules.backwards.changes import Change, WrongChange
from legal_rules.backwards.differences import BEGAN, ENDED, Difference
from legal_rules.backwards.gaps import COUNTS, Counts
from legal_rules.backwards.states import states_between
from legal_rules.backwards.wrongs import Yardstick
from legal_rules.law import Penalty
from legal_rules.penalties import maximum
from legal_rules.rulebook import RuleBook

Said = Mapping[str, tuple[str, str]]
MOST = 2


def maximum_words(nation: str, penalty: Penalty, day: dt.date) -> str:
    """The most a penalty comes to for an act on a day."""
    return penalty_words(maximum(penalty, (day, day)), nation)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A pattern that is newly met or no longer met, as data, with an example as a case file."""

    says: Sequence[str]
    share: float
    offences: tuple[str, ...]
    law_points: tuple[str, ...]
    readings: Mapping[str, Sequence[str]]
    example: str


@dataclass(frozen=True, slots=True)
class WrongChangeRow:
    """A wrong before and after, as data."""

    wrong: str
    kind: str
    title: str
    met_before: float
    met_after: float
    gained: tuple[ChangeRow, ...]
    lost: tuple[ChangeRow, ...]


def change_rows(
    book: RuleBook, nation: str, days: tuple[dt.date, dt.date], found: Sequence[WrongChange]
) -> tuple[WrongChangeRow, ...]:
    """What is newly met and no longer met, as data."""
    return tuple(
        WrongChangeRow(
            wrong=row.wrong.id,
            kind=row.wrong.kind,
            title=row.wrong.title,
            met_before=round(row.before, 6),
            met_after=round(row.after, 6),
            gained=tuple(_row(book, nation, days[1], row, change) for change in row.gained),
            lost=tuple(_row(book, nation, days[0], row, change) for change in row.lost),
        )
        for row in found
    )


def _row(book: RuleBook, nation: str, day: dt.date, wrong: WrongChange, change: Change) -> ChangeRow:
    return ChangeRow(
        says=pattern_words(book, wrong.parts, change.cube, change.tells),
        share=round(change.share, 6),
        offences=change.offences,
        law_points=change.law_points,
        readings=change.readings,
        example=case_to_yaml(pattern_case(change.example, nation, day, book)),
    )


def changes_page(
    books: tuple[RuleBook, RuleBook],
    nation: str,
    title: str,
    found: Sequence[WrongChange],
    parts: Sequence[Difference],
    said: Said,
    full: bool = False,
) -> Page:
    """Changes on a page: by wrong, with its state before and after, then part by part."""
    page = Page()
    page.head(title, 1)
    page.head("Wrongs newly met, or no longer met")
    moved = [row for row in found if row.gained or row.lost]
    for row in moved:
        page.item(before_and_after(row.wrong.title, said[row.wrong.id]))
        for words, changes, book in (("Newly met", row.gained, books[1]), ("No longer met", row.lost, books[0])):
            for change in changes if full else changes[:MOST]:
                page.item(_line(book, nation, row, words, change), 2)
            if len(changes) > MOST and not full:
                page.item(f"{words}: {len(changes) - MOST} more patterns.", 2)
    if not moved:
        page.para("None of the yardstick's.")
    page.head("Part by part")
    for difference in parts:
        page.item(sentence(difference_line(books, nation, difference)))
    if not parts:
        page.para("Nothing.")
    return page


def before_and_after(title: str, said: tuple[str, str]) -> str:
    """What a wrong was and is, if that differs."""
    before, after = said
    return f"{title}: before and after, {before}" if before == after else f"{title}: before, {before}; after, {after}"


def said_between(
    sides: tuple[tuple[RuleBook, dt.date], tuple[RuleBook, dt.date]],
    nation: str,
    yardstick: Yardstick,
    counts: Counts = COUNTS,
) -> Said:
    """The state of each wrong of a yardstick in words, by its id, on two days or in two rule books."""
    found = states_between(*sides, nation, yardstick, counts)
    days = (sides[0][1], sides[1][1])
    return {id: (state_words(old, days[0]), state_words(new, days[1])) for id, (old, new) in found.items()}


def _line(book: RuleBook, nation: str, row: WrongChange, words: str, change: Change) -> str:
    told = ", and ".join(pattern_words(book, row.parts, change.cube, change.tells)) or "the whole of it"
    cites = joined([offence_cite(book, nation, id) for id in change.offences])
    unsettled = " Turns on law not settled." if change.law_points else ""
    return f"{words}: {told}. {cites}.{unsettled}"


def difference_line(books: tuple[RuleBook, RuleBook], nation: str, difference: Difference) -> str:
    """One difference in a line."""
    book = books[1] if (nation, difference.offence) in books[1].offences else books[0]
    name = f"{offence_cite(book, nation, difference.offence)} {book.offences[(nation, difference.offence)].title}"
    by = f" ({cite(book, difference.by)})" if difference.by else ""
    if difference.what in (BEGAN, ENDED):
        return f"{difference.what}: {name}{by}"
    before, after = difference.before or "nothing", difference.after or "nothing"
    at = f", {difference.at}" if difference.at else ""
    if before == after:
        return f"{name}{at}: the rule behind {difference.what} changed ({before}){by}"
    return f"{name}{at}: {difference.what} was: {before.rstrip('.')}; is now: {after.rstrip('.')}{by}"
