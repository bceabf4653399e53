"""Finding things: offences, definitions, facts and contacts by words, everyday ones too, and the vocabulary as a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assessor.safety.routes import PARTS, Route, routes
from assessor.text.blocks import Page
from assessor.text.citing import cited
from assessor.text.everyday import every_word, everyday, ids_of, meant_by
from assessor.text.names import nation_name
from legal_rules.facts import KIND, FactSpec, renamed
from legal_rules.files.problems import Where, nearest
from legal_rules.law import Definition, Offence, OffenceVersion
from legal_rules.rulebook import RuleBook
from legal_rules.slices import law_on
from legal_rules.turning import turned_on

CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class FoundRow:
    """What a search found: an offence, a definition, a fact, a point of law or a contact."""

    kind: str
    id: str
    nation: str | None
    title: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact of the vocabulary, with the kinds of act for which the law turns on it, as it was and in each world."""

    id: str
    scope: str
    type: str
    values: tuple[str, ...]
    nature: str
    ask: str
    question: str
    why: str
    help: str
    topic: str
    worlds: Mapping[str, str]
    note: str
    kinds: Mapping[str, Sequence[str]]


def search_rows(book: RuleBook, words: Sequence[str], nation: str) -> list[FoundRow]:
    """What everyday words lead to, then offences, definitions, facts and contacts whose own words hold every word searched
    for, in any case."""
    wanted = [word.casefold() for word in words]

    def holds(*texts: str) -> bool:
        text = " ".join(texts).casefold()
        return all(word in text for word in wanted)

    rows = _by_everyday_words(book, words, nation)
    entries: list[tuple[str, Offence | Definition]] = [
        *(("offence", offence) for offence in book.offences.values()),
        *(("definition", definition) for definition in book.definitions.values()),
    ]
    for kind, entry in entries:
        if nation in ("", entry.nation) and holds(*_own_words(book, entry)):
            rows.append(FoundRow(kind, entry.id, entry.nation, entry.title))
    for spec in book.vocabulary.facts.values():
        if holds(spec.id, spec.question, spec.topic, spec.note):
            rows.append(_fact_row(spec))
    for route in routes():
        if holds(route.id, route.title, route.says) and _serves(route, nation):
            rows.append(FoundRow(CONTACT, route.id, None, route.title))
    return list(dict.fromkeys(rows))


def _by_everyday_words(book: RuleBook, words: Sequence[str], nation: str) -> list[FoundRow]:
    """What the everyday words among those searched for lead to, in the order of the data."""
    contacts = {route.id: route for route in routes()}
    rows = []
    for id in ids_of(meant_by(" ".join(words))):
        rows += [
            FoundRow("offence" if isinstance(entry, Offence) else "definition", id, entry.nation, entry.title)
            for entry in book.find(id, nation)
        ]
        if id in book.vocabulary.facts:
            rows.append(_fact_row(book.vocabulary.spec(id)))
        elif id in contacts and _serves(contacts[id], nation):
            rows.append(FoundRow(CONTACT, id, None, contacts[id].title))
    return rows


def _serves(route: Route, nation: str) -> bool:
    return not nation or bool(set(PARTS[nation]) & set(route.nations))


def _fact_row(spec: FactSpec) -> FoundRow:
    return FoundRow("fact" if spec.scope != "law" else "law point", spec.id, None, spec.question)


def leads_nowhere(book: RuleBook) -> Iterator[tuple[Where, str]]:
    """The ids of everyday words that nothing has, each with its place."""
    known = {route.id for route in routes()} | set(book.vocabulary.facts)
    for row in everyday():
        yield from ((row.where, id) for id in row.finds if id not in known and not book.find(id, ""))


def tries(words: Sequence[str], kinds: str = "offences, definitions, facts and contacts") -> str:
    """What to try where a search found nothing: it is never left at an empty list."""
    near = nearest(" ".join(words).casefold(), (word.casefold() for word in every_word()))
    return (
        f"Nothing was found for: {' '.join(words)}. {near + '. ' if near else ''}"
        f"Try one word, or an everyday word such as sextortion or hidden camera. Searched: {kinds}. "
        "That nothing was found says nothing about the law."
    )


def _own_words(book: RuleBook, entry: Offence | Definition) -> Iterator[str]:
    """All that a provision can be found by: its name and place, what its parts say, its case law and its sources."""
    yield from (entry.id, entry.title, cited(book, entry.provision))
    if isinstance(entry, Offence):
        yield from (entry.name, entry.about)
    for version in entry.versions:
        yield from (f"{case.name} {case.citation}" for case in version.cases)
        yield from (book.statutes[source].citation if source in book.statutes else source for source in version.sources)
        if isinstance(version, OffenceVersion):
            yield from (part.says for part in version.parts)


def search_page(rows: Sequence[FoundRow], words: Sequence[str]) -> Page:
    """What a search found, on a page."""
    page = Page()
    if not rows:
        page.para(tries(words))
        return page
    page.para(f"{len(rows)} found for: {' '.join(words)}")
    for row in rows:
        where = f" ({nation_name(row.nation)})" if row.nation else ""
        page.item(f"{row.kind} {row.id}{where}: {row.title}")
    return page


def fact_rows(book: RuleBook, prefix: str, nations: Sequence[str], day: dt.date) -> list[FactRow]:
    """The vocabulary as data, for the law of some nations on a day."""
    laws = [law_on(book, nation, day) for nation in nations]
    read = {
        kind: frozenset[str]().union(*(turned_on(law, kind) for law in laws))
        for kind in book.vocabulary.spec(KIND).values
    }
    return [
        FactRow(
            id=spec.id,
            scope=spec.scope,
            type=spec.type,
            values=spec.values,
            nature=spec.nature,
            ask=spec.ask,
            question=spec.question,
            why=spec.why,
            help=spec.help,
            topic=spec.topic,
            worlds=dict(spec.worlds),
            note=spec.note,
            kinds=_kinds(spec, read),
        )
        for spec in book.vocabulary.facts.values()
        if spec.id.startswith(prefix)
    ]


def _kinds(spec: FactSpec, read: Mapping[str, frozenset[str]]) -> dict[str, list[str]]:
    names = {"": spec.id, **{world: name for world in spec.worlds if (name := renamed(spec, world)) != spec.id}}
    kinds = {world: [kind for kind, facts in read.items() if name in facts] for world, name in names.items()}
    return {world: found for world, found in kinds.items() if found}


def facts_page(rows: Sequence[FactRow], number: int) -> Page:
    """The vocabulary on a page; there are so many kinds of act in all."""
    page = Page()
    page.head("Facts", 1)
    for row in rows:
        values = "" if row.values == ("yes", "no") else f" [{', '.join(row.values)}]"
        note = f" {row.note}" if row.note else ""
        page.item(f"{row.id} ({row.scope}){values}: {row.question}{note}")
        for world, kinds in row.kinds.items():
            every = "every kind of act" if len(kinds) == number else ", ".join(kinds)
            page.item(f"{world or 'for'}: {every}", 2)
    page.para(
        "Every fact also takes unknown, disputed and declined. Points of law are never asked. A fact is for the kinds of act "
        "for which the law of the day turns on it; intended, threatened and believed say where it is asked of what was "
        "meant, threatened or believed. One without kinds is read by help, by a page, or by the law of another day."
    )
    return page
