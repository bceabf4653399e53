"""In which nation it happened, as far as the places and institutions of a note say."""

from __future__ import annotations

from dataclasses import dataclass

from assessor.notes.tokens import Pipeline, Words

_BEFORE = frozenset(
    {
        "in",
        "from",
        "at",
        "near",
        "to",
        "outside",
        "around",
        "of",
        "into",
        "on",
        "and",
        "or",
        "called",
        "the",
        "towards",
        "for",
        "between",
        "central",
        "north",
        "south",
        "east",
        "west",
    }
)
_LAW = frozenset({"law", "laws", "crime", "offence", "illegal", "legal", "lawful"})


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a note, and its nation."""

    nation: str
    first: int
    last: int
    of_law: bool


def find_places(words: Words, pipe: Pipeline) -> list[Place]:
    """The places of a note, in order; the longest name where names overlap."""
    strings = pipe.nlp.vocab.strings
    found = sorted(
        ((first, last, strings[key]) for key, first, last in pipe.places(words.doc)), key=lambda f: (f[0], -f[1])
    )
    out: list[Place] = []
    end = -1
    for first, last, key in found:
        nation, place = key.split("|", 1)
        if first < end or (place in pipe.lex.ordinary_places and not _as_place(words, first)):
            continue
        end = last
        a, b = words.sentence(first)
        out.append(Place(nation, first, last, bool(_LAW & set(words.low[max(a, first - 4) : min(b, last + 6)]))))
    return out


def _as_place(words: Words, first: int) -> bool:
    """Whether a name that is also a word stands as a place does."""
    before = words.low[first - 1] if first else ""
    return words.raw[first][:1].isupper() and before in _BEFORE and not words.shouting


def nation_of(places: list[Place]) -> tuple[str, list[Place]]:
    """The one nation that the places point to (empty if none or several), and the places it rests on."""
    here = [p for p in places if not p.of_law]
    nations = {p.nation for p in here}
    return (here[0].nation if len(nations) == 1 else ""), here
