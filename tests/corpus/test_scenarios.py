"""The scenario library: every expected answer is what the engine gives, and twins differ in one thing only."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from assessor.case.file import case_to_plain
from assessor.case.model import Act, Case
from assessor.result.report import assess_case
from assessor.study.scenarios import Scenario, load_scenarios, twins
from legal_rules.files.written import written
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook, load
from tests.corpus.cases import findings, made_out, stated_facts, wrongly_fits
from tests.language import offences_against

_LOADED = load()
assert _LOADED.book is not None, "\n".join(map(str, _LOADED.problems))
BOOK: RuleBook = _LOADED.book
LIBRARY, PROBLEMS = load_scenarios(BOOK)
TWINS = [scenario for scenario in LIBRARY if scenario.twin_of]


@lru_cache(maxsize=4)
def _result(id: str, whole_lists: bool = False) -> dict[str, Any]:
    scenario = next(row for row in LIBRARY if row.id == id)
    result, conflicts = assess_case(scenario.case, BOOK, "law", whole_lists=whole_lists)
    assert result is not None, "\n".join(map(str, conflicts))
    return dict(written(result))


def test_the_library_reads_without_a_fault() -> None:
    """Every file reads, every name in it exists, and no two scenarios share an id."""
    assert not PROBLEMS, "\n".join(map(str, PROBLEMS[:10]))


def test_the_library_is_wide_enough() -> None:
    """At least 60 worked cases over three nations, three difficulties and ten groups of offence; at least ten twins."""
    assert len(LIBRARY) >= 60
    assert len(TWINS) >= 10
    assert min(Counter(scenario.case.nation for scenario in LIBRARY)[nation] for nation in NATIONS) >= 10
    assert {scenario.difficulty for scenario in LIBRARY} == {1, 2, 3}
    named = {
        BOOK.offences[(scenario.case.nation, row.offence)].group
        for scenario in LIBRARY
        for row in scenario.expected.rows()
    }
    assert {
        "sharing",
        "threatening",
        "sending",
        "creating",
        "requesting",
        "taking",
        "observing",
        "installing",
        "copying",
        "tools",
    } <= named


@pytest.mark.parametrize("scenario", LIBRARY, ids=lambda row: row.id, scope="module")
def test_the_expected_answer_is_what_the_engine_gives(scenario: Scenario) -> None:
    """Made out: fits, or open only on the unsaid. Not made out: never fits. Unsettled: open either way."""
    result = _result(scenario.id)
    stated = stated_facts({"case": case_to_plain(scenario.case)})
    for row in scenario.expected.made_out:
        found = findings(result, row.offence, row.act)
        wanted = {"offence": row.offence, "act": row.act}
        said = (row, [(f["outcome"], f["failing"]) for f in found])
        assert made_out(result, lambda: _result(scenario.id, True), wanted, stated), said
    for row in scenario.expected.not_made_out:
        for finding in findings(result, row.offence, row.act):
            assert not wrongly_fits(finding, {}), (row, finding["outcome"])
            assert finding["outcome"] in ("not-met", "excluded") or finding["law"] != "in-force", (
                row,
                finding["outcome"],
            )
    for row in scenario.expected.unsettled:
        found = findings(result, row.offence, row.act)
        assert any(finding["made_out"] == "open" and not finding["failing"] for finding in found), row


@pytest.mark.parametrize("scenario", LIBRARY, ids=lambda row: row.id, scope="module")
def test_no_core_offence_fits_that_the_answer_leaves_out(scenario: Scenario) -> None:
    """A student who names every offence that surely fits has named those of the answer, so none may be missing from it."""
    named = {(row.offence, row.act) for row in scenario.expected.rows()}
    surely = {
        (finding["offence"], entry["id"])
        for entry in _result(scenario.id)["acts"]
        for period in entry["periods"]
        for finding in period["findings"]
        if finding["role"] == "core" and finding["outcome"] == "met" and finding["law"] == "in-force"
    }
    assert not surely - named


@pytest.mark.parametrize("scenario", TWINS, ids=lambda row: row.id)
def test_twins_differ_only_in_what_they_say(scenario: Scenario) -> None:
    """The case of a twin is that of the other but for the nation, the day, or a fact."""
    other = next(row for row in LIBRARY if row.id == scenario.twin_of)
    changed = _changed(other.case, scenario.case)
    if scenario.differs == "the nation":
        assert changed == {"nation"}
    elif scenario.differs == "the date":
        assert changed == {"when"}
    else:
        assert changed and not changed & {"nation", "when"}
        assert len(changed) <= 3
    assert scenario in twins(other, LIBRARY)
    assert other in twins(scenario, LIBRARY)


def _changed(one: Case, two: Case) -> set[str]:
    changed = {"nation"} if one.nation != two.nation else set()
    changed |= {"people"} if one.people != two.people else set()
    for name in {*one.images, *two.images}:
        changed |= _facts_changed(one.images[name].facts, two.images[name].facts)
        changed |= {"of"} if one.images[name].of != two.images[name].of else set()
    assert [act.id for act in one.acts] == [act.id for act in two.acts]
    for first, second in zip(one.acts, two.acts, strict=True):
        changed |= _act_changed(first, second)
    return changed


def _act_changed(one: Act, two: Act) -> set[str]:
    changed = {"when"} if one.when != two.when else set()
    changed |= {"act"} if (one.kind, one.by, one.about, one.to) != (two.kind, two.by, two.about, two.to) else set()
    for part in ("facts", "intended", "threatened"):
        changed |= _facts_changed(getattr(one, part), getattr(two, part))
    return changed


def _facts_changed(one: Any, two: Any) -> set[str]:
    return {name for name in {*one, *two} if one.get(name) != two.get(name)}


def test_a_lesson_is_two_to_four_sentences_and_a_narrative_is_short() -> None:
    """Each scenario can be read in a minute and says more than its answer."""
    for scenario in LIBRARY:
        assert 2 <= len(re.findall(r"[.?!](?=\s|$)", scenario.teaches)) <= 4, scenario.id
        assert 15 <= len(scenario.narrative.split()) <= 120, scenario.id


def test_law_that_was_not_read_is_cited_as_a_report() -> None:
    """An enactment of which no word was read is never authority read in full."""
    for scenario in LIBRARY:
        assert scenario.authority, scenario.id
        for source in scenario.authority:
            if source.statute and BOOK.statutes[source.statute].read == "no":
                assert source.read == "report", (scenario.id, source.statute)


def test_the_words_keep_to_the_language_guide() -> None:
    """No title, narrative or lesson uses a word that the guide bans."""
    for scenario in LIBRARY:
        for text in (scenario.title, scenario.narrative, scenario.teaches):
            assert not offences_against(text, plain=False), scenario.id


def test_faults_of_a_file_of_scenarios_are_said_with_their_place(tmp_path: Path) -> None:
    """A name that does not exist is reported with its line and the nearest name, not passed over."""
    text = (Path(__file__).parent / "scenario-with-faults.yaml").read_text(encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(text, encoding="utf-8")
    _, problems = load_scenarios(BOOK, tmp_path)
    said = "\n".join(map(str, problems))
    assert "england-wales has no offence 'soa2003-66B-9'" in said
    assert "the case has no act 'share-2'" in said
    assert "the register has no enactment 'soa2004'" in said
    assert "no scenario is called 'another'" in said
    assert "two scenarios are called 'broken-1'" in said
    assert all(problem.line for problem in problems)
