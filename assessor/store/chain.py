"""The history of a case: entries chained by codes only the store's key can make, and what a check of them finds.

An entry names the rows it added, each with a digest of what it says and its place in the order, the rows it ended, those it
moved, and those whose words it took out, each with a digest of what is left. So a row that is altered, removed, moved, brought back or slipped in shows, and so does an entry that is altered,
removed or cut from the end; a case put back as it was before shows only against a head noted elsewhere (documents print it,
and the machine that last read it keeps it).
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assessor.store.crypto import Tampered
from assessor.store.rows import ACTS, COLUMNS, MORE, OF_CASE, PARTICULARS, Row, emptied
from legal_rules.files.written import Json

SHOWN = 16
ORDER = "order"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a history, opened. `body` holds kind, after_results, adds, ends and what else the kind needs."""

    case_id: str
    seq: int
    id: str
    at: str
    by: str
    body: Json
    mac: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a history: how many entries, and the last one's code."""

    seq: int
    mac: str

    def __str__(self) -> str:
        return f"{self.seq}-{self.mac[:SHOWN]}"


def read_head(text: str) -> Head | None:
    """A head as a document prints it, or nothing if it is none."""
    number, _, mac = text.strip().lower().partition("-")
    if not number.isdigit() or len(mac) != SHOWN or set(mac) - set("0123456789abcdef"):
        return None
    return Head(int(number), mac)


