"""Readings held against notes in the form of `eighty/`: `python -m tests.narrative.measure sample [--show] [--old FILE]`.

What is asked, and what counts as right, stands in `eighty/README.md`. A reading is the JSON that `assessor narrative` prints, of
this reader or of an earlier one (`--old`: a file with one reading a note). An earlier reader claims facts; they are its pointing too.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from assessor.case.model import AGE_BANDS
from assessor.notes.reading import Reading, narrate, read
from assessor.notes.trained import grammar
from tests.narrative.eighty.notes import Json, Note, days, notes

HERE = Path(__file__).parent
SETS = {"sample": HERE / "sample", "eighty": HERE / "eighty"}
MATTERS = ("under-18", "self-harm", "danger-now", "stalking", "domestic-abuse")
NATIONS = {"england": "england-wales", "wales": "england-wales"}
FIRST_ADULT = 18
NOT_FACTS = {"act.kind", "when", "nation", "relation.to-person", "affected.age", "responsible.age"}


@dataclass
class Measure:
    """The counts of a set, and every error in words."""

    notes: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def share(self, part: str, whole: str) -> float:
        """A count out of another; one where there was nothing to count."""
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 1.0

    def table(self) -> dict[str, float]:
        """The table that is asked for."""
        return {
            "dangerous suggestions a note": self.counts["dangerous"] / self.notes,
            "acts: precision": self.share("acts right", "acts judged"),
            "acts: recall": self.share("acts right", "acts"),
            "acts proposed or listed": self.share("acts seen", "acts"),
            "what speaks of something, proposed or listed": self.share("spoken seen", "spoken"),
            "other sentences listed": self.share("others listed", "others"),
            "right sentence among the first two": self.share("facts pointed", "facts"),
            "safety: recall": self.share("safety found", "safety"),
            "false panels a note": self.counts["safety false"] / self.notes,
            "people: relation and age, precision": self.share("people right", "people claimed"),
            "people: relation and age, recall": self.share("people right", "people"),
            "nation: precision": self.share("nation right", "nation claimed"),
            "nation: recall": self.share("nation right", "nation"),
        }


@dataclass
class _One:
    """One note with its reading."""

    note: Note
    reading: Json
    into: Measure
    old: bool

    def score(self) -> None:
        self.into.notes += 1
        self.letters = self._letters()
        self.used: set[int] = set()
        self.proposed: set[int] = set()
        for act in self.reading["acts"]:
            self._act(act)
        self.into.counts["acts"] += len(self.note.gold.get("acts", ()))
        for number, row in enumerate(self.note.gold.get("acts", ())):
            if number not in self.used:
                self._say(f"missed {row['kind']}: {self.note.sentence(row['at'][0])}")
        self._listing()
        self._facts()
        self._safety()
        self._people()
        self._nation()

    def _say(self, what: str) -> None:
        self.into.errors.append(f"{self.note.id}: {what}")

    def _dangerous(self, what: str) -> None:
        self.into.counts["dangerous"] += 1
        self._say(f"DANGEROUS {what}")

    def _numbers(self, spans: Sequence[Sequence[int]]) -> list[int]:
        """The sentences that some spans lie in, counted from 1, in the order of the spans."""
        found = [
            number
            for a, b in spans
            for number, (first, last) in enumerate(self.note.spans, 1)
            if a < last and first < b
        ]
        return list(dict.fromkeys(found))

    def _letters(self) -> dict[str, str]:
        """The annotation's letter of each person of the reading, by the words they share; else the reading's own."""
        found: dict[str, str] = {}
        rows = [(row, self.note.place(row)) for row in self.note.gold.get("people", ())]
        pairs = [
            (
                not any(tuple(span) == place for span in person["spans"]),
                person["id"] != row["id"],
                person["id"],
                row["id"],
            )
            for row, place in rows
            for person in self.reading["people"]
            if any(span[0] < place[1] and place[0] < span[1] for span in person["spans"])
        ]
        for _, _, read_as, meant in sorted(pairs, key=lambda pair: pair[:2]):
            if read_as not in found and meant not in found.values():
                found[read_as] = meant
        return found

    def _letter(self, person: str | None) -> str:
        return self.letters.get(person, person) if person else ""

    def _act(self, act: Json) -> None:
        numbers = self._numbers(act["spans"][:1])
        self.proposed |= set(numbers)
        places = {str(n) for n in numbers}
        says = (
            f"{act['kind']} by {self._letter(act['by']) or '-'}: {' / '.join(self.note.sentence(n) for n in numbers)}"
        )
        rows = [
            (number, row)
            for number, row in enumerate(self.note.gold.get("acts", ()))
            if row["kind"] == act["kind"] and places & set(row["at"])
        ]
        fits = [(n, row) for n, row in rows if n not in self.used and not self._wrong(act, row)]
        if fits:
            self.used.add(fits[0][0])
            self.into.counts["acts right"] += 1
        elif any(
            row["kind"] == act["kind"] and places & set(row["at"]) and not self._wrong(act, row)
            for row in self.note.gold.get("may", ())
        ):
            return
        elif rows and all(n in self.used for n, _ in rows):
            self._say(f"doubled {says}")
        else:
            self._dangerous(f"{self._because(act, rows, places)}: {says}")
        self.into.counts["acts judged"] += 1

    def _because(self, act: Json, rows: list[tuple[int, Json]], places: set[str]) -> str:
        if rows:
            return " ".join(self._wrong(act, rows[0][1]))
        for part in ("not", "look"):
            if any(r["kind"] == act["kind"] and places & set(r["at"]) for r in self.note.gold.get(part, ())):
                return f"a row of '{part}'"
        return "no such act"

    def _wrong(self, act: Json, row: Json) -> list[str]:
        """The fields in which an act differs from a row that has them."""
        out = []
        for name in ("by", "about"):
            got, allowed = self._letter(act[name]), row.get(name)
            if got and allowed and got not in re.split("[+/]", allowed):
                out.append(f"{name} {got} for {allowed}")
        shown = self._pictures(act.get("image"))
        if shown and "picture" in row and not shown & set(_listed(row["picture"])):
            out.append(f"picture {sorted(shown)} for {row['picture']}")
        if act["when"] and "when" in row and not fits(act["when"], row["when"]):
            out.append(f"when {act['when']} for {row['when']}")
        if act["when"] and "when" not in row:
            out.append(f"when {act['when']} for none")
        return out

    def _pictures(self, image: str | None) -> set[str]:
        """The annotation's pictures that share words with one of the reading."""
        spans = [span for row in self.reading["images"] if row["id"] == image for span in row["spans"]]
        places = {row["id"]: self.note.place(row) for row in self.note.gold.get("pictures", ())}
        return {id for id, (first, last) in places.items() if any(a < last and first < b for a, b in spans)}

    def _listing(self) -> None:
        gold, counts = self.note.gold, self.into.counts
        listed = set(self._numbers(self.reading["not_understood"]))
        seen = listed | self.proposed
        for number, row in enumerate(gold.get("acts", ())):
            found = number in self.used or int(row["at"][0]) in seen
            counts["acts seen"] += found
            if not found:
                self._say(f"SILENT act: {self.note.sentence(row['at'][0])}")
        spoken = {int(n) for found in gold.get("speaks", {}).values() for n in found}
        spoken |= {int(row["at"][0]) for row in gold.get("look", ())}
        acts = {int(row["at"][0]) for row in gold.get("acts", ())}
        others = set(range(1, len(self.note.spans) + 1)) - spoken - acts
        counts["spoken"] += len(spoken)
        counts["spoken seen"] += len(spoken & seen)
        counts["others"] += len(others)
        counts["others listed"] += len(others & listed)
        for number in sorted(spoken - seen):
            self._say(f"silent: {self.note.sentence(number)}")
        for number in sorted(others & listed):
            self._say(f"listed for nothing: {self.note.sentence(number)}")

    def _facts(self) -> None:
        """The sentences pointed at for each fact."""
        for row in self.note.gold.get("facts", ()):
            self.into.counts["facts"] += 1
            numbers = self._numbers(self._pointed(row["fact"]))[:2]
            right = bool({str(n) for n in numbers} & set(row["best"]))
            self.into.counts["facts pointed"] += right
            if not right:
                best = self.note.sentence(row["best"][0])
                self._say(f"pointed elsewhere, {row['fact']}: {best} (for {[self.note.sentence(n) for n in numbers]})")
        for claim in self.reading["suggestions"] if self.old else ():
            self._claim(claim)

    def _pointed(self, fact: str) -> list[Sequence[int]]:
        if self.old:
            return [span for row in self.reading["suggestions"] if row["fact"] == fact for span in row["spans"]]
        return list(self._read.points(fact))

    @cached_property
    def _read(self) -> Reading:
        return read(self.note.text, self.note.date, grammar())

    def _claim(self, row: Json) -> None:
        """A fact that is claimed of prose against the annotation's values of that fact."""
        values = {r["value"] for r in self.note.gold.get("facts", ()) if r["fact"] == row["fact"] and "value" in r}
        if row["fact"] not in NOT_FACTS and values and row["value"] not in values | {"unknown"}:
            self._dangerous(f"{row['fact']} is {row['value']} for {values}: {row['cue']}")

    def _safety(self) -> None:
        counts, gold = self.into.counts, self.note.gold.get("safety", {})
        wanted = {row["matter"] for row in gold.get("is", ())}
        found = {row["id"] for row in self.reading["flags"]} & set(MATTERS)
        counts["safety"] += len(wanted)
        counts["safety found"] += len(wanted & found)
        for matter in sorted(wanted - found):
            row = next(r for r in gold["is"] if r["matter"] == matter)
            self._say(f"UNHEARD {matter}: {self.note.sentence(row['at'][0])}")
        for matter in sorted(found - wanted - {row["matter"] for row in gold.get("allowed", ())}):
            counts["safety false"] += 1
            because = next(row["because"] for row in self.reading["flags"] if row["id"] == matter)
            self._say(f"false panel {matter}: {[self.note.text[a:b] for a, b in because[:3]]}")

    def _people(self) -> None:
        counts = self.into.counts
        wanted = {
            (row["id"], what, row[what])
            for row in self.note.gold.get("people", ())
            for what in ("age", "relation")
            if what in row
        }
        counts["people"] += len(wanted)
        for who, what, value in self._claimed():
            counts["people claimed"] += 1
            right = [w for w in wanted if w[:2] == (who, what) and (value in w[2].split("/") or _band(w[2]) == value)]
            counts["people right"] += bool(right)
            if not right:
                self._dangerous(f"{what} of {who} is {value} for {sorted(w for w in wanted if w[1] == what)}")

    def _claimed(self) -> Iterator[tuple[str, str, str]]:
        for row in () if self.old else self.reading["people"]:
            if "age" in row:
                yield self._letter(row["id"]), "age", str(row["age"])
        for row in self.reading["suggestions"]:
            if row["fact"].endswith((".age", ".age-now")) and self.old:
                yield self._letter(row["person"]), "age", str(row["value"])
            elif row["fact"] == "relation.to-person" and row["value"] != "unknown":
                yield self._letter(row["person"] or "A"), "relation", str(row["value"])

    def _nation(self) -> None:
        counts = self.into.counts
        wanted = self.note.gold.get("nation", {}).get("is", "")
        said = {str(row["value"]) for row in self.reading["suggestions"] if row["fact"] == "nation"} - {"unknown"}
        counts["nation"] += bool(wanted)
        for value in said:
            counts["nation claimed"] += 1
            if value in (wanted, NATIONS.get(wanted)):
                counts["nation right"] += 1
            else:
                self._dangerous(f"nation {value} for {wanted or 'none'}")


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def fits(when: Any, gold: Any) -> bool:
    """Whether days read lie within days annotated, or the other way about."""
    got = (when, when) if isinstance(when, str) else (when.get("from", ""), when.get("to", "9999"))
    return any(
        (f.isoformat() <= got[0] and got[1] <= t.isoformat()) or (got[0] <= f.isoformat() and t.isoformat() <= got[1])
        for f, t in days(gold)
    )


