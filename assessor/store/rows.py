"""A case as rows of text and back, without loss: what stands where, and what differs between two states of a case."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from assessor.case.model import PERSON, Act, Answer, Case, Facts, Image, Person
from assessor.dates.when import Lasting, When
from assessor.store.crypto import Tampered

Key = tuple[str, ...]
PARTICULARS, PEOPLE, IMAGES, ACTS, ANSWERS = "particulars", "people", "images", "acts", "answers"
DECISIONS, DOCUMENTS, RECORD = "decisions", "documents", "record"
IS = "is"
OF_CASE = (PARTICULARS, PEOPLE, IMAGES, ACTS, ANSWERS)
MORE = "more"
"""A column of every table: JSON of whatever a later version of the program adds to a row, empty for nothing."""
COLUMNS: Mapping[str, tuple[str, ...]] = {
    PARTICULARS: ("reference", "nation", "schema", "synthetic", "as_at", "rulebook", MORE),
    PEOPLE: ("name", "role", "age", "born", MORE),
    IMAGES: ("name", "of", MORE),
    ACTS: (
        "name",
        "kind",
        "by",
        "about",
        "to",
        "image",
        "when",
        "lasting",
        "nation",
        "ages",
        "place",
        "part_of",
        "same_as",
        MORE,
    ),
    ANSWERS: ("stands", "on", "world", "fact", "value", "source", "note", "supported_says", MORE),
    DECISIONS: ("text", MORE),
    DOCUMENTS: ("kind", "reader", "form", MORE),
    RECORD: ("kind", "name", "says", MORE),
}
KEYS: Mapping[str, tuple[str, ...]] = {
    PARTICULARS: (),
    PEOPLE: ("name",),
    IMAGES: ("name",),
    ACTS: ("name",),
    ANSWERS: ("stands", "on", "world", "fact"),
    DECISIONS: ("text",),
    DOCUMENTS: ("kind", "reader", "form"),
    RECORD: ("kind", "name"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a case's content. `id` is empty for one not stored yet; `since` and `ended` count history entries."""

    table: str
    content: Mapping[str, str]
    position: int = 0
    id: str = ""
    since: int = 0
    ended: int | None = None

    @property
    def key(self) -> Key:
        """What it is about, whatever it says: two rows of one key are one thing and its correction."""
        return (self.table, *(self.content[column] for column in KEYS[self.table]))

    @property
    def rests_on(self) -> frozenset[Key]:
        """The keys of the people, images and acts it speaks of: without them it says nothing."""
        said = self.content
        if self.table == ANSWERS:
            shown = [(PEOPLE, said["world"])] if said["stands"] == IMAGES and said["world"] else []
            return frozenset(shown if said["stands"] == "case" else [(said["stands"], said["on"]), *shown])
        if self.table == IMAGES:
            return frozenset((PEOPLE, name) for name in json.loads(said["of"]) or ())
        if self.table == ACTS:
            people = [said["by"], said["about"], *(json.loads(said["to"]) or ()), *json.loads(said["ages"])]
            return frozenset(
                [
                    *((PEOPLE, name) for name in people if name),
                    *((IMAGES, name) for name in (said["image"],) if name),
                    *((ACTS, name) for name in (said["part_of"], said["same_as"]) if name),
                ]
            )
        return frozenset()


