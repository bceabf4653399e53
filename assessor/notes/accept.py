"""What somebody accepted of a reading, put into a case: acts, people, pictures, and answers whose source is the note."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from assessor.case.edit import add_image, fresh_act, put
from assessor.case.model import AGE_BANDS, Act, Answer, Case, Person
from assessor.dates.when import When
from assessor.result.whatif import place_of
from legal_rules.facts import KIND
from legal_rules.files.written import Json
from legal_rules.rulebook import RuleBook

NOTE = "note"
WHEN, NATION = "when", "nation"
ROLES = {"responsible": "responsible", "supported": "supported", "affected": "affected"}
UNKNOWN_WHEN = When()


def accept(
    case: Case, reading: Json, chosen: Collection[int], book: RuleBook, same: Mapping[str, str] | None = None
) -> Case:
    """A case with the suggestions that were accepted; what was not accepted changes nothing, and nothing is doubled.

    Args:
        case: the case as it is.
        reading: what `narrate` gave.
        chosen: the numbers of the suggestions accepted, counted from 0 in the reading's order.
        book: the rule book.
        same: acts of the reading that are acts of the case already: these are not added, and keep the day they have.
    """
    taken = [reading["suggestions"][n] for n in sorted(chosen)]
    wanted = {row["act"] for row in taken if row["fact"] == KIND}
    names = dict(same or {})
    dated = {act.id for act in case.acts if act.when != UNKNOWN_WHEN}
    for act in reading["acts"]:
        if act["id"] in wanted and act["id"] not in names:
            case = _with_act(case, act, reading, names)
    for row in taken:
        if not (row["fact"] == WHEN and names.get(row["act"] or "") in dated):
            case = _with_fact(case, row, str(row["value"]), names, book)
    return case


def _with_act(case: Case, row: Json, reading: Json, names: dict[str, str]) -> Case:
    """One more act, not dated unless its day is accepted, with the people and picture it needs."""
    for letter in (row["by"], row["about"]):
        case = _with_person(case, letter, reading)
    picture = row["image"]
    if picture and picture not in names:
        case, names[picture] = _with_image(case, next(i for i in reading["images"] if i["id"] == picture))
    names[row["id"]] = fresh_act(case, row["kind"])
    act = Act(
        id=names[row["id"]],
        kind=row["kind"],
        by=row["by"] or "",
        about=row["about"] or "",
        image=names.get(picture or "", ""),
        when=UNKNOWN_WHEN,
        nation=(row["nation"],) if row["nation"] and row["nation"] != case.nation else (),
    )
    return replace(case, acts=(*case.acts, act))


def _with_person(case: Case, letter: str | None, reading: Json) -> Case:
    if not letter or letter in case.people:
        return case
    said = next((person["role"] for person in reading["people"] if person["id"] == letter), "")
    return replace(case, people={**case.people, letter: Person(ROLES.get(said, "other"))})


def _with_image(case: Case, row: Json) -> tuple[Case, str]:
    return add_image(case, row["of"] or None)


def _with_fact(case: Case, row: Json, value: str, names: Mapping[str, str], book: RuleBook) -> Case:
    fact = row["fact"]
    act = names.get(row["act"] or "", "")
    if fact == WHEN and act:
        return replace(case, acts=tuple(replace(a, when=_when(row["value"])) if a.id == act else a for a in case.acts))
    if fact == NATION and value != "unknown":
        return replace(case, nation=value)
    if fact in (KIND, WHEN, NATION) or not book.vocabulary.knows(fact) or (row["act"] and not act):
        return case
    if row["person"] and fact.endswith(".age") and value in AGE_BANDS:
        person = case.people.get(row["person"])
        return (
            case if person is None else replace(case, people={**case.people, row["person"]: replace(person, age=value)})
        )
    act = act or (case.acts[0].id if case.acts else "")
    if not act:
        return case
    place = names.get(row["image"] or "", "") or place_of(case, act, fact, book)
    return put(case, act, fact, place, Answer(value, NOTE))


def _when(said: Any) -> When:
    """A day or days as the reading gives them."""
    if isinstance(said, str):
        return When(day=dt.date.fromisoformat(said))
    days = {name: dt.date.fromisoformat(str(day)) for name, day in said.items() if day}
    return When(from_=days.get("from"), to=days.get("to"), before=days.get("before"), after=days.get("after"))
