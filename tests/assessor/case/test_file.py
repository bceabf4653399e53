"""A case as a file: what is written reads back as the same case, and a file is held to its shape, each key by itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assessor.case.file import case_to_plain, case_to_yaml, read_case
from assessor.case.model import Act, Answer, Case, Image, Person
from assessor.dates.when import Lasting, When
from legal_rules.rulebook import RuleBook

DAY = dt.date(2024, 2, 3)
ONE = dt.timedelta(days=1)
FULL = Case(
    id="full",
    nation="scotland",
    schema=2,
    synthetic=True,
    as_at=dt.date(2026, 11, 22),
    people={
        "A": Person("responsible", "17", facts={"relation.to-person": Answer("ex-partner", "told", "said twice")}),
        "B": Person("supported", "12"),
        "C": Person("other", born="2006-05"),
        "G": Person("other", is_="group"),
    },
    images={
        "p": Image(("B", "C"), {"image.origin": Answer("camera")}, {"B": {"shows.breasts": Answer("no")}}),
        "q": Image(()),
        "r": Image(None),
    },
    acts=(
        Act(
            "a",
            "share",
            "A",
            "B",
            ("C", "G"),
            "p",
            When(day=DAY),
            nation=("scotland",),
            ages={"A": "16-17"},
            place="a site",
            facts={"consent.sharing": Answer("disputed", supported_says="no"), "act.deliberate": Answer("unknown")},
            intended={"shows.breasts": Answer("yes")},
            threatened={"consent.sharing": Answer("no")},
        ),
        Act(
            "b",
            "share",
            to=("public",),
            when=When(from_=DAY, to=DAY + ONE),
            nation=("scotland", "elsewhere"),
            part_of="a",
        ),
        Act("c", "share", to=(), when=When(after=DAY, before=DAY + 3 * ONE), same_as="a"),
        Act("d", "share", lasting=Lasting(DAY, DAY + ONE)),
        Act("e", "share", lasting=Lasting(DAY, None)),
        Act("f", "share"),
    ),
    facts={"course.harassment": Answer("yes")},
)


def test_what_is_written_reads_back_as_the_same_case(book: RuleBook) -> None:
    """Every kind of thing a case holds; and a case that holds nothing."""
    for case in (FULL, Case("empty", "england-wales")):
        read, problems = read_case(case_to_yaml(case), book.vocabulary)
        assert read == case, problems


def test_what_was_not_said_is_left_out() -> None:
    """A case says no more than it was told; an age in years is a number."""
    assert case_to_plain(Case("empty", "scotland")) == {"schema": 1, "case": "empty", "nation": "scotland", "acts": []}
    plain = case_to_plain(FULL)
    assert (
        plain["people"]["A"]["age"] == 17 and plain["people"]["B"]["age"] == "12" and "is" not in plain["people"]["A"]
    )
    assert plain["images"]["q"] == {"of": []} and plain["images"]["r"] == {}
    assert plain["acts"][-1] == {"id": "f", "kind": "share"}
    nothing_shown = replace(FULL.images["p"], shown={"B": {}})
    assert "shown" not in case_to_plain(replace(FULL, images={"p": nothing_shown}))["images"]["p"]


HEAD = "schema: 1\ncase: t\nnation: scotland\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("case: t\nnation: scotland\n", "schema"),
        ("schema: 3\ncase: t\nnation: scotland\n", "3"),
        ("schema: 1\nnation: scotland\n", "case"),
        ("schema: 1\ncase: t\n", "nation"),
        ("schema: 1\ncase: t\nnation: wales\n", "wales"),
        (HEAD + "people: {A: {age: 12}}\n", "role"),
        (HEAD + "people: {A: {role: boss}}\n", "boss"),
        (HEAD + "people: {A: {role: other, is: crowd}}\n", "crowd"),
        (HEAD + "acts: [{kind: share}]\n", "id"),
        (HEAD + "acts: [{id: a}]\n", "kind"),
        (HEAD + "acts: [{id: a, kind: shout}]\n", "shout"),
        (HEAD + "acts: [{id: a, kind: share, lasting: {to: 2024-02-03}}]\n", "from"),
        (HEAD + "acts: [{id: a, kind: share, when: {form: 2024-02-03}}]\n", "form"),
        (HEAD + "acts: [{id: a, kind: share, nation: wales}]\n", "wales"),
        (HEAD + "synthetic: perhaps\n", "perhaps"),
        (HEAD + "as_at: soon\n", "soon"),
        (HEAD + "sights: 1\n", "sights"),
    ],
)
def test_each_mistake_of_shape_is_said_with_its_word(text: str, said: str, book: RuleBook) -> None:
    """One mistake each; nothing is read."""
    case, problems = read_case(text, book.vocabulary)
    assert case is None and any(said in str(problem) for problem in problems)


def test_yes_and_no_are_read_as_people_write_them(book: RuleBook) -> None:
    """In any letters, quoted or not; another word stays as it is."""
    for word in ("yes", "Yes", "YES", "'yes'"):
        case, problems = read_case(HEAD + f"facts: {{course.harassment: {word}}}\n", book.vocabulary)
        assert case is not None and case.facts["course.harassment"].value == "yes", problems
    for word in ("no", "No", "'NO'"):
        case, _ = read_case(HEAD + f"facts: {{course.harassment: {word}}}\n", book.vocabulary)
        assert case is not None and case.facts["course.harassment"].value == "no"
