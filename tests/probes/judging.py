"""What a probe says the words of the law make of some facts, held against what the program makes of them.

docs/tests.md describes the format.
"""

from __future__ import annotations

import fnmatch
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from assessor.assess.records import Finding, Result
from assessor.case.file import read_case
from assessor.case.model import Case
from assessor.cli.probe_counts import LISTED
from assessor.documents.build import build
from assessor.documents.contacts import help_for
from assessor.documents.forms import FORMS
from assessor.documents.kinds import KINDS
from assessor.pages.law import law_page
from assessor.pages.nations import compare_page
from assessor.pages.support import support_page
from assessor.result.compare import compare
from assessor.result.report import assess_case
from assessor.text.content import Document
from legal_rules.files.written import written
from legal_rules.rulebook import RuleBook
from tests.plain import read

Json = dict[str, Any]
BEST_FIRST = ("met", "met-unless", "open", "excluded", "not-met", "absent")
NEEDED = frozenset({"id", "row", "text", "right", "case", "expect"})
OPTIONAL = frozenset({"needs", "control"})
OF_FINDINGS = frozenset(
    {"offence", "act", "nation", "on_day", "outcome_in", "outcome_not", "law_in", "standing", "flag", "flag_not"}
)
OF_PAGES = frozenset({"page", "says", "says_not"})
RIGHT, WRONG, ERROR = "right", "wrong", "error"


class Broken(Exception):
    """The probe is badly written, or the program fails on it."""


class Refused(Exception):
    """The program takes the facts, which are honest answers, to contradict each other."""


@dataclass(frozen=True)
class Probe:
    """One case and what is expected of it, as written in a file."""

    file: str
    written: Json

    @property
    def id(self) -> str:
        return str(self.written.get("id"))

    @property
    def row(self) -> str:
        return str(self.written.get("row"))

    @property
    def control(self) -> bool:
        return bool(self.written.get("control"))

    @property
    def expectations(self) -> Sequence[Json]:
        return self.written.get("expect") or ()


@dataclass(frozen=True)
class Verdict:
    """Whether a probe is right, wrong or an error, and what came instead."""

    probe: Probe
    is_: str
    came: str = ""

    def __str__(self) -> str:
        written = self.probe.written
        kind = "control" if self.probe.control else "probe"
        return (
            f"{kind} {self.probe.id} ({self.probe.file}.yaml, {self.probe.row}) is {self.is_}\n"
            f"  text:  {written.get('text')}\n  right: {written.get('right')}\n  came:  {self.came or 'what is right'}"
        )


def probes_of(folder: Path) -> tuple[Probe, ...]:
    """Every probe of a folder, file by file."""
    return tuple(
        Probe(path.stem, written)
        for path in sorted(folder.glob("*.yaml"))
        if path.name != LISTED
        for written in read(path)["probes"]
    )


def listed(folder: Path) -> frozenset[tuple[str, str]]:
    """File and id of each probe known to be not yet right."""
    files = read(folder / LISTED) or {}
    return frozenset((file, str(id)) for file, ids in files.items() for id in ids or ())


def badly_written(probes: Iterable[Probe]) -> Iterator[str]:
    """Each fault in the way probes are written."""
    used: Counter[tuple[str, str]] = Counter()
    for probe in probes:
        where = f"{probe.file}.yaml: {probe.id}"
        used[probe.file, probe.id] += 1
        keys = probe.written.keys()
        yield from (f"{where}: no key '{key}'" for key in sorted(NEEDED - keys))
        yield from (f"{where}: unknown key '{key}'" for key in sorted(keys - NEEDED - OPTIONAL))
        if not probe.expectations:
            yield f"{where}: nothing is expected"
        for item in probe.expectations:
            allowed = OF_PAGES if "page" in item else OF_FINDINGS
            yield from (f"{where}: unknown key '{key}' in expect" for key in sorted(item.keys() - allowed))
            outcomes = [*item.get("outcome_in", ()), *item.get("outcome_not", ())]
            yield from (f"{where}: no outcome '{outcome}'" for outcome in outcomes if outcome not in BEST_FIRST)
            if item.get("page", "law") not in PAGES:
                yield f"{where}: no page '{item['page']}'"
    yield from (f"{file}.yaml: {id} is used twice" for (file, id), count in used.items() if count > 1)


@dataclass(frozen=True)
class Absent:
    """No finding of what was meant."""

    offence: str = "no finding"
    outcome: str = "absent"
    law: str = "absent"
    standings: Mapping[str, str] = field(default_factory=dict)


