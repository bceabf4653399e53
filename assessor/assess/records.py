"""What an assessment hands out, as records: the result with its acts, periods, findings and flags, and the next question.

`legal_rules.files.written` writes them as JSON, and `tools.schemas` makes the contract's schema from them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from assessor.text.overlaid import Overlaid
from legal_rules.assessment import Applies, MadeOut, Met, Outcome, Standings
from legal_rules.files.written import ASIDE, FLAT, LEFT_OUT, LOOSE, PAIRS
from legal_rules.law import Basis, Burden, Effect, Person, Role
from legal_rules.penalties import Maximum
from legal_rules.slices import Status
from legal_rules.timelimits import TimeLimit


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that a part rests on: its value (null if there is none), state, source, and whose it is."""

    fact: str
    value: str | None
    state: str
    source: str
    of: str


@dataclass(frozen=True, slots=True)
class Element:
    """A thing that must be so, and how it stands."""

    id: str
    says: str
    at: str
    kind: str
    burden: Literal["prosecution"]
    result: Met
    facts: tuple[Fact, ...]
    settled_either_way: bool = field(default=False, metadata=LEFT_OUT)
    basis: str = field(default="", metadata=LEFT_OUT | ASIDE)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """What would take conduct out of an offence, and how it stands; `readings` and `why` where it is not settled who has
    to show it."""

    id: str
    says: str
    at: str
    kind: str
    burden: Burden
    result: Applies
    facts: tuple[Fact, ...]
    raised: bool
    readings: tuple[str, ...] = field(default=(), metadata=LEFT_OUT | ASIDE)
    why: str = field(default="", metadata=LEFT_OUT | ASIDE)


Part = Element | Exclusion


@dataclass(frozen=True, slots=True)
class Given:
    """One answer of a set: a fact with a value, and whose it is."""

    fact: str
    value: str
    of: str


Sets = tuple[tuple[Given, ...], ...]


@dataclass(frozen=True, slots=True)
class DisputedMatter:
    """A disputed fact that an offence turns on, with the outcome for each of its values."""

    fact: str
    of: str
    outcomes: tuple[tuple[str, str], ...] = field(metadata=PAIRS | LOOSE)


@dataclass(frozen=True, slots=True)
class InForce:
    """When the text that was read is law."""

    from_: dt.date | None
    to: dt.date | None
    by: str
    not_before: dt.date | None


@dataclass(frozen=True, slots=True)
class Effects:
    """Protections and consequences that go with an offence."""

    notification: Effect | None = field(default=None, metadata=LEFT_OUT)
    anonymity: Effect | None = field(default=None, metadata=LEFT_OUT)
    special_measures: Effect | None = field(default=None, metadata=LEFT_OUT)
    deprivation: Effect | None = field(default=None, metadata=LEFT_OUT)

    def given(self) -> Iterator[tuple[str, Effect]]:
        """Each that there is, by name."""
        for name in self.__slots__:
            effect = getattr(self, name)
            if effect is not None:
                yield name, effect


@dataclass(frozen=True, slots=True)
class Note:
    """A note printed with a finding, to one view or all."""

    says: str
    view: str
    basis: str


@dataclass(frozen=True, slots=True)
class Course:
    """Whose acts, about whom, in which nation, an offence over several acts counts."""

    by: str | None
    about: str | None
    nation: str = field(metadata=ASIDE)
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """For an offence next door: whether something triggered it, and the facts that did."""

    triggered: bool
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One offence found about one act on the days of a period, or with `course` about several acts."""

    course: Course | None = field(metadata=FLAT)
    offence: str
    provision: str
    title: str
    role: Role
    person: Person
    outcome: Outcome
    made_out: MadeOut
    law: Status
    in_force: InForce = field(metadata=ASIDE)
    basis: Basis
    reconstructed: bool
    elements: tuple[Element, ...]
    exclusions: tuple[Exclusion, ...]
    completes: Sets
    ends: Sets
    flips: Sets
    more: tuple[tuple[str, int], ...] = field(metadata=PAIRS)
    failing: tuple[str, ...]
    law_points: tuple[str, ...]
    disputed_matters: tuple[DisputedMatter, ...]
    presumed: tuple[str, ...] = field(metadata=ASIDE)
    judged: tuple[str, ...] = field(metadata=ASIDE)
    standings: Standings
    penalty: Maximum | None = field(metadata=LOOSE)
    time_limit: TimeLimit | None = field(metadata=LOOSE)
    effects: Effects = field(metadata=ASIDE)
    notes: tuple[Note, ...] = field(metadata=ASIDE)
    trigger: Trigger | None = field(metadata=FLAT | ASIDE)

    @property
    def triggered(self) -> bool:
        """Whether something in the case triggered it, as an offence next door."""
        return self.trigger is not None and self.trigger.triggered

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every element, then every exclusion."""
        return (*self.elements, *self.exclusions)


@dataclass(frozen=True, slots=True)
class Period:
    """Days of an act on which every finding is the same; without a first day, the act may have been any day up to the last."""

    from_: dt.date | None
    to: dt.date
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ActFound:
    """One act under the law of one nation, period by period."""

    id: str
    kind: str
    nation: str
    by: str | None
    about: str | None
    flags: tuple[str, ...]
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """A contact that a flag names, and how to reach them."""

    id: str
    name: str
    reach: tuple[str, ...]
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Flag:
    """What a result has to say beside its findings, the facts or acts that called for it, and who can help."""

    id: str
    severity: str
    says: str
    because: tuple[str, ...]
    contacts: tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that a question takes, with its words."""

    value: str
    says: str


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of a question that is a list of ticks."""

    fact: str
    asks: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question, where its answer goes, and how many are left for the act at most."""

    act: str = field(metadata=ASIDE)
    fact: str
    scope: str
    of: str
    asks: str
    why: str
    help: str = field(metadata=ASIDE)
    nature: str = field(metadata=ASIDE)
    options: tuple[Option, ...]
    ticks: tuple[Tick, ...] = field(metadata=ASIDE)
    matters_to: tuple[str, ...]
    remaining_at_most: int = field(metadata={"least": 1})


@dataclass(frozen=True, slots=True)
class RuleBase:
    """Which rule base: its version, hash, and the day it was last checked."""

    version: str
    hash: str
    checked: dt.date


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a result rests on: rule base, engine, overlays and the day of assessment."""

    rulebase: RuleBase
    engine: str
    overlays: tuple[Overlaid, ...]
    as_at: dt.date


@dataclass(frozen=True, slots=True)
class Idle:
    """An answer in the case that nothing uses."""

    where: str | None
    says: str
    hint: str


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that is said of a case."""

    schema: Literal[1]
    receipt: Receipt
    case: str
    acts: tuple[ActFound, ...]
    across: tuple[Finding, ...]
    flags: tuple[Flag, ...]
    idle: tuple[Idle, ...]
    next_question: Question | None
