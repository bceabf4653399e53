"""Nothing lost on the screens: what is only in memory is never saved, ticks stay, one guard wherever a case is left, any size."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from assessor.case.file import load_case
from assessor.case.model import Case
from assessor.store import StoreProblem, create_store
from assessor.text.blocks import Block
from legal_rules.rulebook import RuleBook
from tests.fewer import spread
from tests.tui.driving import FROM_THE_DAY, TABLE, TO_THE_DAY, TO_WHAT, drive, press, screen, type_in, what
from tests.tui.test_keeping import Store
from tests.tui.test_stored import SECRET
from tui.app import AssessorApp
from tui.keeping import Keeping, Kept
from tui.pictures import opened, settle
from tui.safe import wrap
from tui.screens.new_case import NewCase
from tui.screens.save import Code, Save
from tui.screens.start import Start
from tui.stored import Stored
from tui.widgets.choices import Choices
from tui.widgets.ticks import Ticks

MEMORY = "in memory only"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the store of this machine would be; nothing is there yet."""
    monkeypatch.setenv("ASSESSOR_STORE", str(tmp_path / "store"))
    return tmp_path / "store"


def the_case(app: AssessorApp) -> Case:
    """The open case."""
    assert app.session.case is not None
    return app.session.case


def unsaved(app: AssessorApp) -> bool:
    """Whether something of the open case was not saved."""
    return app.session.unsaved


def test_f5_in_memory_saves_nothing_says_so_and_ending_asks(book: RuleBook) -> None:
    """First start, memory only: F5 says what that means and offers ways; without one, the case counts as not saved."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "y", "f5")
        assert "Nothing is saved" in screen(app)
        assert MEMORY in screen(app)
        assert "encrypted" in screen(app)
        await press(app, pilot, "f5", "enter", "3")
        assert unsaved(app)
        assert "Questions" in screen(app)
        assert "saved" not in screen(app)
        await press(app, pilot, "ctrl+q")
        assert "The open case is not saved" in screen(app)
        await press(app, pilot, "escape")
        assert app.session.case is not None

    drive("question", book, steps)


def test_f5_makes_the_encrypted_store_from_the_screen(book: RuleBook, place: Path) -> None:
    """Passphrase twice, recovery code, done; the case and every later answer is in the store, and both secrets open it."""
    codes: list[str] = []

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "y", "f5", "1")
        await type_in(app, pilot, "short")
        await press(app, pilot, "enter")
        assert "at least" in screen(app)
        await press(app, pilot, "ctrl+u")
        await type_in(app, pilot, SECRET)
        await press(app, pilot, "enter")
        await type_in(app, pilot, f"{SECRET}x")
        await press(app, pilot, "enter")
        assert "not the same" in screen(app)
        assert not place.exists()
        await type_in(app, pilot, SECRET)
        await press(app, pilot, "enter")
        await type_in(app, pilot, SECRET)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, Code)
        codes.append(app.screen._question.removeprefix("Recovery code: "))
        await press(app, pilot, "escape", "enter")
        assert codes[0] in screen(app)
        await press(app, pilot, "1")
        assert "Done." in screen(app)
        await press(app, pilot, "1")
        assert app.saver.flush()
        await press(app, pilot, "n")
        assert app.saver.flush()
        await pilot.pause()
        assert "kept encrypted, saved" in screen(app)
        kept = app.keeping.open(app.session.key)
        assert isinstance(kept, Kept)
        assert kept.case == the_case(app)
        app.end()

    drive("question", book, steps)
    for secret in (SECRET, codes[0]):
        again = Stored(str(place))
        assert again.unlock(secret) == ""
        assert len(again.listed()) == 1
        again.close()


def test_f5_writes_a_file_and_says_when_it_is_behind(book: RuleBook, tmp_path: Path) -> None:
    """The file holds the case as it is; an answer later it is not saved any more; nothing is written over unasked."""
    target = tmp_path / "a.yaml"

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "y", "f5", "2", "enter")
        assert "Type a name" in screen(app)
        await type_in(app, pilot, str(tmp_path / "a"))
        await press(app, pilot, "enter")
        assert "not encrypted" in screen(app)
        assert load_case(target, book.vocabulary)[0] == the_case(app)
        assert target.stat().st_mode & 0o077 == 0
        assert not unsaved(app)
        await press(app, pilot, "1")
        assert "written to a file" in screen(app)
        await press(app, pilot, "n")
        assert unsaved(app)
        assert "written to a file" not in screen(app)
        await press(app, pilot, "f5", "2", "enter")
        assert "Write over it?" in screen(app)
        await press(app, pilot, "1")
        assert unsaved(app)
        await press(app, pilot, "2", "enter", "2")
        assert not unsaved(app)
        assert load_case(target, book.vocabulary)[0] == the_case(app)

    drive("question", book, steps)


def test_f5_with_no_case_says_so_and_can_begin_the_store(book: RuleBook, place: Path) -> None:
    """In the middle of a new case nothing is said to be saved."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "f5")
        assert "No case is open" in screen(app)
        assert "Write this case" not in screen(app)
        await press(app, pilot, "2")
        assert "Is it safe to talk" in screen(app)

    drive("new-case", book, steps)


