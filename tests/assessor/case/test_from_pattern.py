"""A pattern of facts as a case: each fact stands where it belongs, and the case says what the pattern says and no more."""

from __future__ import annotations

import datetime as dt

import pytest

from assessor.case.checks import check_case
from assessor.case.facts_of_act import situation_in_law
from assessor.case.from_pattern import pattern_case
from assessor.case.model import Answer
from legal_rules.facts import OTHERS
from legal_rules.rulebook import RuleBook
from legal_rules.slices import law_on

DAY = dt.date(2025, 3, 1)
NATION = "england-wales"


def test_each_fact_stands_where_it_belongs(book: RuleBook) -> None:
    """Of the act and its worlds, the picture, the people, the case; ages are the people's; tests of law are left out."""
    vocabulary = book.vocabulary
    legal = next(fact for fact, spec in vocabulary.facts.items() if spec.nature == "legal" and spec.scope == "act")
    point = next(fact for fact, spec in vocabulary.facts.items() if spec.scope == "law")
    pattern = {
        "act.kind": "share",
        "responsible.age": "16-17",
        "affected.age": "adult",
        "consent.sharing": "no",
        "intended.shows.breasts": "yes",
        "threatened.consent.sharing": "no",
        "image.origin": "camera",
        "image.of-person": "yes",
        "relation.to-person": "partner",
        "course.harassment": "yes",
        legal: "yes",
        point: "yes",
    }
    case = pattern_case(pattern, NATION, DAY, book, "x")
    (act,) = case.acts
    assert (case.id, case.nation, case.as_at, case.synthetic, act.kind, act.when.day) == (
        "x",
        NATION,
        DAY,
        True,
        "share",
        DAY,
    )
    assert act.facts == {"consent.sharing": Answer("no")} and act.image == "p"
    assert act.intended == {"shows.breasts": Answer("yes")} and act.threatened == {"consent.sharing": Answer("no")}
    assert case.images["p"].of == ("B",) and case.images["p"].facts == {"image.origin": Answer("camera")}
    assert (case.people["A"].age, case.people["B"].age) == ("16-17", "adult")
    assert case.people["A"].facts == {"relation.to-person": Answer("partner")} and not case.people["B"].facts
    assert case.facts == {"course.harassment": Answer("yes")} and set(case.people) == {"A", "B"}
    assert check_case(case, vocabulary) == []


def test_without_anything_of_a_picture_there_is_none(book: RuleBook) -> None:
    """A picture of nobody supported is one."""
    case = pattern_case({"act.kind": "observe"}, NATION, DAY, book)
    assert not case.images and case.acts[0].image == ""
    other = pattern_case({"act.kind": "share", "image.of-person": "no"}, NATION, DAY, book)
    assert other.images["p"].of == () and other.acts[0].image == "p"
    unsaid = pattern_case({"act.kind": "share", "image.origin": "camera"}, NATION, DAY, book)
    assert unsaid.images["p"].of is None


@pytest.mark.parametrize("shown", ["yes", "no"])
def test_what_is_counted_over_others_is_shown_of_somebody_else(shown: str, book: RuleBook) -> None:
    """And rules nothing of the pattern out; of the person it shows what it showed, and of nobody what it did not."""
    law = law_on(book, NATION, DAY)
    counted = next(fact for fact in law.program.by_fact if fact.startswith(OTHERS))
    pattern = {"act.kind": "share", "image.of-person": shown, "shows.breasts": "no", counted: "yes"}
    case = pattern_case(pattern, NATION, DAY, book)
    assert case.images["p"].of == (("B", "C") if shown == "yes" else ("C", "D"))
    assert case.images["p"].shown["C"] and "C" in case.people and check_case(case, book.vocabulary) == []
    read = situation_in_law(case, case.acts[0], law, DAY).answers().pattern
    assert read.get(counted) != "no" and {f: read.get(f) for f in pattern if f != counted} == {
        f: pattern[f] for f in pattern if f != counted
    }
    none = pattern_case({**pattern, counted: "no"}, NATION, DAY, book)
    assert "C" not in none.people
