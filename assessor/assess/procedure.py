"""What goes with an offence beside its elements: the maximum penalty, time to charge, protections and orders."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from assessor.assess.records import Effects, Finding
from legal_rules.law import OffenceVersion, Penalty
from legal_rules.penalties import maximum, shipped
from legal_rules.periods import Stretch
from legal_rules.slices import IN_FORCE, UNCONFIRMED
from legal_rules.timelimits import TimeLimit, time_limit


@dataclass(frozen=True, slots=True)
class Terms:
    """The penalty and time limit of a version as its text has them, before it is known for which days; a reconstructed
    text gives none."""

    penalty: Penalty | None = None
    time_limit: str = ""


def terms(version: OffenceVersion) -> Terms:
    """The terms of a version."""
    return Terms() if version.reconstructed else Terms(version.penalty, version.time_limit)


def effects(version: OffenceVersion) -> Effects:
    """The protections and consequences of a version; a reconstructed text gives none."""
    if version.reconstructed:
        return Effects()
    return Effects(version.notification, version.anonymity, version.special_measures, version.deprivation)


def dated(finding: Finding, terms: Terms, stretch: Stretch, as_at: dt.date) -> Finding:
    """A finding with its maximum penalty and time limit as they are for acts on some days.

    What was not law on those days has neither; what is not confirmed has no time limit.
    """
    penalty = terms.penalty if finding.law in (IN_FORCE, UNCONFIRMED) else None
    limit = terms.time_limit if finding.law == IN_FORCE else ""
    days = (stretch.last if stretch.lasting else stretch.first, stretch.last)
    return replace(
        finding,
        penalty=maximum(penalty, days) if penalty is not None else None,
        time_limit=_limit(limit, finding.offence, stretch, as_at) if limit else None,
    )


def _limit(limit_id: str, offence: str, stretch: Stretch, as_at: dt.date) -> TimeLimit:
    if limit_id not in shipped().time_limits:
        return TimeLimit(limit_id)
    first = None if stretch.open_start else (stretch.last if stretch.lasting else stretch.first)
    return time_limit(limit_id, first, stretch.last, offence=offence, as_at=as_at)
