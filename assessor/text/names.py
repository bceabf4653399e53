"""The words a result is said in: outcomes, law status, nations, days. No offence is named here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from legal_rules import periods

NATION_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "england-wales": "England and Wales",
        "scotland": "Scotland",
        "northern-ireland": "Northern Ireland",
        "elsewhere": "elsewhere",
    }
)
SHOWN = "what the picture shows"
OUTCOME_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "met": "Fits what you have told us",
        "met-unless": "Fits, unless an exception applies",
        "open": "Cannot tell yet",
        "excluded": "An exception in the law may apply",
        "not-met": "This law does not fit what you have told us. That does not mean nothing wrong was done.",
    }
)
OUTSIDE = "Does not fit what you have told us: {why}"
"""What leaves an act out belongs to the definition of the offence, and is no exception to it."""
ALOUD: Mapping[str, str] = MappingProxyType(
    {
        "met": "From what you have told us, this may be an offence.",
        "met-unless": "From what you have told us, this may be an offence, unless an exception in the law applies.",
        "open": "We cannot tell yet. There are things we do not know, and that is all right.",
        "excluded": "The law has an exception that may apply here. The police or a lawyer can say more.",
        "not-met": "This particular law does not seem to cover it. That does not mean nothing wrong was done.",
        "other-law": "Other law may cover this. The police or an adviser can say more.",
        "later": "This matches a law that began after it happened. Other law may still apply to it.",
    }
)
MATCH_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "met": "what was done matches its words",
        "met-unless": "what was done matches its words, unless an exception applies",
        "open": "whether what was done matches its words cannot be told yet",
        "excluded": "what was done comes under an exception to it",
        "not-met": "what was done does not match its words",
    }
)
"""How a finding is said of law that was not in force that day, which never fits."""
LAW_STATUS: Mapping[str, str] = MappingProxyType(
    {
        "in-force": "in force on the day of the act",
        "in-force-unread": "in force on the day of the act; its text was not read",
        "not-yet": "not yet law on the day of the act",
        "repealed": "no longer law on the day of the act",
        "unconfirmed": "passed; whether it had begun is not confirmed",
        "proposed": "proposed; not passed",
    }
)
STATUS_THAT_DAY: Mapping[str, str] = MappingProxyType(
    {
        "in-force": "in force that day",
        "in-force-unread": "in force that day; its text was not read",
        "not-yet": "not yet law that day",
        "repealed": "no longer law that day",
        "unconfirmed": "passed; whether it had begun is not confirmed",
        "proposed": "proposed; not passed",
    }
)
BASIS_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "statute-text": "checked against the words of the law",
        "secondary": "from guidance or reports, not the words of the law",
        "bill": "from a Bill or statement, not the words of the law",
        "memory": "from memory, not checked",
    }
)
BURDEN_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "prosecution": "for the prosecution",
        "evidential": "raised by the defence, then for the prosecution to answer",
        "defendant": "for the defendant to prove",
        "unsettled": "who proves it is not settled",
    }
)
INFORMATION = "Information, not legal advice. The police and prosecutors decide about charges."
STILL_OPEN = (
    "Getting images taken down, orders that protect, support, and help from the platform are still open, and so is going "
    "to the police."
)
THREAT = "Threatening to share is an offence even if nothing was shared."
REPORT_ANY_TIME = "You can report to the police at any time."


def nation_name(nation: str) -> str:
    """A nation's name."""
    return NATION_NAMES.get(nation, nation)


def long_day(day: dt.date | str) -> str:
    """A day as it is said: 3 February 2024."""
    return periods.long_day(dt.date.fromisoformat(day) if isinstance(day, str) else day)


def span(first: dt.date | None, last: dt.date, lasting: bool = False) -> str:
    """A period as it is said."""
    if first == last and first is not None:
        return f"on {long_day(last)}"
    if first is None:
        return f"on some day up to {long_day(last)}"
    if lasting:
        return f"from {long_day(first)} to {long_day(last)}"
    return f"on some day from {long_day(first)} to {long_day(last)}"


def joined(parts: Sequence[str], word: str = "and") -> str:
    """Parts as a list in a sentence."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + f" {word} {parts[-1]}"


def sentence(text: str) -> str:
    """A text with its first letter large."""
    return text[:1].upper() + text[1:]


STOPPED = "This tool does not advise anyone who was reported. There is legal advice, and support."


NO_DOCUMENT = "For whoever was reported there is 'Who can help'; no document is made of the case."


NO_RESULTS = "The person helped here is the one who was reported: no results are given."
