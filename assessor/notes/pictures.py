"""The pictures of a note and what is said of them and of the acts."""

from __future__ import annotations

from assessor.notes.acts import Acts
from assessor.notes.note import Json, Note, Suggestions
from assessor.notes.tokens import Pipeline


class Pictures:
    """Writes the pictures of one note, and the facts."""

    def __init__(self, note: Note, pipe: Pipeline, found: Suggestions, acts: Acts) -> None:
        self.note, self.pipe, self.found, self.acts = note, pipe, found, acts
        self.words, self.people = note.words, note.people

    def write(self) -> list[Json]:
        used = list(dict.fromkeys(image for act in self.note.acts if (image := self.acts.image_of(act))))
        labels = [k for k, label in enumerate(self.words.label) if label.split(".")[0] == "IMAGE"]
        if not used and labels and any(f.scope == "image" for f in self.note.facts):
            used = ["image-1"]
        doer_first = (
            bool(self.note.acts)
            and all(a.of_doer for a in self.note.acts if self.acts.image_of(a) == "image-1")
            and any(self.acts.image_of(a) == "image-1" for a in self.note.acts)
        )
        out = []
        for image in used:
            of = "A" if image == "image-2" or (image == "image-1" and doer_first) else "B"
            out.append({"id": image, "of": [of], "spans": [self.words.span(k, k + 1) for k in labels[:5]]})
        self.image_ids = used
        return out

    def facts(self) -> None:
        child = self._affected_is_child()
        for fact in self.note.facts:
            if fact.scope == "person":
                continue
            if fact.scope == "image":
                image = self.acts.image_of(fact.act) if fact.act is not None else None
                image = image or (self.image_ids[0] if self.image_ids else None)
                if image is None and not (fact.act is not None and fact.act.kind in ("observe", "install", "threaten")):
                    continue
                name, value, why = fact.fact, fact.value, fact.why
                if child and name.startswith("shows.") and not (fact.act is not None and fact.act.of_doer):
                    if name in (
                        "shows.genitals",
                        "shows.sexual-thing",
                        "shows.sexual-act",
                        "shows.breasts",
                        "shows.sexual-as-a-whole",
                        "shows.buttocks",
                    ):
                        name, why = "image.indecent", "a naked or sexual picture of somebody under 18"
                    else:
                        continue
                of_act = fact.act.id if image is None and fact.act is not None else None
                self.found.add(name, value, fact.first, fact.last, fact.cue, fact.rule, why, act=of_act, image=image)
            else:
                self.found.add(
                    fact.fact,
                    fact.value,
                    fact.first,
                    fact.last,
                    fact.cue,
                    fact.rule,
                    fact.why,
                    act=fact.act.id if fact.act is not None else None,
                )

    def _affected_is_child(self) -> bool:
        return any(
            age.who == self.people.affected and ((age.years is not None and age.years < 18) or age.band == "under-18")
            for age in self.note.ages
        )
