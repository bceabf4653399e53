"""A note on the screen: read, looked through, accepted by a key each; nothing ticked, nothing kept of the note."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from legal_rules.rulebook import RuleBook
from tests.tui.driving import drive, press, screen, settle
from tui.app import AssessorApp
from tui.pictures import Shot
from tui.screens.note import Note
from tui.screens.review import Review

NOTE = Shot("note", "note", case="")
WORKERS_NOTE = (
    "TC w cl (F, 31, Leeds) 18/11/26. Split from ex in Aug after 4 yrs. She is v upset, not sleeping, off work "
    "since Mon. On 3 Nov ex put her nudes on the family WhatsApp grp. She sent them to him when they were "
    "together, never agreed to anyone else seeing them. Her sister told her. Most of them have been deleted, "
    "sister thinks two cousins still have copies. He then made a deepfake porn video of her with an app. Looks "
    "real, her face on somebody else. He denies it. He says he will send it to her boss if she goes to the "
    "police. Since then he rings at all hours and has been sat outside her flat twice. Mum staying with her. "
    "No SH, no thoughts of it. Wants to know what she can do and whether police will listen. Reported to "
    "nobody yet. Next call Fri, safe to ring after 6."
)
TEXT = "My ex posted nude photos of me on Facebook on 3 March 2024 without my consent. Sarah Jones told me."


def test_what_is_accepted_goes_into_a_new_case_and_the_rest_changes_nothing(book: RuleBook) -> None:
    """Nothing is confirmed; Y confirms the act with its day, N drops a relation; no fact is taken from prose."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        app.screen.query_one(TextArea).text = TEXT
        await press(app, pilot, "ctrl+r")
        assert isinstance(app.screen, Review)
        assert "[yes]" not in screen(app) and "photos of me" in screen(app)
        await press(app, pilot, "y", "n")
        await press(app, pilot, "enter", "1")
        case = app.session.case
        assert case is not None and case.nation == "england-wales"
        (act,) = case.acts
        assert (act.kind, act.by, act.about) == ("share", "A", "B")
        assert act.when.day is not None and act.when.day.isoformat() == "2024-03-03"
        assert "consent.sharing" not in act.facts and "relation.to-person" not in act.facts
        assert not case.images or not any(image.facts for image in case.images.values())

    drive(NOTE, book, steps)


def test_nothing_accepted_changes_nothing(book: RuleBook) -> None:
    """Enter with nothing accepted leaves the open case as it was."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        before = app.session.case
        app.screen.query_one(TextArea).text = TEXT
        await press(app, pilot, "ctrl+r", "y", "up", "u", "up", "n", "enter")
        assert app.session.case == before

    drive(Shot("note", "note"), book, steps)


def test_names_are_replaced_by_roles_before_anything_is_kept(book: RuleBook) -> None:
    """Ctrl+L puts other words in their place, and Ctrl+R says how many are left."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        area = app.screen.query_one(TextArea)
        area.text = TEXT
        await press(app, pilot, "ctrl+l")
        assert "Sarah" not in area.text and "posted nude photos" in area.text

    drive(NOTE, book, steps)


def test_a_note_is_not_offered_where_notes_are_off(book: RuleBook) -> None:
    """In an ISVA or IDVA service it is neither in the start menu nor in the palette."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert "Paste a note" not in screen(app)
        assert "note" not in {entry.id for entry in app.offered()}

    drive(Shot("start", role="isva", case=""), book, steps)


def test_a_missing_reader_is_said_and_stops_nothing(book: RuleBook, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line says so on the same screen."""
    nothing: dict[str, list[object]] = {
        "suggestions": [],
        "acts": [],
        "not_understood": [],
        "flags": [],
        "personal": [],
    }
    monkeypatch.setattr("tui.screens.note.narrate", lambda *_: {**nothing, "message": "The reader is not there."})

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        app.screen.query_one(TextArea).text = TEXT
        await press(app, pilot, "ctrl+r")
        assert isinstance(app.screen, Note) and "is not there" in screen(app)

    drive(NOTE, book, steps)


def test_hostile_notes_are_text_and_nothing_else(book: RuleBook) -> None:
    """Markup, control characters and turned writing appear as what they are."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        app.screen.query_one(
            TextArea
        ).text = "He posted nude photos\u202e of her on Facebook. [red]Yes[/red] \x1b[31mno."
        await press(app, pilot, "ctrl+r")
        await settle(app, pilot)
        assert isinstance(app.screen, Review) and "\x1b" not in screen(app)

    drive(NOTE, book, steps)


def test_a_kind_is_changed_and_a_sentence_to_look_at_becomes_an_act(book: RuleBook) -> None:
    """C chooses; the act is confirmed with it, by somebody who is not said."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        app.screen.query_one(TextArea).text = "Client thinks he has filmed her in the shower."
        await press(app, pilot, "ctrl+r")
        assert isinstance(app.screen, Review) and "To look at" in screen(app)
        await press(app, pilot, "y")
        assert "[yes]" not in screen(app)
        await press(app, pilot, "e", "1", "enter", "1")
        case = app.session.case
        assert case is not None and [(act.kind, act.by) for act in case.acts] == [("take", "")]

    drive(NOTE, book, steps)


def test_an_act_that_the_case_holds_is_merged_and_not_doubled(book: RuleBook) -> None:
    """M says which it is; there are as many acts as before, and a change can be taken back."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        before = app.session.case
        assert before is not None
        app.screen.query_one(TextArea).text = TEXT
        await press(app, pilot, "ctrl+r", "m", "1", "enter")
        case = app.session.case
        assert case is not None and [act.id for act in case.acts] == [act.id for act in before.acts]

    drive(Shot("note", "note"), book, steps)


def test_what_has_to_be_said_first_is_put_away_by_a_key(book: RuleBook) -> None:
    """With the words that raised it."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        app.screen.query_one(TextArea).text = "YP 15yrs. Ex put her nudes on the family group."
        await press(app, pilot, "ctrl+r")
        assert "under 18" in screen(app) and "15yrs" in screen(app)
        await press(app, pilot, "x")
        assert "may speak of somebody under 18" not in screen(app)

    drive(NOTE, book, steps)


def test_a_note_that_is_kept_stands_beside_the_question(book: RuleBook) -> None:
    """K keeps it with the case; the sentence that bears on the question is shown with it, and answers nothing."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        app.screen.query_one(TextArea).text = TEXT + " I was 19 when it was taken."
        await press(app, pilot, "ctrl+r", "a", "y", "enter", "1")
        await settle(app, pilot)
        assert app.session.record and "In the note:" in screen(app)

    drive(NOTE, book, steps)


def test_a_workers_note_with_three_acts_and_two_pictures_goes_in_by_six_keys(book: RuleBook) -> None:
    """Cards confirmed one by one: shared on its own day, a fake made, a threat with it; what is doubted or denied is not an act."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        app.screen.query_one(TextArea).text = WORKERS_NOTE
        await press(app, pilot, "ctrl+r", "y", "y", "y", "enter", "1")
        case = app.session.case
        assert case is not None and [act.kind for act in case.acts] == ["share", "create", "threaten"]
        shared, made, threatened = case.acts
        assert shared.when.day is not None and (shared.when.day.month, shared.when.day.day) == (11, 3)
        assert len(case.images) == 2 and shared.image != made.image == threatened.image
        assert {(act.by, act.about) for act in case.acts} == {("A", "B")}

    drive(NOTE, book, steps)
