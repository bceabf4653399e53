"""The basic sharing offence as an OpenFisca variable, for comparison only (two-valued: a missing fact reads as no)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from openfisca_core import periods
from openfisca_core.entities import build_entity
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

MONTH = "2026-03"


def calculation(facts: Mapping[str, bool], kind: str) -> Callable[[], object]:
    """A whole calculation of the offence for one act, from building the simulation to the result."""
    act = build_entity("act", "acts", "an act", is_person=True)
    system = TaxBenefitSystem([act])

    def boolean(name: str) -> None:
        system.add_variable(
            type(
                name,
                (Variable,),
                {"value_type": bool, "entity": act, "definition_period": periods.DateUnit.MONTH, "label": name},
            )
        )

    for name in (*facts, "sharing"):
        boolean(name)

    def formula(acts: Any, period: Any) -> Any:
        f = {name: acts(name, period) for name in (*facts, "sharing")}
        intimate = f["act"] | f["thing"] | f["genitals"] | f["buttocks"] | f["breasts"] | f["toilet"]
        elements = f["sharing"] & f["completed"] & f["deliberate"] & f["photo"] & f["ofperson"] & intimate
        elements = elements & ~f["consent"] & ~f["belief"]
        return elements & ~(f["ordinary"] & ~f["breastfeeding"]) & ~f["service"] & ~f["excuse"]

    system.add_variable(
        type(
            "made_out",
            (Variable,),
            {
                "value_type": bool,
                "entity": act,
                "definition_period": periods.DateUnit.MONTH,
                "label": "made out",
                "formula": formula,
            },
        )
    )
    values = {name: {MONTH: value} for name, value in facts.items()}
    values["sharing"] = {MONTH: kind in ("share", "send", "expose")}

    def whole() -> object:
        simulation = SimulationBuilder().build_from_entities(system, {"acts": {"a": values}})
        return simulation.calculate("made_out", MONTH)

    return whole
