"""The words of a headline, for the person and the worker, and for those who read law."""

from __future__ import annotations

from collections.abc import Iterable

from assessor.assess.headline import (
    CANNOT_TELL,
    ELSEWHERE,
    EXCEPTION,
    FITS,
    NOT_CONFIRMED,
    NOT_HELD,
    NOTHING,
    OTHER_LAW,
    TOO_YOUNG,
    Headline,
    is_core,
    may_fit,
    to_consider,
)
from assessor.assess.records import Finding
from assessor.pages.open_points import raised_and_open
from assessor.text.names import OUTCOME_WORDS, STILL_OPEN, joined, nation_name
from legal_rules.rulebook import RuleBook

PLAIN = {
    NOTHING: "Nothing here fits on what you have told us. That does not mean nothing wrong was done.",
    NOT_HELD: "We hold no law about this kind of act for this place and time. Other law may cover it. The police or an "
    "adviser can say more.",
    NOT_CONFIRMED: "No law that we could confirm fits what you have told us. That does not mean nothing wrong was done.",
    TOO_YOUNG: "Whoever did this was too young to be charged. That does not mean nothing wrong was done.",
}
_OTHER = "Other law may fit what you have told us: {names}. Ask the police or an adviser about it."
_UNSURE = " (law that we could not confirm)"
_ELSEWHERE = "The law of {nations} may fit what you have told us: see the part for it."
_LAW = {
    FITS: "On these facts, an offence in force fits: {fits}.",
    OTHER_LAW: "On these facts, only law next door fits: {other}.",
    CANNOT_TELL: "Cannot tell yet: {open}.",
    EXCEPTION: "On these facts, what would fit is met by an exception; nothing else in force is met.",
    ELSEWHERE: "Nothing in force in this nation is met; the law of {elsewhere}, also named, may be: see the part for it.",
    NOT_CONFIRMED: "No law that we could confirm fits; see what was not confirmed, below.",
    NOTHING: "No offence in force on those days, core or next door, is met on these facts.",
    NOT_HELD: "No offence in force that we hold for this nation and these days is about this kind of act.",
    TOO_YOUNG: "Whoever did it was under the age at which a child can commit an offence: none is made out.",
}
SAYS_ALL = (NOTHING, NOT_HELD, NOT_CONFIRMED, TOO_YOUNG, ELSEWHERE)
"""Headlines beside which nothing else is said to fit or to be open."""


def plain_headline(found: Headline, nation: str, book: RuleBook) -> str:
    """The headline for the person and the worker; empty where what fits, is open or excepted is said line by line."""
    if found.other:
        return _OTHER.format(names=joined(plain_names(found.other, nation, book)))
    if found.kind == ELSEWHERE:
        return _ELSEWHERE.format(nations=joined([nation_name(n) for n in found.elsewhere]))
    if found.kind == CANNOT_TELL and not any(is_core(f) for f in found.open):
        return f"{OUTCOME_WORDS['open']}: {joined(plain_names(found.open, nation, book))}."
    return PLAIN.get(found.kind, "")


def with_help(kind: str, says: str) -> str:
    """A headline with what is open whatever the law says, where nothing is said to fit."""
    return f"{says} {STILL_OPEN}" if kind in (NOTHING, NOT_HELD, NOT_CONFIRMED, TOO_YOUNG) else says


def law_headline(found: Headline) -> str:
    """The headline for those who read law, with provisions."""
    says = _LAW[found.kind].format(
        fits=_cited(found.fits),
        other=_cited(found.other),
        open=_cited(found.open),
        elsewhere=joined([nation_name(n) for n in found.elsewhere]),
    )
    for f in (*found.fits, *found.other):
        if raised := [exclusion.says for exclusion in raised_and_open(f)]:
            says += f" Raised against {_cited([f])}, and not settled: {joined(raised, 'or')}."
    if found.other and found.kind != OTHER_LAW:
        says += f" Law next door fits too: {_cited(found.other)}."
    if found.beside and found.kind in (NOTHING, EXCEPTION):
        says += f" Of the law next door, it cannot be told of {_cited(found.beside)}."
    return says


def plain_names(findings: Iterable[Finding], nation: str, book: RuleBook) -> list[str]:
    """The plain names of some offences, each once."""
    return list(dict.fromkeys(book.offences[(nation, f.offence)].name.lower() for f in findings))


def names_to_consider(findings: Iterable[Finding], nation: str, book: RuleBook) -> list[str]:
    """The names of offences next door that are worth naming; last those of law that could not be confirmed."""
    rows = [f for f in findings if not is_core(f) and (to_consider(f) or may_fit(f))]
    named = {f.offence: book.offences[(nation, f.offence)].name for f in sorted(rows, key=may_fit)}
    unsure = {f.offence for f in rows if may_fit(f)}
    return list(dict.fromkeys(f"{name}{_UNSURE if id in unsure else ''}" for id, name in named.items()))


def _cited(findings: Iterable[Finding]) -> str:
    return joined(list(dict.fromkeys(f"{f.provision}" for f in findings)))
