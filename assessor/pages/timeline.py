"""What became criminal in a nation, and stopped, when, and by which instrument: as data and on a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from assessor.text.blocks import Page
from assessor.text.citing import cite
from assessor.text.names import joined, long_day, nation_name
from legal_rules.backwards.changes import caught_over
from legal_rules.backwards.gaps import COUNTS, Counts
from legal_rules.backwards.wrongs import Yardstick
from legal_rules.law import Offence
from legal_rules.rulebook import RuleBook
from legal_rules.slices import changes, first_day

Json = dict[str, Any]
SHADES = ".:-=+*#%@"


def timeline_rows(book: RuleBook, nation: str) -> list[Json]:
    """Every beginning and end of an offence's version in a nation, by day."""
    rows: list[Json] = []
    for offence in book.of_nation(nation):
        dated = sorted(
            (v for v in offence.versions if first_day(v.in_force) is not None),
            key=lambda v: first_day(v.in_force) or dt.date.min,
        )
        for position, version in enumerate(dated):
            period = version.in_force
            before = dated[position - 1] if position else None
            change = "begins" if before is None else "changes"
            if period.from_ is None:
                change = "passed, start not confirmed"
            rows.append(_row(book, offence, first_day(period), change, period.by))
            after = dated[position + 1] if position + 1 < len(dated) else None
            if period.to is not None:
                next_day = period.to + dt.timedelta(days=1)
                if after is None or first_day(after.in_force) != next_day:
                    rows.append(_row(book, offence, next_day, "ends", period.until_by))
    return sorted(rows, key=lambda row: (row["day"], row["offence"]))


def _row(book: RuleBook, offence: Offence, day: dt.date | None, change: str, by: str) -> Json:
    return {
        "day": day.isoformat() if day else "",
        "nation": offence.nation,
        "change": change,
        "offence": offence.id,
        "title": offence.title,
        "role": offence.role,
        "by": cite(book, by) if by else "",
    }


def timeline_page(rows: Sequence[Json]) -> Page:
    """The timeline on a page, by nation and day."""
    page = Page()
    page.head("What became criminal, and stopped, when", 1)
    for nation in dict.fromkeys(row["nation"] for row in rows):
        page.head(nation_name(nation))
        for day in dict.fromkeys(row["day"] for row in rows if row["nation"] == nation):
            page.item(long_day(day))
            for row in (row for row in rows if row["nation"] == nation and row["day"] == day):
                by = f", by {row['by']}" if row["by"] else ""
                page.item(f"{row['change']}: {row['title']} ({row['offence']}{by})", 2)
    return page


def gap_timeline(
    book: RuleBook,
    nation: str,
    yardstick: Yardstick,
    counts: Counts = COUNTS,
    step: Callable[[], None] = lambda: None,
) -> Json:
    """How much of each wrong was met on each day on which that changed for some wrong."""
    days = changes(book, nation)
    table = caught_over(book, nation, days, yardstick, counts, step)
    moved = [
        place
        for place in range(len(days))
        if any(shares[place] != (shares[place - 1] if place else 0.0) for shares in table.values())
    ]
    return {
        "nation": nation,
        "days": [days[place].isoformat() for place in moved],
        "wrongs": [
            {"wrong": wrong.id, "title": wrong.title, "met": [round(table[wrong.id][place], 6) for place in moved]}
            for wrong in yardstick.wrongs
        ],
    }


def gap_timeline_page(nations: Sequence[Json]) -> Page:
    """The table of days and shares on a page, a bar of shades below it: from blank (nothing met) to full (all)."""
    page = Page()
    page.head("How much of each wrong the law met, day of change by day of change", 1)
    for row in nations:
        page.head(nation_name(row["nation"]))
        for wrong in row["wrongs"]:
            bar = "".join(shade(share) for share in wrong["met"])
            page.item(f"|{bar}| {wrong['title']}")
        page.para(
            f"One column a day of change, {joined([long_day(day) for day in row['days']])}. Blank: nothing; '.' little; {_key()}."
        )
        for place, day in enumerate(row["days"]):
            met = [f"{w['wrong']} {w['met'][place]:.0%}" for w in row["wrongs"] if w["met"][place] > 0]
            page.item(f"{long_day(day)}: {', '.join(met) or 'nothing met'}")
    page.para("Percentages count complete patterns of facts, each as one; they are no share of cases.")
    return page


def shade(share: float) -> str:
    """The sign of a share: blank for nothing, then from little to nearly all."""
    return SHADES[min(int(share * len(SHADES)), len(SHADES) - 1)] if share else " "


def _key() -> str:
    return ", ".join(f"'{sign}' {place * 100 // len(SHADES)}% and more" for place, sign in enumerate(SHADES) if place)
