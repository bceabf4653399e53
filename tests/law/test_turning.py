"""The law as hard as code: every element and exclusion has a case that turns on it, and every literal of every rule,
flipped, dropped or loosened, is noticed by one of those cases or is proved to make no difference."""

from __future__ import annotations

import pytest

from legal_rules.assessment import Answers, assess
from legal_rules.responsibility import DOER
from legal_rules.rulebook import RuleBook, load
from legal_rules.slices import law_on
from tests.conftest import FULL
from tests.evidence import record
from tests.law.mutants import mutants
from tests.law.turning import AS_AT, HERE, Json, cube, lone_failures, made_out, outcome, versions, whole, within
from tests.plain import read

_LOADED = load()
assert _LOADED.book is not None
BOOK: RuleBook = _LOADED.book
ENTRIES: list[tuple[str, Json]] = [
    (nation, entry) for nation in BOOK.nations for entry in read(HERE / f"{nation}.yaml")["entries"]
]
IDS = [f"{nation}/{entry['offence']}@{entry['on']}" for nation, entry in ENTRIES]


def test_every_version_of_every_offence_has_its_cases() -> None:
    """No version is without cases that turn, and no case is of a version that is not there."""
    held = {(nation, rule.offence.id, day) for nation in BOOK.nations for rule, _, _, day in versions(BOOK, nation)}
    assert held == {(nation, entry["offence"], entry["on"]) for nation, entry in ENTRIES}


@pytest.mark.parametrize(("nation", "entry"), ENTRIES, ids=IDS)
def test_the_cases_turn_as_written(nation: str, entry: Json) -> None:
    """The base makes the offence out; each change has the outcome written beside it, in the whole assessment too."""
    law = law_on(BOOK, nation, entry["on"], AS_AT)
    rule = law.by_id[entry["offence"]]
    assert outcome(law, rule, whole(entry, law, rule)) == "met"
    for row in [{"change": {}, "outcome": "met"}, *entry["turns"]]:
        pattern = whole(entry, law, rule, row["change"])
        assert outcome(law, rule, pattern) == row["outcome"], row
        found = assess(law, Answers(pattern, frozenset(pattern)), {entry["offence"]})[0]
        assert found.outcome == row["outcome"], row


LATEST = {(nation, entry["offence"]): entry["on"] for nation, entry in sorted(ENTRIES, key=lambda row: row[1]["on"])}
"""The last day on which an offence begins to read otherwise."""
MUTATED = [(nation, entry) for nation, entry in ENTRIES if FULL or entry["on"] == LATEST[(nation, entry["offence"])]]


@pytest.mark.parametrize(
    ("nation", "entry"), MUTATED, ids=[f"{nation}/{entry['offence']}@{entry['on']}" for nation, entry in MUTATED]
)
def test_every_mutant_is_killed_or_proved_the_same(nation: str, entry: Json) -> None:
    """A literal that no case notices is listed, and the exact reading proves that it makes no difference. The latest
    reading of each offence; every reading in a full run."""
    law = law_on(BOOK, nation, entry["on"], AS_AT)
    rule = law.by_id[entry["offence"]]
    law.space.tidy()
    original, c = made_out(law, rule), law.functions(rule).c
    cubes = [cube(law.space, whole(entry, law, rule, row["change"])) for row in [{"change": {}}, *entry["turns"]]]
    alive = []
    for mutant in mutants(rule):
        law.space.tidy()
        changed = c & law.space.build(mutant.elements) & ~law.space.build(mutant.exclusions)
        differs = (original & ~changed) | (changed & ~original)
        if not differs.satisfiable():
            assert mutant.says in entry.get("equivalent", []), mutant.says
        elif not within(differs, cubes):
            alive.append(mutant.says)
    assert not alive


@pytest.mark.parametrize(("nation", "entry"), ENTRIES, ids=IDS)
def test_each_element_and_exclusion_has_a_case_that_turns_on_it(nation: str, entry: Json) -> None:
    """For every element some case fails by it alone, and for every exclusion some case is excluded by it alone, unless
    the exact reading shows that there is no such case (it is then implied by the rest, or can never stand alone).

    The age of responsibility, which every offence has alike, is tried on the base of each."""
    law = law_on(BOOK, nation, entry["on"], AS_AT)
    rule = law.by_id[entry["offence"]]
    too_young = whole(entry, law, rule, {DOER: "yes"})
    assert outcome(law, rule, too_young) == "excluded"
    patterns = [too_young, *(whole(entry, law, rule, row["change"]) for row in entry["turns"])]
    cubes = [cube(law.space, pattern) for pattern in patterns]
    lacking = [name for name, alone, _ in lone_failures(law, rule) if alone.satisfiable() and not within(alone, cubes)]
    assert not lacking


def test_the_count_of_mutants_is_recorded() -> None:
    """How many mutants there are, and how many are proved the same."""
    total = sum(len(list(mutants(rule))) for nation in BOOK.nations for rule, _, _, _ in versions(BOOK, nation))
    same = sum(len(entry.get("equivalent", [])) for _, entry in ENTRIES)
    record("mutants of the rules", {"all": total, "proved the same": same, "killed": total - same})
    assert total > 500
    assert same < total / 10
