"""Finding: everyday words lead somewhere, slash finds in lists and pages, and nothing found says what to try."""

from __future__ import annotations

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot

from assessor.pages.search import leads_nowhere, search_rows, tries
from assessor.text.everyday import everyday, meant_by
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook
from tests.tui.driving import drive, press, screen, type_in
from tui.app import AssessorApp
from tui.screens.law import Law, Provision
from tui.widgets.choices import Choices
from tui.widgets.reader import Reader

EVERYDAY = (
    ("deepfake", "soa2003-66E-1"),
    ("revenge porn", "soa2003-66B-1"),
    ("cyberflashing", "soa2003-66A-1-a"),
    ("sextortion", "ta1968-21"),
    ("nudify", "soa2003-66E-1"),
    ("upskirting", "soa2003-67A-1"),
    ("hidden camera", "soa2003-67-4"),
    ("my ex did Revenge-Porn to me", "soa2003-66B-1"),
    ("deepf", "soa2003-66E-1"),
)


@pytest.mark.parametrize(("typed", "leads_to"), EVERYDAY)
def test_everyday_words_lead_to_the_law(typed: str, leads_to: str, book: RuleBook) -> None:
    """Whole, as a beginning, hyphenated or in a sentence."""
    assert leads_to in {row.id for row in search_rows(book, typed.split(), "")}


def test_everyday_words_lead_to_every_nation_and_to_nothing_that_is_not_there(book: RuleBook) -> None:
    """What somebody calls it by is searched for in the nation asked about; every id is known; no word stands twice."""
    assert not list(leads_nowhere(book))
    said = [word.casefold() for row in everyday() for word in row.says]
    assert len(said) == len(set(said))
    for typed in ("deepfake", "revenge porn", "cyberflashing", "sextortion", "upskirting", "hidden camera"):
        for nation in NATIONS:
            assert any(row.kind == "offence" for row in search_rows(book, typed.split(), nation)), (typed, nation)
    assert not meant_by("") and not meant_by("fake news of the day") and not meant_by("ai")


def test_nothing_found_says_what_to_try() -> None:
    """With the everyday word that is nearest, and that it says nothing about the law."""
    assert "'sextortion'" in tries(["sextorsion"]) and "says nothing about the law" in tries(["qqqq"])


def test_the_list_of_the_law_narrows_by_everyday_words_and_is_never_just_empty(book: RuleBook) -> None:
    """Typed in the line; slash goes back to the line from the list."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert isinstance(app.screen, Law)
        await press(app, pilot, *["backspace"] * 7)
        await type_in(app, pilot, "hidden camera")
        assert "Voyeurism: installing equipment" in screen(app)
        await press(app, pilot, "enter", "slash")
        await type_in(app, pilot, "zz")
        assert "Nothing was found for: zz" in screen(app)

    drive("law", book, steps)


def test_the_palette_finds_law_facts_contacts_and_worked_cases(book: RuleBook) -> None:
    """By everyday words, each saying what it is; Enter opens the first; nothing found says so."""

    async def palette(app: AssessorApp, pilot: Pilot[int], typed: str) -> str:
        await press(app, pilot, "ctrl+p")
        await type_in(app, pilot, typed)
        for _ in range(200):
            await pilot.pause(0.05)
            if "Searching" not in screen(app) and app.screen.query("#--input"):
                options = app.screen.query_one("CommandList").options
                if options and not options[0].disabled:
                    break
        return "\n".join(str(o.prompt) for o in app.screen.query_one("CommandList").options)

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        shown = await palette(app, pilot, "sextortion")
        assert isinstance(app.screen, CommandPalette)
        for what in ("Blackmail (England and Wales)", "Fact demand.for", "Revenge Porn Helpline", "Worked case"):
            assert what in shown, what
        await press(app, pilot, "down", "enter")
        assert isinstance(app.screen, Provision)
        await press(app, pilot, "escape")
        assert "Nothing in the law" in await palette(app, pilot, "qqqqqq")

    drive("start", book, steps)


def test_slash_finds_on_a_page_opening_what_is_closed_and_in_a_list(book: RuleBook) -> None:
    """The next place each time, round the end; words that are not there are said."""

    async def on_page(app: AssessorApp, pilot: Pilot[int]) -> None:
        reader = app.screen.query_one(Reader)
        before = len(reader.lines)
        await press(app, pilot, "slash")
        await type_in(app, pilot, "email")
        await press(app, pilot, "enter")
        assert len(reader.lines) > before and reader.has_focus
        assert any(
            "email" in line.text.casefold() for line in reader.lines[reader.scroll_offset.y :][: reader.size.height]
        )
        await press(app, pilot, "slash")
        await type_in(app, pilot, "qqqq")
        assert not reader.find("qqqq")

    drive("contacts", book, on_page)

    async def in_list(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "slash")
        await type_in(app, pilot, "colours")
        await press(app, pilot, "enter")
        assert "Colours" in str(
            app.screen.query_one(Choices).get_option_at_index(app.screen.query_one(Choices).highlighted or 0).prompt
        )

    drive("settings", book, in_list)
