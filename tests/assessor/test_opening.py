"""Opening hours: open, closed or check first, on the clocks of London; what is kept says the hours and no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from assessor.case.file import read_case
from assessor.case.model import Case
from assessor.pages.help import contacts_page
from assessor.pages.support import support_page
from assessor.plain.session import Plain
from assessor.result.report import assess_case
from assessor.safety.hours import DAYS, HOURS, Hours, Opening
from assessor.safety.opening import CHECK_FIRST, CLOSED, OPEN, holidays, open_at, said_at, stale_holidays
from assessor.safety.routes import Route, routes
from assessor.text.harmless import json_text
from legal_rules.files.shape import MISSING, read_string
from legal_rules.rulebook import RuleBook

OFFICE = '{times: [{days: weekdays, from: "10:00", to: "16:00"}], holidays: closed}'
LATE = '{times: [{days: [friday, saturday], from: "20:00", to: "02:00"}]}'
ALWAYS = '{times: [{days: every-day, from: "00:00", to: "24:00"}], holidays: open}'
UNSURE = (
    '{times: [{days: every-day, from: "18:00", to: "24:00"}], perhaps: [{days: every-day, from: "17:00", to: "18:00"}]}'
)


def hours(text: str) -> Hours:
    value, problems = read_string(text, HOURS, "hours")
    assert value is not MISSING, problems
    assert isinstance(value, Hours)
    return value


def at(text: str) -> dt.datetime:
    """A moment on the clocks of London."""
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "moment", "expected"),
    [
        (OFFICE, "2026-12-01 10:00", OPEN),
        (OFFICE, "2026-12-01 15:59", OPEN),
        (OFFICE, "2026-12-01 16:00", CLOSED),
        (OFFICE, "2026-12-01 09:59", CLOSED),
        (OFFICE, "2026-12-05 12:00", CLOSED),
        (OFFICE, "2026-12-25 12:00", CHECK_FIRST),
        (OFFICE, "2026-08-03 12:00", CHECK_FIRST),
        (OFFICE, "2031-02-04 12:00", CHECK_FIRST),
        (OFFICE, "2025-02-04 12:00", CHECK_FIRST),
        (ALWAYS, "2026-12-25 03:00", OPEN),
        (ALWAYS, "2031-12-25 03:00", OPEN),
        (LATE, "2026-12-04 23:30", OPEN),
        (LATE, "2026-12-05 01:59", OPEN),
        (LATE, "2026-12-05 02:00", CLOSED),
        (LATE, "2026-12-04 01:00", CLOSED),
        (LATE, "2026-12-26 01:00", CHECK_FIRST),
        (LATE, "2027-01-03 01:00", CHECK_FIRST),
        (UNSURE, "2026-12-01 17:30", CHECK_FIRST),
        (UNSURE, "2026-12-01 18:00", OPEN),
        (UNSURE, "2026-12-01 16:59", CLOSED),
    ],
)
def test_open_closed_or_check_first(text: str, moment: str, expected: str) -> None:
    """Edges to the minute, past midnight, holidays of one nation, days off the list, hours that sources dispute."""
    assert open_at(hours(text), at(moment)) == expected


def test_a_service_keeps_the_holidays_of_the_nations_it_is_for() -> None:
    """On St Andrew's day a service of England is open at noon, one of Scotland or the whole UK is to be checked."""
    moment = at("2026-11-30 12:00")
    assert open_at(hours(OFFICE), moment, {"england-wales"}) == OPEN
    assert open_at(hours(OFFICE), moment, {"scotland"}) == open_at(hours(OFFICE), moment) == CHECK_FIRST
    assert said_at(hours(OFFICE), at("2026-11-27 21:00"), {"england-wales"}) == "Closed now. Opens Monday at 10:00."


def test_unknown_hours_are_never_closed() -> None:
    """Nothing said of the hours: check first, at every hour of a day."""
    for hour in range(24):
        assert open_at(None, dt.datetime(2026, 12, 1, hour, tzinfo=dt.UTC)) == CHECK_FIRST


def test_the_clocks_are_those_of_london_in_summer_too() -> None:
    """09:30 of universal time is 10:30 in London in July, and 09:30 in December."""
    summer, winter = (dt.datetime(2026, month, 1, 9, 30, tzinfo=dt.UTC) for month in (7, 12))
    assert open_at(hours(OFFICE), summer) == OPEN
    assert open_at(hours(OFFICE), winter) == CLOSED


