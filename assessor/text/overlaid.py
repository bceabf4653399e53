"""What is laid over the shipped law, as data for a result and as lines for its page: nothing that was confirmed here may
look as if the rule base itself had said it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assessor.text.citing import cited
from assessor.text.names import joined, long_day
from legal_rules.law import Offence
from legal_rules.loading.overlays import Confirm, Overlay
from legal_rules.rulebook import RuleBook

NOT_SHIPPED = "not part of the law shipped"
"""Said of every overlay in every output, whatever it says of itself."""
UNREAD = "Its words were not read: it is never said to fit, and no penalty is given."


@dataclass(frozen=True, slots=True)
class Confirmed:
    """An offence or definition taken to have begun: its provision, its plain name and its first day (empty: not said)."""

    nation: str
    id: str
    provision: str
    name: str
    from_: str
    reconstructed: bool


@dataclass(frozen=True, slots=True)
class Overlaid:
    """An overlay of a rule book: who laid it, when, on what source, what it confirms, what else it touches, and what it is:
    its own words say nothing of that."""

    id: str
    by: str
    on: dt.date
    source: str
    digest: str
    confirms: tuple[Confirmed, ...]
    changes: tuple[str, ...]
    status: str = NOT_SHIPPED


def overlay_rows(book: RuleBook) -> tuple[Overlaid, ...]:
    """Every overlay of a rule book."""
    return tuple(_row(book, overlay) for overlay in book.overlays)


def _row(book: RuleBook, overlay: Overlay) -> Overlaid:
    names = {confirm.version_of for confirm in overlay.confirm}
    return Overlaid(
        id=overlay.id,
        by=overlay.by,
        on=overlay.on,
        source=overlay.source,
        digest=overlay.digest,
        confirms=tuple(row for confirm in overlay.confirm for row in _confirmed(book, confirm)),
        changes=tuple(sorted({id for _, id, _ in overlay.touches() if id not in names})),
    )


def _confirmed(book: RuleBook, confirm: Confirm) -> Iterator[Confirmed]:
    """What one entry confirms."""
    first = confirm.in_force.from_
    for entry in book.find(confirm.version_of, confirm.nation):
        yield Confirmed(
            nation=entry.nation,
            id=entry.id,
            provision=cited(book, entry.provision),
            name=entry.name if isinstance(entry, Offence) else entry.title,
            from_=first.isoformat() if first is not None else "",
            reconstructed=any(v.reconstructed for v in entry.versions if v.in_force.from_ == first),
        )


def overlay_lines(rows: Iterable[Overlaid], plain: bool = False) -> list[str]:
    """A line for each overlay; `plain`: by plain names, without provisions."""
    return [line for row in rows for line in _lines(row, plain)]


def _lines(row: Overlaid, plain: bool) -> Iterator[str]:
    if row.changes or not row.confirms:
        yield f"Laid over it, and {NOT_SHIPPED}: {row.id}. Whoever laid it calls it by {row.by} ({row.source})."
    for day in dict.fromkeys(confirmed.from_ for confirmed in row.confirms):
        told = [confirmed for confirmed in row.confirms if confirmed.from_ == day]
        names = joined(list(dict.fromkeys(_lowered(c.name) if plain else c.provision for c in told)))
        unread = f" {UNREAD}" if any(c.reconstructed for c in told) else ""
        yield (
            f"Taken to have begun on {said_day(day)}: {names}. Confirmed by {row.by} on {long_day(row.on)}; "
            f"source: {row.source.rstrip('.')}; {NOT_SHIPPED}.{unread}"
        )


def said_day(day: str) -> str:
    """A day in words; as it stands where it is none."""
    return long_day(dt.date.fromisoformat(day)) if day else "a day not said"


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]
