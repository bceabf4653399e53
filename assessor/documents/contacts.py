"""Who can help, and what can be done besides a prosecution, as documents print it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Help:
    """One route or contact for a case. `kind` groups them; `lines` are labelled texts; `confirmed` no = check first."""

    id: str
    name: str
    kind: str
    does: str
    lines: tuple[tuple[str, str], ...] = ()
    confirmed: bool = True
    checked: str = ""
    person: bool = True

    @property
    def criminal(self) -> bool:
        """Whether it is a way into the criminal process."""
        return self.kind in ("police", "criminal", "review")
