"""The case on the screen: people, pictures and acts added, copied, changed and removed; days of every form."""

from __future__ import annotations

import datetime as dt

import pytest
from textual.pilot import Pilot

from assessor.case.edit import remove_image, remove_person, span_words
from assessor.case.file import case_to_yaml, read_case
from assessor.dates.reader import Read, Refused, read_days
from assessor.dates.when import Lasting, When
from legal_rules.rulebook import RuleBook
from tests.tui.driving import drive, press, screen, type_in
from tui.app import AssessorApp


def test_people_pictures_and_acts_are_added_copied_and_removed(book: RuleBook) -> None:
    """A second person affected, a copy of an act for them, a picture; each reads back from a case file."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "a", "2", "3", "a", "3", "3")
        await press(app, pilot, *["down"] * 5, "m", "1")
        case = app.session.case
        assert case is not None
        assert case.people["C"].role == "affected"
        assert case.images["picture-1"].of == ("C",)
        copied = case.act("shared-1-C")
        assert (copied.same_as, copied.about) == ("shared-1", "C")
        assert "consent.sharing" not in copied.facts
        again, problems = read_case(case_to_yaml(case), book.vocabulary)
        assert again == case, problems
        await press(app, pilot, "x", "1")
        assert app.session.case == case
        await press(app, pilot, "x", "2")
        assert app.session.case is not None
        assert app.session.case.act("shared-1-C")

    drive("setup", book, steps)


def test_what_an_act_still_needs_is_not_removed() -> None:
    """A person or picture in an act stays, and the words say where it is."""
    from assessor.case.edit import add_act, new_case

    case = add_act(new_case("scotland"), "share")
    assert remove_person(case, "B") == "B is in share-1. Change that first."
    assert remove_image(case, "picture-1") == "picture-1 is in share-1. Change that first."


def test_fields_of_an_act_change_and_an_empty_line_changes_nothing(book: RuleBook) -> None:
    """Days, recipients and place are typed, the rest is chosen; what is wrong is said and not taken."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        before = app.session.case
        await press(app, pilot, "2", "enter")
        assert app.session.case is before
        await press(app, pilot, "2")
        await type_in(app, pilot, "yesterdayish")
        assert "That is not a day" in screen(app)
        await press(app, pilot, "enter", "escape")
        assert app.session.case is before
        await press(app, pilot, "2")
        await type_in(app, pilot, "lasting 2024-01-01 to 2024-03-01")
        await press(app, pilot, "enter", "5")
        await type_in(app, pilot, "public")
        await press(app, pilot, "enter")
        assert app.session.case is not None
        act = app.session.case.act("threatened-1")
        assert act.lasting == Lasting(dt.date(2024, 1, 1), dt.date(2024, 3, 1))
        assert act.to == ("public",)
        await press(app, pilot, "7", "2")
        assert app.session.case.nation == "england-wales"
        assert app.session.case.act("threatened-1").nation == ("scotland",)

    drive("act", book, steps)


@pytest.mark.parametrize(
    ("typed", "days", "words"),
    [
        ("2024-02-03", When(day=dt.date(2024, 2, 3)), "3 February 2024"),
        ("3/2/2024", When(day=dt.date(2024, 2, 3)), "3 February 2024"),
        ("2024", When(from_=dt.date(2024, 1, 1), to=dt.date(2024, 12, 31)), "some day in 2024"),
        ("before 2024-02-03", When(before=dt.date(2024, 2, 3)), "before 3 February 2024"),
        ("after 2024-02-03", When(after=dt.date(2024, 2, 3)), "after 3 February 2024"),
        ("unknown", When(), "on a day not known"),
        ("lasting 2024-01-01", Lasting(dt.date(2024, 1, 1)), "from 1 January 2024 and still going on"),
        (
            "lasting from 2024-01-01 to 2024-02-01",
            Lasting(dt.date(2024, 1, 1), dt.date(2024, 2, 1)),
            "from 1 January 2024 to 1 February 2024",
        ),
    ],
)
def test_every_form_of_days_is_read_and_said(typed: str, days: When | Lasting, words: str) -> None:
    """Exact, range, before, after, unknown and lasting."""
    found = read_days(typed, dt.date(2026, 11, 22))
    assert isinstance(found, Read) and found.days == days
    assert span_words(days) == words


@pytest.mark.parametrize(
    "typed", ["lasting", "lasting 2024-02-30", "lasting 2024-02-01 to 2024-01-01", "soon", "lasting a to b"]
)
def test_days_that_cannot_be_read_are_said_to_be_so(typed: str) -> None:
    """A sentence, never an error."""
    assert isinstance(read_days(typed, dt.date(2026, 11, 22)), Refused)


def test_a_person_has_an_age_or_a_date_of_birth_and_no_name(book: RuleBook) -> None:
    """Three fields; a date of birth takes the age's place."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert "name" not in screen(app).lower().replace("no case", "")
        await press(app, pilot, "3")
        await type_in(app, pilot, "2009-4")
        await press(app, pilot, "enter")
        assert app.session.case is not None
        assert (app.session.case.people["A"].born, app.session.case.people["A"].age) == ("2009-04", "")

    drive("person", book, steps)


def test_a_case_file_is_opened_by_name_and_its_mistakes_are_named(book: RuleBook) -> None:
    """A file that is not there says so; the worked case opens at its questions."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "1")
        await type_in(app, pilot, "nowhere.yaml")
        await press(app, pilot, "enter")
        assert "nowhere.yaml" in screen(app)
        assert app.session.case is None
        await press(app, pilot, "1")
        await type_in(app, pilot, "data/worked-case.yaml")
        await press(app, pilot, "enter")
        assert app.session.case is not None
        assert "Questions" in screen(app)

    drive("open-case", book, steps)


def test_a_worked_case_is_found_by_typing_and_opens_at_its_results(book: RuleBook) -> None:
    """Words narrow the list; Enter twice opens the first."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await type_in(app, pilot, "laugh")
        await press(app, pilot, "enter", "enter")
        assert app.session.case is not None
        assert app.session.case.synthetic
        assert "What the law says" in screen(app)

    drive("worked-cases", book, steps)
