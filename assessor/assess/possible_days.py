"""The days on which an act can have been done, by everything the case says: never before somebody in it was born or of
the age given, nor before what it is part of, nor before the picture was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from assessor.case.facts_of_act import birth_range, stretch_of
from assessor.case.kinds import kinds
from assessor.case.model import Act, Case
from assessor.dates.when import When
from legal_rules.periods import ONE_DAY, Stretch, birthday

AGE_NOW, AGE_THEN = "affected.age-now", "image.age-then"
BANDS = {
    "under-10": (0, 10),
    "under-13": (0, 13),
    "10-11": (10, 12),
    "12": (12, 13),
    "13-15": (13, 16),
    "16-17": (16, 18),
    "adult": (18, 0),
}


def possible_days(case: Case, act: Act, as_at: dt.date, earliest: dt.date) -> Stretch | None:
    """The days on which an act may have been done; nothing if no day of the range it is given is possible.

    A day that is given is taken as it is, and so is conduct that lasted.
    """
    stretch = stretch_of(act, as_at, earliest)
    if stretch.lasting or stretch.exact:
        return stretch
    first = not_before(case, act, as_at)
    if first is None or (first <= stretch.first and not stretch.open_start):
        return stretch
    if first > stretch.last:
        return None
    if first <= stretch.first:
        return stretch
    return replace(stretch, first=first, open_start=False)


def not_before(case: Case, act: Act, as_at: dt.date, seen: frozenset[str] = frozenset()) -> dt.date | None:
    """The earliest day that what is said leaves possible for an act; nothing if nothing said bears on it."""
    if act.id in seen:
        return None
    seen |= {act.id}
    days = [*_own(act), *_of_people(case, act, as_at), *_of_picture(case, act, as_at)]
    days += [day for other in _bound_to(case, act) if (day := not_before(case, other, as_at, seen)) is not None]
    return max(days, default=None)


def _own(act: Act) -> Iterator[dt.date]:
    if act.lasting is not None:
        yield act.lasting.from_
        return
    first = _first(act.when)
    if first is not None:
        yield first


def _first(when: When) -> dt.date | None:
    return when.day or when.from_ or (when.after + ONE_DAY if when.after is not None else None)


def _bound_to(case: Case, act: Act) -> Iterator[Act]:
    """The acts that this one cannot come before: what it is part of, the same act, and the making of its picture."""
    for other in case.acts:
        same = other.id == act.same_as or (act.id == other.same_as) or (act.same_as and act.same_as == other.same_as)
        if other.id != act.id and (other.id == act.part_of or same):
            yield other
    makers = [
        other for other in case.acts if act.image and other.image == act.image and kinds()[other.kind].makes_picture
    ]
    if kinds()[act.kind].uses_picture and len(makers) == 1 and _done(makers[0]):
        yield makers[0]


def _done(act: Act) -> bool:
    answer = act.facts.get("act.completed")
    return answer is None or answer.value == "yes"


def _of_people(case: Case, act: Act, as_at: dt.date) -> Iterator[dt.date]:
    """For everybody in an act: the day they may first have been born, or been of the age given for the act."""
    image = case.images.get(act.image)
    for name in dict.fromkeys((act.by, act.about, *(act.to or ()), *(image.of or () if image is not None else ()))):
        born = earliest_birth(case, name, as_at)
        if born is not None:
            yield birthday(born, _ages(act.ages.get(name, ""))[0])


def _of_picture(case: Case, act: Act, as_at: dt.date) -> Iterator[dt.date]:
    """The first day on which the one person shown can have been of the age given for the picture."""
    image = case.images.get(act.image)
    kind = kinds()[act.kind]
    has_one = kind.uses_picture or kind.makes_picture
    if image is None or image.of is None or len(image.of) != 1 or not has_one:
        return
    answer = act.facts.get(AGE_THEN) or image.facts.get(AGE_THEN)
    born = earliest_birth(case, image.of[0], as_at)
    if born is not None and answer is not None and answer.known:
        yield birthday(born, _ages(answer.value)[0])


def earliest_birth(case: Case, name: str, as_at: dt.date) -> dt.date | None:
    """The first day on which a person may have been born, by their birth, their age now and their ages on days known.

    One age given for several days is read as loosely as it can be: on the earliest of them.
    """
    person = case.people.get(name)
    if person is None:
        return None
    if person.born:
        return birth_range(person.born)[1]
    dated = [act for act in case.acts if act.when.day is not None and name in (act.by, act.about)]
    days = [_born_after(act.when.day, act.ages.get(name, "")) for act in dated]
    loose = [_born_after(act.when.day, person.age) for act in dated if name not in act.ages]
    days.append(min((day for day in loose if day is not None), default=None))
    now = person.facts.get(AGE_NOW)
    if now is not None and now.known:
        days.append(_born_after(as_at, now.value))
    return max((day for day in days if day is not None), default=None)


def _ages(said: str) -> tuple[int, int]:
    """The least age, and the age not yet reached (0: no end), of a band or an age in years."""
    if said in BANDS:
        return BANDS[said]
    return (int(said), int(said) + 1) if said.isdigit() else (0, 0)


def _born_after(day: dt.date | None, age: str) -> dt.date | None:
    """The first day on which somebody of an age on a day may have been born."""
    end = _ages(age)[1]
    return birthday(day, -end) + ONE_DAY if day is not None and end and day.year > end else None
