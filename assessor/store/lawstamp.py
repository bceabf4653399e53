"""The law a case was last saved under, as the store keeps it: the rule base, and every start of law confirmed besides; and
what of that is otherwise now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assessor.case.model import Case
from assessor.files.confirmations import confirmation
from assessor.store.reread import CONFIRMED, OTHER_DAY, TAKEN_BACK, Change
from assessor.text.citing import cited
from assessor.text.names import long_day
from legal_rules.rulebook import RuleBook, laid_over

Key = tuple[str, str]
_APART, _FROM = "; ", " from "


@dataclass(frozen=True, slots=True)
class Under:
    """A rule base by its version, and the first days confirmed besides, by nation and id."""

    version: str = ""
    confirmed: Mapping[Key, dt.date] = field(default_factory=dict)


def under(book: RuleBook) -> Under:
    """The law of a rule book."""
    days = {
        (entry.nation, entry.id): confirm.in_force.from_
        for overlay in book.overlays
        for confirm in overlay.confirm
        for entry in book.find(confirm.version_of, confirm.nation)
        if confirm.in_force.from_ is not None
    }
    return Under(book.stamp.version, days)


def law_stamp(book: RuleBook | None) -> str:
    """The law of a rule book in a line to be kept; nothing without one."""
    if book is None:
        return ""
    now = under(book)
    return _APART.join(
        [now.version, *(f"{nation} {id}{_FROM}{day}" for (nation, id), day in sorted(now.confirmed.items()))]
    )


def read_stamp(stamp: str) -> Under:
    """The law that a kept line names; what of it cannot be read is left out."""
    version, *rows = stamp.split(_APART)
    days: dict[Key, dt.date] = {}
    for row in rows:
        named, _, day = row.partition(_FROM)
        nation, _, id = named.partition(" ")
        try:
            days[(nation, id)] = dt.date.fromisoformat(day)
        except ValueError:
            continue
    return Under(version, days)


def law_changes(case: Case, stamp: str, book: RuleBook) -> tuple[Change, ...]:
    """What was confirmed, or taken back, in the nations of a case since it was saved."""
    nations = {case.nation, *(nation for act in case.acts for nation in case.nations_of(act))}
    was, now = read_stamp(stamp).confirmed, under(book).confirmed
    keys = [key for key in dict.fromkeys((*was, *now)) if key[0] in nations and was.get(key) != now.get(key)]
    return tuple(_change(key, was.get(key), now.get(key), book) for key in sorted(keys))


def _change(key: Key, was: dt.date | None, now: dt.date | None, book: RuleBook) -> Change:
    found = book.find(key[1], key[0])
    place = f"{cited(book, found[0].provision)} {found[0].title}" if found else key[1]
    kind = CONFIRMED if was is None else TAKEN_BACK if now is None else OTHER_DAY
    days = [long_day(day) if day is not None else "" for day in (was, now)]
    return Change(kind, place, *days)


def book_under(shipped: RuleBook, stamp: str) -> RuleBook:
    """The shipped law with the starts laid on it that a case was saved under; those that cannot be laid are left out."""
    book = shipped
    for (nation, id), day in read_stamp(stamp).confirmed.items():
        overlay = confirmation([(nation, id)], id, day, "the case as saved", day, "the case as saved")[1]
        book = laid_over(book, [overlay]).book or book
    return book


def confirmed_changes(changes: Iterable[Change]) -> bool:
    """Whether some of the changes are of what was confirmed."""
    return any(change.kind in (CONFIRMED, TAKEN_BACK, OTHER_DAY) for change in changes)
