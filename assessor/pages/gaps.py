"""Gaps in words: for each wrong what is caught and every pattern that is not, as data and on a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assessor.text.blocks import Page
from assessor.text.citing import cited
from assessor.text.literals import left
from assessor.text.names import joined, long_day, nation_name, sentence
from legal_rules.backwards.cover import NONE, Cube
from legal_rules.backwards.gaps import Gap, WrongGaps
from legal_rules.backwards.ground import EXCLUSION, NEXT_DOOR, Part
from legal_rules.backwards.nearest import Miss
from legal_rules.facts import split_world
from legal_rules.files.written import LEFT_OUT
from legal_rules.rulebook import RuleBook

_TOGETHER = {EXCLUSION: "exceptions applies", NEXT_DOOR: "offences next door fits"}
UNSETTLED = "law not settled: "
WEAKER = "only by a summary-only offence: "


def literal_words(book: RuleBook, parts: Mapping[str, Part], fact: str, values: Sequence[str]) -> str:
    """One fact of a pattern, or one named part, with the values it is left."""
    part = parts.get(fact)
    if part is not None:
        return part.title if values == ("yes",) else f"not: {part.title}"
    told = [value for value in values if value != NONE]
    words = left(book.vocabulary, fact, told) if told else "it does not arise " + book.vocabulary.spec(fact).topic
    return f"{words}, or that does not arise" if told and NONE in values else words


def pattern_words(book: RuleBook, parts: Mapping[str, Part], cube: Cube, tells: Sequence[str]) -> list[str]:
    """What a pattern adds to the wrong, part by part; empty if it is the whole wrong. A fact that also has to be so in
    what was meant or believed is said once; several exceptions, or offences next door, that do not apply as one."""
    words, together = [], []
    for kind, many in _TOGETHER.items():
        off = [fact for fact in tells if fact in parts and parts[fact].kind == kind and cube[fact] == ("no",)]
        if len(off) > 1:
            together += off
            words.append(f"none of {len(off)} {many}")
    said = [fact for fact in tells if fact not in together and not _said_already(cube, fact)]
    return [*(literal_words(book, parts, fact, cube[fact]) for fact in said), *words]


def reading_words(book: RuleBook, readings: Mapping[str, Sequence[str]]) -> list[str]:
    """The points of law on which a pattern turns; with the answer under which it stands, if there is one for all of it."""
    words = []
    for point, answers in readings.items():
        says = book.vocabulary.law_points[point].says.rstrip(".")
        of = f"if {answers[0]} is the answer to" if len(answers) == 1 else "it turns on"
        words.append(f"{of}: {says[:1].lower()}{says[1:]}")
    return words


def _said_already(cube: Cube, fact: str) -> bool:
    world, base = split_world(fact)
    return bool(world) and cube.get(base) == cube[fact]


@dataclass(frozen=True, slots=True)
class GapRow:
    """A pattern of a wrong, as data."""

    says: Sequence[str]
    facts: Mapping[str, Sequence[str]]
    parts: Mapping[str, Sequence[str]]
    complete_patterns: int
    share: float
    exempt: bool
    closed_by: tuple[str, ...]
    touched_by: tuple[str, ...]
    unread: tuple[str, ...]
    adjacent: tuple[str, ...]
    law_points: tuple[str, ...]
    readings: Mapping[str, Sequence[str]]
    nearest: Miss | None = field(default=None, metadata=LEFT_OUT)


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A wrong, as data: how much of it is caught, and every pattern that is not."""

    wrong: str
    kind: str
    title: str
    says: str
    sources: tuple[str, ...]
    complete_patterns: int
    caught: float
    open: float
    let_off: float
    missed: float
    gaps: tuple[GapRow, ...]
    unsettled: tuple[GapRow, ...]
    weaker: tuple[GapRow, ...]


