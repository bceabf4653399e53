"""The yardstick for gaps: conduct called wrongful, as formulas with sources, and conduct nobody calls wrongful."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from legal_rules.facts import Vocabulary, renamed
from legal_rules.files.data import data_dir
from legal_rules.files.problems import NOWHERE, Problem, Where, nearest
from legal_rules.files.shape import ID, MISSING, Field, ListOf, Record, Shape, Text, read_file
from legal_rules.formula import FORMULA, TRUE, Fact, Formula, resolve, worlds


@dataclass(frozen=True, slots=True)
class Named:
    """A formula with a name and words, for reports to speak of it as one thing."""

    id: str
    title: str
    is_: Formula
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Wrong:
    """Conduct called wrongful: one kind of act, a formula, and who called it so."""

    id: str
    kind: str
    title: str
    says: str
    is_: Formula
    sources: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


def anything(kind: str) -> Wrong:
    """Every act of a kind, wrongful or not: for what is looked at without a yardstick."""
    return Wrong("anything", kind, "", "", TRUE)


@dataclass(frozen=True, slots=True)
class Yardstick:
    """Named parts, wrongs by kind of act, innocents, and how things are in an example where they can be so (`plain`, the
    first before the next)."""

    definitions: tuple[Named, ...] = ()
    wrongs: tuple[Wrong, ...] = ()
    innocents: tuple[Named, ...] = ()
    plain: tuple[Formula, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of act some wrong is about."""
        return tuple(dict.fromkeys(wrong.kind for wrong in self.wrongs))

    def of_kind(self, kind: str | None) -> Yardstick:
        """The yardstick with the wrongs of one kind of act, or the one of that name, alone; all of it, if none is named."""
        if kind is None:
            return self
        return replace(self, wrongs=tuple(wrong for wrong in self.wrongs if kind in (wrong.kind, wrong.id)))

    @property
    def titles(self) -> Mapping[str, str]:
        """How each named part is called."""
        return {named.id: named.title for named in self.definitions}

    def resolved(self, formula: Formula, vocabulary: Vocabulary) -> Formula:
        """A formula with the yardstick's own named parts filled in."""
        parts: Mapping[str, Formula] = {named.id: named.is_ for named in self.definitions}

        def name(fact: str, world: str) -> str:
            return renamed(vocabulary.facts[fact], world)

        def part(id: str, world: str) -> Formula:
            return resolve(parts[id], part, name, world)

        return resolve(formula, part, name)


_TEXT = Text()
_NAMED: Shape = Record(
    "a named formula",
    Named,
    {
        "id": Field(ID, required=True),
        "title": Field(_TEXT, required=True),
        "is": Field(FORMULA, required=True, to="is_"),
    },
)
_WRONG: Shape = Record(
    "a wrong",
    Wrong,
    {
        "id": Field(ID, required=True),
        "kind": Field(ID, required=True),
        "title": Field(_TEXT, required=True),
        "says": Field(_TEXT, required=True),
        "is": Field(FORMULA, required=True, to="is_"),
        "sources": Field(ListOf(_TEXT), default=()),
    },
)
WRONG_FILE: Shape = Record(
    "the file of wrongs",
    Yardstick,
    {
        "definitions": Field(ListOf(_NAMED), default=()),
        "wrongs": Field(ListOf(_WRONG), required=True),
        "innocents": Field(ListOf(_NAMED), default=()),
        "plain": Field(ListOf(FORMULA), default=()),
    },
    placed=False,
)


def load_wrongs(vocabulary: Vocabulary, path: Path | None = None) -> tuple[Yardstick | None, tuple[Problem, ...]]:
    """The yardstick in a file (the shipped one, if none is named), or every problem that keeps it from being read."""
    value, problems = read_file(path or data_dir() / "wrongs.yaml", WRONG_FILE, str(path or "data/wrongs.yaml"))
    if value is MISSING:
        return None, tuple(problems)
    problems += _faults(value, vocabulary)
    return (None if problems else value), tuple(sorted(problems))


def _faults(yardstick: Yardstick, vocabulary: Vocabulary) -> list[Problem]:
    problems: list[Problem] = []
    names = {named.id for named in yardstick.definitions}
    kinds = vocabulary.facts["act.kind"].values
    for wrong in yardstick.wrongs:
        if wrong.kind not in kinds:
            problems.append(Problem(wrong.where, f"'{wrong.kind}' is not a kind of act", nearest(wrong.kind, kinds)))
    items: tuple[Named | Wrong, ...] = (*yardstick.definitions, *yardstick.wrongs, *yardstick.innocents)
    for item in items:
        for part, world in worlds(item.is_):
            if not isinstance(part, Fact):
                if part.id not in names:
                    problems.append(
                        Problem(part.where, f"nothing in this file is called '{part.id}'", nearest(part.id, names))
                    )
                continue
            spec = vocabulary.facts.get(part.id)
            if spec is None:
                problems.append(
                    Problem(part.where, f"no fact is called '{part.id}'", nearest(part.id, vocabulary.facts))
                )
            elif not set(part.values) <= set(spec.values):
                problems.append(
                    Problem(part.where, f"'{part.id}' has no such value", "Values: " + ", ".join(spec.values))
                )
            elif world and renamed(spec, world) != spec.id and world not in spec.worlds:
                problems.append(Problem(part.where, f"'{part.id}' cannot be asked in the world '{world}'"))
    return problems