class Asked:
    """A case read once, and assessed once for each thing that is asked of it."""

    def __init__(self, written: Json, book: RuleBook) -> None:
        self.book = book
        text = yaml.dump(written, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
        case, problems = read_case(text, book.vocabulary)
        if case is None:
            raise _refusal(problems)
        self.case: Case = case
        self._made: dict[tuple[str, bool], Result] = {}

    @cached_property
    def result(self) -> Result:
        """What `assess` gives in the lawyers' view, without the lists of answers, which no outcome rests on."""
        return self.assessed("law", whole_lists=False)

    @cached_property
    def flags(self) -> frozenset[str]:
        """Every flag of the case and of its acts."""
        of_acts = (flag for act in self.result.acts for flag in act.flags)
        return frozenset((*(flag.id for flag in self.result.flags), *of_acts))

    def assessed(self, view: str, whole_lists: bool = True) -> Result:
        """What `assess` gives in a view, worked out once."""
        key = view, whole_lists
        if key not in self._made:
            result, conflicts = assess_case(self.case, self.book, view, whole_lists=whole_lists)
            if result is None:
                raise _refusal(conflicts)
            self._made[key] = result
        return self._made[key]

    def page(self, name: str) -> str:
        """A page of the case, every run of blanks as one."""
        return " ".join(PAGES[name](self).split())


def _refusal(problems: Iterable[object]) -> Exception:
    said = " ".join(" ".join(map(str, problems)).split())
    return (Refused if "contradict" in said else Broken)(said[:300])


def _compared(asked: Asked) -> str:
    result, conflicts = compare(asked.case, asked.book)
    if result is None:
        raise _refusal(conflicts)
    return compare_page(result, asked.book).text()


def _document(asked: Asked, id: str) -> str:
    """A document about a case, as it is written for its first reader."""
    kind = KINDS[id]
    made = build(kind.id, asked.case, asked.book, kind.readers[0], help_for(asked.case, asked.book))
    if not isinstance(made, Document):
        raise _refusal(made)
    return FORMS["text"].write(made).decode()


PAGES: Mapping[str, Callable[[Asked], str]] = {
    "law": lambda asked: law_page(asked.assessed("law"), asked.case, asked.book).text(),
    "support": lambda asked: support_page(asked.assessed("support", whole_lists=False), asked.case, asked.book).text(),
    "compare": _compared,
    "gap-memo": lambda asked: _document(asked, "gap-memo"),
    "options": lambda asked: _document(asked, "options"),
}


def judge(probe: Probe, book: RuleBook) -> Verdict:
    """Hold one probe against the program."""
    try:
        asked = Asked(probe.written["case"], book)
        came = [miss for item in probe.expectations for miss in _misses(asked, item)]
    except Refused as refusal:
        return Verdict(probe, WRONG, f"refused: {refusal}")
    except Exception as fault:
        return Verdict(probe, ERROR, f"{type(fault).__name__}: {fault}"[:300])
    return Verdict(probe, WRONG if came else RIGHT, "; ".join(came))


def _misses(asked: Asked, item: Json) -> Iterator[str]:
    """In what an expectation fails; nothing if it holds."""
    if "page" in item:
        yield from _misses_of_page(asked.page(item["page"]), item)
        return
    yield from (f"flag {flag} is not raised" for flag in _several(item.get("flag", ())) if flag not in asked.flags)
    yield from (f"flag {flag} is raised" for flag in _several(item.get("flag_not", ())) if flag in asked.flags)
    if "offence" in item:
        for when, findings in _stretches(asked.result, item):
            yield from _misses_of_finding(_meant(findings, item), item, "/".join(_several(item["offence"])) + when)


def _misses_of_page(words: str, item: Json) -> Iterator[str]:
    name = item["page"]
    yield from (f"the {name} page lacks '{p}'" for p in _several(item.get("says", ())) if not re.search(p, words))
    for pattern in _several(item.get("says_not", ())):
        found = re.search(pattern, words)
        if found:
            yield f"the {name} page says '{found.group()[:90]}'"


def _stretches(result: Result, item: Json) -> list[tuple[str, Sequence[Finding]]]:
    """The findings an expectation is of: those of each period of an act, or of courses of conduct if it names none."""
    nation = item.get("nation")
    if "act" not in item:
        return [("", [f for f in result.across if nation is None or (f.course and f.course.nation == nation)])]
    day = str(item.get("on_day", ""))
    acts = [act for act in result.acts if act.id == item["act"] and nation in (None, act.nation)]
    found: list[tuple[str, Sequence[Finding]]] = [
        (f" from {period.from_}" if len(act.periods) > 1 else "", period.findings)
        for act in acts
        for period in act.periods
        if not day or (str(period.from_) if period.from_ else "") <= day <= str(period.to)
    ]
    if not found:
        raise Broken(f"the result has no act '{item['act']}' on that day")
    return found


def _meant(findings: Sequence[Finding], item: Json) -> Finding | Absent:
    """The finding an expectation is of: for a pattern, or several ids, the best outcome among the law in force."""
    names = _several(item["offence"])
    matched = [f for f in findings if any(fnmatch.fnmatchcase(f.offence, name) for name in names)]
    if len(names) > 1 or "*" in names[0]:
        matched = [f for f in matched if f.law in item.get("law_in", ("in-force",))]
    return min(matched, key=lambda f: BEST_FIRST.index(f.outcome), default=Absent())


def _misses_of_finding(finding: Finding | Absent, item: Json, name: str) -> Iterator[str]:
    outcome, law = finding.outcome, finding.law
    if outcome not in item.get("outcome_in", BEST_FIRST) or outcome in item.get("outcome_not", ()):
        which = f" ({finding.offence})" if "*" in name or "/" in name else ""
        yield f"{name}{which} is {outcome}" + ("" if law in ("in-force", "absent") else f" [{law}]")
    if law not in item.get("law_in", (law,)):
        yield f"{name} is {law}"
    standings = written(finding.standings)
    for standing, allowed in item.get("standing", {}).items():
        value = standings.get(standing, "absent")
        readings = value if isinstance(value, dict) else {"": value}
        if not set(readings.values()) <= {_word(one) for one in _several(allowed)}:
            yield f"{name}: {standing} is " + ", ".join(f"{k} {v}".strip() for k, v in readings.items())


def _several(value: Any) -> Sequence[Any]:
    """A list as it is, and one thing as a list of it."""
    return value if isinstance(value, (list, tuple)) else [value]


def _word(value: object) -> str:
    """A word that YAML reads as a truth value, as it was written."""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
