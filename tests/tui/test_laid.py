"""What the bench shows, worked out."""

from __future__ import annotations

import datetime as dt

from assessor.study.bench import on_day
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook
from tests.tui.driving import TABLE
from tui.laid import laid_out, turned
from tui.pictures import case_for


def test_a_turn_of_the_day_says_what_was_lost_and_back_what_was_gained(book: RuleBook) -> None:
    """The days before and after an offence began; the nations stand beside; the same day moves nothing."""
    case = case_for(TABLE["bench"], book)
    act = case.acts[0].id
    first = laid_out(case, act, book, None)
    before = laid_out(on_day(case, act, dt.date(2024, 1, 30)), act, book, first.stood)
    assert turned(before.rows).startswith("Lost: ") and "s.66B(1)" in turned(before.rows)
    again = laid_out(case, act, book, before.stood)
    assert turned(again.rows).startswith("Gained: ") and "s.66B(1)" in turned(again.rows)
    assert turned(laid_out(case, act, book, first.stood).rows) == "The last turn gained and lost nothing."
    assert [nation for nation, _ in first.nations] == list(NATIONS)
