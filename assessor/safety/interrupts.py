"""Interrupts: what has to be said before any result, because someone's safety comes first. Never a score."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from assessor.case.model import Case
from assessor.safety.known import Known, fits, reasons, what_is_known
from assessor.safety.routes import EVERYWHERE, Route, routes_for, where_to_look
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
class There:
    """What a panel adds in some nations."""

    nations: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Interrupt:
    """One panel: when it comes (of an act of which `unless` does not surely hold), what it says (everywhere, and in some
    nations), and which routes it shows."""

    id: str
    severity: str
    title: str
    says: str
    when: Formula
    unless: Formula | None = None
    routes: tuple[str, ...] = ()
    softer: Softer | None = None
    there: tuple[There, ...] = ()
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
_THERE: Shape = Record(
    "what a panel adds in some nations",
    There,
    {
        "nations": Field(ListOf(OneOf(EVERYWHERE, "nation"), least=1), required=True),
        "says": Field(_TEXT, required=True),
    },
    placed=False,
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
        "unless": Field(FORMULA),
        "routes": Field(ListOf(ID), default=()),
        "softer": Field(_SOFTER),
        "there": Field(ListOf(_THERE), default=()),
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
    called = [item for item in interrupts() if fits(item.when, "hide", known, item.unless)]
    fitting = {route.id: route for route in routes_for(case, book, day)} if called else {}
    return tuple(
        Shown(
            item.id,
            item.severity,
            item.title,
            " ".join(_says(item, known, case)),
            reasons(item.when, known),
            tuple(fitting[name] for name in item.routes if name in fitting),
        )
        for item in called
    )


def _says(item: Interrupt, known: tuple[Known, ...], case: Case) -> Iterator[str]:
    softer = item.softer if item.softer is not None and fits(item.softer.when, "hide", known) else None
    yield softer.says if softer is not None else item.says
    yield from said_there(item, case)


def said_there(item: Interrupt, case: Case) -> Iterator[str]:
    """What a panel adds in the nations of a case."""
    help_in, law_of = where_to_look(case)
    places = help_in | law_of or set(EVERYWHERE)
    yield from (there.says for there in item.there if not places.isdisjoint(there.nations))
