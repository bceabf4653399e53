"""The days on which an act can have been done: no day that is possible is lost, and none kept that is not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assessor.assess.possible_days import earliest_birth, not_before, possible_days
from assessor.case.model import Act, Answer, Case, Image, Person
from assessor.dates.when import Lasting, When
from legal_rules.periods import Stretch

AS_AT = dt.date(2026, 11, 22)
FIRST = dt.date(1990, 1, 1)
ONE = dt.timedelta(days=1)
DAY = dt.date(2024, 2, 3)
BORN = {"B": Person("supported", born="2006-05-04")}
SHARE = Act("a", "share", "A", "B", image="p")


def case(*acts: Act, people: dict[str, Person] | None = None, image: Image | None = None) -> Case:
    return Case("c", "scotland", as_at=AS_AT, people=people or {}, images={"p": image or Image()}, acts=acts)


def first(
    act: Act, *others: Act, people: dict[str, Person] | None = None, image: Image | None = None
) -> dt.date | None:
    return not_before(case(act, *others, people=people, image=image), act, AS_AT)


@pytest.mark.parametrize("who", ["by", "about", "to", "picture"])
def test_nothing_comes_before_a_birth_of_somebody_in_it(who: str) -> None:
    """Whoever has a part in it; at an age said of the act, not before that birthday."""
    act = replace(
        SHARE, by="B" if who == "by" else "", about="B" if who == "about" else "", to=("B",) if who == "to" else None
    )
    image = Image(("B",)) if who == "picture" else Image()
    assert first(act, people=BORN, image=image) == dt.date(2006, 5, 4)
    assert first(replace(act, ages={"B": "16-17"}), people=BORN, image=image) == dt.date(2022, 5, 4)
    assert first(replace(act, ages={"B": "17"}), people=BORN, image=image) == dt.date(2023, 5, 4)


def test_what_is_said_of_the_act_itself_counts() -> None:
    """Its first day, however it is said; nothing said gives nothing."""
    for when in (When(day=DAY), When(from_=DAY), When(after=DAY - ONE), When(after=DAY - ONE, before=AS_AT)):
        assert first(replace(SHARE, when=when)) == DAY
    assert first(replace(SHARE, lasting=Lasting(DAY, None))) == DAY
    assert first(SHARE) is None and first(replace(SHARE, when=When(to=DAY))) is None


@pytest.mark.parametrize("bound", [{"part_of": "b"}, {"same_as": "b"}, {}])
def test_nothing_comes_before_what_it_is_bound_to(bound: dict[str, str]) -> None:
    """What it is part of, the same act, and either way round; an act without a bond does not matter."""
    other = Act("b", "threaten", when=When(day=DAY))
    assert first(replace(SHARE, **bound), other) == (DAY if bound else None)  # type: ignore[arg-type]
    assert first(SHARE, replace(other, same_as="a")) == DAY
    assert first(replace(SHARE, same_as="z"), replace(other, same_as="z")) == DAY
    round_ = replace(SHARE, same_as="b"), replace(other, same_as="a")
    assert first(*round_) == DAY, "a circle ends"


def test_a_picture_is_not_used_before_it_was_made() -> None:
    """By the one act that made it and was done; another picture, several makers or a making that failed say nothing."""
    made = Act("m", "take", image="p", when=When(day=DAY))
    assert first(SHARE, made) == DAY
    assert first(SHARE, replace(made, image="q")) is None and first(replace(SHARE, image=""), made) is None
    assert first(SHARE, made, replace(made, id="n")) is None
    assert first(SHARE, replace(made, facts={"act.completed": Answer("no")})) is None
    assert first(SHARE, replace(made, facts={"act.completed": Answer("yes")})) == DAY
    assert first(replace(SHARE, kind="threaten"), made) is None, "a threat may come first"


def test_the_one_person_shown_was_of_the_age_that_is_said() -> None:
    """On the act or the picture; not of several, nor where the age is not known or no picture comes of it."""
    age = {"image.age-then": Answer("16-17")}
    assert first(SHARE, people=BORN, image=Image(("B",), age)) == dt.date(2022, 5, 4)
    assert first(replace(SHARE, facts=age), people=BORN, image=Image(("B",))) == dt.date(2022, 5, 4)
    birth = dt.date(2006, 5, 4)
    assert first(SHARE, people=BORN, image=Image(("B", "C"), age)) == birth
    assert first(SHARE, people=BORN, image=Image(("B",), {"image.age-then": Answer("unknown")})) == birth
    assert first(replace(SHARE, kind="threaten"), people=BORN, image=Image(("B",), age)) == birth
    assert first(replace(SHARE, about=""), people=BORN, image=Image(None, age)) is None


def birth(person: Person | None, *acts: Act) -> dt.date | None:
    return earliest_birth(case(*acts, people={} if person is None else {"B": person}), "B", AS_AT)


def test_the_earliest_birth_by_birth_age_now_and_ages_on_days() -> None:
    """The latest of them that must hold; a band as loosely as it can be; nothing said gives nothing."""
    on = replace(SHARE, when=When(day=DAY))
    assert birth(None) is None and birth(Person("supported"), on) is None
    assert birth(Person("supported", born="2006")) == dt.date(2006, 1, 1)
    assert birth(Person("supported", "17"), on) == dt.date(2006, 2, 4)
    assert birth(Person("supported", "16-17"), on) == dt.date(2006, 2, 4)
    assert birth(Person("supported", "adult"), on) is None
    assert birth(Person("supported"), replace(on, ages={"B": "12"})) == dt.date(2011, 2, 4)
    later = replace(on, id="b", when=When(day=dt.date(2025, 2, 3)))
    assert birth(Person("supported", "17"), on, later) == dt.date(2006, 2, 4)
    assert birth(Person("supported", "17"), on, replace(later, ages={"B": "17"})) == dt.date(2007, 2, 4)
    assert birth(Person("supported", "17"), replace(on, about="C")) is None
    now = Person("supported", facts={"affected.age-now": Answer("16-17")})
    assert birth(now) == dt.date(2008, 11, 23)
    assert birth(Person("supported", facts={"affected.age-now": Answer("unknown")})) is None


def test_only_days_not_given_are_cut() -> None:
    """A day, what lasted, and a range that begins late enough stay; a range before all that is possible has no day."""

    def days(**said: object) -> Stretch | None:
        act = replace(SHARE, **said)  # type: ignore[arg-type]
        return possible_days(case(act, people=BORN), act, AS_AT, FIRST)

    born = dt.date(2006, 5, 4)
    assert days() == Stretch(born, AS_AT)
    assert days(when=When(day=born - ONE)) == Stretch(born - ONE, born - ONE)
    assert days(lasting=Lasting(FIRST, None)) == Stretch(FIRST, AS_AT, lasting=True)
    assert days(when=When(from_=born, to=DAY)) == Stretch(born, DAY)
    assert days(when=When(from_=born - ONE, to=DAY)) == Stretch(born, DAY)
    assert days(when=When(to=born)) == Stretch(born, born)
    assert days(when=When(to=born - ONE)) is None
    free = possible_days(case(SHARE), SHARE, AS_AT, FIRST)
    assert free == Stretch(FIRST, AS_AT, open_start=True)
