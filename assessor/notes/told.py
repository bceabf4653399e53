"""What grammar settles besides acts: an age in figures with its person, whose relation somebody is, and where it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assessor.notes.lists import lists, people, places
from assessor.notes.matching import Hit, Matcher
from assessor.notes.who import Person, Who
from assessor.notes.words import Sentence, Span

_YOUNGEST, _OLDEST, _SHORT = 5, 99, 8
ELSEWHERE, ENDS = "elsewhere", "ends"


@dataclass(frozen=True)
class Age:
    """Somebody's age on the day of the note, and where it is said."""

    person: Person
    years: int
    place: Span


def ages(who: Who) -> list[Age]:
    """Each person's age where figures stand beside them; none for somebody with two."""
    found: dict[str, list[Age]] = {}
    for sentence in who.sentences:
        for at, low in enumerate(sentence.lows):
            if low.isdigit() and _YOUNGEST <= int(low) <= _OLDEST:
                person = _aged(who, sentence, at)
                if person is not None:
                    last = at + 1
                    found.setdefault(person.key, []).append(Age(person, int(low), sentence.place(at, last)))
    return [rows[0] for rows in found.values() if len({row.years for row in rows}) == 1]


def figures(who: Who) -> set[int]:
    """The sentences in which figures can be somebody's age."""
    return {
        sentence.number
        for sentence in who.sentences
        for at, low in enumerate(sentence.lows)
        if low.isdigit() and _YOUNGEST <= int(low) <= _OLDEST and _can_be_age(who, sentence, at)
    }


def _can_be_age(who: Who, sentence: Sentence, at: int) -> bool:
    """Whether years, somebody, or words of age stand beside a figure."""
    around = sentence.lows[max(at - 2, 0) : at + 3]
    classes = lists().classes
    near = any((sentence.number, n) in who.at for n in range(max(at - 3, 0), at + 3))
    return bool(set(around) & {*classes["years"], *classes["aged"]}) or near or len(sentence.words) < _SHORT


def _aged(who: Who, sentence: Sentence, at: int) -> Person | None:
    """Whose age a figure is: whoever stands beside it with only brackets, commas or words of age between."""
    classes = lists().classes
    after = sentence.lows[at + 1 : at + 3]
    if at > 0 and sentence.lows[at - 1] in classes["years"]:
        return None
    if set(after) & set(classes["ago"]) or (
        after[:1] and (after[0] in classes["ranges"] or after[0] in ("%", "+", ".")) and len(after) > 1
    ):
        return None
    years = bool(after) and after[0] in classes["years"]
    between = {",", "(", "-", ":", *classes["aged"], *classes["is"]}
    before = at - 1
    while before >= 0 and sentence.lows[before] in between:
        before -= 1
    marked = _mark(who, sentence, at, years)
    if marked is not None:
        return marked
    mention = who.at.get((sentence.number, before)) if before >= 0 else None
    closed = years or not after or after[0] in lists().classes["closes"]
    return mention.person if mention is not None and closed else None


def _mark(who: Who, sentence: Sentence, at: int, years: bool) -> Person | None:
    """The person whose mark of gender stands behind the figures ("17 y/o M", "24 f") or before them ("F, 34")."""
    skipped = 1 + years + (sentence.lows[at + 2 : at + 3] in _old())
    for place in (at + skipped, at - 1, at - 2):
        mention = who.at.get((sentence.number, place))
        if mention is not None and mention.person is not None and sentence.lows[place] in _marks():
            return mention.person
    return None


@cache
def _old() -> frozenset[tuple[str, ...]]:
    return frozenset((word,) for word in lists().classes["old"])


@cache
def _marks() -> frozenset[str]:
    return frozenset(word for words in people().marks.values() for word in words)


def relations(who: Who, doers: Sequence[Person]) -> Iterator[tuple[Person, Span]]:
    """Each doer whose relation to the person affected the words give."""
    ended = any(_ends().hits(sentence.lows) for sentence in who.sentences)
    for person in who.people[1:]:
        if (
            person.relation
            and not (ended and person.group is not None and person.group.ends)
            and person in doers
            and person.mentions
        ):
            first = next((m for m in person.mentions), None)
            if first is not None:
                yield person, who.sentences[first.sentence].place(first.first, first.last)


@cache
def _ends() -> Matcher:
    return Matcher(((ENDS, people().ends),), {})


@cache
def _places() -> Matcher:
    return Matcher(places().nations.items(), {})


def nation_of(sentences: Sequence[Sentence]) -> tuple[str, list[Span]]:
    """The one nation that the places of a note point to, and where they stand; none where there are several."""
    found: dict[str, list[Span]] = {}
    for sentence in sentences:
        for hit in named_places(sentence):
            found.setdefault(hit.rule, []).append(sentence.place(hit.first, hit.last))
    nations = [nation for nation in found if nation != ELSEWHERE]
    return (nations[0], found[nations[0]]) if len(nations) == 1 and len(found) == 1 else ("", [])


def named_places(sentence: Sentence) -> list[Hit]:
    """The places that a sentence names, each under its nation."""
    return [hit for hit in _places().hits(sentence.lows) if _is_place(sentence, hit.first, hit.last)]


def _is_place(sentence: Sentence, first: int, last: int) -> bool:
    around = sentence.lows[max(first - 4, 0) : last + 4]
    if set(around) & set(places().law):
        return False
    name = " ".join(sentence.lows[first:last])
    before = sentence.lows[first - 1] if first else ""
    return name not in places().ordinary or (sentence.words[first].raw[:1].isupper() and before in places().leads)
