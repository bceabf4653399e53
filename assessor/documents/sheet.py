"""The lawyer's sheet: an offence on a page, made from its rule, to be checked against the Act and signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from assessor.assess.procedure import effects
from assessor.documents.reviews import Review, load_reviews, of_offence, rule_hash
from assessor.files.clean import plain
from assessor.pages.law_said import say_effects
from assessor.pages.provision import not_verified
from assessor.text.citing import cite, cited
from assessor.text.content import Block, Document, Listing, Paragraph, Section, Space, Table
from assessor.text.literals import WORLD_WORDS, said
from assessor.text.names import BASIS_WORDS, BURDEN_WORDS, INFORMATION, LAW_STATUS, joined, long_day, nation_name
from assessor.text.notices import summary_terms
from assessor.text.overlaid import overlay_lines, overlay_rows
from assessor.text.penalty import penalty_notes, penalty_words
from legal_rules.assessment import NO, YES, askable, made_out_of
from legal_rules.facts import Vocabulary
from legal_rules.formula import All, Any_, Fact, Formula, In, Not, Note, Use
from legal_rules.law import Offence, OffenceVersion
from legal_rules.penalties import maximum, shipped
from legal_rules.program import Pattern
from legal_rules.readings.answer_sets import AnswerSet, AnswerSets, completes, ends
from legal_rules.readings.functions import OffenceFunctions
from legal_rules.rulebook import RuleBook
from legal_rules.slices import Rule, Slice, law_on, version_on

MOST_SETS = 6


def sheet(book: RuleBook, offence: Offence, on: dt.date, reviews: Sequence[Review] | None = None) -> Document:
    """The sheet of an offence as the law stood on a day.

    Args:
        book: the rule book.
        offence: the offence.
        on: the day.
        reviews: earlier reviews; those of the shipped file, if not given.
    """
    law = law_on(book, offence.nation, on, on)
    rule = law.by_id[offence.id]
    version, status = version_on(offence.versions, on)
    mine = of_offence(load_reviews()[0] if reviews is None else reviews, offence)
    hash_now = rule_hash(book, offence)
    header = (
        ("Nation", nation_name(offence.nation)),
        ("Law date", f"{long_day(on)}: {LAW_STATUS[status]}"),
        ("Basis", BASIS_WORDS[version.basis] + ("; a reconstruction, text not read" if version.reconstructed else "")),
        ("Rule base", f"{book.stamp.version}, checked {long_day(book.stamp.checked)}; hash of this rule {hash_now}"),
        *(("Laid over the law", plain(line)) for line in overlay_lines(overlay_rows(book))),
        ("Please note", INFORMATION),
    )
    sections = (
        Section("Versions", (_versions(book, offence),)),
        Section("What makes it", _elements(book, offence, version, on)),
        Section("What breaks it", _exclusions(book, offence, version, on)),
        Section("Smallest patterns", _patterns(law, rule)),
        Section("Penalty, time and what follows", _procedure(version, offence.nation, on)),
        Section("Not verified", _listed(not_verified(version), "Everything was checked against the words of the law.")),
        Section("Sources", _sources(book, version)),
        Section("Review", _review(book, offence, mine, hash_now)),
    )
    provision = cited(book, offence.provision)
    return Document("sheet", f"{provision}: {offence.title}", "solicitor", header, sections)


def _versions(book: RuleBook, offence: Offence) -> Block:
    rows = []
    for version in offence.versions:
        period = version.in_force
        start = long_day(period.from_) if period.from_ else "not confirmed"
        rows.append(
            (
                start,
                long_day(period.to) if period.to else "",
                cite(book, period.by) if period.by else "",
                BASIS_WORDS[version.basis],
            )
        )
    return Table("Versions of this offence", ("From", "To", "By", "Basis"), tuple(rows))


def _elements(book: RuleBook, offence: Offence, version: OffenceVersion, on: dt.date) -> tuple[Block, ...]:
    rows = tuple((e.says, e.at, e.kind, in_words(e.is_, book, offence.nation, on)) for e in version.elements)
    about = f"The person it protects is the person {offence.person}; one act at a time."
    if offence.scope == "course":
        about = (
            "A course of conduct, counted over several acts: "
            + joined([f"{d.at_least} or more acts" for d in offence.derive])
            + "."
        )
    return Paragraph(about), Table("Elements, all for the prosecution", ("Element", "Provision", "Kind", "Facts"), rows)


def _exclusions(book: RuleBook, offence: Offence, version: OffenceVersion, on: dt.date) -> tuple[Block, ...]:
    rows = []
    for e in version.exclusions:
        burden = BURDEN_WORDS[e.burden]
        if e.readings:
            burden += ": " + joined([BURDEN_WORDS[reading] for reading in e.readings], "or")
        rows.append((f"{e.says} ({e.kind})", e.at, burden, in_words(e.is_, book, offence.nation, on)))
    if not rows:
        return (Paragraph("No exception or defence of its own."),)
    return (Table("Exceptions and defences", ("Exception or defence", "Provision", "Burden", "Facts"), tuple(rows)),)


def in_words(formula: Formula, book: RuleBook, nation: str, on: dt.date, world: str = "") -> str:
    """A formula as a line of words; definitions are named, not written out."""

    def say(part: Formula) -> str:
        return in_words(part, book, nation, on, world)

    match formula:
        case Fact(name, values):
            return _fact(name, values, book.vocabulary, world)
        case All(parts):
            return "; and ".join(map(say, parts))
        case Any_(parts):
            return f"({'; or '.join(map(say, parts))})" if len(parts) > 1 else say(parts[0])
        case Not(Fact(name, ("yes",))):
            return _fact(name, ("no",), book.vocabulary, world)
        case Not(part):
            return f"not ({say(part)})"
        case Note(part):
            return say(part)
        case Use(name):
            definition = book.definitions[(nation, name)]
            return f"{definition.title} ({definition.provision.at})"
        case In(inner, part):
            return in_words(part, book, nation, on, inner)


def _fact(name: str, values: Iterable[str], vocabulary: Vocabulary, world: str) -> str:
    if name in vocabulary.law_points:
        return f"[law not settled] {vocabulary.law_points[name].says}"
    if name not in vocabulary.facts:
        return name
    spec = vocabulary.facts[name]
    words = joined([spec.says.get(value, f"{spec.topic}: {value}") for value in values], "or")
    return f"{WORLD_WORDS[world]} {words}" if world else words


def _patterns(law: Slice, rule: Rule) -> tuple[Block, ...]:
    """The smallest sets of facts that make the offence, and that break one otherwise made, with everything else open."""
    functions = law.functions(rule)
    named = rule.element_facts | rule.exclusion_facts
    pattern = {fact: value for fact, value in law.book.vocabulary.presumed.items() if fact in named}
    can_ask = askable(law)
    made = completes(functions, pattern, can_ask, named)
    told = completes(functions, pattern, lambda fact: can_ask(fact) and fact in rule.element_facts, named)
    example = next(iter((*told.sets, *made.sets)), frozenset())
    broken = ends(functions, pattern | dict(example), can_ask, named)
    vocabulary = law.book.vocabulary
    blocks: list[Block] = [
        Paragraph(
            "Presumed unless something is said: " + joined([said(vocabulary, f, v) for f, v in pattern.items()]) + "."
        ),
        Paragraph("Each line makes every element certain.", "lead"),
        Listing(_lines(made, vocabulary) or ("Nothing that can be asked makes it certain.",)),
    ]
    if example:
        blocks += [
            Paragraph(f"Example that fits: {_pattern(example, vocabulary)}."),
            Paragraph("On that example, each line breaks it.", "lead"),
            Listing(_lines(broken, vocabulary) or ("No exception or defence breaks it.",)),
            Paragraph("Examples that do not fit: the same facts, with one of them turned.", "lead"),
            Listing(tuple(_turned(example, functions, pattern, vocabulary)) or ("None: each leaves it open.",)),
        ]
    return tuple(blocks)


def _lines(sets: AnswerSets, vocabulary: Vocabulary) -> tuple[str, ...]:
    lines = [_pattern(found, vocabulary) for found in sets.sets[:MOST_SETS]]
    more = sets.more + max(0, len(sets.sets) - MOST_SETS)
    return (*lines, *((f"and {more} more",) if more else ()))


def _pattern(found: AnswerSet, vocabulary: Vocabulary) -> str:
    return "; ".join(said(vocabulary, fact, value) for fact, value in sorted(found))


def _turned(example: AnswerSet, functions: OffenceFunctions, pattern: Pattern, vocabulary: Vocabulary) -> Iterator[str]:
    """What of an example, turned round, ends the offence; a fact that then leaves it open is none."""
    opposite = {YES: NO, NO: YES}
    for fact, value in sorted(example):
        if value in opposite:
            turned = {**pattern, **dict(example), fact: opposite[value]}
            if made_out_of(functions.reach(turned)) == NO:
                yield f"{said(vocabulary, fact, opposite[value])} (all else as above)"


def _procedure(version: OffenceVersion, nation: str, on: dt.date) -> tuple[Block, ...]:
    if version.reconstructed:
        return (Paragraph("Not given: the text was not read."),)
    rows: list[str] = []
    if version.penalty is not None:
        most = maximum(version.penalty, (on, on))
        rows += [f"Penalty ({most.at}): {penalty_words(most, nation)}", *penalty_notes(most)]
        rows += filter(None, [summary_terms([nation], dt.date.max) if version.penalty.imprisonment else ""])
    limit = shipped().time_limits.get(version.time_limit)
    if limit is not None:
        clocks = [
            f"{c.months} months from the {'day it was done' if c.runs_from == 'act' else 'day enough evidence was known'}, "
            f"that day {c.first_day}"
            for c in limit.clocks
        ]
        rows.append(f"Time to charge: {joined(clocks) or limit.says} ({limit.at}).")
    rows += say_effects(effects(version))
    rows += [f"Note: {note.says}" for note in version.notes if note.view in ("law", "all")]
    rows += [
        f"{c.name} {c.citation}: {c.says}{'' if c.read == 'full' else ' (known from a report; not read)'}"
        for c in version.cases
    ]
    return _listed([row for row in rows if row], "Nothing is recorded.")


def _sources(book: RuleBook, version: OffenceVersion) -> tuple[Block, ...]:
    rows = []
    for source in version.sources:
        statute = book.statutes.get(source)
        rows.append(source if statute is None else f"{statute.citation}: {statute.url}")
    return _listed(rows, "No source is recorded.")


def _listed(rows: Sequence[str], nothing: str) -> tuple[Block, ...]:
    return (Listing(tuple(rows)),) if rows else (Paragraph(nothing),)


def _review(book: RuleBook, offence: Offence, mine: Sequence[Review], hash_now: str) -> tuple[Block, ...]:
    rows = tuple(
        (long_day(r.on), r.role, r.hash, "as reviewed" if r.hash == hash_now else "the rule has changed since")
        for r in mine
    )
    earlier: Block = Paragraph("Not reviewed yet.")
    if rows:
        earlier = Table("Earlier reviews", ("Day", "Role", "Hash read", "State"), rows)
    return (
        earlier,
        Paragraph(f"I have read this sheet against the Act. Hash of the rule read: {hash_now}."),
        Space("Role"),
        Space("Day"),
        Space("Corrections", 4),
        Space("Signature"),
        Paragraph(
            "Record it in data/reviews.yaml: offence, nation, role, on, hash. A change of the rule makes it stale.",
            "note",
        ),
    )
