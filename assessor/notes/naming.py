"""Which person each noun, letter and name means, and two names for one person ("her ex A")."""

from __future__ import annotations

from itertools import pairwise

from assessor.notes.lexicon import Lexicon
from assessor.notes.mentions import CLIENT, DETERMINERS, FIRST, ME, OFFICIAL, POSSESSIVE, Mention, People, Person
from assessor.notes.tokens import Words

DEFINITE = frozenset({"the", "this", "that", "these", "those", "same"})
_PARTNERS = frozenset({"partner", "ex"})
_KIN = frozenset({"partner", "ex", "family"})


def owner_of(words: Words, people: People, first: int) -> Mention | None:
    """Who a noun belongs to ("her ex", "B's ex", "my client's ex")."""
    at = first - 1
    if at >= 0 and words.label[at].startswith(("GROUP", "PERSON")) and words.low[at].endswith("s"):
        return Mention(at, at + 1, "noun", who="others")
    while at >= 0 and (
        words.low[at]
        in (
            "own",
            "new",
            "former",
            "old",
            "best",
            "close",
            "then",
            "current",
            "older",
            "younger",
            "little",
            "abusive",
            "violent",
            "estranged",
            "late",
            "previous",
        )
        or words.raw[at].isdigit()
        or words.low[at].endswith(("year", "-"))
        or words.low[at] in ("years", "old", "yr", "yo")
    ):
        at -= 1
    if at >= 0 and words.low[at] in ("'s", "'", "s") and at:
        return people.at.get(at - 1)
    found = people.at.get(at) if at >= 0 else None
    return found if found is not None and found.case == "poss" else None


def name_nouns(words: Words, lex: Lexicon, people: People) -> None:
    """Which person each noun, letter and name means."""
    count = 0
    last: dict[str, str] = {}
    for mention in people.mentions:
        if mention.kind == "letter":
            mention.who = words.raw[mention.first].upper()
        elif mention.kind == "name":
            mention.who = "name:" + words.low[mention.first]
        elif mention.kind == "first":
            mention.who = ME
        elif mention.kind == "noun":
            head = words.text(mention.first, mention.last).lower()
            before = words.low[mention.first - 1] if mention.first else ""
            if mention.group == "client":
                mention.who = CLIENT
            elif mention.group == "official":
                mention.who = OFFICIAL
            else:
                owner = owner_of(words, people, mention.first)
                kin = mention.group if mention.group not in _PARTNERS else "partner"
                mine = owner is not None and (
                    owner.kind == "first" or owner.who in (CLIENT, "B") or owner.kind == "pronoun"
                )
                if mention.group == "someone" or (owner is None and mention.group == "stranger"):
                    if before in DEFINITE and head in last:
                        mention.who = last[head]
                    elif before in DEFINITE and mention.group == "someone" and _meant(words, people, mention, last):
                        mention.who = _meant(words, people, mention, last)
                    else:
                        count += 1
                        mention.who = f"someone-{count}"
                    last[head] = last["*"] = mention.who
                elif kin == "partner":
                    mention.who = "partner" if mine or owner is None else f"partner of {owner.who if owner else ''}"
                    held = people.persons.get(mention.who)
                    if held is not None and mention.gender and held.gender and held.gender != mention.gender:
                        mention.who = "partner-2"
                    if before == "new" or (before and words.low[mention.first - 1] == "new"):
                        mention.who = "new partner"
                else:
                    mention.who = head if before not in ("another", "other", "second") else f"another {head}"
                    last.setdefault("*", mention.who)
        if mention.who:
            person = people.persons.setdefault(mention.who, Person(mention.who, mention.gender, mention.group))
            if person.first < 0:
                person.first, person.last = mention.first, mention.last
                person.label = words.text(mention.first, mention.last)
            person.gender = person.gender or mention.gender
            person.group = person.group or mention.group


def _meant(words: Words, people: People, mention: Mention, last: dict[str, str]) -> str:
    """The one person beside the client and the writer whom "the man" can mean; nobody where there are several."""
    if words.letters:
        return last.get("*", "")
    others = [
        who
        for who, person in people.persons.items()
        if who not in (CLIENT, ME, OFFICIAL)
        and (not person.gender or not mention.gender or person.gender == mention.gender)
    ]
    return others[0] if len(others) == 1 else ""


