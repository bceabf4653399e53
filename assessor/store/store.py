"""An open store. Every method gives a value or a `StoreProblem`; none raises, and none leaves anything half done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection

from assessor.case.checks import check_case
from assessor.case.edit import put
from assessor.case.model import Answer, Case
from assessor.store import records
from assessor.store.access import Item, items
from assessor.store.backend import CAUGHT, KEEP_MONTHS, Backend, failed, sealed, set_sealed
from assessor.store.chain import Head, Whole
from assessor.store.copies import Copy
from assessor.store.crypto import Box, ClosedBox, new_id, subkey
from assessor.store.gate import faults, listed, passed
from assessor.store.heads import Heads
from assessor.store.lawstamp import law_changes, law_stamp, read_stamp
from assessor.store.merging import Given, Merged, merge, told
from assessor.store.problems import CLOSED, NO_CASE, StoreFault, StoreProblem
from assessor.store.record import Record
from assessor.store.records import Stale, Writing, writing
from assessor.store.reread import reread
from assessor.store.rows import Difference, Row, after, case_rows, difference, new_row, rows_case, stamp_of
from assessor.store.slot import Slot
from assessor.store.types import Conflict, Deleted, Due, HistoryLine, Listed, Loaded, Saved
from legal_rules.rulebook import RuleBook

T = TypeVar("T")
Change = Callable[[Case], Case]


class Store:
    """A store that is open.

    Attributes:
        id: its random id.
        kept: what is kept, where and how long, to be said on screen.
        warnings: what has to be said at every start.
        slot: for what an interface has not saved yet.
        record: the records of its cases: incidents, proof, requests, notes.
        encrypted: whether it is.
        worker: who is writing; stands in the history.
        given: of cases beside which a colleague's changes were put and that were not loaded since, what was given last.
            Locking drops it: who goes on with such a case after opening the store again puts it back first.
    """

    def __init__(
        self,
        id: str,
        backend: Backend,
        box: Box,
        key: bytes,
        slot: Slot,
        worker: str,
        kept: str,
        warnings: tuple[str, ...] = (),
        encrypted: bool = True,
        heads: Heads | None = None,
    ) -> None:
        self.id = id
        self.kept = kept
        self.warnings = warnings
        self.slot = slot
        self.record = Record(self)
        self.encrypted = encrypted
        self.worker = worker
        self.clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
        self._backend: Backend | None = backend
        self._known: dict[str, Whole] = {}
        self.given: dict[str, Given] = {}
        self._heads = heads or Heads()
        self._box = box
        self._chain = subkey(key, "chain")

    def list(self) -> tuple[Listed, ...] | StoreProblem:
        """Every case, last changed first; of one that was altered, its id and what is wrong."""
        return self._read(lambda connection: listed(connection, self._box, self._chain, self._heads))

    def ids(self) -> tuple[str, ...] | StoreProblem:
        """The id of every case there is a row or a history of."""
        return self._read(records.ids)

    def new(self, case: Case, book: RuleBook | None = None, kind: str = "new") -> Saved | StoreProblem:
        """Put a case into the store."""
        id, event = new_id(), new_id()
        rows = case_rows(case, law_stamp(book))

        def work(connection: Connection) -> Whole:
            if records.case_row(connection, id) is not None:
                return self._whole(connection, id)
            writing = self._writing()
            before = records.new_case(connection, writing, id)
            body = {"kind": kind, "after_results": False}
            return records.append(connection, writing, before, body, event, Difference(adds=rows))

        return self._saved(self._write(work))

    def load(self, id: str, book: RuleBook | None = None) -> Loaded | StoreProblem:
        """A case, read anew under a rule base if one is given: what that changed is listed, and nothing is saved."""

        def work(connection: Connection) -> Loaded:
            whole = self._whole(connection, id)
            stored = rows_case(whole.now)
            case, changes = (stored, ()) if book is None else reread(stored, book.vocabulary)
            problems = () if book is None else tuple(check_case(case, book.vocabulary))
            stamp = stamp_of(whole.now)
            law = () if book is None else law_changes(case, stamp, book)
            version = read_stamp(stamp).version
            return Loaded(id, whole.head.seq, case, stored, (*changes, *law), problems, version, whole.head, stamp)

        self.given.pop(id, None)
        return self._read(work)

    def put_beside(self, id: str, case: Case, expected_version: int) -> Case | Conflict | StoreProblem:
        """A case with what colleagues changed beside it, as saving it at that version would leave it; nothing is saved."""

        def work(connection: Connection) -> Case | Conflict:
            whole = self._whole(connection, id)
            merged = self._merged(whole, lambda _: case, expected_version, "")[0]
            if merged.clashes:
                return Conflict(id, whole.head.seq, rows_case(whole.now), merged.clashes)
            return rows_case(after(whole.now, merged.what, merged.what.adds))

        return self._read(work)

    def save_case(
        self,
        id: str,
        case: Case,
        expected_version: int,
        after_results: bool = False,
        book: RuleBook | None = None,
        kind: str = "save",
    ) -> Saved | Conflict | StoreProblem:
        """Save a case as it now is. What it said before stays in the history, marked as corrected. What colleagues changed
        since `expected_version` stands, then and at every later save, until the case is loaded again.

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
        self,
        id: str,
        act: str,
        fact: str,
        of: str,
        given: Answer | None,
        expected_version: int,
        after_results: bool = False,
    ) -> Saved | Conflict | StoreProblem:
        """Save one answer; places as in `interview.put`; `None` takes it away."""
        return self._change(
            id, lambda case: put(case, act, fact, of, given), expected_version, after_results, None, "save"
        )

    def _change(
        self, id: str, change: Change, expected: int, after_results: bool, book: RuleBook | None, kind: str
    ) -> Saved | Conflict | StoreProblem:
        event = new_id()
        body: dict[str, Any] = {"kind": kind, "after_results": after_results}

        def work(connection: Connection) -> tuple[Whole, Saved, Given | None] | Conflict:
            whole = self._whole(connection, id, to_write=True)
            head = whole.head
            merged, mine = self._merged(whole, change, expected, law_stamp(book))
            if whole.made(event):
                return whole, Saved(id, head.seq, head), Given.unless_seen(head.seq, mine, whole)
            if merged.clashes:
                return Conflict(id, head.seq, rows_case(whole.now), merged.clashes)
            body["kind"] = "merge" if merged.beside else kind
            if merged.what.empty and not merged.what.moves:
                return whole, Saved(id, head.seq, head, False, merged.beside), Given.unless_seen(head.seq, mine, whole)
            made, back = self._append(connection, whole, body, event, merged.what)
            saved = Saved(id, made.head.seq, made.head, True, merged.beside, back)
            return made, saved, Given.unless_seen(made.head.seq, mine, made)

        done = self._write(work)
        if isinstance(done, Conflict):
            self.given.pop(id, None)
        if not isinstance(done, tuple):
            return done
        whole, saved, given = done
        self._remember(whole)
        self.given.pop(id, None)
        if given is not None:
            self.given[id] = given
        return saved

    def _merged(self, whole: Whole, change: Change, expected: int, stamp: str) -> tuple[Merged, tuple[Row, ...]]:
        """What saving a case that rests on a version would write, and the case's own rows."""
        since = max(1, min(expected, whole.head.seq))
        given = self.given.get(whole.id)
        there = whole.at(since)
        base = given.rows if given is not None and given.version == since else there
        mine = case_rows(change(rows_case(base)), stamp or stamp_of(base))
        if base is there and whole.head.seq == since:
            return Merged(difference(whole.now, mine)), mine
        return merge(base, whole.now, mine, there), mine

    def decide(self, id: str, text: str) -> Saved | StoreProblem:
        """Note a decision or a step: what the person chose, what was done. Decisions are added, never altered."""
        return self._note(id, "decision", new_row("decisions", {"text": text}))

    def wrote(self, id: str, kind: str, reader: str, form: str) -> Saved | StoreProblem:
        """Note that a document was written, for whom and in what form; its head is the one to print."""
        return self._note(id, "document", new_row("documents", {"kind": kind, "reader": reader, "form": form}))

    def _note(self, id: str, kind: str, row: Row) -> Saved | StoreProblem:
        return self.add(id, kind, lambda _: Difference(adds=(row,)))

    def add(self, id: str, kind: str, change: Callable[[Whole], Difference]) -> Saved | StoreProblem:
        """Add an entry to the history of a case, with what it changes beside the case itself."""
        event = new_id()

        def work(connection: Connection) -> Whole:
            whole = self._whole(connection, id, to_write=True)
            if whole.made(event):
                return whole
            return self._append(connection, whole, {"kind": kind}, event, change(whole))[0]

        return self._saved(self._write(work))

    def look(self, id: str, work: Callable[[Whole], T]) -> T | StoreProblem:
        """Read something of a case that was checked."""
        return self._read(lambda connection: work(self._whole(connection, id)))

    def setting(self, name: str) -> str | StoreProblem:
        """A setting of the service, as it was set under the store's key."""
        return self._read(lambda connection: sealed(connection, self._chain, name))

    def set(self, name: str, value: str) -> StoreProblem | None:
        """Set a setting of the service."""
        return self._write(lambda connection: set_sealed(connection, self._chain, name, value))

    def erased(self) -> tuple[str, ...] | StoreProblem:
        """Clear away what taking words out left in the files; what cannot be reached, one sentence each."""
        return self._guard(lambda backend: backend.erased())

    def _append(
        self, connection: Connection, whole: Whole, body: dict[str, Any], event: str, what: Difference
    ) -> tuple[Whole, bool]:
        """The case with one entry more, and whether the clock stands before its last one."""
        writing = self._writing()
        back = bool(whole.entries) and writing.at < whole.entries[-1].at
        said = {**body, "clock_back": True} if back else body
        return records.append(connection, writing, whole, said, event, what), back

    def _saved(self, done: Whole | StoreProblem) -> Saved | StoreProblem:
        if isinstance(done, StoreProblem):
            return done
        self._remember(done)
        return Saved(done.id, done.head.seq, done.head)

    def _remember(self, whole: Whole) -> None:
        """Go on from here: it is on the disk."""
        self._keep(whole)
        self._heads.note(whole.id, whole.head)

    def _keep(self, whole: Whole) -> Whole:
        """Keep a case as it was checked, in place of the one used longest ago."""
        self._known.pop(whole.id, None)
        self._known[whole.id] = whole
        if len(self._known) > _REMEMBERED:
            del self._known[next(iter(self._known))]
        return whole

    def history(self, id: str) -> tuple[HistoryLine, ...] | StoreProblem:
        """Who entered what, when, what it was before, and whether results had been seen; the oldest entry first."""

        return self.look(id, told)

    def held(self, id: str) -> tuple[Item, ...] | StoreProblem:
        """Everything held about a case, also what was corrected, tagged by whom it is about and who supplied it."""

        return self.look(id, lambda whole: items(whole.every, whole.entries))

    def head(self, id: str) -> Head | StoreProblem:
        """The head of a case's history, for a document to print."""
        return self.look(id, lambda whole: whole.head)

    def verify(self, id: str, noted: Head | None = None) -> tuple[str, ...] | StoreProblem:
        """What is wrong with a case's history and content, one sentence each; empty if it is whole.

        Args:
            id: the case.
            noted: a head printed earlier on a document, to hold it against.
        """

        def work(connection: Connection) -> tuple[str, ...]:
            seen = self._heads.of(id)
            heads = [*([noted] if noted else []), *([seen.head] if seen else [])]
            return faults(connection, self._box, self._chain, id, heads)

        return self._read(work)

    def delete(self, id: str) -> Deleted | StoreProblem:
        """Remove a case and its history for good; a random id and the day are all that is left."""

        def work(connection: Connection) -> str:
            if id not in records.ids(connection):
                raise StoreFault(NO_CASE)
            return records.erase(connection, id, self.clock().date().isoformat())

        tombstone = self._write(work)
        if isinstance(tombstone, StoreProblem):
            return tombstone
        self._heads.forget(id)
        self._known.pop(id, None)
        self.given.pop(id, None)
        unsaved = self.slot.offer()
        if unsaved is not None and unsaved.case_id == id:
            self.slot.wipe()
        not_reached = self.erased()
        return not_reached if isinstance(not_reached, StoreProblem) else Deleted(tombstone, not_reached)

    def keep_months(self) -> int | StoreProblem:
        """How many months the service keeps a case that is not changed; 0: it has not said."""
        said = self.setting(KEEP_MONTHS)
        return said if isinstance(said, StoreProblem) else int(said)

    def set_keep_months(self, months: int) -> StoreProblem | None:
        """Set how many months the service keeps a case; 0: not said. Nothing is ever deleted by itself."""
        return self.set(KEEP_MONTHS, str(months))

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
        ends = [(case, case.lies_until(months)) for case in cases if not case.wrong]
        past = ((case, end) for case, end in ends if end is not None and end <= today)
        return tuple(Due(case.id, case.reference, case.changed, end.isoformat()) for case, end in past)

    def backup(self, to: Path | None = None) -> Copy | StoreProblem:
        """Make a copy that was read back, beside the store or in another folder; an embedded store makes one beside it
        whenever it is closed after it was written to."""
        return self._guard(lambda backend: backend.backup(to))

    def lock(self) -> StoreProblem | None:
        """Close the store and forget its key and every case; open it again to go on. What is in the slot stays there. A
        problem: the store is closed all the same, but no copy could be made."""
        if self._backend is None:
            return None
        problem = self._guard(lambda backend: backend.close())
        self._backend = None
        self._known.clear()
        self.given = {}
        self._heads = Heads()
        self._box, self._chain = ClosedBox(), b""
        self.slot.close()
        return problem

    def _whole(self, connection: Connection, id: str, to_write: bool = False) -> Whole:
        """A case through the gate, from where it was last checked."""
        known = self._known.get(id)
        return self._keep(passed(connection, self._box, self._chain, id, known, self._heads, to_write))

    def _writing(self) -> Writing:
        return writing(self._box, self._chain, self.worker, self.clock())

    def _read(self, work: Callable[[Connection], T]) -> T | StoreProblem:
        return self._guard(lambda backend: backend.read(work))

    def _write(self, work: Callable[[Connection], T]) -> T | StoreProblem:
        for _ in range(_TRIES):
            try:
                return self._guard(lambda backend: backend.write(work))
            except Stale:
                continue
        return _BUSY

    def _guard(self, work: Callable[[Backend], T]) -> T | StoreProblem:
        if self._backend is None:
            return CLOSED
        try:
            return work(self._backend)
        except CAUGHT as error:
            return failed(error).problem


_TRIES, _REMEMBERED = 20, 8
_BUSY = StoreProblem("locked", "Others are saving this case at the same moment. Nothing was saved.", "Try again.")
