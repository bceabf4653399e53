"""What else a note says: not done, not sure, both ways, and what was not understood."""

from __future__ import annotations

from typing import Any

from assessor.notes.ages import Age
from assessor.notes.events import Event
from assessor.notes.note import Json, Note, Suggestions
from assessor.notes.tokens import Pipeline, Words


class Rest:
    """Writes what a note says beside acts and facts."""

    def __init__(self, note: Note, pipe: Pipeline, found: Suggestions) -> None:
        self.note, self.pipe, self.found = note, pipe, found
        self.words, self.people = note.words, note.people

    def unsure(self) -> None:
        """Verbs that were hedged or denied: what may have been done is not known."""
        done = {act.kind for act in self.note.acts}
        for event in self.note.events:
            if (
                event.status not in ("hedged", "denied")
                or not event.kind
                or not (event.subject or event.unsure or event.passive)
                or (event.subject == self.people.affected and event.subject)
            ):
                continue
            why = (
                "only thought, feared or heard of" if event.status == "hedged" else "denied by the person it is said of"
            )
            self.found.add(
                "act.completed",
                "unknown",
                event.left,
                event.at + 1,
                event.cue,
                event.cue_rule,
                f"{why}: {event.cue}",
                kind=event.kind,
                status=event.status,
                also_said=event.kind in done,
            )

    def said_not(self) -> list[Json]:
        out = []
        for event in self.note.events:
            if event.status in ("negated", "refused") and event.kind and event.subject != self.people.affected:
                out.append(
                    {
                        "kind": event.kind,
                        "by": self.note.letter(event.subject),
                        "spans": [self.words.span(event.left, event.at + 1)],
                        "cue": event.cue,
                        "rule": event.cue_rule,
                    }
                )
        return out

    def contradictions(self) -> list[Json]:
        """Places of the note that say opposite things."""
        out: list[Json] = []
        by_place: dict[tuple[Any, ...], dict[str, Json]] = {}
        for row in self.found.rows:
            if row["value"] in ("yes", "no"):
                by_place.setdefault((row["act"], row["image"], row["person"], row["fact"]), {})[row["value"]] = row
        for (act, image, person, fact), rows in by_place.items():
            if len(rows) == 2:
                out.append(
                    {
                        "fact": fact,
                        "act": act,
                        "image": image,
                        "person": person,
                        "spans": [*rows["yes"]["spans"], *rows["no"]["spans"]],
                    }
                )
        ages: dict[tuple[str, bool], list[Age]] = {}
        for age in self.note.ages:
            if age.years is not None and age.who in self.note.letters:
                ages.setdefault((age.who, age.now), []).append(age)
        for (who, _), said in ages.items():
            if len({a.years for a in said}) > 1:
                out.append(
                    {
                        "fact": "age",
                        "act": None,
                        "image": None,
                        "person": self.note.letter(who),
                        "spans": [list(self.words.clean.back(a.start, a.end)) for a in said],
                    }
                )
        return out

    def not_understood(self) -> list[list[int]]:
        """Sentences with a verb of conduct, or a picture and a verb, that gave nothing."""
        words = self.words
        read: set[int] = set()
        for act in self.note.acts:
            read.update(words.number(e.at) for e in act.events)
        for fact in self.note.facts:
            read.add(words.number(fact.first))
        for event in self.note.events:
            if event.status != "said" and event.kind:
                read.add(words.number(event.at))
        out: list[list[int]] = []
        for event in self.note.events:
            number = words.number(event.at)
            if (
                number in read
                or event.lemma not in _CONDUCT_WORDS
                or (event.subject == self.people.affected and event.subject)
            ):
                continue
            if event.status in ("negated", "hypothetical", "agreed", "refused", "planned") or (
                event.lemma in _WEAK and not _speaks_of_images_here(words, event)
            ):
                continue
            read.add(number)
            first, last = words.sentences[number]
            while first < last - 1 and not words.low[first].strip():
                first += 1
            while last - 1 > first and not words.low[last - 1].strip():
                last -= 1
            out.append(words.span(first, last))
        return out


_CONDUCT_WORDS = frozenset({
    "post", "upload", "share", "send", "film", "record", "photograph", "forward", "leak", "publish", "threaten", "circulate", "distribute", "hide", "install",
    "spy", "watch", "screenshot", "save", "download", "create", "edit", "photoshop", "deepfake", "nudify", "expose", "flash", "show", "hack", "demand", "blackmail",
    "airdrop", "message", "text", "email", "spread", "take", "put", "pass", "video", "videotape",
})  # fmt: skip


_WEAK = frozenset(
    {
        "take",
        "put",
        "pass",
        "show",
        "send",
        "save",
        "watch",
        "message",
        "text",
        "email",
        "hide",
        "share",
        "edit",
        "create",
        "record",
        "install",
        "demand",
        "spread",
        "post",
    }
)


def _speaks_of_images_here(words: Words, event: Event) -> bool:
    first, last = words.sentence(event.at)
    return any(
        words.label[k].split(".")[0] == "IMAGE" for k in range(max(first, event.at - 20), min(last, event.at + 20))
    )
