"""The acts of a note as suggestions: kind, time, who, to whom, and what has to be asked."""

from __future__ import annotations

from typing import Any

from assessor.notes.facts import Act
from assessor.notes.grouping import SHARE_VERBS, reach_of
from assessor.notes.note import Json, Note, Suggestions
from assessor.notes.tokens import Pipeline
from assessor.notes.whens import Whens

NO_IMAGE = frozenset({"threaten", "demand", "contact", "access", "observe", "install"})


class Acts:
    """Writes the acts of one note."""

    def __init__(self, note: Note, pipe: Pipeline, found: Suggestions) -> None:
        self.note, self.pipe, self.found = note, pipe, found
        self.words, self.people = note.words, note.people

    def write(self, act: Act, nation: str) -> Json:
        lead = act.events[0]
        first, last = act.ends()
        spans = [self.words.span(e.left, e.at + 1) for e in act.events[:20]]
        when, time_rule, time_words = Whens(self.note).of(act)
        sense = lead.sense
        self.found.add(
            "act.kind",
            act.kind,
            first,
            last,
            lead.cue or self.words.text(first, last),
            sense.id if sense else lead.cue_rule,
            _why_act(act),
            act=act.id,
        )
        if when is not None:
            a, b = time_words
            self.found.add("when", when, a, b, self.words.text(a, b), time_rule, "the time said with it", act=act.id)
        for event in act.events:
            for fact, value in event.facts.items():
                self.found.add(
                    fact,
                    value,
                    event.left,
                    event.at + 1,
                    self.words.text(event.left, event.at + 1),
                    event.sense.id if event.sense else "",
                    "said by the verb itself",
                    act=act.id,
                )
        if act.kind == "threaten":
            self._threat(act)
        to = self._to(act)
        return {
            "id": act.id, "kind": act.kind, "when": when, "nation": nation or None, "by": self.note.letter(act.by), "about": "B" if self.note.letter(self.people.affected) else None,
            "to": to, "spans": spans, "image": self.image_of(act), "asks": self._asks(act),
        }  # fmt: skip

    def _asks(self, act: Act) -> list[str]:
        """What has to be asked because the note leaves it open who did it."""
        if act.by:
            return []
        if act.unsure:
            return ["who did it: " + " or ".join(sorted(self._called(who) for who in act.unsure))]
        return ["who did it"]

    def _called(self, who: str) -> str:
        letter = self.note.letters.get(who)
        person = self.people.persons.get(who)
        label = person.label if person is not None and person.label else who.split(":")[-1]
        return f"{letter} ({label})" if letter and letter != label else (letter or label)

    def _to(self, act: Act) -> Any:
        b = self.people.affected
        for event in act.events:
            if event.to_whom == b and b:
                return ["B"]
        if act.kind == "share" and any(reach_of(self.words, e) == "public" for e in act.events):
            return "public"
        return ["B"] if act.kind in ("send", "threaten") and act.kind == "send" else None

    def image_of(self, act: Act) -> str | None:
        if act.kind in NO_IMAGE:
            return None
        if act.of_doer:
            return "image-2" if any(not a.of_doer and a.kind not in NO_IMAGE for a in self.note.acts) else "image-1"
        return "image-1"

    def _threat(self, act: Act) -> None:
        event = act.events[0]
        if any(e.status == "threat" or e.kind == "threaten" for e in act.events):
            a, b = event.left, max(event.at + 1, min(event.right[1], event.at + 6))
            self.found.add(
                "threat.intimate",
                "yes",
                a,
                b,
                event.cue or self.words.text(a, b),
                event.cue_rule or "threaten.with-images",
                "the threat is about the pictures",
                act=act.id,
            )
            if any(e.status == "threat" and (e.kind == "share" or e.lemma in SHARE_VERBS) for e in act.events):
                self.found.add(
                    "threat.to-others",
                    "yes",
                    a,
                    b,
                    event.cue or self.words.text(a, b),
                    event.cue_rule,
                    "the threat is to show it to others",
                    act=act.id,
                )


def _why_act(act: Act) -> str:
    if act.kind == "threaten":
        return "said to have been threatened, not done"
    return "said to have been done"