def join_aliases(words: Words, lex: Lexicon, people: People) -> None:
    """Two names for one person: "her ex A", "A, her former fiancé,", "a photographer, A,", "A is her ex", "her ex Dean"."""
    same: dict[str, str] = {}

    def join(a: Mention, b: Mention) -> None:
        main, other = (a, b) if a.kind in ("letter", "name") else (b, a)
        if main.who == other.who or (other.who in (ME, CLIENT, OFFICIAL) and main.kind != "letter"):
            return
        if other.kind == "name" and main.kind == "name":
            return
        same.setdefault(other.who, main.who)
        person, gone = people.persons[main.who], people.persons[other.who]
        person.gender = person.gender or gone.gender
        relation = _relation(lex, other.group)
        if relation and not person.relation and _belongs(words, people, other, main):
            person.relation = relation
        person.group = person.group or gone.group
        if main.kind == "name":
            person.label = gone.label

    nouns = [m for m in people.mentions if m.kind in ("letter", "name", "noun")]
    for a, b in pairwise(nouns):
        if words.number(a.first) != words.number(b.first):
            continue
        between = words.low[a.last : b.first]
        pair: tuple[str, str] = (a.kind, b.kind)
        if pair in (("noun", "letter"), ("noun", "name")) and between in (
            [],
            ["-"],
            ["called"],
            ["named"],
            ["("],
            [","],
        ):
            if between == [","] and pair[1] == "letter" and words.low[b.last : b.last + 1] not in ([","], ["."]):
                continue
            if between == [","] and pair[1] == "name":
                continue
            join(b, a)
        elif (
            pair == ("noun", "letter")
            and between[-1:] == [","]
            and len(between) <= 8
            and words.low[b.last : b.last + 1] == [","]
            and a.group == "someone"
            and not _has_verb(words, a.last, b.first)
        ) or (pair == ("noun", "letter") and 1 <= len(between) <= 5 and between[-1] in ("was", "is")):
            join(b, a)
        elif pair in (("letter", "noun"), ("name", "noun")):
            if (
                between[:1] in ([","], ["("], ["-"]) and len(between) <= 6 and not _has_verb(words, a.last + 1, b.first)
            ) or (
                _copula(between)
                and len(between) <= 5
                and not _has_verb(words, a.last + 1, b.first)
                and not _negated(between)
            ):
                after = words.low[b.last] if b.last < len(words.low) else "."
                if (
                    "and" not in between
                    and "or" not in between
                    and (
                        between[0] != ","
                        or after
                        in (
                            ",",
                            ".",
                            "who",
                            "from",
                            "of",
                            "in",
                            "at",
                            "with",
                            "she",
                            "he",
                            "whom",
                            ")",
                            "and",
                            "is",
                            "was",
                            "has",
                            "had",
                            "i",
                        )
                    )
                    and after != "'s"
                ):
                    join(a, b)
        elif (
            pair == ("noun", "noun")
            and a.who == CLIENT
            and b.group == "someone"
            and _copula(between)
            and len(between) <= 7
        ):
            same.setdefault(b.who, CLIENT)
        elif (
            pair == ("noun", "noun")
            and between[:1] == [","]
            and len(between) <= 3
            and "and" not in between
            and a.group in _KIN | {"friend"}
            and b.group == "someone"
        ):
            same.setdefault(b.who, a.who)
    _own_description(words, people, same)
    _it_was(words, people, same)
    for mention in people.mentions:
        seen = set()
        while mention.who in same and mention.who not in seen:
            seen.add(mention.who)
            mention.who = same[mention.who]
    for gone in same:
        people.persons.pop(gone, None)
    _perhaps_a(words, people)


def _perhaps_a(words: Words, people: People) -> None:
    """Somebody without a letter spoken of before A is: it may be A, so who it was is asked."""
    if not words.letters or "A" not in people.persons:
        return
    first = people.persons["A"].first
    unknown = {m.who for m in people.mentions if m.group == "someone" and m.who.startswith("someone-")}
    early = {m.who for m in people.mentions if m.who in unknown and m.first < first}
    near = {who for who in early if words.number(first) - words.number(people.persons[who].first) <= 3}
    for mention in people.mentions:
        if mention.who in near:
            mention.who, mention.unsure = "", ("A", mention.who)


def _it_was(words: Words, people: People, same: dict[str, str]) -> None:
    """ "Somebody had filmed her. It was A.": who somebody was."""
    for mention in people.mentions:
        at = mention.first
        if (
            mention.kind != "letter"
            or words.low[max(at - 2, 0) : at] != ["it", "was"]
            or words.low[at + 1 : at + 2] not in (["."], [","], ["who"])
        ):
            continue
        before = next((m for m in people.before(at, 40) if m.kind == "noun" and m.group == "someone"), None)
        if before is not None and words.number(at) - words.number(before.first) <= 1:
            same.setdefault(before.who, mention.who)


def _own_description(words: Words, people: People, same: dict[str, str]) -> None:
    """ "I'm a 25 year old man": the noun is the writer."""
    for a, b in pairwise(people.mentions):
        between = words.low[a.last : b.first]
        opens = a.case == "nom" and a.kind == "first" and between[:1] in (["'m"], ["am"], ["was"])
        if opens and b.group == "someone" and len(between) <= 8 and not {"with", "by", "to", "not", ","} & set(between):
            same.setdefault(b.who, ME)


def _relation(lex: Lexicon, group: str) -> str:
    return next((g["relation"] for g in lex.people["groups"] if g["id"] == group), "")


def _belongs(words: Words, people: People, noun: Mention, main: Mention) -> bool:
    """Whether a relation noun ties its person to the other main person, not to somebody else."""
    owner = owner_of(words, people, noun.first)
    if noun.group == "family" and owner is None:
        return False
    return owner is None or owner.kind in ("pronoun", "first") or owner.who in ("A", "B", CLIENT, ME)


def _copula(between: list[str]) -> bool:
    """Whether two mentions are joined by "is a", "was her"; a bare 's is an owner's."""
    if not between or between[0] not in ("is", "was", "'s"):
        return False
    return between[0] != "'s" or (
        len(between) > 1 and (between[1] in DETERMINERS or between[1] in POSSESSIVE or between[1] in FIRST)
    )


def _negated(between: list[str]) -> bool:
    return "not" in between


def _has_verb(words: Words, first: int, last: int) -> bool:
    return any(
        words.form[at].form in ("past", "past+pp", "s", "base", "pp") and words.label[at] == ""
        for at in range(first, last)
    )
