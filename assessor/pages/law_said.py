"""What is said of a finding to those who read law: pages, tables and documents print these sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assessor.assess.headline import fitting, in_force, not_known, points_raised, standing_of, worth_showing, wrong_kind
from assessor.assess.records import Effects, Exclusion, Fact, Finding, Given, Period
from assessor.assess.records import Part as Found
from assessor.pages.open_points import raised_and_open, say_disputed, topic
from assessor.pages.said import offence_of
from assessor.text.citing import cite
from assessor.text.names import (
    BASIS_WORDS,
    BURDEN_WORDS,
    LAW_STATUS,
    MATCH_WORDS,
    OUTCOME_WORDS,
    SHOWN,
    joined,
    long_day,
    sentence,
)
from assessor.text.penalty import penalty_notes, penalty_words
from assessor.text.signs import state_of
from legal_rules.facts import Vocabulary
from legal_rules.rulebook import RuleBook

RESULT_WORDS = {
    "met": "met",
    "not-met": "not met",
    "unknown": "not known",
    "applies": "applies",
    "ruled-out": "ruled out",
}
STATES_OF_MIND = "States of mind are usually inferred from what was said and done."
CONCLUSIONS = {
    "met": "Likely on these facts.",
    "met-unless": "Arguable on these facts.",
    "open": "Arguable on these facts.",
    "excluded": "Not made out on these facts.",
    "not-met": "Not made out on these facts.",
}
SERIOUSNESS = {"indictable": 0, "either-way": 1, "summary": 2, "unknown": 3}
RECONSTRUCTION = "Reconstruction from reports; not the Act."


@dataclass(frozen=True, slots=True)
class Part:
    """An element or exclusion: what must be so, where, how it stands, on whom the burden lies, the facts it rests on."""

    id: str
    says: str
    at: str
    kind: str
    burden: str
    result: str
    facts: str
    short: str
    mental: bool = False
    presumed: bool = False
    partly_presumed: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True)
class FindingSaid:
    """One finding in full, as texts."""

    offence: str
    provision: str
    title: str
    group: str
    outcome: str
    outcome_said: str
    conclusion: str
    law: str
    basis: str
    elements: tuple[Part, ...]
    exclusions: tuple[Part, ...]
    failing: tuple[str, ...]
    missing: tuple[str, ...]
    procedure: tuple[str, ...]
    beside: tuple[str, ...]
    alternatives: tuple[str, ...]
    points: tuple[str, ...]
    unsettled: tuple[str, ...]
    flips: tuple[str, ...]
    completes: tuple[str, ...]
    cases: tuple[str, ...]
    cited: tuple[str, ...]
    weight: tuple[int, int]
    days: str = ""


def near_findings(period: Period) -> list[Finding]:
    """The findings of a period that are about this kind of act; adjacent ones only where something triggers them."""
    return [f for f in period.findings if not wrong_kind(f) and (f.role == "core" or f.triggered or fitting(f))]


def say_finding(finding: Finding, nation: str, book: RuleBook) -> FindingSaid:
    """One finding as texts."""
    vocabulary = book.vocabulary
    failing = set(finding.failing)
    cases = _cases(finding, nation, book)
    return FindingSaid(
        offence=finding.offence,
        provision=finding.provision,
        title=finding.title,
        group=offence_of(finding, nation, book).group,
        outcome=finding.outcome,
        outcome_said=outcome_said(finding),
        conclusion=_conclusion(finding),
        law=say_law(finding, book),
        basis=say_basis(finding),
        elements=tuple(_part(p, vocabulary) for p in finding.elements),
        exclusions=tuple(_part(p, vocabulary) for p in finding.exclusions if worth_showing(p)),
        failing=tuple(f"{e.says} ({e.at})" for e in finding.elements if e.id in failing),
        missing=missing(finding, vocabulary),
        procedure=tuple(say_procedure(finding, nation)),
        beside=tuple(say_beside(finding, vocabulary)),
        alternatives=_alternatives(finding, nation, book),
        points=tuple(say_point(name, vocabulary) for name in finding.law_points),
        unsettled=tuple(vocabulary.law_points[name].says for name in points_raised(finding)),
        flips=tuple(_answers(found, vocabulary) for found in finding.flips),
        completes=tuple(_answers(found, vocabulary) for found in finding.completes),
        cases=cases,
        cited=tuple(text.partition(": ")[0] + (" (not read)" if "not read)" in text else "") for text in cases),
        weight=_weight(finding),
    )


def say_law(finding: Finding, book: RuleBook) -> str:
    """The status of the law of a finding, from when to when it is law, and by what."""
    return f"{LAW_STATUS[standing_of(finding)]}{law_dates(finding, book)}"


def say_basis(finding: Finding) -> str:
    """What our text of the law rests on."""
    return f"{sentence(BASIS_WORDS[finding.basis])}.{f' {RECONSTRUCTION}' if finding.reconstructed else ''}"


def say_procedure(finding: Finding, nation: str, notes: bool = True) -> list[str]:
    """The maximum penalty, with or without what has to be said beside it, and the time to start a charge."""
    penalty, limit = finding.penalty, finding.time_limit
    lines = [f"Penalty ({penalty.at}): {penalty_words(penalty, nation)}"] if penalty else []
    lines += penalty_notes(penalty) if penalty and notes else []
    return [*lines, f"Time: {limit.says}"] if limit and limit.says else lines


def say_effects(effects: Effects) -> list[str]:
    """Protections and consequences, each by its name."""
    return [
        f"{name.replace('_', ' ').capitalize()}: {effect.says}{f' ({effect.at})' if effect.at else ''}"
        for name, effect in effects.given()
    ]


def say_unsettled(finding: Finding, vocabulary: Vocabulary, readings: bool = True) -> list[str]:
    """The points of law that are not settled and on which a finding turns, with how they can be read or without."""
    points = points_raised(finding)
    said = [say_point(name, vocabulary) if readings else vocabulary.law_points[name].says for name in points]
    return [f"The law is not settled: {says.rstrip('.')}." for says in said]


def say_beside(finding: Finding, vocabulary: Vocabulary) -> list[str]:
    """What goes with a finding beside its parts: effects, points of law that are not settled, what is disputed, notes."""
    notes = [
        f"Note: {note.says}{f' [{note.basis}]' if note.basis else ''}"
        for note in finding.notes
        if note.view in ("law", "policy", "all")
    ]
    return [
        *say_effects(finding.effects),
        *say_unsettled(finding, vocabulary),
        *say_disputed(finding, vocabulary),
        *notes,
    ]


def outcome_said(finding: Finding) -> str:
    """The outcome of a finding in law view; law that was not in force, or was not read, is never said to fit."""
    if in_force(finding):
        return f"{OUTCOME_WORDS[finding.outcome].rstrip('.')}. Made out: {finding.made_out}"
    return f"{sentence(LAW_STATUS[standing_of(finding)])}; {MATCH_WORDS[finding.outcome]}"


def state_said(finding: Finding) -> str:
    """The state of a finding, the calendar first."""
    return state_of(finding.outcome, standing_of(finding))


def say_point(name: str, vocabulary: Vocabulary) -> str:
    """An unsettled point of law with its readings, in words."""
    point = vocabulary.law_points[name]
    readings = [reading.rstrip(".") for reading in point.readings]
    return f"{point.says.rstrip('.')}." + (f" Either: {'; or: '.join(readings)}." if readings else "")


def law_dates(finding: Finding, book: RuleBook) -> str:
    """From when to when a version is law, and by what."""
    period = finding.in_force
    if period.from_ is None:
        return f"; not before {long_day(period.not_before)}" if period.not_before else ""
    end = f" to {long_day(period.to)}" if period.to else ""
    by = cite(book, period.by) if period.by else ""
    return f"; from {long_day(period.from_)}{end}" + (f", by {by}" if by else "")


def answers_words(answers: Iterable[Given]) -> str:
    """A set of answers in one line."""
    return joined([f"{a.fact} = {a.value}" for a in answers])


def _conclusion(finding: Finding) -> str:
    said = CONCLUSIONS[finding.outcome]
    if finding.outcome == "met-unless" and not raised_and_open(finding):
        return CONCLUSIONS["met"]
    return said


def _part(part: Found, vocabulary: Vocabulary) -> Part:
    burden = BURDEN_WORDS[part.burden]
    if isinstance(part, Exclusion) and part.readings:
        burden = f"{burden}: {joined([BURDEN_WORDS[r] for r in part.readings], 'or')}"
    facts = _facts(part.facts, vocabulary) or "settled by the case file"
    presumed = [fact.state == "presumed" for fact in part.facts]
    result = RESULT_WORDS[part.result] + (
        " (settled either way)" if not isinstance(part, Exclusion) and part.settled_either_way else ""
    )
    return Part(
        id=part.id,
        says=part.says,
        at=part.at,
        kind=part.kind,
        burden=burden,
        result=result,
        facts=facts,
        short=_short_facts(part, vocabulary),
        mental=part.kind == "mental",
        presumed=bool(presumed) and all(presumed),
        partly_presumed=part.result != "unknown" and any(presumed) and not all(presumed),
        raised=isinstance(part, Exclusion) and part.raised,
    )


def _short_facts(part: Found, vocabulary: Vocabulary) -> str:
    """The facts that decide a part: those known if it is decided, the topics missing if it is not; at most two. What is
    only presumed is left out beside what was said."""
    decided = part.result != "unknown"
    facts = [fact for fact in part.facts if (fact.value is not None) == decided]
    facts = [fact for fact in facts if fact.state != "presumed"] or facts
    if decided:
        said = [_fact(fact, vocabulary) for fact in facts]
    else:
        said = [topic(fact.fact, vocabulary) if vocabulary.knows(fact.fact) else fact.fact for fact in facts]
    distinct = list(dict.fromkeys(said))
    return "; ".join(distinct[:2]) + ("; and more" if len(distinct) > 2 else "")


def _facts(facts: Iterable[Fact], vocabulary: Vocabulary) -> str:
    """The facts a part rests on, each said once; of what a picture shows, only whether it was answered."""
    said = dict.fromkeys(_fact(fact, vocabulary) for fact in facts)
    if f"{SHOWN}: answered" in said:
        said.pop(f"{SHOWN}: not covered", None)
    return "; ".join(said)


def _fact(fact: Fact, vocabulary: Vocabulary) -> str:
    """A fact as it stands. What a picture shows is never written out; unknown, declined and not asked are one."""
    if not vocabulary.knows(fact.fact):
        return f"{fact.fact}: {fact.value or 'not covered'}"
    about = topic(fact.fact, vocabulary)
    if fact.state == "law":
        return f"{about}: the law is not settled"
    if fact.state == "disputed":
        return f"{about}: disputed"
    if fact.value is None:
        return f"{about}: not covered"
    spec = vocabulary.spec(fact.fact)
    if spec.id.startswith("shows."):
        return f"{about}: answered"
    said = spec.says.get(fact.value, f"{about}: {fact.value}")
    if fact.fact.startswith("believed."):
        said = f"{about}: {fact.value}"
    return f"{said} (presumed)" if fact.state == "presumed" else said


def missing(finding: Finding, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The topics of the answers an offence still lacks."""
    parts = [part for part in finding.elements if not_known(part)]
    topics = [
        topic(fact.fact, vocabulary)
        for part in parts
        for fact in part.facts
        if fact.value is None and vocabulary.knows(fact.fact) and fact.state != "law"
    ]
    return tuple(dict.fromkeys(topics))


