"""What a template is given: plain, immutable values about one case, ready to print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

from assessor.assess.flags import CAVEATS
from assessor.assess.headline import TOO_YOUNG, headline_of, in_force, is_core, to_consider
from assessor.assess.records import ActFound, Finding, Flag, Period
from assessor.case.model import Case
from assessor.documents.accounts import two_results
from assessor.documents.assessed import Assessed
from assessor.documents.contacts import Help
from assessor.documents.coverage import coverage
from assessor.documents.incidents import Incident, gaps_between, incidents, pattern_lines
from assessor.documents.kinds import READERS, Kind
from assessor.documents.steps import material
from assessor.files.clean import plain
from assessor.pages.day_parts import Days, Run, runs
from assessor.pages.headline import SAYS_ALL
from assessor.pages.law import terms_said
from assessor.pages.law_outline import finding_runs, law_headlines
from assessor.pages.law_said import STATES_OF_MIND, FindingSaid, near_findings, say_finding
from assessor.pages.said import (
    AGAIN,
    ALSO,
    NO_LAW_HELD,
    NOT_IN_TROUBLE,
    OWN_ACT,
    families,
    offence_of,
    say_across,
    serious_forms,
)
from assessor.pages.support import act_title
from assessor.result.report import assess_case
from assessor.safety.interrupts import interrupts, said_there
from assessor.text.institutions import institutions, who_charges
from assessor.text.names import (
    INFORMATION,
    REPORT_ANY_TIME,
    SHOWN,
    THREAT,
    joined,
    long_day,
    nation_name,
    sentence,
    span,
)
from assessor.text.overlaid import overlay_lines
from legal_rules.files.problems import Problem
from legal_rules.questions import SUPPORT
from legal_rules.rulebook import RuleBook

WORDS = {
    "again": AGAIN,
    "also": ALSO,
    "any_time": REPORT_ANY_TIME,
    "no_law_held": NO_LAW_HELD,
    "not_in_trouble": NOT_IN_TROUBLE,
    "own_act": OWN_ACT,
    "states_of_mind": STATES_OF_MIND,
    "threat": THREAT,
}
"""Sentences of the page that templates print too."""


SAID_APART = frozenset({"under-18", "safeguarding", "danger-now", "age-in-image-not-known"})
"""Flags that documents say in a part of their own."""


def assessed(
    case: Case, book: RuleBook, kind: Kind, reader: str, help: Sequence[Help] = (), today: dt.date | None = None
) -> Assessed | tuple[Problem, ...]:
    """A case assessed in the view that a kind of document rests on, or the contradictions in it. Plain words read none of
    the lists that take a diagram of each offence, and few kinds those of answers."""
    result, problems = assess_case(case, book, kind.view, today, kind.view != SUPPORT, kind.sets)
    if result is None:
        return problems
    return Assessed(case, result, book, tuple(help), reader, result.receipt.as_at)


def header(given: Assessed, plain_words: bool, short: bool = False) -> tuple[tuple[str, str], ...]:
    """The labelled lines at the top of every document; `plain_words`: without provisions."""
    receipt = given.result.receipt
    base = receipt.rulebase
    nations = joined([nation_name(n) for n in dict.fromkeys(act.nation for act in given.result.acts)])
    rows = [
        ("Case", plain(given.case.id) + (" (an invented example)" if given.case.synthetic else "")),
        ("Written for", READERS[given.reader]),
        ("Nation", nations or nation_name(given.case.nation)),
        ("Law date", f"the law on the day of each act; last checked {long_day(base.checked)}"),
        ("Made from", f"answers as they stood on {long_day(receipt.as_at)}"),
        ("Rule base", base.version if short else f"{base.version}, receipt {base.hash[:12]}, engine {receipt.engine}"),
        *(("Laid over the law", plain(line)) for line in overlay_lines(receipt.overlays, plain_words)),
        ("Please note", INFORMATION),
        *(() if plain_words else [("Terms", terms) for terms in [terms_said(given.result, given.as_at)] if terms]),
    ]
    return tuple(rows)


def _flags(flags: Sequence[Flag]) -> Mapping[str, object]:
    """The flags of a result, by where a template prints them."""
    return {
        "flags": tuple(flag.says for flag in flags if flag.id not in CAVEATS),
        "caveats": tuple(_caveat(flag) for flag in flags if flag.id in CAVEATS),
        "open_points": tuple(f.says for f in flags if f.severity == "note" and f.id not in CAVEATS),
        "stops": tuple(flag.says for flag in flags if flag.severity == "stop"),
        "safety": tuple(f.says for f in flags if f.severity != "note" and f.id not in SAID_APART),
    }


def _prosecutors(nations: Sequence[str]) -> str:
    known = institutions()
    return joined([known[n].charges for n in nations if n in known], "or") or "the police and prosecutors"


def context(given: Assessed, kind: Kind) -> Mapping[str, object]:
    """Everything a template of a kind may print."""
    accounts = two_results(given.case, given.book, kind.view, given.as_at)
    rows = incidents(given.result, given.case, given.book, given.as_at, accounts, you=kind.id == "options")
    nations = list(dict.fromkeys(act.nation for act in given.result.acts)) or [given.case.nation]
    without_age = tuple(row.number for row in rows if row.child == "not-known")
    seen = [row for row in rows if not row.hidden]
    values: dict[str, object] = {
        "kind": kind.id,
        "reader": given.reader,
        "case": plain(given.case.id),
        "as_at": long_day(given.as_at),
        "checked": long_day(given.result.receipt.rulebase.checked),
        "nations": tuple(nation_name(n) for n in nations),
        "nation_ids": tuple(nations),
        "prosecutors": _prosecutors(nations),
        "charges": who_charges(nations),
        "incidents": rows,
        **_flags(given.result.flags),
        "child_softer": _softer_words(given),
        "under_18": any(row.child == "under-18" for row in rows),
        "age_not_known": bool(without_age),
        "age_not_known_in": without_age if len(given.case.images) > 1 else (),
        "duty": _duty(given),
        "any_fits": any(row.fits for row in rows),
        "nothing_fits": bool(seen) and all(row.nothing for row in seen),
        "any_hidden": any(row.hidden for row in rows),
        "any_threat": any(row.threat for row in rows),
        "newer": next((p.newer for row in rows for p in row.periods if p.newer), ()),
        "online": any(row.where for row in rows) or any(act.kind == "share" for act in given.case.acts),
        "not_covered": not_covered(rows),
        "help": given.help,
        "across": tuple(line for line, _ in say_across(given.result.across, given.book)),
        "words": WORDS,
        "patterns": pattern_lines(rows),
        "gaps": gaps_between(rows),
    }
    if kind.view != "support":
        values["suspects"] = suspects(given)
        values["sources"] = sources(given)
    else:
        offences = possible_offences(given)
        values["offences"] = offences
        values["anonymity"] = tuple(dict.fromkeys(f"{o.name}: {o.anonymity}" for o in offences if o.anonymity))
        values["without"] = tuple(
            (row.number, p.days, p.headline) for row in rows for p in row.periods if p.kind in SAYS_ALL
        )
    values |= material(given) if kind.id == "next-steps" else {}
    values |= {"coverage": coverage(given)} if kind.id == "gap-memo" else {}
    return values


def _caveat(flag: Flag) -> str:
    """What a flag says, with what there is for a child who did it."""
    reach = [f"{contact.name} ({'; '.join(contact.reach)})" for contact in flag.contacts]
    return str(flag.says) + (f" For the child who did it there is {joined(reach)}." if reach else "")


def _softer_words(given: Assessed) -> str:
    """The gentler words about a child's picture, where the case calls for them (care, ordinary family pictures)."""
    gentle = {item.softer.says for item in interrupts() if item.softer is not None}
    return next((f.says for f in given.result.flags if f.id == "under-18" and f.says in gentle), "")


