"""The plan as rows and details, the same for a page of text and for a screen: what to do, whom, how, and whether open now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from assessor.safety.plan import Part, Planned, key_of
from assessor.safety.platforms import CHECK
from assessor.text.blocks import Page

PLAN = "What to do now"
TO_DO, DONE = "[ ]", "[x]"
LEAD = "In this order, as far as the person wants it. Each step is their choice."


def row(planned: Planned) -> str:
    """What is to be done, and at which site or app."""
    return f"{planned.step.says}: {planned.site.name}" if planned.site is not None else planned.step.says


def reach(planned: Planned) -> str:
    """The shortest way to whoever is reached by a step; empty where nobody is."""
    if planned.site is not None:
        return planned.site.report.web or "in the app"
    for route in planned.routes:
        contact = route.contact
        if way := contact.phone or contact.text or contact.email or contact.web:
            return way
    return ""


def state(planned: Planned, now: dt.datetime | None) -> str:
    """Whether whoever is reached is open: now, for a screen; else the hours. Empty where nobody answers."""
    route = planned.routes[0] if planned.routes else None
    if route is None or not (route.contact.phone or route.contact.hours):
        return ""
    if now is not None and (said := route.now(now)):
        return said
    return (
        f"Open: {route.contact.hours.words()}."
        if route.contact.hours is not None
        else "Check first whether it is open."
    )


def details(planned: Planned) -> Iterator[str]:
    """Everything that stands behind a row: its own words, and each way to go with its contact."""
    yield from planned.step.more
    if planned.site is not None:
        yield planned.site.words()
    for route in planned.routes:
        check = "" if route.confirmed else f" ({CHECK})"
        ways = "; ".join(f"{label}: {value}" for label, value in route.lines())
        yield f"{route.title}{check}. {route.says}{f' {ways}.' if ways else ''}"


def line(planned: Planned, done: Mapping[str, str], now: dt.datetime | None = None) -> str:
    """A step in one line: whether it is done, what it is, whom and how, and whether open."""
    when = done.get(key_of(planned))
    mark = TO_DO if when is None else f"{DONE} {when}".rstrip()
    who = planned.routes[0].title if planned.routes and planned.site is None and reach(planned) else ""
    unsure = f" ({CHECK})" if planned.routes and not planned.routes[0].confirmed else ""
    how = ", ".join(part for part in (f"{who}{unsure}" if who else "", reach(planned)) if part)
    parts = [f"{mark} {row(planned)}", how, state(planned, now).rstrip(".")]
    said = ". ".join(part for part in parts if part)
    return said if said.endswith("?") else f"{said}."


def plan_blocks(
    page: Page, plan: Sequence[Part], done: Mapping[str, str], now: dt.datetime | None = None, more: bool = False
) -> None:
    """The plan put on a page: a heading for each group, a line for each step, with `more` what stands behind it."""
    if not plan:
        return
    page.head(PLAN)
    page.para(LEAD)
    for number, part in enumerate(plan, 1):
        page.head(f"{number}. {part.title}", 3)
        for planned in part.steps:
            page.item(line(planned, done, now))
            if more:
                for said in details(planned):
                    page.item(said, 2)
