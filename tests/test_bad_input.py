"""A catalogue of broken case and rule files, one mistake each: one clear message, exit status 2, no traceback."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from assessor.case import kinds
from assessor.cli import main
from assessor.dates import lexicon
from assessor.safety import interrupts, routes
from assessor.study import traps
from assessor.text import institutions, notices
from legal_rules.files.broken import BrokenFile
from legal_rules.rulebook import load
from tests.conftest import ROOT, TOY
from tui.crash import report

GOOD = """\
schema: 1
case: demo
synthetic: true
nation: england-wales
as_at: 2026-11-22
people:
  A: {role: responsible, age: adult}
  B: {role: supported, age: 27}
images:
  photo-1: {of: [B], facts: {image.age-then: adult}}
acts:
  - id: shared-1
    kind: share
    by: A
    about: B
    to: public
    image: photo-1
    when: 2024-02-03
    facts: {consent.sharing: no, purpose.distress: unknown}
"""
BAD_CASES: dict[str, tuple[str, str, list[str]]] = {
    "misspelt fact": (
        "consent.sharing: no",
        "consent.shairing: no",
        ["no fact is called 'consent.shairing'", "consent.sharing", ":19:"],
    ),
    "wrong type": ("consent.sharing: no", "consent.sharing: sometimes", ["cannot be 'sometimes'", "unknown"]),
    "list for an answer": ("consent.sharing: no", "consent.sharing: [no]", ["an answer is one word"]),
    "impossible date": ("2024-02-03", "2024-02-30", ["there is no such day as 2024-02-30"]),
    "not a date": ("2024-02-03", "February", ["a day written YYYY-MM-DD"]),
    "date after the assessment": ("2024-02-03", "2027-02-03", ["after the day of assessment"]),
    "empty range": ("when: 2024-02-03", "when: {from: 2024-05-01, to: 2024-01-01}", ["is before 'from'"]),
    "range in the future": ("when: 2024-02-03", "when: {after: 2026-12-01}", ["no day of this range"]),
    "range with no day": ("when: 2024-02-03", "when: {after: 2024-01-01, before: 2024-01-02}", ["no day is both"]),
    "duplicate key": ("    by: A\n", "    by: A\n    by: B\n", ["stands twice"]),
    "alias": ("facts: {image.age-then: adult}", "facts: &f {image.age-then: adult}, x: *f", ["anchors and aliases"]),
    "tag": ("nation: england-wales", "nation: !!python/object:os.system england-wales", ["tags such as"]),
    "tab": ("    by: A\n", "\tby: A\n", ["tabs"]),
    "unknown nation": ("nation: england-wales", "nation: england", ["'england' is not a nation", "england-wales"]),
    "unknown key": ("    by: A\n", "    bye: A\n", ["has no key 'bye'", "'by'"]),
    "unknown kind": ("kind: share", "kind: shar", ["'shar' is not a kind of act", "'share'"]),
    "nobody of that name": ("    by: A\n", "    by: X\n", ["nobody in 'people' is called 'X'"]),
    "no such image": ("image: photo-1", "image: foto-1", ["no image is called 'foto-1'", "photo-1"]),
    "fact in the wrong place": ("image.age-then: adult", "consent.sharing: no", ["does not stand here", "an act's"]),
    "point of law answered": ("consent.sharing: no", "law.sent-only-to-b: yes", ["a point of law"]),
    "contradiction": (
        "consent.sharing: no",
        "consent.sharing: yes, knew.no-consent: yes, consent.other-purpose: no",
        ["contradict"],
    ),
    "given twice": ("purpose.distress: unknown", "image.age-then: 13-15", ["is both"]),
    "against the file": ("purpose.distress: unknown", "share.reach: one-other", ["is both"]),
    "missing key": ("case: demo\n", "", ["needs the key 'case'"]),
    "another schema": ("schema: 1", "schema: 3", ["a whole number from 1 to 2"]),
    "two dates of birth": ("age: 27", "age: 27, born: 1999", ["an age or a date of birth"]),
    "impossible birth": ("age: 27", "born: 1999-13", ["there is no such day"]),
    "public and a person": ("to: public", "to: [public, B]", ["not both"]),
    "world it is not asked in": (
        "purpose.distress: unknown",
        "believed.purpose.distress: yes",
        ["cannot be asked in the world"],
    ),
    "two documents": ("schema: 1", "schema: 1\n---\nschema: 1", ["YAML"]),
    "nothing": (GOOD, "", ["empty"]),
    "only a comment": (GOOD, "# nothing\n", ["empty"]),
    "a list": (GOOD, "- a\n- b\n", ["is a mapping"]),
    "unclosed": ("of: [B]", "of: [B", ["YAML"]),
}


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    out, err = capfd.readouterr()
    return status, out, err


@pytest.mark.parametrize("name", BAD_CASES)
def test_a_broken_case_file_gives_one_clear_message(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Exit status 2, the file named, the mistake said, and nothing on standard output."""
    old, new, expected = BAD_CASES[name]
    assert old in GOOD
    path = tmp_path / "case.yaml"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    status, out, err = run(capfd, "assess", str(path))
    assert status == 2, (out, err)
    assert not out
    assert "Traceback" not in err
    for words in expected:
        assert words in err, err


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("binary", b"\x89PNG\r\n\x1a\n\x00\x00", "UTF-8"),
        ("nul", b"schema: 1\x00", "not a text file"),
        ("latin", "caf\xe9".encode("latin-1"), "UTF-8"),
        ("fifty megabytes", b"a" * 50_000_000, "larger than"),
        ("deep", b"[" * 5_000, "YAML"),
        ("deep mapping", "".join(f"{' ' * n}a:\n" for n in range(500)).encode(), "deep"),
        ("wide", b"{" + b"a: b, " * 150_000 + b"}", "stands twice"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)
