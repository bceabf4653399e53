"""The records of an exercise: a problem, a student's answer to it, the right marking, and what was marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessor.case.model import Case
from legal_rules.files.problems import NOWHERE, Where

MET, NOT_MET, CANNOT_TELL = "met", "not-met", "cannot-tell"
MARKS = (MET, NOT_MET, CANNOT_TELL)
FITS, DOES_NOT_FIT = "fits", "does-not-fit"
CONCLUSIONS = (FITS, DOES_NOT_FIT, CANNOT_TELL)


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem question about one act of an invented case. `ask` names the offences whose elements are to be marked;
    `hidden` is what is read only after answering: what it teaches and what answers it."""

    id: str
    title: str
    text: str
    case: Case
    act: str
    ask: tuple[str, ...]
    difficulty: int
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ElementAnswer:
    """How a student marked an element, with the fact that shows it if one was named."""

    mark: str
    fact: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ExclusionAnswer:
    """Whether a student took an exception to apply, and who they said proves it."""

    mark: str
    burden: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OffenceAnswer:
    """One offence a student took up; `attempt` says it was argued as an attempt only."""

    offence: str
    conclusion: str
    attempt: bool = False
    elements: Mapping[str, ElementAnswer] = field(default_factory=dict)
    exclusions: Mapping[str, ExclusionAnswer] = field(default_factory=dict)
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class StudentAnswer:
    """A whole answer: the issues as stated (kept, never marked) and the offences taken up."""

    problem: str
    offences: tuple[OffenceAnswer, ...]
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RightPart:
    """The right marking of an element or exception: its mark, burden, place in the law, and the facts it turns on."""

    id: str
    says: str
    at: str
    mark: str
    burden: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RightOffence:
    """The right answer on one offence, as the engine's proof gives it."""

    offence: str
    provision: str
    title: str
    law: str
    conclusion: str
    summary_only: bool
    elements: tuple[RightPart, ...]
    exclusions: tuple[RightPart, ...]


HIT, MISS, OVER_CHARGED, MISSED_OFFENCE, WRONG_LAW, WRONG_BURDEN, UNSUPPORTED, UNKNOWN_PART, TRAP = (
    "hit",
    "miss",
    "over-charged",
    "missed-offence",
    "wrong-law",
    "wrong-burden",
    "unsupported",
    "unknown-part",
    "trap",
)


@dataclass(frozen=True, slots=True)
class Marked:
    """One thing marked: what kind, of which offence and part, what was said, what is right, where in the law, and why."""

    kind: str
    offence: str
    part: str
    said: str
    right: str
    at: str
    why: str
