"""The law read backwards: gaps of a nation and day, every day of change, and how the time grows with the law."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.engine import NATION, england
from benchmarks.timing import Row, once, timed
from legal_rules.backwards.changes import caught_over, changes
from legal_rules.backwards.gaps import Reading, about, gaps, wrong_gaps
from legal_rules.backwards.wrongs import Yardstick, load_wrongs
from legal_rules.formula import TRUE, Fact, Formula, resolve
from legal_rules.law import Element
from legal_rules.program import Program
from legal_rules.rulebook import RuleBook
from legal_rules.slices import Rule, law_on
from legal_rules.slices import changes as change_days

DAY = dt.date(2026, 2, 7)
ONE_DAY, EVERY_DAY = 250_000.0, 5_000_000.0
INTERACTIVE = 1_000_000.0
COPIES = (1, 4, 16)
PAST = " past one second"
BAR = 40


def rows() -> list[Row]:
    """Every figure of gaps and changes."""
    book = england()
    yardstick, problems = load_wrongs(book.vocabulary)
    if yardstick is None:
        raise ValueError(str(problems[0]))
    before = DAY - dt.timedelta(days=2)
    days = change_days(book, NATION)
    return [
        Row(
            "gaps of England and Wales on a day, once loaded",
            timed(lambda: gaps(book, NATION, DAY, yardstick)),
            ONE_DAY,
        ),
        Row("changes between two days", timed(lambda: changes((book, before), (book, DAY), NATION, yardstick))),
        Row(
            f"how much of each wrong was met on every day of change ({len(days)})",
            once(lambda: caught_over(book, NATION, days, yardstick)),
            EVERY_DAY,
        ),
        Row(f"the gaps of each of those {len(days)} days", once(lambda: _each(book, days, yardstick)), EVERY_DAY),
        *growth(book, yardstick),
    ]


def _each(book: RuleBook, days: Sequence[dt.date], yardstick: Yardstick) -> None:
    for day in days:
        gaps(book, NATION, day, yardstick)


def growth(book: RuleBook, yardstick: Yardstick) -> list[Row]:
    """Gaps of taking as its offences are laid on again: with one fact more each (the patterns stay), and with facts all
    of their own (every way to miss all of them is a pattern), until it takes more than a second."""
    wrong = yardstick.of_kind("take").wrongs[0]
    rules = about(law_on(book, NATION, DAY), "take")
    found = []
    for title, laid_on, counts in (
        ("one fact more each", _extra, COPIES),
        ("facts of their own", _apart, (1, 2, 3, 4)),
    ):
        for copies in counts:
            many = [rule for number in range(copies) for rule in laid_on(rules, number)]
            reading = Reading(book, NATION, wrong, yardstick, many)
            start = time.perf_counter()
            patterns = len(wrong_gaps(reading).gaps)
            micros = (time.perf_counter() - start) * 1e6
            label = (
                f"gaps of taking, {title}: {len(many)} offences, {len(reading.ground.facts)} facts, {patterns} patterns"
            )
            found.append((label, micros))
            if micros > INTERACTIVE:
                break
    longest = max(micros for _, micros in found)
    return [
        Row(label, micros, ratio="#" * max(1, round(BAR * micros / longest)) + (PAST if micros > INTERACTIVE else ""))
        for label, micros in found
    ]


def _extra(rules: Sequence[Rule], number: int) -> list[Rule]:
    own = Element(f"extra-{number}", "it is so", "s.0", "circumstance", Fact(f"extra.{number}"))
    tree = Program().tree(own.is_)
    return [replace(rule, elements=(*rule.elements, (own, tree))) for rule in rules] if number else list(rules)


def _apart(rules: Sequence[Rule], number: int) -> list[Rule]:
    if not number:
        return list(rules)
    program = Program()
    return [
        replace(
            rule,
            elements=tuple(
                (element, program.tree(_renamed(tree.formula, number)) if element.kind == "mental" else tree)
                for element, tree in rule.elements
            ),
        )
        for rule in rules
    ]


def _renamed(formula: Formula, number: int) -> Formula:
    return resolve(formula, lambda id, world: TRUE, lambda fact, world: f"{fact}.{number}", "again")
