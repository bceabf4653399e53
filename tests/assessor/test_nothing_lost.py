"""Nothing lost in the interview line by line and in what is written: ticks, `back`, links."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from assessor.assess.acts import assess_whole
from assessor.assess.records import Option, Question, Tick
from assessor.bulk.refused import Refused
from assessor.case.file import load_case
from assessor.case.model import Case
from assessor.cli import cli
from assessor.cli.interview import file_keeper
from assessor.dates.reader import Unsure, read_day
from assessor.files.preferences import Preferences, read_preferences, write_preferences
from assessor.files.private import write_private
from assessor.files.write import WriteError, write_file
from assessor.plain.session import start
from legal_rules.rulebook import RuleBook
from tests.assessor.test_plain import NEW_CASE, TO_THE_DAY, interview
from tests.conftest import ROOT

SUNDAY = dt.date(2026, 11, 22)
IN_A_LIST = [*NEW_CASE, "adult"]


def listed(book: RuleBook) -> tuple[list[str], list[str]]:
    """What has to be typed to come to the first list of a new case, and what its statements ask."""
    lines = list(IN_A_LIST)
    for _ in range(20):
        _, said = interview(book, lines)
        heads = [n for n, line in enumerate(said) if line.startswith("A list")]
        if heads:
            return lines, said[heads[0] :]
        lines.append("don't know")
    raise AssertionError("no list came")


def facts(case: Case) -> dict[str, str]:
    """Every answer of a case."""
    places = [
        case.facts,
        *(p.facts for p in case.people.values()),
        *(i.facts for i in case.images.values()),
        *(a.facts for a in case.acts),
    ]
    return {name: answer.value for place in places for name, answer in place.items()}


@pytest.mark.parametrize("end", [[], ["leave"], ["save"]])
def test_every_tick_of_a_list_is_in_the_file_when_the_next_statement_is_asked(
    book: RuleBook, tmp_path: Path, end: list[str]
) -> None:
    """Cut off, left or saved in the middle of a list: both ticks are on the disk, and 'Saved' is said of them."""
    lines, _ = listed(book)
    before, _ = interview(book, lines)
    target = tmp_path / "case.yaml"
    case, said = interview(book, [*lines, "no", "no", *end], save_to=target)
    saved, problems = load_case(target, book.vocabulary)
    assert saved == case, problems
    assert len(facts(saved)) == len(facts(before)) + 2
    assert any("Saved in" in line for line in said) is (end == ["save"])


def test_back_in_a_list_takes_one_answer_and_asks_that_statement_again(book: RuleBook) -> None:
    """Three ticks and `back`: two are left, and the third statement comes next."""
    lines, _ = listed(book)
    before, _ = interview(book, lines)
    two, asked = interview(book, [*lines, "no", "no"])
    third = [line for line in asked if line.endswith("?")][-1]
    case, said = interview(book, [*lines, "no", "no", "no", "back"])
    assert facts(case) == facts(two)
    assert len(facts(case)) == len(facts(before)) + 2
    assert "The last answer is taken back." in said
    assert f"It was about: {third}" in said
    assert [line for line in said if line.endswith("?")][-1] == third


def test_back_at_the_head_of_a_list_takes_the_answer_before_it(book: RuleBook) -> None:
    """One answer, and its question comes again."""
    lines, _ = listed(book)
    before, _ = interview(book, lines[:-1])
    case, _ = interview(book, [*lines, "back"])
    assert case == before


def test_back_after_a_skip_asks_it_again_and_takes_no_answer(book: RuleBook) -> None:
    """What was skipped is asked again; the answers stay."""
    before, asked = interview(book, [*IN_A_LIST])
    case, said = interview(book, [*IN_A_LIST, "", "back"])
    assert case == before
    assert "That was skipped; it is asked again." in said
    questions = [[line for line in lines if line.endswith("?")] for lines in (asked, said)]
    assert questions[0][-1] == questions[1][-1]


def test_back_after_adding_takes_one_thing_at_a_time(book: RuleBook) -> None:
    """First the day of what was added, then the act; the answers before it stay."""
    before, _ = interview(book, [*IN_A_LIST, "don't know"])
    added = [*IN_A_LIST, "don't know", "add", "6", "1", "2024-03-01"]
    dated, _ = interview(book, added)
    undated, _ = interview(book, [*added, "back"])
    gone, _ = interview(book, [*added, "back", "back", "back"])
    assert [act.when.day is None for act in dated.acts] == [False, False]
    assert [act.when.day is None for act in undated.acts] == [False, True]
    assert gone == before


def test_back_at_the_age_gives_the_day_again_and_never_drops_the_act(book: RuleBook) -> None:
    """The day is asked once more; the age after it."""
    case, said = interview(book, [*TO_THE_DAY, "2024-02-03", "back", "2024-02-04", "", "6"])
    (act,) = case.acts
    assert act.when.day is not None and act.when.day.day == 4
    assert case.people["B"].age
    assert "It was about: It was shared: when?" in said


def test_an_act_is_on_the_disk_before_its_day_is_asked(book: RuleBook, tmp_path: Path) -> None:
    """Cut off at the day, what was done is kept."""
    target = tmp_path / "case.yaml"
    interview(book, TO_THE_DAY, save_to=target)
    saved, problems = load_case(target, book.vocabulary)
    assert saved is not None, problems
    assert [act.kind for act in saved.acts] == ["share"]


def test_ticks_that_contradict_cost_the_one_answer_that_does(book: RuleBook) -> None:
    """What cannot be so beside an earlier tick is taken back alone, at once: nothing after it was asked in vain."""
    case, problems = load_case(ROOT / "data" / "worked-case.yaml", book.vocabulary)
    assert case is not None, problems
    kinds = ("purpose.distress", "purpose.substantial-distress", "act.completed")
    question = Question(
        act="shared-1",
        fact=kinds[0],
        scope="act",
        of="shared-1",
        asks="Asked.",
        why="Why.",
        help="",
        nature="said",
        options=tuple(Option(value, value) for value in ("yes", "no")),
        ticks=tuple(Tick(fact, fact) for fact in kinds),
        matters_to=(),
        remaining_at_most=3,
    )
    typed = iter(["no", "yes", "yes"])
    said: list[str] = []
    plain = start(book, case, lambda _: next(typed), said.append, "support", None)
    plain._ticks(question)
    conflicts = assess_whole(plain.case, book).conflicts
    plain._conflict(conflicts)
    assert conflicts and "act.completed" not in said
    assert plain.case.act("shared-1").facts["purpose.distress"].value == "no"
    assert "purpose.substantial-distress" not in plain.case.act("shared-1").facts


def test_back_while_a_day_is_being_made_out_takes_nothing(book: RuleBook) -> None:
    """A day that could be two is chosen or left first: the act it is the day of stays."""
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    unsure = next(f"last {day}" for day in days if isinstance(read_day(f"last {day}", SUNDAY), Unsure))
    case, said = interview(book, [*TO_THE_DAY, unsure, "back", "add", "2", "leave"], today=SUNDAY)
    assert [act.kind for act in case.acts] == ["share"]
    assert case.acts[0].when.day is not None
    assert said.count("Choose one of these first, or press Enter to leave it.") == 2


def test_date_and_add_before_anything_was_done_break_nothing(book: RuleBook) -> None:
    """There is no act yet whose day could be changed."""
    case, _ = interview(book, ["", "1", "", "", "date", "add", "5", "", "2024-02-03", "leave"])
    assert [act.kind for act in case.acts] == ["share"]
    assert case.nation == "england-wales"


def linked(folder: Path, content: str = "old") -> tuple[Path, Path]:
    """A file in a folder of its own, and a link to it from another."""
    (folder / "there").mkdir()
    target, link = folder / "there" / "case.yaml", folder / "link.yaml"
    target.write_text(content)
    link.symlink_to(target)
    return link, target


def test_an_interview_saved_through_a_link_changes_the_file_it_stands_for(book: RuleBook, tmp_path: Path) -> None:
    """The link stays a link; the target holds the new answers and is its owner's alone."""
    link, target = linked(tmp_path)
    keep = file_keeper(link)
    case, _ = interview(book, [*IN_A_LIST, "don't know"])
    keep(case, False)
    assert link.is_symlink()
    saved, problems = load_case(target, book.vocabulary)
    assert saved == case, problems
    assert target.stat().st_mode & 0o077 == 0
    assert sorted(p.name for p in target.parent.iterdir()) == ["case.yaml"]