@pytest.mark.parametrize("key", ["f1", "f2", "f3", "f5", "j", "r", "w", "e", "ctrl+p", "f9"])
def test_ticks_stay_whatever_is_opened_over_the_list(book: RuleBook, key: str) -> None:
    """Two ticks, another screen, back: both are shown and in the case."""
    back = {"f3": "f3", "f9": "enter"}.get(key, "escape")

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "n", "y")
        ticks = dict(app.screen.query_one(Ticks).ticked)
        case = the_case(app)
        assert sorted(filter(None, ticks.values())) == ["no", "yes"]
        await press(app, pilot, key, back)
        assert app.screen.query_one(Ticks).ticked == ticks
        assert the_case(app) == case
        facts = case.images["photo-1"].facts
        assert {fact: facts[fact].value for fact, value in ticks.items() if value} == {
            f: v for f, v in ticks.items() if v
        }

    drive("ticks", book, steps)


def test_each_tick_is_in_the_store_before_enter(book: RuleBook) -> None:
    """Killed in the middle of a list, its ticks are kept."""
    store = Store()

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "n", "n")
        assert app.saver.flush()
        (kept,) = store.cases.values()
        assert [kept.case.images["photo-1"].facts[fact].value for fact in _first(app, 2)] == ["no", "no"]

    drive("ticks", book, steps, keeping=store)


def test_back_in_a_list_takes_one_tick_and_leaves_the_list(book: RuleBook) -> None:
    """However often a statement was turned round; what was ticked before stays."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        before = the_case(app)
        first, second = _first(app, 2)
        await press(app, pilot, "n", "space", "space", "space", "b")
        ticks = app.screen.query_one(Ticks)
        assert (ticks.ticked[first], ticks.ticked[second]) == ("no", "")
        facts = the_case(app).images["photo-1"].facts
        assert facts[first].value == "no"
        assert second not in facts
        await press(app, pilot, "b")
        assert the_case(app) == before
        assert app.screen.has_class("ticking")

    drive("ticks", book, steps)


def test_a_click_on_a_row_of_a_tick_list_ticks_it(book: RuleBook) -> None:
    """Nothing is submitted, and nothing counts as skipped."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        (first, second) = _first(app, 2)
        skipped = set(app.session.skipped)
        await pilot.click(Ticks, offset=(6, 2))
        await settle(app, pilot)
        assert app.screen.query_one(Ticks).ticked[second] == "yes"
        await pilot.click(Ticks, offset=(6, 1))
        await pilot.click(Ticks, offset=(6, 1))
        await settle(app, pilot)
        assert app.screen.query_one(Ticks).ticked[first] == "no"
        assert app.session.skipped == skipped
        assert the_case(app).images["photo-1"].facts[first].value == "no"

    drive("ticks", book, steps)


@pytest.mark.parametrize("shot", ["review", "choose", "exercise"])
def test_a_click_marks_a_row_in_every_list_of_marks(book: RuleBook, shot: str) -> None:
    """Suggestions, offences and parts: the screen stays, and the row is marked."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        at, case = app.screen, app.session.case
        choices = at.query_one(Choices)
        before = str(choices.get_option_at_index(0).prompt)
        await pilot.click(Choices, offset=(6, 1))
        await settle(app, pilot)
        assert app.screen is at
        assert app.session.case is case
        assert str(choices.get_option_at_index(0).prompt) != before

    drive(shot, book, steps)


def test_enter_after_a_list_answers_nothing(book: RuleBook) -> None:
    """No row of what follows is under the cursor until someone goes to one."""

    async def after_a_list(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "n", "enter")
        at, case = app.screen, the_case(app)
        assert not at.has_class("ticking")
        await press(app, pilot, "enter", "enter")
        assert app.screen is at
        assert the_case(app) is case

    async def a_question(app: AssessorApp, pilot: Pilot[int]) -> None:
        case = the_case(app)
        await press(app, pilot, "enter", "enter")
        assert the_case(app) is case
        await press(app, pilot, "down", "enter")
        assert the_case(app).act("shared-1").facts["purpose.gratification"].value == "yes"
        await press(app, pilot, "enter")
        assert "purpose.distress" not in the_case(app).act("threatened-1").facts

    drive("ticks", book, after_a_list)
    drive("question", book, a_question)


DATED = (*TO_THE_DAY, *("minus" if c == "-" else c for c in "2024-02-03"), "enter")


@pytest.mark.parametrize(
    ("shot", "keys"),
    [
        ("new-case", ()),
        ("new-case", ("1",)),
        ("new-case", DATED),
        ("new-case", (*DATED, "1", "6")),
        ("question", ("d",)),
        ("setup", ("a",)),
        ("setup", ("a", "2")),
    ],
)
def test_nothing_is_selected_where_an_answer_is_recorded(book: RuleBook, shot: str, keys: tuple[str, ...]) -> None:
    """The steps of a new case, what the person says of a dispute, who somebody is: Enter alone takes none."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, *keys)
        at, case, words = app.screen, app.session.case, screen(app)
        assert at.query_one(OptionList).highlighted is None
        await press(app, pilot, "enter")
        assert (app.screen, app.session.case, screen(app)) == (at, case, words)

    drive(shot, book, steps)


