"""The law on the screen, what if, gaps, and documents: what each key does."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import DataTable, Input

from assessor.case.model import Answer
from legal_rules.rulebook import RuleBook
from tests.tui.driving import drive, press, screen, type_in
from tui.app import AssessorApp
from tui.pictures import Shot, settle
from tui.screens.dated import DatedScreen
from tui.screens.gaps import Gaps
from tui.screens.law import Law
from tui.screens.what_if import facts_about
from tui.widgets.choices import Choices

ROOT = Path(__file__).parents[2]
LAW = Shot("law", "law", role="law", case="")
GAPS = Shot("gaps", "gaps", role="policy", case="")


def test_the_list_of_the_law_narrows_as_words_are_typed(book: RuleBook) -> None:
    """Every word has to be in it; case law is searched too; the list says how the law stood that day."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await type_in(app, pilot, "requesting creation")
        assert "SOA 2003 s.66F(1)" in screen(app) and "s.66B(1)" not in screen(app)
        assert "in force that day" in screen(app)
        await press(app, pilot, *["backspace"] * 19)
        await type_in(app, pilot, "bassett")
        assert "s.68" in screen(app)
        await press(app, pilot, *["backspace"] * 7)
        await type_in(app, pilot, "indecent photographs")
        assert "PCA 1978" in screen(app)
        await press(app, pilot, "down")
        assert isinstance(app.focused, Choices)

    drive(LAW, book, steps)


def test_the_day_steps_from_change_to_change_and_is_typed(book: RuleBook) -> None:
    """Comma goes to the change before, full stop to the one after, D takes a day; the status follows."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await type_in(app, pilot, "s.66E")
        await press(app, pilot, "enter", "comma", "comma")
        shown = app.screen
        assert isinstance(shown, DatedScreen)
        assert shown.day == dt.date(2026, 2, 6)
        await press(app, pilot, "comma")
        assert shown.day < dt.date(2026, 2, 6) and "not yet law that day" in screen(app)
        await press(app, pilot, "full_stop")
        assert shown.day == dt.date(2026, 2, 6) and "in force that day" in screen(app)
        await press(app, pilot, "g")
        await press(app, pilot, *["backspace"] * 10)
        await type_in(app, pilot, "2020-01-01")
        await press(app, pilot, "enter")
        assert shown.day == dt.date(2020, 1, 1)
        await press(app, pilot, "t", "2")
        assert isinstance(shown, Law) and shown.nation == "scotland"

    drive(LAW, book, steps)


def test_a_provision_shows_its_tree_its_sources_and_its_versions(book: RuleBook) -> None:
    """Elements with pinpoints; V lays versions out part by part and back; Esc returns to the list."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await type_in(app, pilot, "s.33 threatening")
        await press(app, pilot, "enter", "enter")
        assert "Threatening to disclose" in screen(app) and "for the prosecution" in screen(app)
        await press(app, pilot, "v")
        assert "Versions:" in screen(app) and "29 June 2021" in screen(app)
        await press(app, pilot, "v", "escape")
        assert isinstance(app.screen, Law)

    drive(LAW, book, steps)


def test_two_versions_stand_side_by_side_where_there_is_room(book: RuleBook) -> None:
    """At 120 columns in two columns with what differs first, following the day; at 80 one line under the other."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await type_in(app, pilot, "s.33 distress")
        await press(app, pilot, "enter", "enter", "v")
        assert "DIFFERS: " in screen(app) and "the same: " in screen(app)
        first = screen(app)
        await pilot.resize_terminal(80, 24)
        await settle(app, pilot)
        assert "DIFFERS" not in screen(app) and "Versions:" in screen(app)
        await pilot.resize_terminal(120, 40)
        await settle(app, pilot)
        assert screen(app) == first

    drive(LAW, book, steps, (120, 40))


def test_what_if_changes_a_copy_and_keeps_it_only_when_asked(book: RuleBook) -> None:
    """A day, an answer and any fact; R begins again; K asks, and only yes touches the case."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        before = app.session.case
        await press(app, pilot, "g", "1")
        await type_in(app, pilot, "2024-01-30")
        await press(app, pilot, "enter")
        assert "Offences lost" in screen(app) and "SOA 2003 s.66B(1)" in screen(app)
        await press(app, pilot, "y", "1")
        assert app.session.case is before
        await press(app, pilot, "a")
        await type_in(app, pilot, "purpose.gratification")
        await press(app, pilot, "enter", "1", "1", "y", "2")
        case = app.session.case
        assert case is not None and case is not before
        assert case.act("shared-1").facts["purpose.gratification"].value == "yes"
        await press(app, pilot, "e", "1", "2", "x")
        assert "Nothing is changed yet" in screen(app)
        assert app.session.case is case

    drive(Shot("what-if", "what-if", role="law"), book, steps)