def test_a_hostile_file_is_refused_in_bounded_time(
    name: str, content: bytes, says: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Files that are not text, too large or too deep end with status 2 and a message, within seconds."""
    path = tmp_path / "case.yaml"
    path.write_bytes(content)
    before = time.monotonic()
    status, out, err = run(capfd, "assess", str(path))
    assert status == 2
    assert says in err
    assert "Traceback" not in err
    assert not out
    assert len(err) < 20_000
    assert time.monotonic() - before < 60


def test_a_folder_and_a_file_that_is_not_there(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A path that cannot be read is said so."""
    assert run(capfd, "assess", str(tmp_path))[0] == 2
    status, _, err = run(capfd, "assess", str(tmp_path / "none.yaml"))
    assert status == 2
    assert "no such file" in err


def test_unknown_commands_and_options_name_the_nearest(capfd: pytest.CaptureFixture[str]) -> None:
    """A misspelt command ends with status 2 and the nearest valid name."""
    status, _, err = run(capfd, "asess")
    assert status == 2
    assert "assess" in err
    assert run(capfd, "assess", "--nonsense")[0] == 2


BAD_RULES: dict[str, tuple[str, str, list[str]]] = {
    "misspelt fact": (
        "is: {not: consent.sharing}",
        "is: {not: consent.sharin}",
        ["no fact is called 'consent.sharin'", "consent.sharing"],
    ),
    "unknown definition": ("{use: toy-intimate}", "{use: toy-intimat}", ["no definition is called", "toy-intimate"]),
    "overlapping versions": ("{from: 2023-01-01}", "{from: 2022-06-01}", ["both in force on 2022-06-01"]),
    "missing pinpoint": ("says: A shares it, at: s.1(1),", "says: A shares it,", ["needs the key 'at'"]),
    "unquoted comma": ("at: s.1(1), kind: conduct", "at: s.1(1), (2), kind: conduct", ["has no key '(2)'", "quotes"]),
    "empty all": ("is: act.deliberate", "is: {all: []}", ["at least one formula"]),
    "unknown form": ("is: act.deliberate", "is: {every: [act.deliberate]}", ["no fact is called 'every'"]),
    "wrong value": (
        "act.kind: [share, send, expose]",
        "act.kind: [share, sent, expose]",
        ["has no value 'sent'", "send"],
    ),
    "choice without a value": ("is: {act.kind: observe}", "is: act.kind", ["say which value"]),
    "world it is not asked in": (
        "{in: intended, is: shows.a}",
        "{in: intended, is: shows.b}",
        ["cannot be asked in the world"],
    ),
    "unknown world": ("{in: intended, is: shows.a}", "{in: dreamt, is: shows.a}", ["is not a world"]),
    "cycle": ("is: shows.a}", "is: {use: toy-intimate}}", ["go round in a circle"]),
    "no commencement": ("{from: null, not_before: 2024-01-01}", "{from: null}", ["not_before"]),
    "unsettled burden without readings": ("readings: [evidential, defendant], ", "", ["lists its readings"]),
    "guessed exclusion of a reconstruction": (
        "- {id: knows, says: knows, at: s.3(2), kind: mental, is: knew.no-consent}",
        "- {id: knows, says: knows, at: s.3(2), kind: mental, is: knew.no-consent}\n        exemptions:\n          - {id: guess, "
        "says: guessed, at: s.4, burden: prosecution, raised_by: act.deliberate, is: act.deliberate, basis: memory}",
        ["has notes, not exclusions"],
    ),
    "reserved element": ("id: shares,", "id: person,", ["given by the key 'person'"]),
    "offence twice": ("- id: toy-share-intent", "- id: toy-share", ["stands twice"]),
}


@pytest.mark.parametrize("name", BAD_RULES)
def test_a_broken_rule_file_gives_a_clear_message_with_its_place(name: str, tmp_path: Path) -> None:
    """The loader gives no rule book, and a problem with file, line, column and the words of the mistake."""
    old, new, expected = BAD_RULES[name]
    source = TOY / "offences" / "england-wales" / "toy.yaml"
    text = source.read_text(encoding="utf-8")
    assert old in text
    for path in TOY.rglob("*.yaml"):
        target = tmp_path / "data" / path.relative_to(TOY)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "data" / "offences" / "england-wales" / "toy.yaml").write_text(
        text.replace(old, new, 1), encoding="utf-8"
    )
    loaded = load(tmp_path / "data")
    assert loaded.book is None
    assert loaded.problems
    assert all(problem.where.line and problem.where.column for problem in loaded.problems)
    everything = "\n".join(map(str, loaded.problems))
    for words in expected:
        assert words in everything, everything


