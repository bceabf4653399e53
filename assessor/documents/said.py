"""A result as sentences for the person and the support worker: no provision, no law term, no verdict.

The words are those of `assessor.text.names`; what is said of each outcome follows the project's rules on what is said to
whom: in support view only what fits, cannot be told yet, came later or may be newer, and what was not covered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assessor.assess.headline import (
    FITTING,
    NOTHING,
    TOO_YOUNG,
    Headline,
    fitting,
    in_force,
    is_core,
    not_known,
    wrong_kind,
)
from assessor.assess.records import Finding, Part, Period
from assessor.pages.day_parts import Short, in_short
from assessor.pages.headline import SAYS_ALL, names_to_consider, plain_headline
from assessor.pages.support import began, begun_lines, of_new_act, outside, raised_and_open, time_words
from assessor.text.names import ALOUD, OUTCOME_WORDS, OUTSIDE, SHOWN, THREAT, joined, long_day, sentence, span
from assessor.text.notices import NEW_ACT, NO_PICTURE, notices
from legal_rules.facts import Vocabulary
from legal_rules.law import Offence
from legal_rules.rulebook import RuleBook

# The outcome of each offence of a period by id: as the person supported says, and otherwise.
Accounts = tuple[Mapping[str, str], Mapping[str, str]]
_WHOM = re.compile(r"(.*) \(someone ([^()]*)\)")
REPLACED = "This was the law that day. It has since been replaced and can still be charged for what was done then."


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of one offence, or of a family of them: its plain name, the outcome in words, more sentences."""

    name: str
    outcome: str
    words: str
    aloud: str
    more: tuple[str, ...] = ()
    threat: bool = False
    turns_on: str = ""
    serious: str = ""


@dataclass(frozen=True, slots=True)
class PeriodSaid:
    """What is said of one act on the days of one period."""

    days: str
    lines: tuple[Line, ...]
    misses: tuple[str, ...]
    later: tuple[str, ...]
    newer: str
    also: tuple[str, ...]
    topics: tuple[str, ...]
    headline: str = ""
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
            rows.setdefault((line.words, line.name if line.more else ""), []).append(line)
        return tuple(
            replace(first, name=joined([first.name, *(line.name.lower() for line in rest)]))
            for first, *rest in rows.values()
        )

    @property
    def missed(self) -> str:
        """The laws that do not fit, inside a sentence; those that differ only in whom they protect are named once."""
        whom: dict[str, list[str]] = {}
        for name in self.misses:
            found = _WHOM.fullmatch(name)
            whom.setdefault(found[1] if found else name, []).extend([found[2]] if found else [])
        return joined(
            [name.lower() + (f" (someone {joined(people, 'or')})" if people else "") for name, people in whom.items()]
        )


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
        return PeriodSaid(when, (), (), (), "", (), (), says, found.kind)
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
        newer=_newer(near, period, nation, book),
        also=tuple(names_to_consider([f for f in near if not fitting(f)], nation, book)),
        topics=topics(shown, book.vocabulary),
        headline=says,
        kind=found.kind,
    )


def short(said: PeriodSaid) -> Short:
    """What is said of a period, in short, for days of older law."""
    rows = {outcome: [line for line in said.lines if line.outcome == outcome] for outcome in _ORDER}
    fits = [f"{line.name.lower()}: {_inside(line)}" for line in (*rows["met"], *rows["met-unless"])]
    return in_short(
        fits, [line.name.lower() for line in rows["open"]],
        [line.name.lower() for line in rows["excluded"] if line.words == OUTCOME_WORDS["excluded"]],
        [name.lower() for name in said.also],
    )  # fmt: skip


def _inside(line: Line) -> str:
    """The outcome of a line inside a sentence, with what it turns on."""
    words = line.words[:1].lower() + line.words[1:]
    return f"{words} ({line.turns_on})" if line.turns_on else words


_ORDER = {"met": 0, "met-unless": 1, "open": 2, "excluded": 3}


def offence_of(finding: Finding, nation: str, book: RuleBook) -> Offence:
    """The offence a finding is about."""
    return book.offences[(nation, finding.offence)]


def families(findings: Iterable[Finding], nation: str, book: RuleBook) -> list[list[Finding]]:
    """Findings of one family and group together, in the order of the law."""
    table: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        offence = offence_of(finding, nation, book)
        table.setdefault((offence.family or offence.id, offence.group), []).append(finding)
    return list(table.values())


