"""The six cases, the rule book read once, and documents made of them."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from assessor.case.file import load_case, read_case
from assessor.case.model import Case
from assessor.documents.build import build
from assessor.documents.contacts import Help, help_for
from assessor.documents.kinds import KINDS
from assessor.text.content import Document
from legal_rules.rulebook import RuleBook, load

HERE = Path(__file__).parent
TODAY = dt.date(2026, 11, 22)
CASES = ("threat-only", "deepfake-adult", "under-18", "before-commencement", "scotland", "nothing-fits")
SUPPORT_KINDS = tuple(kind.id for kind in KINDS.values() if kind.view == "support")
LAW_KINDS = tuple(kind.id for kind in KINDS.values() if kind.view != "support")


@cache
def book() -> RuleBook:
    """The shipped rule book."""
    loaded = load()
    assert loaded.book is not None, loaded.problems
    return loaded.book


@cache
def case(name: str) -> Case:
    """One of the six cases."""
    found, problems = load_case(HERE / "cases" / f"{name}.yaml", book().vocabulary)
    assert found is not None, problems
    return found


def case_of(text: str) -> Case:
    """A case from YAML text."""
    found, problems = read_case(text, book().vocabulary)
    assert found is not None, problems
    return found


def made(kind: str, of: Case | str, reader: str = "", help: tuple[Help, ...] | None = None) -> Document:
    """A document of a kind about a case, for the reader it is written for; about one of the six, made once."""
    return _made(kind, of, reader, help) if isinstance(of, str) else made_anew(kind, of, reader, help)


def made_anew(kind: str, of: Case | str, reader: str = "", help: tuple[Help, ...] | None = None) -> Document:
    """The same, whatever was made before."""
    about = case(of) if isinstance(of, str) else of
    routes = help_for(about, book()) if help is None else help
    document = build(kind, about, book(), reader or KINDS[kind].readers[0], routes, today=TODAY)
    assert isinstance(document, Document), document
    return document


_made = cache(made_anew)


def whole_text(document: Document) -> str:
    """Every text of a document, one a line."""
    return "\n".join(document.texts())


def section(document: Document, heading: str) -> str:
    """Every text of the sections whose heading holds some words."""
    from assessor.text.content import block_texts

    return "\n".join(
        text for part in document.sections if heading in part.heading for b in part.blocks for text in block_texts(b)
    )


SAMPLE_HELP = (
    Help("line", "A helpline", "support", "listens and explains", (("Telephone", "0000 000 000"),), True, "2026-11-22"),
    Help("site", "A removal service", "removal", "takes pictures down", (("Web", "https://removal.example/"),), True),
    Help("order", "An order that protects", "order", "a civil court can forbid contact", (), True, "", False),
    Help("shaky", "A line nobody confirmed", "support", "", (("Telephone", "0000 111 111"),), False, "2026-01-02"),
    Help("police", "The police", "police", "take a report", (("Telephone", "101; in danger 999"),), True),
)
