"""The next place that holds every word, round the end."""

from __future__ import annotations

from tui.widgets.searchable import next_place

ROWS = ("Call the police", "Keep proof", "call a friend", "Police again")


def test_the_next_place_is_after_where_one_is_and_round_the_end() -> None:
    """Whatever the case of the letters; every word has to be there; nothing found is -1."""
    assert [next_place(ROWS, at, "CALL") for at in (-1, 0, 2)] == [0, 2, 0]
    assert next_place(ROWS, 0, "police again") == 3
    assert next_place(ROWS, 0, "police proof") == -1
