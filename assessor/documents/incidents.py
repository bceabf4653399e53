"""What was done, act by act, as documents write it down: factual, in the third person, with no picture described."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assessor.assess.headline import FITS, OTHER_LAW
from assessor.assess.records import ActFound, Result
from assessor.case.model import Act, Case
from assessor.dates.when import When
from assessor.documents.accounts import outcomes_there
from assessor.files.clean import plain, without_addresses
from assessor.pages.day_parts import Days
from assessor.pages.said import ActSaid, PeriodSaid, say_act
from assessor.safety.known import child_in_picture
from assessor.text.names import joined, long_day, nation_name, sentence
from legal_rules.rulebook import RuleBook

SOURCE_WORDS = {
    "told": "told to the worker by the person",
    "seen": "seen by the worker",
    "document": "from a document",
    "inferred": "worked out from other answers",
    "note": "from a note",
}
NO_SOURCE = "source not recorded"


@dataclass(frozen=True, slots=True)
class Incident:
    """One act under one nation, as it is written down, and what the law says of it in plain words."""

    number: int
    id: str
    what: str
    when: str
    first: dt.date | None
    last: dt.date | None
    where: str
    nation: str
    by: str
    about: str
    source: str
    picture: str
    child: str
    hidden: bool
    threat: bool
    said: ActSaid

    @property
    def periods(self) -> tuple[PeriodSaid, ...]:
        """What the law says, by the days it may have been."""
        return self.said.periods

    @property
    def fits(self) -> bool:
        """Whether something fits on some of its days."""
        return any(period.kind in (FITS, OTHER_LAW) for period in self.periods)

    @property
    def nothing(self) -> bool:
        """Whether it was assessed and nothing fits, may fit or is excepted on any of its days."""
        return bool(self.periods) and all(period.nothing for period in self.periods)


def incidents(
    result: Result,
    case: Case,
    book: RuleBook,
    as_at: dt.date,
    accounts: tuple[Result, Result] | None = None,
    you: bool = False,
) -> tuple[Incident, ...]:
    """Every act of a result, oldest first; those whose day is not known come last.

    `accounts`: the results as the person supported says disputed matters were, and otherwise. `you`: the document
    speaks to the person supported, if there is one such person.
    """
    given = {act.id: act for act in case.acts}
    supported = [name for name, someone in case.people.items() if someone.role == "supported"]
    alone = supported[0] if len(supported) == 1 else ""
    rows = [
        _incident(result, act, given[act.id], case, book, as_at, accounts, alone if you else "") for act in result.acts
    ]
    rows.sort(key=lambda row: (row.first or row.last or dt.date.max, row.last or dt.date.max))
    return tuple(_numbered(row, n) for n, row in enumerate(rows, 1))


def _numbered(row: Incident, number: int) -> Incident:
    return replace(row, number=number)


def _incident(
    result: Result,
    act: ActFound,
    given: Act,
    case: Case,
    book: RuleBook,
    as_at: dt.date,
    accounts: tuple[Result, Result] | None,
    you: str,
) -> Incident:
    hidden = "supported-not-assessed" in act.flags
    span_of = Days(book, as_at, act.nation, given.lasting is not None)
    said = ActSaid() if hidden else say_act(result, act, span_of, lambda period: outcomes_there(act, period, accounts))
    first, last = days(given)
    return Incident(
        number=0,
        id=given.id,
        what=_what(given, case, book, you),
        when=when_said(given, as_at),
        first=first,
        last=last,
        where=without_addresses(plain(given.place)),
        nation=nation_name(act.nation),
        by=person(given.by, case, you),
        about=person(given.about, case, you),
        source=_source(given),
        picture=_picture(given, case, book),
        child=child_in_picture(given, case),
        hidden=hidden,
        threat=bool(said.periods) and all(any(line.threat for line in period.lines) for period in said.periods),
        said=said,
    )


def days(act: Act) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day an act can have been done, as far as the file says."""
    if act.lasting is not None:
        return act.lasting.from_, act.lasting.to
    when = act.when
    if when.day is not None:
        return when.day, when.day
    one = dt.timedelta(days=1)
    first = when.from_ or (when.after + one if when.after else None)
    last = when.to or (when.before - one if when.before else None)
    return first, last


