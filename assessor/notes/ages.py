"""How old people are said to be, at the time or now; a number, or a band where only a band is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assessor.notes.mentions import CLIENT, ME, OFFICIAL, Mention, People
from assessor.notes.tokens import Words

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ORDINALS = {
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twenty-first": 21, "twenty - first": 21,
}  # fmt: skip
_SAID = "|".join([*(f"{ten}(?: ?- ?(?:{'|'.join(_UNITS[1:10])}))?" for ten in _TENS), *_UNITS[3:][::-1]])
_NUMBER = rf"(?P<n>\d{{1,2}}|{_SAID})"
_AFTER = r"(?![\d/:%-]|\.\d|\s*(?:miles?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|times|pounds|quid|percent|people|photos?|pictures?|pics|videos?|images?|messages?|of (?:them|the|his|her)|and a half|metres|or so|women|men|girls|others|more|different|euros|p\b|k\b|stone|am\b|pm\b|st\b|nd\b|rd\b|th\b|years? (?:ago|later|after|before|together|now|of)|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
_OLD = r"(?: ?-? ?(?:years?|yrs?|yr)(?: ?-? ?(?:old|of age))?| ?yo\b| ?y/o\b)?"
_HEADS = r"clt|cl|client|su|s/u|s / u|yp|caller|service user|survivor|victim|ip|ref"
_PATTERNS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("old", rf"\b{_NUMBER}(?: ?-? ?(?:years?|yrs?|yr) ?-? ?olds?\b| ?yo\b| ?y/o\b|-?year-?olds?\b| yrs\b(?! ago))"),
        ("aged", rf"\bage[d]? (?:of |about |around |only |just )?{_NUMBER}\b"),
        ("comma", rf"(?<=[A-Za-z)])(?:, | \()(?:then |now |aged |also |who (?:is|was) |only |just )?{_NUMBER}{_OLD}(?=[,.;)]| and\b| at the time)"),
        ("of", rf"\bof {_NUMBER}(?=[,.;]| who| and| from| in| at| with|$)"),
        ("header", rf"(?m)^[ \t*>.(\[-]{{0,6}}(?:{_HEADS})\b\.?[ ,(]{{0,4}}(?:(?:f|m|female|male|fem|woman|man|nb)\b)?[ ,()]{{0,4}}(?:(?-i:[A-Z][a-z]{{1,20}})[ ,]{{1,3}})?(?P<n>[1-9]\d)(?!\.\d)(?=[,.;)]|$| [A-Z(])(?![\d:/])"),
        ("is", rf"(?:\b(?:is|was|were|are|am|be|turned|turning|turns|wis)|'s|'m|'re|\b(?:im|hes|shes|theyre)) (?:only |just |now |about |still |nearly |almost |both |barely |also )?{_NUMBER}{_OLD}\b{_AFTER}"),
        ("both", rf"\bboth (?:aged )?{_NUMBER}{_OLD}(?=[,.;)]|$)"),
        ("decade", r"\b(?:in|into) (?:her|his|their|my|our) (?P<part>early |mid |late |mid-)?(?P<decade>teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|20s|30s|40s|50s|60s|70s|80s)\b"),
        ("birthday", rf"\b(?:her|his|my|their|'s) (?P<ordinal>{'|'.join(_ORDINALS)}|\d\d(?:st|nd|rd|th)) birthday\b"),
        ("year", r"\b(?:in |a )?year (?P<school>[7-9]|1[0-3])\b(?! ago)"),
        ("adult", r"\b(?:an adult|adults|adult (?:man|woman|women|men|male|female)|grown (?:man|woman|up|adult)|middle-aged|middle aged|pensioner|over 18|over eighteen|elderly)\b"),
        ("minor", r"\b(?:a minor|under ?age|under-age|under (?:18|16|eighteen|sixteen))\b"),
    )
)  # fmt: skip
_DECADES = {
    "teens": None,
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
}
_MARKS = ("f", "m", "female", "male", "she", "her", "he", "him", "they", "them", "/", "nb", "woman", "man")
_BOTH = re.compile(
    r"\b(?:both|they are both|they were both|they're both|all|everyone involved|everybody involved|each)\b[^.;\n]{0,40}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Age:
    """An age said of somebody: a number of years, or a band; `now` if said of the day of the note."""

    who: str
    years: int | None
    band: str
    now: bool
    start: int
    end: int
    rule: str


def band_of(years: int) -> str:
    """The band of an age at the time of an act."""
    if years < 10:
        return "under-10"
    if years < 12:
        return "10-11"
    if years == 12:
        return "12"
    if years < 16:
        return "13-15"
    return "16-17" if years < 18 else "adult"


def number(said: str) -> int:
    """A number of years as it is written."""
    said = said.lower().strip()
    if said.isdigit():
        return int(said)
    parts = [p for p in re.split(r"[ -]+", said) if p]
    return sum(_TENS[p] if p in _TENS else _UNITS.index(p) for p in parts)


def find_ages(words: Words, people: People) -> list[Age]:
    """Every age that is said of somebody who can be told; an age of nobody in particular is left out."""
    text = words.clean.text
    out: list[Age] = []
    taken: list[tuple[int, int]] = []
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(a < end and start < b for a, b in taken[-200:]):
                continue
            taken.append((start, end))
            out.extend(_age(words, people, name, match))
    known = {age.who for age in out if age.years is not None and age.years < 18}
    out = [age for age in out if age.band != "under-18" or age.years is not None or age.who not in known]
    return sorted(out, key=lambda a: (a.start, a.who))


def _age(words: Words, people: People, name: str, match: re.Match[str]) -> Iterator[Age]:
    text = words.clean.text
    start, end = match.span()
    years, band = _years(name, match)
    if (
        name in ("comma", "of", "both")
        and years is not None
        and years < 10
        and not _child(text[max(0, start - 40) : start])
    ):
        return
    if years is not None and not 1 < years < 100:
        return
    first = _word_at(words, start)
    last = _word_at(words, max(start, end - 1))
    said = text[start:end].lower()
    now = bool(re.search(r"\b(?:is|are|am|im|hes|shes|theyre|now)\b|'s|'m|'re", said)) if name == "is" else False
    if name in ("old", "adult", "decade", "minor"):
        before = text[max(0, start - 12) : start].lower()
        now = re.search(r"\b(?:is|are|am|'s|'m|'re)\W*(?:only |just |an? |now |both )?$", before) is not None
    if name == "is" and re.search(r"turned|turning|turns", said):
        now = False
    for who in _whose(words, people, name, match, first, last):
        yield Age(who, years, band, now, start, end, f"age.{name}")


def _child(before: str) -> bool:
    """Whether the words before a small number speak of a child ("A's daughter B, four")."""
    return re.search(r"\b(?:daughter|son|child|girl|boy|baby|toddler|niece|nephew)\b(?: \w+)?$", before) is not None


def _years(name: str, match: re.Match[str]) -> tuple[int | None, str]:
    if name == "decade":
        decade = match.group("decade").lower()
        base = _DECADES.get(decade, int(decade[:2]) if decade[:2].isdigit() else None)
        return None, "adult" if base else ""
    if name == "birthday":
        said = match.group("ordinal").lower()
        years = _ORDINALS.get(said) or int(said[:2])
        return years, band_of(years)
    if name == "year":
        return None, {"7": "", "8": "", "9": "13-15", "10": "13-15", "11": "", "12": "16-17", "13": ""}[
            match.group("school")
        ]
    if name == "adult":
        return None, "adult"
    if name == "minor":
        return None, "under-18"
    years = number(match.group("n"))
    return years, band_of(years)


def _word_at(words: Words, char: int) -> int:
    from bisect import bisect_right

    return max(bisect_right(words.start, char) - 1, 0)


def _whose(words: Words, people: People, name: str, match: re.Match[str], first: int, last: int) -> list[str]:
    """Who an age belongs to."""
    text = words.clean.text
    floor = words.sentence(first)[0]
    before_text = text[words.start[floor] : match.start()]
    said = text[match.start() : match.end()]
    if name == "header":
        return [people.affected] if people.affected else []
    if name == "both":
        return [who for who in (people.affected, _other(people)) if who]
    if (
        name in ("is", "adult", "decade", "old")
        and not _of_a_group(words, first, floor)
        and (_BOTH.search(before_text) or " both " in f" {said} ")
    ):
        return [who for who in (people.affected, _other(people)) if who]
    if name in ("old", "aged"):
        after = _after(words, people, last)
        if after is not None and name == "old":
            return [after.who] if after.who else []
    if name == "birthday":
        found = next(
            (
                people.at[k]
                for k in range(first, last + 1)
                if k in people.at and people.at[k].kind in ("pronoun", "first")
            ),
            None,
        )
        if found is not None and found.who:
            return [found.who]
    if name == "decade" and _of_a_group(words, first, floor):
        return []
    if name == "decade":
        found = next((people.at[k] for k in range(first, last + 1) if k in people.at), None)
        closest = next((m for m in people.before(first, 6) if m.first >= floor and m.case != "poss"), None)
        if closest is not None and closest.who:
            return [closest.who]
        return [found.who] if found is not None and found.who else []
    if name == "is":
        return _subject(words, people, first, floor, text[match.start() : match.end()])
    if name == "adult":
        near = [m for m in people.before(first, 8) if m.first >= floor and m.case not in ("poss",)]
        gap = text[words.end[near[0].last - 1] : match.start()].strip().lower() if near else ""
        if (
            near
            and near[0].who
            and re.fullmatch(r"(?:,|is|was|'s|are|were|, an?|is now|is also)?(?: ?(?:an?|a))?", gap)
        ):
            return [near[0].who]
        return []
    if name == "minor":
        near = [m for m in people.before(first, 5) if m.first >= floor and m.case not in ("poss",)]
        return [near[0].who] if near and near[0].who else []
    if name == "year":
        near = [m for m in people.before(first, 5) if m.first >= floor and m.case != "poss"]
        return [near[0].who] if near and near[0].who else []
    near = [m for m in people.before(first + 1, 8) if m.first >= floor]
    near = [m for m in near if not (m.kind == "pronoun" and "/" in words.raw[max(m.first - 1, 0) : m.last + 1])]
    if name in ("comma", "of", "aged", "old"):
        if name == "comma":
            near = [m for m in near if m.kind != "pronoun" or m.case != "poss"]
            first_word = near[0].last if near else first
            if near and "/" in words.raw[near[0].last : first] and first - first_word < 8:
                return [near[0].who] if near[0].who and near[0].who != OFFICIAL else []
        limit = 1 if name in ("comma", "of") else 5
        for m in near:
            between = [w for w in words.low[m.last : first] if w not in (",", "(", "then", "now", *_MARKS)]
            if len(between) <= limit - 1 and m.case != "poss":
                return [m.who] if m.who and m.who != OFFICIAL else []
            if (
                name == "comma"
                and len(between) <= 5
                and m.kind in ("letter", "name", "noun")
                and "," not in words.low[m.last : first - 0][1:]
                and not any(words.form[k].form in ("past", "s") for k in range(m.last, first))
            ):
                return [m.who] if m.who and m.who != OFFICIAL and m.case != "poss" and name != "comma" else []
            break
        if name == "of":
            for m in near:
                if len(words.low[m.last : first]) <= 3 and m.case != "poss":
                    return [m.who] if m.who else []
            lead = [m for m in people.before(first, 8) if m.first >= floor and m.kind in ("letter", "name")]
            if lead and words.low[lead[0].last : lead[0].last + 2] in ([",", "a"], [",", "an"]):
                return [lead[0].who]
        if name == "comma":
            lead = [m for m in people.before(first + 1, 16) if m.first >= floor and m.kind in ("letter", "name")]
            if (
                lead
                and not any(
                    words.form[k].form in ("past", "past+pp", "s") and not words.label[k]
                    for k in range(lead[0].last, first)
                )
                and words.low[lead[0].last : lead[0].last + 1] == [","]
            ):
                return [lead[0].who]
    return []


def _of_a_group(words: Words, first: int, floor: int) -> bool:
    """ "two colleagues, both in their thirties": the age of a group, not of the two people the note is about."""
    both = next((k for k in range(first, max(floor - 1, first - 8), -1) if words.low[k] == "both"), first)
    return any(words.label[k].startswith("GROUP") for k in range(max(both - 3, floor), both))


def _after(words: Words, people: People, last: int) -> Mention | None:
    """ "15 year old daughter": the noun that follows."""
    for k in range(last + 1, min(last + 4, len(words.low))):
        if k in people.at and people.at[k].kind in ("noun", "letter", "name"):
            return people.at[k]
        if not words.low[k][:1].isalpha():
            return None
    return None


def _subject(words: Words, people: People, first: int, floor: int, said: str) -> list[str]:
    """ "she was 16": the person just before the verb; "B, a clerk, is 30": the one the sentence began with."""
    k = first if said.lower().startswith(("im", "hes", "shes", "theyre")) else first - 1
    found = people.at.get(k)
    if found is not None and found.case != "acc":
        return [found.who] if found.who not in ("", OFFICIAL) else []
    if words.low[k] in ("who", ","):
        near = [
            m for m in people.before(k, 12) if m.first >= floor and m.kind in ("letter", "name", "noun") and m.subject
        ]
        if near and near[-1].who not in ("", OFFICIAL):
            return [(near[0] if words.low[k] == "who" else near[-1]).who]
    if words.low[k] in ("and", "but") or k < floor:
        near = [m for m in people.before(k, 30) if m.first >= floor and m.case == "nom"] or [
            m for m in people.before(k, 30) if m.first >= floor and m.subject and m.case != "poss"
        ]
        if near and near[-1].who not in ("", OFFICIAL):
            return [near[-1].who]
    return []


def _other(people: People) -> str:
    if "A" in people.persons:
        return "A"
    for who, person in people.persons.items():
        if who not in (people.affected, OFFICIAL, ME, CLIENT) and person.group in ("partner", "ex"):
            return who
    return ""
