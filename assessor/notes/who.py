"""The second stage: who the people of a note are, and whom each pronoun can mean. Where it could mean two, it means nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from assessor.notes.gender import CLIENT, FIRST_SENTENCES, gender_of_client, genders, mark, nouns
from assessor.notes.lists import Group, lists, people
from assessor.notes.matching import Hit
from assessor.notes.words import Sentence, Span

SEVERAL, SUFFERS = "several", "B"
_RECALLED = 6
"""Sentences back to which a pronoun reaches for somebody."""


@dataclass
class Person:
    """Somebody of the note; `gender` is m, f, n for several, or empty."""

    key: str
    group: Group | None = None
    gender: str = ""
    of_client: bool = False
    mentions: list[Mention] = field(default_factory=list)

    @property
    def relation(self) -> str:
        """The relation to the client, where words for it were said of the client's own."""
        return self.group.relation if self.group is not None and self.of_client else ""


@dataclass(frozen=True)
class Mention:
    """Words for somebody: where they stand, and who can be meant (one person, or several where it is open)."""

    sentence: int
    first: int
    last: int
    meant: tuple[Person, ...]

    @property
    def person(self) -> Person | None:
        """The one who is meant, if that is settled."""
        return self.meant[0] if len(self.meant) == 1 else None


@dataclass(frozen=True)
class Who:
    """The people of a note, and the mention that stands at each word."""

    people: Sequence[Person]
    at: dict[tuple[int, int], Mention]
    sentences: Sequence[Sentence]

    @property
    def client(self) -> Person:
        """The person whom the note is about."""
        return self.people[0]

    def name(self, sentence: int, at: int) -> str:
        """A name to read in place of a letter that stands for somebody; nothing where no letter does."""
        mention = self.at.get((sentence, at))
        return people().letters.get(self.sentences[sentence].words[at].raw, "") if mention is not None else ""

    def places(self, person: Person) -> list[Span]:
        """Where somebody is spoken of, first to last."""
        return [self.sentences[m.sentence].place(m.first, m.last) for m in person.mentions]


@cache
def _of() -> frozenset[tuple[str, ...]]:
    return frozenset((word,) for word in lists().classes["of"])


def _noun_gender(group: Group, words: str) -> str:
    return next((gender for gender in ("m", "f", "n") if words in getattr(group, gender)), "")


