"""Two states of the law compared part by part: what began, ended, or was changed in an offence, and by what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from legal_rules.law import Element, Exclusion, Offence, OffenceVersion, Penalty
from legal_rules.rulebook import RuleBook
from legal_rules.slices import IN_FORCE, version_on

BEGAN, ENDED = "began", "ended"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference of an offence: what differs (`what`: the offence itself, a part, mode, maximum, time limit,
    burden), how it stood before and after, and by which instrument; texts are empty where there was nothing."""

    offence: str
    what: str
    before: str
    after: str
    at: str = ""
    by: str = ""


Words = Callable[[Penalty, dt.date], str]


def differences(
    before: tuple[RuleBook, dt.date],
    after: tuple[RuleBook, dt.date],
    nation: str,
    maximum: Words,
    adjacent: bool = True,
) -> tuple[Difference, ...]:
    """Every difference between two days of a nation's law, or between two rule books, offence by offence.

    Args:
        before: a rule book and a day. An offence counts as standing on a day if it was in force then; what is only
            enacted or unconfirmed is no law.
        after: the other.
        nation: whose law.
        maximum: the most a penalty comes to for an act on a day, in words; general limits may change it too.
        adjacent: whether the offences next door are looked at too.
    """
    old, new = (
        {offence.id: offence for offence in book.of_nation(nation) if adjacent or offence.role == "core"}
        for book, _ in (before, after)
    )
    found: list[Difference] = []
    for id in dict.fromkeys((*old, *new)):
        was, is_ = _standing(old.get(id), before[1]), _standing(new.get(id), after[1])
        if was is not None and is_ is not None:
            says = [
                "" if version.penalty is None else maximum(version.penalty, day)
                for version, day in ((was, before[1]), (is_, after[1]))
            ]
            if says[0] != says[1]:
                at = is_.penalty.at if is_.penalty is not None else ""
                found.append(Difference(id, "maximum", says[0], says[1], at, is_.in_force.by if was != is_ else ""))
        found += _of_offence(id, was, is_)
    return tuple(found)


def _standing(offence: Offence | None, day: dt.date) -> OffenceVersion | None:
    if offence is None:
        return None
    version, law = version_on(offence.versions, day)
    return version if law == IN_FORCE else None


def _of_offence(id: str, old: OffenceVersion | None, new: OffenceVersion | None) -> Iterator[Difference]:
    if old is None and new is not None:
        yield Difference(id, BEGAN, "", "in force", by=new.in_force.by)
    elif old is not None and new is None:
        yield Difference(id, ENDED, "in force", "", by=old.in_force.until_by)
    elif old is not None and new is not None and old != new:
        by = new.in_force.by
        modes = ["" if version.penalty is None else version.penalty.mode for version in (old, new)]
        for what, was, is_ in (("mode of trial", *modes), ("time limit", old.time_limit, new.time_limit)):
            if was != is_:
                yield Difference(id, what, was, is_, by=by)
        yield from _parts(id, old, new, by)


def _parts(id: str, old: OffenceVersion, new: OffenceVersion, by: str) -> Iterator[Difference]:
    was = {part.id: part for part in old.parts}
    is_ = {part.id: part for part in new.parts}
    for name in dict.fromkeys((*was, *is_)):
        first, second = was.get(name), is_.get(name)
        what = f"{_called(first or second)} '{name}'"
        if first is None and second is not None:
            yield Difference(id, what, "", second.says, second.at, by)
        elif second is None and first is not None:
            yield Difference(id, what, first.says, "", first.at, by)
        elif first is not None and second is not None:
            if isinstance(first, Exclusion) and isinstance(second, Exclusion) and first.burden != second.burden:
                yield Difference(id, f"burden of '{name}'", first.burden, second.burden, second.at, by)
            if first.is_ != second.is_:
                yield Difference(id, what, first.says, second.says, second.at, by)


def _called(part: Element | Exclusion | None) -> str:
    return part.kind if isinstance(part, Exclusion) else "element"
