"""A program's steps as a straight list of plane operations, on as few places as can be.

Each step has two planes, where it is surely so and where it is surely not. All-of is `and` on the first and `or` on the
second, any-of the other way round, and a negation only swaps them. A place is used again once nothing later needs what
it holds, so that a block of a whole law stays within the processor's cache.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legal_rules.formula import Fact
from legal_rules.program import ALL, NOT, Program

NEVER, ALWAYS = 0, 1
AND, OR = 0, 1
Planes = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do, block by block. A register is `NEVER`, `ALWAYS`, one of the facts' planes (two for each of `facts`,
    surely and surely not), or one of `places` after these. An operation is AND or OR, two registers, and the target.

    After `until[k]` operations root number k is done, and `roots[k]` are its registers.
    """

    facts: tuple[Fact, ...]
    places: int
    operations: tuple[tuple[int, int, int, int], ...]
    until: tuple[int, ...]
    roots: tuple[Planes, ...]


def plan(program: Program, roots: Sequence[int]) -> Plan:
    """The operations that give some steps of a program, one root after another."""
    return _Planner(program, roots).plan()


class _Planner:
    def __init__(self, program: Program, roots: Sequence[int]) -> None:
        self.program = program
        self.roots = roots
        self.facts: list[Fact] = []
        self.operations: list[tuple[int, int, int, int]] = []
        self.known: dict[int, Planes] = {}

    def plan(self) -> Plan:
        """Every root in virtual registers first, each written once; then on real places."""
        self.fresh = 2 + 2 * len(self.program.by_fact) * len(self.program.steps)
        until = []
        for root in self.roots:
            self._visit(root)
            until.append(len(self.operations))
        return self._placed(until)

    def _visit(self, node: int) -> Planes:
        if node not in self.known:
            self.known[node] = self._made(node)
        return self.known[node]

    def _made(self, node: int) -> Planes:
        fact = self.program.facts[node]
        if fact is not None:
            self.facts.append(fact)
            return 2 * len(self.facts), 2 * len(self.facts) + 1
        code, parts = self.program.steps[node]
        planes = [self._visit(part) for part in parts]
        if code == NOT:
            return planes[0][1], planes[0][0]
        if code == ALL:
            return self._chain(AND, [true for true, _ in planes]), self._chain(OR, [false for _, false in planes])
        return self._chain(OR, [true for true, _ in planes]), self._chain(AND, [false for _, false in planes])

    def _chain(self, code: int, registers: Sequence[int]) -> int:
        if not registers:
            return ALWAYS if code == AND else NEVER
        total = registers[0]
        for other in registers[1:]:
            self.operations.append((code, total, other, self.fresh))
            total, self.fresh = self.fresh, self.fresh + 1
        return total

    def _placed(self, until: Sequence[int]) -> Plan:
        first = 2 + 2 * len(self.facts)
        last = self._last_uses(until)
        place: dict[int, int] = {}
        free: list[int] = []
        used = 0
        operations = []
        ending: dict[int, list[int]] = {}
        for register, number in last.items():
            ending.setdefault(number, []).append(register)
        for number, (code, one, other, target) in enumerate(self.operations):
            here = place.get(one, one), place.get(other, other)
            free += [place[register] for register in ending.get(number, ()) if register in place]
            if not free:
                free.append(first + used)
                used += 1
            place[target] = free.pop()
            operations.append((code, *here, place[target]))
        roots = [self.known[root] for root in self.roots]
        return Plan(
            facts=tuple(self.facts),
            places=used,
            operations=tuple(operations),
            until=tuple(until),
            roots=tuple((place.get(true, true), place.get(false, false)) for true, false in roots),
        )

    def _last_uses(self, until: Sequence[int]) -> dict[int, int]:
        """After which operation each register is no longer needed; a root is, until its pair of roots is read."""
        last: dict[int, int] = {}
        for number, (_, one, other, _) in enumerate(self.operations):
            last[one] = last[other] = number
        for place, root in enumerate(self.roots):
            for register in self.known[root]:
                last[register] = max(last.get(register, -1), until[min(place | 1, len(until) - 1)])
        return last