def _alternatives(finding: Finding, nation: str, book: RuleBook) -> tuple[str, ...]:
    offence = offence_of(finding, nation, book)
    others = dict.fromkeys(other for version in offence.versions for other in version.alternative_to)
    named = [book.offences[(nation, other)] for other in others if (nation, other) in book.offences]
    return tuple(other.provision.at for other in named)


def _cases(finding: Finding, nation: str, book: RuleBook) -> tuple[str, ...]:
    start = finding.in_force.from_
    for version in offence_of(finding, nation, book).versions:
        if version.in_force.from_ == start:
            return tuple(
                f"{c.name} {c.citation}: {c.says}{'' if c.read == 'full' else ' (known from a report; not read)'}"
                for c in version.cases
            )
    return ()


def _answers(found: Iterable[Given], vocabulary: Vocabulary) -> str:
    said = []
    for answer in found:
        fact, value = answer.fact, answer.value
        if not vocabulary.knows(fact):
            said.append(f"{fact} is {value}")
            continue
        spec = vocabulary.spec(fact)
        plain = fact in vocabulary.facts and not fact.startswith("shows.")
        said.append(spec.says.get(value, f"{spec.topic}: {value}") if plain else f"{topic(fact, vocabulary)}: {value}")
    return joined(list(dict.fromkeys(said)))


def _weight(finding: Finding) -> tuple[int, int]:
    """Where a finding stands in order of seriousness: years on indictment, most first, then mode of trial."""
    penalty = finding.penalty
    if penalty is None:
        return (1, 9)
    words = (penalty.indictment or "").split()
    years = int(words[0]) if words and words[0].isdigit() else 0
    return (-years, SERIOUSNESS.get(penalty.mode, 9))
