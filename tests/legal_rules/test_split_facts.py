"""Local, exact and bulk on the facts that were split: umbrellas, what is within or beside another, what was meant,
threatened or believed, what others in a picture show, and what is presumed. SQL is held against bulk on the same facts in
`tests/assessor/test_sql.py`, whose tables have a column for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import numpy as np
import pytest

from legal_rules.assessment import NO, OPEN, YES, Answers, assess, contradictions, made_out_of, outcome_of
from legal_rules.facts import OTHERS
from legal_rules.formula import WORLDS
from legal_rules.readings.explain import evaluate
from legal_rules.rulebook import RuleBook
from legal_rules.slices import Slice, law_on
from legal_rules.tables.bulk import Codes, Population, exact, local, values_of
from tests.conftest import FULL
from tests.legal_rules.test_bulk import local_mask, spelled_out

DAY = dt.date(2026, 3, 1)
ROWS, DECIDED, CLOSELY = (5_000, 400, 12) if FULL else (400, 24, 4)
NATIONS = ("england-wales", "scotland", "northern-ireland")
Is = Callable[[str, RuleBook], bool]
CONSTRUCTS: Mapping[str, Is] = {
    "umbrella": lambda fact, book: bool(book.vocabulary.knows(fact) and book.vocabulary.spec(fact).umbrella),
    "within": lambda fact, book: bool(book.vocabulary.knows(fact) and book.vocabulary.spec(fact).within),
    "beside": lambda fact, book: bool(book.vocabulary.knows(fact) and book.vocabulary.spec(fact).beside),
    "each": lambda fact, book: book.vocabulary.knows(fact) and book.vocabulary.spec(fact).each,
    "others": lambda fact, book: fact.startswith(OTHERS),
    "presumed": lambda fact, book: fact in book.vocabulary.presumed,
    **{world: lambda fact, book, world=world: fact.startswith(f"{world}.") for world in WORLDS},
}


def sparse(law: Slice, size: int, seed: int) -> dict[str, Codes]:
    """Columns in which each row knows few facts, those that only constraints read among them, so that many rows are
    consistent; facts of a construct are drawn more often."""
    rng = np.random.default_rng(seed)
    share = rng.uniform(0.01, 0.1, size)
    columns = {}
    for fact in sorted({*law.program.by_fact, *law.unread}):
        often = 3.0 if any(is_(fact, law.book) for is_ in CONSTRUCTS.values()) else 1.0
        values = rng.integers(1, len(values_of(law.book.vocabulary, fact)) + 1, size, np.uint8)
        columns[fact] = np.where(rng.random(size) < share * often, values, 0).astype(np.uint8)
    columns["act.kind"] = rng.integers(1, len(values_of(law.book.vocabulary, "act.kind")) + 1, size, np.uint8)
    return columns


def drawn(law: Slice, patterns: list[dict[str, str]]) -> dict[str, int]:
    """In how many patterns each construct stands."""
    return {name: sum(any(is_(f, law.book) for f in one) for one in patterns) for name, is_ in CONSTRUCTS.items()}


@pytest.mark.parametrize("nation", NATIONS)
def test_bulk_is_explain_and_decide_on_the_facts_that_were_split(book: RuleBook, nation: str) -> None:
    """Every construct stands in many rows; local bulk is explain; a row is bad exactly where its answers contradict each
    other; on the others exact bulk is decide, and what is definite by Kleene is so exactly."""
    law = law_on(book, nation, DAY)
    columns = sparse(law, ROWS, 18)
    patterns = list(spelled_out(law, columns))
    population = Population(law, columns, ROWS)
    mine, sure = local(population, law.rules), exact(population, law.rules)
    bad = sure.contradictory
    consistent = [place for place in range(ROWS) if not bad[place]]
    counted = drawn(law, [patterns[place] for place in consistent])
    there = drawn(law, [dict.fromkeys(columns, "")])
    assert all(counted[name] >= 5 for name, is_there in there.items() if is_there), counted
    masks, exact_masks = (np.stack([found.masks(n) for n in range(len(law.rules))]) for found in (mine, sure))
    for place, pattern in enumerate(patterns):
        values = evaluate(law.program, pattern)
        assert masks[:, place].tolist() == [local_mask(rule, values) for rule in law.rules]
        assert bool(contradictions(law, pattern)) == bool(bad[place])
    for place in consistent:
        for one, other in zip(masks[:, place].tolist(), exact_masks[:, place].tolist(), strict=True):
            assert other & ~one == 0, "exact goes beyond local"
            assert made_out_of(one) == OPEN or made_out_of(one) == made_out_of(other)
            assert outcome_of(one) not in ("met", "not-met") or outcome_of(one) == outcome_of(other)
    place_of = {rule.offence.id: number for number, rule in enumerate(law.rules)}
    for place in consistent[:DECIDED]:
        for finding in assess(law, Answers(patterns[place])):
            if finding.rule.offence.role == "core":
                assert finding.mask == exact_masks[place_of[finding.rule.offence.id], place]


@pytest.mark.parametrize("nation", NATIONS)
def test_an_umbrella_left_out_takes_nothing_from_the_rest(book: RuleBook, nation: str) -> None:
    """Where nobody answers it, an umbrella changes no outcome; a yes to one can only settle, never unsettle."""
    law = law_on(book, nation, DAY)
    patterns = [one for one in spelled_out(law, sparse(law, ROWS, 19)) if not contradictions(law, one)]
    umbrellas = [spec.id for spec in book.vocabulary.facts.values() if spec.umbrella and spec.id in law.space.values]
    tried = 0
    for pattern in patterns[:CLOSELY]:
        bare = {fact: value for fact, value in pattern.items() if fact not in umbrellas}
        before = {f.rule.offence.id: f for f in assess(law, Answers(bare))}
        for umbrella in umbrellas:
            more = {**bare, umbrella: "yes"}
            if not contradictions(law, more):
                tried += 1
                for finding in assess(law, Answers(more)):
                    old = before[finding.rule.offence.id]
                    assert finding.values[finding.rule.e] == old.values[finding.rule.e], "local reads no umbrella"
                    assert finding.mask & ~old.mask == 0
                    assert old.made_out not in (YES, NO) or finding.made_out == old.made_out
    assert tried >= CLOSELY
