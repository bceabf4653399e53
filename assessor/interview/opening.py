"""The opening: safe to talk first, then the questions of support, one at a time, before the law's own.

Pure functions on a case: what is asked next follows from what is known and from what was passed over, so that an answer
taken back is asked again, and nothing that is known is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assessor.case.edit import (
    NATION_CHOICES,
    add_image,
    add_person,
    change_act,
    days_words,
    fresh_act,
    kinds_said,
    put,
)
from assessor.case.kinds import NEEDED, kinds
from assessor.case.model import Act, Answer, Case, Facts
from assessor.dates.when import When
from assessor.interview.question import choice_words
from assessor.text.names import joined, nation_name
from legal_rules.facts import Vocabulary
from legal_rules.files.data import data_dir
from legal_rules.files.shape import ID, Field, Flag, ListOf, MapOf, Record, Shape, Text, read_shipped

NATION, WHAT, WHEN_DONE, WHO, PICTURE, ORIGIN, MORE, SAFE, AGE = (
    "nation",
    "what",
    "when",
    "who",
    "picture",
    "origin",
    "more",
    "safe",
    "age",
)
LIST, SEVERAL, TYPED = "list", "several", "typed"
ANOTHER, SOMEBODY_ELSE, NOT_KNOWN = "another", "somebody-else", "not-known"
MADE_BY = "image.origin"
AGE_OF = "affected.age"


@dataclass(frozen=True, slots=True)
class SafeRow:
    """An answer to whether it is safe to talk; one may be a fact of the case."""

    id: str
    says: str
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Safe:
    """The first question: nothing is held back by it."""

    asks: str
    why: str
    rows: tuple[SafeRow, ...]
    short: str
    danger: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact, or several to tick, that the opening asks."""

    fact: str = ""
    ticks: tuple[str, ...] = ()
    asks: str = ""
    why: str = ""
    kinds: tuple[str, ...] = ()
    when: dict[str, str] | None = None
    before_acts: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """The whole file."""

    safe: Safe
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """One question of the opening: how it is answered (`LIST`, `SEVERAL`, `TYPED`), with `rows` of values and words. `key`
    tells it from every other; `act` and `of` say what it is about; `facts` are the facts of a list to tick."""

    key: str
    stage: str
    asks: str
    why: str
    how: str
    rows: tuple[tuple[str, str], ...] = ()
    act: str = ""
    of: str = ""
    fact: str = ""


_TEXT = Text()
_SAFE_ROW: Shape = Record(
    "an answer",
    SafeRow,
    {"id": Field(ID, required=True), "says": Field(_TEXT, required=True), "fact": Field(_TEXT, default="")},
    placed=False,
)
_SAFE: Shape = Record(
    "whether it is safe to talk",
    Safe,
    {
        "asks": Field(_TEXT, required=True),
        "why": Field(_TEXT, required=True),
        "rows": Field(ListOf(_SAFE_ROW, least=1), required=True),
        "short": Field(_TEXT, required=True),
        "danger": Field(_TEXT, required=True),
    },
    placed=False,
)
_ASKED: Shape = Record(
    "a question of the opening",
    Asked,
    {
        "fact": Field(_TEXT, default=""),
        "ticks": Field(ListOf(_TEXT), default=()),
        "asks": Field(_TEXT, default=""),
        "why": Field(_TEXT, default=""),
        "kinds": Field(ListOf(ID), default=()),
        "when": Field(MapOf(_TEXT, _TEXT)),
        "before_acts": Field(Flag(), default=False),
    },
    placed=False,
)
OPENING_FILE: Shape = Record(
    "the opening",
    Opening,
    {"safe": Field(_SAFE, required=True), "questions": Field(ListOf(_ASKED, least=1), required=True)},
    placed=False,
)


@cache
def opening() -> Opening:
    """The shipped opening.

    Raises:
        BrokenFile: the file has a problem (its text, with file and line).
    """
    found: Opening = read_shipped(data_dir() / "opening.yaml", OPENING_FILE, "data/opening.yaml")
    return found


def next_ask(case: Case, vocabulary: Vocabulary, passed: Collection[str]) -> Ask | None:
    """The next question of the opening that is not known and was not passed over; none when it is done."""
    return next((ask for ask in _asks(case, vocabulary) if ask.key not in passed), None)


def keys_of(case: Case, vocabulary: Vocabulary) -> set[str]:
    """What the opening would ask of a case as it stands: passed over, only what is added to it is asked."""
    return {ask.key for ask in _asks(case, vocabulary)} | {f"{WHO}:{act.id}" for act in case.acts}


