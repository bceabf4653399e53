"""`assessor accessibility`."""

from __future__ import annotations

import json

import pytest

from assessor.cli import main
from assessor.pages.accessibility import COUNTERPARTS, accessibility_page


def test_it_prints_the_page_and_the_table_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    """The same page as on the screen; as JSON a row a screen."""
    assert main(["accessibility"]) == 0
    assert capsys.readouterr().out == accessibility_page().text()
    assert main(["accessibility", "--format", "json"]) == 0
    assert [row["screen"] for row in json.loads(capsys.readouterr().out)["screens"]] == list(COUNTERPARTS)
