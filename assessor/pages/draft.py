"""What a draft clause would do, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from assessor.case.file import case_to_yaml
from assessor.case.from_pattern import pattern_case
from assessor.pages.changes import Said, WrongChangeRow, before_and_after, change_rows, difference_line
from assessor.pages.gaps import WrongRow, gap_rows, offence_cite, pattern_words
from assessor.text.blocks import Page
from assessor.text.names import joined, long_day, nation_name
from assessor.text.overlaid import Overlaid, overlay_rows
from legal_rules.backwards.differences import Difference
from legal_rules.backwards.draft import AROUND, SAME, WITHIN, DraftReport, Overlap
from legal_rules.rulebook import RuleBook

MOST = 3
_HOW = {
    SAME: "meets exactly what {other} meets: one of the two is redundant",
    WITHIN: "meets only what {other} meets already: redundant",
    AROUND: "meets all that {other} meets, and more: that one would be redundant",
}


@dataclass(frozen=True, slots=True)
class RuleBaseRow:
    """Which rule base."""

    version: str
    hash: str


@dataclass(frozen=True, slots=True)
class OverlapRow:
    """A draft offence and another that meet the same patterns."""

    offence: str
    other: str
    kind: str
    how: str
    share: float


@dataclass(frozen=True, slots=True)
class LintRow:
    """A part of the draft that does nothing."""

    check: str
    says: str


@dataclass(frozen=True, slots=True)
class InnocentRow:
    """Conduct that nobody calls wrongful and the draft could meet, with an example as a case file."""

    id: str
    title: str
    kind: str
    example: str


@dataclass(frozen=True, slots=True)
class DraftData:
    """What a draft would do, as data."""

    schema: int
    nation: str
    on: dt.date
    rule_base: RuleBaseRow
    overlays: Sequence[str]
    laid_over: tuple[Overlaid, ...]
    offences: tuple[str, ...]
    parts: tuple[Difference, ...]
    changes: tuple[WrongChangeRow, ...]
    left: tuple[WrongRow, ...]
    overlaps: tuple[OverlapRow, ...]
    findings: tuple[LintRow, ...]
    innocent: tuple[InnocentRow, ...]
    as_if_read: bool


def draft_data(
    books: tuple[RuleBook, RuleBook],
    nation: str,
    on: dt.date,
    report: DraftReport,
    parts: tuple[Difference, ...],
    unread: bool,
) -> DraftData:
    """A report on a draft as data; `books`: the law, and the law with the draft."""
    law, book = books
    return DraftData(
        schema=1,
        nation=nation,
        on=on,
        rule_base=RuleBaseRow(book.stamp.version, book.hash),
        overlays=_own(books),
        laid_over=overlay_rows(law),
        offences=report.offences,
        parts=parts,
        changes=change_rows(book, nation, (on, on), report.changes),
        left=gap_rows(book, report.left),
        overlaps=tuple(OverlapRow(o.draft, o.other, o.kind, o.how, round(o.share, 6)) for o in report.overlaps),
        findings=tuple(LintRow(f.check, f.says) for f in report.lint),
        innocent=tuple(
            InnocentRow(
                caught.innocent.id,
                caught.innocent.title,
                caught.kind,
                case_to_yaml(pattern_case(caught.example, nation, on, book)),
            )
            for caught in report.caught
        ),
        as_if_read=unread,
    )


def draft_page(
    books: tuple[RuleBook, RuleBook],
    nation: str,
    on: dt.date,
    report: DraftReport,
    parts: tuple[Difference, ...],
    said: Said,
) -> Page:
    """A report on a draft on a page; `said` is the state of each wrong without it and with it."""
    book = books[1]
    page = Page()
    page.head(f"What the draft {joined(_own(books))} would do: {nation_name(nation)}, {long_day(on)}", 1)
    later = _begins_later(books, nation, on)
    if later is not None:
        page.para(f"The draft begins on {long_day(later)}: on {long_day(on)} it is not law. Ask of a day from then on.")
    _listed(page, "What it changes, part by part", [difference_line(books, nation, part) for part in parts])
    _listed(page, "Wrongs it would newly meet, or no longer meet", _moved(book, report, said))
    _listed(
        page,
        "Gaps it would leave",
        [f"{row.wrong.title}: {said[row.wrong.id][1]}" for row in report.left if row.missed > 0],
    )
    _listed(page, "Where it meets what other offences meet", [_overlap(book, nation, o) for o in report.overlaps])
    _listed(page, "Parts that do nothing", [finding.says for finding in report.lint])
    _listed(
        page,
        "Conduct nobody calls wrongful that it could newly meet",
        [f"{caught.innocent.title} (kind of act: {caught.kind})" for caught in report.caught],
    )
    page.para("Measured on the wrongs and innocents of the yardstick, and on nothing else.")
    return page


def _begins_later(books: tuple[RuleBook, RuleBook], nation: str, on: dt.date) -> dt.date | None:
    """The first day of the draft's offences, if all of them begin after a day."""
    own = [overlay for overlay in books[1].overlays if overlay not in books[0].overlays]
    touched = {id for overlay in own for where, id, _ in overlay.touches() if where in ("", nation)}
    firsts = [
        version.in_force.from_
        for offence in books[1].of_nation(nation)
        if offence.id in touched
        for version in offence.versions
        if version.in_force.from_ is not None
    ]
    return min(firsts) if firsts and min(firsts) > on else None


def _own(books: tuple[RuleBook, RuleBook]) -> list[str]:
    """The overlays that are the draft, not those laid over the law already."""
    return [overlay.id for overlay in books[1].overlays if overlay not in books[0].overlays]


def _listed(page: Page, title: str, rows: list[str]) -> None:
    page.head(title)
    for row in rows:
        page.item(row)
    if not rows:
        page.para("None.")


def _moved(book: RuleBook, report: DraftReport, said: Said) -> list[str]:
    rows = []
    for row in report.changes:
        if row.gained or row.lost:
            rows.append(before_and_after(row.wrong.title, said[row.wrong.id]))
        for words, changes in (("newly met", row.gained), ("no longer met", row.lost)):
            for change in changes[:MOST]:
                told = ", and ".join(pattern_words(book, row.parts, change.cube, change.tells)) or "the whole of it"
                rows.append(f"{row.wrong.title}, {words}: {told}")
            if len(changes) > MOST:
                rows.append(f"{row.wrong.title}, {words}: {len(changes) - MOST} more patterns")
    return rows


def _overlap(book: RuleBook, nation: str, overlap: Overlap) -> str:
    mine, other = (offence_cite(book, nation, id) for id in (overlap.draft, overlap.other))
    how = _HOW.get(overlap.how)
    if how is not None:
        return f"{overlap.kind}: {mine} {how.format(other=other)}"
    return f"{overlap.kind}: some of what {mine} meets is met by {other} too"
