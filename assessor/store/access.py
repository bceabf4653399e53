"""Everything held about a case, each item tagged by whom it is about and who supplied it, for a service to answer a
request for someone's data without showing them another's."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assessor.store.chain import Entry
from assessor.store.crypto import Tampered
from assessor.store.merging import about as words_for
from assessor.store.merging import says
from assessor.store.rows import ACTS, ANSWERS, IMAGES, PEOPLE, RECORD, Row, recorded
from assessor.text.blocks import Page

SUPPLIED = {
    "told": "told by the person supported",
    "seen": "seen by the worker",
    "document": "taken from a document",
    "inferred": "inferred by the worker",
    "note": "taken from a note",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing held: what, what it says, about whom (letters of the case), who supplied it, who entered it and when
    (UTC), and the entry at which it was corrected or taken back, if it was."""

    what: str
    says: str
    about: tuple[str, ...]
    supplied: str
    entered_by: str
    entered: str
    ended: str = ""

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "what": self.what,
            "says": self.says,
            "about": list(self.about),
            "supplied": self.supplied,
            "entered_by": self.entered_by,
            "entered": self.entered,
            "ended": self.ended or None,
        }


def items(rows: Iterable[Row], entries: Iterable[Entry]) -> tuple[Item, ...]:
    """Every row of a case, also those corrected since, in the order they were entered.

    Raises:
        Tampered: a row belongs to an entry that is not there.
    """
    rows = tuple(rows)
    by_seq = {entry.seq: entry for entry in entries}
    named = {row.since for row in rows} | {row.ended for row in rows if row.ended is not None}
    if named - set(by_seq):
        raise Tampered("events")
    roles = {row.content["name"]: row.content["role"] for row in rows if row.table == PEOPLE}
    shown = {row.content["name"]: _who(row, {}, {}) for row in rows if row.table == IMAGES}
    done = {row.content["name"]: _who(row, shown, {}) for row in rows if row.table == ACTS}
    found = []
    for row in sorted(rows, key=lambda row: (row.since, row.table, row.position, row.key, row.id)):
        entry = by_seq[row.since]
        found.append(
            Item(
                words_for(row.key),
                says(row),
                tuple(f"{who} ({roles[who]})" if who in roles else who for who in _who(row, shown, done)),
                SUPPLIED.get(str(_said(row).get("source", "")), "not said; entered by the worker"),
                entry.by,
                entry.at,
                by_seq[row.ended].at if row.ended is not None else "",
            )
        )
    return tuple(found)


def _said(row: Row) -> Mapping[str, Any]:
    return recorded(row) if row.table == RECORD else row.content


def _who(row: Row, shown: Mapping[str, tuple[str, ...]], done: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The letters of everyone a row is about; for the case as a whole, nobody apart."""
    said = row.content
    if row.table == PEOPLE:
        return (said["name"],)
    if row.table == IMAGES:
        return tuple(json.loads(said["of"]) or ())
    if row.table == ACTS:
        others = [who for who in json.loads(said["to"]) or () if who != "public"]
        people = (said["by"], said["about"], *others, *shown.get(said["image"], ()), *json.loads(said["ages"]))
        return tuple(dict.fromkeys(who for who in people if who))
    if row.table == RECORD:
        return tuple(recorded(row).get("about", ()))
    if row.table != ANSWERS or said["stands"] == "case":
        return ()
    return {PEOPLE: {said["on"]: (said["on"],)}, IMAGES: shown, ACTS: done}[said["stands"]].get(said["on"], ())


def report(reference: str, found: Iterable[Item], kept: str) -> Page:
    """The report as a page."""
    page = Page()
    page.head(f"Everything held about case {reference}", 1)
    page.para(
        "Each item says whom it is about and who supplied it. Before you give any of it to someone, take out what is about, "
        "or could point to, another person, unless the law lets you give it. This report is not encrypted."
    )
    page.para(kept)
    page.head("Items, in the order they were entered")
    for item in found:
        about = ", ".join(item.about) or "the case as a whole"
        gone = f" Corrected or taken back {item.ended}." if item.ended else ""
        page.item(f"{item.what}: {item.says}.{gone}")
        page.item(f"About: {about}. Supplied: {item.supplied}. Entered by {item.entered_by}, {item.entered}.", 2)
    page.head("What is not held")
    page.para("No picture, no name, no address and no contact is asked for. Free text is held as it was typed.")
    return page
