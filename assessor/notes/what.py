"""The third stage: acts, read from verb, doer and thing in a sentence's grammar. Proposed whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assessor.notes.doing import DONE, THREAT, doubted, objects, status
from assessor.notes.frame import OTHERS, Doer, Frame
from assessor.notes.lists import Sense, acts, lists
from assessor.notes.matching import Matcher
from assessor.notes.pictures import FAKE, ORDINARY, OWN, PICTURE, Picture
from assessor.notes.tree import OBJECT, SUBJECT, Tree
from assessor.notes.who import Mention, Person
from assessor.notes.words import Sentence

THREATEN, SHARE, POSSESS = "threaten", "share", "possess"
FOUND, THERE, QUOTED = "install.found", "share.there", "threaten.quoted"
_SHORTEST = 5
"""Letters that the beginning of a verb must have more of, to be known by it."""
_CLIENT, _DEVICE, _ANY = "client", "device", "any"


@dataclass(frozen=True)
class Act:
    """An act as a note states it: from which words, by whom (nobody where that is open), about whom, with which picture."""

    kind: str
    sentence: int
    verb: int
    by: Person | None
    about: Person | None
    picture: Picture | None
    rule: str


@cache
def _near() -> Matcher:
    return Matcher(((sense.id, sense.near) for sense in acts().senses), lists().classes)


@cache
def _unless() -> Matcher:
    return Matcher(((sense.id, sense.unless) for sense in acts().senses), lists().classes)


@cache
def _by_verb() -> dict[str, tuple[Sense, ...]]:
    verbs = {verb for sense in acts().senses for verb in sense.verbs}
    return {verb: tuple(s for s in acts().senses if verb in s.verbs) for verb in verbs}


def _senses_of(lemma: str, word: str) -> Sequence[Sense]:
    """The senses of a verb; by how it begins where its base form is not known."""
    known = _by_verb()
    if lemma in known:
        return known[lemma]
    return next((known[word[:n]] for n in range(len(word) - 1, _SHORTEST, -1) if word[:n] in known), ())


@cache
def _of() -> frozenset[tuple[str, ...]]:
    return frozenset((word,) for word in lists().classes["of"])


class Acts(Frame):
    """Reads the acts of sentences whose grammar is known."""

    def read(self, sentence: Sentence, tree: Tree) -> Iterator[Act]:
        """Every act that the sentence states, each once."""
        self.sentence, self.tree = sentence, tree
        if self.pictures.harmless(sentence.number):
            return
        near = {hit.rule for hit in _near().hits(sentence.lows)}
        against = {hit.rule for hit in _unless().hits(sentence.lows)}
        seen: set[tuple[str, int]] = set()
        for verb in range(len(tree.words)):
            for act in self._verb(verb, near, against):
                place = act.verb if act.kind == SHARE else 0
                if (act.kind, place) not in seen:
                    seen.add((act.kind, place))
                    self.acted = sentence.number
                    yield act
        if not seen:
            yield from self._quoted()

    def _verb(self, verb: int, near: set[str], against: set[str]) -> Iterator[Act]:
        if self.tree.lemmas[verb] in acts().threatens:
            yield from self._threat_noun(verb)
        if not self.tree.verb(verb):
            return
        for sense in _senses_of(self.tree.lemmas[verb], self.tree.words[verb]):
            if sense.id in against or (sense.near and sense.id not in near):
                continue
            found = self._sense(sense, verb)
            if found is not None:
                yield found
                return

    def _sense(self, sense: Sense, verb: int) -> Act | None:
        """An act in this sense, if the verb is done to what the sense needs, by somebody, and was done or threatened."""
        thing = self._thing(sense, verb)
        if thing is None:
            return None
        how = status(self.tree, verb, self.sentence, self.who)
        doer = self._holder(verb) if sense.held else Doer() if sense.id in (FOUND, THERE) else self._doer(verb)
        if how == THREAT:
            return self._threat(sense, verb, doer, thing)
        if doer.barred or self.who.client in doer.meant or (doer.official and sense.kind in acts().proof):
            return None
        if sense.held and not self._found_by_client(verb):
            return None
        if how != DONE or doubted(self.sentence, verb) or self._not_past(verb):
            return None
        if not self._goes_to(sense, verb, thing, doer) or (not doer.said and not self._alone(sense, verb)):
            return None
        picture = thing if isinstance(thing, Picture) else None
        marked = self.pictures.marks(self.sentence.number, OWN)
        if sense.object == OWN and not marked and (picture is None or picture.of is not doer.person):
            return None
        alone = isinstance(thing, Mention) and thing.person is self.who.client
        about = self.who.client if alone else self.pictures.shown(picture, self.sentence.number)
        return Act(
            sense.kind,
            self.sentence.number,
            verb,
            doer.person,
            about if about is not doer.person else None,
            picture,
            sense.id,
        )

    def _thing(self, sense: Sense, verb: int) -> Picture | Mention | int | None:
        """What the verb is done to, if it is what the sense needs."""
        done_to = objects(self.tree, verb) if sense.id != THERE else self.tree.on(verb, SUBJECT)
        for at in done_to:
            if self.tree.words[at] in lists().classes["no"] or any(
                self.tree.words[n] in lists().classes["no"] for n in self.tree.below[at]
            ):
                return None
            for place in (at, *(noun for prep, noun in self.tree.preps(at) if prep in lists().classes["of"])):
                found = self._fits(sense, place)
                if found is not None:
                    return found
        if (
            sense.kind == SHARE
            and not self.tree.on(verb, OBJECT)
            and status(self.tree, verb, self.sentence, self.who) == THREAT
        ):
            before = self.pictures.before(self.sentence.number, verb)
            return (
                before
                if before is not None and any(place[0] == self.sentence.number for place in before.places)
                else None
            )
        return verb if sense.object == _ANY else None

    def _fits(self, sense: Sense, at: int) -> Picture | Mention | int | None:
        number = self.sentence.number
        if sense.object == _ANY:
            return self.pictures.at.get((number, at)) or at
        if sense.object == _CLIENT:
            mention = self.who.at.get((number, at))
            both = self.tree.words[at] in lists().classes["couple"]
            if mention is None and both:
                return at
            return mention if mention is not None and (both or mention.meant) else None
        if sense.object == _DEVICE:
            return at if self._device(at) or self.tree.words[at] in lists().classes["thing"] else None
        return self._picture(sense, at)

    def _picture(self, sense: Sense, at: int) -> Picture | None:
        """The picture that a word is for or, as "it" or "them", goes back to; none that is ordinary, or not of the sense's kind."""
        number = self.sentence.number
        marks = self.pictures.marks
        found = self.pictures.at.get((number, at))
        own = bool(marks(number, OWN)) or (found is not None and found.of not in (None, self.who.client))
        if found is None:
            if self.tree.words[at] not in lists().classes["thing"]:
                return None
            return self._before(at) if sense.object == PICTURE else None
        ordinary = marks(number, ORDINARY)
        if {at - 1, at - 2} & ordinary or (
            self.tree.words[at + 1 : at + 2] in _of() and set(range(at + 2, at + 5)) & ordinary
        ):
            return None
        if sense.object == FAKE and not marks(number, FAKE):
            return None
        return found if (sense.object == OWN) <= own else None

    def _before(self, at: int) -> Picture | None:
        """The picture that "it" goes back to: one spoken of, or what was filmed just before."""
        found = self.pictures.before(self.sentence.number, at)
        if found is None and _filming().hits(self.tree.words[:at]):
            return Picture(None, False)
        return found

    def _found_by_client(self, verb: int) -> bool:
        """Whether the client, somebody with an office or nobody in particular found it."""
        finder = self._doer(verb)
        return not finder.said or finder.official or self.who.client in finder.meant

    def _not_past(self, verb: int) -> bool:
        """Whether a verb stands in its bare form, as an order or a plan does."""
        helped = self.tree.on(verb, ("aux",))
        return self.tree.tags[verb] == "VB" and not helped and self.tree.deps[verb] not in ("ccomp", "conj")

    def _alone(self, sense: Sense, verb: int) -> bool:
        """Whether an act may stand without its doer: where no client could be the one who does it."""
        own = set(self.sentence.lows) & set(acts().reflexive)
        begins = verb == 0 and (not sense.to or self.acted == self.sentence.number - 1)
        return bool(sense.object != OWN and not own and (begins or sense.id in (FOUND, THERE)))

    def _goes_to(self, sense: Sense, verb: int, thing: Picture | Mention | int, doer: Doer) -> bool:
        """Whether it reached whom the sense needs: for sharing, somebody other than the person shown, or a place."""
        if sense.kind == SHARE and set(self.sentence.lows) & set(acts().links):
            return False
        to = list(self._recipients(verb))
        if sense.to == _CLIENT:
            return not to or any(self._is_client(at) for at in to)
        if sense.to != OTHERS and sense.kind != SHARE:
            return True
        if sense.kind == SHARE and self.pictures.marks(self.sentence.number, OWN):
            return False
        helper = doer.person is not None and doer.person.group is not None and doer.person.group.id in acts().helpers
        others = [at for at in to if not self._is_client(at) and self._other(at, helper)]
        if to and not others:
            return False
        return bool(others) or sense.to != OTHERS or self._placed(verb)

    def _threat(self, sense: Sense, verb: int, doer: Doer, thing: Picture | Mention | int) -> Act | None:
        """A threat to share: announced by somebody other than the client, to somebody or on a condition."""
        if sense.kind != SHARE or not isinstance(thing, Picture) or self.sentence.words[-1].raw == "?":
            return None
        heads = [h for h in self.tree.above(verb) if self.tree.lemmas[h] in (*acts().says, *acts().threatens)]
        conditions = [c for c in self.sentence.lows if c in acts().conditions]
        if not heads and not conditions:
            return None
        speaker = self._doer(heads[0]) if heads and self.tree.verb(heads[0]) else doer
        open_ = bool(heads) and self.tree.lemmas[heads[0]] in acts().threatens
        if speaker.barred or speaker.person is self.who.client or not (speaker.said or doer.said or open_):
            return None
        if doubted(self.sentence, heads[0] if heads else verb, ahead=True):
            return None
        at = heads[0] if heads else verb
        by = speaker.others(self.who.client) or doer.others(self.who.client)
        return Act(
            THREATEN, self.sentence.number, at, by, self.pictures.shown(thing, self.sentence.number), thing, sense.id
        )

    def _quoted(self) -> Iterator[Act]:
        """A threat in somebody's own words: "Ex text: £300 or the nudes go on your page"."""
        if not _quotes().hits(self.sentence.lows):
            return
        for verb, lemma in enumerate(self.tree.lemmas):
            if lemma in acts().says:
                doer = self._doer(verb)
                if (
                    doer.said
                    and not doer.barred
                    and self.who.client not in doer.meant
                    and not doubted(self.sentence, verb)
                ):
                    yield Act(THREATEN, self.sentence.number, verb, doer.person, None, None, QUOTED)
                return

    def _threat_noun(self, at: int) -> Iterator[Act]:
        """ "He is blackmailing her with the photos", "threatened her over the video"."""
        behind = [n for n in range(len(self.tree.words)) if (self.sentence.number, n) in self.pictures.at]
        if not behind or not self.tree.verb(at):
            return
        doer = self._doer(at)
        if doer.barred or not doer.said or self.who.client in doer.meant or doubted(self.sentence, at):
            return
        if status(self.tree, at, self.sentence, self.who) != DONE:
            return
        picture = self.pictures.at[self.sentence.number, behind[0]]
        yield Act(
            THREATEN,
            self.sentence.number,
            at,
            doer.person,
            self.pictures.shown(picture, self.sentence.number),
            picture,
            THREATEN,
        )


@cache
def _quotes() -> Matcher:
    return Matcher(((QUOTED, acts().quoted),), lists().classes)


@cache
def _filming() -> Matcher:
    return Matcher(((SHARE, lists().classes["filming"]),), lists().classes)
