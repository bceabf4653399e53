"""Whether what a verb says was done: read from what stands over it in the sentence's grammar, and from the words before it."""

from __future__ import annotations

from functools import cache

from assessor.notes.lists import acts, lists, people
from assessor.notes.matching import Matcher
from assessor.notes.tree import OBJECT, SUBJECT, Tree
from assessor.notes.who import Who
from assessor.notes.words import Sentence

DONE, OPEN, THREAT = "done", "open", "threat"
_NEGATION, _MODAL, _MARK, _TO, _BASE = "neg", "MD", ("mark", "advmod", "cc"), "TO", "VB"
_DOUBT, _CONDITION = "doubt", "condition"
_PAST = ("VBN", "VBD")
_NOBODY_WITHIN = 7
"""Words behind a verb within which "to nobody" says that it was not done."""


@cache
def _doubts() -> Matcher:
    return Matcher(((_DOUBT, acts().doubts), (_CONDITION, acts().conditional)), lists().classes)


def status(tree: Tree, verb: int, sentence: Sentence, who: Who) -> str:
    """Done, threatened, or open: denied, doubted, planned, asked, feared, on a condition, or from somebody else's mouth."""
    return _over(tree, verb, sentence, who, _own(tree, verb))


def _own(tree: Tree, verb: int) -> str:
    """What stands with the verb itself."""
    words = [tree.words[child] for child in tree.below[verb]]
    if any(tree.deps[child] == _NEGATION for child in tree.below[verb]) or set(words) & set(people().nobody):
        return OPEN
    behind = tree.words[verb : verb + _NOBODY_WITHIN]
    if set(behind) & set(people().nobody):
        return OPEN
    ahead = tree.tags[verb] not in _PAST
    modal = [tree.words[child] for child in tree.on(verb, ("aux",)) if tree.tags[child] == _MODAL and ahead]
    unless = any(tree.words[child] in acts().conditions for child in tree.on(verb, ("mark",) if modal else _MARK))
    if unless or not set(modal) <= set(acts().announces):
        return OPEN
    if modal:
        return THREAT
    bare = tree.deps[verb] == "conj" and tree.tags[verb] == _BASE and tree.verb(tree.heads[verb])
    return _own(tree, tree.heads[verb]) if bare else DONE


def _over(tree: Tree, verb: int, sentence: Sentence, who: Who, own: str) -> str:
    """The same with the verbs over it, one after the other."""
    now, below = own, verb
    for head in tree.above(verb):
        if not tree.verb(head) or tree.deps[below] == "conj":
            below = head if tree.deps[below] != "conj" or tree.verb(head) else below
            continue
        lemma = tree.lemmas[head]
        if lemma in acts().threatens:
            return THREAT
        if lemma in acts().goes and tree.deps[below] == "xcomp":
            now = THREAT if now != OPEN and _own(tree, head) == DONE else OPEN
        elif tree.deps[below] == "ccomp" and head > below:
            now = now if lemma in (*acts().states, *acts().reads) else OPEN
        elif tree.deps[below] in ("xcomp", "ccomp", "pcomp"):
            now = _said(tree, head, sentence, who, now)
        below = head
        if now == OPEN:
            return OPEN
    return now


def _said(tree: Tree, head: int, sentence: Sentence, who: Who, now: str) -> str:
    """What a verb makes of what is said under it."""
    words = acts()
    lemma = tree.lemmas[head]
    if now == THREAT:
        return THREAT if lemma in words.says and speaker_of(tree, head, sentence, who) is not who.client else OPEN
    if lemma in words.brings:
        return _own(tree, head)
    if lemma not in words.states or _own(tree, head) != DONE:
        return OPEN
    if lemma in words.admits:
        return DONE
    return DONE if _trusted(tree, head, sentence, who) else OPEN


def speaker_of(tree: Tree, head: int, sentence: Sentence, who: Who) -> object:
    """Who is the subject of a verb of speech, if that is known."""
    for subject in tree.on(head, SUBJECT):
        mention = who.at.get((sentence.number, subject))
        return mention.person if mention is not None else None
    return None


def _trusted(tree: Tree, head: int, sentence: Sentence, who: Who) -> bool:
    """Whether what is stated comes from the client, from those who refer, or from nobody in particular."""
    for subject in tree.on(head, SUBJECT):
        mention = who.at.get((sentence.number, subject))
        if mention is None:
            return tree.words[subject] in people().speakers
        person = mention.person
        return person is who.client or tree.words[subject] in people().speakers
    return True


def doubted(sentence: Sentence, verb: int, ahead: bool = False) -> bool:
    """Whether words of doubt, denial or hearsay, or (unless it lies `ahead` in any case) of what may come, stand before a verb in its
    part of the sentence, or the sentence asks."""
    first = next((n + 1 for n in range(verb - 1, -1, -1) if sentence.lows[n] in acts().breaks), 0)
    before = sentence.lows[first:verb]
    unsure = any(hit.rule == _DOUBT or not ahead for hit in _doubts().hits(before)) or sentence.words[-1].raw == "?"
    return unsure or (not ahead and bool(set(before) & set(acts().futures_sure)))


def objects(tree: Tree, verb: int) -> list[int]:
    """What a verb is done to: its object, the subject of its passive, or the word that it describes."""
    found = tree.on(verb, OBJECT)
    if tree.passive(verb):
        found = [*found, *tree.on(verb, ("nsubjpass",))]
    if not found and tree.deps[verb] == "acl" and tree.tags[verb] == "VBN":
        noun = tree.heads[verb]
        found = [noun, tree.heads[tree.heads[noun]]] if tree.deps[noun] == "pobj" else [noun]
    if not found and tree.deps[verb] == "relcl":
        found = [tree.heads[verb]]
    if not found and tree.deps[verb] == "conj":
        above = tree.heads[verb]
        found = [o for o in tree.on(above, (*OBJECT, "nsubjpass")) if o < verb] if tree.verb(above) else []
    if not found:
        found = [o for later in tree.on(verb, ("conj",)) for o in tree.on(later, OBJECT)]
    if not found:
        found = [
            o for part in tree.on(verb, ("ccomp", "xcomp")) if tree.tags[part] == "VBG" for o in tree.on(part, SUBJECT)
        ]
    return [o for at in found for o in (at, *tree.on(at, ("conj", "appos")))]
