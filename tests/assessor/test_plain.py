"""The interview line by line: append-only, complete when white space is collapsed, every command, nothing lost."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from assessor.case.edit import kinds_said
from assessor.case.file import load_case
from assessor.case.model import Case
from assessor.cli.interview import file_keeper
from assessor.dates.when import When
from assessor.plain.session import Plain, start
from legal_rules.rulebook import RuleBook
from tests.conftest import ROOT

AFTER_THE_DAY = ["", "6", "", "", ""]
TO_THE_DAY = ["", "1", "", "", "5", ""]
"""Whether it is safe, the nation, where they live, who it was, what was done (shared), how the picture was made."""
NEW_CASE = [*TO_THE_DAY, "2024-02-03", "", "6", "", "", ""]
"""And the day, whether more was done, the age, whether it is still up, whether a phone may be seen, what else goes on."""


def interview(
    book: RuleBook,
    lines: Iterable[str],
    case: Case | None = None,
    save_to: Path | None = None,
    today: dt.date | None = None,
) -> tuple[Case, list[str]]:
    typed = iter(lines)
    said: list[str] = []

    def hear(prompt: str) -> str:
        said.append(prompt)
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    plain: Plain = start(book, case, hear, said.append, "support", file_keeper(save_to) if save_to else None)
    if today is not None:
        plain.today = lambda: today
    return plain.run(), said


def test_a_new_case_from_the_first_question_to_a_result(book: RuleBook) -> None:
    """Nation, what was done, when, ages, then the planner's questions; skipping and not knowing always end in a result."""
    case, said = interview(book, [*NEW_CASE, *["don't know"] * 60])
    assert case.acts[0].kind == "share"
    assert any("Nothing more to ask" in line for line in said)
    assert any("Cannot tell yet" in line for line in said)


def test_empty_lines_skip_and_change_nothing(book: RuleBook) -> None:
    """An empty answer leaves the case as it was; the interview still ends."""
    case, said = interview(book, [*NEW_CASE, *[""] * 60])
    assert not case.acts[0].facts
    assert any("Nothing more to ask" in line for line in said)


def test_back_takes_the_last_answer_back(book: RuleBook) -> None:
    """The answer is gone and the question asked again."""
    once, _ = interview(book, [*NEW_CASE, "4"])
    assert once.images["picture-1"].facts["image.age-then"].value == "adult"
    case, said = interview(book, [*NEW_CASE, "4", "back"])
    assert "image.age-then" not in case.images["picture-1"].facts
    assert "The last answer is taken back." in said


def test_commands_help_why_acts_results_add_date_and_leave(book: RuleBook) -> None:
    """Each word does what the help says; what is not an answer is said so."""
    lines = [*NEW_CASE, "help", "why", "acts", "results", "nonsense", "date", "2024-03", "leave"]
    case, said = interview(book, lines)
    assert any("share-1: share" in line for line in said)
    assert any("That is not one of the answers" in line for line in said)
    assert case.acts[0].when.from_ is not None
    assert said[-1] == "Stopped. Nothing was sent anywhere."


def test_a_bad_date_is_asked_again(book: RuleBook) -> None:
    """No guess is made of a day that cannot be read."""
    case, said = interview(book, [*TO_THE_DAY, "soon", "25/12/2099", "3/2/0024", "3/2/24", "leave"])
    for words in (
        "not a day that can be read",
        "is after today",
        "is before 1950",
        "Taken as: Saturday 3 February 2024.",
    ):
        assert any(words in line for line in said), words
    assert case.acts[0].when.day == dt.date(2024, 2, 3)


def test_a_day_that_could_be_two_is_chosen(book: RuleBook) -> None:
    """Both are read out with numbers; an empty line takes neither and asks again."""
    case, said = interview(book, [*TO_THE_DAY, "Nov 20", "", "Nov 20", "2", "leave"])
    assert sum("Which is meant?" in line for line in said) == 2
    assert "2. some day in November 2020" in said
    assert case.acts[0].when == When(from_=dt.date(2020, 11, 1), to=dt.date(2020, 11, 30))


def test_contradictions_are_said_and_nothing_else_is_lost(book: RuleBook) -> None:
    """The last answer is taken back, the others stay."""
    case, problems = load_case(ROOT / "data" / "worked-case.yaml", book.vocabulary)
    assert case is not None, problems
    first, _ = interview(book, ["leave"], case)
    assert first == case


def test_every_answer_is_saved_at_once_and_for_the_owner_only(book: RuleBook, tmp_path: Path) -> None:
    """After each answer the file holds it; others on the machine cannot read it."""
    target = tmp_path / "case.yaml"
    case, _ = interview(book, [*NEW_CASE, "4", "leave"], save_to=target)
    saved, problems = load_case(target, book.vocabulary)
    assert saved == case, problems
    assert target.stat().st_mode & 0o077 == 0


