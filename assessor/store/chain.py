"""The history of a case: entries chained by codes only the store's key can make, and what a check of them finds.

An entry names the rows it added, each with a digest of what it says, and the rows it ended. So a row that is altered,
removed, brought back or slipped in shows, and so does an entry that is altered, removed or cut from the end; a case put
back as it was before shows only against a head noted elsewhere (documents print it).
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessor.store.rows import Row

Json = dict[str, Any]
SHOWN = 16


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
    """A digest of what a row says and of its id."""
    return hashlib.sha256(canonical([row.table, row.id, dict(row.content)])).hexdigest()


def first(key: bytes, case_id: str) -> str:
    """What the first entry of a case is chained to."""
    return hmac.new(key, canonical(["first", case_id]), "sha256").hexdigest()


def code(key: bytes, entry: Entry, before: str) -> str:
    """The code of an entry, given the code of the one before."""
    said = [entry.case_id, entry.seq, entry.id, entry.at, entry.by, entry.body, before]
    return hmac.new(key, canonical(said), "sha256").hexdigest()


def check(
    key: bytes, case_id: str, head: Head, entries: Sequence[Entry], rows: Iterable[Row], noted: Head | None = None
) -> list[str]:
    """What is wrong with a case's history and content, in words that hold nothing of the case; empty if it is whole.

    Args:
        key: the chain's key.
        case_id: the case.
        head: the head stored with the case.
        entries: every stored entry, in order.
        rows: every stored row, ended or not.
        noted: a head noted elsewhere, as a document prints it.
    """
    found: list[str] = []
    before = first(key, case_id)
    for number, entry in enumerate(entries, 1):
        if entry.seq != number:
            found.append(f"Entry {number} of the history is missing.")
            break
        before = code(key, entry, before)
        if not hmac.compare_digest(before, entry.mac):
            found.append(f"Entry {number} of the history was altered.")
            break
    if not found and (head.seq != len(entries) or not hmac.compare_digest(head.mac, before)):
        found.append("Entries are missing from the end of the history, or its head was altered.")
    if noted is not None:
        found += _against(noted, entries)
    return found + _content(entries, rows)


def _against(noted: Head, entries: Sequence[Entry]) -> list[str]:
    if noted.seq > len(entries):
        return [f"The history had {noted.seq} entries when that head was printed; now it has {len(entries)}."]
    if noted.seq < 1 or not hmac.compare_digest(entries[noted.seq - 1].mac[:SHOWN], noted.mac):
        return [f"Entry {noted.seq} is not the one it was when that head was printed."]
    return []


def _content(entries: Sequence[Entry], rows: Iterable[Row]) -> list[str]:
    since: dict[str, tuple[int, str]] = {}
    ended: dict[str, int] = {}
    for entry in entries:
        since |= {id: (entry.seq, said) for _, id, said in entry.body.get("adds", ())}
        ended |= dict.fromkeys(entry.body.get("ends", ()), entry.seq)
    found = []
    seen = set()
    for row in rows:
        seen.add(row.id)
        if row.id not in since:
            found.append(f"A row of '{row.table}' was put in beside the history.")
        elif since[row.id] != (row.since, digest(row)):
            found.append(f"A row of '{row.table}', from entry {since[row.id][0]}, was altered.")
        elif ended.get(row.id) != row.ended:
            found.append(
                f"A row of '{row.table}', from entry {row.since}, was brought back or ended beside the history."
            )
    return found + [f"A row from entry {since[id][0]} is missing." for id in since if id not in seen]


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
}
