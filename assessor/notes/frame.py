"""One sentence's grammar looked at: who does what its verbs say, and whom it reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assessor.notes.doing import objects
from assessor.notes.lists import acts, lists, people
from assessor.notes.matching import Matcher
from assessor.notes.pictures import Pictures
from assessor.notes.tree import AGENT, NAMED_TO, OBJECT, SUBJECT, Tree
from assessor.notes.who import Person, Who
from assessor.notes.words import Sentence

DEVICE, OTHERS = "device", "others"
_NAMES = ("N", "P")
"""How the tags of nouns and pronouns begin."""


@dataclass(frozen=True)
class Doer:
    """Who does it: known, open between some, or not said at all."""

    meant: tuple[Person, ...] = ()
    said: bool = False
    barred: bool = False
    official: bool = False

    @property
    def person(self) -> Person | None:
        return self.meant[0] if len(self.meant) == 1 else None

    def others(self, client: Person) -> Person | None:
        """The one who is left where it cannot be the client."""
        left = [person for person in self.meant if person is not client]
        return left[0] if len(left) == 1 else None


@cache
def _devices() -> Matcher:
    return Matcher(((DEVICE, lists().classes["device"]),), lists().classes)


@cache
def _places() -> Matcher:
    return Matcher(((OTHERS, lists().classes["place"]),), lists().classes)


class Frame:
    """The sentence that is being read, with its people and pictures."""

    sentence: Sentence
    tree: Tree

    def __init__(self, who: Who, pictures: Pictures) -> None:
        self.who, self.pictures = who, pictures
        self.acted = -1

    def _device(self, at: int) -> bool:
        return bool(_devices().hits(self.tree.words[at : at + 1]))

    def _doer(self, verb: int) -> Doer:
        """The subject of a verb, its own or the one it shares with the verb over it; of a passive, who is named after "by"."""
        tree = self.tree
        if tree.passive(verb) or (tree.deps[verb] == "acl" and tree.tags[verb] == "VBN" and not tree.on(verb, OBJECT)):
            agents = [n for by in tree.on(verb, (AGENT,)) for n in tree.on(by, ("pobj",))]
            return self._named(agents[0]) if agents else Doer(said=True)
        at, below = verb, verb
        while True:
            subjects = tree.on(at, SUBJECT)
            if subjects:
                return self._named(subjects[0])
            described = tree.deps[at] == "relcl" or (tree.deps[at] == "acl" and tree.tags[at] != "VBG")
            if described and at == below:
                return self._named(tree.heads[at])
            head = tree.heads[at]
            if head == at or tree.deps[at] not in ("conj", "xcomp", "advcl", "pcomp", "acl", "prep", "ccomp", "dep"):
                return self._just_before(verb)
            if tree.deps[at] == "xcomp" and tree.lemmas[head] in acts().makes:
                made = tree.on(head, ("dobj",))
                return self._named(made[0]) if made else Doer(barred=True)
            at = head

    def _just_before(self, verb: int) -> Doer:
        """Somebody who stands at once before a verb that has no subject: grammar takes "on 3 Nov ex put" for a day of the ex's."""
        mention = self.who.at.get((self.sentence.number, verb - 1))
        return Doer(mention.meant, said=True) if mention is not None and mention.meant else Doer()

    def _named(self, at: int) -> Doer:
        """Who a word is for; what is no person, or acts for the client, does nothing here."""
        mention = self.who.at.get((self.sentence.number, at))
        if mention is None:
            within = self.tree.on(at, ("compound", "nmod"))
            if self.tree.words[at] in people().parts:
                within = [noun for _, noun in self.tree.preps(at)]
            mention = next((m for n in within if (m := self.who.at.get((self.sentence.number, n)))), None)
        if mention is None or not mention.meant:
            return Doer(barred=True)
        return Doer(mention.meant, said=True, official=self.tree.words[at] in acts().officials)

    def _holder(self, verb: int) -> Doer:
        """Whose the device is on which something was found."""
        for at in range(verb, len(self.tree.words)):
            if self._device(at):
                for before in range(at - 1, max(at - 4, verb), -1):
                    mention = self.who.at.get((self.sentence.number, before))
                    if mention is not None:
                        return Doer(mention.meant, said=True, barred=not mention.meant)
        return Doer(barred=True)

    def _recipients(self, verb: int) -> Iterator[int]:
        yield from (
            at for at in self.tree.on(verb, NAMED_TO) if self.tree.tags[at][:1] in _NAMES and not self._thing_word(at)
        )
        for prep, noun in self.tree.preps(verb):
            if prep in lists().classes["to"] and not self._thing_word(noun):
                yield noun
        for at in objects(self.tree, verb):
            if self.tree.deps[at] in OBJECT and (self.sentence.number, at) in self.who.at and not self._thing_word(at):
                yield at
            yield from (
                n
                for _, n in self.tree.preps(at)
                if self.tree.words[n - 1] in lists().classes["to"] and (self.sentence.number, n) in self.who.at
            )

    def _other(self, at: int, helper: bool) -> bool:
        """Whether a recipient is somebody else: not the doer, nor whom somebody who helps would show it to."""
        word = self.tree.words[at]
        if word in acts().reflexive:
            return False
        return not helper or word not in acts().officials

    def _thing_word(self, at: int) -> bool:
        """Whether a word is for a picture, or for a thing and not for somebody."""
        return (self.sentence.number, at) in self.pictures.at or self.tree.words[at] in lists().classes["thing"]

    def _is_client(self, at: int) -> bool:
        mention = self.who.at.get((self.sentence.number, at))
        return mention is not None and self.who.client in mention.meant

    def _placed(self, verb: int) -> bool:
        """Whether a place where others see it stands behind the verb."""
        return bool(_places().hits(self.sentence.lows[verb:]))
