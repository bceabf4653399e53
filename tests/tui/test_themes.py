"""Contrast of the themes, computed: text at least 7, muted and status at least 4.5, the focus border at least 3."""

from __future__ import annotations

import pytest
from textual.color import Color

from tui.themes import ANSI_DARK, ANSI_LIGHT, ANSI_VARIABLES, CONTRAST, DARK, LIGHT, NAMES, OWN, theme_for


def _light(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """The ratio of two colours by the rules of WCAG."""
    bright = []
    for colour in (Color.parse(one), Color.parse(other)):
        bright.append(0.2126 * _light(colour.r) + 0.7152 * _light(colour.g) + 0.0722 * _light(colour.b))
    return (max(bright) + 0.05) / (min(bright) + 0.05)


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_every_pair_of_colours_that_is_used_can_be_read(theme: object) -> None:
    """Text on the ground and on the bars, the cursor's row, muted text, errors, and the border of the focus."""
    from textual.theme import Theme

    assert isinstance(theme, Theme)
    ground, bar = theme.background, theme.variables["bar"]
    assert ground is not None and theme.foreground is not None and theme.error is not None
    assert contrast(theme.foreground, ground) >= 7
    assert contrast(theme.foreground, bar) >= 7
    assert contrast(theme.variables["cursor-text"], theme.variables["cursor"]) >= 7
    for colour in (theme.variables["muted"], theme.error, theme.warning, theme.success):
        assert colour is not None and contrast(colour, ground) >= 4.5
    assert contrast(theme.variables["focus"], ground) >= 3
    assert contrast(theme.variables["cursor"], ground) >= 3


def test_the_computation_knows_black_from_white_and_grey_from_grey() -> None:
    """21 for black on white, 1 for a colour on itself, and the known value of a middle grey."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_no_colour_opens_with_the_terminals_own_colours() -> None:
    """NO_COLOR decides over what was chosen; without it the choice holds; an unknown one is dark."""
    assert theme_for(LIGHT, no_color=True) == ANSI_DARK
    assert theme_for(ANSI_LIGHT, no_color=True) == ANSI_LIGHT
    assert theme_for(CONTRAST, no_color=False) == CONTRAST
    assert theme_for("", no_color=False) == theme_for("gone", no_color=False) == DARK
    assert set(NAMES) == {DARK, LIGHT, CONTRAST, ANSI_DARK, ANSI_LIGHT}
    assert set(ANSI_VARIABLES) == set(OWN[0].variables)
