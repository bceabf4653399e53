"""Keeping a case behind the protocol: every answer saved in order, locked, resumed at the same question after a kill."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from textual.pilot import Pilot

from assessor.case.edit import new_case
from legal_rules.rulebook import RuleBook
from tests.tui.driving import drive, press, screen, type_in
from tui.app import AssessorApp
from tui.keeping import NOT_KEPT, Keeping, Kept, Listed, Memory, Place
from tui.pictures import Shot
from tui.saving import Job, Saver


@dataclass
class Store(Memory):
    """A store as the screens see one: a passphrase, cases by key, a slot. `fails` makes saving fail."""

    says: str = "kept in a store"
    lasting: bool = True
    locked: bool = False
    fails: str = ""
    cases: dict[str, Kept] = field(default_factory=dict)
    slot: Kept | None = None
    saves: list[bool] = field(default_factory=list)

    def under(self, book: RuleBook) -> None:
        """Nothing is read anew."""

    def unlock(self, passphrase: str) -> str:
        """Right is `open`."""
        self.locked = passphrase != "open"
        return "That passphrase does not open the store." if self.locked else ""

    def seal(self, content: bytes) -> bytes | None:
        """As it is: this store has no key."""
        return None if self.locked else content

    def unseal(self, sealed: bytes) -> bytes | None:
        """What was sealed, while it is open."""
        return None if self.locked or not sealed else sealed

    def lock(self) -> None:
        """Lock."""
        self.locked = True

    def listed(self) -> Sequence[Listed] | str:
        """Every case."""
        return [Listed(key, kept.case.id) for key, kept in self.cases.items()]

    def open(self, key: str) -> Kept | str:
        """A case."""
        return self.cases.get(key) or "gone"

    def save(self, kept: Kept, seen: bool) -> Kept | str:
        """Save."""
        if self.fails:
            return self.fails
        key = kept.key or f"k{len(self.cases) + 1}"
        self.cases[key] = Kept(kept.case, key, kept.place)
        self.saves.append(seen)
        return self.cases[key]

    def hold(self, kept: Kept) -> str:
        """Into the slot."""
        self.slot = kept
        return self.fails

    def held(self) -> Kept | None:
        """From the slot."""
        return self.slot

    def wipe(self) -> None:
        """Empty the slot."""
        self.slot = None

    def close(self) -> None:
        """End."""
        self.locked = True


def test_both_ways_of_keeping_fit_the_protocol() -> None:
    """Memory and the store of these tests are both what the screens ask for."""
    ways: list[Keeping] = [Memory(), Store()]
    assert [way.lasting for way in ways] == [False, True]


def test_every_answer_is_saved_under_one_key_and_results_seen_are_marked(book: RuleBook) -> None:
    """For a support service, from the first answer on; the bar says so; after results the saves say they were seen."""
    store = Store()

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "y")
        assert app.saver.flush()
        await press(app, pilot, "f3", "f3")
        assert list(store.cases) == ["k1"]
        assert store.cases["k1"].case == app.session.case
        assert "kept in a store, saved" in screen(app)
        await press(app, pilot, "r", "escape", "b")
        assert app.saver.flush()
        assert list(store.cases) == ["k1"]
        assert store.saves[0] is False
        assert store.saves[-1] is True
        assert store.slot is None

    drive("question", book, steps, keeping=store)


def test_a_student_saves_only_when_asked_and_the_slot_holds_the_rest(book: RuleBook) -> None:
    """The slot has each answer; F5 saves; a clean end empties the slot."""
    store = Store()

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "k")
        assert app.saver.flush()
        assert store.slot is not None
        assert store.slot.case == app.session.case
        assert not store.cases
        await press(app, pilot, "f5")
        assert app.saver.flush()
        assert list(store.cases) == ["k1"]
        app.end()
        assert store.slot is None

    drive(Shot("study", "interview", role="study"), book, steps, keeping=store)


def test_what_a_crash_left_is_offered_once_and_goes_on_at_the_same_question(book: RuleBook) -> None:
    """Yes goes on where it stopped, for whoever works as before (another view asks in another order); no wipes it."""
    store = Store()
    start = Shot("start", role="law", case="")

    async def crash(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "s")
        app.changed()
        assert app.saver.flush()
        kept = app.session.kept()
        assert kept is not None
        store.slot = kept

    async def again(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert "The last session was not ended" in screen(app)
        assert store.slot is not None
        await press(app, pilot, "1")
        question = app.screen.question  # type: ignore[attr-defined] # it is the interview
        assert (question.act, question.fact) == (store.slot.place.act, store.slot.place.fact)

    async def no(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "2")
        assert store.slot is None

    drive("question-law", book, crash, keeping=store)
    drive(start, book, again, keeping=store)
    drive(start, book, no, keeping=store)


def test_leave_now_saves_then_locks_and_only_the_passphrase_goes_on(book: RuleBook) -> None:
    """A wrong one says so and the case stays covered."""
    store = Store()

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "y")
        case = app.session.case
        await press(app, pilot, "f9")
        assert store.locked
        assert store.cases["k1"].case == case
        await type_in(app, pilot, "no")
        await press(app, pilot, "enter")
        assert "does not open" in screen(app)
        assert app.covered
        await type_in(app, pilot, "open")
        await press(app, pilot, "enter")
        assert not app.covered and app.session.case == case
        assert "Questions" in screen(app)

    drive("question", book, steps, keeping=store)


def test_a_locked_store_asks_for_its_passphrase_at_the_start(book: RuleBook) -> None:
    """And goes on without it if that is wanted."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert "The store's passphrase" in screen(app)
        await type_in(app, pilot, "open")
        await press(app, pilot, "enter")
        assert not app.keeping.locked

    async def without(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "escape", "1")
        assert "Is it safe to talk" in screen(app)

    drive("start", book, steps, keeping=Store(locked=True))
    drive("start", book, without, keeping=Store(locked=True))


def test_what_could_not_be_saved_is_said_at_the_top(book: RuleBook) -> None:
    """And ending asks, because something would be lost."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "y")
        assert app.saver.flush()
        await press(app, pilot, "f3", "f3")
        assert "NOT SAVED: the disk is full" in screen(app)
        await press(app, pilot, "ctrl+q")
        assert "not saved" in screen(app)

    drive("question", book, steps, keeping=Store(fails="the disk is full"))


def test_the_newest_state_is_kept_and_the_order_holds() -> None:
    """A slow store gets the first and the last of many states, never an older one after a newer."""
    gate = threading.Event()
    seen: list[int] = []

    class Slow(Memory):
        """Waits until it may save."""

        def save(self, kept: Kept, seen: bool) -> Kept | str:
            """Save once the gate is open."""
            gate.wait(5)
            return super().save(kept, seen)

    saver = Saver(Slow(), lambda job, _: seen.append(job.state))
    for state in range(20):
        saver.put(Job(Kept(new_case("scotland"), place=Place(act=str(state))), state, saves=True, seen=False))
    gate.set()
    assert saver.flush()
    assert seen == sorted(seen)
    assert seen[-1] == 19
    assert len(seen) < 20


def test_memory_saves_nothing_and_says_so() -> None:
    """What is in memory only is never called saved, and there is nothing to open."""
    memory = Memory()
    assert memory.save(Kept(new_case("scotland")), seen=False) == NOT_KEPT
    assert memory.listed() == []
    assert memory.open("1") == NOT_KEPT
