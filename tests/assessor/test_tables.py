"""Kinds of act, notices and institutions are data: complete, checked, and said by nation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from assessor.case.kinds import NEEDED, NONE, kinds
from assessor.cli import check
from assessor.pages.result import result_page
from assessor.result.report import assess_case
from assessor.study.scenarios import load_scenarios
from assessor.text.institutions import institutions, who_charges
from assessor.text.notices import NEW_ACT, NO_PICTURE, notices
from legal_rules.facts import FACT_FILE
from legal_rules.files.data import data_dir
from legal_rules.files.shape import read_string
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook, load

CHARGES = {
    "england-wales": ("Crown Prosecution Service", "Code for Crown Prosecutors"),
    "scotland": ("Crown Office and Procurator Fiscal Service", "Prosecution Code"),
    "northern-ireland": ("Public Prosecution Service", "Code for Prosecutors"),
}


def test_the_kinds_are_those_of_the_vocabulary(book: RuleBook) -> None:
    """`act.kind` has the same choices, and what holds of a kind agrees: what uses or makes a picture needs one."""
    assert sorted(kinds()) == sorted(book.vocabulary.spec("act.kind").values)
    assert all(kind.picture != NONE for kind in kinds().values() if kind.makes_picture or kind.begins_with)
    assert {k.id for k in kinds().values() if k.makes_available} == {"share", "send", "expose", "supply"}
    assert {k.id for k in kinds().values() if k.picture == NEEDED} >= {"take", "create", "share", "threaten"}


@pytest.mark.parametrize("nation", NATIONS)
def test_the_law_view_names_the_prosecutor_and_courts_of_the_nation(nation: str, book: RuleBook) -> None:
    """And of no other nation."""
    scenario = next(s for s in load_scenarios(book)[0] if s.case.nation == nation)
    result, _ = assess_case(scenario.case, book, "law")
    assert result is not None
    text = " ".join(result_page(result, scenario.case, book, "law").text().split())
    for other, names in CHARGES.items():
        assert all((name in text) == (other == nation) for name in names), other
    if nation == "scotland":
        assert "In a magistrates' court" not in text


def test_every_nation_of_a_case_has_its_sentence() -> None:
    """Several nations: a sentence each, with its name; a place we hold no law of has none."""
    both = who_charges(("scotland", "england-wales", "scotland"))
    assert both.startswith("In Scotland, charges are for") and "In England and Wales, charges are for" in both
    assert who_charges(("elsewhere",)) == ""
    assert set(institutions()) == set(NATIONS)


def test_a_notice_holds_only_where_and_from_when_its_data_says() -> None:
    """The nation and the day come from the file."""
    assert not notices()[NO_PICTURE].since("scotland")
    assert notices()[NO_PICTURE].since("northern-ireland") > notices()[NO_PICTURE].since("england-wales")
    moved = replace(notices()[NEW_ACT], from_={})
    assert not moved.since("england-wales")


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("kinds.yaml", "id: request", "id: ask", "request"),
        ("kinds.yaml", "picture: needed", "picture: sometimes", "need of a picture"),
        ("notices.yaml", "id: no-picture", "id: no-pictures", "notice"),
        ("institutions.yaml", "nation: scotland", "nation: england-wales", "scotland"),
    ],
)
def test_check_names_what_a_table_lacks(
    file: str, old: str, new: str, says: str, tmp_path: Path, book: RuleBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kind, notice or nation that is missing or not known is a fault."""
    for name in ("kinds.yaml", "notices.yaml", "institutions.yaml"):
        text = (data_dir() / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace(old, new, 1) if name == file else text, encoding="utf-8")
    monkeypatch.setattr(check, "data_dir", lambda: tmp_path)
    found = check.table_findings(book)
    assert found and any(says in finding.says for finding in found), found


def test_presumptions_are_data_and_a_wrong_one_is_a_fault(book: RuleBook, tmp_path: Path) -> None:
    """What is presumed is what `data/facts.yaml` says; a fact or answer that is not there is named with its line."""
    written = yaml.safe_load((data_dir() / "facts.yaml").read_text(encoding="utf-8"))["presumptions"]
    assert {row["fact"]: row["value"] for row in written} == {
        f: v for f, v in book.vocabulary.presumed.items() if not f.startswith("others.")
    }
    text = (data_dir() / "facts.yaml").read_text(encoding="utf-8")
    assert read_string(text, FACT_FILE, "facts.yaml")[1] == []
    for path in data_dir().glob("*.yaml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    broken = text.replace('  - fact: act.completed\n    value: "yes"', '  - fact: act.complete\n    value: "yes"')
    assert broken != text
    (tmp_path / "facts.yaml").write_text(broken, encoding="utf-8")
    problems = load(tmp_path, nations=()).problems
    assert any("act.complete" in str(p) and "act.completed" in p.hint and p.line for p in problems), problems