def gap_rows(book: RuleBook, found: Sequence[WrongGaps]) -> tuple[WrongRow, ...]:
    """Gaps as data: one row a wrong."""
    return tuple(
        WrongRow(
            wrong=row.wrong.id,
            kind=row.wrong.kind,
            title=row.wrong.title,
            says=row.wrong.says,
            sources=row.wrong.sources,
            complete_patterns=row.complete,
            caught=round(row.caught, 6),
            open=round(row.open, 6),
            let_off=round(row.let_off, 6),
            missed=round(row.missed, 6),
            gaps=_gap_rows(book, row.parts, row.gaps),
            unsettled=_gap_rows(book, row.parts, row.unsettled),
            weaker=_gap_rows(book, row.parts, row.weaker),
        )
        for row in found
    )


def _gap_rows(book: RuleBook, parts: Mapping[str, Part], gaps: Sequence[Gap]) -> tuple[GapRow, ...]:
    return tuple(
        GapRow(
            says=pattern_words(book, parts, gap.cube, gap.tells),
            facts={fact: values for fact, values in gap.cube.items() if fact not in parts},
            parts={parts[fact].title: values for fact, values in gap.cube.items() if fact in parts},
            complete_patterns=gap.complete,
            share=round(gap.share, 6),
            exempt=gap.exempt,
            closed_by=gap.closed_by,
            touched_by=gap.touched_by,
            unread=gap.unread,
            adjacent=gap.adjacent,
            law_points=gap.law_points,
            readings=gap.readings,
            nearest=gap.nearest,
        )
        for gap in gaps
    )


def patterns_page(book: RuleBook, nation: str, on: dt.date, found: Sequence[WrongGaps]) -> Page:
    """Every pattern that no offence reaches, wrong by wrong."""
    page = Page()
    page.head(f"Every pattern no offence reached: {nation_name(nation)}, {long_day(on)}")
    for row in found:
        _wrong(page, book, nation, row)
    return page


def _plain(row: WrongGaps) -> list[Gap]:
    return [gap for gap in row.gaps if not gap.exempt]


def _wrong(page: Page, book: RuleBook, nation: str, row: WrongGaps) -> None:
    exempt = [gap for gap in row.gaps if gap.exempt]
    page.head(row.wrong.title, 3)
    page.para(f"{row.wrong.says} Called wrongful by: {joined(list(row.wrong.sources))}.")
    for label, gaps in (("", _plain(row)), ("let off: ", exempt), (UNSETTLED, row.unsettled), (WEAKER, row.weaker)):
        for gap in gaps:
            page.item(sentence(label + _line(book, nation, row, gap)))


def _told(book: RuleBook, row: WrongGaps, gap: Gap) -> str:
    return ", and ".join(pattern_words(book, row.parts, gap.cube, gap.tells)) or "the whole of it"


def _line(book: RuleBook, nation: str, row: WrongGaps, gap: Gap) -> str:
    notes = []
    if gap.nearest is not None:
        notes.append(f"missed by {offence_cite(book, nation, gap.nearest.offence)} '{gap.nearest.part}'")
    notes += _coming(book, nation, gap)
    notes += reading_words(book, gap.readings)
    if gap.adjacent:
        notes.append("next door, perhaps " + _names(book, nation, gap.adjacent))
    told = _told(book, row, gap)
    return f"{told}: {'; '.join(notes)}" if notes else told


def _coming(book: RuleBook, nation: str, gap: Gap) -> list[str]:
    """The offences that would meet a gap, or some of it, once they are law, or are law whose text was not read."""
    unread = [f"law that was not read: {_names(book, nation, gap.unread)}"] if gap.unread else []
    if gap.closed_by:
        return ["not yet law: " + _names(book, nation, gap.closed_by), *unread]
    if gap.touched_by:
        return ["not yet law, in part: " + _names(book, nation, gap.touched_by), *unread]
    return unread


def _names(book: RuleBook, nation: str, ids: Sequence[str]) -> str:
    return joined([offence_cite(book, nation, id) for id in ids])


def offence_cite(book: RuleBook, nation: str, id: str) -> str:
    """The short citation of an offence."""
    provision = book.offences[(nation, id)].provision
    return cited(book, provision)
