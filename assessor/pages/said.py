"""A result as sentences for the person and the support worker: no provision, no law term, no verdict.

The words are those of `assessor.text.names`; what is said of each outcome follows the project's rules on what is said to
whom: in support view only what fits, cannot be told yet, came later or may be newer, and what was not covered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assessor.assess.headline import (
    CANNOT_TELL,
    FITTING,
    NOT_CONFIRMED,
    NOT_HELD,
    NOTHING,
    OTHER_LAW,
    TOO_YOUNG,
    Headline,
    course_named,
    fitting,
    headline_of,
    in_force,
    is_core,
    wrong_kind,
)
from assessor.assess.records import ActFound, Finding, Period, Result
from assessor.pages.day_parts import Days, Short, depends_on_the_day, in_short, older_law, older_lead, parts
from assessor.pages.headline import SAYS_ALL, names_to_consider, plain_headline
from assessor.pages.newer import newer_law
from assessor.pages.open_points import (
    Accounts,
    outside,
    raised_and_open,
    said_outcome,
    say_disputed,
    topics,
    two_accounts,
)
from assessor.text.names import (
    ALOUD,
    OUTCOME_WORDS,
    OUTSIDE,
    REPORT_ANY_TIME,
    THREAT,
    joined,
    long_day,
    sentence,
    span,
)
from assessor.text.notices import NO_PICTURE, notices
from legal_rules.facts import Vocabulary
from legal_rules.law import Offence
from legal_rules.rulebook import RuleBook

_WHOM = re.compile(r"(.*) \(someone ([^()]*)\)")
_ALOUD_OF = {NOTHING: "not-met", NOT_HELD: "not-met", NOT_CONFIRMED: "not-met", CANNOT_TELL: "open"}
NOT_IN_TROUBLE = "You are not in trouble for asking for help."
OWN_ACT = "What was done by the person being supported is not assessed here."
NO_LAW_HELD = "We hold no law for this place. The police there, or a lawyer, can say what applies."
DO_NOT_FIT = "These laws do not fit what you have told us: {names}. That does not mean nothing wrong was done."
ALSO = "Also ask the police or an adviser about:"
AGAIN = "When things happen again and again, other laws may help."
REPLACED = "This was the law that day. It has since been replaced and can still be charged for what was done then."


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of one offence, or of a family of them: its plain name, the outcome in words, more sentences; `forms` are
    the names of all of the family with that outcome."""

    name: str
    outcome: str
    forms: tuple[str, ...] = ()
    outside: str = ""
    more: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    threat: bool = False
    turns_on: str = ""
    serious: str = ""

    @property
    def words(self) -> str:
        """The outcome in words; with what of the definition leaves it out, where that is why."""
        return OUTSIDE.format(why=self.outside) if self.outside else OUTCOME_WORDS[self.outcome]

    @property
    def aloud(self) -> str:
        """The outcome as it is read to somebody."""
        return ALOUD["not-met" if self.outside else self.outcome]


@dataclass(frozen=True, slots=True)
class PeriodSaid:
    """What is said of one act on the days of one period."""

    days: str
    lines: tuple[Line, ...] = ()
    misses: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    newer: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    headline: str = ""
    aloud: str = "not-met"
    kind: str = NOTHING

    @property
    def nothing(self) -> bool:
        """Whether nothing fits, may fit, or is excepted."""
        return self.kind in SAYS_ALL

    @property
    def told(self) -> tuple[Line, ...]:
        """The lines, with those of which no more is said than the same outcome made one."""
        rows: dict[tuple[str, str], list[Line]] = {}
        for line in self.lines:
            rows.setdefault((line.words, line.name if line.more or line.disputed else ""), []).append(line)
        return tuple(
            replace(first, name=joined([first.name, *(line.name.lower() for line in rest)]))
            for first, *rest in rows.values()
        )

    @property
    def do_not_fit(self) -> str:
        """The laws that do not fit, in a sentence; those that differ only in whom they protect are named once."""
        whom: dict[str, list[str]] = {}
        for name in self.misses:
            found = _WHOM.fullmatch(name)
            whom.setdefault(found[1] if found else name, []).extend([found[2]] if found else [])
        names = [
            name.lower() + (f" (someone {joined(people, 'or')})" if people else "") for name, people in whom.items()
        ]
        return DO_NOT_FIT.format(names=joined(names)) if names else ""


