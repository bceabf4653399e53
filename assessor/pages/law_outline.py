"""The law view of an act whose day is not known: each offence once for all the days on which it reads the same, the
newest law first, in short or with every part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Mapping, Sequence

from assessor.assess.headline import (
    headline_of,
    in_force,
    not_known,
    standing_of,
    to_consider,
    worth_showing,
    wrong_kind,
)
from assessor.assess.records import ActFound, Finding, Part, Period, Result
from assessor.pages.day_parts import Days, Run, depends_on_the_day, parts, redated, runs, without_days
from assessor.pages.headline import law_headline
from assessor.pages.law_said import (
    RECONSTRUCTION,
    answers_words,
    law_dates,
    say_basis,
    say_law,
    say_procedure,
    say_unsettled,
    state_said,
)
from assessor.pages.open_points import say_disputed
from assessor.text.blocks import Page
from assessor.text.names import (
    BURDEN_WORDS,
    LAW_STATUS,
    MATCH_WORDS,
    OUTCOME_WORDS,
    joined,
    sentence,
    span,
)
from legal_rules.rulebook import RuleBook

InFull = Callable[[Page, Finding, str, RuleBook], None]
ORDER = {"met": 0, "met-unless": 1, "excluded": 2, "open": 3, "not-met": 4}
MOST_SETS = 2
LAW, NOT_LAW, ALSO = "law those days", "not law those days, or not confirmed", "also consider"
SHORT = (
    "Each offence stands once, with its days, and in short. A day, or `assess --full`, gives every element, fact, standing, "
    "note and effect."
)


def outline(page: Page, result: Result, act: ActFound, days: Days, in_full: InFull | None = None) -> None:
    """An act offence by offence; `in_full` writes a finding with every part."""
    newest_first = _headline_parts(result, act, days)
    if len(newest_first) > 1:
        page.para(depends_on_the_day([part.from_ for part, _ in newest_first], days.lasting))
    for part, says in newest_first:
        page.item(f"{sentence(span(part.from_, part.to, days.lasting))}: {says}")
    if in_full is None:
        page.para(SHORT)
    rows = finding_runs(act, days)
    for heading in (LAW, NOT_LAW, ALSO):
        under = [run for run in rows if _heading(run.of) == heading]
        if under:
            page.para(f"[{heading}]")
        for same in _by_offence(under):
            _offence(page, same, days, in_full)


def finding_runs(act: ActFound, days: Days) -> list[Run[Finding]]:
    """Every finding about this kind of act once for all the neighbouring days on which it is the same.

    Leaves out law not yet or no longer in force where the same offence was law on other days of the act.
    """
    found = runs(act.periods, _rows)
    law = {run.of.offence for run in found if run.of.law == "in-force"}
    kept = [run for run in found if run.of.law == "in-force" or run.of.offence not in law]
    return [Run(run.from_, run.to, redated(run.of, run.from_, run.to, days)) for run in kept]


def _rows(period: Period) -> Mapping[Hashable, Finding]:
    near = [f for f in period.findings if not wrong_kind(f) and (f.role == "core" or f.triggered or to_consider(f))]
    return {(f.offence, without_days(f)): f for f in near}


def _headline_parts(result: Result, act: ActFound, days: Days) -> list[tuple[Period, str]]:
    """The parts of an act that have one headline each, newest first, with it."""

    def says(period: Period) -> str:
        return law_headline(headline_of(result, act, period, days.book.vocabulary))

    return [(part, says(part)) for part in parts(act.periods, days, says)]


def law_headlines(result: Result, act: ActFound, days: Days) -> tuple[str, ...]:
    """The headline of an act for those who read law; where it depends on the day, one for each part with its days."""
    found = _headline_parts(result, act, days)
    if len(found) == 1:
        return (found[0][1],)
    return tuple(f"{sentence(span(part.from_, part.to, days.lasting))}: {says}" for part, says in found)


def outcome_words(outcome: str) -> str:
    """The first words of an outcome, inside a sentence."""
    words = OUTCOME_WORDS[outcome].split(".")[0]
    return words[:1].lower() + words[1:]


def _heading(finding: Finding) -> str:
    if finding.role == "adjacent":
        return ALSO
    return LAW if in_force(finding) else NOT_LAW


def _by_offence(rows: Sequence[Run[Finding]]) -> list[list[Run[Finding]]]:
    """The runs of each offence together, newest first; what is law on the latest days first, then what fits best."""
    table: dict[str, list[Run[Finding]]] = {}
    for run in rows:
        table.setdefault(run.of.offence, []).append(run)
    latest = max((run.to for run in rows), default=dt.date.min)
    return sorted(table.values(), key=lambda same: (same[0].to != latest, ORDER[same[0].of.outcome]))


def _offence(page: Page, same: Sequence[Run[Finding]], days: Days, in_full: InFull | None) -> None:
    if in_full is not None:
        for run in same:
            page.head(sentence(_days(run, days)), 3)
            in_full(page, run.of, days.nation, days.book)
        return
    first, *older = same
    if first.of.outcome == "not-met" or not in_force(first.of):
        for run in same:
            page.item(_one_line(run, days), state=state_said(run.of))
        return
    _brief(page, first, days)
    for run in older:
        page.item(
            f"{sentence(_days(run, days))}, by the text or the facts of those days: {_outcome(run.of)}.",
            state=state_said(run.of),
        )
        if _parts_said(run.of) != _parts_said(first.of):
            for line in _parts_said(run.of):
                page.item(line, 2)
        _procedure(page, run.of, first.of, days.nation, 2)


def _days(run: Run[Finding], days: Days) -> str:
    return span(run.from_, run.to, days.lasting)


def _outcome(finding: Finding) -> str:
    if not in_force(finding):
        return MATCH_WORDS[finding.outcome]
    return f"{outcome_words(finding.outcome)}; made out: {finding.made_out}"


def _one_line(run: Run[Finding], days: Days) -> str:
    finding = run.of
    law = "" if in_force(finding) else f"{LAW_STATUS[standing_of(finding)]}{law_dates(finding, days.book)}; "
    fails = _listed(finding.elements, "not-met")
    why = f" Fails on: {fails}." if fails else ""
    read = f" {RECONSTRUCTION}" if finding.reconstructed else ""
    return f"{finding.provision} {finding.title}, {_days(run, days)}: {law}{_outcome(finding)}.{why}{read}"


def _brief(page: Page, run: Run[Finding], days: Days) -> None:
    finding = run.of
    page.para(
        f"{finding.provision} {finding.title}, {_days(run, days)}: {outcome_words(finding.outcome)}. "
        f"Made out: {finding.made_out}.",
        state_said(finding),
    )
    page.item(f"Law: {say_law(finding, days.book)}. Basis: {say_basis(finding)}")
    for line in _parts_said(finding):
        page.item(line)
    vocabulary = days.book.vocabulary
    for line in (*say_unsettled(finding, vocabulary, readings=False), *say_disputed(finding, vocabulary)):
        page.item(line)
    _procedure(page, finding, None, days.nation, 1)


def _parts_said(finding: Finding) -> list[str]:
    """The parts of a finding that are not simply met or ruled out, and what would settle it."""
    lines = []
    waiting = [element for element in finding.elements if not_known(element)]
    open_, fails = _listed(waiting, "unknown"), _listed(finding.elements, "not-met")
    count = sum(element.result != "not-met" for element in finding.elements) - len(waiting)
    lines.append(f"Met: {count} of {len(finding.elements)} elements." + (f" Open: {open_}." if open_ else ""))
    if fails:
        lines.append(f"Fails on: {fails}.")
    for result, words in (("applies", "Applies"), ("unknown", "Not ruled out")):
        said = _by_burden(finding.exclusions, result)
        if said:
            lines.append(f"{words}, {said}.")
    for name, found, words in (
        ("completes", finding.completes, "Would complete it"),
        ("ends", finding.ends, "Would end it"),
    ):
        if found:
            more = len(found) - MOST_SETS + dict(finding.more).get(name, 0)
            rest = f"; and {more} more" if more > 0 else ""
            lines.append(f"{words}: {'; or '.join(answers_words(a) for a in found[:MOST_SETS])}{rest}.")
    return lines


def _listed(rows: Sequence[Part], result: str) -> str:
    return "; ".join(f"{row.says} ({row.at})" for row in rows if row.result == result and worth_showing(row))


def _by_burden(exclusions: Sequence[Part], result: str) -> str:
    """Exclusions with one result, those of one burden of proof together."""
    burdens = dict.fromkeys(row.burden for row in exclusions)
    said = ((burden, _listed([row for row in exclusions if row.burden == burden], result)) for burden in burdens)
    return "; ".join(f"{BURDEN_WORDS[burden]}: {rows}" for burden, rows in said if rows)


def _procedure(page: Page, finding: Finding, beside: Finding | None, nation: str, depth: int) -> None:
    """Penalty and time; beside another run of the offence, only what differs."""
    for line in say_procedure(finding, nation, notes=False):
        if beside is None or line not in say_procedure(beside, nation, notes=False):
            page.item(line, depth)


def course_in_short(page: Page, row: Finding, _: RuleBook) -> None:
    """A finding over several acts in one line."""
    fails = _listed(row.elements, "not-met")
    why = f" Fails on: {fails}." if fails else ""
    if row.course is not None:
        by, about = row.course.by or "a person not known", row.course.about or "a person not said"
        acts = joined(row.course.acts) or "none"
        status = f"{LAW_STATUS[row.law]}; {_outcome(row)}"
        page.item(f"{row.provision} {row.title}, by {by}, about {about} (acts: {acts}): {status}.{why}")
