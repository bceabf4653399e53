"""From the first start to an assessment, by keys alone; and what each answer does."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from assessor.case.model import Answer
from assessor.files.preferences import read_preferences
from legal_rules.rulebook import RuleBook
from tests.tui.driving import TABLE, TO_WHAT, drive, press, screen, type_in, what
from tui.app import AssessorApp
from tui.pictures import Shot, settle, text_of
from tui.widgets.panes import WIDE


def test_a_new_case_of_two_acts_is_assessed_in_under_60_keys(book: RuleBook) -> None:
    """From the first start: who uses it, the opening with two acts; then each question with one key, the plan, and what fits."""
    count = 0

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        nonlocal count

        async def key(*keys: str) -> None:
            nonlocal count
            count += len(keys)
            await press(app, pilot, *keys)

        await key("1", "2", "1", *TO_WHAT, *what(5, 6), "s")
        await type_in(app, pilot, "2024-02-03")
        await key("enter", "1", "1")
        await type_in(app, pilot, "2024-02-10")
        await key("enter", "1", "1", "6", "s", "s", "s", "enter")
        for _ in range(30):
            if "Nothing more to ask" in screen(app):
                break
            ticking = app.screen.has_class("ticking")
            await key(*(("n", "enter") if ticking else ("4",) if "How old" in screen(app) else ("y",)))
        await key("1")
        assert "1 Safety first" in screen(app)
        await key("f6")
        assert "1. It was shared by A, on 3 February 2024" in screen(app)
        assert app.session.case is not None
        assert [act.kind for act in app.session.case.acts] == ["share", "threaten"]

    drive("first-run", book, steps)
    assert count < 60, count


def test_the_first_choice_is_written_down_and_not_asked_again(book: RuleBook) -> None:
    """A law student gets the law view; the file says so; it holds nothing else."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "4")
        assert "Start" in screen(app)
        assert app.session.view == "law"
        assert read_preferences(app.settings_file)[0].role == "study"

    drive("first-run", book, steps)


def test_the_first_screen_names_no_offence_and_danger_is_one_key_away(book: RuleBook) -> None:
    """W1 and T5: safety first, no blocking question."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert "offence" not in screen(app).lower()
        await press(app, pilot, "f2")
        assert "call 999" in screen(app)

    for shot in ("first-run", "start", "new-case"):
        drive(shot, book, steps)


@pytest.mark.parametrize(("key", "value"), [("y", "yes"), ("n", "no"), ("k", "unknown"), ("p", "declined")])
def test_a_letter_answers_the_question(book: RuleBook, key: str, value: str) -> None:
    """Each letter puts its answer where the question belongs, told by the person."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, key)
        assert app.session.case is not None
        assert app.session.case.act("shared-1").facts["purpose.gratification"] == Answer(value, "told")

    drive("question", book, steps)


def test_a_disputed_answer_keeps_what_the_person_supported_says(book: RuleBook) -> None:
    """Both are kept; leaving it out keeps the dispute alone."""
    for key, said in (("2", "no"), ("3", ""), ("escape", "")):

        async def steps(app: AssessorApp, pilot: Pilot[int], key: str = key, said: str = said) -> None:
            await press(app, pilot, "d", key)
            assert app.session.case is not None
            found = app.session.case.act("shared-1").facts["purpose.gratification"]
            assert (found.value, found.supported_says) == ("disputed", said)

        drive("question", book, steps)


def test_skipping_changes_nothing_and_can_be_undone(book: RuleBook) -> None:
    """S goes on to the next question; at the end the skipped ones can be asked again."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        before = app.session.case
        first = screen(app)
        await press(app, pilot, "s")
        assert app.session.case is before
        assert screen(app) != first
        for _ in range(20):
            if "Nothing more to ask" in screen(app):
                break
            await press(app, pilot, "s")
        assert app.session.case is before
        await press(app, pilot, "4")
        assert app.screen.question is not None  # type: ignore[attr-defined] # it is the interview
        assert not app.session.skipped

    drive("question", book, steps)


def test_back_takes_the_last_answer_away_and_its_question_comes_again(book: RuleBook) -> None:
    """The case is as it was, and so is the question."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        before, first = app.session.case, screen(app)
        await press(app, pilot, "n", "b")
        assert app.session.case == before
        assert screen(app) == first
        await press(app, pilot, "b")
        assert "nothing to take back" in screen(app)

    drive("question", book, steps)


def test_an_answer_can_be_jumped_to_and_changed_and_a_skip_leaves_it(book: RuleBook) -> None:
    """J lists answers; Enter asks one again with its answer under the cursor; S leaves it, Y changes it."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        case = app.session.case
        await press(app, pilot, "j", "enter")
        assert "freely agree" in screen(app)
        assert "An answer given before" in screen(app)
        await press(app, pilot, "s")
        assert app.session.case is case
        await press(app, pilot, "j", "enter", "k")
        assert app.session.case is not None
        assert app.session.case.act("shared-1").facts["consent.sharing"].value == "unknown"

    drive("question", book, steps)


def test_an_answer_is_taken_back_only_after_asking_and_its_source_can_be_said(book: RuleBook) -> None:
    """X asks first, and the first row leaves it; O sets who said so."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "x", "1")
        assert app.session.case is not None
        assert "consent.sharing" in app.session.case.act("shared-1").facts
        await press(app, pilot, "i", "2")
        assert app.session.case.act("shared-1").facts["consent.sharing"].source == "seen"
        await press(app, pilot, "x", "2")
        assert "consent.sharing" not in app.session.case.act("shared-1").facts

    drive("answers", book, steps)


