"""The plan on the screen: ticks that are kept with the case, undo and redo, and the words beside it."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import TabbedContent

from legal_rules.rulebook import RuleBook
from tests.tui.driving import drive, press, screen
from tui.app import AssessorApp
from tui.pictures import Shot

PLAN = Shot("plan", "plan")


def test_a_step_is_ticked_with_its_time_and_goes_into_the_record(book: RuleBook) -> None:
    """Space ticks and takes the tick away; the record says which step and when; help and danger lose nothing."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert "Safety first" in screen(app) and "[ ] Agree a safe way" in screen(app)
        await press(app, pilot, "space")
        (noted,) = app.session.record.values()
        assert (noted.kind, noted.name) == ("plan", "safe-contact") and noted.says["done"]
        assert "[x]" in screen(app)
        await press(app, pilot, "f1", "escape", "f2", "escape")
        assert "[x]" in screen(app)
        await press(app, pilot, "space")
        assert "[x]" not in screen(app) and not app.session.record["plan", "safe-contact"].says["done"]

    drive(PLAN, book, steps)


def test_what_fits_and_everything_in_full_are_a_key_away(book: RuleBook) -> None:
    """F6 goes round; at 80 by 24 nothing is missing."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "f6")
        assert app.screen.query_one(TabbedContent).active == "fits"
        assert "WHAT FITS" in screen(app).upper() and "1. It was shared" in screen(app)
        await press(app, pilot, "f6", "f6")
        assert app.screen.query_one(TabbedContent).active == "steps"

    drive(PLAN, book, steps)


def test_undo_takes_one_answer_back_and_redo_brings_it_again(book: RuleBook) -> None:
    """The case is as it was, then as it is; both are changes of the case, so a store keeps both in its history."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        first = app.session.case
        await press(app, pilot, "y")
        answered, state = app.session.case, app.session.state
        assert answered != first
        await press(app, pilot, "u")
        assert app.session.case == first and app.session.state > state
        await press(app, pilot, "U")
        assert app.session.case == answered
        await press(app, pilot, "u", "y", "U")
        assert app.session.case == answered and not app.session.undone

    drive("question", book, steps)
