"""A maximum penalty in words, for those who read law and for documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assessor.text.institutions import summary_court
from assessor.text.names import joined, long_day
from legal_rules.penalties import ALWAYS, Maximum, Resolved


def penalty_words(penalty: Maximum, nation: str) -> str:
    """In the words of a nation's courts: mode of trial and every maximum that can apply, each with the days it belongs to."""
    modes = {
        "summary": "summary only",
        "either-way": "either way",
        "indictable": "on indictment only",
        "unknown": "mode not known",
    }
    summary = "; ".join(_maximum(row) for row in penalty.imprisonment)
    fine = " or ".join(row.says for row in penalty.fine)
    words = modes[penalty.mode]
    if summary or fine:
        words += f". In {summary_court(nation)}: {_or_both([summary, fine])}"
    if penalty.indictment or penalty.indictment_fine:
        words += f". On indictment: {_or_both([penalty.indictment or '', _fine(penalty)])}"
    return f"{words}. {penalty.note}".strip()


def say_penalty(penalty: Maximum | None) -> str:
    """A maximum penalty in words, with every limit that can apply; empty if there is none to give."""
    if penalty is None:
        return ""
    lower = [_limits(penalty.imprisonment, " in prison"), _limits(penalty.fine, "")]
    parts = [f"in the lower court, {_or_both(lower)}"] if any(lower) else []
    if penalty.indictment or penalty.indictment_fine:
        prison = f"{penalty.indictment} in prison" if penalty.indictment else ""
        parts.append(f"on indictment, {_or_both([prison, _fine(penalty)])}")
    notes = dict.fromkeys(row.note for row in (*penalty.imprisonment, *penalty.fine) if row.note)
    text = f"Maximum: {'; '.join(parts)} ({penalty.at})." if parts else ""
    return " ".join(part for part in (text, penalty.note, *notes) if part)


def _fine(penalty: Maximum) -> str:
    return "a fine of any amount" if penalty.indictment_fine == "unlimited" else penalty.indictment_fine or ""


def _or_both(parts: Iterable[str]) -> str:
    said = [part for part in parts if part]
    return f"{said[0]}, or {said[1]}, or both" if len(said) == 2 else "".join(said)


def _limits(rows: Sequence[Resolved], unit: str) -> str:
    """The limits that can apply; the days they belong to are said only where the limits differ."""
    units = [row.says + (unit if row.months else "") for row in rows]
    if len(set(units)) < 2:
        return "".join(units[:1])
    told_apart = len({row.offence for row in rows}) > 1
    return joined([f"{said} ({_window(row, told_apart)})" for said, row in zip(units, rows, strict=True)], "or")


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


def _maximum(row: Resolved) -> str:
    first, last = row.convicted.from_, row.convicted.to
    if first and last:
        return f"{row.says} if convicted from {long_day(first)} to {long_day(last)}"
    day = first or last
    return f"{row.says} if convicted {'from' if first else 'up to'} {long_day(day)}" if day else row.says
