"""How long there is to start a charge, with each day counted as its statute counts it.

"Within six months from" a day leaves that day out; "the period of three years beginning with" a day counts it. A month
that lacks the corresponding day ends the period on its own last day. Nothing here ever says that it is too late.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from legal_rules.penalties import Clock, Limit, Penalties, shipped
from legal_rules.periods import ONE_DAY, long_day

IN_WORDS = {6: "six months", 12: "12 months", 24: "two years", 36: "three years"}


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """The last day to start a charge (null: none, or not known) and how it is said.

    For an act on one unknown day of a range, `earliest` is the limit if it was the first of them, `last_day` if the last.
    """

    id: str
    last_day: dt.date | None = None
    earliest: dt.date | None = None
    says: str = ""
    at: str = ""
    basis: str = ""
    doubt: str = ""


def last_day(start: dt.date, months: int, counted: bool) -> dt.date:
    """The last day of a period of calendar months from a day, that day counted as the first or left out.

    The period ends on the corresponding day of its last month (the day before it, if the first day counts); if that
    month has no such day, on the month's last day.
    """
    end: dt.date = start + relativedelta(months=months)
    return end - ONE_DAY if counted and end.day == start.day else end


def time_limit(
    limit_id: str,
    first_day: dt.date | None,
    last_day_of_act: dt.date,
    *,
    offence: str = "",
    as_at: dt.date | None = None,
    penalties: Penalties | None = None,
) -> TimeLimit:
    """The time limit for an act done on a day, or on one unknown day from the first to the last.

    Args:
        limit_id: an id of `time_limits` in `data/penalties.yaml`.
        first_day: the first day the act can have been done; null if the range has no beginning.
        last_day_of_act: the last day it can have been done, or the last day of conduct that went on.
        offence: the offence's id, for what is not confirmed about its limit.
        as_at: the day of assessment, which only decides between "has" and "had".
        penalties: another file's rules, for tests; the shipped ones if not given.

    Raises:
        KeyError: there is no such time limit.
    """
    rule = (penalties or shipped()).time_limits[limit_id]
    if not rule.clocks:
        return TimeLimit(rule.id, says=rule.says, at=rule.at, basis=rule.basis)
    doubt = next((d.says for d in rule.doubts if offence in d.offences), "")
    fixed = [clock for clock in rule.clocks if clock.runs_from == "act"]
    latest = min(_end(clock, last_day_of_act) for clock in fixed)
    earliest = None if first_day is None else min(_end(clock, first_day) for clock in fixed)
    says = _says(rule, earliest, latest, doubt, as_at)
    return TimeLimit(rule.id, latest, earliest, says, rule.at, rule.basis, doubt)


def _end(clock: Clock, start: dt.date) -> dt.date:
    return last_day(start, clock.months, clock.first_day == "included")


def _says(rule: Limit, earliest: dt.date | None, latest: dt.date, doubt: str, as_at: dt.date | None) -> str:
    had = "has" if as_at is not None and as_at <= latest else "had"
    if earliest == latest:
        by = f"by {long_day(latest)}"
    elif earliest is None:
        by = f"by {long_day(latest)} at the latest, or earlier, depending on the day it was done"
    else:
        by = f"by a day from {long_day(earliest)} to {long_day(latest)}, depending on the day it was done"
    counts = [f"{_length(clock)} {_counted(clock)}" for clock in rule.clocks if clock.runs_from == "act"]
    text = f"A charge {had} normally to be started {by} ({'; '.join(counts)})"
    for clock in rule.clocks:
        if clock.runs_from == "knowledge":
            text += (
                f", and also within {_length(clock)} of the day the prosecutor first had what they thought was enough "
                "evidence, counting that day; both have to be kept"
            )
    return f"{text}{'; ' + doubt if doubt else ''}."


def _length(clock: Clock) -> str:
    return IN_WORDS.get(clock.months, f"{clock.months} months")


def _counted(clock: Clock) -> str:
    if clock.first_day == "included":
        return "counting the day it was done as the first"
    return "from the day it was done, not counting that day"
