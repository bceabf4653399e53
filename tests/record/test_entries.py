"""The record: days as people say them, never a picture, the 48 hours where they apply, what is due, and letters."""

from __future__ import annotations

import datetime as dt

import pytest

from assessor.record.due import clock_of, due
from assessor.record.entries import INCIDENT, KINDS, PICTURE, PROOF, REMOVAL, Wrong, entry_of, entry_words
from assessor.record.letters import BLANK, letters, letters_for, write_letter
from assessor.safety.looked_at import unsourced
from legal_rules.files.problems import NOWHERE
from tests.language import offences_against

TODAY = dt.date(2026, 11, 27)
ASKED = {"to": "Telegram", "asked": "2026-11-25", "at": "16:20", "what": "a picture of B", "where": "t.me/x"}


def test_days_are_read_as_they_are_said() -> None:
    """Yesterday is a day; what could be two is asked; a day to look again may lie ahead, one that was may not."""
    found = entry_of(REMOVAL, {"to": "Telegram", "asked": "yesterday", "next": "1 December 2026"}, TODAY)
    assert found == {"to": "Telegram", "asked": "2026-11-26", "next": "2026-12-01"}
    assert isinstance(entry_of(REMOVAL, {"to": "x", "asked": "1 December 2026"}, TODAY), tuple)
    (wrong,) = entry_of(INCIDENT, {"day": "last Thursday", "what": "x"}, TODAY)
    assert isinstance(wrong, Wrong) and "could be" in wrong.says


@pytest.mark.parametrize("said", ["see IMG_2041.JPG", "clip.mp4 on her phone", "picture.png"])
def test_no_picture_and_no_name_of_its_file(said: str) -> None:
    """W8: the record says in words what there is."""
    (wrong,) = entry_of(PROOF, {"day": "today", "what": said}, TODAY)
    assert isinstance(wrong, Wrong) and wrong.says == PICTURE


@pytest.mark.parametrize("kind", list(KINDS))
def test_what_is_needed_is_said_and_no_line_asks_for_an_address(kind: str) -> None:
    """All that is missing at once; nothing asks where anybody lives."""
    found = entry_of(kind, {}, TODAY)
    assert isinstance(found, tuple) and {one.line for one in found} == {
        line.id for line in KINDS[kind].lines if line.needed
    }
    assert not any("address" in line.asks.lower().replace("no address", "") for line in KINDS[kind].lines)


def test_the_clock_runs_where_the_duty_is_and_says_that_its_start_is_not_confirmed() -> None:
    """48 hours from a report to a site; to the end of the day where no hour is known; none for a helpline."""
    clock = clock_of(ASKED)
    assert clock is not None and clock.ends == dt.datetime(2026, 11, 27, 16, 20)
    assert "could not be confirmed" in clock.says and "27 November 2026 at 16:20" in clock.says
    whole = clock_of({key: value for key, value in ASKED.items() if key != "at"})
    assert whole is not None and whole.ends.date() == dt.date(2026, 11, 27) and "the end of" in whole.says
    assert clock_of({**ASKED, "to": "Revenge Porn Helpline"}) is None


def test_what_is_due_is_named_by_the_site_and_never_by_words_of_the_case() -> None:
    """48 hours without an answer, and the day to look again; an answer stops the clock."""
    at = dt.datetime(2026, 11, 27, 16, 20)
    assert [one.says for one in due([(REMOVAL, ASKED)], at)] == [
        "Telegram: 48 hours without an answer; is it still up?"
    ]
    assert due([(REMOVAL, ASKED)], at - dt.timedelta(minutes=1)) == []
    assert due([(REMOVAL, {**ASKED, "answer": "taken down"})], at) == []
    (again,) = due([(REMOVAL, {**ASKED, "answer": "looking", "next": "2026-11-27"})], at)
    assert again.says == "Telegram: look at it again"
    assert "picture" not in again.says


def test_an_entry_in_a_line() -> None:
    """As a list shows it."""
    assert entry_words(REMOVAL, ASKED) == "25 November 2026: asked Telegram; no answer yet"
    assert entry_words(INCIDENT, {"day": "2026-11-20", "what": "A wrote to B", "where": "WhatsApp"}) == (
        "20 November 2026: A wrote to B (WhatsApp)"
    )


def test_every_letter_can_be_written_from_each_kind_of_entry_it_is_for() -> None:
    """What is not known is left to be filled in; whom it goes to stands in the letter and nowhere in the entry."""
    for letter in letters():
        assert not list(unsourced(letter.id, letter.confirmed, letter.source, NOWHERE))
        for kind in letter.of:
            made = write_letter(letter, {"day": "2026-11-20"}, "The Head of Safety", TODAY)
            texts = " ".join(made.texts())
            assert "The Head of Safety" in texts and "27 November 2026" in texts and "{" not in texts
            assert letter in letters_for(kind)
            assert not list(offences_against(texts))
    assert BLANK in " ".join(write_letter(letters()[0], {}, "", TODAY).texts())
    assert {letter.id for letter in letters()} == {"platform", "second", "search", "employer", "objection"}
