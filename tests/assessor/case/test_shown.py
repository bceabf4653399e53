"""What a picture shows, person by person: no answer moves to somebody it was not given of."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assessor.case.model import Act, Answer, Case, Image
from assessor.case.shown import ages_shown, people_in, place_in_picture, said_of_picture, several, with_people
from assessor.dates.when import When
from legal_rules.rulebook import RuleBook

YES, NO, UNKNOWN = Answer("yes"), Answer("no"), Answer("unknown")
ACT = Act("a", "share", "A", "B", image="p", when=When(day=dt.date(2024, 2, 3)))
SHOWS, WHOLE = "shows.breasts", "image.origin"
"""What is said of each person in a picture, and what only of the picture."""


def case(image: Image | None) -> Case:
    return Case("c", "scotland", images={} if image is None else {"p": image}, acts=(ACT,))


def test_who_is_in_a_picture() -> None:
    """Who it is of; where that is not known, of whom it is said what it shows."""
    assert people_in(None) == () and people_in(Image()) == () and people_in(Image(("B", "C"))) == ("B", "C")
    assert people_in(Image(None, shown={"B": {}})) == ("B",)
    assert several(Image(("B", "C"))) and not several(Image(("B",))) and not several(None)


@pytest.mark.parametrize(
    ("image", "fact", "place"),
    [
        (Image(("B", "C")), SHOWS, "p/B"),
        (Image(("B", "C")), WHOLE, "p"),
        (Image(("B",)), SHOWS, "p"),
        (Image(("C", "D")), SHOWS, "p"),
        (None, SHOWS, "p"),
    ],
)
def test_where_an_answer_about_a_picture_belongs(image: Image | None, fact: str, place: str, book: RuleBook) -> None:
    """To the person affected where it shows several with them; else to the picture; to the act without one."""
    assert place_in_picture(case(image), ACT, book.vocabulary.spec(fact)) == place
    assert place_in_picture(case(image), replace(ACT, image=""), book.vocabulary.spec(fact)) == "a"


def said(image: Image, book: RuleBook, act: Act = ACT) -> dict[str, tuple[str, str]]:
    return {fact: (answer.value, place) for fact, answer, place in said_of_picture(image, act, book.vocabulary)}


def test_of_one_person_all_that_is_said_of_the_picture_is_said(book: RuleBook) -> None:
    """And what it shows of them."""
    assert said(Image(("B",), {SHOWS: YES}, {"B": {"shows.genitals": NO}}), book) == {
        SHOWS: ("yes", "p"),
        "shows.genitals": ("no", "p/B"),
    }


def test_of_several_a_yes_for_the_whole_is_said_of_nobody_in_particular(book: RuleBook) -> None:
    """A no is of everyone, what is said of one is theirs alone, and what is no person's is the picture's."""
    both = Image(("B", "C"), {SHOWS: YES, "shows.genitals": NO, WHOLE: Answer("camera")})
    assert said(both, book) == {"shows.genitals": ("no", "p"), WHOLE: ("camera", "p")}
    own = replace(both, shown={"B": {"shows.genitals": YES}, "C": {SHOWS: YES}})
    assert said(own, book) == {WHOLE: ("camera", "p"), "shows.genitals": ("yes", "p/B")}
    assert said(Image(("B", "C"), {SHOWS: UNKNOWN}), book) == {SHOWS: ("unknown", "p")}
    on_the_act = replace(ACT, facts={"shows.genitals": YES})
    assert "shows.genitals" not in said(both, book, on_the_act)


def test_a_yes_for_the_whole_leaves_open_what_would_be_presumed_of_each(book: RuleBook) -> None:
    """Otherwise the presumption would stand against it."""
    vocabulary = book.vocabulary
    presumed = [fact for fact in vocabulary.presumed if vocabulary.knows(fact) and vocabulary.spec(fact).each]
    for fact in presumed:
        assert said(Image(("B", "C"), {fact: YES}), book) == {fact: ("unknown", "p")}


def test_who_comes_into_a_picture_takes_nothing_and_who_was_alone_keeps_theirs(book: RuleBook) -> None:
    """What is the picture's stays; of who is out, nothing does."""
    alone = Image(("B",), {SHOWS: YES, WHOLE: Answer("camera")})
    both = with_people(alone, ("B", "C"), book.vocabulary)
    assert both == Image(("B", "C"), {WHOLE: Answer("camera")}, {"B": {SHOWS: YES}})
    assert with_people(replace(alone, shown={"B": {SHOWS: NO}}), ("B", "C"), book.vocabulary).shown == {
        "B": {SHOWS: NO}
    }
    assert with_people(both, ("C",), book.vocabulary) == Image(("C",), {WHOLE: Answer("camera")}, {})
    assert with_people(alone, ("C", "D"), book.vocabulary) == Image(("C", "D"), alone.facts, {})
    assert with_people(both, None, book.vocabulary) == replace(both, of=None)
    assert with_people(alone, None, book.vocabulary) == replace(alone, of=None)


def test_whether_the_age_of_everyone_shown_is_said() -> None:
    """Of the picture, on the act, or of each."""
    age = {"image.age-then": Answer("adult")}
    assert ages_shown(case(Image(("B",), age)), ACT) == ([Answer("adult")], True)
    assert ages_shown(case(Image(("B",))), replace(ACT, facts=age)) == ([Answer("adult")], True)
    assert ages_shown(case(Image(("B", "C"), {}, {"B": age, "C": age})), ACT) == ([Answer("adult")] * 2, True)
    assert ages_shown(case(Image(("B", "C"), {}, {"B": age})), ACT) == ([Answer("adult")], False)
    assert ages_shown(case(Image()), ACT) == ([], False) and ages_shown(case(None), ACT) == ([], False)
