"""What a store gives back: cases in a list, a case opened, what saving did, what a clash is. All are plain values."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass

from assessor.case.model import Case
from assessor.store.chain import Head
from assessor.store.reread import Change
from legal_rules.files.problems import Problem


@dataclass(frozen=True, slots=True)
class Listed:
    """A case in the list. `changed` is UTC, ISO 8601. `wrong`: why it is not shown; then nothing but its id is said."""

    id: str
    reference: str
    nation: str
    acts: int
    changed: str
    version: int
    wrong: str = ""

    def lies_until(self, months: int) -> dt.date | None:
        """The day it has lain unchanged for some months; nothing if that is no day of the calendar."""
        day = dt.date.fromisoformat(self.changed[:10])
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) if year < dt.MAXYEAR else None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A case opened.

    Attributes:
        id: its id in the store.
        version: to give back when saving.
        case: the case as it reads under the rule base given (as stored, without one).
        stored: the case exactly as it was given.
        changes: what reading it anew changed; show them before saving.
        problems: what of the stored case the rule base does not accept even so.
        rulebook: the rule base it was last saved under.
        head: the end of its history.
        stamp: that rule base with every start of law confirmed besides (`lawstamp`).
    """

    id: str
    version: int
    case: Case
    stored: Case
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    rulebook: str
    head: Head
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """It is on the disk. `beside` names what colleagues had changed meanwhile, none of it the same thing; reload then.
    `clock_back`: the machine's clock stands before the entry before this one."""

    id: str
    version: int
    head: Head
    changed: bool = True
    beside: tuple[str, ...] = ()
    clock_back: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing that both changed: what it is about, and what it said before, says there, and says here."""

    about: str
    before: str
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody changed the same thing meanwhile. Nothing was saved and nothing is lost: choose, and save again with
    this `version`. `theirs` is the case as it is now."""

    id: str
    version: int
    theirs: Case
    clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class Altered:
    """One thing an entry changed: what it is about, what it said before and says from then on (empty: nothing)."""

    about: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry of a history for people: when (UTC), by whom, what; each change with what it was and is."""

    seq: int
    at: str
    by: str
    what: str
    after_results: bool
    clock_back: bool
    changes: tuple[Altered, ...] = ()


@dataclass(frozen=True, slots=True)
class Deleted:
    """A case is gone: the tombstone's id, and what deleting cannot reach, one sentence each."""

    tombstone: str
    not_reached: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A case that has lain unchanged longer than the service keeps cases."""

    id: str
    reference: str
    changed: str
    since: str
