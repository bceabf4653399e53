"""The planner: what is still wanted, what is asked of whom, and that nothing intimate comes before an age is known."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assessor.assess.acts import assess_whole
from assessor.case.edit import add_act, new_case, put
from assessor.case.model import Answer, Case, Person
from assessor.dates.when import When
from legal_rules.assessment import Finding
from legal_rules.facts import split_world
from legal_rules.questions import AGE_AT_ACT, AGE_THEN, INDECENT, LAW, SUPPORT, counts, next_question, wanted
from legal_rules.rulebook import RuleBook
from legal_rules.slices import IN_FORCE, UNCONFIRMED

DAY = dt.date(2025, 3, 1)
INTIMATE = "shows."


def case(kind: str = "share", nation: str = "england-wales", **answers: str) -> Case:
    """One act with some answers, each put on the act."""
    started = replace(add_act(new_case(nation), kind, When(day=DAY)), as_at=dt.date(2026, 11, 22))
    for fact, value in answers.items():
        started = put(
            started, started.acts[0].id, fact.replace("__", ".").replace("_", "-"), started.acts[0].id, Answer(value)
        )
    return started


def findings(of: Case, book: RuleBook) -> list[Finding]:
    return [finding for piece in assess_whole(of, book).acts[0].pieces for finding in piece.findings]


def test_what_counts_is_core_and_law_or_perhaps_law(book: RuleBook) -> None:
    """No offence next door, and none that is not law."""
    found = findings(case(), book)
    assert {f.rule.offence.role for f in found if counts(f)} == {"core"}
    assert {f.rule.law for f in found if counts(f)} <= {IN_FORCE, UNCONFIRMED}
    left = [f for f in found if not counts(f)]
    assert left and all(f.rule.offence.role != "core" or f.rule.law not in (IN_FORCE, UNCONFIRMED) for f in left)


@pytest.mark.parametrize("kind", ["share", "take", "threaten", "send", "observe"])
def test_only_what_is_open_can_be_asked_and_was_not_is_wanted(kind: str, book: RuleBook) -> None:
    """Of the people helped nothing is asked that is for lawyers or not asked of such an act; of nobody a test of law."""
    vocabulary = book.vocabulary
    for view in (SUPPORT, LAW):
        for finding in findings(case(kind), book):
            facts = wanted(finding, view)
            assert not facts or finding.made_out == "open"
            assert all(vocabulary.knows(fact) and vocabulary.spec(fact).nature != "legal" for fact in facts)
            assert facts.isdisjoint(finding.answers.answered)
            if view == SUPPORT:
                specs = [vocabulary.spec(fact) for fact in facts]
                assert all(spec.ask != "law" and kind not in spec.not_asked_of for spec in specs)


def test_a_lawyer_is_asked_what_the_people_helped_are_not(book: RuleBook) -> None:
    """Both are asked of the elements; more in the view for the law."""
    found = findings(case(), book)
    support = frozenset[str]().union(*(wanted(f, SUPPORT) for f in found if counts(f)))
    law = frozenset[str]().union(*(wanted(f, LAW) for f in found if counts(f)))
    assert support and support < law
    assert any(book.vocabulary.spec(fact).ask == "law" for fact in law - support)


def test_nothing_is_asked_of_what_is_settled(book: RuleBook) -> None:
    """No findings, and an act that every offence is decided on."""
    assert next_question([]) is None
    settled = [finding for finding in findings(case(), book) if not wanted(finding, SUPPORT)]
    assert settled and next_question(settled) is None


@pytest.mark.parametrize("images", [True, False])
def test_nothing_is_asked_about_a_body_before_an_age_is(images: bool, book: RuleBook) -> None:
    """Until it is answered, the age is what is asked first; an adult is asked what it shows, a child never."""
    gate = AGE_THEN if images else AGE_AT_ACT
    found = findings(case(), book)
    first = next_question(found, SUPPORT, images)
    assert first is not None and first.fact == gate and first.matters_to and first.remaining_at_most >= 1
    for value, intimate in (("adult", True), ("13-15", False), ("unknown", False), ("declined", False)):
        now = case()
        if images:
            now = put(now, "share-1", gate, "picture-1", Answer(value))
        else:
            now = put(now, "share-1", gate, "B", Answer(value))
        asked = []
        for _ in range(40):
            question = next_question(findings(now, book), SUPPORT, images)
            if question is None:
                break
            asked += [question.fact, *question.ticks]
            for fact in question.ticks:
                now = put(now, "share-1", fact, "share-1", Answer("unknown"))
        assert any(split_world(fact)[1].startswith(INTIMATE) for fact in asked) is intimate, (value, asked)
        assert asked and gate not in asked and len(set(asked)) >= len(asked) // 2


def test_of_a_child_it_is_asked_whether_the_picture_is_indecent(book: RuleBook) -> None:
    """Once; not of an adult."""
    child = put(case(), "share-1", AGE_THEN, "picture-1", Answer("13-15"))
    assert INDECENT in _asked(child, book)
    assert INDECENT not in _asked(put(child, "share-1", INDECENT, "picture-1", Answer("unknown")), book)
    adult = replace(case(), people={"A": Person("responsible", "adult"), "B": Person("supported", "adult")})
    assert INDECENT not in _asked(put(adult, "share-1", AGE_THEN, "picture-1", Answer("adult")), book)


def _asked(now: Case, book: RuleBook) -> list[str]:
    asked = []
    for _ in range(40):
        question = next_question(findings(now, book))
        if question is None:
            break
        asked.append(question.fact)
        for fact in question.ticks:
            now = put(now, "share-1", fact, "share-1", Answer("unknown"))
    return asked


def test_a_list_of_ticks_holds_facts_of_one_group_that_are_yes_or_no(book: RuleBook) -> None:
    """Each once, none answered; a question with choices stands alone; what is left is counted down to the last."""
    now, left = put(case(), "share-1", AGE_THEN, "picture-1", Answer("adult")), 99
    ticked = 0
    for _ in range(40):
        found = findings(now, book)
        question = next_question(found)
        if question is None:
            break
        specs = [book.vocabulary.spec(fact) for fact in question.ticks]
        assert len(set(question.ticks)) == len(question.ticks) and question.fact in question.ticks
        assert found[0].answers.answered.isdisjoint(question.ticks)
        if len(specs) > 1:
            ticked += 1
            assert (
                len({(split_world(fact)[0], spec.group) for fact, spec in zip(question.ticks, specs, strict=True)}) == 1
            )
            assert {spec.type for spec in specs} == {"yn"} and specs[0].group
        assert set(question.matters_to) <= {f.rule.offence.id for f in found if counts(f)} and question.matters_to
        assert 1 <= question.remaining_at_most <= left
        left = question.remaining_at_most
        for fact in question.ticks:
            now = put(now, "share-1", fact, "share-1", Answer("unknown"))
    assert ticked and question is None
