"""The law as data and as pages: lists, provisions as trees, search and the vocabulary."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assessor.assess.records import Effects
from assessor.pages.shown import (
    CaseRow,
    Dates,
    ElementRow,
    ExclusionRow,
    FactNode,
    LeftUnsaid,
    Node,
    NoteRow,
    OffenceRow,
    OffenceShown,
    PartsNode,
    PenaltyRow,
    Shown,
    SourceRow,
    UseNode,
    WorldNode,
)
from assessor.text.blocks import Page
from assessor.text.citing import cite, cited
from assessor.text.names import BASIS_WORDS, BURDEN_WORDS, STATUS_THAT_DAY, joined, long_day, nation_name
from legal_rules.facts import in_world
from legal_rules.formula import All, Any_, Fact, Formula, In, Not, Note, Use
from legal_rules.law import Definition, DefinitionVersion, NotEncoded, Offence, OffenceVersion
from legal_rules.rulebook import RuleBook
from legal_rules.slices import standing, version_on


def offence_rows(book: RuleBook, nation: str, day: dt.date) -> list[OffenceRow]:
    """Every offence of a nation with its status on a day."""
    rows = []
    for offence in book.of_nation(nation):
        version, status = version_on(offence.versions, day)
        rows.append(
            OffenceRow(
                id=offence.id,
                title=offence.title,
                provision=cited(book, offence.provision),
                nation=nation,
                group=offence.group,
                role=offence.role,
                scope=offence.scope,
                law=status,
                basis=version.basis,
                reconstructed=version.reconstructed,
            )
        )
    return rows


def rows_page(rows: Sequence[OffenceRow], day: dt.date) -> Page:
    """The list of offences on a page."""
    page = Page()
    page.head(f"Offences, as the law stood on {long_day(day)}", 1)
    for nation in dict.fromkeys(row.nation for row in rows):
        page.head(nation_name(nation))
        for row in (row for row in rows if row.nation == nation):
            extra = "; reconstruction, text not read" if row.reconstructed else ""
            page.item(f"{row.id}: {row.provision} {row.title} ({row.role}; {STATUS_THAT_DAY[row.law]}{extra})")
    return page


def formula_tree(formula: Formula, book: RuleBook, nation: str, day: dt.date, world: str = "") -> Node:
    """A formula as a tree, with what a person needs to read it."""

    def again(part: Formula, inside: str = world) -> Node:
        return formula_tree(part, book, nation, day, inside)

    match formula:
        case Fact(name, values):
            known = book.vocabulary.facts.get(name)
            return FactNode("fact", in_world(world, name), tuple(values), known.topic if known else name)
        case All(parts):
            return PartsNode("all", tuple(map(again, parts)))
        case Any_(parts):
            return PartsNode("any", tuple(map(again, parts)))
        case Not(part):
            return PartsNode("not", (again(part),))
        case Note(part, at, says):
            inner = again(part)
            return replace(inner, at=at, says=says or inner.says)
        case Use(name):
            definition = book.definitions[(nation, name)]
            version, _ = version_on(definition.versions, day)
            return UseNode("use", name, definition.title, definition.provision.at, (again(version.is_),))
        case In(inside, part):
            return WorldNode("in", inside, (again(part, inside),))


def show_data(book: RuleBook, entry: Offence | Definition, day: dt.date) -> Shown:
    """A provision on a day."""
    version, status = _version_on(entry, day)
    versions: Sequence[OffenceVersion | DefinitionVersion] = entry.versions
    return Shown(
        id=entry.id,
        title=entry.title,
        provision=cited(book, entry.provision),
        nation=entry.nation,
        law=status,
        versions=tuple(_version_dates(v, book) for v in versions),
        in_force=_version_dates(version, book),
        basis=version.basis,
        reconstructed=version.reconstructed,
        checked=version.checked,
        sources=tuple(_source(book, source) for source in version.sources),
        not_verified=tuple(not_verified(version)),
        notes=tuple(NoteRow(note.says, note.basis) for note in version.notes),
        cases=tuple(CaseRow(c.name, c.citation, c.says, c.element, c.read) for c in version.cases),
        ledger={
            at: LeftUnsaid(claim.reason) if isinstance(claim, NotEncoded) else claim
            for at, claim in version.ledger.items()
        },
        is_=formula_tree(version.is_, book, entry.nation, day) if isinstance(version, DefinitionVersion) else None,
        offence=_offence_shown(book, entry, version, day)
        if isinstance(entry, Offence) and isinstance(version, OffenceVersion)
        else None,
    )


def _offence_shown(book: RuleBook, offence: Offence, version: OffenceVersion, day: dt.date) -> OffenceShown:
    def tree(formula: Formula) -> Node:
        return formula_tree(formula, book, offence.nation, day)

    penalty = None if version.reconstructed else version.penalty
    return OffenceShown(
        group=offence.group,
        role=offence.role,
        scope=offence.scope,
        person=offence.person,
        elements=tuple(
            ElementRow(e.id, e.says, e.at, e.kind, "prosecution", e.basis or version.basis, tree(e.is_))
            for e in version.elements
        ),
        exclusions=tuple(
            ExclusionRow(x.id, x.says, x.at, x.kind, x.burden, x.readings, x.why, x.basis or version.basis, tree(x.is_))
            for x in version.exclusions
        ),
        penalty=PenaltyRow(penalty.mode, penalty.at, penalty.imprisonment, penalty.indictment, penalty.fine)
        if penalty is not None
        else None,
        time_limit="" if version.reconstructed else version.time_limit,
        effects=Effects(version.notification, version.anonymity, version.special_measures, version.deprivation),
        alternative_to=version.alternative_to,
    )


def _version_on(entry: Offence | Definition, day: dt.date) -> tuple[OffenceVersion | DefinitionVersion, str]:
    return version_on(entry.versions, day) if isinstance(entry, Offence) else version_on(entry.versions, day)


def status_on(entry: Offence | Definition, day: dt.date) -> str:
    """The status of the law a provision is read as on a day, or that it was in force and not read."""
    version, law = _version_on(entry, day)
    return standing(law, version.reconstructed)


def not_verified(version: OffenceVersion | DefinitionVersion) -> list[str]:
    """What of a version was not checked against the words of the law."""
    rows = []
    if version.reconstructed:
        rows.append("The text was not read: this is a reconstruction from reports.")
    if version.basis != "statute-text":
        rows.append(f"The version as a whole is {BASIS_WORDS[version.basis]}.")
    if isinstance(version, OffenceVersion):
        for part in version.parts:
            if part.basis and part.basis not in ("statute-text", version.basis):
                rows.append(f"{part.id}: {BASIS_WORDS[part.basis]}.")
        if version.penalty is not None and version.penalty.basis not in ("", "statute-text", version.basis):
            rows.append(f"penalty: {BASIS_WORDS[version.penalty.basis]}.")
        for name, effect in (
            ("notification", version.notification),
            ("anonymity", version.anonymity),
            ("special measures", version.special_measures),
        ):
            if effect is not None and effect.basis not in ("", "statute-text"):
                rows.append(f"{name}: {BASIS_WORDS[effect.basis]}.")
    rows += [
        f"{note.says} ({BASIS_WORDS[note.basis]})" for note in version.notes if note.basis not in ("", "statute-text")
    ]
    return rows


def _source(book: RuleBook, source: str) -> SourceRow:
    statute = book.statutes.get(source)
    if statute is None:
        return SourceRow(source, source, "", "no")
    return SourceRow(source, statute.citation, statute.url, statute.read)


def _version_dates(version: OffenceVersion | DefinitionVersion, book: RuleBook) -> Dates:
    period = version.in_force
    by = cite(book, period.by) if period.by else ""
    return Dates(period.from_, period.to, period.not_before, period.by, by)


def show_page(provisions: Iterable[Shown]) -> Page:
    """Provisions on a page, each as a tree."""
    page = Page()
    for shown in provisions:
        page.head(f"{shown.provision}: {shown.title}", 1)
        status = STATUS_THAT_DAY[standing(shown.law, shown.reconstructed)].capitalize()
        page.para(
            f"{shown.id}, {nation_name(shown.nation)}. {status}; {_dates(shown.in_force)}. "
            f"{BASIS_WORDS[shown.basis].capitalize()}."
        )
        if len(shown.versions) > 1:
            page.para("Versions: " + "; ".join(_dates(dates) for dates in shown.versions) + ".")
        if shown.is_ is not None:
            _tree(page, shown.is_, 1)
        if shown.offence is not None:
            _parts(page, shown.offence)
            _procedure(page, shown.offence)
        _rest(page, shown)
    return page


def _parts(page: Page, offence: OffenceShown) -> None:
    if offence.elements:
        page.head("Elements", 3)
    for element in offence.elements:
        page.item(f"{element.id}: {element.says} ({element.at}; {BURDEN_WORDS[element.burden]})")
        _tree(page, element.is_, 2)
    if offence.exclusions:
        page.head("Exclusions", 3)
    for row in offence.exclusions:
        page.item(f"{row.id}: {row.says} ({row.at}; {row.kind}, {BURDEN_WORDS[row.burden]})")
        if row.why:
            page.item(f"{joined(row.readings, 'or')}: {row.why}", 2)
        _tree(page, row.is_, 2)


def _procedure(page: Page, offence: OffenceShown) -> None:
    penalty = offence.penalty
    if penalty is not None:
        indictment = f"; on indictment: {penalty.indictment}" if penalty.indictment else ""
        summary = f"{penalty.imprisonment}, fine {penalty.fine}"
        page.para(f"Penalty ({penalty.at}): {penalty.mode}; summary: {summary}{indictment}.")
    if offence.time_limit:
        page.para(f"Time limit: {offence.time_limit}.")
    for name, effect in offence.effects.given():
        page.para(f"{name.replace('_', ' ').capitalize()}: {effect.says} ({effect.at})")


def _rest(page: Page, shown: Shown) -> None:
    for title, rows in (("Notes", [note.says for note in shown.notes]), ("Not verified", shown.not_verified)):
        if rows:
            page.head(title, 3)
            for row in rows:
                page.item(row)
    if shown.cases:
        page.head("Cases", 3)
        for case in shown.cases:
            read = "read in full" if case.read == "full" else "known from reports only"
            page.item(f"{case.name} {case.citation}: {case.says} ({read})")
    page.head("Ledger", 3)
    for at, claim in shown.ledger.items():
        said = f"not encoded: {claim.not_encoded}" if isinstance(claim, LeftUnsaid) else joined(claim)
        page.item(f"{at}: {said}")
    sources = "; ".join(f"{s.citation}{' <' + s.url + '>' if s.url else ''}" for s in shown.sources)
    page.para(f"Sources: {sources}. Checked {shown.checked or 'never'}.")


def _tree(page: Page, node: Node, depth: int) -> None:
    at = f" ({node.at})" if node.at else ""
    match node:
        case FactNode():
            values = "" if node.values == ("yes",) else f" = {joined(node.values, 'or')}"
            page.item(f"{node.fact}{values}: {node.topic}{at}", depth)
            return
        case UseNode():
            page.item(f"{node.title}, {node.use}{at}:", depth)
        case WorldNode():
            page.item(f"as {node.world}{at}:", depth)
        case PartsNode():
            page.item(f"{node.op}{'' if node.op == 'not' else ' of'}{at}:", depth)
    for part in node.parts:
        _tree(page, part, depth + 1)


def _dates(dates: Dates) -> str:
    if dates.from_ is None:
        return f"no first day confirmed, not before {long_day(dates.not_before)}" if dates.not_before else "not passed"
    end = f" to {long_day(dates.to)}" if dates.to else ""
    return f"from {long_day(dates.from_)}{end}" + (f" by {dates.by_citation}" if dates.by else "")