def say_period(
    period: Period,
    nation: str,
    book: RuleBook,
    found: Headline,
    lasting: bool = False,
    accounts: Accounts | None = None,
) -> PeriodSaid:
    """What is said of one period of an act under its headline; `accounts` where the person supported said how a disputed
    matter was."""
    says, when = plain_headline(found, nation, book), sentence(span(period.from_, period.to, lasting))
    if found.kind == TOO_YOUNG:
        return PeriodSaid(when, headline=says, kind=found.kind)
    findings = period.findings
    near = [f for f in findings if not wrong_kind(f)]
    core = [f for f in near if f.role == "core" and not f.reconstructed]
    live = [f for f in core if in_force(f)]
    groups = families(live, nation, book)
    lines = tuple(line for family in groups if (line := _line(family, period, nation, book, accounts)) is not None)
    shown = [*(f for f in live if f.outcome != "not-met"), *(f for f in found.open if not is_core(f))]
    return PeriodSaid(
        days=when,
        lines=tuple(sorted(lines, key=lambda line: _ORDER[line.outcome])),
        misses=()
        if found.kind in SAYS_ALL
        else tuple(
            offence_of(family[0], nation, book).name for family in groups if all(f.outcome == "not-met" for f in family)
        ),
        later=tuple(_later(family, nation, book) for family in families(_later_law(core), nation, book)),
        newer=newer_law(near, period, nation, book),
        also=tuple(names_to_consider([f for f in near if not fitting(f)], nation, book)),
        topics=topics(shown, book.vocabulary),
        disputed=topics(shown, book.vocabulary, ("disputed",)),
        headline=says,
        aloud=OTHER_LAW if found.other else _ALOUD_OF.get(found.kind, OTHER_LAW),
        kind=found.kind,
    )


@dataclass(frozen=True, slots=True)
class ActSaid:
    """What is said of one act: by the days it may have been, the newest first (neighbours that read the same are one); where
    that depends on the day, how, and a line for older law."""

    periods: tuple[PeriodSaid, ...] = ()
    depends: str = ""
    older_lead: str = ""
    older: tuple[str, ...] = ()


def say_act(result: Result, act: ActFound, days: Days, accounts: Callable[[Period], Accounts | None]) -> ActSaid:
    """What is said of one act; nothing where it is not assessed or no law is held. `accounts` as for `say_period`."""
    held = [period for period in act.periods if period.findings]
    if not held:
        return ActSaid()

    def said(period: Period) -> PeriodSaid:
        found = headline_of(result, act, period, days.book.vocabulary)
        return say_period(period, act.nation, days.book, found, days.lasting, accounts(period))

    by_days = parts(held, days, lambda period: replace(said(period), days=""))
    periods = tuple(map(said, by_days))
    older = older_law(by_days, lambda part: short(said(part)), days.lasting)
    if not older:
        return ActSaid(periods)
    starts = [by_days[0].from_, *(part.from_ for part in older)]
    depends = depends_on_the_day(starts, days.lasting)
    return ActSaid(periods, depends, older_lead(by_days[0], days), tuple(part.line for part in older))


def say_across(rows: Iterable[Finding], book: RuleBook) -> list[tuple[str, Finding]]:
    """What several acts may make together, by name, each once."""
    said: dict[str, Finding] = {}
    for row in rows:
        if row.course is not None and course_named(row):
            number, who = len(row.course.acts), row.course.by or "someone not known"
            acts = "1 act" if number == 1 else f"{number} acts"
            said.setdefault(f"{offence_of(row, row.course.nation, book).name} ({acts} by {who})", row)
    return list(said.items())


def short(said: PeriodSaid) -> Short:
    """What is said of a period, in short, for days of older law."""
    rows = {outcome: [line for line in said.lines if line.outcome == outcome] for outcome in _ORDER}
    fits = [f"{line.name.lower()}: {_inside(line)}" for line in (*rows["met"], *rows["met-unless"])]
    return in_short(
        fits,
        [line.name.lower() for line in rows["open"]],
        [line.name.lower() for line in rows["excluded"] if line.words == OUTCOME_WORDS["excluded"]],
        [name.lower() for name in said.also],
    )


def _inside(line: Line) -> str:
    """The outcome of a line inside a sentence, with what it turns on."""
    words = line.words[:1].lower() + line.words[1:]
    return f"{words} ({line.turns_on})" if line.turns_on else words


_ORDER = {"met": 0, "met-unless": 1, "open": 2, "excluded": 3}


def offence_of(finding: Finding, nation: str, book: RuleBook) -> Offence:
    """The offence a finding is about."""
    return book.offences[(nation, finding.offence)]


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


def families(findings: Iterable[Finding], nation: str, book: RuleBook) -> list[list[Finding]]:
    """Findings of one family and group together, in the order of the law."""
    table: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        offence = offence_of(finding, nation, book)
        table.setdefault((offence.family or offence.id, offence.group), []).append(finding)
    return list(table.values())


