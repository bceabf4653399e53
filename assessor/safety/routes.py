"""What a person can do and who can help: which routes fit a case, by nation, ages and what happened.

Who is shown what is data, in the same formula language as the law. A route whose contact was not confirmed says
"check first"; one not looked at for 180 days is a note of `assessor check`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from assessor.case.model import Answer, Case
from assessor.safety.hours import HOURS, Hours
from assessor.safety.known import REPORTED, Known, fits, holds, reported, what_is_known
from assessor.safety.looked_at import too_old, unsourced
from assessor.safety.opening import said_at
from assessor.text.names import sentence
from legal_rules.files.data import data_dir
from legal_rules.files.problems import NOWHERE, Problem, Where
from legal_rules.files.shape import ID, Day, Field, Flag, ListOf, OneOf, Record, Shape, Text, read_shipped
from legal_rules.formula import FORMULA, TRUE, Formula, atoms
from legal_rules.program import FALSE, UNKNOWN
from legal_rules.responsibility import AGE
from legal_rules.rulebook import RuleBook

KINDS = (
    "safety",
    "helpline",
    "evidence",
    "removal",
    "order",
    "civil",
    "compensation",
    "complaint",
    "police",
    "criminal",
    "review",
    "support-reported",
)
FOR_THE_PERSON = ("safety", "helpline", "support-reported")
EVERYWHERE = ("england", "wales", "scotland", "northern-ireland")
PARTS = {"england-wales": ("england", "wales"), "scotland": ("scotland",), "northern-ireland": ("northern-ireland",)}


@dataclass(frozen=True, slots=True)
class Contact:
    """How a route is reached."""

    phone: str = ""
    text: str = ""
    email: str = ""
    web: str = ""
    hours: Hours | None = None

    def lines(self) -> Iterator[tuple[str, str]]:
        """Each way with its label."""
        hours = self.hours.words() if self.hours is not None else ""
        for label, value in (
            ("Phone", self.phone),
            ("Text", self.text),
            ("Email", self.email),
            ("Web", self.web),
            ("Open", hours),
        ):
            if value:
                yield label, value


@dataclass(frozen=True, slots=True)
class Route:
    """One thing a person can do, or someone who can help.

    Shown where `when` holds of an act (and while it is open, with `if_unknown: show`) of which `unless` does not surely hold.
    `confirmed_in` are the nations of which that was read, where it was not all; `area` is a place smaller than a nation.
    """

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
    unless: Formula | None = None
    contact: Contact = Contact()
    languages: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    also_read: tuple[str, ...] = ()
    confirmed_in: tuple[str, ...] = ()
    area: str = ""
    note: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    @property
    def place(self) -> str:
        """The one place it is for, where that is less than the nation whose law applies; else empty."""
        alone = self.nations[0] if len(self.nations) == 1 and self.nations[0] in PARTS["england-wales"] else ""
        return self.area or (sentence(alone) if self.kind in FOR_THE_PERSON else "")

    def lines(self) -> Iterator[tuple[str, str]]:
        """How it is reached, with its place, its languages and other ways in, each with its label."""
        yield from self.contact.lines()
        if self.place:
            yield "Only for", self.place
        if self.languages:
            yield "Languages", ", ".join(self.languages)
        if self.access:
            yield "Other ways", "; ".join(self.access)

    def now(self, moment: dt.datetime) -> str:
        """What a screen says of whether it is open: nothing where nobody answers there, or where it never closes, as its
        hours say already. Hours that were not confirmed are not counted on."""
        hours = self.contact.hours if self.confirmed else None
        if (hours is not None and hours.always) or not (self.contact.phone or self.contact.hours):
            return ""
        of = {nation for nation, parts in PARTS.items() if not set(parts).isdisjoint(self.nations)}
        return said_at(hours, moment, of)

    def seen_from(self, places: set[str]) -> Route:
        """The same, confirmed only if it was for the nations a case touches; all of them, if it touches none."""
        unsure = self.confirmed_in and not (places or set(EVERYWHERE)) & set(self.nations) <= set(self.confirmed_in)
        return replace(self, confirmed=False) if unsure else self


@dataclass(frozen=True, slots=True)
class TakenAs:
    """What a fact is taken to be, for help alone: one value, unless what is said rules it out, and then another."""

    fact: str
    value: str
    unless: Formula
    otherwise: str


@dataclass(frozen=True, slots=True)
class Routes:
    """The whole file."""

    routes: tuple[Route, ...]
    taken_as: tuple[TakenAs, ...] = ()


_TEXT = Text()
_CONTACT: Shape = Record(
    "a contact",
    Contact,
    {**{name: Field(_TEXT, default="") for name in ("phone", "text", "email", "web")}, "hours": Field(HOURS)},
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
        "nations": Field(ListOf(OneOf(EVERYWHERE, "nation"), least=1), required=True),
        "when": Field(FORMULA, default=TRUE),
        "if_unknown": Field(OneOf(("show", "hide"), "choice"), default="hide"),
        "unless": Field(FORMULA),
        "contact": Field(_CONTACT, default=Contact()),
        "languages": Field(ListOf(_TEXT), default=()),
        "access": Field(ListOf(_TEXT), default=()),
        "area": Field(_TEXT, default=""),
        "source": Field(_TEXT, required=True),
        "also_read": Field(ListOf(_TEXT), default=()),
        "checked": Field(Day(), required=True),
        "confirmed": Field(Flag(), required=True),
        "confirmed_in": Field(ListOf(OneOf(EVERYWHERE, "nation")), default=()),
        "note": Field(_TEXT, default=""),
    },
)
_TAKEN_AS: Shape = Record(
    "what is taken to be so",
    TakenAs,
    {
        "fact": Field(_TEXT, required=True),
        "value": Field(_TEXT, required=True),
        "unless": Field(FORMULA, required=True),
        "otherwise": Field(_TEXT, required=True),
    },
    placed=False,
)
ROUTE_FILE: Shape = Record(
    "the file of routes",
    Routes,
    {"routes": Field(ListOf(_ROUTE), required=True), "taken_as": Field(ListOf(_TAKEN_AS), default=())},
    placed=False,
)


@cache
def _shipped() -> Routes:
    found: Routes = read_shipped(data_dir() / "routes.yaml", ROUTE_FILE, "data/routes.yaml")
    return found


def routes() -> tuple[Route, ...]:
    """Every route of the shipped file.

    Raises:
        BrokenFile: the file has a problem (its text, with file and line).
    """
    return _shipped().routes


def known_for_help(case: Case, book: RuleBook, today: dt.date) -> tuple[Known, ...]:
    """What is known of a case, and what is taken to be so for help alone."""
    found = what_is_known(case, book.vocabulary, today)
    return tuple(
        replace(one, facts={**one.facts, **{rule.fact: _taken(rule, one) for rule in _shipped().taken_as}})
        for one in found
    )


def _taken(rule: TakenAs, one: Known) -> str:
    return rule.value if holds(rule.unless, one.facts) in (FALSE, UNKNOWN) else rule.otherwise


def parts_of(case: Case) -> tuple[str, ...]:
    """The nations a case touches, England and Wales apart; none where it touches only a place abroad."""
    named = dict.fromkeys(nation for act in case.acts for nation in case.nations_of(act)) or {case.nation: None}
    return tuple(dict.fromkeys(part for nation in named for part in PARTS.get(nation, ())))


def where_to_look(case: Case) -> tuple[set[str], set[str]]:
    """Where someone can be helped, and whose courts and police are concerned.

    Help follows where the person lives, if that is known; law follows the acts (of England and Wales, the one they
    live in). A case that touches only a place abroad gets what is there for the whole of the UK: every nation.
    """
    parts = set(parts_of(case))
    answer = case.facts.get("case.nation")
    home = answer.value if answer is not None and answer.known else ""
    law = parts - ({"england", "wales"} - {home} if home in ("england", "wales") else set())
    return ({home} if home else parts), law


def _places(route: Route, help_in: set[str], law_of: set[str]) -> set[str]:
    return help_in if route.kind in FOR_THE_PERSON else law_of


def _is_there(route: Route, places: set[str]) -> bool:
    return bool(places & set(route.nations)) if places else set(route.nations) == set(EVERYWHERE)


def routes_for(case: Case, book: RuleBook, today: dt.date | None = None) -> tuple[Route, ...]:
    """The routes that fit a case, in the order of their kinds: safety, help, what to keep, removal, and the rest.

    Someone who was reported is shown legal advice and support only, which takes in help in danger and in a crisis.
    """
    day = today or case.as_at or dt.date.today()
    known = known_for_help(case, book, day)
    help_in, law_of = where_to_look(case)
    there = ((route, _places(route, help_in, law_of)) for route in routes())
    chosen = [route.seen_from(places) for route, places in there if _is_there(route, places) and _wanted(route, known)]
    if reported(case):
        chosen = [route for route in chosen if route.kind in ("safety", "support-reported")]
    return tuple(sorted(chosen, key=lambda route: KINDS.index(route.kind)))


def for_a_child_who_did_it(case: Case, book: RuleBook, today: dt.date) -> tuple[Route, ...]:
    """What there is for a child who did something to somebody else, by the child's age."""
    as_reported = replace(case, facts={**case.facts, REPORTED: Answer("yes")})
    found = routes_for(as_reported, book, today)
    return tuple(route for route in found if AGE in {atom.id for atom in atoms(route.when)})


def _wanted(route: Route, known: tuple[Known, ...]) -> bool:
    return fits(route.when, route.if_unknown, known, route.unless)


def incomplete_routes() -> tuple[Problem, ...]:
    """A problem for every route that is called confirmed on less than it says, or for nations it does not serve."""
    found: list[Problem] = []
    for route in routes():
        found += unsourced(f"the route '{route.id}'", route.confirmed, route.source, route.where)
        if set(route.confirmed_in) - set(route.nations) or (route.confirmed_in and not route.confirmed):
            says = f"the route '{route.id}' is confirmed in nations that it does not serve, or not at all"
            found.append(Problem(route.where, says, "take them away"))
    return tuple(found)


def stale_routes(today: dt.date) -> tuple[Problem, ...]:
    """A problem for every route that was last looked at too long ago."""
    return tuple(
        problem
        for route in routes()
        for problem in too_old(f"the route '{route.id}'", route.checked, route.where, today)
    )
