"""What the law says of each wrong, in words: its state, the most it carries, what has to be so, and an example of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessor.case.file import case_to_yaml
from assessor.case.from_pattern import pattern_case
from assessor.text.blocks import Page
from assessor.text.citing import cited
from assessor.text.literals import said
from assessor.text.most import UNSTATED, Most, highest, most_of
from assessor.text.names import joined, long_day, nation_name, sentence
from legal_rules.assessment import MET
from legal_rules.backwards.ground import ADJACENT
from legal_rules.backwards.nearest import Miss
from legal_rules.backwards.states import ALWAYS, NONE, ONLY_IF, UNLESS, UNSETTLED, Example, StatePart, Way, WrongStates
from legal_rules.rulebook import RuleBook
from legal_rules.slices import PROPOSED, UNCONFIRMED, Rule, version_on

STATE_WORDS: Mapping[str, str] = {
    NONE: "no offence of its own",
    ONLY_IF: "an offence only if more is so",
    UNSETTLED: "turns on a point of law that is not settled",
    UNLESS: "an offence unless an exception applies",
    ALWAYS: "an offence, whatever else is so",
}
NOT_SETTLED: Mapping[str, str] = {
    ONLY_IF: "an offence only if more is so; not settled in part",
    UNLESS: "an offence unless an exception applies; not settled in part",
    ALWAYS: "an offence; for some ways of doing it that is not settled",
}
SIGNS: Mapping[str, str] = {NONE: "□", ONLY_IF: "◧", UNSETTLED: "?", UNLESS: "■", ALWAYS: "■"}
SHORT: Mapping[str, str] = {
    NONE: "no offence",
    ONLY_IF: "in part",
    UNSETTLED: "unsettled",
    UNLESS: "reached",
    ALWAYS: "reached",
}
UNCONFIRMED_SIGN, UNSETTLED_SIGN = "◈", "?"
LEGEND = "■ reached; ◧ in part; □ no offence. Beside it: ◈ law passed and not confirmed; ? some of it is not settled."
MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class Room:
    """How much of each part there is room for: ways, elements that a way waits on, exceptions of each way, examples, whether
    points of law stand there, and what the wrong is."""

    ways: int
    needs: int
    exceptions: int
    examples: int
    points: bool
    says: bool


FULL = Room(99, 99, 99, 9, True, True)
ROOMS = (
    Room(3, 99, 3, 2, True, True),
    Room(2, 99, 2, 1, True, True),
    Room(1, 99, 1, 1, True, True),
    Room(1, 99, 1, 1, False, True),
    Room(1, 99, 0, 1, False, False),
    Room(1, 99, 0, 0, False, False),
    Room(1, 2, 0, 0, False, False),
)
"""From the most to the least; the first in which a page fits is taken."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One wrong on one day, for a table: its state, the most it carries, and whether law that is passed and not confirmed
    would reach some of it, and whether some of it turns on a point of law."""

    state: str
    base: Most | None
    most: Most | None
    unconfirmed: bool
    turns: bool

    @property
    def sign(self) -> str:
        """The sign of the state, with those of unconfirmed law and of what is not settled beside it."""
        beside = (UNCONFIRMED_SIGN if self.unconfirmed else "") + (UNSETTLED_SIGN if self.turns else "")
        return SIGNS[self.state] + beside

    @property
    def carries(self) -> str:
        """The most it carries, in a few letters; the base form's first, where a more serious form carries more."""
        told = [most.short for most in dict.fromkeys((self.base, self.most)) if most is not None]
        return ", ".join(told)


def cell(states: WrongStates, day: dt.date) -> Cell:
    """One wrong on one day in brief."""
    ways = [way for part in states.parts for way in part.ways if way.rule.offence.role != ADJACENT]
    base = [most_of(way.rule.version, day) for way in ways if not way.needs]
    return Cell(
        state=states.shown,
        base=highest(base) or (UNSTATED if base else None),
        most=highest(most_of(way.rule.version, day) for way in ways),
        unconfirmed=any(rule.law == UNCONFIRMED for part in states.parts for rule in part.coming),
        turns=any(part.points for part in states.parts),
    )


def states_page(
    book: RuleBook, nation: str, day: dt.date, found: Sequence[WrongStates], full: bool = False, adjacent: bool = False
) -> Page:
    """Every wrong in its states on a page; within sixty lines unless it is to be full. `adjacent`: offences next door count."""
    for room in (FULL,) if full else ROOMS:
        page = _page(book, nation, day, found, room, adjacent)
        if len(page.text().splitlines()) <= MOST_LINES:
            break
    return page


