"""`check`: the rule base's form, its ledgers, and the law itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from assessor.case.kinds import KIND_FILE
from assessor.cli.common import FORMAT, OVERLAYS, give, rule_book
from assessor.cli.once import command
from assessor.cli.probe_counts import probe_findings
from assessor.documents.reviews import load_reviews, stale_reviews
from assessor.notes.lists import bad_patterns
from assessor.pages.search import leads_nowhere
from assessor.safety.opening import stale_holidays
from assessor.safety.plan import incomplete_plan
from assessor.safety.platforms import incomplete_platforms, stale_platforms
from assessor.safety.routes import incomplete_routes, stale_routes
from assessor.text.blocks import Page
from assessor.text.institutions import INSTITUTION_FILE
from assessor.text.notices import NOTICE_FILE, NOTICES
from legal_rules.checks import FAULT, NOTE, CheckFinding
from legal_rules.checks import check as run
from legal_rules.facts import KIND
from legal_rules.files.data import data_dir
from legal_rules.files.problems import Where
from legal_rules.files.shape import read_file
from legal_rules.law import NATIONS
from legal_rules.rulebook import RuleBook


@command()
@OVERLAYS
@FORMAT
def check(overlays: tuple[Path, ...], form: str) -> None:
    """Check the rule base: its form, its ledgers, and the law itself. Status 1 if there is a fault.

    Checks: ledger (every subsection claimed), penalty (every phrase known), unsatisfiable, inert-element,
    unreachable-exclusion, subsumed, unused-fact, review and route (none stale; nobody and no site called confirmed without
    a source), table (kinds of act, notices, institutions: none missing), notes (every pattern can be read), probes (in a checkout: at least six of each core
    offence and three of each other). Notes are things to know, not faults.
    """
    book = rule_book(overlays)
    found = [*run(book), *review_findings(book), *route_findings(), *table_findings(book), *note_findings()]
    found += [] if overlays else probe_findings(book)
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


def table_findings(book: RuleBook) -> list[CheckFinding]:
    """What the tables of kinds of act, notices and institutions lack, or that one of them cannot be read."""
    needed = (
        ("kinds.yaml", KIND_FILE, lambda row: row.id, book.vocabulary.spec(KIND).values),
        ("notices.yaml", NOTICE_FILE, lambda row: row.id, NOTICES),
        ("institutions.yaml", INSTITUTION_FILE, lambda row: row.nation, NATIONS),
    )
    found = []
    for name, shape, named, wanted in needed:
        rows, problems = read_file(data_dir() / name, shape, f"data/{name}")
        found += [CheckFinding("table", FAULT, problem.where, problem.message) for problem in problems]
        if not problems and sorted(map(named, rows)) != sorted(wanted):
            says = f"has to have each of these once: {', '.join(wanted)}"
            found.append(CheckFinding("table", FAULT, Where(f"data/{name}"), says))
    for where, id in leads_nowhere(book):
        found.append(CheckFinding("table", FAULT, where, f"everyday words lead to '{id}', which nothing is called"))
    return found


def route_findings() -> list[CheckFinding]:
    """Routes, sites and holidays that say more than was read (faults), or were last looked at too long ago (notes)."""
    today = dt.date.today()
    wrong = (*incomplete_routes(), *incomplete_platforms(), *incomplete_plan())
    stale = (*stale_routes(today), *stale_platforms(today), *stale_holidays(today))
    return [
        CheckFinding("route", severity, p.where, f"{p.message}; {p.hint}")
        for severity, problems in ((FAULT, wrong), (NOTE, stale))
        for p in problems
    ]


def note_findings() -> list[CheckFinding]:
    """Patterns of notes that cannot be read."""
    return [CheckFinding("notes", FAULT, problem.where, problem.message) for problem in bad_patterns()]


def review_findings(book: RuleBook) -> list[CheckFinding]:
    """What is wrong with `data/reviews.yaml`: faults of its form, and reviews of rules that have changed since."""
    reviews, problems = load_reviews()
    rows = [CheckFinding("review", FAULT, problem.where, problem.message) for problem in problems]
    return rows + [
        CheckFinding("review", NOTE, p.where, f"{p.message}; {p.hint}") for p in stale_reviews(book, reviews)
    ]
