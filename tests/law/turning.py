"""Cases that turn: for each version of each offence a pattern that makes it out, and patterns that differ from it as
little as may be, chosen so that every literal of every rule matters to at least one of them.

`python -m tests.law.turning` writes `tests/law/turning/NATION.yaml`. The file is read by a person before it is committed:
what it says of each pattern is what the law is taken to say. The tests then hold the rules to it, so that a rule that is
changed by a single literal is noticed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from legal_rules.formula import uses
from legal_rules.law import OffenceVersion
from legal_rules.readings.symbolic import Space
from legal_rules.responsibility import PART as DOER_AGE
from legal_rules.rulebook import RuleBook, load
from legal_rules.slices import Rule, Slice, first_day, law_on
from tests.law.mutants import Mutant, mutants

HERE = Path(__file__).parent / "turning"
AS_AT = dt.date(2026, 11, 22)
Json = dict[str, Any]
_FACTS_ALONE = load(nations=()).book
assert _FACTS_ALONE is not None
PRESUMED = _FACTS_ALONE.vocabulary.presumed
PLAINEST = {
    **PRESUMED,
    "act.via": "self",
    "image.looks": "adult",
    "image.age-then": "adult",
    "image.origin": "camera",
    "shows.breasts": "yes",
    "intended.shows.breasts": "yes",
    "share.reach": "group",
    "affected.age": "adult",
    "responsible.age": "adult",
    "equipment.what": "put-in",
    "belief.reasonable": "no",
    "act.place-of-act": "here",
}


def versions(book: RuleBook, nation: str, scope: str = "act") -> Iterator[tuple[Rule, Slice, OffenceVersion, dt.date]]:
    """Every version of every offence of a nation, read on its first day (an unconfirmed one on its `not_before`), and
    again on each day within it on which a definition it uses begins to read otherwise."""
    for offence in book.of_nation(nation):
        for version in offence.versions:
            first = first_day(version.in_force) or AS_AT
            for day in sorted({first, *_new_readings(book, nation, version, first)}):
                law = law_on(book, nation, day, AS_AT)
                rule = law.by_id[offence.id]
                if rule.version is version and offence.scope == scope:
                    yield rule, law, version, day


def _new_readings(book: RuleBook, nation: str, version: OffenceVersion, first: dt.date) -> Iterator[dt.date]:
    """The days after a version's first on which a definition that it uses, itself or through others, changes."""
    todo = [use.id for formula in version.formulas() for use in uses(formula)]
    seen: set[str] = set()
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        for reading in book.definitions[(nation, name)].versions:
            todo += [use.id for use in uses(reading.is_)]
            start = first_day(reading.in_force)
            if start is not None and first < start <= (version.in_force.to or AS_AT) and version.in_force.from_:
                yield start


def made_out(law: Slice, rule: Rule) -> Any:
    """The function "the elements are so and no exclusion applies", within the constraints."""
    functions = law.functions(rule)
    return functions.c & functions.e & ~functions.x


def facts_of(law: Slice, rule: Rule) -> list[str]:
    """The facts a pattern of this rule names: its own, and those that constraints tie to them."""
    return [fact for fact in law.space.facts if fact in law.functions(rule).facts]


def nearest(function: Any, space: Space, facts: list[str], wish: Mapping[str, str]) -> dict[str, str] | None:
    """A completion in a function that keeps to the wished values one after the other as far as it can."""
    if not function.satisfiable():
        return None
    chosen: dict[str, str] = {}
    for fact in facts:
        values = list(dict.fromkeys([wish.get(fact, space.values[fact][-1]), *reversed(space.values[fact])]))
        for value in values:
            narrowed = function & space.atom(fact, (value,))
            if narrowed.satisfiable():
                function, chosen[fact] = narrowed, value
                break
    return chosen


def base(law: Slice, rule: Rule) -> dict[str, str] | None:
    """A pattern that makes an offence out, with presumed facts as presumed and every other fact no if it can be."""
    own = rule.element_facts | rule.exclusion_facts
    facts = sorted(facts_of(law, rule), key=lambda f: (f not in PRESUMED, f not in own))
    return nearest(made_out(law, rule), law.space, facts, PLAINEST)


def outcome(law: Slice, rule: Rule, pattern: Mapping[str, str]) -> str:
    """Whether a whole pattern makes an offence out."""
    mask = law.diagram(rule).reach(pattern)
    return {1: "not-met", 2: "met", 4: "excluded"}.get(mask, "impossible")


