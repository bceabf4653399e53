"""Text of a case on the screen: whole, harmless, and never read as markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.pilot import Pilot

from assessor.text.blocks import Block
from legal_rules.rulebook import RuleBook
from tests.tui.driving import drive, screen
from tui.app import AssessorApp
from tui.fields import act_fields
from tui.pictures import text_of
from tui.safe import content, safe, wrap
from tui.screens.forms import Form
from tui.widgets.reader import Reader

HOSTILE = {
    "[red]hot[/red] [@click=app.end]x[/]": "[red]hot[/red] [@click=app.end]x[/]",
    "\x1b[2J\x1b]0;owned\x07": "␛[2J␛]0;owned␇",
    "a\u202ecba\u202c": "a<U+202E>cba<U+202C>",
    "a\u2066b\u200fc\u061cd": "a<U+2066>b<U+200F>c<U+061C>d",
    "nul\x00 bell\x07 del\x7f c1\x9b": "nul␀ bell␇ del␡ c1<U+009B>",
    "tab\tend\r\nline": "tab    end\nline",
    "\ud800": "<U+D800>",
}


@pytest.mark.parametrize(("text", "shown"), HOSTILE.items())
def test_what_could_act_on_a_terminal_is_shown_and_does_nothing(text: str, shown: str) -> None:
    """Control characters as pictures, turns of direction as code points, markup as it is written."""
    assert safe(text) == shown
    assert content(text).plain == shown
    assert not content(text).spans


@pytest.mark.parametrize("text", list(HOSTILE))
def test_hostile_words_of_a_case_appear_whole_on_the_screens_that_show_them(text: str, book: RuleBook) -> None:
    """A place name as hostile as can be stands in the form as its harmless form, and the program goes on."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        case = app.session.case
        assert case is not None
        acts = (replace(case.acts[0], place=text, id="shared-1"), *case.acts[1:])
        app.session.change(replace(case, acts=acts))
        app.push_screen(Form(act_fields("shared-1")))
        await pilot.pause()
        await pilot.pause()
        assert " ".join(HOSTILE[text].split()) in screen(app)
        raw = text_of(app).replace("\n", "")
        assert raw.isprintable()

    drive("setup", book, steps, (120, 40))


@given(st.text(max_size=400), st.integers(8, 100))
def test_no_wrapped_line_is_wider_than_asked_and_no_word_is_lost(text: str, width: int) -> None:
    """Whatever the text: nothing acts on a terminal, nothing is dropped, wide characters count as two cells."""
    shown = safe(text)
    assert all(
        character == "\n" or character.isprintable() or character == " " or character.isspace() for character in shown
    )
    lines = wrap(shown, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(shown.split())


def test_a_note_of_100_000_characters_is_shown_whole_to_its_last_word(book: RuleBook) -> None:
    """The end of it is a key away."""
    words = "word [b] \x1b[31m " * 8_000 + "the-last-word"

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        reader = app.screen.query_one(Reader)
        reader.show_blocks([Block(words)])
        await pilot.pause()
        await pilot.press("end")
        await pilot.pause()
        await pilot.pause()
        assert "the-last-word" in screen(app)
        assert "[b] ␛[31m" in screen(app)
        assert sum(line.text.count("word") for line in reader.lines) == 8_001

    drive("danger", book, steps)
