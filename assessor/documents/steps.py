"""The person's own sheet of what can be done now: two pages, safety, three numbers, steps; the rest on request."""

from __future__ import annotations

from dataclasses import dataclass

from assessor.documents.assessed import Assessed
from assessor.files.clean import plain
from assessor.pages.in_short import in_short
from assessor.pages.plan import reach, state
from assessor.safety.plan import Part, Planned, plan_for
from assessor.safety.routes import Route

MOST_NUMBERS = 3
RUNG = ("safety", "helpline", "police")
"""The kinds of route that somebody answers on."""
_CHECK = " (check first)"


@dataclass(frozen=True, slots=True)
class Number:
    """Somebody to ring: who, the number, and when they are there."""

    name: str
    phone: str
    hours: str


@dataclass(frozen=True, slots=True)
class Group:
    """Steps under a heading, each a line."""

    title: str
    lines: tuple[str, ...]


def material(given: Assessed) -> dict[str, object]:
    """What the template of the sheet prints: the numbers, the steps in their groups, and what the law may say."""
    plan = plan_for(given.case, given.book, given.as_at)
    return {"numbers": numbers(plan), "steps": groups(plan), "law": law_lines(given)}


def numbers(plan: tuple[Part, ...]) -> tuple[Number, ...]:
    """Three people to ring, in the order of the plan, those that were confirmed first; the emergency number stands apart."""
    phoned: dict[str, Route] = {}
    for part in plan:
        for planned in part.steps:
            for route in planned.routes[:1]:
                if route.contact.phone and route.kind in RUNG and planned.step.id != "emergency":
                    phoned.setdefault(route.contact.phone, route)
    ordered = sorted(phoned.values(), key=lambda route: not route.confirmed)[:MOST_NUMBERS]
    return tuple(
        Number(
            f"{route.title}{'' if route.confirmed else _CHECK}",
            route.contact.phone,
            route.contact.hours.words() if route.contact.hours is not None else "hours not known",
        )
        for route in ordered
    )


def groups(plan: tuple[Part, ...]) -> tuple[Group, ...]:
    """The steps for the person, without those that are the worker's."""
    found = []
    for part in plan:
        lines = tuple(_line(planned) for planned in part.steps if not planned.step.for_worker)
        if lines:
            found.append(Group(part.to_you, lines))
    return tuple(found)


def _line(planned: Planned) -> str:
    says = planned.step.to_you or planned.step.says
    if planned.site is not None:
        return f"{says}: {planned.site.name}. {planned.site.report.says.rstrip('.')}."
    route = planned.routes[0] if planned.routes and reach(planned) else None
    who = f"{route.title}{'' if route.confirmed else _CHECK}" if route is not None else ""
    how = ", ".join(
        part for part in (who, reach(planned), state(planned, None).removeprefix("Open: ").rstrip(".")) if part
    )
    return f"{says}{'' if says.endswith('?') else '.'}{f' {how}.' if how else ''}"


def law_lines(given: Assessed) -> tuple[str, ...]:
    """What the law may say of each act, a sentence each, without names of offences in law terms."""
    found = []
    for one in in_short(given.result, given.case, given.book):
        found.append(plain(f"{one.title}: {one.said.says} {one.said.names}".strip()))
    return tuple(found)
