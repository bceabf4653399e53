"""The law as data and as pages: lists, provisions as trees, search and the vocabulary."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from assessor.text.blocks import Page
from assessor.text.citing import cite, cited
from assessor.text.names import BASIS_WORDS, BURDEN_WORDS, STATUS_THAT_DAY, joined, long_day, nation_name
from legal_rules.facts import in_world
from legal_rules.formula import All, Any_, Fact, Formula, In, Not, Note, Use
from legal_rules.law import Definition, DefinitionVersion, NotEncoded, Offence, OffenceVersion
from legal_rules.rulebook import RuleBook
from legal_rules.slices import standing, version_on

Json = dict[str, Any]


def offence_rows(book: RuleBook, nation: str, day: dt.date) -> list[Json]:
    """Every offence of a nation with its status on a day."""
    rows = []
    for offence in book.of_nation(nation):
        version, status = version_on(offence.versions, day)
        rows.append(
            {
                "id": offence.id,
                "title": offence.title,
                "provision": cited(book, offence.provision),
                "nation": nation,
                "group": offence.group,
                "role": offence.role,
                "scope": offence.scope,
                "law": status,
                "basis": version.basis,
                "reconstructed": version.reconstructed,
            }
        )
    return rows


def rows_page(rows: Sequence[Json], day: dt.date) -> Page:
    """The list of offences on a page."""
    page = Page()
    page.head(f"Offences, as the law stood on {long_day(day)}", 1)
    for nation in dict.fromkeys(row["nation"] for row in rows):
        page.head(nation_name(nation))
        for row in (row for row in rows if row["nation"] == nation):
            extra = "; reconstruction, text not read" if row["reconstructed"] else ""
            page.item(
                f"{row['id']}: {row['provision']} {row['title']} ({row['role']}; {STATUS_THAT_DAY[row['law']]}{extra})"
            )
    return page


def formula_tree(formula: Formula, book: RuleBook, nation: str, day: dt.date, world: str = "") -> Json:
    """A formula as nested data: `op` all, any, not, fact, use or in, with what a person needs to read it."""

    def again(part: Formula, inside: str = world) -> Json:
        return formula_tree(part, book, nation, day, inside)

    match formula:
        case Fact(name, values):
            known = book.vocabulary.facts.get(name)
            return {
                "op": "fact",
                "fact": in_world(world, name),
                "values": list(values),
                "topic": known.topic if known else name,
            }
        case All(parts):
            return {"op": "all", "parts": [again(part) for part in parts]}
        case Any_(parts):
            return {"op": "any", "parts": [again(part) for part in parts]}
        case Not(part):
            return {"op": "not", "parts": [again(part)]}
        case Note(part, at, says):
            return {**again(part), "at": at, **({"says": says} if says else {})}
        case Use(name):
            definition = book.definitions[(nation, name)]
            version, _ = version_on(definition.versions, day)
            return {
                "op": "use",
                "use": name,
                "title": definition.title,
                "at": definition.provision.at,
                "parts": [again(version.is_)],
            }
        case In(inner, part):
            return {"op": "in", "world": inner, "parts": [again(part, inner)]}


def show_data(book: RuleBook, entry: Offence | Definition, day: dt.date) -> Json:
    """A provision on a day as nested data."""
    version, status = _version_on(entry, day)
    versions: Sequence[OffenceVersion | DefinitionVersion] = entry.versions
    data: Json = {
        "id": entry.id,
        "title": entry.title,
        "provision": cited(book, entry.provision),
        "nation": entry.nation,
        "law": status,
        "versions": [_version_dates(v, book) for v in versions],
        "in_force": _version_dates(version, book),
        "basis": version.basis,
        "reconstructed": version.reconstructed,
        "checked": version.checked.isoformat() if version.checked else None,
        "sources": [_source(book, source) for source in version.sources],
        "not_verified": not_verified(version),
        "notes": [{"says": note.says, "basis": note.basis} for note in version.notes],
        "cases": [
            {"name": c.name, "citation": c.citation, "says": c.says, "element": c.element, "read": c.read}
            for c in version.cases
        ],
        "ledger": {
            at: {"not_encoded": claim.reason} if isinstance(claim, NotEncoded) else list(claim)
            for at, claim in version.ledger.items()
        },
    }
    if isinstance(version, DefinitionVersion):
        return data | {"is": formula_tree(version.is_, book, entry.nation, day)}
    assert isinstance(entry, Offence)
    return data | _offence_data(book, entry, version, day)


def _offence_data(book: RuleBook, offence: Offence, version: OffenceVersion, day: dt.date) -> Json:
    def tree(formula: Formula) -> Json:
        return formula_tree(formula, book, offence.nation, day)

    return {
        "group": offence.group,
        "role": offence.role,
        "scope": offence.scope,
        "person": offence.person,
        "elements": [
            {
                "id": e.id,
                "says": e.says,
                "at": e.at,
                "kind": e.kind,
                "burden": "prosecution",
                "basis": e.basis or version.basis,
                "is": tree(e.is_),
            }
            for e in version.elements
        ],
        "exclusions": [
            {
                "id": x.id,
                "says": x.says,
                "at": x.at,
                "kind": x.kind,
                "burden": x.burden,
                "readings": list(x.readings),
                "why": x.why,
                "basis": x.basis or version.basis,
                "is": tree(x.is_),
            }
            for x in version.exclusions
        ],
        "penalty": None if version.reconstructed else _penalty_data(version),
        "time_limit": "" if version.reconstructed else version.time_limit,
        "effects": _effects_data(version),
        "alternative_to": list(version.alternative_to),
    }


def _penalty_data(version: OffenceVersion) -> Json | None:
    penalty = version.penalty
    if penalty is None:
        return None
    names = ("mode", "at", "imprisonment", "indictment", "fine")
    return {name: getattr(penalty, name) for name in names}


def _effects_data(version: OffenceVersion) -> Json:
    effects = {
        "notification": version.notification,
        "anonymity": version.anonymity,
        "special_measures": version.special_measures,
        "deprivation": version.deprivation,
    }
    return {
        name: {"says": effect.says, "at": effect.at, "basis": effect.basis}
        for name, effect in effects.items()
        if effect is not None
    }


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


def _source(book: RuleBook, source: str) -> Json:
    statute = book.statutes.get(source)
    if statute is None:
        return {"id": source, "citation": source, "url": "", "read": "no"}
    return {"id": source, "citation": statute.citation, "url": statute.url, "read": statute.read}


def _version_dates(version: OffenceVersion | DefinitionVersion, book: RuleBook) -> Json:
    period = version.in_force
    return {
        "from": period.from_.isoformat() if period.from_ else None,
        "to": period.to.isoformat() if period.to else None,
        "not_before": period.not_before.isoformat() if period.not_before else None,
        "by": period.by,
        "by_citation": cite(book, period.by) if period.by else "",
    }


def show_page(provisions: Iterable[Json]) -> Page:
    """Provisions on a page, each as a tree."""
    page = Page()
    for data in provisions:
        page.head(f"{data['provision']}: {data['title']}", 1)
        page.para(
            f"{data['id']}, {nation_name(data['nation'])}. {STATUS_THAT_DAY[standing(data['law'], data['reconstructed'])].capitalize()}; {_dates(data['in_force'])}. {BASIS_WORDS[data['basis']].capitalize()}."
        )
        if len(data["versions"]) > 1:
            page.para("Versions: " + "; ".join(_dates(dates) for dates in data["versions"]) + ".")
        if "is" in data:
            _tree(page, data["is"], 1)
        for title, key in (("Elements", "elements"), ("Exclusions", "exclusions")):
            if data.get(key):
                page.head(title, 3)
                for part in data[key]:
                    kind = f"{part['kind']}, " if key == "exclusions" else ""
                    page.item(f"{part['id']}: {part['says']} ({part['at']}; {kind}{BURDEN_WORDS[part['burden']]})")
                    if part.get("why"):
                        page.item(f"{joined(part['readings'], 'or')}: {part['why']}", 2)
                    _tree(page, part["is"], 2)
        _rest(page, data)
    return page


def _rest(page: Page, data: Json) -> None:
    if data.get("penalty"):
        penalty = data["penalty"]
        page.para(
            f"Penalty ({penalty['at']}): {penalty['mode']}; summary: {penalty['imprisonment']}, fine {penalty['fine']}"
            + (f"; on indictment: {penalty['indictment']}" if penalty["indictment"] else "")
            + "."
        )
    if data.get("time_limit"):
        page.para(f"Time limit: {data['time_limit']}.")
    for name, effect in data.get("effects", {}).items():
        page.para(f"{name.replace('_', ' ').capitalize()}: {effect['says']} ({effect['at']})")
    for title, rows in (("Notes", [note["says"] for note in data["notes"]]), ("Not verified", data["not_verified"])):
        if rows:
            page.head(title, 3)
            for row in rows:
                page.item(row)
    if data["cases"]:
        page.head("Cases", 3)
        for case in data["cases"]:
            read = "read in full" if case["read"] == "full" else "known from reports only"
            page.item(f"{case['name']} {case['citation']}: {case['says']} ({read})")
    page.head("Ledger", 3)
    for at, claim in data["ledger"].items():
        page.item(f"{at}: " + (f"not encoded: {claim['not_encoded']}" if isinstance(claim, dict) else joined(claim)))
    page.para(
        "Sources: "
        + "; ".join(f"{s['citation']}{' <' + s['url'] + '>' if s['url'] else ''}" for s in data["sources"])
        + f". Checked {data['checked'] or 'never'}."
    )


def _tree(page: Page, tree: Json, depth: int) -> None:
    at = f" ({tree['at']})" if tree.get("at") else ""
    match tree["op"]:
        case "fact":
            values = "" if tree["values"] == ["yes"] else f" = {joined(tree['values'], 'or')}"
            page.item(f"{tree['fact']}{values}: {tree['topic']}{at}", depth)
            return
        case "all":
            page.item(f"all of{at}:", depth)
        case "any":
            page.item(f"any of{at}:", depth)
        case "not":
            page.item(f"not{at}:", depth)
        case "use":
            page.item(f"{tree['title']}, {tree['use']}{at}:", depth)
        case "in":
            page.item(f"as {tree['world']}{at}:", depth)
    for part in tree["parts"]:
        _tree(page, part, depth + 1)


def _dates(dates: Json) -> str:
    if dates["from"] is None:
        return (
            f"no first day confirmed, not before {long_day(dates['not_before'])}"
            if dates["not_before"]
            else "not passed"
        )
    end = f" to {long_day(dates['to'])}" if dates["to"] else ""
    return f"from {long_day(dates['from'])}{end}" + (f" by {dates['by_citation']}" if dates["by"] else "")