def _page(book: RuleBook, nation: str, day: dt.date, found: Sequence[WrongStates], room: Room, adjacent: bool) -> Page:
    page = Page()
    page.head(f"What the law said of each wrong: {nation_name(nation)}, {long_day(day)}", 1)
    writer = _Writer(book, nation, day, room)
    for row in found:
        writer.wrong(page, row)
    page.para(
        f"{LEGEND} Offences next door are {'' if adjacent else 'not '}counted. "
        "--act KIND says more, --full everything; --examples FOLDER writes cases."
    )
    return page


def state_words(states: WrongStates, day: dt.date) -> str:
    """The state of a wrong, with the most it carries."""
    brief = cell(states, day)
    said = (NOT_SETTLED if brief.turns else STATE_WORDS).get(states.shown, STATE_WORDS[states.shown])
    if brief.base is not None and brief.most is not None and brief.base != brief.most:
        return f"{said}; {brief.base.words}; more serious forms {brief.most.words}"
    return f"{said}; {brief.most.words}" if brief.most is not None else said


class _Writer:
    """Writes wrongs on a page, with so much of each as there is room for."""

    def __init__(self, book: RuleBook, nation: str, day: dt.date, room: Room) -> None:
        self._book, self._nation, self._day, self._room = book, nation, day, room

    def wrong(self, page: Page, row: WrongStates) -> None:
        """One wrong: its state and the most it carries, then part by part."""
        brief = cell(row, self._day)
        page.item(f"{brief.sign} {row.wrong.title.upper()}: {state_words(row, self._day)}")
        if self._room.says:
            page.item(f"Measured: {row.wrong.says}", 2)
        for part in row.parts:
            for line in self._part(part, brief, len(row.parts) > 1):
                page.item(line, 2)

    def _part(self, part: StatePart, brief: Cell, named: bool) -> list[str]:
        lines = [f"{SIGNS[part.state]} Part of it: {STATE_WORDS[part.state]}"] if named else []
        lines += self._reached(part, brief.base or brief.most)
        for example in part.examples[: self._room.examples]:
            lines += self._example(example)
        if part.points and self._room.points:
            says = [self._book.vocabulary.law_points[point].says.rstrip(".") for point in part.points]
            lines.append(f"Not settled: {'; '.join(_lower(one) for one in says)}.")
        if part.coming:
            lines.append(self._coming(part.coming))
        return lines

    def _reached(self, part: StatePart, carries: Most | None) -> list[str]:
        wide = [way for way in part.ways if not way.within]
        shown = wide[: self._room.ways]
        lines = [sentence(self._way(way, carries)) for way in shown]
        left = [way for way in part.ways if way not in shown]
        if left:
            names = list(dict.fromkeys(cited(self._book, way.rule.offence.provision) for way in left))
            more = f" and {len(names) - 3} more" if len(names) > 3 else ""
            lines.append(f"Also {', '.join(names[:3])}{more}.")
        return lines

    def _way(self, way: Way, carries: Most | None) -> str:
        if way.rule.offence.role == ADJACENT:
            return f"next door, where it fits: {cited(self._book, way.rule.offence.provision)} {way.rule.offence.title}"
        elements = {element.id: element.says for element, _ in way.rule.elements}
        parts = {exclusion.id: exclusion.says for exclusion, *_ in way.rule.exclusions}
        told = cited(self._book, way.rule.offence.provision)
        if way.needs:
            shown, left = way.needs[: self._room.needs], len(way.needs) - self._room.needs
            more = [f"and {left} more"] if left > 0 else []
            told += f", only if {'; '.join([*(elements[id] for id in shown), *more])}"
        if way.unless:
            told += f"{';' if way.needs else ','} unless {self._exceptions([parts[id] for id in way.unless])}"
        most = most_of(way.rule.version, self._day)
        return told if most is None or most == carries else f"{told} ({most.words})"

    def _exceptions(self, says: Sequence[str]) -> str:
        shown = says[: self._room.exceptions]
        if not shown:
            return "an exception applies" if len(says) == 1 else f"one of {len(says)} exceptions applies"
        left = len(says) - len(shown)
        more = ["one more exception applies" if left == 1 else f"one of {left} more exceptions applies"] if left else []
        return "; or ".join([*shown, *more])

    def _example(self, example: Example) -> list[str]:
        words = list(dict.fromkeys(said(self._book.vocabulary, fact, example.facts[fact]) for fact in example.beside))
        besides = f" where, besides, {'; '.join(words)}" if words else ""
        if example.outcome == MET and words:
            return [f"An offence, for example,{besides}."]
        missing = self._missing(example.nearest)
        if not missing:
            return []
        return [f"No offence, for example,{besides or ' with nothing more'}: {missing}."]

    def _missing(self, miss: Miss | None) -> str:
        """What keeps an example from the offence that it comes nearest to."""
        if miss is None:
            return ""
        offence = self._book.offences[(self._nation, miss.offence)]
        version = version_on(offence.versions, self._day)[0]
        parts: dict[str, str] = {part.id: part.says for part in version.parts}
        if miss.part not in parts:
            return ""
        says, name = parts[miss.part], cited(self._book, offence.provision)
        return f"{name} does not apply where {says}" if miss.exclusion else f"what is missing for {name} is that {says}"

    def _coming(self, rules: Sequence[Rule]) -> str:
        names = dict.fromkeys((self._start(rule), cited(self._book, rule.offence.provision)) for rule in rules)
        starts = dict.fromkeys(start for start, _ in names)
        told = [f"{_few([name for at, name in names if at == start])} ({start})" for start in starts]
        return f"Not law that day, and would reach some of it: {'; '.join(told)}."

    def _start(self, rule: Rule) -> str:
        """From when it is law, as far as that is known."""
        period = rule.version.in_force
        if rule.law == PROPOSED:
            return "only proposed"
        if period.from_ is not None:
            return f"from {long_day(period.from_)}"
        passed = f"passed; not before {long_day(period.not_before)}, " if period.not_before is not None else "passed; "
        return f"{passed}start not confirmed"


