"""Every text of the store and its commands keeps to the language guide."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.conftest import ROOT
from tests.language import offences_against


def texts() -> Iterator[tuple[str, str]]:
    """Every string written in the store's modules and commands, with its file."""
    paths = [*(ROOT / "assessor" / "store").glob("*.py"), *(ROOT / "assessor" / "cli").glob("cases*.py")]
    for path in (*paths, ROOT / "assessor" / "cli" / "secrets.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path.name, node.value


def test_no_text_of_the_store_uses_words_the_guide_bans() -> None:
    """Messages, helps and documents of the store."""
    found = list(texts())
    assert len(found) > 500
    assert [(where, words, text) for where, text in found if (words := offences_against(text))] == []
