"""docs/ten-situations.md: its tables are what the program says of the cases, ten by three nations."""

from __future__ import annotations

import re
from collections import Counter

from legal_rules.rulebook import RuleBook
from tests.conftest import ROOT
from tests.docs.situations import SITUATIONS, made
from tests.docs.test_docs import check

PAGE = ROOT / "docs" / "ten-situations.md"


def test_the_tables_are_made_from_the_program(book: RuleBook) -> None:
    """Every cell is what is said now; ASSESSOR_UPDATE_DOCS=1 writes them anew."""
    text = PAGE.read_text(encoding="utf-8")
    assert sorted(re.findall(r"<!-- made: ([a-z]+) -->", text)) == ["counted", "situations"]
    check(PAGE, made(text, book))


def test_there_are_ten_of_the_same_facts_in_each_nation() -> None:
    """A situation is one case under three laws: nothing but the nation and where the person lives differs."""
    facts: dict[str, list[str]] = {}
    for probe in SITUATIONS:
        case = {k: v for k, v in probe.written["case"].items() if k not in ("nation", "facts")}
        facts.setdefault(probe.row, []).append(repr(case))
    nations = Counter(probe.written["case"]["nation"] for probe in SITUATIONS)
    assert len(facts) == 10 and set(nations.values()) == {10}
    assert all(len(cases) == 3 and len(set(cases)) == 1 for cases in facts.values())


def test_every_situation_expects_something_of_the_law_of_what_is_said_and_of_help() -> None:
    """No row of the page rests on nothing."""
    for probe in SITUATIONS:
        pages = {item["page"] for item in probe.expectations if "page" in item}
        assert any("offence" in item for item in probe.expectations), probe.id
        assert "support" in pages, probe.id
    assert sum(any(i.get("page") == "options" for i in probe.expectations) for probe in SITUATIONS) >= 24
