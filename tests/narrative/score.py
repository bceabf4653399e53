"""The reading of notes held against what their words state: `python -m tests.narrative.score [development|kept-out|own|fresh|unseen|later] [--show]`.

Counted apart: kinds of act, facts (with ages, nation and relation), dates; every wrong yes on agreement, age, or who did it; and
every act read that a note does not state.
"""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assessor.notes import narrate
from assessor.notes.ages import band_of
from tests.corpus.cases import entries
from tests.plain import read_words

HERE = Path(__file__).parent
NOTE_DATE = dt.date(2026, 11, 22)
Json = dict[str, Any]


@dataclass
class Count:
    """Right, wrong and missed of one sort."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Of what was read, how much the note says."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what the note says, how much was read."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass
class Score:
    """The counts of a set of notes, with every error in words."""

    notes: int = 0
    sorts: dict[str, Count] = field(default_factory=lambda: {"acts": Count(), "facts": Count(), "dates": Count()})
    wrong_yes: list[str] = field(default_factory=list)
    unstated: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def whole(self) -> Count:
        """Acts and facts together."""
        return Count(
            *(sum(getattr(self.sorts[s], name) for s in ("acts", "facts")) for name in ("right", "wrong", "missed"))
        )


def gold(half: str) -> list[Json]:
    """The annotation of a half, every scalar a word."""
    rows = read_words(HERE / f"gold-{half}.yaml")["notes"]
    assert isinstance(rows, list)
    return rows


def texts() -> dict[str, str]:
    """The public cases' notes by id."""
    return {entry["id"]: entry["narrative"].strip() for entry in entries()}


def score_half(half: str) -> Score:
    """A half, or the notes of this project's own (`own`), scored."""
    score, known = Score(), texts()
    for row in gold(half):
        note_date = dt.date.fromisoformat(row["note_date"]) if "note_date" in row else NOTE_DATE
        _score(row, narrate(row["text"] if "text" in row else known[row["id"]], note_date), score)
    return score


def _score(row: Json, read: Json, score: Score) -> None:
    score.notes += 1
    may = set(row.get("may", ()))
    pairs = _acts(row, read, may, score)
    wanted: set[tuple[str, str, str]] = set()
    said: set[tuple[str, str, str]] = set()
    free: set[str] = set()
    for want, got in pairs:
        if want is not None:
            wanted |= {(want["kind"], fact, value) for fact, value in want.get("facts", {}).items()}
        if want is None and got is not None:
            free.add(got["id"])
    kind_of = {act["id"]: act["kind"] for act in read["acts"]}
    for name, prefix in (("image", "image"), ("loose", "")):
        wanted |= {(prefix, fact, value) for fact, value in row.get(name, {}).items()}
    wanted |= {(who, "age", _band(age)) for who, age in row.get("ages", {}).items()}
    wanted |= {(who, "age-now", age) for who, age in row.get("age_now", {}).items()}
    if "nation" in row:
        wanted.add(("", "nation", row["nation"]))
    if "relation" in row:
        wanted.add(("", "relation.to-person", row["relation"]))
    for item in read["suggestions"]:
        fact, value = item["fact"], item["value"]
        if fact in ("act.kind", "when") or item["act"] in free:
            continue
        if fact == "act.completed":
            if (
                item["kind"] in kind_of.values()
                or f"kind={item['kind']}" in may
                or item["kind"] in row.get("unsure", ())
                or any(a["kind"] == item["kind"] for a in row.get("acts", ()))
            ):
                continue
            said.add(("", f"maybe {item['kind']}", "unknown"))
            continue
        place = kind_of[item["act"]] if item["act"] else ("image" if item["image"] else "")
        if fact.endswith((".age", ".age-now")):
            place = item["person"]
            fact = "age-now" if fact.endswith("-now") else "age"
        elif fact.startswith(("shows.", "image.")) and fact != "image.temporary":
            place = "image"
        elif fact == "relation.to-person":
            place = ""
        said.add((place, fact, value))
    ages_of = {who for who, fact, _ in wanted if fact == "age"}
    now_of = {who for who, fact, _ in wanted if fact == "age-now"}
    for key in sorted(said - wanted):
        place, fact, value = key
        if (
            f"{fact}={value}" in may
            or (
                fact == "age-now"
                and place not in now_of
                and (place, "age", "adult" if value == "adult" else value) in wanted
            )
            or (fact == "age-now" and value == "under-13")
        ):
            continue
        score.sorts["facts"].wrong += 1
        score.errors.append(f"{row['id']}: wrong {place} {fact}={value}")
        if (fact.startswith("consent") and value == "yes") or (
            fact == "age" and (place in ages_of or f"age-{place}" not in may)
        ):
            score.wrong_yes.append(f"{row['id']}: {place} {fact}={value}")
    for key in sorted(wanted):
        if key in said:
            score.sorts["facts"].right += 1
        else:
            score.sorts["facts"].missed += 1
            score.errors.append(f"{row['id']}: missed {' '.join(key)}")


