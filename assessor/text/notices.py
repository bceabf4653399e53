"""Sentences about the law with the nations and days they hold from, out of `data/notices.yaml`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from legal_rules.files.data import data_dir
from legal_rules.files.problems import NOWHERE, Where
from legal_rules.files.shape import ID, Day, Field, ListOf, MapOf, OneOf, Record, Shape, Text, read_shipped
from legal_rules.law import NATIONS

NEW_ACT, NO_PICTURE, SUMMARY_TERMS = "new-act", "no-picture", "summary-terms"
NOTICES = (NEW_ACT, NO_PICTURE, SUMMARY_TERMS)


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, the first day it holds in each nation, what is said of earlier days, what is said where the law was
    confirmed but not read (and, `after`, where it began later), and the groups it is about."""

    id: str
    says: str
    from_: Mapping[str, dt.date]
    before: str = ""
    begun: str = ""
    after: str = ""
    groups: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)

    def since(self, nation: str) -> dt.date | None:
        """The first day it holds in a nation, if any."""
        return self.from_.get(nation)


_NOTICE: Shape = Record(
    "a notice",
    Notice,
    {
        "id": Field(OneOf(NOTICES, "notice"), required=True),
        "says": Field(Text(), required=True),
        "before": Field(Text(), default=""),
        "begun": Field(Text(), default=""),
        "after": Field(Text(), default=""),
        "groups": Field(ListOf(ID), default=()),
        "from": Field(MapOf(OneOf(NATIONS, "nation"), Day()), required=True, to="from_"),
    },
)
NOTICE_FILE: Shape = Record(
    "the file of notices", lambda notices: notices, {"notices": Field(ListOf(_NOTICE), required=True)}, placed=False
)


def summary_terms(nations: Iterable[str], as_at: dt.date) -> str:
    """What has to be said beside the longest terms on summary conviction of some nations; empty if nothing."""
    notice = notices()[SUMMARY_TERMS]
    days = [notice.from_[nation] for nation in nations if nation in notice.from_]
    return notice.says if any(day <= as_at for day in days) else ""


@cache
def notices() -> Mapping[str, Notice]:
    """Every notice by id.

    Raises:
        BrokenFile: the file has a problem (its text, with file and line).
    """
    return {row.id: row for row in read_shipped(data_dir() / "notices.yaml", NOTICE_FILE, "data/notices.yaml")}
