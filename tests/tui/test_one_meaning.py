"""One letter, one meaning: every binding of every screen and part, against the one table."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

MEANING = {
    "y": ("yes", "confirm", "met", "keep"),
    "n": ("no", "drop", "not met"),
    "k": ("don't know", "cannot tell"),
    "d": ("disputed",),
    "p": ("prefer not to say",),
    "s": ("skip",),
    "b": ("back",),
    "a": ("add", "draft", "make one", "keep the note"),
    "e": ("change", "its start", "fill in", "state the issues"),
    "m": ("same",),
    "x": ("remove", "take back", "put away", "begin again"),
    "u": ("undo",),
    "U": ("redo",),
    "i": ("who",),
    "j": ("jump", "every answer", "answers"),
    "q": ("questions",),
    "r": ("results",),
    "w": ("who",),
    "o": ("documents", "write", "letter"),
    "v": ("versions", "compare"),
    "g": ("day",),
    "t": ("nation",),
    "c": ("copy citation",),
    "z": ("fill the screen",),
    "Z": ("sides",),
    "comma": ("change before",),
    "full_stop": ("change after",),
    "slash": ("find",),
    "plus": ("open all",),
    "less_than_sign": ("narrower",),
    "greater_than_sign": ("wider",),
    "right_square_bracket": ("next heading",),
    "left_square_bracket": ("heading before",),
}
"""What each letter means, by the words its descriptions may hold: a draft, a note or a problem is added; what is put away, taken
back or begun again is dropped."""


def _bindings() -> Iterator[tuple[Path, str, str]]:
    for path in (ROOT / "tui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Binding":
                values = [ast.literal_eval(part) if isinstance(part, ast.Constant) else "" for part in node.args[:3]]
                for key in str(values[0]).split(","):
                    yield path, key, str(values[2])


def test_a_letter_means_the_same_on_every_screen() -> None:
    """Every letter and sign that is bound anywhere stands in the table, and does there what the table says."""
    found = [row for row in _bindings() if len(row[1]) == 1 or row[1] in MEANING]
    assert len(found) > 60
    wrong = [
        (path.name, key, does)
        for path, key, does in found
        if key not in MEANING or not any(word in does.casefold() for word in MEANING[key])
    ]
    assert not wrong


def test_no_single_key_ends_or_deletes() -> None:
    """What cannot be undone stands in a list and asks: no letter is bound to delete, lock, end or hand over."""
    for _, key, does in _bindings():
        if len(key) == 1:
            assert not any(word in does.casefold() for word in ("delete", "quit", "end ", "lock", "hand over")), (
                key,
                does,
            )
