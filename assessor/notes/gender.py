"""Who is "he" and who "she": what a note says of each main person, weighed; left open where it does not say."""

from __future__ import annotations

from collections.abc import Callable

from assessor.notes.lexicon import Lexicon
from assessor.notes.mentions import CLIENT, DETERMINERS, ME, OFFICIAL, Mention, People
from assessor.notes.naming import owner_of
from assessor.notes.tokens import Words

Vote = Callable[[str, str, int], None]


def settle_genders(words: Words, lex: Lexicon, people: People) -> None:
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
        object_ = mention.case == "acc" or (at + 1 < len(words.form) and words.form[at + 1].lemma == "look")
        if (before == "of" and image and object_) or (before == "without" and mention.case == "poss"):
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


_TOWARDS = frozenset({"send", "show", "watch", "observe", "spy", "follow", "message", "airdrop", "flash", "pester"})
"""What one does towards somebody; weaker than what is done to them, so any other sign decides first."""


def _votes_of_place(words: Words, lex: Lexicon, people: People, mention: Mention, vote: Vote) -> None:
    """In a note without letters: what is done to somebody, and who feels or says what, speaks for the one who was wronged."""
    at = mention.first
    if mention.case == "nom":
        _votes_of_deed(words, lex, people, mention, vote)
    elif mention.case == "acc" and at:
        lemma = words.form[at - 1].lemma
        asked = lemma in _ASKED and words.low[at + 1 : at + 2] in (["to"], ["not"])
        if lemma in _DONE | {"tell", "make", "force", "get"} and not asked:
            vote(people.affected, mention.gender, 2)
        elif lemma in _TOWARDS and _by_the_other(words, people, mention):
            vote(people.affected, mention.gender, 1)
    elif mention.case == "poss" and (
        any(label.startswith(("IMAGE", "UNDERWEAR", "BREAST")) for label in words.label[at + 1 : at + 2])
        or (words.low[at + 1 : at + 2] in (["face"], ["head"], ["body"]) and _by_the_other(words, people, mention))
    ):
        vote(people.affected, mention.gender, 1)


def _by_the_other(words: Words, people: People, mention: Mention) -> bool:
    """Whether the verb before a "him" or "her" has the other of the two, as "he" or "she", for its subject."""
    start = words.sentence(mention.first)[0]
    before = [people.at[k] for k in range(max(start, mention.first - 5), mention.first) if k in people.at]
    return (
        bool(before) and before[-1].case == "nom" and before[-1].gender in "mf" and before[-1].gender != mention.gender
    )


def _votes_of_deed(words: Words, lex: Lexicon, people: People, mention: Mention, vote: Vote) -> None:
    """What the first verb after "he" or "she" says: a deed speaks against, a feeling, a wish or a plea to stop for."""
    at = mention.first
    passing = lex.lists["be"] | lex.lists["have"] | lex.lists["do"] | lex.lists["adverb"] | lex.lists["neg"]
    end = words.sentence(at)[1]
    for k in range(at + 1, min(at + 7, end)):
        lemma, low = words.form[k].lemma, words.low[k]
        if low in _UPSET or lemma in _FELT:
            denied = any(w in lex.lists["neg"] for w in words.low[at + 1 : k])
            vote(people.affected, mention.gender, 3 if denied and lemma in ("agree", "consent", "know") else 2)
            return
        if lemma in _ASKED and words.low[k + 2 : k + 3] in (["to"], ["not"]):
            plea = any(
                words.form[j].lemma in ("stop", "delete", "remove", "take") for j in range(k + 3, min(k + 6, end))
            )
            if plea or words.low[k + 2] == "not":
                vote(people.affected, mention.gender, 2)
            return
        if lemma in _DONE and not words.label[k].startswith("IMAGE"):
            vote("-", mention.gender, 2)
            return
        if lemma in _HANDLED and low not in passing | lex.lists["get"]:
            if _of_pictures(words, people, k, min(k + 13, end)):
                vote("-", mention.gender, 2)
            return
        if words.form[k].form and low not in passing | lex.lists["modal"] | {"kept", "keeps", "started", "continued"}:
            return


def _of_pictures(words: Words, people: People, verb: int, end: int) -> bool:
    """Whether a verb that may mean anything ("put", "sent") is of pictures and others, a device, or an own body part."""
    labels = [words.label[k].split(".")[0] for k in range(verb + 1, end)]
    spoken = "IMAGE" in labels or any(w in ("it", "them", "one") for w in words.low[verb + 1 : verb + 4])
    others = any(label in ("SITE", "GROUP") for label in labels) or any(
        k in people.at and people.at[k].kind == "noun" for k in range(verb + 1, end)
    )
    taken = words.form[verb].lemma in ("take", "make") and "IMAGE" in labels[:6]
    return taken or "GENITAL" in labels or (spoken and others)


_ASKED = frozenset({"ask", "beg", "tell", "plead", "warn", "urge"})
_HANDLED = frozenset(
    {"send", "show", "take", "put", "stick", "make", "use", "pass", "give", "save", "play", "print", "pin", "turn"}
)
_UPSET = frozenset(
    {
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
        "humiliated",
        "ashamed",
        "distressed",
        "drunk",
        "unconscious",
    }
)
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
        "message",
        "flash",
        "airdrop",
        "email",
        "stalk",
        "harass",
    }
)
_FELT = frozenset({"worry", "fear", "beg", "report", "disclose", "think", "feel", "refuse", "agree", "consent", "want", "find", "discover", "hear", "notice", "learn", "realise", "know", "receive", "wake"})  # fmt: skip


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
        owner = owner_of(words, people, mention.first)
        if owner is None or owner.kind != "pronoun" or mention.who == "new partner":
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


def breaks(words: Words, at: int) -> bool:
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


def _of_another(words: Words, lex: Lexicon, first: int, at: int) -> bool:
    """ "A filmed her underwear": what is done to a body, or put under clothing, is not the doer's own."""
    part = words.label[at + 1].split(".")[0] if at + 1 < len(words.label) else ""
    deed = any(
        words.form[k].lemma in _DONE | {"take", "put", "push", "hold", "watch", "lift", "pull", "touch"}
        for k in range(first, at)
    )
    worn = words.low[at + 1] in lex.lists["worn"]
    return deed and (part in ("UNDERWEAR", "BREAST", "BUTTOCK") or worn)


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
        broken = any(breaks(words, k) for k in gap)
        lead = next((m for m in before if m.subject and words.low[m.last : m.last + 1] != ["'s"]), None)
        told = mention.case == "poss" and any(words.form[k].lemma in lex.cue_lists["reports"] for k in gap)
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
        elif told:
            return
        elif mention.case == "poss" and lead is not None and _of_another(words, lex, lead.last, at):
            vote(other[lead.who], mention.gender, 2)
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
        follows = [words.form[k].lemma for k in range(at + 1, min(at + 3, len(words.low)))]
        if spoken == {"B"} and opening and any(lemma in _CONDUCT for lemma in follows):
            vote("A", mention.gender, 1)
        elif len(spoken) == 1 and opening:
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
