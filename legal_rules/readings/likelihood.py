"""How far a finding is from settled, and how far each answer would bring it, by counting completions.

Every completion that the constraints allow weighs the same. The measure is p(1 - p), where p is the share of
completions in which the offence is made out: 0 when it is settled, most when it could go either way.
"""

from __future__ import annotations

from collections.abc import Sequence

from legal_rules.readings.diagram import E_NOT_X, LEAVES, OPEN, Diagram, Literal

_HALF = 0.5


def settling(diagram: Diagram, state: Sequence[int]) -> dict[Literal, tuple[float, float]]:
    """For each open literal: the weight of the completions in which it holds and in which it does not, and within
    each how unsettled the offence would then be, folded into `(weight, gain)`; see `gains` for the sum by fact."""
    total, made = _up(diagram, state)
    root = diagram.root
    if total[root] <= 0:
        return {}
    down = [0.0] * len(total)
    down[root] = 1.0
    var, low, high = diagram.var, diagram.low, diagram.high
    through: dict[int, list[float]] = {}
    for node in range(len(var) - 1, LEAVES - 1, -1):
        weight = down[node]
        if not weight:
            continue
        known = state[var[node]]
        if known == OPEN:
            half = weight * _HALF
            down[high[node]] += half
            down[low[node]] += half
            row = through.setdefault(var[node], [0.0, 0.0, 0.0, 0.0])
            row[0] += half * total[high[node]]
            row[1] += half * made[high[node]]
            row[2] += weight * total[node]
            row[3] += weight * made[node]
        else:
            down[high[node] if known else low[node]] += weight
    all_, yes = total[root], made[root]
    result: dict[Literal, tuple[float, float]] = {}
    for position, (t, m, seen, seen_made) in through.items():
        holds = t + (all_ - seen) * _HALF
        holds_made = m + (yes - seen_made) * _HALF
        result[diagram.literals[position]] = (holds / all_, _unsettled(holds, holds_made))
        if len(diagram.index[diagram.literals[position][0]]) == 1 and diagram.literals[position][1] == "yes":
            other, other_made = all_ - holds, yes - holds_made
            result[(diagram.literals[position][0], "no")] = (other / all_, _unsettled(other, other_made))
    return result


def _up(diagram: Diagram, state: Sequence[int]) -> tuple[list[float], list[float]]:
    """For every node, the share of completions allowed below it and the share in which the offence is made out."""
    total = [1.0 if leaf else 0.0 for leaf in range(LEAVES)]
    made = [1.0 if leaf == E_NOT_X else 0.0 for leaf in range(LEAVES)]
    for var, low, high in zip(diagram.var[LEAVES:], diagram.low[LEAVES:], diagram.high[LEAVES:], strict=True):
        known = state[var]
        if known == OPEN:
            total.append((total[low] + total[high]) * _HALF)
            made.append((made[low] + made[high]) * _HALF)
        else:
            child = high if known else low
            total.append(total[child])
            made.append(made[child])
    return total, made


def _unsettled(total: float, made: float) -> float:
    if total <= 0:
        return 0.0
    share = min(1.0, max(0.0, made / total))
    return share * (1.0 - share)


def gains(diagram: Diagram, pattern_state: Sequence[int]) -> dict[str, float]:
    """For each open fact the diagram turns on: by how much an answer to it is expected to settle the offence."""
    total, made = _up(diagram, pattern_state)
    before = _unsettled(total[diagram.root], made[diagram.root])
    after: dict[str, float] = {}
    weight: dict[str, float] = {}
    for (fact, _), (share, unsettled) in settling(diagram, pattern_state).items():
        after[fact] = after.get(fact, 0.0) + share * unsettled
        weight[fact] = weight.get(fact, 0.0) + share
    return {fact: before - after[fact] - (1.0 - weight[fact]) * before for fact in after}