def _band(age: str) -> str:
    figures = re.match(r"\d+", age)
    if figures is None:
        return age
    years = int(figures.group())
    if years >= FIRST_ADULT:
        return "adult"
    ends = [(band, band.split("-")) for band in AGE_BANDS if band[0].isdigit()]
    return next((band for band, parts in ends if int(parts[0]) <= years <= int(parts[-1])), "")


def score_one(note: Note, reading: Json, into: Measure, old: bool) -> None:
    """One note's reading into the counts."""
    _One(note, reading, into, old).score()


def measure(name: str, old: Sequence[Json] | None = None) -> Measure:
    """A set measured, with this reader or with readings of an earlier one."""
    into = Measure()
    for number, note in enumerate(notes(SETS[name])):
        reading = old[number] if old else narrate(note.text, note.date)
        score_one(note, reading, into, old is not None)
    return into


def main() -> None:
    """The table, and with --show every error."""
    old = None
    if "--old" in sys.argv:
        old = json.loads(Path(sys.argv[sys.argv.index("--old") + 1]).read_text(encoding="utf-8"))
    found = measure(sys.argv[1], old)
    for line in found.errors if "--show" in sys.argv else ():
        print(line)
    for what, figure in found.table().items():
        print(f"{what:48} {figure:.3f}")
    print(dict(found.counts))


if __name__ == "__main__":
    main()
