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
        self.some = {law_aside(facts) for facts in self.gaps}
        self.every_reading = self.some - {law_aside(facts) for facts in self.every if facts not in self.gaps}
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


def law_aside(facts: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """A completion but for the points of law."""
    return tuple(sorted((fact, value) for fact, value in facts.items() if not fact.startswith(LAW)))


@given(books(), LAWLESS)
def test_every_pattern_holds_gaps_alone_and_every_gap_is_in_one(book: RuleBook, formula: Formula) -> None:
    """Sound and complete: a completion lies in some settled pattern just when it is wrongful and meets no offence on every
    reading of the law, and in some pattern at all just when that is so on some reading."""
    small = Small(book, formula)
    for facts in small.every:
        settled = any(small.inside(facts, cube) for cube in small.settled)
        assert settled == (law_aside(facts) in small.every_reading)
        assert (settled or any(small.inside(facts, cube) for cube in small.unsettled)) == (
            law_aside(facts) in small.some
        )


@given(books(), LAWLESS)
def test_no_pattern_can_take_in_more_and_none_is_spare(book: RuleBook, formula: Formula) -> None:
    """One more value of any fact lets in what is no gap; without any one pattern some gap would be in none."""
    small = Small(book, formula)
    for cubes, allowed, needed in (
        (small.settled, small.every_reading, small.every_reading),
        (small.unsettled, small.some, small.some - small.every_reading),
    ):
        for place, cube in enumerate(cubes):
            others = [other for position, other in enumerate(cubes) if position != place]
            of = [facts for facts in small.every if law_aside(facts) in needed and small.inside(facts, cube)]
            assert any(not any(small.inside(facts, other) for other in others) for facts in of)
            for name, values in cube.items():
                for more in set(small.reading.ground.domain(name)) - set(values):
                    wider = {**cube, name: (*values, more)}
                    assert any(small.inside(facts, wider) and law_aside(facts) not in allowed for facts in small.every)


@given(books(), LAWLESS)
def test_readings_are_the_fewest_answers_under_which_all_of_a_pattern_is_a_gap(
    book: RuleBook, formula: Formula
) -> None:
    """No pattern names a point of law; a settled one needs no answer; one that stands apart does, and not one too many."""
    small = Small(book, formula)
    assert not any(fact.startswith(LAW) for cube in (*small.settled, *small.unsettled) for fact in cube)
    assert not any(gap.readings for gap in small.found.gaps)
    for gap in small.found.unsettled:
        inside = [facts for facts in small.every if small.inside(facts, gap.cube) and holds(formula, facts)]

        def whole(answers: Cube, inside: Sequence[Mapping[str, str]] = inside) -> bool:
            return all(f in small.gaps for f in inside if all(f[point] in told for point, told in answers.items()))

        assert gap.readings and whole(gap.readings) == all(len(told) == 1 for told in gap.readings.values())
        for point in gap.readings:
            assert not whole({other: told for other, told in gap.readings.items() if other != point})


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