@dataclass(frozen=True, slots=True)
class Difference:
    """What turns one state of a case into another: rows that end, rows that are added, rows that only move, and rows whose
    words are taken out of the store, which ended before or end now."""

    ends: tuple[Row, ...] = ()
    adds: tuple[Row, ...] = ()
    moves: tuple[tuple[Row, int], ...] = ()
    erases: tuple[Row, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing of content differs."""
        return not self.ends and not self.adds

    def keys(self) -> frozenset[Key]:
        """Everything it touches."""
        return frozenset(row.key for row in (*self.ends, *self.adds))


def new_row(table: str, content: Mapping[str, str], position: int = 0) -> Row:
    """A row to be stored; a column that is not said is empty."""
    return Row(table, {column: content.get(column, "") for column in COLUMNS[table]}, position)


def recorded(row: Row) -> dict[str, Any]:
    """What an entry of the record says; nothing where its words were taken out."""
    said: dict[str, Any] = json.loads(row.content["says"] or "{}")
    return said


def emptied(row: Row) -> Row:
    """A row whose words were taken out: only what names it is left."""
    left = KEYS[row.table]
    return replace(row, content={column: said if column in left else "" for column, said in row.content.items()})


def case_rows(case: Case, rulebook: str = "") -> tuple[Row, ...]:
    """A case as rows, numbered in their order: each table's rows, or for answers those that stand together."""
    counts: dict[Key, int] = {}
    rows = []
    for table, content in _rows(case, rulebook):
        group = (table, *(content[column] for column in KEYS[table][:3])) if table == ANSWERS else (table,)
        counts[group] = counts.get(group, 0) + 1
        rows.append(new_row(table, content, counts[group]))
    return tuple(rows)


def _rows(case: Case, rulebook: str) -> Iterator[tuple[str, dict[str, str]]]:
    as_at = case.as_at.isoformat() if case.as_at else ""
    head = {"reference": case.id, "nation": case.nation, "schema": str(case.schema)}
    yield PARTICULARS, {**head, "synthetic": _json(case.synthetic), "as_at": as_at, "rulebook": rulebook}
    for name, person in case.people.items():
        yield PEOPLE, {"name": name, "role": person.role, "age": person.age, "born": person.born}
    for name, image in case.images.items():
        yield IMAGES, {"name": name, "of": _json(image.of)}
    for act in case.acts:
        yield ACTS, _act_row(act)
    for stands, on, world, facts in _places(case):
        for fact, answer in facts.items():
            place = {"stands": stands, "on": on, "world": world, "fact": fact}
            said = {"source": answer.source, "note": answer.note, "supported_says": answer.supported_says}
            yield ANSWERS, {**place, "value": answer.value, **said}


def _act_row(act: Act) -> dict[str, str]:
    lasting = None if act.lasting is None else {"from": _iso(act.lasting.from_), "to": _iso(act.lasting.to)}
    lists = {"to": _json(act.to), "nation": _json(act.nation), "ages": _json(dict(act.ages))}
    plain = {name: getattr(act, name) for name in ("kind", "by", "about", "image", "place", "part_of", "same_as")}
    return {"name": act.id, **plain, **lists, "when": _json(_when(act.when)), "lasting": _json(lasting)}


def _places(case: Case) -> Iterator[tuple[str, str, str, Facts]]:
    yield "case", "", "", case.facts
    for name, person in case.people.items():
        yield PEOPLE, name, "", person.facts
        if person.is_ != PERSON:
            yield PEOPLE, name, IS, {IS: Answer(person.is_)}
    for name, image in case.images.items():
        yield IMAGES, name, "", image.facts
        for shown, facts in image.shown.items():
            yield IMAGES, name, shown, facts
    for act in case.acts:
        yield ACTS, act.id, "", act.facts
        yield ACTS, act.id, "intended", act.intended
        yield ACTS, act.id, "threatened", act.threatened


def rows_case(rows: Iterable[Row]) -> Case:
    """The case that rows say; an answer whose person, image or act has ended is left out.

    Raises:
        Tampered: the case's own lines are not there once.
    """
    by_table: dict[str, list[Mapping[str, str]]] = {table: [] for table in OF_CASE}
    for row in sorted(rows, key=lambda row: row.position):
        by_table[row.table].append(row.content)
    facts: dict[Key, dict[str, Answer]] = {}
    for a in by_table[ANSWERS]:
        place = facts.setdefault((a["stands"], a["on"], a["world"]), {})
        place[a["fact"]] = Answer(a["value"], a["source"], a["note"], a["supported_says"])
    if len(by_table[PARTICULARS]) != 1:
        raise Tampered(PARTICULARS)
    (head,) = by_table[PARTICULARS]
    return Case(
        id=head["reference"],
        nation=head["nation"],
        schema=int(head["schema"]),
        synthetic=json.loads(head["synthetic"]),
        as_at=_day(head["as_at"]),
        people={
            p["name"]: Person(
                p["role"], p["age"], p["born"], facts.get((PEOPLE, p["name"], ""), {}), _who(p["name"], facts)
            )
            for p in by_table[PEOPLE]
        },
        images={
            i["name"]: Image(
                _names(json.loads(i["of"])), facts.get((IMAGES, i["name"], ""), {}), _shown(i["name"], facts)
            )
            for i in by_table[IMAGES]
        },
        acts=tuple(_act(a, facts) for a in by_table[ACTS]),
        facts=facts.get(("case", "", ""), {}),
    )


def stamp_of(rows: Iterable[Row]) -> str:
    """The version of the rule base a case was last saved under; empty if that is not known."""
    return next((row.content["rulebook"] for row in rows if row.table == PARTICULARS), "")


def _who(name: str, facts: Mapping[Key, Mapping[str, Answer]]) -> str:
    """One person, a group or an organisation: kept among the answers, in a place of its own."""
    found = facts.get((PEOPLE, name, IS), {}).get(IS)
    return found.value if found is not None else PERSON


def _shown(name: str, facts: Mapping[Key, dict[str, Answer]]) -> dict[str, dict[str, Answer]]:
    """What a picture shows of each person: there the world is a person in it."""
    return {person: said for (stands, on, person), said in facts.items() if (stands, on) == (IMAGES, name) and person}


def _act(row: Mapping[str, str], facts: Mapping[Key, Mapping[str, Answer]]) -> Act:
    lasting = json.loads(row["lasting"])
    name = row["name"]
    return Act(
        id=name,
        to=_names(json.loads(row["to"])),
        when=_read_when(json.loads(row["when"])),
        lasting=None if lasting is None else Lasting(dt.date.fromisoformat(lasting["from"]), _day(lasting["to"])),
        nation=tuple(json.loads(row["nation"])),
        ages=json.loads(row["ages"]),
        facts=facts.get((ACTS, name, ""), {}),
        intended=facts.get((ACTS, name, "intended"), {}),
        threatened=facts.get((ACTS, name, "threatened"), {}),
        kind=row["kind"],
        by=row["by"],
        about=row["about"],
        image=row["image"],
        place=row["place"],
        part_of=row["part_of"],
        same_as=row["same_as"],
    )


def difference(before: Iterable[Row], after: Iterable[Row]) -> Difference:
    """What turns stored rows into those of another state; a row that says the same stays as it is.

    A row that only stands at another place of its order is moved, which is no correction.
    """
    stored = {row.key: row for row in before}
    wanted = {row.key: row for row in after}
    ends, adds = [], []
    for key, row in stored.items():
        if key not in wanted or wanted[key].content != row.content:
            ends.append(row)
    for key, row in wanted.items():
        if key not in stored or stored[key].content != row.content:
            adds.append(row)
    moves = [
        (stored[key], row.position)
        for key, row in wanted.items()
        if key in stored and stored[key].content == row.content and stored[key].position != row.position
    ]
    return Difference(tuple(ends), tuple(adds), tuple(moves))


def after(rows: Iterable[Row], what: Difference, added: Iterable[Row]) -> tuple[Row, ...]:
    """Stored rows once a difference is written; `added` are its added rows as stored."""
    ended = {row.id for row in what.ends}
    moved = {row.id: position for row, position in what.moves}
    kept = (replace(row, position=moved[row.id]) if row.id in moved else row for row in rows if row.id not in ended)
    return (*kept, *added)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _iso(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _names(value: Any) -> tuple[str, ...] | None:
    return None if value is None else tuple(value)


_WHEN = ("day", "from_", "to", "before", "after")


def _when(when: When) -> dict[str, str]:
    return {name: day.isoformat() for name in _WHEN if (day := getattr(when, name)) is not None}


def _read_when(plain: Mapping[str, str]) -> When:
    day, from_, to, before, after = (_day(plain.get(name, "")) for name in _WHEN)
    return When(day, from_, to, before, after)
