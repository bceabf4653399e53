"""The record of a case: a diary of incidents and proof, requests for removal, notes, and whatever else is kept by kind.

An entry says plain JSON under a kind and a name. A correction ends one and adds another; to redact one takes its words out
of the store for good, in every form it had, and leaves in the history that this was done. Where the service keeps no
notes, nothing is added.

    store.record.add(case_id, "incident", {"day": "2026-11-20", "what": "...", "about": ["B"], "source": "told"})
    store.record.entries(case_id, "incident")
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from assessor.store.backend import KEEP_RECORD
from assessor.store.chain import Whole
from assessor.store.crypto import new_id
from assessor.store.problems import StoreFault, StoreProblem
from assessor.store.rows import RECORD, Difference, Row, new_row, recorded
from assessor.store.types import Saved
from legal_rules.files.written import Json

T = TypeVar("T")
MOST = 400_000
"""The longest entry, in characters of its JSON: a note of some sixty thousand words."""
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
NO_RECORD = StoreProblem(
    "refused",
    "This service keeps no notes, so no record of a case is kept here. Nothing was saved.",
    "'assessor cases retention --notes' keeps them from now on.",
)
NO_ENTRY = StoreProblem("no-entry", "There is no such entry in the record of the case. Nothing was changed.")
NOT_AN_ENTRY = StoreProblem(
    "refused",
    f"An entry of the record is a kind and a name in small letters, digits and hyphens, and at most {MOST:,} characters of "
    "plain text, numbers, lists and tables. Nothing was saved.",
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry of the record as it stands: `says` is plain JSON; when it was first made and when last changed (UTC, ISO
    8601), by whom, and whether earlier words were taken out. By convention `says` may hold `about` (letters of the case)
    and `source` (as for answers)."""

    kind: str
    name: str
    says: Json
    made: str
    made_by: str
    changed: str
    changed_by: str
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class Redacted:
    """Words are gone from the store; what that cannot reach, one sentence each."""

    saved: Saved
    not_reached: tuple[str, ...]


class Inside(Protocol):
    """What the record needs of the store it belongs to."""

    def look(self, id: str, work: Callable[[Whole], T]) -> T | StoreProblem:
        """Read something of a case that was checked."""
        ...

    def add(self, id: str, kind: str, change: Callable[[Whole], Difference]) -> Saved | StoreProblem:
        """Add an entry to the history of a case, with what it changes."""
        ...

    def setting(self, name: str) -> str | StoreProblem:
        """A setting of the service."""
        ...

    def set(self, name: str, value: str) -> StoreProblem | None:
        """Set a setting of the service."""
        ...

    def erased(self) -> tuple[str, ...] | StoreProblem:
        """Clear away what taking out left in the files; what cannot be reached."""
        ...


