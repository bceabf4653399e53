"""The words and patterns of `data/notes/`, each file in its shape, read once. `assessor check` reads them too."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, TypeVar

from assessor.notes.matching import STEM, BadPattern, Matcher, compile_pattern
from legal_rules.files.data import data_dir
from legal_rules.files.problems import NOWHERE, Problem, Where
from legal_rules.files.shape import Field, Flag, ListOf, MapOf, OneOf, Record, Shape, Text, read_shipped

FOLDER = "notes"
T = TypeVar("T")
_WORD = Text()
_WORDS = ListOf(_WORD)
_ID = Text(r"[a-z][a-z0-9.-]*", "a word in small letters")


@dataclass(frozen=True, slots=True)
class Lists:
    """What words stand for, short words with a stop, and the classes of words that patterns name."""

    trade: Mapping[str, str]
    stops: tuple[str, ...]
    classes: Mapping[str, tuple[str, ...]]
    read_as: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """Ways to say one thing, with words that have it and words that have not; both are tests."""

    id: str
    patterns: tuple[str, ...]
    example: str
    counter: str
    unless: tuple[str, ...] = ()
    says: str = ""
    severity: str = ""
    facts: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    told: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    def bears_on(self, fact: str) -> bool:
        """Whether the row is about a fact, named whole or by how it begins."""
        return any(fact == name or (name.endswith(STEM) and fact.startswith(name[:-1])) for name in self.facts)


@dataclass(frozen=True, slots=True)
class Group:
    """Words for people who stand in one relation, empty where the words leave it open; `alone` where "ex" without an owner is the
    client's, `apart` where different words of it are different people, `ends` where it can be over."""

    id: str
    relation: str
    words: tuple[str, ...]
    example: str
    counter: str
    m: tuple[str, ...] = ()
    f: tuple[str, ...] = ()
    n: tuple[str, ...] = ()
    alone: bool = False
    apart: bool = False
    ends: bool = False
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class People:
    """Words for people."""

    client: tuple[str, ...]
    marks: Mapping[str, tuple[str, ...]]
    pronouns: Mapping[str, tuple[str, ...]]
    possessive: tuple[str, ...]
    nobody: tuple[str, ...]
    ends: tuple[str, ...]
    groups: tuple[Group, ...]
    speakers: tuple[str, ...]
    letters: Mapping[str, str]
    after_letter: tuple[str, ...]
    other: tuple[str, ...]
    objective: tuple[str, ...]
    after_objective: tuple[str, ...]
    beside: tuple[str, ...]
    parts: tuple[str, ...]
    mine: tuple[str, ...]
    articles: tuple[str, ...]
    feels: tuple[str, ...]
    past: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Places and institutions by nation. `ordinary` ones are words too: they need a capital and a word that leads to a place."""

    nations: Mapping[str, tuple[str, ...]]
    ordinary: tuple[str, ...]
    leads: tuple[str, ...]
    law: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrivateKind:
    """One kind of what a note should not keep, as a regular expression, and what it can be replaced by."""

    id: str
    kind: str
    pattern: str
    replace: str
    example: str
    counter: str
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Private:
    """What a note should not keep: kinds with a pattern, given names, words that lead to a name and words that are none."""

    kinds: tuple[PrivateKind, ...]
    given: tuple[str, ...]
    leads: tuple[str, ...]
    never: tuple[str, ...]
    replace: str


@dataclass(frozen=True, slots=True)
class Sense:
    """One way of saying that one kind of act was done."""

    id: str
    kind: str
    verbs: tuple[str, ...]
    object: str
    example: str
    counter: str
    to: str = ""
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    held: bool = False
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Acts:
    """How acts are said, and the words that make of an act something else than done."""

    senses: tuple[Sense, ...]
    says: tuple[str, ...]
    threatens: tuple[str, ...]
    states: tuple[str, ...]
    admits: tuple[str, ...]
    brings: tuple[str, ...]
    makes: tuple[str, ...]
    futures: tuple[str, ...]
    futures_sure: tuple[str, ...]
    announces: tuple[str, ...]
    reads: tuple[str, ...]
    harmless: tuple[str, ...]
    conditional: tuple[str, ...]
    proof: tuple[str, ...]
    quoted: tuple[str, ...]
    goes: tuple[str, ...]
    conditions: tuple[str, ...]
    doubts: tuple[str, ...]
    breaks: tuple[str, ...]
    officials: tuple[str, ...]
    own: tuple[str, ...]
    ordinary: tuple[str, ...]
    helpers: tuple[str, ...]
    reflexive: tuple[str, ...]
    links: tuple[str, ...]


def _row(called: str) -> Shape:
    return Record(
        called,
        Row,
        {
            "id": Field(_ID, required=True),
            "patterns": Field(ListOf(_WORD, least=1), required=True),
            "example": Field(_WORD, required=True),
            "counter": Field(_WORD, required=True),
            "unless": Field(_WORDS, default=()),
            "says": Field(_WORD, default=""),
            "severity": Field(OneOf(("stop", "urgent", "care"), "word"), default=""),
            **{name: Field(_WORDS, default=()) for name in ("facts", "weak", "kinds")},
            "told": Field(OneOf(("ages", "nation", "relation", "days"), "word"), default=""),
        },
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    rows: tuple[Row, ...]


def _words_of(record: type[Any], others: Collection[str]) -> dict[str, Field]:
    """The keys of a record that are lists of words: all but some others."""
    return {f.name: Field(_WORDS, required=True) for f in fields(record) if f.name not in others}


_GROUP: Shape = Record(
    "words for people",
    Group,
    {
        "id": Field(_ID, required=True),
        "relation": Field(Text(empty=True), required=True),
        "words": Field(ListOf(_WORD, least=1), required=True),
        "example": Field(_WORD, required=True),
        "counter": Field(_WORD, required=True),
        "m": Field(_WORDS, default=()),
        "f": Field(_WORDS, default=()),
        "n": Field(_WORDS, default=()),
        **{name: Field(Flag(), default=False) for name in ("alone", "apart", "ends")},
    },
)
WORD_FILE: Shape = Record(
    "the words of notes",
    Lists,
    {
        "trade": Field(MapOf(_WORD, _WORD), required=True),
        "read_as": Field(MapOf(_WORD, _WORD), required=True),
        "stops": Field(_WORDS, required=True),
        "classes": Field(MapOf(_WORD, _WORDS), required=True),
    },
    placed=False,
)
PEOPLE_FILE: Shape = Record(
    "the words for people",
    People,
    {
        **{name: Field(MapOf(_WORD, _WORDS), required=True) for name in ("marks", "pronouns")},
        "letters": Field(MapOf(_WORD, _WORD), required=True),
        "groups": Field(ListOf(_GROUP, least=1), required=True),
        **_words_of(People, ("marks", "pronouns", "letters", "groups")),
    },
    placed=False,
)
ROW_FILE: Shape = Record(
    "patterns of notes", _Rows, {"rows": Field(ListOf(_row("a row of patterns"), least=1), required=True)}, placed=False
)
OBJECTS = ("picture", "own", "client", "device", "fake", "any")
_SENSE: Shape = Record(
    "a way to say an act",
    Sense,
    {
        **{name: Field(_ID, required=True) for name in ("id", "kind")},
        "verbs": Field(ListOf(_WORD, least=1), required=True),
        "object": Field(OneOf(OBJECTS, "word"), required=True),
        **{name: Field(_WORD, required=True) for name in ("example", "counter")},
        "to": Field(OneOf(("others", "client"), "word"), default=""),
        **{name: Field(_WORDS, default=()) for name in ("near", "unless")},
        "held": Field(Flag(), default=False),
    },
)
ACT_FILE: Shape = Record(
    "how acts are said",
    Acts,
    {
        "senses": Field(ListOf(_SENSE, least=1), required=True),
        **_words_of(Acts, ("senses",)),
    },
    placed=False,
)
PLACE_FILE: Shape = Record(
    "places by nation",
    Places,
    {
        "nations": Field(MapOf(_WORD, _WORDS), required=True),
        **{name: Field(_WORDS, required=True) for name in ("ordinary", "leads", "law")},
    },
    placed=False,
)
_PRIVATE: Shape = Record(
    "a kind of personal data",
    PrivateKind,
    {name: Field(_WORD, required=True) for name in ("id", "kind", "pattern", "replace", "example", "counter")},
)
PRIVATE_FILE: Shape = Record(
    "personal data in notes",
    Private,
    {
        "kinds": Field(ListOf(_PRIVATE, least=1), required=True),
        **{name: Field(_WORDS, required=True) for name in ("given", "leads", "never")},
        "replace": Field(_WORD, required=True),
    },
    placed=False,
)
FILES = {
    "places": PLACE_FILE,
    "private": PRIVATE_FILE,
    "acts": ACT_FILE,
    "words": WORD_FILE,
    "people": PEOPLE_FILE,
    "look": ROW_FILE,
    "facts": ROW_FILE,
    "safety": ROW_FILE,
}


def _read(name: str, kind: type[T]) -> T:
    file = f"{FOLDER}/{name}.yaml"
    found = read_shipped(data_dir() / file, FILES[name], f"data/{file}")
    assert isinstance(found, kind)
    return found


@cache
def lists() -> Lists:
    """The words of notes.

    Raises:
        BrokenFile: the file has a problem.
    """
    return _read("words", Lists)


@cache
def people() -> People:
    """The words for people.

    Raises:
        BrokenFile: the file has a problem.
    """
    return _read("people", People)


@cache
def acts() -> Acts:
    """How acts are said.

    Raises:
        BrokenFile: the file has a problem.
    """
    return _read("acts", Acts)


@cache
def places() -> Places:
    """Places by nation.

    Raises:
        BrokenFile: the file has a problem.
    """
    return _read("places", Places)


@cache
def private() -> Private:
    """What a note should not keep.

    Raises:
        BrokenFile: the file has a problem.
    """
    return _read("private", Private)


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of a file of patterns.

    Raises:
        BrokenFile: the file has a problem.
    """
    return _read(name, _Rows).rows


@cache
def matcher(name: str, part: str = "patterns") -> Matcher:
    """The patterns of a file, or its `weak` or `unless` ones, each under its row's id."""
    return Matcher(((row.id, getattr(row, part)) for row in rows(name)), lists().classes)


def bad_patterns() -> Iterator[Problem]:
    """A problem for every pattern that cannot be read."""
    for name in ("look", "facts", "safety"):
        for row in rows(name):
            for text in (*row.patterns, *row.weak, *row.unless):
                try:
                    compile_pattern(text, lists().classes)
                except BadPattern as fault:
                    yield Problem(row.where, f"'{row.id}': {fault}")
