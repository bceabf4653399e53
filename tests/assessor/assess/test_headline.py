"""The headline decided on findings made by hand: each kind, what counts for it, and what never does."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assessor.assess.headline import (
    CANNOT_TELL,
    ELSEWHERE,
    EXCEPTION,
    FITS,
    NOT_CONFIRMED,
    NOT_HELD,
    NOTHING,
    OTHER_LAW,
    TOO_YOUNG,
    course_named,
    courses_of,
    fitting,
    fitting_elsewhere,
    headline,
    may_fit,
    not_known,
    points_raised,
    to_consider,
    too_young,
    worth_showing,
    wrong_kind,
)
from assessor.assess.records import (
    ActFound,
    Course,
    Effects,
    Element,
    Exclusion,
    Fact,
    Finding,
    InForce,
    Period,
    Receipt,
    Result,
    RuleBase,
    Trigger,
)
from legal_rules.assessment import Standings
from legal_rules.responsibility import PART
from legal_rules.rulebook import RuleBook
from legal_rules.slices import IN_FORCE, NOT_YET, UNCONFIRMED

DAY = dt.date(2024, 2, 3)
SAID = Fact("consent.sharing", "no", "known", "told", "a")
ASKED = Fact("consent.sharing", None, "not-asked", "", "a")
ELEMENT = Element("e", "It was so.", "1", "act", "prosecution", "met", (SAID,))
EXCLUSION = Exclusion("x", "Unless.", "2", "excuse", "prosecution", "applies", (ASKED,), True)
CORE = Finding(
    course=None,
    offence="core",
    provision="p",
    title="t",
    role="core",
    person="responsible",
    outcome="met",
    made_out="yes",
    law=IN_FORCE,
    in_force=InForce(DAY, None, "", None),
    basis="text",
    reconstructed=False,
    elements=(ELEMENT,),
    exclusions=(),
    completes=(),
    ends=(),
    flips=(),
    more=(),
    failing=(),
    law_points=(),
    disputed_matters=(),
    presumed=(),
    judged=(),
    standings=Standings("open", "open", "open"),
    penalty=None,
    time_limit=None,
    effects=Effects(),
    notes=(),
    trigger=None,
)
NEXT_DOOR = replace(CORE, offence="next-door", role="adjacent", trigger=Trigger(True, ()))
OPEN = replace(CORE, outcome="open")
MISSED = replace(CORE, outcome="not-met")
NEAR_OPEN = replace(
    NEXT_DOOR, outcome="open", elements=(ELEMENT, replace(ELEMENT, id="w", result="unknown", facts=(ASKED,)))
)
UNSURE = replace(CORE, law=UNCONFIRMED)
COURSE = Course("A", "B", "scotland", ("a", "b"))
OVER = replace(NEXT_DOOR, course=COURSE)


@pytest.mark.parametrize(
    ("findings", "kind"),
    [
        ((CORE, OPEN), FITS),
        ((replace(CORE, outcome="met-unless"),), FITS),
        ((OPEN, NEXT_DOOR), CANNOT_TELL),
        ((MISSED, NEXT_DOOR), OTHER_LAW),
        ((MISSED, NEAR_OPEN), CANNOT_TELL),
        ((MISSED, replace(CORE, outcome="excluded")), EXCEPTION),
        ((MISSED, replace(NEXT_DOOR, outcome="excluded")), NOTHING),
        ((MISSED, UNSURE), NOT_CONFIRMED),
        ((MISSED, replace(CORE, reconstructed=True)), NOT_CONFIRMED),
        ((MISSED, replace(CORE, law=NOT_YET)), NOTHING),
        ((MISSED,), NOTHING),
        ((), NOT_HELD),
        ((replace(OVER, outcome="not-met"),), NOT_HELD),
        ((replace(MISSED, law=NOT_YET),), NOT_HELD),
    ],
)
def test_each_kind_of_headline(findings: tuple[Finding, ...], kind: str, book: RuleBook) -> None:
    """What fits first, then what cannot be told, other law, an exception, law not confirmed, nothing, no law."""
    assert headline(findings, book.vocabulary).kind == kind


def test_what_stands_under_a_headline(book: RuleBook) -> None:
    """Core and other offences apart; one next door that cannot be told counts only where nothing fits; else it stands beside."""
    found = headline((CORE, NEXT_DOOR, NEAR_OPEN, replace(OPEN, offence="o")), book.vocabulary)
    assert (found.fits, found.other, found.beside) == ((CORE,), (NEXT_DOOR,), (NEAR_OPEN,))
    assert [f.offence for f in found.open] == ["o"]
    alone = headline((MISSED, NEAR_OPEN), book.vocabulary)
    assert (alone.open, alone.beside) == ((NEAR_OPEN,), ())
    assert headline((MISSED,), book.vocabulary, (OVER,)).other == (OVER,)
    away = headline((MISSED,), book.vocabulary, (), ("scotland",))
    assert (away.kind, away.elsewhere) == (ELSEWHERE, ("scotland",))


def test_one_next_door_that_cannot_be_told_counts_where_the_case_speaks_for_it(book: RuleBook) -> None:
    """Something said of this case meets an element; what is open can be asked, and is no point of law nor of the file."""
    said_by_file = replace(
        NEAR_OPEN, elements=(replace(ELEMENT, facts=(replace(SAID, source="file"),)), NEAR_OPEN.elements[1])
    )
    assert headline((MISSED, said_by_file), book.vocabulary).kind == NOTHING
    unmet = replace(NEAR_OPEN, elements=(replace(ELEMENT, result="not-met"), NEAR_OPEN.elements[1]))
    assert headline((MISSED, unmet), book.vocabulary).kind == NOTHING
    point = next(fact for fact, spec in book.vocabulary.facts.items() if spec.scope == "law")
    for fact in (
        replace(ASKED, fact=point),
        replace(ASKED, fact="derived"),
        replace(ASKED, value="no"),
        replace(ASKED, state="known"),
    ):
        stuck = replace(NEAR_OPEN, elements=(ELEMENT, replace(NEAR_OPEN.elements[1], facts=(fact,))))
        assert headline((MISSED, stuck), book.vocabulary).kind == NOTHING, fact


def test_a_child_too_young_comes_before_all(book: RuleBook) -> None:
    """Only where that is sure."""
    young = replace(CORE, exclusions=(replace(EXCLUSION, id=PART),))
    assert too_young(young) and headline((young, CORE), book.vocabulary).kind == TOO_YOUNG
    assert not too_young(replace(CORE, exclusions=(replace(EXCLUSION, id=PART, result="unknown"), EXCLUSION)))


def test_only_law_in_force_whose_text_was_read_fits() -> None:
    """With an outcome that fits."""
    assert fitting(CORE) and fitting(replace(CORE, outcome="met-unless"))
    assert not fitting(OPEN) and not fitting(UNSURE) and not fitting(replace(CORE, reconstructed=True))


def test_an_offence_about_another_kind_of_act_is_no_miss() -> None:
    """Only where the part that fails is about the kind."""
    kind = replace(ELEMENT, facts=(Fact("act.kind", "share", "known", "file", "a"),))
    assert wrong_kind(replace(MISSED, elements=(kind,), failing=("e",)))
    assert not wrong_kind(replace(MISSED, elements=(kind,))) and not wrong_kind(replace(MISSED, failing=("e",)))


def test_which_offences_next_door_are_named() -> None:
    """What fits, or what something triggered; what was not read only where it may match; never a core one or law not in force."""
    idle = replace(NEXT_DOOR, trigger=Trigger(False, ()))
    unread = replace(NEXT_DOOR, reconstructed=True)
    assert all(
        map(
            to_consider, (NEXT_DOOR, idle, replace(NEXT_DOOR, outcome="not-met"), replace(unread, outcome="open"), OVER)
        )
    )
    assert not any(map(to_consider, (CORE, replace(idle, outcome="open"), replace(unread, outcome="not-met"))))
    assert not to_consider(replace(NEXT_DOOR, law=UNCONFIRMED)) and not to_consider(replace(NEXT_DOOR, law=NOT_YET))


def test_law_that_is_not_confirmed_may_fit() -> None:
    """Of core offences, and of those next door that something triggered; what is ruled out does not."""
    assert may_fit(UNSURE) and may_fit(replace(UNSURE, outcome="open")) and may_fit(replace(CORE, reconstructed=True))
    assert may_fit(replace(NEXT_DOOR, law=UNCONFIRMED))
    assert not may_fit(CORE) and not may_fit(replace(NEXT_DOOR, law=UNCONFIRMED, trigger=None))
    assert not may_fit(replace(UNSURE, outcome="not-met")) and not may_fit(replace(UNSURE, outcome="excluded"))


def test_which_courses_are_named() -> None:
    """What fits; or may, once several acts are there and something speaks for it."""
    may = replace(OVER, outcome="open")
    assert course_named(OVER) and course_named(may) and course_named(replace(may, trigger=None))
    assert not course_named(NEXT_DOOR) and not course_named(replace(OVER, law=UNCONFIRMED))
    assert not course_named(replace(may, course=replace(COURSE, acts=("a",))))
    assert not course_named(replace(may, trigger=Trigger(False, ()))) and not course_named(
        replace(OVER, outcome="not-met")
    )
    assert not course_named(replace(OVER, exclusions=(replace(EXCLUSION, id=PART),)))


def test_which_parts_are_shown_and_which_are_open() -> None:
    """The age of responsibility only where it matters; what is so whatever the facts are is not open."""
    unknown = replace(ELEMENT, result="unknown")
    assert not_known(unknown) and not_known(replace(EXCLUSION, result="unknown"))
    assert not not_known(ELEMENT) and not not_known(replace(unknown, settled_either_way=True))
    assert worth_showing(EXCLUSION) and worth_showing(replace(EXCLUSION, id=PART)) and worth_showing(ELEMENT)
    assert worth_showing(replace(EXCLUSION, result="ruled-out"))
    assert not worth_showing(replace(EXCLUSION, id=PART, result="ruled-out"))


def test_points_of_law_are_raised_by_an_element_or_a_raised_exclusion() -> None:
    """Not by what the facts do not raise, nor by a point of another part."""
    point = replace(ASKED, fact="law.one")
    assert points_raised(
        replace(CORE, law_points=("law.one", "law.two"), elements=(replace(ELEMENT, facts=(point,)),))
    ) == ["law.one"]
    raised = replace(CORE, law_points=("law.one",), exclusions=(replace(EXCLUSION, facts=(point,)),))
    assert points_raised(raised) == ["law.one"]
    assert points_raised(replace(raised, exclusions=(replace(EXCLUSION, facts=(point,), raised=False),))) == []


def test_courses_and_other_nations_belong_to_an_act() -> None:
    """A course counts the act, in its nation, of whoever did it; elsewhere is the same act in another nation."""

    def act(id: str, nation: str, finding: Finding) -> ActFound:
        return ActFound(id, "share", nation, "A", "B", (), (Period(DAY, DAY, (finding,)),))

    here, there, other = act("a", "england-wales", MISSED), act("a", "scotland", CORE), act("c", "scotland", CORE)
    others = (
        replace(OVER, course=replace(COURSE, by="X")),
        replace(OVER, course=replace(COURSE, nation="england-wales")),
        replace(OVER, course=replace(COURSE, acts=("c",))),
        replace(OVER, course=None),
    )
    receipt = Receipt(RuleBase("v", "h", DAY), "e", (), DAY)
    result = Result(1, receipt, "c", (here, there, other), (OVER, *others), (), (), None)
    assert courses_of(result, there) == (OVER,)
    assert fitting_elsewhere(result, here) == ("scotland",)
    assert fitting_elsewhere(result, there) == ("england-wales",), "by the course there"
    by_course = replace(result, acts=(here, act("a", "scotland", MISSED)))
    assert fitting_elsewhere(by_course, here) == ("scotland",)
    assert fitting_elsewhere(replace(by_course, across=()), here) == ()
