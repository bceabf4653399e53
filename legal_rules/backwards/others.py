"""What is said of others in a picture, bound together: who is in the narrower of two definitions is in the wider too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from legal_rules.facts import OTHERS, renamed
from legal_rules.formula import Any_, Fact, Formula, Not, atoms, resolve
from legal_rules.law import Definition, DefinitionVersion
from legal_rules.readings.symbolic import Space
from legal_rules.rulebook import RuleBook
from legal_rules.slices import first_day, version_on


def implied(book: RuleBook, nation: str) -> tuple[Formula, ...]:
    """For each two definitions of a nation that are asked of others in a picture: that nobody else is in the narrower of
    them without being in the wider, if that follows from what every version of them says."""
    said = {
        definition.id: tuple(_resolved(book, definition))
        for definition in book.definitions.values()
        if definition.others and definition.nation == nation
    }
    facts = {atom.id for formulas in said.values() for formula in formulas for atom in atoms(formula)}
    space = Space(book.vocabulary, facts)
    every = space.manager.true()
    for _, rule in space.rules:
        every = every & rule
    built = {id: [space.build(formula) for formula in formulas] for id, formulas in said.items()}
    return tuple(
        Any_((Not(Fact(OTHERS + narrow)), Fact(OTHERS + wide)))
        for narrow, inner in built.items()
        for wide, outer in built.items()
        if narrow != wide and not any((every & one & ~other).satisfiable() for one in inner for other in outer)
    )


def _resolved(book: RuleBook, definition: Definition) -> Iterator[Formula]:
    def name(fact: str, world: str) -> str:
        return renamed(book.vocabulary.facts[fact], world)

    for version in definition.versions:
        day = first_day(version.in_force) or dt.date.max

        def says(id: str, world: str, day: dt.date = day) -> Formula:
            found: DefinitionVersion = version_on(book.definitions[(definition.nation, id)].versions, day)[0]
            return resolve(found.is_, says, name, world)

        yield resolve(version.is_, says, name)
