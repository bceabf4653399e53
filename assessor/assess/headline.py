"""The headline of an act on the days of a period: the one place that decides whether a page may say that nothing fits.

Every finding of a nation counts: core or adjacent, by act or by course. Law that was not in force, or whose text was not
read, never fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assessor.assess.records import ActFound, Element, Fact, Finding, Part, Period, Result
from legal_rules.facts import KIND, Vocabulary
from legal_rules.responsibility import PART as TOO_YOUNG_PART
from legal_rules.slices import IN_FORCE, UNCONFIRMED, UNREAD, standing

FITTING = ("met", "met-unless")
FITS, OTHER_LAW, CANNOT_TELL, EXCEPTION = "fits", "other-law", "cannot-tell", "exception"
NOT_CONFIRMED, TOO_YOUNG, ELSEWHERE = "not-confirmed", "too-young", "elsewhere"
NOTHING, NOT_HELD = "nothing", "not-held"
_UNDECIDED = ("not-asked", "unknown", "disputed", "declined")


@dataclass(frozen=True)
class Headline:
    """What may be said first. `fits`: core offences; `other`: adjacent ones, by act or course; `open`: what keeps it from
    being told; `beside`: offences next door that are named though nothing particular to the case speaks for them, and
    cannot be told either; `elsewhere`: other nations named whose law fits the same act."""

    kind: str
    fits: tuple[Finding, ...] = ()
    other: tuple[Finding, ...] = ()
    open: tuple[Finding, ...] = ()
    beside: tuple[Finding, ...] = ()
    elsewhere: tuple[str, ...] = ()


def headline(
    findings: Iterable[Finding], vocabulary: Vocabulary, courses: Sequence[Finding] = (), elsewhere: Sequence[str] = ()
) -> Headline:
    """The headline of one period of an act.

    Args:
        findings: every finding of scope act, of one nation.
        vocabulary: the facts, to know which can be asked.
        courses: the findings over several acts in which the act counts (`courses_of`).
        elsewhere: other nations named in which an offence fits the act (`fitting_elsewhere`).
    """
    own = list(findings)
    if any(map(too_young, own)):
        return Headline(TOO_YOUNG)
    every = [*own, *courses]
    live = [f for f in every if in_force(f) and not wrong_kind(f)]
    fits = tuple(f for f in live if f.outcome in FITTING and is_core(f))
    other = tuple(f for f in live if f.outcome in FITTING and not is_core(f))
    open_ = tuple(f for f in live if f.outcome == "open" and (is_core(f) or (not fits and open_counts(f, vocabulary))))
    beside = tuple(f for f in live if f.outcome == "open" and to_consider(f) and f not in open_)
    kind = _kind(every, live, fits, other, open_, elsewhere)
    return Headline(kind, fits, other, open_, beside, tuple(elsewhere))


def _kind(
    every: Sequence[Finding],
    live: Sequence[Finding],
    fits: Sequence[Finding],
    other: Sequence[Finding],
    open_: Sequence[Finding],
    elsewhere: Sequence[str],
) -> str:
    if fits:
        return FITS
    if any(is_core(f) for f in open_):
        return CANNOT_TELL
    if other:
        return OTHER_LAW
    if open_:
        return CANNOT_TELL
    if any(f.outcome == "excluded" and is_core(f) for f in live):
        return EXCEPTION
    if elsewhere:
        return ELSEWHERE
    if any(map(may_fit, every)):
        return NOT_CONFIRMED
    held = any(f.course is None or f.outcome != "not-met" for f in live)
    return NOTHING if held else NOT_HELD


def is_core(finding: Finding) -> bool:
    """Whether an offence is one of those this tool is about, rather than one next door, and judged by a single act."""
    return finding.role == "core" and finding.course is None


def in_force(finding: Finding) -> bool:
    """Whether a finding is of law that was in force that day, and whose text was read."""
    return standing_of(finding) == IN_FORCE


def standing_of(finding: Finding) -> str:
    """The status of the law of a finding; `UNREAD` where it was in force and its text was not read."""
    return standing(finding.law, finding.reconstructed)


def fitting(finding: Finding) -> bool:
    """Whether a finding may stand under words that say it fits."""
    return in_force(finding) and finding.outcome in FITTING


def too_young(finding: Finding) -> bool:
    """Whether whoever did the act was under the age at which a child can commit an offence."""
    return any(part.id == TOO_YOUNG_PART and part.result == "applies" for part in finding.exclusions)


def to_consider(finding: Finding) -> bool:
    """Whether an adjacent offence that was law that day is worth naming: something triggered it, or it fits. One whose
    text was not read is only ever named to think of, and not where it does not match."""
    worth = fitting(finding) or (finding.triggered and (in_force(finding) or finding.outcome != "not-met"))
    return worth and not is_core(finding) and finding.law == IN_FORCE


def worth_showing(part: Part) -> bool:
    """Whether a part belongs on a page; the age at which a child can commit an offence does only where it matters."""
    return part.id != TOO_YOUNG_PART or part.result != "ruled-out"


def not_known(part: Part) -> bool:
    """Whether a part is open: not one whose facts are, but which is so whatever they are."""
    return part.result == "unknown" and not (isinstance(part, Element) and part.settled_either_way)


def course_named(finding: Finding) -> bool:
    """Whether an offence over several acts is worth naming: it is law, fits or may once several acts and something in the
    case speak for it, and whoever did them was old enough."""
    if finding.course is None or not in_force(finding) or too_young(finding):
        return False
    spoken_for = finding.trigger is None or finding.trigger.triggered
    return finding.outcome in FITTING or (finding.outcome == "open" and len(finding.course.acts) > 1 and spoken_for)


def may_fit(finding: Finding) -> bool:
    """Whether an offence whose first day was not confirmed, or whose text was not read, may fit; one next door only if
    something in the case triggered it."""
    unsure = standing_of(finding) in (UNCONFIRMED, UNREAD)
    near = is_core(finding) or finding.triggered
    return unsure and near and finding.outcome not in ("not-met", "excluded")


def wrong_kind(finding: Finding) -> bool:
    """Whether an offence misses because it is about another kind of act altogether."""
    failing = set(finding.failing)
    return any(fact.fact == KIND for e in finding.elements if e.id in failing for fact in e.facts)


def open_counts(finding: Finding, vocabulary: Vocabulary) -> bool:
    """Whether an adjacent offence that cannot be told counts: an element is met by something said of this case, and each
    one that is not known waits on something that can be asked."""
    particular = any(
        element.result == "met" and any(_said(fact) for fact in element.facts) for element in finding.elements
    )
    waiting = [element for element in finding.elements if element.result == "unknown"]
    return particular and all(any(_can_be_asked(f, vocabulary) for f in e.facts) for e in waiting)


def _said(fact: Fact) -> bool:
    return fact.state == "known" and fact.source != "file"


def _can_be_asked(fact: Fact, vocabulary: Vocabulary) -> bool:
    if fact.value is not None or fact.state not in _UNDECIDED or not vocabulary.knows(fact.fact):
        return False
    spec = vocabulary.spec(fact.fact)
    return spec.scope != "law" and spec.nature != "legal"


def courses_of(result: Result, act: ActFound) -> tuple[Finding, ...]:
    """The findings over several acts, in the nation of an act, in which it counts."""
    return tuple(
        row
        for row in result.across
        if (of := row.course) is not None and of.nation == act.nation and act.id in of.acts and of.by == act.by
    )


def fitting_elsewhere(result: Result, act: ActFound) -> tuple[str, ...]:
    """The other nations named for an act in which an offence in force fits it, by itself or in a course."""
    return tuple(
        other.nation
        for other in result.acts
        if other.id == act.id
        and other.nation != act.nation
        and any(map(fitting, (*(f for p in other.periods for f in p.findings), *courses_of(result, other))))
    )


def headline_of(result: Result, act: ActFound, period: Period, vocabulary: Vocabulary) -> Headline:
    """The headline of one period of an act of a result."""
    return headline(period.findings, vocabulary, courses_of(result, act), fitting_elsewhere(result, act))


def points_raised(finding: Finding) -> list[str]:
    """The unsettled points of law of a finding that stand in an element, or in an exclusion the facts raise."""
    parts: list[Part] = [*finding.elements, *(part for part in finding.exclusions if part.raised)]
    named = {fact.fact for part in parts for fact in part.facts}
    return [point for point in finding.law_points if point in named]
