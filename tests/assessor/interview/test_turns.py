"""The interview as pure functions: what is put where, what is left out, and when nothing is asked any more."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assessor.assess.records import Question, Tick
from assessor.case.edit import add_act, new_case, put
from assessor.case.model import Answer, Case
from assessor.dates.when import When
from assessor.interview.question import answer_words, choice_words, options, question_about
from assessor.interview.turns import answer, ask_next, ask_soonest, passing_over, place_of_tick, tick
from legal_rules.rulebook import RuleBook

DAY = dt.date(2024, 2, 3)
TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def shared() -> Case:
    """A picture of B shared twice."""
    case = replace(new_case("england-wales"), as_at=TODAY)
    return add_act(add_act(case, "share", When(day=DAY)), "share", When(day=DAY))


def question(book: RuleBook, case: Case, fact: str = "consent.sharing") -> Question:
    return question_about(case, book, "share-1", fact)


def test_an_answer_is_put_with_who_said_so_and_a_blank_changes_nothing(shared: Case, book: RuleBook) -> None:
    """What the supported person says of a disputed fact stands with it."""
    asked = question(book, shared)
    assert answer(shared, asked, "") is shared
    given = answer(shared, asked, "disputed", "told", "no").acts[0].facts["consent.sharing"]
    assert given == Answer("disputed", "told", "", "no")


def test_ticks_are_put_where_their_question_stands_and_worlds_on_the_act(shared: Case, book: RuleBook) -> None:
    """A fact that was not ticked stays as it was."""
    asked = replace(
        question(book, shared, "shows.breasts"),
        ticks=tuple(Tick(fact, fact) for fact in ("shows.breasts", "shows.genitals", "intended.shows.breasts")),
    )
    assert asked.of == "picture-1"
    assert (
        place_of_tick(asked, "shows.breasts") == "picture-1"
        and place_of_tick(asked, "intended.shows.breasts") == "share-1"
    )
    case = tick(
        shared, asked, {"shows.breasts": "yes", "intended.shows.breasts": "no", "consent.sharing": "no"}, "told"
    )
    assert case.images["picture-1"].facts == {"shows.breasts": Answer("yes", "told")}
    assert case.acts[0].intended == {"shows.breasts": Answer("no", "told")} and not case.acts[0].facts


def test_what_is_passed_over_is_asked_of_no_other_act_with_the_picture(shared: Case) -> None:
    """Of what is no picture's, only of that act; what was answered meanwhile keeps its answer."""
    declined = Answer("declined")
    passed = passing_over(shared, [("share-1", "shows.breasts"), ("share-1", "consent.sharing")])
    assert passed.acts[0].facts == {"shows.breasts": declined, "consent.sharing": declined}
    assert passed.acts[1].facts == {"shows.breasts": declined}
    answered = put(shared, "share-1", "shows.breasts", "picture-1", Answer("yes"))
    assert passing_over(answered, [("share-1", "shows.breasts")]) == answered
    apart = replace(shared, acts=(shared.acts[0], replace(shared.acts[1], image="")))
    assert not passing_over(apart, [("share-1", "shows.breasts")]).acts[1].facts
    assert not passing_over(apart, [("share-2", "shows.breasts")]).acts[0].facts


@pytest.mark.parametrize(
    ("place", "fact"), [("A", "relation.to-person"), ("B", "affected.age-now"), ("case", "course.harassment")]
)
def test_what_was_said_elsewhere_is_not_passed_over(shared: Case, place: str, fact: str) -> None:
    """Of a person, and of the case."""
    said = put(shared, "share-1", fact, place, Answer("unknown"))
    assert passing_over(said, [("share-1", fact)]) == said


def test_the_soonest_question_is_the_next_one_and_settled_acts_are_remembered(shared: Case, book: RuleBook) -> None:
    """Until something of them changes."""
    settled: dict[str, object] = {}
    first = ask_soonest(shared, book, settled=settled)
    assert first.question is not None and first == ask_next(shared, book, today=TODAY)
    assert first.question.act == "share-1" and not settled
    done = dict.fromkeys(("share-1", "share-2"))
    case = shared
    for _ in range(40):
        found = ask_soonest(case, book, settled=settled).question
        if found is None:
            break
        done.pop(found.act, None)
        case = tick(case, found, dict.fromkeys((row.fact for row in found.ticks), "unknown"))
        case = answer(case, found, "unknown")
    assert found is None and set(settled) == {"share-1", "share-2"} and not done
    assert ask_next(case, book, today=TODAY).question is None


def test_contradictions_come_before_any_question(shared: Case, book: RuleBook) -> None:
    """Of the act that is reached."""
    case = put(shared, "share-1", "belief.reasonable", "share-1", Answer("yes"))
    case = put(case, "share-1", "belief.held", "share-1", Answer("no"))
    found = ask_next(case, book, today=TODAY)
    assert found.question is None and found.conflicts
    assert ask_soonest(case, book).conflicts == found.conflicts


def test_a_question_has_its_words_its_place_and_every_answer(shared: Case, book: RuleBook) -> None:
    """The last three give no information."""
    asked = question(book, shared)
    spec = book.vocabulary.spec("consent.sharing")
    assert (asked.act, asked.of, asked.asks, asked.why) == ("share-1", "share-1", spec.question, spec.why)
    assert [option.value for option in asked.options] == ["yes", "no", "unknown", "disputed", "declined"]
    assert [option.says for option in options("consent.sharing", book.vocabulary)] == [
        "Yes",
        "No",
        "Don't know",
        "Disputed",
        "Prefer not to say",
    ]
    assert (answer_words("no"), choice_words("ex-partner"), choice_words("13-15")) == ("No", "Ex partner", "13 to 15")
