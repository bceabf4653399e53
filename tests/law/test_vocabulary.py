"""The vocabulary of pictures, purposes and people: what follows from each answer, and what does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

import pytest

from assessor.assess.acts import assess_whole
from assessor.case.facts_of_act import situation
from assessor.case.file import case_to_yaml, read_case
from assessor.case.model import Answer
from legal_rules.facts import FactSpec, arranged
from legal_rules.formula import atoms
from legal_rules.rulebook import RuleBook
from tests.legal_rules.small_books import holds

WIDE = ("genitals", "buttocks", "breasts")
PURPOSES = [
    *(f"purpose.{x}{t}" for x in ("distress", "alarm", "humiliation", "fear") for t in ("", "-recipient", "-other")),
    "purpose.gratification",
    "purpose.annoyance",
    "purpose.substantial-distress",
]
CHILD = ("under-13", "13-15", "16-17")

FOLLOWS: list[tuple[dict[str, str], dict[str, str]]] = [
    ({"clothing.worn": "no"}, {"equipment.where": "neither"}),
    *(({f"shows.{p}-bare": "yes"}, {f"shows.{p}": "yes"}) for p in WIDE),
    *(({f"shows.{p}": "no"}, {f"shows.{p}-bare": "no"}) for p in WIDE),
    *(
        ({fact: "yes"}, {f"shows.{p}-bare": "no" for p in WIDE})
        for fact in ("shows.only-underwear", "shows.only-see-through-or-masked")
    ),
    (
        {
            "shows.genitals": "yes",
            "shows.buttocks": "no",
            "shows.breasts": "no",
            "shows.only-underwear": "no",
            "shows.only-see-through-or-masked": "no",
        },
        {"shows.genitals-bare": "yes"},
    ),
    ({"shows.lavatory": "yes"}, {"shows.toilet": "yes"}),
    ({"shows.toilet": "no"}, {"shows.lavatory": "no"}),
    ({"shows.toilet": "yes", "shows.lavatory": "no", "shows.urinating": "no"}, {"shows.personal-care": "yes"}),
    ({"shows.doing-sexual-thing": "yes"}, {"shows.sexual-thing": "yes"}),
    ({"intended.shows.genitals-bare": "yes"}, {"intended.shows.genitals": "yes"}),
    ({"image.under-18": "no"}, {"image.age-then": "adult"}),
    ({"image.age-then": "16-17"}, {"image.under-18": "yes"}),
    ({"affected.under-18": "no"}, {"affected.age": "adult"}),
    ({"responsible.age": "12"}, {"responsible.under-18": "yes"}),
    (
        {"image.change": "looks-only"},
        {"image.intimate-added": "no", "image.person-put-in": "no", "image.anyone-added": "no"},
    ),
    ({"image.change": "made-intimate"}, {"image.intimate-added": "yes", "image.original-private-sexual": "no"}),
    ({"image.change": "more-intimate"}, {"image.intimate-added": "yes"}),
    ({"image.change": "put-into-another-picture"}, {"image.person-put-in": "yes"}),
    ({"image.change": "person-added"}, {"image.anyone-added": "yes", "image.person-put-in": "no"}),
    ({"image.origin": "camera"}, {"image.intimate-added": "no", "image.anyone-added": "no"}),
    ({"image.drawing": "yes"}, {"image.photo-like": "no"}),
    ({"message.words-only": "yes"}, {"image.photo-like": "no"}),
    (
        {"message.words-only": "yes"},
        {"shows.genitals": "no", "shows.buttocks": "no", "shows.breasts": "no", "shows.sexual-act": "no"},
    ),
    ({"image.origin": "altered"}, {"message.words-only": "no"}),
    ({"course.knew": "no"}, {"course.knew-fear-alarm": "no"}),
    ({"earlier.public": "no", "earlier.paid-only": "yes"}, {"earlier.section": "yes"}),
    ({"purpose.none-of-these": "yes"}, dict.fromkeys(PURPOSES, "no")),
    ({"purpose.substantial-distress": "yes"}, {"purpose.distress": "yes"}),
    ({"reckless.fear-alarm": "yes"}, {"reckless.distress": "yes"}),
    ({"reckless.distress": "no"}, {"reckless.fear-alarm": "no", "reckless.alarm-distress": "no"}),
    ({"observer.who": "nobody"}, {"act.observed": "no"}),
    ({"observer.who": "somebody-else"}, {"act.observed": "yes"}),
    ({"intended.observer.who": "both"}, {"intended.act.observed": "yes"}),
    ({"belief.reasonable": "yes"}, {"belief.held": "yes"}),
    *(
        ({"consent.could-not": why, "act.kind": "take"}, {"consent.taking": "no"})
        for why in ("asleep", "drugged-or-drunk", "without-capacity", "other")
    ),
    ({"consent.could-not": "asleep", "act.kind": "share"}, {"consent.sharing": "no"}),
]

OPEN: list[tuple[dict[str, str], tuple[str, ...]]] = [
    ({"clothing.worn": "yes"}, ("equipment.where",)),
    ({"equipment.where": "neither"}, ("clothing.worn",)),
    ({"shows.toilet": "yes"}, ("shows.lavatory", "shows.urinating", "shows.personal-care")),
    ({"shows.toilet": "no"}, ("shows.urinating", "shows.personal-care")),
    ({"shows.intimate-unsaid": "yes"}, ("shows.genitals", "shows.sexual-act", "shows.toilet", "shows.genitals-bare")),
    ({"shows.intimate-unsaid": "no"}, ("shows.genitals", "shows.sexual-act", "shows.toilet")),
    ({"shows.genitals": "yes", "shows.breasts": "yes", "shows.only-underwear": "no"}, ("shows.genitals-bare",)),
    ({"purpose.none-of-these": "no"}, ("purpose.distress", "purpose.gratification")),
    ({"purpose.distress": "no"}, ("purpose.distress-recipient", "purpose.distress-other")),
    ({"image.drawing": "no"}, ("image.photo-like",)),
    ({"image.change": "more-intimate"}, ("image.original-private-sexual", "image.anyone-added")),
    ({"image.change": "put-into-another-picture"}, ("image.original-private-sexual",)),
    ({"belief.reasonable": "no"}, ("belief.held",)),
    ({"consent.could-not": "asleep", "act.kind": "share"}, ("consent.taking",)),
    ({"consent.could-not": "able"}, ("consent.taking", "consent.sharing")),
    ({"reckless.distress": "yes"}, ("reckless.fear-alarm",)),
]

TOGETHER: list[dict[str, str]] = [
    {"earlier.public": "no", "earlier.paid-only": "yes"},
    {"earlier.public": "yes", "earlier.paid-only": "yes"},
    {
        "shows.genitals": "yes",
        "shows.genitals-bare": "no",
        "shows.breasts": "yes",
        "shows.breasts-bare": "yes",
        "shows.only-underwear": "no",
        "shows.only-see-through-or-masked": "no",
    },
    {
        "shows.genitals": "yes",
        "shows.genitals-bare": "no",
        "shows.breasts": "yes",
        "shows.breasts-bare": "no",
        "shows.only-underwear": "no",
        "shows.only-see-through-or-masked": "no",
    },
    {"knew.no-consent": "yes", "belief.held": "yes"},
    {"image.change": "more-intimate", "image.anyone-added": "yes"},
]


def can_be(book: RuleBook, pattern: Mapping[str, str]) -> bool:
    """Whether some completion of the facts keeps every constraint that bears on them, tried one by one."""
    reach, near = set(pattern), list(book.vocabulary.constraints)
    while found := [c for c in near if reach & {a.id for a in atoms(c.is_)}]:
        near = [c for c in near if c not in found]
        reach |= {a.id for c in found for a in atoms(c.is_)}
    from legal_rules.readings.symbolic import Space

    space = Space(book.vocabulary, reach)
    return all(space.allowed(bound, pattern, facts).satisfiable() for facts, bound in space.groups)


@pytest.mark.parametrize(("said", "so"), FOLLOWS, ids=lambda row: ", ".join(f"{f}={v}" for f, v in row.items())[:60])
def test_what_follows_from_an_answer(book: RuleBook, said: dict[str, str], so: dict[str, str]) -> None:
    """Each value that follows can be, and no other value can."""
    for fact, value in so.items():
        for other in book.vocabulary.spec(fact).values:
            assert can_be(book, {**said, fact: other}) == (other == value), (fact, other)


@pytest.mark.parametrize(("said", "free"), OPEN, ids=lambda row: str(row)[:60])
def test_what_an_answer_leaves_open(book: RuleBook, said: dict[str, str], free: tuple[str, ...]) -> None:
    """A wide answer does not settle a narrow one, nor one target or person another."""
    for fact in free:
        assert all(can_be(book, {**said, fact: value}) for value in book.vocabulary.spec(fact).values), fact


@pytest.mark.parametrize("said", TOGETHER, ids=str)
def test_honest_answers_do_not_contradict(book: RuleBook, said: dict[str, str]) -> None:
    """The natural answers for a paywall, for a half-covered body and for mixed evidence go together."""
    assert can_be(book, said)


def test_an_intimate_picture_shows_at_least_one_part(book: RuleBook) -> None:
    """With every part denied, "a naked, sexual or intimate picture" cannot be."""
    parts = dict.fromkeys(book.vocabulary.facts["shows.intimate-unsaid"].umbrella, "no")
    assert not can_be(book, {"shows.intimate-unsaid": "yes", **parts})
    assert can_be(book, {"shows.intimate-unsaid": "no", **parts})


def test_umbrellas_say_nothing_that_their_parts_do_not_allow(book: RuleBook) -> None:
    """Whatever the parts are, some value of the umbrella goes with it: left out, it takes nothing from the others."""
    for spec in book.vocabulary.facts.values():
        if not spec.umbrella:
            continue
        own = [c for c in book.vocabulary.constraints if spec.id in {a.id for a in atoms(c.is_)}]
        assert own, spec.id
        names = sorted({a.id for c in own for a in atoms(c.is_)} - {spec.id})
        domains = [book.vocabulary.spec(name).values for name in names]
        for values in product(*(d[:2] if len(names) > 8 else d for d in domains)):
            facts = dict(zip(names, values, strict=True))
            assert any(all(holds(c.is_, {**facts, spec.id: v}) for c in own) for v in spec.values), (spec.id, facts)


def test_no_rule_reads_an_umbrella(book: RuleBook) -> None:
    """Umbrellas are nobody's legal test."""
    umbrellas = {spec.id for spec in book.vocabulary.facts.values() if spec.umbrella}
    assert len(umbrellas) == 5
    formulas = [f for o in book.offences.values() for version in o.versions for f in version.formulas()]
    formulas += [f for d in book.definitions.values() for version in d.versions for f in version.formulas()]
    read = {atom.id for formula in formulas for atom in atoms(formula)}
    assert not umbrellas & read


