"""The themes: dark, light and high contrast of our own, and the terminal's own sixteen colours.

No colour carries a meaning that the words beside it do not. A test computes every contrast: text at least 7, muted text
and status at least 4.5, the border of what has the focus at least 3.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from textual.theme import Theme

from tui.states import CONTRAST_COLOURS, DARK_COLOURS, LIGHT_COLOURS, NO_COLOURS
from tui.states import variables as state_colours

DARK, LIGHT, CONTRAST = "assessor-dark", "assessor-light", "assessor-contrast"
ANSI_DARK, ANSI_LIGHT = "ansi-dark", "ansi-light"
NAMES: Mapping[str, str] = MappingProxyType(
    {
        DARK: "Dark",
        LIGHT: "Light",
        CONTRAST: "High contrast",
        ANSI_DARK: "The terminal's own colours, dark",
        ANSI_LIGHT: "The terminal's own colours, light",
    }
)


def _theme(
    name: str,
    dark: bool,
    *,
    text: str,
    back: str,
    bar: str,
    muted: str,
    focus: str,
    good: str,
    warn: str,
    bad: str,
    cursor_text: str,
    cursor: str,
    states: Mapping[str, tuple[str, str]],
) -> Theme:
    return Theme(
        name=name,
        primary=focus,
        secondary=focus,
        accent=focus,
        foreground=text,
        background=back,
        surface=back,
        panel=bar,
        success=good,
        warning=warn,
        error=bad,
        dark=dark,
        variables={
            "muted": muted,
            "focus": focus,
            "bar": bar,
            "cursor": cursor,
            "cursor-text": cursor_text,
            **state_colours(states),
        },
    )


OWN: tuple[Theme, ...] = (
    _theme(
        DARK,
        True,
        text="#f2f2ee",
        back="#14171c",
        bar="#262b33",
        muted="#b4bac4",
        focus="#8ab8ff",
        good="#8fd694",
        warn="#f2c14e",
        bad="#ff9c94",
        cursor="#cfe0ff",
        cursor_text="#10131a",
        states=DARK_COLOURS,
    ),
    _theme(
        LIGHT,
        False,
        text="#16181c",
        back="#fbfaf6",
        bar="#e6e4dc",
        muted="#4a4f58",
        focus="#0b57b0",
        good="#1c6327",
        warn="#7a4b00",
        bad="#a1160d",
        cursor="#0b3f80",
        cursor_text="#ffffff",
        states=LIGHT_COLOURS,
    ),
    _theme(
        CONTRAST,
        True,
        text="#ffffff",
        back="#000000",
        bar="#000000",
        muted="#ffffff",
        focus="#ffff00",
        good="#7dff7d",
        warn="#ffff00",
        bad="#ffb3b3",
        cursor="#ffff00",
        cursor_text="#000000",
        states=CONTRAST_COLOURS,
    ),
)

ANSI_VARIABLES: Mapping[str, str] = MappingProxyType(
    {
        "muted": "ansi_default",
        "focus": "ansi_default",
        "bar": "ansi_default",
        "cursor": "ansi_default",
        "cursor-text": "ansi_default",
        **NO_COLOURS,
    }
)
"""What the themes of the terminal's own colours use for our names: nothing but the terminal's own text and ground."""


def theme_for(chosen: str, no_color: bool) -> str:
    """The theme to open with: without colour, the terminal's own; else what was chosen; else dark."""
    if no_color:
        return chosen if chosen in (ANSI_DARK, ANSI_LIGHT) else ANSI_DARK
    return chosen if chosen in NAMES else DARK