def test_all_problems_are_given_at_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Three mistakes in one case file are three messages in one run."""
    text = (
        GOOD.replace("kind: share", "kind: shar")
        .replace("2024-02-03", "2024-02-30")
        .replace("role: supported", "role: helper")
    )
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    _, _, err = run(capfd, "assess", str(path))
    assert sum(str(path) in line for line in err.splitlines()) == 3


def test_an_interrupt_ends_with_130(tmp_path: Path) -> None:
    """Ctrl-C in the middle of an interview ends with status 130 and no traceback."""
    code = "import os, signal, sys\nfrom assessor.cli import main\nsignal.alarm(0)\n"
    code += "import assessor.plain.session as p\np.Plain.run = lambda self: os.kill(os.getpid(), signal.SIGINT)\n"
    code += "sys.exit(main(['interview']))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 130, done.stderr
    assert "Traceback" not in done.stderr


SHIPPED = {
    "notices.yaml": (notices, notices.notices),
    "institutions.yaml": (institutions, institutions.institutions),
    "interrupts.yaml": (interrupts, interrupts.interrupts),
    "routes.yaml": (routes, routes._shipped),
    "kinds.yaml": (kinds, kinds.kinds),
    "exercise-traps.yaml": (traps, traps.traps),
    "dates.yaml": (lexicon, lexicon.lexicon),
}


@pytest.mark.parametrize("name", SHIPPED)
def test_a_broken_file_of_the_program_is_said_with_its_place(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands end with status 2, screens with the same words: the file, the line, what to do, and no traceback."""
    module, reader = SHIPPED[name]
    (tmp_path / name).write_text((ROOT / "data" / name).read_text(encoding="utf-8") + "\n- {broken\n", encoding="utf-8")
    monkeypatch.setattr(module, "data_dir", lambda: tmp_path)
    monkeypatch.setattr("assessor.cli.cli.main", lambda **_: reader())
    reader.cache_clear()
    try:
        code, _, err = run(capfd, "assess")
        with pytest.raises(BrokenFile) as caught:
            reader()
    finally:
        reader.cache_clear()
    assert code == 2 and err.strip() == report(caught.value)
    assert "install the program again" in err and f"data/{name}:" in err and "Traceback" not in err
