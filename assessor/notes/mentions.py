"""Where people are named or meant: letters, nouns, names and pronouns, each with its case."""

from __future__ import annotations

from dataclasses import dataclass, field

from assessor.notes.lexicon import Lexicon
from assessor.notes.tokens import Words

NOMINATIVE = {"he": "m", "she": "f", "they": "t"}
ACCUSATIVE = {"him": "m", "her": "f", "them": "t", "himself": "m", "herself": "f", "themselves": "t"}
POSSESSIVE = {"his": "m", "her": "f", "their": "t", "hers": "f"}
FIRST = frozenset({"i", "me", "my", "mine", "myself", "ma"})
DETERMINERS = frozenset({"a", "an", "another", "some", "one", "two", "this", "that", "the", "these", "those"})
ME, CLIENT, OFFICIAL, SOMEBODY, CARE = "ME", "CLIENT", "OFFICIAL", "SOMEBODY", "DEPENDENT"
_LETTERS = "ABCDEF"


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

    def holder(self, words: Words, at: int) -> Mention | None:
        """Whose a thing is, where that stands right before it ("his phone", "A's phone")."""
        return self.at.get(at - 1) or (self.at.get(at - 2) if words.low[at - 1] == "'s" else None)


def find_mentions(words: Words, lex: Lexicon) -> People:
    """Every mention, in order; whom each means is settled later."""
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
        thing = last < len(words.low) and words.label[last].startswith(("BATH", "DEVICE", "PHONE"))
        if thing and not words.low[last].endswith("ing") and group != "client":
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
    if low in FIRST and not label and not (low == "i" and raw == "i" and words.letters):
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
