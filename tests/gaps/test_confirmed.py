"""A commencement that is confirmed: one answer by draft, changes, gaps and timeline, whichever provision it is."""

from __future__ import annotations

import datetime as dt

import pytest

from assessor.files.confirmations import confirmation
from legal_rules.backwards.changes import caught_over, changes
from legal_rules.backwards.draft import draft_report
from legal_rules.backwards.gaps import Counts, gaps
from legal_rules.backwards.unread import unread_on
from legal_rules.backwards.wrongs import Yardstick, load_wrongs
from legal_rules.law import Offence
from legal_rules.rulebook import RuleBook, laid_over

NATION, DAY = "england-wales", dt.date(2026, 9, 1)
KINDS = {"soa2003-66AE": "copy", "soa2003-install-1": "install", "cpa2026-99": "supply"}


@pytest.fixture(scope="module")
def yardstick(book: RuleBook) -> Yardstick:
    """The shipped yardstick."""
    found, problems = load_wrongs(book.vocabulary)
    assert found is not None, problems
    return found


def confirmed(book: RuleBook, *ids: str) -> RuleBook:
    """The law with a start of some offences confirmed on the day."""
    which = [(NATION, id) for id in ids]
    overlay = confirmation(which, "it", DAY, "head of legal", DAY, "an instrument invented for a test")[1]
    loaded = laid_over(book, [overlay])
    assert loaded.book is not None, loaded.problems
    return loaded.book


@pytest.mark.parametrize("id", KINDS)
@pytest.mark.parametrize("unread", [False, True])
def test_every_route_gives_one_answer_on_a_confirmation(
    id: str, unread: bool, book: RuleBook, yardstick: Yardstick
) -> None:
    """What is met after, before, gained and left is the same by each; without the flag nothing moves, with it something does."""
    law, measure, counts = confirmed(book, id), yardstick.of_kind(KINDS[id]), Counts(unread=unread)
    found = {row.wrong.id: row for row in gaps(law, NATION, DAY, measure, counts)}
    moved = {row.wrong.id: row for row in changes((book, DAY), (law, DAY), NATION, measure, counts)}
    report = draft_report(book, law, NATION, DAY, measure, unread=unread)
    drafted = {row.wrong.id: row for row in report.changes}
    left = {row.wrong.id: row.missed for row in report.left}
    over = caught_over(law, NATION, [DAY], measure, counts)
    for name, row in found.items():
        assert row.caught == pytest.approx(moved[name].after) == pytest.approx(drafted[name].after)
        assert row.caught == pytest.approx(over[name][0])
        assert row.missed == pytest.approx(left[name])
        assert bool(moved[name].gained) is unread
    assert report.offences == (id,)
    assert unread_on(law, NATION, DAY) == (id,)


def test_a_gap_names_the_law_that_was_not_read(book: RuleBook, yardstick: Yardstick) -> None:
    """Not as law to come, nor as law that meets it."""
    law = confirmed(book, "soa2003-66AE")
    patterns = [gap for row in gaps(law, NATION, DAY, yardstick.of_kind("copy")) for gap in row.gaps]
    assert patterns and all(gap.unread == ("soa2003-66AE",) for gap in patterns)
    assert not any(id == "soa2003-66AE" for gap in patterns for id in (*gap.closed_by, *gap.touched_by))


def test_the_hash_holds_what_is_laid_over(book: RuleBook) -> None:
    """Other with a confirmation than without, other for another day, office or source, and the same for the same."""
    made = [
        confirmation([(NATION, "cpa2026-99")], "it", day, by, DAY, source)[1]
        for day, by, source in (
            (DAY, "head of legal", "a"),
            (DAY, "head of legal", "b"),
            (DAY, "chief officer", "a"),
            (dt.date(2026, 8, 31), "head of legal", "a"),
            (DAY, "head of legal", "a"),
        )
    ]
    hashes = [laid.hash for overlay in made if (laid := laid_over(book, [overlay]).book) is not None]
    assert len(hashes) == 5 and hashes[0] == hashes[4]
    assert len({book.hash, *hashes}) == 5


def test_every_unconfirmed_offence_can_be_confirmed_and_stays_unread(book: RuleBook) -> None:
    """Each of them, alone: in force from the day until the next version if there is one, still a reconstruction if it was."""
    waiting: list[Offence] = [o for o in book.offences.values() if any(v.in_force.not_before for v in o.versions)]
    assert len(waiting) >= 9
    for offence in waiting:
        was = next(v for v in offence.versions if v.in_force.not_before)
        later = [v.in_force.from_ for v in offence.versions if v.in_force.from_ is not None]
        day = (was.in_force.not_before or DAY) if later else DAY
        overlay = confirmation([(offence.nation, offence.id)], "it", day, "an office", DAY, "a source")[1]
        loaded = laid_over(book, [overlay])
        assert loaded.book is not None, loaded.problems
        now = loaded.book.offences[(offence.nation, offence.id)]
        version = next(v for v in now.versions if v.in_force.from_ == day)
        assert version.reconstructed == was.reconstructed and version.in_force.by == "confirmation of an office"
        assert version.in_force.to == (min(later) - dt.timedelta(days=1) if later else None)
