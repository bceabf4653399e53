"""What a page of the law says of overlays: under its title, which law was confirmed or changed here, by whom, on what
source; and which law it does not count since its words were not read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from assessor.text.blocks import Block, Page, clean
from assessor.text.citing import cited
from assessor.text.names import joined
from assessor.text.overlaid import overlay_lines, overlay_rows
from legal_rules.backwards.unread import unread_on
from legal_rules.rulebook import RuleBook


def laid(page: Page, *books: RuleBook) -> Page:
    """The page with a line for each overlay of some rule books under its title."""
    rows = {row.id: row for book in books for row in overlay_rows(book)}
    return under_title(page, overlay_lines(rows.values()))


def beside_law(
    page: Page, law: RuleBook, nation: str, days: Iterable[dt.date], counted: bool, read: RuleBook | None = None
) -> Page:
    """The page with what is laid over the law, and which law in force on some days was not read (of `read`, if that is not
    the same), under its title."""
    return laid(under_title(page, unread_said(read or law, nation, days, counted)), law)


def under_title(page: Page, lines: Iterable[str]) -> Page:
    """The page with some paragraphs under its title, or at its beginning if it has none."""
    place = 1 if page.blocks and page.blocks[0].level == 1 else 0
    page.blocks[place:place] = [Block(clean(line)) for line in lines]
    return page


def unread_said(book: RuleBook, nation: str, days: Iterable[dt.date], counted: bool) -> list[str]:
    """That law in force on some days was not read, and whether it counts, `counted`, for the sake of argument."""
    ids = dict.fromkeys(id for day in days for id in unread_on(book, nation, day))
    if not ids:
        return []
    provisions = [book.offences[(nation, id)].provision for id in ids]
    names = joined(list(dict.fromkeys(cited(book, at) for at in provisions)))
    how = (
        "counted here, for the sake of argument, as if it were the Act." if counted else "it counts as meeting nothing."
    )
    return [f"The text of {names} was not read. What we have is a reconstruction from reports: {how}"]
