"""Whatever is printed is harmless to a terminal, whatever it can show; what can't be written or typed is one line."""

from __future__ import annotations

import ast
import io
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.case.edit import put
from assessor.case.file import case_to_yaml, load_case, read_case
from assessor.case.model import Answer, Case
from assessor.cli import main
from assessor.text.harmless import harmless, json_text
from assessor.text.printing import Printed
from legal_rules.files.data import data_dir
from legal_rules.rulebook import RuleBook
from tests.conftest import ROOT
from tests.fewer import some
from tests.store.conftest import CHEAPLY, SECRET

HOSTILE = "x\x1b[31m\x1b]0;t\x07\x9b2J\x9d\u202ecba\u2066\u200f\u061c\x7f\u2028\ufeff\U000e0041\x08"
WORKED = data_dir() / "worked-case.yaml"


def acts(text: str) -> set[str]:
    """The characters of an output that a terminal would obey, or that turn the direction of writing."""
    return {c for c in text if c not in "\n\t" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")}


@given(st.text())
def test_no_text_acts_on_a_terminal_and_what_is_plain_stays(text: str) -> None:
    """Property: through a stream of ours no character acts; a printable text is as it was; JSON reads back the same."""
    written = io.BytesIO()
    stream = Printed(written, "utf-8")
    stream.write(text)
    stream.flush()
    out = written.getvalue().decode()
    assert not acts(out)
    if text.isprintable() and not any(unicodedata.category(c) == "Cn" for c in text):
        assert out == text
    assert harmless(out) == out
    assert not acts(json_text(text)) and json.loads(json_text(text)) == text


@given(st.text(max_size=30), st.sampled_from(["ascii", "latin-1", "cp437", "cp850", "cp1252"]))
def test_a_character_the_terminal_cannot_show_is_replaced(text: str, encoding: str) -> None:
    """Property: no text and no encoding is a fault; an apostrophe becomes one it has."""
    written = io.BytesIO()
    stream = Printed(written, encoding, "assessor.near")
    stream.write(f"it’s {text}")
    stream.flush()
    assert written.getvalue().startswith(b"it's " if encoding != "cp1252" else b"it\x92s ")


def hostile_case(book: RuleBook) -> Case:
    case, problems = load_case(WORKED, book.vocabulary)
    assert case is not None, problems
    return put(case, "shared-1", "consent.sharing", "shared-1", Answer("no", "told", HOSTILE))


def test_a_case_file_is_written_without_such_characters_and_reads_back_the_same(book: RuleBook) -> None:
    """A stored case that is printed as YAML is harmless in any file, not only on a terminal."""
    case = hostile_case(book)
    text = case_to_yaml(case)
    assert not acts(text)
    again, problems = read_case(text, book.vocabulary)
    assert again is not None, problems
    assert again == case


def file(folder: Path, old: str, new: str, name: str = "case.yaml") -> str:
    text = WORKED.read_text(encoding="utf-8")
    assert old in text
    path = folder / name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return str(path)


QUOTED = json.dumps(HOSTILE)
BROKEN = {
    "case id": ("case: worked-case", f"case: {QUOTED}"),
    "a key": ("synthetic: true", f"{QUOTED}: true"),
    "a value": ("consent.sharing: no", f"consent.sharing: {QUOTED}"),
    "a fact": ("consent.sharing: no", f"{QUOTED}: no"),
    "raw in the file": ("case: worked-case", f"case: {HOSTILE}"),
    "a day": ("schema: 1", f"schema: 1\nas_at_: {QUOTED}"),
    "a tag": ("synthetic: true", "synthetic: !<tag:\u202e> true"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_an_error_in_somebody_else_s_file_prints_nothing_that_acts(
    what: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A case id, a key, a value, what YAML itself says of them."""
    status = main(["assess", file(tmp_path, *BROKEN[what])])
    out, err = capfd.readouterr()
    assert (status == 2 or what == "case id") and not acts(out + err), (out, err)


def commands(folder: Path, book: RuleBook) -> list[list[str]]:
    case = folder / "good.yaml"
    case.write_text(case_to_yaml(hostile_case(book)), encoding="utf-8")
    good, named = str(case), str(folder / f"{HOSTILE.replace('/', '')}.yaml")
    Path(named).write_text("schema: [", encoding="utf-8")
    table = folder / "table.csv"
    table.write_text(f"{HOSTILE.replace(chr(0x2028), '')},when,nation\nyes,{HOSTILE[:4]},scotland\n", encoding="utf-8")
    note = folder / "note.txt"
    note.write_text(f"He posted {HOSTILE} my pictures on 3 May 2024. {HOSTILE}", encoding="utf-8")
    return [
        *(
            ["assess", good, "--view", view, "--format", form]
            for view in ("support", "law")
            for form in ("text", "json")
        ),
        ["assess", good, "--format", "markdown"],
        ["ask", good],
        ["compare", good, "--format", "json"],
        ["assess", named],
        ["assess", str(folder / HOSTILE[:9])],
        ["assess", good, "--overlay", named],
        ["narrative", str(note)],
        ["narrative", str(note), "--format", "json"],
        ["narrative", named + "x"],
        ["whatif", good, "--set", f"{HOSTILE}=yes"],
        ["whatif", good, "--set", HOSTILE],
        ["bulk", str(table), str(folder / "out.csv")],
        ["law", "show", HOSTILE],
        ["law", "search", HOSTILE],
        ["law", "facts", HOSTILE],
        ["document", "case-note", good, "--to", "-"],
        ["document", "case-note", good, "--to", "-", "--format", "json"],
        ["document", "case-note", good, "--to", named, "--format", "text"],
        [HOSTILE],
        ["assess", f"--{HOSTILE}"],
        ["assess", good, HOSTILE],
        ["assess", good, "--view", HOSTILE],
        ["replay", named],
        ["gaps", "--nation", "scotland", "--on", HOSTILE],
    ]


def test_no_field_that_a_command_prints_acts_on_a_terminal(
    tmp_path: Path, book: RuleBook, capfd: pytest.CaptureFixture[str]
) -> None:
    """Property: texts of a case, names of files and columns, ids, what was typed: every command, each form of output."""
    for arguments in commands(tmp_path, book):
        main(arguments)
        out, err = capfd.readouterr()
        assert out + err and not acts(out + err), (arguments, ascii(out + err))


def cases(place: Path, *arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CHEAPLY, "cases", *arguments, "--store", str(place), "--secret-fd", "0"],
        cwd=ROOT,
        input=f"{SECRET}\n{SECRET if arguments[0] in ('new', 'import') else ''}\n{typed}"
        if not typed
        else f"{SECRET}\n{typed}",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "XDG_STATE_HOME": str(place.parent / "state"), **environment},
    )


def test_nothing_a_stored_case_prints_acts_on_a_terminal(tmp_path: Path, book: RuleBook) -> None:
    """Shown, listed, in the history, exported, reported, in JSON too."""
    place, case = tmp_path / "kept", tmp_path / "good.yaml"
    case.write_text(case_to_yaml(hostile_case(book)), encoding="utf-8")
    assert cases(place, "import", str(case)).returncode == 0
    assert cases(place, "decide", "worked-case", typed=f"{HOSTILE[:-9]}\n").returncode == 0
    for arguments in (
        ("open", "worked-case", "--show"),
        ("list",),
        ("history", "worked-case"),
        ("history", "worked-case", "--format", "json"),
        ("access-report", "worked-case"),
        ("access-report", "worked-case", "--format", "json"),
        ("export", "worked-case", "--to", "-", "--for", "worker"),
        ("open", HOSTILE),
    ):
        done = cases(place, *arguments)
        assert done.stdout + done.stderr and not acts(done.stdout + done.stderr), arguments


def test_nothing_is_printed_past_the_one_place() -> None:
    """No module of the command line writes to a stream itself, or to the bytes behind one."""
    found = []
    for path in (*(ROOT / "assessor").rglob("*.py"), *(ROOT / "tui").rglob("*.py")):
        if path.name in ("printing.py", "measure.py", "pictures.py") or "bench" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            said = ast.unparse(node) if isinstance(node, ast.Attribute | ast.Call) else ""
            if said.startswith(("sys.stdout.write", "sys.stderr.write", "sys.__std")) or said.endswith(
                ("stdout.buffer", "stderr.buffer")
            ):
                found.append(f"{path.name}: {said[:60]}")
    assert found == []


def run(*arguments: str, shell: str = "", typed: bytes = b"", **more: str) -> tuple[int, bytes, str]:
    """The command in a process of its own, with the shell's own redirections and more in the environment."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    done = subprocess.run(
        ["sh", "-c", f'"$@" {shell}', "sh", sys.executable, "-m", "assessor", *arguments],
        cwd=ROOT,
        input=typed,
        capture_output=True,
        timeout=120,
        check=False,
        env=environment,
    )
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


@pytest.mark.parametrize("encoding", some(["latin-1", "cp850", "cp437", "ascii"], 2))
def test_an_output_in_another_encoding_is_no_fault(encoding: str) -> None:
    """F1: the facts, an assessment and an error, on terminals of other days; every byte is of that encoding."""
    for arguments in (("law", "facts"), ("assess", str(WORKED), "--view", "law")):
        status, out, err = run(*arguments, PYTHONIOENCODING=encoding)
        assert status == 0 and err == "" and out.decode(encoding)
    status, _, err = run("assess", "’\u202e.yaml", PYTHONIOENCODING=encoding)
    assert status == 2 and "no such file" in err and "Traceback" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [["assess", str(WORKED)], ["law", "facts", "consent"], ["document", "case-note", str(WORKED), "--to", "-"]],
)
def test_a_full_output_is_one_line(arguments: list[str]) -> None:
    """F2: what can't be written is said on standard error, with the status of wrong input."""
    status, _, err = run(*arguments, shell="> /dev/full")
    assert (status, err) == (2, "Error: the output cannot be written: No space left on device\n")


def test_a_closed_output_is_one_line() -> None:
    """The result goes nowhere, and that is said."""
    status, _, err = run("assess", str(WORKED), shell=">&-")
    assert (status, err) == (2, "Error: the output cannot be written: it is closed\n")
    assert run("assess", str(WORKED), shell="2>&-")[0] == 0


@pytest.mark.parametrize("arguments", [["interview"], ["interview", str(WORKED)], ["narrative", "-"]])
def test_a_closed_input_is_one_line(arguments: list[str]) -> None:
    """F3: nothing is asked of nobody."""
    status, out, err = run(*arguments, shell="<&-")
    assert (status, out, err) == (2, b"", "Error: the input cannot be read: it is closed\n")


def test_an_input_that_is_no_text_is_one_line() -> None:
    """Bytes that are no text, where Python refuses them and where it lets them through."""
    for more in ({}, {"PYTHONUTF8": "1"}, {"PYTHONIOENCODING": "utf-8:strict"}):
        status, _, err = run("interview", typed=b"\xff\xfe\n", **more)
        assert (status, err.splitlines()[-1]) == (2, "Error: the input cannot be read: it is not text in UTF-8")
        assert "Traceback" not in err


def test_a_reader_that_goes_away_is_no_fault() -> None:
    """A pipe that is closed early ends quietly, as before."""
    status, _, err = run("law", "facts", shell="| head -1")
    assert status == 0 and "Traceback" not in err and "Error" not in err