def test_every_private_file_is_written_through_a_link(tmp_path: Path) -> None:
    """Settings, a document or a case file put in another's place, and the list of bad rows."""
    link, target = linked(tmp_path)
    assert write_preferences(link, Preferences(role="law")) == ""
    assert link.is_symlink() and read_preferences(target)[0].role == "law"
    write_file(link, b"new", replace=True)
    assert link.is_symlink() and target.read_bytes() == b"new"
    refused = Refused(target.parent, link)
    refused.add([(1, "bad")])
    refused.finish()
    assert link.is_symlink() and target.read_text().startswith("row,reason")


def test_a_chain_of_links_and_one_to_a_file_not_there_yet_are_followed(tmp_path: Path) -> None:
    """The last file gets the text."""
    (tmp_path / "b").symlink_to(tmp_path / "c")
    (tmp_path / "a").symlink_to("b")
    write_private(tmp_path / "a", "new")
    assert (tmp_path / "a").is_symlink() and (tmp_path / "b").is_symlink()
    assert (tmp_path / "c").read_text() == "new"


def test_what_is_no_file_of_ones_own_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A circle of links, a pipe, a folder, and a link that somebody else put there are refused with a reason."""
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("a", "pipe", "folder"):
        with pytest.raises(OSError, match=str(tmp_path)):
            write_private(tmp_path / name, "new")
        with pytest.raises(WriteError):
            write_file(tmp_path / name, b"new", replace=True)
    (tmp_path / "theirs").symlink_to(tmp_path / "mine")
    monkeypatch.setattr("assessor.files.private._of_somebody_else", lambda _: True)
    with pytest.raises(OSError, match="somebody else"):
        write_private(tmp_path / "theirs", "new")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b", "folder", "pipe", "theirs"]


def test_saving_writes_over_no_other_file(book: RuleBook, tmp_path: Path) -> None:
    """`--save` naming a file that holds something else ends before a question; with `--replace`, or where it is the case
    that is gone on with, it is written."""
    other = tmp_path / "list.txt"
    other.write_text("milk", encoding="utf-8")
    run = CliRunner()
    done = run.invoke(cli, ["interview", "--plain", "--save", str(other)], input="1\nleave\n")
    assert done.exit_code == 2
    assert "is there already" in done.output
    assert other.read_text(encoding="utf-8") == "milk"
    assert run.invoke(cli, ["interview", "--save", str(other), "--replace"], input="1\nleave\n").exit_code == 0
    begun = other.read_text(encoding="utf-8")
    assert begun != "milk"
    assert run.invoke(cli, ["interview", str(other), "--save", str(other)], input="leave\n").exit_code == 0