def lone_failures(law: Slice, rule: Rule) -> Iterator[tuple[str, Any, frozenset[str]]]:
    """For each element, where it alone fails; for each exclusion, where it alone applies; with the facts it turns on."""
    space, c = law.space, law.functions(rule).c
    elements = {element.id: (space.build(tree.formula), frozenset(tree.facts)) for element, tree in rule.elements}
    exclusions = {e.id: (space.build(tree.formula), frozenset(tree.facts)) for e, tree, _ in rule.exclusions}
    for name, (own, facts) in elements.items():
        alone = c & ~own
        for other, (function, _) in elements.items():
            space.tidy()
            alone = alone if other == name else alone & function
        yield name, alone, facts
    for name, (own, facts) in exclusions.items():
        alone = law.functions(rule).e & c & own
        for other, (function, _) in exclusions.items():
            space.tidy()
            alone = alone if other == name else alone & ~function
        yield name, alone, facts


def turning(law: Slice, rule: Rule) -> tuple[dict[str, str], list[Json], list[Mutant]]:
    """The base pattern, the changes that turn it, and the mutants that no pattern tells apart (proved the same)."""
    start = base(law, rule)
    assert start is not None, rule.offence.id
    original = made_out(law, rule)
    facts = facts_of(law, rule)
    rows: list[Json] = []
    same: list[Mutant] = []
    cubes = [cube(law.space, start)]

    def keep(function: Any, named: frozenset[str]) -> None:
        """Add the pattern nearest to the base in a function, unless one is there already."""
        law.space.tidy()
        if within(function, cubes):
            return
        first = [fact for fact in facts if fact not in named]
        found = nearest(function, law.space, [*first, *(fact for fact in facts if fact in named)], start)
        assert found is not None
        cubes.append(cube(law.space, found))
        change: dict[str, str | None] = {fact: value for fact, value in found.items() if start.get(fact) != value}
        change |= {fact: None for fact in start if fact not in found}
        rows.append({"change": change, "outcome": outcome(law, rule, found)})

    for name, alone, named in lone_failures(law, rule):
        if name != DOER_AGE and alone.satisfiable():
            keep(alone, named)
    for mutant in mutants(rule):
        function = law.functions(rule).c & law.space.build(mutant.elements) & ~law.space.build(mutant.exclusions)
        differs = (original & ~function) | (function & ~original)
        if not differs.satisfiable():
            same.append(mutant)
            continue
        keep(differs, mutant.facts)
    return start, rows, same


def cube(space: Space, pattern: Mapping[str, str]) -> Any:
    """Where every fact of a pattern has its value."""
    total = space.manager.true()
    for fact in sorted(pattern, key=space.facts.index, reverse=True):
        total = total & space.atom(fact, (pattern[fact],))
    return total


def within(function: Any, cubes: Iterable[Any]) -> bool:
    """Whether a function holds somewhere in one of some patterns' cubes."""
    return any((function & at).satisfiable() for at in cubes)


def document(book: RuleBook, nation: str) -> Json:
    """The cases that turn of a nation."""
    entries: list[Json] = []
    for rule, law, _version, day in versions(book, nation):
        start, rows, same = turning(law, rule)
        shown = {fact: value for fact, value in start.items() if value != PRESUMED.get(fact, "no")}
        entry: Json = {"offence": rule.offence.id, "on": day, "base": shown, "turns": rows}
        if same:
            entry["equivalent"] = sorted(mutant.says for mutant in same)
        entries.append(entry)
    return {"entries": entries}


def whole(entry: Json, law: Slice, rule: Rule, change: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """The whole pattern of an entry: base, then `no` (or the presumed value) for the rest, then a change; a choice that
    no longer makes sense is changed to null and has no value."""
    pattern: dict[str, str] = {}
    for fact in facts_of(law, rule):
        if fact in entry["base"]:
            pattern[fact] = entry["base"][fact]
        elif not law.space.is_choice(fact):
            pattern[fact] = PRESUMED.get(fact, "no")
    changed = {**pattern, **(change or {})}
    return {fact: value for fact, value in changed.items() if value is not None}


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def main() -> None:
    """Write every nation's file."""
    loaded = load()
    assert loaded.book is not None, "\n".join(map(str, loaded.problems))
    HERE.mkdir(exist_ok=True)
    for nation in loaded.book.nations:
        text = yaml.dump(
            document(loaded.book, nation), Dumper=_Dumper, sort_keys=False, width=150, default_flow_style=None
        )
        head = "# Cases that turn, one literal at a time; made by `python -m tests.law.turning`, read by a person.\n"
        (HERE / f"{nation}.yaml").write_text(head + text, encoding="utf-8")
        print(nation)


if __name__ == "__main__":
    main()
