"""From a case to what is known of one act: one pattern of facts, and what the file itself settles.

The file settles the kind of act, whether B is shown or was the recipient, how far a sharing reached, and ages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from assessor.case import AGE_BANDS, DISPUTED, Act, Answer, Case, Facts, Image, Person
from assessor.shown import others, said_of_picture, several
from legal_rules.assessment import Answers
from legal_rules.facts import OTHERS, Vocabulary
from legal_rules.periods import Stretch, birthday, cut
from legal_rules.slices import Slice

SETTLES_REACH = ("share", "send", "expose")
PUBLIC = "public"
_BAND_STARTS = {10: "10-11", 12: "12", 13: "13-15", 16: "16-17", 18: "adult"}


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact of an act with its answer, and where in the case it stands (`of`: act, image, person or case)."""

    answer: Answer
    of: str
    settled_by_file: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the case says about one act on some days."""

    act: Act
    stated: Mapping[str, Stated]
    conflicts: tuple[tuple[str, str, str], ...] = ()
    presumed: Mapping[str, str] = field(default_factory=dict)

    def answers(self, assume: Mapping[str, str] | None = None) -> Answers:
        """What the readings take; `assume` gives disputed facts a value."""
        known = {fact: s.answer.value for fact, s in self.stated.items() if s.answer.known}
        disputed = {f: s.answer.supported_says for f, s in self.stated.items() if s.answer.value == DISPUTED}
        return Answers(
            pattern={**self.presumed, **known, **(assume or {})},
            answered=frozenset(self.stated),
            disputed=disputed,
            presumed=frozenset(self.presumed),
            settled=frozenset(fact for fact, stated in self.stated.items() if stated.settled_by_file),
        )


def situation(case: Case, act: Act, vocabulary: Vocabulary, day: dt.date) -> Situation:
    """What the case says of an act if it was done on a day (which matters to ages given by date of birth)."""
    stated: dict[str, Stated] = {}
    conflicts: list[tuple[str, str, str]] = []
    for fact, answer, of, by_file in _everything(case, act, vocabulary, day):
        before = stated.get(fact)
        if before is None:
            stated[fact] = Stated(answer, of, by_file)
        elif before.answer.value != answer.value:
            conflicts.append((fact, before.answer.value, answer.value))
    presumed = {
        fact: value
        for fact, value in vocabulary.presumed.items()
        if fact not in stated and fact in vocabulary.facts and not fact.startswith(OTHERS)
    }
    return Situation(act, stated, tuple(conflicts), presumed)


def situation_in_law(case: Case, act: Act, law: Slice, day: dt.date) -> Situation:
    """What the case says of an act, with what the law of a day asks about others in its picture."""
    now = situation(case, act, law.book.vocabulary, day)
    found = others(case, act, now.answers().pattern, law)
    counted = {fact: Stated(Answer(value), act.image, settled_by_file=True) for fact, value in found.items()}
    return replace(now, stated={**now.stated, **counted}) if counted else now


Row = tuple[str, Answer, str, bool]


def _everything(case: Case, act: Act, vocabulary: Vocabulary, day: dt.date) -> Iterator[Row]:
    image = case.images.get(act.image)
    for fact, value in _settled(case, act, image, day):
        if fact in vocabulary.facts:
            yield fact, Answer(value), act.id, True
    if not several(image):
        for fact in vocabulary.facts:
            if fact.startswith(OTHERS):
                yield fact, Answer("no"), act.id, True
    yield from _rows(act.facts, act.id)
    yield from _rows({f"intended.{name}": answer for name, answer in act.intended.items()}, act.id)
    yield from _rows({f"threatened.{name}": answer for name, answer in act.threatened.items()}, act.id)
    if image is not None:
        for fact, answer, of in said_of_picture(image, act, vocabulary):
            yield fact, answer, of, False
    for name, whose in ((act.by, "responsible"), (act.about, "affected")):
        person = case.people.get(name)
        if person is not None:
            own = {f: a for f, a in person.facts.items() if vocabulary.spec(f).of == whose}
            yield from _rows(own, name)
    yield from _rows(case.facts, "case")


def _rows(facts: Facts, of: str) -> Iterator[Row]:
    for fact, answer in facts.items():
        yield fact, answer, of, False


def _settled(case: Case, act: Act, image: Image | None, day: dt.date) -> Iterator[tuple[str, str]]:
    yield "act.kind", act.kind
    if image is not None and image.of is not None and act.about:
        yield "image.of-person", "yes" if act.about in image.of else "no"
    if act.to is not None and PUBLIC not in act.to and act.about:
        yield "recipient.is-person", "yes" if act.about in act.to else "no"
    reach = _reach(act, image)
    if reach:
        yield "share.reach", reach
    for name, fact in ((act.by, "responsible.age"), (act.about, "affected.age")):
        band = age_band(case.people.get(name), act.ages.get(name, ""), day)
        if band:
            yield fact, band


def _reach(act: Act, image: Image | None) -> str:
    if act.kind not in SETTLES_REACH or act.to is None:
        return ""
    if PUBLIC in act.to:
        return "open-to-anyone"
    if len(act.to) > 1:
        return "group"
    if image is None or image.of is None:
        return "one-other" if act.about and act.to != (act.about,) else ""
    return "only-the-person-shown" if act.to[0] in image.of else "one-other"


def age_band(person: Person | None, on_act: str, day: dt.date) -> str:
    """The band of a person's age on a day, from the act's own `ages`, the person's age or date of birth; empty if
    it is not said or a part of the date leaves it open."""
    said = on_act or (person.age if person is not None else "")
    if said:
        return said if said in AGE_BANDS else band_of(int(said))
    if person is None or not person.born:
        return ""
    youngest, oldest = birth_range(person.born)
    bands = {band_of(_years(born, day)) for born in (youngest, oldest)}
    return bands.pop() if len(bands) == 1 else ""


def band_of(years: int) -> str:
    """The band an age in years falls in."""
    return next((band for start, band in sorted(_BAND_STARTS.items(), reverse=True) if years >= start), "under-10")


def birth_range(born: str) -> tuple[dt.date, dt.date]:
    """The last and the first day on which a person may have been born."""
    parts = [int(part) for part in born.split("-")]
    first = dt.date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    if len(parts) == 3:
        return first, first
    if len(parts) == 2:
        return (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1), first
    return dt.date(parts[0], 12, 31), first


def _years(born: dt.date, day: dt.date) -> int:
    years = day.year - born.year
    return years if day >= birthday(born, years) else years - 1


def stretch_of(act: Act, as_at: dt.date, earliest: dt.date) -> Stretch:
    """The days on which an act may have been done, up to the day of assessment."""
    if act.lasting is not None:
        return Stretch(act.lasting.from_, min(act.lasting.to or as_at, as_at), lasting=True)
    when, one = act.when, dt.timedelta(days=1)
    if when.day is not None:
        return Stretch(when.day, when.day)
    last = min(when.to or as_at, when.before - one if when.before else as_at, as_at)
    first = when.from_ or (when.after + one if when.after else None)
    if first is None:
        return Stretch(min(earliest, last), last, open_start=True)
    return Stretch(first, last)


def periods(case: Case, act: Act, stretch: Stretch, changes: tuple[dt.date, ...]) -> tuple[Stretch, ...]:
    """A stretch cut at every change of law and at the birthdays that change an age band of those concerned."""
    days = set(changes)
    for name in (act.by, act.about):
        person = case.people.get(name)
        if person is not None and person.born and name not in act.ages:
            for born in set(birth_range(person.born)):
                days |= {birthday(born, years) for years in _BAND_STARTS}
    return cut(stretch, days)