def _band(age: str) -> str:
    return band_of(int(age)) if age.isdigit() and age != "12" else age


def _acts(row: Json, read: Json, may: set[str], score: Score) -> list[tuple[Json | None, Json | None]]:
    """Each act the note states with the one read for it, by kind, and then by who did it."""
    left = list(read["acts"])
    pairs: list[tuple[Json | None, Json | None]] = []
    for want in row.get("acts", ()):
        fits = [act for act in left if act["kind"] == want["kind"]]
        same = (
            [act for act in fits if act["by"] == want.get("by")] or [act for act in fits if act["by"] is None] or fits
        )
        if not same:
            score.sorts["acts"].missed += 1
            score.errors.append(f"{row['id']}: missed act {want['kind']} by {want.get('by')}")
            pairs.append((want, None))
            if "when" in want:
                score.sorts["dates"].missed += 1
            continue
        got = same[0]
        left.remove(got)
        score.sorts["acts"].right += 1
        if (
            got["by"] is not None
            and got["by"] != want.get("by")
            and not (
                (want.get("by") == "other" and got["by"] not in ("A", "B"))
                or (want.get("by") is None and got["by"] == "A")
            )
        ):
            score.wrong_yes.append(f"{row['id']}: {want['kind']} by {got['by']}, not {want.get('by')}")
        _when(row, want, got, score)
        pairs.append((want, got))
    for act in left:
        pairs.append((None, act))
        if f"kind={act['kind']}" not in may:
            score.sorts["acts"].wrong += 1
            score.errors.append(f"{row['id']}: wrong act {act['kind']} by {act['by']}")
            score.unstated.append(f"{row['id']}: {act['kind']}")
    return pairs


def _when(row: Json, want: Json, got: Json, score: Score) -> None:
    if "when" in want:
        if got["when"] == want["when"]:
            score.sorts["dates"].right += 1
        elif got["when"] is None:
            score.sorts["dates"].missed += 1
            score.errors.append(f"{row['id']}: missed date of {want['kind']}")
        else:
            score.sorts["dates"].wrong += 1
            score.sorts["dates"].missed += 1
            score.errors.append(f"{row['id']}: wrong date of {want['kind']}: {got['when']}, not {want['when']}")
    elif got["when"] is not None and "when_any" in row and got["when"] != row["when_any"]:
        score.sorts["dates"].wrong += 1
        score.errors.append(f"{row['id']}: wrong date of {want['kind']}: {got['when']}")


def report(half: str, show: bool = False) -> str:
    """The figures of a half in lines."""
    score = score_half(half)
    lines = [f"{half}: {score.notes} notes"]
    for name, count in (*score.sorts.items(), ("acts and facts", score.whole())):
        lines.append(
            f"  {name}: precision {count.precision:.3f}, recall {count.recall:.3f} (right {count.right}, wrong {count.wrong}, missed {count.missed})"
        )
    lines.append(f"  wrong yes on agreement, age, or who did it: {len(score.wrong_yes)}")
    lines.extend(f"    {line}" for line in score.wrong_yes)
    lines.append(f"  acts read that are not stated: {len(score.unstated)}")
    lines.extend(f"    {line}" for line in score.unstated)
    if show:
        lines.extend(f"  {line}" for line in score.errors)
    return "\n".join(lines)


if __name__ == "__main__":
    named = [a for a in sys.argv[1:] if not a.startswith("-")]
    for one in named or ["development", "kept-out", "own"]:
        if (HERE / f"gold-{one}.yaml").is_file():
            print(report(one, "--show" in sys.argv))
