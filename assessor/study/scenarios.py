"""The scenario library: worked cases for students, each with the authority that answers it and what it teaches.

`data/scenarios/*.yaml` hold them, by nation. Every person in them is invented. A scenario's expected answer is
checked against the engine by a test, so the library cannot drift from the law as written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assessor.case.checks import check_case
from assessor.case.file import CASE
from assessor.case.model import Case
from assessor.text.everyday import meant_by
from assessor.text.names import nation_name
from legal_rules.files.data import data_dir
from legal_rules.files.problems import NOWHERE, Problem, Where, nearest
from legal_rules.files.shape import ID, Field, ListOf, OneOf, Record, Shape, Text, Whole, read_file
from legal_rules.rulebook import RuleBook

SCENARIO_FOLDER = "scenarios"
LARGEST_LIBRARY = 5_000_000
KINDS = (
    "explanatory-note",
    "guidance",
    "appeal-case",
    "conviction-report",
    "hansard",
    "factsheet",
    "law-commission",
    "academic",
)


@dataclass(frozen=True, slots=True)
class Authority:
    """What answers a scenario: a provision of the register (`statute`, `at`), or another source by title and address.

    `read` says whether its own words were read (`full`) or it is known from a report of it (`report`).
    """

    read: str
    statute: str = ""
    at: str = ""
    title: str = ""
    url: str = ""
    kind: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Expected:
    """An offence and the act of the case it is about; no act for an offence that is a course of conduct."""

    offence: str
    act: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ExpectedAnswer:
    """The expected answer: committed, not committed, or open whatever a reader knows (a point of law, a dispute)."""

    made_out: tuple[Expected, ...] = ()
    not_made_out: tuple[Expected, ...] = ()
    unsettled: tuple[Expected, ...] = ()

    def rows(self) -> tuple[Expected, ...]:
        """Every expected finding, in the order a reader meets them."""
        return (*self.made_out, *self.not_made_out, *self.unsettled)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A worked case. `difficulty` is 1 to 3; `twin_of` names one that differs only in what `differs` says."""

    id: str
    title: str
    topics: tuple[str, ...]
    offences: tuple[str, ...]
    difficulty: int
    narrative: str
    teaches: str
    authority: tuple[Authority, ...]
    expected: ExpectedAnswer
    case: Case
    twin_of: str = ""
    differs: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class _File:
    scenarios: tuple[Scenario, ...]


_AUTHORITY: Shape = Record(
    "an authority",
    Authority,
    {
        "read": Field(OneOf(("full", "report"), "reading"), required=True),
        "statute": Field(ID, default=""),
        "at": Field(Text(), default=""),
        "title": Field(Text(), default=""),
        "url": Field(Text(r"https?://\S+", "an address"), default=""),
        "kind": Field(OneOf(KINDS, "kind of source"), default=""),
    },
)
_EXPECTED: Shape = Record(
    "an expected finding", Expected, {"offence": Field(ID, required=True), "act": Field(ID, default="")}
)
_ANSWER: Shape = Record(
    "an expected answer",
    ExpectedAnswer,
    {
        "made_out": Field(ListOf(_EXPECTED), default=()),
        "not_made_out": Field(ListOf(_EXPECTED), default=()),
        "unsettled": Field(ListOf(_EXPECTED), default=()),
    },
    placed=False,
)
_SCENARIO: Shape = Record(
    "a scenario",
    Scenario,
    {
        "id": Field(ID, required=True),
        "title": Field(Text(), required=True),
        "topics": Field(ListOf(Text()), required=True),
        "offences": Field(ListOf(ID), required=True),
        "difficulty": Field(Whole(1, 3), required=True),
        "narrative": Field(Text(), required=True),
        "teaches": Field(Text(), required=True),
        "authority": Field(ListOf(_AUTHORITY), required=True),
        "twin_of": Field(ID, default=""),
        "differs": Field(Text(), default=""),
        "expected": Field(_ANSWER, required=True),
        "case": Field(CASE, required=True),
    },
)
SCENARIOS: Shape = Record(
    "a file of scenarios", _File, {"scenarios": Field(ListOf(_SCENARIO), required=True)}, placed=False
)


