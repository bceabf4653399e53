"""What a person can do and who can help: which routes fit a case, by nation, ages and what happened.

Who is shown what is data, in the same formula language as the law. A route whose contact was not confirmed says
"check first"; one not looked at for 180 days is a note of `assessor check`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from assessor.case import Case
from assessor.situation import birth_range, situation
from legal_rules.data import data_dir
from legal_rules.facts import Vocabulary
from legal_rules.formula import FORMULA, TRUE, Formula, resolve
from legal_rules.periods import birthday
from legal_rules.problems import NOWHERE, Problem, Where
from legal_rules.program import Program
from legal_rules.readings.explain import FALSE, UNKNOWN, evaluate
from legal_rules.rulebook import RuleBook
from legal_rules.shape import ID, MISSING, Day, Field, Flag, ListOf, OneOf, Record, Shape, Text, read_file

KINDS = (
    "safety", "helpline", "evidence", "removal", "order", "civil", "complaint", "police", "review", "support-reported",
)  # fmt: skip
PARTS = {"england-wales": ("england", "wales"), "scotland": ("scotland",), "northern-ireland": ("northern-ireland",)}
STALE_DAYS = 180
_BANDS = {"under-13": "under-13", "13-15": "13-15", "16-17": "16-17", "adult": "adult"}


@dataclass(frozen=True, slots=True)
class Contact:
    """How a route is reached."""

    phone: str = ""
    text: str = ""
    email: str = ""
    web: str = ""
    hours: str = ""

    def lines(self) -> Iterator[tuple[str, str]]:
        """Each way with its label."""
        for label, value in (
            ("Phone", self.phone), ("Text", self.text), ("Email", self.email), ("Web", self.web), ("Open", self.hours),
        ):  # fmt: skip
            if value:
                yield label, value


@dataclass(frozen=True, slots=True)
class Route:
    """One thing a person can do, or someone who can help."""

    id: str
    kind: str
    title: str
    says: str
    nations: tuple[str, ...]
    source: str
    checked: dt.date
    confirmed: bool
    when: Formula = TRUE
    if_unknown: str = "hide"
    contact: Contact = Contact()
    languages: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    note: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)


_TEXT = Text()
_CONTACT: Shape = Record(
    "a contact",
    Contact,
    {name: Field(_TEXT, default="") for name in ("phone", "text", "email", "web", "hours")},
    placed=False,
)
_ROUTE: Shape = Record(
    "a route",
    Route,
    {
        "id": Field(ID, required=True),
        "kind": Field(OneOf(KINDS, "kind of route"), required=True),
        "title": Field(_TEXT, required=True),
        "says": Field(_TEXT, required=True),
        "nations": Field(
            ListOf(OneOf(("england", "wales", "scotland", "northern-ireland"), "nation"), least=1), required=True
        ),
        "when": Field(FORMULA, default=TRUE),
        "if_unknown": Field(OneOf(("show", "hide"), "choice"), default="hide"),
        "contact": Field(_CONTACT, default=Contact()),
        "languages": Field(ListOf(_TEXT), default=()),
        "access": Field(ListOf(_TEXT), default=()),
        "source": Field(_TEXT, required=True),
        "checked": Field(Day(), required=True),
        "confirmed": Field(Flag(), required=True),
        "note": Field(_TEXT, default=""),
    },
)
ROUTE_FILE: Shape = Record(
    "the file of routes", lambda routes: routes, {"routes": Field(ListOf(_ROUTE), required=True)}, placed=False
)


@cache
def routes() -> tuple[Route, ...]:
    """Every route of the shipped file.

    Raises:
        ValueError: the file has a problem (its text, with file and line).
    """
    value, problems = read_file(data_dir() / "routes.yaml", ROUTE_FILE, "data/routes.yaml")
    if value is MISSING or problems:
        raise ValueError("\n".join(map(str, problems)))
    return tuple(value)


def parts_of(case: Case) -> tuple[str, ...]:
    """The nations a case touches, England and Wales apart."""
    named = dict.fromkeys(nation for act in case.acts for nation in case.nations_of(act)) or {case.nation: None}
    return tuple(dict.fromkeys(part for nation in named for part in PARTS.get(nation, ())))


def patterns(case: Case, vocabulary: Vocabulary, today: dt.date) -> list[dict[str, str]]:
    """What is known, act by act (once for the case alone where it has none), with the person's age now."""
    found: list[dict[str, str]] = []
    for act in case.acts:
        now = situation(case, act, vocabulary, act.when.day or today).answers()
        known = dict(now.pattern)
        known.setdefault("affected.age-now", age_now(case, act.about, known, today))
        found.append({fact: value for fact, value in known.items() if value})
    if not found:
        found.append({fact: answer.value for fact, answer in case.facts.items() if answer.known})
    return found


def age_now(case: Case, name: str, known: Mapping[str, str], today: dt.date) -> str:
    """A person's age band today if it follows from what is said: a date of birth, or being adult already then."""
    person = case.people.get(name)
    if person is not None and person.born:
        youngest, oldest = birth_range(person.born)
        bands = {_band(born, today) for born in (youngest, oldest)}
        return bands.pop() if len(bands) == 1 else ""
    if known.get("affected.age") == "adult" or (
        known.get("image.age-then") == "adult" and known.get("image.of-person") == "yes"
    ):
        return "adult"
    return ""


def _band(born: dt.date, today: dt.date) -> str:
    for years, band in ((18, "adult"), (16, "16-17"), (13, "13-15")):
        if birthday(born, years) <= today:
            return band
    return "under-13"


def holds(formula: Formula, pattern: Mapping[str, str]) -> int:
    """The three-valued reading of a formula without definitions on a pattern."""
    program = Program()
    tree = program.tree(resolve(formula, _no_definitions, lambda fact, world: f"{world}.{fact}"))
    return evaluate(program, pattern)[tree.node]


def _no_definitions(name: str) -> Formula:
    raise ValueError(f"routes and interrupts name facts, not definitions: {name}")


def fits(formula: Formula, if_unknown: str, known: list[dict[str, str]]) -> bool:
    """Whether a formula lets something be shown on any of some patterns."""
    values = [holds(formula, pattern) for pattern in known]
    return any(value not in (FALSE, UNKNOWN) or (value == UNKNOWN and if_unknown == "show") for value in values)


def routes_for(case: Case, book: RuleBook, today: dt.date | None = None) -> tuple[Route, ...]:
    """The routes that fit a case, in the order of their kinds: safety, help, what to keep, removal, and the rest.

    Someone who was reported is shown legal advice and support only.
    """
    day = today or case.as_at or dt.date.today()
    known, parts = patterns(case, book.vocabulary, day), set(parts_of(case))
    chosen = [r for r in routes() if parts & set(r.nations) and fits(r.when, r.if_unknown, known)]
    if any(pattern.get("case.reported-person") == "yes" for pattern in known):
        chosen = [route for route in chosen if route.kind == "support-reported"]
    return tuple(sorted(chosen, key=lambda route: KINDS.index(route.kind)))


def stale_routes(today: dt.date) -> tuple[Problem, ...]:
    """A problem for every route that was last looked at too long ago."""
    return tuple(
        Problem(route.where, f"the route '{route.id}' was last checked on {route.checked}", "look at it again")
        for route in routes()
        if (today - route.checked).days > STALE_DAYS
    )