def test_ticks_are_taken_together_and_blanks_stay_open(book: RuleBook) -> None:
    """Letters tick and go on; Space goes round; Enter takes them; what is blank is not answered."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        await press(app, pilot, "n", "space", "enter")
        assert app.session.case is not None
        facts = app.session.case.images["photo-1"].facts
        assert facts["shows.genitals"].value == "no"
        assert facts["shows.buttocks"].value == "yes"
        assert "shows.sexual-act" not in facts

    drive("ticks", book, steps)


def test_answers_that_contradict_each_other_are_said_and_nothing_is_lost(book: RuleBook) -> None:
    """The screen names the contradiction and offers the way back."""
    shot = Shot("conflict", "answers", role="law")

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        case = app.session.case
        assert case is not None
        from dataclasses import replace

        person = replace(case.people["B"], facts={"affected.age": Answer("13-15")})
        app.session.change(replace(case, people={**case.people, "B": person}))
        app.replace_entry("interview")
        await settle(app, pilot)
        assert "These answers cannot all be so" in screen(app)
        await press(app, pilot, "1")
        assert app.session.case == case
        assert "cannot all be so" not in screen(app)

    drive(shot, book, steps)


def test_support_view_never_shows_what_an_answer_would_do(book: RuleBook) -> None:
    """Beside the question in law view there is how the act stands and what changes; in plain view what is known and asked, in no pane an outcome."""

    async def law(app: AssessorApp, pilot: Pilot[int]) -> None:
        if app.size.width < WIDE:
            await press(app, pilot, "f6")
        assert "as it stands" in screen(app)
        assert "s.66B(1)" in screen(app)

    async def plain(app: AssessorApp, pilot: Pilot[int]) -> None:
        for _ in ("question", "beside", "tree"):
            assert "as it stands" not in screen(app)
            assert "s.66B" not in screen(app)
            assert "would change" not in screen(app)
            assert not set("●◐○◇◈") & set(text_of(app))
            await press(app, pilot, "f6")

    for size in ((80, 24), (120, 40)):
        drive("question-law", book, law, size)
        drive("question", book, plain, size)


def test_the_view_is_turned_with_one_key_on_results(book: RuleBook) -> None:
    """F3: the same results in other words, and back."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        plain = screen(app)
        assert "s.66B" not in plain
        assert "Fits what you have told us" in plain
        await press(app, pilot, "f3")
        assert "SOA 2003" in screen(app)
        await press(app, pilot, "f3")
        assert screen(app) == plain

    drive("results", book, steps)


def test_an_offence_opens_into_its_elements_in_law_view(book: RuleBook) -> None:
    """Enter opens; the elements have their places in the law and who proves them; Enter closes."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        closed = screen(app)
        assert "[+] ◐ SOA 2003" in closed
        await press(app, pilot, "down", "enter", "pagedown")
        assert "for the prosecution" in screen(app)
        await press(app, pilot, "plus", "plus", "home")
        assert "[+] ◐ SOA 2003" in screen(app)

    drive(Shot("law", "results", role="law"), book, steps, (120, 40))


def test_a_child_in_the_picture_brings_the_panel_before_anything_else(book: RuleBook) -> None:
    """It is on top of the question, is shown once, and gives no score."""

    async def steps(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert "A picture of someone under 18" in screen(app)
        assert "Do not copy, forward, show, store" in screen(app)
        assert "risk" not in screen(app).lower()
        await press(app, pilot, "enter")
        assert "Questions" in screen(app)
        await press(app, pilot, "k")
        assert "Before you go on" not in screen(app)

    drive("panel", book, steps)


def test_who_was_reported_gets_legal_advice_and_support_and_no_results(book: RuleBook) -> None:
    """From the menu, and where a case says so."""

    async def menu(app: AssessorApp, pilot: Pilot[int]) -> None:
        assert "A solicitor" in screen(app)
        assert "Revenge Porn Helpline" not in screen(app)

    async def case(app: AssessorApp, pilot: Pilot[int]) -> None:
        from assessor.case.edit import put

        assert app.session.case is not None
        app.session.change(put(app.session.case, "", "case.reported-person", "case", Answer("yes")))
        app.open_entry("results")
        await settle(app, pilot)
        assert "A solicitor" in screen(app)
        assert "Fits" not in screen(app)
        app.replace_entry("interview")
        await settle(app, pilot)
        await press(app, pilot, "enter")
        assert "does not advise anyone who was reported" in screen(app)

    drive("reported", book, menu)
    drive("start-with-case", book, case, (120, 40))


def test_notes_and_views_decide_what_is_offered(book: RuleBook) -> None:
    """What needs a case stands in the menu only when one is open; each entry's screen can be made."""
    from tui.registry import ENTRIES, offered

    assert not [e for e in offered("support", notes=False, case_open=True) if e.notes]
    assert not [e for e in offered("support", notes=True, case_open=False) if e.needs_case]
    assert all(e.screen().TITLE and e.screen().HELP_TEXT for e in ENTRIES)
    assert len({e.id for e in ENTRIES}) == len(ENTRIES)
    assert TABLE.keys() >= {"first-run", "question", "results-law"}
