"""The golden files: each of the seven documents of each of the six cases, as Markdown.

`python -m tests.documents.golden` writes them anew; `git diff` then shows what changed.
"""

from __future__ import annotations

import re
from pathlib import Path

from assessor.documents.forms import FORMS
from assessor.documents.kinds import KINDS
from tests.documents.helping import CASES, HERE, made

GOLDEN = HERE / "golden"


def golden_path(case: str, kind: str) -> Path:
    """Where the golden file of a document lies."""
    return GOLDEN / case / f"{kind}.md"


def golden_text(case: str, kind: str) -> str:
    """A document as Markdown, without the hash, version and engine that change with every edit of the rule base."""
    text = FORMS["markdown"].write(made(kind, case)).decode()
    return re.sub(r"(\*\*Rule base:\*\*).*", r"\1 (left out)", text)


def main() -> None:
    """Write every golden file."""
    for case in CASES:
        for kind in KINDS:
            path = golden_path(case, kind)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(golden_text(case, kind), encoding="utf-8")


if __name__ == "__main__":
    main()
