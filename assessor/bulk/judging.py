"""A batch of coded rows against the law of each row's nation and days: one piece for each stretch of law, neighbours
with the same result joined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from assessor.bulk.source import EPOCH
from legal_rules.law import Offence
from legal_rules.readings.conflicts import smallest_conflict
from legal_rules.responsibility import AGE, DOER, NOT, Ages, standing
from legal_rules.rulebook import RuleBook
from legal_rules.slices import IN_FORCE, NOT_YET, PROPOSED, REPEALED, UNCONFIRMED, UNREAD, Slice, earliest
from legal_rules.spans import Span, spans
from legal_rules.tables.bulk import NO_INFORMATION, OUTCOMES, Codes, Population, exact, local, values_of

LAWS = (IN_FORCE, NOT_YET, REPEALED, UNCONFIRMED, PROPOSED, UNREAD)
NOTHING = 0
MOST_PIECES = 1 << 17
MOST_EXPLAINED = 1000
CONTRADICT = "these answers contradict each other"
Days = NDArray[np.int32]
Rows = NDArray[np.int64]


RESULTS = tuple((outcome, law) for outcome in OUTCOMES for law in LAWS)


@dataclass(frozen=True, slots=True)
class Batch:
    """Coded rows. `nation` is a place in the book's nations (others hold no law); days count from 1970."""

    row: Rows
    nation: Codes
    first: Days
    last: Days
    open: NDArray[np.bool_]
    facts: Mapping[str, Codes]

    def part(self, rows: slice) -> Batch:
        """Some of the rows."""
        facts = {fact: column[rows] for fact, column in self.facts.items()}
        return Batch(self.row[rows], self.nation[rows], self.first[rows], self.last[rows], self.open[rows], facts)


@dataclass(frozen=True, slots=True)
class Judged:
    """Pieces in order of their rows: the row's number, the days, whether no beginning is known, and for each offence
    (in order) a code of `RESULTS` from 1. `contradictory` are rows left out, with the reason."""

    row: Rows
    first: Days
    last: Days
    open: NDArray[np.bool_]
    results: Codes
    contradictory: tuple[tuple[int, str], ...] = ()

    def part(self, pieces: slice) -> Judged:
        """Some of the pieces; contradictory rows stay with the whole."""
        return Judged(
            self.row[pieces], self.first[pieces], self.last[pieces], self.open[pieces], self.results[:, pieces]
        )


