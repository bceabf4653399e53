"""The rules held against small cases of which the words of the law say what is right, written apart from the rules."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from pathlib import Path

import pytest

from legal_rules.rulebook import RuleBook
from tests.probes.judging import LISTED, RIGHT, Probe, Verdict, badly_written, judge, listed, probes_of

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
