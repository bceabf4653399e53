"""`changes` and `draft`: what a change of the law newly meets, and what a draft would do."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from assessor.cli.common import FORMAT, OVERLAYS, WITHOUT_CONFIRMATIONS, fail, give, rule_book
from assessor.cli.days import day_of
from assessor.cli.once import command
from assessor.cli.yardsticks import ADJACENT, AS_IF_READ, ONE_NATION, WRONGS, progress, yardstick
from assessor.pages.changes import change_rows, changes_page, maximum_words, said_between
from assessor.pages.draft import draft_data, draft_page
from assessor.pages.laid import beside_law
from assessor.text.blocks import Page
from assessor.text.names import long_day, nation_name
from assessor.text.overlaid import overlay_rows
from legal_rules.backwards.changes import changes as every_change
from legal_rules.backwards.differences import differences
from legal_rules.backwards.draft import draft_report
from legal_rules.backwards.gaps import Counts


@command()
@click.argument("before", metavar="FROM")
@click.argument("after", metavar="TO", required=False)
@ONE_NATION
@ADJACENT
@AS_IF_READ
@click.option("--full", is_flag=True, help="Every pattern.")
@WRONGS
@OVERLAYS
@FORMAT
def changes(
    before: str,
    after: str | None,
    nation: str,
    adjacent: bool,
    unread: bool,
    full: bool,
    wrongs_file: Path | None,
    overlays: tuple[Path, ...],
    form: str,
) -> None:
    """What the law newly meets and no longer meets, between two days or with an overlay laid over it.

    FROM and TO are days, YYYY-MM-DD, of the conduct. With an overlay, FROM is the law as it is and TO (the same day, if
    not said) the law with the overlay. Penalties, modes, burdens and time limits are told part by part; in JSON each
    pattern carries an example as a case file.
    """
    old = rule_book()
    new = rule_book(overlays) if overlays else old
    days = (day_of(before, "FROM"), day_of(after or before, "TO"))
    if after is None and not overlays:
        fail(["say a second day, or lay an overlay over the law with --overlay FILE"])
    sides = ((old, days[0]), (new, days[1]))
    measure, counts = yardstick(new, wrongs_file), Counts(adjacent=adjacent, unread=unread)
    with progress("Changes") as step:
        found = every_change(*sides, nation, measure, counts, step)
    parts = differences(*sides, nation, partial(maximum_words, nation), adjacent)
    overlaid = " with the overlay" if overlays else ""
    title = f"{nation_name(nation)}: {long_day(days[0])} to {long_day(days[1])}{overlaid}"
    data = {
        "schema": 1,
        "nation": nation,
        "from": days[0].isoformat(),
        "to": days[1].isoformat(),
        "rule_bases": [old.hash, new.hash],
        "laid_over": overlay_rows(new),
        "as_if_read": unread,
        "wrongs": change_rows(new, nation, days, found),
        "parts": parts,
    }

    def page() -> Page:
        said = said_between(sides, nation, measure, counts)
        made = changes_page((old, new), nation, title, found, parts, said, full)
        return beside_law(made, new, nation, days, unread)

    give(page, data, form)


@command()
@click.argument("file", type=click.Path(path_type=Path), metavar="OVERLAY.yaml")
@ONE_NATION
@click.option("--on", metavar="DATE", help="The day of the conduct, YYYY-MM-DD; today, if not said.")
@AS_IF_READ
@WRONGS
@WITHOUT_CONFIRMATIONS
@FORMAT
def draft(file: Path, nation: str, on: str | None, unread: bool, wrongs_file: Path | None, form: str) -> None:
    """What a draft offence or amendment would do: gaps closed and left, overlaps, parts that do nothing, innocents.

    The draft is an overlay: a file that adds or replaces offences and definitions, or says when an enacted one begins.
    Law whose text was not read meets nothing, here as everywhere, though a draft says when it begins.
    """
    law, drafted = rule_book(), rule_book((file,))
    day = day_of(on)
    measure = yardstick(drafted, wrongs_file)
    with progress("Draft") as step:
        report = draft_report(law, drafted, nation, day, measure, step, unread)
    parts = differences((law, day), (drafted, day), nation, partial(maximum_words, nation))
    data = draft_data((law, drafted), nation, day, report, parts, unread)

    def page() -> Page:
        said = said_between(((law, day), (drafted, day)), nation, measure, Counts(unread=unread))
        made = draft_page((law, drafted), nation, day, report, parts, said)
        return beside_law(made, law, nation, [day], unread, drafted)

    give(page, data, form)