def _asks(case: Case, vocabulary: Vocabulary) -> Iterator[Ask]:
    safe = opening().safe
    if not any(row.fact in case.facts for row in safe.rows):
        yield Ask(SAFE, SAFE, safe.asks, safe.why, LIST, tuple((row.id, row.says) for row in safe.rows))
    if not case.acts:
        rows = tuple((nation, nation_name(nation)) for nation in NATION_CHOICES)
        yield Ask(NATION, NATION, "Where did it happen?", "Each nation has its own law.", LIST, rows)
    yield from _facts(case, vocabulary, before_acts=True)
    if not case.acts:
        yield what_else(vocabulary)
        return
    for act in case.acts:
        yield from _of_act(case, act, vocabulary)
    yield Ask(
        f"{MORE}:{len(case.acts)}",
        MORE,
        "Was anything else done?",
        "Each thing done is looked at for itself.",
        LIST,
        (("no", "No"), ("yes", "Yes: add it")),
    )
    for letter, person in case.people.items():
        if (
            person.role in ("supported", "affected")
            and not person.age
            and not person.born
            and AGE_OF not in person.facts
        ):
            spec = vocabulary.facts[AGE_OF]
            rows = tuple((value, choice_words(value)) for value in spec.values)
            yield Ask(f"{AGE}:{letter}", AGE, spec.question, spec.why, LIST, rows, case.acts[0].id, letter, AGE_OF)
    yield from _facts(case, vocabulary, before_acts=False)


def what_else(vocabulary: Vocabulary) -> Ask:
    """What was done, or what else was: several at once."""
    asks = "What was done? Tick everything that comes close."
    return Ask(WHAT, WHAT, asks, "More of the same can be added afterwards.", SEVERAL, tuple(kinds_said(vocabulary)))


def _of_act(case: Case, act: Act, vocabulary: Vocabulary) -> Iterator[Ask]:
    """Which picture, how it was made, when, and by whom."""
    if not act.image and kinds()[act.kind].picture == NEEDED:
        known = [(name, picture_words(case, name, vocabulary)) for name in case.images]
        rows = (*known, (ANOTHER, "Another picture"), (NOT_KNOWN, "Not known which"))
        why = "What is known of a picture is asked once. Nobody needs to look at it."
        asks = f"{_called(case, act, vocabulary)}: is it the same picture as before?"
        yield Ask(f"{PICTURE}:{act.id}", PICTURE, asks, why, LIST, rows, act.id)
    if act.image and MADE_BY not in case.images[act.image].facts:
        spec = vocabulary.facts[MADE_BY]
        rows = tuple((value, _value_words(spec.says[value], value)) for value in spec.values)
        asks = f"{_called(case, act, vocabulary)}: {spec.question[:1].lower()}{spec.question[1:]}"
        yield Ask(f"{ORIGIN}:{act.image}", ORIGIN, asks, spec.why, LIST, rows, act.id, act.image, MADE_BY)
    if act.when == When() and act.lasting is None:
        asks = f"{_called(case, act, vocabulary)}: when?"
        yield Ask(f"{WHEN_DONE}:{act.id}", WHEN_DONE, asks, "The law of that day counts.", TYPED, (), act.id)
    if len(case.acts) > 1:
        rows = tuple(
            (letter, f"{letter}{_related(person.facts)}")
            for letter, person in case.people.items()
            if person.role == "responsible"
        )
        rows = (*rows, (SOMEBODY_ELSE, "Somebody else"), (NOT_KNOWN, "Not known who"))
        asks = f"{_called(case, act, vocabulary)}: who did it?"
        yield Ask(f"{WHO}:{act.id}", WHO, asks, "Each person is looked at apart.", LIST, rows, act.id)


def _called(case: Case, act: Act, vocabulary: Vocabulary) -> str:
    done = vocabulary.facts["act.kind"].says.get(act.kind, act.kind)
    when = "" if act.when == When() and act.lasting is None else f", {days_words(act)}"
    return f"{done[:1].upper()}{done[1:]}{when}"


def _related(facts: Facts) -> str:
    relation = facts.get("relation.to-person")
    return f", {choice_words(relation.value).lower()}" if relation is not None and relation.known else ""