@dataclass
class _Finder:
    """Goes through a note once, word by word."""

    sentences: Sequence[Sentence]
    pictures: frozenset[tuple[int, int]]
    people: list[Person] = field(default_factory=lambda: [Person(CLIENT)])
    at: dict[tuple[int, int], Mention] = field(default_factory=dict)
    recent: list[Mention] = field(default_factory=list)
    known: dict[str, Person] = field(default_factory=dict)
    near: set[tuple[int, int]] = field(default_factory=set)
    lettered: bool = False
    named: bool = False
    own_voice: bool = False

    def find(self) -> Who:
        self.lettered = any(self._letter(s, n) for s in self.sentences for n in range(len(s.words)))
        self.named = any(_nouns_of_client(s) for s in self.sentences)
        mine = any(low in people().mine for s in self.sentences for low in s.lows)
        self.own_voice = mine and not self.named and not self.lettered
        self.people[0].gender = gender_of_client(self.sentences)
        for sentence in self.sentences:
            self._read(sentence)
        return Who(self.people, self.at, self.sentences)

    def _letter(self, sentence: Sentence, at: int) -> bool:
        """Whether a word is a letter for somebody: not an article, nor a letter behind a full stop."""
        word = sentence.words[at]
        if word.raw not in people().letters:
            return False
        after = sentence.lows[at + 1] if at + 1 < len(sentence.words) else "."
        sure = at > 0 or word.low not in people().articles
        return sure or after in people().after_letter or after.endswith(people().past)

    def _read(self, sentence: Sentence) -> None:
        here = {(n, at) for n, at in self.near if n >= sentence.number - 2}
        self.near = here | {
            (sentence.number, at) for at in range(len(sentence.words)) if (sentence.number, at) in self.pictures
        }
        marked = mark(sentence) if sentence.number < FIRST_SENTENCES and not self.people[0].mentions else None
        found = {hit.first: hit for hit in _longest(nouns().hits(sentence.lows))}
        skip = 0
        for at in range(len(sentence.words)):
            if at < skip:
                continue
            if marked is not None and at == marked[0]:
                self._say(sentence, at, at + 1, (self.people[0],))
            elif at in found:
                skip = found[at].last
                self._noun(sentence, found[at])
            elif self.lettered and self._letter(sentence, at):
                self._say(sentence, at, at + 1, (self._person(sentence.words[at].raw, None),))
            elif sentence.lows[at] in genders():
                self._pronoun(sentence, at, genders()[sentence.lows[at]])

    def _say(self, sentence: Sentence, first: int, last: int, meant: tuple[Person, ...]) -> None:
        mention = Mention(sentence.number, first, last, meant)
        for at in range(first, last):
            self.at[sentence.number, at] = mention
        if len(meant) == 1:
            meant[0].mentions.append(mention)
            self.recent.append(mention)

    def _person(self, key: str, group: Group | None) -> Person:
        if key == SUFFERS and self.lettered:
            return self.people[0]
        if key not in self.known:
            self.known[key] = Person(key, group)
            self.people.append(self.known[key])
        return self.known[key]

    def _noun(self, sentence: Sentence, hit: Hit) -> None:
        if hit.rule == CLIENT:
            self._say(sentence, hit.first, hit.last, (self.people[0],))
            return
        group = people().groups[int(hit.rule)]
        if self._heads_note(sentence, hit):
            self.people[0].gender = self.people[0].gender or _noun_gender(group, sentence.lows[hit.last - 1])
            self._say(sentence, hit.first, hit.last, (self.people[0],))
            return
        words = " ".join(sentence.lows[hit.first : hit.last])
        owner = self._owner(sentence, hit)
        before = sentence.lows[max(hit.first - 2, 0) : hit.first]
        new = next((w for w in before if w in people().other), "")
        same = self._beside(sentence, hit, owner)
        if same is not None:
            same.group = same.group if same.relation else group
            same.of_client = same.of_client or owner is self.people[0] or owner is None
            same.gender = same.gender or _noun_gender(group, words)
            self._say(sentence, hit.first, hit.last, (same,))
            return
        whose = "" if owner is None or owner is self.people[0] else owner.key.split()[0]
        name = words if group.apart else group.id
        person = self._person(" ".join(part for part in (new, name, whose) if part), group)
        person.gender = person.gender or _noun_gender(group, words)
        person.of_client = person.of_client or owner is self.people[0] or (group.alone and self._alone(sentence, hit))
        self._say(sentence, hit.first, hit.last, (person,))

    def _heads_note(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether words with an age begin a note in which nobody is called the client: "Wife (45) of a soldier", "Girl 12"."""
        if sentence.number or hit.first or self.named or self.lettered or self.own_voice:
            return False
        after = sentence.lows[hit.last : hit.last + 4]
        whose = any((low,) in _of() for low in after)
        return (people().groups[int(hit.rule)].apart or whose) and any(low.isdigit() for low in after[:2])

    def _beside(self, sentence: Sentence, hit: Hit, owner: Person | None) -> Person | None:
        """Whom words describe that stand in brackets or between commas beside somebody: "AP (18, ex)", "A, her husband"."""
        at = hit.first - 1 if owner is None else _owner_at(sentence, hit) - 1
        first = at
        while at >= 0 and (sentence.lows[at] in people().beside or sentence.lows[at].isdigit()):
            at -= 1
        mention = self.at.get((sentence.number, at))
        person = mention.person if mention is not None and at < first else None
        known = person is None or person is self.people[0] or bool(person.relation)
        return None if known or mention is None or sentence.lows[mention.first] in genders() else person

    def _alone(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether words for a relation stand without anybody whose it is, as in a note's short hand."""
        owned = (sentence.number, _owner_at(sentence, hit)) in self.at
        return not owned and sentence.lows[hit.last : hit.last + 1] not in _of()

    def _owner(self, sentence: Sentence, hit: Hit) -> Person | None:
        """Whose relation it is, where that is said."""
        mention = self.at.get((sentence.number, _owner_at(sentence, hit)))
        return mention.person if mention is not None else None

    def _pronoun(self, sentence: Sentence, at: int, gender: str) -> None:
        client = self.people[0]
        if gender == "i":
            meant: tuple[Person, ...] = (client,) if self.own_voice else ()
        elif gender == "n":
            if self._thing(sentence, at):
                return
            meant = self._several(sentence)
        else:
            meant = self._one(sentence, at, gender)
        self._say(sentence, at, at + 1, meant)

    def _thing(self, sentence: Sentence, at: int) -> bool:
        """Whether "them" goes back to pictures and not to people."""
        if sentence.lows[at] not in lists().classes["thing"]:
            return False
        return any(place < (sentence.number, at) for place in self.near)

    def _several(self, sentence: Sentence) -> tuple[Person, ...]:
        """Those last spoken of as several, or unnamed; else people of whom nothing is said."""
        for mention in self._back(sentence):
            person = mention.person
            if person is not None and person.group is not None and person.group.apart and person.gender in ("", "n"):
                return (person,)
        several = self._person(SEVERAL, None)
        several.gender = "n"
        return (several,)

    def _back(self, sentence: Sentence, recalled: int = _RECALLED) -> Iterator[Mention]:
        for mention in reversed(self.recent):
            if sentence.number - mention.sentence > recalled:
                return
            yield mention

    def _one(self, sentence: Sentence, at: int, gender: str) -> tuple[Person, ...]:
        """Whom "he" or "she" can mean: the client where the gender is the client's and nobody else of it was just spoken of."""
        client = self.people[0]
        others, tied = self._others(sentence, at, gender)
        sure = [p for p in others.values() if p.gender == gender]
        follows = self._client_follows(sentence, at) and client.gender in ("", gender) and len(others) < 2
        if follows or self.own_voice:
            return self._other(others, tied, gender)
        if client.gender == gender:
            return self._like_client(sentence, at, sure)
        if client.gender:
            return self._other(others, tied, gender)
        if others:
            first = next(iter(others.values()))
            owned = sentence.lows[at] in people().possessive and (sentence.number, at + 1) in self.pictures
            if owned and not sure:
                return (client,)
            lately = any(m.sentence >= sentence.number - 1 for m in client.mentions[-1:])
            return (sure[0],) if len(sure) == 1 else (first, client) if lately or sure or not self.named else (first,)
        if self._subject_before(sentence, at) is client:
            found = self._person(gender, None)
            found.gender = gender
            return (found,)
        subject = sentence.lows[at] not in (*people().objective, *people().possessive)
        if subject and not self.named and not self.lettered:
            return (client, self._person(gender, None))
        client.gender = gender
        return (client,)

    def _others(self, sentence: Sentence, at: int, gender: str) -> tuple[dict[str, Person], int]:
        """Others whom a pronoun can mean, the last spoken of first; and how many of them stand in the nearest sentence that has one."""
        client, not_meant = self.people[0], self._subject_before(sentence, at)
        found: dict[str, Person] = {}
        nearest: dict[str, int] = {}
        for mention in self._back(sentence):
            person = mention.person
            if person is None or person is client or person is not_meant or person.gender not in ("", gender):
                continue
            if person.gender == "" and gender == client.gender:
                continue
            if person.key not in found:
                found[person.key], nearest[person.key] = person, mention.sentence
        if any(p.gender == gender for p in found.values()):
            found = {k: p for k, p in found.items() if p.gender == gender or nearest[k] == sentence.number}
            nearest = {k: nearest[k] for k in found}
        last = max(nearest.values(), default=-1)
        return found, sum(number == last for number in nearest.values())

    def _other(self, others: dict[str, Person], tied: int, gender: str) -> tuple[Person, ...]:
        """The one other who can be meant, all those of one sentence where there are several, or somebody new."""
        if tied > 1:
            return tuple(others.values())[:tied]
        found = next(iter(others.values()), None) or self._person(gender, None)
        found.gender = gender
        return (found,)

    def _client_follows(self, sentence: Sentence, at: int) -> bool:
        """Whether the client is named only behind a pronoun in its sentence: the pronoun is then somebody else."""
        places = [hit.first for hit in nouns().hits(sentence.lows) if hit.rule == CLIENT]
        return bool(places) and min(places) > at

    def _subject_before(self, sentence: Sentence, at: int) -> Person | None:
        """Who cannot be meant by "him" or "her" as an object: whoever was last spoken of before the verb."""
        after = sentence.lows[at + 1] if at + 1 < len(sentence.words) else "."
        if sentence.lows[at] not in people().objective or after not in people().after_objective:
            return None
        return next((mention.person for mention in self._back(sentence, 0)), None)

    def _like_client(self, sentence: Sentence, at: int, sure: list[Person]) -> tuple[Person, ...]:
        """A pronoun of the client's gender: somebody else's only where they were named since the client in this sentence."""
        client = self.people[0]
        here = [m.person for m in self._back(sentence, 0) if m.person is client or m.person in sure]
        if here and here[0] is not None and here[0] is not client and client not in here:
            owned = (sentence.number, at + 1) in self.pictures
            return (client,) if owned else (here[0], client)
        return (client,)


def _owner_at(sentence: Sentence, hit: Hit) -> int:
    """The word before a relation that can own it: "her ex", "A's ex"; or the word behind its "of"."""
    before = hit.first - 1
    while before >= 0 and sentence.lows[before] in people().other:
        before -= 1
    return before - 1 if before > 0 and sentence.lows[before] in lists().classes["owns"] else before


def _nouns_of_client(sentence: Sentence) -> bool:
    return any(hit.rule == CLIENT for hit in nouns().hits(sentence.lows))


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """The longest of hits that overlap."""
    out: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.first, -h.last)):
        if not out or hit.first >= out[-1].last:
            out.append(hit)
    return out


def find_people(sentences: Sequence[Sentence], pictures: frozenset[tuple[int, int]]) -> Who:
    """The people of a note; `pictures` are the words for pictures, by sentence and word."""
    return _Finder(sentences, pictures).find()
