"""Who is spoken of: nouns, letters, names and pronouns, and whom each means. A pronoun that could mean two people means nobody."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field

from assessor.narrative.lexicon import Lexicon
from assessor.narrative.tokens import Words

NOMINATIVE = {"he": "m", "she": "f", "they": "t"}
ACCUSATIVE = {"him": "m", "her": "f", "them": "t", "himself": "m", "herself": "f", "themselves": "t"}
POSSESSIVE = {"his": "m", "her": "f", "their": "t", "hers": "f"}
FIRST = frozenset({"i", "me", "my", "mine", "myself", "ma"})
DETERMINERS = frozenset({"a", "an", "another", "some", "one", "two", "this", "that", "the", "these", "those"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "same"})
ME, CLIENT, OFFICIAL, SOMEBODY, CARE = "ME", "CLIENT", "OFFICIAL", "SOMEBODY", "DEPENDENT"
_LETTERS = "ABCDEF"
Vote = Callable[[str, str, int], None]
_PARTNERS = frozenset({"partner", "ex"})
_KIN = frozenset({"partner", "ex", "family"})


@dataclass(slots=True)
class Mention:
    """One place where a person is named or meant; `who` is the person, or empty where it cannot be told."""

    first: int
    last: int
    kind: str  # letter | noun | pronoun | name | first
    gender: str = ""  # m | f | t | empty
    case: str = ""  # nom | acc | poss | empty (nouns and letters)
    group: str = ""
    who: str = ""
    unsure: tuple[str, ...] = ()
    subject: bool = False


@dataclass(slots=True)
class Person:
    """Somebody in the note."""

    key: str
    gender: str = ""
    group: str = ""
    relation: str = ""
    first: int = -1
    last: int = -1
    label: str = ""


@dataclass(slots=True)
class People:
    """Everybody in a note, and who is meant where."""

    mentions: list[Mention] = field(default_factory=list)
    at: dict[int, Mention] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    affected: str = ""
    voice: str = "worker"

    def before(self, at: int, reach: int) -> list[Mention]:
        """Mentions that end at or before a word, nearest first, within a reach."""
        out: list[Mention] = []
        for word in range(at - 1, max(at - 1 - reach, -1), -1):
            found = self.at.get(word)
            if found is not None and (not out or out[-1] is not found):
                out.append(found)
        return out


def find_people(words: Words, lex: Lexicon) -> People:
    """The people of a note."""
    people = People()
    _letters(words)
    for at in range(len(words.low)):
        mention = _mention(words, lex, at)
        if mention is not None:
            people.mentions.append(mention)
            for word in range(mention.first, mention.last):
                people.at[word] = mention
    for mention in people.mentions:
        mention.subject = mention.case == "nom" or (mention.case == "" and not _governed(words, lex, mention.first))
    people.voice = _voice(words, people)
    _nouns(words, lex, people)
    _aliases(words, lex, people)
    _affected(words, people)
    _genders(words, lex, people)
    _pronouns(words, people)
    return people


def _letters(words: Words) -> None:
    """Whether the note calls people A and B: a B that is no initial, or an A that can be no article."""
    raw = words.raw
    words.letters = any(
        (word == "B" and not _initial(words, at))
        or (
            word == "A"
            and at + 2 < len(raw)
            and words.low[at + 2] in ACCUSATIVE.keys() | FIRST
            and "past" in words.form[at + 1].form
            and not words.shouting
        )
        or (word == "A" and at and raw[at - 1] not in (".", "\n", "-", "?", "!", ";") and not words.shouting)
        for at, word in enumerate(raw)
    )


def _initial(words: Words, at: int) -> bool:
    """Whether a B is the first letter of something else ("B12", "B & B")."""
    after = words.raw[at + 1] if at + 1 < len(words.raw) else ""
    return after.isdigit() or after in ("&", "+")


def _mention(words: Words, lex: Lexicon, at: int) -> Mention | None:
    low, raw, label = words.low[at], words.raw[at], words.label[at]
    if label.startswith("PERSON."):
        first, last, _ = words.groups[words.group[at]]
        if at != first:
            return None
        _, group, gender = label.split(".")
        if last < len(words.low) and words.label[last].startswith(("BATH", "DEVICE", "PHONE")) and group != "client":
            return None
        if first and words.low[first - 1] in (
            "any",
            "other",
            "no",
            "every",
            "each",
            "real",
            "another" if group == "official" else "any",
        ):
            return None
        return Mention(first, last, "noun", gender if gender in "mf" else "", "", group)
    if raw in _LETTERS and len(raw) == 1 and words.letters and not words.shouting:
        return Mention(at, at + 1, "letter") if raw != "A" or _is_person_a(words, lex, at) else None
    if words.letters and low == "b" and len(raw) == 1:
        return Mention(at, at + 1, "letter")
    if low in FIRST and not (low == "i" and raw == "i" and words.letters):
        return Mention(at, at + 1, "first", "", {"i": "nom", "my": "poss", "ma": "poss"}.get(low, "acc"))
    if low in NOMINATIVE:
        return Mention(at, at + 1, "pronoun", NOMINATIVE[low], "nom")
    if low in POSSESSIVE and low != "her":
        return Mention(at, at + 1, "pronoun", POSSESSIVE[low], "poss")
    if low == "her":
        return Mention(at, at + 1, "pronoun", "f", "poss" if _owns(words, lex, at) else "acc")
    if low in ACCUSATIVE:
        return Mention(at, at + 1, "pronoun", ACCUSATIVE[low], "acc")
    if raw[:1].isupper() and low in lex.names and (not words.shouting) and label == "":
        return Mention(at, at + 1, "name")
    return None


def _is_person_a(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a capital A is a person: never before a noun or an adjective at the start of a sentence."""
    first, _ = words.sentence(at)
    opening = at == first or all(not w[:1].isalnum() for w in words.raw[first:at])
    if not opening:
        return True
    after = words.low[at + 1] if at + 1 < len(words.low) else "."
    form = words.form[at + 1].form if at + 1 < len(words.low) else ""
    if (
        after in lex.lists["be"] | lex.lists["have"] | lex.lists["do"] | lex.lists["modal"] | lex.lists["adverb"]
        or not after[:1].isalpha()
    ):
        return True
    if after in ("and", "who", "or", "but", "then", "to", "at") or after in lex.lists["prep"]:
        return True
    if form not in ("", "base", "ing") and words.label[at + 1] == "":
        beyond = words.low[at + 2] if at + 2 < len(words.low) else "."
        return (
            after not in _ADJECTIVES
            or beyond in DETERMINERS
            or beyond in lex.lists["whose"]
            or beyond in lex.lists["prep"]
            or beyond in ACCUSATIVE
        )
    beyond = words.low[at + 2] if at + 2 < len(words.low) else "."
    governs = (
        beyond in lex.lists["prep"]
        or beyond in lex.lists["whose"]
        or beyond in DETERMINERS
        or beyond in ACCUSATIVE
        or beyond == "b"
    )
    return form == "" and words.label[at + 1] == "" and after.endswith(("s", "ed", "t")) and governs


