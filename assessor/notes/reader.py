"""What was done: every verb that could be conduct, with who did it, whether it was done, and to whom."""

from __future__ import annotations

from assessor.notes.events import Event
from assessor.notes.frame import FARTHEST, Frame
from assessor.notes.lexicon import Lexicon, Sense
from assessor.notes.mentions import People
from assessor.notes.senses import Senses
from assessor.notes.status import Statuses
from assessor.notes.subjects import Subjects
from assessor.notes.tokens import Hit, Words
from assessor.notes.verbs import Verbs

_REACH_RIGHT = 22
_AGAIN = frozenset({"send", "show", "share", "post", "forward", "put", "message", "email", "text"})


class Reader:
    """Reads the verbs of one note."""

    def __init__(self, words: Words, people: People, lex: Lexicon, cues: list[Hit]) -> None:
        self.words, self.people, self.lex = words, people, lex
        self.verbs = Verbs(words, people, lex)
        self.subjects = Subjects(words, people, lex)
        self.status = Statuses(words, people, lex, cues)
        self.senses: dict[str, list[Sense]] = {}
        for sense in lex.senses:
            for verb in sense.verbs:
                self.senses.setdefault(verb, []).append(sense)
        self.images = [at for at, label in enumerate(words.label) if label.split(".")[0] == "IMAGE"]
        self.images.extend(
            at
            for at in range(len(words.low))
            if words.form[at].lemma in ("film", "photograph", "record", "video", "deepfake", "nudify")
            and words.form[at].form != "base"
            and not words.label[at]
        )
        self.images.sort()

    def read(self) -> list[Event]:
        """Every verb that could be conduct, in order, each with its sense if it has one."""
        out: list[Event] = []
        previous: Event | None = None
        for at in range(len(self.words.low)):
            lemma = self.words.form[at].lemma
            if lemma not in self.senses or not self.verbs.is_verb(at):
                continue
            event = self._event(at, lemma, previous)
            self.status.settle(event, previous)
            self._sense(event)
            out.append(event)
            if (
                event.sense is None
                and event.lemma in _AGAIN
                and "image-pronoun" in Frame(self.words, self.people, self.lex, self.images, event).objects
            ):
                earlier = next(
                    (
                        e
                        for e in reversed(out[-12:])
                        if e.kind in ("share", "send") and e.status == "said" and e.subject == event.subject
                    ),
                    None,
                )
                event.sense = earlier.sense if earlier is not None else None
            if previous is None or event.kind or self.words.number(previous.at) != self.words.number(at):
                previous = event
        return out

    def _event(self, at: int, lemma: str, previous: Event | None) -> Event:
        words, lists = self.words, self.lex.lists
        event = Event(at, at, lemma)
        form = words.form[at].form
        event.ing = form == "ing"
        floor = words.sentence(at)[0]
        left = at
        helpers: list[str] = []
        while left - 1 >= floor and at - left < 9:
            low = words.low[left - 1]
            if (
                low in lists["be"]
                or low in lists["have"]
                or low in lists["do"]
                or low in lists["modal"]
                or low in lists["maymodal"]
                or low in lists["get"]
            ):
                if low in ("'s",) and left - 2 >= floor and words.form[at].form in ("base", "s"):
                    break
                helpers.append(low)
            elif low == '"' or (low == "of" and words.low[left - 2] in lists["maymodal"] | lists["modal"]):
                left -= 1
                continue
            elif low in lists["neg"]:
                event.negated = True
            elif (
                low == "to"
                and form in ("base", "base+past+pp", "base+past", "base+pp")
                and (left == at or words.low[left] in lists["adverb"] | lists["be"] | lists["have"])
            ):
                event.to = True
                left -= 1
                event.negated = event.negated or words.low[left - 1] in lists["neg"]
                break
            elif (
                low in lists["adverb"]
                or (low.endswith("ly") and len(low) > 4 and low not in ("family", "only"))
                or low in ("going", "going to")
                or (low == "to" and left < at and words.low[left - 2 : left - 1] == ["going"])
            ):
                if low in ("going", "to"):
                    event.modal = "would"
            else:
                break
            left -= 1
        event.left = left
        for low in helpers:
            if low in lists["maymodal"]:
                event.modal = "may"
            elif low in ("gonna", "gonnae"):
                event.modal = "would"
            elif low in lists["modal"]:
                if low == "'d" and form in ("pp", "past+pp"):
                    continue
                event.modal = event.modal or ("could" if low in ("could", "can", "couldnae") else "would")
            elif low in (
                "didnae",
                "wasnae",
                "hasnae",
                "hadnae",
                "couldnae",
                "wouldnae",
                "wasnt",
                "hasnt",
                "hadnt",
                "isnt",
            ):
                event.negated = True
        if event.modal == "would" and "have" in [*helpers, "'ve"] and form in ("pp", "past+pp"):
            event.modal = "could"
        participle = form in ("pp", "past+pp", "base+past+pp", "base+pp")
        if (
            participle
            and any(h in lists["be"] or h in lists["get"] for h in helpers[:3])
            and not (lemma == "get" or (helpers == ["'s"] and self._person_before(left)))
        ) or (participle and not helpers and self._after_image(at) and not self._has_near_subject(at)):
            event.passive = True
        if form == "ing" and helpers and any(h in lists["be"] for h in helpers):
            event.ing = False
        end = words.sentence(at)[1]
        event.right = (at + 1, self._right_end(at, end))
        self.subjects.find(event, previous, floor)
        return event

    def _person_before(self, left: int) -> bool:
        """Whether a person stands before "'s": then it is "has"."""
        found = self.people.at.get(left - 1)
        return found is not None and found.case in ("nom", "")

    def _after_image(self, at: int) -> bool:
        """Whether a participle follows at once on a picture ("clips filmed by", "a photo of her posted on")."""
        for k in range(at - 1, max(at - 6, -1), -1):
            label = self.words.label[k].split(".")[0]
            if label == "IMAGE":
                return True
            if self.words.low[k] not in ("of", "her", "him", "me", "them", "b", ",", "us", "being", "both", "then"):
                return False
        return False

    def _has_near_subject(self, at: int) -> bool:
        found = self.people.at.get(at - 1)
        return found is not None and found.case == "nom"

    def _right_end(self, at: int, end: int) -> int:
        """Where what belongs to a verb ends: at the next finite verb with its own helpers, or where a new clause begins."""
        words, lists = self.words, self.lex.lists
        limit = min(end, at + 1 + _REACH_RIGHT)
        for k in range(at + 1, limit):
            low = words.low[k]
            if low in (";", ":") or (low in ("but", "because", "cos", "so", "whereas", "although") and k > at + 1):
                return k
            if low in ("and", "then", ",") and k + 1 < limit:
                nxt = k + 1
                while nxt < limit and words.low[nxt] in lists["adverb"]:
                    nxt += 1
                form = words.form[nxt].form if nxt < limit else ""
                found = self.people.at.get(nxt) if nxt < limit else None
                if form in ("past", "past+pp", "s", "pp") and not words.label[nxt]:
                    return k
                if (
                    form in ("base", "base+past+pp", "base+past", "base+pp", "ing")
                    and words.form[nxt].lemma in self.senses
                    and not words.label[nxt]
                    and low != ","
                ):
                    return k
                if found is not None and found.case == "nom":
                    return k
                if (
                    found is not None
                    and found.kind == "letter"
                    and nxt + 1 < limit
                    and words.form[nxt + 1].form
                    and not words.label[nxt + 1]
                ):
                    return k
        return limit

    def _keeper(self, event: Event) -> None:
        """ "found pictures on his laptop": whose laptop it is, not who found them; nobody where that cannot be told."""
        words = self.words
        finder, event.subject, event.unsure = event.subject, "", ()
        for k in [
            *range(event.right[0], event.right[1]),
            *range(max(words.sentence(event.at)[0] + 1, event.left - FARTHEST), event.left),
        ]:
            if words.label[k] != "PHONE":
                continue
            owner = self.people.holder(words, k)
            if owner is not None and owner.who not in (finder, self.people.affected):
                event.subject, event.unsure = owner.who, owner.unsure
            return

    def _sense(self, event: Event) -> None:
        senses = Senses(Frame(self.words, self.people, self.lex, self.images, event))
        for sense in self.senses[event.lemma]:
            if senses.fits(sense):
                event.sense = sense
                event.facts = dict(sense.facts)
                event.to_whom = senses.to_whom
                if sense.person == "keeper":
                    self._keeper(event)
                elif sense.person == "from":
                    event.subject, event.unsure = senses.doer, ()
                elif sense.person == "nobody":
                    event.subject, event.unsure = "", ()
                    event.status = "hypothetical" if event.status == "negated" else event.status
                if sense.id == "request.to-fake":
                    event.facts["act.via"] = "automated-tool" if "AITOOL" in senses.frame.near else "person-asked"
                return
