"""The colours of states in each theme: one table. A state is never told by its colour alone: `assessor.text.signs` has its sign and
its words, and both stand wherever a state does.

Blue and teal are no praise and sand is no blame: that an offence fits is no good news. No state is red or green.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rich.text import Text

from assessor.text.signs import (
    CANNOT_TELL,
    DOES_NOT_FIT,
    EXCEPTION,
    FITS,
    FITS_UNLESS,
    NOT_LAW,
    ORDER,
    UNCONFIRMED,
    signed,
)

GAINED, LOST = "gained", "lost"
TOKENS: Mapping[str, str] = MappingProxyType(
    {**{state: f"state-{state}" for state in ORDER}, GAINED: GAINED, LOST: LOST}
)
"""The name of a state's colour in a theme; with `-fill` that of what lies under it."""

DARK_COLOURS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        FITS: ("#a9d0ff", "#193659"),
        FITS_UNLESS: ("#9adfd2", "#12423e"),
        CANNOT_TELL: ("#efd394", "#43391d"),
        EXCEPTION: ("#d8cfc5", "#36312c"),
        DOES_NOT_FIT: ("#d8cfc5", "#36312c"),
        NOT_LAW: ("#c3cfd8", "#2b353d"),
        UNCONFIRMED: ("#e4ccf7", "#3f2f50"),
        GAINED: ("#9adfd2", "#12423e"),
        LOST: ("#f3c7a1", "#43291f"),
    }
)
LIGHT_COLOURS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        FITS: ("#0f3a75", "#d8e6fa"),
        FITS_UNLESS: ("#0a4741", "#d0ebe5"),
        CANNOT_TELL: ("#553c00", "#f7e8c3"),
        EXCEPTION: ("#463d34", "#eae3da"),
        DOES_NOT_FIT: ("#463d34", "#eae3da"),
        NOT_LAW: ("#3a454d", "#dfe4e7"),
        UNCONFIRMED: ("#4d2a70", "#ecdff6"),
        GAINED: ("#0a4741", "#d0ebe5"),
        LOST: ("#6e3608", "#fbe2d6"),
    }
)
CONTRAST_COLOURS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {state: (text, "#000000") for state, (text, _) in DARK_COLOURS.items()}
)


def variables(colours: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """A theme's variables for the states."""
    found = {}
    for state, (text, fill) in colours.items():
        found[TOKENS[state]], found[f"{TOKENS[state]}-fill"] = text, fill
    return found


NO_COLOURS: Mapping[str, str] = MappingProxyType(
    {name: "ansi_default" for token in TOKENS.values() for name in (token, f"{token}-fill")}
)
"""For the terminal's own colours: nothing but its text and ground."""


def signed_cell(state: str, colours: Mapping[str, str]) -> Text:
    """The cell of a table that says a state: sign, words, and its colours in a theme's variables."""
    return coloured(f"{signed(state)} ", state, colours)


def coloured(words: str, state: str, colours: Mapping[str, str]) -> Text:
    """Words in the colours of a state; as they are where there are only the terminal's own colours."""
    text, fill = colours.get(TOKENS.get(state, ""), ""), colours.get(f"{TOKENS.get(state, '')}-fill", "")
    return Text(words, f"{text} on {fill}" if text.startswith("#") and fill.startswith("#") else "bold")
