"""What was typed made plain: small letters, simple signs, and without what says nothing of the day (doubt, the time of day)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from assessor.dates.lexicon import lexicon
from assessor.dates.patterns import either, lead

LONGEST = 100
"""More characters than this are no day."""
_AT = r"(?:,? (?:at about|at around|at roughly|at|about|around|just after|just before))"
_CLOCK = r"(?:[0-9]{1,2}(?:[:.][0-9]{2})? ?(?:am|pm)|[0-9]{1,2}:[0-9]{2}(?: ?(?:am|pm))?|noon|midnight)"


def plain(text: str) -> str:
    """What was typed in small letters, with single blanks and simple signs, and only with what is said of the day."""
    words = unicodedata.normalize("NFKC", text).casefold()
    for sign, simple in (("’", "'"), ("‘", "'"), ("–", "-"), ("—", "-"), ("‐", "-"), ("‑", "-"), (",", " ")):
        words = words.replace(sign, simple)
    words = re.sub(r"(?<=[a-z])\.|[.;!?]+$", " ", words.strip())
    words = " ".join(words.split())
    for pattern, instead in _rewritten():
        words = pattern.sub(instead, words)
    return words


@cache
def _rewritten() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of other ways to say the same, each with how the reader knows it, in the order in which they are used."""
    words = lexicon()
    number = rf"(?:{either(words.numbers)}|[0-9]{{1,2}})"
    month, weekday, doubt = either(words.months), either(words.weekdays), lead("hesitant")
    spoken = rf"(?:(?:half past|quarter past|quarter to|half) )?{number}(?: o'clock)?"
    part = rf"(?:{weekday}|morning|afternoon|evening|night|tonight|today|yesterday)"
    table: list[tuple[str, str]] = [
        (rf"^(?:(?:{doubt}) )+(?=.)", ""),
        (rf"(?<=.)(?: (?:{doubt}))+$", ""),
        (rf"{_AT}? {_CLOCK}$", ""),
        (rf" at(?: about| around)? {spoken}$", ""),
        (rf"(?<=\b)({part}) (?:about|around) {spoken}$", r"\1"),
        *((rf"\b(?:twenty[ -]{name})\b", f"{20 + day}th") for name, day in words.ordinals.items() if day < 10),
        (r"\bthirty[ -]first\b", "31st"),
        *(
            (
                rf"\b{name}\b(?= (?:of )?(?:{month})\b| week| half)|(?<= the ){name}\b(?=$| [0-9]{{4}})",
                f"{day}{_th(day)}",
            )
            for name, day in words.ordinals.items()
            if name != "twelfth"
        ),
        (rf"\btwelfth\b(?= (?:of )?(?:{month})\b)|(?<=[a-z] the )twelfth\b", "12th"),
        (r"^(.*\b[0-9]{1,2})(?:st|nd|rd|th)? of the ([0-9]{1,2})(?:st|nd|rd|th)$", r"\1/\2"),
        (rf"\b({month}|{weekday})/(?={month}|{weekday})", r"\1 or "),
        (rf"\b({month})-(?={month})", r"\1 to "),
        (r"^([0-9]{1,2}(?:st|nd|rd|th))/(?=[0-9]{1,2}(?:st|nd|rd|th))", r"\1 to "),
        (r"^([0-9]{1,2})-(?=[0-9]{1,2}/[0-9])", r"\1 to "),
        (r"^((?:19|20)[0-9]{2})-(1[3-9]|[2-9][0-9])$", r"\1 to 20\2"),
        (r"^(?:from )?(.+) (?:on|onwards?)$", r"since \1"),
        (rf"^({number} weeks?) ago (?=(?:{weekday})$)", r"\1 ago on "),
    ]
    return tuple((re.compile(pattern), instead) for pattern, instead in table)


def _th(day: int) -> str:
    return {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day, "th")
