"""The state of an offence for an act on a day: one sign and a few words each, for tables where a sentence has no room."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from legal_rules.slices import IN_FORCE, NOT_YET, REPEALED

FITS, FITS_UNLESS, CANNOT_TELL, EXCEPTION, DOES_NOT_FIT = "met", "met-unless", "open", "excluded", "not-met"
NOT_LAW, UNCONFIRMED = "not-law", "unconfirmed"
SIGNS: Mapping[str, str] = MappingProxyType(
    {
        FITS: "●",
        FITS_UNLESS: "◐",
        CANNOT_TELL: "?",
        EXCEPTION: "○",
        DOES_NOT_FIT: "○",
        NOT_LAW: "◇",
        UNCONFIRMED: "◈",
    }
)
WORDS: Mapping[str, str] = MappingProxyType(
    {
        FITS: "fits",
        FITS_UNLESS: "fits unless",
        CANNOT_TELL: "cannot tell",
        EXCEPTION: "exception",
        DOES_NOT_FIT: "does not fit",
        NOT_LAW: "not law then",
        UNCONFIRMED: "unconfirmed",
    }
)
ORDER = tuple(SIGNS)
"""The states as tables list them, what fits first."""


def state_of(outcome: str, standing: str) -> str:
    """The state of a finding: the calendar first. Law that is passed and not confirmed, proposed, or not read never fits."""
    if standing == IN_FORCE:
        return outcome
    return NOT_LAW if standing in (NOT_YET, REPEALED) else UNCONFIRMED


def signed(state: str) -> str:
    """The sign of a state and its words."""
    return f"{SIGNS[state]} {WORDS[state]}"
