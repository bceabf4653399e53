"""Locking puts away what was open: only the passphrase brings it back, and the process's own memory is searched for the rest."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from assessor.case.edit import put
from assessor.case.file import load_case
from assessor.case.model import Answer, Case
from assessor.store import create_store
from assessor.store.crypto import subkey
from assessor.store.how import Created
from assessor.store.keyring import Keyring, read_keyring
from legal_rules.files.data import data_dir
from legal_rules.rulebook import RuleBook
from tests.conftest import FULL
from tests.evidence import record
from tests.tui.driving import drive, press, screen, type_in
from tests.tui.memory_of import found
from tests.tui.terminal import Terminal
from tui.app import AssessorApp
from tui.keeping import Kept
from tui.pictures import settle
from tui.screens.cover import Cover
from tui.screens.note import Note
from tui.stored import Stored

SECRET = "correct horse battery staple zebra"
KEPT, PASTED = "Pelargonium-in-Didcot", "quicksilver heron marsh lantern"


def a_store(place: Path, book: RuleBook) -> None:
    """A store with the worked case, a known sentence in an answer and in an act."""
    made = create_store(str(place), SECRET)
    assert isinstance(made, Created)
    made.store.new(marked(book))
    made.store.lock()


def marked(book: RuleBook) -> Case:
    case, _ = load_case(data_dir() / "worked-case.yaml", book.vocabulary)
    assert case is not None
    case = put(case, "shared-1", "consent.sharing", "shared-1", Answer("no", "told", KEPT))
    return replace(case, acts=(replace(case.acts[0], place=KEPT), *case.acts[1:]))


def test_locking_puts_the_case_and_its_screens_away_and_unlocking_brings_them_back(
    tmp_path: Path, book: RuleBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """B4: under the cover there is no case, no way back, no screen with words of it; the passphrase brings back the screens,
    the way back, what was typed of a note and not read, and that results had been seen."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    a_store(tmp_path / "kept", book)
    keeping = Stored(str(tmp_path / "kept"))

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await type_in(app, pilot, SECRET)
        await press(app, pilot, "enter")
        listed = keeping.listed()
        assert not isinstance(listed, str)
        opened = keeping.open(listed[0].key)
        assert isinstance(opened, Kept)
        app.session.begin(opened)
        app.open_entry("interview")
        await settle(app, pilot)
        await press(app, pilot, "y")
        app.session.results_seen = True
        app.open_entry("note")
        await settle(app, pilot)
        app.screen.query_one(TextArea).text = PASTED
        before = (app.session.case, len(app.session.before), app.session.key)
        shown = [type(one).__name__ for one in app.screen_stack]
        await press(app, pilot, "f9")
        await pilot.pause(1)
        await settle(app, pilot)
        assert keeping.locked and [type(one).__name__ for one in app.screen_stack] == ["Start", "Cover"]
        assert (app.session.case, app.session.before, app.session.results_seen) == (None, [], False)
        assert KEPT.encode() not in app._sealed and PASTED.encode() not in app._sealed and app._sealed
        await type_in(app, pilot, "wrong passphrase")
        await press(app, pilot, "enter")
        assert app.session.case is None and isinstance(app.screen, Cover)
        await type_in(app, pilot, SECRET)
        await press(app, pilot, "enter")
        assert [type(one).__name__ for one in app.screen_stack] == shown
        assert (app.session.case, len(app.session.before), app.session.key) == before and app.session.results_seen
        assert isinstance(app.screen, Note) and app.screen.query_one(TextArea).text == PASTED
        assert not app._sealed

    drive("start", book, steps, keeping=keeping)


def test_without_a_store_the_cover_keeps_what_was_open(book: RuleBook) -> None:
    """There is no key to seal it with: Enter goes on as before."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        case = app.session.case
        before = screen(app)
        await press(app, pilot, "f9")
        await pilot.pause(1)
        assert app.session.case is case
        await press(app, pilot, "enter")
        assert screen(app) == before

    drive("question", book, steps)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal with a home of its own."""
    made = Terminal(tmp_path / "home")
    yield made
    made.close()


@pytest.mark.terminal
@pytest.mark.skipif(not FULL or sys.platform != "linux", reason="a real terminal and the system's view of memory")
def test_the_memory_of_the_process_is_searched_before_and_after(
    terminal: Terminal, book: RuleBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """B4: the key and every form of it are gone after F9, twice over; of the passphrase, a stored sentence and a pasted one
    fewer copies are left than the attack found (5, 20, 118); after the end there is no process."""
    monkeypatch.setenv("XDG_STATE_HOME", str(terminal.home / "state"))
    place = terminal.home / "data" / "assessor"
    a_store(place, book)
    ring = read_keyring(place / "keys")
    assert isinstance(ring, Keyring)
    key = ring.unlock(SECRET)
    assert key is not None
    of_file = subkey(key, "file")
    words = dict(
        zip(
            ("passphrase", "key", "file key", "its digits", "kept", "pasted"),
            (SECRET.encode(), key, of_file, of_file.hex().encode(), KEPT.encode(), PASTED.encode()),
            strict=True,
        )
    )

    def look() -> dict[str, int]:
        (pid,) = (one for one in terminal.processes() if b"assessor" in Path(f"/proc/{one}/cmdline").read_bytes())
        counts = found(pid, words.values())
        return {name: counts[word] for name, word in words.items()}

    terminal.line(f"{sys.executable} -P -m assessor")
    terminal.wait("Who is using it?")
    terminal.key("1")
    terminal.wait("passphrase")
    terminal.type_in(SECRET)
    terminal.key("Enter")
    terminal.wait("kept encrypted No case")
    terminal.key("2")
    terminal.wait("worked-case")
    terminal.key("1")
    terminal.wait("Why we ask")
    terminal.key("r")
    terminal.wait("What the law says")
    terminal.key("C-p")
    terminal.wait("Search")
    terminal.type_in("paste a note")
    time.sleep(1)
    terminal.key("Enter")
    terminal.wait("Paste or type the note")
    note = terminal.home / "tmp" / "note"
    note.write_text(f"She said {PASTED} and he shared the picture of her on 3 May 2025. ", encoding="utf-8")
    terminal._tmux("load-buffer", str(note))
    terminal._tmux("paste-buffer", "-p")
    terminal.wait(PASTED)
    open_, closed = look(), []
    for _ in range(2):
        terminal.key("F9")
        terminal.wait("Paused")
        time.sleep(3)
        closed.append(look())
        terminal.type_in(SECRET)
        terminal.key("Enter")
        terminal.wait(PASTED)
    for when, counts in (("open", open_), ("after F9", closed[0]), ("after F9 again", closed[1])):
        record(f"in memory, {when}", counts)
    assert open_["key"] and open_["its digits"] and open_["kept"] and open_["pasted"]
    for left in closed:
        assert (left["key"], left["file key"], left["its digits"]) == (0, 0, 0)
        assert left["passphrase"] <= 3 and left["kept"] <= 10 and left["pasted"] <= 6
    terminal.key("F9", "F9")
    terminal.wait("shell>")
    time.sleep(0.5)
    assert terminal.processes() == [] and os.path.exists(place)
