"""What a nation's law says of each wrong on a day, in five states that leave nothing out and do not overlap.

The wrong's own facts can go together in some ways. In each of them every other fact may be anything, and each way in
which all of them can be comes to one of four things: an offence on every reading of what is not settled; an offence on some
reading; no offence, because an exception keeps it away from one whose elements are met; no offence, because an element is
missing. From these each way of the wrong's own facts has one state:

- `NONE`: never an offence, on any reading, and not by exceptions alone;
- `ONLY_IF`: an offence where something more is so, and an element is missing where it is not;
- `UNSETTLED`: never an offence on every reading, sometimes on some;
- `UNLESS`: never short of an element; an offence, or kept away by an exception;
- `ALWAYS`: an offence, whatever else is so.

In `ONLY_IF`, `UNLESS` and `ALWAYS` there may be an edge that turns on a point of law; the part names those points.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from legal_rules.assessment import MET, NOT_MET, OPEN
from legal_rules.backwards.changes import distinct, looked_at, same_text
from legal_rules.backwards.cover import Cube, cover, function
from legal_rules.backwards.gaps import COMING, COUNTS, Counts, Reading
from legal_rules.backwards.ground import Abstract, Part, points_of
from legal_rules.backwards.nearest import Miss, nearest_of
from legal_rules.backwards.unread import CORE
from legal_rules.backwards.wrongs import Wrong, Yardstick
from legal_rules.facts import KIND
from legal_rules.formula import Formula, atoms
from legal_rules.readings.symbolic import literals, without
from legal_rules.rulebook import RuleBook
from legal_rules.slices import Rule, Slice, law_on

NONE, ONLY_IF, UNSETTLED, UNLESS, ALWAYS = "no-offence", "only-if", "unsettled", "unless", "always"
STATES = (NONE, ONLY_IF, UNSETTLED, UNLESS, ALWAYS)
"""From the worst to the best for the person wronged."""


@dataclass(frozen=True, slots=True)
class Way:
    """One offence by which some of a part is reached: the elements that the part does not already give (`needs`), the
    exceptions that can keep it away (`unless`), each on every reading of what is not settled; the points of law on which
    others of its parts turn; and whether all that it reaches another offence of the part reaches too (`within`). Those that
    ask for no other conduct come first."""

    rule: Rule
    needs: tuple[str, ...]
    unless: tuple[str, ...]
    points: tuple[str, ...]
    within: bool


@dataclass(frozen=True, slots=True)
class Example:
    """One complete pattern of facts, those of them that the wrong does not already give and that are not as things are in every
    example (`beside`), what it shows (some offence `met`; every one `not-met`; `open`, where it turns on a point of law), and,
    where none is met, the nearest offence with the one part that is missing or keeps it away."""

    facts: Mapping[str, str]
    beside: tuple[str, ...]
    outcome: str
    nearest: Miss | None


@dataclass(frozen=True, slots=True)
class StatePart:
    """The part of a wrong that is in one state: what of the wrong's own facts tells it from the rest (nothing, where it is
    all of it), the ways in which it is reached, the points of law on which some of it turns, the offences that would reach
    some of it once they are law, and an example of each thing that the state speaks of."""

    state: str
    cubes: tuple[Cube, ...]
    tells: tuple[tuple[str, ...], ...]
    ways: tuple[Way, ...]
    points: tuple[str, ...]
    coming: tuple[Rule, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class WrongStates:
    """A wrong with its parts, the worst first."""

    wrong: Wrong
    parts: tuple[StatePart, ...]
    named: Mapping[str, Part]

    @property
    def shown(self) -> str:
        """The state by which the wrong is shown: the worst of its parts."""
        return self.parts[0].state


def states(
    book: RuleBook,
    nation: str,
    on: dt.date,
    yardstick: Yardstick,
    counts: Counts = COUNTS,
    step: Callable[[], None] = lambda: None,
) -> tuple[WrongStates, ...]:
    """Every wrong of a yardstick in its states, on a nation's law of a day."""
    return tuple(by_day[0] for by_day in states_over(book, nation, [on], yardstick, counts, step))


def states_over(
    book: RuleBook,
    nation: str,
    days: Sequence[dt.date],
    yardstick: Yardstick,
    counts: Counts = COUNTS,
    step: Callable[[], None] = lambda: None,
) -> tuple[tuple[WrongStates, ...], ...]:
    """Every wrong of a yardstick in its states on each of some days; `step` is called between days, raise from it to stop."""
    laws = [law_on(book, nation, day, day) for day in days]
    return tuple(_over(book, laws, wrong, yardstick, counts, step) for wrong in yardstick.wrongs)