def test_umbrellas_come_before_their_parts_and_narrow_facts_after_the_wide(book: RuleBook) -> None:
    """The order of questions and diagrams: umbrella, wide, narrow."""
    order = list(book.vocabulary.facts)
    for spec in book.vocabulary.facts.values():
        assert all(order.index(spec.id) < order.index(part) for part in spec.umbrella), spec.id
        if spec.within:
            assert order.index(spec.within) < order.index(spec.id)


def test_arranging_keeps_every_fact_once(book: RuleBook) -> None:
    """Facts that stand beside one another in a circle are not lost."""
    one, two = list(book.vocabulary.facts.values())[:2]
    facts: dict[str, FactSpec] = {"a": replace(one, id="a", beside="b"), "b": replace(two, id="b", beside="a")}
    assert sorted(arranged(facts)) == ["a", "b"]


CASE = """
schema: 1
case: small
nation: england-wales
as_at: 2026-11-22
people: {A: {role: responsible, age: adult}, B: {role: affected, age: adult}}
acts: [{id: a, kind: share, by: A, about: B, when: 2025-03-01, facts: {FACTS}}]
"""


@pytest.mark.parametrize(
    ("said", "fact"),
    [("act.suspected: yes", "act.completed"), ("message.words-only: yes", "image.photo-like"), ("", "")],
)
def test_a_presumption_gives_way_to_what_was_said_against_it(book: RuleBook, said: str, fact: str) -> None:
    """What is only suspected is not presumed done, and words are not presumed to look like a photo."""
    case, problems = read_case(CASE.replace("FACTS", said), book.vocabulary)
    assert case is not None, problems
    now = situation(case, case.acts[0], book.vocabulary, case.acts[0].when.day)  # type: ignore[arg-type]
    assert {"act.completed", "image.photo-like"} - set(now.presumed) == ({fact} if fact else set())


