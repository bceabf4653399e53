"""The same offences over a whole population in OpenFisca, made from the same formulas, for comparison only: two-valued,
each definition and each offence a variable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

import numpy as np
from openfisca_core import periods
from openfisca_core.entities import build_entity
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.openfisca_offence import MONTH
from legal_rules.formula import All, Any_, Fact, Formula, Not, Note, Use
from legal_rules.slices import Rule

Calculation = Callable[[Any, Any], Any]


class Population:
    """Some offences as a rule system, and random inputs for a number of acts."""

    def __init__(self, rules: Sequence[Rule], size: int, seed: int) -> None:
        self.act = build_entity("act", "acts", "an act", is_person=True)
        self.system = TaxBenefitSystem([self.act])
        self.names: dict[object, str] = {}
        self.derived: list[str] = []
        self.inputs: dict[str, Any] = {}
        self.offences = [self._offence(rule) for rule in rules]
        rng = np.random.default_rng(seed)
        self.inputs = {name: rng.random(size) < 0.5 for name in self.inputs}
        self.size = size
        self.ready = self._placed()

    def bare(self) -> None:
        """Calculate every offence on inputs that are in place."""
        for name in self.derived:
            self.ready.delete_arrays(name)
        for name in self.offences:
            self.ready.calculate(name, MONTH)

    def whole(self) -> None:
        """From arrays of inputs to the result of every offence."""
        simulation = self._placed()
        for name in self.offences:
            simulation.calculate(name, MONTH)

    def _placed(self) -> Any:
        simulation = SimulationBuilder().build_default_simulation(self.system, self.size)
        for name, values in self.inputs.items():
            simulation.set_input(name, MONTH, values)
        return simulation

    def _offence(self, rule: Rule) -> str:
        formula = All((rule.e_formula, Not(rule.x_formula))) if rule.exclusions else rule.e_formula
        return self._variable(("offence", rule.offence.id), self._made(formula))

    def _variable(self, key: object, formula: Calculation | None = None) -> str:
        if key not in self.names:
            name = self.names[key] = f"v{len(self.names)}"
            kept = {"value_type": bool, "entity": self.act, "definition_period": periods.DateUnit.MONTH, "label": name}
            if formula is None:
                self.inputs[name] = None
            else:
                self.derived.append(name)
                kept["formula"] = formula
            self.system.add_variable(type(name, (Variable,), kept))
        return self.names[key]

    def _made(self, formula: Formula) -> Calculation:
        match formula:
            case Fact(fact, values):
                return _read(self._variable((fact, frozenset(values))))
            case Use(id, part) if part is not None:
                return _read(self._variable((id, repr(part)), self._made(part)))
            case Note(part):
                return self._made(part)
            case Not(part):
                inner = self._made(part)
                return lambda acts, period: ~inner(acts, period)
            case All(parts) | Any_(parts):
                return _joined([self._made(part) for part in parts], isinstance(formula, All))
            case _:
                raise ValueError(f"unresolved formula: {formula}")


def _read(name: str) -> Calculation:
    return lambda acts, period: acts(name, period)


def _joined(parts: Sequence[Calculation], conjunction: bool) -> Calculation:
    if not parts:
        return lambda acts, period: conjunction
    join = np.bitwise_and if conjunction else np.bitwise_or
    return lambda acts, period: reduce(join, (part(acts, period) for part in parts))
