"""What to do now: the steps of a plan that fit a case, in order, each with whom and how to reach them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cache

from assessor.case.model import Case
from assessor.safety.known import fits, reported
from assessor.safety.platforms import Platform, platforms
from assessor.safety.routes import Route, known_for_help, routes, routes_for
from legal_rules.files.data import data_dir
from legal_rules.files.problems import NOWHERE, Problem, Where, nearest
from legal_rules.files.shape import ID, Field, Flag, ListOf, OneOf, Record, Shape, Text, read_shipped
from legal_rules.formula import FORMULA, TRUE, Formula
from legal_rules.rulebook import RuleBook

WHERE_IT_IS = "online.where"
"""The fact that says on which site or app a picture is."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: a row of words (`to_you`: to the person, where it differs), details, and the routes it goes by. Shown where `when` holds (open: by
    `if_unknown`), `unless` does not surely hold, and one of its routes, if it has any, fits the case."""

    id: str
    group: str
    says: str
    to_you: str = ""
    more: tuple[str, ...] = ()
    when: Formula = TRUE
    if_unknown: str = "hide"
    unless: Formula | None = None
    routes: tuple[str, ...] = ()
    for_worker: bool = False
    where_it_is: bool = False
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Group:
    """Steps that belong together."""

    id: str
    title: str
    to_you: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """The whole file."""

    groups: tuple[Group, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """A step as a case calls for it, with the routes that fit (the first is how it is reached), and the site or app that
    the picture is said to be on."""

    step: Step
    routes: tuple[Route, ...] = ()
    site: Platform | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A group of a plan with its steps; never empty."""

    title: str
    steps: tuple[Planned, ...]
    to_you: str = ""


_TEXT = Text()
_STEP: Shape = Record(
    "a step",
    Step,
    {
        "id": Field(ID, required=True),
        "group": Field(ID, required=True),
        "says": Field(Text(".{1,60}", "at most 60 characters"), required=True),
        "to_you": Field(_TEXT, default=""),
        "more": Field(ListOf(_TEXT), default=()),
        "when": Field(FORMULA, default=TRUE),
        "if_unknown": Field(OneOf(("show", "hide"), "choice"), default="hide"),
        "unless": Field(FORMULA),
        "routes": Field(ListOf(ID), default=()),
        "for_worker": Field(Flag(), default=False),
        "where_it_is": Field(Flag(), default=False),
    },
)
_GROUP: Shape = Record(
    "a group of steps",
    Group,
    {"id": Field(ID, required=True), "title": Field(_TEXT, required=True), "to_you": Field(_TEXT, default="")},
    placed=False,
)
PLAN_FILE: Shape = Record(
    "the file of steps",
    Steps,
    {
        "groups": Field(ListOf(_GROUP, least=1), required=True),
        "steps": Field(ListOf(_STEP, least=1), required=True),
    },
    placed=False,
)


@cache
def steps() -> Steps:
    """The shipped steps.

    Raises:
        BrokenFile: the file has a problem (its text, with file and line).
    """
    found: Steps = read_shipped(data_dir() / "plan.yaml", PLAN_FILE, "data/plan.yaml")
    return found


def plan_for(case: Case, book: RuleBook, today: dt.date | None = None) -> tuple[Part, ...]:
    """The steps that fit a case, in their groups; none for somebody who was reported."""
    if reported(case):
        return ()
    day = today or case.as_at or dt.date.today()
    known = known_for_help(case, book, day)
    fitting = {route.id: route for route in routes_for(case, book, day)}
    sites = {one.facts.get(WHERE_IT_IS, "") for one in known}
    named = [one for one in platforms().platforms if one.id in sites]
    found: list[Part] = []
    for group in steps().groups:
        rows: list[Planned] = []
        for step in steps().steps:
            goes_by = tuple(fitting[name] for name in step.routes if name in fitting)
            wanted = fits(step.when, step.if_unknown, known) and (goes_by or not step.routes)
            if step.group != group.id or not wanted or (step.unless is not None and fits(step.unless, "hide", known)):
                continue
            on: list[Platform | None] = [*named] if step.where_it_is and named else [None]
            rows += [Planned(step, goes_by, site) for site in on]
        if rows:
            found.append(Part(group.title, tuple(rows), group.to_you or group.title))
    return tuple(found)


def key_of(planned: Planned) -> str:
    """The name under which a step of a plan is ticked: of a report to several sites, one for each."""
    return planned.step.id if planned.site is None else f"{planned.step.id}-{planned.site.id}"


def incomplete_plan() -> tuple[Problem, ...]:
    """A problem for every step of a group or with a route that is not there, and every group without a step."""
    known = {route.id for route in routes()}
    groups = {group.id for group in steps().groups}
    found = [
        Problem(step.where, f"the step '{step.id}' names '{name}', which is not there", nearest(name, known | groups))
        for step in steps().steps
        for name in (*step.routes, step.group)
        if name not in (known if name in step.routes else groups)
    ]
    empty = groups - {step.group for step in steps().steps}
    return (*found, *(Problem(NOWHERE, f"the group of steps '{name}' is empty", "") for name in sorted(empty)))
