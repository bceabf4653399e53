"""Who does a verb: the person before it, the one who governs it, the agent of a passive, or the one of the sentence before."""

from __future__ import annotations

from assessor.notes.events import Event
from assessor.notes.lexicon import Lexicon
from assessor.notes.mentions import ME, OFFICIAL, Mention, People
from assessor.notes.tokens import Hit, Words

_OBJECT_CONTROL = frozenset(
    {
        "ask",
        "tell",
        "beg",
        "want",
        "get",
        "make",
        "let",
        "force",
        "pressure",
        "persuade",
        "allow",
        "help",
        "encourage",
        "order",
        "urge",
        "see",
        "catch",
        "find",
        "stop",
        "prevent",
        "need",
        "like",
        "expect",
        "permit",
        "hear",
        "notice",
        "trick",
        "coerce",
        "convince",
        "pay",
        "bully",
        "have",
    }
)


_OPENS_ASIDE = frozenset(
    {
        "who",
        "whom",
        "whose",
        "which",
        "a",
        "an",
        "the",
        "then",
        "aged",
        "now",
        "her",
        "his",
        "my",
        "their",
        "from",
        "in",
        "with",
        "of",
        "another",
    }
)
_SUBORDINATE = frozenset({"while", "whilst", "when", "after", "before", "because", "as", "since", "once"})


