"""What a person types for a day, read relative to a known today: days, a choice between days, or why it was not taken.

Nothing is guessed: vague words give a range wide enough to be true, what could be two things is asked, and a day that has
not come yet or is too long ago is refused.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from assessor.dates.cleaned import LONGEST, plain
from assessor.dates.lexicon import lexicon
from assessor.dates.patterns import birthday_words, either, lead
from assessor.dates.phrases import NO_BIRTH, Found, Phrases
from assessor.dates.said import Days, said, whole_period, written
from assessor.dates.spans import ONE, Span
from assessor.dates.when import Lasting, When
from assessor.text.names import joined, long_day, sentence

FUTURE, IMPLAUSIBLE, UNREADABLE, BIRTH = "future", "implausible", "unreadable", "birth"
FAR = dt.date(9998, 12, 31)
AS_SAID = (
    "Say it as you would: yesterday, last Friday, 20/11/26, 20 November, March 2024, about two years ago, June to August "
    "2023, before or after a day, lasting March to May 2024 for what went on, or unknown."
)


@dataclass(frozen=True, slots=True)
class Read:
    """Days that were read, and the words they are shown back in."""

    days: Days
    words: str

    @property
    def day(self) -> dt.date | None:
        """The day, if it is one."""
        return self.days.day if isinstance(self.days, When) else None

    @property
    def text(self) -> str:
        """The same days written so that they can be read in one way only."""
        return written(self.days)


@dataclass(frozen=True, slots=True)
class Unsure:
    """It could be more than one thing: the person chooses."""

    options: tuple[Read, ...]

    @property
    def words(self) -> str:
        """What it could be."""
        return f"That could be {joined([option.words for option in self.options], 'or')}."


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was taken: of what kind the reason is (`FUTURE`, `IMPLAUSIBLE`, `UNREADABLE`, `BIRTH`), and the reason."""

    kind: str
    words: str


Taken = Read | Unsure | Refused


def read_days(
    text: str, today: dt.date, *, born: tuple[dt.date, dt.date] | None = None, limit: dt.date | None = None
) -> Taken:
    """When something was done, as a person types it.

    Args:
        text: what was typed.
        today: the day on which it was typed.
        born: the two days between which the person it was done to was born.
        limit: the day of assessment, where it is not today: nothing is later.
    """
    return _Reader(Phrases(today, today, born), min(today, limit or today), "act").read(text)


def read_day(text: str, today: dt.date) -> Taken:
    """One day, as of the law: it may lie ahead and any time ago."""
    found = _Reader(Phrases(today, today), FAR, "law").read(text)
    options = found.options if isinstance(found, Unsure) else (found,) if isinstance(found, Read) else ()
    if not all(option.day for option in options):
        return Refused(UNREADABLE, f"One day is needed here, not {joined([o.words for o in options], 'or')}.")
    return found


def read_birth(text: str, today: dt.date) -> Taken:
    """When somebody was born: a day, a month or a year; two figures are a year of the last hundred."""
    found = _Reader(Phrases(today, today, birth=True), today, "birth").read(text)
    options = found.options if isinstance(found, Unsure) else (found,) if isinstance(found, Read) else ()
    if any(option.days != When() and not born_text(option.days, today) for option in options):
        return Refused(UNREADABLE, "A year, a month or a day is needed here, as 2006, April 2006 or 30/4/2006.")
    return found


