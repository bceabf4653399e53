"""Law that was in force and whose text was not read: it meets nothing, and gaps name it."""

from __future__ import annotations

import datetime as dt

from legal_rules.rulebook import RuleBook
from legal_rules.slices import UNREAD, Rule, standing, version_on

CORE = "core"


def unread_on(book: RuleBook, nation: str, on: dt.date) -> tuple[str, ...]:
    """The core offences of a nation in force on a day whose text was not read."""
    found = (
        (offence.id, *version_on(offence.versions, on)) for offence in book.of_nation(nation) if offence.role == CORE
    )
    return tuple(id for id, version, law in found if standing(law, version.reconstructed) == UNREAD)


def is_unread(rule: Rule) -> bool:
    """Whether a core offence is in force and its text was not read."""
    return rule.offence.role == CORE and rule.standing == UNREAD
