"""Entries of the record: a diary of incidents and of proof, and a log of requests to take something down. Never a picture."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from assessor.dates.reader import Read, Unsure, read_day, read_days
from assessor.text.names import long_day

INCIDENT, PROOF, REMOVAL = "incident", "proof", "removal"
LONGEST = 2_000
"""More characters than this are no line of a diary."""
_PICTURE = re.compile(r"\.(jpe?g|png|gif|heic|heif|webp|bmp|tiff?|mp4|mov|avi|mkv|webm|3gp)\b", re.IGNORECASE)
PICTURE = "Do not keep a picture here, or the name of its file. Say in words what it is and where it was seen."
DAY, AHEAD, WORDS = "day", "ahead", "words"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is said of an entry: how it is asked, and what it takes (`DAY` that was, `AHEAD` one that may come)."""

    id: str
    asks: str
    takes: str = WORDS
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry, with its lines in the order in which they are asked."""

    id: str
    title: str
    lines: tuple[Line, ...]


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.id: kind
        for kind in (
            Kind(
                INCIDENT,
                "Something that happened",
                (
                    Line("day", "When was it?", DAY, needed=True),
                    Line("what", "What was done? Facts only, in the third person.", needed=True),
                    Line("where", "Where: a site, an app, or what kind of place. No address."),
                    Line("source", "Who says so: told, seen, or a document?"),
                ),
            ),
            Kind(
                PROOF,
                "Proof that there is",
                (
                    Line("day", "When was it seen?", DAY, needed=True),
                    Line("what", "What is it, in words: a message, a link, a list of calls?", needed=True),
                    Line("where", "Where was it seen: the link, or the account?"),
                    Line("kept-by", "Who keeps it?"),
                    Line("kept-where", "Where do they keep it? No address."),
                ),
            ),
            Kind(
                REMOVAL,
                "A request to take something down",
                (
                    Line("to", "Which site, app or helpline was asked?", needed=True),
                    Line("asked", "When was it asked?", DAY, needed=True),
                    Line("at", "At what time, as 16:20? It counts for the 48 hours."),
                    Line("what", "What was asked to be taken down, in words?"),
                    Line("where", "The link, or the account?"),
                    Line("reference", "Their reference?"),
                    Line("answer", "What did they answer?"),
                    Line("next", "When is it looked at again?", AHEAD),
                ),
            ),
        )
    }
)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A line that was not taken, and why."""

    line: str
    says: str


def taken(line: Line, typed: str, today: dt.date) -> str | Wrong:
    """What a line holds of what was typed: a day as its days are written, else the words; empty where nothing was typed."""
    text = " ".join(typed.split())
    if not text:
        return Wrong(line.id, "This is needed.") if line.needed else ""
    if len(text) > LONGEST:
        return Wrong(line.id, f"That is longer than {LONGEST:,} characters.")
    if line.takes == WORDS:
        return Wrong(line.id, PICTURE) if _PICTURE.search(text) else text
    found = read_day(text, today) if line.takes == AHEAD else read_days(text, today)
    if isinstance(found, Unsure):
        return Wrong(line.id, f"{found.words} Write it so that it is one.")
    return found.text if isinstance(found, Read) else Wrong(line.id, found.words)


def entry_of(kind: str, typed: Mapping[str, str], today: dt.date) -> dict[str, str] | tuple[Wrong, ...]:
    """What an entry says, or everything that is wrong with what was typed for it."""
    says = {line.id: taken(line, typed.get(line.id, ""), today) for line in KINDS[kind].lines}
    wrong = tuple(value for value in says.values() if isinstance(value, Wrong))
    return wrong or {name: value for name, value in says.items() if isinstance(value, str) and value}


def entry_words(kind: str, says: Mapping[str, str]) -> str:
    """An entry in a line."""
    day = day_words(says.get("asked") or says.get("day", ""))
    if kind == REMOVAL:
        answer = f"answer: {says['answer']}" if says.get("answer") else "no answer yet"
        reference = f", reference {says['reference']}" if says.get("reference") else ""
        return f"{day}: asked {says.get('to', '')}{reference}; {answer}"
    where = f" ({says['where']})" if says.get("where") else ""
    kept = f"; kept by {says['kept-by']}" if says.get("kept-by") else ""
    return f"{day}: {says.get('what', '')}{where}{kept}"


def day_words(written: str) -> str:
    """Days as they are written, in words; a day of the calendar said in full."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
        return long_day(written)
    return written or "day not known"
