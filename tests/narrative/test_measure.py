"""The scorer tells a right reading from a wrong one, field by field."""

from __future__ import annotations

from typing import Any

from tests.narrative.eighty.notes import notes
from tests.narrative.measure import SETS, Measure, score_one

NOTE = next(note for note in notes(SETS["sample"]) if note.id == "sample-01")
Json = dict[str, Any]


def reading(**act: Any) -> Json:
    """A reading with one act, read from the second sentence."""
    first = NOTE.text.index("put")
    row = {"id": "act-1", "kind": "share", "by": "A", "about": "B", "when": None, "spans": [[first, first + 3]]}
    people = [{"id": "A", "spans": [list(NOTE.place(NOTE.gold["people"][0]))]}]
    return {
        "acts": [{**row, **act}],
        "people": people,
        "suggestions": [],
        "flags": [],
        "images": [],
        "not_understood": [],
    }


def scored(read: Json) -> Measure:
    into = Measure()
    score_one(NOTE, read, into, old=True)
    return into


def test_the_act_of_the_words_is_right() -> None:
    """Kind, doer and the person shown as annotated, no day."""
    found = scored(reading())
    assert found.counts["acts right"] == found.counts["acts"] == 1 and not found.counts["dangerous"]


def test_an_empty_field_is_not_wrong() -> None:
    """A doer or a person shown that is left open."""
    assert scored(reading(by=None, about=None)).counts["acts right"] == 1


def test_each_wrong_field_makes_the_suggestion_dangerous() -> None:
    """Another kind, another doer, the day of the call."""
    for wrong in ({"kind": "take"}, {"by": "B"}, {"when": "2026-11-18"}):
        found = scored(reading(**wrong))
        assert found.counts["dangerous"] == 1 and found.counts["acts right"] == 0, wrong


def test_a_second_proposal_of_one_act_is_doubled() -> None:
    """Counted against precision, not as dangerous."""
    twice = reading()
    twice["acts"] *= 2
    found = scored(twice)
    assert found.counts["acts judged"] == 2 and found.counts["acts right"] == 1 and not found.counts["dangerous"]


def test_a_silent_act_is_said() -> None:
    """Neither proposed nor listed."""
    found = scored({**reading(), "acts": []})
    assert any("SILENT" in line for line in found.errors)


def test_a_wrong_claim_about_a_person_is_dangerous() -> None:
    """An age that the words do not give."""
    claim = {"fact": "affected.age", "value": "16-17", "person": "B", "cue": "18"}
    assert scored({**reading(), "suggestions": [claim]}).counts["dangerous"] == 1
