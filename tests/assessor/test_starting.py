"""What makes a command start sooner changes nothing that it says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from assessor.cli import cli
from assessor.cli.common import nations_named
from assessor.cli.lazy import LazyGroup
from assessor.pages.result import result_page
from assessor.result.report import assess_case
from assessor.study.scenarios import load_scenarios
from legal_rules.assessment import Answers, assess, mask_of
from legal_rules.files.data import data_dir
from legal_rules.files.yamltext import Loader, compose
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook, load
from legal_rules.slices import Slice, law_on
from tests.conftest import FULL
from tools.format_data import meaning

EVERY = 1 if FULL else 12


def test_plain_words_are_the_same_without_the_lists_that_take_diagrams(book: RuleBook) -> None:
    """A scenario's page in support view reads the same, whether or not what completes, ends or flips was worked out."""
    library, _ = load_scenarios(book)
    for scenario in library[::EVERY]:
        pages = []
        for whole_lists in (True, False):
            result, _ = assess_case(scenario.case, book, "support", whole_lists=whole_lists)
            assert result is not None
            pages.append(result_page(result, scenario.case, book, "support").text())
        assert pages[0] == pages[1], scenario.id


@pytest.mark.parametrize("nation", NATIONS)
def test_a_case_reads_the_same_with_only_the_law_it_names(nation: str, book: RuleBook) -> None:
    """The whole JSON of a scenario of one nation is the same with that nation's law alone."""
    alone = load(nations=(nation,)).book
    assert alone is not None
    library, _ = load_scenarios(book)
    ours = [
        s
        for s in library
        if s.case.nation == nation and {n for a in s.case.acts for n in s.case.nations_of(a)} == {nation}
    ]
    assert len(ours) >= 5
    for scenario in ours[::EVERY]:
        assert assess_case(scenario.case, alone, "law") == assess_case(scenario.case, book, "law"), scenario.id


def test_the_nations_of_a_case_are_those_whose_names_stand_in_it(tmp_path: Path) -> None:
    """All of them where none is named or the file is not there: what is wrong is said later."""
    file = tmp_path / "case.yaml"
    file.write_text("nation: scotland\nacts: [{nations: [northern-ireland, scotland]}]\n", encoding="utf-8")
    assert nations_named(file) == ("scotland", "northern-ireland")
    file.write_text("nation: elsewhere\n", encoding="utf-8")
    assert nations_named(file) == NATIONS == nations_named(tmp_path / "absent.yaml")


def test_an_outcome_is_the_same_by_functions_and_by_diagram(book: RuleBook) -> None:
    """What can be so is asked of a rule's functions: its diagram, once written out, gives the same."""
    for scenario in load_scenarios(book)[0][:: EVERY * 2]:
        nation = scenario.case.nation
        day = scenario.case.acts[0].when.day or scenario.case.as_at or book.stamp.checked
        shared = law_on(book, nation, day)
        fresh = Slice(book, nation, shared.day, day)
        pattern = {"act.kind": scenario.case.acts[0].kind, "consent.sharing": "no"}
        first = assess(fresh, Answers(pattern, frozenset(pattern)))
        before = {finding.rule.offence.id: finding.dependent for finding in first}
        for finding in first:
            again = mask_of(fresh, finding.rule, finding.answers.pattern, finding.values)
            assert finding.mask == again, (scenario.id, finding.rule.offence.id)
            written = fresh.diagram(finding.rule, finding.answers.pattern).reach(finding.answers.pattern)
            assert written == fresh.reach(finding.rule, finding.answers.pattern), (scenario.id, finding.rule.offence.id)
            assert replace(finding).dependent == before[finding.rule.offence.id], (scenario.id, finding.rule.offence.id)


def test_nodes_have_the_tags_that_the_plain_loader_gives() -> None:
    """Every shipped file means the same to the quick reader of nodes."""
    for path in sorted(data_dir().rglob("*.yaml")):
        if "narrative" not in path.parts:
            text = path.read_text(encoding="utf-8")
            ours = compose(text, path.name)
            assert isinstance(ours, yaml.Node), ours
            assert meaning(ours) == meaning(yaml.compose(text, Loader=Loader)), path.name


def test_every_command_is_where_the_table_says() -> None:
    """The table names a module and a command in it, of that name."""
    assert isinstance(cli, LazyGroup)
    for name in cli.table:
        command = cli.get_command(cli.make_context("assessor", ["--version"], resilient_parsing=True), name)
        assert command is not None and command.name == name