def test_lines_are_only_added_and_carry_no_sign_that_means_something(book: RuleBook) -> None:
    """No escape, no carriage return, no glyph outside plain text and quotes: collapsed, it reads the same."""
    done = subprocess.run(
        [sys.executable, "-m", "assessor", "interview", "--plain"],
        input="\n".join([*NEW_CASE, "4", "results", "leave"]) + "\n",
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", done.stdout)
    assert not re.search(r"[^\x20-\x7e\n“”’]", done.stdout), set(re.findall(r"[^\x20-\x7e\n“”’]", done.stdout))
    collapsed = " ".join(done.stdout.split())
    for words in ("Where did it happen?", "Heading: What to do now", "Stopped. Nothing was sent anywhere."):
        assert words in collapsed


def test_the_support_interview_never_says_what_an_answer_would_do(book: RuleBook) -> None:
    """No offence is named before results are asked for."""
    _, said = interview(book, [*NEW_CASE, *["don't know"] * 6])
    before = " ".join(said)
    names = [offence.name for offence in book.of_nation("england-wales")]
    assert not [name for name in names if name in before]


@pytest.mark.parametrize("typed", ["[red]x[/red]", "\x1b[31m", "\u202e", "A" * 100_000])
def test_hostile_answers_are_not_answers(book: RuleBook, typed: str) -> None:
    """What is typed is never read as anything but an answer from the list."""
    case, said = interview(book, [*NEW_CASE, typed, "leave"])
    assert not case.images["picture-1"].facts
    assert any("That is not one of the answers" in line for line in said)


@pytest.mark.parametrize("lines", [["", "1", "", "", "", "", "5"], ["", "", "", "1", "", "", "5"]])
def test_what_an_act_cannot_begin_without_is_asked_again(book: RuleBook, lines: list[str]) -> None:
    """An empty line at "Where did it happen?" or "What was done?" neither ends the interview nor is taken for an answer."""
    case, said = interview(book, [*lines, "", "2024-02-03", "leave"])
    assert [(act.kind, act.when.day) for act in case.acts] == [("share", dt.date(2024, 2, 3))]
    assert sum("Nothing can be asked without this." in line for line in said) == 2


def test_the_tenth_answer_and_those_after_it_are_chosen_by_number(book: RuleBook) -> None:
    """Of a list longer than nine."""
    kinds = kinds_said(book.vocabulary)
    assert len(kinds) > 9
    for number in (10, len(kinds)):
        case, said = interview(book, ["", "1", "", "", str(number), "leave"])
        assert f"{number}. {kinds[number - 1][1]}" in said
        assert case.acts[0].kind == kinds[number - 1][0]


def test_back_takes_each_thing_that_was_asked_first_and_asks_it_again(book: RuleBook) -> None:
    """The age, the day, what was done, the nation: each asked anew at once, and what was answered before it stays."""
    to_the_age = [*TO_THE_DAY, "2024-02-03", "", "6"]
    case, _ = interview(book, [*to_the_age, "back", "5", "leave"])
    assert case.people["B"].age == "16-17" and case.acts[0].when.day == dt.date(2024, 2, 3)
    case, _ = interview(book, [*to_the_age, *["back"] * 3, "2023-01-01", "", "6", "leave"])
    assert case.people["B"].age == "adult" and case.acts[0].when.day == dt.date(2023, 1, 1)
    to_the_nation = ["back"] * len(to_the_age[1:])
    case, said = interview(book, [*to_the_age, *to_the_nation, "2", "", "", "6", "", "2022-05-05", "", "3", "leave"])
    assert (case.nation, case.acts[0].kind, len(case.acts)) == ("scotland", "threaten", 1)
    assert case.people["B"].age == "12" and case.acts[0].when.day == dt.date(2022, 5, 5)
    assert said.count("Where did it happen?") == 2


def test_several_things_are_ticked_at_once_and_each_is_dated(book: RuleBook) -> None:
    """Numbers with blanks or commas between; a number that is not there is no answer."""
    case, said = interview(book, ["", "1", "", "", "5 99", "5, 6", "", "yesterday", "1", "1", "today", "1", "leave"])
    assert [act.kind for act in case.acts] == ["share", "threaten"] and case.acts[1].image == "picture-1"
    assert [act.when.day is not None for act in case.acts] == [True, True]
    assert any("not one of the answers" in line for line in said)


def test_back_after_a_day_that_was_changed_gives_the_day_before(book: RuleBook) -> None:
    """Of an act that was added too: the act before stays as it is."""
    case, _ = interview(book, [*NEW_CASE, "date", "2020-01-01", "back", "2021-01-01", "leave"])
    assert case.acts[0].when.day == dt.date(2021, 1, 1)
    case, _ = interview(book, [*NEW_CASE, "add", "6", "back", "leave"])
    assert [act.kind for act in case.acts] == ["share"]


def test_what_comes_first_about_a_child_is_said_as_soon_as_there_is_one(book: RuleBook) -> None:
    """Before the next question, without asking for results, once, and with who helps in the nation of the case."""
    _, said = interview(
        book, ["", "2", "", "", "5", "", "2024-02-03", "", "4", "", "", "", "don't know", "don't know", "leave"]
    )
    heading = said.index("Heading: Someone under 18 is concerned")
    assert heading < next(n for n, line in enumerate(said) if line.startswith("Question, at most"))
    assert said.count("Heading: Someone under 18 is concerned") == 1
    panel = " ".join(said[heading : heading + 6])
    assert "Follow your own safeguarding policy now." in panel and "Childline" in panel
    assert "England" not in panel
    _, adult = interview(book, [*NEW_CASE, "leave"])
    assert "Heading: Someone under 18 is concerned" not in adult


def test_a_while_ago_is_a_day_not_known_and_said_back(book: RuleBook) -> None:
    """Not refused and not guessed."""
    case, said = interview(book, [*TO_THE_DAY, "a while ago", *AFTER_THE_DAY, "leave"])
    assert case.acts[0].when == When()
    assert "Taken as: on a day not known." in said
