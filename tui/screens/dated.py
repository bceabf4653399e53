"""What the screens of one nation's law on one day share."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from typing import ClassVar

from textual.binding import Binding, BindingType

from assessor.text.names import long_day, nation_name
from legal_rules.law import NATIONS
from legal_rules.slices import changes
from tui.base import BaseScreen
from tui.days import ask_law_day
from tui.screens.ask import Ask


class DatedScreen(BaseScreen):
    """A screen of one nation's law on one day; keys step from change of the law to change."""

    ABOUT_A_CASE: ClassVar[bool] = False

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("comma", "step(-1)", "Change before", id="law.before"),
        Binding("full_stop", "step(1)", "Change after", id="law.after"),
        Binding("g", "day", "Day", id="law.day"),
        Binding("t", "nation", "Nation", id="law.nation"),
    ]

    def __init__(self, nation: str = "", day: dt.date | None = None) -> None:
        super().__init__()
        self.nation = nation
        self._given = day
        self.day = day or dt.date.min

    def choose(self) -> None:
        """The nation of the case and today, where none was given."""
        case = self.session.case
        given = case.nation if case is not None and case.nation in NATIONS else NATIONS[0]
        self.nation = self.nation or given
        self.day = self._given or self.root.today()

    def law_words(self) -> str:
        """The nation and day, and the changes of the law next to them."""
        days = changes(self.book, self.nation)
        before = days[bisect_left(days, self.day) - 1] if bisect_left(days, self.day) else None
        place = bisect_right(days, self.day)
        after = days[place] if place < len(days) else None
        near = [f"change before: {long_day(before)}" if before else "", f"after: {long_day(after)}" if after else ""]
        return f"{nation_name(self.nation)}, law of {long_day(self.day)} ({'; '.join(n for n in near if n)})"

    def moved(self) -> None:
        """The day or nation is another now."""

    def action_step(self, by: int) -> None:
        """To the change of the law before or after."""
        days = changes(self.book, self.nation)
        place = bisect_left(days, self.day) - 1 if by < 0 else bisect_right(days, self.day)
        if 0 <= place < len(days):
            self.day = days[place]
            self.moved()

    def action_day(self) -> None:
        """Type a day."""

        def given(day: dt.date) -> None:
            self.day = day
            self.moved()

        ask_law_day(self.app, "The law of which day?", self.day, self.root.today(), given)

    def action_nation(self) -> None:
        """Choose a nation."""

        def chosen(nation: str | None) -> None:
            if nation is not None:
                self.nation = nation
                self.moved()

        self.app.push_screen(Ask("Whose law?", [(n, nation_name(n)) for n in NATIONS], at=self.nation), chosen)
