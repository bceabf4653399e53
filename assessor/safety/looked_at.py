"""What was looked at, and when: what is too old to rest on, and what is called confirmed on nothing that was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from legal_rules.files.problems import Problem, Where

STALE_DAYS = 180


def too_old(called: str, checked: dt.date, where: Where, today: dt.date) -> Iterator[Problem]:
    """A problem if something was last looked at too long ago."""
    if (today - checked).days > STALE_DAYS:
        yield Problem(where, f"{called} was last checked on {checked}", "look at it again")


def unsourced(called: str, confirmed: bool, source: str, where: Where) -> Iterator[Problem]:
    """A problem if something is called confirmed and no address says where that was read."""
    if confirmed and not source.startswith("http"):
        yield Problem(where, f"{called} is called confirmed without a source", "name what was read")
