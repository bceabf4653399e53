"""When an act was done: the time said with it, or one that stands alone beside it."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from assessor.notes.events import Event
from assessor.notes.facts import Act
from assessor.notes.note import Note
from assessor.notes.times import Time

When = tuple[Any, str, tuple[int, int]]
_NONE: When = (None, "", (0, 0))
_OTHER_EVENTS = frozenset({
    "left", "met", "split", "broke", "ended", "separated", "married", "together", "dating", "relationship", "divorced", "moved", "born", "started",
    "lived",
})  # fmt: skip
_CONTACT = frozenset({
    "spoke", "spoken", "called", "rang", "phoned", "visited", "attended", "disclosed", "reported", "told", "contacted", "emailed", "referred", "referral",
    "contact", "call", "appointment", "session", "presented",
})  # fmt: skip
_LATER = frozenset({"later", "after", "since", "then", "subsequently", "months", "weeks", "years", "when"})


class Whens:
    """Finds the time of each act of a note."""

    def __init__(self, note: Note) -> None:
        self.note, self.words = note, note.words
        self.busy = {note.words.number(e.at) for act in note.acts for e in act.events}

    def of(self, act: Act) -> When:
        """The time of an act as a case file says it, the rule, and the words that say it; nothing if it is not said."""
        return self._own(act) or self._opening(act) or self._standing(act) or self._carried(act)

    def _own(self, act: Act) -> When | None:
        """The time in the sentence of one of its verbs, the nearest first; its first verb before the others."""
        own: list[tuple[int, int, Time]] = []
        for event in act.events:
            number = self.words.number(event.at)
            for at, time in self.note.times:
                if self.words.number(at) == number and self._of_the_act(at, time, event):
                    own.append((abs(at - event.at) + (1000 if event is not act.events[0] else 0), at, time))
        if not own:
            return None
        _, at, time = min(own, key=lambda o: (o[0], o[1]))
        return self._time(at, time)

    def _opening(self, act: Act) -> When | None:
        """A time that stands in one of the two sentences before, where no act stands ("It was in May. He posted ...")."""
        first = self.words.number(act.events[0].at)
        for at, time in reversed(self.note.times):
            number = self.words.number(at)
            between = any(number < n < first for n in self.busy)
            if 0 < first - number <= 2 and number not in self.busy and not between and self._floats(at):
                return self._time(at, time)
        return None

    def _standing(self, act: Act) -> When | None:
        """A time after it in a sentence of its own: "It happened in May", "That was in 2001"."""
        first = self.words.number(act.events[0].at)
        for at, time in self.note.times:
            number = self.words.number(at)
            start, _ = self.words.sentence(at)
            opening = [w for w in self.words.low[start : start + 3] if w[:1].isalpha()]
            before = self.words.low[max(at - 4, start) : at + 1]
            said = ("this" in before and "was" in before) or ("it" in before and "was" in before and "in" in before)
            if number in self.busy or not (said or (0 < number - first <= 6 and _stands(opening))):
                continue
            return self._time(at, time)
        return None

    def _carried(self, act: Act) -> When:
        """The time of the same person's act in the sentence just before, where nothing says that it was later."""
        number = self.words.number(act.events[0].at)
        first, _ = self.words.sentence(act.events[0].at)
        if _LATER & set(self.words.low[first : act.events[0].at]):
            return _NONE
        for other in self.note.acts:
            if other is act or other.by != act.by or self.words.number(other.events[0].at) != number - 1:
                continue
            for at, time in self.note.times:
                if self.words.number(at) == number - 1 and self._of_the_act(at, time, other.events[0]):
                    when, _, span = self._time(at, time)
                    return when, "time.carried", span
        return _NONE

    def _of_the_act(self, at: int, time: Time, event: Event) -> bool:
        """Whether a time in an act's sentence can be the act's: none of a "since we met in 2019", none beyond a ";"."""
        words = self.words
        low, high = (at, event.at) if at < event.at else (event.at, at)
        between = words.low[low + 1 : high]
        if ";" in between:
            return False
        other = _OTHER_EVENTS & set(words.low[max(at - 7, words.sentence(at)[0]) : at])
        if other and high - low > 3 and time.start < words.start[event.left]:
            return False
        later = event.at < at and "when" in between and _OTHER_EVENTS & set(between)
        return not later

    def _floats(self, at: int) -> bool:
        """Whether a time is of no other event, and not of the talk in which it was told."""
        start, end = self.words.sentence(at)
        near = self.words.low[max(at - 8, start) : at]
        return not (_OTHER_EVENTS & set(near)) and not (_CONTACT & set(self.words.low[start:end]))

    def _time(self, at: int, time: Time) -> When:
        last = max(bisect_right(self.words.start, time.end - 1), at + 1)
        return time.value(self.note.note_date), time.rule, (at, last)


def _stands(opening: list[str]) -> bool:
    """Whether a sentence begins as one that says when: "Happened", "It was", "This started"."""
    if not opening:
        return False
    if opening[0] in ("happened", "occurred", "started", "began", "date", "when"):
        return True
    if opening[0] == "the" and opening[1:2] and opening[1] in ("last", "first", "latest", "most"):
        return True
    said = ("was", "happened", "started", "is", "began", "all", "occurred", "took")
    return opening[0] in ("it", "this", "that", "all") and opening[1:2] != [] and opening[1] in said
