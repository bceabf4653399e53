"""The public cases: what a source says is committed is found; what it rules out is never reported as fitting."""

from __future__ import annotations

from collections import Counter

import pytest

from legal_rules.rulebook import RuleBook, load
from tests.corpus.cases import (
    Run,
    assessed,
    entries,
    exceptions,
    findings,
    fitting,
    later,
    made_out,
    runs,
    same_reason,
    stated_facts,
    wrongly_fits,
)

_LOADED = load()
assert _LOADED.book is not None, "\n".join(map(str, _LOADED.problems))
BOOK: RuleBook = _LOADED.book
RUNS = list(runs(BOOK))


def _listed(run: Run) -> list[str]:
    offences: list[str] = exceptions().get(run.id, {}).get("offences", [])
    return offences


@pytest.mark.parametrize("run", RUNS, ids=str, scope="module")
def test_what_the_source_says_is_committed_fits(run: Run) -> None:
    """Every offence the source says is made out is met, met-unless, or open only on what the narrative leaves unsaid."""
    result = assessed(run, BOOK)
    for row in run.entry["expected"]["made_out"]:
        known = (run.entry["case"]["nation"], row["offence"]) in BOOK.offences
        if row["offence"] in _listed(run) or not known:
            continue
        found = findings(result, row["offence"], row["act"])
        assert made_out(result, lambda: assessed(run, BOOK, True), row, stated_facts(run.entry)), [
            (f["outcome"], f["law"], f["failing"], [e["id"] for e in f["elements"] if e["result"] != "met"])
            for f in found
        ]


@pytest.mark.parametrize("run", RUNS, ids=str, scope="module")
def test_what_the_source_rules_out_never_fits(run: Run) -> None:
    """No offence the source rules out fits the law of the day, unless only the exclusion it relied on is left open."""
    result = assessed(run, BOOK)
    for row in run.entry["expected"]["not_made_out"]:
        if row["offence"] in _listed(run):
            continue
        for finding in findings(result, row["offence"], row["act"]):
            assert not wrongly_fits(finding, row), (row, finding["outcome"])


@pytest.mark.parametrize("run", RUNS, ids=str, scope="module")
def test_what_is_ruled_out_fails_for_the_reason_the_source_gives(run: Run) -> None:
    """Not made out is not enough: the day, the element or the exclusion is the one that the source relied on."""
    result = assessed(run, BOOK)
    for row in run.entry["expected"]["not_made_out"]:
        found = findings(result, row["offence"], row["act"])
        if "nation" in row:
            assert not found, "the law of one nation never fires on another's acts"
            continue
        assert found
        assert all(same_reason(finding, row["because"]) for finding in found), (row, [f["failing"] for f in found])


@pytest.mark.parametrize("run", RUNS, ids=str, scope="module")
def test_nothing_else_fits_that_nobody_looked_at(run: Run) -> None:
    """A core offence reported as fitting is one the source names, or one listed beside the case with the reason."""
    expected = run.entry["expected"]
    named = {(row["offence"], row["act"]) for key in ("made_out", "also") for row in expected.get(key, [])}
    extra = {pair for pair in fitting(assessed(run, BOOK)) - named if pair[0] not in _listed(run)}
    assert not extra


@pytest.mark.parametrize("run", [run for run in RUNS if run.entry["expected"].get("attempts")], ids=str, scope="module")
def test_an_attempt_is_not_reported_as_the_whole_offence(run: Run) -> None:
    """Where the source says only an attempt was made, the full offence is not met by that act."""
    result = assessed(run, BOOK)
    for row in run.entry["expected"]["attempts"]:
        for finding in findings(result, row["offence"], row["act"]):
            assert finding["outcome"] == "not-met"
            assert "completed" in finding["failing"]


def test_every_case_of_the_collection_is_here() -> None:
    """62 cases of England and Wales, 17 of Scotland and 15 of Northern Ireland, each with its own id."""
    assert len({entry["id"] for entry in entries()}) == 94
    assert Counter(entry["case"]["nation"] for entry in entries()) == {
        "england-wales": 62,
        "scotland": 17,
        "northern-ireland": 15,
    }


def test_every_case_says_what_is_expected() -> None:
    """A case names something committed, something not committed, or law the references do not hold; each with a word why."""
    for entry in entries():
        expected = entry["expected"]
        rows = [row for key in ("made_out", "not_made_out", "attempts", "also") for row in expected.get(key, [])]
        assert rows or expected.get("law_not_in_the_references"), entry["id"]
        assert all(row.get("note") or row.get("why") for row in rows), entry["id"]
        acts = {act["id"] for act in entry["case"]["acts"]}
        assert {row["act"] for row in rows} <= acts, entry["id"]


def test_law_not_in_the_references_is_listed_and_counted() -> None:
    """Eight cases turn, wholly or in part, on law of which no text was at hand; no rule was written from memory for it."""
    listed = {
        entry["id"]: row["provision"]
        for entry in entries()
        for row in entry["expected"].get("law_not_in_the_references", [])
    }
    assert Counter(listed.values()) == {
        "outraging public decency (common law)": 3,
        "breach of the peace (Scots common law)": 1,
        "Sexual Offences (Scotland) Act 2009 s.5": 1,
        "attempt (Criminal Attempts and Conspiracy (NI) Order 1983)": 2,
        "attempted sexual communication with a child (2008 Order art.22A; Criminal Attempts and Conspiracy (NI) Order "
        "1983 art.3(1))": 1,
    }


def test_every_expected_offence_is_held_or_listed() -> None:
    """Every offence a case names is in the rule base, or is listed as one to come; none listed is already there."""
    unknown = {
        row["offence"]
        for entry in entries()
        for row in (*entry["expected"]["made_out"], *entry["expected"]["not_made_out"])
        if (row.get("nation", entry["case"]["nation"]), row["offence"]) not in BOOK.offences
    }
    assert unknown == later()


def test_every_exception_is_still_one() -> None:
    """Every exception names a case of the collection and gives its reason."""
    assert set(exceptions()) <= {entry["id"] for entry in entries()}
    assert all(row["reason"] for row in exceptions().values())
