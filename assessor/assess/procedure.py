"""What goes with an offence beside its elements: the maximum penalty, time to charge, protections and orders."""

from __future__ import annotations

import datetime as dt
from typing import Any

from legal_rules.law import Effect, OffenceVersion, Penalty
from legal_rules.penalties import maximum, shipped
from legal_rules.periods import Stretch
from legal_rules.slices import IN_FORCE, UNCONFIRMED
from legal_rules.timelimits import time_limit

Json = dict[str, Any]


def procedure(version: OffenceVersion) -> Json:
    """Penalty, time limit and effects of a version, without days; a reconstructed text gives none.

    `dated` works out what the penalty and the limit come to, once periods with equal findings are one.
    """
    if version.reconstructed:
        return {"penalty": None, "time_limit": None, "effects": {}}
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
    return {"penalty": version.penalty, "time_limit": version.time_limit or None, "effects": effects}


def dated(finding: Json, stretch: Stretch, as_at: dt.date) -> Json:
    """A finding with its maximum penalty and time limit as they are for acts on some days.

    What was not law on those days has neither; what is not confirmed has no time limit.
    """
    penalty = finding["penalty"] if finding["law"] in (IN_FORCE, UNCONFIRMED) else None
    limit = finding["time_limit"] if finding["law"] == IN_FORCE else None
    return finding | {
        "penalty": _penalty(penalty, stretch) if penalty is not None else None,
        "time_limit": _limit(limit, finding["offence"], stretch, as_at) if limit is not None else None,
    }


def _penalty(penalty: Penalty, stretch: Stretch) -> Json:
    return maximum(penalty, (stretch.last if stretch.lasting else stretch.first, stretch.last))


def _limit(limit_id: str, offence: str, stretch: Stretch, as_at: dt.date) -> Json:
    if limit_id not in shipped().time_limits:
        return {"id": limit_id, "last_day": None, "earliest": None, "says": "", "at": "", "basis": "", "doubt": ""}
    first = None if stretch.open_start else (stretch.last if stretch.lasting else stretch.first)
    limit = time_limit(limit_id, first, stretch.last, offence=offence, as_at=as_at)
    return {
        "id": limit.id,
        "last_day": limit.last_day.isoformat() if limit.last_day else None,
        "earliest": limit.earliest.isoformat() if limit.earliest else None,
        "says": limit.says,
        "at": limit.at,
        "basis": limit.basis,
        "doubt": limit.doubt,
    }


def _effect(effect: Effect) -> Json:
    return {"says": effect.says, "at": effect.at, "basis": effect.basis}