def load_scenarios(book: RuleBook, folder: Path | None = None) -> tuple[tuple[Scenario, ...], tuple[Problem, ...]]:
    """Every scenario of a folder (the shipped one, if not said), in the order of the files, and every problem in them."""
    place = folder if folder is not None else data_dir() / SCENARIO_FOLDER
    found: list[Scenario] = []
    problems: list[Problem] = []
    for path in sorted(place.glob("*.yaml")):
        value, faults = read_file(path, SCENARIOS, f"{place.name}/{path.name}", LARGEST_LIBRARY)
        problems += faults
        if isinstance(value, _File):
            found += value.scenarios
    ids = {scenario.id for scenario in found}
    seen: set[str] = set()
    for scenario in found:
        if scenario.id in seen:
            problems.append(Problem(scenario.where, f"two scenarios are called '{scenario.id}'"))
        seen.add(scenario.id)
        problems += [*_check(scenario, book), *_check_twin(scenario, ids)]
    return tuple(found), tuple(sorted(set(problems)))


def cases_found(library: Iterable[Scenario], typed: str) -> tuple[Scenario, ...]:
    """The worked cases whose title, topics or nation hold every word typed, or whose topic an everyday word leads to."""
    words, topics = typed.casefold().split(), {topic for row in meant_by(typed) for topic in row.topics}
    return tuple(s for s in library if all(word in _words_of(s) for word in words) or topics.intersection(s.topics))


def _words_of(scenario: Scenario) -> str:
    return " ".join([scenario.title, *scenario.topics, nation_name(scenario.case.nation)]).casefold()


def twins(scenario: Scenario, library: Iterable[Scenario]) -> tuple[Scenario, ...]:
    """The scenarios that differ from one in a single thing: the one it names, and those that name it."""
    return tuple(other for other in library if other.twin_of == scenario.id or other.id == scenario.twin_of)


def _check(scenario: Scenario, book: RuleBook) -> Iterator[Problem]:
    case = scenario.case
    yield from check_case(case, book.vocabulary)
    if case.id != scenario.id:
        yield Problem(scenario.where, f"the case of a scenario bears its id, '{scenario.id}', not '{case.id}'")
    if not case.synthetic:
        yield Problem(scenario.where, "a scenario's case is 'synthetic: yes': nobody in it is real")
    known = {offence.id for offence in book.of_nation(case.nation)}
    acts = {act.id for act in case.acts}
    for row in scenario.expected.rows():
        if row.offence not in known:
            yield Problem(row.where, f"{case.nation} has no offence '{row.offence}'", nearest(row.offence, known))
        if row.act and row.act not in acts:
            yield Problem(row.where, f"the case has no act '{row.act}'", nearest(row.act, acts))
    if set(scenario.offences) != {row.offence for row in scenario.expected.rows()}:
        yield Problem(scenario.where, "'offences' names each offence of the expected answer, and no other")
    for source in scenario.authority:
        yield from _check_authority(source, book)


def _check_authority(source: Authority, book: RuleBook) -> Iterator[Problem]:
    if source.statute:
        if source.statute not in book.statutes:
            hint = nearest(source.statute, book.statutes)
            yield Problem(source.where, f"the register has no enactment '{source.statute}'", hint)
        if not source.at:
            yield Problem(source.where, "an authority that is an enactment says where in it ('at')")
    elif not (source.title and source.url and source.kind):
        yield Problem(source.where, "an authority is an enactment ('statute', 'at') or has 'title', 'url' and 'kind'")


def _check_twin(scenario: Scenario, ids: set[str]) -> Iterator[Problem]:
    if scenario.twin_of and scenario.twin_of not in ids:
        yield Problem(scenario.where, f"no scenario is called '{scenario.twin_of}'", nearest(scenario.twin_of, ids))
    if bool(scenario.twin_of) != bool(scenario.differs):
        yield Problem(scenario.where, "a twin says what it differs in ('twin_of' and 'differs' go together)")
