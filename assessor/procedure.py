"""What goes with an offence beside its elements: the maximum penalty, time to charge, protections and orders."""

from __future__ import annotations

from typing import Any

from legal_rules.law import Effect, OffenceVersion
from legal_rules.periods import Stretch
from legal_rules.rulebook import RuleBook

Json = dict[str, Any]


def procedure(book: RuleBook, version: OffenceVersion, stretch: Stretch) -> Json:
    """Penalty, time limit and effects of a version for acts within some days; a reconstructed text gives none."""
    if version.reconstructed:
        return {"penalty": None, "time_limit": None, "effects": {}}
    penalty = version.penalty
    effects = {
        name: _effect(effect)
        for name, effect in (
            ("notification", version.notification),
            ("anonymity", version.anonymity),
            ("special_measures", version.special_measures),
            ("deprivation", version.deprivation),
        )
        if effect is not None
    }
    return {
        "penalty": None if penalty is None else {"mode": penalty.mode, "at": penalty.at},
        "time_limit": None if not version.time_limit else {"id": version.time_limit},
        "effects": effects,
    }


def _effect(effect: Effect) -> Json:
    return {"says": effect.says, "at": effect.at, "basis": effect.basis}