_ADJECTIVES = frozenset(
    {
        "used",
        "hidden",
        "edited",
        "altered",
        "faked",
        "doctored",
        "recorded",
        "saved",
        "printed",
        "deleted",
        "blurred",
        "cropped",
        "locked",
        "mixed",
        "closed",
        "named",
        "supposed",
        "wired",
        "filmed",
        "trusted",
        "loved",
        "hated",
        "fixed",
        "stored",
    }
)


def _owns(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether "her" is followed by a thing she has."""
    if at + 1 >= len(words.low):
        return False
    after = words.low[at + 1]
    if not after[:1].isalpha():
        return False
    lists = lex.lists
    if (
        after in lists["prep"]
        or after in lists["stopclause"]
        or after
        in (
            "and",
            "or",
            "a",
            "an",
            "the",
            "that",
            "if",
            "how",
            "what",
            "it",
            "this",
            "not",
            "who",
            "any",
            "some",
            "more",
            "two",
            "three",
            "several",
            "unless",
            "his",
            "my",
            "naked",
            "nude",
            "topless",
            "asleep",
            "feel",
            "pictures",
            "photos",
            "another",
            "again",
            "alone",
            "as",
        )
    ):
        return after in ("own",)
    if words.label[at + 1].startswith(("INTIMATE.nude", "INTIMATE.topless", "BATH", "SEXACT", "TOILET", "BREASTFEED")):
        return words.low[at + 1] in ("bathroom", "bedroom", "bath", "shower")
    if words.label[at + 1].startswith("IMAGE"):
        return at == 0 or words.form[at - 1].lemma not in (
            "send",
            "show",
            "give",
            "email",
            "text",
            "airdrop",
            "message",
            "forward",
            "dm",
        )
    if (
        after in lists["adverb"]
        or after in lists["have"]
        or after in lists["be"]
        or after in lists["do"]
        or after in lists["modal"]
        or after in lists["neg"]
    ):
        return False
    return words.form[at + 1].form not in ("ing", "base") or after in lex.nounlike


def _governed(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a noun phrase is governed by a preposition or stands as an object, and so is no subject."""
    if (
        at
        and words.form[at - 1].form not in ("", "base")
        and not words.label[at - 1]
        and words.low[at - 1] not in _BEFORE_SUBJECTS
    ):
        return words.form[at - 1].lemma not in _SAYS
    return _after_preposition(words, lex, at)


_BEFORE_SUBJECTS = frozenset({"was", "is", "were", "are", "has", "had", "have", "did", "does", "do"})
_SAYS = frozenset(
    {
        "say",
        "think",
        "believe",
        "claim",
        "report",
        "state",
        "learn",
        "discover",
        "find",
        "realise",
        "suspect",
        "allege",
        "deny",
        "insist",
        "fear",
        "hope",
        "explain",
        "disclose",
        "admit",
        "mean",
    }
)


def _after_preposition(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a preposition governs a noun phrase."""
    for word in range(at - 1, max(at - 5, -1), -1):
        low = words.low[word]
        if low in lex.lists["prep"]:
            return not (
                low in ("after", "before", "as", "since", "like", "about")
                and word + 1 == at
                and words.raw[at] in _LETTERS
                and low != "about"
            )
        if (
            low in lex.lists["whose"]
            or low in DETERMINERS
            or words.label[word]
            or low in ("'s", "former", "own", "new", "old", "close", "best")
        ):
            if words.label[word].startswith("PERSON") and low != "'s":
                return False
            continue
        return False
    return False


def _voice(words: Words, people: People) -> str:
    """Whose words a note is in: a worker's about a client, or the person's own."""
    if words.letters or any(m.group == "client" for m in people.mentions):
        return "worker"
    first = [m for m in people.mentions if m.kind == "first"]
    others = any(m.kind == "pronoun" for m in people.mentions)
    advised = sum(
        words.form[m.first + 1].lemma in ("advise", "explain", "ask", "tell")
        for m in first
        if m.case == "nom" and m.first + 1 < len(words.low)
    )
    mine = sum(m.case != "nom" for m in first)
    if not first or (others and advised and not mine):
        return "worker"
    return "own"


def _owner(words: Words, people: People, first: int) -> Mention | None:
    """Who a noun belongs to ("her ex", "B's ex", "my client's ex")."""
    at = first - 1
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


def _nouns(words: Words, lex: Lexicon, people: People) -> None:
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
                owner = _owner(words, people, mention.first)
                kin = mention.group if mention.group not in _PARTNERS else "partner"
                mine = owner is not None and (
                    owner.kind == "first" or owner.who in (CLIENT, "B") or owner.kind == "pronoun"
                )
                if mention.group == "someone" or (owner is None and mention.group == "stranger"):
                    if before in DEFINITE and head in last:
                        mention.who = last[head]
                    elif before in DEFINITE and mention.group == "someone" and last.get("*"):
                        mention.who = last["*"]
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


def _aliases(words: Words, lex: Lexicon, people: People) -> None:
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
    for a, b in itertools.pairwise(nouns):
        if words.number(a.first) != words.number(b.first):
            continue
        between = words.low[a.last : b.first]
        pair = (a.kind, b.kind)
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
        ):
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
            and between[:1] == [","]
            and len(between) <= 3
            and "and" not in between
            and a.group in _KIN | {"friend"}
            and b.group == "someone"
        ):
            same.setdefault(b.who, a.who)
    for mention in people.mentions:
        seen = set()
        while mention.who in same and mention.who not in seen:
            seen.add(mention.who)
            mention.who = same[mention.who]
    for gone in same:
        people.persons.pop(gone, None)


def _relation(lex: Lexicon, group: str) -> str:
    return next((g["relation"] for g in lex.people["groups"] if g["id"] == group), "")


def _belongs(words: Words, people: People, noun: Mention, main: Mention) -> bool:
    """Whether a relation noun ties its person to the other main person, not to somebody else."""
    owner = _owner(words, people, noun.first)
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


def _affected(words: Words, people: People) -> None:
    """Who was wronged: B, else the client, else the writer; a child in somebody's care before either of them."""
    care = _dependent(words, people)
    if words.letters:
        people.affected = "B"
    elif care:
        people.affected = care
    elif any(m.who == CLIENT for m in people.mentions):
        people.affected = CLIENT
    elif people.voice == "own":
        people.affected = ME
    else:
        people.affected = CLIENT
    if people.affected in (CLIENT, "B"):
        people.persons.setdefault(people.affected, Person(people.affected))


_DEPENDENT = frozenset(
    {
        "daughter",
        "son",
        "child",
        "stepdaughter",
        "stepson",
        "granddaughter",
        "grandson",
        "niece",
        "nephew",
        "bairn",
        "wean",
        "foster daughter",
        "little girl",
    }
)


def _dependent(words: Words, people: People) -> str:
    """A child of the writer's or the client's whom the note is about: the picture's of them, or their age comes with them."""
    for mention in people.mentions:
        if mention.kind != "noun" or mention.who not in _DEPENDENT:
            continue
        owner = _owner(words, people, mention.first)
        if owner is None or (owner.kind not in ("first", "pronoun") and owner.who != CLIENT):
            continue
        before = words.low[max(mention.first - 5, 0) : mention.first]
        after = words.low[mention.last : mention.last + 3]
        of = "of" in before[-3:] and any(
            words.label[at].startswith("IMAGE") for at in range(max(mention.first - 5, 0), mention.first)
        )
        young = any(
            w.rstrip("yo").isdigit() and int(w.rstrip("yo")) < 18
            for w in [*before[-4:], *after]
            if w.rstrip("yo").isdigit()
        )
        if of or young:
            return mention.who
    return ""


def _genders(words: Words, lex: Lexicon, people: People) -> None:
    """Who is "he" and who "she": what the note says of each main person, weighed; left open where it does not say."""
    votes: dict[str, dict[str, int]] = {}

    def vote(who: str, gender: str, weight: int) -> None:
        if gender and who:
            table = votes.setdefault(who, {})
            table[gender] = table.get(gender, 0) + weight

    b = people.affected
    _votes_of_owners(words, people, vote)
    for at, mention in people.at.items():
        if mention.kind != "pronoun" or mention.first != at or mention.gender == "t":
            continue
        before = words.low[at - 1] if at else ""
        image = any(words.label[k].startswith("IMAGE") for k in range(max(at - 3, 0), at))
        if (before == "of" and image and mention.case == "acc") or (before == "without" and mention.case == "poss"):
            vote(b, mention.gender, 2)
        if words.letters:
            _votes_of_letters(words, lex, people, mention, vote)
        else:
            _votes_of_place(words, lex, people, mention, vote)
    if words.letters and "A" in people.persons and "B" in people.persons:
        _settle_two(people, votes)
    elif not words.letters and b != ME:
        _settle_affected(people, votes)
    both = len({m.gender for m in people.mentions if m.kind == "pronoun" and m.gender in "mf" and m.gender}) == 2
    for who, table in votes.items():
        person = people.persons.get(who)
        if person is None or person.gender:
            continue
        ranked = sorted(table.items(), key=lambda kv: -kv[1])
        if ranked[0][1] > (1 if words.letters and (who == "A" or both) else 0) and (
            len(ranked) == 1 or ranked[0][1] > ranked[1][1]
        ):
            person.gender = ranked[0][0]


def _settle_affected(people: People, votes: dict[str, dict[str, int]]) -> None:
    """The gender of the one who was wronged, in a note without letters; `x` where the one gender spoken of is not theirs."""
    person = people.persons[people.affected]
    if person.gender:
        return
    spoken = {m.gender for m in people.mentions if m.kind == "pronoun" and m.gender in "mf" and m.gender}
    table, against = votes.get(people.affected, {}), votes.get("-", {})
    scores = {gender: table.get(gender, 0) - against.get(gender, 0) for gender in spoken}
    votes.pop("-", None)
    votes.pop(people.affected, None)
    if len(spoken) == 2:
        if scores["m"] != scores["f"]:
            person.gender = max(scores, key=lambda g: scores[g])
    elif len(spoken) == 1:
        gender = next(iter(spoken))
        others = any(
            p.gender in ("", gender) and who not in (people.affected, OFFICIAL, ME) for who, p in people.persons.items()
        )
        if scores[gender] > 0 or (
            scores[gender] == 0 and not others and people.affected == CLIENT and person.first >= 0
        ):
            person.gender = gender
        elif scores[gender] < 0:
            person.gender = "x"


def _votes_of_place(words: Words, lex: Lexicon, people: People, mention: Mention, vote: Vote) -> None:
    """In a note without letters: what is done to somebody, and who feels or says what, speaks for the one who was wronged."""
    at = mention.first
    if mention.case == "nom":
        for k in range(at + 1, min(at + 6, len(words.low))):
            lemma = words.form[k].lemma
            if lemma in _DONE and not words.label[k].startswith("IMAGE"):
                vote("-", mention.gender, 2)
                return
            if lemma in _FELT:
                vote(people.affected, mention.gender, 2)
                return
            if words.low[k] in (
                "scared",
                "worried",
                "afraid",
                "distraught",
                "devastated",
                "unaware",
                "terrified",
                "upset",
                "asleep",
                "anxious",
                "frightened",
                "embarrassed",
                "mortified",
            ):
                vote(people.affected, mention.gender, 2)
                return
            if words.form[k].form and words.low[k] not in lex.lists["be"] | lex.lists["have"] | lex.lists["do"]:
                return
    elif mention.case == "acc" and at:
        if words.form[at - 1].lemma in _DONE | {"tell", "make", "force", "get"}:
            vote(people.affected, mention.gender, 2)
    elif (
        mention.case == "poss"
        and at + 1 < len(words.low)
        and words.label[at + 1].startswith(("IMAGE", "UNDERWEAR", "BREAST"))
    ):
        vote(people.affected, mention.gender, 1)


_DONE = frozenset(
    {
        "post",
        "upload",
        "share",
        "film",
        "record",
        "photograph",
        "threaten",
        "forward",
        "hide",
        "publish",
        "send",
        "leak",
        "blackmail",
        "install",
        "expose",
        "spy",
        "screenshot",
        "demand",
        "circulate",
        "upskirt",
        "deny",
        "hack",
        "show",
    }
)
_FELT = frozenset(
    {
        "worry",
        "fear",
        "beg",
        "report",
        "disclose",
        "think",
        "feel",
        "refuse",
        "agree",
        "consent",
        "want",
        "find",
        "discover",
        "hear",
        "notice",
        "learn",
        "realise",
        "know",
        "receive",
    }
)


def _settle_two(people: People, votes: dict[str, dict[str, int]]) -> None:
    """The genders of A and B together: where both "he" and "she" are spoken of, two of one gender need more evidence."""
    a, b = people.persons["A"], people.persons["B"]
    spoken = {m.gender for m in people.mentions if m.kind == "pronoun" and m.gender in "mf" and m.gender}
    scores: dict[tuple[str, str], int] = {}
    for of_a in "mf":
        for of_b in "mf":
            if (a.gender and a.gender != of_a) or (b.gender and b.gender != of_b):
                continue
            same = 2 if of_a == of_b and spoken == {"m", "f"} else 0
            scores[of_a, of_b] = votes.get("A", {}).get(of_a, 0) + votes.get("B", {}).get(of_b, 0) - same
    ranked = sorted(scores.items(), key=lambda kv: -kv[1])
    if spoken == {"m", "f"} and ranked and ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        a.gender, b.gender = ranked[0][0]


def _votes_of_owners(words: Words, people: People, vote: Vote) -> None:
    """The owner in "her ex" is the one who was wronged; in "his wife B", the other."""
    b = people.affected
    owned = False
    for mention in people.mentions:
        if mention.kind != "noun" or mention.group not in ("partner", "ex", "family", "friend", "trust"):
            continue
        owner = _owner(words, people, mention.first)
        if owner is None or owner.kind != "pronoun":
            continue
        gender = owner.gender
        if words.letters:
            if mention.who in ("A", "B"):
                vote("B" if mention.who == "A" else "A", gender, 6)
        elif mention.who != b and not owned and mention.group in ("partner", "ex"):
            vote(b, gender, 6)
            owned = True
        elif mention.who != b and not owned:
            vote(b, gender, 2)


def _breaks(words: Words, at: int) -> bool:
    """Whether a new clause, with a subject of its own, may begin at a word."""
    low = words.low[at]
    if low in (",", "and"):
        after = at + 1
        if low == "," and after < len(words.low) and (words.low[after] in DETERMINERS or words.raw[after].isdigit()):
            return False
        return (
            after >= len(words.low)
            or words.form[after].form not in ("past", "past+pp", "s")
            or words.label[after] != ""
        )
    return low in (
        ";",
        "but",
        "that",
        "because",
        "who",
        "when",
        "it",
        "they",
        "he",
        "she",
        "i",
        "we",
        "which",
        "whom",
        "anyone",
        "nobody",
    )


def _votes_of_letters(words: Words, lex: Lexicon, people: People, mention: Mention, vote: Vote) -> None:
    """What a pronoun near A and B says of them by its place."""
    at = mention.first
    number = words.number(at)
    before = [
        m
        for m in people.before(at, 30)
        if m.kind == "letter" and words.number(m.first) == number and m.who in ("A", "B")
    ]
    other = {"A": "B", "B": "A"}
    if before:
        last = before[0]
        gap = range(last.last, at)
        verbs = sum(words.form[k].form not in ("", "ing") and words.low[k] not in lex.lists["be"] for k in gap)
        broken = any(_breaks(words, k) for k in gap)
        relative = (
            last.first > 0
            and words.low[last.first - 1] in ("that", "who", "which", "whom")
            and any(words.low[k] == "and" for k in gap)
        )
        if (
            mention.case == "acc"
            and last.subject
            and not relative
            and verbs
            and not broken
            and not words.low[at].endswith("self")
        ):
            vote(other[last.who], mention.gender, 3)
        elif words.low[at].endswith("self") and last.subject and not broken:
            vote(last.who, mention.gender, 3)
        elif mention.case == "poss" and last.subject and not broken and words.low[at - 1] not in lex.lists["prep"]:
            vote(last.who, mention.gender, 1)
        elif len(gap) <= 1 and mention.case == "poss":
            vote(last.who, mention.gender, 2)
        elif before[-1].subject and len({m.who for m in before}) == 1 and mention.case != "acc":
            vote(last.who, mention.gender, 1)
        return
    if mention.case == "nom" and number:
        first, last_word = words.sentences[number - 1]
        spoken = {people.at[k].who for k in range(first, last_word) if k in people.at and people.at[k].kind == "letter"}
        opening = not any(words.low[k][:1].isalpha() for k in range(words.sentences[number][0], at))
        same = any(k in people.at and people.at[k].gender == mention.gender for k in range(first, last_word))
        if len(spoken) == 1 and opening:
            vote(next(iter(spoken)), mention.gender, 0 if same else 2)
        elif len(spoken) == 2 and opening and spoken == {"A", "B"}:
            lead = next(
                people.at[k] for k in range(first, last_word) if k in people.at and people.at[k].kind == "letter"
            )
            if lead.subject:
                vote(lead.who, mention.gender, 1)
    if mention.case == "nom":
        follows = [words.form[k].lemma for k in range(at + 1, min(at + 4, len(words.low)))]
        if any(lemma in _CONDUCT for lemma in follows) and not lex.lists["neg"] & set(words.low[at : at + 4]):
            vote("A", mention.gender, 1)


_CONDUCT = frozenset(
    {"post", "upload", "share", "film", "record", "photograph", "threaten", "show", "forward", "hide", "publish"}
)


def _pronouns(words: Words, people: People) -> None:
    """Whom each pronoun means; empty, with the candidates, where two people could be meant."""
    b = people.affected
    spoken: dict[str, int] = {}
    subject_of: dict[str, int] = {}
    for mention in people.mentions:
        if mention.kind != "pronoun":
            if mention.who and mention.who not in (OFFICIAL,):
                spoken[mention.who] = mention.first
                if mention.subject:
                    subject_of[mention.who] = mention.first
            continue
        if mention.gender == "t" and not _singular_they(people, b):
            continue
        number = words.number(mention.first)
        candidates = []
        for who, at in {**({b: spoken.get(b, 0)} if b and b != ME else {}), **spoken}.items():
            person = people.persons.get(who)
            if who == ME or person is None or person.label.endswith(("account", "number", "user")):
                continue
            if person.gender and person.gender != mention.gender:
                continue
            if who not in (b, "A") and number - words.number(at) > 3 and len(spoken) > 2:
                continue
            candidates.append(who)
        if mention.case == "acc" and len(candidates) > 1 and not words.low[mention.first].endswith(("self", "selves")):
            bound = _clause_subject(words, people, mention)
            candidates = [who for who in candidates if who != bound]
        if not candidates and mention.gender in ("m", "f"):
            candidates = _implied(people, mention)
        mention.who, mention.unsure = _choose(words, people, mention, candidates, spoken, subject_of)
        if mention.who:
            person = people.persons[mention.who]
            if not person.gender:
                person.gender = mention.gender
            spoken[mention.who] = mention.first
            if mention.case == "nom":
                subject_of[mention.who] = mention.first


def _implied(people: People, mention: Mention) -> list[str]:
    """A "he" or "she" with nobody named before it, who is not the one who was wronged: somebody in their own right."""
    person = people.persons.get(people.affected)
    if people.affected != ME and (person is None or person.gender in ("", mention.gender)):
        return []
    who = "he" if mention.gender == "m" else "she"
    people.persons.setdefault(who, Person(who, mention.gender, "", "", mention.first, mention.last, who))
    return [who]


def _clause_subject(words: Words, people: People, mention: Mention) -> str:
    """Who is the subject of the verb that an object pronoun belongs to: the two cannot be one person."""
    first, _ = words.sentence(mention.first)
    verb = False
    for at in range(mention.first - 1, max(first - 1, mention.first - 14), -1):
        found = people.at.get(at)
        if found is not None and found.subject and found.case != "poss" and found.who:
            return found.who if verb else ""
        if words.form[at].form not in ("", "ing") and not words.label[at]:
            verb = True
        if _breaks(words, at):
            return ""
    return ""


def _singular_they(people: People, b: str) -> bool:
    person = people.persons.get(b)
    return person is not None and person.gender == "t"


def _choose(
    words: Words,
    people: People,
    mention: Mention,
    candidates: list[str],
    spoken: dict[str, int],
    subject_of: dict[str, int],
) -> tuple[str, tuple[str, ...]]:
    """The one person a pronoun can mean, or nobody and the candidates."""
    if not candidates:
        return "", ()
    if len(candidates) == 1:
        return candidates[0], ()
    number = words.number(mention.first)
    sure = [who for who in candidates if people.persons[who].gender == mention.gender]
    rivals = [
        who for who in candidates if who not in sure and who in subject_of and words.number(subject_of[who]) == number
    ]
    main = [who for who in sure if who in (people.affected, "A")]
    close = [who for who in sure if who not in main and number - words.number(spoken.get(who, 0)) <= 1]
    if (
        len(main) == 1
        and close
        and words.number(subject_of.get(main[0], 0)) == number
        and all(words.number(spoken[w]) < number for w in close)
    ):
        close = []
    if len(main) == 1 and not close:
        top = main[0]
        if not rivals or subject_of.get(top, -1) > max(subject_of[w] for w in rivals):
            return top, ()
        return "", tuple(sorted({top, *rivals}))
    if not main:
        return _latest(words, people, mention, sure or candidates, spoken, subject_of)
    return "", tuple(sorted({*main, *close, *rivals}))


def _latest(
    words: Words,
    people: People,
    mention: Mention,
    candidates: list[str],
    spoken: dict[str, int],
    subject_of: dict[str, int],
) -> tuple[str, tuple[str, ...]]:
    """Of several others, the one spoken of alone in this sentence and the one before."""
    number = words.number(mention.first)
    near = [
        who
        for who in candidates
        if who in spoken and number - words.number(spoken[who]) <= 1 and who != people.affected
    ]
    if len(near) == 1:
        return near[0], ()
    if not near:
        others = [who for who in candidates if who in spoken and who != people.affected]
        if others:
            return max(others, key=lambda w: spoken[w]), ()
    if near and people.affected not in candidates:
        ranked = sorted(near, key=lambda w: subject_of.get(w, -1))
        if subject_of.get(ranked[-1], -1) >= 0 and subject_of.get(ranked[-2], -1) < 0:
            return ranked[-1], ()
    return "", tuple(sorted(candidates))
