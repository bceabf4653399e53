"""What a result must say beside its findings: safety first, then what is not known or not settled."""

from __future__ import annotations

from collections.abc import Iterable

from assessor.assess.acts import Assessment
from assessor.assess.records import Flag, Reach
from assessor.safety.interrupts import interrupts_for
from assessor.safety.routes import Route, for_a_child_who_did_it
from assessor.text.names import joined

AGE_NOT_KNOWN = "age-in-image-not-known"
_SAYS = {
    "where-not-settled": "The case touches more than one nation, or a place abroad. Each nation named is shown; which "
    "law applies is for the police and prosecutors.",
    AGE_NOT_KNOWN: "It is not known how old {who}. Until it is, treat it as a picture of a child: "
    "do not copy, forward or store it.",
    "still-up": "It is still online. Whether leaving an earlier upload up counts as sharing again, under a law that began "
    "since, is not settled. If anything new was done with it since (sent, posted again, linked), add that as an act of its own.",
    "law-last-checked": "The law here was last checked on {checked}; it may have changed since.",
}
RESPONSIBILITY = {"doer-too-young": "below_says", "doer-age-open": "open_says"}
"""The flags about the age of whoever did an act, and which words of the nation's rule they are said in."""
CAVEATS = frozenset({"where-not-settled", *RESPONSIBILITY})
"""Flags that bear on every result: each page and document says them in full."""
_SEVERITY = {AGE_NOT_KNOWN: "stop"}


def flags(whole: Assessment) -> tuple[Flag, ...]:
    """Interrupts first, with the facts that called for them; then each flag once, with the acts that raised it."""
    raised: dict[tuple[str, str], list[str]] = {}
    for act in whole.acts:
        for flag in act.flags:
            raised.setdefault((flag, _says(flag, act.nation, whole)), []).append(act.act.id)
    safety = (
        Flag(shown.id, shown.severity, shown.says, shown.because, _reach(shown.contacts))
        for shown in interrupts_for(whole.case, whole.book, whole.as_at)
    )
    said = (
        Flag(flag, _SEVERITY.get(flag, "note"), says, tuple(dict.fromkeys(acts)), _reach(_for_flag(flag, whole)))
        for (flag, says), acts in raised.items()
    )
    return (*safety, *said)


def _says(flag: str, nation: str, whole: Assessment) -> str:
    if flag in RESPONSIBILITY:
        return str(getattr(whole.book.responsibility[nation], RESPONSIBILITY[flag]))
    return _SAYS[flag].format(checked=whole.book.stamp.checked.isoformat(), who=_age_of_whom(whole))


def _age_of_whom(whole: Assessment) -> str:
    """Whose age is not known: named by the picture, where a case has several."""
    named = list(dict.fromkeys(act.act.image for act in whole.acts if AGE_NOT_KNOWN in act.flags))
    if len(whole.case.images) < 2 or not named:
        return "the person in the picture was"
    return f"the person in {named[0]} was" if len(named) == 1 else f"the people in {joined(named)} were"


def _for_flag(flag: str, whole: Assessment) -> tuple[Route, ...]:
    return for_a_child_who_did_it(whole.case, whole.book, whole.as_at) if flag in RESPONSIBILITY else ()


def _reach(routes: Iterable[Route]) -> tuple[Reach, ...]:
    return tuple(
        Reach(
            route.id, route.title, tuple(f"{label}: {value}" for label, value in route.contact.lines()), route.confirmed
        )
        for route in routes
    )
