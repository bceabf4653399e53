"""Reviews of the rules by people of law: who (by role), when, and the hash of the rule they read.

A review is stale when the rule has changed since: any version of the offence, or a definition it uses.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from legal_rules.files.data import data_dir
from legal_rules.files.problems import NOWHERE, Problem, Where
from legal_rules.files.shape import ID, MISSING, Day, Field, ListOf, OneOf, Record, Shape, Text, read_file
from legal_rules.formula import Formula, uses
from legal_rules.law import NATIONS, Offence
from legal_rules.rulebook import RuleBook

REVIEW_FILE = "reviews.yaml"


@dataclass(frozen=True, slots=True)
class Review:
    """That someone of a role read a rule on a day. No name: a role is enough, and the file is public."""

    offence: str
    nation: str
    role: str
    on: dt.date
    hash: str
    note: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class _File:
    reviews: tuple[Review, ...]


_REVIEW: Shape = Record(
    "a review",
    Review,
    {
        "offence": Field(ID, required=True),
        "nation": Field(OneOf(NATIONS, "nation"), required=True),
        "role": Field(Text(), required=True),
        "on": Field(Day(), required=True),
        "hash": Field(Text(r"[0-9a-f]{16}", "a rule's hash (16 letters and digits)"), required=True),
        "note": Field(Text(empty=True), default=""),
    },
)
REVIEWS: Shape = Record("the file of reviews", _File, {"reviews": Field(ListOf(_REVIEW), required=True)}, placed=False)


def load_reviews(path: Path | None = None) -> tuple[tuple[Review, ...], tuple[Problem, ...]]:
    """The reviews of a file (the shipped one, if not said), and every problem in it. No file is no reviews."""
    place = path if path is not None else data_dir() / REVIEW_FILE
    if not place.is_file():
        return (), ()
    value, problems = read_file(place, REVIEWS, f"data/{REVIEW_FILE}" if path is None else str(path))
    return (() if value is MISSING else value.reviews), tuple(problems)


def rule_hash(book: RuleBook, offence: Offence) -> str:
    """The hash of a rule: every version of the offence and of each definition it uses, as read, places in files apart."""
    parts = [repr(offence)]
    parts += [repr(book.definitions[key]) for key in sorted(_definitions(book, offence))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _definitions(book: RuleBook, offence: Offence) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    formulas: list[Formula] = [f for version in offence.versions for f in version.formulas()]
    formulas += [item.acts for item in offence.derive]
    if offence.triggers is not None:
        formulas.append(offence.triggers)
    while formulas:
        for use in uses(formulas.pop()):
            key = (offence.nation, use.id)
            if key not in found and key in book.definitions:
                found.add(key)
                formulas += [f for version in book.definitions[key].versions for f in version.formulas()]
    return found


def of_offence(reviews: Iterable[Review], offence: Offence) -> tuple[Review, ...]:
    """The reviews of an offence, oldest first."""
    mine = [r for r in reviews if (r.nation, r.offence) == (offence.nation, offence.id)]
    return tuple(sorted(mine, key=lambda review: review.on))


def stale_reviews(book: RuleBook, reviews: Iterable[Review]) -> tuple[Problem, ...]:
    """A problem for each review whose rule is not there, or has changed since it was read."""
    problems = []
    for review in reviews:
        offence = book.offences.get((review.nation, review.offence))
        if offence is None and review.nation in book.nations:
            problems.append(Problem(review.where, f"there is no offence '{review.offence}' in {review.nation}"))
        elif offence is not None and rule_hash(book, offence) != review.hash:
            problems.append(
                Problem(
                    review.where,
                    f"the review of '{review.offence}' on {review.on} is stale: the rule has changed since",
                    f"read it again ('assessor law sheet {review.offence}'); its hash is {rule_hash(book, offence)}",
                )
            )
    return tuple(problems)
