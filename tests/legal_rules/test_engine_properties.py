"""The engine against every completion, counted one by one, on small random rule books."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import assume, given
from hypothesis import strategies as st

from legal_rules.assessment import (
    NO,
    NOT_MET,
    OPEN,
    Answers,
    Finding,
    assess,
    contradictions,
    made_out_of,
    outcome_of,
)
from legal_rules.formula import All, Any_, Fact, Formula
from legal_rules.law import Element, Exclusion, OffenceVersion
from legal_rules.program import FALSE, TRUE, UNKNOWN
from legal_rules.questions import next_question, wanted
from legal_rules.readings.answer_sets import completes, ends
from legal_rules.readings.likelihood import gains
from legal_rules.rulebook import RuleBook
from tests.legal_rules.small_books import (
    PATTERNS,
    POINT,
    VALUES,
    YN,
    book_of,
    books,
    brute_mask,
    completions,
    holds,
    law_of,
)

Pattern = dict[str, str]


def findings(book: RuleBook, pattern: Pattern) -> tuple[Finding, ...]:
    return assess(law_of(book), Answers(pattern, frozenset(pattern)))


@given(books(), PATTERNS)
def test_exact_is_brute_force(book: RuleBook, pattern: Pattern) -> None:
    """Outcome and made_out are those of all completions, counted one by one."""
    assume(any(completions(book, pattern)))
    for finding in findings(book, pattern):
        mask = brute_mask(book, finding.rule.offence, pattern)
        assert finding.outcome == outcome_of(mask)
        assert finding.made_out == made_out_of(mask)


@given(books(), PATTERNS)
def test_local_never_contradicts_exact(book: RuleBook, pattern: Pattern) -> None:
    """A definite local value of any part is what every completion gives it."""
    every = list(completions(book, pattern))
    assume(every)
    for finding in findings(book, pattern):
        for _, tree in finding.rule.elements:
            value = finding.values[tree.node]
            truths = {holds(tree.formula, facts) for facts in every}
            assert value == UNKNOWN or truths == {value == TRUE}
        if finding.values[finding.rule.e] == FALSE:
            assert finding.made_out == NO and finding.outcome == NOT_MET


@given(books(), PATTERNS)
def test_contradictions_are_found_and_smallest(book: RuleBook, pattern: Pattern) -> None:
    """Answers contradict exactly when no completion is left, and no smaller set of them would."""
    assume(any(completions(book, {})))
    found = contradictions(law_of(book), pattern)
    assert bool(found) == (not any(completions(book, pattern)))
    if found:
        assert not any(completions(book, dict(found)))
        for size in range(len(found)):
            for fewer in combinations(pattern.items(), size):
                assert any(completions(book, dict(fewer)))


@given(books(), PATTERNS, st.sampled_from(sorted(VALUES)), st.data())
def test_adding_knowledge_never_unsettles(book: RuleBook, pattern: Pattern, fact: str, data: st.DataObject) -> None:
    """An offence that is made out, or surely not, stays so whatever else becomes known."""
    assume(fact not in pattern)
    more = {**pattern, fact: data.draw(st.sampled_from(VALUES[fact]))}
    assume(any(completions(book, more)))
    for before, after in zip(findings(book, pattern), findings(book, more), strict=True):
        if before.made_out != OPEN:
            assert after.made_out == before.made_out


@given(books(), PATTERNS, st.sampled_from(("unknown", "disputed", "declined")))
def test_no_information_is_no_information(book: RuleBook, pattern: Pattern, state: str) -> None:
    """However a fact was left open, the outcome is that of a fact that was never asked."""
    missing = frozenset(VALUES) - set(pattern)
    disputed = dict.fromkeys(missing, "") if state == "disputed" else {}
    plain = findings(book, pattern)
    asked = assess(law_of(book), Answers(pattern, frozenset(VALUES), disputed))
    assert [f.mask for f in plain] == [f.mask for f in asked]


def _askable(fact: str) -> bool:
    return fact != POINT


def _minimal_sets(
    book: RuleBook, finding: Finding, pattern: Pattern, good: frozenset[int]
) -> set[frozenset[tuple[str, str]]]:
    open_facts = [fact for fact in VALUES if fact not in pattern and fact != POINT]
    found: set[frozenset[tuple[str, str]]] = set()
    for size in range(len(open_facts) + 1):
        for facts in combinations(open_facts, size):
            for values in product(*(VALUES[fact] for fact in facts)):
                answers = frozenset(zip(facts, values, strict=True))
                if any(smaller <= answers for smaller in found):
                    continue
                mask = brute_mask(book, finding.rule.offence, {**pattern, **dict(answers)})
                if mask and all(not mask & bit or bit in good for bit in (1, 2, 4)):
                    found.add(answers)
    return found


@given(books(), PATTERNS)
def test_completes_and_ends_are_the_smallest_sets(book: RuleBook, pattern: Pattern) -> None:
    """`completes` and `ends` are exactly the minimal sets of answers, found by trying them all."""
    assume(any(completions(book, pattern)))
    for finding in findings(book, pattern):
        functions = finding.law.functions(finding.rule, VALUES)
        for reading, good in ((completes, frozenset({2, 4})), (ends, frozenset({1, 4}))):
            got = reading(functions, pattern, _askable)
            want = _minimal_sets(book, finding, pattern, good) - {frozenset()}
            assert len(got.sets) + got.more == len(want)
            assert set(got.sets) <= want
            sizes = sorted(map(len, want))
            assert [len(s) for s in got.sets] == sizes[: len(got.sets)]


@given(books(), PATTERNS)
def test_planner_asks_only_what_can_change_something_and_never_stops_early(book: RuleBook, pattern: Pattern) -> None:
    """In law view: a question is asked if and only if an offence is open on something askable, and it bears on it."""
    assume(any(completions(book, pattern)))
    found = findings(book, pattern)
    question = next_question(found, "law")
    open_ones = [f for f in found if f.made_out == OPEN]
    if question is None:
        for finding in open_ones:
            for answers in (
                dict(zip(_left(pattern), v, strict=True)) for v in product(*(VALUES[f] for f in _left(pattern)))
            ):
                mask = brute_mask(book, finding.rule.offence, {**pattern, **answers})
                assert not mask or made_out_of(mask) != OPEN or POINT not in pattern
    else:
        bearing = [f for f in open_ones if question.fact in wanted(f, "law")]
        assert bearing
        assert any(_can_change(book, f, pattern, question.fact) for f in bearing)


def _left(pattern: Pattern) -> list[str]:
    return [fact for fact in VALUES if fact not in pattern and fact != POINT]


def _can_change(book: RuleBook, finding: Finding, pattern: Pattern, fact: str) -> bool:
    """Whether answers to a fact leave different sets of completions made out: it bears on the offence."""

    def made(facts: Pattern) -> bool:
        return brute_mask(book, finding.rule.offence, facts) == 2

    shares = set()
    for value in VALUES[fact]:
        every = list(completions(book, {**pattern, fact: value}))
        if every:
            rest = frozenset(
                (tuple(sorted((k, v) for k, v in facts.items() if k != fact)), made(facts)) for facts in every
            )
            shares.add(rest)
    return len(shares) > 1


@given(books(), PATTERNS)
def test_expected_settling_is_counted_right(book: RuleBook, pattern: Pattern) -> None:
    """The gain of a fact is the drop in p(1 - p), p being the share of completions in which the offence is made out."""
    every = list(completions(book, pattern))
    assume(every)
    for finding in findings(book, pattern):
        diagram = finding.law.diagram(finding.rule, VALUES)
        version = finding.rule.version
        for fact, gain in gains(diagram, diagram.assign(pattern)).items():
            after = 0.0
            for value in VALUES[fact]:
                rows = [facts for facts in every if facts[fact] == value]
                after += len(rows) / len(every) * _unsettled(version, rows)
            assert abs((_unsettled(version, every) - after) - gain) < 1e-9


def _unsettled(version: OffenceVersion, rows: list[Pattern]) -> float:
    """p(1 - p), p being the share of completions in which an offence is made out."""
    made = sum(
        all(holds(e.is_, facts) for e in version.elements) and not any(holds(x.is_, facts) for x in version.exclusions)
        for facts in rows
    )
    share = made / len(rows) if rows else 0.0
    return share * (1 - share)


SAID = st.fixed_dictionaries({fact: st.sampled_from(("yes", "no", "open", "disputed")) for fact in YN[1:]})


def _with_exemption(is_: Formula, said: Pattern) -> Finding:
    """An offence of one element that is so, and an evidential exemption, on what is said of its facts."""
    exemption = Exclusion("x", "x", "s.2", "evidential", is_)
    element = Element("e", "e", "s.1", "conduct", Fact(YN[0]))
    known = {YN[0]: "yes", **{fact: value for fact, value in said.items() if value in ("yes", "no")}}
    disputed = {fact: "" for fact, value in said.items() if value == "disputed"}
    answers = Answers(known, frozenset({*known, *disputed}), disputed)
    return assess(law_of(book_of(element, exemption)), answers)[0]


@given(SAID)
def test_an_evidential_exemption_stands_only_if_something_is_said_for_every_limb(said: Pattern) -> None:
    """Each limb is so, or is disputed; one that nobody spoke of leaves the exemption out of what nothing more shows."""
    values = set(said.values())
    found = _with_exemption(All(tuple(Fact(fact) for fact in said)), said)
    stands = "no" not in values and "open" not in values
    assert found.standings.nothing_more_shown == ("no" if stands else "yes")


@given(SAID)
def test_one_of_several_exemptions_in_one_stands_if_each_limb_of_it_does(said: Pattern) -> None:
    """Of alternatives, one with something said for each of its limbs is enough; a point of law needs no evidence."""
    first, second, third = said
    found = _with_exemption(Any_((All((Fact(first), Fact(second))), All((Fact(third), Fact(POINT))))), said)
    there = [said[fact] in ("yes", "disputed") for fact in said]
    stands = (there[0] and there[1]) or there[2]
    assert found.standings.nothing_more_shown == ("no" if stands else "yes")
