"""The page on whole populations: each Python example is run and must print what stands below it, and the table it shows
is the file."""

from __future__ import annotations

import contextlib
import io
import os
import re

from tests.conftest import ROOT
from tests.docs.test_docs import check

PAGE = ROOT / "docs" / "bulk.md"
EXAMPLE = re.compile(r"```python\n(?P<code>.*?)```\n\n```text\n(?P<out>.*?)```", re.DOTALL)
TABLE = re.compile(r"```text\n.*?```(?=\n\n```console\n\$ assessor bulk)", re.DOTALL)


def printed(code: str) -> str:
    said = io.StringIO()
    old = os.getcwd()
    os.chdir(ROOT)
    try:
        with contextlib.redirect_stdout(said):
            exec(compile(code, str(PAGE), "exec"), {})
    finally:
        os.chdir(old)
    return said.getvalue()


def test_python_examples_print_what_they_show() -> None:
    """Every example on the page is run as it stands."""
    text = PAGE.read_text(encoding="utf-8")
    assert len(EXAMPLE.findall(text)) == 2
    check(PAGE, EXAMPLE.sub(lambda m: f"```python\n{m['code']}```\n\n```text\n{printed(m['code'])}```", text))


def test_the_table_shown_is_the_table_read() -> None:
    """The table on the page is the file that its example reads."""
    text = PAGE.read_text(encoding="utf-8")
    held = (ROOT / "docs" / "examples" / "patterns.csv").read_text(encoding="utf-8")
    assert TABLE.search(text)
    check(PAGE, TABLE.sub(lambda m: f"```text\n{held}```", text, count=1))