def test_any_fact_of_what_if_is_found_by_words(book: RuleBook) -> None:
    """Words of a question find its facts, a name in full only itself; what is not there is said before Enter takes it."""
    assert {"purpose.distress", "purpose.gratification"} <= set(facts_about(book.vocabulary, "purpose"))
    assert facts_about(book.vocabulary, "purpose.distress") == ("purpose.distress",)
    assert not facts_about(book.vocabulary, " ")

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "a")
        await type_in(app, pilot, "xyzzy")
        assert "No fact is about that" in screen(app)
        await press(app, pilot, *["backspace"] * 5)
        await type_in(app, pilot, "sexual pleasure")
        await press(app, pilot, "enter")
        assert "Which fact?" in screen(app)
        await press(app, pilot, "escape")
        assert "Nothing is changed yet" in screen(app)

    drive(Shot("what-if", "what-if", role="law"), book, steps)


def test_what_if_is_not_offered_in_the_plain_view(book: RuleBook) -> None:
    """Nothing there may tell what an answer would do to an offence."""
    from tui.registry import offered

    assert "what-if" not in {entry.id for entry in offered("support", notes=True, case_open=True)}
    assert "what-if" in {entry.id for entry in offered("law", notes=True, case_open=True)}


def test_gaps_open_from_their_cells(book: RuleBook) -> None:
    """Enter gives the patterns of a wrong on a day, C what changed, N another nation, D compares with
    any day, O shows what a draft would do."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert "2026-02-06" in screen(app) and "■? S 6m" in screen(app)
        await press(app, pilot, "down", "left", "left", "enter")
        assert "MAKING AN INTIMATE IMAGE" in screen(app).upper() and "AGREEMENT: no offence" in screen(app)
        await press(app, pilot, "escape", "right", "v")
        assert "Making an intimate image of someone without agreement: before, no offence" in screen(app)
        await press(app, pilot, "escape", "g")
        await press(app, pilot, *["backspace"] * 10)
        await type_in(app, pilot, "2020-01-01")
        await press(app, pilot, "enter")
        assert "1 JANUARY 2020 TO 6 FEBRUARY 2026" in screen(app).upper()
        await press(app, pilot, "escape", "a")
        app.screen.query_one(Input).value = str(ROOT / "docs" / "examples" / "draft-taking.yaml")
        await press(app, pilot, "enter")
        assert "WHAT THE DRAFT EXAMPLE-TAKING WOULD DO" in screen(app).upper()
        await press(app, pilot, "escape", "a")
        app.screen.query_one(Input).value = str(ROOT / "docs" / "index.md")
        await press(app, pilot, "enter")
        assert "THIS FILE IS NO DRAFT" in screen(app).upper()
        await press(app, pilot, "escape", "t", "2")
        assert isinstance(app.screen, Gaps)
        assert "Scotland" in screen(app) and app.screen.query_one(DataTable).row_count == 10

    drive(GAPS, book, steps)


def test_a_document_is_shown_with_its_reader_and_written_where_one_says(book: RuleBook, tmp_path: Path) -> None:
    """Nothing is written before W, a form and a place; nothing over what is there; in a folder the
    name says nothing."""
    file = tmp_path / "x.md"

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "2", "enter")
        assert "For the support worker." in screen(app) and not list(tmp_path.iterdir())
        for said in ("Written to", "is there already"):
            await press(app, pilot, "o", "4")
            app.screen.query_one(Input).value = str(file)
            await press(app, pilot, "enter")
            assert said in screen(app)
        assert file.read_text(encoding="utf-8").startswith("# Chronology")
        await press(app, pilot, "o", "4")
        await type_in(app, pilot, str(tmp_path))
        await press(app, pilot, "enter")
        assert (tmp_path / "paper-1.md").read_bytes() == file.read_bytes()

    drive("documents", book, steps)


def test_no_document_is_made_for_whoever_was_reported(book: RuleBook) -> None:
    """The list is empty and the words say where help is."""
    from dataclasses import replace

    from tui.pictures import case_for

    case = replace(case_for(Shot("documents"), book), facts={"case.reported-person": Answer("yes")})

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert "no document is made of the case" in screen(app)
        assert "Chronology" not in screen(app)

    drive("documents", book, steps, case=case)


def test_pages_of_the_case_follow_it(book: RuleBook) -> None:
    """The three nations side by side, and the acts against the days of the law."""

    async def nations(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert "THE SAME FACTS IN THE THREE NATIONS" in screen(app).upper()
        assert "We cannot tell yet in Scotland and Northern Ireland." in screen(app)

    async def days(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert "13 April 2015: begins" in screen(app) and "===" in screen(app)

    drive("nations", book, nations)
    drive("days", book, days)
