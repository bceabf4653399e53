"""When: every expression of time in a note, as a day or a range of days. What is vague becomes a range, never one day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from assessor.dates import spans
from assessor.dates.spans import Span
from assessor.notes.lexicon import Json, Lexicon, lexicon

Value = str | dict[str, str]
_NUMBER = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "eighteen": 18, "twenty": 20,
}  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FIRST_YEAR, _LAST_YEAR = 1950, 2099
_PARTS = {"first": ("early", "start", "beginning"), "middle": ("mid",), "last": ("late", "end")}


@dataclass(frozen=True, slots=True)
class Time:
    """One expression of time: its characters in the plain text, the days it can mean, and how it bounds them."""

    start: int
    end: int
    first: dt.date
    last: dt.date
    bound: str = "in"  # in | since | before | after
    rule: str = ""

    def value(self, note_date: dt.date | None) -> Value:
        """As a case file says when."""
        if self.bound == "since":
            return {
                "from": self.first.isoformat(),
                **({"to": note_date.isoformat()} if note_date and note_date >= self.first else {}),
            }
        if self.bound == "before":
            return {"before": self.first.isoformat()}
        if self.bound == "after":
            return {"after": self.last.isoformat()}
        if self.first == self.last:
            return self.first.isoformat()
        return {"from": self.first.isoformat(), "to": self.last.isoformat()}


@cache
def _patterns(key: int) -> tuple[tuple[str, re.Pattern[str]], ...]:
    dates = lexicon().dates
    month = "|".join(sorted(dates["months"], key=len, reverse=True))
    season = "|".join(dates["seasons"])
    named = "|".join(
        re.escape(n.replace(" 's", "'s")) for n in sorted([*dates["days"], *dates["spans"]], key=len, reverse=True)
    )
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    year = r"(?P<year>(?:19|20)\d\d)"
    part = r"(?:(?P<part>early|mid|late|start of|beginning of|middle of|end of)[ -](?:in )?)?"
    weekday = "|".join(_WEEKDAYS)
    number = "|".join(_NUMBER) + r"|\d{1,3}"
    return tuple(
        (name, re.compile(pattern, re.IGNORECASE))
        for name, pattern in (
            ("iso", r"\b(?P<year>(?:19|20)\d\d)-(?P<m>\d{2})-(?P<day>\d{2})\b"),
            ("numeric", r"(?<![\d/.-])(?P<day>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<short>(?:19|20)?\d\d)(?![\d/-])"),
            ("day-month", rf"\b(?:the )?{day}(?: of)? (?P<month>{month})\b\.?(?:,? (?:of )?{year}\b)?"),
            ("month-day", rf"\b(?P<month>{month})\.? {day}\b(?!:)(?:,? {year}\b)?"),
            ("month-year", rf"\b{part}(?P<month>{month})\.?,?(?: of)? (?:{year}|'(?P<short>\d\d))\b"),
            ("season-year", rf"\b{part}(?P<season>{season})(?: of)? {year}\b"),
            ("named", rf"\b(?P<lead>last |this |at |over |on |during |since |before |after |around |by |until )(?P<named>{named})(?: (?:of |in )?{year}| (?P<ago>last year))?\b"),
            ("last-month", rf"\b(?P<lead>last|this past|this) (?P<month>{month}|{season})\b"),
            ("month", rf"\b(?P<lead>in|during|since|from|until|till|by|between|around|about|back in|early|mid|late|end of|start of|of)[ -](?P<month>{month})\b(?!\.?,?(?: of)? (?:(?:19|20)\d\d|'\d\d))"),
            ("ago", rf"\b(?P<about>about |around |roughly |nearly |almost |over |just over )?(?P<n>{number}|a few|few|a couple(?: of)?|couple(?: of)?|several|some)(?: or so)? (?P<unit>days?|nights?|weeks?|wks?|months?|mths?|years?|yrs?)(?: or so)? (?:ago|back)\b"),
            ("last-unit", r"\b(?P<lead>last|this|earlier this|the other|this past) (?P<unit>night|week|weekend|month|year|morning|evening|afternoon|day)\b"),
            ("weekday", rf"\b(?P<lead>last |on |this |this past )(?P<weekday>{weekday})(?: (?:night|morning|evening|afternoon))?\b"),
            ("near", r"\b(?P<near>yesterday|today|tonight|the day before yesterday)\b"),
            ("year", rf"\b(?P<lead>in|during|since|from|until|till|by|around|about|back in|early|mid|late|end of|start of|beginning of|of|before|after|to|and)[ -]{year}\b(?![-/\d])"),
        )
    )  # fmt: skip


def find_times(text: str, lex: Lexicon, note_date: dt.date | None) -> list[Time]:
    """Every expression of time, in order, none overlapping; births are left out."""
    found: list[tuple[int, int, str, re.Match[str]]] = []
    for name, pattern in _patterns(0):
        found.extend((m.start(), m.end(), name, m) for m in pattern.finditer(text))
    order = {name: number for number, (name, _) in enumerate(_patterns(0))}
    found.sort(key=lambda f: (f[0], -(f[1] - f[0]), order[f[2]]))
    times: list[Time] = []
    end = -1
    anchor: dt.date | None = None
    for start, stop, name, match in found:
        if start < end or _birth(text, start):
            continue
        days = _days(name, match, lex.dates, note_date, anchor)
        if days is None:
            continue
        first, last = days
        end = stop
        if name not in ("ago", "last-unit", "weekday", "near"):
            anchor = first
        times.append(Time(start, stop, first, last, _bound(text, start, match), f"time.{name}"))
    return _joined(text, times)


def _birth(text: str, start: int) -> bool:
    return (
        re.search(
            r"\b(?:dob|born|birth|date of birth)\W{1,4}(?:on |in )?$", text[max(0, start - 24) : start], re.IGNORECASE
        )
        is not None
    )


def _bound(text: str, start: int, match: re.Match[str]) -> str:
    before = text[max(0, start - 16) : start].lower()
    lead = (match.groupdict().get("lead") or "").strip().lower()
    words = before.split()
    word = lead if lead in ("since", "before", "after", "until", "till", "by") else (words[-1] if words else "")
    if word == "since":
        return "since"
    if word in ("before", "until", "till", "by"):
        return "before"
    return "after" if word == "after" and lead != "in" else "in"


def _joined(text: str, times: list[Time]) -> list[Time]:
    """ "from X to Y", "between X and Y": one range."""
    out: list[Time] = []
    for time in times:
        if out:
            before = out[-1]
            gap = text[before.end : time.start].strip().lower()
            lead = text[max(0, before.start - 9) : before.start].lower() + text[before.start : before.end].lower()
            joined = (
                gap in ("to", "until", "till", "-", "through")
                or (gap in ("and", "") and "between" in lead)
                or (gap == "" and text[time.start : time.end].lower().startswith(("to ", "until ", "till ")))
            )
            if joined and time.last >= before.first:
                out[-1] = Time(before.start, time.end, before.first, time.last, "in", "time.range")
                continue
        out.append(time)
    return out


def _days(
    name: str, match: re.Match[str], dates: Json, note: dt.date | None, anchor: dt.date | None
) -> tuple[dt.date, dt.date] | None:
    """The days an expression can mean, or nothing."""
    part = match.groupdict()
    year = int(part["year"]) if part.get("year") else None
    if part.get("short"):
        short = part["short"]
        year = int(short) if len(short) == 4 else 2000 + int(short)
    if name in ("iso", "numeric"):
        return _one(year, int(part["m"]), int(part["day"]))
    if name in ("day-month", "month-day"):
        month = int(dates["months"][part["month"].lower()])
        if part["month"] == "may" and name == "month-day":
            return None
        return _one(year or _year(month, int(part["day"]), note, anchor), month, int(part["day"]))
    if name == "month-year":
        assert year is not None
        return _part(part.get("part"), spans.month(year, int(dates["months"][part["month"].lower()])))
    if name == "season-year":
        return _part(part.get("part"), spans.months(year or 0, dates["seasons"][part["season"].lower()]))
    if name == "named":
        return _named(part, dates, year, note, anchor)
    if name in ("last-month", "month"):
        return _bare_month(name, match, dates, note, anchor)
    if name == "year":
        assert year is not None
        return _part(part["lead"].lower(), spans.year(year)) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    return _relative(name, part, note)


def _one(year: int | None, month: int, day: int) -> tuple[dt.date, dt.date] | None:
    try:
        date = dt.date(year or 0, month, day)
    except ValueError:
        return None
    return (date, date) if _FIRST_YEAR <= date.year <= _LAST_YEAR else None


def _year(month: int, day: int, note: dt.date | None, anchor: dt.date | None) -> int | None:
    """The year of a day said without one: the next after a date said before it, else the last before the note."""
    try:
        if anchor is not None:
            here = dt.date(anchor.year, month, min(day, calendar.monthrange(anchor.year, month)[1]))
            return anchor.year if here >= anchor else anchor.year + 1
        if note is None:
            return None
        here = dt.date(note.year, month, min(day, calendar.monthrange(note.year, month)[1]))
        return note.year if here <= note else note.year - 1
    except ValueError:
        return None


def _part(part: str | None, of: Span) -> tuple[dt.date, dt.date]:
    """The early, middle or late third of a stretch of days, or all of it."""
    word = (part or "").lower()
    for which, leads in _PARTS.items():
        if word.startswith(leads):
            of = spans.third(which, of)
    return of.first, of.last


def _named(
    part: Any, dates: Json, year: int | None, note: dt.date | None, anchor: dt.date | None
) -> tuple[dt.date, dt.date] | None:
    word = part["named"].lower().replace("'s", " 's")
    if word not in dates["days"] and word not in dates["spans"]:
        word = part["named"].lower()
    single = word in dates["days"]
    said = dates["days"].get(word) or dates["spans"].get(word)
    first_part, _, last_part = said.partition("/")
    last_part = last_part or first_part
    month, day = (int(n) for n in first_part.split("-"))
    if year is None and part.get("ago") and note:
        year = note.year - 1
    if year is None and (part.get("lead") or "").strip() in ("last", "this") and note:
        year = _year(month, day, note, None)
    if year is None:
        year = _year(month, day, note, anchor)
    if year is None:
        return None
    end_month, end_day = (int(n) for n in last_part.split("-"))
    first = dt.date(year, month, day)
    last = dt.date(year + (end_month < month), end_month, end_day)
    return (first, first) if single else (first, last)


def _bare_month(
    name: str, match: re.Match[str], dates: Json, note: dt.date | None, anchor: dt.date | None
) -> tuple[dt.date, dt.date] | None:
    """A month or season without a year: the last one before the note, or the next after a date said before it."""
    said = match.group("month")
    lead = match.group("lead").lower()
    if (
        said.lower() in ("may", "march", "mar", "sat", "sun")
        and said[0].islower()
        and lead in ("of", "by", "about", "around", "this")
    ):
        return None
    if lead == "of":
        return None
    if said.lower() in dates["seasons"]:
        if note is None:
            return None
        here = spans.months(note.year, dates["seasons"][said.lower()])
        if here.first > note or (lead == "last" and here.last >= note):
            here = spans.months(note.year - 1, dates["seasons"][said.lower()])
        return here.first, here.last
    month = int(dates["months"][said.lower()])
    year = _year(month, 1, note, anchor if name == "month" else None)
    if year is None:
        return None
    here = spans.month(year, month)
    if note and lead == "last" and here.first <= note <= here.last:
        here = spans.month(year - 1, month)
    return _part(lead, Span(here.first, min(here.last, note)) if note and here.first <= note else here)


def _relative(name: str, part: Any, note: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """An expression counted from the day of the note."""
    if note is None:
        return None
    day = dt.timedelta(1)
    if name == "near":
        at = _counted(
            part["near"].lower().replace("tonight", "today").replace("the day before yesterday", "2 days ago"), note
        )
        return (at, at) if at else None
    if name == "weekday":
        back = (note.weekday() - _WEEKDAYS.index(part["weekday"].lower())) % 7 or 7
        at = note - back * day
        return at, at
    if name == "last-unit":
        return _last_unit(part["lead"].lower(), part["unit"].lower(), note)
    return _ago(part, note)


def _last_unit(lead: str, unit: str, note: dt.date) -> tuple[dt.date, dt.date] | None:
    day = dt.timedelta(1)
    monday = note - note.weekday() * day
    if unit in ("morning", "evening", "afternoon") or (unit == "night" and lead == "this"):
        return (note, note) if lead == "this" else None
    if unit == "night":
        return note - day, note
    if lead == "the other":
        return (note - 10 * day, note - day) if unit in ("day", "night") else (note - 28 * day, note - day)
    if unit == "week":
        return (monday - 7 * day, monday - day) if lead == "last" else (monday, note)
    if unit == "weekend":
        return (monday - 2 * day, monday - day) if lead == "last" or note.weekday() < 5 else (monday + 5 * day, note)
    if unit == "month":
        if lead != "last":
            return note.replace(day=1), note
        last = note.replace(day=1) - day
        return last.replace(day=1), last
    if unit == "year":
        return (
            (dt.date(note.year - 1, 1, 1), dt.date(note.year - 1, 12, 31))
            if lead == "last"
            else (dt.date(note.year, 1, 1), note)
        )
    return None


def _ago(part: Any, note: dt.date) -> tuple[dt.date, dt.date] | None:
    """ "two years ago": from half a unit before to half a unit after; "a few" is two to six."""
    day = dt.timedelta(1)
    unit = (
        part["unit"]
        .lower()
        .rstrip("s")
        .replace("wk", "week")
        .replace("mth", "month")
        .replace("yr", "year")
        .replace("night", "day")
    )
    said = part["n"].lower()
    if said.startswith(("a few", "few", "several", "some")):
        low, high = 2, 6
    elif "couple" in said:
        low, high = 2, 3
    else:
        low = high = _NUMBER.get(said) or int(said)
    newest, oldest = _counted(f"{low} {unit}s ago", note), _counted(f"{high} {unit}s ago", note)
    if newest is None or oldest is None or oldest.year < _FIRST_YEAR:
        return None
    slack = {"day": 0, "week": 3, "month": 15, "year": 183}[unit] * day
    if unit == "day" and (part.get("about") or low != high):
        slack = 2 * day
    return oldest - slack, min(newest + slack, note)


@cache
def _counted(words: str, note: dt.date) -> dt.date | None:
    """A date counted back from the day of the note, by the dateparser library (imported when first needed)."""
    import dateparser

    at = dateparser.parse(
        words,
        languages=["en"],
        settings={"RELATIVE_BASE": dt.datetime.combine(note, dt.time(12)), "PREFER_DATES_FROM": "past"},
    )
    return at.date() if at is not None else None
