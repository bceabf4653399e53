"""The result as a support worker reads it: what fits, what cannot be told yet, what came later, what else there is.

No provision, no law terms, nothing that says what an answer would do to an offence. The sentences are those of `said`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from assessor.assess.headline import FITTING
from assessor.assess.records import ActFound, Finding, Receipt, Result
from assessor.case.model import Act, Case
from assessor.pages.day_parts import Days
from assessor.pages.headline import with_help
from assessor.pages.help import open_now
from assessor.pages.said import (
    AGAIN,
    ALSO,
    NO_LAW_HELD,
    NOT_IN_TROUBLE,
    OWN_ACT,
    Line,
    PeriodSaid,
    say_across,
    say_act,
)
from assessor.safety.known import child_in_picture
from assessor.text.blocks import Page
from assessor.text.names import ALOUD, INFORMATION, OUTCOME_WORDS, SHOWN, joined, long_day, nation_name
from assessor.text.overlaid import overlay_lines
from legal_rules.rulebook import RuleBook


def support_page(result: Result, case: Case, book: RuleBook, now: dt.datetime | None = None, under: str = "") -> Page:
    """Each act of a result in full; with `now`, for a screen, whether each contact is open. `under`: a heading under which it
    follows another page, which has the panels already."""
    page = Page()
    if under:
        page.head(under, 1)
    else:
        _before(page, result, now)
    acts = {act.id: act for act in case.acts}
    for act in result.acts:
        _act(page, result, act, acts[act.id], case, book)
    _across(page, result.across, book)
    if result.next_question is not None:
        page.head("Still to ask")
        page.para(result.next_question.asks)
    return page


def _before(page: Page, result: Result, now: dt.datetime | None) -> None:
    nations = (act.nation for act in result.acts)
    header(page, result.receipt, nations, "What the law says about what happened", plain=True)
    for flag in result.flags:
        page.para(flag.says)
        for contact in flag.contacts:
            check = "" if contact.confirmed else " (check first)"
            said = open_now(contact, now) if now is not None else ""
            page.item(". ".join([f"{contact.name}{check}", *contact.reach, *([said] if said else [])]))


def header(page: Page, receipt: Receipt, nations: Iterable[str], title: str, plain: bool = False) -> None:
    """Title, nation and law date, rule base, what is laid over it (`plain`: by plain names), and that this is information."""
    page.head(title, 1)
    named = joined([nation_name(n) for n in dict.fromkeys(nations)]) or "No acts yet"
    base = receipt.rulebase
    page.para(
        f"{named}. Law last checked {long_day(base.checked)}; assessed as at "
        f"{long_day(receipt.as_at)}; rule base {base.version} ({base.hash[:12]})."
    )
    for line in overlay_lines(receipt.overlays, plain):
        page.para(line)
    page.para(INFORMATION)


def act_title(act: ActFound, given: Act, book: RuleBook) -> str:
    """What was done, by whom, to whom, and where."""
    done = book.vocabulary.facts["act.kind"].says.get(act.kind, act.kind)
    who = [f"by {act.by}" if act.by else "by someone not known"]
    if act.about:
        who.append(f"about {act.about}")
    return f"{given.id}: {done}, {', '.join(who)} ({nation_name(act.nation)})"


def _act(page: Page, result: Result, act: ActFound, given: Act, case: Case, book: RuleBook) -> None:
    page.head(act_title(act, given, book))
    if "supported-not-assessed" in act.flags:
        page.para(f"{NOT_IN_TROUBLE} {OWN_ACT}")
        return
    lasting = given.lasting is not None
    said = say_act(result, act, Days(book, result.receipt.as_at, act.nation, lasting), lambda _: None)
    if not said.periods:
        page.para(NO_LAW_HELD)
        return
    newest = said.periods[0]
    if said.older:
        page.para(said.depends)
    by_day = said.older and not lasting
    page.head(f"If it was {newest.days[:1].lower()}{newest.days[1:]}" if by_day else newest.days, 3)
    _period(page, newest, bool(child_in_picture(given, case)))
    if said.older:
        page.para(said.older_lead)
        for line in said.older:
            page.item(line)
        page.para("Knowing roughly when it was gives that part in full.")


def _period(page: Page, said: PeriodSaid, child: bool) -> None:
    fits, open_, excluded = (
        [line for line in said.lines if line.outcome in outcomes] for outcomes in (FITTING, ("open",), ("excluded",))
    )
    for line in (*fits, *excluded):
        _line(page, line)
    if said.headline:
        page.para(with_help(said.kind, said.headline))
        _aloud(page, ALOUD[said.aloud])
    if open_:
        page.para(
            f"{OUTCOME_WORDS['open']}: {joined([name.lower() for line in open_ for name in line.forms])}.", "open"
        )
        topics = [topic for topic in said.topics if not (child and topic == SHOWN)]
        if topics:
            page.item(f"Not answered yet: {joined(topics)}.")
        if said.disputed:
            page.item(f"Disputed: {joined(said.disputed)}.")
        _aloud(page, ALOUD["open"])
    for later in said.later:
        page.para(later)
        _aloud(page, ALOUD["later"])
    if said.misses and not fits:
        page.para(said.do_not_fit, "not-met")
        _aloud(page, ALOUD["not-met"])
    for newer in said.newer:
        page.para(newer)
    if said.also:
        page.para(f"{ALSO} {joined([name.lower() for name in said.also])}.")


def _line(page: Page, line: Line) -> None:
    page.para(f"{line.name}: {line.words}.", "not-met" if line.outside else line.outcome)
    for more in line.more:
        page.item(more)
    _aloud(page, line.aloud)


def _aloud(page: Page, words: str) -> None:
    page.item(f"To read aloud: “{words}”")


def _across(page: Page, rows: Iterable[Finding], book: RuleBook) -> None:
    said = say_across(rows, book)
    if said:
        page.head("What happened more than once")
        page.para(f"{AGAIN} {ALSO}")
        for line, row in said:
            page.item(f"{line}. {OUTCOME_WORDS[row.outcome]}.", state=row.outcome)
