"""Saving in the background: one thread, the newest state only, in order, and nothing lost when the program ends."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from tui.keeping import Keeping, Kept, Noted

LONGEST = 5.0
"""Seconds that ending waits for what is still to be saved."""


@dataclass(frozen=True, slots=True)
class Job:
    """One state of a case to be kept: saved if it is one of the store's cases or is to become one, else held in the slot.
    `begun` tells cases apart: a reference does not, and a new case has no key yet. `notes` are entries of its record that are
    not kept yet."""

    kept: Kept
    state: int
    saves: bool
    seen: bool
    begun: int = 0
    notes: tuple[Noted, ...] = ()


class Saver:
    """Keeps what it is given. `saved` is called in the saving thread with the state and what came of it: the case with
    its key, or what went wrong."""

    def __init__(self, keeping: Keeping, saved: Callable[[Job, Kept | str], None]) -> None:
        self._keeping, self._saved = keeping, saved
        self._newest: Job | None = None
        self._key: tuple[int, str] = (0, "")
        self._busy = False
        self._ready = threading.Condition()
        self._thread: threading.Thread | None = None

    def put(self, job: Job) -> None:
        """Keep this state; one that was not begun yet is left out for it."""
        with self._ready:
            self._newest = job
            self._ready.notify_all()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()

    def flush(self, seconds: float = LONGEST) -> bool:
        """Wait until all that was given is kept; whether it is."""
        with self._ready:
            return self._ready.wait_for(lambda: self._newest is None and not self._busy, seconds)

    def _run(self) -> None:
        while True:
            with self._ready:
                self._ready.wait_for(lambda: self._newest is not None)
                job, self._newest, self._busy = self._newest, None, True
            assert job is not None
            self._saved(job, self._keep(job))
            job = None
            with self._ready:
                self._busy = False
                self._ready.notify_all()

    def _keep(self, job: Job) -> Kept | str:
        kept = job.kept
        if not job.saves:
            return self._keeping.hold(kept) or kept
        begun, key = self._key
        if not kept.key and key and begun == job.begun:
            kept = Kept(kept.case, key, kept.place)
        found = self._keeping.save(kept, job.seen)
        if isinstance(found, Kept):
            self._key = (job.begun, found.key)
            wrong = next((said for noted in job.notes if (said := self._keeping.note(found.key, noted))), "")
            return wrong or found
        return found

    def use(self, keeping: Keeping) -> None:
        """Keep in another place from now on."""
        self._keeping, self._key = keeping, (0, "")
