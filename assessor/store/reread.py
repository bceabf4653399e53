"""Reading a case that was stored under an older rule base: renamed facts carried over, retired ones left aside, and a list
of every difference to show before anything is saved. The store keeps the answers as they were given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assessor.case.checks import stands
from assessor.case.model import NO_INFORMATION, Answer, Case, Facts
from legal_rules.facts import Vocabulary, in_world, split_world

RENAMED, RETIRED, UNKNOWN_FACT, VALUE, TWICE = "renamed", "retired", "unknown", "value", "twice"
CONFIRMED, TAKEN_BACK, OTHER_DAY = "confirmed", "taken-back", "other-day"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: where the answer stands, the fact it was given to, the fact it is read as (empty: to none). Of law
    that was confirmed or taken back: its provision, and its first day then and now."""

    kind: str
    place: str
    was: str
    now: str = ""
    value: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {_SAYS[self.kind].format(was=self.was, now=self.now, value=self.value)}"


_SAYS = {
    RENAMED: "'{was}' is now called '{now}'; the answer ({value}) is carried over.",
    RETIRED: "'{was}' is no longer asked; the answer ({value}) is left aside.",
    UNKNOWN_FACT: "'{was}' is no fact of this rule base; the answer ({value}) is left aside.",
    VALUE: "'{was}' can no longer be '{value}'; the question is open again.",
    CONFIRMED: "its start was confirmed since: in force from {now}.",
    TAKEN_BACK: "its start, {was}, was confirmed then and is no longer.",
    OTHER_DAY: "it was confirmed from {was} then, and is from {now} now.",
    TWICE: "'{was}' is now called '{now}', which has another answer already; the old one ({value}) is left aside.",
}


def reread(case: Case, vocabulary: Vocabulary) -> tuple[Case, tuple[Change, ...]]:
    """The case as it reads under a vocabulary, and every difference; a case that needs none comes back as it is."""
    found: list[Change] = []
    made = {place: _facts(facts, place, vocabulary, found) for place, facts in stands(case)}
    if not found:
        return case, ()
    people = {name: replace(person, facts=made[f"people.{name}"]) for name, person in case.people.items()}
    images = {
        name: replace(
            image,
            facts=made[f"images.{name}"],
            shown={person: made[f"images.{name}.shown.{person}"] for person in image.shown},
        )
        for name, image in case.images.items()
    }
    acts = tuple(
        replace(
            act,
            facts=made[f"acts.{act.id}"],
            intended=made[f"acts.{act.id}.intended"],
            threatened=made[f"acts.{act.id}.threatened"],
        )
        for act in case.acts
    )
    return replace(case, people=people, images=images, acts=acts, facts=made["case"]), tuple(found)


def _facts(facts: Facts, place: str, vocabulary: Vocabulary, found: list[Change]) -> Mapping[str, Answer]:
    """Facts as they read now: a name as it stands first, so that an answer to the new name wins over one to the old."""
    made: dict[str, Answer] = {}
    for name, answer in facts.items():
        now = _name(name, vocabulary)
        if not now:
            kind = RETIRED if split_world(name)[1] in vocabulary.retired else UNKNOWN_FACT
            found.append(Change(kind, place, name, "", answer.value))
        elif answer.value not in (*vocabulary.spec(now).values, *NO_INFORMATION):
            found.append(Change(VALUE, place, name, now, answer.value))
        elif now == name:
            made[name] = answer
        elif now in facts or now in made:
            same = (facts.get(now) or made[now]).value == answer.value
            found.append(Change(RENAMED if same else TWICE, place, name, now, answer.value))
        else:
            made[now] = answer
            found.append(Change(RENAMED, place, name, now, answer.value))
    return made


def _name(name: str, vocabulary: Vocabulary) -> str:
    """The fact a stored name stands for now; empty if for none."""
    if name in vocabulary.facts:
        return name
    world, base = split_world(name)
    seen: set[str] = set()
    while base in vocabulary.renamed and base not in seen:
        seen.add(base)
        base = vocabulary.renamed[base]
    now = in_world(world, base)
    known = vocabulary.facts.get(base)
    return now if known is not None and known.scope != "law" else ""
