"""Each document of each case reads as the golden file says; a change is seen before it is made."""

from __future__ import annotations

import pytest

from assessor.documents.kinds import KINDS
from tests.documents.golden import GOLDEN, golden_path, golden_text
from tests.documents.helping import CASES


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("kind", tuple(KINDS))
def test_a_document_reads_as_its_golden_file(case: str, kind: str) -> None:
    """`python -m tests.documents.golden` rewrites them; `git diff` shows what a change does to what people read."""
    assert golden_text(case, kind) == golden_path(case, kind).read_text(encoding="utf-8")


def test_there_is_no_golden_file_without_a_document() -> None:
    """A renamed case or kind leaves no file behind that nothing checks."""
    there = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.md")}
    assert there == {f"{case}/{kind}.md" for case in CASES for kind in KINDS}
