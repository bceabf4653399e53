"""What an assessment hands out is typed to the edge: a misspelt field, a word that no outcome has, and a day taken for text
are errors of types."""

from __future__ import annotations

import re
from pathlib import Path

from mypy import api

from tests.conftest import ROOT

WRONG = {
    "finding.provison": '"Finding" has no attribute "provison"',
    'finding.outcome == "fits"': "Non-overlapping equality check",
    "finding.time_limit.says": 'Item "None" of "TimeLimit | None" has no attribute "says"',
    "finding.elements[0].raised": '"Element" has no attribute "raised"',
    "period.to + '.'": "Unsupported operand types",
    "result['acts']": 'Value of type "Result" is not indexable',
    "question.option": '"Question" has no attribute "option"',
}
"""What somebody may write by mistake, and what the checker says of it."""
RIGHT = ("finding.provision", 'finding.outcome == "met"', "result.acts[0].periods[0].to", "question.options")
ERROR = re.compile(r"wrong\.py:(\d+): error: (.*)")
HEAD = (
    "from assessor.assess.records import Finding, Period, Question, Result\n\n\n"
    "def said(finding: Finding, period: Period, question: Question, result: Result) -> object:\n"
    "    return [\n"
)


def test_a_misspelt_field_of_a_finding_is_an_error_of_types(tmp_path: Path) -> None:
    """Each wrong line is an error with its reason, and no right line is one; with the checker's strict settings."""
    wrong = tmp_path / "wrong.py"
    wrong.write_text(HEAD + "".join(f"        {line},\n" for line in (*WRONG, *RIGHT)) + "    ]\n", encoding="utf-8")
    cache = f"--cache-dir={ROOT / '.mypy_cache'}"
    said, trouble, status = api.run(["--strict", "--follow-imports=silent", cache, "--config-file=", str(wrong)])
    assert status == 1, trouble
    first = HEAD.count("\n") + 1
    found = {int(line): message for line, message in ERROR.findall(said)}
    assert list(found) == [first + number for number in range(len(WRONG))], said
    for (line, reason), message in zip(WRONG.items(), found.values(), strict=True):
        assert reason in message, line
