"""Whether a verb was done: denied, refused, threatened, only feared or heard of, asked for, or said plainly."""

from __future__ import annotations

from assessor.notes.events import Event
from assessor.notes.lexicon import Cue, Lexicon
from assessor.notes.mentions import CLIENT, ME, OFFICIAL, People
from assessor.notes.subjects import Subjects
from assessor.notes.tokens import Hit, Words
from assessor.notes.verbs import Verbs


class Statuses:
    """Weighs the cues round a verb."""

    def __init__(self, words: Words, people: People, lex: Lexicon, cues: list[Hit]) -> None:
        self.words, self.people, self.lex = words, people, lex
        self.subjects, self.verbs = Subjects(words, people, lex), Verbs(words, people, lex)
        self.cue_of = {cue.id: cue for cue in lex.cues}
        self.cues_in: dict[int, list[Hit]] = {}
        for hit in cues:
            self.cues_in.setdefault(words.number(hit.first), []).append(hit)

    def settle(self, event: Event, previous: Event | None) -> None:
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
            if distance > cue.reach or not self.fits(cue, shape, event, hit):
                continue
            if distance > 0 and self.blocked(hit.last, event.left, cue, event):
                continue
            if cue.id == "conditional" and event.modal in ("would",) and self._second_clause(hit.last, event.left):
                continue
            if best is None or hit.last > best[2].last or (hit.last == best[2].last and hit.first < best[2].first):
                best = (distance, cue, hit)
        if best is not None:
            _, cue, hit = best
            status = cue.status
            if self.negated_cue(hit) and status == "threat":
                status = "negated"
            elif self.negated_cue(hit) and status == "denied":
                status = "said"
            elif self.negated_cue(hit) and status in ("agreed",):
                status = "said" if event.ing or "being" in words.low[event.left : event.at] else "refused"
            self._set(event, status, cue.id, hit.first, hit.last)
            if event.negated and status in ("said",):
                self._set(event, "negated", "negation", event.left, event.at)
            return
        if self._by_agreement(event):
            return
        if event.negated or self._negated_right(event) or self._denied_before(event, previous):
            self._set(event, "negated", "negation", event.left, event.at + 1)
            return
        if event.modal in ("would", "could"):
            self._hypothetical(event)
            return
        if self._or_else(event):
            self._set(event, "threat", "threat.or", event.left, event.at + 1)
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

    def _or_else(self, event: Event) -> bool:
        """ "pay, or your sister gets the film": what is to happen otherwise, said in the present."""
        before = self.words.low[max(event.left - 7, self.words.sentence(event.at)[0]) : event.left]
        form = self.words.form[event.at].form
        if event.to or "or" not in before:
            return False
        if form == "ing":
            return "or" in before[-3:]
        return form in ("s", "base") and event.lemma in ("get", "go", "receive", "see")

    def _denied_before(self, event: Event, previous: Event | None) -> bool:
        """A "not" said earlier that holds here too: "nor has he ever taken one", "never had one taken", "has not made or shared"."""
        before = self.words.low[max(event.left - 6, self.words.sentence(event.at)[0]) : event.left]
        if "nor" in before and not {",", ";"} & set(before[before.index("nor") :]):
            return True
        if (
            event.passive
            and event.left == event.at
            and {"never", "not", "n't"} & set(before)
            and {"have", "had", "'ve"} & set(before)
        ):
            return True
        return (
            previous is not None
            and previous.negated
            and self.words.low[event.left - 1] in ("or", "nor")
            and event.left - previous.at <= 3
        )

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

    def fits(self, cue: Cue, shape: set[str], event: Event, hit: Hit) -> bool:
        if not shape & set(cue.needs):
            return False
        if cue.by == "subject":
            who = self.subjects.of_cue(hit)
            return not who or not event.subject or who == event.subject
        if cue.by == "responsible":
            return self.subjects.of_cue(hit) != self.people.affected
        if cue.by == "other":
            who = self.subjects.of_cue(hit)
            lemma = next(
                (w for k in range(hit.first, hit.last) if (w := self.words.form[k].lemma) in ("hear", "tell", "say")),
                "",
            )
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

    def blocked(self, first: int, last: int, cue: Cue, event: Event) -> bool:
        """Whether a new clause lies between a cue and the verb."""
        words = self.words
        for k in range(first, min(last, len(words.low))):
            low = words.low[k]
            if low in (";", "but", "however", "because", "cos") or (low == ":" and cue.status != "hypothetical"):
                return True
            if low in ("and", ",", "or") and k + 1 < len(words.low):
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
                            and not self.subjects.owned(self.people.at[k])
                        )
                    )
                )
                if m
            )
            >= 2
            or (first < last and self.words.low[last - 1] == ",")
            or (first < last and self.words.label[last - 1].startswith("IMAGE"))
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

    def negated_cue(self, hit: Hit) -> bool:
        """Whether the cue is itself denied ("has not threatened to")."""
        lists = self.lex.lists
        for k in range(hit.first - 1, max(hit.first - 5, self.words.sentence(hit.first)[0] - 1), -1):
            low = self.words.low[k]
            if low in lists["neg"] or low in ("nobody", "none", "neither", "nor", "no", "didnae", "hasnae"):
                return True
            if not low.endswith("ly") and low not in lists["be"] | lists["have"] | lists["do"] | lists[
                "adverb"
            ] | lists["modal"] | {
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
            if words.low[k] in self.lex.lists["written"] and words.low[k + 1 : k + 2] == [":"]:
                self._set(event, "threat", "threat.said", k, k + 1)
                return
            if lemma in self.lex.cue_lists["speech"] and not words.label[k] and words.form[k].form not in ("base",):
                written = words.form[k].form == "ing" and words.low[k - 1] in self.lex.lists["written"]
                who = "" if written else self.subjects.of_cue(Hit("", k, k + 1))
                denied = self.negated_cue(Hit("", k, k + 1))
                if who and event.subject and who != event.subject:
                    if who in (self.people.affected, CLIENT, ME):
                        continue
                    break
                if denied or (lemma == "promise" and event.negated):
                    self._set(event, "negated", "negation", k, k + 1)
                elif event.modal == "would" or lemma in ("threaten", "warn"):
                    self._set(event, "threat", "threat.said", k, k + 1)
                    if not event.subject and who not in (self.people.affected, CLIENT, ME):
                        event.subject = who
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
            if words.form[k].lemma and not words.label[k] and self.verbs.loosely(k):
                return words.form[k].lemma
            if words.low[k] in (";", ":", "but"):
                return "-"
        return "-"

    def _joined(self, previous: Event, event: Event) -> bool:
        between = self.words.low[previous.at + 1 : event.left]
        return (
            "and" in between[-1:] or "or" in between[-1:] or "then" in between[-1:] or between[-1:] == [","]
        ) and event.subject == previous.subject
