"""What several acts make together: by one person to one person in one nation, on days that surely differ."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from assessor.assess.across import course_findings
from assessor.assess.acts import assess_whole
from assessor.assess.records import Finding
from assessor.case.edit import add_act, new_case
from assessor.case.model import Case, Person
from assessor.dates.when import When
from assessor.result.report import assess_case
from legal_rules.rulebook import RuleBook

DAY = dt.date(2024, 2, 3)
ONE = dt.timedelta(days=1)
COURSE = "pha1997-2"
"""Harassment: a course of conduct, on at least two occasions."""


def case(*days: When, nation: str = "england-wales") -> Case:
    """Threats by A to B on some days."""
    started = replace(new_case(nation), as_at=dt.date(2026, 11, 22))
    for when in days:
        started = add_act(started, "threaten", when)
    return replace(
        started,
        people={
            "A": Person("responsible", "adult"),
            "B": Person("supported", "adult"),
            "C": Person("affected", "adult"),
            "D": Person("responsible", "adult"),
        },
    )


def courses(of: Case, book: RuleBook) -> list[Finding]:
    found, conflicts = assess_case(of, book, "law")
    assert found is not None, conflicts
    return [finding for finding in found.across if finding.offence.startswith("pha1997")]


def test_each_pair_of_people_in_each_nation_has_its_own_course(book: RuleBook) -> None:
    """Acts by another, to another or in another nation do not count with it."""
    started = case(When(day=DAY), When(day=DAY + ONE), When(day=DAY + 2 * ONE), When(day=DAY + 3 * ONE))
    acts = (started.acts[0], replace(started.acts[1], about="C"), replace(started.acts[2], by="D"), started.acts[3])
    found = {
        (f.course.by, f.course.about): f.course.acts for f in courses(replace(started, acts=acts), book) if f.course
    }
    assert found[("A", "B")] == ("threaten-1", "threaten-4")
    assert found[("A", "C")] == ("threaten-2",) and found[("D", "B")] == ("threaten-3",)
    unnamed = replace(started, acts=tuple(replace(act, by="", about="") for act in started.acts[:1]))
    assert {(f.course.by, f.course.about) for f in courses(unnamed, book) if f.course} == {(None, None)}


def outcome(of: Case, book: RuleBook) -> str:
    """How it stands that there are two acts or more."""
    (found,) = (finding for finding in courses(of, book) if finding.offence == COURSE)
    return next(element.result for element in found.elements if element.id == "course")


def test_two_acts_of_one_day_may_be_one_occasion(book: RuleBook) -> None:
    """On two days they are two; ranges that overlap leave it open; one act is too few."""
    days = {
        "one": (When(day=DAY),),
        "same": (When(day=DAY), When(day=DAY)),
        "two": (When(day=DAY), When(day=DAY + ONE)),
        "touching": (When(from_=DAY, to=DAY + ONE), When(from_=DAY + ONE, to=DAY + 2 * ONE)),
        "apart": (When(from_=DAY, to=DAY + ONE), When(from_=DAY + 2 * ONE, to=DAY + 3 * ONE)),
    }
    said = {name: outcome(case(*when), book) for name, when in days.items()}
    assert said == {"one": "not-met", "same": "unknown", "two": "met", "touching": "unknown", "apart": "met"}
    three = case(When(day=DAY), When(day=DAY), When(day=DAY + ONE))
    assert outcome(three, book) == "met"


def test_an_act_of_another_kind_or_before_the_law_does_not_count(book: RuleBook) -> None:
    """Having a picture is no conduct towards somebody; a day before the first of the offence counts for nothing."""
    two = case(When(day=DAY), When(day=DAY + ONE))
    kept = replace(two, acts=(two.acts[0], replace(two.acts[1], kind="possess")))
    assert outcome(kept, book) == "not-met"
    start = min(
        version.in_force.from_
        for version in next(o for o in book.of_nation("england-wales") if o.id == COURSE).versions
        if version.in_force.from_
    )
    early = case(When(day=start - ONE), When(day=DAY))
    assert outcome(early, book) == "not-met"
    assert outcome(case(When(day=start), When(day=DAY)), book) == "met"
    around = case(When(from_=start - ONE, to=start), When(day=DAY))
    assert outcome(around, book) == "unknown"


def test_the_law_is_that_of_the_last_act_in_whatever_order(book: RuleBook) -> None:
    """And every act that may count is named, in the order of the case."""
    whole = assess_whole(case(When(day=DAY), When(from_=DAY + ONE, to=DAY + 9 * ONE), When(day=DAY + 3 * ONE)), book)
    last = whole.acts[1].pieces[-1]
    for acts in (whole.acts, whole.acts[::-1]):
        rows = list(course_findings(whole, "england-wales", acts))
        assert rows and all(piece is last for _, piece, _ in rows)
        (counted,) = (counted for finding, _, counted in rows if finding.rule.offence.id == COURSE)
        assert counted == [act.act.id for act in acts]