def canonical(value: object) -> bytes:
    """The one way a value is written for a code or digest."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(row: Row) -> str:
    """A digest of what a row says and of its id. `more` counts where it says something, since older rows had none."""
    said = {column: text for column, text in row.content.items() if text or column != MORE}
    return hashlib.sha256(canonical([row.table, row.id, said])).hexdigest()


def first(key: bytes, case_id: str) -> str:
    """What the first entry of a case is chained to."""
    return hmac.new(key, canonical(["first", case_id]), "sha256").hexdigest()


def code(key: bytes, entry: Entry, before: str) -> str:
    """The code of an entry, given the code of the one before."""
    said = [entry.case_id, entry.seq, entry.id, entry.at, entry.by, entry.body, before]
    return hmac.new(key, canonical(said), "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Whole:
    """A case as its history says it is, every code and row checked: what is read for use is read from here.

    `rows` are those that stand, `gone` those that ended; `stored` is the case's own row as it was read.
    """

    id: str
    head: Head
    entries: tuple[Entry, ...] = ()
    rows: tuple[Row, ...] = ()
    gone: tuple[Row, ...] = ()
    stored: tuple[Any, ...] = ()

    @property
    def every(self) -> tuple[Row, ...]:
        """Every row the case ever had."""
        return (*self.rows, *self.gone)

    @property
    def now(self) -> tuple[Row, ...]:
        """The rows of the case itself as they stand."""
        return tuple(row for row in self.rows if row.table in OF_CASE)

    def at(self, version: int) -> tuple[Row, ...]:
        """The rows of the case itself as they stood at an entry of its history."""
        return tuple(
            row
            for row in self.every
            if row.table in OF_CASE and row.since <= version and (row.ended is None or row.ended > version)
        )

    @property
    def changed(self) -> str:
        """When something of the case was last changed (UTC, ISO 8601)."""
        return next((entry.at for entry in reversed(self.entries) if entry.body.get("kind") != ORDER), "")

    def made(self, event_id: str) -> bool:
        """Whether an entry is in the history: how a save whose answer was lost on the way is known to have worked."""
        return any(entry.id == event_id for entry in reversed(self.entries))


def line(whole: Whole) -> Json:
    """What a list shows of a case.

    Raises:
        Tampered: the case's own lines are not there once.
    """
    heads = [row.content for row in whole.rows if row.table == PARTICULARS]
    if len(heads) != 1:
        raise Tampered(PARTICULARS)
    acts = sum(row.table == ACTS for row in whole.rows)
    return {"reference": heads[0]["reference"], "nation": heads[0]["nation"], "acts": acts, "changed": whole.changed}


def seal(key: bytes, case_id: str, version: int, mac: str, text: str) -> str:
    """The code over what a list shows of a case (JSON without line ends) and the head it was true at."""
    return hmac.digest(key, f"case\n{case_id}\n{version}\n{mac}\n{text}".encode(), "sha256").hex()


def setting_code(key: bytes, name: str, value: str) -> str:
    """The code over a setting of the service."""
    return hmac.new(key, canonical(["setting", name, value]), "sha256").hexdigest()


def grown(key: bytes, base: Whole, entries: Sequence[Entry], read: Iterable[Row]) -> tuple[Whole, list[str]]:
    """A case followed from a state that was checked along later entries, and what is wrong with them.

    Args:
        key: the chain's key.
        base: the state before; one without entries to check a case from its beginning.
        entries: every later entry, in order.
        read: every row those entries added, as stored.
    """
    head, wrong = _followed(key, base, entries)
    adds = {id: (seq, table, *rest) for seq, (table, id, *rest) in _each(entries, "adds")}
    ends = {id: seq for seq, id in _each(entries, "ends")}
    moves = {id: position for _, (id, position) in _each(entries, "moves")}
    erased = {id: left for _, (id, left) in _each(entries, "erases")}
    found = [wrong] if wrong else []
    rows, seen = [], set[str]()
    for row in read:
        seen.add(row.id)
        if row.id not in adds:
            found.append(f"A row of '{row.table}' was put in beside the history.")
            continue
        since, table, said, *place = adds[row.id]
        position = moves.get(row.id, place[0] if place else row.position)
        if (row.table, row.since, digest(row)) != (table, since, erased.get(row.id, said)):
            found.append(f"A row of '{row.table}', from entry {since}, was altered.")
        elif row.ended != ends.get(row.id):
            found.append(f"A row of '{row.table}', from entry {since}, was brought back or ended beside the history.")
        elif row.position != position:
            found.append(f"A row of '{row.table}', from entry {since}, was moved to another place.")
        rows.append(row)
    found += [f"A row of '{adds[id][1]}', from entry {adds[id][0]}, is missing." for id in adds if id not in seen]
    every = [*(_settled(row, ends, moves) for row in base.rows), *rows]
    kept = tuple(row for row in every if row.ended is None)
    gone = without((*base.gone, *(row for row in every if row.ended is not None)), erased)
    return replace(base, head=head, entries=(*base.entries, *entries), rows=kept, gone=gone), found


def added_to(entries: Iterable[Entry]) -> frozenset[str]:
    """The tables entries say they added rows to."""
    return frozenset(table for _, (table, *_) in _each(entries, "adds")) & frozenset(COLUMNS)


def without(rows: Iterable[Row], erased: Container[str]) -> tuple[Row, ...]:
    """Rows, those of the ids given without their words."""
    return tuple(emptied(row) if row.id in erased else row for row in rows)


def _settled(row: Row, ends: Mapping[str, int], moves: Mapping[str, int]) -> Row:
    return replace(row, ended=ends.get(row.id), position=moves.get(row.id, row.position))


def _each(entries: Iterable[Entry], what: str) -> Iterator[tuple[int, Any]]:
    return ((entry.seq, said) for entry in entries for said in entry.body.get(what, ()))


def _followed(key: bytes, base: Whole, entries: Iterable[Entry]) -> tuple[Head, str]:
    """The last head that is right, and the first thing that is not."""
    head = base.head
    for entry in entries:
        if entry.seq != head.seq + 1:
            return head, f"Entry {head.seq + 1} of the history is missing."
        mac = code(key, entry, head.mac)
        if not hmac.compare_digest(mac.encode(), entry.mac.encode()):
            return head, f"Entry {entry.seq} of the history was altered."
        head = Head(entry.seq, mac)
    return head, ""


def against(noted: Head, entries: Sequence[Entry]) -> str:
    """What is wrong with a history beside a head noted elsewhere, as a document prints it; empty if it fits."""
    if noted.seq > len(entries):
        return f"The history had {noted.seq} entries when that head was noted; now it has {len(entries)}."
    if noted.seq < 1 or not entries[noted.seq - 1].mac.startswith(noted.mac[:SHOWN]):
        return f"Entry {noted.seq} is not the one it was when that head was noted."
    return ""


def describe(body: Mapping[str, Any]) -> str:
    """What an entry did, in a few words."""
    return _KINDS.get(str(body.get("kind")), str(body.get("kind")))


_KINDS = {
    "new": "case begun",
    "import": "read in from a case file",
    "save": "answers or particulars saved",
    "merge": "saved beside a colleague's changes",
    "reread": "read anew under a newer rule base",
    "decision": "decision noted",
    "document": "document written",
    "record": "entry of the record made",
    "corrected": "entry of the record corrected",
    "redacted": "words of the record taken out for good",
    ORDER: "brought up to this version: the order of what is kept noted",
}
