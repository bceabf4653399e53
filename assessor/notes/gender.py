"""The client's gender, from marks of age and gender and from the pronouns that own pictures and relations; and words for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from assessor.notes.lists import lists, people
from assessor.notes.matching import Matcher
from assessor.notes.words import Sentence

CLIENT, SHOWN, FEELS = "client", "shown", "feels"
FIRST_SENTENCES = 3
"""A mark of age and gender that stands in one of the first sentences is the client's."""


@cache
def nouns() -> Matcher:
    groups = ((f"{n}", group.words) for n, group in enumerate(people().groups))
    return Matcher(((CLIENT, people().client), *groups), lists().classes)


@cache
def _signs() -> Matcher:
    return Matcher(((SHOWN, lists().classes[SHOWN]), (FEELS, people().feels)), lists().classes)


@cache
def genders() -> dict[str, str]:
    return {word: gender for gender, words in people().pronouns.items() for word in words}


def gender_of_client(sentences: Sequence[Sentence]) -> str:
    """What the marks, and the pronouns that own pictures or relations, say of the client's gender."""
    votes: Counter[str] = Counter()
    for sentence in sentences:
        found = mark(sentence) if sentence.number < FIRST_SENTENCES else None
        if found is not None and not votes["marked"]:
            votes["marked"] = 1
            votes[found[1]] += 100
        _vote(sentence, votes)
    best = [(votes[g], g) for g in ("m", "f")]
    (first, gender), (second, _) = sorted(best, reverse=True)
    return gender if first > second else _done_to(sentences)


def _done_to(sentences: Sequence[Sentence]) -> str:
    """Where nobody is called the client: of two genders the one that is first spoken of as done to or as an owner."""
    said = [low for s in sentences for low in s.lows if genders().get(low) in ("m", "f")]
    if len({genders()[low] for low in said}) == 1:
        return ""
    owned = [low for low in said if low in people().objective] or [low for low in said if low in people().possessive]
    return genders()[owned[0]] if owned else ""


def _vote(sentence: Sentence, votes: Counter[str]) -> None:
    marks = _signs().hits(sentence.lows)
    shown = {hit.first for hit in marks if hit.rule == SHOWN}
    feels = {hit.first for hit in marks if hit.rule == FEELS}
    close = {
        hit.first for hit in nouns().hits(sentence.lows) if hit.rule != CLIENT and people().groups[int(hit.rule)].alone
    }
    for at, low in enumerate(sentence.lows[:-1]):
        gender = genders().get(low)
        if gender in ("m", "f"):
            owns = low in people().possessive
            of = at > 1 and low not in people().possessive[1:] and sentence.lows[at - 1] in lists().classes["of"]
            votes[gender] += 2 * (of and at - 2 in shown)
            votes[gender] += 2 * owns * (at + 1 in shown or at + 1 in close) + owns * (at + 2 in shown)
            votes[gender] += bool(feels & {at + 1, at + 2, at + 3})
            if sentence.lows[at + 1] in lists().classes["told"]:
                _told(sentence, at, gender, votes)


def _told(sentence: Sentence, at: int, gender: str, votes: Counter[str]) -> None:
    """ "She says he ...": the client tells of another; "he says he will ...": the other one speaks of himself."""
    told = sentence.lows[at + 2] if at + 2 < len(sentence.words) else ""
    if told in people().objective:
        votes[genders()[told]] += 1
        return
    after = (genders().get(low) for low in sentence.lows[at + 2 : at + 8])
    other = next((g for g in after if g in ("m", "f")), None)
    if other == gender:
        votes["f" if gender == "m" else "m"] += 1
    elif other is not None:
        votes[gender] += 1


def mark(sentence: Sentence) -> tuple[int, str] | None:
    """A mark of gender beside an age or beside words for the client: where it stands, and which."""
    for at, word in enumerate(sentence.words):
        gender = next((g for g, words in people().marks.items() if word.low in words), "")
        around = [other.low for other in sentence.words[max(at - 4, 0) : at + 4] if other is not word]
        sure = (len(word.low) > 1 or word.raw.isupper() or _is_age(sentence, at)) and not _of_another(sentence, at)
        if gender and sure and any(low.isdigit() and len(low) == 2 for low in around):
            return at, gender
    return None


def _of_another(sentence: Sentence, at: int) -> bool:
    """Whether a mark stands in brackets behind words for somebody else: "ex (M, 30s)"."""
    before = at - 1
    while before >= 0 and (sentence.lows[before] in people().beside or sentence.lows[before].isdigit()):
        before -= 1
    return before < at - 1 and any(hit.last - 1 == before for hit in nouns().hits(sentence.lows) if hit.rule != CLIENT)


def _is_age(sentence: Sentence, at: int) -> bool:
    return at > 0 and sentence.lows[at - 1].isdigit()