def when_said(act: Act, as_at: dt.date) -> str:
    """When an act was done, as a report writes it."""
    if act.lasting is not None:
        end = long_day(act.lasting.to) if act.lasting.to else f"at least {long_day(as_at)}"
        return f"from {long_day(act.lasting.from_)} to {end}"
    return _when(act.when)


def _when(when: When) -> str:
    if when.day is not None:
        return long_day(when.day)
    parts = []
    if when.from_ and when.to:
        return f"some day from {long_day(when.from_)} to {long_day(when.to)}"
    for word, day in (
        ("on or after", when.from_),
        ("after", when.after),
        ("on or before", when.to),
        ("before", when.before),
    ):
        if day is not None:
            parts.append(f"{word} {long_day(day)}")
    return f"some day {joined(parts)}" if parts else "date not known"


def person(name: str, case: Case, you: str = "") -> str:
    """A person as a document names them: by their letter and part in the case, never by name; `you` is spoken to."""
    if name and name == you:
        return "you"
    if not name:
        return "not known"
    role = case.people[name].role if name in case.people else ""
    called = {
        "supported": "the person supported",
        "responsible": "the person responsible",
        "affected": "another person affected",
    }.get(role, "another person")
    return f"{name} ({called})"


def _what(act: Act, case: Case, book: RuleBook, you: str) -> str:
    done = book.vocabulary.facts["act.kind"].says.get(act.kind, act.kind)
    return sentence(done + _to(act, case, you))


def _to(act: Act, case: Case, you: str) -> str:
    if not act.to:
        return ""
    if act.to == ("public",):
        return ", open to anyone"
    return ", to " + joined([person(name, case, you) for name in act.to])


def _source(act: Act) -> str:
    answers = [*act.facts.values(), *act.intended.values(), *act.threatened.values()]
    said = [SOURCE_WORDS[a.source] for a in answers if a.source in SOURCE_WORDS]
    return "; ".join(dict.fromkeys(said)) or NO_SOURCE


def _picture(act: Act, case: Case, book: RuleBook) -> str:
    """Whether there is a picture and how it was made; never what it shows."""
    if not act.image:
        return ""
    answers = case.images[act.image].facts if act.image in case.images else {}
    answer = act.facts.get("image.origin") or answers.get("image.origin")
    if answer is None or not answer.known:
        return "a picture"
    return book.vocabulary.facts["image.origin"].says.get(answer.value, "a picture")


def pattern_lines(rows: Sequence[Incident]) -> tuple[str, ...]:
    """For each person responsible with two or more acts: how many, and the first and last day known."""
    table: dict[str, list[Incident]] = {}
    for row in rows:
        table.setdefault(row.by, []).append(row)
    lines = []
    for who, acts in table.items():
        known = [day for act in acts for day in (act.first, act.last) if day is not None]
        if len({act.id for act in acts}) > 1:
            dates = f"first on {long_day(min(known))}, last on {long_day(max(known))}" if known else "no dates known"
            lines.append(f"{len({act.id for act in acts})} acts by {who}: {dates}.")
    return tuple(lines)


def gaps_between(rows: Sequence[Incident], at_least: int = 60) -> tuple[str, ...]:
    """Stretches of at least so many days between one dated act and the next, where nothing is recorded."""
    dated = [(row.first, row.last or row.first) for row in rows if row.first is not None]
    lines = []
    latest: dt.date | None = None
    for first, last in dated:
        if latest is not None and first is not None and (first - latest).days >= at_least:
            lines.append(f"Nothing recorded between {long_day(latest)} and {long_day(first)}.")
        if last is not None:
            latest = last if latest is None else max(latest, last)
    return tuple(lines)
