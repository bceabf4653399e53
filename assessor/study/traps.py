"""Common traps: data that says when an answer fell into one, and what to say of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from assessor.safety.known import holds
from assessor.study.records import CONCLUSIONS, MARKS, TRAP, Marked, OffenceAnswer, RightOffence
from legal_rules.files.data import data_dir
from legal_rules.files.problems import NOWHERE, Where
from legal_rules.files.shape import ID, Field, Flag, ListOf, OneOf, Record, Shape, Text, read_shipped
from legal_rules.formula import FORMULA, TRUE, Formula
from legal_rules.program import TRUE as TRUE_VALUE


@dataclass(frozen=True, slots=True)
class Trap:
    """One trap. Every condition given has to hold: the offences, how it was concluded or argued, the status of the law,
    a part with how it was marked, and a formula over the facts of the problem."""

    id: str
    says: str
    at: str
    offences: tuple[str, ...] = ()
    conclusion: str = ""
    attempt: bool = False
    summary_only: bool = False
    law: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    marked: str = ""
    if_: Formula = TRUE
    where: Where = field(default=NOWHERE, compare=False, repr=False)


_TRAP: Shape = Record(
    "a trap",
    Trap,
    {
        "id": Field(ID, required=True),
        "says": Field(Text(), required=True),
        "at": Field(Text(), required=True),
        "offences": Field(ListOf(ID), default=()),
        "conclusion": Field(OneOf(CONCLUSIONS, "conclusion"), default=""),
        "attempt": Field(Flag(), default=False),
        "summary_only": Field(Flag(), default=False),
        "law": Field(ListOf(ID), default=()),
        "part": Field(ListOf(ID), default=()),
        "marked": Field(OneOf(MARKS, "mark"), default=""),
        "if": Field(FORMULA, default=TRUE, to="if_"),
    },
)
TRAP_FILE: Shape = Record(
    "the file of traps", lambda traps: traps, {"traps": Field(ListOf(_TRAP), required=True)}, placed=False
)


@cache
def traps() -> tuple[Trap, ...]:
    """Every trap of the shipped file.

    Raises:
        BrokenFile: the file has a problem (its text, with file and line).
    """
    return tuple(read_shipped(data_dir() / "exercise-traps.yaml", TRAP_FILE, "data/exercise-traps.yaml"))


def fallen_into(given: OffenceAnswer, right: RightOffence, facts: Mapping[str, str]) -> Iterator[Marked]:
    """The traps an answer on one offence fell into; `facts` are those of the problem."""
    for trap in traps():
        parts = [id for id, a in given.elements.items() if id in trap.part and trap.marked in ("", a.mark)]
        if _offence(trap, given, right) and (parts or not trap.part) and holds(trap.if_, facts) == TRUE_VALUE:
            said = parts[0] if parts else given.conclusion
            yield Marked(TRAP, given.offence, parts[0] if parts else "", said, "", trap.at, trap.says)


def _offence(trap: Trap, given: OffenceAnswer, right: RightOffence) -> bool:
    return (
        (not trap.offences or given.offence in trap.offences)
        and trap.conclusion in ("", given.conclusion)
        and (not trap.attempt or given.attempt)
        and (not trap.summary_only or right.summary_only)
        and (not trap.law or right.law in trap.law)
    )
