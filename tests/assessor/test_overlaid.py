"""An overlay is said to be one in every output, whatever it says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessor.cli import main
from assessor.text.overlaid import NOT_SHIPPED
from tests.conftest import ROOT

CASE = str(ROOT / "data" / "worked-case.yaml")
OUTPUTS = (
    ("assess", CASE),
    ("assess", CASE, "--format", "json"),
    ("assess", CASE, "--format", "markdown", "--view", "policy"),
    ("law", "show", "soa2003-66B-2"),
    ("law", "show", "example-taking", "--format", "svg"),
    ("law", "list", "--format", "json", "--nation", "scotland"),
    ("law", "list", "--nation", "scotland"),
    ("document", "case-note", CASE, "--to", "{to}"),
    ("whatif", CASE, "--set", "consent.sharing=yes"),
    ("sql", "--dialect", "sqlite", "--nation", "scotland", "--on", "2026-11-22"),
)


@pytest.mark.parametrize("words", OUTPUTS, ids=" ".join)
def test_every_output_says_that_an_overlay_is_not_part_of_the_law_shipped(
    words: tuple[str, ...], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """C6: one that calls itself an Act of Parliament."""
    overlay = tmp_path / "act.yaml"
    draft = (ROOT / "docs" / "examples" / "draft-taking.yaml").read_text(encoding="utf-8")
    assert "by: a worked example" in draft
    overlay.write_text(draft.replace("by: a worked example", "by: Parliament"), encoding="utf-8")
    to = tmp_path / "note.txt"
    status = main((*(word.format(to=to) for word in words), "--overlay", str(overlay)))
    out, err = capfd.readouterr()
    assert status == 0, err
    said = out + (to.read_text(encoding="utf-8") if to.exists() else "")
    assert NOT_SHIPPED in " ".join(said.split())
