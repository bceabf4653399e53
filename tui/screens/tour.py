"""A first tour: four cards for each kind of user, one at a time; Esc leaves at any card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from tui.base import BaseScreen
from tui.safe import content

Card = tuple[str, str]
SAFE: Card = (
    "Safe first",
    "F9 covers the screen at once, and again ends. F2 is help in danger, at once and without a question. Nothing leaves this "
    "machine. The first line says how the case is kept, and whether it is saved.",
)
FINDING: Card = (
    "Finding anything",
    "Ctrl+P finds screens, the law, contacts and worked cases by everyday words: deepfake, sextortion, hidden camera. Slash finds "
    "words on the list or page you are on. F1 says what the screen is for and what each key does.",
)
CARDS: Mapping[str, tuple[Card, Card, Card, Card]] = {
    "support": (
        SAFE,
        (
            "A case",
            "New case asks whether it is safe to talk, then where, who and what was done. Don't know is never taken as no, and S "
            "leaves a question for later. B goes back one answer; U takes the last change back.",
        ),
        (
            "What to do now",
            "R shows the steps in order: safety, stop it spreading, keep proof, tell someone, the law. Space ticks a step with "
            "the time. F6 goes to what fits, with words to read aloud; O gives documents.",
        ),
        FINDING,
    ),
    "law": (
        (
            "A case and its findings",
            "From 100 columns the case stands left, the question in the middle, the findings right: what the last answer gained "
            "and lost is marked. F3 turns to the plain view and back.",
        ),
        (
            "The bench",
            "Left and Right move the day of an act, comma and full stop go to the day on which the law changed, Space turns a fact. "
            "Nothing of it goes into the case.",
        ),
        (
            "The law",
            "Browse the law narrows as you type. G goes to a day, T takes another nation, V shows versions side by side. Law that is "
            "passed and not confirmed as begun is marked, and never counted as fitting.",
        ),
        FINDING,
    ),
    "policy": (
        (
            "Gaps",
            "Rows are wrongs, columns days on which the law changed. Enter opens an example that no offence reached, V what changed "
            "that day, A lays a draft over the law.",
        ),
        (
            "States, not shares",
            "Each cell says by sign and word whether the wrong was reached, in part, or not at all. It counts patterns of facts, "
            "not people.",
        ),
        (
            "Days and nations",
            "T takes another nation. Browse the law shows a provision on any day, with what was not verified.",
        ),
        FINDING,
    ),
}
HOW = "Enter: the next card. B: the one before. Esc: leave the tour; Ctrl+P finds it again."


class Tour(BaseScreen):
    """The cards of the kind of user."""

    ABOUT_A_CASE: ClassVar[bool] = False

    TITLE: ClassVar[str] = "First tour"
    HELP_TEXT: ClassVar[str] = "Four cards. Enter goes to the next, B to the one before, Esc leaves."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "next", "Next card", id="tour.next"),
        Binding("enter", "next", "Next card", show=False),
        Binding("b", "back", "Back", id="tour.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._at = 0

    def body(self) -> Iterator[Widget]:
        """One card."""
        with VerticalScroll(can_focus=False):
            yield Static("", id="number", classes="note", markup=False)
            yield Static("", id="name", classes="asks", markup=False)
            yield Static("", id="card", classes="words", markup=False)
            yield Static(HOW, id="how", classes="note", markup=False)

    def ready(self) -> None:
        """The first card."""
        self._show()

    def _show(self) -> None:
        cards = CARDS[self.root.preferences.works_as.view]
        name, words = cards[self._at]
        for part, says in (("number", f"{self._at + 1} of {len(cards)}"), ("name", name), ("card", words)):
            self.query_one(f"#{part}", Static).update(content(says))

    def action_next(self) -> None:
        """The next card; after the last, back."""
        if self._at + 1 == len(CARDS[self.root.preferences.works_as.view]):
            self.action_leave_screen()
            return
        self._at += 1
        self._show()

    def action_back(self) -> None:
        """The card before."""
        self._at = max(self._at - 1, 0)
        self._show()
