"""The public cases: what a source says is committed is found; what it rules out is never reported as fitting."""

from __future__ import annotations

import pytest

from legal_rules.rulebook import RuleBook, load
from tests.corpus.cases import FITS, Run, agrees, assessed, entries, exceptions, findings, later, runs, stated_facts

_LOADED = load()
assert _LOADED.book is not None, "\n".join(map(str, _LOADED.problems))
BOOK: RuleBook = _LOADED.book
RUNS = list(runs(BOOK))


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_what_the_source_says_is_committed_fits(run: Run) -> None:
    """Every offence the source says is made out is met, met-unless, or open only on what the narrative leaves unsaid."""
    result = assessed(run, BOOK)
    listed = exceptions().get(run.id, {}).get("offences", [])
    for row in run.entry["expected"]["made_out"]:
        known = (run.entry["case"]["nation"], row["offence"]) in BOOK.offences
        if row["offence"] in listed or not known:
            continue
        found = findings(result, row["offence"], row["act"])
        assert any(agrees(finding, stated_facts(run.entry)) for finding in found), [
            (f["outcome"], f["law"], f["failing"], [e["id"] for e in f["elements"] if e["result"] != "met"])
            for f in found
        ]


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_what_the_source_rules_out_never_fits(run: Run) -> None:
    """No offence the source rules out is met or met-unless and in force."""
    result = assessed(run, BOOK)
    listed = exceptions().get(run.id, {}).get("offences", [])
    for row in run.entry["expected"]["not_made_out"]:
        for finding in findings(result, row["offence"], row["act"]):
            fits = finding["outcome"] in FITS and finding["law"] == "in-force"
            assert not fits or row["offence"] in listed, (row, finding["outcome"])


def test_every_expected_offence_is_held_or_listed() -> None:
    """Every offence a case names is in the rule base, or is listed as one to come; none listed is already there."""
    unknown = {
        row["offence"]
        for entry in entries()
        for row in (*entry["expected"]["made_out"], *entry["expected"]["not_made_out"])
        if (entry["case"]["nation"], row["offence"]) not in BOOK.offences
    }
    assert unknown == later()


def test_every_exception_is_still_one() -> None:
    """An exception that no case needs any more is taken off the list."""
    assert set(exceptions()) <= {entry["id"] for entry in entries()}
    assert all(row["reason"] for row in exceptions().values())
