"""Bulk: whole populations of patterns at once, 64 patterns a word, as two bit planes (surely so, surely not).

A column holds one code for each pattern: 0 where there is no information, else 1 + the place of the value among the
fact's values (`values_of`). `local` is Kleene over the steps of the law's program and agrees with `explain` on every
pattern; `exact` folds the functions of all offences together and agrees with `decide`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from legal_rules.assessment import EXCLUDED, MET, MET_UNLESS, NO, NOT_MET, OPEN, YES, made_out_of, outcome_of
from legal_rules.facts import YES_NO, Vocabulary
from legal_rules.readings.folding import reached
from legal_rules.readings.registers import Plan, plan
from legal_rules.slices import Rule, Slice

Codes = NDArray[np.uint8]
Words = NDArray[np.uint64]
OUTCOMES = (NOT_MET, EXCLUDED, MET, MET_UNLESS, OPEN)
MADE_OUT = (NO, YES, OPEN)
NO_INFORMATION = 0
_BITS = 64
_BLOCK = 16384
_OPERATION = (np.bitwise_and, np.bitwise_or)
_ALL_ONES = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
_OUTCOME_OF_MASK = np.array([OUTCOMES.index(outcome_of(mask)) for mask in range(8)], np.uint8)
_MADE_OUT_OF_MASK = np.array([MADE_OUT.index(made_out_of(mask)) for mask in range(8)], np.uint8)


def values_of(vocabulary: Vocabulary, fact: str) -> tuple[str, ...]:
    """The values of a fact in the order of their codes, from 1; a derived fact has `yes` and `no`."""
    return vocabulary.spec(fact).values if vocabulary.knows(fact) else YES_NO


def codes_of(vocabulary: Vocabulary, fact: str, answers: Iterable[str | None]) -> Codes:
    """A column of answers as codes; whatever is not one of the fact's values is no information."""
    table = {value: code for code, value in enumerate(values_of(vocabulary, fact), 1)}
    return np.fromiter((table.get(answer or "", NO_INFORMATION) for answer in answers), np.uint8)


