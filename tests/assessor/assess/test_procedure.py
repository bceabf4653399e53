"""Penalty and time limit are given for law on the days of an act, and never for a text that was not read."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assessor.assess.procedure import Terms, dated, effects, terms
from assessor.assess.records import Effects
from legal_rules.penalties import shipped
from legal_rules.periods import Stretch
from legal_rules.rulebook import RuleBook
from legal_rules.slices import IN_FORCE, NOT_YET, UNCONFIRMED, Status
from legal_rules.timelimits import time_limit
from tests.assessor.assess.test_headline import CORE

DAY, LATER, AS_AT = dt.date(2024, 2, 3), dt.date(2024, 5, 6), dt.date(2026, 11, 22)


def some_terms(book: RuleBook) -> Terms:
    """Of a shipped version that has a penalty and a time limit that ends."""
    found = (
        terms(version)
        for offence in book.offences.values()
        for version in offence.versions
        if not version.reconstructed
    )
    return next(t for t in found if t.penalty and t.time_limit and shipped().time_limits[t.time_limit].clocks)


@pytest.mark.parametrize(
    ("law", "penalty", "limit"), [(IN_FORCE, True, True), (UNCONFIRMED, True, False), (NOT_YET, False, False)]
)
def test_what_was_not_law_has_neither_and_what_is_not_confirmed_no_time_limit(
    law: Status, penalty: bool, limit: bool, book: RuleBook
) -> None:
    """And an offence without terms has none."""
    found = dated(replace(CORE, law=law), some_terms(book), Stretch(DAY, DAY), AS_AT)
    assert (found.penalty is not None, found.time_limit is not None) == (penalty, limit)
    bare = dated(replace(CORE, law=law), Terms(), Stretch(DAY, DAY), AS_AT)
    assert bare.penalty is None and bare.time_limit is None


def test_a_time_limit_runs_from_the_days_of_the_act(book: RuleBook) -> None:
    """From the last day of what lasted; from any day of a range; without a beginning, from no first day."""
    limit = some_terms(book).time_limit

    def of(stretch: Stretch) -> object:
        return dated(CORE, some_terms(book), stretch, AS_AT).time_limit

    def expected(first: dt.date | None) -> object:
        return time_limit(limit, first, LATER, offence=CORE.offence, as_at=AS_AT)

    assert of(Stretch(DAY, LATER)) == expected(DAY) and of(Stretch(DAY, LATER, lasting=True)) == expected(LATER)
    assert of(Stretch(DAY, LATER, open_start=True)) == expected(None)
    assert len({str(expected(first)) for first in (DAY, LATER, None)}) == 3


def test_a_reconstructed_text_gives_no_terms_and_no_protections(book: RuleBook) -> None:
    """What was read gives its own."""
    version = next(
        v for o in book.offences.values() for v in o.versions if v.anonymity and v.penalty and not v.reconstructed
    )
    assert terms(version) == Terms(version.penalty, version.time_limit)
    assert effects(version).anonymity == version.anonymity and effects(version).notification == version.notification
    guessed = replace(version, reconstructed=True)
    assert terms(guessed) == Terms() and effects(guessed) == Effects()
