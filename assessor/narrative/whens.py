"""When an act was done: the time said with it, or one that stands alone beside it."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from assessor.narrative.events import Event
from assessor.narrative.facts import Act
from assessor.narrative.note import Note
from assessor.narrative.times import Time


class Whens:
    """Finds the time of each act of a note."""

    def __init__(self, note: Note) -> None:
        self.note, self.words = note, note.words

    def of(self, act: Act) -> tuple[Any, str, tuple[int, int]]:
        """The time said in the sentence of an act; else one that stands alone just before it, or in "it was in 2001" after it."""
        times = self.note.times
        own: list[tuple[int, int, Time]] = []
        for event in act.events:
            number = self.words.number(event.at)
            for at, time in times:
                if self.words.number(at) == number and self._of_the_act(at, time, event):
                    own.append((abs(at - event.at) + (1000 if event is not act.events[0] else 0), at, time))
        if own:
            _, at, time = min(own, key=lambda o: (o[0], o[1]))
            return self._time(at, time)
        first = self.words.number(act.events[0].at)
        busy = {self.words.number(e.at) for a in self.note.acts for e in a.events}
        for at, time in reversed(times):
            number = self.words.number(at)
            a, _ = self.words.sentence(at)
            opening = [w for w in self.words.low[a : a + 3] if w[:1].isalpha()]
            if (
                0 < first - number <= 2
                and number not in busy
                and not any(number < n < first for n in busy)
                and self._floats(at)
            ):
                return self._time(at, time)
            stands = opening[:1] and (
                opening[0] in ("happened", "occurred", "started", "began", "date", "when")
                or (
                    opening[0] in ("it", "this", "that", "all")
                    and opening[1:2]
                    and opening[1] in ("was", "happened", "started", "is", "began", "all", "occurred", "took")
                )
            )
            if 0 < number - first <= 6 and number not in busy and stands:
                return self._time(at, time)
        for at, time in times:
            before = self.words.low[max(at - 4, 0) : at + 1]
            said = ("this" in before and "was" in before) or ("it" in before and "was" in before and "in" in before)
            if said and self.words.number(at) not in busy:
                return self._time(at, time)
        return self._carried(act, first)

    def _carried(self, act: Act, number: int) -> tuple[Any, str, tuple[int, int]]:
        """The time of the same person's act in the sentence just before, where nothing says that it was later."""
        first, last = self.words.sentence(act.events[0].at)
        if any(
            w in ("later", "after", "since", "then", "subsequently", "months", "weeks", "years", "when")
            for w in self.words.low[first : act.events[0].at]
        ):
            return None, "", (0, 0)
        del last
        for other in self.note.acts:
            if other is act or other.by != act.by or self.words.number(other.events[0].at) != number - 1:
                continue
            for at, time in self.note.times:
                if self.words.number(at) == number - 1 and self._of_the_act(at, time, other.events[0]):
                    when, _, span = self._time(at, time)
                    return when, "time.carried", span
        return None, "", (0, 0)

    def _of_the_act(self, at: int, time: Time, event: Event) -> bool:
        """Whether a time in an act's sentence can be the act's: none between a "since we met in 2019" and its verb."""
        words = self.words
        lo, hi = (at, event.at) if at < event.at else (event.at, at)
        between = words.low[lo + 1 : hi]
        if ";" in between:
            return False
        return not (
            any(
                w in words.low[max(at - 7, words.sentence(at)[0]) : at]
                for w in (
                    "left",
                    "met",
                    "split",
                    "broke",
                    "ended",
                    "separated",
                    "married",
                    "together",
                    "dating",
                    "relationship",
                )
            )
            and hi - lo > 3
            and time.start < words.start[event.left]
        )

    def _floats(self, at: int) -> bool:
        near = self.words.low[max(at - 8, self.words.sentence(at)[0]) : at]
        return not any(
            w in near for w in ("left", "met", "split", "broke", "ended", "separated", "married", "together", "dating")
        )

    def _time(self, at: int, time: Time) -> tuple[Any, str, tuple[int, int]]:
        last = max(bisect_right(self.words.start, time.end - 1), at + 1)
        return time.value(self.note.note_date), time.rule, (at, last)
