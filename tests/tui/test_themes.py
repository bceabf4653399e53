"""Contrast of the themes, computed: text at least 7, muted and status at least 4.5, the focus border at least 3."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.color import Color
from textual.theme import Theme

from assessor.text.signs import DOES_NOT_FIT, EXCEPTION, ORDER, SIGNS, WORDS, signed
from tui.states import DARK_COLOURS, LIGHT_COLOURS, NO_COLOURS, TOKENS, variables
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
def test_every_pair_of_colours_that_is_used_can_be_read(theme: Theme) -> None:
    """Text on the ground and on the bars, the cursor's row, muted text, errors, and the border of the focus."""
    ground, bar = theme.background, theme.variables["bar"]
    assert ground is not None and theme.foreground is not None and theme.error is not None
    assert contrast(theme.foreground, ground) >= 7
    assert contrast(theme.foreground, bar) >= 7
    assert contrast(theme.variables["cursor-text"], theme.variables["cursor"]) >= 7
    for colour in (theme.variables["muted"], theme.error, theme.warning, theme.success):
        assert colour is not None and contrast(colour, ground) >= 4.5
    assert contrast(theme.variables["focus"], ground) >= 3
    assert contrast(theme.variables["cursor"], ground) >= 3


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_every_state_can_be_read_in_every_theme(theme: Theme) -> None:
    """On its own fill and on the ground, by everyone and as a red-blind or green-blind eye sees it."""
    ground = theme.background
    assert ground is not None
    for state, token in TOKENS.items():
        text, fill = theme.variables[token], theme.variables[f"{token}-fill"]
        for eye in EYES.values():
            assert contrast(seen(text, eye), seen(fill, eye)) >= 7, (state, eye)
            assert contrast(seen(text, eye), seen(ground, eye)) >= 7, (state, eye)


def test_no_state_is_told_by_its_colour_alone() -> None:
    """To some eyes some tints fall together, and under NO_COLOR all do: sign and words tell every two states apart, every sign is
    one cell wide, and no state has the colour of an error or of success."""
    assert len(set(WORDS.values())) == len(set(map(signed, ORDER))) == len(ORDER)
    assert {SIGNS[EXCEPTION]} == {SIGNS[DOES_NOT_FIT]} and len(set(SIGNS.values())) == len(ORDER) - 1
    assert all(cell_len(sign) == 1 for sign in SIGNS.values())
    near = [
        (one, other)
        for number, one in enumerate(ORDER)
        for other in ORDER[number + 1 :]
        if contrast(
            seen(LIGHT_COLOURS[one][1], EYES["green-blind"]), seen(LIGHT_COLOURS[other][1], EYES["green-blind"])
        )
        < 1.05
    ]
    assert near, "the simulation shows that colour would not do"
    for theme in OWN:
        for token in TOKENS.values():
            assert theme.variables[token] not in (theme.error, theme.success)
    assert set(variables(DARK_COLOURS)) == set(NO_COLOURS) and set(NO_COLOURS.values()) == {"ansi_default"}


EYES = {
    "every": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "red-blind": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "green-blind": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "blue-blind": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""How eyes see colours, as matrices on linear light (Machado, Oliveira and Fernandes 2009, severity 1)."""


def seen(colour: str, eye: tuple[tuple[float, ...], ...]) -> str:
    """A colour as an eye sees it."""
    linear = [_light(part) for part in Color.parse(colour).rgb]
    found = []
    for row in eye:
        share = min(max(sum(weight * part for weight, part in zip(row, linear, strict=True)), 0.0), 1.0)
        found.append(round(255 * (share * 12.92 if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055)))
    return "#{:02x}{:02x}{:02x}".format(*found)


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