def _duty(given: Assessed) -> str:
    """What the panel on safeguarding says beside the service's own policy, in the nations of the case."""
    panel = next(item for item in interrupts() if item.id == "safeguarding")
    return " ".join(said_there(panel, given.case))


def not_covered(rows: Sequence[Incident]) -> tuple[str, ...]:
    """The topics not answered, over every act; what a picture of a child shows is never to be asked."""
    return tuple(
        dict.fromkeys(
            topic
            for row in rows
            for period in row.periods
            for topic in period.topics
            if not (row.child and topic == SHOWN)
        )
    )


@dataclass(frozen=True, slots=True)
class Possible:
    """An offence that may apply, as the police sheet lists it: name, provision, when, protections that go with it."""

    name: str
    provision: str
    when: str
    fits: bool
    anonymity: str
    special: str
    serious: str


def possible_offences(given: Assessed) -> tuple[Possible, ...]:
    """The offences in force, next door too, that fit or may once more is known, act by act; one row for a family."""
    rows: list[Possible] = []
    for act in given.result.acts:
        lasting = given.case.act(act.id).lasting is not None

        def named(period: Period, act: ActFound = act) -> dict[Hashable, Possible]:
            families_there = _may_apply(act, period, given)
            return {(row := _possible(family, act.nation, given.book)): row for family in families_there}

        rows += [
            replace(run.of, when=f"{act.id}: {span(run.from_, run.to, lasting)}") for run in runs(act.periods, named)
        ]
    return tuple(dict.fromkeys(rows))


