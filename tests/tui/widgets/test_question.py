"""The pane of a question: statements to tick in place of answers where there are several, and nothing answered beforehand."""

from __future__ import annotations

from textual.pilot import Pilot

from legal_rules.rulebook import RuleBook
from tests.tui.driving import drive, screen
from tui.app import AssessorApp
from tui.widgets.choices import Choices
from tui.widgets.question import TICK_WHAT, QuestionPane
from tui.widgets.ticks import Ticks


def test_one_question_has_answers_and_several_have_ticks(book: RuleBook) -> None:
    """No answer is under the cursor, no statement is ticked."""

    async def one(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert app.screen.query_one("#options", Choices).highlighted is None
        assert TICK_WHAT not in screen(app)

    async def several(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert app.screen.query_one(QuestionPane).has_class("ticking") and TICK_WHAT in screen(app)
        assert not any(app.screen.query_one(Ticks).ticked.values())

    drive("question", book, one)
    drive("ticks", book, several)
