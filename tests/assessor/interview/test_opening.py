"""The opening, question by question: what is asked of which place, what each answer does, and what a blank does."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assessor.case.edit import new_case, put
from assessor.case.model import Act, Answer, Case, Image, Person
from assessor.dates.when import Lasting, When
from assessor.interview.opening import (
    AGE,
    AGE_OF,
    ANOTHER,
    LIST,
    MADE_BY,
    MORE,
    NATION,
    NOT_KNOWN,
    OPENING_FILE,
    ORIGIN,
    PICTURE,
    SAFE,
    SEVERAL,
    SOMEBODY_ELSE,
    TYPED,
    WHAT,
    WHEN_DONE,
    WHO,
    Ask,
    add_acts,
    keys_of,
    next_ask,
    opening,
    picture_words,
    take,
)
from legal_rules.files.shape import read_string
from legal_rules.rulebook import RuleBook

DAY = When(day=dt.date(2024, 2, 3))


def asks(case: Case, book: RuleBook) -> dict[str, Ask]:
    """Every question of the opening of a case as it stands, by key."""
    found: dict[str, Ask] = {}
    while (ask := next_ask(case, book.vocabulary, found)) is not None:
        found[ask.key] = ask
    return found


def two() -> Case:
    """A picture shared, then a threat."""
    return add_acts(new_case("scotland"), ["share", "threaten"])


def test_of_a_new_case_safety_place_and_what_was_done_are_asked(book: RuleBook) -> None:
    """In that order, with what belongs before any act between; each is answered as it says."""
    found = list(asks(new_case("scotland"), book).values())
    assert (found[0].stage, found[1].stage, found[-1].stage) == (SAFE, NATION, WHAT)
    assert {ask.stage for ask in found[2:-1]} <= {"fact", "ticks"}
    assert (found[0].how, found[1].how, found[-1].how) == (LIST, LIST, SEVERAL)
    assert [value for value, _ in found[1].rows] == ["england-wales", "scotland", "northern-ireland", "elsewhere"]
    assert {"share", "threaten", "take"} <= {value for value, _ in found[-1].rows}


def test_somebody_in_danger_is_not_asked_again_whether_it_is_safe(book: RuleBook) -> None:
    """The answer is a fact of the case; another is said and kept nowhere."""
    case = new_case("scotland")
    ask = asks(case, book)[SAFE]
    rows = {row.id: row for row in opening().safe.rows}
    danger = next(row.id for row in rows.values() if row.fact)
    after, said = take(case, ask, [danger])
    assert after.facts == {rows[danger].fact: Answer("yes", "told")} and said == opening().safe.danger
    assert SAFE not in asks(after, book)
    assert take(case, ask, ["short"]) == (case, opening().safe.short)
    assert take(case, ask, ["safe"]) == (case, "")


def test_each_act_is_asked_when_and_by_whom_and_each_picture_how_it_was_made(book: RuleBook) -> None:
    """What is known is not; a second act with a picture is asked which one."""
    case = two()
    assert [act.image for act in case.acts] == ["picture-1", ""]
    found = asks(case, book)
    assert {f"{WHEN_DONE}:share-1", f"{WHEN_DONE}:threaten-1", f"{WHO}:share-1", f"{WHO}:threaten-1"} <= found.keys()
    assert f"{PICTURE}:threaten-1" in found and f"{PICTURE}:share-1" not in found
    assert found[f"{WHEN_DONE}:share-1"].how == TYPED and found[f"{WHEN_DONE}:share-1"].act == "share-1"
    assert (found[f"{ORIGIN}:picture-1"].of, found[f"{ORIGIN}:picture-1"].fact) == ("picture-1", MADE_BY)
    assert [value for value, _ in found[f"{PICTURE}:threaten-1"].rows] == ["picture-1", ANOTHER, NOT_KNOWN]
    assert [value for value, _ in found[f"{WHO}:share-1"].rows] == ["A", SOMEBODY_ELSE, NOT_KNOWN]
    dated = replace(
        case, acts=(replace(case.acts[0], when=DAY), replace(case.acts[1], lasting=Lasting(dt.date(2024, 1, 1), None)))
    )
    assert not any(key.startswith(WHEN_DONE) for key in asks(dated, book))
    made = put(case, "share-1", MADE_BY, "picture-1", Answer("camera"))
    assert f"{ORIGIN}:picture-1" not in asks(made, book)
    one = replace(case, acts=case.acts[:1])
    assert not any(key.startswith(WHO) for key in asks(one, book))
    assert f"{MORE}:1" in asks(one, book) and f"{MORE}:2" in found


def test_an_act_is_called_by_what_was_done_and_its_day(book: RuleBook) -> None:
    """The first letter is large, that of the question after it small; who is related to whom is said."""
    case = put(two(), "share-1", "relation.to-person", "A", Answer("ex-partner"))
    done = book.vocabulary.facts["act.kind"].says["share"]
    asked = asks(case, book)
    question = book.vocabulary.facts[MADE_BY].question
    called = done[0].upper() + done[1:]
    assert asked[f"{ORIGIN}:picture-1"].asks == f"{called}: {question[0].lower()}{question[1:]}"
    assert asked[f"{WHEN_DONE}:share-1"].asks == f"{called}: when?"
    assert dict(asked[f"{WHO}:share-1"].rows)["A"] == "A, ex partner"
    dated = replace(case, acts=(replace(case.acts[0], when=DAY), case.acts[1]))
    assert asks(dated, book)[f"{WHO}:share-1"].asks == f"{called}, 3 February 2024: who did it?"
    unknown = put(two(), "share-1", "relation.to-person", "A", Answer("unknown"))
    assert dict(asks(unknown, book)[f"{WHO}:share-1"].rows)["A"] == "A"


@pytest.mark.parametrize(
    ("person", "asked"),
    [
        (Person("supported"), True),
        (Person("affected"), True),
        (Person("other"), False),
        (Person("responsible"), False),
        (Person("supported", "adult"), False),
        (Person("supported", born="2006"), False),
        (Person("supported", facts={AGE_OF: Answer("unknown")}), False),
    ],
)
def test_the_age_of_whom_it_was_done_to_is_asked_where_nothing_says_it(
    person: Person, asked: bool, book: RuleBook
) -> None:
    """With every band as an answer."""
    found = asks(replace(two(), people={"A": Person("responsible"), "B": person}), book)
    assert (f"{AGE}:B" in found) is asked
    if asked:
        ask = found[f"{AGE}:B"]
        assert [value for value, _ in ask.rows] == list(book.vocabulary.facts[AGE_OF].values)
        assert (ask.act, ask.of, ask.fact) == ("share-1", "B", AGE_OF)


def test_a_fact_is_asked_of_each_place_it_can_be_said_of(book: RuleBook) -> None:
    """Only of acts and pictures of its kinds, only where what it hangs on is so, and not where it is said."""
    case = two()
    found = asks(case, book)
    for one in (row for row in opening().questions if row.fact and not row.before_acts):
        scope = book.vocabulary.facts[one.fact].scope
        places = [key.partition(":")[2] for key in found if key.startswith(f"{one.fact}:")]
        if one.when:
            assert places == [], one.fact
        elif scope == "case":
            assert places == ["case"], one.fact
        elif one.kinds and not {"share", "threaten"} & set(one.kinds):
            assert places == [], one.fact
        elif scope.startswith("image"):
            assert places == ["picture-1"], one.fact
    hanging = next(row for row in opening().questions if row.when)
    ((fact, value),) = (hanging.when or {}).items()
    place = "picture-1" if book.vocabulary.facts[hanging.fact].scope.startswith("image") else "share-1"
    assert f"{hanging.fact}:{place}" in asks(put(case, "share-1", fact, place, Answer(value)), book)
    assert f"{hanging.fact}:{place}" not in asks(put(case, "share-1", fact, place, Answer("unknown")), book)
    ticks = next(row for row in opening().questions if row.ticks)
    assert found[ticks.ticks[0]].how == SEVERAL and [fact for fact, _ in found[ticks.ticks[0]].rows] == list(
        ticks.ticks
    )
    assert ticks.ticks[0] not in asks(put(case, "", ticks.ticks[1], "case", Answer("no")), book)


def test_each_answer_does_what_it_says(book: RuleBook) -> None:
    """Nothing chosen changes nothing, of whatever question."""
    case = two()
    found = asks(case, book) | asks(new_case("scotland"), book)
    assert all(take(case, ask, []) == (case, "") == take(case, ask, [""]) for ask in found.values())
    assert take(case, found[NATION], ["elsewhere"])[0].nation == "elsewhere"
    assert [act.kind for act in take(new_case("scotland"), found[WHAT], ["take", "share"])[0].acts] == ["take", "share"]
    assert take(case, found[f"{MORE}:2"], ["yes"]) == (case, "")
    assert take(case, found[f"{AGE}:B"], ["adult"])[0].people["B"].age == "adult"
    ticks = next(row for row in opening().questions if row.ticks).ticks
    assert take(case, found[ticks[0]], ticks[1:])[0].facts == dict.fromkeys(ticks[1:], Answer("yes", "told"))
    which = found[f"{PICTURE}:threaten-1"]
    assert take(case, which, ["picture-1"])[0].acts[1].image == "picture-1"
    other = take(case, which, [ANOTHER])[0]
    assert other.acts[1].image == "picture-2" and other.images["picture-2"] == Image(("B",))
    assert take(case, which, [NOT_KNOWN])[0].acts[1].image in ("", "picture-2")
    who = found[f"{WHO}:threaten-1"]
    assert take(case, who, ["A"])[0] == case and take(case, who, [NOT_KNOWN])[0].acts[1].by == ""
    somebody = take(case, who, [SOMEBODY_ELSE])[0]
    assert somebody.acts[1].by == "C" and somebody.people["C"].role == "responsible" and somebody.acts[0].by == "A"


def test_acts_are_added_with_one_picture_for_the_first_that_needs_one() -> None:
    """Of whom it is about; of nobody named, it is not known who is in it."""
    case = add_acts(new_case("scotland"), ["observe", "share", "share"])
    assert [(act.id, act.image, act.by, act.about) for act in case.acts] == [
        ("observe-1", "", "A", "B"),
        ("share-1", "picture-1", "A", "B"),
        ("share-2", "", "A", "B"),
    ]
    assert case.images == {"picture-1": Image(("B",))}
    assert add_acts(new_case("scotland"), ["share"], about="").images["picture-1"].of is None
    assert add_acts(case, []) == case


def test_a_picture_is_told_from_others_by_how_it_was_made_and_what_was_done(book: RuleBook) -> None:
    """Each kind of act once; with nothing known, by its number."""
    says = book.vocabulary.facts["act.kind"].says
    case = replace(two(), images={"picture-1": Image(("B",)), "picture-2": Image()})
    case = replace(case, acts=(*case.acts, Act("x", "share", image="picture-1")))
    assert picture_words(case, "picture-2", book.vocabulary) == "Picture 2"
    assert picture_words(case, "picture-1", book.vocabulary) == f"Picture 1: {says['share']}"
    made = put(case, "share-1", MADE_BY, "picture-1", Answer("camera"))
    how = book.vocabulary.facts[MADE_BY].says["camera"]
    assert picture_words(made, "picture-1", book.vocabulary) == f"Picture 1: {how}; {says['share']}"


def test_what_a_case_would_be_asked_is_passed_over_later(book: RuleBook) -> None:
    """Its own questions, and who did each act, which is asked only of several."""
    one = add_acts(new_case("scotland"), ["share"])
    assert keys_of(one, book.vocabulary) == set(asks(one, book)) | {f"{WHO}:share-1"}


FILE = """safe:
  asks: a
  why: w
  short: s
  danger: d
  rows: [{id: yes-it-is, says: Yes}]
questions: [{fact: f}]
"""


@pytest.mark.parametrize(
    "without",
    [
        "  asks: a\n",
        "  why: w\n",
        "  short: s\n",
        "  danger: d\n",
        "  rows: [{id: yes-it-is, says: Yes}]\n",
        "id: yes-it-is, ",
        ", says: Yes",
        "questions: [{fact: f}]\n",
    ],
)
def test_the_file_of_the_opening_has_to_say_everything_that_is_said(without: str) -> None:
    """Each part by itself; whole, it is read, and what may be left out says nothing."""
    found, problems = read_string(FILE, OPENING_FILE, "opening")
    assert not problems and found.questions[0].when is None and not found.questions[0].before_acts
    assert found.safe.rows[0].fact == "" and found.questions[0].kinds == () and found.questions[0].asks == ""
    assert without in FILE and read_string(FILE.replace(without, ""), OPENING_FILE, "opening")[1]
