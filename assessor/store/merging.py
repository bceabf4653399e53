"""Two people changing one case: what each changed since the state both began from, put together where they touch
different things, and named where they touch the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assessor.store.chain import Whole, describe
from assessor.store.rows import ANSWERS, KEYS, PARTICULARS, RECORD, Difference, Key, Row, difference, recorded
from assessor.store.types import Altered, Clash, HistoryLine
from legal_rules.facts import in_world


@dataclass(frozen=True, slots=True)
class Merged:
    """What to write on top of the state as it is now, or the clashes that keep it from being written."""

    what: Difference
    beside: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What a writer last gave, where a colleague's changes were put beside it that the writer has not loaded: what is
    missing from the writer's case is not something the writer took away."""

    version: int
    rows: tuple[Row, ...]

    @classmethod
    def unless_seen(cls, version: int, mine: tuple[Row, ...], whole: Whole) -> Given | None:
        """What was given, unless it is all that is there."""
        return None if difference(whole.now, mine).empty else cls(version, mine)


def merge(
    base: Sequence[Row], theirs: Sequence[Row], mine: Sequence[Row], known: Sequence[Row] | None = None
) -> Merged:
    """My changes since `base` on top of theirs; `mine` are rows not stored yet.

    Args:
        base: what my case grew from.
        theirs: the case as it now is.
        mine: my case.
        known: the state whose changes since are named as `beside`; if not said, `base`.
    """
    ours, others = difference(base, mine), difference(base, theirs)
    changed, touched = ours.keys(), others.keys()
    before, there, here = ({row.key: row for row in rows} for rows in (base, theirs, mine))
    gone, removed = {row.key for row in others.ends} - set(there), {row.key for row in ours.ends} - set(here)
    clashes = []
    for key in sorted(changed | touched):
        differ = _content(there.get(key)) != _content(here.get(key))
        both = key in changed and key in touched and differ
        rests = key in changed and key in here and bool(here[key].rests_on & gone)
        bears = key not in changed and key in there and bool(there[key].rests_on & removed)
        if both or rests or bears:
            clashes.append(Clash(about(key), says(before.get(key)), says(there.get(key)), says(here.get(key))))
    if clashes:
        return Merged(Difference(), clashes=tuple(clashes))
    wanted = {key: replace(row, id="", since=0, ended=None) for key, row in there.items() if key not in removed}
    wanted |= {row.key: row for row in ours.adds}
    wanted |= {row.key: replace(wanted[row.key], position=to) for row, to in ours.moves if row.key in wanted}
    news = touched if known is None else difference(known, theirs).keys()
    return Merged(difference(theirs, wanted.values()), tuple(about(key) for key in sorted(news)))


def _content(row: Row | None) -> object:
    return None if row is None else dict(row.content)


def about(key: Key) -> str:
    """What a row is about, in words: `consent.sharing (shared-1)`, `act shared-1`, `the case itself`."""
    table, *rest = key
    if table == PARTICULARS:
        return "the case itself"
    if table == ANSWERS:
        _, on, world, fact = rest
        name = in_world(world, fact)
        return f"{name} ({on or 'case'})"
    return _ONE[table] if table in _NOTED else f"{_ONE[table]} {' '.join(rest)}"


_ONE = {
    "people": "person",
    "images": "image",
    "acts": "act",
    "decisions": "decision",
    "documents": "document",
    RECORD: "in the record:",
}


def says(row: Row | None) -> str:
    """What a row says, in words; empty for none."""
    if row is None:
        return ""
    if row.table == RECORD:
        return "; ".join(f"{name.replace('_', ' ')}: {_worded(said)}" for name, said in recorded(row).items())
    if row.table in _NOTED:
        return ", ".join(text for text in row.content.values() if text)
    shown = {name: text for name, text in row.content.items() if name not in KEYS[row.table] and text not in _NOTHING}
    if row.table != ANSWERS:
        return "; ".join(f"{name.replace('_', ' ')}: {text}" for name, text in shown.items())
    value = shown.pop("value", "")
    more = ", ".join(f"{name.replace('_', ' ')}: {text}" for name, text in shown.items())
    return f"{value} ({more})" if more else value


def _worded(said: object) -> str:
    return (
        ", ".join(map(_worded, said))
        if isinstance(said, list)
        else said
        if isinstance(said, str)
        else json.dumps(said, ensure_ascii=False)
    )


_NOTED = ("decisions", "documents")
_NOTHING = ("", "null", "[]", "{}", "false")


def altered(ended: Sequence[Row], added: Sequence[Row]) -> tuple[Altered, ...]:
    """What an entry changed, each thing once with what it said before."""
    before, now = {row.key: row for row in ended}, {row.key: row for row in added}
    keys = sorted({*before, *now})
    return tuple(Altered(about(key), says(before.get(key)), says(now.get(key))) for key in keys)


def told(whole: Whole) -> tuple[HistoryLine, ...]:
    """A case's history for people, the oldest entry first."""
    rows = {row.id: row for row in whole.every}
    return tuple(
        HistoryLine(
            entry.seq,
            entry.at,
            entry.by,
            describe(entry.body),
            bool(entry.body.get("after_results")),
            bool(entry.body.get("clock_back")),
            altered([rows[id] for id in entry.body["ends"]], [rows[said[1]] for said in entry.body["adds"]]),
        )
        for entry in whole.entries
    )
