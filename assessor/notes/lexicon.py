"""The words and patterns of `data/narrative/`, read once: classes of words, verb forms, cues, conduct and facts.

A pattern is written as words with spaces between: `word`, `a|b` (either), `@list` (a named list), `&verb` (any form of a
verb), `#CLASS` (a word of a class), `!word` (any other word), `~n` (up to n words of any kind), `x?` (may be missing).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from legal_rules.files.data import data_dir

Json = dict[str, Any]
_VOWELS = "aeiou"


class PlainLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # one of two base classes, chosen at import
    """Reads every scalar as the text it is: `no` and `2024-01-01` stay words."""


PlainLoader.yaml_implicit_resolvers = {}


def read_words(name: str, folder: Path | None = None) -> Json:
    """One file of `data/narrative/` (or of another folder), every scalar a text."""
    value = yaml.load(((folder or narrative_dir()) / name).read_text(encoding="utf-8"), Loader=PlainLoader)
    assert isinstance(value, dict)
    return value


def narrative_dir() -> Path:
    """Where the words and patterns lie."""
    return data_dir() / "narrative"


@dataclass(frozen=True, slots=True)
class Form:
    """What a written form may be of a verb: base, s, past, pp, ing; `past+pp` where both are the same."""

    lemma: str
    form: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that turn a verb of conduct into something other than done."""

    id: str
    status: str
    reach: int
    needs: tuple[str, ...]
    by: str
    patterns: tuple[str, ...]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Sense:
    """One way of saying that one kind of act was done."""

    id: str
    kind: str
    verbs: tuple[str, ...]
    object: tuple[str, ...]
    near: tuple[str, ...]
    unless: tuple[str, ...]
    particle: tuple[str, ...]
    never: tuple[str, ...]
    person: str
    facts: Mapping[str, str]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class FactRule:
    """One way of saying one thing about an act, a picture or a person."""

    id: str
    fact: str
    value: str
    of: str
    attach: str
    polarity: bool
    kinds: tuple[str, ...]
    why: str
    patterns: tuple[str, ...]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the reading of a note knows of words."""

    classes: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, frozenset[str]]
    text_speak: Mapping[str, str]
    forms: Mapping[str, Form]
    nounlike: frozenset[str]
    people: Json
    cues: tuple[Cue, ...]
    cue_lists: Mapping[str, frozenset[str]]
    senses: tuple[Sense, ...]
    facts: tuple[FactRule, ...]
    places: Mapping[str, str]
    ordinary_places: frozenset[str]
    names: frozenset[str]
    dates: Json
    private: Json
    interrupts: tuple[Json, ...]


def _inflect(verb: str) -> tuple[str, str, str, str]:
    """Third person, past, past participle and -ing form of a regular verb."""
    if verb.endswith("e"):
        stem = verb[:-1]
        ing = verb + "ing" if verb.endswith(("ee", "oe", "ye")) else stem + "ing"
        return verb + "s", verb + "d", verb + "d", ing
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return third, verb + "ed", verb + "ed", verb + "ing"


def _forms(data: Json) -> dict[str, Form]:
    table: dict[str, Form] = {}
    regular = {verb: _inflect(verb) for verb in data["regular"] if verb not in data["irregular"]}
    for lemma, (third, past, participle, ing) in {
        **regular,
        **{k: tuple(v) for k, v in data["irregular"].items()},
    }.items():
        for written, form in ((lemma, "base"), (third, "s"), (ing, "ing"), (participle, "pp"), (past, "past")):
            if written == participle == past:
                form = "past+pp"
            if written == lemma and form != "base":
                form = "base+" + form
            table[written] = Form(lemma, form)
    return table


def _words(row: Json, key: str) -> tuple[str, ...]:
    value = row.get(key, ())
    return (value,) if isinstance(value, str) else tuple(value)


def _expand(names: Iterable[str], lists: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    out: list[str] = []
    for name in names:
        out.extend(sorted(lists[name[1:]]) if name.startswith("@") else [name])
    return tuple(out)


def _senses(data: Json) -> tuple[Sense, ...]:
    groups = {name: tuple(verbs) for name, verbs in data.get("groups", {}).items()}
    rows = []
    for row in data["senses"]:
        verbs = tuple(v for name in _words(row, "verbs") for v in groups.get(name, (name,)))
        rows.append(
            Sense(
                row["id"], row["kind"], verbs, _words(row, "object"), _words(row, "near"), _words(row, "unless"),
                _words(row, "particle"), _words(row, "never"), row.get("person", ""), row.get("facts", {}),
                row["example"], row["counter"],
            )
        )  # fmt: skip
    return tuple(rows)


def _facts(data: Json) -> tuple[FactRule, ...]:
    return tuple(
        FactRule(
            row["id"], row["fact"], row["value"], row.get("of", "any"), row.get("attach", "act"),
            row.get("polarity", "no") == "yes", _words(row, "kinds"), row["why"], _words(row, "patterns"),
            row["example"], row["counter"],
        )
        for row in data["facts"]
    )  # fmt: skip


def _classes(data: Json) -> dict[str, tuple[str, ...]]:
    """The phrases of each class: those that are listed, and those put together of parts."""
    parts = {name: (" ".join(way) for way in product(*rows)) for name, rows in data["together"].items()}
    return {name: (*row, *parts.get(name, ())) for name, row in data["classes"].items()}


def _places(data: Json) -> dict[str, str]:
    nations = ("england-wales", "scotland", "northern-ireland", "elsewhere")
    return {**{place: nation for nation in nations for place in data[nation]}, **data["ordinary-more"]}


@cache
def lexicon() -> Lexicon:
    """The words and patterns of the shipped files."""
    words, cues = read_words("words.yaml"), read_words("cues.yaml")
    facts = read_words("facts.yaml")
    lists = {name: frozenset(row) for name, row in {**words["lists"], **facts.get("lists", {})}.items()}
    places, verbs = read_words("places.yaml"), read_words("verbs.yaml")
    return Lexicon(
        classes=_classes(words),
        lists=lists,
        text_speak=words["text_speak"],
        forms=_forms(verbs),
        nounlike=frozenset(verbs["nounlike"]),
        people=read_words("people.yaml"),
        cues=tuple(
            Cue(
                r["id"],
                r["status"],
                int(r["reach"]),
                _words(r, "needs"),
                r.get("by", ""),
                _words(r, "patterns"),
                r["example"],
                r["counter"],
            )
            for r in cues["cues"]
        ),
        cue_lists={
            name: frozenset(cues[name]) for name in ("speech", "implicative", "admit", "factive", "reports", "nobody")
        },
        senses=_senses(read_words("conduct.yaml")),
        facts=_facts(facts),
        places=_places(places),
        ordinary_places=frozenset(places["ordinary"]),
        names=frozenset(read_words("names.yaml")["given"]),
        dates=read_words("dates.yaml", data_dir()),
        private=read_words("private.yaml"),
        interrupts=tuple(read_words("interrupts.yaml")["interrupts"]),
    )
