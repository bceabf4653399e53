"""The rules held against small cases of which the words of the law say what is right, written apart from the rules."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
import yaml

from assessor.cli.probe_counts import LISTED, NEEDED, probe_counts, probe_findings, probes_folder
from legal_rules.rulebook import RuleBook
from tests.probes.judging import RIGHT, WRONG, Probe, Verdict, badly_written, judge, listed, probes_of

HERE = Path(__file__).parent
PROBES = probes_of(HERE)
NOT_YET = listed(HERE)
OFF = f"it has become right: take it off {LISTED}"


@cache
def groups() -> dict[str, list[Probe]]:
    """The probes of each file and row."""
    by_name: dict[str, list[Probe]] = {}
    for name, found in groupby(PROBES, lambda probe: f"{probe.file}-{probe.row}"):
        by_name.setdefault(name, []).extend(found)
    return by_name


def complaint(verdict: Verdict, known: bool) -> str:
    """What a probe has to say against the program or the list; nothing if it is right, or known not to be yet."""
    if known:
        return f"{verdict}\n  {OFF}" if verdict.is_ == RIGHT else ""
    return "" if verdict.is_ == RIGHT else str(verdict)


@pytest.mark.parametrize("group", groups())
def test_the_program_says_what_the_words_of_the_law_say(group: str, book: RuleBook) -> None:
    """Every probe of a row is right, but those on the list of what is not yet, and each of those is still wrong."""
    said = [complaint(judge(probe, book), (probe.file, probe.id) in NOT_YET) for probe in groups()[group]]
    assert not any(said), "\n\n" + "\n\n".join(filter(None, said))


def test_every_probe_is_well_written() -> None:
    """Only the keys of the format, every needed one, outcomes and pages that there are, each id once in its file."""
    assert list(badly_written(PROBES)) == []


def test_the_list_of_what_is_not_yet_right_names_probes_that_are_there() -> None:
    """A probe that was renamed or taken away leaves the list with it."""
    assert sorted(NOT_YET - {(probe.file, probe.id) for probe in PROBES}) == []


def test_a_probe_of_the_opposite_is_wrong_and_the_list_only_shrinks(book: RuleBook) -> None:
    """The judge can fail: what is forbidden came, and a page lacks a word. Listed, a wrong probe is let pass and a right
    one is not."""
    right = next(probe for probe in PROBES if probe.control and "outcome_in" in probe.expectations[0])
    (first, *_) = right.expectations
    opposite = {key: value for key, value in first.items() if key != "outcome_in"} | {
        "outcome_not": first["outcome_in"]
    }
    page = {"page": "law", "says": "no such word"}
    verdicts = [judge(Probe("x", {**right.written, "expect": [item]}), book) for item in (first, opposite, page)]
    assert [verdict.is_ for verdict in verdicts] == [RIGHT, WRONG, WRONG]
    assert right.written["right"] in str(verdicts[1]) and "lacks 'no such word'" in verdicts[2].came
    assert complaint(verdicts[1], known=False) and not complaint(verdicts[1], known=True)
    assert OFF in complaint(verdicts[0], known=True) and not complaint(verdicts[0], known=False)


def test_every_offence_has_its_probes(book: RuleBook) -> None:
    """Six of a core offence and three of one next door; `assessor check` finds none short of them either."""
    counted = probe_counts(HERE)
    short = {key for key, offence in book.offences.items() if counted[key] < NEEDED[offence.role]}
    assert short == set()
    assert probes_folder() == HERE
    assert probe_findings(book) == []


def test_a_probe_counts_for_the_offence_of_its_row_and_for_each_it_expects(tmp_path: Path, book: RuleBook) -> None:
    """Once, however often it names it, in the nation meant; where there are no probes that is said, and is no fault."""
    probe = {
        "row": "soa2003-66-1",
        "case": {"nation": "england-wales"},
        "expect": [
            {"offence": "soa2003-66-1"},
            {"offence": ["soa2003-67-1", "soa2003-67-2"]},
            {"offence": "ca2003-127-1", "nation": "scotland"},
            {"page": "law"},
        ],
    }
    (tmp_path / "some.yaml").write_text(yaml.safe_dump({"probes": [probe, probe]}))
    (tmp_path / "not-yet.yaml").write_text("some: [x]")
    here = "england-wales"
    named = {(here, "soa2003-66-1"), (here, "soa2003-67-1"), (here, "soa2003-67-2"), ("scotland", "ca2003-127-1")}
    assert probe_counts(tmp_path) == dict.fromkeys(named, 2)
    (only,) = probe_findings(book, tmp_path / "absent")
    assert only.severity == "note" and "checkout" in only.says
