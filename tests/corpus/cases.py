"""The public cases: read from their files, run on the law of their day, and held against what the source says."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assessor.case.file import read_case
from assessor.case.model import Case
from assessor.result.report import assess_case
from legal_rules.files.written import written
from legal_rules.rulebook import RuleBook
from legal_rules.slices import first_day
from tests.plain import read

HERE = Path(__file__).parent
Json = dict[str, Any]
AS_AT = dt.date(2026, 11, 22)
FITS = ("met", "met-unless")


@dataclass(frozen=True)
class Run:
    """One public case on one day (the file's own, if null)."""

    id: str
    entry: Json
    day: dt.date | None

    def __str__(self) -> str:
        return f"{self.id}@{self.day}" if self.day else self.id


@cache
def entries() -> tuple[Json, ...]:
    """Every case of every file."""
    rows: list[Json] = []
    for path in sorted(HERE.glob("*.yaml")):
        rows += read(path).get("cases", [])
    return tuple(rows)


@cache
def exceptions() -> dict[str, Json]:
    """The listed exceptions, by case."""
    return {row["case"]: row for row in read(HERE / "exceptions.yaml")["exceptions"]}


@cache
def later() -> set[str]:
    """The offences that cases name and the rule base does not hold yet."""
    return {offence for row in read(HERE / "exceptions.yaml")["later"] for offence in row["offences"]}


def runs(book: RuleBook) -> Iterator[Run]:
    """Each case on its day; a case of any date on the first and last day of every version of the offences it names."""
    for entry in entries():
        if entry.get("dates") != "first-and-last":
            yield Run(entry["id"], entry, None)
            continue
        for day in sorted(_version_days(entry, book)):
            yield Run(entry["id"], entry, day)


def _version_days(entry: Json, book: RuleBook) -> set[dt.date]:
    """Those on which every offence that the source says was committed was law."""
    days: set[dt.date] = set()
    made_out = {row["offence"] for row in entry["expected"]["made_out"]}
    named = [*made_out, *(row["offence"] for row in entry["expected"]["not_made_out"])]
    began = dt.date.min
    for name in named:
        offence = book.offences.get((entry["case"]["nation"], name))
        starts = [
            (start, version.in_force.to or AS_AT)
            for version in (offence.versions if offence else ())
            if version.in_force.from_ is not None and (start := first_day(version.in_force)) is not None
        ]
        days.update(*starts)
        if starts and name in made_out:
            began = max(began, min(start for start, _ in starts))
    return {day for day in days if day >= began} or {AS_AT}


def case_of(run: Run, book: RuleBook) -> Case:
    """The case file of a run, read as a user's file is."""
    plain = dict(run.entry["case"])
    if run.day is not None:
        plain["acts"] = [{**act, "when": run.day} for act in plain["acts"]]
    text = json.dumps(plain, default=str)
    case, problems = read_case(text, book.vocabulary, run.id)
    assert case is not None, "\n".join(map(str, problems))
    return case


_LAST: dict[tuple[str, int], Json] = {}


def assessed(run: Run, book: RuleBook, whole_lists: bool = False) -> Json:
    """The result of a run in law view; the last is kept, for several tests look at a run one after another. The lists of
    answers, which cost most, are there if they are asked for."""
    key = (str(run), id(book))
    if whole_lists or key not in _LAST:
        result, conflicts = assess_case(case_of(run, book), book, "law", whole_lists=whole_lists)
        assert result is not None, "\n".join(map(str, conflicts))
        _LAST.clear()
        _LAST[key] = written(result)
    return _LAST[key]


def findings(result: Json, offence: str, act: str) -> list[Json]:
    """Every finding of one offence on one act, over all periods and nations; across acts where no act is named."""
    if not act:
        return [row for row in result["across"] if row["offence"] == offence]
    return [finding for name, finding in every_finding(result) if name == act and finding["offence"] == offence]


def every_finding(result: Json) -> Iterator[tuple[str, Json]]:
    """Every finding of a result with the id of its act."""
    for entry in result["acts"]:
        for period in entry["periods"]:
            for finding in period["findings"]:
                yield entry["id"], finding


def agrees(finding: Json, stated: set[str]) -> bool:
    """Whether a finding is what "made out" means: it fits, or is open only on what the narrative leaves unsaid.

    Only on the unsaid: no element fails, some answers would complete it, and the case file answers none of those facts.
    """
    if finding["law"] not in ("in-force", "unconfirmed"):
        return False
    if finding["outcome"] in FITS:
        return True
    if finding["outcome"] != "open" or finding["failing"]:
        return False
    missing = {answer["fact"] for answers in finding["completes"] for answer in answers}
    return bool(missing) and not missing & stated


def made_out(short: Json, whole: Callable[[], Json], row: Json, stated: set[str]) -> bool:
    """Whether some finding of an offence that a source says is made out agrees: looked for in a result without lists of
    answers, and in the whole one if something is open."""
    return any(
        agrees(finding, stated)
        for result in (lambda: short, whole)
        for finding in findings(result(), row["offence"], row["act"])
    )


def wrongly_fits(finding: Json, row: Json) -> bool:
    """Whether an offence that the source rules out is reported as fitting the law of the day.

    It is not where the one thing left open is the exclusion that the source relied on (`relied_on`).
    """
    if finding["outcome"] not in FITS or finding["law"] != "in-force":
        return False
    left_open = {exclusion["id"] for exclusion in finding["exclusions"] if exclusion["result"] == "unknown"}
    return not (finding["outcome"] == "met-unless" and row.get("relied_on") in left_open)


def same_reason(finding: Json, because: Json) -> bool:
    """Whether an offence is not made out for the reason the source relied on: the law of the day, an element that
    fails, an exclusion that applies; or, where the source rests on want of proof or on unsettled law, it is left open."""
    if "law" in because:
        return bool(finding["law"] == because["law"])
    if finding["law"] not in ("in-force", "not-yet"):
        return False
    if "element" in because:
        return because["element"] in finding["failing"]
    if "exclusion" in because:
        applies = {exclusion["id"] for exclusion in finding["exclusions"] if exclusion["result"] == "applies"}
        return because["exclusion"] in applies
    return bool(finding["outcome"] == because["left"])


def fitting(result: Json) -> set[tuple[str, str]]:
    """Each core offence that is reported as fitting the law of the day, with its act."""
    return {
        (finding["offence"], act)
        for act, finding in every_finding(result)
        if finding["role"] == "core" and finding["outcome"] in FITS and finding["law"] == "in-force"
    }


def stated_facts(entry: Json) -> set[str]:
    """Every fact a case file answers."""
    case = entry["case"]
    named: set[str] = set(case.get("facts", {}))
    for holder in (*case["people"].values(), *case.get("images", {}).values(), *case["acts"]):
        named |= set(holder.get("facts", {}))
        named |= {f"intended.{name}" for name in holder.get("intended", {})}
        named |= {f"threatened.{name}" for name in holder.get("threatened", {})}
    return named
