"""Changing who and what is in a case: everything else stays, and what would leave a case broken is refused with the reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assessor.case.edit import (
    act_words,
    add_act,
    add_image,
    add_person,
    change_image,
    copy_act,
    fresh_act,
    new_case,
    put,
    read_act_days,
    read_person_birth,
    remove_act,
    remove_image,
    remove_person,
    set_days,
    working_name,
)
from assessor.case.model import Act, Answer, Case, Image, Person
from assessor.dates.reader import Read, Refused
from assessor.dates.when import Lasting, When
from legal_rules.rulebook import RuleBook

TODAY = dt.date(2026, 11, 22)
DAY = dt.date(2024, 2, 3)
YES, NO = Answer("yes"), Answer("no")


def shared() -> Case:
    """One act of sharing about B, with a picture of B."""
    return add_act(new_case("scotland"), "share", When(day=DAY))


def test_a_new_case_has_two_people_and_nothing_said() -> None:
    """A is responsible, B is helped; no act, no picture, no fact."""
    case = new_case("scotland")
    assert {name: person.role for name, person in case.people.items()} == {"A": "responsible", "B": "supported"}
    assert (case.nation, case.acts, case.images, case.facts) == ("scotland", (), {}, {})


def test_people_get_the_first_free_letter() -> None:
    """Also one that was given back, and two letters after Z."""
    case, letter = add_person(new_case("scotland"), "other")
    assert letter == "C" and case.people["C"] == Person("other")
    without = remove_person(case, "B")
    assert isinstance(without, Case) and add_person(without, "affected")[1] == "B"
    full = replace(case, people={chr(n): Person("other") for n in range(ord("A"), ord("Z") + 1)})
    assert add_person(full, "other")[1] == "AA"


@pytest.mark.parametrize("where", ["by", "about", "to"])
def test_whoever_is_in_an_act_stays(where: str) -> None:
    """Who did it, whom it was done to and who got it, with the act named; who is in none goes."""
    case, letter = add_person(shared(), "other")
    held: dict[str, object] = {where: (letter,) if where == "to" else letter}
    acts = (replace(case.acts[0], **held), Act("next", "share"))  # type: ignore[arg-type]
    assert remove_person(replace(case, acts=acts), letter) == f"{letter} is in share-1. Change that first."
    gone = remove_person(case, letter)
    assert isinstance(gone, Case) and set(gone.people) == {"A", "B"}


def test_who_goes_is_out_of_every_picture() -> None:
    """And what it shows of them; of the others nothing changes, and who is not known stays not known."""
    images = {
        "one": Image(("B", "C"), {}, {"B": {"shows.breasts": YES}, "C": {"shows.breasts": NO}}),
        "two": Image(None),
        "three": Image(()),
    }
    case = replace(add_person(new_case("scotland"), "other")[0], images=images)
    gone = remove_person(case, "C")
    assert isinstance(gone, Case)
    assert gone.images["one"] == Image(("B",), {}, {"B": {"shows.breasts": YES}})
    assert gone.images["two"].of is None and gone.images["three"].of == ()


def test_pictures_are_numbered_past_those_there_are() -> None:
    """A name is taken once; who is not known differs from nobody."""
    case, first = add_image(new_case("scotland"), ("B",))
    case, second = add_image(case, None)
    assert (first, second) == ("picture-1", "picture-2")
    assert case.images[first].of == ("B",) and case.images[second].of is None
    assert add_image(case, ())[0].images["picture-3"].of == ()


def test_a_picture_of_an_act_stays() -> None:
    """The act is named; another picture goes and leaves it."""
    case, other = add_image(shared(), None)
    (own,) = {case.acts[0].image}
    assert remove_image(case, own) == f"{own} is in share-1. Change that first."
    gone = remove_image(case, other)
    assert isinstance(gone, Case) and set(gone.images) == {own}


def test_who_is_in_a_picture_is_changed(book: RuleBook) -> None:
    """To some, to nobody, to not known."""
    case = shared()
    name = case.acts[0].image
    assert change_image(case, name, ["B", "C"], book.vocabulary).images[name].of == ("B", "C")
    assert change_image(case, name, [], book.vocabulary).images[name].of == ()
    assert change_image(case, name, None, book.vocabulary).images[name].of is None


def test_acts_get_names_that_none_has() -> None:
    """After their kind and how many there are; where one in between went, past the others."""
    case = add_act(add_act(shared(), "share"), "threaten")
    assert [act.id for act in case.acts] == ["share-1", "share-2", "threaten-1"]
    assert fresh_act(remove_act(case, "share-1"), "share") == "share-3"
    assert [act.id for act in remove_act(case, "share-1").acts] == ["share-2", "threaten-1"]


def test_a_kind_that_uses_an_earlier_picture_takes_it() -> None:
    """One that makes a picture gets a new one of the person affected; one without a picture gets none."""
    case = shared()
    assert case.images == {"picture-1": Image(("B",))} and case.acts[0].image == "picture-1"
    assert add_act(case, "share").acts[1].image == "picture-1"
    taken = add_act(case, "take")
    assert taken.acts[1].image == "picture-2" and taken.images["picture-2"] == Image(("B",))
    assert add_act(case, "observe").acts[1].image == ""
    unknown = add_act(new_case("scotland"), "take", about="")
    assert unknown.images["picture-1"].of is None and unknown.acts[0].about == ""


def test_an_act_copied_for_another_keeps_no_answer_that_is_one_persons_own(book: RuleBook) -> None:
    """Agreement, purpose and what was meant stay with the first; what was done is said of both; the picture has both in it."""
    case = put(shared(), "share-1", "consent.sharing", "share-1", NO)
    case = put(case, "share-1", "act.deliberate", "share-1", YES)
    case = put(case, "share-1", "intended.shows.breasts", "share-1", YES)
    copied = copy_act(add_person(case, "affected")[0], "share-1", "C", book.vocabulary)
    first, second = copied.acts
    assert first == case.acts[0]
    assert (second.id, second.about, second.same_as) == ("share-1-C", "C", "share-1")
    assert second.facts == {"act.deliberate": YES} and not second.intended and not second.threatened
    assert copied.images["picture-1"].of == ("B", "C")
    again = copy_act(copied, "share-1", "C", book.vocabulary)
    assert again.images["picture-1"].of == ("B", "C"), "nobody is in a picture twice"


def test_an_answer_is_put_where_it_belongs_and_taken_away_again() -> None:
    """In the case, an act, a picture, what a picture shows of one, a person; a world of its own; nothing else changes."""
    case = add_act(shared(), "threaten")
    assert put(case, "", "course.harassment", "case", YES).facts == {"course.harassment": YES}
    assert put(case, "share-1", "consent.sharing", "", NO).acts[0].facts == {"consent.sharing": NO}
    act = put(case, "share-1", "consent.sharing", "share-1", NO)
    assert act.acts[0].facts == {"consent.sharing": NO} and act.acts[1] == case.acts[1]
    picture = put(case, "share-1", "shows.breasts", "picture-1", YES)
    assert picture.images["picture-1"].facts == {"shows.breasts": YES} and picture.acts == case.acts
    one = put(case, "share-1", "shows.breasts", "picture-1/B", YES)
    assert one.images["picture-1"].shown == {"B": {"shows.breasts": YES}} and not one.images["picture-1"].facts
    person = put(case, "share-1", "relation.to-person", "A", Answer("partner"))
    assert person.people["A"].facts == {"relation.to-person": Answer("partner")} and person.people["B"] == Person(
        "supported"
    )
    for place, fact in (
        ("case", "course.harassment"),
        ("share-1", "consent.sharing"),
        ("picture-1/B", "shows.breasts"),
    ):
        there = put(put(case, "share-1", "act.deliberate", place, YES), "share-1", fact, place, NO)
        assert put(there, "share-1", fact, place, None) == put(case, "share-1", "act.deliberate", place, YES), place


@pytest.mark.parametrize("world", ["intended", "threatened"])
def test_what_was_meant_or_threatened_stands_apart(world: str) -> None:
    """Unless the act already holds it among its facts: then it is changed there."""
    case, fact = add_act(new_case("scotland"), "threaten"), f"{world}.shows.breasts"
    act = put(case, "threaten-1", fact, "threaten-1", YES).acts[0]
    assert getattr(act, world) == {"shows.breasts": YES} and not act.facts
    among = replace(case, acts=(replace(case.acts[0], facts={fact: YES}),))
    changed = put(among, "threaten-1", fact, "threaten-1", NO).acts[0]
    assert changed.facts == {fact: NO} and not getattr(changed, world)
    both = replace(among.acts[0], **{world: {"shows.breasts": YES}})  # type: ignore[arg-type]
    assert getattr(put(replace(among, acts=(both,)), both.id, fact, both.id, NO).acts[0], world) == {
        "shows.breasts": NO
    }


def test_a_band_of_age_is_the_persons_age_and_any_other_answer_a_fact() -> None:
    """Each takes the other's place; taking it away leaves neither."""
    case = shared()
    band = put(case, "share-1", "affected.age", "B", Answer("16-17"))
    assert (band.people["B"].age, band.people["B"].facts) == ("16-17", {})
    unknown = put(band, "share-1", "affected.age", "B", Answer("unknown"))
    assert (unknown.people["B"].age, unknown.people["B"].facts) == ("", {"affected.age": Answer("unknown")})
    assert put(unknown, "share-1", "affected.age", "B", Answer("adult")).people["B"] == Person("supported", "adult")
    assert put(band, "share-1", "affected.age", "B", None).people["B"] == Person("supported")
    assert put(case, "share-1", "responsible.age", "A", Answer("12")).people["A"].age == "12"


