"""`assessor cases`: each command as a person runs it, in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from assessor.case.file import case_to_yaml, read_case
from legal_rules.rulebook import RuleBook
from tests.conftest import ROOT
from tests.store.conftest import CHEAPLY, SECRET


def cases(
    place: str, *arguments: str, typed: str = "", secret: str = SECRET, by: Sequence[str] = ("-m", "assessor")
) -> subprocess.CompletedProcess[str]:
    """Run a command on a store, its passphrase on standard input."""
    return subprocess.run(
        [sys.executable, *by, "cases", *arguments, "--store", place, "--secret-fd", "0"],
        cwd=ROOT,
        input=f"{secret}\n{typed}",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store into which the command read the worked case, and nothing else since."""
    place = tmp_path_factory.mktemp("imported") / "kept"
    with pytest.MonkeyPatch.context() as here:
        here.setenv("XDG_STATE_HOME", str(place.with_name("state")))
        done = cases(str(place), "import", "data/worked-case.yaml", by=("-c", CHEAPLY))
    assert done.returncode == 0, done.stderr
    assert "Recovery code: " in done.stderr
    return place


@pytest.fixture
def begun(imported: Path, place: str, tmp_path: Path) -> str:
    """A store with the worked case in it, and the machine's note of it."""
    shutil.copytree(imported, place)
    shutil.copytree(imported.with_name("state"), tmp_path / "state")
    return place


def test_a_case_goes_through_every_command(begun: str, book: RuleBook, tmp_path: Path) -> None:
    """Open and answer, history, decision, document, export, access report, verify: each does what it says."""
    listed = json.loads(cases(begun, "list", "--format", "json").stdout)["cases"]
    assert [(case["reference"], case["acts"], case["version"]) for case in listed] == [("worked-case", 2, 1)]
    opened = cases(begun, "open", "worked-case", typed="no\nleave\n")
    assert opened.returncode == 0, opened.stderr
    noted = cases(begun, "decide", "worked-case", typed="chose to wait\n")
    assert noted.stdout.startswith("Noted. Head: 3-")
    paper = tmp_path / "note.txt"
    assert cases(begun, "document", "worked-case", "case-note", "--to", str(paper)).returncode == 0
    head = noted.stdout.split()[-1]
    assert f"head {head}" in " ".join(paper.read_text(encoding="utf-8").split())
    lines = json.loads(cases(begun, "history", "worked-case", "--format", "json").stdout)["entries"]
    kinds = ["read in from a case file", "answers or particulars saved", "decision noted", "document written"]
    assert [line["what"] for line in lines] == kinds
    assert lines[1]["changes"][0]["now"].startswith("no")
    out = tmp_path / "out.yaml"
    exported = cases(begun, "export", "worked-case", "--to", str(out), "--for", "service-file")
    assert exported.returncode == 0 and "This is for the service's own record" in exported.stderr
    assert exported.stdout == out.read_text(encoding="utf-8")
    shown = cases(begun, "open", "worked-case", "--show").stdout
    assert read_case(out.read_text(encoding="utf-8"), book.vocabulary)[0] == read_case(shown, book.vocabulary)[0]
    report = cases(begun, "access-report", "worked-case", "--format", "json")
    said = [
        item for item in json.loads(report.stdout)["items"] if item["what"].startswith("consent.sharing (shared-1)")
    ]
    assert said[0]["about"] == ["A (responsible)", "B (supported)"]
    assert said[0]["supplied"] == "told by the person supported"
    assert cases(begun, "verify", "worked-case", "--head", head).returncode == 0
    assert cases(begun, "verify", "worked-case", "--head", "3-0123456789abcdef").returncode == 1


def test_interview_answers_after_results_are_marked(begun: str) -> None:
    """An answer given once results were shown says so in the history."""
    cases(begun, "open", "worked-case", typed="results\nno\nleave\n")
    lines = json.loads(cases(begun, "history", "worked-case", "--format", "json").stdout)["entries"]
    assert [line["after_results"] for line in lines] == [False, True]


def test_a_wrong_passphrase_has_its_own_status_and_says_nothing_else(begun: str) -> None:
    """Status 3, one line, and not a word of the library's."""
    done = cases(begun, "list", secret="not the passphrase")
    assert done.returncode == 3 and done.stdout == ""
    assert done.stderr == "That passphrase does not open the store.\n"


