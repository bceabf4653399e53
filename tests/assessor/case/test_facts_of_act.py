"""What the file itself settles of an act: ages on its day, how far a sharing reached, the days it may have been done."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assessor.case.edit import add_act, new_case
from assessor.case.facts_of_act import age_band, band_of, birth_range, periods, situation, stretch_of
from assessor.case.model import Act, Answer, Case, Image, Person
from assessor.dates.when import Lasting, When
from legal_rules.periods import Stretch
from legal_rules.rulebook import RuleBook

DAY = dt.date(2024, 2, 3)
AS_AT = dt.date(2026, 11, 22)
FIRST = dt.date(1990, 1, 1)


def shared(**changed: object) -> Case:
    """One act of sharing, with what is changed of it."""
    case = add_act(new_case("england-wales"), "share", When(day=DAY))
    case = replace(case, people={**case.people, "C": Person("other"), "G": Person("other", is_="group")})
    return replace(case, acts=(replace(case.acts[0], **changed),))  # type: ignore[arg-type]


def settled(case: Case, book: RuleBook) -> dict[str, str]:
    """What the file settles of the one act."""
    now = situation(case, case.acts[0], book.vocabulary, DAY)
    return {fact: stated.answer.value for fact, stated in now.stated.items() if stated.settled_by_file}


@pytest.mark.parametrize(
    ("years", "band"),
    [
        (9, "under-10"),
        (10, "10-11"),
        (11, "10-11"),
        (12, "12"),
        (13, "13-15"),
        (15, "13-15"),
        (16, "16-17"),
        (17, "16-17"),
        (18, "adult"),
        (90, "adult"),
    ],
)
def test_each_age_has_its_band(years: int, band: str) -> None:
    """On both sides of every birthday that counts."""
    assert band_of(years) == band
    assert age_band(Person("other", age=str(years)), "", DAY) == band


def test_an_age_said_of_the_act_comes_before_the_persons_and_a_birth_is_counted_to_the_day() -> None:
    """A birth that leaves the band open says nothing; nobody and nothing said neither."""
    assert age_band(Person("other", age="adult"), "12", DAY) == "12"
    assert age_band(None, "16-17", DAY) == "16-17"
    assert age_band(Person("other", born="2006-02-03"), "", DAY) == "adult"
    assert age_band(Person("other", born="2006-02-04"), "", DAY) == "16-17"
    assert age_band(Person("other", born="2006-02"), "", DAY) == ""
    assert age_band(Person("other", born="2006-02"), "", dt.date(2024, 3, 1)) == "adult"
    assert age_band(Person("other"), "", DAY) == "" and age_band(None, "", DAY) == ""


def test_a_birth_is_a_day_a_month_or_a_year() -> None:
    """The last and the first day of it, also of December and of a short month."""
    assert birth_range("2006-05-04") == (dt.date(2006, 5, 4),) * 2
    assert birth_range("2008-02") == (dt.date(2008, 2, 29), dt.date(2008, 2, 1))
    assert birth_range("2006-12") == (dt.date(2006, 12, 31), dt.date(2006, 12, 1))
    assert birth_range("2006") == (dt.date(2006, 12, 31), dt.date(2006, 1, 1))


@pytest.mark.parametrize(
    ("to", "of", "reach"),
    [
        (("public",), ("B",), "open-to-anyone"),
        (("C", "B"), ("B",), "group"),
        (("G",), ("B",), "group"),
        (("C",), ("B",), "one-other"),
        (("B",), ("B",), "only-the-person-shown"),
        (("C",), None, "one-other"),
        (("B",), None, None),
        (None, ("B",), None),
    ],
)
def test_how_far_a_sharing_reached(
    to: tuple[str, ...] | None, of: tuple[str, ...] | None, reach: str | None, book: RuleBook
) -> None:
    """Nothing is said where nobody knows who got it, or whether who got it is shown."""
    case = replace(shared(to=to), images={"picture-1": Image(of)})
    assert settled(case, book).get("share.reach") == reach


def test_whom_a_thing_reached_is_said_only_where_it_is_known(book: RuleBook) -> None:
    """The person affected among the recipients; not with a group that may hold them, nor for the public; who is shown."""
    asked = "recipient.is-person"
    assert settled(shared(to=("B",)), book)[asked] == "yes" and settled(shared(to=("B", "G")), book)[asked] == "yes"
    assert settled(shared(to=("C",)), book)[asked] == "no"
    assert asked not in settled(shared(to=("G",)), book) and asked not in settled(shared(to=("public",)), book)
    assert asked not in settled(shared(to=("C",), about=""), book) and asked not in settled(shared(), book)
    assert settled(shared(), book)["image.of-person"] == "yes"
    of_another = replace(shared(), images={"picture-1": Image(("C",))})
    assert settled(of_another, book)["image.of-person"] == "no"
    assert "image.of-person" not in settled(replace(of_another, images={"picture-1": Image(None)}), book)


def test_what_was_put_up_before_a_day_is_left_up(book: RuleBook) -> None:
    """Only what stays where it was put, and only after its first day."""
    for first, left in ((DAY - dt.timedelta(days=1), "yes"), (DAY, "no")):
        case = shared(when=When(), lasting=Lasting(first, None))
        assert settled(case, book)["share.left-up"] == left
        taken = replace(case, acts=(replace(case.acts[0], kind="take"),))
        assert settled(taken, book)["share.left-up"] == "no"


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ({"born": "2008-05-04"}, {"born": "2010-05-04"}, "yes"),
        ({"born": "2008-05-04"}, {"born": "2010-05-05"}, "no"),
        ({"born": "2010-05-05"}, {"born": "2008-05-04"}, "no"),
        ({"born": "2008"}, {"born": "2010"}, None),
        ({"born": "2008"}, {"born": "2009"}, "yes"),
        ({"age": "14"}, {"age": "15"}, "yes"),
        ({"age": "13"}, {"age": "16"}, "no"),
        ({"age": "13"}, {"age": "15"}, None),
        ({"age": "13-15"}, {"age": "14"}, None),
        ({}, {"age": "14"}, None),
    ],
)
def test_two_years_apart_or_not_is_said_only_where_it_is_sure(
    one: dict[str, str], other: dict[str, str], near: str | None, book: RuleBook
) -> None:
    """By birth, by age in years; a band leaves it open."""
    case = replace(shared(), people={"A": Person("responsible", **one), "B": Person("supported", **other)})
    assert settled(case, book).get("ages.within-two-years") == near


def test_the_days_of_an_act_end_with_the_day_of_assessment() -> None:
    """Each way a day is said; a range without a beginning says so."""
    one = dt.timedelta(days=1)

    def days(**said: object) -> Stretch:
        return stretch_of(Act("a", "share", **said), AS_AT, FIRST)  # type: ignore[arg-type]

    assert days(when=When(day=DAY)) == Stretch(DAY, DAY)
    assert days(when=When(from_=DAY, to=AS_AT + one)) == Stretch(DAY, AS_AT)
    assert days(when=When(after=DAY, before=AS_AT)) == Stretch(DAY + one, AS_AT - one)
    assert days(when=When(before=DAY)) == Stretch(FIRST, DAY - one, open_start=True)
    assert days(when=When(to=FIRST - one)) == Stretch(FIRST - one, FIRST - one, open_start=True)
    assert days() == Stretch(FIRST, AS_AT, open_start=True)
    assert days(lasting=Lasting(DAY, None)) == Stretch(DAY, AS_AT, lasting=True)
    assert days(lasting=Lasting(DAY, AS_AT + one)) == Stretch(DAY, AS_AT, lasting=True)


def test_an_act_is_cut_at_birthdays_of_its_two_people_that_change_a_band() -> None:
    """Not where the age is said of the act, nor at other birthdays, nor of somebody else; and where the law changes."""
    stretch = Stretch(dt.date(2023, 1, 1), dt.date(2024, 12, 31))
    born = Person("supported", born="2006-02-04")
    case = replace(shared(), people={"A": Person("responsible"), "B": born, "C": replace(born, born="2006-07-07")})
    assert [piece.first for piece in periods(case, case.acts[0], stretch, ())] == [stretch.first, dt.date(2024, 2, 4)]
    said = replace(case.acts[0], ages={"B": "16-17"})
    assert periods(case, said, stretch, ()) == (stretch,)
    assert [piece.first for piece in periods(case, said, stretch, (DAY,))] == [stretch.first, DAY]


def test_answers_that_differ_are_a_conflict_and_the_first_stands(book: RuleBook) -> None:
    """What is disputed has what the supported person says; what is not known gives no information."""
    case = shared(
        facts={
            "image.of-person": Answer("no"),
            "consent.sharing": Answer("disputed", supported_says="no"),
            "act.deliberate": Answer("unknown"),
        }
    )
    now = situation(case, case.acts[0], book.vocabulary, DAY)
    assert [(fact, one, other) for fact, one, other, _ in now.conflicts] == [("image.of-person", "yes", "no")]
    answers = now.answers()
    assert answers.disputed == {"consent.sharing": "no"} and "consent.sharing" not in answers.pattern
    assert "act.deliberate" in answers.answered and "act.deliberate" not in answers.pattern
    assert now.answers({"consent.sharing": "no"}).pattern["consent.sharing"] == "no"
    assert "image.of-person" in answers.settled and "act.deliberate" not in answers.settled | answers.presumed
