"""One answer by every route: gaps, assess, bulk, what-if, compare and the interview agree on the same conduct.

Conduct is drawn at random from within a wrong, every fact of it given; each route reads it in its own way. What SQL says is
held to what bulk says in `tests/assessor/test_sql.py`.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from assessor.bulk.columns import legal
from assessor.case.edit import put
from assessor.case.from_pattern import pattern_case
from assessor.case.model import Answer, Case
from assessor.interview.turns import ask_next, tick
from assessor.result.compare import compare
from assessor.result.report import assess_case
from assessor.result.whatif import what_if
from legal_rules.assessment import EXCLUDED, MET, MET_UNLESS, NOT_MET
from legal_rules.backwards.changes import looked_at
from legal_rules.backwards.cover import domain, valuation, within
from legal_rules.backwards.gaps import COUNTS, Reading
from legal_rules.backwards.wrongs import Yardstick, load_wrongs
from legal_rules.facts import KIND, OTHERS
from legal_rules.rulebook import RuleBook
from legal_rules.slices import law_on
from tests.assessor import patterns as p
from tests.assessor.questions import ENDLESS, Narrative, bare
from tests.conftest import FULL

NATIONS = ("england-wales", "scotland", "northern-ireland")
DAYS = (dt.date(2018, 6, 1), dt.date(2024, 1, 30), dt.date(2024, 2, 1), dt.date(2026, 2, 7))
EACH = 40 if FULL else 1
FITS, NOT = (MET, MET_UNLESS), (NOT_MET, EXCLUDED)


@dataclass(frozen=True, slots=True)
class Conduct:
    """Conduct within a wrong on a day: its facts, and what the gaps say of it: of the offences that count, those that are made
    out on every reading of what is not settled, and on some."""

    nation: str
    day: dt.date
    facts: Mapping[str, str]
    counted: frozenset[str]
    sure: frozenset[str]
    may: frozenset[str]

    def case(self, book: RuleBook) -> Case:
        return pattern_case(self.facts, self.nation, self.day, book)


def drawn(reading: Reading, of: Any, draw: random.Random) -> dict[str, str]:
    """A completion that a function allows, its values taken at random."""
    space, chosen = reading.space, dict[str, str]()
    facts = list(reading.ground.facts)
    draw.shuffle(facts)
    for fact in facts:
        values = list(domain(space, fact))
        draw.shuffle(values)
        if fact.startswith(OTHERS):
            values.sort(key=lambda value: value != "no")
        for value in values:
            narrowed = of & within(space, fact, (value,))
            if narrowed.satisfiable():
                chosen[fact], of = value, narrowed
                break
    return chosen


def conducts(book: RuleBook, yardstick: Yardstick) -> Iterator[Conduct]:
    draw = random.Random(20261130)
    for nation in NATIONS:
        for day in DAYS:
            law = law_on(book, nation, day, day)
            for wrong in yardstick.wrongs:
                rules = [rule for rule in looked_at(law, wrong, COUNTS) if COUNTS.of(rule)]
                reading = Reading(book, nation, wrong, yardstick, rules, days=[day])
                made = {o.rule.offence.id: reading.made(o) for o in reading.ground.offences}
                reached = [reading.here & of for of in made.values() if (reading.here & of).satisfiable()]
                for _ in range(EACH):
                    at = drawn(reading, draw.choice([reading.here, *reached]), draw)
                    told = valuation(reading.space, at)
                    either = {id: ~reading.whatever_the_law(~of) for id, of in made.items()}
                    yield Conduct(
                        nation,
                        day,
                        {KIND: wrong.kind, **reading.ground.completed(at)},
                        frozenset(made),
                        frozenset(id for id, of in made.items() if reading.whatever_the_law(of).eval(told)),
                        frozenset(id for id, of in either.items() if of.eval(told)),
                    )


@pytest.fixture(scope="module")
def all_conducts(book: RuleBook) -> list[Conduct]:
    yardstick, problems = load_wrongs(book.vocabulary)
    assert yardstick is not None, problems
    return list(conducts(book, yardstick))


def outcomes(case: Case, book: RuleBook) -> dict[str, str]:
    """The outcome of each offence, as `assess` has it."""
    result, problems = assess_case(case, book, "law", whole_lists=False)
    assert result is not None, (problems, case)
    (period,) = result.acts[0].periods
    return {finding.offence: finding.outcome for finding in period.findings}


def test_assess_says_what_the_gaps_say(book: RuleBook, all_conducts: list[Conduct]) -> None:
    """An offence that the gaps hold made out whatever the law fits; one that no reading makes out does not."""
    reached = 0
    for conduct in all_conducts:
        found = outcomes(conduct.case(book), book)
        assert conduct.sure <= set(found), conduct
        for id in conduct.counted & set(found):
            reached += id in conduct.sure
            assert found[id] in FITS or id not in conduct.sure, (conduct, id, found[id])
            assert found[id] != MET or id in conduct.sure, (conduct, id)
            assert (found[id] not in NOT) is (id in conduct.may), (conduct, id, found[id])
    assert reached > len(all_conducts) // 4


def test_bulk_says_what_assess_says(book: RuleBook, all_conducts: list[Conduct], tmp_path: Path) -> None:
    """A table with a row for each, a column for each fact."""
    facts = sorted({fact for conduct in all_conducts for fact in conduct.facts if not legal(fact, book)})
    plain = [c for c in all_conducts if not any(f.startswith(OTHERS) and v == "yes" for f, v in c.facts.items())]
    rows = [(c.nation, c.day.isoformat(), *(c.facts.get(fact, "") for fact in facts)) for c in plain]
    names, found = p.by_bulk(book, p.write(tmp_path / "all.csv", ["nation", "when", *facts], rows))
    for conduct, row in zip(plain, found, strict=True):
        said = dict(zip(names, row, strict=True))
        for id, outcome in outcomes(conduct.case(book), book).items():
            assert said[id] == outcome, (conduct, id)


def test_what_if_is_the_assessment_of_the_changed_case(book: RuleBook, all_conducts: list[Conduct]) -> None:
    """What differs between two of them is what differs between their assessments."""
    for one in all_conducts[:: 1 if FULL else 3]:
        case = one.case(book)
        act = case.acts[0]
        changed = put(case, act.id, "excuse.reasonable", act.id, Answer("yes"))
        turns = what_if(case, changed, book)
        if isinstance(turns, str):
            continue
        before, after = outcomes(case, book), outcomes(changed, book)
        moved = {turn.offence for turn in turns if turn.act == act.id}
        assert moved == {id for id in before if before[id] != after.get(id)}, one


def test_compare_says_of_a_nation_what_assess_says_there(book: RuleBook, all_conducts: list[Conduct]) -> None:
    """Each offence that is compared has the outcome it has on its own, in each of the three nations."""
    for one in all_conducts[:: 1 if FULL else 5]:
        case = one.case(book)
        result, problems = compare(case, book)
        assert result is not None, problems
        for nation, periods in result.acts[0].nations.items():
            alone = outcomes(replace(case, nation=nation), book)
            for period in periods:
                for offence in period.offences:
                    assert offence.outcome == alone[offence.offence], (one, nation)


class Knowing(Narrative):
    """Somebody who never says what cannot be beside the rest."""

    def answer(self, fact: str) -> str:
        said = super().answer(fact)
        return said if said in self.possible(fact) else "unknown"


def test_the_interview_ends_where_assess_does(book: RuleBook, all_conducts: list[Conduct]) -> None:
    """Asked from nothing and answered from the same facts, no offence that fits is ruled out, and none that does not, fits; an
    exception that nothing raised is not asked about, so what it would keep away fits unless it applies."""
    for one in all_conducts[:: 1 if FULL else 6]:
        case = one.case(book)
        narrative, current = Knowing(case, case.acts[0], book), bare(case, case.acts[0])
        for _ in range(ENDLESS):
            question = ask_next(current, book).question
            if question is None:
                break
            if question.ticks:
                current = tick(current, question, {row.fact: narrative.answer(row.fact) for row in question.ticks})
            else:
                given = Answer(narrative.answer(question.fact))
                current = put(current, question.act, question.fact, question.of, given)
        whole, asked = outcomes(case, book), outcomes(current, book)
        for id, outcome in asked.items():
            ruled_out = outcome in NOT and whole[id] in FITS
            made_out = (outcome == MET and whole[id] in NOT) or (outcome == MET_UNLESS and whole[id] == NOT_MET)
            assert not (ruled_out or made_out), (one, id, outcome, whole[id])