def picture_words(case: Case, name: str, vocabulary: Vocabulary) -> str:
    """A picture by number, by how it was made, and by what was done with it, so that it can be told from the others."""
    image = case.images[name]
    made = image.facts.get(MADE_BY)
    says = vocabulary.facts[MADE_BY].says
    how = says.get(made.value, "") if made is not None else ""
    done = [vocabulary.facts["act.kind"].says.get(act.kind, act.kind) for act in case.acts if act.image == name]
    parts = [
        name.replace("-", " ").capitalize(),
        *([how] if how else []),
        *([joined(list(dict.fromkeys(done)))] if done else []),
    ]
    return ": ".join([parts[0], "; ".join(parts[1:])]) if len(parts) > 1 else parts[0]


def _facts(case: Case, vocabulary: Vocabulary, before_acts: bool) -> Iterator[Ask]:
    for one in opening().questions:
        if one.before_acts != before_acts:
            continue
        if one.ticks:
            if not any(fact in case.facts for fact in one.ticks):
                rows = tuple((fact, vocabulary.facts[fact].question) for fact in one.ticks)
                yield Ask(one.ticks[0], "ticks", one.asks, one.why, SEVERAL, rows, "", "case")
            continue
        spec = vocabulary.facts[one.fact]
        for act, of, facts in _places(case, one, spec.scope):
            if one.fact in facts or not all(k in facts and facts[k].value == v for k, v in (one.when or {}).items()):
                continue
            rows = tuple((value, _value_words(spec.says.get(value, ""), value)) for value in spec.values)
            yield Ask(f"{one.fact}:{of}", "fact", spec.question, spec.why, LIST, rows, act, of, one.fact)


def _value_words(says: str, value: str) -> str:
    return {"yes": "Yes", "no": "No"}.get(value) or (f"{says[:1].upper()}{says[1:]}" if says else choice_words(value))


def _places(case: Case, one: Asked, scope: str) -> Iterator[tuple[str, str, Facts]]:
    """Where a fact can be said: an act with it, what it is of, and what is said there."""
    acts = [act for act in case.acts if not one.kinds or act.kind in one.kinds]
    if scope == "case":
        yield "", "case", case.facts
    elif scope == "person":
        yield from (("", name, p.facts) for name, p in case.people.items() if p.role == "responsible")
    elif scope.startswith("image"):
        pictures = dict.fromkeys(act.image for act in acts if act.image)
        yield from ((next(a.id for a in acts if a.image == name), name, case.images[name].facts) for name in pictures)
    else:
        yield from ((act.id, act.id, act.facts) for act in acts)


def take(case: Case, ask: Ask, values: Sequence[str]) -> tuple[Case, str]:
    """The case with an answer, and what is to be said to it at once; nothing chosen changes nothing."""
    value = values[0] if values else ""
    if not value:
        return case, ""
    match ask.stage:
        case "safe":
            row = next(row for row in opening().safe.rows if row.id == value)
            if row.fact:
                return put(case, "", row.fact, "case", Answer("yes", "told")), opening().safe.danger
            return case, opening().safe.short if value == "short" else ""
        case "nation":
            return replace(case, nation=value), ""
        case "what":
            return add_acts(case, values), ""
        case "ticks":
            for fact in values:
                case = put(case, "", fact, "case", Answer("yes", "told"))
            return case, ""
        case "picture":
            return _with_picture(case, ask.act, value), ""
        case "who":
            return _done_by(case, ask.act, value), ""
        case "more":
            return case, ""
    return put(case, ask.act, ask.fact, ask.of, Answer(value, "told")), ""


def add_acts(case: Case, chosen: Sequence[str], about: str = "B", by: str = "A") -> Case:
    """The case with acts of these kinds. The first that is about a picture gets one; of the others it is asked which."""
    for kind in chosen:
        image = ""
        if kinds()[kind].picture == NEEDED and not case.images:
            case, image = add_image(case, (about,) if about else None)
        act = Act(id=fresh_act(case, kind), kind=kind, by=by, about=about, image=image)
        case = replace(case, acts=(*case.acts, act))
    return case


def _with_picture(case: Case, act_id: str, value: str) -> Case:
    act = case.act(act_id)
    if value == NOT_KNOWN:
        return case
    if value == ANOTHER:
        case, value = add_image(case, (act.about,) if act.about else None)
    return change_act(case, act_id, replace(act, image=value))


def _done_by(case: Case, act_id: str, value: str) -> Case:
    if value == SOMEBODY_ELSE:
        case, value = add_person(case, "responsible")
    by = "" if value == NOT_KNOWN else value
    return change_act(case, act_id, replace(case.act(act_id), by=by))