def test_an_answer_no_keeps_the_presumption(book: RuleBook) -> None:
    """Known, not suspected: it is presumed done, as before."""
    case, _ = read_case(CASE.replace("FACTS", "act.suspected: no"), book.vocabulary)
    assert case is not None
    act = replace(case.acts[0], facts={"act.suspected": Answer("no")})
    assert act.when.day is not None
    assert situation(case, act, book.vocabulary, act.when.day).presumed["act.completed"] == "yes"


AGES = """
schema: 2
case: small
nation: scotland
as_at: 2026-11-22
people: {A: {role: responsible, ONE}, B: {role: affected, OTHER}}
acts: [{id: a, kind: send, by: A, about: B, when: 2025-03-01}]
"""


@pytest.mark.parametrize(
    ("one", "other", "so"),
    [
        ("age: 16", "age: 15", "yes"),
        ("age: 17", "age: 15", ""),
        ("age: 18", "age: 15", "no"),
        ("born: 2008-05-04", "born: 2010-05-04", "yes"),
        ("born: 2008-05-04", "born: 2010-05-05", "no"),
        ("born: 2008-05", "born: 2010-05-20", ""),
        ("born: 2008", "age: 12", "no"),
        ("age: 16-17", "age: 15", ""),
        ("role: other", "age: 15", ""),
    ],
)
def test_two_years_apart_or_less_follows_from_ages_where_they_settle_it(
    book: RuleBook, one: str, other: str, so: str
) -> None:
    """Whole years leave a gap of two open; days of birth settle it to the day; a band settles nothing."""
    text = AGES.replace("role: responsible, ONE", f"role: responsible, {one}").replace("OTHER", other)
    case, problems = read_case(text.replace("role: responsible, role: other", "role: other"), book.vocabulary)
    assert case is not None, problems
    act = case.acts[0]
    assert act.when.day is not None
    stated = situation(case, act, book.vocabulary, act.when.day).stated.get("ages.within-two-years")
    assert (stated.answer.value if stated else "") == so