def states_between(
    before: tuple[RuleBook, dt.date],
    after: tuple[RuleBook, dt.date],
    nation: str,
    yardstick: Yardstick,
    counts: Counts = COUNTS,
) -> Mapping[str, tuple[WrongStates, WrongStates]]:
    """Every wrong of a yardstick, by id, in its states on two days or in two rule books."""
    sides = [states(book, nation, day, yardstick, counts) for book, day in (before, after)]
    return {old.wrong.id: (old, new) for old, new in zip(*sides, strict=True)}


def _over(
    book: RuleBook,
    laws: Sequence[Slice],
    wrong: Wrong,
    yardstick: Yardstick,
    counts: Counts,
    step: Callable[[], None],
) -> tuple[WrongStates, ...]:
    by_day = [looked_at(law, wrong, counts) for law in laws]
    days = [law.day for law in laws]
    reading = Reading(book, laws[0].nation, wrong, yardstick, distinct(by_day), counts.adjacent, days)
    known: dict[object, WrongStates] = {}
    found = []
    for rules in by_day:
        step()
        counted = frozenset(same_text(rule) for rule in rules if counts.of(rule))
        coming: dict[object, Rule] = {
            same_text(rule): rule for rule in rules if rule.law in COMING and rule.offence.role == CORE
        }
        key = (counted, frozenset((text, rule.law) for text, rule in coming.items()))
        if key not in known:
            offences = [offence for offence in reading.ground.offences if same_text(offence.rule) in counted]
            known[key] = _Partition(reading, offences, coming).whole()
        found.append(known[key])
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Law:
    """What some offence that counts reaches: made out (`caught`), on every reading of what is not settled (`sure`) or on some
    (`may`), and its elements met on some, exceptions apart (`elements`)."""

    caught: Any
    sure: Any
    may: Any
    elements: Any


