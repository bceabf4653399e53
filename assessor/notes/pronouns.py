"""Whom each pronoun means; nobody, with the candidates, where two people could be meant."""

from __future__ import annotations

from assessor.notes.gender import breaks
from assessor.notes.mentions import ME, OFFICIAL, Mention, People, Person
from assessor.notes.tokens import Words


def settle_pronouns(words: Words, people: People) -> None:
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
        if breaks(words, at):
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
        last = max((subject_of.get(who, -1) for who in sure), default=-1)
        later = [
            who
            for who in candidates
            if who not in sure and subject_of.get(who, -1) > last >= 0 and number - words.number(subject_of[who]) <= 1
        ]
        return _latest(words, people, mention, [*sure, *later] or candidates, spoken, subject_of)
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
    if words.letters and {people.affected, "A"} <= set(candidates) & set(spoken):
        return "", tuple(sorted(candidates))
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
