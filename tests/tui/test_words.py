"""The language guide over every word of the screens, and what they import at the start."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.language import WHY_TO_PERSON, offences_against

FILES = sorted((ROOT / "tui").rglob("*.py"))


def shown_texts(path: Path) -> Iterator[str]:
    """Every text constant of a module that is not a docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    docs |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_screen_uses_words_the_guide_bans(path: Path) -> None:
    """Banned words nowhere; nobody is asked why."""
    found = [text for text in shown_texts(path) if offences_against(text, plain=False) or WHY_TO_PERSON.search(text)]
    assert not found


def test_the_texts_are_found() -> None:
    """The search sees what the screens say, so that its silence means something."""
    texts = [text for path in FILES for text in shown_texts(path)]
    assert any("Who is using it?" in text for text in texts)
    assert any("Take this answer back?" in text for text in texts)


def test_no_screen_takes_in_a_picture_or_keeps_a_case_by_itself() -> None:
    """No module of the screens opens a file for writing, or names an image library or a socket."""
    for path in FILES:
        if path.name == "pictures.py":
            continue
        names = {node.id for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)}
        assert not names & {"open", "socket", "PIL"}, path
        assert "write_text" not in path.read_text("utf-8"), path