def _line(
    family: Sequence[Finding], period: Period, nation: str, book: RuleBook, accounts: Accounts | None
) -> Line | None:
    """One line for a family: the form that fits leads; else the one that cannot be told; else the exception."""
    for wanted in (FITTING, ("open",), ("excluded",)):
        leads = [f for f in family if f.outcome in wanted]
        if leads:
            lead = leads[0]
            break
    else:
        return None
    outcome = said_outcome(lead)
    name = offence_of(lead, nation, book).name
    serious = serious_forms(lead, family, nation, book)
    more = [*serious, *_unless(lead), *_judged(lead, book.vocabulary)]
    threat = outcome in FITTING and offence_of(lead, nation, book).group == "threatening"
    if threat:
        more += threat_sentences(nation, period)
    if _replaced(lead, nation, book):
        more.append(REPLACED)
    more += time_words(lead, family)
    more += _notes(lead)
    disputed = tuple(two_accounts(lead, accounts) or say_disputed(lead, book.vocabulary))
    unless = joined([exclusion.says for exclusion in raised_and_open(lead)], "or") if outcome == "met-unless" else ""
    turns_on = f"not if {unless}" if unless else ""
    return Line(
        name=name,
        outcome=outcome,
        forms=tuple(offence_of(f, nation, book).name for f in family if said_outcome(f) == outcome),
        outside=outside(lead),
        more=tuple(more),
        disputed=disputed,
        threat=threat,
        turns_on=turns_on,
        serious=" ".join(serious),
    )


def serious_forms(lead: Finding, family: Sequence[Finding], nation: str, book: RuleBook) -> list[str]:
    """That more serious forms of what fits also fit, or that it depends on why it was done."""
    if lead.outcome not in FITTING:
        return []
    others = [f for f in family if f is not lead]
    fitting = [offence_of(f, nation, book).name.lower() for f in others if f.outcome in FITTING]
    sentences = [f"More serious forms also fit: {joined(fitting)}."] if fitting else []
    if any(f.outcome == "open" for f in others):
        sentences.append("Whether a more serious form fits depends on why it was done.")
    return sentences


def _notes(finding: Finding) -> list[str]:
    """The notes for those who do not read law; what a note on law that ended says is said already, without the provision."""
    rows = [note.says for note in finding.notes if note.view in ("support", "all")]
    return [says for says in rows if "reconstruct" not in says.lower() and not says.startswith(REPLACED.rstrip("."))]


def _unless(finding: Finding) -> list[str]:
    raised = [exclusion.says for exclusion in raised_and_open(finding)]
    if finding.outcome != "met-unless" or not raised:
        return []
    return [f"It would not fit if: {joined(raised, 'or')}."]


def _judged(finding: Finding, vocabulary: Vocabulary) -> list[str]:
    """That a court has to agree, with what it has to agree on."""
    said = [
        vocabulary.spec(fact.fact).says.get(fact.value, vocabulary.spec(fact.fact).topic)
        for element in finding.elements
        for fact in element.facts
        if fact.fact in finding.judged and fact.value is not None
    ]
    return [f"It fits if a court agrees that {joined(list(dict.fromkeys(said)))}."] if said else []


def threat_sentences(nation: str, period: Period) -> list[str]:
    """That a threat is enough, and, where the law says so on every day of a period, that no picture need exist."""
    no_picture = notices()[NO_PICTURE]
    since = no_picture.since(nation)
    sure = since and period.from_ is not None and period.from_ >= since
    return [THREAT, no_picture.says] if sure else [THREAT]


def _replaced(finding: Finding, nation: str, book: RuleBook) -> bool:
    """Whether the offence that fits has ended since, with no later version of its own."""
    last = offence_of(finding, nation, book).versions[-1].in_force
    return last.to is not None and finding.in_force.to == last.to and finding.law == "in-force"


def _later_law(core: Sequence[Finding]) -> list[Finding]:
    return [f for f in core if f.law == "not-yet" and f.outcome in FITTING]


def _began(finding: Finding) -> str:
    """The first day of the law of a finding, or the day before which it cannot have begun."""
    day = finding.in_force.from_ or finding.in_force.not_before
    return long_day(day) if day is not None else "a day not known"


def _later(family: Sequence[Finding], nation: str, book: RuleBook) -> str:
    return f"{offence_of(family[0], nation, book).name}: this matches a law that began on {_began(family[0])}, after this happened. It does not reach back. Other law may apply."
