"""What a result says beside its findings: each flag once, with its acts; whose age is not known is named."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from assessor.assess.acts import assess_whole
from assessor.assess.flags import flags
from assessor.assess.records import Flag
from assessor.case.edit import add_act, new_case
from assessor.case.model import Answer, Case, Image, Person
from assessor.dates.when import When
from legal_rules.rulebook import RuleBook

ADULT = {"image.age-then": Answer("adult")}


def case(*images: Image) -> Case:
    """An act of sharing for each picture."""
    started = new_case("england-wales")
    for _ in images:
        started = add_act(started, "share", When(day=dt.date(2024, 2, 3)))
    acts = tuple(replace(act, image=f"p{n}") for n, act in enumerate(started.acts))
    return replace(
        started, as_at=dt.date(2026, 11, 22), acts=acts, images={f"p{n}": image for n, image in enumerate(images)}
    )


def found(of: Case, book: RuleBook) -> dict[str, Flag]:
    return {flag.id: flag for flag in flags(assess_whole(of, book))}


def test_whose_age_is_not_known_is_named_where_there_are_several_pictures(book: RuleBook) -> None:
    """One picture needs no name; of several, only those whose age is not known; each act stands with the one flag."""
    unknown, known = Image(("B",)), Image(("B",), ADULT)
    one = found(case(unknown), book)["age-in-image-not-known"]
    assert "It is not known how old the person in the picture was." in one.says
    assert (one.severity, one.because) == ("stop", ("share-1",))
    assert "how old the person in p1 was" in found(case(known, unknown), book)["age-in-image-not-known"].says
    two = found(case(unknown, known, unknown), book)["age-in-image-not-known"]
    assert "how old the people in p0 and p2 were" in two.says and two.because == ("share-1", "share-3")
    assert "age-in-image-not-known" not in found(case(known), book)


def test_a_child_too_young_is_said_in_the_words_of_the_nation_with_who_can_help(book: RuleBook) -> None:
    """As a note, with contacts; other notes of the law have none."""
    young = case(Image(("B",), ADULT))
    young = replace(young, people={**young.people, "A": Person("responsible", age="9")})
    flag = found(young, book)["doer-too-young"]
    assert flag.says == book.responsibility["england-wales"].below_says and flag.severity == "note"
    assert flag.contacts and all(contact.reach for contact in flag.contacts)
    opened = replace(young, people={**young.people, "A": Person("responsible", born="2014")})
    assert found(opened, book)["doer-age-open"].says == book.responsibility["england-wales"].open_says
    both = replace(young, acts=(replace(young.acts[0], nation=("england-wales", "scotland")),))
    where = found(both, book)["where-not-settled"]
    assert (where.because, where.contacts, where.severity) == (("share-1",), (), "note")