def said_outcome(finding: Finding) -> str:
    """The outcome as it is said in plain view: an exception that nothing raised is not mentioned."""
    if finding.outcome == "met-unless" and not raised_and_open(finding):
        return "met"
    return str(finding.outcome)


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
    more += _two_accounts(lead, accounts) or _disputed(lead, book.vocabulary)
    more += time_words(lead, family)
    more += [note.says for note in lead.notes if note.view == "support"]
    unless = joined([exclusion.says for exclusion in raised_and_open(lead)], "or") if outcome == "met-unless" else ""
    turns_on = f"not if {unless}" if unless else ""
    why = outside(lead)
    words, aloud = (OUTSIDE.format(why=why), "not-met") if why else (OUTCOME_WORDS[outcome], outcome)
    return Line(name, outcome, words, ALOUD[aloud], tuple(more), threat, turns_on, " ".join(serious))


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


def _later(family: Sequence[Finding], nation: str, book: RuleBook) -> str:
    name = offence_of(family[0], nation, book).name
    return f"{name}: this matches a law that began on {began(family[0])}, after this happened. It does not reach back."


def _newer(near: Sequence[Finding], period: Period, nation: str, book: RuleBook) -> str:
    """The one paragraph on the 2026 Act, where an offence of it that we could not read may be near; else nothing."""
    new_act = notices()[NEW_ACT]
    passed = new_act.since(nation)
    held = [f for f in of_new_act(near, nation, book) if f.outcome != "not-met"]
    if not passed:
        return ""
    if period.to < passed:
        return new_act.before if held else ""
    lines = begun_lines(held, nation, book)
    if any(f.law == "unconfirmed" for f in held):
        day = long_day(period.to) if period.from_ == period.to else "the day it happened"
        lines.append(new_act.says.format(day=day))
    return " ".join(lines)


def topics(findings: Iterable[Finding], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The topics of the answers that are not there, in the words of the vocabulary; disputed ones are apart."""
    parts = [
        part
        for finding in findings
        if finding.outcome in ("open", "met-unless")
        for part in _open_parts(finding)
        if not_known(part)
    ]
    return _topics_of(parts, vocabulary, ("not-asked", "unknown", "declined"))


def _open_parts(finding: Finding) -> tuple[Part, ...]:
    return (*finding.elements, *raised_and_open(finding))


def _topics_of(parts: Iterable[Part], vocabulary: Vocabulary, states: tuple[str, ...]) -> tuple[str, ...]:
    said = [
        topic(fact.fact, vocabulary)
        for part in parts
        for fact in part.facts
        if fact.state in states and vocabulary.knows(fact.fact) and vocabulary.spec(fact.fact).scope != "law"
    ]
    return tuple(dict.fromkeys(said))


def topic(fact: str, vocabulary: Vocabulary) -> str:
    """What a fact is about. Everything about what a picture shows is said in the same few words."""
    spec = vocabulary.spec(fact)
    if spec.id.startswith("shows."):
        return SHOWN
    return f"what was believed about {spec.topic}" if fact.startswith("believed.") else spec.topic


def _disputed(finding: Finding, vocabulary: Vocabulary) -> list[str]:
    """What is disputed and can change this result; a bare dispute is put down to no one."""
    rows = []
    for matter in finding.disputed_matters:
        plain = {"met-unless": "met"} if not raised_and_open(finding) else {}
        outcomes = {value: _short(plain.get(outcome, outcome)) for value, outcome in matter.outcomes}
        if len(set(outcomes.values())) > 1:
            parts = [f"if {value}, {words}" for value, words in outcomes.items()]
            rows.append(f"Disputed: {topic(matter.fact, vocabulary)}. {sentence('; '.join(parts))}.")
    return rows


def _two_accounts(finding: Finding, accounts: Accounts | None) -> list[str]:
    """What is said if every disputed matter is as the person supported says, and if it is not, where the two differ."""
    if accounts is None:
        return []
    said, otherwise = (_short(table.get(finding.offence, said_outcome(finding))) for table in accounts)
    if said == otherwise:
        return []
    return [f"If it is as the person supported says: {said}.", f"If it is not: {otherwise}."]


def _short(outcome: str) -> str:
    """The first words of an outcome, inside a sentence."""
    words = OUTCOME_WORDS[outcome].split(".")[0]
    return words[:1].lower() + words[1:]
