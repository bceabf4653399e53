"""Every answer of a case as a row that can be gone back to: each once, where it stands, act by act."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from assessor.case.edit import add_act, new_case, put
from assessor.case.model import Answer, Person
from assessor.dates.when import When
from assessor.interview.answers import Given, answers_given
from legal_rules.rulebook import RuleBook

YES = Answer("yes", "told")


def test_each_answer_is_a_row_with_its_first_act(book: RuleBook) -> None:
    """Of acts and their worlds, pictures and what they show of one, people, ages, the case; a fact nobody knows is none."""
    case = add_act(new_case("scotland"), "share", When(day=dt.date(2024, 2, 3)))
    case = add_act(case, "threaten", When(day=dt.date(2024, 2, 4)))
    case = replace(case, acts=(case.acts[0], replace(case.acts[1], image="picture-1")))
    case = replace(case, people={**case.people, "A": Person("responsible", age="adult")})
    places = [
        ("share-1", "consent.sharing", "share-1"),
        ("share-1", "intended.shows.breasts", "share-1"),
        ("threaten-1", "threatened.consent.sharing", "threaten-1"),
        ("share-1", "image.origin", "picture-1"),
        ("share-1", "shows.breasts", "picture-1/B"),
        ("share-1", "relation.to-person", "A"),
        ("share-1", "course.harassment", "case"),
        ("share-1", "no.such-fact", "share-1"),
    ]
    for act, fact, of in places:
        case = put(case, act, fact, of, YES)
    rows = answers_given(case, book.vocabulary)
    assert [(row.act, row.fact, row.of) for row in rows] == [
        ("share-1", "consent.sharing", "share-1"),
        ("share-1", "intended.shows.breasts", "share-1"),
        ("share-1", "image.origin", "picture-1"),
        ("share-1", "shows.breasts", "picture-1/B"),
        ("share-1", "responsible.age", "A"),
        ("share-1", "relation.to-person", "A"),
        ("share-1", "course.harassment", "case"),
        ("threaten-1", "threatened.consent.sharing", "threaten-1"),
    ]
    asks = book.vocabulary.question("consent.sharing")
    assert rows[0] == Given("share-1", "consent.sharing", "share-1", YES, asks, "Yes")
    assert rows[4].answer == Answer("adult") and rows[4].says == "Adult"


def test_nothing_said_is_no_row(book: RuleBook) -> None:
    """Neither without acts nor with one."""
    case = new_case("scotland")
    assert answers_given(case, book.vocabulary) == ()
    assert answers_given(add_act(case, "share"), book.vocabulary) == ()
