"""The interface in a real terminal: driven by keys from the command line, and what is left when it is over."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor.store import create_store
from assessor.store.how import Created
from tests.conftest import FULL
from tests.tui.terminal import Terminal

pytestmark = pytest.mark.terminal
SECRET = "correct horse battery staple zebra"
WORD = "zanzibar-lane"
START = f"{sys.executable} -P -m assessor"


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal with a home of its own."""
    made = Terminal(tmp_path / "home")
    yield made
    made.close()


def new_case(terminal: Terminal) -> None:
    """From the first start to the first question: two acts of which the days are typed."""
    terminal.wait("Who is using it?")
    terminal.key("1")
    terminal.wait("Where are cases to be kept?")
    terminal.key("2")
    from_start_to_question(terminal)


def from_start_to_question(terminal: Terminal) -> None:
    """From the list of the start to the first question, with two acts."""
    terminal.wait("1. New case")
    terminal.key("1")
    terminal.wait("Is it safe to talk")
    terminal.key("1")
    terminal.wait("Where did it happen?")
    terminal.key("1")
    terminal.wait("Which part of the UK")
    terminal.key("s")
    terminal.wait("Who was the person responsible")
    terminal.key("s")
    terminal.wait("What was done?")
    terminal.key(*["Down"] * 4, "Space", "Down", "Space", "Enter")
    terminal.wait("real picture, a changed one")
    terminal.key("s")
    terminal.wait("It was shared: when?")
    terminal.type_in("2024-02-03")
    terminal.wait("3 February 2024")
    terminal.key("Enter")
    terminal.wait("It was shared, 3 February 2024: who did it?")
    terminal.key("1")
    terminal.wait("the same picture as before")
    terminal.key("1")
    terminal.wait("Sharing was threatened: when?")
    terminal.type_in("2024-02-10")
    terminal.wait("10 February 2024")
    terminal.key("Enter")
    terminal.wait("who did it?")
    terminal.key("1")
    terminal.wait("Was anything else done?")
    terminal.key("1")
    terminal.wait("How old was the person affected")
    terminal.key("6")
    terminal.wait("What did they want in return?")
    terminal.key("s")
    terminal.wait("still online")
    terminal.key("s")
    terminal.wait("able to see this phone")
    terminal.key("s")
    terminal.wait("going on as well")
    terminal.key("Enter")
    terminal.wait("How old was the person in the picture")


def with_a_word_in_it(terminal: Terminal) -> None:
    """Put a word that is found nowhere else into the case: where the first act was done."""
    terminal.key("e")
    terminal.wait("Person A")
    terminal.key("Down", "Down", "Down", "Enter")
    terminal.wait("8. Site, service or link")
    terminal.key("8")
    terminal.wait("No home or work address")
    terminal.type_in(WORD)
    terminal.wait(WORD)
    terminal.key("Enter")
    terminal.wait(f"link: {WORD}")


def answered(terminal: Terminal, shown: str) -> str:
    """Answer whatever the screen asks with a yes, and give the screen that follows."""
    if "Before you go on" in shown:
        terminal.key("Enter")
    elif "Leave the rest blank" in shown:
        terminal.key("y", "Enter")
    else:
        terminal.key("4" if "4. Adult" in shown else "y")
    return terminal.wait_for_change(shown)


def question_of(shown: str) -> str:
    """The act and the question that a screen asks, without what is said around it."""
    found = re.search(r"(?:share|threaten)-1: .*?Why we ask", shown)
    assert found is not None, shown
    return found.group()


def gone(terminal: Terminal, *words: str) -> None:
    """Nothing of the case is on the screen, in the scrollback, in the title, or in a file."""
    for word in (WORD, *words):
        assert word not in terminal.seen(scrollback=True)
        assert word not in terminal.title()
        assert terminal.left_behind(word) == []


def test_from_the_command_to_an_assessment_of_two_acts_in_under_60_keys(terminal: Terminal) -> None:
    """Keyboard alone at 80 by 24; both acts are in the results, each with what fits or cannot be told."""
    terminal.line(START)
    new_case(terminal)
    shown = terminal.wait("Prefer not to say (P)")
    while "Nothing more to ask" not in shown:
        shown = answered(terminal, shown)
        assert terminal.pressed < 60
    terminal.key("1")
    terminal.wait("Safety first")
    terminal.key("F6")
    terminal.wait("1. It was shared by A, on 3 February 2024")
    terminal.wait("Threatening to share an intimate image")
    assert terminal.pressed < 60, terminal.pressed


def test_leave_now_leaves_no_word_and_again_ends(terminal: Terminal) -> None:
    """After the first press only the cover is seen; after the second the shell as it was before, with a blank title."""
    terminal.line(START)
    new_case(terminal)
    with_a_word_in_it(terminal)
    terminal.key("F9")
    assert terminal.wait("Paused.") == "Paused. Enter goes on. F9 ends now."
    gone(terminal, "share-1", "threatened")
    terminal.key("F9")
    terminal.wait("shell>")
    terminal.line("echo ended-$?")
    terminal.wait("ended-0")
    gone(terminal, "share-1", "threatened", "2024-02-03")


