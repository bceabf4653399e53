"""The table of sites and apps: each part with its source and day, nothing surer than what was read."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
import textstat

from assessor.pages.help import contacts_page
from assessor.safety import platforms as module
from assessor.safety.platforms import Platforms, incomplete_platforms, platforms, stale_platforms
from assessor.safety.routes import routes
from tests.language import offences_against

MAIN = ("facebook", "instagram", "tiktok", "snapchat", "x", "reddit", "whatsapp", "youtube", "google-search", "bing")


def test_the_main_sites_are_there_once_and_under_a_duty() -> None:
    """Each is named once; its duty is one of the table."""
    ids = [one.id for one in platforms().platforms]
    assert len(ids) == len(set(ids))
    assert set(MAIN) <= set(ids)
    assert sum(len(under) for under in platforms().under().values()) == len(ids)
    assert not list(incomplete_platforms())


def test_every_part_has_a_day_and_a_confirmed_part_has_a_source() -> None:
    """No day to come; `confirmed` only over an address."""
    for one in platforms().platforms:
        for part in (one.report, one.stopncii):
            assert part.checked <= dt.date(2026, 11, 29)
            assert part.source.startswith("http") or not part.confirmed, one.id


def test_nobody_is_said_not_to_take_part() -> None:
    """A site that was not named says nothing: it is not known, and carries no day."""
    for one in platforms().platforms:
        assert (one.stopncii.member == "not-known") == (one.stopncii.source == "not obtained"), one.id
        if one.stopncii.member == "not-known":
            assert "is not known" in one.words()
            assert one.stopncii.as_of is None


def test_the_duty_of_48_hours_says_since_when_where_that_was_read_and_is_no_promise() -> None:
    """Of services where people post, since 29 June 2026; of search engines it was not read, and that is said."""
    posting, search = platforms().duties
    assert (posting.begun, search.begun) == ("confirmed", "unconfirmed")
    assert "since 29 June 2026" in posting.words() and "could not be confirmed" not in posting.words()
    assert "could not be confirmed" in search.words() and "June" not in search.words()
    assert "not a promise" in posting.says and "order itself was not read" in posting.note
    route = next(route for route in routes() if route.id == "platform-report")
    assert not route.confirmed
    assert "Since 29 June 2026" in route.says and "not a promise" in route.says


def test_what_was_not_read_says_check_first() -> None:
    """A way to report from another's list, and a part in StopNCII.org from the papers."""
    words = {one.id: one.words() for one in platforms().platforms}
    assert "check first" in words["facebook"].partition("Takes part")[0]
    assert "check first" not in words["tiktok"]
    assert words["bing"].endswith("(check first).")


def test_sites_read_easily() -> None:
    """Grade 8 or less over the whole, and the guide's words."""
    texts = [one.report.says for one in platforms().platforms] + [duty.words() for duty in platforms().duties]
    assert not [text for text in texts if offences_against(text)]
    assert textstat.flesch_kincaid_grade(" ".join(texts)) <= 8


def test_the_table_stands_beside_the_way_for_an_adults_picture_only() -> None:
    """A page for a child's picture does not name StopNCII.org's members."""
    by_id = {route.id: route for route in routes()}
    adult = contacts_page([by_id["platform-report"]], order=False).text()
    child = contacts_page([by_id["report-remove"], by_id["take-it-down"]], order=False).text()
    assert "Sites and apps" in adult
    assert "29 November 2026" in adult
    assert "Sites and apps" not in child


def test_old_and_wrong_rows_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """`check` says what was looked at too long ago, a duty that is not there, and a mark without a source."""
    table = platforms()
    assert not list(stale_platforms(dt.date(2026, 12, 1)))
    assert len(list(stale_platforms(dt.date(2027, 6, 1)))) == len(table.platforms) + len(table.duties)
    first = table.platforms[0]
    sure = replace(first.report, confirmed=True, source="not obtained")
    broken = Platforms(table.duties, (replace(first, duty="serch", report=sure),))
    monkeypatch.setattr(module, "platforms", lambda: broken)
    says = [str(problem) for problem in incomplete_platforms()]
    assert len(says) == 2
    assert "search" in says[0]
    assert "without a source" in says[1]
