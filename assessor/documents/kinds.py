"""The kinds of document: for whom each is written, in which view, and whom it may be made for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

READERS: Mapping[str, str] = MappingProxyType(
    {
        "the-person": "the person supported",
        "worker": "the support worker",
        "service-file": "the service's own record, which a court may see",
        "police": "the police",
        "solicitor": "a solicitor",
        "student": "a student of law",
        "policy": "policy and law-reform staff",
    }
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document. `view` is the view of the result it rests on; `readers` those it is written for; `sets` whether it says
    which answers would complete an offence or have to be otherwise."""

    id: str
    title: str
    view: str
    readers: tuple[str, ...]
    about: str
    sets: bool = False


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.id: kind
        for kind in (
            Kind(
                "case-note", "Case note", "support", ("service-file", "worker"), "a record for the service's own file"
            ),
            Kind(
                "chronology",
                "Chronology",
                "support",
                ("worker", "police", "solicitor", "the-person"),
                "what happened, in order of date",
            ),
            Kind(
                "next-steps",
                "What you can do now",
                "support",
                ("the-person", "worker"),
                "two pages for the person: safety, three numbers, steps",
            ),
            Kind(
                "options",
                "Your options",
                "support",
                ("the-person", "worker"),
                "plain words and large print for the person",
            ),
            Kind(
                "points-to-prove",
                "Points to prove",
                "law",
                ("solicitor", "worker", "student"),
                "each offence by its elements",
            ),
            Kind(
                "police-sheet",
                "Preparing a report to the police",
                "support",
                ("the-person", "worker", "police"),
                "what to take to the police",
            ),
            Kind(
                "irac",
                "Issue, rule, application, conclusion",
                "law",
                ("student", "solicitor"),
                "a problem question set out in order",
                sets=True,
            ),
            Kind(
                "gap-memo",
                "Gap memo",
                "policy",
                ("policy", "student"),
                "what is covered, where and when, and what is not",
            ),
        )
    }
)


def fits_reader(kind: Kind, reader: str) -> bool:
    """Whether a kind of document is written for a reader."""
    return reader in kind.readers
