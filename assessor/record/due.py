"""What is due: requests whose day to look again has come, and those on which the 48 hours are over without an answer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessor.record.entries import REMOVAL
from assessor.safety.platforms import Platform, platforms
from assessor.text.names import long_day

HOURS = 48


@dataclass(frozen=True, slots=True)
class Due:
    """Something to look at: since when, and what, by the name of a site or helpline and never by words of the case."""

    day: dt.date
    says: str


@dataclass(frozen=True, slots=True)
class Clock:
    """The 48 hours of a request: when they are over at the latest, and what has to be said of the duty."""

    ends: dt.datetime
    says: str


def clock_of(says: Mapping[str, str]) -> Clock | None:
    """The clock of a request to a site or app that has a duty of 48 hours; none of a request to anybody else."""
    site, day = site_named(says.get("to", "")), says.get("asked", "")
    if site is None or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
        return None
    at = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", says.get("at", ""))
    moment = dt.time(int(at[1]), int(at[2])) if at else dt.time(23, 59)
    ends = dt.datetime.combine(dt.date.fromisoformat(day), moment) + dt.timedelta(hours=HOURS)
    duty = next(duty for duty in platforms().duties if duty.id == site.duty)
    when = f"{long_day(ends.date())} at {ends:%H:%M}" if at else f"the end of {long_day(ends.date())}"
    return Clock(ends, f"48 hours from the report are over at {when}. {duty.words()}")


def site_named(name: str) -> Platform | None:
    """The site or app of the table that is meant, if it is one."""
    wanted = name.strip().casefold()
    return next((one for one in platforms().platforms if wanted in (one.id, one.name.casefold())), None)


def due(entries: Iterable[tuple[str, Mapping[str, str]]], now: dt.datetime) -> list[Due]:
    """What of some entries (each with its kind) is due at a moment of this machine's clock, the oldest first."""
    found = []
    for kind, says in entries:
        if kind != REMOVAL:
            continue
        to, again = says.get("to", "a request"), says.get("next", "")
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", again) and dt.date.fromisoformat(again) <= now.date():
            found.append(Due(dt.date.fromisoformat(again), f"{to}: look at it again"))
            continue
        clock = None if says.get("answer") else clock_of(says)
        if clock is not None and clock.ends <= now.replace(tzinfo=None):
            found.append(Due(clock.ends.date(), f"{to}: 48 hours without an answer; is it still up?"))
    return sorted(found, key=lambda one: one.day)
