"""The result as a lawyer, student or policy officer reads it: every element and exclusion with pinpoint, burden and
facts, how it stands, what would settle it, and what the law's status and basis are."""

from __future__ import annotations

import datetime as dt

from assessor.assess.headline import (
    headline_of,
    in_force,
    to_consider,
    worth_showing,
    wrong_kind,
)
from assessor.assess.records import ActFound, Element, Fact, Finding, Part, Period, Result
from assessor.case.model import Case
from assessor.pages.day_parts import Days
from assessor.pages.headline import law_headline
from assessor.pages.law_outline import course_in_short, outline
from assessor.pages.law_said import (
    STATES_OF_MIND,
    answers_words,
    outcome_said,
    say_basis,
    say_beside,
    say_law,
    say_procedure,
    state_said,
)
from assessor.pages.support import act_title, header
from assessor.text.blocks import Page
from assessor.text.institutions import who_charges
from assessor.text.names import BURDEN_WORDS, joined, sentence, span
from assessor.text.notices import summary_terms
from legal_rules.rulebook import RuleBook

_MARK = {"met": "met", "not-met": "NOT MET", "unknown": "open", "applies": "APPLIES", "ruled-out": "ruled out"}
_STATE = {"not-asked": "not asked", "law": "unsettled law", "presumed": "presumed", "overlay": "settled by overlay"}


def law_page(result: Result, case: Case, book: RuleBook, full: bool = False) -> Page:
    """The page of a result in law or policy view.

    An act whose day is not known is given offence by offence, each with its days, in short; `full`: with every part.
    """
    page = Page()
    header(page, result.receipt, (act.nation for act in result.acts), "Assessment")
    for flag in result.flags:
        page.para(f"{flag.says} ({', '.join(flag.because)})")
    acts = {act.id: act for act in case.acts}
    as_at = result.receipt.as_at
    short = False
    for act in result.acts:
        given = acts[act.id]
        lasting = given.lasting is not None
        page.head(act_title(act, given, book))
        first = act.periods[0]
        if len(act.periods) == 1 and (lasting or first.from_ == first.to or not first.findings):
            _period(page, result, act, first, lasting, book)
            continue
        short = not full
        outline(page, result, act, Days(book, as_at, act.nation, lasting), _finding if full else None)
    if result.across:
        page.head("Across acts")
        for row in result.across:
            (course_in_short if short else course_in_full)(page, row, book)
    question = result.next_question
    if question is not None:
        page.head("Next question")
        page.para(f"{question.asks} ({question.fact}, {question.of}); at most {question.remaining_at_most} left.")
    if terms := terms_said(result, as_at):
        page.para(terms)
    charges = who_charges([act.nation for act in result.acts] or [case.nation])
    page.para(f"{charges} {STATES_OF_MIND}".strip())
    return page


def course_in_full(page: Page, row: Finding, book: RuleBook) -> None:
    """A finding over several acts, with every part."""
    if row.course is not None:
        by, about = row.course.by or "a person not known", row.course.about or "a person not said"
        page.para(f"By {by}, about {about}; acts counted: {joined(row.course.acts) or 'none'}.")
        _finding(page, row, row.course.nation, book)


def terms_said(result: Result, as_at: dt.date) -> str:
    """What has to be said beside the longest terms on summary conviction, where a result gives any; else nothing."""
    given = [
        act.nation
        for act in result.acts
        if any(f.penalty and f.penalty.imprisonment for period in act.periods for f in period.findings)
    ]
    return summary_terms(given, as_at)


def _period(page: Page, result: Result, act: ActFound, period: Period, lasting: bool, book: RuleBook) -> None:
    page.head(sentence(span(period.from_, period.to, lasting)), 3)
    if period.findings:
        page.para(law_headline(headline_of(result, act, period, book.vocabulary)))
    near = [f for f in period.findings if not wrong_kind(f)]
    order = {"met": 0, "met-unless": 1, "excluded": 2, "open": 3, "not-met": 4}
    for name in ("law that day", "not law that day, or not confirmed", "also consider"):
        rows = sorted((f for f in near if _heading(f) == name), key=lambda f: order[f.outcome])
        if rows:
            page.para(f"[{name}]")
        for finding in rows:
            _finding(page, finding, act.nation, book)


def _heading(finding: Finding) -> str:
    """Under which heading a finding stands; empty for an adjacent offence that nothing triggered and that does not fit."""
    if to_consider(finding):
        return "also consider"
    if in_force(finding):
        return "law that day" if finding.role == "core" else ""
    shown = finding.role == "core" or finding.triggered
    return "not law that day, or not confirmed" if shown else ""


def _finding(page: Page, finding: Finding, nation: str, book: RuleBook) -> None:
    page.para(f"{finding.provision} {finding.title}: {outcome_said(finding)}.", state_said(finding))
    page.item(f"Law: {say_law(finding, book)}. Basis: {say_basis(finding)}")
    if finding.reconstructed and finding.outcome == "not-met":
        page.item("It does not match our reading; the Act may be wider.")
    for part in finding.parts:
        if worth_showing(part):
            _part(page, part)
    _standings(page, finding)
    _sets(page, finding)
    for line in (*say_procedure(finding, nation), *say_beside(finding, book.vocabulary)):
        page.item(line)


def _part(page: Page, part: Part) -> None:
    facts = [_fact(fact) for fact in part.facts]
    who = BURDEN_WORDS[part.burden]
    readings = either = ""
    if isinstance(part, Element):
        either = "; settled either way" if part.settled_either_way else ""
    elif part.readings:
        readings = f" ({joined(part.readings, 'or')}: {part.why})"
    kind = "" if part.kind in ("conduct", "circumstance", "consent", "mental", "other") else f"{part.kind}, "
    page.item(f"[{_MARK[part.result]}{either}] {part.says} ({part.at}; {kind}{who}){readings}")
    if facts:
        page.item("; ".join(facts), 2)


def _fact(fact: Fact) -> str:
    if fact.value is None:
        return f"{fact.fact}: {_STATE.get(fact.state, fact.state)}"
    source = _STATE.get(fact.state) or fact.source
    return f"{fact.fact} = {fact.value}" + (f" ({source})" if source else "")


def _standings(page: Page, finding: Finding) -> None:
    said = finding.standings
    more = said.nothing_more_shown
    shown = (
        more
        if isinstance(more, str)
        else f"{more.evidential} if the burden is evidential, but {more.defendant} if the burden is defendant"
    )
    stands = "Stands" if in_force(finding) else "If it had been law and its words were these, it would stand"
    page.item(
        f"{stands}: as known {said.known}; if nothing more is shown {shown}; with everything open shown for the defence {said.everything_for_defence}."
    )


def _sets(page: Page, finding: Finding) -> None:
    for name, sets, words in (
        ("completes", finding.completes, "Would complete it"),
        ("ends", finding.ends, "Would end it"),
        ("flips", finding.flips, "Would have to be otherwise"),
    ):
        if sets:
            more = dict(finding.more).get(name, 0)
            page.item(
                f"{words}: "
                + "; or ".join(answers_words(found) for found in sets)
                + (f"; and {more} more" if more else "")
                + "."
            )
