"""Documents of a case of 50 acts, assessment and all: each kind in the form that costs most, and the slowest as PDF."""

from __future__ import annotations

import datetime as dt
from functools import partial

from assessor.case.model import Act, Answer, Case, Image, Person
from assessor.dates.when import When
from assessor.documents.build import build
from assessor.documents.forms import FORMS
from assessor.documents.kinds import KINDS
from assessor.text.content import Document
from benchmarks.timing import Row, timed
from legal_rules.rulebook import load

ACTS = 50
BUDGET, PDF_BUDGET = 1_000_000.0, 3_000_000.0
YES, NO, UNKNOWN = Answer("yes"), Answer("no"), Answer("unknown")
_KINDS = (
    ("share", {"consent.sharing": NO, "purpose.distress": UNKNOWN}),
    ("threaten", {"consent.sharing": NO}),
    ("take", {"consent.taking": NO}),
    ("create", {"consent.creating": NO, "purpose.distress": YES}),
)


def fifty_acts() -> Case:
    """An invented case of 50 acts of four kinds over four years."""
    shown = {"image.origin": Answer("camera"), "image.age-then": Answer("adult"), "shows.breasts": YES}
    acts = tuple(
        Act(
            id=f"act-{n}",
            kind=_KINDS[n % 4][0],
            by="A",
            about="B",
            image="photo",
            when=When(day=dt.date(2023, 1, 1) + dt.timedelta(days=27 * n)),
            place=f"https://example.org/p/{n}",
            facts=_KINDS[n % 4][1],
        )
        for n in range(ACTS)
    )
    return Case(
        id="fifty-acts",
        nation="england-wales",
        synthetic=True,
        as_at=dt.date(2026, 11, 22),
        people={"A": Person("responsible", "adult"), "B": Person("supported", "27")},
        images={"photo": Image(("B",), shown)},
        acts=acts,
    )


def rows() -> list[Row]:
    """Each kind of document, from the case to the finished file."""
    book = load().book
    assert book is not None
    case = fifty_acts()

    def whole(kind: str, form: str) -> bytes:
        document = build(kind, case, book, KINDS[kind].readers[0])
        assert isinstance(document, Document)
        return FORMS[form].write(document)

    found = []
    for form, budget in (("docx", BUDGET), ("html", BUDGET), ("pdf", PDF_BUDGET)):
        for kind in KINDS:
            micros = timed(partial(whole, kind, form), batches=3, least=0)
            found.append(Row(f"document of {ACTS} acts: {kind}, {form}", micros, budget))
    return found
