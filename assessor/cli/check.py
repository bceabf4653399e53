"""`check`: the rule base's form, its ledgers, and the law itself."""

from __future__ import annotations

from pathlib import Path

import click

from assessor.cli.common import FORMAT, OVERLAYS, give, rule_book
from assessor.documents.reviews import load_reviews, stale_reviews
from assessor.safety.routes import stale_routes
from assessor.text.blocks import Page
from legal_rules.checks import FAULT, NOTE, CheckFinding
from legal_rules.checks import check as run
from legal_rules.rulebook import RuleBook


@click.command()
@OVERLAYS
@FORMAT
def check(overlays: tuple[Path, ...], form: str) -> None:
    """Check the rule base: its form, its ledgers, and the law itself. Status 1 if there is a fault.

    Checks: ledger (every subsection claimed), penalty (every phrase known), unsatisfiable, inert-element,
    unreachable-exclusion, subsumed, unused-fact, review and route (none stale). Notes are things to know, not faults.
    """
    book = rule_book(overlays)
    found = [*run(book), *review_findings(book), *route_findings()]
    faults = [finding for finding in found if finding.severity == FAULT]

    def page() -> Page:
        page = Page()
        page.para(
            f"{len(book.offences)} offences, {len(book.definitions)} definitions, {len(book.vocabulary.facts)} facts: "
            f"{len(faults)} faults, {len(found) - len(faults)} notes."
        )
        for finding in (*faults, *(f for f in found if f.severity != FAULT)):
            page.item(f"{finding.severity}: {finding}")
        return page

    rows = [{"check": f.check, "severity": f.severity, "where": str(f.where), "says": f.says} for f in found]
    give(page, {"schema": 1, "faults": len(faults), "findings": rows}, form)
    raise click.exceptions.Exit(1 if faults else 0)


def route_findings() -> list[CheckFinding]:
    """Routes that were last looked at too long ago."""
    import datetime as dt

    return [CheckFinding("route", NOTE, p.where, f"{p.message}; {p.hint}") for p in stale_routes(dt.date.today())]


def review_findings(book: RuleBook) -> list[CheckFinding]:
    """What is wrong with `data/reviews.yaml`: faults of its form, and reviews of rules that have changed since."""
    reviews, problems = load_reviews()
    rows = [CheckFinding("review", FAULT, problem.where, problem.message) for problem in problems]
    return rows + [
        CheckFinding("review", NOTE, p.where, f"{p.message}; {p.hint}") for p in stale_reviews(book, reviews)
    ]
