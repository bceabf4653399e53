"""When something was done: a day, a range, or conduct that went on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from legal_rules.files.problems import NOWHERE, Where


@dataclass(frozen=True, slots=True)
class When:
    """When an act was done: a day, a range (`from_`, `to`), before or after a day, or not known (all null)."""

    day: dt.date | None = None
    from_: dt.date | None = None
    to: dt.date | None = None
    before: dt.date | None = None
    after: dt.date | None = None
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Lasting:
    """Conduct that went on from one day to another; without `to`, up to the day of assessment."""

    from_: dt.date
    to: dt.date | None = None
    where: Where = field(default=NOWHERE, compare=False, repr=False)
