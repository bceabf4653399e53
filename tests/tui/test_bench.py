"""The bench on the screen: the day by arrow keys, a fact by a key, and what each turn moved."""

from __future__ import annotations

import datetime as dt

from textual.pilot import Pilot

from legal_rules.rulebook import RuleBook
from tests.tui.driving import drive, press, screen, type_in
from tui.app import AssessorApp
from tui.pictures import Shot
from tui.widgets.strip import place, years

BENCH = Shot("bench", "bench", role="law")


def test_the_day_moves_by_arrows_and_by_changes_of_the_law_and_says_what_it_moved(book: RuleBook) -> None:
    """Left over the first day of an offence loses it, right gains it again; the case stays as it is."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        before = app.session.case
        await press(app, pilot, "comma")
        assert "Day: 31 January 2024" in screen(app) and "gained and lost nothing" in screen(app)
        await press(app, pilot, "left")
        assert "Day: 30 January 2024" in screen(app) and "Lost: SOA 2003 s.66B(1), SOA 2003 s.66B(2)" in screen(app)
        assert "◇ not law then" in screen(app)
        await press(app, pilot, "right")
        assert "Gained: SOA 2003 s.66B(1), SOA 2003 s.66B(2)" in screen(app)
        await press(app, pilot, "g")
        await type_in(app, pilot, "1/2/26")
        await press(app, pilot, "enter")
        assert "Day: 1 February 2026" in screen(app)
        await press(app, pilot, *["shift+right"] * 12)
        assert "Day: 22 November 2026" in screen(app), "no day lies ahead of today"
        await press(app, pilot, "x")
        assert "Day: 3 February 2024" in screen(app) and app.session.case is before

    drive(BENCH, book, steps, (120, 40))


def test_a_fact_is_turned_by_a_key_and_its_effect_is_said(book: RuleBook) -> None:
    """Agreement to the sharing takes the offences away; at 80 columns the nations stand in place of the findings."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "down", "enter", "1")
        assert "Lost: SOA 2003 s.66B(1)" in screen(app)
        assert "sharing: Yes" in screen(app)
        await press(app, pilot, "space")
        assert "Gained: SOA 2003 s.66B(1)" in screen(app)
        await press(app, pilot, "t")
        assert "Scotland" in screen(app) and "Northern Ireland" in screen(app)

    drive(BENCH, book, steps)


def test_the_citation_is_copied_and_no_word_of_the_case(book: RuleBook) -> None:
    """And what an offence's missing parts are is said when the cursor is on it."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "c")
        assert app.clipboard == "SOA 2003 s.66B(1) (Sharing an intimate image without consent)"
        await press(app, pilot, "tab", "down")
        assert "SOA 2003 s.66B(2) Sharing an intimate image" in screen(app)

    drive(BENCH, book, steps)


def test_places_on_the_line_of_time_are_to_scale() -> None:
    """The first day stands left, the last right, and no year is written over another."""
    first, last = dt.date(2014, 1, 1), dt.date(2026, 11, 22)
    assert place(first, first, last, 40) == 0 and place(last, first, last, 40) == 39
    assert place(dt.date(1999, 1, 1), first, last, 40) == 0
    assert years(first, last, 40).split() == ["2014", "2016", "2018", "2020", "2022", "2024", "2026"]


def test_a_letter_is_a_key_as_a_capital_too(book: RuleBook) -> None:
    """As the bar shows it; where a capital means something else it still does, and in a line that is typed it stays one."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "C")
        assert app.clipboard.startswith("SOA 2003 s.66B(1) (")
        await press(app, pilot, "U")
        assert "There is nothing to bring again." in [n.message for n in app._notifications]
        await press(app, pilot, "G")
        await type_in(app, pilot, "5 Feb 2024")
        await press(app, pilot, "enter")
        assert "Day: 5 February 2024" in screen(app)

    drive(BENCH, book, steps, (120, 40))
