"""An open store. Every method gives a value or a `StoreProblem`; none raises, and none leaves anything half done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection

from assessor.case import Answer, Case
from assessor.case_checks import check_case
from assessor.interview import put
from assessor.store import chain, records
from assessor.store.access import Item, items
from assessor.store.backend import CAUGHT, Backend, failed, set_setting, setting
from assessor.store.chain import Head
from assessor.store.copies import Copy
from assessor.store.crypto import Box, Tampered, new_id, subkey
from assessor.store.merging import altered, merge
from assessor.store.problems import CLOSED, StoreFault, StoreProblem
from assessor.store.records import Stale, Writing
from assessor.store.reread import reread
from assessor.store.rows import Difference, Row, after, case_rows, difference, rows_case, stamp_of
from assessor.store.slot import Slot
from assessor.store.types import Conflict, Deleted, Due, HistoryLine, Listed, Loaded, Saved
from legal_rules.rulebook import RuleBook

T = TypeVar("T")
Change = Callable[[Case], Case]
NO_CASE = StoreProblem("no-case", "There is no such case in the store.", "'assessor cases list' shows them all.")


class Store:
    """A store that is open.

    Attributes:
        id: its random id.
        kept: what is kept, where and how long, to be said on screen.
        warnings: what has to be said at every start.
        slot: for what an interface has not saved yet.
        encrypted: whether it is.
        worker: who is writing; stands in the history.
    """

    def __init__(
        self, id: str, backend: Backend, box: Box, key: bytes, slot: Slot, worker: str, kept: str,
        warnings: tuple[str, ...] = (), encrypted: bool = True,
    ) -> None:  # fmt: skip
        self.id = id
        self.kept = kept
        self.warnings = warnings
        self.slot = slot
        self.encrypted = encrypted
        self.worker = worker
        self.clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
        self._backend: Backend | None = backend
        self._known: tuple[str, Head, tuple[Row, ...]] | None = None
        self._box = box
        self._chain = subkey(key, "chain")

    def list(self) -> tuple[Listed, ...] | StoreProblem:
        """Every case, last changed first."""
        return self._read(lambda connection: records.listed(connection, self._box))

    def ids(self) -> tuple[str, ...] | StoreProblem:
        """The id of every case there is a history of, also one whose particulars were taken away so that no list shows
        it."""
        return self._read(records.ids)

    def new(self, case: Case, book: RuleBook | None = None, kind: str = "new") -> Saved | StoreProblem:
        """Put a case into the store."""
        id, event = new_id(), new_id()
        rows = case_rows(case, _stamp(book))

        def work(connection: Connection) -> Saved:
            done = records.entry_of(connection, event)
            if done is None:
                writing = self._writing()
                before = records.new_case_row(connection, writing, id)
                body = {"kind": kind, "after_results": False}
                done, _ = records.append(connection, writing, id, before, body, event, Difference(adds=rows))
            return Saved(id, done.seq, done)

        return self._write(work)

    def load(self, id: str, book: RuleBook | None = None) -> Loaded | StoreProblem:
        """A case, read anew under a rule base if one is given: what that changed is listed, and nothing is saved."""

        def work(connection: Connection) -> Loaded:
            head, _ = self._head(connection, id)
            rows = records.rows_now(connection, self._box, id)
            stored = rows_case(rows)
            case, changes = (stored, ()) if book is None else reread(stored, book.vocabulary)
            problems = () if book is None else tuple(check_case(case, book.vocabulary))
            rulebook = stamp_of(rows)
            return Loaded(id, head.seq, case, stored, changes, problems, rulebook, head)

        return self._read(work)

    def save_case(
        self, id: str, case: Case, expected_version: int, after_results: bool = False, book: RuleBook | None = None,
        kind: str = "save",
    ) -> Saved | Conflict | StoreProblem:  # fmt: skip
        """Save a case as it now is. What it said before stays in the history, marked as corrected.

        Args:
            id: its id in the store.
            case: the case.
            expected_version: the version it was loaded or last saved at.
            after_results: whether results had been shown when it was changed.
            book: the rule base it was answered under.
            kind: what the history calls it.
        """
        return self._change(id, lambda _: case, expected_version, after_results, book, kind)

    def save_answer(
        self, id: str, act: str, fact: str, of: str, given: Answer | None, expected_version: int,
        after_results: bool = False,
    ) -> Saved | Conflict | StoreProblem:  # fmt: skip
        """Save one answer; places as in `interview.put`; `None` takes it away."""
        return self._change(
            id, lambda case: put(case, act, fact, of, given), expected_version, after_results, None, "save"
        )

    def _change(
        self, id: str, change: Change, expected: int, after_results: bool, book: RuleBook | None, kind: str
    ) -> Saved | Conflict | StoreProblem:
        event = new_id()
        body: dict[str, Any] = {"kind": kind, "after_results": after_results}
        written: dict[Head, tuple[Row, ...]] = {}

        def work(connection: Connection) -> Saved | Conflict:
            done = records.entry_of(connection, event)
            if done is not None:
                return Saved(id, done.seq, done)
            head, changed_at = self._head(connection, id)
            now = self._rows_now(connection, id, head)
            since = max(1, min(expected, head.seq))
            base = now if head.seq == since else records.rows_at(connection, self._box, id, since)
            mine = case_rows(change(rows_case(base)), _stamp(book) or stamp_of(base))
            what, beside = difference(now, mine), tuple[str, ...]()
            if head.seq != since:
                merged = merge(base, now, mine)
                if merged.clashes:
                    return Conflict(id, head.seq, rows_case(now), merged.clashes)
                what, beside = merged.what, merged.beside
                body["kind"] = "merge"
            if what.empty and not what.moves:
                return Saved(id, head.seq, head, False, beside)
            back = self._now() < changed_at
            made, added = self._append(connection, id, head, changed_at, body, event, what)
            written[made] = after(now, what, added)
            return Saved(id, made.seq, made, True, beside, back)

        done = self._write(work)
        if isinstance(done, Saved) and done.head in written:
            self._known = (id, done.head, written[done.head])
        return done

    def decide(self, id: str, text: str) -> Saved | StoreProblem:
        """Note a decision or a step: what the person chose, what was done. Decisions are added, never altered."""
        return self._note(id, "decision", Row("decisions", {"text": text}))

    def wrote(self, id: str, kind: str, reader: str, form: str) -> Saved | StoreProblem:
        """Note that a document was written, for whom and in what form; its head is the one to print."""
        return self._note(id, "document", Row("documents", {"kind": kind, "reader": reader, "form": form}))

    def _note(self, id: str, kind: str, row: Row) -> Saved | StoreProblem:
        event = new_id()

        def work(connection: Connection) -> Saved:
            done = records.entry_of(connection, event)
            if done is None:
                head, changed_at = self._head(connection, id)
                what = Difference(adds=(row,))
                done, _ = self._append(connection, id, head, changed_at, {"kind": kind}, event, what)
            return Saved(id, done.seq, done)

        return self._write(work)

    def _append(
        self, connection: Connection, id: str, head: Head, changed_at: str, body: dict[str, Any], event: str,
        what: Difference,
    ) -> tuple[Head, tuple[Row, ...]]:  # fmt: skip
        writing = self._writing()
        said = {**body, "clock_back": True} if writing.at < changed_at else body
        return records.append(connection, writing, id, head, said, event, what)

    def history(self, id: str) -> tuple[HistoryLine, ...] | StoreProblem:
        """Who entered what, when, what it was before, and whether results had been seen; the oldest entry first."""

        def work(connection: Connection) -> tuple[HistoryLine, ...]:
            self._head(connection, id)
            rows = {row.id: row for row in records.all_rows(connection, self._box, id)}
            lines = []
            for entry in records.entries(connection, self._box, id):
                ended = [rows[id] for id in entry.body["ends"] if id in rows]
                added = [rows[id] for _, id, _ in entry.body["adds"] if id in rows]
                lines.append(
                    HistoryLine(
                        entry.seq,
                        entry.at,
                        entry.by,
                        chain.describe(entry.body),
                        bool(entry.body.get("after_results")),
                        bool(entry.body.get("clock_back")),
                        altered(ended, added),
                    )
                )
            return tuple(lines)

        return self._read(work)

    def held(self, id: str) -> tuple[Item, ...] | StoreProblem:
        """Everything held about a case, also what was corrected, tagged by whom it is about and who supplied it."""

        def work(connection: Connection) -> tuple[Item, ...]:
            self._head(connection, id)
            rows = records.all_rows(connection, self._box, id)
            return items(rows, records.entries(connection, self._box, id))

        return self._read(work)

    def head(self, id: str) -> Head | StoreProblem:
        """The head of a case's history, for a document to print."""
        return self._read(lambda connection: self._head(connection, id)[0])

    def verify(self, id: str, noted: Head | None = None) -> tuple[str, ...] | StoreProblem:
        """What is wrong with a case's history and content, one sentence each; empty if it is whole.

        Args:
            id: the case.
            noted: a head printed earlier on a document, to hold it against.
        """

        def work(connection: Connection) -> tuple[str, ...]:
            head, _ = self._head(connection, id)
            try:
                entries = records.entries(connection, self._box, id)
                rows = records.all_rows(connection, self._box, id)
            except Tampered:
                return ("A sealed value was altered, or moved from where it belongs.",)
            return tuple(chain.check(self._chain, id, head, entries, rows, noted))

        return self._read(work)

    def delete(self, id: str) -> Deleted | StoreProblem:
        """Remove a case and its history for good; a random id and the day are all that is left."""

        def work(connection: Connection) -> str:
            self._head(connection, id)
            return records.erase(connection, id, self.clock().date().isoformat())

        tombstone = self._write(work)
        if isinstance(tombstone, StoreProblem):
            return tombstone
        unsaved = self.slot.offer()
        if unsaved is not None and unsaved.case_id == id:
            self.slot.wipe()
        not_reached = self._guard(lambda backend: backend.erased())
        return not_reached if isinstance(not_reached, StoreProblem) else Deleted(tombstone, not_reached)

    def keep_months(self) -> int | StoreProblem:
        """How many months the service keeps a case that is not changed; 0: it has not said."""
        return self._read(lambda connection: int(setting(connection, "keep_months") or 0))

    def set_keep_months(self, months: int) -> StoreProblem | None:
        """Set how many months the service keeps a case; 0: not said. Nothing is ever deleted by itself."""
        return self._write(lambda connection: set_setting(connection, "keep_months", str(months)))

    def due(self, today: dt.date | None = None) -> tuple[Due, ...] | StoreProblem:
        """The cases that have lain unchanged longer than the service keeps cases; empty if it has not said how long."""
        months, cases = self.keep_months(), self.list()
        if isinstance(months, StoreProblem):
            return months
        if isinstance(cases, StoreProblem):
            return cases
        if not months:
            return ()
        today = today or self.clock().date()
        ends = [(case, _months_later(dt.date.fromisoformat(case.changed[:10]), months)) for case in cases]
        return tuple(Due(case.id, case.reference, case.changed, end.isoformat()) for case, end in ends if end <= today)

    def backup(self, to: Path | None = None) -> Copy | StoreProblem:
        """Make a copy that was read back, beside the store or in another folder; an embedded store makes one beside it
        whenever it is closed after it was written to."""
        return self._guard(lambda backend: backend.backup(to))

    def lock(self) -> StoreProblem | None:
        """Close the store and forget its key; open it again to go on. The slot stays as it is. A problem: the store is
        closed all the same, but no copy could be made."""
        if self._backend is None:
            return None
        problem = self._guard(lambda backend: backend.close())
        self._backend = self._known = None
        self._chain = b""
        return problem

    def _head(self, connection: Connection, id: str) -> tuple[Head, str]:
        found = records.head_of(connection, id)
        if found is None:
            raise StoreFault(NO_CASE)
        return found

    def _rows_now(self, connection: Connection, id: str, head: Head) -> tuple[Row, ...]:
        """A case's rows as they stand: those of the last save, if nothing was written since."""
        if self._known is not None and self._known[:2] == (id, head):
            return self._known[2]
        return records.rows_now(connection, self._box, id)

    def _writing(self) -> Writing:
        return Writing(self._box, self._chain, self.worker, self._now())

    def _now(self) -> str:
        return self.clock().astimezone(dt.UTC).isoformat(timespec="milliseconds")

    def _read(self, work: Callable[[Connection], T]) -> T | StoreProblem:
        return self._guard(lambda backend: backend.read(work))

    def _write(self, work: Callable[[Connection], T]) -> T | StoreProblem:
        for _ in range(_TRIES):
            try:
                return self._guard(lambda backend: backend.write(work))
            except Stale:
                continue
        return StoreProblem(
            "locked", "Others are saving this case at the same moment. Nothing was saved.", "Try again."
        )

    def _guard(self, work: Callable[[Backend], T]) -> T | StoreProblem:
        if self._backend is None:
            return CLOSED
        try:
            return work(self._backend)
        except CAUGHT as error:
            return failed(error).problem


_TRIES = 20


def _stamp(book: RuleBook | None) -> str:
    return book.stamp.version if book is not None else ""


def _months_later(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (dt.date(year + (month == 11), (month + 1) % 12 + 1, 1) - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(day.day, last))
