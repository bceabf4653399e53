"""What is laid over the shipped law, as data for a result and as lines for its page: nothing that was confirmed here may
look as if the rule base itself had said it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from assessor.text.citing import cited
from assessor.text.names import joined, long_day
from legal_rules.law import Offence
from legal_rules.loading.overlays import Confirm, Overlay
from legal_rules.rulebook import RuleBook

Json = dict[str, Any]
UNREAD = "Its words were not read: it is never said to fit, and no penalty is given."


def overlay_rows(book: RuleBook) -> list[Json]:
    """Every overlay of a rule book: who laid it, when, on what source, what it confirms, and what else it touches."""
    return [_row(book, overlay) for overlay in book.overlays]


def _row(book: RuleBook, overlay: Overlay) -> Json:
    confirms = [row for confirm in overlay.confirm for row in _confirmed(book, confirm)]
    names = {confirm.version_of for confirm in overlay.confirm}
    return {
        "id": overlay.id,
        "by": overlay.by,
        "on": overlay.on.isoformat(),
        "source": overlay.source,
        "digest": overlay.digest,
        "confirms": confirms,
        "changes": sorted({id for _, id, _ in overlay.touches() if id not in names}),
    }


def _confirmed(book: RuleBook, confirm: Confirm) -> Iterator[Json]:
    """What one entry confirms: the offence or definition, by its provision and its plain name, and its first day."""
    first = confirm.in_force.from_
    for entry in book.find(confirm.version_of, confirm.nation):
        unread = any(v.reconstructed for v in entry.versions if v.in_force.from_ == first)
        yield {
            "nation": entry.nation,
            "id": entry.id,
            "provision": cited(book, entry.provision),
            "name": entry.name if isinstance(entry, Offence) else entry.title,
            "from": first.isoformat() if first is not None else "",
            "reconstructed": unread,
        }


def overlay_lines(rows: Sequence[Json], plain: bool = False) -> list[str]:
    """A line for each overlay; `plain`: by plain names, without provisions."""
    return [line for row in rows for line in _lines(row, plain)]


def _lines(row: Json, plain: bool) -> Iterator[str]:
    if row["changes"] or not row["confirms"]:
        yield f"With changes of law laid over it: {row['id']}, by {row['by']} ({row['source']})."
    days = dict.fromkeys(confirmed["from"] for confirmed in row["confirms"])
    for day in days:
        told = [confirmed for confirmed in row["confirms"] if confirmed["from"] == day]
        key = "name" if plain else "provision"
        names = joined(list(dict.fromkeys(_lowered(c[key], plain) for c in told)))
        unread = f" {UNREAD}" if any(c["reconstructed"] for c in told) else ""
        yield (
            f"Taken to have begun on {said_day(day)}: {names}. Confirmed by {row['by']} on {said_day(row['on'])}; "
            f"source: {row['source'].rstrip('.')}.{unread}"
        )


def said_day(day: str) -> str:
    """A day in words; as it stands where it is none."""
    return long_day(dt.date.fromisoformat(day)) if day else "a day not said"


def _lowered(name: str, plain: bool) -> str:
    return name[:1].lower() + name[1:] if plain else name
