"""Who is spoken of, and who of them was wronged. A pronoun that could mean two people means nobody."""

from __future__ import annotations

from assessor.notes.gender import settle_genders
from assessor.notes.lexicon import Lexicon
from assessor.notes.mentions import CLIENT, ME, OFFICIAL, Mention, People, Person, find_mentions
from assessor.notes.naming import join_aliases, name_nouns, owner_of
from assessor.notes.pronouns import settle_pronouns
from assessor.notes.tokens import Words


def find_people(words: Words, lex: Lexicon) -> People:
    """The people of a note."""
    people = find_mentions(words, lex)
    people.voice = _voice(words, people)
    name_nouns(words, lex, people)
    join_aliases(words, lex, people)
    _affected(words, people)
    settle_genders(words, lex, people)
    settle_pronouns(words, people)
    return people


def _voice(words: Words, people: People) -> str:
    """Whose words a note is in: a worker's about a client, or the person's own.

    "She told me" and "I advised her" are a worker's; so is a note without "I" outside what somebody is quoted as saying.
    """
    if words.letters or any(m.group == "client" for m in people.mentions):
        return "worker"
    quoted = _quoted(words)
    first = [m for m in people.mentions if m.kind == "first" and not quoted[m.first]]
    others = any(m.kind == "pronoun" for m in people.mentions)
    if not first or (others and all(_of_a_worker(words, people, m) for m in first)):
        return "worker"
    return "own"


def _quoted(words: Words) -> bytearray:
    """Which words stand between quotation marks."""
    inside = bytearray(len(words.low))
    open_ = False
    for at, word in enumerate(words.raw):
        if word == '"':
            open_ = not open_
        inside[at] = open_
    return inside


def _of_a_worker(words: Words, people: People, mention: Mention) -> bool:
    """Whether "I" or "me" is somebody who takes a note: "I advised", "she tells me"."""
    at = mention.first
    if mention.case == "nom":
        near = [words.form[k].lemma for k in range(at + 1, min(at + 4, len(words.low)))]
        return any(lemma in _WORKERS for lemma in near)
    told = at > 1 and words.form[at - 1].lemma in _WORKERS | {"show"}
    subject = people.at.get(at - 2) if told else None
    return told and subject is not None and subject.kind in ("pronoun", "noun", "name")


_WORKERS = frozenset(
    {
        "advise",
        "explain",
        "ask",
        "tell",
        "inform",
        "speak",
        "signpost",
        "discuss",
        "refer",
        "support",
        "contact",
        "update",
        "offer",
        "suggest",
        "complete",
        "reassure",
        "confirm",
    }
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
        people.affected = _pictured(words, people) or CLIENT
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


def _pictured(words: Words, people: People) -> str:
    """The one a picture is said to be of, in a note that names no client: "a video of our apprentice"."""
    if any(m.kind == "pronoun" and m.gender in "mf" and m.gender for m in people.mentions):
        return ""
    for mention in people.mentions:
        before = words.low[max(mention.first - 3, 0) : mention.first]
        image = any(words.label[k].startswith("IMAGE") for k in range(max(mention.first - 4, 0), mention.first))
        if mention.kind == "noun" and mention.who not in (OFFICIAL, ME) and "of" in before and image:
            return mention.who
    return ""


def _dependent(words: Words, people: People) -> str:
    """A child of the writer's or the client's whom the note is about: the picture's of them, or their age comes with them."""
    for mention in people.mentions:
        if mention.kind != "noun" or mention.who not in _DEPENDENT:
            continue
        owner = owner_of(words, people, mention.first)
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
