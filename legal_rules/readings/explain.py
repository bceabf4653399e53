"""Explain: Kleene's three values over the steps of a program, so that every part of a proof has its value.

A value is two bits, surely true and possibly true: `FALSE` 0, `UNKNOWN` 1, `TRUE` 3. All-of is then bitwise and,
any-of bitwise or.
"""

from __future__ import annotations

from legal_rules.program import ALL, ANY, Pattern, Program

FALSE, UNKNOWN, TRUE = 0, 1, 3
NEGATED = (TRUE, UNKNOWN, UNKNOWN, FALSE)
Values = list[int]


def evaluate(program: Program, pattern: Pattern) -> Values:
    """The value of every step for a pattern (fact id to value; a fact that is not in it is unknown)."""
    values = [UNKNOWN] * len(program.steps)
    by_fact = program.by_fact
    for fact, value in pattern.items():
        for node, wanted in by_fact.get(fact, ()):
            values[node] = TRUE if value in wanted else FALSE
    for node, code, parts in program.joins:
        if code == ALL:
            total = TRUE
            for part in parts:
                total &= values[part]
            values[node] = total
        elif code == ANY:
            total = FALSE
            for part in parts:
                total |= values[part]
            values[node] = total
        else:
            values[node] = NEGATED[values[parts[0]]]
    return values
