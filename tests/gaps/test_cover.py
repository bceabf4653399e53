"""Gaps against every completion, counted one by one, on small random rule books; and the certificate that checks them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import assume, given
from hypothesis import strategies as st

from legal_rules.backwards.certificate import Certificate, Check, WrongPatterns, certificate, yardstick_hash
from legal_rules.backwards.gaps import COUNTS, Reading, WrongGaps, wrong_gaps
from legal_rules.backwards.ground import LAW
from legal_rules.backwards.wrongs import Wrong, Yardstick
from legal_rules.formula import Formula
from legal_rules.rulebook import RuleBook
from tests.legal_rules.small_books import DAY, LAWLESS, books, completions, holds, law_of

Cube = Mapping[str, Sequence[str]]
NATION = "england-wales"


class Small:
    """A wrong on a small rule book: what was found, and every completion with whether it is a gap."""

    def __init__(self, book: RuleBook, formula: Formula) -> None:
        self.book = book
        self.reading = Reading(book, NATION, Wrong("w", "x", "w", "w", formula), Yardstick(), law_of(book).rules)
        self.every = list(completions(book, {}))
        assume(self.every)
        self.wrongful = [facts for facts in self.every if holds(formula, facts)]
        self.gaps = [
            facts for facts in self.wrongful if not any(self._made(rule, facts) for rule in law_of(book).rules)
        ]
        self.found: WrongGaps = wrong_gaps(self.reading)
        self.settled = [gap.cube for gap in self.found.gaps]
        self.unsettled = [gap.cube for gap in self.found.unsettled]

    def _made(self, rule: object, facts: Mapping[str, str]) -> bool:
        version = rule.version  # type: ignore[attr-defined] # a Rule
        return all(holds(part.is_, facts) for part in version.elements) and not any(
            holds(part.is_, facts) for part in version.exclusions
        )

    def inside(self, facts: Mapping[str, str], cube: Cube) -> bool:
        """Whether a completion lies in a pattern."""
        parts = self.reading.ground.parts
        for name, values in cube.items():
            value = ("yes" if holds(parts[name].formula, facts) else "no") if name in parts else facts[name]
            if value not in values:
                return False
        return True

    def row(self, settled: Sequence[Cube], unsettled: Sequence[Cube]) -> WrongPatterns:
        """The patterns as a certificate has them."""
        frozen = [tuple({f: tuple(v) for f, v in cube.items()} for cube in cubes) for cubes in (settled, unsettled)]
        return WrongPatterns("w", {}, *frozen)


@given(books(), LAWLESS)
def test_every_pattern_holds_gaps_alone_and_every_gap_is_in_one(book: RuleBook, formula: Formula) -> None:
    """Sound and complete: a completion lies in some pattern just when it is wrongful and meets no offence."""
    small = Small(book, formula)
    for facts in small.every:
        found = any(small.inside(facts, cube) for cube in (*small.settled, *small.unsettled))
        assert found == (facts in small.gaps)


@given(books(), LAWLESS)
def test_no_pattern_can_take_in_more_and_none_is_spare(book: RuleBook, formula: Formula) -> None:
    """One more value of any fact lets in what is no gap; without any one pattern some gap would be in none."""
    small = Small(book, formula)
    for cubes, before in ((small.settled, []), (small.unsettled, small.settled)):
        for place, cube in enumerate(cubes):
            others = [*before, *(other for position, other in enumerate(cubes) if position != place)]
            alone = [f for f in small.gaps if small.inside(f, cube) and not any(small.inside(f, o) for o in others)]
            assert alone
            for name, values in cube.items():
                for more in set(small.reading.ground.domain(name)) - set(values):
                    wider = {**cube, name: (*values, more)}
                    assert any(small.inside(facts, wider) and facts not in small.gaps for facts in small.every)


@given(books(), LAWLESS)
def test_settled_patterns_hold_whatever_the_law_is(book: RuleBook, formula: Formula) -> None:
    """A settled pattern names no point of law; a pattern that stands apart names one."""
    small = Small(book, formula)
    assert not any(fact.startswith(LAW) for cube in small.settled for fact in cube)
    assert all(any(fact.startswith(LAW) for fact in cube) for cube in small.unsettled)


@given(books(), LAWLESS)
def test_counts_are_of_complete_patterns(book: RuleBook, formula: Formula) -> None:
    """The wrong's complete patterns are the distinct values of all that patterns speak of, points of law apart."""
    small = Small(book, formula)
    parts = small.reading.ground.parts
    names = sorted(small.reading.counted)

    def projected(facts: Mapping[str, str]) -> tuple[object, ...]:
        return tuple(holds(parts[name].formula, facts) if name in parts else facts[name] for name in names)

    assert small.found.complete == len({projected(facts) for facts in small.wrongful})
    total = small.found.caught + small.found.open + small.found.let_off + small.found.missed
    assert not small.wrongful or abs(total - 1) < 1e-9


@given(books(), LAWLESS, st.data())
def test_a_certificate_holds_and_fails_when_a_pattern_is_removed_widened_or_narrowed(
    book: RuleBook, formula: Formula, data: st.DataObject
) -> None:
    """The SAT check accepts what was found and refuses it with any one pattern gone, wider or narrower."""
    small = Small(book, formula)
    every = [*small.settled, *small.unsettled]
    assert list(Check(small.reading, COUNTS, small.row(small.settled, small.unsettled)).faults()) == []
    assume(every)
    place = data.draw(st.integers(0, len(every) - 1))

    def with_(cube: Cube | None) -> WrongPatterns:
        cubes: list[Cube | None] = [*every]
        cubes[place] = cube
        first = [c for c in cubes[: len(small.settled)] if c is not None]
        return small.row(first, [c for c in cubes[len(small.settled) :] if c is not None])

    changed = [None]
    cube = every[place]
    for name in cube:
        changed.append({other: values for other, values in cube.items() if other != name})  # wider
    free = [name for name in small.reading.ground.facts if name not in cube]
    for name in free[:2]:
        changed.append({**cube, name: small.reading.ground.domain(name)[:1]})  # narrower
    for wrong in changed:
        assert list(Check(small.reading, COUNTS, with_(wrong)).faults())


def test_a_certificate_says_with_what_it_was_made() -> None:
    """The hashes of the rule base and of the yardstick stand in it, and another yardstick has another hash."""
    from legal_rules.backwards.wrongs import load_wrongs
    from legal_rules.rulebook import load

    book = load().book
    assert book is not None
    yardstick, _ = load_wrongs(book.vocabulary)
    assert yardstick is not None
    made = certificate(book, NATION, DAY, yardstick, COUNTS, ())
    assert isinstance(made, Certificate)
    assert (made.rule_base, made.yardstick) == (book.hash, yardstick_hash(yardstick))
    assert yardstick_hash(yardstick.of_kind("take")) != made.yardstick
