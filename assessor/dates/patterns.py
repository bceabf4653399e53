"""The patterns of one expression of time, made of the words in `data/dates.yaml`; the first that fits the whole is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from assessor.dates.lexicon import lexicon


def either(words: Iterable[str]) -> str:
    """A pattern of any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def lead(name: str) -> str:
    """A pattern of the words that lead in a certain way."""
    return either(lexicon().leads[name])


_WHO = r"(?:she|he|they|i|we|[a-z]{1,2})"


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every pattern with the name of how it is read."""
    weekday = f"(?P<wd>{either(lexicon().weekdays)})"
    table = _of_the_calendar(weekday) | _counted(weekday)
    return tuple((key, re.compile(pattern)) for key, pattern in table.items())


def _period() -> str:
    words = lexicon()
    return f"(?P<month>{either(words.months)})|(?P<season>{either(words.seasons)})|(?P<name>{either(words.named())})"


def _of_the_calendar(weekday: str) -> dict[str, str]:
    """Days and months in figures and by name."""
    month, period = either(lexicon().months), _period()
    on = f"(?:(?:(?:last|this) )?{weekday} (?:the )?)?"
    year, short = r"(?P<y>[0-9]{4})", r"(?P<y>'?[0-9]{2}|[0-9]{4})"
    day, ordinal = r"(?P<d>[0-9]{1,2})", "(?P<th>st|nd|rd|th)"
    return {
        "near": f"(?P<near>{either(lexicon().near)})",
        "iso": rf"{year}[-/.](?P<m>[0-9]{{1,2}})[-/.]{day}",
        "iso_month": rf"{year}[-/.](?P<m>[0-9]{{1,2}})",
        "figures": rf"{on}{day}(?P<sep>[-/. ])(?P<m>[0-9]{{1,2}})(?P=sep){short}",
        "month_figures": rf"(?P<m>[0-9]{{1,2}})[-/. ]{year}",
        "no_year": rf"{on}{day}[-/.](?P<m>[0-9]{{1,2}})",
        "day_month": rf"{on}{day}{ordinal}?(?: of)? ?(?P<month>{month})(?:(?: of)? {short})?",
        "month_day": rf"{on}(?P<month>{month}) ?(?:the )?{day}{ordinal}?(?: (?P<y>[0-9]{{4}}|'[0-9]{{2}}))?",
        "in_year": rf"(?:{period})(?:(?: of| in)? (?P<y>[0-9]{{4}}|'[0-9]{{2}}))",
        "period": f"(?:(?P<lead>last|this|this past) )?(?:{period})",
        "day_alone": rf"{on}{day}{ordinal}",
        "year": year,
    }


def _counted(weekday: str) -> dict[str, str]:
    """Days of a week, days counted back, ages, and parts of what is said."""
    words = lexicon()
    period, some, units = _period(), either(words.some), either(words.units)
    number = rf"{either(words.numbers)}|[0-9]{{1,3}}"
    about, over, under = lead("about"), lead("over"), lead("under")
    hours = f"(?: (?P<hour>{either(words.hours)}))?"
    old = rf"(?P<n>{number})(?: (?:or|to|and) (?P<n2>{number}))?(?: years old)?"
    return {
        "weekday": rf"(?:(?P<lead>last|this|this past) )?{weekday}{hours}",
        "weekday_week": rf"(?:{weekday}{hours}(?: of)?(?: in)?(?: the)? (?P<which>last|this) week|(?P<which2>last|this) week(?: on)? (?P<wd2>{either(words.weekdays)}))",
        "weekday_gone": rf"(?:this )?(?:just )?{weekday} (?:just )?(?:gone|past)",
        "weekday_before": rf"(?:(?P<n>{number}) weeks? (?:(?:ago )?last|(?P<on>ago on)) {weekday}|(?P<wd2>{either(words.weekdays)}) before last)",
        "period_before": rf"(?P<n>{number}) years? last (?:{period})",
        "unit": r"(?P<lead>last|this|this past|earlier this|earlier in the) (?P<unit>week|month|year)",
        "unit_before": r"(?P<unit>week|month|year|weekend) before last",
        "weekend": r"(?:(?P<lead>last|this|this past) )?weekend(?P<gone> (?:just )?(?:gone|past))?",
        "week_in": r"(?:(?P<nth>[1-4])(?:st|nd|rd|th)|last) week (?:of|in)(?: the)? (?P<rest>.+)",
        "half_of": r"(?P<nth>[12])(?:st|nd) half of (?:the )?(?P<rest>.+)",
        "decade": r"(?P<y>[0-9]{0,2}[0-9]0)'?s",
        "clock_ago": rf"(?:(?:{about}) )?(?:half an|{number}|{some})(?: (?P<n2>{number}))? (?:minutes?|mins?|hours?|hrs?) (?:{lead('ago')})",
        "ago_today": rf"(?P<n>{number}) (?P<unit>{units}) ago (?P<near>today|yesterday)",
        "ago_in": rf"(?P<n>{number}) years? ago (?:this (?P<this>month)|(?:in |last )?(?:{period}))",
        "ago": rf"(?:(?P<about>{about}) |(?P<over>{over}) |(?P<under>{under}) )?(?P<n>{number}|{some})(?P<half1> and a half)?(?:(?: or |-| to )(?P<n2>{number}))?(?P<so> or so)? (?P<unit>{units})(?P<half2> and a half)?(?P<so2> or so)? (?:{lead('ago')})",
        "within": rf"(?:{lead('within')}) (?:(?P<n>{number}|{some}) )?(?P<unit>{units})",
        "age": rf"(?:when |while )?{_WHO} (?:was|were)(?: only| still| just)?(?: aged)? {old}|(?:aged|at the age of|at) (?P<n3>{number})|between (?P<n4>{number}) and (?P<n5>{number})",
        "turned": rf"(?:when )?{_WHO} (?:turned|became|reached) (?P<n>{number})",
        "birthday": r"(?:(?:her|his|their|my|[a-z]'s) )(?P<n>[0-9]{1,3})(?:st|nd|rd|th) birthday",
        "week_of": rf"(?:(?P<from>{lead('beginning')})|{lead('ending')}) (?P<rest>.+)",
        "part": rf"(?P<part>{either(words.parts)})[ -](?:the )?(?P<rest>.+)",
        "around": rf"(?:{about}) (?P<rest>.+)|(?P<rest2>{either((*words.months, *words.seasons, *words.named()))}) time",
    }


@cache
def filler() -> re.Pattern[str]:
    """A word at the beginning that says nothing about the day."""
    return re.compile(rf"(?:{lead('filler')}) (?P<rest>.+)")


@cache
def relative_year() -> re.Pattern[str]:
    """A day, month or season of last year or this year."""
    words = lexicon()
    ends = either((*words.months, *words.seasons, *words.named()))
    return re.compile(rf"(?P<rest>(?:.+ )?(?:{ends}))(?: of)? (?P<which>last|this) year")


def birthday_words(words: str) -> str:
    """The birthday that being of an age begins with, or nothing if no age is said."""
    match = re.fullmatch(rf"({_WHO}) (?:was|were|turned|became|reached) (?P<n>\w+)(?: years old)?", words)
    return f"{match[1]} turned {match['n']}" if match else ""
