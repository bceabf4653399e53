"""What of docs/ten-situations.md is made from the program: the tables between its marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from assessor.assess.headline import headline_of, in_force
from assessor.assess.records import ActFound, Finding, Period
from assessor.documents.contacts import help_for
from assessor.pages.headline import names_to_consider
from assessor.text.names import nation_name
from legal_rules.rulebook import RuleBook
from tests.probes.judging import Asked, Probe, judge
from tests.probes.test_probes import PROBES

FILE = "ten-situations"
SITUATIONS: Sequence[Probe] = tuple(probe for probe in PROBES if probe.file == FILE)
MARKED = re.compile(r"(<!-- made: (?P<name>situations|counted) -->\n).*?(<!-- end -->)", re.DOTALL)
HEAD = (
    "",
    "what fits",
    "what may, on more answers or on law not confirmed",
    "what is said (to read aloud)",
    "who can help",
)
HELPERS = ("helpline", "removal")


def made(text: str, book: RuleBook) -> str:
    """The page with everything between its marks made anew."""
    fresh = {"situations": tables(book), "counted": counted(book)}
    return MARKED.sub(lambda found: found[1] + fresh[found["name"]] + "\n" + found[3], text)


def counted(book: RuleBook) -> str:
    """How many of the thirty are right now."""
    right = sum(judge(probe, book).is_ == "right" for probe in SITUATIONS)
    return f"{right} of {len(SITUATIONS)} are right now."


def tables(book: RuleBook) -> str:
    """A heading and a table for each situation, a row for each nation."""
    parts = []
    for number, (title, probes) in enumerate(groupby(SITUATIONS, lambda probe: probe.row), start=1):
        rows = [HEAD, ("---",) * len(HEAD), *(_row(probe, book) for probe in probes)]
        lines = "\n".join(f"| {' | '.join(row)} |" for row in rows)
        parts.append(f"### {number}. {title[:1].upper()}{title[1:]}\n\n{lines}\n")
    return "\n".join(parts)


def _row(probe: Probe, book: RuleBook) -> tuple[str, ...]:
    asked = Asked(probe.written["case"], book)
    nation = asked.case.nation
    helpers = [
        helper.name if helper.confirmed else f"{helper.name} (check first)"
        for helper in help_for(asked.case, book)
        if helper.kind in HELPERS
    ]
    return (
        nation_name(nation),
        _list(_fits(asked, nation)) or "nothing in force",
        _list(_may(asked, nation)) or "nothing",
        _list(f"“{words}”" for words in re.findall(r"To read aloud: “(.+?)”", asked.page("support"))),
        _list(helpers),
    )


def _list(items: Iterable[str]) -> str:
    return "<br>".join(dict.fromkeys(items))


def _periods(asked: Asked) -> Iterator[tuple[ActFound, Period]]:
    yield from ((act, period) for act in asked.result.acts for period in act.periods)


def _fits(asked: Asked, nation: str) -> Iterator[str]:
    for act, period in _periods(asked):
        found = headline_of(asked.result, act, period, asked.book.vocabulary)
        yield from (_cited(finding, nation, asked.book) for finding in (*found.fits, *found.other))


def _may(asked: Asked, nation: str) -> Iterator[str]:
    """Core offences in force that are open; law next door that is worth a look; core law that was not confirmed."""
    for act, period in _periods(asked):
        found = headline_of(asked.result, act, period, asked.book.vocabulary)
        own = [f for f in period.findings if f not in (*found.fits, *found.other)]
        core = [f for f in own if f.role == "core" and f.outcome not in ("not-met", "excluded")]
        yield from (_cited(f, nation, asked.book) for f in core if in_force(f) and f.outcome == "open")
        yield from (
            f"{_cited(f, nation, asked.book)} (not confirmed)"
            for f in core
            if f.law in ("unconfirmed", "proposed") or f.reconstructed
        )
        yield from (f"next door: {name.lower()}" for name in names_to_consider(own, nation, asked.book))


def _cited(finding: Finding, nation: str, book: RuleBook) -> str:
    return f"{book.offences[(nation, finding.offence)].name.lower()}, {finding.provision}"