def test_quitting_leaves_no_word(terminal: Terminal) -> None:
    """Ctrl+Q, then the row that ends."""
    terminal.line(START)
    new_case(terminal)
    with_a_word_in_it(terminal)
    terminal.key("C-q")
    terminal.wait("not saved")
    terminal.key("2")
    terminal.wait("shell>")
    terminal.line("echo ended-$?")
    terminal.wait("ended-0")
    gone(terminal, "share-1")


def test_a_crash_leaves_no_word_and_says_where_in_the_code(terminal: Terminal) -> None:
    """A fault with the word in a local variable and in its message: neither is printed."""
    terminal.line(f"{sys.executable} -P -m tests.tui.crashing")
    new_case(terminal)
    with_a_word_in_it(terminal)
    terminal.key("F8")
    shown = terminal.wait("assessor stopped")
    assert "ValueError" in shown
    assert "in action_fail" in shown
    terminal.wait("shell>")
    terminal.line("echo ended-$?")
    terminal.wait("ended-1")
    gone(terminal)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_killed_it_leaves_no_word_in_any_file(terminal: Terminal, how: signal.Signals) -> None:
    """However it ends, what was in memory is nowhere on the disk."""
    terminal.line(START)
    new_case(terminal)
    with_a_word_in_it(terminal)
    for process in terminal.processes():
        os.kill(process, how)
    terminal.line("reset; clear; echo shell")
    terminal.wait("shell")
    assert terminal.left_behind(WORD) == []


@pytest.mark.timeout(600)
@pytest.mark.parametrize("answers", range(8) if FULL else (4,))
def test_killed_at_any_question_it_goes_on_at_that_question(
    terminal: Terminal, answers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a store: killed as soon as a question is on the screen and the header says "saved", the next start offers the
    case once, and asks that same question, not one that was left for later; ended cleanly then, it is not offered again."""
    monkeypatch.setenv("XDG_STATE_HOME", str(terminal.home / "state"))
    place = str(terminal.home / "store")
    made = create_store(place, SECRET)
    assert isinstance(made, Created)
    made.store.lock()
    start = f"ASSESSOR_STORE={place} {START}"
    terminal.line(start)
    terminal.wait("Who is using it?")
    terminal.key("1")
    terminal.wait("The store's passphrase")
    terminal.type_in(SECRET)
    terminal.key("Enter")
    terminal.wait("kept encrypted")
    from_start_to_question(terminal)
    shown = terminal.wait("Prefer not to say (P)")
    for number in range(answers):
        before = question_of(shown)
        if number == 1:
            terminal.key("s")
            shown = terminal.wait_for_change(shown)
        else:
            shown = answered(terminal, shown)
        while question_of(shown) == before:
            shown = terminal.wait_for_change(shown)
    terminal.wait("kept encrypted, saved")
    for process in terminal.processes():
        os.kill(process, signal.SIGKILL)
    terminal.line("reset; clear; echo shell")
    terminal.wait("shell")
    assert terminal.left_behind("share-1") == []
    terminal.line(start)
    terminal.wait("The store's passphrase")
    terminal.type_in(SECRET)
    terminal.key("Enter")
    terminal.wait("The last session was not ended")
    terminal.key("1")
    assert question_of(terminal.wait(question_of(shown))) == question_of(shown)
    terminal.key("C-q")
    terminal.wait("shell>")
    terminal.line(start)
    terminal.wait("The store's passphrase")
    terminal.type_in(SECRET)
    terminal.key("Enter")
    assert "was not ended" not in terminal.wait("1. New case")


def test_a_terminal_out_of_focus_is_covered(terminal: Terminal) -> None:
    """What the terminal sends when it loses the focus puts the cover up; Enter takes it away."""
    terminal.line(START)
    new_case(terminal)
    terminal._tmux("send-keys", "-H", "1b", "5b", "4f")
    terminal.wait("Paused.")
    terminal.key("Enter")
    terminal.wait("How old was the person in the picture")


def test_accessible_opens_the_interview_line_by_line(terminal: Terminal) -> None:
    """With ACCESSIBLE set, the same command asks line by line, redrawing nothing; leave ends it."""
    terminal.line(f"ACCESSIBLE=1 {START}")
    terminal.wait("Is it safe to talk, for now? 1. Yes, for now")
    terminal.line("1")
    terminal.wait("Where did it happen?")
    terminal.line("leave")
    terminal.wait("Stopped. Nothing was sent anywhere.")
    terminal.line("echo ended-$?")
    terminal.wait("ended-0")
