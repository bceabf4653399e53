"""The vocabulary: every fact a rule may use, with how it is asked, and what holds between facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from legal_rules.files.problems import NOWHERE, Where
from legal_rules.files.shape import ID, Field, Flag, ListOf, MapOf, OneOf, Record, Shape, Text, Whole
from legal_rules.formula import FORMULA, WORLDS, Formula, atoms, resolve, worlds

SCOPES = ("act", "image", "image (act)", "person", "case", "law")
NATURES = ("seen", "mind", "judged", "legal")
ASKS = ("lead", "raised", "law")
YES_NO = ("yes", "no")
OTHERS = "others."
KIND = "act.kind"
"""The fact that says what was done."""
NOT_USED_BY_RULES = frozenset(
    {"act.day-known", "act.suspected", "affected.age-now", "online.now", "later.act", "relation.now"}
)
"""What is said of a case for the sake of days, flags and pages."""


@dataclass(frozen=True, slots=True)
class FactSpec:
    """A fact: what it is about, its values, how and of whom it is asked, and how a report says it.

    `umbrella` lists the facts an umbrella speaks of: no rule reads it, the constraints say what follows from it.
    `within` names the wider fact that is asked before this narrower one; `beside` a fact it stands next to in every
    order. Constraints bind such facts, and diagrams stay small where what is bound stands together.
    `not_asked_of` names kinds of act of which the people helped are not asked it: it is taken where it is said.
    `each` marks what a picture shows of a person: where several people are in it, it is said of one of them.
    """

    id: str
    scope: str
    type: str
    nature: str
    ask: str
    topic: str
    question: str
    why: str
    help: str = ""
    of: str = ""
    choices: tuple[str, ...] = ()
    sensitivity: int = 1
    known_by: tuple[str, ...] = ()
    group: str = ""
    says: Mapping[str, str] = field(default_factory=dict)
    worlds: Mapping[str, str] = field(default_factory=dict)
    only_if: Formula | None = None
    umbrella: tuple[str, ...] = ()
    within: str = ""
    beside: str = ""
    not_asked_of: tuple[str, ...] = ()
    each: bool = False
    note: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    @property
    def values(self) -> tuple[str, ...]:
        """The values the fact can have: `yes` and `no`, or its choices."""
        return self.choices if self.type == "one" else YES_NO


@dataclass(frozen=True, slots=True)
class LawPoint:
    """A point of law that is not settled: both readings and where they come from. Never asked of anyone. `beside` names
    the fact that it decides the reading of: diagrams stay small where the two stand together."""

    id: str
    says: str
    beside: str = ""
    readings: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Constraint:
    """What holds of every completion of the facts."""

    id: str
    says: str
    is_: Formula
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Presumption:
    """What is taken to be so of a fact where nothing is said, and why, but for what facts that were said stand in the
    way."""

    fact: str
    value: str
    why: str
    not_beside: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FactFile:
    """One file of facts as it was written."""

    facts: tuple[FactSpec, ...] = ()
    law_points: tuple[LawPoint, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    presumptions: tuple[Presumption, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    retired: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """Every fact by id, points of law among them as facts of scope `law`, and the constraints between facts."""

    facts: Mapping[str, FactSpec]
    law_points: Mapping[str, LawPoint]
    constraints: tuple[Constraint, ...]
    renamed: Mapping[str, str]
    retired: frozenset[str]
    presumptions: tuple[Presumption, ...] = ()
    nobody_else: frozenset[str] = frozenset()

    @cached_property
    def bound(self) -> tuple[frozenset[str], ...]:
        """The facts that each constraint names, in the order of the constraints."""
        return tuple(frozenset(atom.id for atom in atoms(each.is_)) for each in self.constraints)

    @cached_property
    def presumed(self) -> Mapping[str, str]:
        """What is taken to be so where nothing is said: what the files presume, and that nobody else is in a picture."""
        return {**{row.fact: row.value for row in self.presumptions}, **dict.fromkeys(sorted(self.nobody_else), "no")}

    def presumed_beside(self, said: Set[str]) -> Mapping[str, str]:
        """`presumed`, but for what facts that were said stand in the way of."""
        blocked = {row.fact for row in self.presumptions if not said.isdisjoint(row.not_beside)}
        return {fact: value for fact, value in self.presumed.items() if fact not in blocked}

    def spec(self, fact: str) -> FactSpec:
        """The fact behind a name, which may be in a world (`intended.consent.sharing`).

        Raises:
            KeyError: there is no such fact.
        """
        found = self.facts.get(fact)
        return found if found is not None else self.facts[split_world(fact)[1]]

    def knows(self, fact: str) -> bool:
        """Whether a name, perhaps in a world, is a fact that may be asked there."""
        if fact in self.facts:
            return True
        world, name = split_world(fact)
        return bool(world) and name in self.facts and world in self.facts[name].worlds

    def question(self, fact: str) -> str:
        """The question for a fact in its world."""
        world, _ = split_world(fact)
        spec = self.spec(fact)
        return spec.worlds.get(world, spec.question) if world and fact not in self.facts else spec.question


def arranged(facts: Mapping[str, FactSpec]) -> Mapping[str, FactSpec]:
    """Facts in their order, but an umbrella before the first fact it speaks of, and a fact that is `within` or
    `beside` another after that one."""
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for spec in facts.values():
        place = spec.within or spec.beside
        if place:
            after.setdefault(place, []).append(spec.id)
        elif spec.umbrella:
            of = [fact for fact in facts if fact in spec.umbrella]
            first = next((fact for fact in of if not (facts[fact].within or facts[fact].beside)), (*of, spec.id)[0])
            before.setdefault(first, []).append(spec.id)
    moved = {fact for table in (before, after) for row in table.values() for fact in row}
    order: dict[str, FactSpec] = {}

    def put(fact: str) -> None:
        if fact not in order and fact in facts:
            for other in before.get(fact, ()):
                put(other)
            order[fact] = facts[fact]
            for other in after.get(fact, ()):
                put(other)

    for fact in (*(fact for fact in facts if fact not in moved), *facts):
        put(fact)
    return order


def split_world(fact: str) -> tuple[str, str]:
    """The world and the base name of a fact's name; the world is empty for a fact as it was."""
    head, _, tail = fact.partition(".")
    return (head, tail) if head in WORLDS and tail else ("", fact)


