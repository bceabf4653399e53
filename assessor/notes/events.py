"""One verb of conduct as it stands in a note."""

from __future__ import annotations

from dataclasses import dataclass, field

from assessor.notes.lexicon import Sense


@dataclass(slots=True)
class Event:
    """One verb of conduct as it stands in the note."""

    at: int
    left: int
    lemma: str
    passive: bool = False
    negated: bool = False
    modal: str = ""
    to: bool = False
    ing: bool = False
    subject: str = ""
    unsure: tuple[str, ...] = ()
    subject_at: int = -1
    right: tuple[int, int] = (0, 0)
    status: str = "said"
    cue: str = ""
    cue_rule: str = ""
    cue_span: tuple[int, int] = (0, 0)
    sense: Sense | None = None
    facts: dict[str, str] = field(default_factory=dict)
    to_whom: str = ""
    patient: str = ""

    @property
    def kind(self) -> str:
        """The kind of act, or empty."""
        return self.sense.kind if self.sense is not None else ""
