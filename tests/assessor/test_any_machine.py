"""Any machine: texts as other programs write them, and terminals that cannot be drawn on."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from assessor.files.encodings import text_of
from tests.conftest import ROOT

NOTE = "He posted B’s picture on 18 November 2026 – £50 was asked."


@pytest.mark.parametrize(
    ("encoding", "said"), [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", "UTF-16"), ("cp1252", "Windows-1252")]
)
def test_a_note_of_another_program_is_read(encoding: str, said: str) -> None:
    """F11: Windows-1252 and UTF-16 were refused."""
    assert text_of(NOTE.encode(encoding)) == (NOTE, said)


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xfe\0", b"\x81\x8d\x9d", bytes(range(128, 256))])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    """Pictures, broken text, bytes of nothing."""
    assert text_of(raw) is None


def test_the_command_says_which_encoding_it_read(tmp_path: Path) -> None:
    """A line on standard error; the facts as ever."""
    path = tmp_path / "note.txt"
    path.write_bytes(NOTE.encode("cp1252"))
    done = subprocess.run(
        [sys.executable, "-m", "assessor", "narrative", str(path)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0 and b"read as Windows-1252." in done.stderr


def test_a_dumb_terminal_gets_the_questions_line_by_line() -> None:
    """F8: full screens were drawn on TERM=dumb."""
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "assessor"],
        cwd=ROOT,
        stdin=child,
        stdout=child,
        stderr=child,
        env={**os.environ, "TERM": "dumb"},
    )
    os.close(child)
    os.write(parent, b"leave\n")
    seen = b""
    while process.poll() is None or seen.find(b"Stopped") < 0:
        try:
            seen += os.read(parent, 4096)
        except OSError:
            break
    process.wait(60)
    os.close(parent)
    assert b"Is it safe to talk" in seen and b"\x1b[" not in seen, seen[:500]
