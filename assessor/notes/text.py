"""A reading as text: what to look at first, what is proposed, what has to be looked at, and what bears on which question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assessor.text.blocks import Page
from legal_rules.facts import KIND, Vocabulary
from legal_rules.files.written import Json

FIRST, PROPOSED, TO_LOOK, POINTED, PERSONAL = (
    "First",
    "Acts that the note states",
    "To look at",
    "What bears on a question",
    "Personal data",
)
NOTHING = "No act was read from it. Read the sentences below."
_PLACES = 2


def render(note: str, reading: Json, vocabulary: Vocabulary) -> Page:
    """The page of a reading."""
    page = Page()
    page.head("What the note says", 1)
    page.para("Proposals only. Nothing here is a fact until you confirm it, and nothing is saved.")
    if reading.get("message"):
        page.para(str(reading["message"]))
    for flag in reading["flags"]:
        page.item(f"{FIRST}: {flag['says']} ({', '.join(quote(note, span) for span in flag['because'][:4])})")
    _proposed(page, note, reading, vocabulary)
    _spans(
        page,
        note,
        TO_LOOK,
        "Each speaks of a picture, a device, undress, a threat or a child, and gave no act.",
        reading["not_understood"],
    )
    _pointed(page, note, reading, vocabulary)
    if reading["personal"]:
        page.head(PERSONAL)
        page.para("These can be replaced by roles before anything is saved.")
        for row in reading["personal"]:
            page.item(f"{row['kind']}: {quote(note, row['span'])} → {row['replace']}")
    return page


def _proposed(page: Page, note: str, reading: Json, vocabulary: Vocabulary) -> None:
    page.head(PROPOSED)
    if not reading["acts"]:
        page.para(NOTHING)
    for act in reading["acts"]:
        page.item(f"{act_words(act, vocabulary)}: {quote(note, act['spans'][-1])}")
    for person in reading["people"]:
        told = [str(row["value"]) for row in reading["suggestions"] if row["person"] == person["id"]]
        years = [f"{person['age']} years old"] if "age" in person else []
        if told or years:
            page.item(f"{person['id']} ({person['called']}): {', '.join([*told, *years])}")


def _spans(page: Page, note: str, head: str, says: str, spans: Sequence[Sequence[int]]) -> None:
    if spans:
        page.head(head)
        page.para(says)
        for span in spans:
            page.item(quote(note, span))


def _pointed(page: Page, note: str, reading: Json, vocabulary: Vocabulary) -> None:
    rows = [row for row in reading["points"] if row["spans"]]
    if rows:
        page.head(POINTED)
        for row in rows:
            fact = next((fact for fact in row["facts"] if vocabulary.knows(fact)), "")
            asked = vocabulary.question(fact) if fact else row["id"]
            page.item(f"{asked} {' / '.join(quote(note, span) for span in row['spans'][:_PLACES])}")


def act_words(act: Json, vocabulary: Vocabulary) -> str:
    """An act in a line: what, by whom, of whom, when."""
    says = vocabulary.spec(KIND).says.get(act["kind"], act["kind"])
    who = f", by {act['by']}" if act["by"] else ", by somebody the note does not name"
    about = f", of {act['about']}" if act["about"] else ""
    when = f", {when_words(act['when'])}" if act["when"] else ""
    return f"{says}{who}{about}{when}"


def when_words(when: Any) -> str:
    """Days as a reading gives them."""
    return f"on {when}" if isinstance(when, str) else f"some time from {when['from']} to {when['to']}"


def quote(note: str, span: Sequence[int]) -> str:
    """Words of the note between marks."""
    return f"“{' '.join(note[span[0] : span[1]].split())}”"
