"""What was done: every verb of conduct with who did it, whether it was done, denied, threatened or only feared, and to whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from assessor.narrative.lexicon import Cue, Lexicon, Sense
from assessor.narrative.people import CLIENT, ME, OFFICIAL, Mention, People
from assessor.narrative.tokens import Hit, Words

_REACH_RIGHT = 22
_OTHERS = ("GROUP", "SITE")
_NO_SUBJECT = ("", ())


@dataclass(slots=True)
class Event:
    """One verb of conduct as it stands in the note."""

    at: int
    left: int
    lemma: str
    passive: bool = False
    negated: bool = False
    modal: str = ""
    to: bool = False
    ing: bool = False
    subject: str = ""
    unsure: tuple[str, ...] = ()
    subject_at: int = -1
    right: tuple[int, int] = (0, 0)
    status: str = "said"
    cue: str = ""
    cue_rule: str = ""
    cue_span: tuple[int, int] = (0, 0)
    sense: Sense | None = None
    facts: dict[str, str] = field(default_factory=dict)
    to_whom: str = ""
    patient: str = ""

    @property
    def kind(self) -> str:
        """The kind of act, or empty."""
        return self.sense.kind if self.sense is not None else ""


class Reader:
    """Reads the verbs of one note."""

    def __init__(self, words: Words, people: People, lex: Lexicon, cues: list[Hit]) -> None:
        self.words, self.people, self.lex = words, people, lex
        self.cue_of = {cue.id: cue for cue in lex.cues}
        self.cues_in: dict[int, list[Hit]] = {}
        for hit in cues:
            self.cues_in.setdefault(words.number(hit.first), []).append(hit)
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
        self.first_image = self.images[0] if self.images else len(words.low)

    def read(self) -> list[Event]:
        """Every verb that could be conduct, in order, each with its sense if it has one."""
        out: list[Event] = []
        previous: Event | None = None
        for at in range(len(self.words.low)):
            lemma = self.words.form[at].lemma
            if lemma not in self.senses or not self._is_verb(at):
                continue
            event = self._event(at, lemma, previous)
            self._status(event, previous)
            self._sense(event)
            out.append(event)
            if event.sense is None and event.lemma in _AGAIN and "image-pronoun" in Frame(self, event).objects:
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

    # --- the verb and what stands round it ------------------------------------------------------------------------------
    def _is_verb(self, at: int) -> bool:
        """Whether a form that may be a noun or an adjective is a verb here."""
        words, lists = self.words, self.lex.lists
        low, form = words.low[at], words.form[at].form
        label = words.label[at].split(".")[0]
        before = words.low[at - 1] if at and not self._is_letter(at - 1) else ""
        if (
            at + 1 < len(words.low)
            and words.low[at + 1] == "-"
            and form in ("past+pp", "pp", "base+pp", "base+past+pp")
        ):
            return False
        if low in ("'s", "has", "had", "have", "having", "got") and not self._possessing(at):
            return False
        if label and label not in ("UPSKIRT", "DOWNBLOUSE", "IMAGE", "SEXACT", "FAKEWORD"):
            return False
        if label == "FAKEWORD" and before in DET | lists["be"] | lists["whose"]:
            return False
        if (
            words.group[at] >= 0
            and words.groups[words.group[at]][1] - words.groups[words.group[at]][0] > 1
            and label not in ("UPSKIRT", "DOWNBLOUSE")
        ):
            return False
        if form == "ing":
            return not (
                before in ("the", "a", "this", "that", "his", "any", "of") and self._noun_after(at)
            ) and before not in ("the", "this")
        if form in ("base", "s", "base+past", "base+past+pp", "base+pp") and low in self.lex.nounlike:
            return self._verb_place(at)
        if form in ("pp", "past+pp", "past") and before in DET - {"all", "both"}:
            return False
        if label == "IMAGE":
            return self._verb_place(at)
        return not (form in ("base", "s") and before in DET | lists["whose"] - {"her", "me", "you"})

    def _is_letter(self, at: int) -> bool:
        """Whether a word is a letter that stands for a person ("A took")."""
        found = self.people.at.get(at)
        return found is not None and found.kind == "letter"

    def _noun_after(self, at: int) -> bool:
        after = self.words.low[at + 1] if at + 1 < len(self.words.low) else "."
        return after in self.lex.lists["prep"] or not after[:1].isalpha() or after in self.lex.lists["be"]

    def _possessing(self, at: int) -> bool:
        """Whether have is the main verb: nothing but its object follows."""
        for k in range(at + 1, min(at + 4, len(self.words.low))):
            form = self.words.form[k].form
            if self.words.low[k] in self.lex.lists["adverb"] | self.lex.lists["neg"]:
                continue
            return not (
                (form in ("pp", "past+pp") or self.words.low[k] in self.lex.lists["be"]) and not self.words.label[k]
            ) and self.words.low[k] not in ("to", "been")
        return False

    def _verb_place(self, at: int) -> bool:
        """Whether a noun-like word stands where only a verb can: after "to", a helper, or a person who does it."""
        before = self.words.low[at - 1] if at and not self._is_letter(at - 1) else ""
        lists = self.lex.lists
        if (
            before in lists["modal"] | lists["do"] | lists["maymodal"]
            or (before in lists["have"] | lists["be"] and "p" in self.words.form[at].form)
            or before in ("to", "n't", "not", "never", "who", "and", "then", "or")
        ):
            if before == "to":
                return self.words.low[at - 2] not in ("sent", "listening", "access") if at > 1 else True
            if before in ("and", "or"):
                after = self.words.low[at + 1] if at + 1 < len(self.words.low) else "."
                return after in ("it", "them", "her", "him", "me", "the", "these", "those") or after in lists["whose"]
            return True
        if before in lists["adverb"] and at > 1:
            return self._verb_place_after(at - 1)
        return self._verb_place_after(at)

    def _verb_place_after(self, at: int) -> bool:
        found = self.people.at.get(at - 1)
        return found is not None and (
            found.case == "nom" or found.kind == "letter" or (found.kind in ("noun", "name") and found.subject)
        )

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
            elif low in lists["neg"]:
                event.negated = True
            elif (
                low == "to"
                and form in ("base", "base+past+pp", "base+past", "base+pp")
                and (left == at or words.low[left] in lists["adverb"] | lists["be"] | lists["have"])
            ):
                event.to = True
                left -= 1
                break
            elif (
                low in lists["adverb"]
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
        self._subject(event, previous, floor)
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

    def _subject(self, event: Event, previous: Event | None, floor: int) -> None:
        """Who does the verb; empty where it cannot be told."""
        words = self.words
        if event.passive:
            shadow = Event(event.at, event.left, "")
            self._subject(shadow, previous, floor)
            event.patient, event.negated = shadow.subject, event.negated or shadow.negated
            self._agent(event)
            return
        at = event.left - 1
        if event.to or event.ing:
            found = self.people.at.get(at)
            if (event.ing and found is not None and found.case in ("acc", "poss", "") and found.kind != "pronoun") or (
                event.ing and found is not None and found.case in ("acc", "nom", "poss")
            ):
                self._take(event, found)
                return
            self._controller(event, previous, floor)
            return
        depth = 0
        while at >= floor and event.left - at < 26:
            found = self.people.at.get(at)
            low = words.low[at]
            if found is not None:
                if found.case == "nom" or (
                    found.kind in ("letter", "noun", "name") and found.subject and not self._owned(found)
                ):
                    self._take(event, found)
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
                or (low == "no" and words.label[at + 1])
            ):
                event.negated = True
                return
            if low in ("someone", "somebody"):
                return
            depth += 1
            at -= 1
        if at < floor:
            self._from_before(event, floor)

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

    def _owned(self, found: Mention) -> bool:
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
                self._subject(shadow, previous, floor)
                event.subject, event.unsure, event.subject_at = shadow.subject, shadow.unsure, shadow.subject_at
                return
            k -= 1

    # --- whether it was done ---------------------------------------------------------------------------------------------
    def _status(self, event: Event, previous: Event | None) -> None:
        """What the cues before the verb make of it. The nearest governing cue decides; a "not" of its own decides first."""
        words = self.words
        number = words.number(event.at)
        shape = self._shape(event)
        if event.modal == "may" and not event.negated:
            self._set(event, "hedged", "hedge.may", event.left, event.at)
            return
        best: tuple[int, Cue, Hit] | None = None
        for hit in self.cues_in.get(number, ()):
            cue = self.cue_of[hit.rule]
            if hit.first >= event.at or hit.last > event.at + 1:
                continue
            distance = event.left - hit.last
            if distance > cue.reach or not self._fits(cue, shape, event, hit):
                continue
            if distance > 0 and self._blocked(hit.last, event.left, cue, event):
                continue
            if cue.id == "conditional" and event.modal in ("would",) and self._second_clause(hit.last, event.left):
                continue
            if best is None or hit.last > best[2].last or (hit.last == best[2].last and hit.first < best[2].first):
                best = (distance, cue, hit)
        if best is not None:
            _, cue, hit = best
            status = cue.status
            if self._negated_cue(hit) and status == "threat":
                status = "negated"
            elif self._negated_cue(hit) and status == "denied":
                status = "said"
            elif self._negated_cue(hit) and status in ("agreed",):
                status = "said" if event.ing or "being" in words.low[event.left : event.at] else "refused"
            self._set(event, status, cue.id, hit.first, hit.last)
            if event.negated and status in ("said",):
                self._set(event, "negated", "negation", event.left, event.at)
            return
        if self._by_agreement(event):
            return
        if event.negated or self._negated_right(event):
            self._set(event, "negated", "negation", event.left, event.at + 1)
            return
        if event.modal in ("would", "could"):
            self._hypothetical(event)
            return
        if (event.to and event.left == event.at - 1) or event.to:
            governor = self._governor(event)
            if governor in self.lex.cue_lists["implicative"] or governor == "":
                if (
                    governor == ""
                    and previous is not None
                    and previous.status != "said"
                    and words.number(previous.at) == number
                ):
                    self._set(event, previous.status, previous.cue_rule, *previous.cue_span)
                elif governor == "":
                    self._set(event, "planned", "infinitive", event.left, event.at)
            elif governor != "use":
                self._set(event, "planned", "infinitive", event.left, event.at)
            return
        if (
            previous is not None
            and words.number(previous.at) == number
            and self._joined(previous, event)
            and previous.status not in ("said", "negated")
            and self.words.form[event.at].form in ("base", "base+past+pp", "base+past", "ing")
        ):
            self._set(event, previous.status, previous.cue_rule, *previous.cue_span)

    def _by_agreement(self, event: Event) -> bool:
        """ "taken by agreement", "filmed with her consent": said to be agreed, so no act of its own."""
        if not event.passive:
            return False
        low = self.words.low
        for k in range(event.at + 1, min(event.right[1], event.at + 6)):
            if low[k] in ("agreement", "consensually") or (
                low[k] in ("consent", "permission", "knowledge") and "with" in low[event.at : k]
            ):
                self._set(event, "agreed", "consent.by-agreement", event.at, k + 1)
                return True
        return False

    def _set(self, event: Event, status: str, rule: str, first: int, last: int) -> None:
        event.status, event.cue_rule, event.cue_span = status, rule, (first, max(last, first + 1))
        event.cue = self.words.text(first, max(last, first + 1))

    def _shape(self, event: Event) -> set[str]:
        shape = {"any"}
        if event.to:
            shape.add("to")
        if self.words.form[event.at].form == "ing" or (
            event.passive and "being" in self.words.low[event.left : event.at]
        ):
            shape.add("ing")
        if self.words.form[event.at].form.startswith("base") and not event.to and not event.modal:
            before = self.people.at.get(event.left - 1)
            if before is not None and before.case == "acc":
                shape.add("to")
        if event.modal == "would":
            shape.add("would")
        if event.modal == "could":
            shape.add("could")
        return shape

    def _fits(self, cue: Cue, shape: set[str], event: Event, hit: Hit) -> bool:
        if not shape & set(cue.needs):
            return False
        if cue.by == "subject":
            who = self._cue_subject(hit)
            return not who or not event.subject or who == event.subject
        if cue.by == "responsible":
            return self._cue_subject(hit) != self.people.affected
        if cue.by == "other":
            who = self._cue_subject(hit)
            lemma = self.words.form[hit.first].lemma
            if lemma == "hear":
                return True
            if lemma in ("tell", "say") and (
                who == event.subject
                or who in (self.people.affected, ME, OFFICIAL, CLIENT)
                or (not who and event.unsure)
            ):
                return False
            if lemma in ("tell", "say") and who == "A":
                return False
        return True

    def _cue_subject(self, hit: Hit) -> str:
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
        self._subject(shadow, None, floor)
        return shadow.subject

    def _blocked(self, first: int, last: int, cue: Cue, event: Event) -> bool:
        """Whether a new clause lies between a cue and the verb."""
        words = self.words
        for k in range(first, min(last, len(words.low))):
            low = words.low[k]
            if low in (";", "but", "however", "because", "cos") or (low == ":" and cue.status != "hypothetical"):
                return True
            if low in ("and", ",") and k + 1 < len(words.low):
                nxt = self.people.at.get(k + 1)
                if (
                    nxt is not None
                    and nxt.first == k + 1
                    and nxt.case != "poss"
                    and (nxt.case == "nom" or nxt.kind == "letter")
                ):
                    return True
                if (
                    low == "and"
                    and cue.status in ("refused", "agreed", "planned", "requested", "threat")
                    and not event.to
                    and not event.ing
                ):
                    return True
                if (
                    low == "and"
                    and words.form[event.at].form in ("past", "past+pp")
                    and event.left == k + 1
                    and cue.status in ("hedged", "hypothetical", "denied")
                ):
                    return cue.id not in ("denial",) and True
        return False

    def _second_clause(self, first: int, last: int) -> bool:
        """Whether two subjects stand between an "if" and a verb: then the verb is what follows if it is so."""
        return (
            sum(
                1
                for m in dict.fromkeys(
                    id(self.people.at[k])
                    for k in range(first, last)
                    if k in self.people.at
                    and (
                        self.people.at[k].case == "nom"
                        or (
                            self.people.at[k].kind in ("letter", "noun")
                            and self.people.at[k].subject
                            and not self._owned(self.people.at[k])
                        )
                    )
                )
                if m
            )
            >= 2
            or (first < last and self.words.low[last - 1] == ",")
            or self._verb_between(first, last)
        )

    def _verb_between(self, first: int, last: int) -> bool:
        """Whether a verb with its subject lies between two words, and a subject follows it."""
        helpers = self.lex.lists["be"] | self.lex.lists["do"] | self.lex.lists["have"]
        verb = next(
            (k for k in range(first, last) if self.words.low[k] in helpers or self.words.form[k].form in ("past", "s")),
            None,
        )
        return verb is not None and any(
            k in self.people.at and self.people.at[k].case == "nom" for k in range(verb + 1, last)
        )

    def _negated_cue(self, hit: Hit) -> bool:
        """Whether the cue is itself denied ("has not threatened to")."""
        lists = self.lex.lists
        for k in range(hit.first - 1, max(hit.first - 5, self.words.sentence(hit.first)[0] - 1), -1):
            low = self.words.low[k]
            if low in lists["neg"] or low in ("nobody", "none", "neither", "nor", "no", "didnae", "hasnae"):
                return True
            if low not in lists["be"] | lists["have"] | lists["do"] | lists["adverb"] | lists["modal"] | {
                "one",
                "even",
                "ever",
                "or",
                "said",
            }:
                return False
        return False

    def _negated_right(self, event: Event) -> bool:
        """Whether an object denies the verb ("showed it to nobody", "posted nothing")."""
        words = self.words
        for k in range(event.right[0], min(event.right[1], event.at + 9)):
            low = words.low[k]
            if low in ("nothing", "nobody", "none", "no-one", "noone", "nowt"):
                after = words.low[k + 1 : k + 2]
                return (
                    after not in (["but"], ["except"], ["else"])
                    and words.low[max(k - 4, 0) : k].count("and") == 0
                    and (event.passive or self._before_other(event, k))
                )
            if low == "no" and words.low[k + 1 : k + 2] == ["one"]:
                return (
                    words.low[k + 2 : k + 3] not in (["but"], ["except"], ["else"])
                    and "and" not in words.low[max(k - 3, 0) : k]
                )
            if low in (",", "and", "that", "who"):
                return False
        return False

    def _before_other(self, event: Event, k: int) -> bool:
        return not any(
            self.people.at.get(j) is not None and self.people.at[j].kind != "pronoun" for j in range(event.at + 1, k)
        )

    def _hypothetical(self, event: Event) -> None:
        """ "would post": a threat where the one who would do it said so; else nothing done."""
        words = self.words
        floor, _ = words.sentence(event.at)
        for k in range(event.left - 1, max(floor - 1, event.left - 32), -1):
            lemma = words.form[k].lemma
            if lemma in self.lex.cue_lists["speech"] and not words.label[k] and words.form[k].form not in ("base",):
                who = self._cue_subject(Hit("", k, k + 1))
                denied = self._negated_cue(Hit("", k, k + 1))
                if who and event.subject and who != event.subject:
                    if who in (self.people.affected, CLIENT, ME):
                        continue
                    break
                if denied or (lemma == "promise" and event.negated):
                    self._set(event, "negated", "negation", k, k + 1)
                elif event.modal == "would" or lemma in ("threaten", "warn"):
                    self._set(event, "threat", "threat.said", k, k + 1)
                else:
                    self._set(event, "hypothetical", "would", event.left, event.at)
                return
        if (
            event.modal == "would"
            and event.subject
            and event.subject != self.people.affected
            and self._conditional(event)
        ):
            self._set(event, "threat", "threat.or", event.left, event.at)
            return
        self._set(event, "hypothetical", "would", event.left, event.at)

    def _conditional(self, event: Event) -> bool:
        """Whether the sentence holds the other half of a threat: "or he'll", "unless", "if she does not"."""
        floor, end = self.words.sentence(event.at)
        low = self.words.low
        span = low[max(floor, event.at - 25) : min(end, event.at + 20)]
        before = low[max(floor, event.left - 3) : event.left]
        return (
            "or" in before
            or "otherwise" in before
            or "unless" in span
            or ("if" in span and any(w in span for w in ("not", "n't", "do", "pay", "leave", "tell")))
        )

    def _governor(self, event: Event) -> str:
        """The verb that a "to" verb hangs on."""
        words = self.words
        floor = words.sentence(event.at)[0]
        for k in range(event.left - 1, max(floor - 1, event.left - 9), -1):
            if words.form[k].lemma and not words.label[k] and self._is_verb_loose(k):
                return words.form[k].lemma
            if words.low[k] in (";", ":", "but"):
                return "-"
        return "-"

    def _is_verb_loose(self, k: int) -> bool:
        return words_form(self.words, k) not in ("",) and (
            self.words.low[k] not in self.lex.nounlike
            or self._verb_place(k)
            or words_form(self.words, k) in ("past", "past+pp", "pp")
        )

    def _joined(self, previous: Event, event: Event) -> bool:
        between = self.words.low[previous.at + 1 : event.left]
        return (
            "and" in between[-1:] or "or" in between[-1:] or "then" in between[-1:] or between[-1:] == [","]
        ) and event.subject == previous.subject

    # --- what kind of act ------------------------------------------------------------------------------------------------
    def _sense(self, event: Event) -> None:
        frame = Frame(self, event)
        for sense in self.senses[event.lemma]:
            if frame.fits(sense):
                event.sense = sense
                event.facts = dict(sense.facts)
                event.to_whom = frame.to_whom
                if sense.person == "from":
                    event.subject, event.unsure = frame.doer, ()
                if sense.id == "request.to-fake":
                    event.facts["act.via"] = "automated-tool" if "AITOOL" in frame.near else "person-asked"
                return


def words_form(words: Words, at: int) -> str:
    """The form of a word, or empty."""
    return words.form[at].form


_AGAIN = frozenset({"send", "show", "share", "post", "forward", "put", "message", "email", "text"})
DET = frozenset({"a", "an", "the", "this", "that", "these", "those", "any", "no", "some", "every", "each"})
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


class Frame:
    """What stands round one verb, asked for by the senses that might fit it."""

    def __init__(self, reader: Reader, event: Event) -> None:
        self.reader, self.event = reader, event
        self.words, self.people, self.lex = reader.words, reader.people, reader.lex
        floor, end = self.words.sentence(event.at)
        self.floor, self.end = floor, end
        self.first, self.last = event.right
        self.left = max(floor, event.left - 14)
        self.to_whom = ""
        self.doer = ""
        self.objects = self._objects()
        self.near = self._near()
        self._cache: dict[str, bool] = {}

    def fits(self, sense: Sense) -> bool:
        """Whether a sense fits the verb here."""
        after = self.words.low[self.event.at + 1] if self.event.at + 1 < len(self.words.low) else "."
        if (
            after in sense.never
            or f"{after} {self.words.low[self.event.at + 2] if self.event.at + 2 < len(self.words.low) else ''}"
            in sense.never
        ):
            return False
        if sense.person == "from" and not self._from():
            return False
        if sense.object and not self._any(sense.object, self.objects):
            return False
        if sense.particle and not any(
            self.words.low[k] in sense.particle for k in range(self.event.at + 1, min(self.last, self.event.at + 12))
        ):
            return False
        if sense.near and not any(self._has(name) for name in sense.near):
            return False
        return not any(self._has(name) for name in sense.unless)

    def _any(self, wanted: tuple[str, ...], present: set[str]) -> bool:
        return any(name in present for name in wanted)

    def _objects(self) -> set[str]:
        """Classes and words of what the verb is done to."""
        words, event = self.words, self.event
        present: set[str] = set()
        if event.passive:
            self._add(present, self.left, event.left)
            self._add(present, self.first, min(self.last, event.at + 8))
        else:
            stop = self.last
            for k in range(self.first, self.last):
                speaks = event.lemma in self.lex.cue_lists["speech"]
                found = self.people.at.get(k)
                if (
                    words.low[k] == "that" and (k > event.at + 1 or speaks) and self.people.at.get(k + 1) is not None
                ) or (speaks and words.low[k] in ("that", "if", "saying", "unless", "telling")):
                    stop = k
                    break
                if speaks and found is not None and found.case == "nom" and words.label[k - 1].split(".")[0] != "IMAGE":
                    stop = k
                    break
            self._add(present, self.first, stop)
            if "IMAGE" not in present or self.words.low[self.event.subject_at - 1 : self.event.subject_at] in (
                ["that"],
                ["which"],
            ):
                self._relative(present)
            if self._image_subject():
                present.add("image-subject")
        if "IMAGE" not in present and event.at > self.reader.first_image:
            present |= self._image_pronoun()
        return present

    def _add(self, present: set[str], first: int, last: int) -> None:
        words = self.words
        for k in range(max(first, 0), min(last, len(words.low))):
            label = words.label[k]
            if label:
                parts = label.split(".")
                present.update(".".join(parts[:n]) for n in range(1, len(parts) + 1))
                group_first, group_last, _ = words.groups[words.group[k]]
                if k == group_first:
                    present.add(words.text(group_first, group_last).lower())
            present.add(words.low[k])

    def _image_subject(self) -> bool:
        """Whether a picture is what the verb says something of ("the photos appeared on")."""
        for k in range(self.event.left - 1, max(self.floor - 1, self.event.left - 6), -1):
            label, low = self.words.label[k].split(".")[0], self.words.low[k]
            if label == "IMAGE":
                return True
            if low in ("it", "they", "these") and self.event.at > self.reader.first_image:
                return True
            if low not in ("of", "her", "him", "me", "b", "then", "which", "that", "naked", "also"):
                return False
        return False

    def _relative(self, present: set[str]) -> None:
        """ "the pictures (that) he posted": the object stands before the subject."""
        k = self.event.subject_at - 1
        if self.event.subject_at < 0 or self.event.subject_at < self.floor:
            return
        while k >= self.floor and self.event.subject_at - k < 9:
            low = self.words.low[k]
            if self.words.label[k].split(".")[0] == "IMAGE":
                first, last, _ = self.words.groups[self.words.group[k]]
                self._add(present, first, last)
                self._add(present, max(self.floor, first - 4), first)
                present.add("relative")
                return
            if low not in (
                "that",
                "which",
                "of",
                "her",
                "him",
                "me",
                "them",
                "us",
                "b",
                ",",
                "all",
                "naked",
                "one",
                "in",
                "bed",
            ):
                return
            k -= 1

    def _image_pronoun(self) -> set[str]:
        """ "it", "them", "one": the picture spoken of before, within three sentences."""
        words, event = self.words, self.event
        from bisect import bisect_left

        before = bisect_left(self.reader.images, event.at) - 1
        if before < 0 or event.at - self.reader.images[before] >= 140:
            return set()
        here = range(self.left, event.left) if event.passive else range(self.first, min(self.last, event.at + 4))
        for k in here:
            low = words.low[k]
            if low in ("it", "them", "these", "those", "one", "ones", "some", "others", "dozen", "everything", "both"):
                if low == "them" and words.low[k - 1] in ("with", "at", "on", "by"):
                    continue
                after = words.low[k + 1] if k + 1 < len(words.low) else "."
                if (
                    low not in ("it", "them", "everything")
                    and after[:1].isalpha()
                    and after not in self.lex.lists["prep"]
                    and after not in ("and", "but", "that", "then", "online", "up", "out", "so", "when")
                ):
                    continue
                return {"IMAGE", "image-pronoun"}
            if event.passive and low in ("which", "that", "they") and k == event.left - 1:
                return {"IMAGE", "image-pronoun"}
        return set()

    def _near(self) -> set[str]:
        present = set(self.objects)
        self._add(present, self.first, self.last)
        self._add(present, max(self.floor, self.event.left - 6), self.event.at)
        return present

    def _has(self, name: str) -> bool:
        if name in self._cache:
            return self._cache[name]
        test: Callable[[Frame], bool] | None = _TESTS.get(name)
        found = test(self) if test is not None else name in self.near or (" " in name and self._phrase(name))
        self._cache[name] = found
        return found

    def _phrase(self, phrase: str) -> bool:
        parts = phrase.split()
        low = self.words.low
        return any(low[k : k + len(parts)] == parts for k in range(self.first - 1, min(self.last, self.end)))

    # --- what the data calls by a name -----------------------------------------------------------------------------------
    def recipients(self) -> list[tuple[str, int]]:
        """Whom it went to: persons, groups and places after "to", "with", "on", or right after the verb."""
        words, out = self.words, []
        for k in range(self.first, self.last):
            label = words.label[k].split(".")[0]
            found = self.people.at.get(k)
            before = words.low[k - 1] if k else ""
            dative = k == self.event.at + 1 or (found is not None and found.first == self.event.at + 1)
            led = self._led(
                k,
                (
                    "to",
                    "with",
                    "round",
                    "around",
                    "among",
                    "at",
                    "onto",
                    "on",
                    "in",
                    "across",
                    "into",
                    "between",
                    "via",
                    "over",
                ),
            )
            if found is not None and found.first == k and found.case != "poss" and before != "of":
                if dative or self._led(k, ("to", "with", "around", "round", "between", "at")):
                    out.append((found.who or "?", k))
            elif label == "GROUP" and (dative or led or self.event.lemma in ("show", "send", "tell")):
                out.append(("GROUP", k))
            elif label == "SITE" and led and words.label[k] != "SITE.direct":
                out.append(("SITE", k))
            elif words.low[k] in ("everyone", "everybody", "anyone", "people", "others") and (dative or led):
                out.append(("GROUP", k))
        return out

    def _led(self, k: int, preps: tuple[str, ...]) -> bool:
        for j in range(k - 1, max(self.event.at, k - 6), -1):
            low = self.words.low[j]
            if low in preps:
                return True
            if low in self.lex.lists["prep"] or (low == "," and j < k - 1):
                return low == "of" and self._led(j, preps)
        return False

    def _from(self) -> bool:
        """ "received ... from X": X is the doer."""
        if self.event.lemma == "be":
            return False
        for k in range(self.first, self.last):
            if self.words.low[k] == "from":
                for j in range(k + 1, min(k + 5, self.last)):
                    found = self.people.at.get(j)
                    if found is not None:
                        self.doer = found.who
                        return True
        return self.event.subject == self.people.affected

    def to_others(self) -> bool:
        """Whether it went to somebody other than the one who was wronged and the doer."""
        b = self.people.affected
        names = [who for who, _ in self.recipients()]
        others = [who for who in names if who not in (b, self.event.subject, "?", "")]
        if others:
            self.to_whom = "others"
            return True
        if names and all(who == b for who in names):
            self.to_whom = b
        return bool(
            not names
            and self.event.passive
            and any(self.words.label[k].split(".")[0] in _OTHERS for k in range(self.first, self.last))
        )

    def to_affected(self) -> bool:
        """Whether it went to the one who was wronged, and to nobody else."""
        return not self.to_others() and self.to_whom == self.people.affected and bool(self.to_whom)

    def of_affected(self) -> bool:
        """Whether the picture is said to be of the one who was wronged: "of her", "her nudes"."""
        words = self.words
        for k in range(self.left, self.last):
            if (
                words.low[k] == "of"
                and k
                and any(words.label[j].split(".")[0] == "IMAGE" for j in range(max(k - 4, 0), k))
            ):
                for j in range(k + 1, min(k + 6, self.end)):
                    found = self.people.at.get(j)
                    if found is not None:
                        return (
                            found.who == self.people.affected
                            or (not found.who and self.people.affected in found.unsure)
                            or (found.who == "" and found.gender == "t")
                        )
            if words.label[k].split(".")[0] == "IMAGE" and words.label[k] != "IMAGE.genitals":
                first = words.groups[words.group[k]][0]
                found = self.people.at.get(first - 1)
                if found is not None and found.case == "poss" and found.who == self.people.affected:
                    return True
        return False

    def own_image(self) -> bool:
        """Whether the doer is the one who was wronged, or the picture is of the doer."""
        if self.event.subject and self.event.subject == self.people.affected:
            return True
        if "IMAGE.genitals" in self.objects:
            return True
        words = self.words
        for k in range(self.first, self.last):
            if words.low[k] in ("himself", "herself", "themselves", "myself", "themself"):
                return words.low[k - 1] == "of"
            if words.label[k] == "GENITAL" and not self.of_affected():
                return True
        return False

    def evidence(self) -> bool:
        """Whether the one who was wronged, or the police, made a record of what was done."""
        return self.event.subject in (self.people.affected, OFFICIAL, ME, CLIENT) and bool(self.event.subject)

    def fake(self) -> bool:
        return any(name in self.near for name in ("IMAGE.fake", "AITOOL"))

    def request_made(self) -> bool:
        """ "asked ... to turn / make / paste ...": another is asked to make a picture."""
        words = self.words
        making = {
            "make",
            "create",
            "turn",
            "edit",
            "photoshop",
            "paste",
            "put",
            "nudify",
            "deepfake",
            "generate",
            "produce",
            "fake",
            "superimpose",
            "undress",
            "redraw",
            "swap",
            "strip",
            "remove",
        }
        end = min(self.end, self.event.at + 30)
        for k in range(self.event.at + 1, end):
            if words.form[k].lemma in making and not words.label[k]:
                labels = {words.label[j].split(".")[0] for j in range(k, min(k + 14, self.end))}
                if labels & {"IMAGE", "FAKEWORD"} or "porn" in words.low[k : k + 14]:
                    return self.event.subject != self.people.affected
        return self.event.lemma in ("commission", "request", "order") and "IMAGE.fake" in self.near

    def copied_from(self) -> bool:
        """ "took photos from her profile": got hold of, not taken with a camera."""
        for k in range(self.first, self.last):
            if self.words.low[k] in ("from", "off"):
                near = range(k + 1, min(k + 5, self.end))
                if any(
                    self.words.label[j].split(".")[0] in ("SITE", "PHONE")
                    or self.words.low[j] in ("profile", "account", "page", "album", "media", "cloud", "feed", "story")
                    for j in near
                ):
                    return True
        return False

    def into_intimate(self) -> bool:
        """ "into ... naked", "in see-through underwear", "with no clothes on": what an ordinary picture is turned into."""
        words = self.words
        for k in range(self.first, min(self.end, self.event.at + 20)):
            if words.low[k] in ("into", "in", "with", "to", "look", "without", "off"):
                near = [words.label[j] for j in range(k, min(k + 9, self.end))]
                if (
                    any(
                        label.startswith(
                            (
                                "INTIMATE.nude",
                                "INTIMATE.sexual",
                                "INTIMATE.topless",
                                "IMAGE.nude",
                                "IMAGE.sexual",
                                "UNDERWEAR",
                                "IMAGE.fake",
                            )
                        )
                        for label in near
                    )
                    or "porn" in words.low[k : k + 9]
                ):
                    return self.event.subject != self.people.affected
        return False

    def look_at(self) -> bool:
        words = self.words
        face = any(words.low[k] == "face" for k in range(self.first, self.last))
        made = self.event.lemma in ("make", "force")
        seen = range(self.first + 1, min(self.first + 5, self.end)) if made else range(self.first, self.end)
        look = any(words.form[k].lemma in ("look", "watch", "see", "view") for k in seen) and (
            not made or self.first in self.people.at
        )
        image = any(
            words.label[k].split(".")[0] == "IMAGE" or words.label[k] == "SEXACT" for k in range(self.first, self.end)
        )
        return (
            (face or self.event.lemma in ("make", "force"))
            and look
            and image
            and self.event.subject != self.people.affected
        )

    def exposure(self) -> bool:
        near = self.near
        himself = any(
            self.words.low[k] in ("himself", "herself", "themselves")
            for k in range(self.first, min(self.last, self.event.at + 4))
        )
        if self.event.lemma == "expose":
            return himself or "GENITAL" in near
        if self.event.lemma == "flash":
            return not any(name in near for name in ("PHONE", "light")) and (
                himself
                or "GENITAL" in near
                or self.to_affected()
                or any(
                    self.words.low[k] in ("at", "her", "me", "him", "us")
                    for k in range(self.first, min(self.last, self.event.at + 2))
                )
            )
        if self.event.lemma in ("masturbate", "wank"):
            return any(w in near for w in ("front", "at", "outside", "opposite", "facing")) and "IMAGE" not in near
        return "GENITAL" in self.objects and (
            (self.event.lemma in ("pull", "get", "whip", "take") and "out" in near)
            or self.event.lemma in ("show", "wave")
        )

    def make_threat(self) -> bool:
        return (
            any(w in self.objects for w in ("threat", "threats", "demand", "demands"))
            and "IMAGE.fake" not in self.objects
        )

    def content_shows(self) -> bool:
        """ "the clip shows her thighs": what a picture shows, not who showed it."""
        k = self.event.left - 1
        if k >= self.floor and (
            self.words.label[k].split(".")[0] == "IMAGE"
            or self.words.low[k] in ("it", "they", "this", "that", "screen", "record", "phone")
        ):
            return not self.event.subject or self.words.low[k] in ("it", "they", "record") or self.words.label[k] != ""
        return False


_TESTS: dict[str, Callable[[Frame], bool]] = {
    "to-others": Frame.to_others,
    "to-affected": Frame.to_affected,
    "of-affected": Frame.of_affected,
    "own-image": Frame.own_image,
    "evidence": Frame.evidence,
    "fake": Frame.fake,
    "request-made": Frame.request_made,
    "copied-from": Frame.copied_from,
    "into-intimate": Frame.into_intimate,
    "has-got": lambda frame: (
        any(w in ("has", "have", "'s", "'ve", "had") for w in frame.words.low[frame.event.left : frame.event.at])
        and "hold" not in frame.objects
    ),
    "look-at": Frame.look_at,
    "exposure": Frame.exposure,
    "make-threat": Frame.make_threat,
    "content-shows": Frame.content_shows,
    "got": lambda frame: (
        frame.event.lemma == "have"
        and any(w in frame.near for w in ("been", "to"))
        and frame.event.at + 1 < len(frame.words.low)
        and frame.words.low[frame.event.at + 1] in ("been", "to")
    ),
    "found": lambda frame: frame.event.lemma in ("find",) or frame.event.subject == frame.people.affected,
    "drawn": lambda frame: "IMAGE.drawn" in frame.near and "IMAGE" not in frame.objects,
    "tv": lambda frame: any(
        w in frame.near for w in ("tv", "telly", "television", "football", "match", "film", "netflix")
    ),
    "call": lambda frame: any(
        w in frame.objects for w in ("call", "calls", "conversation", "conversations", "song", "voice", "messages")
    ),
    "site": lambda frame: "SITE" in frame.objects and "IMAGE" not in frame.objects,
    "removal": lambda frame: any(w in frame.near for w in ("delete", "remove", "down", "back")),
    "asked-ordinary": lambda frame: (
        frame.event.subject == frame.people.affected
        or (
            frame.event.lemma in ("ask", "want", "tell", "order")
            and "or" not in frame.near
            and "unless" not in frame.near
            and "threaten" not in frame.near
            and "IMAGE" not in frame.near
        )
    ),
    "own-login": lambda frame: frame.event.subject == frame.people.affected or frame.event.subject in (ME, CLIENT),
    "taken-by-self": lambda frame: any(w in frame.near for w in ("his phone camera",)),
}
