"""How an enactment is cited, in short."""

from __future__ import annotations

from legal_rules.law import Provision
from legal_rules.rulebook import RuleBook


def cite(book: RuleBook, act: str, at: str = "") -> str:
    """The short citation of an enactment, with a pinpoint if one is given."""
    statute = book.statutes.get(act)
    name = act if statute is None else (statute.short or statute.citation)
    return f"{name} {at}".strip()


def cited(book: RuleBook, provision: Provision) -> str:
    """The short citation of a provision."""
    return cite(book, provision.act, provision.at)
