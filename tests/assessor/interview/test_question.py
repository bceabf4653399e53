"""The next question in words: of whose act it is, what is asked first, and when nothing is asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from assessor.assess.acts import assess_whole
from assessor.case.edit import add_act, new_case, put
from assessor.case.model import Answer, Case
from assessor.dates.when import Lasting, When
from assessor.interview.question import DAY_KNOWN, asks_the_day, next_question
from legal_rules.rulebook import RuleBook

DAY = dt.date(2025, 3, 1)


def case(*whens: When) -> Case:
    started = replace(new_case("england-wales"), as_at=dt.date(2026, 11, 22))
    for when in whens:
        started = add_act(started, "share", when)
    return started


def test_of_what_the_person_helped_did_only_a_lawyer_is_asked(book: RuleBook) -> None:
    """Of the next act the worker is asked all the same."""
    started = case(When(day=DAY), When(day=DAY))
    theirs = replace(started, acts=(replace(started.acts[0], by="B", about="A"), started.acts[1]))
    whole = assess_whole(theirs, book)
    support, law = next_question(whole), next_question(whole, "law")
    assert support is not None and support.act == "share-2"
    assert law is not None and law.act == "share-1"
    alone = assess_whole(replace(theirs, acts=theirs.acts[:1]), book)
    assert next_question(alone) is None, "who was only ever reported is asked nothing"


def test_the_day_is_asked_first_where_it_matters_and_once(book: RuleBook) -> None:
    """Not of a known day, of what lasted, of a range within one law, nor where it was asked."""
    unknown = case(When())
    whole = assess_whole(unknown, book)
    assert asks_the_day(whole.acts[0].pieces)
    question = next_question(whole)
    assert question is not None and (question.fact, question.ticks) == (DAY_KNOWN, ())
    asked = put(unknown, "share-1", DAY_KNOWN, "share-1", Answer("unknown"))
    after = next_question(assess_whole(asked, book))
    assert after is not None and after.fact != DAY_KNOWN
    assert question.remaining_at_most == 1 + after.remaining_at_most
    lasted = replace(unknown, acts=(replace(unknown.acts[0], lasting=Lasting(dt.date(2015, 1, 1), None)),))
    for other in (case(When(day=DAY)), lasted, case(When(from_=DAY, to=DAY + dt.timedelta(days=1)))):
        assert not asks_the_day(assess_whole(other, book).acts[0].pieces)


def test_a_list_of_ticks_is_one_of_several(book: RuleBook) -> None:
    """A question alone has no ticks; each tick has its own words."""
    started = case(When(day=DAY))
    seen = set[bool]()
    for _ in range(30):
        question = next_question(assess_whole(started, book))
        if question is None:
            break
        seen.add(bool(question.ticks))
        assert len(question.ticks) != 1
        assert all(row.asks == book.vocabulary.question(row.fact) for row in question.ticks)
        value = "adult" if question.fact == "image.age-then" else "unknown"
        for fact in [row.fact for row in question.ticks] or [question.fact]:
            started = put(started, "share-1", fact, "share-1" if question.ticks else question.of, Answer(value))
    assert seen == {True, False}