GROUPS = """
schema: 2
case: small
nation: england-wales
as_at: 2026-11-22
people: {A: {role: responsible, age: adult}, B: {role: affected, age: adult}, C: {role: other, is: WHO}}
images: {p: {of: [B]}}
acts: [{id: a, kind: share, by: A, about: B, to: [TO], image: p, when: 2025-03-01, facts: {share.reach: group}}]
"""


@pytest.mark.parametrize(
    ("who", "to", "b"), [("group", "C", ""), ("group", "C, B", "yes"), ("organisation", "C", "no")]
)
def test_a_group_or_an_organisation_is_one_name_and_a_group_reached(book: RuleBook, who: str, to: str, b: str) -> None:
    """`to: C` where C is a group goes with `share.reach: group`; whether B is in the group is not said."""
    case, problems = read_case(GROUPS.replace("WHO", who).replace("TO", to), book.vocabulary)
    assert case is not None, problems
    act = case.acts[0]
    assert act.when.day is not None
    now = situation(case, act, book.vocabulary, act.when.day)
    assert not now.conflicts
    assert now.stated["share.reach"].answer.value == "group"
    recipient = now.stated.get("recipient.is-person")
    assert (recipient.answer.value if recipient else "") == b
    assert read_case(case_to_yaml(case), book.vocabulary)[0] == case


def test_the_message_of_a_contradiction_names_both_places(book: RuleBook) -> None:
    """One recipient and a group reached: the message has the line of the answer, and says what 'to' can say."""
    case, _ = read_case(GROUPS.replace("WHO", "person").replace("TO", "C"), book.vocabulary)
    assert case is not None
    problem = assess_whole(case, book).conflicts[0]
    assert "'to'" in problem.hint and "is: group" in problem.hint


def test_the_message_says_where_the_answer_stands(book: RuleBook) -> None:
    """The place is that of the answer in the file, not an empty one."""
    case, _ = read_case(GROUPS.replace("WHO", "person").replace("TO", "C"), book.vocabulary)
    assert case is not None
    assert assess_whole(case, book).conflicts[0].where.line
