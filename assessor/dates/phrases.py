"""One expression of time as the stretches of days it can mean: one, or several where it could be several things."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from assessor.dates import spans
from assessor.dates.lexicon import lexicon
from assessor.dates.patterns import filler, patterns, relative_year
from assessor.dates.spans import ONE, Span
from legal_rules.periods import birthday

Options = tuple[Span, ...]
Found = Options | str | None
"""Stretches; or why there can be none; or nothing, where the words are not known."""
NO_BIRTH = "no birth"
_SLACK = {"day": 1, "week": 3, "month": 15, "year": 183}
_SURE_DAYS = 6
_SHORT = dt.timedelta(days=6)
"""What is shorter than a week has no beginning and no end of its own."""
_Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Reads expressions on a known day. `until` is the last day that something said without a year may have begun;
    `born` the days between which the person was born; `birth` whether a birth is what is asked."""

    today: dt.date
    until: dt.date
    born: tuple[dt.date, dt.date] | None = None
    birth: bool = False

    def read(self, text: str) -> Found:
        """What the whole text can mean, with words taken off its beginning that say nothing."""
        while True:
            found = self._whole(text)
            if found is not None:
                return found
            rest = filler().fullmatch(text)
            if rest is None:
                return None
            text = rest["rest"]

    def _whole(self, text: str) -> Found:
        of_year = relative_year().fullmatch(text)
        if of_year is not None and not text.startswith(tuple(lexicon().parts)):
            text = f"{of_year['rest']} {self.today.year - (of_year['which'] == 'last')}"
        for name, pattern in patterns():
            match = pattern.fullmatch(text)
            if match is None:
                continue
            how: Callable[[_Match], Found] = getattr(self, f"_{name}")
            try:
                found = how(match)
            except (ValueError, OverflowError):
                return f"There is no such day as {text}."
            if found is not None:
                return found
        return None

    def _year_of(self, said: str) -> int:
        """A year; two figures mean this century, or of a birth the last hundred years."""
        figures = said.strip("'")
        if len(figures) == 4:
            return int(figures)
        number = self.today.year // 100 * 100 + int(figures)
        return number - 100 if self.birth and number > self.today.year else number

    def _near(self, match: _Match) -> Found:
        first, last = lexicon().near[match["near"]].split("/")
        return (Span(self.today + int(first) * ONE, self.today + int(last) * ONE),)

    def _iso(self, match: _Match) -> Found:
        return _one(dt.date(int(match["y"]), int(match["m"]), int(match["d"])))

    def _iso_month(self, match: _Match) -> Found:
        if int(match["m"]) > 12:
            return f"There is no month {match['m']}."
        return (spans.month(int(match["y"]), int(match["m"])),)

    _month_figures = _iso_month

    def _figures(self, match: _Match) -> Found:
        return self._day_of(match, int(match["m"]), self._year_of(match["y"]))

    def _no_year(self, match: _Match) -> Found:
        return self._day_of(match, int(match["m"]), None)

    def _day_month(self, match: _Match) -> Found:
        year = self._year_of(match["y"]) if match["y"] else None
        return self._day_of(match, lexicon().months[match["month"]], year)

    def _month_day(self, match: _Match) -> Found:
        number = lexicon().months[match["month"]]
        year = self._year_of(match["y"]) if match["y"] else None
        if year is not None or match["th"] or match["wd"] or len(match["d"]) == 1:
            return self._day_of(match, number, year)
        whole = spans.month(self._year_of(match["d"]), number)
        day = self._day_of(match, number, None)
        begun = (whole,) if whole.first <= self.until else ()
        return (*day, *begun) if isinstance(day, tuple) else begun or day

    def _day_of(self, match: _Match, month: int, year: int | None) -> Found:
        """A day of a month, with the day of the week that was said; where they do not agree, what else may be meant."""
        day = int(match["d"])
        if month > 12:
            hint = f" Days are read with the day first, as {month}/{day}." if day <= 12 and month <= 31 else ""
            return f"There is no month {month}.{hint}"
        wanted = lexicon().weekdays[match["wd"]] if match["wd"] else 0
        if year is not None:
            found = dt.date(year, month, day)
            around = (found + n * ONE for n in (-1, 1, -2, 2, -3, 3))
            other = next((d for d in around if d.isoweekday() == wanted), None)
            return _one(found) if not wanted or found.isoweekday() == wanted or other is None else _days(found, other)
        return _agreeing(lambda number: _span(dt.date(number, month, day)), self.until, wanted)

    def _day_alone(self, match: _Match) -> Found:
        day = int(match["d"])
        if not 1 <= day <= 31:
            return f"There is no day {day} of a month."
        wanted = lexicon().weekdays[match["wd"]] if match["wd"] else 0
        found: list[dt.date] = []
        first = self.until.replace(day=1)
        while len(found) < 24:
            try:
                if (here := first.replace(day=day)) <= self.until:
                    found.append(here)
            except ValueError:
                pass
            first = (first - ONE).replace(day=1)
        agreeing = next((here for here in found if here.isoweekday() == wanted), found[0])
        return _one(found[0]) if not wanted or agreeing == found[0] else _days(found[0], agreeing)

    def _maker(self, match: _Match) -> Callable[[int], Span]:
        words = lexicon()
        if match["month"]:
            return lambda year: spans.month(year, words.months[match["month"]])
        if match["season"]:
            return lambda year: spans.months(year, words.seasons[match["season"]])
        return lambda year: spans.named(year, words.named()[match["name"]])

    def _in_year(self, match: _Match) -> Found:
        make, year = self._maker(match), self._year_of(match["y"])
        here = make(year)
        if match["season"] and here.last.year > year:
            return (here, make(year - 1)) if here.first <= self.until else (make(year - 1),)
        return (here,)

    def _period(self, match: _Match) -> Found:
        make = self._maker(match)
        if match["lead"] == "this":
            return (make(self.today.year),)
        last = spans.latest(make, self.until)
        if last is None:
            return None
        before = spans.latest(make, self.until, before=last)
        if not match["lead"] or before is None or match["lead"] != "last":
            return (last,)
        if last.last >= self.today:
            return (before,)
        return (last, before) if last.first.year == self.today.year else (last,)

    def _year(self, match: _Match) -> Found:
        return (spans.year(int(match["y"])),)

    def _weekday(self, match: _Match) -> Found:
        number, lead = lexicon().weekdays[match["wd"]], match["lead"] or ""
        here = self.until - (self.until.isoweekday() - number) % 7 * ONE
        weeks = [here]
        if lead == "last":
            this_week = spans.week(self.today).first <= here
            weeks = [here - 7 * ONE] if here == self.today else [here, here - 7 * ONE] if this_week else [here]
        elif lead == "this":
            weeks = [spans.week(self.today).first + (number - 1) * ONE]
        elif here == self.today and not match["hour"]:
            weeks = [here, here - 7 * ONE]
        run = lexicon().hours.get(match["hour"] or "", 0)
        return tuple(Span(day, day + run * ONE) for day in weeks)

    def _weekday_week(self, match: _Match) -> Found:
        number = lexicon().weekdays[match["wd"] or match["wd2"]]
        run = lexicon().hours.get(match["hour"] or "", 0)
        day = spans.week(self.today, (match["which"] or match["which2"]) == "last").first + (number - 1) * ONE
        return (Span(day, day + run * ONE),)

    def _weekday_before(self, match: _Match) -> Found:
        last = self._whole(f"last {match['wd'] or match['wd2']}")
        if not isinstance(last, tuple):
            return last
        weeks = _number(match["n"]) if match["n"] else 1
        found = [s.first - 7 * weeks * ONE for s in last]
        if match["on"]:
            week = spans.week(self.today, weeks)
            found.insert(0, week.first + (lexicon().weekdays[match["wd"]] - 1) * ONE)
        return _days(*dict.fromkeys(found))

    def _weekday_gone(self, match: _Match) -> Found:
        back = (self.today.isoweekday() - lexicon().weekdays[match["wd"]] - 1) % 7 + 1
        return _one(self.today - back * ONE)

    def _period_before(self, match: _Match) -> Found:
        make = self._maker(match)
        last = spans.latest(make, self.until)
        return (make(last.first.year - _number(match["n"])),) if last is not None else None

    def _unit(self, match: _Match) -> Found:
        return (self._unit_back(match["unit"], int(match["lead"] == "last")),)

    def _unit_before(self, match: _Match) -> Found:
        if match["unit"] == "weekend":
            week = spans.week(self.today, 2)
            return (Span(week.first + 5 * ONE, week.last),)
        return (self._unit_back(match["unit"], 2),)

    def _week_in(self, match: _Match) -> Found:
        found = self.read(match["rest"])
        if not isinstance(found, tuple):
            return found
        months = [span for span in found if span.first.day == 1 and (span.last - span.first).days < 31]
        before = 7 * (int(match["nth"] or 1) - 1)
        if match["nth"]:
            return tuple(Span(m.first + before * ONE, m.first + (before + 6) * ONE) for m in months) or None
        return tuple(Span(m.last - 6 * ONE, m.last) for m in months) or None

    def _half_of(self, match: _Match) -> Found:
        found = self.read(match["rest"])
        if not isinstance(found, tuple):
            return found
        return tuple(spans.half(match["nth"] == "1", span) for span in found if span.first < span.last) or None

    def _decade(self, match: _Match) -> Found:
        said = match["y"]
        if len(said) == 3:
            return None
        century = self.today.year // 100 * 100
        first = (
            int(said) if len(said) == 4 else century + int(said) - (100 if century + int(said) > self.today.year else 0)
        )
        return (Span(dt.date(first, 1, 1), dt.date(first + 9, 12, 31)),)

    def _clock_ago(self, match: _Match) -> Found:
        return (Span(self.today - ONE, self.today),)

    def _ago_today(self, match: _Match) -> Found:
        amount, _, unit = self._amounts(match)
        return _one(spans.back(self.today - (match["near"] == "yesterday") * ONE, amount, unit))

    def _ago_in(self, match: _Match) -> Found:
        year = self.today.year - _number(match["n"])
        return (spans.month(year, self.today.month),) if match["this"] else (self._maker(match)(year),)

    def _unit_back(self, unit: str, ago: int) -> Span:
        if unit == "week":
            return spans.week(self.today, ago)
        day = spans.back(self.today.replace(day=1), ago, unit)
        return spans.month(day.year, day.month) if unit == "month" else spans.year(day.year)

    def _weekend(self, match: _Match) -> Found:
        this, last = (Span(w.first + 5 * ONE, w.last) for w in (spans.week(self.today), spans.week(self.today, 1)))
        if match["lead"] == "this":
            return (this,)
        if match["lead"] or match["gone"] or this.first > self.until:
            return (last,)
        return (this, last)

    def _amounts(self, match: _Match) -> tuple[float, float, str]:
        """The least and most of an amount, and its unit."""
        words = lexicon()
        said = match["n"] or "one"
        each, unit = words.units[match["unit"]].split()
        low, high = (int(n) for n in words.some[said].split("/")) if said in words.some else (_number(said),) * 2
        return low * int(each), high * int(each), unit

    def _ago(self, match: _Match) -> Found:
        low, high, unit = self._amounts(match)
        half = 0.5 if match["half1"] or match["half2"] else 0
        low, high = low + half, (_number(match["n2"]) if match["n2"] else high) + half
        newest, oldest = spans.back(self.today, low, unit), spans.back(self.today, high, unit)
        if match["under"]:
            return (Span(oldest, self.today),)
        if match["over"]:
            return (Span(spans.back(self.today, 2 * high, unit), newest),)
        loose = bool(match["about"] or match["so"] or match["so2"]) or low != high
        if unit == "day" and low == high and not loose and low <= _SURE_DAYS:
            return _one(newest)
        least = _SLACK[unit] // 2 if half else _SLACK[unit]
        days = (self.today - oldest).days
        wide = Span(oldest, newest).wider(max(least, round(days / 5)))
        return (Span(wide.first, min(wide.last, self.today)),)

    def _within(self, match: _Match) -> Found:
        _, most, unit = self._amounts(match)
        return (Span(spans.back(self.today, most, unit), self.today),)

    def _age(self, match: _Match) -> Found:
        years = _number(match["n"] or match["n3"] or match["n4"])
        other = match["n2"] or match["n5"]
        last = max(years, _number(other)) if other else years
        if self.born is None:
            return NO_BIRTH
        return (Span(birthday(min(self.born), years), birthday(max(self.born), last + 1) - ONE),)

    def _turned(self, match: _Match) -> Found:
        if self.born is None:
            return NO_BIRTH
        years = _number(match["n"])
        return (Span(birthday(min(self.born), years), birthday(max(self.born), years)),)

    _birthday = _turned

    def _week_of(self, match: _Match) -> Found:
        found = self.read(match["rest"])
        if not isinstance(found, tuple):
            return found
        days = [span.first for span in found if span.first == span.last]
        ends = [(day, day + 6 * ONE) if match["from"] else (day - 6 * ONE, day) for day in days]
        return tuple(Span(first, last) for first, last in ends) or None

    def _part(self, match: _Match) -> Found:
        found = self.read(match["rest"])
        if not isinstance(found, tuple):
            return found
        part = lexicon().parts[match["part"]]
        parts = (span if span.last - span.first < _SHORT else spans.third(part, span) for span in found)
        return tuple(span for span in parts if span.first < span.last) or None

    def _around(self, match: _Match) -> Found:
        found = self.read(match["rest"] or match["rest2"])
        if not isinstance(found, tuple):
            return found
        return tuple(
            span.wider(7 if (n := (span.last - span.first).days) < 7 else 15 if n < 92 else 183) for span in found
        )

    def on(self, until: dt.date) -> Phrases:
        """The same with another last day for what is said without a year."""
        return replace(self, until=until)


def _number(said: str) -> int:
    return lexicon().numbers[said] if said in lexicon().numbers else int(said)


def _span(day: dt.date) -> Span:
    return Span(day, day)


def _one(day: dt.date) -> Options:
    return (_span(day),)


def _days(*days: dt.date) -> Options:
    return tuple(_span(day) for day in days)


def _agreeing(make: Callable[[int], Span], until: dt.date, wanted: int) -> Found:
    """The latest year's day; and where it is not the day of the week that was said, the latest that is."""
    last = found = spans.latest(make, until)
    if last is None:
        raise ValueError
    while wanted and found is not None and found.first.isoweekday() != wanted:
        found = spans.latest(make, until, before=found)
    return (last,) if found is None or found == last else (last, found)
