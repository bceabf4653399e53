"""Everyday words are found whole, hyphenated, squeezed together or begun, and never within another word."""

from __future__ import annotations

import pytest

from assessor.text.everyday import every_word, everyday, ids_of, meant_by


@pytest.mark.parametrize(
    "typed", ["revenge porn", "Revenge-Porn", "revengeporn", "my ex did revenge porn to me", "reve"]
)
def test_a_word_is_meant_however_it_is_typed(typed: str) -> None:
    """With what it leads to, each id once."""
    found = meant_by(typed)
    assert any("revenge porn" in row.says for row in found)
    ids = ids_of((*found, *found))
    assert ids and len(ids) == len(set(ids))


@pytest.mark.parametrize("typed", ["", "  ", "rev", "pornography law reform"])
def test_what_only_holds_a_part_of_it_is_not_it(typed: str) -> None:
    """Too short, another word, or one part of two."""
    assert not any("revenge porn" in row.says for row in meant_by(typed))


def test_every_word_is_one_of_a_row() -> None:
    """As the file has them."""
    assert set(every_word()) == {word for row in everyday() for word in row.says}
