"""A maximum penalty in words, for those who read law and for documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assessor.text.institutions import summary_court
from assessor.text.names import joined, long_day
from legal_rules.penalties import ALWAYS, Maximum, Resolved

_MODES = {
    "summary": "summary only",
    "either-way": "either way",
    "indictable": "on indictment only",
    "unknown": "mode not known",
}


def penalty_words(penalty: Maximum, nation: str) -> str:
    """In the words of a nation's courts: mode of trial and every maximum that can apply, with the days it belongs to where
    they differ."""
    parts = [_MODES[penalty.mode]]
    if summary := _or_both([_limits(penalty.imprisonment, " in prison"), _limits(penalty.fine, "")]):
        parts.append(f"In {summary_court(nation)}: {summary}")
    if penalty.indictment or penalty.indictment_fine:
        prison = f"{penalty.indictment} in prison" if penalty.indictment else ""
        parts.append(f"On indictment: {_or_both([prison, _fine(penalty)])}")
    return " ".join([*(f"{part}." for part in parts), *filter(None, [penalty.note])])


def penalty_notes(penalty: Maximum) -> list[str]:
    """What has to be said beside the maxima, each note once."""
    return list(dict.fromkeys(row.note for row in (*penalty.imprisonment, *penalty.fine) if row.note))


def _fine(penalty: Maximum) -> str:
    return "a fine of any amount" if penalty.indictment_fine == "unlimited" else penalty.indictment_fine or ""


def _or_both(parts: Iterable[str]) -> str:
    said = [part for part in parts if part]
    return f"{said[0]}, or {said[1]}, or both" if len(said) == 2 else "".join(said)


def _limits(rows: Sequence[Resolved], unit: str) -> str:
    """The limits that can apply; the days they belong to are said only where the limits differ."""
    if len({row.says for row in rows}) < 2:
        return "".join(row.says + (unit if row.months else "") for row in rows[:1])
    told_apart = len({row.offence for row in rows}) > 1
    return "; ".join(f"{row.says} {_window(row, told_apart)}" for row in rows)


def _window(row: Resolved, by_offence: bool) -> str:
    """The days a maximum belongs to, as they are said."""
    parts = []
    for days, words in ((row.offence if by_offence else ALWAYS, "done"), (row.convicted, "convicted")):
        first, last = days.from_, days.to
        if first and last:
            parts.append(f"{words} from {long_day(first)} to {long_day(last)}")
        elif day := first or last:
            parts.append(f"{words} {'from' if first else 'up to'} {long_day(day)}")
    return f"if {joined(parts)}" if parts else "whenever convicted"
