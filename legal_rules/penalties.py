"""Maximum penalties: what a statute's own phrase comes to for an offence on a day and a conviction on another.

Read from `data/penalties.yaml`. The general limit of a magistrates' court turns on both days, so where the day of
conviction is not known every maximum that could apply is given, each with the days it belongs to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from legal_rules.files.data import data_dir
from legal_rules.files.problems import NOWHERE, Problem, Where, nearest
from legal_rules.files.shape import ID, MISSING, Day, Field, ListOf, OneOf, Record, Shape, Text, Whole, read_file
from legal_rules.files.written import LEFT_OUT
from legal_rules.law import NATIONS, Offence, Penalty
from legal_rules.loading.law_file import BASIS

OF = ("imprisonment", "fine")
Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both included; an open side is null."""

    from_: dt.date | None = None
    to: dt.date | None = None

    def meets(self, first: dt.date, last: dt.date) -> bool:
        """Whether any day from the first to the last falls within."""
        return (self.to is None or first <= self.to) and (self.from_ is None or last >= self.from_)


ALWAYS = Span()


@dataclass(frozen=True, slots=True)
class Row:
    """What a phrase comes to for offences and convictions on some days: months of imprisonment, or words."""

    basis: str
    at: str = ""
    months: int | None = None
    says: str = ""
    offence: Span = ALWAYS
    convicted: Span = ALWAYS
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A statute's phrase for a maximum. With `like`, it has the rows of another phrase by force of its own `at`."""

    id: str
    of: str
    words: str
    nation: str = ""
    rows: tuple[Row, ...] = ()
    like: str = ""
    at: str = ""
    basis: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Resolved:
    """One maximum that can apply, and the days of offence and of conviction it belongs to (open sides null)."""

    phrase: str
    says: str
    months: int | None = None
    at: str = ""
    basis: str = "memory"
    note: str = ""
    offence: Span = field(default=ALWAYS, metadata=LEFT_OUT)
    convicted: Span = field(default=ALWAYS, metadata=LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Maximum:
    """A maximum penalty: mode of trial, what a magistrates' (or summary) court can give, and on indictment."""

    mode: str
    at: str = ""
    imprisonment: tuple[Resolved, ...] = ()
    fine: tuple[Resolved, ...] = ()
    indictment: str | None = None
    indictment_fine: str | None = None
    basis: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A period within which a charge has to be started.

    `runs_from` the act or the prosecutor's knowledge; `first_day`, whether the day it starts from is counted.
    """

    runs_from: str
    months: int
    first_day: str
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is not confirmed about a time limit, for some offences."""

    offences: tuple[str, ...]
    says: str
    basis: str
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Limit:
    """A rule on the time within which a charge has to be started; without clocks there is none."""

    id: str
    at: str
    basis: str
    says: str = ""
    nation: str = ""
    clocks: tuple[Clock, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    sources: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Penalties:
    """Every phrase and time limit, by id."""

    phrases: Mapping[str, Phrase]
    time_limits: Mapping[str, Limit]


@dataclass(frozen=True, slots=True)
class _File:
    phrases: tuple[Phrase, ...]
    time_limits: tuple[Limit, ...]


_TEXT = Text()
_MAYBE = Text(empty=True)
_SPAN: Shape = Record("days", Span, {"from": Field(Day(), to="from_"), "to": Field(Day())}, placed=False)
_ROW: Shape = Record(
    "a maximum",
    Row,
    {
        "offence": Field(_SPAN, default=ALWAYS),
        "convicted": Field(_SPAN, default=ALWAYS),
        "months": Field(Whole(1, 600)),
        "says": Field(_TEXT, default=""),
        "at": Field(_TEXT, default=""),
        "basis": Field(BASIS, required=True),
    },
)
_PHRASE: Shape = Record(
    "a phrase",
    Phrase,
    {
        "id": Field(ID, required=True),
        "of": Field(OneOf(OF, "kind of maximum"), required=True),
        "nation": Field(OneOf(NATIONS, "nation"), default=""),
        "words": Field(_TEXT, required=True),
        "rows": Field(ListOf(_ROW, least=1), default=()),
        "as": Field(ID, default="", to="like"),
        "at": Field(_TEXT, default=""),
        "basis": Field(BASIS, default=""),
        "note": Field(_TEXT, default=""),
        "sources": Field(ListOf(_TEXT), default=()),
    },
)
_CLOCK: Shape = Record(
    "a clock",
    Clock,
    {
        "runs_from": Field(OneOf(("act", "knowledge"), "start of a period"), required=True),
        "months": Field(Whole(1, 600), required=True),
        "first_day": Field(OneOf(("included", "excluded"), "way of counting the first day"), required=True),
    },
)
_DOUBT: Shape = Record(
    "a doubt",
    Doubt,
    {
        "offences": Field(ListOf(ID, least=1), required=True),
        "says": Field(_TEXT, required=True),
        "basis": Field(BASIS, required=True),
    },
)
_LIMIT: Shape = Record(
    "a time limit",
    Limit,
    {
        "id": Field(ID, required=True),
        "nation": Field(OneOf(NATIONS, "nation"), default=""),
        "at": Field(_MAYBE, required=True),
        "basis": Field(BASIS, required=True),
        "says": Field(_TEXT, default=""),
        "clocks": Field(ListOf(_CLOCK), default=()),
        "doubts": Field(ListOf(_DOUBT), default=()),
        "sources": Field(ListOf(_TEXT), default=()),
    },
)
PENALTY_FILE: Shape = Record(
    "the file of penalties",
    _File,
    {
        "phrases": Field(ListOf(_PHRASE), required=True),
        "time_limits": Field(ListOf(_LIMIT), required=True),
    },
    placed=False,
)


def load_penalties(path: Path, name: str = "") -> tuple[Penalties | None, tuple[Problem, ...]]:
    """The phrases and time limits of a file, or every problem that keeps it from being read."""
    value, problems = read_file(path, PENALTY_FILE, name)
    if value is MISSING:
        return None, tuple(problems)
    problems = [*problems, *_faults(value)]
    if problems:
        return None, tuple(sorted(problems))
    return Penalties({p.id: p for p in value.phrases}, {t.id: t for t in value.time_limits}), ()


def _faults(file: _File) -> list[Problem]:
    """Ids given twice, phrases without rows or with another's rows that are not there, rows that say nothing."""
    problems: list[Problem] = []
    for called, items in (("phrase", file.phrases), ("time limit", file.time_limits)):
        seen: set[str] = set()
        for item in items:
            if item.id in seen:
                problems.append(Problem(item.where, f"the {called} '{item.id}' stands twice"))
            seen.add(item.id)
    with_rows = {phrase.id for phrase in file.phrases if phrase.rows}
    for phrase in file.phrases:
        if bool(phrase.rows) == bool(phrase.like):
            problems.append(Problem(phrase.where, f"the phrase '{phrase.id}' needs either 'rows' or 'as'"))
        elif phrase.like and phrase.like not in with_rows:
            hint = nearest(phrase.like, with_rows)
            problems.append(Problem(phrase.where, f"no phrase with rows is called '{phrase.like}'", hint))
        for row in phrase.rows:
            if (row.months is None) == (not row.says):
                problems.append(Problem(row.where, "a maximum needs either 'months' or 'says'"))
    for limit in file.time_limits:
        if bool(limit.clocks) == bool(limit.says):
            problems.append(Problem(limit.where, f"the time limit '{limit.id}' needs either 'clocks' or 'says'"))
    return problems


@cache
def shipped() -> Penalties:
    """The phrases and time limits of the rule base's own file.

    Raises:
        ValueError: the file has a problem (its text, with file and line).
        FileNotFoundError: there is no data folder.
    """
    penalties, problems = load_penalties(data_dir() / "penalties.yaml", "data/penalties.yaml")
    if penalties is None:
        raise ValueError("\n".join(map(str, problems)))
    return penalties


def unknown_names(offences: Iterable[Offence], penalties: Penalties) -> tuple[Problem, ...]:
    """A problem for every phrase or time limit that an offence names and the file does not hold."""
    problems: list[Problem] = []
    for version in (version for offence in offences for version in offence.versions):
        penalty = version.penalty
        if penalty is not None:
            for name, of in ((penalty.imprisonment, "imprisonment"), (penalty.fine or "", "fine")):
                fitting = [phrase.id for phrase in penalties.phrases.values() if phrase.of == of]
                if name and name not in fitting:
                    problems.append(
                        Problem(penalty.where, f"no phrase for {of} is called '{name}'", nearest(name, fitting))
                    )
        if version.time_limit and version.time_limit not in penalties.time_limits:
            hint = nearest(version.time_limit, penalties.time_limits)
            problems.append(Problem(version.where, f"no time limit is called '{version.time_limit}'", hint))
    return tuple(sorted(problems))


def resolve(
    phrase_id: str,
    offence: dt.date | Days,
    conviction_day: dt.date | None = None,
    penalties: Penalties | None = None,
) -> tuple[Resolved, ...]:
    """Every maximum a phrase can come to, in the file's order.

    Args:
        phrase_id: an id of `data/penalties.yaml`.
        offence: the day of the offence, or the first and last day of a range it fell in.
        conviction_day: the day of conviction; not known, every maximum it could decide between is given.
        penalties: another file's phrases, for tests; the shipped ones if not given.

    Raises:
        KeyError: there is no such phrase.
    """
    table = (penalties or shipped()).phrases
    phrase = table[phrase_id]
    rows = table[phrase.like].rows if phrase.like else phrase.rows
    first, last = offence if isinstance(offence, tuple) else (offence, offence)
    from_day, to_day = (first, dt.date.max) if conviction_day is None else (conviction_day, conviction_day)
    if to_day < first:
        return ()
    return tuple(
        _resolved(phrase, table, row)
        for row in rows
        if row.offence.meets(first, last) and row.convicted.meets(from_day, to_day)
    )


def _resolved(phrase: Phrase, table: Mapping[str, Phrase], row: Row) -> Resolved:
    note = " ".join(text for text in (phrase.note, table[phrase.like].note if phrase.like else "") if text)
    return Resolved(
        phrase=phrase.id,
        says=row.says or f"{row.months} months",
        basis=phrase.basis or row.basis,
        at="; ".join(text for text in (phrase.at, row.at) if text),
        months=row.months,
        offence=row.offence,
        convicted=row.convicted,
        note=note,
    )


def maximum(penalty: Penalty, offence: Days, conviction_day: dt.date | None = None) -> Maximum:
    """What a penalty comes to for an offence on some days. A phrase that is not in the file is given as it stands, with no
    number."""
    return Maximum(
        mode=penalty.mode,
        at=penalty.at,
        imprisonment=_rows(penalty.imprisonment, offence, conviction_day),
        fine=_rows(penalty.fine, offence, conviction_day),
        indictment=penalty.indictment or None,
        indictment_fine=penalty.indictment_fine or None,
        basis=penalty.basis,
        note=penalty.note,
    )


def _rows(phrase_id: str, offence: Days, conviction_day: dt.date | None) -> tuple[Resolved, ...]:
    if not phrase_id:
        return ()
    if phrase_id not in shipped().phrases:
        return (Resolved(phrase_id, phrase_id),)
    return resolve(phrase_id, offence, conviction_day)