class Subjects:
    """Finds the doer of each verb; nobody where it cannot be told."""

    def __init__(self, words: Words, people: People, lex: Lexicon) -> None:
        self.words, self.people, self.lex = words, people, lex

    def find(self, event: Event, previous: Event | None, floor: int) -> None:
        """Who does the verb; empty where it cannot be told."""
        words = self.words
        if event.passive:
            shadow = Event(event.at, event.left, "")
            self.find(shadow, previous, floor)
            event.patient, event.negated = shadow.subject, event.negated or shadow.negated
            self._agent(event)
            return
        at = event.left - 1
        seen = self.people.at.get(at)
        if seen is not None and seen.case == "acc" and words.form[event.at].form.startswith("base") and not event.to:
            before = words.form[seen.first - 1].lemma if seen.first > floor else ""
            if before in _OBJECT_CONTROL:
                self._take(event, seen)
                return
        if event.to or event.ing:
            found = self.people.at.get(at)
            if (event.ing and found is not None and found.case in ("acc", "poss", "") and found.kind != "pronoun") or (
                event.ing and found is not None and found.case in ("acc", "nom", "poss")
            ):
                self._take(event, found)
                return
            self._controller(event, previous, floor)
            return
        if at >= floor and words.label[at].startswith("GROUP.many"):
            return
        if at >= floor and event.modal and words.label[at].startswith("IMAGE"):
            return
        led = self._before_aside(event.left - 1, floor)
        if led is not None:
            self._take(event, led)
            return
        depth = 0
        while at >= floor and event.left - at < 26:
            found = self.people.at.get(at)
            low = words.low[at]
            if found is not None:
                if found.case == "nom" or (
                    found.kind in ("letter", "noun", "name") and found.subject and not self.owned(found)
                ):
                    head = self._described(event, found, floor)
                    self._take(event, head or found)
                    self._aside(event, found, floor)
                    return
                at = found.first - 1
                continue
            if low in ("who", "that", "which"):
                self._antecedent(event, at, floor)
                return
            if low in ("it", "this") and depth == 0 and at == event.left - 1:
                return
            if previous is not None and at == previous.at and words.number(previous.at) == words.number(event.at):
                self._inherit(event, previous)
                return
            if event.left - at > 4 or (depth and words.low[event.left - 1] == ","):
                pass
            elif (
                low in ("nobody", "none", "nothing", "neither", "noone", "nowt")
                or (low == "one" and at and words.low[at - 1] == "no")
                or (low == "no" and (words.label[at + 1] or words.low[at + 1] == "such"))
            ):
                event.negated = True
                return
            if low in ("someone", "somebody"):
                return
            depth += 1
            at -= 1
        if at < floor:
            self._from_before(event, floor)

    def _before_aside(self, comma: int, floor: int) -> Mention | None:
        """ "A, whom she had warned, put": the person before what stands between commas."""
        words = self.words
        if comma < floor or words.low[comma] != ",":
            return None
        for k in range(comma - 1, max(floor, comma - 18), -1):
            if words.low[k] != ",":
                continue
            found = self.people.at.get(k - 1)
            person = (
                found is not None and found.last == k and found.kind in ("letter", "name", "noun") and found.subject
            )
            return found if person and words.low[k + 1] in _OPENS_ASIDE else None
        return None

    def _described(self, event: Event, found: Mention, floor: int) -> Mention | None:
        """The noun that a clause without "who" describes: "a man (I had met online) kept sending"."""
        words, at = self.words, found.first - 1
        head = self.people.at.get(at)
        if found.case != "nom" or head is None or head.kind != "noun" or head.case == "poss" or event.to or event.ing:
            return None
        between = range(found.last, event.left)
        finite = any(
            words.form[k].form in ("past", "past+pp", "s") or words.low[k] in self.lex.lists["have"] for k in between
        )
        joined = any(words.low[k] in (",", "and", "but", "that", "because") for k in between)
        return head if finite and not joined and head.last > floor else None

    def _aside(self, event: Event, found: Mention, floor: int) -> None:
        """ "she went on my phone while I was asleep and sent them": either of the two may be meant, so neither is taken."""
        words = self.words
        before = words.low[found.first - 1] if found.first > floor else ""
        if words.low[event.left - 1] not in ("and", "then") or before not in _SUBORDINATE or event.to or event.ing:
            return
        main = next((m for m in self.people.before(found.first - 1, 30) if m.first >= floor and m.subject), None)
        if main is not None and main.who and main.who != found.who:
            if found.who == self.people.affected:
                self._take(event, main)
            else:
                event.subject, event.unsure = "", tuple(sorted({main.who, found.who}))

    def _from_before(self, event: Event, floor: int) -> None:
        """A sentence without a subject (a bullet, a fragment): the one the sentence before was about, if it is a verb that opens it."""
        words = self.words
        opening = not any(
            words.low[k][:1].isalnum()
            and words.low[k] not in self.lex.lists["adverb"]
            and words.low[k] not in ("and", "has", "had", "is", "was")
            for k in range(floor, event.left)
        )
        if not opening:
            return
        number = words.number(event.at)
        for back in range(number - 1, max(number - 5, -1), -1):
            first, last = words.sentences[back]
            for k in range(first, last):
                found = self.people.at.get(k)
                if (
                    found is not None
                    and found.who
                    and found.who not in (self.people.affected, OFFICIAL, ME)
                    and found.subject
                    and found.case != "poss"
                ):
                    self._take(event, found)
                    return

    def owned(self, found: Mention) -> bool:
        """Whether a mention is only the owner of something ("A's phone")."""
        after = self.words.low[found.last] if found.last < len(self.words.low) else ""
        if after == "'s" and found.last + 1 < len(self.words.low):
            form = self.words.form[found.last + 1].form
            return not (form in ("ing", "pp", "past+pp") and not self.words.label[found.last + 1]) and self.words.low[
                found.last + 1
            ] not in self.lex.lists["adverb"] | {"not", "going"}
        return after == "'"

    def _take(self, event: Event, found: Mention) -> None:
        event.subject, event.unsure, event.subject_at = found.who, found.unsure, found.first
        if found.kind == "pronoun" and not found.who and not found.unsure:
            event.unsure = ()

    def _inherit(self, event: Event, previous: Event) -> None:
        """A verb joined to the one before has its subject, unless that one was passive."""
        if (
            previous.passive
            and event.left == event.at
            and "p" in self.words.form[event.at].form
            and not event.to
            and self.words.form[event.at].form != "ing"
        ):
            event.passive, event.patient, event.subject = True, previous.patient, previous.subject
            event.unsure = previous.unsure
        elif previous.passive:
            event.subject = previous.patient
        else:
            event.subject, event.unsure, event.subject_at = previous.subject, previous.unsure, previous.subject_at
            if (
                not event.modal
                and previous.modal
                and self.words.form[event.at].form in ("base", "base+past+pp", "base+past")
            ):
                event.modal, event.negated = previous.modal, event.negated or previous.negated
            if self.words.form[event.at].form in ("base",) and previous.to and not event.to and event.left == event.at:
                event.to = True

    def _agent(self, event: Event) -> None:
        """The doer of a passive: "by X"."""
        for k in range(event.right[0], min(event.right[1], event.at + 10)):
            if self.words.low[k] == "by":
                for j in range(k + 1, min(k + 7, len(self.words.low))):
                    found = self.people.at.get(j)
                    if found is not None and found.case != "poss":
                        self._take(event, found)
                        return
                return

    def _antecedent(self, event: Event, at: int, floor: int) -> None:
        """ "who" and "that": the person just before; none for a thing."""
        k = at - 1
        while k >= floor and at - k < 12:
            found = self.people.at.get(k)
            if found is not None and found.case != "poss":
                self._take(event, found)
                return
            if self.words.label[k].split(".")[0] in ("IMAGE", "SITE", "AITOOL", "DEVICE", "EDITTOOL", "GROUP"):
                return
            k -= 1

    def _controller(self, event: Event, previous: Event | None, floor: int) -> None:
        """Who does a "to" or "-ing" verb: the subject of the verb that governs it."""
        words = self.words
        k = event.left - 1
        while k >= floor and event.left - k < 14:
            form = words.form[k]
            if form.lemma and not words.label[k] and form.form != "" and words.low[k] not in self.lex.lists["adverb"]:
                if form.lemma in _OBJECT_CONTROL:
                    for j in range(k + 1, event.left):
                        found = self.people.at.get(j)
                        if found is not None and found.case != "poss":
                            self._take(event, found)
                            return
                if previous is not None and previous.at == k:
                    self._inherit(event, previous)
                    event.to = event.to or False
                    return
                shadow = Event(k, k, form.lemma)
                while (
                    shadow.left - 1 >= floor
                    and words.low[shadow.left - 1]
                    in self.lex.lists["be"]
                    | self.lex.lists["have"]
                    | self.lex.lists["do"]
                    | self.lex.lists["adverb"]
                    | self.lex.lists["neg"]
                    | self.lex.lists["modal"]
                ):
                    shadow.left -= 1
                shadow.ing = False
                self.find(shadow, previous, floor)
                event.subject, event.unsure, event.subject_at = shadow.subject, shadow.unsure, shadow.subject_at
                return
            k -= 1

    def of_cue(self, hit: Hit) -> str:
        shadow = Event(hit.first, hit.first, "")
        floor = self.words.sentence(hit.first)[0]
        helpers = (
            self.lex.lists["be"]
            | self.lex.lists["have"]
            | self.lex.lists["do"]
            | self.lex.lists["adverb"]
            | self.lex.lists["neg"]
        )
        while shadow.left - 1 >= floor and self.words.low[shadow.left - 1] in helpers:
            shadow.left -= 1
        self.find(shadow, None, floor)
        return shadow.subject