def in_world(world: str, fact: str) -> str:
    """What `split_world` takes apart: the name of a fact in a world, or as it was."""
    return f"{world}.{fact}" if world else fact


def renamed(spec: FactSpec, world: str) -> str:
    """A fact's name in a world: believed renames every fact, intended act facts and those of scope `image (act)`,
    threatened act facts only; points of law keep their names."""
    touched = {
        "believed": spec.scope != "law",
        "intended": spec.scope in ("act", "image (act)"),
        "threatened": spec.scope == "act",
    }
    return f"{world}.{spec.id}" if touched.get(world, False) else spec.id


def in_worlds(constraint: Constraint, facts: Mapping[str, FactSpec]) -> Iterator[Constraint]:
    """A constraint, and what it says in each world in which all its facts may be asked; one that names a world itself
    is read as it stands."""

    def name(fact: str, inside: str) -> str:
        return renamed(facts[fact], inside)

    if any(world for _, world in worlds(constraint.is_)):
        yield replace(constraint, is_=resolve(constraint.is_, _no_definition, name))
        return
    yield constraint
    named = [facts[atom.id] for atom in atoms(constraint.is_)]
    for world in WORLDS:
        if all(world in spec.worlds and renamed(spec, world) != spec.id for spec in named):
            is_ = resolve(constraint.is_, _no_definition, name, world)
            yield replace(constraint, id=f"{world}.{constraint.id}", is_=is_)


