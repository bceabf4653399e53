"""Every state has its colours in every theme, and a cell says it in sign and words."""

from __future__ import annotations

from assessor.text.signs import FITS, ORDER, SIGNS, WORDS
from tui.states import (
    CONTRAST_COLOURS,
    DARK_COLOURS,
    GAINED,
    LIGHT_COLOURS,
    LOST,
    NO_COLOURS,
    TOKENS,
    coloured,
    variables,
)


def test_every_state_has_its_colours_in_every_theme() -> None:
    """And what is gained and lost; without colours each is the terminal's own."""
    for colours in (DARK_COLOURS, LIGHT_COLOURS, CONTRAST_COLOURS):
        assert colours.keys() == {*ORDER, GAINED, LOST} == TOKENS.keys()
        assert variables(colours).keys() == NO_COLOURS.keys()


def test_a_state_is_coloured_where_there_are_colours_and_bold_where_not() -> None:
    """Its words are the same."""
    with_colours, without = (coloured("fits", FITS, found) for found in (variables(DARK_COLOURS), NO_COLOURS))
    assert with_colours.plain == without.plain == "fits"
    assert "#a9d0ff" in str(with_colours.style) and without.style == "bold"
    assert all(SIGNS[state] and WORDS[state] for state in ORDER)