class Record:
    """The records of the cases of a store."""

    def __init__(self, inside: Inside) -> None:
        self._inside = inside

    def keeps(self) -> bool | StoreProblem:
        """Whether the service keeps notes."""
        said = self._inside.setting(KEEP_RECORD)
        return said if isinstance(said, StoreProblem) else said == "yes"

    def set_keeps(self, keeps: bool) -> StoreProblem | None:
        """Say whether the service keeps notes; what is kept already stays until it is redacted or its case deleted."""
        return self._inside.set(KEEP_RECORD, "yes" if keeps else "no")

    def add(self, id: str, kind: str, says: Mapping[str, Any], name: str = "") -> Saved | StoreProblem:
        """Add an entry, under a name that no entry of its kind has; without one, under a random one."""
        row = self._new(kind, name or new_id(), says)
        if isinstance(row, StoreProblem):
            return row
        return self._inside.add(id, "record", lambda whole: Difference(adds=(_free(whole, row),)))

    def entries(self, id: str, kind: str | None = None) -> tuple[Recorded, ...] | StoreProblem:
        """The entries as they stand, in the order they were first made; of one kind, or all."""

        def work(whole: Whole) -> tuple[Recorded, ...]:
            by = {entry.seq: entry for entry in whole.entries}
            begun: dict[tuple[str, ...], int] = {}
            emptied = set()
            for row in sorted((row for row in whole.every if row.table == RECORD), key=lambda row: row.since):
                begun.setdefault(row.key, row.since)
                if not row.content["says"]:
                    emptied.add(row.key)
            standing = [row for row in whole.rows if row.table == RECORD and kind in (None, row.content["kind"])]
            standing.sort(key=lambda row: begun[row.key])
            return tuple(
                Recorded(
                    row.content["kind"],
                    row.content["name"],
                    recorded(row),
                    by[begun[row.key]].at,
                    by[begun[row.key]].by,
                    by[row.since].at,
                    by[row.since].by,
                    row.key in emptied,
                )
                for row in standing
            )

        return self._inside.look(id, work)

    def correct(self, id: str, kind: str, name: str, says: Mapping[str, Any]) -> Saved | StoreProblem:
        """Put other words in place of an entry's; what it said before stays in the history."""
        row = self._new(kind, name, says)
        if isinstance(row, StoreProblem):
            return row
        return self._inside.add(id, "corrected", lambda whole: Difference((_standing(whole, row.key),), (row,)))

    def redact(self, id: str, kind: str, name: str, says: Mapping[str, Any] | None = None) -> Redacted | StoreProblem:
        """Take an entry's words out of the store, in every form it had, and leave others in their place, or none.

        What it said cannot be had back from the store; the history says that words were taken out, by whom and when.
        """
        row = None if says is None else _row(kind, name, says)
        if isinstance(row, StoreProblem):
            return row

        def change(whole: Whole) -> Difference:
            key = (RECORD, kind, name)
            ends = () if row is None and not _stands(whole, key) else (_standing(whole, key),)
            forms = tuple(one for one in whole.every if one.key == key)
            if not forms:
                raise StoreFault(NO_ENTRY)
            return Difference(ends, () if row is None else (row,), erases=forms)

        saved = self._inside.add(id, "redacted", change)
        if isinstance(saved, StoreProblem):
            return saved
        not_reached = self._inside.erased()
        return not_reached if isinstance(not_reached, StoreProblem) else Redacted(saved, not_reached)

    def _new(self, kind: str, name: str, says: Mapping[str, Any]) -> Row | StoreProblem:
        keeps = self.keeps()
        if isinstance(keeps, StoreProblem):
            return keeps
        return _row(kind, name, says) if keeps else NO_RECORD


def _row(kind: str, name: str, says: Mapping[str, Any]) -> Row | StoreProblem:
    """An entry as a row to be stored, or why it is none."""
    try:
        text = json.dumps(dict(says), ensure_ascii=False, allow_nan=False)
        text.encode()
    except (TypeError, ValueError, RecursionError):
        return NOT_AN_ENTRY
    if not _NAME.fullmatch(kind) or not _NAME.fullmatch(name) or len(text) > MOST:
        return NOT_AN_ENTRY
    return new_row(RECORD, {"kind": kind, "name": name, "says": text})


def _stands(whole: Whole, key: tuple[str, ...]) -> bool:
    return any(row.key == key for row in whole.rows)


def _standing(whole: Whole, key: tuple[str, ...]) -> Row:
    """The row of an entry that stands.

    Raises:
        StoreFault: there is none.
    """
    found = next((row for row in whole.rows if row.key == key), None)
    if found is None:
        raise StoreFault(NO_ENTRY)
    return found


def _free(whole: Whole, row: Row) -> Row:
    """A new entry's row, whose name is free.

    Raises:
        StoreFault: an entry of that kind has the name, or had it.
    """
    if any(other.key == row.key for other in whole.every):
        raise StoreFault(StoreProblem("exists", "The record has an entry of that name. Nothing was saved."))
    return row
