"""The versions of a provision side by side, part by part: what each says, and what differs from the one before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assessor.text.blocks import Page
from assessor.text.citing import cite, cited
from assessor.text.names import BASIS_WORDS, BURDEN_WORDS, long_day
from legal_rules.formula import atoms
from legal_rules.law import Definition, DefinitionVersion, Exclusion, Offence, OffenceVersion
from legal_rules.rulebook import RuleBook

SAME = "as before"
ABSENT = "not there"
Version = OffenceVersion | DefinitionVersion


@dataclass(frozen=True, slots=True)
class Beside:
    """Two versions of a provision: their names, and for each part what both say, with whether that differs."""

    names: tuple[str, str]
    rows: tuple[tuple[str, str, str, bool], ...]


def beside(book: RuleBook, entry: Offence | Definition, day: dt.date) -> Beside | None:
    """The version of a day (the first, if none is there yet) and the one before it, or after the first; none if single."""
    versions: Sequence[Version] = entry.versions
    if len(versions) < 2:
        return None
    begun = [n for n, version in enumerate(versions) if version.in_force.from_ and version.in_force.from_ <= day]
    second = max(begun[-1] if begun else 0, 1)
    pair = versions[second - 1], versions[second]
    left, right = (dict(_parts(version)) for version in pair)
    rows = []
    for part in dict.fromkeys([*left, *right]):
        old, new = left.get(part, ABSENT), right.get(part, ABSENT)
        rows.append((part, old, new, old != new))
    return Beside((_name(book, pair[0]), _name(book, pair[1])), tuple(sorted(rows, key=lambda row: not row[3])))


def versions_page(book: RuleBook, entry: Offence | Definition) -> Page:
    """Every part of a provision with a line for each of its versions."""
    page = Page()
    page.head(f"{cited(book, entry.provision)}: {entry.title}", 1)
    versions: Sequence[Version] = entry.versions
    names = [_name(book, version) for version in versions]
    page.para("Versions:")
    for name in names:
        page.item(name)
    tables = [dict(_parts(version)) for version in versions]
    for part in dict.fromkeys(name for table in tables for name in table):
        page.para(part)
        for line in _lines(part, names, tables):
            page.item(line)
    return page


def _name(book: RuleBook, version: Version) -> str:
    period = version.in_force
    start = long_day(period.from_) if period.from_ else "a day not confirmed"
    end = f" to {long_day(period.to)}" if period.to else ""
    by = f", {cite(book, period.by)}" if period.by else ""
    return f"From {start}{end}{by}. {BASIS_WORDS[version.basis]}."


def _parts(version: Version) -> Iterator[tuple[str, str]]:
    if isinstance(version, DefinitionVersion):
        yield "what it means", str(_facts(version))
        return
    for part in version.parts:
        burden = BURDEN_WORDS[part.burden] if isinstance(part, Exclusion) else BURDEN_WORDS["prosecution"]
        kind = part.kind if isinstance(part, Exclusion) else "element"
        yield f"{kind} {part.id}", f"{part.says} ({part.at}; {burden})"
    if version.penalty is not None:
        yield "mode of trial", version.penalty.mode
        yield "maximum", " / ".join(p for p in (version.penalty.imprisonment, version.penalty.indictment) if p)
    if version.time_limit:
        yield "time limit", version.time_limit


def _facts(version: DefinitionVersion) -> str:
    return ", ".join(dict.fromkeys(atom.id for formula in version.formulas() for atom in atoms(formula)))


def _lines(part: str, names: Sequence[str], tables: Sequence[Mapping[str, str]]) -> Iterator[str]:
    before: str | None = None
    for number, (name, table) in enumerate(zip(names, tables, strict=True)):
        says = table.get(part, ABSENT)
        shown = SAME if number and says == before else says
        yield f"{name.split('.')[0].split(',')[0]}: {shown}"
        before = says