def test_days_take_one_anothers_place() -> None:
    """A day, and conduct that lasted."""
    case = shared()
    lasting = set_days(case, "share-1", Lasting(DAY, TODAY))
    assert lasting.acts[0].when == When() and lasting.acts[0].lasting == Lasting(DAY, TODAY)
    assert set_days(lasting, "share-1", When(day=DAY)) == case


def test_a_day_before_somebodys_birth_is_refused_with_the_reason() -> None:
    """Of an act and of a birth; what fits is taken, and a fault that was there before does not stand in the way."""
    case = replace(shared(), people={"A": Person("responsible"), "B": Person("supported", born="2006-05-04")})
    early = read_act_days(case, "share-1", "3 May 2006", TODAY)
    assert isinstance(early, Refused) and "before B was born (2006-05-04)" in early.words and early.words.endswith(".")
    late = read_act_days(case, "share-1", "4 May 2006", TODAY)
    assert isinstance(late, Read) and late.days == When(day=dt.date(2006, 5, 4))
    born = read_person_birth(case, "A", "4 February 2024", TODAY)
    assert isinstance(born, Refused) and "before A was born (2024-02-04)" in born.words
    assert isinstance(read_person_birth(case, "A", "3 February 2000", TODAY), Read)
    wrong = replace(case, people={**case.people, "B": Person("supported", born="2025-01-01")})
    assert isinstance(read_person_birth(wrong, "A", "3 February 2000", TODAY), Read)


def test_an_act_in_a_line(book: RuleBook) -> None:
    """What is not known is said so; whom it is about is left out where nobody is named."""
    act = shared().acts[0]
    assert act_words(act, book.vocabulary).endswith("by A, about B, 3 February 2024")
    assert act_words(act, book.vocabulary).startswith("share-1: ")
    assert "by someone not known, 3 February" in act_words(replace(act, by="", about=""), book.vocabulary)


def test_a_working_name_is_the_day_and_the_first_free_number() -> None:
    """No two cases of a day have one."""
    assert working_name(DAY, ()) == "case-2024-02-03-1"
    assert working_name(DAY, {"case-2024-02-03-1", "case-2024-02-03-3"}) == "case-2024-02-03-2"