class Judge:
    """The law of every nation, ready for batches of rows. `columns` are the facts of the table; `sure` reads exactly."""

    def __init__(
        self, book: RuleBook, as_at: dt.date, offences: Sequence[Offence], columns: frozenset[str], sure: bool
    ) -> None:
        self.book = book
        self.exact = sure
        self.explained = 0
        self.spans: tuple[tuple[Span, ...], ...] = tuple(spans(book, nation, as_at) for nation in book.nations)
        self.place = {id: place for place, id in enumerate(dict.fromkeys(offence.id for offence in offences))}
        self.wanted = frozenset((offence.nation, offence.id) for offence in offences)
        self.starts = [
            np.array([max((span.first - EPOCH).days, -(1 << 30)) for span in row], np.int32) for row in self.spans
        ]
        self.earliest = [(earliest(book, nation) - EPOCH).days for nation in book.nations]
        self.presumed = {
            fact: values_of(book.vocabulary, fact).index(value) + 1
            for fact, value in book.vocabulary.presumed.items()
            if book.vocabulary.knows(fact) and fact not in columns
        }

    def judge(self, batch: Batch) -> Iterator[Judged]:
        """The pieces of a batch, in parts of a bounded number of them; an empty batch gives one empty part."""
        begin, count = self._pieces(batch)
        ends = np.cumsum(count)
        start = 0
        if not len(count):
            yield self._judged(batch, begin, count)
        while start < len(count):
            done = int(ends[start - 1]) if start else 0
            stop = max(int(np.searchsorted(ends, done + MOST_PIECES, "right")), start + 1)
            rows = slice(start, stop)
            yield self._judged(batch.part(rows), begin[rows], count[rows])
            start = stop

    def _pieces(self, batch: Batch) -> tuple[Rows, Rows]:
        """For each row, its nation's first span that it touches, and how many it touches."""
        begin = np.zeros(len(batch.row), np.int64)
        count = np.ones(len(batch.row), np.int64)
        for number, starts in enumerate(self.starts):
            here = np.flatnonzero(batch.nation == number)
            last = batch.last[here]
            unknown = np.minimum(last, self.earliest[number])
            batch.first[here] = np.where(batch.open[here], unknown, batch.first[here])
            begin[here] = np.searchsorted(starts, batch.first[here], "right") - 1
            count[here] = np.searchsorted(starts, last, "right") - begin[here]
        return begin, count

    def _judged(self, batch: Batch, begin: Rows, count: Rows) -> Judged:
        at = np.repeat(np.arange(len(count)), count)
        offset = np.arange(len(at)) - np.repeat(np.cumsum(count) - count, count)
        span = np.repeat(begin, count) + offset
        nation = batch.nation[at]
        results = np.zeros((len(self.place), len(at)), np.uint8)
        first, last = batch.first[at].copy(), batch.last[at].copy()
        clashes: dict[int, str] = {}
        for number, of_nation in enumerate(self.spans):
            here = np.flatnonzero(nation == number)
            order = here[np.argsort(span[here], kind="stable")]
            edges = np.searchsorted(span[order], np.arange(len(of_nation) + 1))
            for place, one in enumerate(of_nation):
                pieces = order[edges[place] : edges[place + 1]]
                if len(pieces):
                    rows = at[pieces]
                    bad = self._fill(one, batch, rows, partial(_put, results, pieces))
                    for row in bad.tolist():
                        if row not in clashes:
                            clashes[row] = self._why(one.law, batch, row)
                    first[pieces] = np.maximum(first[pieces], self.starts[number][place])
                    if place + 1 < len(of_nation):
                        last[pieces] = np.minimum(last[pieces], self.starts[number][place + 1] - 1)
        open_ = batch.open[at] & (offset == 0)
        return _joined(batch, at, first, last, open_, results, clashes)

    def _fill(self, span: Span, batch: Batch, rows: Rows, put: Callable[[int, Codes], None]) -> Rows:
        """Put the results of some rows on the law of one span, offence by offence; give the rows that contradict
        themselves."""
        law = span.law
        named = law.space.facts if self.exact else law.program.by_fact
        columns = {fact: batch.facts[fact][rows] for fact in named if fact in batch.facts}
        for fact, code in self.presumed.items():
            if fact in named:
                columns[fact] = np.full(len(rows), code, np.uint8)
        ages = self.book.ages(span.nation, span.first)
        if DOER in named and ages is not None and AGE in batch.facts:
            columns[DOER] = below_codes(ages, law)[batch.facts[AGE][rows]]
        population = Population(law, columns, len(rows))
        rules = [rule for rule in law.rules if (span.nation, rule.offence.id) in self.wanted]
        outcomes = (exact if self.exact else local)(population, rules)
        for number, rule in enumerate(rules):
            codes = outcomes.outcomes(number) * np.uint8(len(LAWS)) + np.uint8(1 + LAWS.index(rule.standing))
            put(self.place[rule.offence.id], codes)
        return rows[outcomes.contradictory]

    def _why(self, law: Slice, batch: Batch, row: int) -> str:
        """Which answers of a row cannot all be so; worked out for the first such rows only."""
        self.explained += 1
        if self.explained > MOST_EXPLAINED:
            return CONTRADICT
        coded = self.presumed | {fact: int(column[row]) for fact, column in batch.facts.items()}
        pattern = {
            fact: values_of(law.book.vocabulary, fact)[code - 1]
            for fact, code in coded.items()
            if code and fact in law.space.values
        }
        clash = smallest_conflict(law.space, {**pattern, **law.book.settled_law})
        return f"{CONTRADICT}: " + ", ".join(f"{fact} = {value}" for fact, value in clash)


def below_codes(ages: Ages, law: Slice) -> Codes:
    """For each code of an age, the code of whether it is below the age of responsibility; none given counts as not."""
    vocabulary = law.book.vocabulary
    codes = {value: code for code, value in enumerate(values_of(vocabulary, DOER), 1)}
    bands = values_of(vocabulary, AGE)
    said = [codes.get(standing(ages, {band}), NO_INFORMATION) for band in bands]
    return np.array([codes[NOT], *said], np.uint8)


def _put(results: Codes, pieces: Rows, offence: int, codes: Codes) -> None:
    results[offence, pieces] = codes


def _joined(
    batch: Batch,
    at: Rows,
    first: Days,
    last: Days,
    open_: NDArray[np.bool_],
    results: Codes,
    clashes: Mapping[int, str],
) -> Judged:
    """Neighbouring pieces of a row with the same results as one, and no piece of a contradictory row."""
    begins = np.ones(len(at), np.bool_)
    follows = np.flatnonzero(at[1:] == at[:-1]) + 1
    same = (results[:, follows] == results[:, follows - 1]).all(axis=0)
    begins[follows[same]] = False
    starts = np.flatnonzero(begins)
    ends = np.append(starts, len(at))[1:] - 1
    if clashes:
        kept = ~np.isin(at[starts], np.fromiter(clashes, np.int64))
        starts, ends = starts[kept], ends[kept]
    why = tuple((int(batch.row[row]), reason) for row, reason in sorted(clashes.items()))
    return Judged(batch.row[at[starts]], first[starts], last[ends], open_[starts], results[:, starts], why)
