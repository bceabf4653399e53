"""The case file: its shape, read with every fault at its place, and written so that it reads back the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from assessor.case.checks import check_case
from assessor.case.kinds import ActKind
from assessor.case.model import (
    AGE_BANDS,
    GROUP,
    NATIONS_OR_ELSEWHERE,
    ORGANISATION,
    PERSON,
    ROLES,
    SOURCES,
    UNKNOWN,
    Act,
    Answer,
    Case,
    Facts,
    Image,
    Person,
)
from assessor.dates.when import Lasting, When
from assessor.files.yamlform import as_yaml
from legal_rules.facts import Vocabulary
from legal_rules.files.problems import Problem, Where
from legal_rules.files.shape import (
    ID,
    MISSING,
    Day,
    Either,
    Field,
    Flag,
    ListOf,
    MapOf,
    OneOf,
    Reading,
    Record,
    Shape,
    Text,
    Whole,
    read_file,
    read_string,
    short,
)
from legal_rules.files.written import Json


@dataclass(frozen=True, slots=True)
class _Value:
    """The value of an answer: one word."""

    def read(self, node: yaml.Node, to: Reading) -> Any:
        """`yes` and `no` however they are written, else the word as it stands."""
        text = str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""
        if not text or len(text) > 100:
            return to.fault(node, f"an answer is one word, not {short(node)}")
        word = {"true": "yes", "false": "no"}.get(text.lower(), text)
        return word.lower() if word.lower() in ("yes", "no") else word

    def schema(self) -> Json:
        """A word or a boolean."""
        return {"type": ["string", "boolean", "number"]}


_FULL: Shape = Record(
    "an answer",
    Answer,
    {
        "is": Field(_Value(), required=True, to="value"),
        "source": Field(OneOf(SOURCES, "source"), default=""),
        "note": Field(Text(empty=True), default=""),
        "supported_says": Field(_Value(), default=""),
    },
)


@dataclass(frozen=True, slots=True)
class _Bare:
    def read(self, node: yaml.Node, to: Reading) -> Any:
        value = _Value().read(node, to)
        return MISSING if value is MISSING else Answer(value, where=to.where(node))

    def schema(self) -> Json:
        return _Value().schema()


_FACTS: Shape = MapOf(ID, Either(_FULL, _Bare()))


_AGE = Text(r"\d{1,3}|" + "|".join(AGE_BANDS), "an age in years or one of " + ", ".join(AGE_BANDS))


_BORN = Text(r"\d{4}(-\d{2}(-\d{2})?)?", "a date of birth YYYY, YYYY-MM or YYYY-MM-DD")


_PERSON: Shape = Record(
    "a person",
    Person,
    {
        "role": Field(OneOf(ROLES, "role"), required=True),
        "age": Field(_AGE, default=""),
        "born": Field(_BORN, default=""),
        "is": Field(OneOf((PERSON, GROUP, ORGANISATION), "word for who it is"), default=PERSON, to="is_"),
        "facts": Field(_FACTS, default={}),
    },
)


_IMAGE: Shape = Record(
    "an image",
    Image,
    {
        "of": Field(ListOf(ID, lone=True)),
        "facts": Field(_FACTS, default={}),
        "shown": Field(MapOf(ID, _FACTS), default={}),
    },
)


_RANGE: Shape = Record(
    "a range of days",
    When,
    {
        "from": Field(Day(), to="from_"),
        "to": Field(Day()),
        "before": Field(Day()),
        "after": Field(Day()),
    },
)


@dataclass(frozen=True, slots=True)
class _OneDay:
    def read(self, node: yaml.Node, to: Reading) -> Any:
        if isinstance(node, yaml.ScalarNode) and str(node.value).strip() == UNKNOWN:
            return When(where=to.where(node))
        day = Day().read(node, to)
        return MISSING if day is MISSING else When(day=day, where=to.where(node))

    def schema(self) -> Json:
        return {"anyOf": [{"const": UNKNOWN}, Day().schema()]}


_ACT: Shape = Record(
    "an act",
    Act,
    {
        "id": Field(ID, required=True),
        "kind": Field(ActKind(), required=True),
        "by": Field(ID, default=""),
        "about": Field(ID, default=""),
        "to": Field(ListOf(ID, lone=True)),
        "image": Field(ID, default=""),
        "when": Field(Either(_RANGE, _OneDay()), default=When()),
        "lasting": Field(
            Record("a lasting period", Lasting, {"from": Field(Day(), required=True, to="from_"), "to": Field(Day())})
        ),
        "nation": Field(ListOf(OneOf(NATIONS_OR_ELSEWHERE, "nation"), lone=True), default=()),
        "ages": Field(MapOf(ID, _AGE), default={}),
        "place": Field(Text(empty=True), default=""),
        "part_of": Field(ID, default=""),
        "same_as": Field(ID, default=""),
        "facts": Field(_FACTS, default={}),
        "intended": Field(_FACTS, default={}),
        "threatened": Field(_FACTS, default={}),
    },
)


CASE: Shape = Record(
    "a case file",
    Case,
    {
        "schema": Field(Whole(1, 2), required=True),
        "case": Field(ID, required=True, to="id"),
        "synthetic": Field(Flag(), default=False),
        "nation": Field(OneOf(NATIONS_OR_ELSEWHERE, "nation"), required=True),
        "as_at": Field(Day()),
        "people": Field(MapOf(ID, _PERSON), default={}),
        "images": Field(MapOf(ID, _IMAGE), default={}),
        "acts": Field(ListOf(_ACT), default=()),
        "facts": Field(_FACTS, default={}),
    },
    placed=False,
)


def load_case(path: Path, vocabulary: Vocabulary) -> tuple[Case | None, tuple[Problem, ...]]:
    """The case in a file, or every problem that keeps it from being read."""
    value, problems = read_file(path, CASE)
    return _checked(value, problems, vocabulary, str(path))


def read_case(text: str, vocabulary: Vocabulary, name: str = "case") -> tuple[Case | None, tuple[Problem, ...]]:
    """The case in a YAML text, or every problem that keeps it from being read."""
    value, problems = read_string(text, CASE, name)
    return _checked(value, problems, vocabulary, name)


def _checked(
    value: Any, problems: list[Problem], vocabulary: Vocabulary, name: str
) -> tuple[Case | None, tuple[Problem, ...]]:
    if value is MISSING:
        return None, tuple(problems) or (Problem(Where(name), "the case could not be read"),)
    found = (*problems, *check_case(value, vocabulary, whole=not problems))
    return (None if found else value), tuple(sorted(set(found)))


def case_to_yaml(case: Case) -> str:
    """A case as YAML text that reads back as the same case."""
    return as_yaml(case_to_plain(case))


def case_to_plain(case: Case) -> Json:
    """A case as plain dicts and lists, in the contract's keys and order; what was not said is left out."""
    plain: Json = {"schema": case.schema, "case": case.id}
    if case.synthetic:
        plain["synthetic"] = True
    plain["nation"] = case.nation
    if case.as_at is not None:
        plain["as_at"] = case.as_at
    if case.people:
        plain["people"] = {name: _plain_person(person) for name, person in case.people.items()}
    if case.images:
        plain["images"] = {name: _plain_image(image) for name, image in case.images.items()}
    plain["acts"] = [_plain_act(act) for act in case.acts]
    if case.facts:
        plain["facts"] = _plain_facts(case.facts)
    return plain