def born_text(days: Days, today: dt.date) -> str:
    """A day, month or year of birth as a case file writes it, or nothing if it is none of these."""
    from_, to = (days.day, days.day) if isinstance(days, When) and days.day else (days.from_, days.to)
    if from_ is None or to is None or isinstance(days, Lasting):
        return ""
    if from_ == to:
        return from_.isoformat()
    whole = whole_period(from_, to, today)
    return {"month": from_.isoformat()[:7], "year": from_.isoformat()[:4]}.get(whole, "")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads with the last day that may be taken, and what is asked (`act`, `birth` or `law`)."""

    phrases: Phrases
    limit: dt.date
    asked: str

    def read(self, text: str) -> Taken:
        """The days, the choice, or why nothing was taken."""
        words = plain(text) if len(text) <= LONGEST else "too long"
        if not words or words in lexicon().unknown:
            return Read(When(), said(When()))
        found = self._lasting(words) or self._bound(words) or self._some_day(words)
        if isinstance(found, Refused):
            return found
        options = tuple(Read(days, said(days, self.limit)) for days in dict.fromkeys(found))
        return options[0] if len(options) == 1 else Unsure(options)

    def _some_day(self, words: str) -> tuple[Days, ...] | Refused:
        found = self._spans(words)
        return found if isinstance(found, Refused) else tuple(_when(span) for span in found)

    def _spans(self, words: str) -> tuple[Span, ...] | Refused:
        """Stretches up to the last day that may be taken."""
        one = self._kept(self.phrases.read(words))
        if isinstance(one, Refused) and one.kind == UNREADABLE:
            return self._range(words) or (Refused(FUTURE, self._not_come("That")) if _ahead(words) else one)
        return one

    def _kept(self, found: Found) -> tuple[Span, ...] | Refused:
        """What can have been: without what has not come yet and what is too long ago, cut at the last day."""
        if found == NO_BIRTH:
            return Refused(BIRTH, "Say when the person was born first; a year is enough. Or write a year here.")
        if not isinstance(found, tuple):
            return Refused(UNREADABLE, f"{found or 'That is not a day that can be read.'} {_examples()}")
        past = [span for span in found if span.first <= self.limit]
        if not past:
            return Refused(FUTURE, self._not_come(sentence(said(_when(found[0])))))
        earliest = lexicon().earliest[self.asked]
        likely = [span for span in past if span.first.year >= earliest]
        if not likely:
            what = sentence(said(_when(past[0]), weekdays=False))
            return Refused(IMPLAUSIBLE, f"{what} is before {earliest}. Is the year right? Write all four figures.")
        return tuple(Span(span.first, min(span.last, self.limit)) for span in likely)

    def _not_come(self, what: str) -> str:
        called = "today" if self.limit == self.phrases.today else "the day of assessment"
        return f"{what} is after {called}, {long_day(self.limit)}. If the year is another, write all four figures."

    def _bound(self, words: str) -> tuple[Days, ...] | Refused | None:
        """Before, after, up to or since something."""
        both = re.fullmatch(rf"(?:{lead('after')}) (.+?) (?:and|but) (?:{lead('before')}) (.+)", words)
        if both is not None:
            return self._after_and_before(both[1], both[2])
        for name in ("before", "after", "since", "until"):
            match = re.fullmatch(rf"(?:{lead(name)}) (?P<rest>.+)", words)
            if match is not None:
                found = self._turn(name, match["rest"])
                if isinstance(found, Refused):
                    return found
                if name == "after":
                    found = tuple(span for span in found if span.last < self.limit)
                    return tuple(When(after=span.last) for span in found) or Refused(FUTURE, self._not_come("That"))
                return tuple(self._bounded(name, span) for span in found)
        return None

    def _bounded(self, name: str, span: Span) -> When:
        if name == "since":
            return _when(Span(span.first, self.limit))
        return When(before=span.first if name == "before" else span.last + ONE)

    def _after_and_before(self, first: str, last: str) -> tuple[Days, ...] | Refused:
        after, before = self._turn("after", first), self._turn("before", last)
        for found in (after, before):
            if isinstance(found, Refused):
                return found
        assert isinstance(after, tuple) and isinstance(before, tuple)
        pairs = [(a.last, b.first) for a in after for b in before if a.last + ONE < b.first]
        return tuple(When(after=a, before=b) for a, b in pairs) or _reversed()

    def _turn(self, name: str, words: str) -> tuple[Span, ...] | Refused:
        """What something is before or after: of a season with a name its day, of an age the birthday, known or not."""
        turning = lexicon().turning
        words = re.sub(rf"\b({either(turning)})\b(?!'| day| eve)", lambda match: turning[match[1]], words)
        found = self._spans(birthday_words(words) or words)
        if isinstance(found, Refused) or not birthday_words(words):
            return found
        ends = {"before": found[0].last, "after": found[0].first - ONE}
        day = ends.get(name)
        return found if day is None else (Span(day, day),)

    def _range(self, words: str) -> tuple[Span, ...] | Refused | None:
        """From one expression to another, or between two."""
        words = re.sub(r"^([0-9]{4})-([0-9]{4})$|^([0-9]{1,2}\w*)-([0-9]{1,2}\w* ?[a-z].*)$", _spaced, words)
        between = re.fullmatch(r"between (.+)", words)
        inner = between[1] if between else words.removeprefix("from ")
        ends = rf" (?:and|{lead('to')}) " if between else rf" (?:{lead('to')}) "
        refused: Refused | None = None
        for match in re.finditer(ends, inner):
            first, last = inner[: match.start()], inner[match.end() :]
            if between and isinstance(self.phrases.read(f"{first} to {last}"), tuple):
                return self._kept(self.phrases.read(f"{first} to {last}"))
            found = self._from_to(first, last)
            if isinstance(found, tuple):
                return found
            refused = refused or found
        if not between and inner != words:
            since = self._spans(inner)
            return since if isinstance(since, Refused) else tuple(Span(span.first, self.limit) for span in since)
        return refused

    def _from_to(self, first: str, last: str) -> tuple[Span, ...] | Refused:
        first, last_year = _with_month(first, last), _year_in(last)
        ends = self._kept(self.phrases.read(last))
        if isinstance(ends, Refused):
            return ends
        found: list[Span] = []
        if (year := _year_in(first)) and not last_year:
            for number in (year, year + 1):
                same = self._kept(self.phrases.read(f"{last} {number}"))
                ends = (*(same if isinstance(same, tuple) else ()), *ends)
        for end in ends:
            begins = self._begin(first, last_year, end)
            if isinstance(begins, Refused):
                return begins
            found += [Span(begin.first, end.last) for begin in begins if begin.first <= end.last]
        return tuple(dict.fromkeys(found)) or _reversed()

    def _begin(self, first: str, year: int, end: Span) -> tuple[Span, ...] | Refused:
        """The beginning of a range with a known end, whose year it may share."""
        for number in (year, year - 1) if year and not _year_in(first) else ():
            found = self._kept(self.phrases.read(f"{first} {number}"))
            if isinstance(found, tuple) and found[0].first <= end.last:
                return found
        return self._kept(self.phrases.on(end.last).read(first))

    def _lasting(self, words: str) -> tuple[Days, ...] | Refused | None:
        match = re.fullmatch(rf"(?:{lead('lasting')})(?P<rest> .+)?", words)
        if match is None:
            return None
        rest = (match["rest"] or "").strip()
        going = re.fullmatch(rf"(?:from|{lead('since')}) (?P<rest>.+)", rest)
        ended = re.search(rf" (?:{lead('to')}) ", rest) is not None
        found = self._spans(going["rest"] if going and not ended else rest)
        if isinstance(found, Refused):
            return found
        whole = tuple(
            Lasting(span.first, span.last) for span in found if ended or (span.first < span.last and not going)
        )
        return whole if ended else (*whole, *(Lasting(span.first) for span in found))


def _when(span: Span) -> When:
    return When(day=span.first) if span.first == span.last else When(from_=span.first, to=span.last)


def _spaced(match: re.Match[str]) -> str:
    return f"{match[1] or match[3]} to {match[2] or match[4]}"


def _year_in(words: str) -> int:
    match = re.search(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])", words)
    return int(match[1]) if match else 0


def _with_month(first: str, last: str) -> str:
    """A bare day at the beginning of a range with the month of its end."""
    day = rf"(?:(?:{either(lexicon().weekdays)}) )?(?:the )?[0-9]{{1,2}}(?:st|nd|rd|th)?"
    if re.fullmatch(day, first):
        return re.sub(rf"^{day}(?![0-9])", first, last)
    return first


def _ahead(words: str) -> bool:
    counted = rf"in (?:{either(lexicon().numbers)}|[0-9]+) (?:{either(lexicon().units)})(?: time|'s time|' time)?"
    return re.match(rf"(?:{lead('ahead')}) |{counted}$", words) is not None


def _reversed() -> Refused:
    return Refused(UNREADABLE, f"The last day is before the first. {_examples()}")


def _examples() -> str:
    return f"Write it as {joined(list(lexicon().examples), 'or')}."
