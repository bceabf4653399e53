"""From a case to what is known of one act: one pattern of facts, and what the file itself settles.

The file settles the kind of act, whether B is shown or was the recipient, how far a sharing reached, and ages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from assessor.case.kinds import kinds
from assessor.case.model import AGE_BANDS, DISPUTED, GROUP, PERSON, UNKNOWN, Act, Answer, Case, Facts, Image, Person
from assessor.case.shown import others, said_of_picture, several
from legal_rules.assessment import Answers
from legal_rules.facts import OTHERS, Vocabulary
from legal_rules.files.problems import Where
from legal_rules.periods import Stretch, birthday, cut
from legal_rules.responsibility import AGE, DOER, NOT, OPEN, Ages, standing
from legal_rules.slices import Slice

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
    conflicts: tuple[tuple[str, str, str, Where], ...] = ()
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
            settled=frozenset(f for f, s in self.stated.items() if s.settled_by_file and s.answer.known),
        )


def situation(case: Case, act: Act, vocabulary: Vocabulary, day: dt.date, ages: Ages | None = None) -> Situation:
    """What the case says of an act if it was done on a day (which matters to ages given by date of birth).

    `ages`: those of responsibility in the nation on that day; without them nothing is said of it.
    """
    stated: dict[str, Stated] = {}
    conflicts: list[tuple[str, str, str, Where]] = []
    for fact, answer, of, by_file in _everything(case, act, vocabulary, day):
        before = stated.get(fact)
        if before is None:
            stated[fact] = Stated(answer, of, by_file)
        elif before.answer.value != answer.value:
            where = answer.where if answer.where.line else before.answer.where
            conflicts.append((fact, before.answer.value, answer.value, where))
    if ages is not None and (below := _below(case, act, stated, ages, day)) != NOT:
        stated[DOER] = Stated(Answer(UNKNOWN if below == OPEN else below), act.by or act.id, True)
    said = {fact for fact, row in stated.items() if row.answer.value != "no"}
    presumed = {
        fact: value
        for fact, value in vocabulary.presumed_beside(said).items()
        if fact not in stated and vocabulary.knows(fact) and not fact.startswith(OTHERS)
    }
    return Situation(act, stated, tuple(conflicts), presumed)


def situation_in_law(case: Case, act: Act, law: Slice, day: dt.date) -> Situation:
    """What the case says of an act, with what the law of a day asks about others in its picture."""
    now = situation(case, act, law.book.vocabulary, day, law.book.ages(law.nation, day))
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
        named = act.about in act.to
        if named or not any(_is(case, name) == GROUP for name in act.to):
            yield "recipient.is-person", "yes" if named else "no"
    reach = _reach(case, act, image)
    if reach:
        yield "share.reach", reach
    left = act.lasting is not None and stays_up(act) and act.lasting.from_ < day
    yield "share.left-up", "yes" if left else "no"
    for name, fact in ((act.by, "responsible.age"), (act.about, "affected.age")):
        band = age_band(case.people.get(name), act.ages.get(name, ""), day)
        if band:
            yield fact, band
    near = _within_two_years(
        *(_births(case.people.get(name), act.ages.get(name, ""), day) for name in (act.by, act.about))
    )
    if near:
        yield "ages.within-two-years", near


def _is(case: Case, name: str) -> str:
    person = case.people.get(name)
    return person.is_ if person is not None else PERSON


def _births(person: Person | None, on_act: str, day: dt.date) -> tuple[dt.date, dt.date] | None:
    """The first and the last day on which someone may have been born; none where only a band is said, or nothing."""
    said = on_act or (person.age if person is not None else "")
    if said and not said.isdigit():
        return None
    if said:
        years = int(said)
        return birthday(day, -years - 1) + dt.timedelta(days=1), birthday(day, -years)
    if person is None or not person.born:
        return None
    youngest, oldest = birth_range(person.born)
    return oldest, youngest


def _within_two_years(one: tuple[dt.date, dt.date] | None, other: tuple[dt.date, dt.date] | None) -> str:
    """Whether two people are two years apart or less; empty where their days of birth leave it open."""
    if one is None or other is None:
        return ""
    if max(one[1], other[1]) <= birthday(min(one[0], other[0]), 2):
        return "yes"
    apart = max(one[0], other[0]) > birthday(min(one[1], other[1]), 2)
    return "no" if apart else ""


def _reach(case: Case, act: Act, image: Image | None) -> str:
    if not kinds()[act.kind].makes_available or act.to is None:
        return ""
    if PUBLIC in act.to:
        return "open-to-anyone"
    if len(act.to) > 1 or any(_is(case, name) != PERSON for name in act.to):
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
    bands = _bands_by_birth(person, day)
    return bands.pop() if len(bands) == 1 else ""


def _bands_by_birth(person: Person | None, day: dt.date) -> set[str]:
    """The bands that a date of birth allows on a day, each end of what is said of it."""
    if person is None or not person.born:
        return set()
    return {band_of(_years(born, day)) for born in birth_range(person.born)}


def _below(case: Case, act: Act, stated: Mapping[str, Stated], ages: Ages, day: dt.date) -> str:
    """Whether whoever did an act was below the age of responsibility; an age that is not said is taken as above it."""
    said = stated.get(AGE)
    if said is not None:
        return standing(ages, {said.answer.value})
    return standing(ages, _bands_by_birth(case.people.get(act.by), day))


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


def stays_up(act: Act) -> bool:
    """Whether an act that lasts does so only in that what was shown once stays where it was put."""
    return kinds()[act.kind].makes_available


def periods(case: Case, act: Act, stretch: Stretch, changes: tuple[dt.date, ...]) -> tuple[Stretch, ...]:
    """A stretch cut at every change of law and at the birthdays that change an age band of those concerned."""
    days = set(changes)
    for name in (act.by, act.about):
        person = case.people.get(name)
        if person is not None and person.born and name not in act.ages:
            for born in set(birth_range(person.born)):
                days |= {birthday(born, years) for years in _BAND_STARTS}
    return cut(stretch, days)
