"""What a note states as cards: an act, what is said of somebody, a nation; and the sentences to look at, which are no proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assessor.interview.question import answer_words
from assessor.notes.text import act_words
from assessor.text.literals import left
from legal_rules.facts import KIND, Vocabulary
from legal_rules.files.written import Json

ACT, SAID, LOOK = "act", "said", "look"
BY_HAND = "by-hand"


@dataclass(frozen=True)
class Card:
    """One card: what it is of, the suggestions it stands for (by number), and its place in the note."""

    kind: str
    rows: tuple[int, ...]
    span: tuple[int, int]
    act: str = ""
    fact: str = ""


def cards(reading: Json) -> list[Card]:
    """Every card of a reading: acts first, each with its day, then what is said of people, then what to look at."""
    rows = reading["suggestions"]
    acts = [
        Card(ACT, tuple(n for n, row in enumerate(rows) if row["act"] == act["id"]), _pair(act["spans"][-1]), act["id"])
        for act in reading["acts"]
    ]
    said = [
        Card(SAID, (n,), _pair(row["spans"][0]), fact=row["fact"]) for n, row in enumerate(rows) if row["act"] is None
    ]
    return [*acts, *said, *(Card(LOOK, (), _pair(span)) for span in reading["not_understood"])]


def _pair(span: Sequence[int]) -> tuple[int, int]:
    return span[0], span[1]


def words_of(card: Card, reading: Json, vocabulary: Vocabulary, note: str) -> str:
    """A card in a line."""
    if card.kind == LOOK:
        return f"To look at: {' '.join(note[slice(*card.span)].split())}"
    if card.kind == ACT:
        return act_words(next(act for act in reading["acts"] if act["id"] == card.act), vocabulary)
    row = reading["suggestions"][card.rows[0]]
    known = vocabulary.knows(row["fact"]) and row["value"] in vocabulary.spec(row["fact"]).values
    says = left(vocabulary, row["fact"], (row["value"],)) if known else f"{row['fact']}: {answer_words(row['value'])}"
    return f"{row['person']}: {says}" if row["person"] else says


def changed(reading: Json, card: Card, value: str) -> Json:
    """A reading in which a card says something else: another kind of act, another value."""
    rows = [
        {**row, "value": value} if n in card.rows and (row["fact"] == KIND or not card.act) else row
        for n, row in enumerate(reading["suggestions"])
    ]
    acts = [{**act, "kind": value} if act["id"] == card.act else act for act in reading["acts"]]
    return {**reading, "suggestions": rows, "acts": acts}


def made_act(reading: Json, span: Sequence[int], kind: str) -> tuple[Json, Card]:
    """A reading with an act of a sentence that was to be looked at, of the kind somebody chose; by whom is left open."""
    id, number = f"act-{len(reading['acts']) + 1}", len(reading["suggestions"])
    act = {
        "id": id,
        "kind": kind,
        "when": None,
        "nation": None,
        "by": None,
        "about": None,
        "to": None,
        "spans": [list(span)],
        "image": None,
        "asks": [],
    }
    row = {
        "act": id,
        "image": None,
        "person": None,
        "fact": KIND,
        "value": kind,
        "spans": [list(span)],
        "cue": "",
        "rule": BY_HAND,
        "why": BY_HAND,
    }
    made = {**reading, "acts": [*reading["acts"], act], "suggestions": [*reading["suggestions"], row]}
    return made, Card(ACT, (number,), _pair(span), id)