@dataclass(frozen=True, slots=True)
class Carries:
    """The most that a wrong carries, in words: for the plain of it, and at most."""

    base: str | None
    most: str | None


@dataclass(frozen=True, slots=True)
class WayRow:
    """A way in which part of a wrong is reached."""

    offence: str
    needs: tuple[str, ...]
    unless: tuple[str, ...]
    law_points: tuple[str, ...]
    within: bool


@dataclass(frozen=True, slots=True)
class NearestRow:
    """The offence that comes nearest, and the part of it that misses."""

    offence: str
    part: str


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """An example as a case file."""

    outcome: str
    case: str
    nearest: NearestRow | None


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of a wrong in one state."""

    state: str
    ways: tuple[WayRow, ...]
    law_points: tuple[str, ...]
    coming: tuple[str, ...]
    examples: tuple[ExampleRow, ...]


@dataclass(frozen=True, slots=True)
class StateRow:
    """The state of a wrong and its parts, as data."""

    state: str
    carries: Carries
    parts: tuple[PartRow, ...]


def state_row(book: RuleBook, nation: str, day: dt.date, row: WrongStates) -> StateRow:
    """The state of a wrong and its parts as data, each example as a case file."""
    brief = cell(row, day)
    parts = tuple(
        PartRow(
            state=part.state,
            ways=tuple(WayRow(way.rule.offence.id, way.needs, way.unless, way.points, way.within) for way in part.ways),
            law_points=part.points,
            coming=tuple(rule.offence.id for rule in part.coming),
            examples=tuple(_example_row(book, nation, day, example) for example in part.examples),
        )
        for part in row.parts
    )
    carries = Carries(brief.base.words if brief.base else None, brief.most.words if brief.most else None)
    return StateRow(row.shown, carries, parts)


def _example_row(book: RuleBook, nation: str, day: dt.date, example: Example) -> ExampleRow:
    near = example.nearest
    return ExampleRow(
        outcome=example.outcome,
        case=case_to_yaml(pattern_case(example.facts, nation, day, book)),
        nearest=None if near is None else NearestRow(near.offence, near.part),
    )


def example_files(book: RuleBook, nation: str, day: dt.date, found: Sequence[WrongStates]) -> dict[str, str]:
    """Every example as a case file, by name: the wrong, the state and what it is an example of."""
    return {
        f"{row.wrong.id}-{part.state}-{example.outcome}.yaml": case_to_yaml(
            pattern_case(example.facts, nation, day, book, f"{row.wrong.id}-{example.outcome}")
        )
        for row in found
        for part in row.parts
        for example in part.examples
    }


def _few(names: Sequence[str]) -> str:
    """Two names, or the first and how many more."""
    return joined(list(names)) if len(names) < 3 else f"{names[0]} and {len(names) - 1} more"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
