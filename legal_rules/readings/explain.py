"""Explain: Kleene's three values over the steps of a program, so that every part of a proof has its value.

A value is two bits, surely true and possibly true: `FALSE` 0, `UNKNOWN` 1, `TRUE` 3. All-of is then bitwise and,
any-of bitwise or.
"""

from __future__ import annotations

from legal_rules.program import ALL, ANY, FALSE, TRUE, UNKNOWN, Pattern, Program

NEGATED = (TRUE, UNKNOWN, UNKNOWN, FALSE)
Values = list[int]


def evaluate(program: Program, pattern: Pattern) -> Values:
    """The value of every step for a pattern (fact id to value; a fact that is not in it is unknown)."""
    values = program.start.copy()
    by_fact = program.by_fact
    for fact in pattern if len(pattern) <= len(by_fact) else by_fact.keys() & pattern.keys():
        value = pattern[fact]
        for node, wanted in by_fact.get(fact, ()):
            values[node] = TRUE if value in wanted else FALSE
    for node, code, first, others in program.joins:
        total = values[first]
        if code == ANY:
            for part in others:
                total |= values[part]
        elif code == ALL:
            for part in others:
                total &= values[part]
        else:
            total = NEGATED[total]
        values[node] = total
    return values
