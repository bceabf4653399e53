"""`assessor document`: preview first, the reader named, safe names, nothing written over, whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assessor.cli import cli
from assessor.files.clean import file_stem
from assessor.files.write import WriteError, target, write_file
from tests.documents.helping import HERE

CASE = str(HERE / "cases" / "threat-only.yaml")


def run(*args: str) -> Result:
    """The command, with no terminal."""
    return CliRunner().invoke(cli, ["document", *args])


def test_the_text_is_shown_before_it_is_written_and_the_reader_is_named(tmp_path: Path) -> None:
    """What goes into the file stands on the screen first, with for whom it is."""
    out = tmp_path / "sheet.docx"
    result = run("police-sheet", CASE, "--to", str(out), "--for", "police")
    assert result.exit_code == 0, result.output
    assert "PREPARING A REPORT TO THE POLICE" in result.stdout and "Written for: the police" in result.stdout
    assert "This is for the police." in result.stderr and "Written to" in result.stderr
    assert out.read_bytes().startswith(b"PK")


def test_a_file_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    """Mode 0600, whatever the umask."""
    before = os.umask(0)
    try:
        run("chronology", CASE, "--to", str(tmp_path / "c.md"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "c.md").stat().st_mode) == 0o600


def test_nothing_is_written_over_unasked(tmp_path: Path) -> None:
    """The file that is there stays as it is; with --replace it is replaced."""
    out = tmp_path / "c.md"
    out.write_text("mine", encoding="utf-8")
    result = run("chronology", CASE, "--to", str(out))
    assert result.exit_code == 2 and "is there already" in result.stderr
    assert out.read_text(encoding="utf-8") == "mine"
    assert run("chronology", CASE, "--to", str(out), "--replace").exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("# Chronology")


def test_a_folder_gets_a_safe_name(tmp_path: Path) -> None:
    """Kind and reference in small letters, digits and hyphens."""
    assert run("chronology", CASE, "--to", str(tmp_path), "--format", "pdf").exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["chronology-threat-only.pdf"]


def test_each_form_is_written_by_its_ending(tmp_path: Path) -> None:
    """Seven endings, seven forms."""
    for ending in (".md", ".txt", ".html", ".docx", ".pdf", ".json", ".csv"):
        assert run("police-sheet", CASE, "--to", str(tmp_path / f"s{ending}")).exit_code == 0, ending
        assert (tmp_path / f"s{ending}").stat().st_size > 100


def test_a_dash_prints_the_document_alone() -> None:
    """For pipes: standard output holds the document and nothing else."""
    result = run("chronology", CASE, "--to", "-", "--format", "markdown")
    assert result.exit_code == 0 and result.stdout.startswith("# Chronology") and result.stderr == ""


def test_a_reader_a_kind_is_not_written_for_is_told_so(tmp_path: Path) -> None:
    """A points-to-prove for the person goes out, with a word of care."""
    result = run("points-to-prove", CASE, "--to", str(tmp_path / "p.md"), "--for", "the-person")
    assert result.exit_code == 0 and "read it through before you give it to the person supported" in result.stderr


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("chronology", CASE, "--to", "x.odt"), "names no form"),
        (("chronology", "missing.yaml", "--to", "x.md"), "missing.yaml"),
        (("chronicle", CASE, "--to", "x.md"), "chronicle"),
        (("chronology", CASE), "--to"),
        (("chronology", CASE, "--to", "x.md", "--for", "the-press"), "the-press"),
        (("chronology", CASE, "--to", "no/such/folder/x.md"), "no/such/folder"),
        (("chronology", CASE, "--to", "a|b.md"), "file name"),
        (("chronology", CASE, "--to", "con.md"), "reserved"),
    ],
)
def test_wrong_input_is_one_clear_message_and_status_2(
    args: tuple[str, ...], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No traceback; nothing written."""
    monkeypatch.chdir(tmp_path)
    result = run(*args)
    assert result.exit_code == 2 and words in result.stderr and "Traceback" not in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_gap_memo_is_made_of_invented_cases_only(tmp_path: Path) -> None:
    """Policy documents refuse a case that is not marked synthetic."""
    text = Path(CASE).read_text(encoding="utf-8").replace("synthetic: true\n", "")
    (tmp_path / "real.yaml").write_text(text, encoding="utf-8")
    result = run("gap-memo", str(tmp_path / "real.yaml"), "--to", str(tmp_path / "m.md"))
    assert result.exit_code == 2 and "invented cases only" in result.stderr
    assert run("gap-memo", CASE, "--to", str(tmp_path / "m.md")).exit_code == 0


def test_a_template_that_fails_writes_nothing(tmp_path: Path) -> None:
    """The message names the template; there is no half document."""
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "chronology.xml.j2").write_text("<document>{{ nobody }}</document>", encoding="utf-8")
    result = run("chronology", CASE, "--to", str(tmp_path / "c.md"), "--templates", str(tmp_path / "t"))
    assert result.exit_code == 2 and "chronology.xml.j2" in result.stderr
    assert not (tmp_path / "c.md").exists()


def test_a_write_that_breaks_leaves_no_part_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old file stays whole and the unfinished one is taken away."""
    path = tmp_path / "a.md"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("assessor.files.private.os.fsync", full)
    with pytest.raises(WriteError, match="No space left"):
        write_file(path, b"new", replace=True)
    assert path.read_bytes() == b"old" and [p.name for p in tmp_path.iterdir()] == ["a.md"]


def test_a_link_stays_a_link_when_a_file_is_replaced(tmp_path: Path) -> None:
    """Without --replace nothing is touched; with it, the file that the link stands for gets the new document."""
    other = tmp_path / "other"
    other.write_bytes(b"keep")
    link = tmp_path / "a.md"
    link.symlink_to(other)
    with pytest.raises(WriteError):
        write_file(link, b"new")
    assert other.read_bytes() == b"keep"
    write_file(link, b"new", replace=True)
    assert link.is_symlink() and other.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Demo 1", "demo-1"),
        ("../../etc", "etc"),
        ("Señora ü", "senora-u"),
        ("", "x-"),
        ("NUL", "x-nul"),
        ("a" * 99, "a" * 60),
    ],
)
def test_names_are_made_safe(text: str, stem: str) -> None:
    """Nothing that climbs out of a folder or means something to a system."""
    assert file_stem(text) == stem


def test_a_name_with_a_hidden_character_is_refused() -> None:
    """A name that would show as another is not written."""
    with pytest.raises(WriteError):
        target(Path("a\u202efdp.md"), "chronology", "x", ".md")
