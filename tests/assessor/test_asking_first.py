"""The opening: safe first, four questions of support, pictures told apart, nothing asked that is known, back from anywhere."""

from __future__ import annotations

import datetime as dt

from assessor.assess.acts import assess_whole
from assessor.case.edit import new_case, put, set_days
from assessor.case.model import Answer, Case
from assessor.dates.reader import Read, read_days
from assessor.interview.opening import (
    ANOTHER,
    LIST,
    SEVERAL,
    SOMEBODY_ELSE,
    TYPED,
    Ask,
    add_acts,
    next_ask,
    opening,
    take,
    what_else,
)
from assessor.interview.turns import passing_over
from legal_rules.rulebook import RuleBook

TODAY = dt.date(2026, 11, 27)
LEEDS: dict[str, list[str] | str] = {
    "safe": ["short"],
    "nation": ["england-wales"],
    "case.nation:case": ["england"],
    "relation.to-person:A": ["ex-partner"],
    "what": ["share", "threaten", "create"],
    "origin:picture-1": ["camera"],
    "when:share-1": "last Friday",
    "who:share-1": ["A"],
    "picture:threaten-1": ["picture-1"],
    "when:threaten-1": "yesterday",
    "who:threaten-1": ["A"],
    "picture:create-1": [ANOTHER],
    "origin:picture-2": ["altered"],
    "who:create-1": ["not-known"],
    "more:3": ["no"],
    "age:B": ["adult"],
    "demand.for:threaten-1": ["stay-return-or-meet"],
    "online.now:picture-1": ["yes"],
    "online.where:picture-1": ["telegram"],
    "course.stalking": ["course.controlling"],
}


def answered(case: Case, ask: Ask, given: list[str] | str) -> Case:
    if isinstance(given, str):
        found = read_days(given, TODAY)
        assert isinstance(found, Read)
        return set_days(case, ask.act, found.days)
    return take(case, ask, given)[0]


def told(book: RuleBook, answers: dict[str, list[str] | str]) -> tuple[Case, list[Ask]]:
    """The opening with these answers by key, everything else passed over."""
    case, passed = new_case("scotland"), set[str]()
    asked: list[Ask] = []
    while (ask := next_ask(case, book.vocabulary, passed)) is not None:
        asked.append(ask)
        assert len(asked) < 60
        if ask.key in answers:
            case = answered(case, ask, answers[ask.key])
        passed.add(ask.key)
    return case, asked


def test_safe_comes_first_and_holds_nothing_back(book: RuleBook) -> None:
    """The first question names no offence; passed over, everything else is asked all the same."""
    _, asked = told(book, LEEDS | {"safe": []})
    assert asked[0].stage == "safe" and [ask.stage for ask in asked[1:5]] == ["nation", "fact", "fact", "what"]
    case, said = take(new_case("scotland"), asked[0], ["danger"])
    assert "999" in said and case.facts["safety.danger-now"].value == "yes"


def test_a_caller_s_story_in_the_opening(book: RuleBook) -> None:
    """Three acts, two pictures, who, when, and where it is: U4 and U16."""
    case, asked = told(book, LEEDS)
    assert [act.id for act in case.acts] == ["share-1", "threaten-1", "create-1"]
    assert [act.image for act in case.acts] == ["picture-1", "picture-1", "picture-2"]
    assert [act.by for act in case.acts] == ["A", "A", ""]
    assert case.people["A"].facts["relation.to-person"].value == "ex-partner"
    assert case.images["picture-1"].facts["online.where"].value == "telegram"
    assert case.facts["course.controlling"].value == "yes" and "course.stalking" not in case.facts
    assert case.acts[0].when.day == dt.date(2026, 11, 20) and case.acts[1].when.day == dt.date(2026, 11, 26)
    keys = [ask.key for ask in asked]
    assert len(keys) == len(set(keys)), "nothing is asked twice"
    assert not any(key.startswith("origin:picture-1") for key in keys[keys.index("picture:threaten-1") :])


def test_the_same_picture_as_before_is_asked_with_what_it_is(book: RuleBook) -> None:
    """U16: "picture-1" alone tells nobody which."""
    _, asked = told(book, LEEDS)
    rows = dict(next(ask for ask in asked if ask.key == "picture:threaten-1").rows)
    assert "real picture" in rows["picture-1"] and "shared" in rows["picture-1"]


def test_nothing_that_is_known_is_asked(book: RuleBook) -> None:
    """A case that a note filled is asked for the rest only; a case answered in full for nothing."""
    case, _ = told(book, LEEDS)
    safe = {"safe", "more:3", "case.nation:case", "picture:create-1", "safety.device-watched:case"}
    left: list[str] = []
    passed = set(safe)
    while (ask := next_ask(case, book.vocabulary, passed)) is not None:
        left.append(ask.key)
        passed.add(ask.key)
    assert left == ["who:share-1", "who:threaten-1", "when:create-1", "who:create-1"]


def test_what_is_taken_back_is_asked_again(book: RuleBook) -> None:
    """What comes next follows from the case: with an answer gone, its question is back."""
    case = add_acts(new_case("england-wales"), ["share"])
    ask = next_ask(case, book.vocabulary, {"safe", "case.nation:case", "relation.to-person:A"})
    assert ask is not None and ask.key == "origin:picture-1"
    after, _ = take(case, ask, ["camera"])
    assert next_ask(after, book.vocabulary, {"safe", "case.nation:case", "relation.to-person:A"}) != ask
    assert next_ask(case, book.vocabulary, {"safe", "case.nation:case", "relation.to-person:A"}) == ask


def test_somebody_else_is_another_person(book: RuleBook) -> None:
    """A letter of their own, who is asked about in turn."""
    case, _ = told(book, LEEDS | {"who:create-1": [SOMEBODY_ELSE]})
    assert case.acts[2].by == "C" and case.people["C"].role == "responsible"


def test_every_question_says_why_and_how_it_is_answered(book: RuleBook) -> None:
    """T4; nothing is chosen beforehand, and a blank changes nothing."""
    _, asked = told(book, LEEDS)
    for ask in (*asked, what_else(book.vocabulary)):
        assert ask.why and ask.how in (LIST, SEVERAL, TYPED)
        case = add_acts(new_case("scotland"), ["share", "threaten", "create"])
        assert take(case, ask, [])[0] == case


def test_the_opening_names_facts_that_are_there(book: RuleBook) -> None:
    """Every fact of the file is one of the vocabulary."""
    for one in opening().questions:
        assert all(book.vocabulary.knows(fact) for fact in (*one.ticks, *([one.fact] if one.fact else [])))


def test_what_is_left_out_of_a_picture_contradicts_nothing_said_of_it_later(book: RuleBook) -> None:
    """Two acts with one picture: a statement left blank in one and answered in the other was refused as contradictory; and
    what was left out of a picture is not asked of it again."""
    case = add_acts(new_case("england-wales"), ["share", "threaten"])
    case = take(case, Ask("p", "picture", "", "", LIST, (), "threaten-1"), ["picture-1"])[0]
    case = put(case, "threaten-1", "shows.buttocks", "picture-1", Answer("no"))
    passed = passing_over(case, [("share-1", "shows.buttocks"), ("share-1", "shows.toilet")])
    assert not assess_whole(passed, book).conflicts
    assert "shows.buttocks" not in passed.act("share-1").facts
    assert all(act.facts["shows.toilet"].value == "declined" for act in passed.acts)
