"""Overlays: files laid over the shipped law that confirm a commencement, replace a version, add an offence or
definition, or settle a point of law for the sake of argument. Validated like shipped data, named in every output."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from legal_rules.facts import Vocabulary
from legal_rules.files.problems import NOWHERE, Problem, Where, nearest
from legal_rules.files.shape import (
    ID,
    MISSING,
    Day,
    Field,
    ListOf,
    OneOf,
    Reading,
    Record,
    Shape,
    Text,
    read_string,
)
from legal_rules.files.written import Json
from legal_rules.files.yamltext import read_text
from legal_rules.law import NATIONS, Definition, DefinitionVersion, InForce, Offence, OffenceVersion
from legal_rules.loading.law_file import DEFINITION, DEFINITION_VERSION, IN_FORCE, OFFENCE, OFFENCE_VERSION

Key = tuple[str, str]
LARGEST = 200_000
"""Bytes of an overlay: the longest file of the shipped law has two thirds of that."""
Entry = Offence | Definition
_TEXT = Text()


@dataclass(frozen=True, slots=True)
class Confirm:
    """Sets when the one version of an offence or definition with no first day came into force."""

    version_of: str
    in_force: InForce
    nation: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Replacement:
    """A whole version that takes the place of the one with the same id and first day."""

    id: str
    nation: str
    version: OffenceVersion | DefinitionVersion
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LawAnswer:
    """One reading of an unsettled point of law, taken for the sake of argument or on an authority."""

    fact: str
    is_: str
    why: str
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Overlay:
    """One overlay file. `digest` stands for its whole content."""

    id: str
    by: str
    on: dt.date
    source: str
    confirm: tuple[Confirm, ...] = ()
    replace: tuple[Replacement, ...] = ()
    add: tuple[Entry, ...] = ()
    answer_law: tuple[LawAnswer, ...] = ()
    digest: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    def touches(self) -> frozenset[tuple[str, str, Where]]:
        """Every (nation, id) the overlay touches, with the place; the nation is empty where it is not said."""
        rows = [(c.nation, c.version_of, c.where) for c in self.confirm]
        rows += [(r.nation, r.id, r.where) for r in self.replace]
        rows += [(a.nation, a.id, a.where) for a in self.add]
        rows += [("", a.fact, a.where) for a in self.answer_law]
        return frozenset(rows)


@dataclass(frozen=True, slots=True)
class _ReplacementShape:
    """A version of an offence (it has elements) or of a definition, with the `id` it belongs to."""

    def read(self, node: yaml.Node, to: Reading) -> Any:
        """A `Replacement`, or `MISSING`."""
        if not isinstance(node, yaml.MappingNode):
            return to.fault(node, "a replacing version is a mapping")
        own = {"id", "version_of", "nation"}
        head = {str(k.value): v for k, v in node.value if isinstance(k, yaml.ScalarNode) and str(k.value) in own}
        rest = [(k, v) for k, v in node.value if not (isinstance(k, yaml.ScalarNode) and str(k.value) in own)]
        id_node = head.get("id", head.get("version_of"))
        if id_node is None:
            return to.fault(node, "a replacing version needs the key 'id'")
        name = ID.read(id_node, to)
        nation = OneOf(NATIONS, "nation").read(head["nation"], to) if "nation" in head else ""
        body = yaml.MappingNode(node.tag, rest, node.start_mark, node.end_mark, node.flow_style)
        is_offence = any(isinstance(k, yaml.ScalarNode) and k.value == "elements" for k, _ in rest)
        version = (OFFENCE_VERSION if is_offence else DEFINITION_VERSION).read(body, to)
        if MISSING in (name, nation, version):
            return MISSING
        return Replacement(name, nation, version, to.where(node))

    def schema(self) -> Json:
        """A version with an id."""
        return {"type": "object", "required": ["in_force", "basis"]}


@dataclass(frozen=True, slots=True)
class _EntryShape:
    """An offence (it has a group) or a definition."""

    def read(self, node: yaml.Node, to: Reading) -> Any:
        """An `Offence` or `Definition`, or `MISSING`."""
        keys = {str(k.value) for k, _ in node.value} if isinstance(node, yaml.MappingNode) else set()
        offence = bool(keys & {"group", "role", "scope", "person"})
        return (OFFENCE if offence else DEFINITION).read(node, to)

    def schema(self) -> Json:
        """Either of the two."""
        return {"anyOf": [OFFENCE.schema(), DEFINITION.schema()]}


_CONFIRM: Shape = Record(
    "a confirmation",
    Confirm,
    {
        "version_of": Field(ID, required=True),
        "in_force": Field(IN_FORCE, required=True),
        "nation": Field(OneOf(NATIONS, "nation"), default=""),
    },
)
_ANSWER: Shape = Record(
    "an answer to a point of law",
    LawAnswer,
    {
        "fact": Field(ID, required=True),
        "is": Field(OneOf(("yes", "no"), "answer"), required=True, to="is_"),
        "why": Field(_TEXT, required=True),
    },
)
_HEAD: Shape = Record(
    "the overlay's head",
    lambda **values: values,
    {
        "id": Field(ID, required=True),
        "by": Field(_TEXT, required=True),
        "on": Field(Day(), required=True),
        "source": Field(_TEXT, required=True),
    },
)
OVERLAY: Shape = Record(
    "an overlay",
    lambda overlay, **parts: Overlay(**overlay, **parts),
    {
        "overlay": Field(_HEAD, required=True),
        "confirm": Field(ListOf(_CONFIRM), default=()),
        "replace": Field(ListOf(_ReplacementShape()), default=()),
        "add": Field(ListOf(_EntryShape()), default=()),
        "answer_law": Field(ListOf(_ANSWER), default=()),
    },
    placed=False,
)


def read_overlays(paths: Sequence[Path]) -> tuple[list[Overlay], list[Problem]]:
    """The overlays of some files, in order, with every problem of every file."""
    overlays: list[Overlay] = []
    problems: list[Problem] = []
    for path in paths:
        text = read_text(path, LARGEST)
        value, found = (MISSING, [text]) if isinstance(text, Problem) else read_overlay(text, str(path))
        problems.extend(found)
        if value is not MISSING and not found:
            overlays.append(value)
    return overlays, problems


def read_overlay(text: str, name: str) -> tuple[Any, list[Problem]]:
    """The overlay that a text is (or `MISSING`), with every problem of it."""
    value, found = read_string(text, OVERLAY, name)
    if value is MISSING or found:
        return MISSING, found
    return replace(value, digest=hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()), []


def hash_with(digest: str, overlays: Sequence[Overlay]) -> str:
    """The hash of a rule base with overlays laid on it in their order; its own where there is none."""
    for overlay in overlays:
        digest = hashlib.sha256(f"{digest} {overlay.digest}".encode()).hexdigest()
    return digest


@dataclass(slots=True)
class Applied:
    """The law with overlays laid on it, and what stood in the way."""

    definitions: dict[Key, Definition]
    offences: dict[Key, Offence]
    settled_law: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def apply_overlays(
    definitions: Mapping[Key, Definition],
    offences: Mapping[Key, Offence],
    vocabulary: Vocabulary,
    overlays: Sequence[Overlay],
    nations: Sequence[str] = NATIONS,
) -> Applied:
    """Lay overlays on the law in their order; entries for nations that are not loaded are passed over."""
    applied = Applied(dict(definitions), dict(offences))
    touched: dict[tuple[str, str], str] = {}
    for overlay in overlays:
        for nation, name, where in sorted(overlay.touches()):
            first = touched.get((nation, name))
            if first is not None and first != overlay.id:
                applied.problems.append(
                    Problem(where, f"'{name}' is touched by two overlays", f"the other is '{first}'")
                )
            touched[(nation, name)] = overlay.id
        for confirm in overlay.confirm:
            if confirm.nation in ("", *nations):
                _confirm(applied, confirm)
        for replacement in overlay.replace:
            if replacement.nation in ("", *nations):
                _replace(applied, replacement)
        for entry in overlay.add:
            if entry.nation in nations:
                _add(applied, entry)
        for answer in overlay.answer_law:
            if answer.fact in vocabulary.law_points:
                applied.settled_law[answer.fact] = answer.is_
            else:
                hint = nearest(answer.fact, vocabulary.law_points)
                applied.problems.append(Problem(answer.where, f"'{answer.fact}' is not a point of law", hint))
    return applied


def _find(applied: Applied, id: str, nation: str, where: Where) -> tuple[Key, Entry] | None:
    found: list[tuple[Key, Entry]] = [(k, e) for k, e in applied.offences.items() if k[1] == id]
    found += [(k, e) for k, e in applied.definitions.items() if k[1] == id]
    chosen = [(key, entry) for key, entry in found if nation in ("", key[0])]
    if len(chosen) == 1:
        return chosen[0]
    names = [key[1] for key in (*applied.offences, *applied.definitions)]
    message = f"'{id}' stands in several nations: say which" if chosen else f"there is no offence or definition '{id}'"
    applied.problems.append(Problem(where, message, "" if chosen else nearest(id, names)))
    return None


def _put(applied: Applied, key: Key, entry: Entry, versions: Sequence[Any]) -> None:
    if isinstance(entry, Offence):
        applied.offences[key] = replace(entry, versions=tuple(versions))
    else:
        applied.definitions[key] = replace(entry, versions=tuple(versions))


def _confirm(applied: Applied, confirm: Confirm) -> None:
    found = _find(applied, confirm.version_of, confirm.nation, confirm.where)
    if found is None:
        return
    key, entry = found
    undated = [version for version in entry.versions if version.in_force.from_ is None]
    if len(undated) != 1:
        message = f"'{confirm.version_of}' has {len(undated)} versions with no first day: there must be one to confirm"
        applied.problems.append(Problem(confirm.where, message))
        return
    if confirm.in_force.from_ is None:
        applied.problems.append(Problem(confirm.where, "a confirmation needs a first day"))
        return
    earliest = undated[0].in_force.not_before
    if earliest is not None and confirm.in_force.from_ < earliest:
        message = f"'{confirm.version_of}' cannot have begun before {earliest}, so not on {confirm.in_force.from_}"
        applied.problems.append(Problem(confirm.where, message))
        return
    dated = _until_the_next(confirm.in_force, entry)
    _put(applied, key, entry, [replace(v, in_force=dated) if v is undated[0] else v for v in entry.versions])


def _until_the_next(in_force: InForce, entry: Entry) -> InForce:
    """A first day with a last: the day before the next version that is dated, where no last day is said."""
    first = in_force.from_
    if first is None or in_force.to is not None:
        return in_force
    starts = [version.in_force.from_ for version in entry.versions]
    later = [start for start in starts if start is not None and start > first]
    return replace(in_force, to=min(later) - dt.timedelta(days=1)) if later else in_force


def _replace(applied: Applied, replacement: Replacement) -> None:
    found = _find(applied, replacement.id, replacement.nation, replacement.where)
    if found is None:
        return
    key, entry = found
    new = replacement.version
    same = [v for v in entry.versions if v.in_force.from_ == new.in_force.from_]
    if len(same) != 1 or isinstance(new, OffenceVersion) != isinstance(entry, Offence):
        day = new.in_force.from_ or "no first day"
        applied.problems.append(Problem(replacement.where, f"'{replacement.id}' has no version from {day} to replace"))
        return
    _put(applied, key, entry, [new if v is same[0] else v for v in entry.versions])


def _add(applied: Applied, entry: Entry) -> None:
    key = (entry.nation, entry.id)
    if key in applied.offences or key in applied.definitions:
        applied.problems.append(Problem(entry.where, f"'{entry.id}' is already there: replace a version of it instead"))
    elif isinstance(entry, Offence):
        applied.offences[key] = entry
    else:
        applied.definitions[key] = entry