LEAVE = {
    "new": ("ctrl+p", *"new case", "enter"),
    "open a file": ("ctrl+p", *"open a case", "enter", "1", *"data/worked-case.yaml", "enter"),
    "worked": ("ctrl+p", *"worked cases", "enter", *"laugh", "enter", "enter"),
    "quit": ("ctrl+q",),
}
NAMES = {"-": "minus", " ": "space", "/": "slash", ".": "full_stop"}


@pytest.mark.parametrize("way", LEAVE)
@pytest.mark.parametrize("keeping", [None, Store(fails="the disk is full")], ids=["memory", "failing"])
def test_one_guard_wherever_a_case_is_left(book: RuleBook, way: str, keeping: Keeping | None) -> None:
    """What is not saved is asked about, with the same words, and staying keeps it."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "y")
        case = the_case(app)
        await press(app, pilot, *[NAMES.get(key, key) for key in LEAVE[way]])
        assert "The open case is not saved. Going on loses it." in screen(app)
        await press(app, pilot, "enter", "1")
        assert app.session.case is case
        assert unsaved(app)

    drive("question", book, steps, keeping=keeping)


def test_whoever_goes_on_all_the_same_is_asked_once(book: RuleBook) -> None:
    """New case: asked before anything is typed, not again at its end; after that the old case is gone."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "y")
        case = the_case(app)
        app.open_entry("new")
        await settle(app, pilot)
        await press(app, pilot, "2", *TO_WHAT)
        assert app.session.case is case
        await press(app, pilot, *what(5), "s")
        assert [act.kind for act in the_case(app).acts] == ["share"]
        await type_in(app, pilot, "2024-02-03")
        await press(app, pilot, "enter", *FROM_THE_DAY)
        assert the_case(app).id != case.id
        assert [act.kind for act in the_case(app).acts] == ["share"]

    drive("question", book, steps)


def test_a_new_case_that_was_agreed_to_does_not_let_the_program_end(book: RuleBook) -> None:
    """What was said of the new case holds for that alone."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "y")
        app.open_entry("new")
        await settle(app, pilot)
        await press(app, pilot, "2", "escape", "ctrl+q")
        assert "The open case is not saved" in screen(app)

    drive("question", book, steps)


def test_save_it_first_offers_the_ways_to(book: RuleBook) -> None:
    """And the person stays with the case."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "y", "ctrl+q", "3")
        assert isinstance(app.screen, Save)
        assert app.session.case is not None

    drive("question", book, steps)


def test_a_second_new_case_does_not_take_the_first_ones_place_in_the_store(book: RuleBook) -> None:
    """Two new cases have the same reference until someone gives one; they are two cases all the same."""
    store = Store()

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        for _ in range(2):
            app.open_entry("new")
            await settle(app, pilot)
            await press(app, pilot, *TO_THE_DAY)
            await type_in(app, pilot, "2024-02-03")
            await press(app, pilot, "enter", *FROM_THE_DAY)
            assert "not saved. Going on" not in screen(app)
        assert app.saver.flush()
        assert [kept.case.acts[0].kind for kept in store.cases.values()] == ["share", "share"]

    drive("start", book, steps, keeping=store)


def test_what_a_crash_left_counts_as_not_saved_until_it_is(book: RuleBook) -> None:
    """Gone on with while the store cannot save: ending asks, though it has a key."""
    store = Store()

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        store.fails = "the disk is full"
        await press(app, pilot, "1")
        assert app.saver.flush()
        await press(app, pilot, "ctrl+q")
        assert "The open case is not saved" in screen(app)

    async def crash(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "y")
        assert app.saver.flush()
        await pilot.pause()
        store.slot = app.session.kept()

    drive("question", book, crash, keeping=store)
    assert store.slot is not None and store.slot.key
    drive("start", book, steps, keeping=store)