class Population:
    """Many patterns, their columns packed into planes when first asked for.

    A fact without a column is open in every pattern. What an overlay settles of the law holds in every pattern.

    Raises:
        ValueError: the columns are not of one length.
    """

    def __init__(self, law: Slice, columns: Mapping[str, Codes], size: int) -> None:
        wrong = [fact for fact, column in columns.items() if column.shape != (size,)]
        if wrong:
            raise ValueError(f"columns that do not hold {size} codes: {', '.join(wrong)}")
        self.law = law
        self.columns = columns
        self.size = size
        self.words = -(-size // _BITS)
        self._known: dict[str, Words] = {}
        self._planes: dict[tuple[str, tuple[str, ...]], tuple[Words, Words]] = {}

    @cached_property
    def never(self) -> Words:
        """The plane of what is so in no pattern."""
        return np.zeros(self.words, np.uint64)

    @cached_property
    def always(self) -> Words:
        """The plane of what is so in every pattern."""
        return np.full(self.words, _ALL_ONES)

    def planes(self, fact: str, wanted: Sequence[str]) -> tuple[Words, Words]:
        """Where a fact surely has one of some values, and where it surely has none of them."""
        key = (fact, tuple(wanted))
        if key not in self._planes:
            self._planes[key] = self._packed(fact, key[1])
        return self._planes[key]

    def _packed(self, fact: str, wanted: tuple[str, ...]) -> tuple[Words, Words]:
        settled = self.law.book.settled_law.get(fact)
        if settled is not None:
            return (self.always, self.never) if settled in wanted else (self.never, self.always)
        column = self.columns.get(fact)
        if column is None:
            return self.never, self.never
        values = values_of(self.law.book.vocabulary, fact)
        true = self.never
        for value in wanted:
            if value in values:
                true = true | self._pack(column == values.index(value) + 1)
        if fact not in self._known:
            self._known[fact] = self._pack(column != NO_INFORMATION)
        return true, self._known[fact] & ~true

    def _pack(self, bits: NDArray[np.bool_]) -> Words:
        packed = np.zeros(self.words * 8, np.uint8)
        packed[: -(-self.size // 8)] = np.packbits(bits, bitorder="little")
        return packed.view(np.uint64)

    def pack(self, rules: Iterable[Rule]) -> None:
        """Pack every plane that some rules need, in either strength."""
        for rule in rules:
            for tree in (*(tree for _, tree in rule.elements), *(tree for _, tree, _ in rule.exclusions)):
                for fact in tree.facts:
                    for _, wanted in self.law.program.by_fact[fact]:
                        self.planes(fact, wanted)


@dataclass(frozen=True)
class Outcomes:
    """For each rule and pattern, which of "not E", "E and not X", "E and X" surely cannot be: three planes a rule.

    `planes` has the shape (rules, 3, words). `possible` (exact only) is the plane of the patterns that the constraints
    allow; outcomes of the others mean nothing.
    """

    rules: tuple[Rule, ...]
    planes: Words
    size: int
    possible: Words | None = None

    def masks(self, number: int) -> Codes:
        """For the rule of a number, each pattern's mask of what can still be so (1, 2 and 4)."""
        first, second, third = (self._bits(plane) for plane in self.planes[number])
        return np.asarray(7 - (first | (second << 1) | (third << 2)), np.uint8)

    def outcomes(self, number: int) -> Codes:
        """For the rule of a number, each pattern's outcome, as its place in `OUTCOMES`."""
        return _OUTCOME_OF_MASK.take(self.masks(number))

    def made_out(self, number: int) -> Codes:
        """For the rule of a number, whether each pattern is made out, as its place in `MADE_OUT`."""
        return _MADE_OUT_OF_MASK.take(self.masks(number))

    @cached_property
    def contradictory(self) -> NDArray[np.bool_]:
        """The patterns that the constraints forbid; none in the local reading, which does not look."""
        if self.possible is None:
            return np.zeros(self.size, np.bool_)
        return np.equal(self._bits(self.possible), 0)

    def _bits(self, plane: Words) -> Codes:
        return np.unpackbits(plane.view(np.uint8), count=self.size, bitorder="little")


def local(population: Population, rules: Sequence[Rule]) -> Outcomes:
    """Every pattern against some rules, Kleene over each tree; constraints are not looked at."""
    made = plan(population.law.program, [node for rule in rules for node in (rule.e, rule.x)])
    facts = [plane for fact in made.facts for plane in population.planes(fact.id, fact.values)]
    given = (population.never, population.always, *facts)
    found = np.empty((len(rules), 3, population.words), np.uint64)
    kept = np.empty((made.places, min(_BLOCK, population.words)), np.uint64)
    for start in range(0, population.words, _BLOCK):
        block = slice(start, min(start + _BLOCK, population.words))
        registers = [plane[block] for plane in given] + [place[: block.stop - start] for place in kept]
        _run(made, registers, found[:, :, block])
    return Outcomes(tuple(rules), found, population.size)


def _run(made: Plan, registers: Sequence[Words], found: Words) -> None:
    """One block: the operations up to each rule's roots, then what is ruled out by them."""
    done = 0
    for number, (not_e, e_not_x, e_x) in enumerate(found):
        until = made.until[2 * number + 1]
        for code, one, other, target in made.operations[done:until]:
            _OPERATION[code](registers[one], registers[other], registers[target])
        done = until
        (e_true, e_false), (x_true, x_false) = made.roots[2 * number : 2 * number + 2]
        np.copyto(not_e, registers[e_true])
        np.bitwise_or(registers[e_false], registers[x_true], e_not_x)
        np.bitwise_or(registers[e_false], registers[x_false], e_x)


def exact(population: Population, rules: Sequence[Rule]) -> Outcomes:
    """Every pattern against some rules, over all completions that the constraints allow."""
    walk = population.law.walk(rules, population.columns)
    reach = np.empty((len(walk.roots), population.words), np.uint64)
    reached(walk, population.planes, reach)
    parts = 3 * len(rules)
    found = np.invert(reach[:parts], out=reach[:parts]).reshape(len(rules), 3, population.words)
    possible = np.bitwise_and.reduce(reach[parts:], initial=_ALL_ONES)
    return Outcomes(tuple(rules), found, population.size, possible)
