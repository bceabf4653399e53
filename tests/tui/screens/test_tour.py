"""The first tour."""

from __future__ import annotations

from textual.pilot import Pilot

from assessor.files.preferences import ROLES
from legal_rules.rulebook import RuleBook
from tests.tui.driving import drive, press, screen
from tui.app import AssessorApp
from tui.screens.tour import CARDS, Tour


def test_the_tour_has_four_cards_a_user(book: RuleBook) -> None:
    """Enter goes on, B back, and after the fourth it is over."""
    assert {role.view for role in ROLES.values()} == set(CARDS)
    assert all(len(cards) == 4 for cards in CARDS.values())

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert "1 of 4" in screen(app) and "Safe first" in screen(app)
        await press(app, pilot, "enter", "enter", "b")
        assert "2 of 4" in screen(app)
        await press(app, pilot, "enter", "enter", "enter")
        assert not isinstance(app.screen, Tour)

    drive("tour", book, steps)