def test_a_machine_that_knows_no_zones_counts_on_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a table of zones a moment elsewhere cannot be placed: check first, and no crash."""
    from assessor.safety import opening

    monkeypatch.setattr(opening, "ZONE", "Nowhere/At-All")
    assert open_at(hours(OFFICE), dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)) == CHECK_FIRST


@pytest.mark.parametrize(
    ("text", "moment", "expected"),
    [
        (OFFICE, "2026-12-01 12:00", "Open until 16:00."),
        (OFFICE, "2026-12-01 08:00", "Closed now. Opens today at 10:00."),
        (OFFICE, "2026-12-01 18:00", "Closed now. Opens tomorrow at 10:00."),
        (OFFICE, "2026-12-04 18:00", "Closed now. Opens Monday at 10:00."),
        (OFFICE, "2026-12-24 18:00", "Closed now. Check first when it opens."),
        (OFFICE, "2026-12-25 12:00", "Check first whether it is open."),
        (ALWAYS, "2026-12-25 12:00", "Open now, day and night."),
        (LATE, "2026-12-05 01:00", "Open until 02:00."),
        (UNSURE, "2026-12-01 20:00", "Open until midnight."),
        (UNSURE, "2026-12-01 12:00", "Closed now. Check first when it opens."),
        ('{times: [{days: every-day, from: "00:00", to: "24:00"}]}', "2026-12-01 12:00", "Open now, day and night."),
    ],
)
def test_what_a_screen_says(text: str, moment: str, expected: str) -> None:
    """Until when, or when next; never a time of opening that a holiday or a dispute could make wrong."""
    assert said_at(hours(text), at(moment)) == expected


def test_stretches_that_meet_are_one() -> None:
    """Open from Monday morning to Tuesday noon through midnight: it closes on Tuesday."""
    both = Hours((Opening(("monday",), 8 * 60, 24 * 60), Opening(("tuesday",), 0, 12 * 60)))
    assert said_at(both, at("2026-12-07 23:00")) == "Open until 12:00."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (OFFICE, "Monday to Friday 10:00 to 16:00, not on public holidays"),
        (ALWAYS, "Day and night"),
        (LATE, "Friday and Saturday 20:00 to 02:00"),
        (UNSURE, "Every day 18:00 to midnight; perhaps also every day 17:00 to 18:00"),
    ],
)
def test_hours_in_words(text: str, words: str) -> None:
    """As a page that is kept prints them."""
    assert hours(text).words() == words


@pytest.mark.parametrize(
    "text",
    [
        '{times: [{days: someday, from: "10:00", to: "16:00"}]}',
        '{times: [{days: monday, from: "10.00", to: "16:00"}]}',
        '{times: [{days: monday, from: "25:00", to: "16:00"}]}',
        "{times: []}",
        "weekdays ten to four",
    ],
)
def test_hours_that_cannot_be_read_are_a_fault_with_a_place(text: str) -> None:
    """Never taken for something else."""
    _, problems = read_string(text, HOURS, "hours")
    assert problems
    assert problems[0].line == 1


def _open(confirmed: bool) -> Route:
    line = next(route for route in routes() if route.id == "revenge-porn-helpline")
    return replace(line, confirmed=confirmed)


def test_an_entry_that_was_not_confirmed_is_never_open() -> None:
    """No line is surer than its weakest part: with a doubtful number the hours are not counted on."""
    moment = at("2026-12-01 12:00")
    assert _open(True).now(moment) == "Open until 16:00."
    assert _open(False).now(moment) == "Check first whether it is open."


def test_a_service_that_never_closes_needs_no_second_line() -> None:
    """Its hours say it; where the entry was not confirmed the screen still says to check first."""
    line = next(route for route in routes() if route.id == "samaritans")
    assert line.now(at("2026-12-25 03:00")) == ""
    assert replace(line, confirmed=False).now(at("2026-12-25 03:00")) == "Check first whether it is open."


def test_only_a_page_with_a_moment_says_open_now() -> None:
    """The same contacts: on a screen they say until when, on a page that is kept they give the hours."""
    found = [_open(True)]
    screen = contacts_page(found, order=False, now=at("2026-12-01 12:00")).text()
    kept = contacts_page(found, order=False).text()
    assert "Open until 16:00." in screen
    assert "Open until" not in kept
    assert "Open: Monday to Friday 10:00 to 16:00" in kept


CALLED = """schema: 1
case: t
nation: england-wales
as_at: 2026-11-29
people: {A: {role: responsible}, B: {role: supported, age: 27}}
images: {p: {of: [B], facts: {image.age-then: adult}}}
acts: [{id: a, kind: demand, by: A, about: B, image: p, when: 2026-11-20, facts: {demand.for: money-or-property}}]
"""


def test_the_support_page_says_who_is_open_only_where_it_is_given_a_moment(book: RuleBook) -> None:
    """A demand for money calls for contacts: on a screen with until when, as a page without. The JSON has hours alone."""
    case, problems = read_case(CALLED, book.vocabulary)
    assert case is not None, problems
    result, _ = assess_case(case, book, "support")
    assert result is not None
    screen = " ".join(support_page(result, case, book, at("2026-12-01 12:00")).text().split())
    kept = " ".join(support_page(result, case, book).text().split())
    assert "Report to the police in England and Wales. Phone: 101. Open: Day and night - Revenge" in screen
    assert "not on public holidays. Open until 16:00." in screen
    assert "not on public holidays" in kept
    assert "Open until" not in kept + json_text(result)


def test_the_interview_line_by_line_says_it_too(book: RuleBook) -> None:
    """With a clock the results say who is open; without one, as when a test or a pipe keeps them, they give the hours."""
    case, _ = read_case(CALLED, book.vocabulary)
    assert case is not None
    assert "Open until 16:00." in _spoken(case, book, lambda: at("2026-12-01 12:00"))
    assert "Open until" not in _spoken(case, book, None)


def _spoken(case: Case, book: RuleBook, now: Callable[[], dt.datetime] | None) -> str:
    said: list[str] = []
    lines = iter(["results", "leave"])
    Plain(book, case, lambda _: next(lines), said.append, now=now).run()
    return " ".join(said)


def test_the_list_of_holidays_is_noted_before_it_ends() -> None:
    """Looked at too long ago, or near its end."""
    assert not list(stale_holidays(dt.date(2026, 12, 1)))
    assert len(list(stale_holidays(dt.date(2030, 12, 1)))) == 2
    assert all({dt.date(2026, 12, 25), dt.date(2030, 12, 25)} <= set(days) for days in holidays().days.values())


def test_the_days_of_the_week_are_those_of_the_calendar() -> None:
    """Monday is Python's first."""
    assert DAYS[dt.date(2026, 11, 30).weekday()] == "monday"