def test_a_wrong_passphrase_is_said_in_the_box_that_asks_again(book: RuleBook) -> None:
    """At the start and at F5; an empty one is not taken for going on without the store."""
    store = Store(locked=True)

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "enter")
        assert "Type the passphrase" in screen(app)
        await type_in(app, pilot, "no")
        await press(app, pilot, "enter")
        assert "does not open the store" in screen(app)
        assert "The store's passphrase" in screen(app)
        await press(app, pilot, "escape")
        assert "The store is locked, so nothing is saved" in screen(app)
        await press(app, pilot, "f5", "1")
        await type_in(app, pilot, "no")
        await press(app, pilot, "enter")
        assert "does not open the store" in screen(app)
        await type_in(app, pilot, "open")
        await press(app, pilot, "enter")
        assert isinstance(app.screen, Start)
        assert not store.locked

    drive("start", book, steps, keeping=store)


def test_the_real_store_says_that_a_passphrase_is_wrong(book: RuleBook, place: Path) -> None:
    """In the box, with nothing opened."""
    made = create_store(str(place), SECRET)
    assert not isinstance(made, StoreProblem)
    made.store.lock()

    async def run() -> None:
        async with opened(TABLE["start"], book, keeping=Stored(str(place))) as (app, pilot):
            await type_in(app, pilot, "wrong")
            await press(app, pilot, "enter")
            assert "does not open" in screen(app)
            assert app.keeping.locked

    asyncio.run(run())


def test_without_the_store_the_cover_does_not_ask_for_what_was_never_typed(book: RuleBook) -> None:
    """Someone who went on without the store keeps what they entered: Enter takes the cover away."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "y")
        case = the_case(app)
        await press(app, pilot, "f9", "enter")
        assert not app.covered
        assert app.session.case is case

    drive("question", book, steps, keeping=Store(locked=True))


def test_a_store_opened_late_saves_what_a_crash_left_before_the_open_case(book: RuleBook) -> None:
    """Both are in the store: nothing takes the other's place."""
    store = Store()

    async def crash(app: AssessorApp, pilot: Pilot[int]) -> None:
        store.slot = app.session.kept()

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "y", "f5", "1")
        await type_in(app, pilot, "open")
        await press(app, pilot, "enter")
        assert app.saver.flush()
        assert len(store.cases) == 2
        assert the_case(app) in [kept.case for kept in store.cases.values()]

    drive("ticks", book, crash)
    drive("ticks", book, crash, keeping=store)
    store.cases.clear()
    store.locked = True
    drive("question", book, steps, keeping=store)


@pytest.mark.parametrize(
    ("size", "shot"),
    spread(
        [(5, 24), (1, 1), (3, 2), (80, 1)],
        ["start", "question-law", "ticks", "results", "provision", "ask", "note", "palette", "danger"],
    ),
)
def test_no_size_of_the_terminal_ends_the_program(book: RuleBook, shot: str, size: tuple[int, int]) -> None:
    """Narrowed to a few columns or one cell, and wide again: the case is there and the keys work."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        case = app.session.case
        await pilot.resize_terminal(*size)
        await settle(app, pilot)
        await press(app, pilot, "f1", "escape", "down")
        assert not app.crash, app.crash
        await pilot.resize_terminal(80, 24)
        await settle(app, pilot)
        assert app.session.case is case
        assert len(screen(app)) > 40

    drive(shot, book, steps)


@pytest.mark.parametrize("depth", range(1, 12))
def test_lines_with_more_before_them_than_there_is_room_for_are_broken_and_end(depth: int) -> None:
    """However deep an item lies and however narrow the page: every word is there."""
    indent = "    " * depth
    lines = wrap("somebody else's picture was sent", 20, f"{indent[:-2]}- ", indent)
    assert all(len(line) <= 20 for line in lines)
    assert "".join("".join(lines).split()).replace("-", "") == "somebodyelse'spicturewassent"
    assert Block("x", -depth).level == -depth


def _first(app: AssessorApp, many: int) -> list[str]:
    """The first facts of the list on the screen."""
    return app.screen.query_one(Ticks).values[:many]


def test_what_is_entered_of_a_new_act_is_in_the_case_at_once(book: RuleBook) -> None:
    """Kind and day given, then Esc: the act stays in the open case, and leaving asks before anything is lost."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        before = len(the_case(app).acts)
        app.push_screen(NewCase(adding=True))
        await settle(app, pilot)
        await press(app, pilot, *what(5), "1")
        assert len(the_case(app).acts) == before + 1
        await pilot.press(*"yesterday", "enter")
        await settle(app, pilot)
        await pilot.press("escape")
        await settle(app, pilot)
        assert len(the_case(app).acts) == before + 1
        assert the_case(app).acts[-1].when.day is not None
        assert app.session.state != app.session.saved

    drive("setup", book, steps)
