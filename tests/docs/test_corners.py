"""docs/corners.md: its tables are what the data says, and each kind of fault has its row; the walk-through of
docs/adding-a-provision.md works."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import find_spec

import pytest
import yaml

from assessor.cli import main
from legal_rules import rulebook
from legal_rules.rulebook import RuleBook, load
from tests.conftest import FULL, ROOT
from tests.docs.corners import TABLES, counted
from tests.docs.test_docs import check
from tests.probes.judging import Probe, badly_written, judge
from tests.probes.test_probes import PROBES
from tools import format_data

PAGE = ROOT / "docs" / "corners.md"


def test_the_tables_are_counted_from_the_data(book: RuleBook) -> None:
    """Each is there once, and is what is counted now; ASSESSOR_UPDATE_DOCS=1 writes them anew."""
    text = PAGE.read_text(encoding="utf-8")
    assert sorted(re.findall(r"<!-- counted: ([a-z-]+) -->", text)) == sorted(TABLES)
    check(PAGE, counted(text, book))


def test_each_of_the_nine_kinds_has_its_row_and_names_probes_that_are_there(book: RuleBook) -> None:
    """Where it was looked for, what was found and mended, what shows it; the probes named are in `tests/probes`."""
    text = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"^## (\d)\. ", text, re.MULTILINE) == list("123456789")
    ids = {probe.id for probe in PROBES}
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:10]:
        for part in ("Looked for", "Found", "Mended", "Shown by"):
            assert f"**{part}.**" in section, section[:60]
        named = re.findall(r"`([a-z0-9-]+)`", section.split("**Shown by.**")[1].split("\n\n")[0])
        assert named and set(named) <= ids, (section[:40], set(named) - ids)


COMMANDS: dict[str, Callable[[], int]] = {
    "python -m tools.format_data": lambda: format_data.main(["--check"]) if FULL else 0,
    "python -m legal_rules.rulebook": rulebook.main,
    "assessor check": lambda: main(["check"]),
    "assessor law list": lambda: main(["law", "list"]),
}
"""What a line of the walk-through starts; that every file has its layout, tests/packaging/test_layout.py shows each time."""


def test_each_row_of_what_is_said_to_the_person_names_tests_that_are_there() -> None:
    """S1 to S13 of the trials, each with at least one test of its own, by file and name."""
    text = PAGE.read_text(encoding="utf-8").split("## What is said to the person")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (S\d+) \|[^|]*\| ([^|]*) \|$", text, re.MULTILINE)
    assert [row for row, _ in rows] == [f"S{n}" for n in range(1, 14)]
    for row, named in rows:
        tests = re.findall(r"`([\w/.]+)::(test_\w+)`", named)
        assert tests, row
        for file, name in tests:
            assert f"\ndef {name}(" in (ROOT / file).read_text(encoding="utf-8"), (row, name)


def test_every_command_of_the_walk_through_works(book: RuleBook, capsys: pytest.CaptureFixture[str]) -> None:
    """The checks of adding a provision end well, every module it names is there, and its probe is well written and right."""
    text = (ROOT / "docs" / "adding-a-provision.md").read_text(encoding="utf-8")
    modules = set(re.findall(r"python -m ([a-z_.]+)", text))
    assert {"tools.format_data", "legal_rules.rulebook", "tests.law.turning"} <= modules
    assert all(find_spec(module) is not None for module in modules)
    (checks,) = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    for line in checks.splitlines():
        assert COMMANDS[line]() == 0, (line, capsys.readouterr())
    (written,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    (probe,) = (Probe("walk-through", row) for row in yaml.safe_load(written))
    assert list(badly_written([probe])) == []
    drafted = load(overlays=[ROOT / "docs" / "examples" / "draft-taking.yaml"]).book
    assert drafted is not None
    assert str(judge(probe, drafted)).endswith("what is right")
