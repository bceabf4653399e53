"""The age at which a child can commit an offence: on its days, by band, and as what binds the facts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from legal_rules.formula import Any_, Fact, Not
from legal_rules.responsibility import AGE, DOER, NOT, OPEN, PART, SURELY, Ages, faults, standing
from legal_rules.rulebook import RuleBook

DAY = dt.date(2020, 5, 4)
BEFORE = DAY - dt.timedelta(days=1)
OLD, NEW = Ages(None, ("a",), ("b",)), Ages(DAY, ("a", "b"), ("c",))


def test_the_ages_of_a_day_are_those_last_begun(book: RuleBook) -> None:
    """In any order; where none has begun, nobody is below."""
    rule = replace(book.responsibility["scotland"], ages=(NEW, OLD))
    assert rule.on(DAY) == NEW and rule.on(BEFORE) == OLD
    assert replace(rule, ages=(NEW,)).on(BEFORE) == Ages(None)


def test_somebody_is_below_surely_perhaps_or_not() -> None:
    """By every band that may be theirs."""
    assert standing(OLD, ["a"]) == SURELY and standing(NEW, ["a", "b"]) == SURELY
    assert standing(OLD, ["b"]) == OPEN and standing(OLD, ["a", "d"]) == OPEN and standing(OLD, ["a", "b"]) == OPEN
    assert standing(OLD, ["d"]) == NOT and standing(OLD, []) == NOT


def test_what_binds_the_age_of_whoever_did_it(book: RuleBook) -> None:
    """Surely below is below on each of the days; below is one of the bands that may be, and none if there is no band."""
    rule, below = replace(book.responsibility["scotland"], ages=(OLD, NEW)), Fact(DOER)
    assert rule.bound([BEFORE]) == (Any_((Not(Fact(AGE, ("a",))), below)), Any_((Not(below), Fact(AGE, ("a", "b")))))
    assert rule.bound([BEFORE, DAY]) == (
        Any_((Not(Fact(AGE, ("a",))), below)),
        Any_((Not(below), Fact(AGE, ("a", "b", "c")))),
    )
    assert rule.bound([]) == rule.bound([BEFORE, DAY])
    assert replace(rule, ages=(NEW,)).bound([BEFORE]) == (Not(below),)
    assert replace(rule, ages=(Ages(None, (), ("a",)),)).bound([DAY]) == (Any_((Not(below), Fact(AGE, ("a",)))),)


def test_the_exclusion_is_about_who_did_it_and_raised_by_the_same(book: RuleBook) -> None:
    """With the words and the place of the nation's rule."""
    for rule in book.responsibility.values():
        exclusion = rule.exclusion
        assert (exclusion.id, exclusion.says, exclusion.at, exclusion.basis) == (PART, rule.says, rule.at, rule.basis)
        assert exclusion.is_ == exclusion.raised_by == Fact(DOER) and exclusion.burden == "prosecution"


def test_facts_and_bands_that_there_are_not_are_faults(book: RuleBook) -> None:
    """Each once; the shipped rules have none."""
    rules = list(book.responsibility.values())
    assert faults(rules, book.vocabulary) == []
    wrong = replace(rules[0], ages=(Ages(None, ("adult", "adlt"), ("12-ish",)),))
    assert [problem.message for problem in faults([wrong], book.vocabulary)] == [
        f"'{AGE}' has no value 'adlt'",
        f"'{AGE}' has no value '12-ish'",
    ]
    without = replace(
        book.vocabulary, facts={f: spec for f, spec in book.vocabulary.facts.items() if f not in (DOER, AGE)}
    )
    assert [problem.message for problem in faults(rules[:1], without)] == [
        f"no fact is called '{DOER}'",
        f"no fact is called '{AGE}'",
    ]
