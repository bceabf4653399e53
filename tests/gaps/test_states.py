"""The five states: a partition of every wrong, what the references name on the days that matter, and examples that are ones."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from xml.etree import ElementTree

import pytest

from assessor.case.file import read_case
from assessor.case.from_pattern import pattern_case
from assessor.cli import main
from assessor.pages.states import cell, example_files, states_page
from assessor.result.report import assess_case
from legal_rules.assessment import MET, MET_UNLESS, NOT_MET
from legal_rules.backwards.states import ALWAYS, NONE, ONLY_IF, STATES, UNLESS, WrongStates, states
from legal_rules.backwards.wrongs import Yardstick, load_wrongs
from legal_rules.responsibility import PART as DOER_PART
from legal_rules.rulebook import RuleBook
from legal_rules.slices import IN_FORCE

NATIONS = ("england-wales", "scotland", "northern-ireland")
DAYS = ("2024-01-30", "2024-02-01", "2026-02-05", "2026-02-07")
FITS = (MET, MET_UNLESS)
EVERYWHERE = dict.fromkeys(DAYS, ONLY_IF)
NOWHERE = dict.fromkeys(DAYS, NONE)
ELSEWHERE = {
    **dict.fromkeys(("taking", "sharing", "threatening", "installing", "observing", "sending"), EVERYWHERE),
    **dict.fromkeys(("creating", "requesting", "copying", "tools"), NOWHERE),
}
EXPECTED = {
    "england-wales": {
        "taking": EVERYWHERE,
        "creating": {**NOWHERE, "2026-02-07": ALWAYS},
        "requesting": {**NOWHERE, "2026-02-07": ALWAYS},
        "sharing": {"2024-01-30": ONLY_IF, "2024-02-01": UNLESS, "2026-02-05": UNLESS, "2026-02-07": UNLESS},
        "threatening": {"2024-01-30": ONLY_IF, "2024-02-01": UNLESS, "2026-02-05": UNLESS, "2026-02-07": UNLESS},
        "installing": EVERYWHERE,
        "copying": NOWHERE,
        "observing": EVERYWHERE,
        "sending": {**EVERYWHERE, "2024-01-30": NONE},
        "tools": NOWHERE,
    },
    "scotland": ELSEWHERE,
    "northern-ireland": ELSEWHERE,
}
CARRIES = {
    ("2024-01-30", "sharing"): "E 2y",
    ("2024-02-01", "sharing"): "S 6m, E 2y",
    ("2024-02-01", "threatening"): "E 2y",
    ("2026-02-07", "creating"): "S 6m",
    ("2026-02-07", "requesting"): "S 6m",
    ("2026-02-07", "taking"): "E 2y",
}


@pytest.fixture(scope="module")
def yardstick(book: RuleBook) -> Yardstick:
    """The shipped yardstick."""
    found, problems = load_wrongs(book.vocabulary)
    assert found is not None, problems
    return found


class Found(dict[tuple[str, str], dict[str, WrongStates]]):
    """Every wrong by its id, for each nation and day, worked out when it is first asked for."""

    def __init__(self, book: RuleBook, yardstick: Yardstick) -> None:
        self.book, self.yardstick = book, yardstick

    def __missing__(self, key: tuple[str, str]) -> dict[str, WrongStates]:
        nation, day = key
        rows = states(self.book, nation, dt.date.fromisoformat(day), self.yardstick)
        self[key] = {row.wrong.id: row for row in rows}
        return self[key]


@pytest.fixture(scope="module")
def found(book: RuleBook, yardstick: Yardstick) -> Found:
    """What is found on the days."""
    return Found(book, yardstick)


@pytest.mark.parametrize("nation", NATIONS)
def test_states_are_those_the_references_name(nation: str, found: Found) -> None:
    """The day before and after sharing was made an offence without a motive, and creating and requesting were."""
    said = {day: {wrong: row.shown for wrong, row in found[(nation, day)].items()} for day in DAYS}
    assert said == {day: {wrong: by_day[day] for wrong, by_day in EXPECTED[nation].items()} for day in DAYS}


def test_a_cell_says_the_mode_and_the_most_it_carries(
    found: Found,
) -> None:
    """Six months where it is summary only, two years for the forms that can go to the Crown Court; nothing for no offence."""
    for (day, wrong), carries in CARRIES.items():
        assert cell(found[("england-wales", day)][wrong], dt.date.fromisoformat(day)).carries == carries, (day, wrong)
    assert not cell(found[("england-wales", "2026-02-05")]["creating"], dt.date(2026, 2, 5)).carries


def test_parts_are_the_worst_first_and_each_state_stands_once(
    found: Found,
) -> None:
    """A wrong has a part, and is shown by its first."""
    for row in (row for nation in NATIONS for day in DAYS for row in found[(nation, day)].values()):
        places = [STATES.index(part.state) for part in row.parts]
        assert places and places == sorted(set(places))
        assert row.shown == row.parts[0].state


@pytest.mark.parametrize("nation", NATIONS)
def test_every_example_gives_the_outcome_it_is_an_example_of(nation: str, book: RuleBook, found: Found) -> None:
    """Assessed like any case: an offence of its own kind fits, or none does."""
    day = dt.date(2026, 2, 7)
    for wrong, row in found[(nation, "2026-02-07")].items():
        for example in (example for part in row.parts for example in part.examples):
            result, problems = assess_case(
                pattern_case(example.facts, nation, day, book), book, "law", whole_lists=False
            )
            assert result is not None, problems
            core = [
                finding.offence
                for finding in result.acts[0].periods[0].findings
                if finding.role == "core" and finding.law == IN_FORCE and finding.outcome in FITS
            ]
            assert bool(core) is (example.outcome == MET), (wrong, example.outcome, core)


def test_what_is_missing_is_named_and_was_missing(book: RuleBook, found: Found) -> None:
    """Where some offence is about such an act, an example of none names the nearest and its part."""
    for row in found[("england-wales", "2026-02-07")].values():
        for part in row.parts:
            for example in part.examples:
                if example.outcome == NOT_MET and part.ways:
                    assert example.nearest is not None, row.wrong.id
                    versions = book.offences[("england-wales", example.nearest.offence)].versions
                    parts = {part.id for version in versions for part in version.parts}
                    assert example.nearest.part in parts | {DOER_PART}, row.wrong.id


@pytest.mark.parametrize("nation", NATIONS)
def test_the_page_fits_sixty_lines_and_says_no_percentage(nation: str, book: RuleBook, found: Found) -> None:
    """On each of the days; sixty lines are a screen and a half."""
    for day in DAYS:
        on = dt.date.fromisoformat(day)
        text = states_page(book, nation, on, list(found[(nation, day)].values())).text()
        assert len(text.splitlines()) <= 60
        assert "%" not in text


def test_examples_are_written_as_cases_that_can_be_assessed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """For their owner's eyes, in a folder that is made."""
    folder = tmp_path / "examples"
    assert main(["gaps", "--on", "2026-02-07", "--act", "take", "--examples", str(folder)]) == 0
    assert sorted(file.name for file in folder.iterdir()) == ["taking-only-if-met.yaml", "taking-only-if-not-met.yaml"]
    assert folder.stat().st_mode & 0o777 == 0o700
    capfd.readouterr()
    assert main(["assess", str(folder / "taking-only-if-met.yaml"), "--view", "law"]) == 0
    assert "an offence in force fits" in capfd.readouterr().out


