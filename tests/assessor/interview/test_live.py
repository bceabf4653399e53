"""How an act stands while it is asked about: what fits first, and what each answer would gain, lose and rule out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assessor.case.edit import add_act, new_case, put
from assessor.case.model import Answer, Case, Person
from assessor.dates.when import When
from assessor.interview.live import Standing, effects, standings
from assessor.interview.question import question_about
from legal_rules.rulebook import RuleBook

BASIC = "soa2003-66B-1"


@pytest.fixture
def shared() -> Case:
    """An adult's intimate picture shared without agreement, as far as it is said."""
    case = replace(new_case("england-wales"), as_at=dt.date(2026, 11, 22))
    case = replace(case, people={"A": Person("responsible", "adult"), "B": Person("supported", "adult")})
    case = add_act(case, "share", When(day=dt.date(2024, 2, 3)))
    for fact, value in (("image.age-then", "adult"), ("image.origin", "camera"), ("shows.breasts", "yes")):
        case = put(case, "share-1", fact, "picture-1", Answer(value))
    return put(case, "share-1", "belief.reasonable", "share-1", Answer("no"))


def test_what_fits_stands_first_and_what_is_ruled_out_nowhere(shared: Case, book: RuleBook) -> None:
    """With agreement open, denied and given."""
    order = ["met", "met-unless", "open", "excluded"]
    for value, outcome in (("unknown", "open"), ("no", "met-unless"), ("yes", None)):
        rows = standings(put(shared, "share-1", "consent.sharing", "share-1", Answer(value)), book, "share-1")
        places = [order.index(row.outcome) for row in rows]
        assert places == sorted(places) and len(set(rows)) == len(rows)
        found = [row for row in rows if row.offence == BASIC]
        assert [row.outcome for row in found] == ([outcome] if outcome else []), value
        assert all(row.fits is (row.outcome in ("met", "met-unless")) for row in found)


def test_what_is_not_in_force_fits_nothing() -> None:
    """Whatever its outcome."""
    assert Standing("x", "s", "met", "in-force").fits and Standing("x", "s", "met-unless", "in-force").fits
    assert not Standing("x", "s", "met", "not-confirmed").fits and not Standing("x", "s", "open", "in-force").fits


def test_each_answer_says_what_it_would_change(shared: Case, book: RuleBook) -> None:
    """No agreement: gained; agreement: ruled out; taken back: lost; against what is known: a contradiction."""
    asked = question_about(shared, book, "share-1", "consent.sharing")
    cited = next(row.cited for row in standings(shared, book, "share-1") if row.offence == BASIC)
    yes, no = effects(shared, book, asked)
    assert (yes.value, no.value) == ("yes", "no")
    assert cited in no.gained and cited not in no.lost + no.ruled_out and not no.contradicts
    assert cited in yes.ruled_out and cited not in yes.gained + yes.lost and not yes.contradicts
    known = put(shared, "share-1", "consent.sharing", "share-1", Answer("no"))
    back, same = effects(known, book, asked)
    assert cited in back.lost and cited not in back.gained + back.ruled_out
    assert not (same.gained or same.lost or same.ruled_out)
    held = put(known, "share-1", "belief.held", "share-1", Answer("no"))
    believed = question_about(held, book, "share-1", "belief.reasonable")
    assert [effect.contradicts for effect in effects(held, book, believed)] == [True, False]
