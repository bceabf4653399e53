"""A document from a case: the context, through a template, into the content model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor.case.model import Case
from assessor.documents.contacts import Help
from assessor.documents.kinds import KINDS
from assessor.documents.markup import TemplateError, read_body
from assessor.documents.material import assessed, context, header
from assessor.documents.once import said_once
from assessor.files.clean import plain
from assessor.safety.known import reported
from assessor.text.content import Document
from assessor.text.names import NO_DOCUMENT
from legal_rules.files.problems import NOWHERE, Problem
from legal_rules.questions import SUPPORT
from legal_rules.rulebook import RuleBook

if TYPE_CHECKING:
    from assessor.documents.sandbox import Sandbox

TEMPLATES = Path(__file__).resolve().parent / "templates"


def environment(folder: Path | None = None) -> Sandbox:
    """The sandbox templates run in. A template in `folder` takes the place of the shipped one of the same name.

    Values are escaped whatever a template is called, and an unknown name is an error rather than nothing.
    """
    return _environment(None if folder is None else folder.resolve())


@cache
def _environment(folder: Path | None) -> Sandbox:
    from jinja2 import FileSystemLoader, StrictUndefined

    places = [str(TEMPLATES)] if folder is None else [str(folder), str(TEMPLATES)]
    made: Sandbox = _sandbox().Sandbox(
        loader=FileSystemLoader(places),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: plain(value) if type(value) is str else value,
    )
    return made


def _sandbox() -> Any:
    """The sandbox, with Jinja behind it: imported when a document is made, so that a start costs nothing."""
    return import_module("assessor.documents.sandbox")


def run_template(name: str, values: Mapping[str, object], folder: Path | None = None) -> str:
    """What a template writes.

    Raises:
        TemplateError: it is not there, cannot be read, or does something the sandbox does not allow.
    """
    from jinja2 import TemplateError as JinjaError
    from jinja2 import TemplateSyntaxError

    try:
        written: str = _sandbox().rendered(environment(folder), name, values)
        return written
    except TemplateSyntaxError as error:
        raise TemplateError(f"{error.filename or error.name or name}:{error.lineno}: {error.message}") from None
    except (JinjaError, ArithmeticError, LookupError, TypeError, ValueError, OSError, RecursionError) as error:
        raise TemplateError(f"{name}: {error or type(error).__name__}") from None


def build(
    kind_id: str,
    case: Case,
    book: RuleBook,
    reader: str,
    help: Sequence[Help] = (),
    folder: Path | None = None,
    today: dt.date | None = None,
) -> Document | tuple[Problem, ...]:
    """A document of a kind for a reader, or what is contradictory in the case.

    Args:
        kind_id: a key of `KINDS`.
        case: the case.
        book: the rule book.
        reader: a key of `READERS`.
        help: who can help and what can be done, as chosen for this case.
        folder: a service's own templates.
        today: the day of assessment where the case has none.

    Raises:
        TemplateError: a template cannot be used.
    """
    kind = KINDS[kind_id]
    if reported(case):
        return (Problem(NOWHERE, NO_DOCUMENT, "'assessor assess' prints who can help"),)
    given = assessed(case, book, kind, reader, help, today)
    if isinstance(given, tuple):
        return given
    body = read_body(run_template(f"{kind.id}.xml.j2", context(given, kind), folder), f"{kind.id}.xml.j2")
    sections = said_once(body.sections) if kind.id == "options" else body.sections
    return Document(
        kind.id, kind.title, reader, header(given, kind.view == SUPPORT, kind.id == "next-steps"), sections, body.large
    )
