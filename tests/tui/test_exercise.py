"""Problem questions on the screen: a first one finished by keyboard alone, one made from the law, marks kept."""

from __future__ import annotations

from textual.pilot import Pilot

from assessor.study.files import read_progress
from legal_rules.rulebook import RuleBook
from tests.tui.driving import drive, press, screen, type_in
from tui.app import AssessorApp
from tui.pictures import Shot
from tui.screens.exercise import Choose, Exercises
from tui.screens.marking import Exercise
from tui.widgets.choices import Choices

START = Shot("start", role="law", case="")


def test_a_first_exercise_is_finished_in_under_40_keys_from_the_start(book: RuleBook) -> None:
    """By keyboard alone: into the list, every element of the first offence marked, each offence concluded, marked."""
    pressed: list[str] = []

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        async def go(*keys: str) -> None:
            pressed.extend(keys)
            await press(app, pilot, *keys)

        line = next(n for n in range(1, 10) if f"{n}. Problem questions" in screen(app))
        await go(str(line), "enter", "enter")
        assert isinstance(app.screen, Choose) and "SOA 2003 s.66B(1)" in screen(app)
        await go("e")
        await type_in(app, pilot, "whether a laugh is distress")
        await go("enter")
        assert "Issues: whether a laugh" in screen(app)
        await go("enter")
        assert "Take at least one offence up" in screen(app)
        chosen = app.screen.query_one(Choices).values
        await go(*["down"] * chosen.index("soa2003-66B-1"), "space", "enter")
        assert isinstance(app.screen, Exercise)
        await go(*"yyyyyyyy", *"nnnnn", "k", "n", "n", "n", "i", "i", "i", "enter", "1")
        assert "assessor: Marked" in screen(app) and "RIGHT" in screen(app).upper()
        (marks,) = read_progress().values()
        assert marks[0] >= 15
        await press(app, pilot, "escape")
        assert isinstance(app.screen, Exercises) and "done: " in screen(app)

    drive(START, book, steps)
    assert len(pressed) < 40


def test_a_problem_is_made_from_an_offence_of_ones_own(book: RuleBook) -> None:
    """G takes an offence's name, says if there is none, and opens a new problem; leaving it keeps nothing."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "enter", "a")
        await type_in(app, pilot, "soa2003-66")
        assert "No offence is called that yet." in screen(app)
        await type_in(app, pilot, "B-1")
        await press(app, pilot, "enter")
        assert isinstance(app.screen, Choose) and "On 22 November 2026" in screen(app)
        await press(app, pilot, "escape")
        assert read_progress() == {}

    drive(Shot("exercises", "exercise", role="law", case=""), book, steps)


def test_it_is_offered_to_students_and_not_in_the_plain_view(book: RuleBook) -> None:
    """Nothing in the plain view teaches what an answer does to an offence."""
    from tui.registry import offered

    assert "exercise" in {entry.id for entry in offered("law", notes=True, case_open=False)}
    assert "exercise" not in {entry.id for entry in offered("support", notes=True, case_open=False)}
