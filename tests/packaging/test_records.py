"""What an assessment hands out is typed to the edge: a misspelt field, a word that no outcome has, and a day taken for text
are errors of types."""

from __future__ import annotations

import ast
import re
from collections import Counter
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


UNTYPED = {
    "assessor/bulk/query.py": 1,
    "assessor/case/file.py": 11,
    "assessor/case/kinds.py": 1,
    "assessor/cli/probe_counts.py": 1,
    "assessor/documents/forms/jsonform.py": 1,
    "assessor/documents/sandbox.py": 1,
    "assessor/notes/accept.py": 6,
    "assessor/notes/cards.py": 6,
    "assessor/notes/personal.py": 4,
    "assessor/notes/reading.py": 11,
    "assessor/notes/text.py": 4,
    "assessor/result/replay.py": 5,
    "assessor/store/access.py": 2,
    "assessor/store/chain.py": 3,
    "assessor/store/crypto.py": 2,
    "assessor/store/record.py": 6,
    "assessor/store/records.py": 6,
    "assessor/store/rows.py": 2,
    "assessor/store/slot.py": 1,
    "assessor/store/store.py": 2,
    "legal_rules/backwards/states.py": 1,
    "legal_rules/files/shape.py": 16,
    "legal_rules/files/written.py": 3,
    "legal_rules/formula.py": 4,
    "legal_rules/loading/overlays.py": 2,
    "tui/keeping.py": 1,
    "tui/screens/note.py": 3,
    "tui/screens/review.py": 3,
}
"""The modules that say `Json` (or `dict[str, Any]`) of a value, and how often. It may only shrink."""
MOST_NAMES = 6
ANY_OBJECT = ("dict[str, Any]", "Mapping[str, Any]")


def untyped(tree: ast.Module) -> int:
    """How often a module gives a value the type of any JSON object."""
    names = sum(isinstance(node, ast.Name) and node.id == "Json" for node in ast.walk(tree))
    return names + sum(isinstance(node, ast.Subscript) and ast.unparse(node) in ANY_OBJECT for node in ast.walk(tree))


def test_what_is_not_typed_is_written_in_few_modules_and_no_more() -> None:
    """One name for any JSON object where it is written, at most six in all; who uses it is listed."""
    found, names = Counter[str](), Counter[str]()
    for package in ("legal_rules", "assessor", "tui"):
        for path in (ROOT / package).rglob("*.py"):
            tree, at = ast.parse(path.read_text(encoding="utf-8")), path.relative_to(ROOT).as_posix()
            found[at] += untyped(tree)
            values = (node.value for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign) and node.value)
            names[at] += sum(ast.unparse(value) in ANY_OBJECT for value in values)
    assert names.total() <= MOST_NAMES and +names == {"legal_rules/files/written.py": 1}
    assert +found == UNTYPED, "fewer: shorten the list; more: use a record"


def test_an_untyped_object_is_counted() -> None:
    """Under its name, written out, and inside another type; a typed one is not."""
    assert untyped(ast.parse("def f(a: Json, b: list[dict[str, Any]]) -> Mapping[str, Any]: ...")) == 3
    assert untyped(ast.parse("def f(a: dict[str, str], b: Any) -> Finding: ...")) == 0
