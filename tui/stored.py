"""The encrypted store behind the protocol of `tui.keeping`. What it holds and how is the store's own business.

The store's library is imported when the store is opened, in the thread that opens it.
"""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assessor.case.edit import NEW_CASE, working_name
from assessor.case.file import CASE, case_to_yaml
from assessor.case.model import Case
from assessor.record.due import due
from assessor.record.entries import REMOVAL
from assessor.store import How, StoreProblem, chosen_store, copies_of, create_store, open_store, restore, store_exists
from assessor.store.crypto import Tampered
from assessor.store.keyring import too_weak
from assessor.store.slot import Unsaved
from assessor.store.types import Saved
from assessor.text.names import long_day
from legal_rules.files.shape import read_string
from tui.keeping import Keeping, Kept, Listed, Noted, Place

if TYPE_CHECKING:
    from assessor.store.store import Store
    from legal_rules.rulebook import RuleBook

CHANGED_ELSEWHERE = (
    "Somebody else changed this case meanwhile. Nothing was saved; open it again to see what they changed."
)
BESIDE = "Somebody else changed this case meanwhile: {}. Both are kept. Open the case again to see it."
LOCKED = "The store is locked."


class Stored:
    """Keeps cases in a store at a place. It begins locked, unless it is given open."""

    lasting = True

    def __init__(self, place: str, store: Store | None = None) -> None:
        self.place = place
        self._store = store
        self._versions: dict[str, int] = {}
        self._opened: dict[str, int] = {}
        self._clashed: set[str] = set()
        self._names: dict[str, str] = {}
        self._given = b""
        self._book: RuleBook | None = None
        self._reread: set[str] = set()

    def under(self, book: RuleBook) -> None:
        """Read and save cases under this law from now on."""
        self._book = book

    @property
    def says(self) -> str:
        """In a few words, how cases are kept."""
        if self._store is None:
            return "store locked"
        return "kept encrypted" if self._store.encrypted else "kept NOT ENCRYPTED"

    @property
    def locked(self) -> bool:
        """Whether its passphrase is needed first."""
        return self._store is None

    def unlock(self, passphrase: str) -> str:
        """Open the store; what went wrong, or nothing."""
        opened = open_store(self.place, passphrase, How(interface=True))
        if isinstance(opened, StoreProblem):
            return str(opened)
        self._store = opened
        given = self.unseal(self._given)
        opened.given.update(pickle.loads(given) if given else {})
        self._given = b""
        return ""

    def lock(self) -> None:
        """Close the store and forget its key; the slot stays."""
        store, self._store = self._store, None
        if store is not None:
            self._given = store.slot.sealed(pickle.dumps(store.given)) if store.given else b""
            store.lock()

    def seal(self, content: bytes) -> bytes | None:
        """Something to be held in memory while the store is locked; nothing where it is not encrypted."""
        return self._store.slot.sealed(content) if self._store is not None and self._store.encrypted else None

    def unseal(self, sealed: bytes) -> bytes | None:
        """What was sealed, once the store is open again."""
        try:
            return self._store.slot.opened(sealed) if self._store is not None and sealed else None
        except Tampered:
            return None

    def listed(self) -> Sequence[Listed] | str:
        """Every case, last changed first."""
        if self._store is None:
            return LOCKED
        found = self._store.list()
        if isinstance(found, StoreProblem):
            return str(found)
        return [
            Listed(
                row.id,
                row.reference or row.id,
                f"not shown: {row.wrong}" if row.wrong else f"changed {row.changed[:10]}",
            )
            for row in found
        ]

    def open(self, key: str) -> Kept | str:
        """A case as it was last saved."""
        if self._store is None:
            return LOCKED
        found = self._store.load(key, self._book)
        if isinstance(found, StoreProblem):
            return str(found)
        self._versions[key] = self._opened[key] = found.version
        self._clashed.discard(key)
        if found.changes:
            self._reread.add(key)
        case = found.stored if found.problems else found.case
        noted = self._store.record.entries(key)
        notes = () if isinstance(noted, StoreProblem) else tuple(Noted(e.kind, e.name, e.says) for e in noted)
        changes = tuple(map(str, found.changes))
        return Kept(case, key, self._place_in(key), changes=changes, since=found.stamp, notes=notes)

    def note(self, key: str, noted: Noted) -> str:
        """Into the record of a case: added, or in place of what stands under the same name."""
        if self._store is None:
            return LOCKED
        record = self._store.record
        standing = record.entries(key, noted.kind)
        if isinstance(standing, StoreProblem):
            return str(standing)
        before = next((entry for entry in standing if entry.name == noted.name), None)
        if before is not None and before.says == noted.says:
            return ""
        if before is None:
            done = record.add(key, noted.kind, noted.says, noted.name)
        else:
            done = record.correct(key, noted.kind, noted.name, noted.says)
        if isinstance(done, StoreProblem):
            return str(done)
        self._versions[key] = done.version
        return ""

    def _place_in(self, key: str) -> Place:
        """Where someone was in a case, if it is the one they were in last."""
        held = self._store.slot.offer() if self._store is not None else None
        return Place(**held.screen) if held is not None and held.case_id == key else Place()

    def save(self, kept: Kept, seen: bool) -> Kept | str:
        """Save a case, new or under its key, and note where someone is in it."""
        if self._store is None:
            return LOCKED
        if kept.key in self._clashed:
            return CHANGED_ELSEWHERE
        kept = self._named(kept, self._store)
        if kept.key:
            kind = "reread" if kept.key in self._reread else "save"
            version = self._versions.get(kept.key, 0)
            done = self._store.save_case(kept.key, kept.case, version, seen, self._book, kind)
        else:
            done = self._store.new(kept.case, self._book)
        if isinstance(done, StoreProblem):
            return str(done)
        if not isinstance(done, Saved):
            self._clashed.add(kept.key)
            return CHANGED_ELSEWHERE
        self._versions[done.id] = done.version
        self._reread.discard(done.id)
        self._names[done.id] = kept.case.id
        self._opened.setdefault(done.id, done.version)
        told = BESIDE.format(", ".join(done.beside)) if done.beside else ""
        saved = Kept(kept.case, done.id, kept.place, told)
        return self.hold(saved) or saved

    def _named(self, kept: Kept, store: Store) -> Kept:
        """A case that nobody named, under a name that no other case has: the one it was given when it was first saved."""
        if kept.case.id != NEW_CASE:
            return kept
        name = self._names.get(kept.key, "")
        if not name:
            found = store.list()
            name = working_name(
                dt.date.today(), [] if isinstance(found, StoreProblem) else [r.reference for r in found]
            )
        return replace(kept, case=replace(kept.case, id=name))

    def history(self, key: str) -> Sequence[str] | str:
        """Who entered what, when, and what it was before."""
        found = self._store.history(key) if self._store is not None else LOCKED
        if isinstance(found, StoreProblem | str):
            return str(found)
        lines = []
        for entry in found:
            seen = ", after results were seen" if entry.after_results else ""
            lines.append(f"{entry.seq}. {entry.at}, {entry.by}: {entry.what}{seen}")
            lines += [f"{c.about}: {c.now or 'taken back'}; before: {c.before or 'nothing'}" for c in entry.changes]
        return lines

    def due(self, now: dt.datetime) -> Sequence[str] | str:
        """What is due in every case that can be read, the oldest first."""
        listed = self._store.list() if self._store is not None else LOCKED
        if self._store is None or isinstance(listed, StoreProblem | str):
            return str(listed)
        rows = []
        for case in listed:
            entries = self._store.record.entries(case.id, REMOVAL) if not case.wrong else ()
            if not isinstance(entries, StoreProblem):
                rows += [
                    (one.day, case.reference or case.id, one.says)
                    for one in due([(e.kind, e.says) for e in entries], now)
                ]
        return [f"{long_day(day)}, {reference}. {says}" for day, reference, says in sorted(rows)]

    def delete(self, key: str) -> Sequence[str] | str:
        """Delete a case and its history for good."""
        done = self._store.delete(key) if self._store is not None else LOCKED
        return str(done) if isinstance(done, StoreProblem | str) else ["Deleted.", *done.not_reached]

    def copy(self) -> Sequence[str] | str:
        """Make a copy of the store, and say which there are."""
        made = self._store.backup() if self._store is not None else LOCKED
        if isinstance(made, StoreProblem | str):
            return str(made)
        return [
            f"Copied to {made.path}, and read back.",
            *(f"{c.number}: made {c.made:%Y-%m-%d %H:%M}" for c in copies_of(self.place)),
        ]

    def restore(self, number: int, passphrase: str) -> str:
        """Put a copy in the store's place; what was there is set aside."""
        self.lock()
        put = restore(self.place, number, passphrase, How(interface=True))
        if isinstance(put, StoreProblem):
            return str(put)
        self._store = put
        self._versions, self._opened, self._names = {}, {}, {}
        return ""

    def hold(self, kept: Kept) -> str:
        """Into the slot: the case, its key and version, and where someone is. A case beside which a colleague's changes were
        put goes in with them: the slot may be all that is left."""
        if self._store is None:
            return LOCKED
        case, version = kept.case, self._versions.get(kept.key, 0)
        if kept.key in self._store.given:
            whole = self._store.put_beside(kept.key, case, version)
            if isinstance(whole, Case):
                case = whole
            else:
                version = self._opened.get(kept.key, 0)
        at = kept.place
        place = {"screen": at.screen, "act": at.act, "fact": at.fact, "skipped": sorted(at.skipped)}
        unsaved = Unsaved(case_to_yaml(case), kept.key, version, place)
        problem = self._store.slot.keep(unsaved)
        return "" if problem is None else str(problem)

    def held(self) -> Kept | None:
        """What a crash left in the slot."""
        found = self._store.slot.offer() if self._store is not None else None
        if found is None:
            return None
        case, problems = read_string(found.case_yaml, CASE, "slot")
        if not isinstance(case, Case) or problems:
            return None
        if found.case_id:
            self._versions[found.case_id] = self._opened[found.case_id] = found.version
        skipped = frozenset((act, fact) for act, fact in found.screen.pop("skipped", ()))
        return Kept(case, found.case_id, Place(**found.screen, skipped=skipped))

    def wipe(self) -> None:
        """Empty the slot."""
        if self._store is not None:
            self._store.slot.wipe()

    def close(self) -> None:
        """Close the store."""
        self.lock()


def keeping_for(place: str) -> Stored | None:
    """The store at a place as the screens use it, or none where there is no store."""
    return Stored(place) if store_exists(place) else None


def begin_store(passphrase: str) -> tuple[Stored, str] | str:
    """Make the encrypted store of this machine, open, with its recovery code; or what went wrong."""
    place = chosen_store()
    made = create_store(place, passphrase, How(interface=True))
    return str(made) if isinstance(made, StoreProblem) else (Stored(place, made.store), made.recovery_code)


def wrong_passphrase(typed: str) -> str:
    """Why a new passphrase is refused, or nothing."""
    weak = too_weak(typed)
    return "" if weak is None else str(weak)


def open_again(keeping: Keeping, passphrase: str) -> str:
    """Open a store that was left locked at the start, when a case is open already; what went wrong, or nothing. What a
    crash left in its slot, which the open case would take the place of, is saved first."""
    wrong = keeping.unlock(passphrase)
    held = None if wrong else keeping.held()
    saved = keeping.save(held, False) if held is not None else None
    if isinstance(saved, str):
        keeping.lock()
        return saved
    return wrong
