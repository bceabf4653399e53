"""The result as a support worker reads it: what fits, what cannot be told yet, what came later, what else there is.

No provision, no law terms, nothing that says what an answer would do to an offence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from assessor.assess.headline import (
    CANNOT_TELL,
    FITTING,
    NOT_CONFIRMED,
    NOT_HELD,
    NOTHING,
    OTHER_LAW,
    TOO_YOUNG,
    course_named,
    headline_of,
    in_force,
    wrong_kind,
)
from assessor.assess.records import ActFound, Exclusion, Finding, Period, Receipt, Result
from assessor.case.model import Act, Case
from assessor.pages.day_parts import Days, Short, depends_on_the_day, in_short, older_law, older_lead, parts
from assessor.pages.headline import SAYS_ALL, names_to_consider, plain_headline, with_help
from assessor.pages.help import open_now
from assessor.safety.known import child_in_picture
from assessor.text.blocks import Page
from assessor.text.names import (
    ALOUD,
    INFORMATION,
    OUTCOME_WORDS,
    OUTSIDE,
    REPORT_ANY_TIME,
    SHOWN,
    THREAT,
    joined,
    long_day,
    nation_name,
    sentence,
    span,
)
from assessor.text.notices import NEW_ACT, notices
from assessor.text.overlaid import overlay_lines
from legal_rules.facts import Vocabulary
from legal_rules.law import Offence
from legal_rules.rulebook import RuleBook
from legal_rules.slices import IN_FORCE, NOT_YET, UNCONFIRMED

_ALOUD_OF = {NOTHING: "not-met", NOT_HELD: "not-met", NOT_CONFIRMED: "not-met", CANNOT_TELL: "open"}


def support_page(result: Result, case: Case, book: RuleBook, now: dt.datetime | None = None, under: str = "") -> Page:
    """Each act of a result in full; with `now`, for a screen, whether each contact is open. `under`: a heading under which it
    follows another page, which has the panels already."""
    page = Page()
    if under:
        page.head(under, 1)
    else:
        _before(page, result, now)
    acts = {act.id: act for act in case.acts}
    as_at = result.receipt.as_at
    for act in result.acts:
        given = acts[act.id]
        _act(page, result, act, given, case, Days(book, as_at, act.nation, given.lasting is not None))
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


def _act(page: Page, result: Result, act: ActFound, given: Act, case: Case, days: Days) -> None:
    page.head(act_title(act, given, days.book))
    if "supported-not-assessed" in act.flags:
        page.para(
            "This was done by the person being supported, so it is not assessed here. They are not in trouble for asking for help."
        )
        return
    if not act.periods[0].findings:
        page.para("We hold no law for this place. The police there, or a lawyer, can say what applies.")
        return
    child = bool(child_in_picture(given, case))

    def body(period: Period) -> Page:
        said = Page()
        _period(said, result, period, act, child, days.book)
        return said

    newest_first = parts(act.periods, days, body)
    newest = newest_first[0]
    older = older_law(newest_first, lambda period: _short(period, act.nation, days.book), days.lasting)
    if older:
        page.para(depends_on_the_day([newest.from_, *(part.from_ for part in older)], days.lasting))
    when = span(newest.from_, newest.to, days.lasting)
    page.head(f"If it was {when}" if older and not days.lasting else sentence(when), 3)
    page.blocks += body(newest).blocks
    if older:
        page.para(older_lead(newest, days))
        for part in older:
            page.item(part.line)
        page.para("Knowing roughly when it was gives that part in full.")


def _short(period: Period, nation: str, book: RuleBook) -> Short:
    near = [f for f in period.findings if not wrong_kind(f)]
    live = [f for f in near if f.role == "core" and in_force(f)]
    fits = []
    for finding in live:
        if finding.outcome in FITTING:
            raised = raised_and_open(finding)
            outcome = OUTCOME_WORDS["met-unless" if finding.outcome == "met-unless" and raised else "met"]
            unless = f" (not if {joined([e.says for e in raised], 'or')})" if raised else ""
            fits.append(f"{name_of(finding, nation, book).lower()}: {outcome[:1].lower()}{outcome[1:]}{unless}")
    return in_short(
        fits,
        _names([f for f in live if f.outcome == "open"], nation, book),
        _names([f for f in live if f.outcome == "excluded" and not outside(f)], nation, book),
        [name.lower() for name in names_to_consider(near, nation, book)],
    )


def raised_and_open(finding: Finding) -> list[Exclusion]:
    """The exclusions that something raised and nothing has ruled out."""
    return [e for e in finding.exclusions if e.raised and e.result == "unknown"]


def outside(finding: Finding) -> str:
    """What of the definition leaves an act out that is otherwise within it; empty where only an exception does."""
    return joined(
        [e.says for e in finding.exclusions if e.kind == "carve-out" and e.result == "applies"]
        if finding.outcome == "excluded"
        else []
    )


def _period(page: Page, result: Result, period: Period, act: ActFound, child: bool, book: RuleBook) -> None:
    found = headline_of(result, act, period, book.vocabulary)
    says = plain_headline(found, act.nation, book)
    if found.kind == TOO_YOUNG:
        page.para(with_help(found, says))
        return
    findings = period.findings
    core = [f for f in findings if f.role == "core" and not f.reconstructed and not wrong_kind(f)]
    live = [f for f in core if f.law == "in-force"]
    fits = list(found.fits)
    _fitting(page, fits, act.nation, book)
    if says:
        page.para(with_help(found, says))
        aloud = OTHER_LAW if found.other else _ALOUD_OF.get(found.kind, OTHER_LAW)
        page.item(f"To read aloud: “{ALOUD[aloud]}”")
    _cannot_tell(page, [f for f in live if f.outcome == "open"], act.nation, child, book)
    _left_out(page, [f for f in live if f.outcome == "excluded"], act.nation, book)
    _later(page, [f for f in core if f.law == "not-yet" and f.outcome in ("met", "met-unless")], act.nation, book)
    misses = [f for f in live if f.outcome == "not-met"]
    if misses and not fits and found.kind not in SAYS_ALL:
        page.para(OUTCOME_WORDS["not-met"] + " This is about: " + joined(_names(misses, act.nation, book)) + ".")
        page.item(f"To read aloud: “{ALOUD['not-met']}”")
    _new_act(page, findings, period, act.nation, book)
    _also_consider(page, [f for f in findings if f not in found.other], act.nation, book)


def _left_out(page: Page, excluded: Sequence[Finding], nation: str, book: RuleBook) -> None:
    """What is left out by the definition of an offence or by an exception to it, those of one reason together."""
    for why in dict.fromkeys(map(outside, excluded)):
        names = sentence(joined(_names([f for f in excluded if outside(f) == why], nation, book)))
        words, aloud = (OUTSIDE.format(why=why), "not-met") if why else (OUTCOME_WORDS["excluded"], "excluded")
        page.para(f"{names}: {words}. To read aloud: “{ALOUD[aloud]}”")


def _fitting(page: Page, fits: Sequence[Finding], nation: str, book: RuleBook) -> None:
    for family in families_of(fits, nation, book):
        lead = family[0]
        unless = lead.outcome == "met-unless" and any(e.result == "unknown" and e.raised for e in lead.exclusions)
        outcome = "met-unless" if unless else "met"
        page.para(f"{name_of(lead, nation, book)}: {OUTCOME_WORDS[outcome]}.")
        if len(family) > 1:
            page.item("More serious forms also fit: " + joined(_names(family[1:], nation, book)) + ".")
        if unless:
            raised = [e.says for e in lead.exclusions if e.result == "unknown" and e.raised]
            page.item("It would not fit if: " + joined(raised, "or") + ".")
        page.item(f"To read aloud: “{ALOUD[outcome]}”")
        if offence_of(lead, nation, book).group == "threatening":
            page.item(THREAT)
        if lead.in_force.to is not None:
            page.item(
                "This was the law that day. It has since been replaced and can still be charged for what was done then."
            )
        _extras(page, lead, family)


def time_words(lead: Finding, family: Sequence[Finding]) -> list[str]:
    """Until when a charge of what leads a family had normally to be started, always with that one can report at any time."""
    limit = lead.time_limit
    if not limit or not limit.says:
        return []
    if limit.last_day is None:
        return [f"{limit.says} {REPORT_ANY_TIME}"] if lead.outcome in FITTING else []
    free = any(f.time_limit and f.time_limit.id == "none" and f.outcome != "not-met" for f in family)
    form = f"For the basic form, a{limit.says[1:]}" if free else limit.says
    return [f"{form}{' The more serious forms have no limit.' if free else ''} {REPORT_ANY_TIME}"]


def _extras(page: Page, finding: Finding, family: Sequence[Finding]) -> None:
    judged = finding.judged
    if judged:
        page.item("This rests on things a court would decide, so it holds if a court agrees.")
    for words in time_words(finding, family):
        page.item(words)
    for note in finding.notes:
        if note.view == "support" or (note.view == "all" and "reconstruct" not in note.says.lower()):
            page.item(note.says)


def _cannot_tell(page: Page, open_: Sequence[Finding], nation: str, child: bool, book: RuleBook) -> None:
    if not open_:
        return
    page.para(f"{OUTCOME_WORDS['open']}: " + joined(_names(open_, nation, book)) + ".")
    topics = [topic for topic in topics_of(open_, book.vocabulary) if not (child and topic == SHOWN)]
    if topics:
        page.item("Not answered yet: " + joined(topics) + ".")
    page.item(f"To read aloud: “{ALOUD['open']}”")


def topics_of(open_: Iterable[Finding], vocabulary: Vocabulary) -> list[str]:
    facts = [
        fact.fact
        for finding in open_
        for element in finding.elements
        if element.result == "unknown"
        for fact in element.facts
        if fact.value is None and vocabulary.knows(fact.fact)
    ]
    specs = [vocabulary.spec(fact) for fact in dict.fromkeys(facts)]
    return list(dict.fromkeys(SHOWN if s.group == "shows" else s.topic for s in specs if s.scope != "law"))


def _later(page: Page, later: Sequence[Finding], nation: str, book: RuleBook) -> None:
    for family in families_of(later, nation, book):
        page.para(
            f"{name_of(family[0], nation, book)}: This matches a law that began on {began(family[0])}, after this happened. It does "
            "not reach back. Other law may apply: see what fits, and what else to consider."
        )
        page.item(f"To read aloud: “{ALOUD['later']}”")


def began(finding: Finding) -> str:
    """The first day of the law of a finding, or the day before which it cannot have begun."""
    day = finding.in_force.from_ or finding.in_force.not_before
    return long_day(day) if day is not None else "a day not known"


def _new_act(page: Page, findings: Sequence[Finding], period: Period, nation: str, book: RuleBook) -> None:
    new_act = notices()[NEW_ACT]
    unread = [f for f in of_new_act(findings, nation, book) if not wrong_kind(f)]
    passed = new_act.since(nation)
    if not unread or not passed:
        return
    if period.to < passed:
        page.para(new_act.before)
        return
    for line in begun_lines(unread, nation, book):
        page.para(line)
    if any(f.law in (NOT_YET, UNCONFIRMED) and not f.in_force.from_ for f in unread):
        one_day = period.from_ == period.to
        page.para(new_act.says.format(day=long_day(max(period.to, passed)) if one_day else "the day it happened"))


def of_new_act(findings: Iterable[Finding], nation: str, book: RuleBook) -> list[Finding]:
    """The findings on offences of the newest Act whose text was not read."""
    groups = notices()[NEW_ACT].groups
    return [f for f in findings if f.reconstructed and book.offences[(nation, f.offence)].group in groups]


def begun_lines(findings: Sequence[Finding], nation: str, book: RuleBook) -> list[str]:
    """What is said of law that somebody here confirmed, and whose text was not read: by that day it may cover an act that
    it does not miss, and before that day it does not reach back; never that it fits."""
    near = [f for f in findings if f.in_force.from_ and f.outcome not in ("not-met", "excluded")]
    begun = [f for f in near if f.law == IN_FORCE]
    after = [f for f in near if f.law == NOT_YET]
    notice = notices()[NEW_ACT]
    return [
        says.format(names=joined(_names([f for f in rows if f.in_force.from_ == day], nation, book)), day=long_day(day))
        for says, rows in ((notice.begun, begun), (notice.after, after))
        for day in dict.fromkeys(f.in_force.from_ for f in rows)
        if day is not None
    ]


def _also_consider(page: Page, findings: Sequence[Finding], nation: str, book: RuleBook) -> None:
    names = names_to_consider(findings, nation, book)
    if names:
        page.para("Also consider, with the police or an adviser: " + joined([name.lower() for name in names]) + ".")


def _across(page: Page, rows: Sequence[Finding], book: RuleBook) -> None:
    near = [(row, row.course) for row in rows if row.course is not None and course_named(row)]
    if near:
        page.head("Across what happened")
        for row, course in near:
            name, who = name_of(row, course.nation, book), course.by or "someone not known"
            page.item(f"Also consider: {name} (by {who}, {len(course.acts)} acts). {OUTCOME_WORDS[row.outcome]}.")


def offence_of(finding: Finding, nation: str, book: RuleBook) -> Offence:
    return book.offences[(nation, finding.offence)]


def name_of(finding: Finding, nation: str, book: RuleBook) -> str:
    return offence_of(finding, nation, book).name


def _names(findings: Iterable[Finding], nation: str, book: RuleBook) -> list[str]:
    return list(dict.fromkeys(name_of(finding, nation, book).lower() for finding in findings))


def families_of(findings: Sequence[Finding], nation: str, book: RuleBook) -> list[list[Finding]]:
    """Findings of one family and group together, in the order of the law."""
    table: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        offence = offence_of(finding, nation, book)
        table.setdefault((offence.family or offence.id, offence.group), []).append(finding)
    return list(table.values())