def _no_definition(id: str, world: str) -> Formula:
    raise ValueError(f"a constraint uses the definition '{id}'")


TEXT = Text()
_FACT: Shape = Record(
    "a fact",
    FactSpec,
    {
        "id": Field(ID, required=True),
        "scope": Field(OneOf(SCOPES[:-1], "scope"), required=True),
        "of": Field(OneOf(("affected", "responsible"), "person"), default=""),
        "type": Field(OneOf(("yn", "one"), "type"), required=True),
        "choices": Field(ListOf(ID, least=2), default=()),
        "nature": Field(OneOf(NATURES, "nature"), required=True),
        "ask": Field(OneOf(ASKS, "way of asking"), required=True),
        "sensitivity": Field(Whole(1, 3), default=1),
        "known_by": Field(ListOf(ID), default=()),
        "group": Field(ID, default=""),
        "topic": Field(TEXT, required=True),
        "question": Field(TEXT, required=True),
        "why": Field(TEXT, required=True),
        "help": Field(TEXT, default=""),
        "says": Field(MapOf(ID, TEXT), default={}),
        "worlds": Field(MapOf(OneOf(WORLDS, "world"), TEXT), default={}),
        "only_if": Field(FORMULA),
        "umbrella": Field(ListOf(ID), default=()),
        "within": Field(ID, default=""),
        "beside": Field(ID, default=""),
        "not_asked_of": Field(ListOf(ID), default=()),
        "each": Field(Flag(), default=False),
        "note": Field(TEXT, default=""),
    },
)
_LAW_POINT: Shape = Record(
    "a point of law",
    LawPoint,
    {
        "id": Field(Text(r"law\.[a-z0-9.-]+", "an id that begins with 'law.'"), required=True),
        "says": Field(TEXT, required=True),
        "beside": Field(ID, default=""),
        "readings": Field(ListOf(TEXT), default=()),
        "sources": Field(ListOf(TEXT), default=()),
    },
)
_CONSTRAINT: Shape = Record(
    "a constraint",
    Constraint,
    {
        "id": Field(ID, required=True),
        "says": Field(TEXT, required=True),
        "is": Field(FORMULA, required=True, to="is_"),
    },
)
_PRESUMPTION: Shape = Record(
    "a presumption",
    Presumption,
    {
        "fact": Field(ID, required=True),
        "value": Field(ID, required=True),
        "why": Field(TEXT, required=True),
        "not_beside": Field(ListOf(ID), default=()),
    },
)
FACT_FILE: Shape = Record(
    "a file of facts",
    FactFile,
    {
        "facts": Field(ListOf(_FACT), default=()),
        "law_points": Field(ListOf(_LAW_POINT), default=()),
        "constraints": Field(ListOf(_CONSTRAINT), default=()),
        "presumptions": Field(ListOf(_PRESUMPTION), default=()),
        "renamed": Field(MapOf(ID, ID), default={}),
        "retired": Field(ListOf(ID), default=()),
    },
    placed=False,
)


def law_fact(point: LawPoint) -> FactSpec:
    """A point of law as a yes/no fact of scope `law`."""
    return FactSpec(
        id=point.id,
        scope="law",
        type="yn",
        nature="legal",
        ask="law",
        topic=point.says,
        question=point.says,
        why="The law is not settled here.",
        beside=point.beside,
        where=point.where,
    )


def others_fact(definition: str, says: str, where: Where) -> FactSpec:
    """Whether a definition holds of somebody else in the picture: counted from what is said of each, never asked."""
    return FactSpec(
        id=f"{OTHERS}{definition}",
        scope="image",
        type="yn",
        nature="legal",
        ask="law",
        topic=f"whether {says}",
        question=f"{says[:1].upper()}{says[1:]}",
        why="The law looks at the whole picture here.",
        says={"yes": says, "no": f"it is not so that {says}"},
        where=where,
    )
