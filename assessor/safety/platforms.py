"""Where pictures are put: how to report one there, whether it takes part in StopNCII.org, and what the duty of 48 hours
means there, each with its source and the day it was looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from assessor.safety.looked_at import too_old, unsourced
from assessor.text.names import long_day
from legal_rules.files.data import data_dir
from legal_rules.files.problems import NOWHERE, Problem, Where, nearest
from legal_rules.files.shape import ID, Day, Field, Flag, ListOf, OneOf, Record, Shape, Text, read_shipped

MEMBER = {
    "takes-part": "Takes part in StopNCII.org",
    "announced": "Has said that it will take part in StopNCII.org",
    "not-known": "Whether it takes part in StopNCII.org is not known",
}
CHECK = "check first"


@dataclass(frozen=True, slots=True)
class Report:
    """How something is reported there."""

    says: str
    source: str
    checked: dt.date
    confirmed: bool
    web: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """Whether it takes part in StopNCII.org, and the day of what says so."""

    member: str
    source: str
    checked: dt.date
    confirmed: bool
    as_of: dt.date | None = None

    def words(self) -> str:
        """In a sentence."""
        of = f", as of {long_day(self.as_of)}" if self.as_of is not None else ""
        unsure = f" ({CHECK})" if not self.confirmed and self.member != "not-known" else ""
        return f"{MEMBER[self.member]}{of}{unsure}."


@dataclass(frozen=True, slots=True)
class Duty:
    """What the duty of 48 hours means for a kind of service, and whether it is known to have begun."""

    id: str
    says: str
    begun: str
    source: str
    checked: dt.date
    note: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    def words(self) -> str:
        """What it means, and that its first day was not confirmed."""
        return self.says + ("" if self.begun == "confirmed" else " Whether it has begun could not be confirmed.")


@dataclass(frozen=True, slots=True)
class Platform:
    """One site or app."""

    id: str
    name: str
    duty: str
    report: Report
    stopncii: Member
    note: str = ""
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    @property
    def checked(self) -> dt.date:
        """The day from which on everything here was looked at."""
        return min(self.report.checked, self.stopncii.checked)

    def words(self) -> str:
        """How to report there, and whether it takes part, with the day of what says so."""
        parts = [self.report.web] * bool(self.report.web) + [CHECK] * (not self.report.confirmed)
        where = f" ({'; '.join(parts)})" if parts else ""
        return f"{self.name}: {self.report.says.rstrip('.')}{where}. {self.stopncii.words()}"


@dataclass(frozen=True, slots=True)
class Platforms:
    """The whole table."""

    duties: tuple[Duty, ...]
    platforms: tuple[Platform, ...]

    def under(self) -> Mapping[str, tuple[Platform, ...]]:
        """The sites and apps by the duty they are under."""
        return {duty.id: tuple(p for p in self.platforms if p.duty == duty.id) for duty in self.duties}


_SEEN = {
    "source": Field(Text(), required=True),
    "checked": Field(Day(), required=True),
    "confirmed": Field(Flag(), required=True),
}
_REPORT: Shape = Record(
    "a way to report",
    Report,
    {"says": Field(Text(), required=True), "web": Field(Text(), default=""), **_SEEN},
    placed=False,
)
_MEMBER: Shape = Record(
    "taking part in StopNCII.org",
    Member,
    {"member": Field(OneOf(tuple(MEMBER), "word"), required=True), "as_of": Field(Day()), **_SEEN},
    placed=False,
)
_DUTY: Shape = Record(
    "a duty",
    Duty,
    {
        "id": Field(ID, required=True),
        "says": Field(Text(), required=True),
        "begun": Field(OneOf(("confirmed", "unconfirmed"), "word"), required=True),
        "source": Field(Text(), required=True),
        "checked": Field(Day(), required=True),
        "note": Field(Text(), default=""),
    },
)
_PLATFORM: Shape = Record(
    "a site or app",
    Platform,
    {
        "id": Field(ID, required=True),
        "name": Field(Text(), required=True),
        "duty": Field(ID, required=True),
        "report": Field(_REPORT, required=True),
        "stopncii": Field(_MEMBER, required=True),
        "note": Field(Text(), default=""),
    },
)
PLATFORM_FILE: Shape = Record(
    "the file of sites and apps",
    Platforms,
    {
        "duties": Field(ListOf(_DUTY, least=1), required=True),
        "platforms": Field(ListOf(_PLATFORM, least=1), required=True),
    },
    placed=False,
)


@cache
def platforms() -> Platforms:
    """The shipped table.

    Raises:
        BrokenFile: the file has a problem (its text, with file and line).
    """
    table: Platforms = read_shipped(data_dir() / "platforms.yaml", PLATFORM_FILE, "data/platforms.yaml")
    return table


def stale_platforms(today: dt.date) -> Iterator[Problem]:
    """A problem for every site or app, and every duty, that was last looked at too long ago."""
    rows: tuple[Platform | Duty, ...] = (*platforms().platforms, *platforms().duties)
    for row in rows:
        yield from too_old(f"'{row.id}'", row.checked, row.where, today)


def incomplete_platforms() -> Iterator[Problem]:
    """A problem for a duty that is not there, and for something called confirmed without a source."""
    table = platforms()
    known = {duty.id for duty in table.duties}
    for row in table.platforms:
        if row.duty not in known:
            yield Problem(
                row.where, f"'{row.id}' names the duty '{row.duty}', which is not there", nearest(row.duty, known)
            )
        for part in (row.report, row.stopncii):
            yield from unsourced(f"'{row.id}'", part.confirmed, part.source, row.where)
