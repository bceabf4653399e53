"""Interrupts: what has to be said before any result, because someone's safety comes first. Never a score."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cache

from assessor.case.model import Case
from assessor.safety.known import fits, reasons, what_is_known
from assessor.safety.routes import Route, routes_for
from legal_rules.files.data import data_dir
from legal_rules.files.problems import NOWHERE, Where
from legal_rules.files.shape import ID, Field, ListOf, OneOf, Record, Shape, Text, read_shipped
from legal_rules.formula import FORMULA, Formula
from legal_rules.rulebook import RuleBook

SEVERITIES = ("stop", "urgent", "care")


@dataclass(frozen=True, slots=True)
class Softer:
    """Other words for an interrupt, for cases that need gentler ones."""

    when: Formula
    says: str


@dataclass(frozen=True, slots=True)
class Interrupt:
    """One panel: when it comes, what it says, and which routes it shows."""

    id: str
    severity: str
    title: str
    says: str
    when: Formula
    routes: tuple[str, ...] = ()
    softer: Softer | None = None
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Shown:
    """An interrupt as a case calls for it: its words, the facts that called for it, and contacts that fit."""

    id: str
    severity: str
    title: str
    says: str
    because: tuple[str, ...]
    contacts: tuple[Route, ...]


_TEXT = Text()
_SOFTER: Shape = Record(
    "gentler words", Softer, {"when": Field(FORMULA, required=True), "says": Field(_TEXT, required=True)}, placed=False
)
_INTERRUPT: Shape = Record(
    "an interrupt",
    Interrupt,
    {
        "id": Field(ID, required=True),
        "severity": Field(OneOf(SEVERITIES, "severity"), required=True),
        "title": Field(_TEXT, required=True),
        "says": Field(_TEXT, required=True),
        "when": Field(FORMULA, required=True),
        "routes": Field(ListOf(ID), default=()),
        "softer": Field(_SOFTER),
    },
)
INTERRUPT_FILE: Shape = Record(
    "the file of interrupts",
    lambda interrupts: interrupts,
    {"interrupts": Field(ListOf(_INTERRUPT), required=True)},
    placed=False,
)


@cache
def interrupts() -> tuple[Interrupt, ...]:
    """Every interrupt of the shipped file.

    Raises:
        BrokenFile: the file has a problem (its text, with file and line).
    """
    return tuple(read_shipped(data_dir() / "interrupts.yaml", INTERRUPT_FILE, "data/interrupts.yaml"))


def interrupts_for(case: Case, book: RuleBook, today: dt.date | None = None) -> tuple[Shown, ...]:
    """The interrupts a case calls for, in the file's order (the gravest first)."""
    day = today or case.as_at or dt.date.today()
    known = what_is_known(case, book.vocabulary, day)
    called = [item for item in interrupts() if fits(item.when, "hide", known)]
    fitting = {route.id: route for route in routes_for(case, book, day)} if called else {}
    return tuple(
        Shown(
            item.id,
            item.severity,
            item.title,
            item.softer.says if item.softer is not None and fits(item.softer.when, "hide", known) else item.says,
            reasons(item.when, known),
            tuple(fitting[name] for name in item.routes if name in fitting),
        )
        for item in called
    )
