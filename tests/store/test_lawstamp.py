"""The law a case was saved under: kept with it, read back, and held against what is confirmed now."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from assessor.case.model import Case
from assessor.files.confirmations import confirmation
from assessor.store import StoreProblem
from assessor.store.lawstamp import Under, book_under, law_changes, law_stamp, read_stamp, under
from assessor.store.store import Store
from assessor.store.types import Saved
from legal_rules.rulebook import RuleBook, laid_over

NATION, ID, DAY = "england-wales", "soa2003-66AE", dt.date(2026, 9, 1)


def confirmed(book: RuleBook, day: dt.date = DAY) -> RuleBook:
    """The law with the start of one offence confirmed."""
    overlay = confirmation([(NATION, ID)], ID, day, "head of legal", day, "an instrument")[1]
    found = laid_over(book, [overlay]).book
    assert found is not None
    return found


def test_a_stamp_reads_back_and_gives_the_law_again(book: RuleBook) -> None:
    """The rule base alone is stamped as before; a confirmation by nation, id and day; a stamp that is no stamp is harmless."""
    law = confirmed(book)
    assert law_stamp(None) == "" and law_stamp(book) == book.stamp.version
    assert law_stamp(law) == f"{book.stamp.version}; {NATION} {ID} from 2026-09-01"
    assert read_stamp(law_stamp(law)) == under(law) == Under(book.stamp.version, {(NATION, ID): DAY})
    assert under(book_under(book, law_stamp(law))) == under(law)
    assert read_stamp("x; nothing; a b from c").confirmed == {}
    assert book_under(book, f"1; {NATION} soa2003-66B-1 from 2026-09-01") is book


def test_what_was_confirmed_since_is_a_change_to_look_at(book: RuleBook, worked: Case) -> None:
    """Confirmed, taken back, another day: each is said with its days; in another nation's case it is no change."""
    law, later = confirmed(book), confirmed(book, dt.date(2026, 10, 1))
    said = [
        str(change)
        for was, now in ((book, law), (law, book), (law, later), (law, law))
        for change in law_changes(worked, law_stamp(was), now)
    ]
    assert [line.partition(": ")[2] for line in said] == [
        "its start was confirmed since: in force from 1 September 2026.",
        "its start, 1 September 2026, was confirmed then and is no longer.",
        "it was confirmed from 1 September 2026 then, and is from 1 October 2026 now.",
    ]
    scottish = replace(worked, nation="scotland", acts=tuple(replace(act, nation=()) for act in worked.acts))
    assert law_changes(scottish, law_stamp(book), law) == ()


def test_a_stored_case_shows_the_change_until_it_is_saved(store: Store, book: RuleBook, worked: Case) -> None:
    """Nothing is written by looking; saved under the law as confirmed, there is nothing more to look at."""
    law = confirmed(book)
    new = store.new(worked, book)
    assert isinstance(new, Saved)
    for _ in range(2):
        found = store.load(new.id, law)
        assert not isinstance(found, StoreProblem)
        assert [change.kind for change in found.changes] == ["confirmed"]
        assert found.rulebook == book.stamp.version
    assert isinstance(store.save_case(new.id, found.case, found.version, book=law, kind="reread"), Saved)
    again = store.load(new.id, law)
    assert not isinstance(again, StoreProblem) and again.changes == ()
