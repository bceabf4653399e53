"""The same facts in the three nations: outcome, maximum penalty, what is missing, and where a person is protected in
one nation and not in another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assessor.assess.acts import assess_whole, place_not_settled
from assessor.assess.flags import CAVEATS
from assessor.assess.headline import (
    CANNOT_TELL,
    FITS,
    NOT_CONFIRMED,
    NOT_HELD,
    NOTHING,
    OTHER_LAW,
    TOO_YOUNG,
    courses_of,
    headline,
    in_force,
    is_core,
    not_known,
    points_raised,
    wrong_kind,
)
from assessor.assess.records import ActFound, Finding, Flag, Period, Receipt, Result
from assessor.case.model import Case
from assessor.result.report import report
from assessor.text.names import OUTCOME_WORDS
from assessor.text.penalty import penalty_words
from legal_rules.assessment import Outcome
from legal_rules.files.problems import Problem
from legal_rules.law import NATIONS, Role
from legal_rules.rulebook import RuleBook

HEADLINES = (
    ("An offence fits in", "fits", FITS),
    ("Other law may fit in", "other_law", OTHER_LAW),
    ("We cannot tell yet in", "cannot_tell", CANNOT_TELL),
    ("No law that we could confirm fits in", "not_confirmed", NOT_CONFIRMED),
    ("Whoever did it was under the age of criminal responsibility in", "too_young", TOO_YOUNG),
    ("No offence that we hold fits in", "nothing_fits", NOTHING),
    ("Not compared, as we hold no law about this kind of act:", "not_compared", NOT_HELD),
)
"""What is said of the nations whose headline is of a kind, the key they stand under, and the kind, strongest first."""
NOT_COMPARED = (
    "Compared are the offences we hold, those next door and those over several acts among them. Other law of a nation is "
    "not compared, and may cover this."
)


@dataclass(frozen=True, slots=True)
class Compared:
    """One offence as it stands beside those of the other nations."""

    offence: str
    provision: str
    title: str
    role: Role
    outcome: Outcome
    maximum: str | None
    missing: tuple[str, ...]
    missing_says: tuple[str, ...]
    failing: tuple[str, ...]
    failing_says: tuple[str, ...]
    law_points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparedPeriod:
    """Days of an act in one nation: the kind of headline, and the offences near."""

    from_: dt.date | None
    to: dt.date
    headline: str
    offences: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class ComparedAct:
    """One act by nation, and the nations by the strongest headline that any of its days has there."""

    id: str
    kind: str
    nations: Mapping[str, Sequence[ComparedPeriod]]
    only_in: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every act of a case under each nation's law."""

    schema: int
    receipt: Receipt
    case: str
    acts: tuple[ComparedAct, ...]
    flags: tuple[Flag, ...]


def compare(case: Case, book: RuleBook, today: dt.date | None = None) -> tuple[Comparison | None, tuple[Problem, ...]]:
    """Every act of a case under each nation's law on its day, side by side; or the contradictions in the case."""
    everywhere = replace(case, acts=tuple(replace(act, nation=NATIONS) for act in case.acts))
    whole = assess_whole(everywhere, book, today=today)
    if whole.conflicts:
        return None, whole.conflicts
    result = report(whole, "law")
    acts: list[ComparedAct] = []
    for act in case.acts:
        nations = {
            found.nation: [_period(result, found, period, book) for period in found.periods]
            for found in result.acts
            if found.id == act.id
        }
        acts.append(ComparedAct(act.id, act.kind, nations, _only_in(nations)))
    unsettled = any(place_not_settled(case, act) for act in case.acts)
    flags = tuple(f for f in result.flags if f.id in CAVEATS and (unsettled or f.id != "where-not-settled"))
    return Comparison(1, result.receipt, case.id, tuple(acts), flags), ()


def _period(result: Result, act: ActFound, period: Period, book: RuleBook) -> ComparedPeriod:
    found = headline(period.findings, book.vocabulary, courses_of(result, act))
    near = [f for f in period.findings if is_core(f) and in_force(f) and not wrong_kind(f)]
    near += [f for f in (*found.other, *found.open) if not is_core(f)]
    near.sort(key=lambda f: list(OUTCOME_WORDS).index(f.outcome))
    return ComparedPeriod(period.from_, period.to, found.kind, tuple(_offence(f, act.nation) for f in near))


def _offence(finding: Finding, nation: str) -> Compared:
    says = {element.id: element.says for element in finding.elements}
    missing = tuple(element.id for element in finding.elements if not_known(element))
    return Compared(
        offence=finding.offence,
        provision=finding.provision,
        title=finding.title,
        role="core" if is_core(finding) else "adjacent",
        outcome=finding.outcome,
        maximum=penalty_words(finding.penalty, nation) if finding.penalty else None,
        missing=missing,
        missing_says=tuple(says[id] for id in missing),
        failing=finding.failing,
        failing_says=tuple(says[id] for id in finding.failing if id in says),
        law_points=tuple(points_raised(finding)),
    )


def _only_in(nations: Mapping[str, Sequence[ComparedPeriod]]) -> Mapping[str, Sequence[str]]:
    best: dict[str, list[str]] = {key: [] for _, key, _ in HEADLINES}
    for nation, periods in nations.items():
        kinds = {period.headline for period in periods}
        key = next((key for _, key, kind in HEADLINES if kind in kinds), "nothing_fits")
        best[key].append(nation)
    return best
