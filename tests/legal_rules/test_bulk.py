"""The bulk reading beside explain and decide, on small random rule books and on the law as it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_rules.assessment import Answers, assess, contradictions, outcome_of
from legal_rules.program import FALSE, TRUE
from legal_rules.readings.explain import Values, evaluate
from legal_rules.rulebook import RuleBook
from legal_rules.slices import Rule, Slice, law_on
from legal_rules.tables.bulk import OUTCOMES, Codes, Population, codes_of, exact, local, values_of
from tests.conftest import FULL
from tests.evidence import record
from tests.legal_rules.small_books import PATTERNS, VALUES, books, brute_mask, completions, law_of

PATTERNS_TRIED, DECIDED_EVERY = (1_000_000, 50) if FULL else (300, 1)


def packed(law: Slice, patterns: list[dict[str, str]]) -> Population:
    vocabulary = law.book.vocabulary
    facts = {fact for pattern in patterns for fact in pattern}
    columns = {fact: codes_of(vocabulary, fact, (pattern.get(fact) for pattern in patterns)) for fact in facts}
    return Population(law, columns, len(patterns))


def local_mask(rule: Rule, values: Values) -> int:
    """What can still be so by Kleene's values alone, from the table of `semantics.md` section 4."""
    e, x = values[rule.e], values[rule.x]
    not_e, e_not_x, e_x = e != TRUE, e != FALSE and x != TRUE, e != FALSE and x != FALSE
    return not_e + 2 * e_not_x + 4 * e_x


def random_columns(law: Slice, size: int, seed: int) -> dict[str, Codes]:
    rng = np.random.default_rng(seed)
    vocabulary = law.book.vocabulary
    return {fact: rng.integers(0, len(values_of(vocabulary, fact)) + 1, size, np.uint8) for fact in law.program.by_fact}


@given(books(), st.lists(PATTERNS, min_size=1, max_size=130))
def test_local_is_explain_on_every_pattern(book: RuleBook, patterns: list[dict[str, str]]) -> None:
    """However many patterns stand in a word, each is read as explain reads it alone."""
    law = law_of(book)
    found = local(packed(law, patterns), law.rules)
    for number, rule in enumerate(law.rules):
        want = [local_mask(rule, evaluate(law.program, pattern)) for pattern in patterns]
        assert found.masks(number).tolist() == want
        assert [OUTCOMES[code] for code in found.outcomes(number)] == [outcome_of(mask) for mask in want]


@given(books(), st.lists(PATTERNS, min_size=1, max_size=70))
def test_exact_is_every_completion(book: RuleBook, patterns: list[dict[str, str]]) -> None:
    """Folding the diagram gives what counting all completions gives, and finds the rows that contradict themselves."""
    law = law_of(book)
    found = exact(packed(law, patterns), law.rules)
    for place, pattern in enumerate(patterns):
        possible = any(True for _ in completions(book, pattern))
        assert bool(found.contradictory[place]) is not possible
        if possible:
            for number, rule in enumerate(law.rules):
                assert found.masks(number)[place] == brute_mask(book, rule.offence, pattern)


@pytest.mark.timeout(3600 if FULL else 300)
@pytest.mark.parametrize("nation", ["england-wales", "scotland", "northern-ireland"])
def test_the_law_as_it_is_reads_the_same_in_bulk(book: RuleBook, nation: str) -> None:
    """Random patterns against every offence of a nation: bulk is explain on each, and exact bulk is decide."""
    law = law_on(book, nation, dt.date(2026, 3, 1))
    columns = random_columns(law, PATTERNS_TRIED, 7)
    population = Population(law, columns, PATTERNS_TRIED)
    mine, sure = local(population, law.rules), exact(population, law.rules)
    masks, exact_masks = (np.stack([found.masks(n) for n in range(len(law.rules))]) for found in (mine, sure))
    for place, pattern in enumerate(spelled_out(law, columns)):
        values = evaluate(law.program, pattern)
        assert masks[:, place].tolist() == [local_mask(rule, values) for rule in law.rules]
        if place % DECIDED_EVERY == 0:
            assert bool(contradictions(law, pattern)) == bool(sure.contradictory[place])
            if not sure.contradictory[place]:
                reach = [law.diagram(rule).reach(pattern) for rule in law.rules]
                assert exact_masks[:, place].tolist() == reach
    record(f"patterns on which bulk is explain, {nation}", PATTERNS_TRIED)


def spelled_out(law: Slice, columns: dict[str, Codes]) -> Iterator[dict[str, str]]:
    """The patterns of some columns one by one."""
    words = {fact: ("", *values_of(law.book.vocabulary, fact)) for fact in columns}
    coded = np.stack(list(columns.values()), axis=1)
    for start in range(0, len(coded), 10_000):
        for row in coded[start : start + 10_000].tolist():
            yield {fact: words[fact][code] for fact, code in zip(columns, row, strict=True) if code}


@pytest.mark.parametrize("nation", ["england-wales", "scotland", "northern-ireland"])
def test_exact_never_contradicts_a_definite_local_answer(book: RuleBook, nation: str) -> None:
    """On consistent rows what exact can still reach is part of what local could."""
    law = law_on(book, nation, dt.date(2026, 3, 1))
    size = 1_000_000 if FULL else 50_000
    population = Population(law, random_columns(law, size, 11), size)
    mine, sure = local(population, law.rules), exact(population, law.rules)
    assert not sure.contradictory.all()
    assert sure.possible is not None
    beyond = mine.planes & ~sure.planes & sure.possible
    assert not beyond.any()


def test_what_an_overlay_settles_is_so_in_every_row(book: RuleBook) -> None:
    """A point of law that an overlay answers is read alike in bulk and in an assessment."""
    from dataclasses import replace

    settled = replace(book, settled_law={"law.sent-only-to-b": "yes"})
    law = law_on(settled, "england-wales", dt.date(2026, 3, 1))
    pattern = {"act.kind": "share", "share.reach": "only-the-person-shown"}
    found = exact(packed(law, [pattern]), law.rules)
    want = {finding.rule.offence.id: finding.mask for finding in assess(law, Answers(pattern))}
    for number, rule in enumerate(law.rules):
        if rule.offence.id in want:
            assert found.masks(number)[0] == want[rule.offence.id]


def test_columns_of_another_length_are_refused(book: RuleBook) -> None:
    """A column that is too short is an error and names itself."""
    law = law_on(book, "scotland", dt.date(2026, 3, 1))
    with pytest.raises(ValueError, match=r"act\.completed"):
        Population(law, {"act.completed": np.zeros(3, np.uint8)}, 4)


def test_small_books_have_the_values_the_codes_use(book: RuleBook) -> None:
    """A word that is no value of the fact is no information."""
    codes = codes_of(book.vocabulary, "act.completed", ["yes", "no", "unknown", None, "perhaps"])
    assert codes.tolist() == [1, 2, 0, 0, 0]
    assert set(VALUES) >= {"f1", "c1"}
