"""What is flagged of an act, where its law is not settled, and which contradictions stop its assessment."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assessor.assess.acts import STALE_DAYS, assess_whole, place_not_settled, supported
from assessor.case.edit import add_act, new_case
from assessor.case.model import Answer, Case, Image, Person
from assessor.dates.when import Lasting, When
from legal_rules.rulebook import RuleBook
from legal_rules.slices import changes

AS_AT = dt.date(2026, 11, 22)
DAY = dt.date(2024, 2, 3)
ADULT = {"image.age-then": Answer("adult")}


def shared(**changed: object) -> Case:
    """A picture of an adult shared."""
    case = replace(add_act(new_case("england-wales"), "share", When(day=DAY)), as_at=AS_AT)
    case = replace(case, images={"picture-1": Image(("B",), ADULT)})
    return replace(case, acts=(replace(case.acts[0], **changed),))  # type: ignore[arg-type]


def flags(case: Case, book: RuleBook) -> tuple[str, ...]:
    return assess_whole(case, book).acts[0].flags


def test_nothing_is_flagged_of_what_is_plain(book: RuleBook) -> None:
    """One nation, a known age, law that was checked."""
    assert flags(shared(), book) == ()


@pytest.mark.parametrize(
    "image",
    [Image(("B",)), Image(("B",), {"image.age-then": Answer("unknown")}), Image(("B", "C"), {}, {"B": ADULT})],
)
def test_a_picture_of_somebody_whose_age_is_not_known_is_flagged(image: Image, book: RuleBook) -> None:
    """Not said, not known, or not of everyone in it; without a picture nothing is."""
    case = replace(shared(), images={"picture-1": image})
    assert flags(case, book) == ("age-in-image-not-known",)
    assert flags(replace(case, acts=(replace(case.acts[0], image=""),)), book) == ()


def test_where_an_act_was_may_not_be_settled() -> None:
    """Abroad, several places, several nations, elsewhere, or a help that was perhaps not meant for here."""
    case = shared()
    for act in (
        replace(case.acts[0], nation=("scotland", "england-wales")),
        replace(case.acts[0], nation=("elsewhere",)),
        *(
            replace(case.acts[0], facts={"act.place-of-act": Answer(value)})
            for value in ("other-uk-nation", "abroad", "mixed")
        ),
        replace(case.acts[0], facts={"assist.may-be-here": Answer("no")}),
    ):
        assert place_not_settled(case, act), act
    for facts in ({}, {"assist.may-be-here": Answer("yes")}, {"act.place-of-act": Answer("unknown")}):
        assert not place_not_settled(case, replace(case.acts[0], facts=facts)), facts
    assert not place_not_settled(case, replace(case.acts[0], nation=("scotland",)))


def test_what_is_still_up_is_flagged_where_the_law_changed_since(book: RuleBook) -> None:
    """Said on the act or the picture; not before any change, nor where it is down, nor of what does not stay up."""
    up = {"online.now": Answer("yes")}
    last = max(day for day in changes(book, "england-wales") if day <= AS_AT)
    before = last - dt.timedelta(days=1)
    assert "still-up" in flags(shared(facts=up, when=When(day=before)), book)
    assert "still-up" in flags(
        replace(shared(when=When(day=before)), images={"picture-1": Image(("B",), {**ADULT, **up})}), book
    )
    for when in (When(to=before), When(before=before)):
        assert "still-up" in flags(shared(facts=up, when=when), book)
    assert "still-up" in flags(shared(facts=up, when=When(), lasting=Lasting(before, None)), book)
    assert "still-up" not in flags(shared(facts=up, when=When(day=last)), book)
    assert "still-up" not in flags(shared(facts=up, when=When()), book)
    assert "still-up" not in flags(shared(facts={"online.now": Answer("no")}, when=When(day=before)), book)
    assert "still-up" not in flags(shared(kind="take", facts=up, when=When(day=before)), book)
    assert "still-up" not in flags(shared(facts=up, when=When(day=before), nation=("elsewhere",)), book)


def test_law_checked_too_long_before_the_day_of_assessment_is_flagged(book: RuleBook) -> None:
    """Not up to the last day that is not too long."""
    last = book.stamp.checked + dt.timedelta(days=STALE_DAYS)
    assert flags(replace(shared(), as_at=last), book) == ()
    assert flags(replace(shared(), as_at=last + dt.timedelta(days=1)), book) == ("law-last-checked",)


def test_the_age_of_whoever_did_it_is_flagged(book: RuleBook) -> None:
    """Too young, or left open by what is said; old enough is not."""

    def by(**said: str) -> Case:
        case = shared()
        return replace(case, people={**case.people, "A": Person("responsible", **said)})

    assert flags(by(age="9"), book) == ("doer-too-young",)
    assert flags(by(born="2014"), book) == ("doer-age-open",)
    assert flags(by(age="10"), book) == ()


@pytest.mark.parametrize(
    ("facts", "hint"),
    [
        ({"image.of-person": Answer("no")}, "'of' of the image says the first"),
        ({"share.reach": Answer("group")}, "'to' of the act says the first"),
        ({"recipient.is-person": Answer("yes")}, "'to' of the act says the first"),
        ({"act.kind": Answer("take")}, "'kind' of the act says the first"),
    ],
)
def test_what_the_file_says_otherwise_is_a_conflict_with_where_to_look(
    facts: dict[str, Answer], hint: str, book: RuleBook
) -> None:
    """And nothing is assessed on it."""
    case = shared(facts=facts, to=("C",))
    whole = assess_whole(replace(case, people={**case.people, "C": Person("other")}), book)
    assert [problem.hint.startswith(hint) for problem in whole.conflicts] == [True] and not whole.acts[0].pieces


def test_answers_that_cannot_hold_together_are_a_conflict_with_the_reason(book: RuleBook) -> None:
    """In the words of the constraint."""
    whole = assess_whole(shared(facts={"belief.reasonable": Answer("yes"), "belief.held": Answer("no")}), book)
    (problem,) = whole.conflicts
    assert "belief.held = no" in problem.message and "belief.reasonable = yes" in problem.message
    assert problem.hint in {constraint.says for constraint in book.vocabulary.constraints}


def test_an_act_for_which_no_day_is_possible_is_a_conflict(book: RuleBook) -> None:
    """It is named, and nothing is assessed of it."""
    case = shared(when=When(to=dt.date(2000, 1, 1)))
    born = replace(case, people={**case.people, "B": Person("supported", born="2006")})
    whole = assess_whole(born, book)
    assert [problem.message.startswith("act 'share-1': none of the days") for problem in whole.conflicts] == [True]
    assert not whole.acts[0].pieces


def test_only_the_acts_asked_for_are_assessed_and_each_nation_named(book: RuleBook) -> None:
    """Elsewhere there is no law to apply."""
    case = add_act(shared(nation=("scotland", "elsewhere")), "share", When(day=DAY))
    whole = assess_whole(case, book)
    assert [(act.act.id, act.nation, bool(act.pieces)) for act in whole.acts] == [
        ("share-1", "scotland", True),
        ("share-1", "elsewhere", False),
        ("share-2", "england-wales", True),
    ]
    assert [act.act.id for act in assess_whole(case, book, only=("share-2",)).acts] == ["share-2"]
    assert assess_whole(case, book, only=()).acts == ()
    today = assess_whole(replace(case, as_at=None), book, only=(), today=DAY)
    assert (today.as_at, assess_whole(case, book, only=(), today=DAY).as_at) == (DAY, AS_AT)


def test_an_act_of_somebody_supported_is_known_for_one(book: RuleBook) -> None:
    """Not of anybody else, nor of nobody."""
    for by, so in (("B", True), ("A", False), ("", False)):
        whole = assess_whole(shared(by=by), book)
        assert supported(whole, whole.acts[0]) is so
