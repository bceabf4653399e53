"""Each input has a limit that is said: templates, cases, overlays, in size, memory and time."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace
from pathlib import Path

import pytest

from assessor.case.checks import MOST, check_case
from assessor.case.file import load_case
from assessor.cli import main
from assessor.documents.build import run_template
from assessor.documents.markup import TemplateError
from assessor.documents.sandbox import LONGEST
from assessor.files.limits import TimeOver, time_limit
from legal_rules.files.data import data_dir
from legal_rules.loading.overlays import LARGEST
from legal_rules.rulebook import RuleBook
from tests.conftest import ROOT
from tests.memory import megabytes

PATIENCE = 60
"""Seconds within which the slowest machine has said which limit it was; without limits it would be hours."""
HOSTILE = {
    "a long text at once": '{{ "x" * 10 ** 9 }}',
    "a product": '{{ "x" * 99999999 }}',
    "a list": "{{ [1] * 99999999 }}",
    "a power": "{{ 9 ** 99999999 }}",
    "a width": '{{ "%999999999d" % 1 }}',
    "a filter's width": '{{ "x" | center(999999999) }}',
    "a filter's format": '{{ "%999999999d" | format(1) }}',
    "a method's width": '{{ "x".rjust(999999999) }}',
    "format": '{{ "{:>999999999}".format(1) }}',
    "doubling": '{% set n = namespace(x="xxxxxxxxxx") %}{% for i in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}{{ n.x }}',
    "joining": '{% set n = namespace(x="xxxxxxxxxx") %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x }}',
    "writing without end": "{% for i in range(9999) %}{% for j in range(9999) %}xxxxxxxxxxxxxxxxxxxx{% endfor %}{% endfor %}",
    "no end, nothing written": "{% for i in range(9999) %}{% for j in range(9999) %}{% for k in range(9999) %}{% endfor %}"
    "{% endfor %}{% endfor %}",
    "too long": "x" * 200_001,
    "calling itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_template_is_bounded(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """C1: a line that says which limit, within seconds and a few megabytes."""
    monkeypatch.setattr("assessor.documents.sandbox.SECONDS", 1.0)
    (tmp_path / "t.xml.j2").write_text(HOSTILE[name], encoding="utf-8")
    before, begun = megabytes("VmHWM"), time.monotonic()
    with pytest.raises(TemplateError):
        run_template("t.xml.j2", {}, tmp_path)
    assert time.monotonic() - begun < PATIENCE and megabytes("VmHWM") - before < 150


def test_a_template_that_stays_small_is_written(tmp_path: Path) -> None:
    """Sums, short products and text put together are as they were."""
    (tmp_path / "t.xml.j2").write_text(
        '{{ 7 * 6 }} {{ "ab" * 3 }} {{ "a" + "1" }} {{ "x" | upper }} {{ 7 % 4 }}', encoding="utf-8"
    )
    assert run_template("t.xml.j2", {}, tmp_path) == "42 ababab a1 X 3" and LONGEST > 1_000_000


def test_work_that_takes_too_long_ends_and_quick_work_does_not() -> None:
    """The limit in time, and nothing left behind by it."""
    with pytest.raises(TimeOver), time_limit(0.2):
        for _ in itertools.count():
            pass
    with time_limit(0.2):
        pass
    time.sleep(0.3)


def test_a_case_has_at_most_so_many_acts_people_and_pictures(
    book: RuleBook, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """C1: one more is refused with the number and what to do, before anything is assessed."""
    case, _ = load_case(data_dir() / "worked-case.yaml", book.vocabulary)
    assert case is not None
    few = replace(case, acts=tuple(replace(case.acts[0], id=f"shared-{n}") for n in range(MOST)))
    assert check_case(few, book.vocabulary) == []
    (problem,) = check_case(replace(few, acts=(*few.acts, case.acts[0])), book.vocabulary)
    assert f"at most {MOST} acts" in str(problem) and f"{MOST + 1} acts" in str(problem) and "bulk" in str(problem)


def test_an_overlay_is_at_most_so_large(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """C1: 20,000 branches are refused by their size, at once."""
    draft = (ROOT / "docs" / "examples" / "draft-taking.yaml").read_text(encoding="utf-8")
    many = ", ".join(["{not: consent.sharing}"] * 20_000)
    path = tmp_path / "many.yaml"
    path.write_text(draft.replace("is: {not: consent.taking}", f"is: {{any: [{many}]}}"), encoding="utf-8")
    begun = time.monotonic()
    assert main(("law", "show", "soa2003-66B-2", "--overlay", str(path))) == 2
    assert f"larger than {LARGEST:,} bytes" in capfd.readouterr().err and time.monotonic() - begun < PATIENCE