def test_the_passphrase_is_changed_and_the_old_one_opens_neither_store_nor_copies(begun: str) -> None:
    """The copies beside the store get the same keys; a new recovery code ends the old one."""
    new = "nine quiet rivers west"
    assert cases(begun, "passphrase", typed=f"{new}\n").returncode == 0
    assert cases(begun, "list").returncode == 3
    assert cases(begun, "restore").returncode == 3
    assert cases(begun, "list", secret=new).returncode == 0
    done = cases(begun, "passphrase", "--recovery", secret=new)
    code = next(line.split()[-1] for line in done.stderr.splitlines() if line.startswith("Recovery code: "))
    assert cases(begun, "list", secret=code.lower()).returncode == 0


def test_deleting_is_confirmed_and_leaves_a_day_and_a_random_id(begun: str) -> None:
    """Without a terminal it needs --yes; it says what it cannot reach; one copy is left, without the case."""
    assert cases(begun, "delete", "worked-case").returncode == 2
    done = cases(begun, "delete", "worked-case", "--yes")
    assert done.returncode == 0 and "Tombstone: " in done.stdout and "SSD" in done.stdout
    assert len(cases(begun, "backup", "--list").stdout.splitlines()) == 1
    assert cases(begun, "restore").returncode == 0
    assert json.loads(cases(begun, "list", "--format", "json").stdout)["cases"] == []


def test_copies_are_made_listed_put_elsewhere_and_put_back(begun: str, tmp_path: Path) -> None:
    """A copy put elsewhere opens by itself in a folder where there was no store."""
    elsewhere, other = tmp_path / "stick", str(tmp_path / "other")
    assert cases(begun, "backup", "--to", str(elsewhere)).returncode == 0
    done = cases(other, "restore", str(elsewhere / "000001"))
    assert done.returncode == 0, done.stderr
    assert "worked-case" in cases(other, "list").stdout


def test_what_is_due_is_listed_and_nothing_deleted(begun: str) -> None:
    """The service sets how long; nothing is due on the day a case was changed."""
    assert "not set" in cases(begun, "retention").stdout
    assert cases(begun, "retention", "--months", "6").stdout == "Cases are kept 6 months after their last change.\n"


def test_an_unencrypted_store_warns_at_every_start(place: str) -> None:
    """It needs no passphrase, and every command says that it is readable."""
    done = cases(place, "new", "ref-1", "--no-encryption")
    assert done.returncode == 0 and "NOT encrypted" in done.stderr
    assert "NOT encrypted" in cases(place, "list").stderr


def test_json_of_every_command_fits_its_published_schema(begun: str) -> None:
    """`list`, `history` and `access-report` hold to the schemas in `data/schema`."""
    from jsonschema import Draft202012Validator

    for name, arguments in (("list", ()), ("history", ("worked-case",)), ("access-report", ("worked-case",))):
        schema = json.loads((ROOT / "data" / "schema" / f"cases-{name}.json").read_text(encoding="utf-8"))
        done = cases(begun, name, *arguments, "--format", "json")
        assert list(Draft202012Validator(schema).iter_errors(json.loads(done.stdout))) == []


def test_no_command_takes_a_secret_as_an_argument() -> None:
    """No option of the store's commands holds a secret: only a descriptor's number."""
    import click

    from assessor.cli.cases import cases as group

    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        for option in command.params:
            assert not (option.name or "").endswith(("passphrase", "password", "secret")), (name, option.name)


def test_no_store_and_no_terminal_are_said_clearly(tmp_path: Path) -> None:
    """One line on standard error, status 2, no traceback."""
    for arguments in (["list"], ["open", "x"], ["backup"], ["restore"]):
        done = subprocess.run(
            [sys.executable, "-m", "assessor", "cases", *arguments, "--store", str(tmp_path / "none")],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            env=os.environ,
        )
        assert done.returncode == 2 and "Traceback" not in done.stderr and done.stderr.strip(), arguments


def test_what_is_exported_is_the_case_as_stored(begun: str, book: RuleBook) -> None:
    """Printed with a dash, it reads back as the case file that came in."""
    text = cases(begun, "export", "worked-case", "--to", "-", "--for", "worker").stdout
    case, problems = read_case(text, book.vocabulary)
    assert case is not None, problems
    assert case_to_yaml(case) in text
