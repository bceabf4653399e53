"""The older sets, whose annotation has no sentences: `python -m tests.narrative.older unseen later fresh own development kept-out [--show]`.

Held against it: acts by kind, doer and day; relation, age and nation. What the annotation allows besides is neither right nor wrong.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from assessor.notes.reading import age_band, narrate
from tests.corpus.cases import entries
from tests.narrative.measure import fits

HERE = Path(__file__).parent
FIRST = ("A", "B")
OLD_WORDS = {
    "housemate": "friend-or-colleague",
    "landlord": "friend-or-colleague",
    "neighbour": "friend-or-colleague",
    "classmate": "friend-or-colleague",
}
NOTE_DATE = dt.date(2026, 11, 22)
Json = dict[str, Any]


@dataclass
class Older:
    """The counts of a set, with every error in words."""

    notes: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def table(self) -> dict[str, float]:
        """Dangerous suggestions a note, and the acts."""
        judged, asked = self.counts["acts judged"], self.counts["acts"]
        return {
            "dangerous suggestions a note": self.counts["dangerous"] / self.notes,
            "acts: precision": self.counts["acts right"] / judged if judged else 1.0,
            "acts: recall": self.counts["acts right"] / asked,
        }

    def say(self, id: str, what: str, dangerous: bool = False) -> None:
        """An error."""
        self.counts["dangerous"] += dangerous
        self.errors.append(f"{id}: {'DANGEROUS ' if dangerous else ''}{what}")


def gold(name: str) -> list[Json]:
    """The annotation of a set, every scalar a word, with the text."""
    known = {entry["id"]: entry["narrative"].strip() for entry in entries()}
    rows = yaml.load((HERE / f"gold-{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["notes"]
    return [{**row, "text": row.get("text") or known[row["id"]]} for row in rows]


def score(name: str) -> Older:
    """A set read and scored."""
    into = Older()
    for row in gold(name):
        day = dt.date.fromisoformat(row["note_date"]) if "note_date" in row else NOTE_DATE
        _score(row, narrate(row["text"], day), into)
    return into


def _score(row: Json, reading: Json, into: Older) -> None:
    into.notes += 1
    wanted = list(row.get("acts", ()))
    into.counts["acts"] += len(wanted)
    allowed = {m.removeprefix("kind=") for m in row.get("may", ()) if m.startswith("kind=")} | set(
        row.get("unsure", ())
    )
    kinds = {act["kind"] for act in wanted}
    for act in reading["acts"]:
        words = row["text"][slice(*act["spans"][1])]
        found = next((w for w in wanted if w["kind"] == act["kind"]), None)
        if found is not None:
            wanted.remove(found)
            wrong = _wrong(act, found)
            into.counts["acts right"] += not wrong
            if wrong:
                into.say(row["id"], f"{wrong}: {act['kind']} by {act['by']}: {words}", dangerous=True)
        elif act["kind"] in kinds | allowed:
            continue
        else:
            into.say(row["id"], f"no such act: {act['kind']} by {act['by']}: {words}", dangerous=True)
        into.counts["acts judged"] += 1
    for act in wanted:
        into.say(row["id"], f"missed {act['kind']}: {row['text']}")
    _claims(row, reading, into)


def _wrong(act: Json, want: Json) -> str:
    by = want.get("by")
    if act["by"] and by in ("A", "B") and act["by"] != by:
        return f"by {act['by']} for {by}"
    if act["when"] and (("when" in want and not fits(act["when"], want["when"])) or "when" not in want):
        return f"when {act['when']} for {want.get('when')}"
    return ""


def _claims(row: Json, reading: Json, into: Older) -> None:
    relations = {row.get("relation"), *(m.split("=")[1] for m in row.get("may", ()) if m.startswith("relation."))}
    for claim in reading["suggestions"]:
        if claim["fact"] == "relation.to-person" and not {claim["value"], OLD_WORDS.get(claim["value"])} & relations:
            into.say(row["id"], f"relation {claim['value']} for {row.get('relation')}", dangerous=True)
        if claim["fact"] == "nation" and claim["value"] != row.get("nation"):
            into.say(row["id"], f"nation {claim['value']} for {row.get('nation')}", dangerous=True)
    ages = {**row.get("ages", {}), **row.get("age_now", {})}
    for person in reading["people"]:
        said = ages.get(person["id"])
        if "age" in person and person["id"] in FIRST and said not in (str(person["age"]), age_band(person["age"])):
            into.say(row["id"], f"age of {person['id']} is {person['age']} for {said}", dangerous=True)


if __name__ == "__main__":
    for name in (arg for arg in sys.argv[1:] if not arg.startswith("-")):
        found = score(name)
        for line in found.errors if "--show" in sys.argv else ():
            print(line)
        print(name, {what: round(figure, 3) for what, figure in found.table().items()}, dict(found.counts))
