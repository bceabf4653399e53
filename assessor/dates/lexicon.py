"""The words of time of `data/dates.yaml`, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from legal_rules.files.data import data_dir
from legal_rules.files.shape import Field, ListOf, MapOf, Record, Shape, Text, Whole, read_shipped

_DAY = r"\d{2}-\d{2}"
_WORD = Text()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every word the reader of dates knows, in small letters."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, str]
    days: Mapping[str, str]
    spans: Mapping[str, str]
    turning: Mapping[str, str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    some: Mapping[str, str]
    units: Mapping[str, str]
    near: Mapping[str, str]
    hours: Mapping[str, int]
    parts: Mapping[str, str]
    leads: Mapping[str, tuple[str, ...]]
    unknown: tuple[str, ...]
    earliest: Mapping[str, int]
    examples: tuple[str, ...]

    def named(self) -> dict[str, str]:
        """Days and stretches with a name, written as people write them, each with its first and last month and day."""
        both = {**self.days, **self.spans}
        return {name.replace(" 's", "'s"): days if "/" in days else f"{days}/{days}" for name, days in both.items()}

    def weekday_name(self, number: int) -> str:
        """The full name of a day of the week, Monday being 1."""
        return next(name for name, day in self.weekdays.items() if day == number).capitalize()


def _map(value: Shape) -> Field:
    return Field(MapOf(_WORD, value), required=True)


DATE_FILE: Shape = Record(
    "the words of time",
    Lexicon,
    {
        "months": _map(Whole(1, 12)),
        "weekdays": _map(Whole(1, 7)),
        "seasons": _map(Text(r"\d{1,2}-\d{1,2}", "a first and a last month, as 3-5")),
        "days": _map(Text(_DAY, "a month and a day, as 12-25")),
        "spans": _map(Text(f"{_DAY}/{_DAY}", "a first and a last month and day, as 12-20/12-31")),
        "turning": _map(_WORD),
        "numbers": _map(Whole(1, 100)),
        "ordinals": _map(Whole(1, 31)),
        "some": _map(Text(r"\d+/\d+", "a least and a most, as 2/6")),
        "units": _map(Text(r"\d (day|week|month|year)", "a number and a unit, as 2 week")),
        "near": _map(Text(r"-?\d+/-?\d+", "a first and a last number of days, as -1/0")),
        "hours": _map(Whole(0, 1)),
        "parts": _map(Text("first|middle|last", "first, middle or last")),
        "leads": _map(ListOf(_WORD, least=1)),
        "unknown": Field(ListOf(_WORD, least=1), required=True),
        "earliest": _map(Whole(1, 9999)),
        "examples": Field(ListOf(_WORD, least=1), required=True),
    },
    placed=False,
)


@cache
def lexicon() -> Lexicon:
    """The words of time as shipped.

    Raises:
        BrokenFile: the file has a problem.
    """
    words = read_shipped(data_dir() / "dates.yaml", DATE_FILE, "data/dates.yaml")
    assert isinstance(words, Lexicon)
    return words
