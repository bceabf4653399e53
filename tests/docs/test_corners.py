"""docs/corners.md: its tables are what the data says, and each kind of fault has its row."""

from __future__ import annotations

import re

from legal_rules.rulebook import RuleBook
from tests.conftest import ROOT
from tests.docs.corners import TABLES, counted
from tests.docs.test_docs import check
from tests.probes.test_probes import PROBES

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