def _may_apply(act: ActFound, period: Period, given: Assessed) -> list[list[Finding]]:
    found = headline_of(given.result, act, period, given.book.vocabulary)
    live = [f for f in (*found.fits, *found.open, *found.other) if f.course is None]
    return families(live, act.nation, given.book)


def _possible(family: Sequence[Finding], nation: str, book: RuleBook) -> Possible:
    lead = next((f for f in family if f.outcome != "open"), family[0])
    effects = lead.effects
    return Possible(
        name=offence_of(lead, nation, book).name,
        provision=lead.provision,
        when="",
        fits=lead.outcome != "open",
        anonymity=effects.anonymity.says if effects.anonymity is not None else "",
        special=effects.special_measures.says if effects.special_measures is not None else "",
        serious=" ".join(serious_forms(lead, family, nation, book)),
    )


@dataclass(frozen=True, slots=True)
class ActLaw:
    """One act in law view: findings in order of seriousness (`several` periods: the newest law first, each finding with
    its days), and those that do not fit."""

    id: str
    title: str
    days: str
    headlines: tuple[str, ...]
    findings: tuple[FindingSaid, ...]
    other_law: tuple[FindingSaid, ...]
    adjacent: tuple[FindingSaid, ...]
    misses: tuple[FindingSaid, ...]
    several: bool


@dataclass(frozen=True, slots=True)
class Suspect:
    """What one person is said to have done, act by act."""

    name: str
    acts: tuple[ActLaw, ...]


def suspects(given: Assessed) -> tuple[Suspect, ...]:
    """Every person who did an act, with the law on each act."""
    table: dict[str, list[ActLaw]] = {}
    for act in given.result.acts:
        own = given.case.act(act.id)
        table.setdefault(act.by or "", []).append(_act_law(act, own.lasting is not None, given))
    return tuple(
        Suspect(f"Person {name}" if name else "A person not known", tuple(acts)) for name, acts in table.items()
    )


def _act_law(act: ActFound, lasting: bool, given: Assessed) -> ActLaw:
    """An act with every finding once for all the days on which it is the same, the newest law first; only law next door
    is among the findings where nothing else fits or may fit."""
    periods = act.periods
    several = len(periods) > 1
    heads = [headline_of(given.result, act, period, given.book.vocabulary) for period in periods]
    young = all(found.kind == TOO_YOUNG for found in heads)
    next_door = {f.offence for found in heads for f in found.other if f.course is None}
    rows: list[tuple[Run[Finding], FindingSaid]] = []
    for run in finding_runs(act, Days(given.book, given.as_at, act.nation, lasting)):
        if run.of.law == "proposed":
            continue
        said = say_finding(run.of, act.nation, given.book)
        rows.append((run, replace(said, days=span(run.from_, run.to, lasting)) if several else said))
    live = [row for row in rows if in_force(row[0].of)]
    core = [row for row in live if is_core(row[0].of)]
    shown = [] if young else [row for row in core if row[1].outcome != "not-met"]
    shown = shown or ([] if young else [row for row in live if row[0].of.offence in next_door])
    shown.sort(key=lambda row: row[1].weight)
    shown.sort(key=lambda row: row[0].to, reverse=True)
    findings = tuple(said for _, said in shown)
    return ActLaw(
        id=act.id,
        title=act_title(act, given.case.act(act.id), given.book),
        days=sentence(span(periods[0].from_, periods[-1].to, lasting)),
        headlines=law_headlines(given.result, act, Days(given.book, given.as_at, act.nation, lasting)),
        several=several,
        findings=findings,
        other_law=tuple(s for run, s in rows if not in_force(run.of) and s.outcome != "not-met"),
        adjacent=()
        if young
        else tuple(s for run, s in live if to_consider(run.of) and s.outcome != "not-met" and s not in findings),
        misses=tuple(said for _, said in core if said.outcome == "not-met"),
    )


@dataclass(frozen=True, slots=True)
class Source:
    """An enactment relied on: citation, address, how far it was read, when checked."""

    citation: str
    url: str
    read: str
    checked: str


def sources(given: Assessed) -> tuple[Source, ...]:
    """The enactments behind the findings printed, each once."""
    ids: dict[str, None] = {}
    for act in given.result.acts:
        for period in act.periods:
            for finding in near_findings(period):
                offence = offence_of(finding, act.nation, given.book)
                ids.setdefault(offence.provision.act)
                for version in offence.versions:
                    ids.update(dict.fromkeys(version.sources))
    rows = [given.book.statutes[name] for name in ids if name in given.book.statutes]
    return tuple(
        Source(
            s.citation,
            s.url,
            {"full": "read", "part": "read in part", "no": "not read"}[s.read],
            long_day(s.checked) if s.checked else "",
        )
        for s in rows
    )
