"""Words of the law view that its pages, tables and documents share."""

from __future__ import annotations

from collections.abc import Iterable

from assessor.assess.headline import in_force, standing_of
from assessor.assess.records import Finding, Given
from assessor.text.citing import cite
from assessor.text.names import LAW_STATUS, MATCH_WORDS, OUTCOME_WORDS, joined, long_day, sentence
from legal_rules.facts import Vocabulary
from legal_rules.rulebook import RuleBook

RECONSTRUCTION = "Reconstruction from reports; not the Act."


def outcome_said(finding: Finding) -> str:
    """The outcome of a finding in law view; law that was not in force, or was not read, is never said to fit."""
    if in_force(finding):
        return f"{OUTCOME_WORDS[finding.outcome].rstrip('.')}. Made out: {finding.made_out}"
    return f"{sentence(LAW_STATUS[standing_of(finding)])}; {MATCH_WORDS[finding.outcome]}"


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