class _Partition:
    """The five functions over the wrong's own facts, and what is told of each."""

    def __init__(self, reading: Reading, counted: Sequence[Abstract], coming: Mapping[object, Rule]) -> None:
        self.reading = reading
        self.space = reading.space
        self.counted = counted
        self.coming = coming
        self.own = tuple(dict.fromkeys(atom.id for atom in atoms(reading.ground.wrong_formula)))
        self.others = tuple(fact for fact in self.space.facts if fact not in self.own)

    def whole(self) -> WrongStates:
        """The wrong with every part that is not empty."""
        functions = self._functions()
        parts = tuple(self._part(state, functions[state]) for state in STATES if functions[state].satisfiable())
        return WrongStates(self.reading.wrong, parts, self.reading.ground.parts)

    def _functions(self) -> dict[str, Any]:
        here, law = self.reading.here, self.law
        wrong = self._some(here)
        sure, turning = self._some(here & law.sure), self._some(here & law.may & ~law.sure)
        short, let_off = self._some(here & ~law.elements), self._some(here & law.elements & ~law.may)
        never = wrong & ~sure & ~turning
        return {
            NONE: never & short,
            ONLY_IF: sure & short,
            UNSETTLED: turning & ~sure,
            UNLESS: (sure & ~short & let_off) | (never & ~short),
            ALWAYS: sure & ~short & ~let_off,
        }

    @cached_property
    def law(self) -> _Law:
        """What the offences that count reach."""
        caught = elements = self.space.manager.false()
        for offence in self.counted:
            caught = caught | self.reading.made(offence)
            elements = elements | self._elements(offence)
        return _Law(
            caught=caught,
            sure=self.reading.whatever_the_law(caught),
            may=self._on_some_reading(caught),
            elements=self._on_some_reading(elements),
        )

    def _some(self, of: Any) -> Any:
        """That the wrong's own facts leave some way in which a function allows the others."""
        return without(self.space, of, self.others)

    def _on_some_reading(self, of: Any) -> Any:
        return without(self.space, of, self.reading.points) if self.reading.points else of

    def _elements(self, offence: Abstract) -> Any:
        """That every element is met."""
        total = self.space.manager.true()
        for _, limb in self.reading.ground.limbs(offence).met:
            total = total & limb
        return total

    def _points(self, formula: Formula) -> tuple[str, ...]:
        return points_of(dict.fromkeys(atom.id for atom in atoms(formula)))

    def _part(self, state: str, of: Any) -> StatePart:
        here = self.reading.here & of
        drop = tuple(reversed(self.own))
        outside = ~self._some(self.reading.here)
        cubes = cover(self.space, here, of | outside, drop)
        return StatePart(
            state=state,
            cubes=cubes,
            tells=tuple(self.reading.tells(cube) for cube in cubes),
            ways=self._ways(here),
            points=self._turning(here),
            coming=tuple(self._coming(here)),
            examples=self._examples(state, here),
        )

    def _coming(self, here: Any) -> Iterator[Rule]:
        for offence in self.reading.ground.offences:
            rule = self.coming.get(same_text(offence.rule))
            if rule is not None and (here & self.reading.made(offence)).satisfiable():
                yield rule

    def _turning(self, here: Any) -> tuple[str, ...]:
        edge = here & self.law.may & ~self.law.sure
        return tuple(point for point in self.reading.points if (edge & self._matters(point)).satisfiable())

    def _matters(self, point: str) -> Any:
        """That what is made out differs with the answer to a point of law."""
        variable = literals(self.space, (point,))
        return self.law.caught.exists(variable) & ~self.law.caught.forall(variable)

    def _ways(self, here: Any) -> tuple[Way, ...]:
        reaching = [offence for offence in self.counted if (here & self.reading.made(offence)).satisfiable()]
        wider: list[Abstract] = []
        ways = []
        for offence in reaching:
            made = here & self.reading.made(offence)
            within = any(
                other is not offence
                and not (made & ~self.reading.made(other)).satisfiable()
                and ((here & self.reading.made(other) & ~self.reading.made(offence)).satisfiable() or other in wider)
                for other in reaching
            )
            if not within:
                wider.append(offence)
            ways.append(self._way(offence, here, within))
        return tuple(sorted(ways, key=lambda way: (way.within, bool(way.needs), _other_conduct(way))))

    def _way(self, offence: Abstract, here: Any, within: bool) -> Way:
        limbs = self.reading.ground.limbs(offence)
        reached = here & self._elements(offence)
        formulas = dict((*offence.elements, *offence.exclusions))
        doubted = [id for id, limb in (*limbs.met, *limbs.clear) if (here & ~limb).satisfiable()]
        return Way(
            rule=offence.rule,
            needs=tuple(id for id, limb in limbs.met if (here & ~self._on_some_reading(limb)).satisfiable()),
            unless=tuple(id for id, clear in limbs.clear if (reached & ~self._on_some_reading(clear)).satisfiable()),
            points=tuple(dict.fromkeys(point for id in doubted for point in self._points(formulas[id]))),
            within=within,
        )

    def _examples(self, state: str, here: Any) -> tuple[Example, ...]:
        """A complete pattern for each outcome that the state speaks of."""
        law = self.law
        offence, none, turning = (law.sure, MET), (~law.may, NOT_MET), (law.may & ~law.sure, OPEN)
        short = here & ~law.elements
        wanted = {
            NONE: (none,),
            ONLY_IF: ((self._short_by_one(short), NOT_MET), offence),
            UNSETTLED: (turning,),
            UNLESS: (offence, none),
            ALWAYS: (offence,),
        }[state]
        return tuple(self._example(here & of, outcome) for of, outcome in wanted if (here & of).satisfiable())

    def _short_by_one(self, of: Any) -> Any:
        """What of a function comes within one element of some offence that counts; all of it, if nothing does."""
        near = self.space.manager.false()
        for offence in self.counted:
            limbs = self.reading.ground.limbs(offence)
            met = [limb for _, limb in limbs.met]
            clear = of
            for _, limb in limbs.clear:
                clear = clear & limb
            for at, limb in enumerate(met):
                rest = clear & ~limb
                for other in (*met[:at], *met[at + 1 :]):
                    rest = rest & other
                near = near | rest
        return near if near.satisfiable() else of

    def _example(self, of: Any, outcome: str) -> Example:
        reading = self.reading
        at = reading.examples.plainest(of)
        found = reading.examples.completed(at)
        here = function(self.space, {fact: (value,) for fact, value in at.items()})
        return Example(
            facts={KIND: reading.wrong.kind, **found},
            beside=reading.examples.beside(found),
            outcome=outcome,
            nearest=nearest_of(reading.ground, self.counted, here) if outcome == NOT_MET else None,
        )


def _other_conduct(way: Way) -> int:
    """How many things besides what the wrong says somebody must have done."""
    return sum(element.kind == "conduct" for element, _ in way.rule.elements if element.id in way.needs)
