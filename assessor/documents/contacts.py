"""Who can help, and what can be done besides a prosecution, as documents print it."""

from __future__ import annotations

from dataclasses import dataclass

from assessor.case.model import Case
from assessor.safety.routes import routes_for
from legal_rules.rulebook import RuleBook


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


def help_for(case: Case, book: RuleBook) -> tuple[Help, ...]:
    """Who can help and what can be done in a case: what fits its nation, ages and pictures."""
    return tuple(
        Help(
            id=route.id,
            name=route.title,
            kind=route.kind,
            does=route.says,
            lines=tuple(route.lines()),
            confirmed=route.confirmed,
            checked=route.checked.isoformat(),
            person=route.kind in ("safety", "helpline", "support-reported")
            or bool(route.contact.phone or route.contact.email),
        )
        for route in routes_for(case, book)
    )
