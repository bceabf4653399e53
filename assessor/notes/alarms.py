"""What must be looked at before anything else in a note."""

from __future__ import annotations

from assessor.notes.note import Json, Note
from assessor.notes.tokens import Hit, Pipeline


class Alarms:
    """Writes the interrupts of one note."""

    def __init__(self, note: Note, pipe: Pipeline) -> None:
        self.note, self.pipe, self.words = note, pipe, note.words

    def write(self, personal: list[Json]) -> list[Json]:
        flags: dict[str, Json] = {}
        rows = {row["id"]: row for row in self.pipe.lex.interrupts}

        def raise_(id: str, severity: str, says: str, span: list[int]) -> None:
            flag = flags.setdefault(id, {"id": id, "severity": severity, "says": says, "because": []})
            if span not in flag["because"] and len(flag["because"]) < 20:
                flag["because"].append(span)

        for hit in self.pipe.hits(self.pipe.alarms, self.words):
            if not self._denied_alarm(hit):
                raise_(
                    hit.rule, rows[hit.rule]["severity"], rows[hit.rule]["says"], self.words.span(hit.first, hit.last)
                )
        for age in self.note.ages:
            if (age.years is not None and age.years < 18) or age.band == "under-18":
                raise_(
                    "under-18",
                    "stop",
                    "The note speaks of somebody under 18.",
                    list(self.words.clean.back(age.start, age.end)),
                )
        for at, label in enumerate(self.words.label):
            if (
                label in ("CHILDWORD", "IMAGE.childabuse")
                and at == self.words.groups[self.words.group[at]][0]
                and self._child_in_picture(at)
            ):
                raise_(
                    "under-18",
                    "stop",
                    "The note speaks of somebody under 18.",
                    self.words.span(at, self.words.groups[self.words.group[at]][1]),
                )
        for row in personal:
            if row["kind"] in ("image-data", "image-path"):
                raise_(
                    "image-content",
                    "stop",
                    "The note holds an image, or the name of an image file. Take it out: no image belongs here.",
                    row["span"],
                )
        return sorted(flags.values(), key=lambda f: (("stop", "urgent", "care").index(f["severity"]), f["id"]))

    def _child_in_picture(self, at: int) -> bool:
        """Whether a word for a child stands in a sentence with a picture or an act, or says it is a child's picture."""
        first, last = self.words.sentence(at)
        return any(
            self.words.label[k].split(".")[0] == "IMAGE" for k in range(max(first, at - 30), min(last, at + 30))
        ) or any(first <= e.at < last and e.kind for e in self.note.events[:2000] if abs(e.at - at) < 40)

    def _denied_alarm(self, hit: Hit) -> bool:
        if hit.rule in ("self-harm", "danger-now"):
            return False
        return any(
            self.words.low[k] in ("not", "never", "no", "n't", "without")
            for k in range(max(hit.first - 3, self.words.sentence(hit.first)[0]), hit.first)
        )