def _plain_person(person: Person) -> Json:
    facts = _plain_facts(person.facts)
    age: object = int(person.age) if re.fullmatch(r"\d+", person.age) and person.age != "12" else person.age
    is_ = "" if person.is_ == PERSON else person.is_
    return _said({"role": person.role, "age": age, "born": person.born, "is": is_, "facts": facts})


def _plain_image(image: Image) -> Json:
    of = {} if image.of is None else {"of": list(image.of)}
    shown = {name: _plain_facts(facts) for name, facts in image.shown.items() if facts}
    return {**of, **_said({"facts": _plain_facts(image.facts), "shown": shown})}


def _plain_act(act: Act) -> Json:
    to: object = None if act.to is None else ("public" if act.to == ("public",) else list(act.to))
    plain = _said({"id": act.id, "kind": act.kind, "by": act.by, "about": act.about})
    if to is not None:
        plain["to"] = to
    plain |= _said({"image": act.image, "when": _plain_when(act.when)})
    if act.lasting is not None:
        plain["lasting"] = _said({"from": act.lasting.from_, "to": act.lasting.to})
    nation = list(act.nation) if len(act.nation) > 1 else "".join(act.nation)
    plain |= _said({"nation": nation, "ages": dict(act.ages), "place": act.place})
    plain |= _said({"part_of": act.part_of, "same_as": act.same_as, "facts": _plain_facts(act.facts)})
    return plain | _said({"intended": _plain_facts(act.intended), "threatened": _plain_facts(act.threatened)})


def _plain_when(when: When) -> object:
    if when.day is not None:
        return when.day
    return _said({"from": when.from_, "to": when.to, "before": when.before, "after": when.after})


def _plain_facts(facts: Facts) -> Json:
    return {name: _plain_answer(answer) for name, answer in facts.items()}


def _plain_answer(answer: Answer) -> object:
    full = _said({"source": answer.source, "note": answer.note, "supported_says": answer.supported_says})
    return {"is": answer.value, **full} if full else answer.value


def _said(values: Json) -> Json:
    return {key: value for key, value in values.items() if value not in (None, "", [], {}, ())}
