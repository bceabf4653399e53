"""Advice on a passphrase, by rough rules, and one to offer. It is advice: only a very short one is refused."""

from __future__ import annotations

import re
import secrets

_CONSONANTS, _VOWELS = "bdfghjklmnprstvz", "aeiou"
SYLLABLES, GROUPS = 2, 6
GOOD_LENGTH = 16
_COMMON = (
    "password",
    "passwort",
    "passphrase",
    "letmein",
    "welcome",
    "qwerty",
    "abc123",
    "iloveyou",
    "admin",
    "monday",
    "summer",
    "winter",
    "spring",
    "autumn",
    "secret",
    "football",
    "liverpool",
    "arsenal",
    "charlie",
    "dragon",
    "sunshine",
    "princess",
)


def suggest() -> str:
    """A random passphrase that can be said aloud and draws no advice: six groups of two syllables, about 76 bits."""
    while True:
        offered = "-".join(
            "".join(secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(SYLLABLES))
            for _ in range(GROUPS)
        )
        if not advice(offered):
            return offered


def advice(secret: str) -> str:
    """What would make a passphrase stronger, in a sentence; empty if nothing stands out."""
    low = secret.lower()
    if any(word in low and len(low) - len(word) < GOOD_LENGTH // 2 for word in _COMMON):
        return "It is close to a very common password. Four or more unrelated words are far harder to guess."
    if len(set(low)) < len(low) // 3 + 2 or re.search(r"(.+?)\1\1", low):
        return "It repeats itself, which is easy to guess. Four or more unrelated words are far harder."
    if re.search(r"0123|1234|2345|3456|4567|5678|6789|abcd|bcde|qwer|asdf", low) and len(low) < GOOD_LENGTH + 4:
        return "It holds a run of keys or numbers that is tried first. Four or more unrelated words are far harder to guess."
    if len(low) < GOOD_LENGTH:
        return f"Longer is stronger: {GOOD_LENGTH} characters or more, such as four or more unrelated words."
    return ""
