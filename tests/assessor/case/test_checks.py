"""Faults that the shape of a case cannot show: each alone is found, and the case without it has none."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assessor.case.checks import MOST, check_case, stands
from assessor.case.edit import add_act, new_case
from assessor.case.model import Act, Answer, Case, Image, Person
from assessor.dates.when import Lasting, When
from legal_rules.rulebook import RuleBook

DAY = dt.date(2024, 2, 3)
AS_AT = dt.date(2026, 11, 22)
ONE = dt.timedelta(days=1)
YES = Answer("yes")


def whole() -> Case:
    return replace(add_act(new_case("scotland"), "share", When(day=DAY)), as_at=AS_AT)


def with_act(**changed: object) -> Case:
    return replace(whole(), acts=(replace(whole().acts[0], **changed),))  # type: ignore[arg-type]


def with_image(image: Image) -> Case:
    return replace(whole(), images={"picture-1": image})


FAULTS: list[tuple[Case, str]] = [
    (with_act(by="X"), "nobody in 'people' is called 'X'"),
    (with_act(about="X"), "nobody in 'people' is called 'X'"),
    (with_act(to=("X",)), "nobody in 'people' is called 'X'"),
    (with_act(ages={"X": "12"}), "nobody in 'people' is called 'X'"),
    (with_act(to=("public", "A")), "'to' is 'public' or a list of people, not both"),
    (with_act(image="none"), "no image is called 'none'"),
    (with_act(same_as="other"), "no other act has the id 'other'"),
    (with_act(same_as="share-1"), "no other act has the id 'share-1'"),
    (with_image(Image(("X",))), "nobody in 'people' is called 'X'"),
    (with_image(Image(("B",), shown={"A": {}})), "'A' is not among those the picture is 'of'"),
    (with_image(Image(None, shown={"X": {}})), "nobody in 'people' is called 'X'"),
    (
        with_image(Image(("B",), shown={"B": {"image.origin": Answer("camera")}})),
        "is not said of one person in a picture",
    ),
    (with_image(Image(("B",), {"consent.sharing": YES})), "'consent.sharing' does not stand here"),
    (with_act(facts={"relation.to-person": Answer("partner")}), "'relation.to-person' does not stand here"),
    (with_act(facts={"consent.sharing": Answer("maybe")}), "'consent.sharing' cannot be 'maybe'"),
    (with_act(facts={"no.such": YES}), "no fact is called 'no.such'"),
    (with_act(intended={"no.such": YES}), "no fact is called 'no.such'"),
    (with_act(intended={"shows.breasts": Answer("maybe")}), "'shows.breasts' cannot be 'maybe'"),
    (with_act(threatened={"act.deliberate": YES}), "'act.deliberate' cannot be asked in the world 'threatened'"),
    (with_act(facts={"threatened.act.deliberate": YES}), "'act.deliberate' cannot be asked in the world 'threatened'"),
    (replace(whole(), facts={"intended.shows.breasts": YES}), "stands on an act: what was intended"),
    (with_act(facts={"consent.sharing": Answer("yes", supported_says="no")}), "goes with 'disputed' only"),
    (with_act(facts={"consent.sharing": Answer("disputed", supported_says="x")}), "'consent.sharing' cannot be 'x'"),
    (replace(whole(), acts=whole().acts * 2), "two acts have the id 'share-1'"),
    (
        replace(whole(), people={**whole().people, "B": Person("supported", "12", "2012")}),
        "an age or a date of birth, not both",
    ),
    (
        replace(whole(), people={**whole().people, "B": Person("supported", born="2012-02-30")}),
        "there is no such day as 2012-02-30",
    ),
    (with_act(when=When(day=AS_AT + ONE)), "is after the day of assessment"),
    (with_act(when=When(after=DAY, before=DAY + ONE)), "no day is both after"),
    (with_act(when=When(from_=DAY, before=AS_AT)), "not a mixture"),
    (with_act(when=When(from_=DAY, to=DAY - ONE)), "is before 'from'"),
    (with_act(when=When(from_=AS_AT + ONE)), "no day of this range is up to the day of assessment"),
    (with_act(when=When(after=AS_AT)), "no day of this range is up to the day of assessment"),
    (with_act(lasting=Lasting(DAY, None)), "'when' or 'lasting', not both"),
    (with_act(when=When(), lasting=Lasting(DAY, DAY - ONE)), "is before 'from'"),
    (with_act(when=When(), lasting=Lasting(AS_AT + ONE, AS_AT + 2 * ONE)), "is after the day of assessment"),
]
RIGHT = [
    whole(),
    with_act(to=("public",)),
    with_act(to=("A", "B")),
    with_act(to=()),
    with_act(when=When(day=AS_AT)),
    with_act(when=When(after=DAY, before=DAY + 2 * ONE)),
    with_act(when=When(from_=DAY, to=DAY)),
    with_act(when=When(from_=AS_AT)),
    with_act(when=When(after=AS_AT - ONE)),
    with_act(when=When(), lasting=Lasting(DAY, DAY)),
    with_act(when=When(), lasting=Lasting(AS_AT, None)),
    with_act(facts={"consent.sharing": Answer("disputed", supported_says="no"), "shows.breasts": Answer("declined")}),
    with_act(intended={"shows.breasts": Answer("unknown")}),
    with_image(Image(("B",), {"image.origin": Answer("camera")}, {"B": {"shows.breasts": YES}})),
    replace(whole(), acts=(*whole().acts, Act("next", "share", same_as="share-1"))),
]


@pytest.mark.parametrize(("case", "message"), FAULTS, ids=[f"{n}-{said}" for n, (_, said) in enumerate(FAULTS)])
def test_each_fault_is_found_alone(case: Case, message: str, book: RuleBook) -> None:
    """One mistake in a case that is right otherwise."""
    found = [problem.message for problem in check_case(case, book.vocabulary)]
    assert len(found) == 1 and message in found[0]


def test_what_is_right_has_no_fault(book: RuleBook) -> None:
    """The nearest right case beside each kind of fault."""
    assert [check_case(case, book.vocabulary) for case in RIGHT] == [[]] * len(RIGHT)


def test_a_name_that_may_stand_in_a_part_not_read_is_no_fault(book: RuleBook) -> None:
    """Of people, pictures and acts; other faults are."""
    missing = with_act(by="X", image="none", same_as="other")
    assert len(check_case(missing, book.vocabulary)) == 3
    assert check_case(missing, book.vocabulary, whole=False) == []
    assert check_case(with_act(to=("public", "A")), book.vocabulary, whole=False)


def test_a_case_has_so_many_acts_and_no_more(book: RuleBook) -> None:
    """What is too many is said, and nothing else."""
    acts = tuple(Act(f"a{n}", "share", by="X") for n in range(MOST + 1))
    (problem,) = check_case(replace(whole(), acts=acts), book.vocabulary)
    assert (
        f"this one has {MOST + 1} acts" in problem.message and "people" not in problem.message.partition("this one")[2]
    )
    assert len(check_case(replace(whole(), acts=acts[:-1]), book.vocabulary)) == MOST


def test_what_nobody_is_asked_is_no_fact_of_a_case(book: RuleBook) -> None:
    """Points and tests of law, and what is counted over others."""
    vocabulary = book.vocabulary
    legal = next(fact for fact, spec in vocabulary.facts.items() if spec.nature == "legal" and spec.scope == "act")
    point = next(fact for fact, spec in vocabulary.facts.items() if spec.scope == "law")
    counted = next(fact for fact in vocabulary.facts if fact.startswith("others."))
    for fact, reason in ((legal, "is a test of law"), (point, "is a point of law"), (counted, "is counted")):
        (problem,) = check_case(with_act(facts={fact: YES}), vocabulary)
        assert reason in problem.message


def test_every_place_of_facts_is_gone_through() -> None:
    """Each with its name, in order."""
    case = with_image(Image(("B",), {"image.origin": YES}, {"B": {"shows.breasts": YES}}))
    case = replace(case, facts={"course.harassment": YES})
    act = replace(case.acts[0], facts={"f": YES}, intended={"i": YES}, threatened={"t": YES})
    found = dict(stands(replace(case, acts=(act,))))
    assert {place: list(facts) for place, facts in found.items() if facts} == {
        "case": ["course.harassment"],
        "images.picture-1": ["image.origin"],
        "images.picture-1.shown.B": ["shows.breasts"],
        "acts.share-1": ["f"],
        "acts.share-1.intended": ["i"],
        "acts.share-1.threatened": ["t"],
    }
    assert set(found) >= {"people.A", "people.B"}