@pytest.mark.parametrize("nation", NATIONS)
def test_every_example_file_can_be_opened(
    nation: str, book: RuleBook, found: dict[tuple[str, str], dict[str, WrongStates]]
) -> None:
    """None of them answers what nobody is asked."""
    day = dt.date(2026, 2, 7)
    files = example_files(book, nation, day, list(found[(nation, "2026-02-07")].values()))
    assert len(files) >= len(EXPECTED[nation])
    for name, text in files.items():
        case, problems = read_case(text, book.vocabulary)
        assert case is not None, (name, problems)


def test_what_a_draft_does_not_state_is_not_taken_from_other_law(
    book: RuleBook, yardstick: Yardstick, capfd: pytest.CaptureFixture[str]
) -> None:
    """A supposed start of law whose penalty is not known: what it carries is not stated, whatever narrower law carries."""
    assert main(["draft", "docs/examples/begin-taking.yaml", "--on", "2026-12-01", "--as-if-read"]) == 0
    text = " ".join(capfd.readouterr().out.split())
    assert (
        "after, an offence, whatever else is so; what it carries is not stated; more serious forms either way" in text
    )


@pytest.mark.parametrize("nation", NATIONS)
def test_offences_next_door_can_be_counted_on_a_page(nation: str, capfd: pytest.CaptureFixture[str]) -> None:
    """They are named as what they are, and the legend says that they count."""
    assert main(["gaps", "--on", "2026-02-07", "--act", "copy", "--adjacent", "--nation", nation]) == 0
    text = " ".join(capfd.readouterr().out.split())
    assert "Next door, where it fits:" in text and "Offences next door are counted" in text


def test_a_point_of_law_inside_a_definition_is_no_fact(
    found: dict[tuple[str, str], dict[str, WrongStates]],
) -> None:
    """Whether what only payers saw was shown publicly is not settled, and stands in a definition that an exception uses."""
    (sharing,) = (row for wrong, row in found[("england-wales", "2026-02-07")].items() if wrong == "sharing")
    assert any(point.startswith("law.") and "publicly" in point for point in sharing.parts[0].points), sharing.parts[
        0
    ].points


def test_nations_stand_side_by_side_by_wrong(capfd: pytest.CaptureFixture[str]) -> None:
    """On a page with signs and what each carries, and as a table."""
    assert main(["gaps", "--nations", "--on", "2026-02-07", "--act", "create"]) == 0
    text = capfd.readouterr().out
    assert "■? England and Wales: " in text and "□ Scotland: no offence" in text
    assert main(["gaps", "--nations", "--on", "2026-02-07", "--format", "csv"]) == 0
    rows = list(csv.reader(capfd.readouterr().out.lstrip("\ufeff").splitlines()))
    assert rows[1] == ["Wrong", "England and Wales", "Scotland", "Northern Ireland"]
    assert len(rows) == 2 + len(EXPECTED["scotland"]) and all(len(row) == 4 for row in rows[1:])


def test_the_timeline_is_drawn_and_told_as_a_table(capfd: pytest.CaptureFixture[str]) -> None:
    """The drawing is SVG with a sign and the most it carries for each stretch; the table has the same cells."""
    assert main(["law", "timeline", "--gaps", "--nation", "england-wales", "--format", "svg"]) == 0
    drawing = ElementTree.fromstring(capfd.readouterr().out)
    told = [title.text or "" for title in drawing.iter("{http://www.w3.org/2000/svg}title")]
    assert "Making an intimate image of someone without agreement: ■? S 6m" in told
    assert main(["law", "timeline", "--gaps", "--nation", "england-wales", "--format", "csv"]) == 0
    rows = list(csv.reader(capfd.readouterr().out.lstrip("\ufeff").splitlines()))
    assert all(f"{row[0]}: {one}" in told for row in rows[2:] for one in row[1:])
    assert main(["law", "timeline", "--format", "svg"]) == 2
